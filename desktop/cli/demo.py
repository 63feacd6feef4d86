"""`lontar demo`: a whole office made up from nothing, to try the program and to show it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from desktop.cli.call import Call
from desktop.cli.main import Command
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _

if TYPE_CHECKING:
    from desktop.services.demo.office import Demo


@click.command("demo", cls=Command)
@click.option("--out", required=True, metavar="DIR", type=click.Path(), help="A new folder.")
@click.option(
    "--workers", default=500, show_default=True, metavar="N", type=click.IntRange(1, 200_000)
)
@click.pass_obj
def demo(call: Call, out: str, workers: int) -> None:
    """Make an office up: a list imported, people verified, a training held, a letter issued."""
    from desktop.services.demo.office import make_demo  # late: `--help` needs no database

    today = call.acting().today()
    made = make_demo(Path(out), workers=workers, today=today, progress=call.progress())
    held = made.workshop
    sound = made.verdict == held.verdict == "authentic"
    lines = [
        _("{workers} made-up workers registered, {held} rows held, in {seconds} s.").format(
            workers=grouped(made.workers),
            held=grouped(made.held),
            seconds=f"{made.seconds:.1f}".replace(".", ","),
        ),
        _("Letter {number}: {rows} people, {cost}. Checked: {verdict}.").format(
            number=made.number,
            rows=grouped(made.rows),
            cost=rupiah(made.cost),
            verdict=_verdict(made.verdict),
        ),
        _("Workshop: {passed} passed, {failed} did not. Certificate checked: {verdict}.").format(
            passed=held.passed, failed=held.failed, verdict=_verdict(held.verdict)
        ),
        "",
        *(
            f"{label}: {path}"
            for label, path in (
                (_("Register"), made.db),
                (_("List"), made.list),
                (_("List of agents"), made.agent_list),
                (_("Held rows"), made.held_list),
                (_("List for the insurer"), made.check_list),
                (_("The insurer's answer"), made.answer),
                (_("Letter"), made.pdf),
                (_("Submission sheet"), made.xlsx),
                (_("Certificate"), held.certificates[0]),
                (_("All certificates, to print"), held.together),
            )
        ),
    ]
    call.answer(_shape(made), "\n".join(lines), status=0 if sound else 1)


def _shape(made: "Demo") -> dict[str, object]:
    """What outside programs rely on."""
    held = made.workshop
    return {
        "db": str(made.db),
        "list": str(made.list),
        "agent_list": str(made.agent_list),
        "held_list": str(made.held_list),
        "check_list": str(made.check_list),
        "answer": str(made.answer),
        "pdf": str(made.pdf),
        "xlsx": str(made.xlsx),
        "certificate": str(held.certificates[0]),
        "certificates": [str(path) for path in held.certificates],
        "workers": made.workers,
        "held": made.held,
        "rows": made.rows,
        "cost": made.cost,
        "number": made.number,
        "verdict": made.verdict,
        "certificate_verdict": held.verdict,
        "passed": held.passed,
        "failed": held.failed,
        "recovery_code": made.recovery_code,
        "seconds": made.seconds,
    }


def _verdict(verdict: str) -> str:
    return _("Authentic") if verdict == "authentic" else verdict
