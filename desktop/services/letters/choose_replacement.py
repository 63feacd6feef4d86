"""Whom a letter of replacement takes: for each who leaves, somebody of the same kecamatan."""

from collections.abc import Sequence
from dataclasses import replace

from db.engine import Session
from db.queries import candidates as queries
from db.queries import replacements
from db.queries.merges import kept_niks
from db.queries.replacements import REPLACED_BY
from desktop.domain.nik import clean
from desktop.domain.statuses import WorkerStatus
from desktop.services.letters.budget import Budget
from desktop.services.letters.chosen import Candidate, LeftOut
from desktop.services.letters.leavers import Leavers, leavers_of, left_already, with_reasons
from desktop.services.letters.named import named_workers
from desktop.services.letters.order import in_order
from desktop.services.letters.rules import Rules, rules_of
from desktop.services.letters.wish import Wish

_KECAMATAN, _VILLAGE = 6, 10
_ABLE = (WorkerStatus.ELIGIBLE, WorkerStatus.CLEAR)

Taken = list[Candidate]


def choose_replacement(session: Session, wish: Wish, budget: Budget) -> tuple[Taken, list[LeftOut]]:
    """Who comes, each with whom they replace, in the order of the roster; who is left out, why."""
    chooser = _Chooser(session, wish, budget)
    taken = chooser.named() if wish.pairs else chooser.found()
    ordered = in_order(session, [one.line for one in taken], budget.costs)
    with_gone = {one.id: one for one in taken}
    return [with_gone[one.id] for one in ordered], chooser.left_out


def pair_against(
    rules: Rules, leavers: Leavers, budget: Budget, one: Candidate, given: str
) -> tuple[Candidate, str, str]:
    """Which of a pair stands against it, why (a code of REASONS, empty where none) and a detail.

    `given` is the reason named for who leaves, if any was.
    """
    gone = one.replaces
    if gone is None:
        return one, "nobody_instead", ""
    reason, detail = leavers.against(gone.line, given)
    if reason:
        return gone, reason, detail
    reason, detail = rules.against(one.line)
    if not reason and one.line.region[:_KECAMATAN] != gone.line.region[:_KECAMATAN]:
        reason = "other_kecamatan"
    return one, reason or budget.against_pair(gone, one), detail


