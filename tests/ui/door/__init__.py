"""The door of a training, in a real window without a screen, by keys as a scanner sends them."""
