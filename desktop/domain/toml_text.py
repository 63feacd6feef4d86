"""TOML written: texts, numbers, yes or no, lists of texts, tables, and lists of tables."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

_LONG = 80


def toml_text(parts: Mapping[str, Any], comment: str = "") -> str:
    """A mapping as TOML that `tomllib` reads back equal; comment lines first, if any.

    Plain values come before tables, since everything behind a table's name belongs to it.
    """
    head = [f"# {line}".rstrip() for line in comment.splitlines()]
    blocks = ["\n".join(head)] if head else []
    plain = [f"{key} = {_value(value)}" for key, value in parts.items() if not _is_table(value)]
    if plain:
        blocks.append("\n".join(plain))
    for key, value in parts.items():
        if isinstance(value, Mapping):
            blocks.append("\n".join([f"[{key}]", *_lines(value)]))
        elif _is_table(value):
            blocks.extend("\n".join([f"[[{key}]]", *_lines(one)]) for one in value)
    return "\n\n".join(blocks) + "\n"


def _is_table(value: object) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, (list, tuple)) and bool(value) and isinstance(value[0], Mapping)


def _lines(table: Mapping[str, Any]) -> list[str]:
    return [f"{key} = {_value(value)}" for key, value in table.items()]


def _value(value: Any) -> str:
    if isinstance(value, str):
        # JSON's escapes are TOML's; only DEL is a control character to TOML and none to JSON.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Sequence):
        items = [_value(item) for item in value]
        line = f"[{', '.join(items)}]"
        if len(line) <= _LONG:
            return line
        return "[\n" + "".join(f"    {item},\n" for item in items) + "]"
    raise TypeError(type(value).__name__)
