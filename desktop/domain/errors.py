"""The world's faults, told to the user; ours are ordinary exceptions and go to the log."""

from collections.abc import Mapping


class UserError(Exception):
    """A refusal with a code that programs can rely on and a sentence for people.

    `code` is dotted and fixed (`letter.not_approved`); `message` is already in the
    user's language, says what is wrong and what to do, and holds no traceback.
    """

    def __init__(self, code: str, message: str, **details: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details: Mapping[str, object] = details


class Cancelled(Exception):  # noqa: N818 - stopping is not an error
    """The user pressed stop; whoever holds the transaction rolls it back, nobody is told."""
