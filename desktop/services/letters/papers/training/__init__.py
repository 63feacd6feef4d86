"""Papers of a training: facts in, bytes of a PDF out; nothing here asks the register."""
