"""Registers with known truth: made-up people, some of them twice, others only alike.

Hard where registers are: everybody shares clan names and given names, birth dates are guessed as
1 January, twins stand side by side, sons are named after their fathers, neighbours in the queue
have NIKs one apart. Honest: a second entry errs as people type, in any mixture, and every pair of
one person's entries counts, also where no program could tell.
"""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta


def _words(text: str) -> list[str]:
    return text.split()


_WOMEN = _words(
    "Maria Yuliana Agustina Bernadeta Yovita Rosalina Magdalena Kristina Emerensiana Veronika "
    "Theresia Fransiska Martha Yosefina Adelheid Natalia Regina Skolastika Elisabet Paulina "
    "Margareta Anastasia Bergita Ermelinda Filomena Florentina Gaudensia Hilaria Imelda Kornelia "
    "Lidia Lusia Marselina Monika Oktaviana Petronela Rosa Sabina Sesilia Silvia Ursula Wilhelmina "
    "Yasinta Yohana Yuliati Apolonia Dorotea Felisitas Getrudis Katarina"
)
_MEN = _words(
    "Yohanes Agustinus Dominggus Marselinus Ferdinandus Oktovianus Melkianus Hendrikus Petrus "
    "Gaspar Yosef Antonius Blasius Vinsensius Kanisius Emanuel Simon Rafael Arnoldus Benyamin "
    "Paulus Aloysius Andreas Bernadus Damianus Donatus Eduardus Fabianus Fransiskus Gabriel "
    "Gregorius Ignasius Kornelis Laurensius Leonardus Martinus Matheus Mikael Nikolaus Paskalis "
    "Robertus Sebastianus Silvester Stefanus Tarsisius Thomas Viktor Wilfridus Yakobus Yanuarius"
)
_CLANS = _words(
    "Nahak Seran Klau Bria Bere Tahu Manek Luan Fahik Tefa Kolo Mau Asa Leki Un Taek Berek Kehi "
    "Molo Bouk Hane Rae Suri Tallo Ndun Doko Nahas Bete Seuk Halek Kabosu Abuk Balok Rouk Fouk "
    "Muti Loro Talo Lau Lekik Meak Maubere Tilman Soares Amaral Belo Nunes Pereira Guterres Gomes"
)
_RARE = ("ka", "lo", "ti", "wu", "nge", "sa", "mbo", "ra", "pe", "du", "li", "ho", "ne", "to")
_DISTRICTS = ("532101", "532102", "532104", "532107", "532112", "530406", "530411", "530414")
_FIRST_DAY = date(1962, 1, 1)
_DAYS = 46 * 365
_GUESSED = ((1, 1), (12, 31), (7, 1))
_LETTERS = "abdefghiklmnoprstuwy"
_SPELLINGS = (
    ("th", "t"), ("f", "v"), ("v", "f"), ("k", "c"), ("c", "k"), ("y", "j"), ("ph", "f"),
    ("ll", "l"), ("s", "ss"), ("nn", "n"), ("i", "y"), ("ks", "x"), ("d", "dd"),
)  # fmt: skip
_SHORT = {"Yohanes": "Yoh.", "Muhammad": "Moh.", "Maria": "M.", "Ignasius": "Ign.", "Yosef": "Yos."}
_TITLES = ("Drs. {}", "{}, S.Pd.", "Alm. {}", "{}, A.Md.", "Hj. {}")


@dataclass(frozen=True)
class Entry:
    """A worker as entered; `person` tells who it truly is."""

    person: int
    nik: str
    name: str
    born: date
    sex: str
    region: str
    kk: str
    mother: str


