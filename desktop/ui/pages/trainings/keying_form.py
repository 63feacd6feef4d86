"""A signed page keyed back: its code, the numbers that signed, names in blank rows, its scan."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from db.queries.attendance import SignPageLine
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import read_page_code
from desktop.services.training.signed_sheets import rows_of
from desktop.ui.editors import TextEditor
from desktop.ui.pages.trainings.read import Standing, session_words
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, holder, row
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Shortened, Words

MOST_BLANK = 48


@dataclass(frozen=True, slots=True)
class KeyedPage:
    """What was keyed: of which session, from which page, the numbers as typed, the names."""

    session: int
    page: str
    rows: str
    names: Mapping[int, str]
    scan: Path | None


class KeyingForm(Card):
    """Asks for a page; `submitted` gives it, `code_typed` a code that is none of this training.

    A scanner types the code and Enter: then the numbers are next.
    """

    submitted = Signal(object)
    code_typed = Signal(str)
    scan_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Key a signed sheet"))
        self._standing: Standing | None = None
        self._scan: Path | None = None
        self.code = TextEditor(40)
        self.code.setPlaceholderText(_("From the top right, such as H7K3-2"))
        self.code.returnPressed.connect(self._on_code)
        self.code.textChanged.connect(lambda _text: self._show_page())
        self.session = Choice(name=_("Session"))
        self.rows = TextEditor(2000)
        self.rows.setPlaceholderText("3, 5, 8-12")
        self.rows.returnPressed.connect(self.submit)
        self._told = Words("", "caption", wrap=True)
        self._wrong = Words("", "caption", wrap=True, tone="error")
        self._wrong.hide()
        self._names: dict[int, tuple[TextEditor, TextEditor]] = {}
        self._blank_head = Words(_("Names in blank rows"), "label")
        self._blank_head.hide()
        self._of_session = QWidget()
        self._blanks = QWidget()
        self._grid = QGridLayout(self._blanks)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._scan_words = Shortened("", "caption")
        self.scan_button = Button(
            _("Scan of the page..."), self.scan_wanted.emit, icon="attach", small=True
        )
        self.act = Button(_("Mark as present"), self.submit, icon="checkmark", kind="filled")
        self._lay_out()

    def _lay_out(self) -> None:
        for words, editor in (
            (_("Page code"), self.code),
            (_("Session"), self.session),
            (_("Numbers that signed"), self.rows),
        ):
            editor.setAccessibleName(words)
            label = Words(words, "label")
            label.setBuddy(editor)
            asked = holder(column(label, editor, gap=4))
            self.body.addWidget(asked)
            if editor is self.session:
                self._of_session = asked
            if editor is self.code:
                self.body.addWidget(self._told)
        self.body.addWidget(self._blank_head)
        self.body.addWidget(self._blanks)
        scan = row(self.scan_button)
        scan.addWidget(self._scan_words, 1)
        self.body.addLayout(scan)
        self.body.addWidget(self._wrong)
        self.body.addLayout(row(self.act, None))
        self.body.addStretch(1)

    def show_standing(self, standing: Standing) -> None:
        """Take pages and sessions of a training; what is typed stays while it is the same."""
        if self._standing is None or self._standing.line.id != standing.line.id:
            self.clear()
        self._standing = standing
        self.session.set_choices(
            [(str(each.id), session_words(number, each)) for number, each in standing.held]
        )
        self._show_page()
        why = _("The training is closed") if standing.closed else _("There is no session")
        self.act.allow(not standing.closed and bool(standing.held), why)

    def page(self) -> SignPageLine | None:
        """The page of this training whose code is typed; nothing where there is none."""
        code = read_page_code(self.code.value())
        pages = self._standing.pages if self._standing else ()
        return next((each for each in pages if each.code == code), None)

    def take_page(self, code: str) -> None:
        """Begin with a page, as if its code were scanned."""
        self.code.set_value(code)
        self._on_code()

    def take_scan(self, path: Path) -> None:
        """File this with the page when it is keyed."""
        self._scan = path
        self._scan_words.setText(path.name)

    def clear(self) -> None:
        """Be ready for the next page."""
        for each in (self.code, self.rows):
            each.clear()
        self._scan = None
        self._scan_words.setText("")
        self.show_wrong("")

    def show_wrong(self, text: str) -> None:
        """Say what is wrong and what to do, or take it back."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))

    def _on_code(self) -> None:
        if self.page() is not None or not self.code.value():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.code_typed.emit(self.code.value())

    def _show_page(self) -> None:
        """Say what the page of the code is, and ask for the names in its blank rows."""
        page, standing = self.page(), self._standing
        self._of_session.setVisible(page is None)
        self.show_wrong("")
        if page is None or standing is None:
            self._told.setText(_("Without a code the numbers are those of the list."))
            self._show_blanks([])
            return
        self.session.set_value(str(page.session_id))
        numbers = rows_of(page)
        held = standing.session(page.session_id)
        words = _("S{number} {title}: page {page} of {pages}, numbers {first} to {last}")
        self._told.setText(
            words.format(
                number=standing.number(page.session_id),
                title=held.title if held else "",
                page=page.page,
                pages=page.pages,
                first=numbers[0] if numbers else "–",
                last=numbers[-1] if numbers else "–",
            )
        )
        self._show_blanks(standing.blank_rows(page)[:MOST_BLANK])

    def _show_blanks(self, numbers: list[int]) -> None:
        if numbers == list(self._names):
            return
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._names = {}
        for line, number in enumerate(numbers):
            name, body = TextEditor(), TextEditor()
            name.setPlaceholderText(_("Name"))
            body.setPlaceholderText(_("Wadah or institution"))
            name.setAccessibleName(_("Name in row {n}").format(n=number))
            body.setAccessibleName(_("Wadah or institution in row {n}").format(n=number))
            body.returnPressed.connect(self.submit)
            self._grid.addWidget(Words(str(number), "second"), line, 0)
            self._grid.addWidget(name, line, 1)
            self._grid.addWidget(body, line, 2)
            self._names[number] = (name, body)
        self._blank_head.setVisible(bool(numbers))
        self._blanks.setVisible(bool(numbers))

    def names(self) -> dict[int, str]:
        """The blank rows that were filled in: `Name` or `Name | Wadah`."""
        return {
            number: " | ".join(part for part in (name.value(), body.value()) if part)
            for number, (name, body) in self._names.items()
            if name.value()
        }

    def submit(self) -> None:
        """Give out what was keyed."""
        page = self.page()
        typed = self.code.value()
        if typed and page is None:
            self.code_typed.emit(typed)
            return
        if not self.rows.value() and not self.names() and self._scan is None:
            self.show_wrong(_("Write the numbers that signed, such as 3, 5, 8-12."))
            self.rows.setFocus()
            return
        session = page.session_id if page else int(self.session.value() or 0)
        code = page.code if page else ""
        self.submitted.emit(KeyedPage(session, code, self.rows.value(), self.names(), self._scan))
