"""What is told when a register cannot be opened, read or written."""

from db import errors
from desktop.domain.errors import UserError
from desktop.domain.texts import gettext
from desktop.domain.texts import mark as _

_TOLD: dict[type[errors.DatabaseFault], tuple[str, str]] = {
    errors.Locked: (
        "database.locked",
        _("Another program is writing to the register. Wait a moment and try again."),
    ),
    errors.Full: (
        "database.full",
        _("The disk is full; nothing was changed. Make room on it and try again."),
    ),
    errors.ReadOnly: (
        "database.read_only",
        _(
            "The register cannot be written where it lies. Copy it to a folder of your own, or ask"
            " for the right to write."
        ),
    ),
    errors.Missing: (
        "database.missing",
        _("There is no register there. Check the place, or make one: lontar office init."),
    ),
    errors.Empty: (
        "database.empty",
        _("The register's file is empty, as a broken copy leaves it. Bring back another copy."),
    ),
    errors.NotADatabase: (
        "database.not_a_register",
        _("This is no register of Lontar. Choose a file that ends in .lontar."),
    ),
    errors.Damaged: (
        "database.damaged",
        _("The register is damaged. Do not write to it; bring back its newest copy."),
    ),
    errors.Unreachable: (
        "database.unreachable",
        _("The database server does not answer. Check the address and the network."),
    ),
    errors.Duplicate: (
        "database.duplicate",
        _("Somebody else entered the same thing just now. Look at it and try again."),
    ),
}
_NEWER = _(
    "The register was made by a later version of Lontar (form {found}, this one knows {known})."
    " Install the later version."
)


def as_user_error(fault: errors.DatabaseFault) -> UserError:
    """The refusal that a fault of the register makes, in the language in use."""
    if isinstance(fault, errors.NewerDatabase):
        text = gettext(_NEWER).format(found=fault.found, known=fault.known)
        return UserError("database.newer", text)
    code, sentence = next(
        (_TOLD[kind] for kind in type(fault).__mro__ if kind in _TOLD),
        ("database.failed", _("The register cannot be used. Start the program again.")),
    )
    return UserError(code, gettext(sentence))
