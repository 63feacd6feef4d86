"""A whole office made up from nothing, to try the program and to show it."""
