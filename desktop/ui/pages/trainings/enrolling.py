"""What is done about participants: enrolled in five ways, taken off, brought back."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries import agents, enrolling, regions
from db.queries import office as offices
from db.queries.trainings import ParticipantLine
from db.queries.workers import WorkerFilter, worker_page
from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.names import fold
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.training_findings import training_sentence
from desktop.domain.trainings import ParticipantKind
from desktop.services.training import enrol
from desktop.services.training.enrol import Enrolled
from desktop.services.training.listed_sheet import SheetFinding
from desktop.services.training.persons import Listed
from desktop.ui.context import Context
from desktop.ui.dialogs.dialog import Dialog
from desktop.ui.dialogs.enrol import EnrolAgents, EnrolByHand, HeirsOf, WithHeirs, heir_columns
from desktop.ui.dialogs.sheet_findings import SheetFindings
from desktop.ui.table_model import BlockModel

SHEETS = "Excel, CSV (*.xlsx *.xls *.xlsb *.ods *.csv)"
_ALL, _WADAH, _REGION = "all", "wadah:", "region:"
_KECAMATAN, _NIK = 6, 16
_MOST_FOUND = 60

Enrolling = Callable[[Session, Progress], Enrolled]


class Enrolment:
    """The ways onto the list of a training, over one page."""

    def __init__(self, context: Context, over: QWidget) -> None:
        self._context = context
        self._over = over

    def ask_agents(self, training: int) -> EnrolAgents:
        """Ask whose agents are enrolled."""
        with self._context.database.read() as session:
            choices = _whose(session)
        dialog = EnrolAgents(choices, self._over)
        acting = self._context.acting

        def submitted(values: dict[str, str]) -> None:
            whose = values["whose"]
            wadah = int(whose.removeprefix(_WADAH)) if whose.startswith(_WADAH) else None
            region = whose.removeprefix(_REGION) if whose.startswith(_REGION) else ""

            def add(session: Session, _progress: Progress) -> Enrolled:
                return enrol.enrol_agents(
                    session, acting, training, wadah=wadah, region=region, everybody=whose == _ALL
                )

            self._run(add, dialog)

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def ask_heirs(self, training: int) -> HeirsOf:
        """Ask whose heirs are enrolled."""
        context = self._context
        model: BlockModel[WithHeirs] = BlockModel(context.database, heir_columns())
        dialog = HeirsOf(model, context.preferences, self._over)

        def search(text: str) -> None:
            niks = _niks(text)
            with context.database.read() as session:
                found = _workers(session, text, niks)
            dialog.show_found(found, everybody=bool(niks))

        def chosen(niks: list[str]) -> None:
            self._run(
                lambda session, _progress: enrol.enrol_heirs(
                    session, context.acting, training, niks
                ),
                dialog,
            )

        dialog.searched.connect(search)
        dialog.chosen.connect(chosen)
        dialog.open()
        return dialog

    def ask_by_hand(self, training: int) -> EnrolByHand:
        """Ask for somebody who is on no list."""
        dialog = EnrolByHand(self._over)
        acting = self._context.acting

        def submitted(values: dict[str, str]) -> None:
            def add(session: Session, _progress: Progress) -> Enrolled:
                line = enrol.walk_in(
                    session, acting, training, name=values["name"], body=values["body"]
                )
                return Enrolled([line], 0)

            self._run(add, dialog)

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def choose_sheet(self, training: int) -> QWidget:
        """Ask for a sheet of participants."""
        return self._context.messages.choose_file(
            _("Enrol from a sheet"), SHEETS, lambda path: self.take_sheet(training, path), "lists"
        )

    def take_sheet(self, training: int, path: Path) -> None:
        """Enrol the people of a sheet."""
        acting = self._context.acting
        self._run(
            lambda session, progress: enrol.enrol_file(session, acting, training, path, progress),
            None,
            path.name,
        )

    def take_off(self, training: int, people: Sequence[ParticipantLine]) -> None:
        """Take people off the list; the banner brings them back."""
        context, codes = self._context, [each.code for each in people]

        def take(_progress: Progress) -> int:
            with context.database.write() as session:
                for code in codes:
                    enrol.unenrol(session, context.acting, training, code)
            return len(codes)

        def done(number: int) -> None:
            words = ngettext("{n} participant is off the list; marks stay as history.",
                             "{n} participants are off the list; marks stay as history.",
                             number)  # fmt: skip
            back = (_("Undo"), lambda: self.bring_back(training, people))
            context.messages.tell(words.format(n=grouped(number)), action=back)

        context.jobs.run(take, done, _("Taking off the list"), owner=self._over)

    def bring_back(self, training: int, people: Sequence[ParticipantLine]) -> None:
        """Enrol people again who were taken off: number, code and marks come back."""
        acting, listed = self._context.acting, [_listed(each) for each in people]
        self._run(
            lambda session, _progress: enrol.enrol_listed(session, acting, training, listed), None
        )

    def _run(self, work: Enrolling, dialog: Dialog | None, file: str = "") -> None:
        context = self._context

        def add(progress: Progress) -> Enrolled:
            with context.database.write() as session:
                return work(session, progress)

        def done(enrolled: Enrolled) -> None:
            if dialog is not None:
                dialog.accept()
            self._tell(enrolled, file)

        def refused(error: UserError) -> None:
            if dialog is not None:
                dialog.refuse(error)
            else:
                context.messages.refuse(error)

        owner = self._over if dialog is None else dialog
        context.jobs.run(add, done, _("Enrolling"), on_refused=refused, owner=owner)

    def _tell(self, enrolled: Enrolled, file: str) -> None:
        number = len(enrolled.participants)
        words = ngettext("{n} participant enrolled.", "{n} participants enrolled.", number)
        told = [words.format(n=grouped(number))]
        if enrolled.already:
            words = _("{n} were on the list already.")
            told.append(words.format(n=grouped(enrolled.already)))
        tell_findings(self._context, self._over, told, enrolled.findings, file)


def tell_findings(
    context: Context,
    over: QWidget,
    told: list[str],
    findings: Sequence[SheetFinding],
    file: str,
) -> None:
    """Say what a sheet came to, with its findings behind a button."""
    if not findings:
        context.messages.tell(" ".join(told))
        return
    words = ngettext("{n} finding in the sheet.", "{n} findings in the sheet.", len(findings))
    told.append(words.format(n=grouped(len(findings))))
    lines = [(_where(each), training_sentence(each.finding)) for each in findings]

    def show() -> None:
        SheetFindings(file, lines, over).open()

    context.messages.tell(" ".join(told), "warning", action=(_("Show"), show))


def _where(each: SheetFinding) -> str:
    row = _("Row {row}").format(row=each.row)
    return " · ".join(part for part in (each.sheet, row, each.column) if part)


def _whose(session: Session) -> list[tuple[str, str]]:
    """All active agents, those of each wadah, those of each kecamatan of the office."""
    own = offices.own_office(session)
    places = regions.children(session, own.region) if own else []
    words = _("{name} ({n})")
    return [
        (_ALL, _("All active agents")),
        *(
            (f"{_WADAH}{line.id}", words.format(name=line.name, n=line.agents))
            for line in agents.all_wadah(session)
        ),
        *((f"{_REGION}{place.code}", place.name) for place in places),
    ]


def _niks(text: str) -> list[str]:
    """The NIKs of a text that is nothing but NIKs; else none."""
    parts = text.replace(",", " ").replace(";", " ").split()
    whole = [part for part in parts if len(part) == _NIK and part.isascii() and part.isdigit()]
    return whole if len(whole) == len(parts) else []


def _workers(session: Session, text: str, niks: Sequence[str]) -> list[WithHeirs]:
    """Who was sought, with the heirs of each."""
    if not text:
        return []
    lines = []
    for part in niks or [fold(text)]:
        lines += worker_page(session, WorkerFilter(search=part), limit=_MOST_FOUND)[0]
    heirs: dict[int, list[str]] = {}
    for heir in enrolling.heirs_of_workers(session, [line.id for line in lines]):
        heirs.setdefault(heir.worker_id, []).append(heir.name)
    return [
        WithHeirs(line.nik, line.name, line.village, tuple(heirs.get(line.id, ())))
        for line in lines
    ]


def _listed(line: ParticipantLine) -> Listed:
    """A participant as they were enrolled, to be known again."""
    return Listed(
        line.name, line.nik, line.sex, line.birth_place, line.birth_date, line.body, line.role,
        line.region, line.phone, line.photo, ParticipantKind(line.kind), line.agent_id,
        line.heir_id, line.worker_id,
    )  # fmt: skip
