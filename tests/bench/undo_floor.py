"""The floor of taking a list back: the rows an import's floor entered, deleted at once.

Run as a program: `python undo_floor.py FLOOR.db`.
"""

import sqlite3
import sys


def main(database: str) -> int:
    """Delete every person and their words in one transaction."""
    connection = sqlite3.connect(database)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM words WHERE rowid IN (SELECT id FROM person)")
    gone = connection.execute("DELETE FROM person WHERE id > 0").rowcount
    connection.commit()
    connection.close()
    return gone


if __name__ == "__main__":
    print(main(sys.argv[1]))
