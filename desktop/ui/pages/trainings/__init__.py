"""Pelatihan: the list of trainings, and one training in its parts."""
