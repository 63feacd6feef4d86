"""Ganda: workers who may be one person, decided one pair at a time."""
