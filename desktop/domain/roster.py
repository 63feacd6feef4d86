"""The canonical form of a letter's roster, its SHA-256 and the control code printed from it.

docs/roster.md describes the form, so that another program can reckon the same hash. Changing
anything here changes the hash of every roster: raise FORM and keep the older form readable.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.canonical import canonical_json
from desktop.domain.readable_code import readable_code

FORM = "lontar-roster/1"
FORM_OF_PAIRS = "lontar-roster/2"
"""The form of a roster whose people take the place of others: one key more on every line."""
Value = str | int | bool | None | list["Value"] | Mapping[str, "Value"]
"""What a head may hold: no fractions, since programs write them in different ways."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who makes room for a person of a roster, as frozen; `reason` is a code of LeavingReason."""

    nik: str
    name: str
    sex: str
    birth_date: date
    region: str
    village: str
    kecamatan: str
    member_number: str
    reason: str
    uid: str = ""


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A person of a letter as frozen: money in whole rupiah, `age` in whole years.

    The annex prints a part of it, the submission sheet all that the insurer asks for. `income` is
    a month's, nothing where it is not known. `age` is that on the day the roster was frozen,
    `region` the village's ten digits.
    """

    position: int
    nik: str
    name: str
    sex: str
    birth_place: str
    birth_date: date
    age: int
    address: str
    rt: str
    rw: str
    hamlet: str
    region: str
    village: str
    kecamatan: str
    occupation: str
    kk: str
    mother_name: str
    phone: str
    income: int | None
    monthly: int
    months: int
    cost: int
    note: str = ""
    uid: str = ""
    replaces: Leaving | None = None


_LINE = tuple(field.name for field in dataclasses.fields(RosterLine) if field.name != "replaces")
_LEAVING = tuple(field.name for field in dataclasses.fields(Leaving))


def line_json(line: RosterLine) -> str:
    """A line as canonical JSON, as `letter_row.frozen` keeps it."""
    fields = {name: getattr(line, name) for name in _LINE}
    fields["birth_date"] = line.birth_date.isoformat()
    if line.replaces is not None:
        gone = {name: getattr(line.replaces, name) for name in _LEAVING}
        fields["replaces"] = gone | {"birth_date": line.replaces.birth_date.isoformat()}
    return canonical_json(fields)


def read_line(text: str) -> RosterLine:
    """The line that a canonical JSON text tells; ValueError where it tells none."""
    fields = json.loads(text)
    if not isinstance(fields, dict) or set(fields) - {"replaces"} != set(_LINE):
        raise ValueError("not a roster line")
    gone = fields.pop("replaces", None)
    return RosterLine(
        **{**fields, "birth_date": date.fromisoformat(fields["birth_date"])},
        replaces=None if gone is None else _read_leaving(gone),
    )


def _read_leaving(fields: object) -> Leaving:
    if not isinstance(fields, dict) or set(fields) != set(_LEAVING):
        raise ValueError("not a roster line")
    return Leaving(**{**fields, "birth_date": date.fromisoformat(fields["birth_date"])})


def canonical(lines: Iterable[RosterLine], head: Mapping[str, Value]) -> bytes:
    """The roster as bytes: the head's line, then the people's in order of position.

    UTF-8, JSON without blanks, keys sorted, text in NFC, a line feed behind every line.
    """
    ordered = sorted(lines, key=lambda line: line.position)
    paired = any(line.replaces is not None for line in ordered)
    form = FORM_OF_PAIRS if paired else FORM
    first = canonical_json(_without_fractions({**head, "form": form, "rows": len(ordered)}))
    return "".join(f"{line}\n" for line in [first, *map(line_json, ordered)]).encode()


def sha256(lines: Iterable[RosterLine], head: Mapping[str, Value]) -> str:
    """The SHA-256 of the canonical form, 64 hexadecimal digits in lower case."""
    return hashlib.sha256(canonical(lines, head)).hexdigest()


def control_code(sha: str) -> str:
    """The code printed on papers, from a SHA-256: `7K3M-Q9XT-4RWD`.

    The hash's first 60 bits, five bits a sign. An aid for the eye, no signature (domain.md 4.2).
    """
    return readable_code(bytes.fromhex(sha), 3)


def _without_fractions(value: Value) -> Value:
    if isinstance(value, Mapping):
        return {key: _without_fractions(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_fractions(item) for item in value]
    if isinstance(value, float):
        raise TypeError("a roster holds no fractions")
    return value
