"""The office's settings, and what its letterhead says."""

import json
from collections.abc import Mapping

from db.engine import Session
from db.queries import office as queries
from db.schema import Office, Setting
from desktop.domain.canonical import canonical_json
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.settings import Settings, read
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.letterhead import check_letterhead
from desktop.services.sheets.layouts_kept import office_layout
from desktop.services.upkeep.audit import record

OFFICE_FIELDS = ("name", "address", "phone", "email", "city")
"""What a letterhead says of an office, and may be changed later."""


def require_office(session: Session) -> queries.OfficeLine:
    """The office whose register this is; UserError `office.missing` before it is made."""
    office = queries.own_office(session)
    if office is None:
        raise UserError(
            "office.missing",
            _("This register has no office yet. Make it first: lontar office init."),
        )
    return office


def read_settings(session: Session) -> Settings:
    """The settings of the office: what it chose over the defaults."""
    return Settings({key: json.loads(value) for key, value in queries.settings(session).items()})


def change_settings(session: Session, acting: Acting, values: Mapping[str, str]) -> Settings:
    """Change settings by their texts, all or none; give back every setting.

    UserError `setting.unknown`, `setting.value`, `layout.unknown`.
    """
    before = read_settings(session)
    wanted = {key: read(key, text) for key, text in values.items()}
    after = Settings({**before.chosen, **wanted})
    if after.number("minimum_age") > after.number("maximum_age"):
        raise UserError(
            "setting.value",
            _(
                "The lowest age, {lowest}, is over the highest, {highest}. Change one of them."
            ).format(lowest=after.number("minimum_age"), highest=after.number("maximum_age")),
        )
    for key in ("letter_layout", "check_layout"):
        if key in wanted:
            office_layout(session, after.text(key))
    changed = {key: value for key, value in wanted.items() if value != before.value(key)}
    for key, value in wanted.items():
        session.merge(Setting(key=key, value=canonical_json(value)))
    if changed:
        told: dict[str, object] = {
            key: {"old": before.value(key), "new": value} for key, value in changed.items()
        }
        record(session, acting, "office.set", "setting", None, told)
    session.flush()
    return after


def change_office(
    session: Session,
    acting: Acting,
    values: Mapping[str, str],
    letterhead: bytes | None = None,
) -> queries.OfficeLine:
    """Change what the letterhead says (OFFICE_FIELDS) or its logo; give back the office.

    UserError `office.field`, `office.name`, `office.letterhead`.
    """
    line = require_office(session)
    office = session.get_one(Office, line.id)
    told: dict[str, object] = {}
    for key, text in values.items():
        if key not in OFFICE_FIELDS:
            raise UserError(
                "office.field",
                _("An office has no {key}. It has: {keys}.").format(
                    key=key, keys=", ".join(OFFICE_FIELDS)
                ),
            )
        new = tidy(text)
        if key == "name" and not new:
            raise UserError("office.name", _("The office needs a name, as its letterhead has it."))
        if new != getattr(office, key):
            told[key] = {"old": getattr(office, key), "new": new}
            setattr(office, key, new)
    if letterhead is not None and letterhead != office.letterhead:
        check_letterhead(letterhead)
        office.letterhead = letterhead
        told["letterhead"] = {"bytes": len(letterhead)}
    if told:
        record(session, acting, "office.change", "office", office.id, told)
    session.flush()
    return require_office(session)
