"""Every text of the program has its Indonesian, and the compiled catalogue is the current one."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

CLONE = Path(__file__).parents[1]
WORDS = CLONE / "resources" / "locale" / "id" / "LC_MESSAGES"
REMEDY = "run `python3 run.py words`, then write the Indonesian in lontar.po and run it again"


@cache
def _in_code() -> Catalog:
    catalog = Catalog()
    keywords = {**DEFAULT_KEYWORDS, "mark": None}
    for path, line, message, _comments, _context in extract_from_dir(
        CLONE / "desktop", keywords=keywords
    ):
        catalog.add(message, locations=[(path, line)])
    return catalog


@cache
def _in_catalogue() -> Catalog:
    with (WORDS / "lontar.po").open("rb") as file:
        return read_po(file, locale="id")


def _texts(value: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^{}]*\}", text.replace("{{", "").replace("}}", "")))


def test_every_text_of_the_program_has_its_indonesian() -> None:
    catalogue = _in_catalogue()
    missing = []
    for message in _in_code():
        if not message.id:
            continue
        known = catalogue.get(message.id)
        if known is None or known.fuzzy or not all(_texts(known.string) or [""]):
            missing.append(message.id)
    assert missing == [], REMEDY


def test_the_catalogue_holds_no_text_that_the_program_lost() -> None:
    code = _in_code()
    lost = [
        message.id for message in _in_catalogue() if message.id and code.get(message.id) is None
    ]
    assert lost == [], REMEDY


def test_every_translation_keeps_its_placeholders() -> None:
    broken = [
        (message.id, translation)
        for message in _in_catalogue()
        if message.id
        for translation in _texts(message.string)
        if _placeholders(translation) != _placeholders(_texts(message.id)[-1])
    ]
    assert broken == []


def test_the_compiled_catalogue_is_the_current_one() -> None:
    with (WORDS / "lontar.mo").open("rb") as file:
        compiled = read_mo(file)
    for message in _in_catalogue():
        if message.id:
            held = compiled.get(message.id)
            assert held is not None, REMEDY
            assert _texts(held.string) == _texts(message.string), REMEDY


@pytest.mark.parametrize("call", [r"_\(f[\"']", r"gettext\(f[\"']", r"_\([^()\"']*\.format\("])
def test_no_text_is_filled_in_before_it_is_translated(call: str) -> None:
    guilty = [
        str(path.relative_to(CLONE))
        for path in (CLONE / "desktop").rglob("*.py")
        if re.search(rf"\b{call}", path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


SHOWN = {
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QPushButton", "QRadioButton", "QToolButton",
    "UserError", "addAction", "addItem", "addMenu", "addRow", "addTab", "setAccessibleName",
    "setLabelText", "setPlaceholderText", "setStatusTip", "setText", "setTitle", "setToolTip",
    "setWindowTitle",
}  # fmt: skip


SHORTCUT = re.compile(r"(Ctrl|Alt|Shift)(\+\w+)+")
NAMES = {"Lontar"}
"""What is called the same in every language."""


def _said_outright(path: Path) -> list[str]:
    """Calls that show a text, given words as they stand in the code."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        # A refusal's first argument is its code, which nobody reads.
        given = node.args[1:] if name == "UserError" else node.args
        for argument in given if name in SHOWN else []:
            text = argument.values[0] if isinstance(argument, ast.JoinedStr) else argument
            if (
                isinstance(text, ast.Constant)
                and isinstance(text.value, str)
                and text.value not in NAMES
                and not SHORTCUT.fullmatch(text.value)
                and re.search(r"[a-z]{3}", text.value)
            ):
                found.append(f"{path.relative_to(CLONE)}:{node.lineno} {text.value!r}")
    return found


def test_no_text_is_shown_without_the_catalogue() -> None:
    folders = [CLONE / "desktop" / name for name in ("ui", "services", "domain", "cli")]
    guilty = [
        said for each in folders for path in each.rglob("*.py") for said in _said_outright(path)
    ]
    assert guilty == []


def test_texts_inside_f_strings_where_nothing_gathers_them_are_known_from_elsewhere() -> None:
    catalogue = _in_catalogue()
    english = [
        f"{path.relative_to(CLONE)}:{call.lineno}"
        for path in sorted((CLONE / "desktop").rglob("*.py"))
        for joined in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "gettext", "ngettext"}
        and isinstance(call.args[0], ast.Constant)
        and catalogue.get(str(call.args[0].value)) is None
    ]
    assert english == []
