"""TOML written is read back as it was."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.toml_text import toml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,10}", fullmatch=True)
TABLES = st.dictionaries(KEYS, st.one_of(TEXTS, st.integers(-999, 999), st.booleans()), max_size=4)


@given(
    st.dictionaries(
        KEYS,
        st.one_of(
            TEXTS,
            st.booleans(),
            st.integers(0, 10**9),
            st.lists(TEXTS, max_size=4),
            TABLES,
            st.lists(TABLES, min_size=1, max_size=3),
        ),
        max_size=6,
    )
)
def test_what_is_written_is_read_back(parts: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(parts, "A comment\nof two lines")) == parts
