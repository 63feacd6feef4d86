"""`lontar demo`: a whole office made up from nothing, to try the program and to show it."""

from pathlib import Path

import click

from desktop.cli.call import Call
from desktop.cli.main import Command
from desktop.domain.money import grouped, rupiah
from desktop.domain.texts import gettext as _


@click.command("demo", cls=Command)
@click.option("--out", required=True, metavar="DIR", type=click.Path(), help="A new folder.")
@click.option(
    "--workers", default=500, show_default=True, metavar="N", type=click.IntRange(1, 200_000)
)
@click.pass_obj
def demo(call: Call, out: str, workers: int) -> None:
    """Make an office up: a list imported, people verified and checked, a letter issued."""
    from desktop.services.demo.office import make_demo  # late: `--help` needs no database

    made = make_demo(Path(out), workers=workers, progress=call.progress())
    status = 0 if made.verdict == "authentic" else 1
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
            verdict=_("Authentic") if status == 0 else made.verdict,
        ),
        "",
        *(
            f"{label}: {path}"
            for label, path in (
                (_("Register"), made.db),
                (_("List"), made.list),
                (_("Held rows"), made.held_list),
                (_("List for the insurer"), made.check_list),
                (_("The insurer's answer"), made.answer),
                (_("Letter"), made.pdf),
                (_("Submission sheet"), made.xlsx),
            )
        ),
    ]
    call.answer(
        {
            "db": str(made.db),
            "list": str(made.list),
            "held_list": str(made.held_list),
            "check_list": str(made.check_list),
            "answer": str(made.answer),
            "pdf": str(made.pdf),
            "xlsx": str(made.xlsx),
            "workers": made.workers,
            "held": made.held,
            "rows": made.rows,
            "cost": made.cost,
            "number": made.number,
            "verdict": made.verdict,
            "recovery_code": made.recovery_code,
            "seconds": made.seconds,
        },
        "\n".join(lines),
        status=status,
    )
