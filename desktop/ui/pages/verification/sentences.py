"""What is said before everybody of a village is verified, and after a verification."""

from db.queries.workers import VillageCount
from desktop.domain.money import grouped
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.register.verify import Verified


def before_all(village: VillageCount, left: int) -> str:
    """Who of a village becomes eligible at once, and who stays as is."""
    told = ngettext(
        "{n} person in {village} is still to verify and becomes eligible.",
        "{n} people in {village} are still to verify and become eligible.",
        left,
    ).format(n=grouped(left), village=village.village)
    if village.errors:
        told += " " + _("Who has an open error finding is left as is, and told of.")
    if village.ineligible:
        told += " " + _("Those found not eligible stay so.")
    return told


def after(verified: Verified) -> str:
    """How many were verified, and how many could not be."""
    done = ngettext("{n} person verified.", "{n} people verified.", verified.verified).format(
        n=grouped(verified.verified)
    )
    if not verified.skipped:
        return done
    left = ngettext(
        "{n} left as is: an open error finding, or further on already.",
        "{n} left as they are: an open error finding, or further on already.",
        verified.skipped,
    ).format(n=grouped(verified.skipped))
    return f"{done} {left}"
