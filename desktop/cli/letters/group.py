"""The noun itself."""

import click

from desktop.cli.main import Noun


@click.group(cls=Noun)
def letters() -> None:
    """Letters: drafted, approved, issued, sent, answered, verified."""
