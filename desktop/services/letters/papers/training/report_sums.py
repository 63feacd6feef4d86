"""What the report of a training counts: shares of JP, results, bodies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop.domain.attendance import counts, needed
from desktop.domain.money import grouped
from desktop.services.letters.papers.training.record_facts import ReportFacts, ReportSession
from desktop.services.letters.papers.training.training_fields import days, minimum_fields


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: how much of how much, and what is written behind it."""

    label: str
    part: int
    whole: int
    told: str


def share(part: int, whole: int) -> str:
    """A share in per cent with one decimal, `94,6`; of nothing it is 0."""
    tenths = (part * 2000 + whole) // (2 * whole) if whole else 0
    return f"{tenths // 10},{tenths % 10}" if tenths % 10 else str(tenths // 10)


def came(facts: ReportFacts, session: ReportSession) -> int:
    """How many attended a session, as the training counts them."""
    return sum(many for status, many in session.counts.items() if counts(status, facts.late_counts))


def enough(facts: ReportFacts) -> int:
    """How many attended as much as is asked."""
    least = needed(facts.held, facts.minimum)
    return sum(facts.held > 0 and one.attended >= least for one in facts.people)


def report_fields(facts: ReportFacts) -> dict[str, str]:
    """Every field that the letterform may name; an empty text where nothing is known."""
    people = len(facts.people)
    attended = sum(one.attended for one in facts.people)
    passed = sum(one.passed is True for one in facts.people)
    closed = any(one.passed is not None for one in facts.people)
    return {
        **minimum_fields(facts.held, facts.minimum),
        "pelatihan": facts.training,
        "tema": facts.theme,
        "penyelenggara": facts.organiser or facts.office_name,
        "tempat": facts.place,
        "waktu": days(facts.start, facts.end),
        "batas": str(facts.pass_mark) if facts.exam and facts.pass_mark is not None else "",
        "peserta": grouped(people),
        "sesi": grouped(sum(not one.cancelled for one in facts.sessions)),
        "jp": grouped(facts.held),
        "rata": share(attended, people * facts.held),
        "cukup": grouped(enough(facts)),
        "lulus": grouped(passed) if closed and facts.exam else "",
    }


def session_bars(facts: ReportFacts) -> list[Bar]:
    """How many of all attended each session that was held."""
    people = len(facts.people)
    return [
        _bar(f"{one.number}. {one.title}", came(facts, one), people, "orang")
        for one in facts.sessions
        if not one.cancelled
    ]


def body_bars(facts: ReportFacts, without: str) -> list[Bar]:
    """The share of JP attended by those of each body, the largest bodies first."""
    sums: dict[str, tuple[int, int]] = {}
    for one in facts.people:
        people, attended = sums.get(one.body, (0, 0))
        sums[one.body] = (people + 1, attended + one.attended)
    ordered = sorted(sums.items(), key=lambda each: (-each[1][0], each[0]))
    return [
        _bar(f"{body or without} ({grouped(people)})", attended, people * facts.held, "JP")
        for body, (people, attended) in ordered
    ]


def result_bars(facts: ReportFacts, wording: Any) -> list[Bar]:
    """How many passed and did not; of those without a result too where there are some."""
    people = len(facts.people)
    yes, no = result_words(facts, wording)
    told = [
        (yes, sum(one.passed is True for one in facts.people)),
        (no, sum(one.passed is False for one in facts.people)),
        (wording["belum"], sum(one.passed is None for one in facts.people)),
    ]
    return [_bar(label, many, people, "orang") for label, many in told if many or label == yes]


def result_words(facts: ReportFacts, wording: Any) -> tuple[str, str]:
    """What passing and not passing is called: with an exam, or by attendance alone."""
    if facts.exam:
        return wording["lulus"], wording["tidak_lulus"]
    return wording["memenuhi"], wording["tidak_memenuhi"]


def _bar(label: str, part: int, whole: int, unit: str) -> Bar:
    told = f"{grouped(part)} dari {grouped(whole)} {unit} ({share(part, whole)}%)"
    return Bar(label, part, whole, told)


def statuses(session: ReportSession, people: int, order: Sequence[str]) -> list[int]:
    """How many of each status, and of nothing, in that order."""
    counted = [session.counts.get(status, 0) for status in order]
    return [*counted, max(0, people - sum(counted))]
