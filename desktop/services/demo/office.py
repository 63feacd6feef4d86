"""The made-up office: agents trained, a list imported, people verified, a letter issued."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic

from db.engine import Database
from db.queries.workers import WorkerFilter, worker_page
from desktop.domain.contributions import total
from desktop.domain.progress import SILENT, Progress
from desktop.services.acting import Acting
from desktop.services.demo.answer import take_answer
from desktop.services.demo.chance import START, SeededChance, SteppingClock
from desktop.services.demo.folder import DemoFolder
from desktop.services.demo.life import (
    MOST_WORKERS,
    WITH_LIFE,
    everybody,
    fill_in,
    part,
    verify_early,
    verify_late,
)
from desktop.services.demo.lists import write_demo_list
from desktop.services.demo.perisai import agents_by_village, make_agents
from desktop.services.demo.workshop import BEFORE, Held, hold_workshop, plan_workshop
from desktop.services.letters.check import verify_letter
from desktop.services.letters.choose import choose_workers
from desktop.services.letters.draft import draft_letter, submit_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.funding import add_funding
from desktop.services.letters.issue import Issued, issue_letter
from desktop.services.offices.create import CreatedOffice, create_office
from desktop.services.offices.officials import save_official
from desktop.services.offices.settings import change_settings
from desktop.services.offices.tables import read_rates, read_regions
from desktop.services.register.importing import Batch, import_list
from desktop.services.register.pairs import update_pairs
from desktop.services.register.report import save_held

REGION = "5321"
SEED = 53
_MONTHS = 6
_FIRST_MONTH = date(2027, 1, 1)
_ISSUED, _SUBMITTED = 0.8, 0.4
"""What share of those who may go the letter takes, and of those left the one to be approved."""
_SETTINGS = {
    "addressee": "Kepala BPJS Ketenagakerjaan Cabang Atambua",
    "addressee_city": "Atambua",
    "office_abbreviation": "DISNAKERTRANS",
    "contact_name": "Yosefina Bria (nama rekaan)",
    "contact_position": "Kepala Seksi Jaminan Sosial",
    "contact_phone": "0800-0000-0000",
    "copies": "Bupati Malaka (sebagai laporan);Arsip",
    "certificate_months": "36",
}


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: absolute paths, how many people, what the check of the letter said.

    `workers` are in the register, `held` rows of the list wait, `rows` people are in the letter;
    those who are not wait for a visit, for the insurer or for the next letter, were found
    ineligible or refused, left, or stand in the list twice. `workshop` is the training that was
    held, with its certificates.
    """

    db: Path
    list: Path
    agent_list: Path
    held_list: Path
    check_list: Path
    answer: Path
    pdf: Path
    xlsx: Path
    workers: int
    held: int
    rows: int
    cost: int
    number: str
    verdict: str
    workshop: Held
    recovery_code: str
    seconds: float


def make_demo(
    folder: Path, *, workers: int = 500, today: date | None = None, progress: Progress = SILENT
) -> Demo:
    """Make a whole office in a folder, the same bytes each time; replace what an earlier one made.

    Clock and chance are its own: it is always 24 November 2026 there. Only the training that
    nobody came to yet begins `today`, where that is later, so that its door can be tried.
    UserError `demo.folder`.
    """
    started = monotonic()
    place = DemoFolder(folder)
    place.clear()
    maker = _Maker(place, progress)
    try:
        made = maker.make_office()
        held = maker.train()
        batch = maker.import_workers(workers)
        people = everybody(maker.database)
        parts = part(people)
        verify_early(maker.database, maker.acting, parts)
        alive = len(people) >= WITH_LIFE
        take_answer(maker.database, maker.acting, place, progress, whole=not alive)
        verify_late(maker.database, maker.acting, parts)
        fill_in(maker.database, maker.acting, people)
        funding = maker.add_funding()
        issued = maker.issue(funding, _ISSUED if alive else 1)
        if alive:
            maker.submit(funding, _SUBMITTED)
        plan_workshop(maker.database, maker.acting, today)
        place.add([issued.pdf, issued.xlsx, *held.certificates, held.together])
        with maker.database.read() as session:
            checked = verify_letter(session, issued.pdf)
        maker.database.settle()
    finally:
        maker.database.close()
    return Demo(
        db=place.register,
        list=place.list,
        agent_list=place.agents,
        held_list=place.held,
        check_list=place.check,
        answer=place.answer,
        pdf=issued.pdf,
        xlsx=issued.xlsx,
        workers=batch.new,
        held=batch.held,
        rows=issued.rows,
        cost=issued.cost,
        number=issued.number,
        verdict=checked.verdict,
        workshop=held,
        recovery_code=made.recovery_code,
        seconds=round(monotonic() - started, 2),
    )


