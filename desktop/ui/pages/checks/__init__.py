"""Padan BPJS: the insurer's check before a letter."""
