"""The noun that the commands of agents hang on."""

import click

from desktop.cli.main import Noun


@click.group(cls=Noun)
def agents() -> None:
    """Perisai agents: their wadah, the desa they cover, what they bring."""
