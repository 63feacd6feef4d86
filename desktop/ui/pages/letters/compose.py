"""A new letter: from which money, for whom, how much, seen before it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.money import grouped, rupiah
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.services.letters.choose import choose_people
from desktop.services.letters.chosen import Choice as Chosen
from desktop.services.letters.chosen import LeftOut
from desktop.services.letters.draft import Drafted, keep_draft, submit_letter
from desktop.services.letters.funding import FundingState, funding_state
from desktop.services.letters.left_out import save_left_out
from desktop.services.letters.preview import preview_choice
from desktop.services.letters.signer import signer_uid
from desktop.services.letters.wish import Wish
from desktop.ui.context import Context
from desktop.ui.dialogs.left_out import LeftOutNames, left_out_columns
from desktop.ui.editors import TextEditor
from desktop.ui.opening import open_path
from desktop.ui.pages.letters.budget import BudgetCard
from desktop.ui.pages.letters.compose_kind import KindPart, labelled
from desktop.ui.pages.letters.left_out_card import LeftOutCard
from desktop.ui.pages.letters.read import Offered, read_offered, read_villages
from desktop.ui.pages.letters.read_kind import WHOLE
from desktop.ui.pages.letters.sides import Sides
from desktop.ui.pages.letters.signing import Signing
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, holder, row
from desktop.ui.parts.choice import Choice
from desktop.ui.parts.pdf_view import PdfView
from desktop.ui.table_model import BlockModel
from desktop.ui.turns import Turns

_TYPING = 350
_MOST_DIGITS = 6
_LIMIT_WIDTH = 104


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, and the id of the official who is to sign."""

    wish: Wish
    signer: int | None


