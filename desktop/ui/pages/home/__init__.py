"""Beranda: what needs doing now, and how far the office is."""
