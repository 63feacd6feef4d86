"""Who is of the age that a programme takes."""

from datetime import date

from desktop.domain.dates import age_on, short_date
from desktop.domain.findings import Finding, error


def check_age(birth: date, on: date, minimum: int, maximum: int) -> list[Finding]:
    """Whether whole years on `on` lie within the office's limits, both included.

    With a maximum of 64 a person is refused from the 65th birthday on (domain.md 0, rules 6 and
    7). There is no override: `age.below_minimum` and `age.above_maximum` are errors.
    """
    age = age_on(birth, on)
    if age < minimum:
        return [
            error("age.below_minimum", "birth_date", short_date(birth), age=age, minimum=minimum)
        ]
    if age > maximum:
        return [
            error("age.above_maximum", "birth_date", short_date(birth), age=age, limit=maximum + 1)
        ]
    return []
