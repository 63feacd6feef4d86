"""How the tables came to be as they are: one small step a module, in `versions`."""

NEWEST = 17
"""The number of the last migration; a register beyond it was made by a later program."""
