"""What every section of the settings is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.context import Context


class Section(QWidget):
    """A tab of the settings page; reads in `reload`, saves in jobs of its own."""

    TITLE = ""
    """Marked for the catalogue."""
    KEY = ""
    TABLES: frozenset[str] = frozenset()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 16, 0, 0)
        self.body.setSpacing(12)

    def reload(self) -> None:
        """Read the register again."""
