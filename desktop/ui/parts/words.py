"""Texts by rank: titles, headings, captions, figures."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class Words(QLabel):
    """A text of a rank: title, name, heading, strong, label, caption, second, small, figure, count.

    `wrap` lets it take several lines; `tone` is error, warning or ok. Never reads markup: what a
    list says is shown as it stands.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        wrap: bool = False,
        tone: str = "",
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_tone(self, tone: str) -> None:
        """Turn the text into an error, warning or ok, or back with an empty tone."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class Shortened(Words):
    """A text on one line that ends in an ellipsis where there is no room; the tooltip is whole."""

    def __init__(self, text: str = "", role: str = "", *, tone: str = "") -> None:
        super().__init__(text, role, tone=tone)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        self._whole = text
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def whole(self) -> str:
        """The text as it was given."""
        return self._whole

    def resizeEvent(self, event: object) -> None:
        self._shorten()

    def _shorten(self) -> None:
        room = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(room)
        self.setToolTip(self._whole if room != self._whole else "")
        self.setAccessibleName(self._whole)
