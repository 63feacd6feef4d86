"""People verified: somebody looked, and said eligible or ineligible."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.engine import Session
from db.queries import verifications
from db.queries.chunks import chunks
from desktop.domain.errors import UserError
from desktop.domain.names import tidy
from desktop.domain.progress import SILENT, Progress
from desktop.domain.statuses import VERIFIABLE, IneligibilityReason, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.services.acting import Acting
from desktop.services.offices.named_region import named_region
from desktop.services.register.named_niks import named_niks
from desktop.services.upkeep.audit import record

RESULTS = (WorkerStatus.ELIGIBLE, WorkerStatus.INELIGIBLE)

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Verified:
    """How many were verified, and how many left as they were."""

    verified: int
    skipped: int


def verify_workers(  # noqa: PLR0913 - whom, and what was seen
    session: Session,
    acting: Acting,
    *,
    niks: Sequence[str] = (),
    region: str = "",
    everybody: bool = False,
    result: str,
    reason: str = "",
    note: str = "",
    progress: Progress = SILENT,
) -> Verified:
    """Record one result for people named by NIK, living in a region, or all.

    Only listed, eligible and ineligible people without an open error are verified; the others
    are skipped and counted. `result` is eligible or ineligible, `reason` one of
    IneligibilityReason (`other` where none is given). UserError `verification.result`,
    `verification.reason`, `verification.nobody`, `region.unknown`, `worker.unknown`.
    """
    reason = _checked_reason(result, reason)
    chosen = _chosen(session, niks, region, everybody=everybody)
    ids = [one for one, status, errs in chosen if status in VERIFIABLE and not errs]
    told: dict[str, object] = {
        "result": result,
        "reason": reason,
        "region": region,
        "verified": len(ids),
        "skipped": len(chosen) - len(ids),
    }
    only = ids[0] if len(ids) == 1 else None
    audit_id = record(session, acting, "worker.verify", "worker", only, told)
    now, note = acting.now(), tidy(note)
    for done, some in enumerate(chunks(ids, _AT_ONCE)):
        progress.step(done * _AT_ONCE, len(ids), _("Recording the verification"))
        rows = [
            {
                "uid": acting.chance.uid(),
                "worker_id": one,
                "at": now,
                "by": acting.user,
                "result": result,
                "reason": reason,
                "note": note,
            }
            for one in some
        ]
        verifications.insert_verifications(session, rows)
    verifications.set_status(session, ids, result, audit_id=audit_id, at=now)
    return Verified(len(ids), len(chosen) - len(ids))


def _checked_reason(result: str, reason: str) -> str:
    if result not in RESULTS:
        raise UserError(
            "verification.result",
            _("The result {result} is unknown. Give eligible or ineligible.").format(
                result=f'"{result}"'
            ),
        )
    if result == WorkerStatus.ELIGIBLE:
        return ""
    try:
        return IneligibilityReason(reason or IneligibilityReason.OTHER).value
    except ValueError as fault:
        raise UserError(
            "verification.reason",
            _("The reason {reason} is unknown. Give one of: {reasons}.").format(
                reason=f'"{reason}"', reasons=", ".join(IneligibilityReason)
            ),
        ) from fault


def _chosen(
    session: Session, niks: Sequence[str], region: str, *, everybody: bool
) -> list[tuple[int, str, bool]]:
    """Whom it is about; each named NIK must be in the register."""
    region = named_region(session, region)
    if niks:
        wanted = named_niks(session, niks)
        unknown = len(wanted) - len(verifications.known_niks(session, wanted))
        if unknown:
            raise UserError(
                "worker.unknown",
                _("{n} of the NIKs named are not in the register. Compare them with it.").format(
                    n=unknown
                ),
            )
        return verifications.chosen(session, niks=wanted, region=region)
    if not region and not everybody:
        raise UserError(
            "verification.nobody",
            _("Name the people to verify: by NIK, by region, or all of them."),
        )
    return verifications.chosen(session, region=region)
