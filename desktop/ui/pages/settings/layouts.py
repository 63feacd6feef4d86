"""The columns of the sheets that are sent out: arranged one by one, each with an example."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from db.engine import Session
from db.queries.wording import VersionLine
from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark
from desktop.services.letters.specimen.letter import specimen_roster
from desktop.services.letters.submission import roster_values
from desktop.services.sheets.layout_rows import layout_rows
from desktop.services.sheets.layouts import (
    FIELDS,
    FORMATS,
    LayoutColumn,
    SheetLayout,
    layout_problems,
    layout_text,
    read_layout,
)
from desktop.services.sheets.layouts_kept import (
    layout_names,
    layout_versions,
    office_layout,
    program_text,
    set_layout,
)
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.editors import TextEditor, YesNoEditor
from desktop.ui.form import Asked, Form, asked_choice, asked_text
from desktop.ui.pages.settings.section import Section
from desktop.ui.pages.settings.versions import version_words
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import Card, column, holder, row
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.words import Shortened, Words

_USUAL = 16


class LayoutsSection(Section):
    """A layout is chosen, its columns are arranged; saved as a version, or under a new name."""

    KEY = "layouts"
    TITLE = mark("Columns of sheets")
    TABLES = frozenset(("layout", "office", "official", "setting"))

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._name = ""
        self._layout = self._kept = SheetLayout("", "Daftar", ())
        self._drafts: dict[str, SheetLayout] = {}
        self.names = Choice((), _("Layout"))
        self.names.setMinimumContentsLength(28)
        self.names.activated.connect(lambda _row: self._choose(self.names.value()))
        self._told = Shortened("", "second")
        self.back = Button(_("The program's own"), self._take_own, kind="bare")
        self.save_as = Button(_("Save as..."), self.ask_name)
        self.save = Button(_("Save columns"), lambda: self._save(self._name), kind="filled")
        self.columns = QListWidget()
        self.columns.setAccessibleName(_("Columns"))
        self.columns.setSpacing(2)
        self.columns.currentRowChanged.connect(self._on_row)
        self.form = Form(_questions())
        self.form.edited.connect(self._on_edited)
        self.confirmed = YesNoEditor(_("Confirmed by the insurer's branch"))
        self.confirmed.edited.connect(self._on_confirmed)
        self.problem = Words("", "second", wrap=True, tone="error")
        self.problem.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        head = row(self.names, self._told, None, self.back, self.save_as, self.save, gap=8)
        acts = row(
            Button(_("Add"), self.add, icon="add", small=True),
            Button(_("Up"), lambda: self.move_by(-1), small=True),
            Button(_("Down"), lambda: self.move_by(1), small=True),
            Button(_("Take out"), self.take_out, small=True),
            None,
            gap=6,
        )
        listed = Card(_("Columns"), _("From left to right; under each what stands in it"))
        listed.body.addWidget(self.columns, 1)
        listed.body.addLayout(acts)
        one = Card(_("The column"))
        one.body.addWidget(self.form)
        one.body.addWidget(self.problem)
        one.body.addStretch(1)
        one.body.addWidget(self.confirmed)
        sides = row(gap=12)
        sides.addWidget(listed, 1)
        sides.addWidget(one, 1)
        self.body.addWidget(holder(column(holder(head), holder(sides), gap=12)), 1)

    def reload(self) -> None:
        with self.context.database.read() as session:
            named = [
                (name, f"{name} · {office_layout(session, name).title}")
                for name in layout_names(session)
            ]
        names = [name for name, _title in named]
        self.names.set_choices(named)
        if self._layout != self._kept:
            # Somebody arranges columns here: they stay, whatever was written elsewhere.
            self.names.set_value(self._name)
            return
        self._choose(self._name if self._name in names else "lontar")

    def _choose(self, name: str) -> None:
        """Show a layout as it holds, or as it was being arranged when it was left."""
        if self._layout != self._kept:
            self._drafts[self._name] = self._layout
        with self.context.database.read() as session:
            layout = office_layout(session, name)
            versions = layout_versions(session, name)
            self._values(session)
        self._name = name
        self.names.set_value(name)
        self._told.setText(self._version_words(versions))
        self.back.allow(bool(program_text(name)), _("This layout is the office's own."))
        self._kept = layout
        self._show(self._drafts.pop(name, layout), 0)

    def _values(self, session: Session) -> None:
        facts, lines = specimen_roster(session, self.context.acting, LetterKind.ENROLMENT)
        self._example = (lines[0], roster_values(facts))

    def _version_words(self, versions: Sequence[VersionLine]) -> str:
        if not versions:
            return _("the program's own")
        return version_words(versions[0], self.context.acting.now())

    def _show(self, layout: SheetLayout, at: int) -> None:
        self._layout = layout
        self.confirmed.setChecked(layout.confirmed)
        blocked = QSignalBlocker(self.columns)
        self.columns.clear()
        line, values = self._example
        (cells,) = layout_rows(layout, [line], values)
        for one, cell in zip(layout.columns, cells, strict=True):
            item = QListWidgetItem(f"{one.header or '–'}\n{_shown(cell)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.header}: {_shown(cell)}")
            self.columns.addItem(item)
        self.columns.setCurrentRow(min(at, len(layout.columns) - 1))
        blocked.unblock()
        self._on_row(self.columns.currentRow())
        self._tell_problems()

    def _on_row(self, at: int) -> None:
        self.form.setEnabled(at >= 0)
        if at >= 0:
            one = self._layout.columns[at]
            self.form.set_values(
                {
                    "header": one.header,
                    "field": one.field,
                    "format": one.format,
                    "fixed": one.fixed,
                    "width": str(one.width),
                }
            )

    def _on_edited(self) -> None:
        at = self.columns.currentRow()
        if at < 0:
            return
        told = self.form.values()
        width = int(told["width"]) if told["width"].isdigit() else 0
        changed = LayoutColumn(told["header"], told["field"], told["format"], told["fixed"], width)
        columns = list(self._layout.columns)
        columns[at] = changed
        self._layout = replace(self._layout, columns=tuple(columns))
        if layout_problems(self._layout):
            self._tell_problems()
            return
        self._rewrite(at)
        self._tell_problems()

    def _rewrite(self, at: int) -> None:
        """Write the item of a column anew, the cursor staying in the form."""
        line, values = self._example
        (cells,) = layout_rows(self._layout, [line], values)
        self.columns.item(at).setText(f"{self._layout.columns[at].header}\n{_shown(cells[at])}")

    def _on_confirmed(self) -> None:
        self._layout = replace(self._layout, confirmed=self.confirmed.isChecked())
        self._tell_problems()

    def _tell_problems(self) -> None:
        problems = layout_problems(self._layout)
        first = problems[0] if problems else None
        where = "" if first is None or first.column is None else f"{first.column + 1}: "
        self.problem.setText(f"{where}{first.message}" if first else "")
        self.problem.setVisible(first is not None)
        reason = first.message if first else _("Nothing was changed")
        self.save.allow(first is None and self._layout != self._kept, reason)
        self.save_as.allow(first is None, reason)

    def add(self) -> None:
        """A column behind the chosen one."""
        at = self.columns.currentRow() + 1
        columns = list(self._layout.columns)
        columns.insert(at, LayoutColumn(_("New column"), "", "text", "", _USUAL))
        self._show(replace(self._layout, columns=tuple(columns)), at)

    def take_out(self) -> None:
        """Take the chosen column out."""
        at = self.columns.currentRow()
        if at >= 0:
            columns = [one for number, one in enumerate(self._layout.columns) if number != at]
            self._show(replace(self._layout, columns=tuple(columns)), at)

    def move_by(self, steps: int) -> None:
        """Move the chosen column to the left or to the right."""
        at = self.columns.currentRow()
        to = at + steps
        if at >= 0 and 0 <= to < len(self._layout.columns):
            columns = list(self._layout.columns)
            columns.insert(to, columns.pop(at))
            self._show(replace(self._layout, columns=tuple(columns)), to)

    def _take_own(self) -> None:
        layout, _problems = read_layout(program_text(self._name))
        if layout is not None:
            self._show(layout, 0)

    def ask_name(self) -> FormDialog:
        """Ask for a name, and save the columns under it."""
        dialog = FormDialog(
            _("Save the columns under another name"),
            [
                asked_text(
                    "name",
                    _("Name"),
                    required=True,
                    wide=True,
                    help=_("Small letters, digits and -, such as bpu-malaka"),
                )
            ],
            _("Save columns"),
            self,
            width=460,
        )
        dialog.submitted.connect(lambda values: self._save(values["name"].strip(), dialog))
        dialog.open()
        return dialog

    def _save(self, name: str, dialog: FormDialog | None = None) -> None:
        context, text = self.context, layout_text(self._layout)
        asked, arranged = self._name, self._layout

        def work(_progress: Progress) -> int:
            with context.database.write() as session:
                return set_layout(session, context.acting, name, text)

        def done(version: int) -> None:
            if self._name == asked:
                self._name, self._kept = name, arranged
                self.reload()
            if dialog is not None:
                dialog.accept()
            told = _("Layout {name}, version {version}, is saved.")
            context.messages.tell(told.format(name=name, version=version))

        def refused(error: UserError) -> None:
            if dialog is not None:
                dialog.refuse(error)
            else:
                context.messages.refuse(error)

        context.jobs.run(
            work, done, _("Saving the columns"), on_refused=refused, owner=dialog or self
        )


def _questions() -> list[Asked]:
    fields = [("", _("Nothing: the fixed text")), *((key, _(FIELDS[key])) for key in FIELDS)]
    return [
        Asked("header", _("Heading"), TextEditor(), required=True, wide=True),
        asked_choice("field", _("What stands there"), fields, wide=True),
        asked_choice("format", _("Format"), [(key, _(FORMATS[key])) for key in FORMATS]),
        Asked("width", _("Width in signs"), TextEditor()),
        Asked("fixed", _("Fixed text"), TextEditor(), wide=True),
    ]


def _shown(cell: object) -> str:
    return str(cell) if cell not in (None, "") else "–"
