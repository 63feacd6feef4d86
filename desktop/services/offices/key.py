"""The office's private key taken out of the register, to sign with."""

from pathlib import Path

from db.engine import Session
from db.queries import office as queries
from db.schema import OfficeKey
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.offices.settings import require_office
from desktop.services.upkeep.audit import record


def open_key(session: Session, acting: Acting, keys_folder: Path) -> seal.OfficeSecret:
    """The office's private key, opened by this machine's secret.

    UserError `key.wrong_secret` on a computer that the register was moved to.
    """
    office = require_office(session)
    wrapped = _wrapping(session, office.id, seal.MACHINE)
    under = seal.machine_secret(keys_folder, acting.chance)
    return seal.unwrap(wrapped, office.public_key, under)


def recover_key(session: Session, acting: Acting, code: str, keys_folder: Path) -> None:
    """Open the key by the recovery code, and seal it under this machine's secret from now on."""
    office = require_office(session)
    wrapped = _wrapping(session, office.id, seal.RECOVERY)
    secret = seal.unwrap(wrapped, office.public_key, seal.recovery_bytes(code))
    under = seal.machine_secret(keys_folder, acting.chance)
    fresh = seal.wrap(secret, seal.MACHINE, under, acting.chance)
    session.add(
        OfficeKey(
            office_id=office.id,
            wrapping=fresh.wrapping,
            salt=fresh.salt,
            nonce=fresh.nonce,
            sealed=fresh.sealed,
        )
    )
    record(session, acting, "office.recover_key", "office", office.id, {})


def _wrapping(session: Session, office: int, wrapping: str) -> seal.Wrapped:
    """The newest sealing of that kind."""
    found = [key for key in queries.wrapped_keys(session, office) if key.wrapping == wrapping]
    if not found:
        raise UserError(
            "key.missing", _("The register holds no key of its office. Bring back a backup.")
        )
    key = found[-1]
    return seal.Wrapped(key.wrapping, key.salt, key.nonce, key.sealed)
