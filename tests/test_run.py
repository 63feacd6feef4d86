"""The script that sets everything up, and the README that names it."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

CLONE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run", CLONE / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_STRATEGY", "UV_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)


def _call(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(CLONE / "run.py"), *arguments],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_the_first_fenced_block_of_the_readme_is_the_two_commands() -> None:
    block = (CLONE / "README.md").read_text(encoding="utf-8").split("```")[1]
    assert block == "\npython3 run.py demo\npython3 run.py test\n"


def test_without_a_verb_it_tells_its_verbs_and_does_nothing(script: ModuleType) -> None:
    called = _call()
    assert called.returncode == 2
    assert called.stdout == ""
    for verb in script.VERBS:
        assert f"run.py {verb}" in called.stderr


def test_an_unknown_verb_is_wrong_usage() -> None:
    assert _call("dance").returncode == 2


def test_it_needs_the_standard_library_only() -> None:
    isolated = [sys.executable, "-I", "-S", str(CLONE / "run.py")]
    called = subprocess.run(isolated, capture_output=True, text=True, check=False)
    assert called.returncode == 2
    assert "Traceback" not in called.stderr


@pytest.mark.usefixtures("bare_environment")
def test_an_index_that_pip_is_told_of_reaches_uv(script: ModuleType) -> None:
    env = script.uv_environment(
        {
            "index-url": "https://mirror.example/simple",
            "extra-index-url": r"https://a/s\nhttps://b/s",
        }
    )
    assert env["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert env["UV_INDEX"] == "https://a/s https://b/s"
    assert env["UV_INDEX_STRATEGY"] == "unsafe-best-match"


@pytest.mark.usefixtures("bare_environment")
def test_without_an_index_of_pip_uv_asks_where_the_lock_says(script: ModuleType) -> None:
    env = script.uv_environment({"extra-index-url": "file:///opt/wheels"})
    assert "UV_DEFAULT_INDEX" not in env
    assert "UV_INDEX" not in env


@pytest.mark.usefixtures("bare_environment")
def test_nothing_of_the_set_up_lies_outside_the_clone(script: ModuleType) -> None:
    env = script.uv_environment({})
    for name in ("UV_CACHE_DIR", "UV_PROJECT_ENVIRONMENT"):
        assert Path(env[name]).is_relative_to(CLONE)
    assert env["UV_PYTHON_DOWNLOADS"] == "never"


def test_what_set_up_makes_is_no_part_of_the_project(script: ModuleType) -> None:
    ignored = (CLONE / ".gitignore").read_text(encoding="utf-8").splitlines()
    for folder in (script.VENV, script.TOOLS):
        assert f"{folder.name}/" in ignored
    assert "/demo/" in ignored
