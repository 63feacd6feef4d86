"""A file refused, before anybody knows in which language to say so."""

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818 - it becomes a UserError where words are known
    """The code of a refusal, and its figures."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details: Mapping[str, str | int] = details
