"""Any two of letter, annex, sheet and register held against each other."""
