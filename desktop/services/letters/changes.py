"""What a letter changes in a funding: who comes, who goes, who for whom, and the sums of it.

For each kecamatan and in all, those after it are those before it, and who came, without who went.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from db.engine import Session
from db.queries import letter_people as people
from db.queries.letters import LetterLine
from desktop.domain.letter_kinds import LetterKind
from desktop.domain.roster import Leaving, RosterLine
from desktop.services.acting import Acting
from desktop.services.letters.preview import roster_now
from desktop.services.letters.states import require_letter

_KECAMATAN = 6


@dataclass(frozen=True, slots=True)
class KecamatanSum:
    """after = before + added - removed, of a kecamatan (six digits) or of all (empty)."""

    region: str
    name: str
    before: int
    added: int
    removed: int
    after: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The three parts of a list of changes; each person stands in one of them.

    `pairs` are who goes and who comes instead. `sums` go by kecamatan; a pair counts as one added
    and one removed.
    """

    kind: LetterKind
    additions: tuple[RosterLine, ...]
    removals: tuple[RosterLine, ...]
    pairs: tuple[tuple[Leaving, RosterLine], ...]
    sums: tuple[KecamatanSum, ...]
    total: KecamatanSum


def changes_of(session: Session, acting: Acting, letter: int) -> Changes:
    """The changes of a letter, as frozen, or of its draft as the register stands.

    Before it are those who stood in the funding when it was issued, or do now. UserError
    `letter.unknown`.
    """
    line = require_letter(session, letter)
    _facts, lines = roster_now(session, acting, line)
    pairs = tuple((one.replaces, one) for one in lines if one.replaces is not None)
    out = line.kind == LetterKind.REMOVAL
    coming = () if out else tuple(one for one in lines if one.replaces is None)
    going = tuple(lines) if out else ()
    before, names = _before(session, line)
    names |= {one.region[:_KECAMATAN]: one.kecamatan for one in lines}
    names |= {gone.region[:_KECAMATAN]: gone.kecamatan for gone, _one in pairs}
    added = _counted([one.region for one in lines if not out])
    removed = _counted([*(one.region for one in going), *(gone.region for gone, _one in pairs)])
    sums = _sums(before, added, removed, names)
    total = KecamatanSum(
        "",
        "",
        sum(one.before for one in sums),
        sum(one.added for one in sums),
        sum(one.removed for one in sums),
        sum(one.after for one in sums),
    )
    return Changes(LetterKind(line.kind), coming, going, pairs, sums, total)


def _before(session: Session, line: LetterLine) -> tuple[Counter[str], dict[str, str]]:
    """Kecamatan to how many stood in the funding before a letter, and the names of these."""
    standing: dict[int, tuple[str, str]] = {}
    for row in people.history(session, line.funding_id, line.id):
        if not _out_at(row, line.issued_at):
            continue
        if row.replaces_id is not None:
            standing.pop(row.replaces_id, None)
        if row.kind == LetterKind.REMOVAL:
            standing.pop(row.worker_id, None)
        elif not _refused_at(row, line.issued_at):
            standing[row.worker_id] = _place(row.frozen)
    names = dict(standing.values())
    return Counter(region for region, _name in standing.values()), names


def _out_at(row: people.PastRow, at: datetime | None) -> bool:
    """Whether a row's letter was out of the office at a moment, or is now."""
    if at is None or row.issued_at is None:
        return row.state in people.OUT
    return row.issued_at < at and (row.cancelled_at is None or row.cancelled_at > at)


def _refused_at(row: people.PastRow, at: datetime | None) -> bool:
    answered = row.answered_at is not None and (at is None or row.answered_at <= at)
    return answered and row.outcome == "rejected"


def _place(frozen: str | None) -> tuple[str, str]:
    told = json.loads(frozen or "{}")
    return str(told["region"])[:_KECAMATAN], str(told["kecamatan"])


def _counted(regions: Iterable[str]) -> Counter[str]:
    return Counter(region[:_KECAMATAN] for region in regions)


def _sums(
    before: Mapping[str, int],
    added: Mapping[str, int],
    removed: Mapping[str, int],
    names: Mapping[str, str],
) -> tuple[KecamatanSum, ...]:
    codes = sorted({*before, *added, *removed}, key=lambda code: (names.get(code, ""), code))
    return tuple(
        KecamatanSum(
            code,
            names.get(code, code),
            before.get(code, 0),
            added.get(code, 0),
            removed.get(code, 0),
            before.get(code, 0) + added.get(code, 0) - removed.get(code, 0),
        )
        for code in codes
    )
