"""What attendance was, as papers tell it afterwards: session by session, and the whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.services.letters.papers.facts import Signer
from desktop.services.letters.papers.training.facts import SessionFacts


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What is recorded of one participant; `status`, `at` (08.03) and `how` empty where nothing.

    `status` and `how` are values of Attendance and How.
    """

    number: int
    name: str
    sex: str = ""
    body: str = ""
    status: str = ""
    at: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class KeptSession:
    """A session and everybody of the training, in the order of their numbers."""

    session: SessionFacts
    rows: Sequence[KeptRow]
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """Daftar hadir as recorded: one session or several, each from a page of its own."""

    training: str
    sessions: Sequence[KeptSession]
    city: str = ""
    dated: date | None = None
    head: str = ""
    signer: Signer | None = None


@dataclass(frozen=True, slots=True)
class ReportSession:
    """A session in a report; `counts` is a value of Attendance to how many people."""

    number: int
    title: str
    trainer: str
    date: date
    jp: int
    counts: Mapping[str, int]
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """A participant in a report; `marks` a value of Attendance or nothing for each session."""

    number: int
    name: str
    body: str
    marks: Sequence[str]
    attended: int
    exam_mark: int | None = None
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What a training came to. `minimum` in ten-thousandths; `held` is JP; letterhead as ever.

    `passed` of a person is nothing before the training is closed.
    """

    government: str
    office_name: str
    address: str
    phone: str
    email: str
    head: str
    city: str
    paper: str
    typeface: str
    training: str
    theme: str
    organiser: str
    place: str
    start: date
    end: date
    minimum: int
    exam: bool
    pass_mark: int | None
    late_counts: bool
    held: int
    sessions: Sequence[ReportSession]
    people: Sequence[ReportPerson]
    dated: date
    signer: Signer | None = None
