"""How a query is led along one index and kept off another, where the database cannot know.

SQLite keeps no counts of single values: whether `status = 'listed'` means ten workers or a
million it cannot tell, so the caller counts first and says so here. PostgreSQL counts by itself.
"""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op


def unindexed(session: Session, column: Any) -> ColumnElement[Any]:
    """The column, so written that SQLite uses no index of it."""
    if session.get_bind().dialect.name != "sqlite":
        return column  # type: ignore[no-any-return]
    return UnaryExpression(
        getattr(column, "expression", column), operator=custom_op("+"), type_=column.type
    )
