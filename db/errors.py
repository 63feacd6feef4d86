"""What can go wrong with a register, by name; the engine makes these of drivers' errors.

The text of a fault is for the log: it holds no value of any row. What a person is told is made
of the class in `desktop.services.upkeep.faults`.
"""


class DatabaseFault(Exception):  # noqa: N818 - a fault of the world, told by its kind
    """Something about the register, or where it lies, that is no mistake of the program."""


class Duplicate(DatabaseFault):
    """A value that must be one of its kind is there already.

    `constraint` is named as the schema names it on both databases, `uq_worker_nik`.
    """

    def __init__(self, constraint: str) -> None:
        super().__init__(constraint)
        self.constraint = constraint


class Locked(DatabaseFault):
    """Another process writes, and did not end within the wait of some seconds."""


class Full(DatabaseFault):
    """No room is left on the disk."""


class ReadOnly(DatabaseFault):
    """The file, its folder or its medium cannot be written."""


class Missing(DatabaseFault):
    """There is no file, or no register, at the place named."""


class NotADatabase(DatabaseFault):
    """The file is something else: another program's, or no database at all."""


class Empty(NotADatabase):
    """The file has no bytes: what a copy that never happened leaves behind."""


class Damaged(DatabaseFault):
    """The file is a register, and parts of it cannot be read."""


class Unreachable(DatabaseFault):
    """The database server does not answer, or turns us away."""


class NewerDatabase(DatabaseFault):
    """The register was made by a later version of the program: `found` over `known`."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"schema {found}, known {known}")
        self.found = found
        self.known = known
