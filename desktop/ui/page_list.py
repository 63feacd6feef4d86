"""The pages of the window, in the order of the side bar. A new page is one line here."""

from desktop.ui.pages.home.page import HomePage
from desktop.ui.pages.page import Page
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.pages.workers.page import WorkersPage

PAGES: tuple[type[Page], ...] = (
    HomePage,
    WorkersPage,
    SettingsPage,
)

AT_THE_END = SettingsPage.KEY
"""This one stands apart, at the end of the side bar."""
