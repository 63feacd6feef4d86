"""What the insurer answers to a letter, and what follows from it."""
