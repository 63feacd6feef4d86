"""The register as a file or on a server: opened, read, written, brought up to date."""

from sqlalchemy.orm import Session

from db.engine.database import Database
from db.engine.moments import after_commit, after_rollback
from db.engine.tracing import touched

__all__ = ["Database", "Session", "after_commit", "after_rollback", "touched"]
