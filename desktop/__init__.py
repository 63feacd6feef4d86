"""Lontar: the register of vulnerable workers of a labour office, and its letters."""

__version__ = "0.1.0"
