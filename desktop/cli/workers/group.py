"""The noun itself; every module of commands hangs its own on it."""

import click

from desktop.cli.main import Noun


@click.group(cls=Noun)
def workers() -> None:
    """The register of workers."""