class _Maker:
    """The deeds of an office, one after the other, on its register."""

    def __init__(self, place: DemoFolder, progress: Progress) -> None:
        self._place = place
        self._clock = SteppingClock(BEFORE)
        self.acting = Acting(clock=self._clock, chance=SeededChance(SEED))
        self._progress = progress
        self.database = Database.create(place.register)

    def make_office(self) -> CreatedOffice:
        """The office of Malaka, with settings and an official who signs."""
        self.database.migrate()
        with self.database.write() as session:
            made = create_office(
                session,
                self.acting,
                region=REGION,
                name="Dinas Tenaga Kerja dan Transmigrasi",
                address="Jalan Contoh Nomor 1, Betun 85762",
                phone="(0389) 000000",
                email="nakertrans@malaka.example",
                city="Betun",
                keys_folder=self._place.keys,
                progress=self._progress,
            )
            change_settings(session, self.acting, _SETTINGS)
            save_official(
                session,
                self.acting,
                name="Maria Yovita Nahak, S.Sos., M.Si.",
                nip="197001011995032001",
                rank="Pembina Utama Muda (IV/c)",
                position="Kepala Dinas Tenaga Kerja dan Transmigrasi",
                signs=True,
            )
        return made

    def train(self) -> Held:
        """The agents and their workshop of the week before; then it is 24 November."""
        with self.database.read() as session:
            regions = read_regions(session, REGION)
        make_agents(self.database, self.acting, self._place, regions)
        held = hold_workshop(self.database, self.acting, self._clock, self._place)
        self._clock.put(START)
        return held

    def import_workers(self, count: int) -> Batch:
        """A list written and taken in; the rows that wait are written back with their reasons."""
        with self.database.read() as session:
            regions = read_regions(session, REGION)
            brought = agents_by_village(session)
        dice = random.Random(SEED)  # the same people each time, no secret
        today = self.acting.today()
        write_demo_list(self._place.list, count, regions, dice, self.acting.now(), today, brought)
        with self.database.write() as session:
            batch, _preview = import_list(
                session, self.acting, self._place.list, progress=self._progress
            )
        with self.database.write() as session:
            save_held(session, self.acting, batch.id, self._place.held)
        with self.database.write() as session:
            update_pairs(session, self.acting, self._progress)
        return batch

    def add_funding(self) -> int:
        """Money and places for everybody, as a year's budget of the kabupaten has them."""
        with self.database.read() as session:
            everybody, _next = worker_page(session, WorkerFilter(), limit=MOST_WORKERS)
            cap = total(
                read_rates(session),
                first_month=_FIRST_MONTH,
                months=_MONTHS,
                people=len(everybody),
                sector="other",
                payer="apbd",
            )
        by_kecamatan = Counter(line.region[:6] for line in everybody)
        with self.database.write() as session:
            state = add_funding(
                session,
                self.acting,
                year=2027,
                source="APBD Kabupaten Malaka Tahun Anggaran 2027",
                payer="apbd",
                cap=-(-cap // 10_000_000) * 10_000_000,
                first_month=_FIRST_MONTH,
                months=_MONTHS,
                places={code: -(-count // 5) * 5 for code, count in by_kecamatan.items()},
                reference="DPA/A.1/2.07.3.32.0.00.01.0000/001/2027 (contoh)",
            )
        return state.id

    def submit(self, funding: int, share: float) -> int:
        """A letter of a share of those who may go, sent to be approved; its id."""
        with self.database.write() as session:
            who = choose_workers(session, self.acting, funding=funding).workers
            drafted = draft_letter(
                session,
                self.acting,
                funding=funding,
                limit=max(round(len(who) * share), 1),
                progress=self._progress,
            )
            submit_letter(session, self.acting, drafted.letter)
        return drafted.letter

    def issue(self, funding: int, share: float) -> Issued:
        """A letter of a share of those who may go: drafted, submitted, approved, issued."""
        letter = self.submit(funding, share)
        with self.database.write() as session:
            approve_letter(session, self.acting, letter, progress=self._progress)
        with self.database.write() as session:
            return issue_letter(
                session,
                self.acting,
                letter,
                out=self._place.letters,
                keys_folder=self._place.keys,
                progress=self._progress,
            )
