"""Wadah and agents in a register that windows are tested on."""

from dataclasses import dataclass
from datetime import timedelta

from desktop.services.acting import Acting
from desktop.services.training.agents import add_agent
from desktop.services.training.wadah import add_wadah
from desktop.ui.register import WatchedDatabase

FIRST, SECOND, THIRD = "5321042001", "5321042002", "5321042003"
"""Villages of Kecamatan Weliman."""

LONG = "Yohanes Brechmans Kehi Bria Nahak Manek Seran Luruk"


@dataclass(slots=True)
class Agents:
    """The ids of the wadah, and of agents by name."""

    weliman: int
    betun: int
    ids: dict[str, int]


def make_agents(database: WatchedDatabase, acting: Acting) -> Agents:
    """Two wadah and six agents, whose certificates hold, end soon, have ended, or are none."""
    today = acting.today()
    ends = {
        "Maria Bete": today + timedelta(days=61),
        "Agustinus Klau": today + timedelta(days=60),
        "Petrus Luan": today - timedelta(days=1),
        LONG: None,
    }
    covers = {
        "Maria Bete": f"{FIRST},{SECOND}",
        "Agustinus Klau": SECOND,
        "Kornelis Taek": THIRD,
    }
    roles = {"Maria Bete": "head", "Kornelis Taek": "admin"}
    names = [*ends, "Kornelis Taek", "Elisabeth Fahik"]
    with database.write() as session:
        weliman = add_wadah(
            session, acting, {"name": "Wadah Weliman", "head": "Maria Bete", "region": "532104"}
        )
        betun = add_wadah(session, acting, {"name": "Wadah Betun"})
        ids = {}
        for at, name in enumerate(names):
            values = {"name": name, "phone": f"08123456780{at}", "role": roles.get(name, "agent")}
            values["wadah"] = "Wadah Weliman" if at < 4 else ""
            values["region"] = covers.get(name, "")
            values["active"] = "no" if name == "Elisabeth Fahik" else "yes"
            if name in ends:
                until = ends[name]
                values["certificate"] = f"PRS/{at}"
                values["certificate_until"] = until.isoformat() if until else ""
            ids[name] = add_agent(session, acting, values).agent.id
    return Agents(weliman, betun, ids)
