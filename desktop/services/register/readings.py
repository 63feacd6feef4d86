"""What a cell says of one field: its text as a worker keeps it, and what is to be said of it."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from desktop.domain import nik as niks
from desktop.domain.fields import Field, Kind
from desktop.domain.findings import Finding, warning
from desktop.domain.money import read_money
from desktop.domain.names import tidy
from desktop.domain.phones import is_mobile, read_phone
from desktop.services.sheets.cells import Cell, shown

Reader = Callable[[Cell, list[Finding]], str]
"""Reads a cell that is not empty; what it finds goes on the list."""

_NOTHING = " -–—−_."
_NIK_DIGITS = 16
_SEXES = {
    "L": ("l", "lk", "laki", "lakilaki", "laki2", "lk2", "lelaki", "pria", "cowok", "m", "male"),
    "P": ("p", "pr", "perempuan", "prp", "wanita", "w", "cewek", "f", "female", "pere", "prm"),
}
_SEX_OF = {word: sex for sex, words in _SEXES.items() for word in words}
_UNTICKED = frozenset(("", "0"))
_CROSSES = frozenset(("x", "\u00d7", "\u2715", "\u2717", "\u2718", "tidak"))
_LETTERS = re.compile(r"[^a-z0-9]+")
_RT = re.compile(r"\bR\.?T\.?\s*[.:]?\s*(\d{1,3})\b", re.IGNORECASE)
_RW = re.compile(r"\bR\.?W\.?\s*[.:]?\s*(\d{1,3})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}")


def tidied(cell: Cell) -> str:
    """The cell's text without stray signs; empty for a lone dash, dot or underline."""
    text = tidy(cell if isinstance(cell, str) else shown(cell))
    return text if len(text) > 3 or text.strip(_NOTHING) else ""


def read_nik(cell: Cell) -> tuple[str, bool]:
    """The NIK without what people put around it, and whether a number cell lost digits of it."""
    if isinstance(cell, str):
        return cell if cell.isdigit() and cell.isascii() else niks.clean(cell), False
    if isinstance(cell, int | float):
        return niks.from_number(cell)
    return niks.clean(shown(cell)), False


def read_sex(text: str) -> str:
    """`L` or `P`; empty where the word tells neither."""
    return _SEX_OF.get(text) or _SEX_OF.get(_LETTERS.sub("", text.lower()), "")


def read_ticks(male: Cell, female: Cell) -> str:
    """`L` or `P` where one of two columns is ticked, by whatever sign; else what both say.

    Where both hold a sign, a cross is none beside another sign.
    """
    told = [tidied(cell) for cell in (male, female)]
    ticked = [text not in _UNTICKED for text in told]
    if all(ticked):
        ticked = [text.lower() not in _CROSSES for text in told]
    if ticked[0] != ticked[1]:
        return "L" if ticked[0] else "P"
    return " ".join(filter(None, told))


def read_rt_rw(cell: Cell) -> tuple[str, str]:
    """RT and RW of a cell that holds both: `005/001`, `RT 5 RW 1`.

    Excel makes a date of `5/1`: its day is the RT then, its month the RW.
    """
    if isinstance(cell, date):
        return str(cell.day), str(cell.month)
    text = tidied(cell)
    rt, rw = _RT.search(text), _RW.search(text)
    if rt or rw:
        return rt[1] if rt else "", rw[1] if rw else ""
    numbers = _NUMBER.findall(text)
    return (numbers[0], numbers[1] if len(numbers) > 1 else "") if numbers else ("", "")


@lru_cache(maxsize=4096)
def rt_rw_of_address(address: str) -> tuple[str, str]:
    """RT and RW that an address names; empty where it does not."""
    rt, rw = _RT.search(address), _RW.search(address)
    return rt[1] if rt else "", rw[1] if rw else ""


def reader_of(field: Field) -> Reader:
    """How the cells of a plain field are read; NIK, date, sex and village have their own ways."""
    if field.kind is Kind.KK:
        return _read_kk
    if field.kind is Kind.MONEY:
        return _read_income
    if field.kind is Kind.PHONE:
        return _read_phone
    if field.longest < 10:
        return _reader_of_number(field.longest)
    return _read_text


def _read_text(cell: Cell, _findings: list[Finding]) -> str:
    return tidied(cell)


def _reader_of_number(longest: int) -> Reader:
    """RT and RW: the number, or as much of the text as there is room for."""

    def read(cell: Cell, _findings: list[Finding]) -> str:
        text = tidied(cell)
        if text.isdigit():
            return text[:longest]
        number = _NUMBER.search(text)
        return number[0] if number else text[:longest]

    return read


def _read_kk(cell: Cell, _findings: list[Finding]) -> str:
    """A KK number of sixteen digits; anything else would be wrong on a paper, and is left out."""
    digits, lost = read_nik(cell)
    if len(digits) != _NIK_DIGITS or lost:
        return ""
    return digits if digits.isdigit() and digits.isascii() else ""


def _read_phone(cell: Cell, findings: list[Finding]) -> str:
    if isinstance(cell, str) and is_mobile(cell):
        return cell
    text = tidied(cell)
    if not text or text == "0":
        return ""
    number = read_phone(text)
    if not number:
        findings.append(warning("phone.unreadable", "phone", text))
    return number


def _read_income(cell: Cell, findings: list[Finding]) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        amount = read_money(cell)
    else:
        text = tidied(cell)
        if not text:
            return ""
        amount = read_money(text)
    if amount is None or amount >= 10**15:
        findings.append(warning("income.unreadable", "income", tidied(cell)))
        return ""
    return str(amount)
