"""The command line: one module a noun, through the same deeds as the window. No Qt here."""
