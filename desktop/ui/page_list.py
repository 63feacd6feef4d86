"""The pages of the window, in the order of the side bar. A new page is one line here."""

from desktop.ui.pages.page import Page
from desktop.ui.pages.settings.page import SettingsPage

PAGES: tuple[type[Page], ...] = (SettingsPage,)

AT_THE_END = SettingsPage.KEY
"""This one stands apart, at the end of the side bar."""
