"""What came of agents as a sheet to hand out; Indonesian always."""

from collections.abc import Sequence
from pathlib import Path

from db.engine import Session
from desktop.domain.trainings import PRINTED_ROLES, AgentRole
from desktop.services.acting import Acting
from desktop.services.sheets.writing import OutColumn, write_sheet
from desktop.services.training.agent_results import AgentResult, Brought, Results, read_results
from desktop.services.upkeep.audit import record

_COLUMNS = (
    OutColumn("No", 6, "number"),
    OutColumn("Nama Perisai", 30),
    OutColumn("NIK", 20),
    OutColumn("Wadah", 28),
    OutColumn("Jabatan", 20),
    OutColumn("Aktif", 8),
    OutColumn("Nomor sertifikat", 26),
    OutColumn("Berlaku s.d.", 14, "date"),
    OutColumn("Keadaan", 16),
    OutColumn("Pelatihan lulus", 10, "number"),
    OutColumn("Desa tugas", 44),
    OutColumn("Pekerja dibawa", 12, "number"),
    OutColumn("Memenuhi syarat", 12, "number"),
    OutColumn("Terdaftar", 12, "number"),
)
_MOST_NAMED = 6


def save_results(session: Session, acting: Acting, path: Path, region: str = "") -> Results:
    """Write the results as a sheet and give them back; the audit tells that NIKs left.

    UserErrors are those of `read_results`, and `file.not_written`.
    """
    results = read_results(session, acting, region)
    write_sheet(
        path,
        _COLUMNS,
        result_rows(results),
        sheet="Hasil Perisai",
        title="Hasil agen Perisai",
        created=acting.now(),
    )
    told: dict[str, object] = {"rows": len(results.agents), "region": region}
    record(session, acting, "agents.results", "agent", None, told)
    return results


def result_rows(results: Results) -> list[Sequence[object]]:
    """A row for each agent, then the sums by wadah and by training, then the desa without one."""
    rows: list[Sequence[object]] = [
        _agent(number, each) for number, each in enumerate(results.agents, 1)
    ]
    rows += [_line("Jumlah", "", "", results.brought), _blank(), _line("Per wadah", "", "", None)]
    rows += [
        _line(
            each.name or "Tanpa wadah",
            f"{each.agents} agen aktif, {each.trained} terlatih",
            f"{each.villages} desa",
            each.brought,
        )
        for each in results.wadah
    ]
    rows += [_blank(), _line("Per pelatihan (pekerja dari agen yang lulus)", "", "", None)]
    rows += [
        _line(
            each.name,
            f"{each.agents} agen, {each.passed} lulus" if each.closed else f"{each.agents} agen",
            "" if each.closed else "belum ditutup",
            each.brought,
        )
        for each in results.trainings
    ]
    none = f"{len(results.without)} dari {results.villages} desa"
    rows += [_blank(), _line("Desa tanpa agen terlatih", none, "", None)]
    rows += [_line(one.name, f"Kec. {one.kecamatan}", "", None) for one in results.without]
    return rows


def _agent(number: int, each: AgentResult) -> Sequence[object]:
    line = each.agent
    named = [one.name for one in line.villages[:_MOST_NAMED]]
    more = len(line.villages) - len(named)
    villages = ", ".join(named) + (f" dan {more} desa lain" if more > 0 else "")
    return [
        *(number, line.name, line.nik, line.wadah, PRINTED_ROLES[AgentRole(line.role)]),
        *("ya" if line.active else "tidak", each.certificate, each.until or ""),
        *(_standing(each), len(each.passed), villages),
        *_sums(each.brought),
    ]


def _standing(each: AgentResult) -> str:
    if not each.certificate and not each.until:
        return "lulus pelatihan" if each.passed else "belum ada"
    return "habis berlaku" if each.expired else "berlaku"


def _line(name: str, told: str, beside: str, brought: Brought | None) -> Sequence[object]:
    """A row of sums: its name under the agents' names."""
    sums = _sums(brought) if brought else ("", "", "")
    return ["", name, "", told, beside, *[""] * 6, *sums]


def _sums(brought: Brought) -> tuple[object, ...]:
    return brought.workers, brought.verified, brought.enrolled


def _blank() -> Sequence[object]:
    return [""] * len(_COLUMNS)
