"""Moments as people say them: today with the hour, yesterday, else the day."""

from datetime import date, datetime

from desktop.domain.dates import letter_date
from desktop.domain.texts import gettext as _
from desktop.services.acting import OFFICE_ZONE


def moment_words(at: datetime, now: datetime) -> str:
    """`Today, 07.52`, `Yesterday, 16.10`, `12 Juni 2026`; in the office's zone."""
    here = at.astimezone(OFFICE_ZONE)
    today = now.astimezone(OFFICE_ZONE).date()
    hour = f"{here:%H.%M}"
    days = (today - here.date()).days
    if days == 0:
        return _("Today, {hour}").format(hour=hour)
    if days == 1:
        return _("Yesterday, {hour}").format(hour=hour)
    return day_words(here.date())


def day_words(day: date) -> str:
    """A day as it is written everywhere here."""
    return letter_date(day)
