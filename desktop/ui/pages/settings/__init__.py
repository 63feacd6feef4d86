"""The settings page, a section a module."""
