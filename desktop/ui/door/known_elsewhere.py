"""Takes somebody into a training whom another training, or an earlier list of it, knows."""

from db.engine import Session
from db.queries import trainings
from db.queries.trainings import ParticipantLine
from desktop.domain.names import fold
from desktop.domain.trainings import ParticipantKind
from desktop.services.acting import Acting
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.persons import Listed


def take_in(
    session: Session, acting: Acting, training: int, known: ParticipantLine
) -> ParticipantLine:
    """Enrol the same person, with all that is known of them; who is on the list already is it.

    UserError `training.unknown`, `.closed`.
    """
    person = Listed(
        known.name,
        known.nik,
        known.sex,
        known.birth_place,
        known.birth_date,
        known.body,
        known.role,
        known.region,
        known.phone,
        known.photo,
        ParticipantKind(known.kind),
        known.agent_id,
        known.heir_id,
        known.worker_id,
    )
    enrolled = enrol_listed(session, acting, training, [person]).participants
    if enrolled:
        return enrolled[0]
    return next(line for line in trainings.participants(session, training) if _same(line, known))


def _same(line: ParticipantLine, known: ParticipantLine) -> bool:
    if known.agent_id is not None and line.agent_id == known.agent_id:
        return True
    if known.heir_id is not None and line.heir_id == known.heir_id:
        return True
    if known.nik:
        return line.nik == known.nik
    looks = [(fold(each.name), fold(each.body), each.phone) for each in (line, known)]
    return looks[0] == looks[1]
