"""Who a heir (ahli waris) is to a worker."""

from enum import StrEnum

from desktop.domain.texts import mark as _


class Relation(StrEnum):
    """What a heir is to the worker (commands.md, `workers heir`)."""

    SPOUSE = "spouse"
    CHILD = "child"
    PARENT = "parent"
    SIBLING = "sibling"
    OTHER = "other"


RELATION_LABELS: dict[Relation, str] = {
    Relation.SPOUSE: _("Spouse"),
    Relation.CHILD: _("Child"),
    Relation.PARENT: _("Parent"),
    Relation.SIBLING: _("Brother or sister"),
    Relation.OTHER: _("Other relative"),
}
