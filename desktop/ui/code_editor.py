"""A text field for a classification code: the usual ones are offered as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from desktop.domain.classification import CODES
from desktop.ui.editors import TextEditor

_CODE = Qt.ItemDataRole.UserRole + 1


class CodeEditor(TextEditor):
    """Takes any code; a list says what those of Permendagri 83/2022 are for."""

    def __init__(self) -> None:
        super().__init__()
        model = QStandardItemModel(self)
        for code, meaning in CODES.items():
            item = QStandardItem(f"{code}   {meaning}")
            item.setData(code, _CODE)
            model.appendRow(item)
        completer = QCompleter(model, self)
        completer.setCompletionRole(_CODE)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
