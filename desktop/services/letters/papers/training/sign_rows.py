"""Which rows go on which page of a sheet to sign."""

FULL_PAGE, LAST_PAGE = 24, 18
"""Rows of a page, and of the last one, which also holds sums and signatures (papers.md, 8)."""
_LEAST = 6
"""Rows that the signatures take along to a page of their own."""


def sign_page_rows(count: int, blank: int) -> list[list[int]]:
    """The places 1 to count + blank by page; one empty page where there are none.

    They are places in the printed order. Where people have left, the numbers printed there are
    others: the caller's list tells them.
    """
    left, sizes = count + blank, []
    while left > LAST_PAGE:
        taken = min(FULL_PAGE, left - _LEAST)
        sizes.append(taken)
        left -= taken
    pages, first = [], 1
    for size in (*sizes, left):
        pages.append(list(range(first, first + size)))
        first += size
    return pages
