"""A region as people name it: by its code, with or without dots."""

from db.engine import Session
from db.queries import regions as queries
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services.offices.settings import require_office


def named_region(session: Session, typed: str) -> str:
    """The code that is meant, empty where none was named; UserError `region.unknown`."""
    code = typed.strip().replace(".", "")
    if code and queries.region(session, code) is None:
        raise UserError(
            "region.unknown",
            _("There is no region {code}. Give a code such as {example}.").format(
                code=f'"{typed}"', example=require_office(session).region
            ),
        )
    return code
