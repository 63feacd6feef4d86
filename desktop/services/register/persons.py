"""Whether two rows tell of one person, and whether one says something else than the other."""

from datetime import date

from rapidfuzz.distance import OSA

from desktop.domain.names import abbreviates, comparable

_WORD_AGREES = 0.7


def plainly_another(name: str, born: date | None, other_name: str, other_born: date | None) -> bool:
    """Whether two who bear one NIK are plainly two people: name and birth date both differ."""
    if born is None or other_born is None or born == other_born or not name or not other_name:
        return False
    return not names_agree(comparable(name), comparable(other_name))


def names_agree(name: str, other: str) -> bool:
    """Whether two comparable names may be one: slips, shortened or left out words, any order.

    Every word of the shorter one needs its own partner in the longer one.
    """
    if name == other:
        return True
    short, long = sorted((name.split(), other.split()), key=len)
    for word in short:
        partner = next((one for one in long if _words_agree(word, one)), None)
        if partner is None:
            return name.replace(" ", "") == other.replace(" ", "")
        long.remove(partner)
    return bool(short)


def _words_agree(word: str, other: str) -> bool:
    if word.startswith(other) or other.startswith(word):
        return True
    return OSA.normalized_similarity(word, other, score_cutoff=_WORD_AGREES) > 0


def says_other(field: str, before: str, now: str) -> bool:
    """Whether a list says something else of a field than was said or stands there.

    Capitals are no difference. Of a name, the words turned round are none, nor is a name
    shortened: the fuller one stays.
    """
    if before == now or before.casefold() == now.casefold():
        return False
    if field not in ("name", "mother_name") or not before:
        return True
    old, new = before.casefold().replace(",", " "), now.casefold().replace(",", " ")
    if sorted(old.split()) == sorted(new.split()):
        return False
    full, brief = comparable(before), comparable(now)
    return not (len(brief) < len(full) and abbreviates(brief, full))


def differs(field: str, first: str, second: str) -> bool:
    """Whether two rows of one list say different things of one person.

    In names titles, signs and the order of words are left aside.
    """
    if not says_other(field, first, second):
        return False
    if field not in ("name", "mother_name"):
        return True
    return sorted(comparable(first).split()) != sorted(comparable(second).split())
