"""Data that travels with the program: regions, rates, fonts, icons, letterforms, words."""
