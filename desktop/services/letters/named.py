"""The workers whom somebody names by their NIKs."""

from collections.abc import Sequence

from db.engine import Session
from db.queries import candidates as queries
from desktop.services.letters.chosen import LeftOut
from desktop.services.register.named_niks import named_niks


def named_workers(
    session: Session, niks: Sequence[str], region: str, left_out: list[LeftOut]
) -> list[queries.CandidateLine]:
    """The workers of some NIKs, once each; those that are not there are told."""
    wanted = named_niks(session, niks)
    found = {line.nik: line for line in queries.candidates_of_niks(session, wanted)}
    left_out.extend(LeftOut(nik, "", "unknown") for nik in wanted if nik not in found)
    return [line for line in found.values() if line.region.startswith(region)]
