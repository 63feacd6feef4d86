"""The table of Padan BPJS: who was sent, how long ago, what was answered, who goes instead."""

from datetime import date

from desktop.domain.check_answers import NEXT_STEPS, REASON_LABELS, Answer, AnswerReason
from desktop.domain.dates import short_date
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.ui.cells import PLAIN, Shown
from desktop.ui.pages.checks.read import CheckedPerson
from desktop.ui.person_columns import who_columns
from desktop.ui.table_model import Column

_LONG = 14
"""Days after which an answer that has not come is marked."""


def person_columns(today: date) -> list[Column[CheckedPerson]]:
    """Who it is and where the answer stands."""
    return [
        *who_columns(lambda each: each.line, 150),
        Column(
            "village",
            _("Village"),
            lambda each: each.line.village,
            120,
            tip=lambda each: f"{each.line.village}, Kec. {each.line.kecamatan}",
        ),
        Column(
            "sent",
            _("Sent"),
            lambda each: sent_words(each, today),
            116,
            shown=lambda each: Shown(tone="warning") if _is_late(each, today) else PLAIN,
            tip=lambda each: short_date(_day(each)),
        ),
        Column("answer", _("Answer"), answer_words, 250, shown=_answer_shown, tip=_answer_whole),
        Column("instead", _("Instead"), _instead, 190, shown=_instead_shown, tip=_instead_whole),
    ]


def _day(each: CheckedPerson) -> date:
    return each.line.sent_at.astimezone(OFFICE_ZONE).date()


def _age(each: CheckedPerson, today: date) -> int:
    return max((today - _day(each)).days, 0)


def _is_late(each: CheckedPerson, today: date) -> bool:
    return not each.line.answer and _age(each, today) > _LONG


def sent_words(each: CheckedPerson, today: date) -> str:
    """How long ago the person was sent."""
    days = _age(each, today)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days) if days else _("today")


def answer_words(each: CheckedPerson) -> str:
    """Why the insurer said so, in the office's words."""
    if not each.line.answer:
        return _("Not answered")
    return _(REASON_LABELS[AnswerReason(each.line.reason)])


def _answer_shown(each: CheckedPerson) -> Shown:
    tones = {Answer.CLEAR: "ok", Answer.REFUSED: "error", Answer.REVIEW: "warning"}
    return Shown(tone=tones[Answer(each.line.answer)]) if each.line.answer else Shown(second=True)


def _answer_whole(each: CheckedPerson) -> str:
    if not each.line.answer:
        return _("Not answered")
    said = " · ".join(part for part in (each.line.status, each.line.remark) if part)
    step = _(NEXT_STEPS[AnswerReason(each.line.reason)])
    return f"{answer_words(each)}\n{said}\n{step}"


def _instead(each: CheckedPerson) -> str:
    if each.instead is None:
        return ""
    named = each.instead.linked or each.instead.proposed
    return named.name if named else _("nobody eligible")


def _instead_shown(each: CheckedPerson) -> Shown:
    """Who was said to go instead stands out from who is only proposed."""
    linked = each.instead is not None and each.instead.linked is not None
    return Shown(strong=True) if linked else Shown(second=True)


def _instead_whole(each: CheckedPerson) -> str:
    if each.instead is None:
        return ""
    linked, proposed = each.instead.linked, each.instead.proposed
    if linked is not None:
        status = _(WORKER_LABELS[WorkerStatus(linked.status)])
        day = short_date(linked.at.astimezone(OFFICE_ZONE).date())
        return _("{name} goes instead since {day}. Status: {status}").format(
            name=linked.name, day=day, status=status
        )
    if proposed is None:
        return ""
    place = f"{proposed.name}, {proposed.village}, Kec. {proposed.kecamatan}"
    return place + "\n" + _("Proposed; linked when the replacements are sent.")
