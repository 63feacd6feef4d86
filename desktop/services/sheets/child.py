"""The reading process: bound in memory and time, it reads one file and tells what it holds.

It has no words and no register. Whatever happens to it, the program goes on.
"""

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from desktop.domain.fields import Field
from desktop.services.sheets.headers import HeaderWords
from desktop.services.sheets.kinds import KnownKind
from desktop.services.sheets.limits import Limits
from desktop.services.sheets.refusal import Refused
from desktop.services.sheets.scan import SheetScan
from desktop.services.sheets.sources import FileSource
from desktop.services.sheets.transfer import pack
from desktop.services.sheets.wishes import NO_WISHES, Wishes


@dataclass(frozen=True, slots=True)
class Request:
    """What to read and how."""

    path: Path
    fields: Sequence[Field]
    limits: Limits
    sheet: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    known: Sequence[KnownKind] = ()
    wishes: Wishes = NO_WISHES


def read_in_child(connection: Connection, request: Request) -> None:
    """Read a file and send what it holds; the last message is `done` or `refused`."""
    _be_silent()
    _be_bound(request.limits)
    # The process ends soon and makes no circles: looking for them costs a tenth of the time.
    gc.disable()

    def send(*message: object) -> None:
        connection.send_bytes(pack(message))

    try:
        send("done", _read(request, send))
    except Refused as refused:
        send("refused", refused.code, dict(refused.details))
    except MemoryError:
        send("refused", "file.too_large", {})
    except BrokenPipeError:
        return
    finally:
        connection.close()


def _read(request: Request, send: Callable[..., None]) -> int:
    """Read sheet after sheet; give back how many rows were no person's."""
    source = FileSource(request.path, request.limits)
    names = [name for name, _visible in source.names]
    for sheet in sorted({request.sheet, *request.wishes.left_out} - {""} - set(names)):
        raise Refused("sheet.not_found", sheet=sheet, sheets=", ".join(names))
    words = HeaderWords(request.fields, request.chosen)
    ignored, rows_left, earlier = 0, request.limits.rows, None
    for name, visible in source.names:
        if (request.sheet and name != request.sheet) or name in request.wishes.left_out:
            continue
        if not (visible or request.sheet):
            send("note", name, "sheet.hidden", {})
            continue
        send("progress", 0, 0, name)
        scan = SheetScan(
            source.sheet(name, visible), words, request.limits, request.chosen, send, rows_left,
            request.known,
            frozenset(row for sheet, row in request.wishes.persons if sheet == name),
        )  # fmt: skip
        scan.earlier = earlier
        scan.run()
        ignored += scan.ignored
        send("ignored", scan.ignored)
        rows_left, earlier = scan.rows_left, scan.layout or earlier
    nothing = rows_left == request.limits.rows and not request.wishes.left_out
    if nothing and all(visible for _name, visible in source.names):
        raise Refused("file.empty")
    return ignored


def _be_silent() -> None:
    """Let a library that aborts say so to nobody, and Ctrl+C be the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)


def _be_bound(limits: Limits) -> None:
    """Bound this process's memory, and its time should the parent die; leave no core behind."""
    if sys.platform == "win32":
        from desktop.services.sheets.windows_job import bind_memory  # late: of one platform only

        bind_memory(limits.memory)
        return
    import resource  # late: of one platform only

    seconds = int(limits.seconds) + 5
    for kind, bound in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, limits.memory),
    ):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (bound, bound))