class MadeUp:
    """A register of so many people and, besides, second entries of one in twenty."""

    def __init__(self, people: int, seed: int = 7, *, again: float = 0.05) -> None:
        self._dice = random.Random(seed)
        self._niks: set[str] = set()
        self._serials: dict[str, int] = {}
        self._next = 0
        villages = max(8, people // 400)
        # Some villages are ten times as large as others.
        self._villages = [
            f"5321{1 + at % 12:02}{2001 + at // 12:04}"
            for at in range(villages)
            for _size in range(1 + (at * 7) % 10)
        ]
        self.entries: list[Entry] = []
        while len(self.entries) < people:
            self._family(people)
        self.entries = self.entries[:people]
        twice = self._dice.sample(self.entries, int(people * again))
        self.entries += [self._again(entry) for entry in twice]
        self._dice.shuffle(self.entries)

    def truth(self) -> set[tuple[int, int]]:
        """Pairs of places in `entries` that are one person, the smaller first."""
        first: dict[int, int] = {}
        found = set()
        for at, entry in enumerate(self.entries):
            if entry.person in first:
                found.add((first[entry.person], at))
            first[entry.person] = at
        return found

    def _family(self, people: int) -> None:
        """One to four of a household: children of one mother, twins, a son as his father."""
        dice = self._dice
        clan, village = self._clan(), dice.choice(self._villages)
        kk = f"{village[:6]}{dice.randrange(10**10):010}"
        mother = self._name(woman=True)
        size = dice.choice((1, 1, 2, 2, 3, 4))
        born, names = self._day(), set[str]()
        for at in range(size):
            woman = dice.random() < 0.5
            if at and dice.random() > 0.04:
                born = self._day()
            entry = self._enter(woman, clan, born, village, kk, mother, names)
            if not woman and born.year < 1985 and dice.random() < 0.04:
                # One in ten sons is even born on his father's day.
                year = born.year + dice.randint(18, 22)
                son = born.replace(year=year, day=min(born.day, 28))
                if dice.random() < 0.9:
                    son = son.replace(month=dice.randint(1, 12), day=dice.randint(1, 28))
                nik = self._nik(son, woman=False, district=entry.nik[:6])
                wife = self._name(woman=True)
                self._add(replace(entry, person=self._new(), nik=nik, born=son, mother=wife))
        if len(self.entries) > 50 and dice.random() < 0.02:
            # Somebody elsewhere bears the same name, one in six of them born the same day.
            like = dice.choice(self.entries[-50:])
            day = like.born if dice.random() < 0.16 else self._day()
            other = dice.choice(self._villages)
            self._add(
                Entry(
                    self._new(),
                    self._nik(day, woman=like.sex == "P", district=dice.choice(_DISTRICTS)),
                    like.name,
                    day,
                    like.sex,
                    other,
                    f"{other[:6]}{dice.randrange(10**10):010}",
                    self._name(woman=True),
                )
            )

    def _new(self) -> int:
        self._next += 1
        return self._next

    def _add(self, entry: Entry) -> None:
        self._niks.add(entry.nik)
        self.entries.append(entry)

    def _enter(
        self,
        woman: bool,
        clan: str,
        born: date,
        village: str,
        kk: str,
        mother: str,
        names: set[str],
    ) -> Entry:
        """One of a family; no two of its children bear one name."""
        dice = self._dice
        name = self._name(woman=woman, clan=clan)
        while name in names:
            name = self._name(woman=woman, clan=clan)
        names.add(name)
        district = village[:6] if dice.random() < 0.7 else dice.choice(_DISTRICTS)
        entry = Entry(
            self._new(),
            self._nik(born, woman=woman, district=district),
            name,
            born,
            "P" if woman else "L",
            village,
            kk if dice.random() < 0.8 else "",
            mother if dice.random() < 0.8 else "",
        )
        self._add(entry)
        return entry

    def _clan(self) -> str:
        dice = self._dice
        if dice.random() < 0.12:
            return "".join(dice.sample(_RARE, dice.choice((2, 3)))).title()
        return _CLANS[min(int(dice.expovariate(1 / 14)), len(_CLANS) - 1)]

    def _name(self, *, woman: bool, clan: str = "") -> str:
        dice = self._dice
        given = _WOMEN if woman else _MEN
        some = [given[min(int(dice.expovariate(1 / 16)), len(given) - 1)]]
        if dice.random() < 0.55:
            some.append(dice.choice(given))
        if not dice.randrange(12):
            some.append(self._clan())
        return " ".join([*dict.fromkeys(some), clan or self._clan()])

    def _day(self) -> date:
        dice = self._dice
        if dice.random() < 0.03:
            month, day = dice.choice(_GUESSED)
            return date(dice.randint(1962, 2006), month, day)
        return _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))

    def _nik(self, born: date, *, woman: bool, district: str) -> str:
        """Serials as registration gives them: from 0001 each day, in the order of the queue."""
        front = f"{district}{born.day + 40 * woman:02}{born.month:02}{born.year % 100:02}"
        while True:
            serial = self._serials.get(front, self._dice.choice((0, 0, 0, 40)))
            self._serials[front] = serial + 1
            nik = f"{front}{serial + 1:04}"
            if nik not in self._niks:
                self._niks.add(nik)
                return nik

    def _again(self, entry: Entry) -> Entry:
        """The same person entered once more, by somebody else."""
        dice = self._dice
        born = self._other_day(entry.born) if dice.random() < 0.08 else entry.born
        nik = self._other_nik(entry, born)
        chance, kk = dice.random(), entry.kk
        if chance < 0.25:
            kk = ""
        elif chance < 0.42:
            kk = f"{entry.region[:6]}{dice.randrange(10**10):010}"
        mother = entry.mother if dice.random() < 0.7 else ""
        if mother and dice.random() < 0.35:
            mother = self._mistyped(mother)
        region = entry.region if dice.random() < 0.88 else dice.choice(self._villages)
        sex = entry.sex if dice.random() < 0.99 else {"L": "P", "P": "L"}[entry.sex]
        name = entry.name if dice.random() < 0.3 else self._mistyped(entry.name)
        return Entry(entry.person, nik, name, born, sex, region, kk, mother)

    def _other_day(self, born: date) -> date:
        dice = self._dice
        for _try in range(9):
            kind = dice.randrange(4)
            try:
                if kind == 0:
                    other = born.replace(day=born.month, month=born.day)
                elif kind == 1:
                    other = born.replace(day=dice.randint(1, 28))
                elif kind == 2:
                    other = born.replace(month=dice.randint(1, 12))
                else:
                    other = born.replace(year=born.year + dice.choice((-1, 1, 10, -10)))
            except ValueError:
                continue
            if other != born:
                return other
        return born

    def _other_nik(self, entry: Entry, born: date) -> str:
        """A digit wrong, two neighbours swapped, or another number altogether."""
        dice, nik = self._dice, entry.nik
        while True:
            chance = dice.random()
            if chance < 0.5:
                at = dice.randrange(16)
                other = nik[:at] + dice.choice("0123456789") + nik[at + 1 :]
            elif chance < 0.75:
                at = dice.randrange(15)
                other = nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]
            else:
                return self._nik(born, woman=entry.sex == "P", district=dice.choice(_DISTRICTS))
            if other not in self._niks:
                self._niks.add(other)
                return other

    def _mistyped(self, name: str) -> str:
        """A name as somebody else writes it: slips, spellings, shortened, turned round, a title."""
        dice, words = self._dice, name.split()
        kind = dice.choices(range(7), (30, 18, 16, 14, 8, 6, 8))[0]
        at = dice.randrange(len(words))
        if kind == 0:
            words[at] = self._slip(words[at])
        elif kind == 1:
            old, new = dice.choice(_SPELLINGS)
            words = [word.replace(old, new) for word in words]
        elif kind == 2:
            at = 0 if dice.random() < 0.7 else len(words) - 1
            words[at] = _SHORT.get(words[at], f"{words[at][0]}.")
        elif kind == 3:
            words = [words[-1], *words[:-1]]
        elif kind == 4 and len(words) > 2:
            words.pop(dice.randrange(1, len(words)))
        elif kind == 5:
            return dice.choice(_TITLES).format(name)
        else:
            words = [word.upper() for word in words]
            words[at] = self._slip(words[at].title()).upper()
        return " ".join(words)

    def _slip(self, word: str) -> str:
        """A letter wrong, left out, doubled, or two swapped; not the first."""
        dice = self._dice
        if len(word) < 4:
            return word
        at = dice.randrange(1, len(word) - 1)
        return dice.choice(
            (
                word[:at] + dice.choice(_LETTERS) + word[at + 1 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            )
        )


def measured(found: set[tuple[int, int]], truth: set[tuple[int, int]]) -> tuple[float, float]:
    """Recall and precision of pairs found, against the truth."""
    right = len(found & truth)
    return right / len(truth), right / max(1, len(found))
