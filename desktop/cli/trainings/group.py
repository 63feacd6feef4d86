"""The noun that the commands of trainings hang on."""

import click

from desktop.cli.main import Noun


@click.group(cls=Noun)
def trainings() -> None:
    """Trainings: sessions, participants, attendance, results."""
