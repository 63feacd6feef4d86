"""Verifikasi: a village is chosen, and each of its people looked at; one key a person, or all."""

from collections.abc import Sequence
from typing import ClassVar

import shiboken6
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.engine import Session
from db.queries.workers import (
    VillageCount,
    WorkerFilter,
    count_workers,
    verify_worklist,
)
from desktop.domain.finding_texts import sentence
from desktop.domain.findings import Severity
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.statuses import WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import mark, ngettext
from desktop.services.register.verify import Verified, verify_workers
from desktop.ui.cells import REASON_HEIGHT
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.ineligible import IneligibleDialog
from desktop.ui.pages.page import Badge, Page, Picture
from desktop.ui.pages.verification.columns import people_columns, village_columns
from desktop.ui.pages.verification.details import PersonDetails
from desktop.ui.pages.verification.paper import ask_minutes
from desktop.ui.pages.verification.people_table import PeopleTable
from desktop.ui.pages.verification.read_people import (
    SEEN,
    TO_VERIFY,
    PeopleSource,
    Person,
    niks_to_verify,
)
from desktop.ui.pages.verification.sentences import after, before_all
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, holder
from desktop.ui.parts.empty_state import EmptyState
from desktop.ui.parts.stack import FittingStack
from desktop.ui.parts.tabs import tab_bar
from desktop.ui.parts.tabs_with_acts import TabsWithActs
from desktop.ui.person_acts import PersonActs
from desktop.ui.table_model import BlockModel, RowList
from desktop.ui.table_view import TableCard, TableView

_TABS = (TO_VERIFY, SEEN)

NARROW = 900
"""The page's width under which its acts stand under the tabs."""