class Compose(QWidget):
    """Chooses people as the choices are changed, and shows the letter that they would make.

    `drafted` gives the id of the letter when it is kept, `go` asks for another page.
    """

    drafted = Signal(int)
    go = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._turns = Turns()
        self._choice: Chosen | None = None
        self._shown: Wanted | None = None
        self._make_choices()
        self._budget = BudgetCard()
        self._left_out = LeftOutCard()
        self._fault = Banner("", "error")
        self._unsigned = Banner(
            _("No official signs letters yet. Without one the letter cannot be approved."),
            "warning",
            action=(_("Add official"), lambda: self.go.emit("settings", "officials")),
        )
        self.signing = Signing()
        self.signing.changed.connect(self._on_signing)
        self.preview = PdfView(_("Preview"))
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._choices_part())
        for widget in (self._fault, self._budget, self.signing, self._left_out):
            left.addWidget(widget)
        left.addWidget(self._unsigned)
        left.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Sides(left, self.preview, holder(self._acts())))
        self._left_out.names_wanted.connect(self.show_names)
        self._left_out.save_wanted.connect(self._on_save_left_out)
        self._left_out.go.connect(self.go)

    def _make_choices(self) -> None:
        self.funding = Choice((), _("Funding"))
        self.district = Choice((), _("Kecamatan"))
        self.village = Choice((), _("Village"))
        self.limit = TextEditor(_MOST_DIGITS)
        self.limit.setValidator(QIntValidator(1, 10**_MOST_DIGITS - 1, self.limit))
        self.limit.setPlaceholderText(_("no limit"))
        self.limit.setAccessibleName(_("At most"))
        self.kinds = KindPart()
        self.kinds.changed.connect(self._on_kind)
        for choice in (self.funding, self.district, self.village):
            choice.setMinimumContentsLength(4)
            choice.currentTextChanged.connect(choice.setToolTip)
        self.limit.setFixedWidth(_LIMIT_WIDTH)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._typing.timeout.connect(self.choose)
        self.limit.edited.connect(self._typing.start)
        self.limit.returnPressed.connect(self.choose)
        self.funding.activated.connect(lambda _row: self._on_kind())
        self.district.activated.connect(lambda _row: self._on_district())
        self.village.activated.connect(lambda _row: self.choose())

    def _choices_part(self) -> QWidget:
        where = row(gap=12)
        for label, widget, share in (
            (_("Kecamatan"), self.district, 1),
            (_("Village"), self.village, 1),
            (_("At most"), self.limit, 0),
        ):
            where.addLayout(labelled(label, widget), share)
        money = labelled(_("Funding"), self.funding)
        return holder(column(self.kinds, money, self.kinds.follows_part, where, gap=12))

    def _acts(self) -> QHBoxLayout:
        self.keep = Button(_("Save draft"), lambda: self._draft(submit=False), icon="save")
        self.submit = Button(
            _("Ask for approval"),
            lambda: self._draft(submit=True),
            icon="checkmark",
            kind="filled",
        )
        return row(self.keep, None, self.submit, margins=(0, 0, 8, 0))

    def begin(self, region: str = "") -> None:
        """Offer the choices as the register has them, and choose anew; `region` preset if given."""
        with self._context.database.read() as session:
            offered = read_offered(session)
        self._offer(offered)
        if region:
            self.district.set_value(region[:6])
            self._offer_villages()
            self.village.set_value(region if len(region) > 6 else "")
        self._on_kind()

    def start_over(self) -> None:
        """Forget what was chosen for an earlier letter."""
        self.kinds.start_over()
        self.district.set_value("")
        self.limit.set_value("")
        self.signing.start_over()
        self._offer_villages()
        self._forget()

    def leave(self) -> None:
        """Nothing of this is wanted any more: let work that still runs end."""
        self._turns.end_all()
        self._typing.stop()

    def _offer(self, offered: Offered) -> None:
        self.funding.set_choices(offered.fundings)
        self.district.set_choices([("", _("All")), *offered.districts])
        self._offer_villages()
        self.signing.offer(offered.signers)
        self.signing.setVisible(bool(offered.signers))
        self._unsigned.setVisible(not offered.signers)

    def _offer_villages(self) -> None:
        district = self.district.value()
        villages: Sequence[tuple[str, str]] = ()
        if district:
            with self._context.database.read() as session:
                villages = read_villages(session, district)
        self.village.set_choices([("", _("All")), *villages])
        self.village.setEnabled(bool(district))
        self.village.setToolTip("" if district else _("Choose a kecamatan first"))

    def _on_kind(self) -> None:
        """Offer what the kind asks of the funding, and choose anew."""
        with self._context.database.read() as session:
            self.kinds.read(session, self.funding.value(), self._context.acting.today())
        self.choose()

    def _on_district(self) -> None:
        self._offer_villages()
        self.village.set_value("")
        self.choose()

    def wanted(self) -> Wanted | None:
        """What is asked for now, nothing where there is no funding."""
        if not self.funding.value():
            return None
        limit = self.limit.value()
        wish = Wish(
            int(self.funding.value()),
            self.kinds.chosen(),
            self.village.value() or self.district.value(),
            max(int(limit), 1) if limit.isdigit() else None,
            follows=self.kinds.letter(),
            since=self.kinds.month(),
            dated=self.signing.day(),
        )
        return Wanted(wish, self.signing.official())

    def choose(self) -> None:
        """Choose people for what is asked for now; what was asked before is over."""
        self._typing.stop()
        wanted, context, turn = self.wanted(), self._context, self._turns.begin()
        if wanted is None:
            return
        self.preview.set_caption(_("being made..."))
        self._allow(number=0)

        def work(progress: Progress) -> tuple[Chosen, FundingState]:
            turn.watch(progress).step(0, 0, _("Choosing people"))
            with context.database.read() as session:
                choice = choose_people(session, context.acting, wanted.wish)
                return choice, funding_state(session, wanted.wish.funding)

        def done(found: tuple[Chosen, FundingState]) -> None:
            if turn.wanted:
                self._show_choice(wanted, *found)

        context.jobs.run(work, done, _("Choosing people"), on_refused=self._on_refused, owner=self)

    def _show_choice(self, wanted: Wanted, choice: Chosen, state: FundingState) -> None:
        self._choice, self._shown = choice, wanted
        self._fault.hide()
        self._budget.show_choice(choice, state, wanted.wish.region)
        self._left_out.show_choice(choice, wanted.wish.region)
        self._allow(number=len(choice.workers))
        if choice.workers:
            self._draw(wanted, choice)
        else:
            self.preview.set_caption("")
            self.preview.show_nothing(*_nobody(choice))

    def _on_signing(self) -> None:
        """Draw the same people's letter anew; the acts stay, so that a click on one counts."""
        if self._shown is None or self._choice is None or not self.submit.isEnabled():
            self.choose()
            return
        if self._shown.wish.kind not in WHOLE:
            # Its date decides which months it is about.
            self.choose()
            return
        self._shown = self._signed(self._shown)
        self._draw(self._shown, self._choice)

    def _signed(self, wanted: Wanted) -> Wanted:
        wish = replace(wanted.wish, dated=self.signing.day())
        return Wanted(wish, self.signing.official())

    def _draw(self, wanted: Wanted, choice: Chosen) -> None:
        context, turn = self._context, self._turns.begin()

        def work(progress: Progress) -> bytes:
            with context.database.read() as session:
                return preview_choice(
                    session,
                    context.acting,
                    choice,
                    wanted.wish.funding,
                    region=wanted.wish.region,
                    signer=wanted.signer,
                    date=wanted.wish.dated,
                    progress=turn.watch(progress),
                )

        def done(pages: bytes) -> None:
            if turn.wanted:
                self.preview.set_caption(_("exactly as it will be printed"))
                self.preview.show_pdf(pages)

        context.jobs.run(work, done, _("Drawing the letter"), owner=self)

    def _allow(self, *, number: int) -> None:
        words = _("Ask for approval of {n} people").format(n=grouped(number))
        self.submit.set_text(words if number else _("Ask for approval"))
        for button in (self.keep, self.submit):
            button.allow(bool(number), _("Nobody would be in the letter"))

    def _on_refused(self, error: UserError) -> None:
        self._forget()
        self._fault.set_text(error.message)
        self._fault.show()
        self.preview.show_nothing(_("No letter"), error.message)

    def _forget(self) -> None:
        self._choice = self._shown = None
        self._fault.hide()
        self._left_out.hide()
        self._allow(number=0)

    def _draft(self, *, submit: bool) -> None:
        wanted, context = self._shown, self._context
        if wanted is None or not self.signing.sound():
            return
        wanted = self._signed(wanted)
        self.leave()
        self._allow(number=0)

        def draft(progress: Progress) -> Drafted:
            with context.database.write() as session:
                signer = signer_uid(session, wanted.signer)
                made = keep_draft(
                    session, context.acting, wanted.wish, signer=signer, progress=progress
                )
                if submit:
                    submit_letter(session, context.acting, made.letter)
                return made

        context.jobs.run(
            draft, self._on_drafted, _("Saving the draft"), on_refused=self._on_refused, owner=self
        )

    def _on_drafted(self, made: Drafted) -> None:
        self.start_over()
        self.drafted.emit(made.letter)
        told = _("Draft kept: {n} people reserved, {cost}.")
        self._context.messages.tell(told.format(n=grouped(made.rows), cost=rupiah(made.cost)))

    def show_names(self, reason: str = "") -> LeftOutNames | None:
        """Show who is left out, for one reason or all."""
        if self._choice is None:
            return None
        model: BlockModel[LeftOut] = BlockModel(self._context.database, left_out_columns())
        people = self._choice.left_out
        dialog = LeftOutNames(people, reason, model, self._context.preferences, self)
        dialog.save_wanted.connect(lambda: self._save_left_out(dialog.shown()))
        dialog.open()
        return dialog

    def _on_save_left_out(self) -> None:
        if self._choice is not None:
            self._save_left_out(self._choice.left_out)

    def _save_left_out(self, people: Sequence[LeftOut]) -> None:
        context = self._context

        def write(path: Path) -> None:
            def save(_progress: Progress) -> int:
                with context.database.write() as session:
                    return save_left_out(session, context.acting, people, path)

            def saved(number: int) -> None:
                told = _("{n} people saved in {file}").format(n=grouped(number), file=path.name)
                open_it = (_("Open"), lambda: open_path(path))
                context.messages.tell(told, action=open_it)

            context.jobs.run(save, saved, _("Saving the list"), owner=self)

        context.messages.choose_target(
            _("Save who is left out"),
            _("Left out of the letter") + ".xlsx",
            _("Spreadsheets (*.xlsx)"),
            write,
            "left-out",
        )


def _nobody(choice: Chosen) -> tuple[str, str]:
    """What to say where nobody would go: the reasons stand beside it, or nobody is there."""
    heading = _("Nobody would be in this letter")
    if choice.kind in (LetterKind.REMOVAL, LetterKind.REPLACEMENT) and not choice.left_out:
        return heading, _("Nobody of this funding's letters has left the programme.")
    if choice.left_out:
        return heading, _("The reasons stand at the left, each with what can be done.")
    return heading, _("There are no workers here yet. Import and verify them first.")
