"""Filters of the register, kept by name for everybody in the office."""

import json
from datetime import date

from db.engine import Session
from db.queries import saved_filters as queries
from db.queries.workers import WorkerFilter
from db.schema import SavedFilter
from desktop.domain.canonical import canonical_json
from desktop.domain.dates import age_on, births_of_ages
from desktop.domain.errors import UserError
from desktop.domain.names import fold, tidy
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.upkeep.audit import record

_LONGEST = 60


def save_filter(session: Session, acting: Acting, name: str, where: WorkerFilter) -> int:
    """Keep a filter by a name; one of that name there is becomes this one. Give back its id.

    Ages are kept as ages, not as the birth dates they mean today. UserError `filter.name`.
    """
    name = tidy(name)
    key = fold(name)
    if not key or len(name) > _LONGEST:
        raise UserError(
            "filter.name",
            _("A filter needs a name of {most} letters at most.").format(most=_LONGEST),
        )
    content = canonical_json(_content(where, acting.today()))
    there = next((one for one in queries.saved_filters(session) if fold(one.name) == key), None)
    values = {"name": name, "content": content, "by": acting.user, "at": acting.now()}
    if there is None:
        kept = SavedFilter(uid=acting.chance.uid(), name_key=key, **values)
        session.add(kept)
    else:
        kept = session.get_one(SavedFilter, there.id)
        for field, value in values.items():
            setattr(kept, field, value)
    session.flush()
    record(session, acting, "filter.save", "saved_filter", kept.id, {"name": name})
    return kept.id


def remove_filter(session: Session, acting: Acting, filter_id: int) -> None:
    """Forget a kept filter; nothing where somebody did so before."""
    kept = session.get(SavedFilter, filter_id)
    if kept is not None:
        record(session, acting, "filter.remove", "saved_filter", filter_id, {"name": kept.name})
        session.delete(kept)
        session.flush()


def _content(where: WorkerFilter, today: date) -> dict[str, object]:
    told: dict[str, object] = {
        "search": where.search,
        "region": where.region,
        "status": list(where.status),
        "finding": where.finding,
        "batch": where.batch,
        "sex": where.sex,
        "youngest": None if where.born_to is None else age_on(where.born_to, today),
        "oldest": None if where.born_from is None else age_on(where.born_from, today),
        "has_heir": where.has_heir,
        "agent": where.agent,
    }
    return {key: value for key, value in told.items() if value not in ("", [], None)}


def filter_of(content: str, today: date) -> WorkerFilter:
    """The filter that was kept, its ages those of today."""
    kept = json.loads(content)
    born_from, born_to = births_of_ages(kept.get("youngest"), kept.get("oldest"), today)
    return WorkerFilter(
        search=kept.get("search", ""),
        region=kept.get("region", ""),
        status=tuple(kept.get("status", ())),
        finding=kept.get("finding", ""),
        batch=kept.get("batch"),
        sex=kept.get("sex", ""),
        born_from=born_from,
        born_to=born_to,
        has_heir=kept.get("has_heir"),
        agent=kept.get("agent"),
    )
