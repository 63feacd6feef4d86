"""Participants enrolled: agents, heirs, a list of people, who walks in; and taken off."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from db.engine import Session
from db.queries import enrolling, workers
from db.queries import regions as region_queries
from db.queries import trainings as queries
from db.queries.trainings import ParticipantLine
from db.schema import Participant
from desktop.domain.errors import UserError
from desktop.domain.names import fold, tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.texts import gettext as _
from desktop.domain.trainings import (
    CODE_BYTES,
    ParticipantKind,
    participant_code,
    read_participant_code,
)
from desktop.services.acting import Acting
from desktop.services.register.named_niks import named_niks
from desktop.services.training.listed_sheet import SheetFinding, read_people
from desktop.services.training.persons import Listed, filled, of_agent, of_heir, of_worker
from desktop.services.training.trainings import require_open, require_training
from desktop.services.upkeep.audit import record

_LONGEST = 200


@dataclass(slots=True)
class Enrolled:
    """Who is on the list by this, in the order of rows; `already` of the asked for were on it."""

    participants: list[ParticipantLine]
    already: int
    findings: list[SheetFinding] = field(default_factory=list)


def enrol_agents(
    session: Session,
    acting: Acting,
    training: int,
    *,
    wadah: int | None = None,
    region: str = "",
    everybody: bool = False,
) -> Enrolled:
    """Enrol the active agents of a wadah, of a region, or all.

    UserError `training.unknown`, `.closed`, `wadah.unknown`, `region.unknown`, `enrol.nobody`.
    """
    require_open(session, training)
    code = region.strip().replace(".", "")
    if wadah is not None and not enrolling.has_wadah(session, wadah):
        raise UserError("wadah.unknown", _("There is no wadah {id}.").format(id=wadah))
    if code and region_queries.region(session, code) is None:
        raise UserError("region.unknown", _("There is no region {code}.").format(code=f'"{code}"'))
    if wadah is None and not code and not everybody:
        raise UserError("enrol.nobody", _("Say whose agents to enrol: a wadah's, a region's, all."))
    agents = enrolling.active_agents(session, wadah=wadah, region=code)
    if not agents:
        raise UserError("enrol.nobody", _("There is no active agent to enrol."))
    told: dict[str, object] = {"from": "agents", "wadah": wadah, "region": code}
    return _enrol(session, acting, training, list(map(of_agent, agents)), told)


def enrol_heirs(session: Session, acting: Acting, training: int, niks: Sequence[str]) -> Enrolled:
    """Enrol every heir of the workers of these NIKs.

    UserError `training.unknown`, `.closed`, `worker.unknown`, `heir.none`.
    """
    require_open(session, training)
    wanted = named_niks(session, niks)
    found = enrolling.workers_of_niks(session, wanted)
    if len(found) < len(wanted):
        raise UserError(
            "worker.unknown",
            _("No worker of the register has this NIK. Compare it with the KTP."),
        )
    heirs = enrolling.heirs_of_workers(session, [found[nik].id for nik in wanted])
    without = {line.id for line in found.values()} - {heir.worker_id for heir in heirs}
    if without:
        line = workers.worker(session, min(without))
        assert line is not None
        raise UserError(
            "heir.none",
            _("{name} has no heir in the register. Enter the heir first.").format(name=line.name),
        )
    return _enrol(session, acting, training, list(map(of_heir, heirs)), {"from": "heirs"})


def enrol_listed(
    session: Session, acting: Acting, training: int, people: Sequence[Listed]
) -> Enrolled:
    """Enrol people of a list; who is an agent, an heir or a worker by NIK is linked with them.

    Without a NIK an agent is known by name and wadah. UserError `training.unknown`, `.closed`,
    `participant.name`.
    """
    require_open(session, training)
    for each in people:
        _check_name(each.name)
    return _enrol(session, acting, training, _known(session, people), {"from": "list"})


def enrol_file(
    session: Session, acting: Acting, training: int, path: Path, progress: Progress = SILENT
) -> Enrolled:
    """Enrol the people of a sheet; rows without a name are told in `findings` and left out.

    Other findings let the person in, without the value that could not be read. UserError
    `file.*`, `training.unknown`, `.closed`, `enrol.nobody`.
    """
    require_open(session, training)
    people, findings, sha256 = read_people(session, path, acting.today(), progress)
    if not people:
        raise UserError(
            "enrol.nobody",
            _("“{file}” names nobody. Write NAMA over the column of names and try again.").format(
                file=path.name
            ),
        )
    told: dict[str, object] = {"from": "sheet", "file": path.name, "sha256": sha256}
    enrolled = _enrol(session, acting, training, _known(session, people), told)
    enrolled.findings = findings
    return enrolled


def walk_in(
    session: Session, acting: Acting, training: int, *, name: str, body: str = "", row: int = 0
) -> ParticipantLine:
    """Enrol somebody who came without being on the list; give them back.

    `row` is a blank number of a sheet to sign, which nobody bears yet; 0 is the next. UserError
    `training.unknown`, `.closed`, `participant.name`.
    """
    require_open(session, training)
    person = Listed(tidy(name), body=tidy(body)[:_LONGEST], kind=ParticipantKind.WALK_IN)
    _check_name(person.name)
    last = queries.last_row(session, training)
    (line,) = _enter(session, acting, training, [person], row or last + 1)
    told: dict[str, object] = {"from": "walk_in", "rows": [line.row]}
    record(session, acting, "training.enrol", "training", training, told)
    return line


def unenrol(session: Session, acting: Acting, training: int, code: str) -> ParticipantLine:
    """Take a participant off the list; row, code and marks stay, and come back with them.

    UserError `training.unknown`, `.closed`, `participant.unknown`, `.other_training`, `.left`.
    """
    require_open(session, training)
    line = require_participant(session, training, code)
    row = session.get_one(Participant, line.id)
    row.left_at = acting.now()
    session.flush()
    told: dict[str, object] = {"row": line.row, "code": line.code, "name": line.name}
    record(session, acting, "training.unenrol", "training", training, told)
    after = queries.participant(session, line.id)
    assert after is not None
    return after


def require_participant(session: Session, training: int, code: str) -> ParticipantLine:
    """Who bears a code, typed as loosely as people do, and has not left.

    UserError `participant.unknown`, `.other_training`, `.left`; each names who it is, where known.
    """
    meant = read_participant_code(code)
    line = queries.participant_by_code(session, meant) if meant else None
    if line is None:
        raise UserError(
            "participant.unknown",
            _("Nobody has the code {code}. Read it again from the badge.").format(
                code=f'"{tidy(code)[:40]}"'
            ),
        )
    if line.training_id != training:
        other = require_training(session, line.training_id)
        raise UserError(
            "participant.other_training",
            _("{name} is of another training: {training}.").format(
                name=line.name, training=other.name
            ),
            participant=line,
        )
    if line.left:
        raise UserError(
            "participant.left",
            _("{name} was taken off the list. Enrol them again first.").format(name=line.name),
            participant=line,
        )
    return line


def _check_name(name: str) -> None:
    if not fold(name):
        raise UserError("participant.name", _("A participant needs a name."))


def _known(session: Session, people: Sequence[Listed]) -> list[Listed]:
    """People of a list, each linked with whom the register knows them as."""
    named = [each.nik for each in people if each.nik]
    agents = enrolling.agents_of_niks(session, named)
    heirs = enrolling.heirs_of_niks(session, named)
    at_work = enrolling.workers_of_niks(session, named)
    keys = [fold(each.name) for each in people if not each.nik and each.body]
    by_name = enrolling.agents_of_names(session, keys)
    found = []
    for each in people:
        same = [
            agent
            for agent in by_name.get(fold(each.name), ())
            if not each.nik and each.body and fold(agent.wadah) == fold(each.body)
        ]
        if each.nik in agents:
            found.append(filled(each, of_agent(agents[each.nik])))
        elif len(same) == 1:
            found.append(filled(each, of_agent(same[0])))
        elif each.nik in heirs:
            found.append(filled(each, of_heir(heirs[each.nik])))
        elif each.nik in at_work:
            found.append(filled(each, of_worker(at_work[each.nik])))
        else:
            found.append(each)
    return found


class _List:
    """Who is on the list of a training, to be known again."""

    def __init__(self, lines: Sequence[ParticipantLine]) -> None:
        self._by_agent = {line.agent_id: line for line in lines if line.agent_id}
        self._by_heir = {line.heir_id: line for line in lines if line.heir_id}
        self._by_nik = {line.nik: line for line in lines if line.nik}
        self._by_look: dict[tuple[str, str, str], deque[ParticipantLine]] = defaultdict(deque)
        for line in lines:
            self._by_look[fold(line.name), fold(line.body), line.phone].append(line)

    def find(self, person: Listed) -> ParticipantLine | None:
        """The same person: by agent, heir or NIK; without any, by name, body and phone.

        Two of one list who look the same are two, and each is one of those from before.
        """
        if person.agent_id in self._by_agent:
            return self._by_agent[person.agent_id]
        if person.heir_id in self._by_heir:
            return self._by_heir[person.heir_id]
        if person.nik:
            return self._by_nik.get(person.nik)
        alike = self._by_look.get(person.look)
        return alike.popleft() if alike else None


def _enrol(
    session: Session,
    acting: Acting,
    training: int,
    people: Sequence[Listed],
    told: dict[str, object],
) -> Enrolled:
    """Enter who is not on the list yet, bring back who left, count who is there already."""
    there = _List(queries.participants(session, training, with_left=True))
    new: list[Listed] = []
    back: dict[int, ParticipantLine] = {}
    seen: set[object] = set()
    already = 0
    for person in people:
        line = there.find(person)
        key = person.agent_id or person.heir_id or person.nik
        twice = bool(key) and (person.kind, key) in seen
        seen.add((person.kind, key))
        if line is not None and line.left and line.id not in back:
            back[line.id] = line
        elif line is not None or twice:
            already += 1
        else:
            new.append(person)
    enrolling.bring_back(session, list(back))
    first = queries.last_row(session, training) + 1
    entered = _enter(session, acting, training, new, first)
    lines = sorted(
        [*queries.participants_of(session, list(back)), *entered], key=lambda each: each.row
    )
    if lines:
        told["rows"] = [line.row for line in lines]
        record(session, acting, "training.enrol", "training", training, told)
    return Enrolled(lines, already)


def _enter(
    session: Session, acting: Acting, training: int, people: Sequence[Listed], first: int
) -> list[ParticipantLine]:
    """Enter people under the rows from `first` on, each with a code of their own."""
    if not people:
        return []
    now = acting.now()
    rows: list[dict[str, object]] = [
        {
            "uid": acting.chance.uid(),
            "training_id": training,
            "row": first + at,
            "code": code,
            "kind": person.kind.value,
            "agent_id": person.agent_id,
            "heir_id": person.heir_id,
            "worker_id": person.worker_id,
            "name": person.name,
            "name_key": fold(person.name),
            "nik": person.nik,
            "sex": person.sex,
            "birth_place": person.birth_place,
            "birth_date": person.birth_date,
            "body": person.body,
            "role": person.role,
            "region": person.region,
            "phone": person.phone,
            "photo": person.photo,
            "enrolled_at": now,
            "enrolled_by": acting.user,
        }
        for at, (person, code) in enumerate(
            zip(people, _new_codes(session, acting, len(people)), strict=True)
        )
    ]
    return queries.participants_of(session, enrolling.insert_participants(session, rows))


def _new_codes(session: Session, acting: Acting, count: int) -> list[str]:
    """So many codes that nobody bears."""
    codes: dict[str, None] = {}
    while len(codes) < count:
        fresh = [
            participant_code(acting.chance.random(CODE_BYTES)) for _at in range(count - len(codes))
        ]
        taken = queries.codes_taken(session, fresh)
        codes.update(dict.fromkeys(code for code in fresh if code not in taken))
    return list(codes)
