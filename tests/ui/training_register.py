"""A workshop in a register that windows are tested on: six sessions on three days."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from desktop.domain.attendance import Attendance
from desktop.domain.trainings import How
from desktop.services.acting import Acting
from desktop.services.training.attend import correct
from desktop.services.training.enrol import enrol_listed
from desktop.services.training.persons import Listed
from desktop.services.training.sessions import add_session
from desktop.services.training.trainings import create_training
from desktop.ui.register import WatchedDatabase

NAMES = (
    *("Maria Yovita Nahak", "Yohanes Bria", "Agustinus Klau Seran", "Petronela Hoar Luruk"),
    *("Fransiskus Xaverius Leki", "Veronika Abuk", "Dominikus Tae Berek", "Kristina Bano"),
)
TITLES = ("Pembukaan dan kebijakan", "Jenis dokumen kependudukan", "Cara sosialisasi di desa",
          "Iuran dan manfaat", "Klaim ahli waris", "Rencana tindak lanjut")  # fmt: skip


@dataclass(slots=True)
class Workshop:
    """The ids of a training, its sessions, its participants."""

    training: int
    sessions: list[int]
    people: list[int]


def make_workshop(
    database: WatchedDatabase,
    acting: Acting,
    *,
    people: int = 24,
    start: date | None = None,
    marked: int = 2,
    exam: bool = False,
) -> Workshop:
    """Make it; of its six sessions the first `marked` have marks of every kind."""
    first = start or acting.today()
    with database.write() as session:
        training = create_training(
            session, acting, name="Pelatihan Wadah Perisai Kabupaten Malaka", kind="agent",
            place="Hotel Contoh, Betun", start=first, end=first + timedelta(days=2),
            theme="Perlindungan pekerja rentan sampai ke desa", exam=exam,
            pass_mark=70 if exam else None,
        )  # fmt: skip
        sessions = [
            add_session(
                session, acting, training, title=title, date=first + timedelta(days=at // 2),
                start=time(8 if at % 2 == 0 else 13), end=time(11 if at % 2 == 0 else 16),
                jp=4, trainer="Drs. Yosef Klau, M.Si.",
            )
            for at, title in enumerate(TITLES)
        ]  # fmt: skip
        listed = [
            Listed(
                f"{NAMES[at % len(NAMES)]} {at // len(NAMES) + 1}" if at >= 8 else NAMES[at],
                body=("Wadah Weliman", "Wadah Malaka Tengah")[at % 2], role="Perisai",
            )
            for at in range(people)
        ]  # fmt: skip
        lines = enrol_listed(session, acting, training, listed).participants
        for each in sessions[:marked]:
            for at, line in enumerate(lines[:20]):
                status = list(Attendance)[at % 7] if at % 7 < 5 else Attendance.PRESENT
                correct(session, acting, training, each, line.id, status, how=How.HAND)
    # What is written here is no job of the window's.
    database.take_touched()
    return Workshop(training, sessions, [line.id for line in lines])
