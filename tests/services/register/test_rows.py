"""What a row says, as JSON that is the same for the same row."""

import json

import pytest

from desktop.services.register.rows import told

ROWS = [
    {},
    {"name": "Maria"},
    {"name": 'Maria "Ria" Nahak', "nik": "5321044505900001"},
    {"name": "Maria\\Nahak", "nik": "5321044505900001"},
    {"name": "Maria\u00a0Nahak", "note": "100 % s %s {0}"},
    {"name": "Maria\x07", "nik": "1"},
    {"nik": "1", "name": "Büro", "address": "RT 1"},
    {"name": "a\u2028b", "nik": "\ud800"},
]


@pytest.mark.parametrize("values", ROWS)
def test_the_quick_form_of_a_row_is_its_json(values: dict[str, str]) -> None:
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert told(values) == plain
    assert told(dict(reversed(values.items()))) == plain
