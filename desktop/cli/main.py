"""The `lontar` command: global options, nouns loaded when named, refusals told in one sentence.

A noun is a module of this package that holds a `click.Group` made with `cls=Noun`, named like
the module and entered in NOUNS:

    @click.group(cls=Noun)
    def funding() -> None:
        \"\"\"What a year's budget can pay.\"\"\"

    @funding.command("show")
    @click.argument("funding_id", type=int)
    @click.pass_obj
    def show(call: Call, funding_id: int) -> None:
        \"\"\"Show one funding.\"\"\"
        with call.database().read() as session:
            state = show_funding(session, funding_id)
        call.answer({"funding": ...}, table([...]))
"""

import importlib
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from desktop import __version__
from desktop.cli.call import Call, OpenWindow
from desktop.domain.errors import Cancelled, UserError
from desktop.domain.texts import LANGUAGES
from desktop.domain.texts import gettext as _

NOUNS: Final = (
    "agents",
    "checks",
    "demo",
    "funding",
    "layouts",
    "letterforms",
    "letters",
    "office",
    "rates",
    "trainings",
    "wadah",
    "workers",
)

_log = logging.getLogger(__name__)


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    if value is not None and value is not False:
        call: Call = ctx.ensure_object(Call)
        call.choose(str(param.name), value)


def _global_options() -> list[click.Parameter]:
    """The options that may stand before or after any command."""
    common: dict[str, Any] = {"expose_value": False, "is_eager": True, "callback": _remember}
    return [
        click.Option(["--db"], metavar="PATH_OR_URL", help="The register.", **common),
        click.Option(["--user"], metavar="NAME", help="Who acts.", **common),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), help="Language.", **common),
        click.Option(
            ["--json"], is_flag=True, help="One JSON object on standard output.", **common
        ),
        click.Option(["--quiet"], is_flag=True, help="No progress.", **common),
    ]


class Command(click.Command):
    """A command that takes the global options too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_global_options())


class Noun(click.Group):
    """A group of commands about one thing, each taking the global options."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_global_options())


class Program(Noun):
    """The top group; imports a noun only when it is named, so that `--version` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every noun, and what is registered here."""
        return sorted({*super().list_commands(ctx), *NOUNS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The noun's group, imported now."""
        if cmd_name in NOUNS:
            command: click.Command = getattr(
                importlib.import_module(f"desktop.cli.{cmd_name}"), cmd_name
            )
            return command
        return super().get_command(ctx, cmd_name)


@click.group(cls=Program, invoke_without_command=True)
@click.version_option(__version__, prog_name="lontar")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Register of vulnerable workers of a labour office, and its enrolment letters."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(gui)


@program.command("gui")
@click.argument("file", required=False, type=click.Path())
@click.pass_context
def gui(ctx: click.Context, file: str | None = None) -> None:
    """Open the window, on a register (.lontar) or with a list or a paper."""
    call: Call = ctx.ensure_object(Call)
    if file and _is_register(file):
        call.choose("db", str(call.input_file(file)))
        file = None
    ctx.exit(call.open_window(call.location(), call.language, file))


def _is_register(file: str) -> bool:
    return Path(file).suffix.casefold() == ".lontar"


def _for_window(given: list[str]) -> list[str]:
    """A file alone, as a double-click or a drop on the icon gives it, opens the window."""
    if len(given) != 1 or given[0] in {*program.list_commands(click.Context(program))}:
        return given
    file = Path(given[0])
    try:
        return ["gui", given[0]] if _is_register(given[0]) or file.is_file() else given
    except (OSError, ValueError):
        return given


def _refuse(call: Call, error: UserError) -> int:
    call.refuse(error.code, error.message)
    return 1


def _guarded(call: Call, arguments: Sequence[str]) -> int:
    """Run the command; turn whatever happens into an exit status."""
    try:
        status = program.main(
            args=list(arguments), prog_name="lontar", standalone_mode=False, obj=call
        )
        return status if isinstance(status, int) else call.status
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as wrong:
        call.refuse("usage", wrong.format_message(), usage=wrong)
        return 2
    except (click.Abort, KeyboardInterrupt, Cancelled):
        return _stopped(call)
    except UserError as refusal:
        return _stopped(call) if call.interrupted else _refuse(call, refusal)
    except BrokenPipeError:
        return 1
    except Exception as fault:  # noqa: BLE001 - the last door before the user
        return _stopped(call) if call.interrupted else _refuse(call, call.explain(fault))


def _stopped(call: Call) -> int:
    call.refuse("interrupted", _("Stopped. Nothing was changed."))
    return 130


def main(open_window: OpenWindow, arguments: Sequence[str] | None = None) -> int:
    """Run `lontar`; give back the exit status.

    `open_window` shows the window: the command line itself knows nothing of it.
    """
    given = _for_window(list(sys.argv[1:] if arguments is None else arguments))
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may still speak an old code page; names here need all of Unicode.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    call = Call(open_window, json="--json" in given)
    _heed_signals(call)
    try:
        return _guarded(call, given)
    finally:
        call.close()


def _heed_signals(call: Call) -> None:
    """Stop on Ctrl+C and on a polite kill, with everything rolled back."""

    def interrupt(_signal: int, _frame: object) -> None:
        # A library may turn the exception into one of its own on the way up.
        call.interrupted = True
        raise KeyboardInterrupt

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, interrupt)
