"""The insurer's check before a letter (padan): list out, answer in, replacements."""
