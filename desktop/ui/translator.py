"""Qt's own words (buttons, menus of text fields) out of the program's catalogue."""

from PySide6.QtCore import QObject, QTranslator

from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

QT_WORDS: dict[str, str] = {
    "OK": _("OK"),
    "&OK": _("OK"),
    "Cancel": _("Cancel"),
    "&Cancel": _("Cancel"),
    "Close": _("Close"),
    "&Close": _("Close"),
    "&Yes": _("Yes"),
    "&No": _("No"),
    "&Save": _("Save"),
    "Save": _("Save"),
    "&Open": _("Open"),
    "Open": _("Open"),
    "&Choose": _("Choose"),
    "&Undo": _("Undo"),
    "&Redo": _("Redo"),
    "Cu&t": _("Cut"),
    "&Copy": _("Copy"),
    "&Paste": _("Paste"),
    "Delete": _("Delete"),
    "Select All": _("Select all"),
    "Look in:": _("Look in:"),
    "File &name:": _("File name:"),
    "Files of type:": _("Files of type:"),
    "&Delete": _("Delete"),
    "&Rename": _("Rename"),
    "&New Folder": _("New folder"),
    "Directory:": _("Folder:"),
    "Show &hidden files": _("Show hidden files"),
}


class CatalogueTranslator(QTranslator):
    """Gives Qt the words of our catalogue, and leaves the rest as Qt has it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        word = QT_WORDS.get(sourceText)
        # An empty text would be taken as the translation: papers lost their names, dialogs their
        # words. Only nothing at all lets Qt keep its own.
        return gettext(word) if word else None  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return False
