"""The manners of the house that no linter knows: sizes, names, and where files lie."""

import ast
import statistics
import subprocess
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[1]
TOP_LEVEL = {
    ".ci", ".gitignore", "CHANGELOG.md", "DECISIONS.md", "LICENSE", "README.md", "build.spec",
    "db", "desktop", "docs", "pyproject.toml", "resources", "run.py", "tests", "uv.lock",
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "base", "misc"}
LONGEST_FILE, MEDIAN_FILE = 400, 150
LONGEST_FUNCTION, NINETIETH_FUNCTION = 60, 24


def _modules(*folders: str) -> list[Path]:
    return sorted(
        path
        for folder in folders
        for path in (CLONE / folder).rglob("*.py")
        if "__pycache__" not in path.parts
    )


SOURCE = _modules("desktop", "db", "resources")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (f"{path.relative_to(CLONE)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]


def test_no_source_file_is_longer_than_one_subject_needs() -> None:
    long = {
        str(path.relative_to(CLONE)): _lines(path)
        for path in [*SOURCE, *_modules("tests"), CLONE / "run.py"]
    }
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FILE} == {}


def test_the_middle_source_file_is_small() -> None:
    sizes = [_lines(path) for path in SOURCE if _lines(path) > 2]
    assert statistics.median(sizes) <= MEDIAN_FILE


def test_no_function_is_longer_than_a_screen() -> None:
    found = [each for path in [*SOURCE, *_modules("tests")] for each in _functions(path)]
    assert [each for each in found if each[1] > LONGEST_FUNCTION] == []


def test_nine_functions_of_ten_are_short() -> None:
    lengths = sorted(length for path in SOURCE for _, length in _functions(path))
    assert lengths[len(lengths) * 9 // 10] <= NINETIETH_FUNCTION


def test_no_module_has_a_name_that_says_nothing() -> None:
    named = {path for path in [*SOURCE, *_modules("tests")] if path.stem in FORBIDDEN_NAMES}
    named |= {path for path in SOURCE if FORBIDDEN_NAMES & set(path.relative_to(CLONE).parts)}
    assert named == set()


def test_the_top_level_holds_what_was_agreed_and_no_more() -> None:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CLONE, capture_output=True, text=True, check=False
    )
    if listing.returncode != 0:
        pytest.skip("not a git clone")
    top = {name.split("/")[0] for name in listing.stdout.split("\0") if name}
    assert top <= TOP_LEVEL


def test_every_package_folder_says_what_it_is() -> None:
    silent = [
        str(path.relative_to(CLONE))
        for path in SOURCE
        if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert silent == []
