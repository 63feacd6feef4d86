"""Lontar: the register of vulnerable workers of a labour office, and its letters."""
