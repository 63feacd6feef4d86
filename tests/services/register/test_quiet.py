"""Lists stay out of the collector's walks, and go without it."""

import gc
from pathlib import Path

from db.engine import Database
from desktop.services.acting import Acting
from desktop.services.register.importing import read_list
from desktop.services.register.quiet import set_aside, without_collecting

SAMPLE = Path(__file__).parents[2] / "samples" / "belu_messy_300.xlsx"


def test_a_list_set_aside_goes_as_soon_as_nobody_names_it(
    register: Database, acting: Acting
) -> None:
    with without_collecting():
        with register.read() as session:
            preview = read_list(session, acting, SAMPLE)
        set_aside()
        before = gc.get_freeze_count()
        rows = len(preview.rows)
        del preview
        assert before - gc.get_freeze_count() > rows
