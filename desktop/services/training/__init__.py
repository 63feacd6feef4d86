"""Trainings: sessions, participants, attendance in four ways, results."""
