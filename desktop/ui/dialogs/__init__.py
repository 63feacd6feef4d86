"""Dialogs, one question a module: they take plain values and give plain values back."""
