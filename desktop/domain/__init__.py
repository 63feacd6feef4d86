"""Rules and values of the field; standard library only (Babel for dates and numbers)."""
