"""The door of a training: a whole screen for a scanner, that marks who comes."""
