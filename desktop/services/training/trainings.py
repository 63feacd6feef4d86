"""A training: made, changed, asked for."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from db.engine import Session
from db.queries import trainings as queries
from db.queries.trainings import TrainingLine
from db.schema import Training
from desktop.domain.attendance import minimum_parts
from desktop.domain.errors import UserError
from desktop.domain.names import fold, tidy
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import TrainingKind
from desktop.services.acting import Acting
from desktop.services.offices.settings import read_settings, require_office
from desktop.services.upkeep.audit import record

_LONGEST = 300
_TEXTS = ("name", "theme", "organiser", "place")
_CHANGEABLE = (*_TEXTS, "kind", "start", "end", "minimum", "pass_mark")
"""What `change_training` takes; whether there is an exam follows from the pass mark."""


def require_training(session: Session, training: int) -> TrainingLine:
    """The training of an id; UserError `training.unknown`."""
    line = queries.training(session, training)
    if line is None:
        raise UserError(
            "training.unknown",
            _("There is no training {id}. See them: lontar trainings list.").format(id=training),
        )
    return line


def require_open(session: Session, training: int) -> TrainingLine:
    """The training of an id that is not closed; UserError `training.unknown`, `.closed`."""
    line = require_training(session, training)
    if line.closed_at is not None:
        raise closed(line.name)
    return line


def closed(name: str) -> UserError:
    """The refusal of what a closed training takes no more."""
    return UserError(
        "training.closed", _("The training {name} is closed. It stays as it was.").format(name=name)
    )


def create_training(  # noqa: PLR0913 - what a training is, by name
    session: Session,
    acting: Acting,
    *,
    name: str,
    kind: str,
    place: str,
    start: date,
    end: date,
    minimum: Fraction | None = None,
    theme: str = "",
    organiser: str = "",
    exam: bool = False,
    pass_mark: int | None = None,
) -> int:
    """Make a training; give back its id.

    Without `minimum` the office's setting holds; what counts as late is frozen from the settings
    as they are now. `pass_mark` is 0 to 100 and belongs to an exam. UserError `training.name`,
    `.place`, `.kind`, `.dates`, `.minimum`, `.pass_mark`, `office.missing`.
    """
    require_office(session)
    settings = read_settings(session)
    if exam and pass_mark is None:
        raise _no_pass_mark()
    typed: dict[str, object] = {
        "name": name, "kind": kind, "place": place, "theme": theme, "organiser": organiser,
        "start": start, "end": end, "pass_mark": pass_mark,
        "minimum": minimum if minimum is not None else settings.share("attendance_minimum"),
    }  # fmt: skip
    values = _checked(typed)
    _check_dates(start, end)
    row = Training(
        uid=acting.chance.uid(),
        late_minutes=settings.number("late_minutes"),
        late_counts=settings.yes("late_counts"),
        created_at=acting.now(),
        created_by=acting.user,
        **values,
    )
    session.add(row)
    session.flush()
    told = {key: _plain(value) for key, value in values.items()}
    record(session, acting, "training.create", "training", row.id, told)
    return row.id


def change_training(
    session: Session, acting: Acting, training: int, values: Mapping[str, object]
) -> TrainingLine:
    """Change a training that is not closed; give it back.

    `values` are those of `create_training` by name; a `pass_mark` of nothing takes the exam out.
    UserError as `create_training`, and `training.unknown`, `.closed`, `.field`.
    """
    before = require_open(session, training)
    for key in values:
        if key not in _CHANGEABLE:
            raise UserError(
                "training.field",
                _("A training has no {key} to change. It has: {keys}.").format(
                    key=key, keys=", ".join(_CHANGEABLE)
                ),
            )
    wanted = _checked(values)
    changed = {key: new for key, new in wanted.items() if new != getattr(before, key)}
    start, end = changed.get("start", before.start), changed.get("end", before.end)
    assert isinstance(start, date)
    assert isinstance(end, date)
    _check_dates(start, end)
    if changed:
        row = session.get_one(Training, training)
        for key, new in changed.items():
            setattr(row, key, new)
        row.version += 1
        session.flush()
        told: dict[str, object] = {
            key: {"old": _plain(getattr(before, key)), "new": _plain(new)}
            for key, new in changed.items()
        }
        record(session, acting, "training.change", "training", training, told)
    return require_training(session, training)


def _checked(typed: Mapping[str, object]) -> dict[str, object]:
    """What was given as it is kept; a UserError for the first thing wrong."""
    values: dict[str, object] = {
        key: tidy(str(text))[:_LONGEST] for key, text in typed.items() if key in _TEXTS
    }
    for key, words in (("name", _("name")), ("place", _("place"))):
        if key in values and not fold(str(values[key])):
            raise UserError(f"training.{key}", _("A training needs a {what}.").format(what=words))
    if "kind" in typed:
        values["kind"] = _kind(str(typed["kind"]))
    if "minimum" in typed:
        values["minimum"] = minimum_parts(Fraction(str(typed["minimum"])))
    if "pass_mark" in typed:
        values["pass_mark"] = _pass_mark(typed["pass_mark"])
        values["exam"] = values["pass_mark"] is not None
    return values | {key: typed[key] for key in ("start", "end") if key in typed}


def _kind(kind: str) -> str:
    if kind not in list(TrainingKind):
        raise UserError(
            "training.kind",
            _("There is no kind {kind} of training. There are: {kinds}.").format(
                kind=f'"{kind}"', kinds=", ".join(TrainingKind)
            ),
        )
    return kind


def _pass_mark(mark: object) -> int | None:
    if mark is None:
        return None
    if not isinstance(mark, int) or not 0 <= mark <= 100:
        raise _no_pass_mark()
    return mark


def _no_pass_mark() -> UserError:
    return UserError(
        "training.pass_mark", _("An exam needs the least mark to pass, a number from 0 to 100.")
    )


def _check_dates(start: date, end: date) -> None:
    if end < start:
        raise UserError("training.dates", _("The training ends before it starts."))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
