"""Surat: letters by state, a new one, and one letter from draft to paper."""
