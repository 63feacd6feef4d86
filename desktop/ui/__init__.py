"""The window: pages, dialogs, and the parts they are made of."""
