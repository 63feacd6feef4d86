"""`lontar office`: the office whose register this is, its settings, its officials."""

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from desktop import paths
from desktop.cli.call import Call, table, values_of
from desktop.cli.main import Noun
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from db.queries.office import OfficeLine
    from desktop.domain.settings import Settings

_LOGO = "letterhead"
_RECOVERY_CODE = "LONTAR_RECOVERY_CODE"


@click.group(cls=Noun)
def office() -> None:
    """The office: who it is, its settings, its officials."""


@office.command("init")
@click.option("--region", required=True, metavar="CODE", help="Kabupaten, kota or province.")
@click.option("--name", required=True, metavar="TEXT", help="As the letterhead has it.")
@click.option("--address", default="", metavar="TEXT")
@click.option("--phone", default="", metavar="TEXT")
@click.option("--email", default="", metavar="TEXT")
@click.option("--city", default="", metavar="TEXT", help="Where letters are dated.")
@click.option("--letterhead", default="", metavar="LOGO.png", help="PNG or JPEG.")
@click.pass_obj
def init(call: Call, /, letterhead: str, **said: str) -> None:
    """Make the register of an office: its key, its regions, its rates."""
    # Late, here and below: `--help` needs no database.
    from desktop.services.offices.create import create_office
    from desktop.services.offices.settings import require_office

    logo = call.input_file(letterhead).read_bytes() if letterhead else None
    try:
        database = call.database(create=True)
        with database.write() as session:
            made = create_office(
                session,
                call.acting(),
                letterhead=logo,
                keys_folder=paths.keys_folder(),
                progress=call.progress(),
                **said,
            )
    except BaseException:
        call.remove_made()
        raise
    with database.read() as session:
        line = require_office(session)
    call.answer(
        {
            "office": _told(line),
            "region": made.region,
            "public_key": made.public_key,
            "fingerprint": made.fingerprint,
            "recovery_code": made.recovery_code,
            "db": call.place(),
        },
        _("{name} is ready: {place}\nFingerprint of its key: {fingerprint}").format(
            name=line.name, place=call.place(), fingerprint=made.fingerprint
        )
        + "\n\n"
        + _(
            "Recovery code: {code}\nWrite it on paper and lock it away. It opens the office's key"
            " on another computer, is stored nowhere, and is shown this once."
        ).format(code=made.recovery_code),
    )


@office.command("set")
@click.argument("pairs", nargs=-1, required=True, metavar="KEY=VALUE...")
@click.pass_obj
def change(call: Call, pairs: tuple[str, ...]) -> None:
    """Change settings, or the office itself: name, address, phone, email, city, letterhead=FILE."""
    from desktop.services.offices import settings as service  # late, as above

    values = values_of(pairs)
    logo = values.pop(_LOGO, None)
    picture = call.input_file(logo).read_bytes() if logo is not None else None
    own = {key: values.pop(key) for key in service.OFFICE_FIELDS if key in values}
    with call.database().write() as session:
        service.require_office(session)
        if own or picture is not None:
            service.change_office(session, call.acting(), own, picture)
        if values:
            service.change_settings(session, call.acting(), values)
        settings = service.read_settings(session)
    call.answer({"settings": settings.all()}, _settings_text(settings))


@office.command("settings")
@click.pass_obj
def show_settings(call: Call) -> None:
    """Show every setting."""
    from desktop.services.offices.settings import read_settings, require_office  # late, as above

    with call.database().read() as session:
        require_office(session)
        settings = read_settings(session)
    call.answer({"settings": settings.all()}, _settings_text(settings))


