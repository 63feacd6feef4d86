"""What is done to a training itself and to its sessions: forms, and the jobs behind them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.engine import Session
from db.queries.trainings import SessionLine, TrainingLine
from desktop.domain.attendance import WHOLE
from desktop.domain.dates import weekday_date
from desktop.domain.errors import UserError
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.domain.trainings import TrainingKind
from desktop.services.training.sessions import add_session, cancel_session, change_session, clock
from desktop.services.training.trainings import change_training, create_training
from desktop.ui.context import Context
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.dialogs.training_form import (
    CopyDay,
    ReasonForm,
    SessionForm,
    TrainingForm,
    read_clock,
)
from desktop.ui.pages.trainings.read import Standing, time_of

Values = Mapping[str, str]


class Making(QObject):
    """The forms over one page; `made` gives the id of a training that is new."""

    made = Signal(int)

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def new_training(self) -> TrainingForm:
        """Ask for a new training."""
        today = self._context.acting.today().isoformat()
        start = {"kind": TrainingKind.AGENT.value, "start": today, "end": today}
        dialog = TrainingForm(start, self._over)
        acting = self._context.acting

        def create(session: Session, given: dict[str, object]) -> int:
            return create_training(session, acting, **given)  # type: ignore[arg-type]

        def submitted(values: Values) -> None:
            given = self._read(dialog, values, training_values)
            if given is not None:
                self._run(dialog, lambda session: create(session, given), self.made.emit)

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def edit_training(self, line: TrainingLine) -> TrainingForm:
        """Ask for what is to change of a training."""
        share = f"{line.minimum * 100 / WHOLE:g}".replace(".", ",")
        values = {
            "name": line.name, "kind": line.kind, "place": line.place, "theme": line.theme,
            "organiser": line.organiser, "start": line.start.isoformat(),
            "end": line.end.isoformat(), "minimum": share,
            "pass_mark": "" if line.pass_mark is None else str(line.pass_mark),
        }  # fmt: skip
        dialog = TrainingForm(values, self._over, new=False)
        acting = self._context.acting

        def submitted(typed: Values) -> None:
            given = self._read(dialog, typed, training_values)
            if given is None:
                return
            given.pop("exam", None)
            given.setdefault("pass_mark", None)
            self._run(dialog, lambda session: change_training(session, acting, line.id, given))

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def new_session(self, standing: Standing) -> SessionForm:
        """Ask for a new session, that goes on where the last one ends."""
        line, acting = standing.line, self._context.acting
        last = standing.held[-1][1] if standing.held else None
        values = {"date": (last.date if last else line.start).isoformat(), "jp": "2"}
        if last:
            values |= {"start": clock(last.end), "trainer": last.trainer, "place": last.place}
        dialog = SessionForm(values, line.place, self._over)

        def add(session: Session, given: dict[str, object]) -> int:
            return add_session(session, acting, line.id, **given)  # type: ignore[arg-type]

        def submitted(typed: Values) -> None:
            given = self._read(dialog, typed, session_values)
            if given is not None:
                self._run(dialog, lambda session: add(session, given))

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def edit_session(self, line: SessionLine, place: str) -> SessionForm:
        """Ask for what is to change of a session; `place` is its training's."""
        values = {
            "title": line.title, "date": line.date.isoformat(), "jp": str(line.jp),
            "start": clock(line.start), "end": clock(line.end), "trainer": line.trainer,
            "place": line.place,
        }  # fmt: skip
        dialog = SessionForm(values, place, self._over, new=False)
        acting = self._context.acting

        def submitted(typed: Values) -> None:
            given = self._read(dialog, typed, session_values)
            if given is not None:
                self._run(
                    dialog,
                    lambda session: change_session(
                        session, acting, line.training_id, line.id, given
                    ),
                )

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def cancel_session(self, line: SessionLine) -> ReasonForm:
        """Ask why a session is not held; its JP count no more, its marks stay as history."""
        dialog = ReasonForm(
            _("Cancel session"),
            _("{title}: its JP count no more and it takes no marks; those made stay as history.")
            .format(title=line.title),
            _("Cancel session"),
            self._over,
        )  # fmt: skip
        acting = self._context.acting

        def submitted(typed: Values) -> None:
            self._run(
                dialog,
                lambda session: cancel_session(
                    session, acting, line.training_id, line.id, typed["reason"]
                ),
            )

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def copy_day(self, standing: Standing) -> CopyDay | None:
        """Ask which day is held again; all its sessions are, on another day."""
        days = sorted({each.date for _number, each in standing.held})
        if not days:
            return None
        choices = [(day.isoformat(), weekday_date(day)) for day in days]
        dialog = CopyDay(choices, days[-1] + timedelta(days=1), self._over)
        dialog.form.set_values({"day": days[-1].isoformat()})
        acting, training = self._context.acting, standing.line.id

        def submitted(typed: Values) -> None:
            to = _date(typed["to"])
            if to is None:
                dialog.show_errors({"to": _no_date()})
                return
            day = date.fromisoformat(typed["day"])
            lines = [each for _number, each in standing.held if each.date == day]

            def copy(session: Session) -> int:
                for each in lines:
                    add_session(
                        session, acting, training, title=each.title, date=to,
                        start=time_of(each.start), end=time_of(each.end), jp=each.jp,
                        place=each.place, trainer=each.trainer,
                    )  # fmt: skip
                return len(lines)

            self._run(dialog, copy, self._tell_copied)

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def _tell_copied(self, number: int) -> None:
        words = ngettext("{n} session copied.", "{n} sessions copied.", number)
        self._context.messages.tell(words.format(n=number))

    def _read(
        self,
        dialog: FormDialog,
        values: Values,
        read: Callable[[Values], tuple[dict[str, object], dict[str, str]]],
    ) -> dict[str, object] | None:
        """What was typed as the service takes it; nothing, told at its fields, where it cannot."""
        given, errors = read(values)
        if errors:
            dialog.show_errors(errors)
            return None
        return given

    def _run(
        self,
        dialog: FormDialog,
        do: Callable[[Session], object],
        then: Callable[[int], object] | None = None,
    ) -> None:
        context = self._context

        def work(_progress: Progress) -> object:
            with context.database.write() as session:
                return do(session)

        def done(result: object) -> None:
            dialog.accept()
            if then is not None and isinstance(result, int):
                then(result)

        def refused(error: UserError) -> None:
            dialog.refuse(error)

        context.jobs.run(work, done, _("Saving"), on_refused=refused, owner=dialog)


