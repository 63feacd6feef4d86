"""Workers who may be one person: the pairs, and what people decide about them."""

import json
from collections.abc import Sequence
from typing import Any

import click

from db.engine import Session
from db.queries import doubles as queries
from db.queries import workers as worker_queries
from db.queries.doubles import PairLine
from desktop.cli.call import Call, table, values_of
from desktop.cli.typed import Score
from desktop.cli.worker_shapes import worker_whole
from desktop.cli.workers.group import workers
from desktop.cli.workers.required import required, required_two
from desktop.domain import nik as niks
from desktop.domain.double_reasons import REASONS
from desktop.domain.texts import gettext as _
from desktop.services.register.decide import take_back_apart, tell_apart
from desktop.services.register.merge import merge_workers, unmerge_workers
from desktop.services.register.pairs import update_pairs

Shape = dict[str, Any]


@workers.command("duplicates")
@click.option("--min-score", type=Score(), default=0.0, help="Only these and above.")
@click.option("--limit", type=click.IntRange(1), help="The likeliest so many.")
@click.pass_obj
def duplicates(call: Call, min_score: float, limit: int | None) -> None:
    """Pairs of workers who may be one person, the likeliest first."""
    with call.database().read() as session:
        waiting = queries.any_todo(session)
    if waiting:
        with call.database().write() as session:
            update_pairs(session, call.acting(), call.progress())
    least = round(min_score * 1000)
    with call.database().read() as session:
        total = queries.count_open(session, least)
        pairs = queries.open_pairs(session, min_score=least, limit=limit)
        shapes = _shapes(session, pairs)
    if call.json and pairs:
        call.disclosed("worker.duplicates", "worker", 2 * len(pairs))
    rows = [
        (
            f"{shape['score']:.2f}".replace(".", ","),
            shape["a"]["name"],
            niks.mask(shape["a"]["nik"]),
            shape["b"]["name"],
            niks.mask(shape["b"]["nik"]),
            "; ".join(each["message"] for each in shape["why"]),
        )
        for shape in shapes
    ]
    headers = (_("Likeness"), _("Name"), _("NIK"), _("Name"), _("NIK"), _("Why"))
    told = [table(headers, rows), _("{n} pairs in all").format(n=total)]
    call.answer({"pairs": shapes, "total": total}, "\n".join(told))


def _shapes(session: Session, pairs: Sequence[PairLine]) -> list[Shape]:
    ids = [one for pair in pairs for one in (pair.a_id, pair.b_id)]
    lines = {line.id: line for line in worker_queries.worker_lines(session, list(set(ids)))}
    sources = worker_queries.worker_sources(session, list(lines))

    def side(worker: int) -> Shape:
        first = next(iter(sources.get(worker, ())), None)
        return {
            "nik": lines[worker].nik,
            "name": lines[worker].name,
            "batch": first.batch if first else None,
            "row": first.row if first else None,
            "sheet": first.sheet if first else None,
        }

    return [
        {
            "a": side(pair.a_id),
            "b": side(pair.b_id),
            "score": pair.score / 1000,
            "why": [
                {"code": code, "bits": bits, "message": _(REASONS[code])}
                for code, bits in json.loads(pair.reasons)
            ],
        }
        for pair in pairs
    ]


@workers.command("merge")
@click.argument("keep")
@click.argument("drop")
@click.option(
    "--take", "taken", multiple=True, metavar="FIELD=NIK", help="Whose value of a field stays."
)
@click.pass_obj
def merge(call: Call, keep: str, drop: str, taken: Sequence[str]) -> None:
    """Make two workers one; KEEP and DROP are their NIKs."""
    with call.database().write() as session:
        kept, dropped = required_two(session, keep, drop)
        take = {field: required(session, nik) for field, nik in values_of(taken).items()}
        for field, line in take.items():
            if line.id not in (kept.id, dropped.id):
                raise click.UsageError(f"--take {field}: the NIK is neither of the two")
        merge_workers(
            session,
            call.acting(),
            kept.id,
            dropped.id,
            {field: line.id for field, line in take.items()},
        )
        shape = worker_whole(session, kept.id)
    call.answer(
        {"worker": shape},
        _("{a} and {b} are one now.").format(a=kept.name, b=dropped.name),
    )


@workers.command("unmerge")
@click.argument("keep")
@click.argument("drop")
@click.pass_obj
def unmerge(call: Call, keep: str, drop: str) -> None:
    """Take a merge back; both are as they were."""
    with call.database().write() as session:
        kept = required(session, keep)
        again = unmerge_workers(session, call.acting(), kept.id, niks.clean(drop))
        shape, other = worker_whole(session, kept.id), worker_whole(session, again)
    call.answer(
        {"worker": shape, "restored": other},
        _("{a} and {b} are two again.").format(a=shape["name"], b=other["name"]),
    )


@workers.command("distinct")
@click.argument("a")
@click.argument("b")
@click.option("--undo", is_flag=True, help="Take it back: they are undecided again.")
@click.pass_obj
def distinct(call: Call, a: str, b: str, undo: bool) -> None:
    """Two workers are two people, until a key field of either changes."""
    with call.database().write() as session:
        one, other = required_two(session, a, b)
        (take_back_apart if undo else tell_apart)(session, call.acting(), one.id, other.id)
        shape = worker_whole(session, one.id)
    text = _("{a} and {b} are undecided again.") if undo else _("{a} and {b} are two people.")
    call.answer({"worker": shape}, text.format(a=one.name, b=other.name))