@office.command("show")
@click.pass_obj
def show(call: Call) -> None:
    """Show who this office is, and what its register holds."""
    from db.queries.heirs import heir_shares  # late, as above
    from db.queries.office import counts, officials
    from desktop.services.offices.settings import require_office
    from desktop.services.seal import fingerprint

    database = call.database()
    with database.read() as session:
        line = require_office(session)
        counted = counts(session)
        named = officials(session)
        heirs = heir_shares(session)
    schema = database.schema_version()
    mark = fingerprint(line.public_key)
    words = {
        "workers": _("Workers"),
        "with_heir": _("Workers with an heir"),
        "batches": _("Lists imported"),
        "funding": _("Funding"),
        "letters": _("Letters"),
        "trainings": _("Trainings"),
        "officials": _("Officials"),
        "villages": _("Villages"),
    }
    rows: list[tuple[str, object]] = [
        (_("Office"), line.name),
        (_("Region"), f"{line.region} {line.region_name}"),
        (_("Register"), call.place()),
        (_("Form of the register"), schema),
        (_("Fingerprint"), mark),
        *((words[key], number) for key, number in counted.items()),
        *(
            (
                _("With an heir, {kecamatan}").format(kecamatan=one.kecamatan),
                f"{one.with_heir} / {one.workers}",
            )
            for one in heirs
        ),
    ]
    call.answer(
        {
            "office": _told(line),
            "region": line.region,
            "schema": schema,
            "fingerprint": mark,
            "public_key": line.public_key,
            "counts": counted,
            "heirs": [asdict(share) for share in heirs],
            "officials": [asdict(official) for official in named],
            "db": call.place(),
        },
        table([_("What"), _("Value")], rows),
    )


@office.command("official")
@click.option("--name", required=True, metavar="TEXT", help="With titles, as on paper.")
@click.option("--position", required=True, metavar="TEXT")
@click.option("--nip", default="", metavar="DIGITS", help="18 digits.")
@click.option("--rank", default="", metavar="TEXT", help="Pembina Utama Muda (IV/c).")
@click.option("--acting", "acting_as", default="", metavar="an|ub|plt|plh")
@click.option("--signs", is_flag=True, help="Signs the letters from now on.")
@click.pass_obj
def official(
    call: Call, name: str, position: str, nip: str, rank: str, acting_as: str, signs: bool
) -> None:
    """Add an official, or change the one of that NIP or name."""
    from desktop.services.offices.officials import save_official  # late, as above

    with call.database().write() as session:
        line = save_official(
            session,
            call.acting(),
            name=name,
            position=position,
            nip=nip,
            rank=rank,
            acting_as=acting_as,
            signs=signs,
        )
    call.answer(
        {"official": asdict(line)},
        _("{name}, {position}: saved. Signs letters: {signs}.").format(
            name=line.name, position=line.position, signs=_("yes") if line.signs else _("no")
        ),
    )


@office.command("recover")
@click.pass_obj
def recover(call: Call) -> None:
    """Let this computer open the office's key, by the recovery code that is asked for."""
    from desktop.services.offices.key import recover_key  # late, as above

    code = paths.environment(_RECOVERY_CODE) or _asked(call)
    with call.database().write() as session:
        recover_key(session, call.acting(), code, paths.keys_folder())
    call.answer({"recovered": True}, _("This computer can open the office's key from now on."))


def _asked(call: Call) -> str:
    if call.json:
        raise UserError(
            "key.no_code",
            _("Give the recovery code in the variable {name}.").format(name=_RECOVERY_CODE),
        )
    answer: str = click.prompt(_("Recovery code"), err=True)
    return answer


def _told(line: "OfficeLine") -> dict[str, object]:
    """The office as JSON; the logo is told by its size only."""
    told = asdict(line)
    told["letterhead"] = len(line.letterhead) if line.letterhead else None
    told["created_at"] = line.created_at.isoformat()
    return told


def _settings_text(settings: "Settings") -> str:
    from desktop.domain.settings import declared  # late, as above

    rows = []
    for key, value in settings.all().items():
        shown = (_("yes") if value else _("no")) if isinstance(value, bool) else str(value)
        rows.append((key, shown.replace("\n", "; "), _(declared(key).label)))
    return table([_("Key"), _("Value"), _("Setting")], rows)