class _Chooser:
    """Finds the pairs of one letter."""

    def __init__(self, session: Session, wish: Wish, budget: Budget) -> None:
        self._session, self._wish, self._budget = session, wish, budget
        self._leavers = leavers_of(session, wish.funding)
        self.left_out: list[LeftOut] = []
        self._taken: Taken = []
        self._free: set[int] = set()

    def named(self) -> Taken:
        """The pairs that were named, of which nothing speaks against either."""
        pairs = _as_kept(self._session, self._wish.pairs)
        gone = self._known([old for old, _new in pairs])
        came = self._known([new for _old, new in pairs])
        rules = self._rules(list(gone.values()))
        used: set[int] = set()
        for old, new in pairs:
            if old not in gone or new not in came:
                continue
            pair = replace(came[new], replaces=gone[old], reason=gone[old].reason)
            who, reason, detail = self._against(rules, pair)
            if {pair.id, gone[old].id} & used:
                self._leave(pair, "named_twice")
            elif reason:
                self._leave(who, reason, detail)
            elif self._full():
                self._leave(pair, "over_limit")
            else:
                used |= {pair.id, gone[old].id}
                self._take(rules, pair)
        return self._taken

    def found(self) -> Taken:
        """For everybody who left, who was said to come instead, else the next of the place."""
        gone = self._gone()
        rules = self._rules(gone)
        linked = replacements.linked(self._session, [one.id for one in gone], REPLACED_BY)
        said = {worker: one.worker_id for worker, one in linked.items()}
        waiting = self._waiting(rules, {one.line.region[:_KECAMATAN] for one in gone}, said)
        missing: list[Candidate] = []
        by_id = {one.id: one for group in waiting.values() for one in group}
        for one in gone:
            new = by_id.get(said.get(one.id, 0))
            if new is None or self._full() or not self._fits(rules, one, new):
                missing.append(one)
        for digits in (_VILLAGE, _KECAMATAN):
            missing = [
                one
                for one in missing
                if not self._instead(rules, one, waiting.get(one.line.region[:digits], ()))
            ]
        for one in missing:
            self._leave(one, "over_limit" if self._full() else "nobody_instead")
        return self._taken

    def _gone(self) -> list[Candidate]:
        """Who left and can be replaced, in the order of the roster."""
        if self._wish.niks:
            lines = named_workers(self._session, self._wish.niks, self._wish.region, self.left_out)
        else:
            lines = left_already(self._session, self._leavers, self._wish.region)
        gone = []
        for one in in_order(self._session, lines, self._budget.costs):
            reason, detail = self._leavers.against(one.line, self._wish.why(one.nik))
            if reason:
                self._leave(one, reason, detail)
            else:
                gone.append(one)
        return self._reasoned(gone)

    def _waiting(
        self, rules: Rules, places: set[str], said: dict[int, int]
    ) -> dict[str, list[Candidate]]:
        """Kecamatan to who may come, in the order of the roster.

        Who was said to come in the place of somebody else waits for that.
        """
        apart: set[int] = set()
        for status in _ABLE:
            apart |= replacements.in_place(self._session, status)
        apart -= set(said.values())
        found: dict[str, list[Candidate]] = {}
        for place in sorted(places):
            lines = [
                line
                for line in queries.candidates_in(self._session, place, _ABLE)
                if line.id not in apart and not rules.against(line)[0]
            ]
            found[place] = in_order(self._session, lines, self._budget.costs)
            self._free |= {line.id for line in lines}
            for one in found[place]:
                found.setdefault(one.line.region, []).append(one)
        return found

    def _instead(self, rules: Rules, gone: Candidate, waiting: Sequence[Candidate]) -> bool:
        """Take the next who may come for somebody; whether there is one."""
        if self._full():
            return False
        return any(one.id in self._free and self._fits(rules, gone, one) for one in waiting)

    def _fits(self, rules: Rules, gone: Candidate, new: Candidate) -> bool:
        """Take a pair if nothing speaks against it."""
        pair = replace(new, replaces=gone, reason=gone.reason)
        if self._against(rules, pair)[1]:
            return False
        self._take(rules, pair)
        return True

    def _take(self, rules: Rules, pair: Candidate) -> None:
        if pair.replaces is not None:
            self._budget.take_for(pair.replaces, pair)
        rules.take(pair.line)
        self._free.discard(pair.id)
        self._taken.append(pair)

    def _against(self, rules: Rules, pair: Candidate) -> tuple[Candidate, str, str]:
        given = self._wish.why(pair.replaces.nik) if pair.replaces else ""
        return pair_against(rules, self._leavers, self._budget, pair, given)

    def _full(self) -> bool:
        return self._wish.limit is not None and len(self._taken) >= self._wish.limit

    def _leave(self, one: Candidate, reason: str, detail: str = "") -> None:
        self.left_out.append(LeftOut(one.nik, one.name, reason, detail))

    def _known(self, niks: Sequence[str]) -> dict[str, Candidate]:
        """The workers of some NIKs as they were named, with the reason where they leave."""
        lines = named_workers(self._session, niks, self._wish.region, self.left_out)
        found = self._reasoned(in_order(self._session, lines, self._budget.costs))
        return {one.nik: one for one in found}

    def _reasoned(self, gone: Sequence[Candidate]) -> list[Candidate]:
        told = with_reasons(self._session, gone, {one.id: self._wish.why(one.nik) for one in gone})
        known = zip(gone, told, strict=True)
        return [replace(one, reason=other.reason, left_on=other.left_on) for one, other in known]

    def _rules(self, gone: Sequence[Candidate]) -> Rules:
        return rules_of(
            self._session,
            self._budget.line.first_month,
            programmes=self._budget.programmes,
            months=self._budget.line.months,
            leaving={one.id for one in gone},
        )


def _as_kept(session: Session, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of NIKs as digits, one that went in a merge as the kept one's."""
    cleaned = [(clean(old), clean(new)) for old, new in pairs]
    kept = kept_niks(session, sorted({nik for pair in cleaned for nik in pair}))
    return [(kept.get(old, old), kept.get(new, new)) for old, new in cleaned]
