"""JSON that is the same wherever it is made, so that its hash is too."""

import json
import unicodedata


def canonical_json(value: object) -> str:
    """Keys sorted, no blanks, strings in NFC and as themselves; TypeError for what JSON has not."""
    return json.dumps(
        composed(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def composed(value: object) -> object:
    """The value with every string in it, keys too, in Unicode NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): composed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [composed(item) for item in value]
    return value
