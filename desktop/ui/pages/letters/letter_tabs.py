"""The further parts of a letter in the order of their tabs, after its pages and its people."""

from desktop.ui.pages.letters.answering import AnsweringTab
from desktop.ui.pages.letters.beside import BesideTab
from desktop.ui.pages.letters.comparing import ComparingTab
from desktop.ui.pages.letters.letter_tab import LetterTab

TABS: tuple[type[LetterTab], ...] = (AnsweringTab, BesideTab, ComparingTab)
