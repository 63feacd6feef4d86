"""Signing letters with a person's key file, and reading the signatures that a file bears."""