def training_values(typed: Values) -> tuple[dict[str, object], dict[str, str]]:
    """The form of a training as the service takes it, and what is wrong at which field."""
    given: dict[str, object] = {
        key: typed[key] for key in ("name", "kind", "place", "theme", "organiser")
    }
    errors: dict[str, str] = {}
    for key in ("start", "end"):
        day = _date(typed[key])
        if day is None:
            errors[key] = _no_date()
        given[key] = day
    if typed["minimum"]:
        share = _number(typed["minimum"].rstrip("% "), 100)
        if share is None:
            errors["minimum"] = _("A number from 0 to 100, such as 80")
        else:
            given["minimum"] = share / 100
    if typed["pass_mark"]:
        mark = _number(typed["pass_mark"], 100)
        if mark is None or mark.denominator != 1:
            errors["pass_mark"] = _("A whole number from 0 to 100")
        else:
            given |= {"exam": True, "pass_mark": int(mark)}
    return given, errors


def session_values(typed: Values) -> tuple[dict[str, object], dict[str, str]]:
    """The form of a session as the service takes it, and what is wrong at which field."""
    given: dict[str, object] = {key: typed[key] for key in ("title", "trainer", "place")}
    errors: dict[str, str] = {}
    day = _date(typed["date"])
    if day is None:
        errors["date"] = _no_date()
    given["date"] = day
    for key in ("start", "end"):
        given[key] = read_clock(typed[key])
        if given[key] is None:
            errors[key] = _("A time of day, such as 08.30")
    if not (typed["jp"].isascii() and typed["jp"].isdigit()):
        errors["jp"] = _("A whole number, such as 2")
    else:
        given["jp"] = int(typed["jp"])
    return given, errors


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _no_date() -> str:
    return _("A day, such as 24-11-2026")


def _number(text: str, most: int) -> Fraction | None:
    """A number from 0 to `most` with a decimal comma or point."""
    plain = text.strip().replace(",", ".")
    if not plain.replace(".", "", 1).isdecimal() or not plain.isascii():
        return None
    found = Fraction(plain)
    return found if 0 <= found <= most else None
