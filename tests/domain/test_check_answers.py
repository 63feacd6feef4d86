"""The insurer's answers mean what the office does about them."""

import pytest

from desktop.domain.check_answers import (
    ANSWER_LABELS,
    NEXT_STEPS,
    REASON_LABELS,
    Answer,
    AnswerReason,
    Meaning,
    meaning,
)

CLEAR, REFUSED, REVIEW = Answer.CLEAR, Answer.REFUSED, Answer.REVIEW


@pytest.mark.parametrize(
    ("status", "remark", "answer", "reason"),
    [
        ("Y", "BISA DAFTAR", CLEAR, "free"),
        ("y", "", CLEAR, "free"),
        ("Ya", "Bisa didaftarkan", CLEAR, "free"),
        ("T", "DUPLIKASI", REFUSED, "double"),
        ("N", "Data duplikat dengan no 12", REFUSED, "double"),
        ("T", "NIK GANDA", REFUSED, "double"),
        ("T", "SUDAH MENJADI PESERTA", REFUSED, "member"),
        ("tidak", "sudah terdaftar sbg peserta aktif", REFUSED, "member"),
        ("N", "Usia Lebih 65 Tahun", REFUSED, "over_age"),
        ("N", "USIA LEBIH DARI 65", REFUSED, "over_age"),
        ("T", "", REFUSED, "unclear"),
        ("T", "NIK tidak ditemukan", REFUSED, "unclear"),
        ("N", "TIDAK BISA DAFTAR", REFUSED, "unclear"),
        ("Y", "SUDAH MENJADI PESERTA", REVIEW, "member"),
        ("Y", "tidak bisa daftar", REVIEW, "unclear"),
        ("T", "BISA DAFTAR", REVIEW, "free"),
        ("", "BISA DAFTAR", REVIEW, "free"),
        ("P", "", REVIEW, "unclear"),
    ],
)
def test_status_and_remark_together(status: str, remark: str, answer: Answer, reason: str) -> None:
    assert meaning(status, remark) == Meaning(answer, AnswerReason(reason))


def test_an_empty_row_is_no_answer() -> None:
    assert meaning(" ", "") is None


def test_every_answer_and_reason_has_its_words() -> None:
    assert set(ANSWER_LABELS) == set(Answer)
    assert set(REASON_LABELS) == set(NEXT_STEPS) == set(AnswerReason)