class VerificationPage(Page):
    """The worklist by village at the left, its people at the right."""

    KEY = "verify"
    TITLE = mark("Verification")
    ICON = "clipboard-task"
    TABLES: ClassVar[frozenset[str]] = frozenset(("worker", "finding", "verification"))
    UNDOES = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._villages: list[VillageCount] = []
        self._region = ""
        self._wanted = ""
        self._left = 0
        self._reading = False
        self._verifying = False
        self.all = Button(
            _("All eligible..."), self.ask_all, icon="checkmark-circle", kind="filled"
        )
        self.minutes = Button(_("Berita acara..."), self.ask_minutes, icon="document")
        self.buttons.addWidget(self.minutes)
        self.buttons.addWidget(self.all)
        self.villages = TableView(
            "verify-villages",
            _("Villages"),
            context.preferences,
            row_height=REASON_HEIGHT,
        )
        self._village_model = BlockModel(context.database, village_columns())
        self.villages.show_model(self._village_model)
        self._village_card = TableCard(self.villages, hint=False)
        self._village_card.setFixedWidth(256)
        self.people = PeopleTable(context, self._on_key)
        self.model = BlockModel(context.database, people_columns(context.acting.today()))
        self.people.show_model(self.model)
        self._card = TableCard(self.people, hint=False)
        self._nobody = EmptyState(
            "checkmark-circle",
            _("Everybody here has been looked at"),
            _("Choose another village at the left, or see who was looked at."),
        )
        self.bar = tab_bar(_("People"))
        for _tab in _TABS:
            self.bar.addTab("")
        self.eligible = Button(
            _("Eligible"), lambda: self._on_key(WorkerStatus.ELIGIBLE), icon="checkmark", small=True
        )
        self.ineligible = Button(
            _("Not eligible..."),
            lambda: self._on_key(WorkerStatus.INELIGIBLE),
            icon="dismiss-circle",
            small=True,
        )
        self._above = TabsWithActs(self.bar, self.ineligible, self.eligible)
        self._card.above.addLayout(self._above)
        self._card.above.addWidget(self._nobody)
        self._acts = PersonActs(context, self)
        self.details = PersonDetails(self.accept_first, self.attach_file)
        self._stack = FittingStack()
        self._lay_out()
        self.villages.chosen.connect(self._on_village)
        self.people.chosen.connect(lambda _row: self._show_person())
        self.people.selectionModel().selectionChanged.connect(lambda *_: self._show_allowed())
        self.bar.currentChanged.connect(lambda _tab: self._show_people())
        context.jobs.ended.connect(self._on_ended)

    def _lay_out(self) -> None:
        right = column(self._card, self.details, gap=12)
        right.setStretch(0, 1)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(12)
        across.addWidget(self._village_card)
        across.addLayout(right, 1)
        nobody = EmptyState(
            "clipboard-task",
            _("Nobody to verify yet"),
            _("People of a list stand here by village once the list has come in."),
            Button(
                _("Import list..."),
                lambda: self.go.emit("import", None),
                icon="arrow-import",
                kind="filled",
            ),
        )
        self._stack.addWidget(holder(across))
        self._stack.addWidget(nobody)
        self.body.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._above.arrange(narrow=self.width() < NARROW)

    @staticmethod
    def badge(session: Session) -> Badge | None:
        waiting = count_workers(session, WorkerFilter(status=(WorkerStatus.LISTED,)))
        return Badge(waiting) if waiting else None

    def opened(self, about: object = None) -> None:
        if isinstance(about, str) and about:
            self._wanted = about
            self._go_to_wanted()
        if self._villages:
            self.people.setFocus()

    def _go_to_wanted(self) -> None:
        """Choose the first village within a region, one with somebody left before others."""
        within = [
            (not each.listed, number)
            for number, each in enumerate(self._villages)
            if each.region.startswith(self._wanted)
        ]
        if self._wanted and within:
            self._wanted = ""
            self.bar.setCurrentIndex(0)
            self.villages.choose_row(min(within)[1])

    def reload(self) -> None:
        """The people at once, so that the next one stands there; the villages are a long count."""
        if self._villages:
            self._show_people(anew=False)
        context = self.context

        def count(_progress: Progress) -> list[VillageCount]:
            with context.database.read() as session:
                return verify_worklist(session)

        context.jobs.run(count, self._show_villages, _("Counting the villages"), owner=self)

    def _show_villages(self, found: list[VillageCount]) -> None:
        """Show the villages, who waits first; the order within stays that of the codes."""
        self._reading = True
        first = not self._villages
        self._villages = sorted(found, key=lambda each: not each.listed)
        self._village_model.show_source(RowList(self._villages))
        self._say_how_many()
        self._stack.setCurrentIndex(0 if self._villages else 1)
        codes = [each.region for each in self._villages]
        known = self._region in codes
        at = codes.index(self._region) if known else 0
        self.villages.choose_row(at)
        self._reading = False
        self._region = codes[at] if codes else ""
        if first or not known:
            self._show_people(anew=not known)
        self._go_to_wanted()
        if first and self.isVisible():
            self.people.setFocus()

    def _say_how_many(self) -> None:
        left = sum(each.listed for each in self._villages)
        waiting = sum(bool(each.listed) for each in self._villages)
        villages = ngettext("{n} village", "{n} villages", waiting).format(n=grouped(waiting))
        told = _("{n} people left in {villages}").format(n=grouped(left), villages=villages)
        told = told if left else _("everybody has been looked at")
        self.set_caption(told if self._villages else "")
        every = len(self._villages)
        self._village_card.set_footer(
            ngettext("{n} village", "{n} villages", every).format(n=grouped(every))
        )

    def _on_village(self, number: int) -> None:
        if self._reading or not 0 <= number < len(self._villages):
            return
        another = self._villages[number].region != self._region
        self._region = self._villages[number].region
        self._show_people(anew=another)

    def _village(self) -> VillageCount | None:
        return next((each for each in self._villages if each.region == self._region), None)

    def _show_people(self, *, anew: bool = True) -> None:
        """Show the people of the village; who comes next takes the place of who was done."""
        at = 0 if anew else max(self.people.currentIndex().row(), 0)
        village = self._village()
        with self.context.database.read() as session:
            left, seen = (
                count_workers(session, WorkerFilter(region=self._region, status=status))
                for status in _TABS
            )
        self._left = left
        self.bar.setTabText(0, _("Left {n}").format(n=grouped(left)))
        self.bar.setTabText(1, _("Seen {n}").format(n=grouped(seen)))
        where = WorkerFilter(region=self._region, status=_TABS[self.bar.currentIndex()])
        self.model.show_source(PeopleSource(where) if village else None)
        count = self.model.rowCount()
        self._card.set_footer(
            ngettext("{n} person", "{n} people", count).format(n=grouped(count)),
            f"{village.village}, Kec. {village.kecamatan}" if village else "",
        )
        self.people.choose_row(min(at, count - 1))
        self.people.setVisible(count > 0)
        self._nobody.setVisible(count == 0)
        self.minutes.allow(village is not None, _("Choose a village"))
        words = ngettext("All {n} eligible...", "All {n} eligible...", left)
        self.all.set_text(words.format(n=grouped(left)))
        self.all.setVisible(left > 0)
        self._show_person()
        self._show_allowed()

    def _show_person(self) -> None:
        self.details.show_person(self._person())

    def _chosen(self) -> list[Person]:
        rows = (self.model.row(number) for number in self.people.chosen_rows())
        return [each for each in rows if each is not None]

    def _show_allowed(self) -> None:
        number = len(self.people.chosen_rows())
        some = f" ({grouped(number)})" if number > 1 else ""
        self.eligible.set_text(_("Eligible") + some + " (L)")
        self.ineligible.set_text(_("Not eligible...") + some + " (T)")
        for button in (self.eligible, self.ineligible):
            button.allow(number > 0, _("Choose people in the table"))

    def ask_minutes(self) -> QWidget | None:
        """Ask of which place the berita acara is."""
        village = self._village()
        return ask_minutes(self.context, village, self) if village else None

    def _person(self) -> Person | None:
        return self.model.row(self.people.currentIndex().row())

    def accept_first(self) -> QWidget | None:
        """Ask why the first warning of the person shown may stand."""
        person = self._person()
        found = person.findings if person else ()
        first = next((one for one in found if one.severity is Severity.WARNING), None)
        if person is None or first is None:
            return None
        return self._acts.accept(person.line.nik, first.code, sentence(first))

    def attach_file(self) -> QWidget | None:
        """Ask for a photo or scan of the person shown."""
        person = self._person()
        return self._acts.choose_file(person.line.nik) if person else None

    def _on_ended(self) -> None:
        if not self.context.jobs.busy:
            self._verifying = False

    def _on_key(self, result: WorkerStatus) -> QWidget | None:
        chosen = self._chosen()
        if not chosen or self._verifying:
            return None
        if result is not WorkerStatus.ELIGIBLE:
            return self.ask_reason(chosen)
        self._verify([each.line.nik for each in chosen])
        return None

    def ask_reason(self, chosen: Sequence[Person]) -> QWidget:
        """Ask why these people are not eligible."""
        niks = [each.line.nik for each in chosen]
        many = ngettext("{n} person", "{n} people", len(niks)).format(n=grouped(len(niks)))
        dialog = IneligibleDialog(chosen[0].line.name if len(niks) == 1 else many, self)
        dialog.submitted.connect(
            lambda given: self._verify(niks, given["reason"], given["note"], dialog)
        )
        dialog.open()
        return dialog

    def ask_all(self) -> QWidget | None:
        """Ask before everybody who is left in the village is said to be eligible."""
        village = self._village()
        if village is None or not self._left:
            return None
        region, left = village.region, self._left
        return self.context.messages.ask(
            _("Is everybody in {village} eligible?").format(village=village.village),
            before_all(village, left),
            _("All {n} eligible").format(n=grouped(left)),
            lambda: self._verify_all(region),
            over=self,
        )

    def _verify(
        self, niks: Sequence[str], reason: str = "", note: str = "", over: FormDialog | None = None
    ) -> None:
        """Record what was seen of some people."""
        context = self.context
        result = WorkerStatus.ELIGIBLE if over is None else WorkerStatus.INELIGIBLE

        def verify(progress: Progress) -> Verified:
            with context.database.write() as session:
                return verify_workers(
                    session,
                    context.acting,
                    niks=niks,
                    result=result.value,
                    reason=reason,
                    note=note,
                    progress=progress,
                )

        def done(verified: Verified) -> None:
            if over is not None and shiboken6.isValid(over):
                over.accept()
            self._tell(verified, quiet=len(niks) == 1)

        refuse = None if over is None else over.refuse
        # Until it is recorded the same people stay chosen: a second key would verify them twice.
        self._verifying = True
        context.jobs.run(
            verify, done, _("Recording the verification"), on_refused=refuse, owner=self
        )

    def _verify_all(self, region: str) -> None:
        context = self.context

        def verify(progress: Progress) -> Verified:
            with context.database.write() as session:
                niks = niks_to_verify(session, region)
                if not niks:
                    return Verified(0, 0)
                return verify_workers(
                    session, context.acting, niks=niks, result="eligible", progress=progress
                )

        context.jobs.run(verify, self._tell, _("Recording the verification"), owner=self)

    def _tell(self, verified: Verified, *, quiet: bool = False) -> None:
        """Say how many were verified, and how many could not be."""
        self.people.setFocus()
        if verified.skipped:
            self.context.messages.tell(after(verified), "warning")
        elif not quiet:
            self.context.messages.tell(after(verified))

    def pictures(self) -> list[Picture]:
        return [
            Picture("reason", lambda: self._on_key(WorkerStatus.INELIGIBLE)),
            Picture("all", self.ask_all),
            Picture("minutes", self.ask_minutes),
        ]
