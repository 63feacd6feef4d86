"""NIKs as people name them: as digits, each once, one that went in a merge as the kept one's."""

from collections.abc import Sequence

from db.engine import Session
from db.queries.merges import kept_niks
from desktop.domain.nik import clean


def named_niks(session: Session, typed: Sequence[str]) -> list[str]:
    """The NIKs that are meant, in their order; one that went in a merge stands for the kept one."""
    cleaned = list(map(clean, typed))
    kept = kept_niks(session, cleaned)
    return list(dict.fromkeys(kept.get(nik, nik) for nik in cleaned))
