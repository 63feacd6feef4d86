"""Agents written down: entered, changed field by field, with their history."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from db.engine import Session
from db.queries import agents as queries
from desktop.domain.names import fold
from desktop.services.acting import Acting
from desktop.services.training.wadah import enter_wadah

EMPTY: Mapping[str, str] = {
    "nik": "", "name": "", "wadah": "", "role": "agent", "region": "", "phone": "",
    "certificate": "", "certificate_until": "", "sex": "", "birth_place": "", "birth_date": "",
    "active": "yes", "note": "",
}  # fmt: skip
"""What an agent has of whom nothing is said."""

_DATES = ("birth_date", "certificate_until")


class AgentWriter:
    """Writes agents of one deed; a wadah that is not there is made."""

    def __init__(self, session: Session, acting: Acting, now: datetime) -> None:
        self._session = session
        self._acting = acting
        self._now = now
        self._wadah = {line.name_key: line.id for line in queries.all_wadah(session)}

    def enter(self, values: Mapping[str, str]) -> int:
        """Enter an agent; give back the row id."""
        columns, villages = self._columns({**EMPTY, **values})
        return queries.insert_agent(
            self._session,
            {
                "uid": self._acting.chance.uid(),
                "created_at": self._now,
                "updated_at": self._now,
                **columns,
            },
            villages or (),
        )

    def change(
        self, agent: int, changes: Mapping[str, str], audit_id: int, row_id: int | None = None
    ) -> None:
        """Change fields of an agent to new texts, by an import row or none, with the history."""
        before = queries.agent_values(self._session, [agent])[agent]
        columns, villages = self._columns(changes)
        columns["updated_at"] = self._now
        queries.update_agent(self._session, agent, columns, villages)
        queries.insert_changes(
            self._session,
            [
                {
                    "agent_id": agent,
                    "audit_id": audit_id,
                    "import_row_id": row_id,
                    "field": field,
                    "old": before[field],
                    "new": new,
                }
                for field, new in changes.items()
            ],
        )

    def _columns(self, values: Mapping[str, str]) -> tuple[dict[str, Any], list[str] | None]:
        """Fields as columns hold them; the desa covered apart, nothing where nothing is said."""
        columns: dict[str, Any] = dict(values)
        covered = columns.pop("region", None)
        villages = None if covered is None else [code for code in covered.split(",") if code]
        if "nik" in columns:
            columns["nik"] = columns["nik"] or None
        if "name" in columns:
            columns["name_key"] = fold(columns["name"])
        if "wadah" in columns:
            columns["wadah_id"] = self._wadah_id(columns.pop("wadah"))
        if "active" in columns:
            columns["active"] = columns["active"] == "yes"
        for key in _DATES:
            if key in columns:
                columns[key] = date.fromisoformat(columns[key]) if columns[key] else None
        return columns, villages

    def _wadah_id(self, name: str) -> int | None:
        key = fold(name)
        if not key:
            return None
        if key not in self._wadah:
            self._wadah[key] = enter_wadah(self._session, self._acting, self._now, {"name": name})
        return self._wadah[key]
