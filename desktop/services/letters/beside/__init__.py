"""The papers that go with a letter: made from what was frozen, kept as they were handed out."""
