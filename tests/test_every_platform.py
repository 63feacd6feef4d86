"""What the source must not take for granted, so that it runs on Windows too."""

import ast
from collections.abc import Iterator
from pathlib import Path

from desktop import paths

CLONE = Path(__file__).parents[1]
SOURCE = [
    path
    for folder in ("desktop", "db")
    for path in sorted((CLONE / folder).rglob("*.py"))
    if "__pycache__" not in path.parts
]

POSIX_MODULES = {"fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "syslog"}
POSIX_NAMES = {
    "os": {"fork", "forkpty", "getuid", "geteuid", "getgid", "setsid", "getpgid", "killpg",
           "mkfifo", "statvfs", "uname", "chown", "chroot", "nice", "sysconf", "WNOHANG"},
    "signal": {"SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGUSR2", "SIGCHLD", "alarm",
               "setitimer"},
    "time": {"tzset"},
    "socket": {"AF_UNIX"},
}  # fmt: skip

# Where a file is moved over another: one place waits for whoever holds the old one on Windows.
MOVERS = {
    "desktop/paths.py",
    # A new copy under a name of its own, and db stands below desktop.
    "db/engine/sqlite.py",
}

MOVES = {"os.replace", "os.rename", "shutil.move"}

NO_PATHS = {"dataclasses", "page.acts"}
"""What has a `replace` of one argument and moves no file."""

OF_ONE_PLATFORM = {
    # Behind `sys.platform == "win32"`, with a way of its own for Windows.
    ("desktop/services/sheets/child.py", "resource"),
}


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for path in SOURCE:
        yield path.relative_to(CLONE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_no_module_of_posix_is_imported() -> None:
    found = {
        (name, alias.name)
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
        if alias.name in POSIX_MODULES
    }
    assert found == OF_ONE_PLATFORM


def test_nothing_is_called_that_windows_has_not() -> None:
    found = [
        f"{name}:{node.lineno} {node.value.id}.{node.attr}"
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.attr in POSIX_NAMES.get(node.value.id, set())
    ]
    assert found == []


def test_no_path_of_linux_is_written_in_the_source() -> None:
    found = [
        f"{name}:{node.lineno} {node.value}"
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.startswith(("/tmp", "/var/", "/usr/", "/etc/", "/home/", "/proc/"))
    ]
    assert found == []


def test_files_are_moved_over_others_in_one_place() -> None:
    found = {name for name, tree in _trees() for node in ast.walk(tree) if _moves(node)}
    assert found == MOVERS


def _moves(node: ast.AST) -> bool:
    """Whether a call moves a file: os.replace, os.rename, shutil.move, or a Path's own."""
    if isinstance(node, ast.Attribute) and ast.unparse(node) in MOVES:
        return True
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    # str.replace takes two; a date's takes names.
    alone = len(node.args) == 1 and not node.keywords
    return (
        alone
        and node.func.attr in {"replace", "rename"}
        and ast.unparse(node.func.value) not in NO_PATHS
    )


def test_every_name_the_program_makes_is_one_that_windows_takes() -> None:
    for name in ("CON", "nul.pdf", "COM1.xlsx", "LPT9", "aux.", "Surat.. ", "a<b>:c|d?.pdf", "  "):
        made = paths.safe_name(name)
        assert made
        assert not paths.is_reserved(made)
        assert not set(made) & set('<>:"/\\|?*')
        assert not made.endswith((".", " "))
    long = paths.safe_name("Surat pendaftaran " * 20 + ".pdf")
    assert len(long) <= 120
    assert long.endswith(".pdf")


def test_a_frozen_programs_child_processes_begin_before_anything_else() -> None:
    tree = ast.parse((CLONE / "desktop" / "__main__.py").read_text(encoding="utf-8"))
    main = next(
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main"
    )
    first = main.body[1]  # after what it says of itself
    assert ast.unparse(first) == "multiprocessing.freeze_support()"


def test_child_processes_are_made_anew_on_every_platform() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"multiprocessing.Process", "multiprocessing.Pool"}
    ]
    asked = [
        ast.unparse(node)
        for _name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("get_context")
    ]
    assert found == []
    assert asked
    assert {words for words in asked if "'spawn'" not in words} == set()
