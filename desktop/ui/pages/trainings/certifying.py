"""A training closed, its certificates made, one of them taken back."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.queries import office
from db.queries.certificates import CertificateLine
from db.queries.trainings import ParticipantLine
from desktop import paths
from desktop.domain.dates import weekday_date
from desktop.domain.errors import UserError
from desktop.domain.money import grouped
from desktop.domain.progress import Progress
from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.services.acting import OFFICE_ZONE
from desktop.services.training.certificates import (
    IssuedCertificates,
    issue_certificates,
    revoke_certificate,
)
from desktop.services.training.closing import Closed, close_training, ends
from desktop.ui.context import Context
from desktop.ui.dialogs.make_certificates import MakeCertificates
from desktop.ui.dialogs.question import Question
from desktop.ui.dialogs.training_form import ReasonForm
from desktop.ui.pages.trainings.read import Standing
from desktop.ui.show_pdf import show_saved

_PURPOSE = "certificates"


class Certifying:
    """What ends a training, over one page."""

    def __init__(self, context: Context, over: QWidget) -> None:
        self._context = context
        self._over = over

    def ask_close(self, standing: Standing, passing: int) -> Question:
        """Ask before a training is closed; `passing` are those who would pass."""
        words = _("{passing} of {n} pass by what stands. Afterwards nobody is marked, enrolled or"
                  " taken off any more.")  # fmt: skip
        told = [words.format(passing=grouped(passing), n=grouped(len(standing.people)))]
        over = ends(standing.matrix)
        if self._context.acting.now() < over:
            there = over.astimezone(OFFICE_ZONE)
            early = _("It is not over yet: it ends on {day} at {time}.")
            told.insert(0, early.format(day=weekday_date(there.date()), time=f"{there:%H.%M}"))
        return self._context.messages.ask(
            _("Close this training?"),
            " ".join(told),
            _("Close training"),
            lambda: self.close(standing.line.id),
            over=self._over,
        )

    def close(self, training: int) -> None:
        """Close a training, now, and say who passed."""
        context = self._context

        def work(_progress: Progress) -> Closed:
            with context.database.write() as session:
                return close_training(session, context.acting, training, now=True)

        def done(closed: Closed) -> None:
            words = _("Closed: {passed} passed, {failed} did not.")
            context.messages.tell(
                words.format(passed=grouped(closed.passed), failed=grouped(closed.failed))
            )

        context.jobs.run(work, done, _("Closing the training"), owner=self._over)

    def ask_certificates(
        self, standing: Standing, participants: Sequence[ParticipantLine] = ()
    ) -> MakeCertificates:
        """Ask for date and officials, then the folder; of everybody who passed, or of some."""
        with self._context.database.read() as session:
            officials = [
                (str(line.id), f"{line.name}, {line.position}")
                for line in office.officials(session)
            ]
        number = len(participants) or sum(bool(each.passed) for each in standing.people)
        words = ngettext("{n} person. Who has one gets the same again.",
                         "{n} people. Who has one gets the same again.", number)  # fmt: skip
        dialog = MakeCertificates(
            words.format(n=grouped(number)),
            self._context.acting.today(),
            [("", _("The official who signs letters")), *officials],
            self._over,
        )
        ids = [each.id for each in participants]

        def submitted(values: dict[str, str]) -> None:
            try:
                day = date.fromisoformat(values["date"])
            except ValueError:
                dialog.show_errors({"date": _("A day, such as 24-11-2026")})
                return
            dialog.accept()
            self._context.messages.choose_folder(
                _("Save the certificates in"),
                lambda folder: self.make(standing.line.id, folder, day, values, ids),
                _PURPOSE,
            )

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog

    def make(
        self,
        training: int,
        folder: Path,
        day: date,
        values: dict[str, str],
        participants: Sequence[int] = (),
    ) -> None:
        """Make certificates and write them: one PDF each, and all in one to print."""
        context = self._context
        official, back = (_id(values.get(key, "")) for key in ("official", "back_official"))

        def work(progress: Progress) -> IssuedCertificates:
            with context.database.write() as session:
                return issue_certificates(
                    session, context.acting, training, keys_folder=paths.keys_folder(),
                    out=folder, date=day, official=official, back_official=back,
                    participants=participants, progress=progress,
                )  # fmt: skip

        def done(issued: IssuedCertificates) -> None:
            made = len(issued.certificates)
            words = ngettext("{n} certificate in {folder}, {new} of them new.",
                             "{n} certificates in {folder}, {new} of them new.", made)  # fmt: skip
            told = words.format(n=grouped(made), new=grouped(issued.new), folder=folder)
            together = issued.together
            context.messages.tell(
                told,
                action=(
                    _("Look at all"),
                    lambda: show_saved(context, together, _PURPOSE, self._over),
                ),
            )

        context.jobs.run(work, done, _("Making certificates"), owner=self._over)

    def ask_revoke(self, line: CertificateLine) -> ReasonForm:
        """Ask why a certificate is taken back."""
        told = _("{number} of {name}. It keeps its number; every check tells that it was revoked.")
        dialog = ReasonForm(
            _("Revoke certificate"),
            told.format(number=line.number, name=line.name),
            _("Revoke certificate"),
            self._over,
            must=True,
        )
        context = self._context

        def submitted(values: dict[str, str]) -> None:
            reason = values["reason"]

            def work(_progress: Progress) -> CertificateLine:
                with context.database.write() as session:
                    return revoke_certificate(session, context.acting, line.number, reason)

            def done(revoked: CertificateLine) -> None:
                dialog.accept()
                words = _("Certificate {number} is revoked.")
                context.messages.tell(words.format(number=revoked.number))

            def refused(error: UserError) -> None:
                dialog.refuse(error)

            context.jobs.run(work, done, _("Saving"), on_refused=refused, owner=dialog)

        dialog.submitted.connect(submitted)
        dialog.open()
        return dialog


def _id(text: str) -> int | None:
    return int(text) if text else None
