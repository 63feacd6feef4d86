"""Phone numbers out of cells, in the form people dial: `081234567890`, `0380821234`."""

import re

_AWAY = re.compile(r"[^\d+]+")
_APART = re.compile(r"[/;,&|]|\batau\b|\bdan\b", re.IGNORECASE)
_MOBILE = re.compile(r"08\d{8,11}", re.ASCII)
_LANDLINE = re.compile(r"0[2-79]\d{7,10}", re.ASCII)


def is_mobile(text: str) -> bool:
    """Whether a text is a mobile number in the form people dial, and nothing else."""
    return _MOBILE.fullmatch(text) is not None


def read_phone(text: str) -> str:
    """The number a cell holds, beginning with 0; empty where it holds none.

    Takes 08…, 628…, +62 8…, 8… (a number cell lost its zero), landlines with their area code,
    with blanks, dots, dashes and brackets; of several numbers the first that can be read
    (domain.md 5.3: 10 to 13 digits in the form 08…).
    """
    if _MOBILE.fullmatch(text):
        return text
    for part in (text, *_APART.split(text)):
        digits = _AWAY.sub("", part)
        if digits.startswith("+"):
            digits = digits[1:]
            if not digits.startswith("62"):
                continue
        if digits.startswith("62"):
            digits = digits[2:]
            digits = digits if digits.startswith("0") else f"0{digits}"
        elif digits.startswith("8"):
            digits = f"0{digits}"
        if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
            return digits
    return ""
