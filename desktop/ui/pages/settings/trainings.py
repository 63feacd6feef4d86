"""How trainings are counted, and what their certificates show."""

from typing import ClassVar

from desktop.domain.texts import mark as _
from desktop.ui.pages.settings.choices import ChoicesSection


class TrainingsSection(ChoicesSection):
    """Attendance and certificates."""

    KEY = "trainings"
    TITLE = _("Trainings")
    GROUPS: ClassVar = {
        _("Attendance"): ("training",),
        _("Certificates"): ("certificate",),
    }
    HELP: ClassVar = {
        "attendance_minimum": _(
            "The share of the JP held that passes: 0.8 is 80 %. Of trainings made from now on."
        ),
        "late_minutes": _("Who is scanned so many minutes after the start of a session is late."),
        "late_counts": _("Yes: who came late attended. No: the session is not counted."),
        "code_certificate": _("The first part of a number; each code counts from 1 every year."),
        "certificate_months": _("From the date on the paper; 0 where certificates do not end."),
        "certificate_titles": _(
            "Yes: names of participants as typed. Who signs always stands without titles."
        ),
        "certificate_photo": _("Yes: an empty frame of 3 × 4 cm, left of the signature."),
        "certificate_ornament": _("No: without bands, and in black alone."),
    }
