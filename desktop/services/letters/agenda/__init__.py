"""The agenda book: which number went to whom, and which numbers nobody has."""
