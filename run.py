#!/usr/bin/env python3
"""Set-up and everyday verbs of this clone, on the standard library alone.

    python3 run.py demo [ARGUMENT ...]     set up, then `lontar demo --out demo`
    python3 run.py test [ARGUMENT ...]     set up, then every test (arguments go to pytest)
    python3 run.py check [ARGUMENT ...]    format, lint, types, contracts, then the quick tests
    python3 run.py lint                    the same without tests
    python3 run.py sync                    set up only
    python3 run.py words                   gather the texts of the program into the catalogue
    python3 run.py freeze                  build dist/lontar with PyInstaller
    python3 run.py windows                 under Wine: test, freeze, make and try the installer

Set-up makes `.venv` from uv.lock, by a uv of its own in `.venv-uv`. Nothing outside the clone
is changed, except that on Debian missing system packages are installed by apt when run as root.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

CLONE = Path(__file__).resolve().parent
WINDOWS = os.name == "nt"
UV = "uv==0.13.9"
TOOLS = CLONE / ".venv-uv"
VENV = CLONE / ".venv"
STAMP = "lontar-stamp"

# What the PySide6 wheels link to and do not bring (ldd on the modules and plugins in use).
QT_PACKAGES = (
    "libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libgssapi-krb5-2 "
    "libx11-6 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
    "libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 "
    "libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb1 libxkbcommon-x11-0 libxkbcommon0"
).split()
# Other programs' eyes for the tests: they read back what this one made.
TEST_PACKAGES = (
    "libreoffice-calc-nogui libreoffice-draw-nogui poppler-utils qpdf xvfb zbar-tools"
).split()
# A Windows to try the program on, a compiler for what that one lacks, and the installer's maker.
WINDOWS_PACKAGES = "fonts-wine gcc-mingw-w64-x86-64-win32 nsis wine wine64 xvfb".split()


class SetupError(Exception):
    """What stands in the way, in one sentence."""


def inside(venv: Path, program: str) -> Path:
    """The path of a program of a virtual environment."""
    return venv / ("Scripts" if WINDOWS else "bin") / (program + (".exe" if WINDOWS else ""))


def run(command: list[str], env: dict[str, str] | None = None) -> int:
    """Run a command in the clone; give back its exit status."""
    return subprocess.call(command, cwd=CLONE, env=env)


def must(command: list[str], failure: str, env: dict[str, str] | None = None) -> None:
    """Run a step of the set-up; refuse to go on when it fails.

    What it says goes to standard error: standard output is the verb's own.
    """
    if subprocess.call(command, cwd=CLONE, env=env, stdout=sys.stderr.fileno()) != 0:
        raise SetupError(failure)


def missing_packages(names: list[str]) -> list[str]:
    """Which of these Debian packages are not installed."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\n", *names],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    held = {line.split()[-1] for line in listing.splitlines() if line.startswith("ii")}
    return [name for name in names if name not in held]


def install_packages(names: list[str]) -> None:
    """Install what is missing of these Debian packages; elsewhere do nothing."""
    if WINDOWS or not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = missing_packages(names)
    if not missing:
        return
    if os.geteuid() != 0:
        raise SetupError(
            "System packages are missing; as root run: apt-get install --no-install-recommends "
            + " ".join(missing)
        )
    say(f"installing {len(missing)} system packages by apt: {' '.join(missing)}")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    must(["apt-get", "update", "-qq"], "apt-get update failed; is the network there?", env)
    quietly = ["-y", "-qq", "-o", "Dpkg::Use-Pty=0", "--no-install-recommends"]
    failure = "apt-get could not install the system packages."
    must(["apt-get", "install", *quietly, *missing], failure, env)


def ensure_venv_module() -> None:
    """Have the `venv` module of the Python in use; Debian ships it apart."""
    try:
        import ensurepip  # noqa: F401 - only whether it is there
    except ImportError:
        install_packages([f"python3.{sys.version_info.minor}-venv"])


