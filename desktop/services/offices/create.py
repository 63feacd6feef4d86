"""The register of an office: its regions, its rates, its key, itself."""

from dataclasses import dataclass
from pathlib import Path

from db.engine import Session
from db.queries import office as queries
from db.queries import regions as region_queries
from db.schema import Office, OfficeKey
from desktop import paths
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.services import seal
from desktop.services.acting import Acting
from desktop.services.offices.letterhead import check_letterhead
from desktop.services.offices.tables import load_rates, load_regions
from desktop.services.upkeep.audit import record

_STEPS = 4


@dataclass(frozen=True, slots=True)
class CreatedOffice:
    """A new office: row id, region, public key and its fingerprint; the recovery code, this once.

    The recovery code opens the office's key on another computer. It is stored nowhere.
    """

    office: int
    region: str
    name: str
    public_key: str
    fingerprint: str
    recovery_code: str


def create_office(  # noqa: PLR0913 - one for each line of a letterhead
    session: Session,
    acting: Acting,
    *,
    region: str,
    name: str,
    address: str = "",
    phone: str = "",
    email: str = "",
    city: str = "",
    letterhead: bytes | None = None,
    keys_folder: Path,
    progress: Progress = SILENT,
) -> CreatedOffice:
    """Make the register's one office in an empty register, with its regions, rates and key.

    `region` is a kabupaten, kota or province whose villages the tables hold. UserError
    `office.exists`, `office.region`, `office.name`, `office.letterhead`.
    """
    if queries.own_office(session) is not None:
        raise UserError(
            "office.exists",
            _("This register has its office already. Name another file to make a new one."),
        )
    name = tidy(name)
    if not name:
        raise UserError("office.name", _("The office needs a name, as its letterhead has it."))
    if letterhead is not None:
        check_letterhead(letterhead)
    progress.step(0, _STEPS, _("Loading the region tables"))
    load_regions(session, paths.resource("regions"))
    region = _checked_region(session, region)
    progress.step(1, _STEPS, _("Loading the contribution rates"))
    load_rates(session, paths.resource("rates"))
    progress.step(2, _STEPS, _("Making the office's key"))
    secret = seal.make_secret(acting.chance)
    office = Office(
        uid=acting.chance.uid(),
        own=True,
        region=region,
        name=name,
        address=tidy(address),
        phone=tidy(phone),
        email=tidy(email),
        city=tidy(city),
        letterhead=letterhead,
        public_key=secret.public_key,
        created_at=acting.now(),
    )
    session.add(office)
    session.flush()
    recovery_code = _wrap_key(session, acting, office.id, secret, keys_folder)
    mark = seal.fingerprint(secret.public_key)
    told: dict[str, object] = {"region": region, "name": name, "fingerprint": mark}
    record(session, acting, "office.create", "office", office.id, told)
    progress.step(_STEPS, _STEPS, _("The register is ready"))
    return CreatedOffice(office.id, region, name, secret.public_key, mark, recovery_code)


def _checked_region(session: Session, typed: str) -> str:
    """The code of a kabupaten, kota or province that has villages in the tables."""
    code = typed.strip().replace(".", "")
    found = region_queries.region(session, code) if len(code) in (2, 4) else None
    if found is None:
        raise UserError(
            "office.region",
            _(
                "{code} is no kabupaten, kota or province. Give its code by Kemendagri, such as"
                " 5321 for Malaka."
            ).format(code=f'"{typed}"'),
        )
    if not region_queries.has_villages(session, code):
        raise UserError(
            "office.region",
            _(
                "The villages of {name} are not in this program's tables. It knows those of Nusa"
                " Tenggara Timur."
            ).format(name=found.name),
        )
    return code


def _wrap_key(
    session: Session, acting: Acting, office: int, secret: seal.OfficeSecret, keys_folder: Path
) -> str:
    """Keep the private key under this machine's secret and under a new recovery code."""
    code = seal.make_recovery_code(acting.chance)
    machine = seal.machine_secret(keys_folder, acting.chance)
    for wrapping, under in (
        (seal.MACHINE, machine),
        (seal.RECOVERY, seal.recovery_bytes(code)),
    ):
        wrapped = seal.wrap(secret, wrapping, under, acting.chance)
        session.add(
            OfficeKey(
                office_id=office,
                wrapping=wrapped.wrapping,
                salt=wrapped.salt,
                nonce=wrapped.nonce,
                sealed=wrapped.sealed,
            )
        )
    session.flush()
    return code
