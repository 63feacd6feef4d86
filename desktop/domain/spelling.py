"""How many slips of the hand lie between two words."""


def edits(a: str, b: str, most: int) -> int:
    """Edits that turn one word into the other, `most` + 1 where it takes more than `most`.

    A letter too many, too few, another one, or two neighbours swapped is one edit each
    (optimal string alignment).
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, sign in enumerate(a, 1):
        following = [i]
        for j, other in enumerate(b, 1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        if min(following) > most:
            return most + 1
        before, row = row, following
    return min(row[-1], most + 1)
