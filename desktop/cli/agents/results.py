"""What came of agents."""

from pathlib import Path

import click

from desktop.cli.agents.group import agents
from desktop.cli.agents.shapes import Shape, agent_shape
from desktop.cli.call import Call, table
from desktop.domain.dates import short_date
from desktop.domain.texts import gettext as _
from desktop.services.training.agent_results import AgentResult, Brought, Results, read_results
from desktop.services.training.agent_results_sheet import save_results


@agents.command("results")
@click.option("--region", default="", metavar="CODE", help="Only who covers a desa there.")
@click.option("--out", type=click.Path(), help="Write it as a sheet, too.")
@click.pass_obj
def results(call: Call, region: str, out: str | None) -> None:
    """What came of each agent: certificate, desa, workers brought and enrolled."""
    if out:
        with call.database().write() as session:
            found = save_results(session, call.acting(), Path(out), region)
    else:
        with call.database().read() as session:
            found = read_results(session, call.acting(), region)
    if call.json and found.agents:
        call.disclosed("agents.results", "agent", len(found.agents))
    shape = _shape(found)
    if out:
        shape["path"] = str(Path(out).absolute())
    call.answer(shape, _text(found))


def _shape(found: Results) -> Shape:
    return {
        "agents": [_agent_shape(each) for each in found.agents],
        "wadah": [
            {
                "id": each.id,
                "name": each.name,
                "agents": each.agents,
                "trained": each.trained,
                "villages": each.villages,
                **_brought_shape(each.brought),
            }
            for each in found.wadah
        ],
        "trainings": [
            {
                "id": each.id,
                "name": each.name,
                "start": each.start.isoformat(),
                "closed": each.closed,
                "agents": each.agents,
                "passed": each.passed,
                **_brought_shape(each.brought),
            }
            for each in found.trainings
        ],
        "without_agent": [
            {"code": one.code, "name": one.name, "kecamatan": one.kecamatan}
            for one in found.without
        ],
        **_brought_shape(found.brought),
    }


def _agent_shape(each: AgentResult) -> Shape:
    """An agent, with `certificate` and `certificate_until` of whichever holds longest."""
    return agent_shape(each.agent) | {
        "certificate": each.certificate,
        "certificate_until": each.until.isoformat() if each.until else None,
        "expired": each.expired,
        "trained": each.trained,
        "trainings_passed": [
            {"id": one.training_id, "name": one.name, "start": one.start.isoformat()}
            for one in each.passed
        ],
        **_brought_shape(each.brought),
    }


def _brought_shape(brought: Brought) -> Shape:
    return {
        "brought": brought.workers,
        "verified": brought.verified,
        "enrolled": brought.enrolled,
    }


def _text(found: Results) -> str:
    rows = [
        (
            each.agent.name,
            each.agent.wadah,
            each.certificate,
            short_date(each.until) if each.until else "",
            _("expired") if each.expired else "",
            len(each.passed),
            len(each.agent.villages),
            each.brought.workers,
            each.brought.verified,
            each.brought.enrolled,
        )
        for each in found.agents
    ]
    headers = (
        *(_("Agent"), _("Wadah"), _("Certificate"), _("Until"), "", _("Passed")),
        *(_("Villages"), _("Brought"), _("Verified"), _("Enrolled")),
    )
    without = _("Desa without a trained agent: {n} of {all}").format(
        n=len(found.without), all=found.villages
    )
    return f"{table(headers, rows)}\n{without}"
