"""Money in whole rupiah, and numbers as Indonesian papers write them."""

import re

_ONES = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
_STEPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"))
_AMOUNT = re.compile(
    r"(?:rp|idr)?[.\s]*"
    r"(\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
    r"\s*(ribu|rb|juta|jt|k)?[.,\s]*-*\s*(?:(?:/|per)\s*(?:bulan|bln))?"
)
_UNITS = {"ribu": 1000, "rb": 1000, "k": 1000, "juta": 10**6, "jt": 10**6}


def grouped(number: int) -> str:
    """A whole number with dots between thousands: `1.234`."""
    return f"{number:,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """An amount as papers and screens show it, without a blank: `Rp10.080.000.000`."""
    return f"-Rp{grouped(-amount)}" if amount < 0 else f"Rp{grouped(amount)}"


def spell(number: int) -> str:
    """A whole number in Indonesian words (terbilang): 1.001.000 is `satu juta seribu`.

    One hundred and one thousand are `seratus` and `seribu` wherever they stand (domain.md 11).
    Below 10^15; a negative number is `minus …`.
    """
    if abs(number) >= 10**15:
        raise ValueError("a number too great to spell")
    if number < 0:
        return f"minus {spell(-number)}"
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        return _joined(f"{_ONES[number // 10]} puluh", number % 10)
    step, word = next((step, word) for step, word in _STEPS if number >= step)
    many, rest = divmod(number, step)
    if many == 1 and step <= 1000:
        return _joined(f"se{word}", rest)
    return _joined(f"{spell(many)} {word}", rest)


def _joined(words: str, rest: int) -> str:
    return f"{words} {spell(rest)}" if rest else words


def read_money(value: str | float) -> int | None:
    """Whole rupiah out of a cell, nothing where it is empty or cannot be read.

    Takes `Rp1.500.000`, `1.500.000,00`, `1,500,000`, `1,5 juta`, `750 ribu`, `500 rb/bln`.
    Fractions of a rupiah are dropped, less than nothing is not read.
    """
    if isinstance(value, int | float):
        return int(value) if 0 <= value < 10**15 else None
    match = _AMOUNT.fullmatch(value.strip().lower().replace("\xa0", " "))
    if not match:
        return None
    digits, unit = match.groups()
    times = _UNITS.get(unit, 1)
    if re.fullmatch(r"\d+[.,]\d{1,2}", digits):
        whole, fraction = re.split("[.,]", digits)
        hundredths = int(whole) * 100 + int(fraction.ljust(2, "0"))
        if times == 1 and len(fraction) == 1:
            return None
        return hundredths * times // 100
    separator = "," if re.match(r"\d{1,3}(,\d{3})+", digits) else "."
    whole = digits.replace(separator, "")
    return int(re.split("[.,]", whole)[0]) * times
