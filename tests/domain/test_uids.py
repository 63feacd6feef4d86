"""UUIDv7 counted on from one that chance gave: in order, never twice, still UUIDv7."""

import uuid
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.uids import uids_from


@given(st.integers(0, 2**74 - 1), st.integers(0, 2**48 - 1), st.integers(0, 300))
def test_counted_uuids_are_uuids_in_order(chance: int, moment: int, count: int) -> None:
    first = moment << 80 | 7 << 76 | (chance >> 62) << 64 | 2 << 62 | chance & (1 << 62) - 1
    made = list(uids_from(str(uuid.UUID(int=first)), count))
    assert len(made) == count
    assert all(one < other for one, other in pairwise(made))
    for text in made:
        told = uuid.UUID(text)
        assert str(told) == text
        assert (told.version, told.variant) == (7, uuid.RFC_4122)
        assert told.int >> 80 == moment


def test_counting_from_the_very_last_number_stays_within_the_counted_bits() -> None:
    last = uuid.UUID(int=7 << 76 | 2 << 62 | (1 << 62) - 1)
    made = [uuid.UUID(text) for text in uids_from(str(last), 1_000)]
    assert {(told.version, told.variant) for told in made} == {(7, uuid.RFC_4122)}
    assert len(set(made)) == 1_000


def test_counting_goes_on_over_the_last_twelve_digits() -> None:
    first = uuid.UUID("0199d5b8-0000-7abc-8000-fffffffffffe")
    made = [uuid.UUID(text).int for text in uids_from(str(first), 5)]
    assert made == list(range(made[0], made[0] + 5))
    assert len(str(uuid.UUID(int=made[-1]))) == 36
