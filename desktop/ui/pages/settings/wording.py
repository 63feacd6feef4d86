"""The wording of letters and other papers: written part by part, seen on the very page."""

import tomllib
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
)

from db.queries.wording import VersionLine
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.domain.toml_text import toml_text
from desktop.services.letters.letterform_kinds import kind_name
from desktop.services.letters.letterforms import (
    check_wording,
    laid_over,
    letterform_kinds,
    letterform_versions,
    office_wording,
    program_text,
    read_wording,
    set_letterform,
)
from desktop.services.letters.papers.templates import Problem, place_words
from desktop.services.letters.papers.wording import letterform
from desktop.services.letters.specimen.drawing import draw_specimen, field_examples
from desktop.ui.context import Context
from desktop.ui.pages.settings.section import Section
from desktop.ui.pages.settings.versions import version_words
from desktop.ui.pages.settings.wording_form import WordingForm
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, holder, row, scrolling
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.pdf_view import PdfView
from desktop.ui.parts.words import Shortened, Words
from desktop.ui.turns import Turns

_WAIT = 500
_NARROW = 900
"""Without room for three columns the page is shown where the form was."""


class WordingSection(Section):
    """A kind is chosen, its parts are written, its page is seen; saved as a version."""

    KEY = "wording"
    TITLE = mark("Wording of letters")
    TABLES = frozenset(("letterform", "office", "setting", "official"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kind = ""
        self._drafts: dict[str, dict[str, Any]] = {}
        self._turns = Turns()
        self.kinds = Choice((), _("Paper"))
        self.kinds.currentIndexChanged.connect(lambda _at: self._on_kind())
        self._told = Shortened("", "second")
        self._versions = Button(_("Versions"), icon="history")
        self._menu = QMenu(self._versions)
        self._versions.setMenu(self._menu)
        self._raw_button = Button(_("As text"), self._on_raw, kind="bare")
        self.save = Button(_("Save this wording"), self._on_save, kind="filled")
        self.form = WordingForm()
        self.form.edited.connect(self._on_edited)
        self.raw = QPlainTextEdit()
        self.raw.setAccessibleName(_("The wording as text"))
        self.raw.textChanged.connect(self._on_edited)
        self.fields = QListWidget()
        self.fields.setAccessibleName(_("Fields"))
        self.fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fields.setSpacing(2)
        self.fields.setMinimumWidth(120)
        self.fields.itemClicked.connect(self._on_field)
        self.fields.itemActivated.connect(self._on_field)
        self.preview = PdfView(_("Made-up people"))
        self.problem = Words("", "second", wrap=True, tone="error")
        self.problem.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._draw)
        top = row(self.kinds, gap=8)
        top.addWidget(self._told, 1)
        for button in (self._raw_button, self._versions, self.save):
            top.addWidget(button)
        self.body.addLayout(top)
        self.body.addWidget(self.problem)
        self.body.addWidget(self._columns(), 1)

    def _columns(self) -> QSplitter:
        """The form or the text, the fields, the page."""
        self._stack = QStackedWidget()
        sheet = Card()
        sheet.body.setContentsMargins(0, 0, 0, 0)
        sheet.body.addWidget(scrolling(self.form))
        self._stack.addWidget(sheet)
        self._stack.addWidget(self.raw)
        beside = column(
            Words(_("Fields"), "heading"),
            Words(_("Click: the field is written where the cursor stands."), "caption", wrap=True),
            gap=4,
        )
        beside.addWidget(self.fields, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        for widget, part in ((self._stack, 5), (holder(beside), 2), (self.preview, 5)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(self.split.count() - 1, part)
        self.split.setMinimumHeight(320)
        self.split.setSizes([430, 190, 430])
        return self.split

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _NARROW
        self.preview.setVisible(wide)
        self.kinds.setMinimumWidth(260 if wide else 150)

    def reload(self) -> None:
        if self._kind in self._drafts or self.raw.document().isModified():
            # Somebody writes here: it stays, whatever was written elsewhere.
            return
        chosen = self._kind
        kinds = letterform_kinds()
        self.kinds.set_choices([(kind, kind_name(kind)) for kind in kinds])
        self.kinds.set_value(chosen or kinds[0])
        self._show(self.kinds.value())

    def _on_kind(self) -> None:
        if self.kinds.value() and self.kinds.value() != self._kind:
            self._show(self.kinds.value())

    def _show(self, kind: str) -> None:
        """A kind as the office has it, or as it was being written when it was left."""
        self._kind = kind
        with self.context.database.read() as session:
            wording = office_wording(session, kind)
            versions = letterform_versions(session, kind)
            examples = field_examples(session, self.context.acting, kind)
        self._fill_fields(examples)
        self._fill_versions(versions)
        held = (
            version_words(versions[0], self.context.acting.now())
            if versions
            else _("The program's own wording")
        )
        self._told.setText(held)
        self._use(self._drafts.get(kind, dict(wording)), edited=kind in self._drafts)

    def _use(self, wording: Mapping[str, Any], *, edited: bool) -> None:
        """Show a wording in the form and as text, and draw it."""
        whole = laid_over(letterform(self._kind), wording)
        blocked = [QSignalBlocker(widget) for widget in (self.form, self.raw)]
        self.form.set_wording(whole)
        self.raw.setPlainText(self._as_text(whole))
        for one in blocked:
            one.unblock()
        if edited:
            self._drafts[self._kind] = whole
        self._check(whole)
        self.save.allow(edited and not self.problem.isVisibleTo(self), _("Nothing was changed"))
        self.preview.show_nothing(_("The page is being drawn"), "")
        self._draw()

    def _as_text(self, wording: Mapping[str, Any]) -> str:
        comment = [line[2:] for line in program_text(self._kind).splitlines() if line[:1] == "#"]
        return toml_text(wording, "\n".join(comment))

    def _fill_fields(self, examples: Mapping[str, str]) -> None:
        self.fields.clear()
        for name, example in examples.items():
            shown = f"{{{name}}}"
            item = QListWidgetItem(f"{shown}\n{example}" if example else shown)
            item.setData(Qt.ItemDataRole.UserRole, shown)
            item.setToolTip(example or _("Empty here: what needs it is left out"))
            self.fields.addItem(item)

    def _fill_versions(self, versions: list[VersionLine]) -> None:
        self._menu.clear()
        now = self.context.acting.now()
        for one in versions:
            act = self._menu.addAction(version_words(one, now))
            act.triggered.connect(lambda _on=False, text=one.text: self._take(text))
        own = self._menu.addAction(_("The program's own wording"))
        own.triggered.connect(lambda _on=False: self._take(program_text(self._kind)))

    def _take(self, text: str) -> None:
        """Write an earlier version into the form; it holds once it is saved."""
        self._use(tomllib.loads(text), edited=True)

    def _on_field(self, item: QListWidgetItem) -> None:
        text = str(item.data(Qt.ItemDataRole.UserRole))
        if self._stack.currentWidget() is self.raw:
            self.raw.insertPlainText(text)
            self.raw.setFocus()
        else:
            self.form.insert(text)

    def _on_raw(self) -> None:
        """Change between the form and the text; a text that is none stays where it is."""
        as_text = self._stack.currentWidget() is not self.raw
        if as_text:
            blocked = QSignalBlocker(self.raw)
            self.raw.setPlainText(self._as_text(self.form.wording()))
            blocked.unblock()
            self._stack.setCurrentWidget(self.raw)
        else:
            wording, problems = read_wording(self._kind, self.raw.toPlainText())
            if problems and not wording:
                return
            self.form.set_wording(laid_over(letterform(self._kind), wording))
            self.form.show_problems(problems)
            self._stack.setCurrentIndex(0)
        self._raw_button.set_text(_("As a form") if as_text else _("As text"))

    def _now(self) -> tuple[dict[str, Any], list[Problem]]:
        """The wording as it is written, and what is wrong with it."""
        if self._stack.currentWidget() is self.raw:
            return read_wording(self._kind, self.raw.toPlainText())
        wording = self.form.wording()
        return wording, check_wording(self._kind, wording)

    def _on_edited(self) -> None:
        wording, problems = self._now()
        if wording:
            self._drafts[self._kind] = wording
        self._tell(problems)
        self.save.allow(not problems, _("Something is wrong above"))
        self._timer.start()

    def _check(self, wording: Mapping[str, Any]) -> None:
        self._tell(check_wording(self._kind, wording))

    def _tell(self, problems: list[Problem]) -> None:
        self.form.show_problems(problems)
        told = [
            f"{place_words(one.place)}: {one.message}" if one.place else one.message
            for one in problems[:3]
        ]
        self.problem.setText("\n".join(told))
        self.problem.setVisible(bool(told))

    def _draw(self) -> None:
        """Draw the page in a job, of what is written now; a wrong wording is not drawn."""
        turn = self._turns.begin()
        wording, problems = self._now()
        if problems:
            if not self.preview.pages():
                self.preview.show_nothing(_("Something is wrong above"), "")
            return
        context, kind = self.context, self._kind

        def draw(_progress: Progress) -> bytes:
            with context.database.read() as session:
                return draw_specimen(session, context.acting, kind, wording)

        def drawn(pdf: bytes) -> None:
            if turn.wanted:
                self.preview.show_pdf(pdf)

        context.jobs.run(draw, drawn, _("Drawing the paper"), owner=self)

    def _on_save(self) -> None:
        context, kind = self.context, self._kind
        wording, _problems = self._now()
        text = self._as_text(wording)
        if self._stack.currentWidget() is self.raw:
            text = self.raw.toPlainText()

        def save(_progress: Progress) -> int:
            with context.database.write() as session:
                return set_letterform(session, context.acting, kind, text)

        def saved(version: int) -> None:
            if self._drafts.get(kind, wording) == wording:
                # Else somebody has written on since: that is still a draft.
                self._drafts.pop(kind, None)
                self.raw.document().setModified(False)
            context.messages.tell(
                _("{paper}: version {version} holds from now on.").format(
                    paper=kind_name(kind), version=version
                )
            )
            self.reload()

        context.jobs.run(save, saved, _("Saving the wording"), owner=self)
