"""The frame of every dialog: title inside, content, buttons right with the filled one last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.ui.look import look
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import fill, holder, part, row, scrolling
from desktop.ui.parts.words import Words


class Dialog(QDialog):
    """A dialog that is freed when it closes. Fill `body`, and name the act by `set_act`.

    The act calls `submit`; without more it closes the dialog as accepted.
    """

    def __init__(
        self, title: str, caption: str = "", parent: QWidget | None = None, *, width: int = 520
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setMinimumWidth(min(width, 480))
        self._width = width
        self.body = QVBoxLayout()
        self.body.setContentsMargins(28, 20, 28, 20)
        self.body.setSpacing(12)
        self.title = Words(title, "title")
        self.body.addWidget(self.title)
        self.caption = Words(caption, "caption", wrap=True)
        self.caption.setVisible(bool(caption))
        self.body.addWidget(self.caption)
        self.fault = Banner("", "error")
        self.fault.hide()
        self.sum = Words("", "second", tone="error")
        self.left_buttons = QHBoxLayout()
        self.left_buttons.setSpacing(8)
        self.leave = Button(_("Cancel"), self.reject)
        self.act = Button("", self.submit, kind="filled")
        self.act.setDefault(True)
        self.act.hide()
        footer = row(
            self.left_buttons, self.sum, None, self.leave, self.act, margins=(28, 12, 28, 12)
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._content = holder(self.body)
        outer.addWidget(scrolling(self._content), 1)
        under = QVBoxLayout()
        under.setContentsMargins(28, 0, 28, 8)
        under.addWidget(self.fault)
        outer.addLayout(under)
        self._footer = part("footer", footer)
        outer.addWidget(self._footer)

    def set_act(self, words: str, icon: str = "") -> None:
        """Name the filled button: a verb and what it does it to."""
        self.act.set_text(words)
        if icon:
            self.act.setIcon(look().icon(icon, "on_accent"))
        self.act.show()

    def add(self, *items: QWidget | int | None) -> None:
        """Put more into the body."""
        fill(self.body, items)

    def submit(self) -> None:
        """What the filled button does."""
        self.accept()

    def refuse(self, error: UserError) -> None:
        """Say over the buttons why it could not be done; the dialog stays, with what was typed."""
        self.fault.set_text(error.message)
        self.fault.show()
        self.act.setEnabled(True)

    def open(self) -> None:
        self.fit()
        super().open()
        # Only now do fonts and heights of the style sheet count.
        self.fit()
        self._focus_first()

    def _focus_first(self) -> None:
        """Put the cursor into the first thing to fill in, else on the filled button."""
        for widget in self._content.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.PopupFocusReason)
                return
        self.act.setFocus(Qt.FocusReason.PopupFocusReason)

    def done(self, result: int) -> None:
        super().done(result)
        # A dialog that was never shown gets no close event, and would stay.
        self.deleteLater()

    def fit(self) -> None:
        """As large as its content, and never larger than the window or the screen."""
        parent = self.parentWidget()
        room = self.screen().availableSize()
        over = parent.window().size() if parent else room
        width = min(self._width, over.width() - 40)
        self.body.activate()
        inside = self.body.heightForWidth(width) if self.body.hasHeightForWidth() else -1
        # Wrapping texts ask for more as their least than they need at this width.
        least = max(self._content.sizeHint().height(), self._content.minimumSizeHint().height())
        inside = max(inside, least)
        height = inside + self._footer.sizeHint().height() + 10
        self.resize(width, min(height, over.height()))
