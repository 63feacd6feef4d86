"""Each row held against the rows before it and against the register: who is this, what is new.

By NIK. The same person again changes what the row says anew and no more; somebody who is plainly
another is held, and the one who bears the NIK is told of it (commands.md, Finding codes).
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from db.engine import Session
from db.queries import imports, worker_store
from db.queries.chunks import chunks
from db.queries.worker_store import Registered
from desktop.domain.findings import Finding, error, warning
from desktop.domain.progress import SILENT, Progress
from desktop.domain.regions import RegionTable
from desktop.domain.texts import gettext as _
from desktop.services.register.checks import has_error
from desktop.services.register.persons import differs, plainly_another, says_other
from desktop.services.register.rows import PreviewRow, digest_of, told

RESOLVED = frozenset(
    ("nik.duplicate_in_file", "nik.duplicate_in_register", "nik.claimed_twice", "person.differs")
)
"""Codes found here; they are found anew whenever the rows are resolved again."""

_AT_ONCE = 2000


class Resolver:
    """Goes through the rows of a list in their order and settles how each ends."""

    def __init__(self, session: Session, regions: RegionTable) -> None:
        self._session = session
        self._regions = regions
        self._rows: list[PreviewRow] = []
        self._first: dict[str, int] = {}
        self._waiting: dict[str, list[PreviewRow]] = {}
        self._registered: dict[str, Registered] = {}
        self._digests: dict[int, set[bytes]] = {}
        self._mended: dict[bytes, int] = {}
        self.claims: dict[int, list[Finding]] = {}
        """What workers of the register are to be told: rows claim their NIK for another."""

    def settle(self, rows: Sequence[PreviewRow], progress: Progress = SILENT) -> None:
        """Give every row its outcome, and what others say of its person."""
        self._rows = list(rows)
        empty = not worker_store.any_worker(self._session)
        self._mended = {} if empty else imports.mended(self._session)
        done = 0
        for some in chunks(self._rows, _AT_ONCE):
            if not empty:
                self._look_up(some)
            for at, row in enumerate(some, start=done):
                self._settle(at, row)
            self._compare(some)
            done += len(some)
            progress.step(done, len(self._rows), _("Comparing with the register"))

    def _look_up(self, rows: Sequence[PreviewRow]) -> None:
        """Fetch who bears the NIKs of some rows, and which rows told of them before."""
        niks = {row.values["nik"] for row in rows if len(row.values.get("nik", "")) == 16}
        self._registered = worker_store.registered(self._session, sorted(niks))
        ids = [worker.id for worker in self._registered.values()]
        self._digests = worker_store.digests(self._session, ids)

    def _settle(self, at: int, row: PreviewRow) -> None:
        _forget(row)
        nik = row.values.get("nik", "")
        sound = len(nik) == 16 and not (row.findings and _errs_in_nik(row))
        if sound and (nik in self._first or nik in self._registered):
            row.findings += self._another(row, nik) or ()
        if row.findings and has_error(row.findings):
            self._hold(row, nik if sound else "")
        elif nik in self._first:
            self._again(self._first[nik], row)
        else:
            self._first[nik] = at
            self._claimed_by_waiting(nik, row)
            worker = self._registered.get(nik)
            row.outcome = "updated" if worker else "new"
            row.worker_id = worker.id if worker else None

    def _another(self, row: PreviewRow, nik: str) -> list[Finding] | None:
        """The error of a row whose NIK stands for somebody who is plainly another."""
        name, born = row.values.get("name", ""), _born(row)
        if nik in self._first:
            first = self._rows[self._first[nik]]
            if not plainly_another(name, born, first.values["name"], _born(first)):
                return None
            first.findings.append(_claim(name, row))
            where = _place(first, row)
            other = first.values["name"]
            return [error("nik.duplicate_in_file", "nik", nik, name=other, other_row=where)]
        worker = self._registered.get(nik)
        if worker is None or not plainly_another(name, born, worker.name, worker.birth_date):
            return None
        self.claims.setdefault(worker.id, []).append(_claim(name, row))
        village = self._regions.name(worker.region)
        return [error("nik.duplicate_in_register", "nik", nik, name=worker.name, village=village)]

    def _hold(self, row: PreviewRow, nik: str) -> None:
        """Hold a row, unless the very same one was mended before and its person is there."""
        row.outcome = "held"
        if nik:
            self._waiting.setdefault(nik, []).append(row)
        if self._mended:
            row.digest = digest_of(told(row.values))
            worker = self._mended.get(row.digest)
            if worker is not None:
                row.outcome, row.worker_id, row.known = "unchanged", worker, True
                row.findings = []

    def _claimed_by_waiting(self, nik: str, row: PreviewRow) -> None:
        """A row before it, held for something else, may give its NIK to another."""
        for waiting in self._waiting.get(nik, ()):
            name = waiting.values.get("name", "")
            if plainly_another(name, _born(waiting), row.values["name"], _born(row)):
                row.findings.append(_claim(name, waiting))

    def _again(self, at: int, row: PreviewRow) -> None:
        """The same person again in one list: the first row wins, gaps in it are filled."""
        first = self._rows[at]
        row.same_as, row.worker_id, row.outcome = at, first.worker_id, "unchanged"
        row.changes = {}
        for field, text in row.values.items():
            stands = first.values.get(field, "")
            if not stands:
                row.changes[field] = text
            elif differs(field, stands, text):
                found = warning(
                    "person.differs", field, text, other_row=_place(row, row), other=text
                )
                row.findings.append(found)

    def _compare(self, rows: Sequence[PreviewRow]) -> None:
        """What rows of known workers say anew; a row that came in before says nothing."""
        unknown = []
        for row in rows:
            if row.worker_id is None or row.known or row.outcome == "held":
                continue
            row.digest = digest_of(told(row.values))
            if row.digest in self._digests.get(row.worker_id, ()):
                row.outcome, row.known, row.changes = "unchanged", True, None
            else:
                unknown.append(row)
        ids = list({row.worker_id for row in unknown if row.worker_id is not None})
        values = worker_store.worker_values(self._session, ids)
        said = worker_store.said(self._session, ids)
        for row in unknown:
            if row.worker_id is not None:
                before = _merged(said.get(row.worker_id, ()), row.values["nik"])
                row.changes = _said_anew(row, values[row.worker_id], before)
                row.outcome = "updated" if row.changes else "unchanged"
        for row in rows:
            if row.same_as is not None and row.worker_id is None and row.changes:
                row.outcome = "updated"


def _said_anew(row: PreviewRow, stands: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    """The fields of a known worker that a row says something new of."""
    fields = row.values
    if row.same_as is not None:
        fields = row.changes or {}
    guessed = any(finding.code == "sex.unreadable" for finding in row.findings)
    anew = {}
    for field, text in fields.items():
        if field == "nik" or (field == "sex" and guessed):
            continue
        if field in before and not says_other(field, before[field], text):
            continue
        if says_other(field, stands.get(field, ""), text):
            anew[field] = text
    return anew


def _merged(said: Sequence[str], nik: str) -> dict[str, str]:
    """What the rows of a person said last of each field.

    Of one who was merged out of two, those that bear the same NIK, if there are any.
    """
    rows = [json.loads(one) for one in said]
    before: dict[str, str] = {}
    for row in [row for row in rows if row.get("nik") == nik] or rows:
        before |= row
    return before


def held_for_another(row: PreviewRow, registered: Mapping[str, Registered]) -> bool:
    """Whether a row that waits would now be told that its NIK is another's, and was not before."""
    worker = registered.get(row.values.get("nik", ""))
    if worker is None or _errs_in_nik(row):
        return False
    return plainly_another(row.values.get("name", ""), _born(row), worker.name, worker.birth_date)


def _forget(row: PreviewRow) -> None:
    """Take away what an earlier look at the list had settled."""
    row.worker_id, row.changes, row.same_as, row.known = None, None, None, False
    if row.findings:
        row.findings = [found for found in row.findings if found.code not in RESOLVED]


def _errs_in_nik(row: PreviewRow) -> bool:
    return has_error([found for found in row.findings if found.field == "nik"])


def _born(row: PreviewRow) -> date | None:
    try:
        return date.fromisoformat(row.values.get("birth_date", ""))
    except ValueError:
        return None


def _claim(name: str, claimer: PreviewRow) -> Finding:
    return warning("nik.claimed_twice", "nik", claimer.values["nik"], name=name)


def _place(of: PreviewRow, seen_from: PreviewRow) -> str | int:
    """A row as another row names it: its number, with its sheet where that is another."""
    return of.row if of.sheet == seen_from.sheet else f"{of.sheet}!{of.row}"
