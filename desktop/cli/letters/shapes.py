"""How a letter is told as JSON."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from db.queries.letters import LetterLine


def letter_shape(line: "LetterLine") -> dict[str, Any]:
    """A letter as JSON."""
    return {
        "id": line.id,
        "uid": line.uid,
        "kind": line.kind,
        "state": line.state,
        "number": line.number,
        "date": line.date.isoformat() if line.date else None,
        "rows": line.rows,
        "cost": line.cost,
        "monthly": line.monthly,
        "months": line.months,
        "from": line.first_month.strftime("%Y-%m"),
        "funding": line.funding_id,
        "source": line.funding_source,
        "region": line.region,
        "drafted_by": line.drafted_by,
        "drafted_at": _instant(line.drafted_at),
        "submitted_by": line.submitted_by,
        "submitted_at": _instant(line.submitted_at),
        "approved_by": line.approved_by,
        "approved_at": _instant(line.approved_at),
        "issued_by": line.issued_by,
        "issued_at": _instant(line.issued_at),
        "cancelled_by": line.cancelled_by,
        "cancelled_at": _instant(line.cancelled_at),
        "reason": line.reason,
        "roster_sha256": line.roster_sha256,
        "pdf_sha256": line.pdf_sha256,
        "signer": line.signer_uid,
        "proposed_date": line.proposed_date.isoformat() if line.proposed_date else None,
        "follows": line.follows_id,
        "replaces": line.replaces_id,
        "sent_by": line.sent_by,
        "sent_at": _instant(line.sent_at),
        "sent_on": line.sent_on.isoformat() if line.sent_on else None,
        "sent_to": line.sent_to,
        "answered_by": line.answered_by,
        "answered_at": _instant(line.answered_at),
        "paid_until": line.paid_until.strftime("%Y-%m") if line.paid_until else None,
    }


def _instant(at: "datetime | None") -> str | None:
    return at.isoformat() if at else None
