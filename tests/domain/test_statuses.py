"""Statuses and reasons: the documented codes in their order, each with its word."""

from enum import StrEnum

import pytest

from desktop.domain.statuses import (
    INELIGIBILITY_LABELS,
    LEAVING_LABELS,
    LETTER_LABELS,
    LETTER_PILLS,
    MOVER_LABELS,
    MOVES,
    RETURN_LABELS,
    VERIFIABLE,
    WORKER_LABELS,
    WORKER_PILLS,
    IneligibilityReason,
    LeavingReason,
    LetterState,
    Mover,
    ReturnReason,
    WorkerStatus,
)


def test_workers_pass_through_the_documented_statuses_in_order() -> None:
    assert [str(status) for status in WorkerStatus] == [
        "listed", "eligible", "ineligible", "checking", "clear", "refused", "proposed",
        "enrolled", "rejected", "ended",
    ]  # fmt: skip


def test_letters_pass_through_their_states_in_order() -> None:
    assert [str(state) for state in LetterState] == [
        "draft", "submitted", "approved", "issued", "sent", "answered", "cancelled",
    ]  # fmt: skip


def test_only_those_no_letter_or_check_has_are_verified() -> None:
    assert {str(status) for status in VERIFIABLE} == {"listed", "eligible", "ineligible"}


def test_the_reasons_for_leaving_are_the_documented_ones() -> None:
    assert [str(reason) for reason in LeavingReason] == [
        "died", "moved", "wage_earner", "civil_servant", "over_age", "own_request", "double",
        "other",
    ]  # fmt: skip
    assert {str(reason) for reason in LeavingReason} <= {str(r) for r in IneligibilityReason}


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        (WorkerStatus, WORKER_LABELS),
        (WorkerStatus, WORKER_PILLS),
        (LetterState, LETTER_LABELS),
        (LetterState, LETTER_PILLS),
        (LeavingReason, LEAVING_LABELS),
        (IneligibilityReason, INELIGIBILITY_LABELS),
        (ReturnReason, RETURN_LABELS),
        (Mover, MOVER_LABELS),
    ],
)
def test_every_code_has_a_word_of_its_own(kind: type[StrEnum], labels: dict[str, str]) -> None:
    assert set(labels) == set(kind)
    assert len(set(labels.values())) == len(labels)
    assert all(labels.values())
    # The column of the register takes every code.
    assert max(len(str(code)) for code in labels) <= 20


def test_everybody_may_leave_and_nobody_is_verified_by_hand() -> None:
    assert set(MOVES) == set(WorkerStatus)
    for status, moves in MOVES.items():
        assert status not in moves
        if status is not WorkerStatus.ENDED:
            assert moves[WorkerStatus.ENDED] is Mover.HAND
            by_hand = {to for to, mover in moves.items() if mover is Mover.HAND}
            assert by_hand <= {WorkerStatus.ENDED, WorkerStatus.LISTED}


def test_what_is_verified_is_what_a_verification_moves() -> None:
    moved = {status for status, moves in MOVES.items() if Mover.VERIFICATION in moves.values()}
    assert moved == VERIFIABLE
