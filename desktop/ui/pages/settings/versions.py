"""Versions of a wording or a layout, in words."""

from datetime import datetime

from db.queries.wording import VersionLine
from desktop.domain.texts import gettext as _
from desktop.ui.moments import moment_words


def version_words(line: VersionLine, now: datetime) -> str:
    """`Version 3, today, 07.52, sari`."""
    return _("Version {n}, {when}, {by}").format(
        n=line.version, when=moment_words(line.kept_at, now), by=line.kept_by
    )
