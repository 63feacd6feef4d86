"""Papers about made-up people under the office's letterhead: a wording before it holds."""
