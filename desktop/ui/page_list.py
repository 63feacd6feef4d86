"""The pages of the window, in the order of the side bar. A new page is one line here."""

from desktop.ui.pages.agents.page import AgentsPage
from desktop.ui.pages.checks.page import ChecksPage
from desktop.ui.pages.doubles.page import DoublesPage
from desktop.ui.pages.home.page import HomePage
from desktop.ui.pages.imports.page import ImportPage
from desktop.ui.pages.letters.page import LettersPage
from desktop.ui.pages.page import Page
from desktop.ui.pages.settings.page import SettingsPage
from desktop.ui.pages.trainings.page import TrainingsPage
from desktop.ui.pages.verification.page import VerificationPage
from desktop.ui.pages.workers.page import WorkersPage

PAGES: tuple[type[Page], ...] = (
    HomePage,
    WorkersPage,
    ImportPage,
    DoublesPage,
    VerificationPage,
    ChecksPage,
    LettersPage,
    AgentsPage,
    TrainingsPage,
    SettingsPage,
)

AT_THE_END = SettingsPage.KEY
"""This one stands apart, at the end of the side bar."""