def pip_settings() -> dict[str, str]:
    """Where pip looks for packages, as its configuration and environment say."""
    listing = subprocess.run(
        [str(inside(TOOLS, "python")), "-m", "pip", "config", "list"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):
        for line in listing.splitlines():
            key, _, value = line.partition("=")
            if key.startswith(section):
                found[key.removeprefix(section)] = value.strip("'\"")
    return found


def uv_environment(settings: dict[str, str]) -> dict[str, str]:
    """The environment for uv: this clone's folders, and pip's way to the packages."""
    env = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    env["UV_PROJECT_ENVIRONMENT"] = str(VENV)
    env["UV_PYTHON_DOWNLOADS"] = "never"
    env.setdefault("UV_CACHE_DIR", str(TOOLS / "cache"))
    env.setdefault("UV_HTTP_TIMEOUT", "300")
    if Path(settings.get("cert", "")).is_file():
        env.setdefault("SSL_CERT_FILE", settings["cert"])
    for key, name in (
        ("index-url", "UV_DEFAULT_INDEX"),
        ("extra-index-url", "UV_INDEX"),
        ("find-links", "UV_FIND_LINKS"),
        ("trusted-host", "UV_INSECURE_HOST"),
    ):
        if "index-url" in settings and key in settings:
            env.setdefault(name, settings[key].replace("\\n", " "))
    if "index-url" in settings:
        env.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")  # as pip chooses
    return env


def ensure_uv() -> Path:
    """A uv of this clone, installed by pip so that pip's settings hold."""
    uv = inside(TOOLS, "uv")
    wanted = TOOLS / STAMP
    if uv.is_file() and wanted.is_file() and wanted.read_text() == UV:
        return uv
    say(f"making {TOOLS.name} with {UV}")
    ensure_venv_module()
    must(
        [sys.executable, "-m", "venv", "--clear", str(TOOLS)],
        "Python could not make a virtual environment; is python3-venv installed?",
    )
    must(
        [
            str(inside(TOOLS, "python")),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-cache-dir",
            "--disable-pip-version-check",
            UV,
        ],
        "pip could not install uv; is the package index reachable?",
    )
    wanted.write_text(UV)
    return uv


def fingerprint() -> str:
    """What the environment follows from; when it is unchanged, so is the environment."""
    digest = hashlib.sha256(UV.encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((CLONE / name).read_bytes())
    return digest.hexdigest() + " " + str(CLONE)


def is_usable(venv: Path) -> bool:
    """Whether the environment's Python still starts and is new enough."""
    python = inside(venv, "python")
    if not python.is_file():
        return False
    probe = [str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def sync() -> None:
    """Make `.venv` hold exactly what uv.lock names; at once when it already does."""
    stamp = VENV / STAMP
    usable = is_usable(VENV)
    if usable and stamp.is_file() and stamp.read_text() == fingerprint():
        return
    uv = str(ensure_uv())
    settings = pip_settings()
    env = uv_environment(settings)
    if not usable:
        shutil.rmtree(VENV, ignore_errors=True)
        must(
            [uv, "venv", "--quiet", "--python", sys.executable, "--prompt", "lontar", str(VENV)],
            "uv could not make .venv.",
            env,
        )
    say("installing the locked packages into .venv")
    groups = ["--frozen", "--all-groups", "--all-extras"]
    failure = "uv could not install the locked packages; is the package index reachable?"
    if "index-url" in settings:
        # uv.lock names the addresses of PyPI; here only another index is to be asked, by the
        # same versions and hashes.
        listed = str(TOOLS / "locked.txt")
        must([uv, "export", "--quiet", *groups, "--no-emit-project", "-o", listed], failure, env)
        must(
            [
                uv,
                "pip",
                "sync",
                "--python",
                str(VENV),
                "--require-hashes",
                "--compile-bytecode",
                listed,
            ],
            failure,
            env,
        )
        must([uv, "pip", "install", "--python", str(VENV), "--no-deps", "-e", "."], failure, env)
    else:
        must([uv, "sync", *groups, "--compile-bytecode"], failure, env)
    stamp.write_text(fingerprint())


def say(text: str) -> None:
    """Tell what is being done, apart from what the verb itself prints."""
    print(f"run.py: {text}", file=sys.stderr, flush=True)


def program_environment() -> dict[str, str]:
    """The environment for the program and its tools: this clone's, and no screen asked for."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONHOME"}
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = str(inside(VENV, "python").parent) + os.pathsep + env.get("PATH", os.defpath)
    env["PYTHONUTF8"] = "1"
    return env


def tool(name: str, *arguments: str) -> int:
    """Run a program of `.venv`; give back its exit status."""
    return run([str(inside(VENV, name)), *arguments], program_environment())


def demo(arguments: list[str]) -> int:
    """A whole office made up: list, import, verification, letter."""
    install_packages(QT_PACKAGES)
    sync()
    if not any(part == "--out" or part.startswith("--out=") for part in arguments):
        arguments = ["--out", "demo", *arguments]
    return tool("lontar", "demo", *arguments)


def test(arguments: list[str]) -> int:
    """Every test."""
    install_packages([*QT_PACKAGES, *TEST_PACKAGES])
    sync()
    return tool("python", "-m", "pytest", *arguments)


def lint(arguments: list[str]) -> int:
    """Format, lint, types, contracts; all of them, so that one run tells everything."""
    sync()
    statuses = [
        tool("ruff", "format", "--check", *arguments),
        tool("ruff", "check", *arguments),
        tool("mypy"),
        tool("lint-imports"),
    ]
    return max(statuses)


def check(arguments: list[str]) -> int:
    """What must hold before a commit: lint, then the quick tests."""
    install_packages([*QT_PACKAGES, *TEST_PACKAGES])
    status = lint([])
    quick = ["-q", "-n", "auto", "-m", "not slow and not bench"]
    return tool("python", "-m", "pytest", *quick, *arguments) or status


def only_sync(_arguments: list[str]) -> int:
    """Set up and do nothing more."""
    install_packages(QT_PACKAGES)
    sync()
    return 0


def words(_arguments: list[str]) -> int:
    """Gather the texts, bring the catalogue up to date, compile it."""
    sync()
    template = CLONE / "build" / "lontar.pot"
    template.parent.mkdir(exist_ok=True)
    place = "-D lontar -d resources/locale -l id".split()
    gathering = "-k mark -w 100 --sort-output --add-location=file --project=lontar".split()
    updating = "-w 100 --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date".split()
    return (
        tool("pybabel", "-q", "extract", *gathering, "-o", str(template), "desktop")
        or tool("pybabel", "-q", "update", "-i", str(template), *place, *updating)
        or tool("pybabel", "-q", "compile", *place)
    )


def freeze(arguments: list[str]) -> int:
    """Build the program as a folder that needs no Python."""
    install_packages([*QT_PACKAGES, "binutils"])
    sync()
    return tool("python", "-m", "PyInstaller", "--noconfirm", *arguments, "build.spec")


def windows(arguments: list[str]) -> int:
    """Make the Windows program and its installer, and try both; tells the sum of all tests."""
    install_packages([*QT_PACKAGES, *WINDOWS_PACKAGES])
    sync()
    settings = pip_settings()
    env = uv_environment(settings) | program_environment()
    env["LONTAR_WINDOWS_UV"] = str(ensure_uv())
    results = CLONE / "build" / "windows" / "results"
    shutil.rmtree(results, ignore_errors=True)
    env["LONTAR_WINDOWS_RESULTS"] = str(results)
    trial = ["-m", "pytest", "tests/windows", "-v", "-s", "--durations=0", "--no-header"]
    reported = f"--junit-xml={results / 'trial.xml'}"
    status = run([str(inside(VENV, "python")), *trial, reported, *arguments], env)
    passed, failed = tests_told(results)
    print(f"{passed} passed, {failed} failed", flush=True)
    return status or int(failed > 0 or passed == 0)


def tests_told(folder: Path) -> tuple[int, int]:
    """How many tests passed and failed, by the reports in a folder."""
    passed = failed = 0
    for report in sorted(folder.glob("*.xml")):
        for suite in ElementTree.parse(report).iter("testsuite"):  # noqa: S314 - our own report
            wrong = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            failed += wrong
            passed += int(suite.get("tests", 0)) - wrong - int(suite.get("skipped", 0))
    return passed, failed


VERBS = {
    "demo": demo,
    "test": test,
    "check": check,
    "lint": lint,
    "sync": only_sync,
    "words": words,
    "freeze": freeze,
    "windows": windows,
}


def main() -> int:
    """Do what the first argument names."""
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):
        raise SetupError("Lontar needs Python 3.11 or later.")
    return VERBS[sys.argv[1]](sys.argv[2:])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except SetupError as refusal:
        say(str(refusal))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
