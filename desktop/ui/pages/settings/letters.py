"""How letters look, and what they say."""

from typing import ClassVar

from desktop.domain.texts import mark as _
from desktop.ui.pages.settings.choices import ChoicesSection


class LettersSection(ChoicesSection):
    """Paper, numbers, wording."""

    KEY = "letters"
    TITLE = _("Letters")
    GROUPS: ClassVar = {
        _("Paper and numbers"): ("paper", "number"),
        _("What letters say"): ("letter",),
        _("Berita acara of a verification"): ("minutes",),
        _("Sheets and signatures"): ("layout", "signing"),
    }
    WORDS: ClassVar = {"typeface": {"sans": _("Like Arial"), "bookman": _("Like Bookman")}}
    HELP: ClassVar = {
        "paper": _("Of new letters; one that was issued keeps the paper it was made for."),
        "typeface": _("Of new letters. NIK and tables are always in the plain face."),
        "code_enrolment": _("Of Permendagri 83/2022; it stands at the beginning of the number."),
        "code_addition": _("Empty: that of enrolment letters."),
        "code_removal": _("Empty: that of enrolment letters."),
        "code_replacement": _("Empty: that of enrolment letters."),
        "code_renewal": _("Empty: that of enrolment letters."),
        "office_abbreviation": _("In capitals, as your numbers have it behind the running number."),
        "sifat": _("Stands in the head of each letter."),
        "addressee": _("Stands under Yth. with the branch that your letters go to."),
        "addressee_city": _("Empty: the letter says di Tempat."),
        "legal_basis": _("One regulation a line, the highest first."),
        "agreement": _("Number and day of the agreement with the insurer; empty: not told."),
        "contact_name": _("Whom the insurer asks about the list."),
        "contact_position": _("As the letter names it behind the name."),
        "contact_phone": _("Printed in the letter: an office's number rather than one's own."),
        "copies": _("One addressee a line, in the order of rank."),
        "verification_team": _("One a line: name | position | role. Empty: lines to write on."),
        "verification_place": _("Empty: the office of the desa or of the camat."),
        "letter_layout": _("The name of a layout: lontar, bpu, padan, sipp, or one of your own."),
        "check_layout": _("The name of a layout; padan is what the branch sent out."),
        "timestamp_url": _("Empty: signatures bear the time of this computer only."),
        "minutes_copies": _("Told in the closing sentence."),
    }
