"""Columns as a person chose them: kept when a list comes in, used for the next of its kind."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from db.engine import Session
from db.queries import column_choices as queries
from db.schema import ColumnChoice
from desktop.domain.canonical import canonical_json
from desktop.domain.dates import letter_date
from desktop.domain.errors import UserError
from desktop.domain.fields import WORKER
from desktop.domain.names import fold_header
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE, Acting
from desktop.services.sheets.headers import HeaderWords
from desktop.services.sheets.kinds import KnownKind, SheetHeader, merged_choice
from desktop.services.upkeep.audit import record

_WITHOUT_HEADER = re.compile(r"\([A-Z]{1,3}\)")


@dataclass(frozen=True, slots=True)
class KnownColumns(KnownKind):
    """A kind of sheet whose columns somebody chose: for which list, who, and when."""

    id: int
    kind: str
    file: str
    by: str
    at: datetime


def known_columns(session: Session) -> list[KnownColumns]:
    """Every kind of sheet whose columns were chosen, the newest choice first.

    What was chosen for a field that is no more is left out.
    """
    fields = HeaderWords(WORKER).keys | {""}
    reasons = reason_headers()
    found = []
    for line in queries.column_choices(session):
        chosen = {h: field for h, field in json.loads(line.chosen).items() if field in fields}
        texts = tuple(json.loads(line.headers))
        if chosen:
            found.append(
                KnownColumns(
                    texts, chosen, reasons, line.id, line.kind, line.file, line.by, line.at
                )
            )
    return found


def known_text(known: KnownColumns, user: str) -> str:
    """A sentence that says who chose the columns of a list, when and for which."""
    told = {"date": letter_date(known.at.astimezone(OFFICE_ZONE).date()), "file": known.file}
    if known.by == user:
        return _("The columns are taken as you chose on {date} for “{file}”.").format(**told)
    words = _("The columns are taken as {by} chose on {date} for “{file}”.")
    return words.format(by=known.by, **told)


def reason_headers() -> tuple[str, ...]:
    """The headers, folded, of the last column of rows that wait, saved as a sheet."""
    return tuple(fold_header(text) for text in ("Reason it waits", _("Reason it waits")))


def used_kinds(headers: Iterable[SheetHeader], known: Sequence[KnownColumns]) -> list[KnownColumns]:
    """The kinds that sheets with these headers are of, each once."""
    firsts = (next((one for one in known if one.fits(head)), None) for head in headers)
    used: dict[int, KnownColumns] = {one.id: one for one in firsts if one is not None}
    return list(used.values())


def keep_columns(
    session: Session,
    acting: Acting,
    file: str,
    headers: Iterable[SheetHeader],
    chosen: Mapping[str, str],
) -> None:
    """Keep what a person chose (header to field) for the kinds of sheet of a list.

    A choice there is stays for the columns that were not chosen anew.
    """
    known = known_columns(session)
    for header in dict.fromkeys(headers):
        folded = set(map(fold_header, header.texts))
        own = {
            text: field
            for text, field in chosen.items()
            if fold_header(text) in folded or _WITHOUT_HEADER.fullmatch(text)
        }
        before = used_kinds((header,), known)
        if own:
            _keep(session, acting, file, header, before[0] if before else None, own)


def _keep(
    session: Session,
    acting: Acting,
    file: str,
    header: SheetHeader,
    before: KnownColumns | None,
    own: Mapping[str, str],
) -> None:
    there = before.chosen if before else {}
    choice = merged_choice(there, own)
    if choice == there:
        return
    # The rows that wait came back with reasons beside them: they teach about their list.
    kind, texts = (before.kind, before.texts) if before else (header.kind, header.texts)
    kept = session.get(ColumnChoice, before.id) if before else None
    if kept is None:
        kept = ColumnChoice(uid=acting.chance.uid(), kind=kind, headers=canonical_json(texts))
        session.add(kept)
    kept.chosen, kept.file = canonical_json(choice), file
    kept.by, kept.at = acting.user, acting.now()
    session.flush()
    told: dict[str, object] = {"file": file, "chosen": dict(choice)}
    record(session, acting, "columns.keep", "column_choice", kept.id, told)


def forget_columns(session: Session, acting: Acting, choice: int) -> None:
    """Forget what was chosen for a kind of sheet; UserError `columns.unknown`."""
    kept = session.get(ColumnChoice, choice)
    if kept is None:
        raise UserError(
            "columns.unknown",
            _("There is no choice of columns {choice}. See the list of them.").format(
                choice=choice
            ),
        )
    told: dict[str, object] = {"file": kept.file, "chosen": json.loads(kept.chosen)}
    record(session, acting, "columns.forget", "column_choice", choice, told)
    session.delete(kept)
    session.flush()
