"""The floor of an import: a list read at once and inserted at once, nothing checked.

Run as a program: `python import_floor.py LIST.xlsx FLOOR.db`.
"""

import sqlite3
import sys

from python_calamine import CalamineWorkbook

COLUMNS = 14


def main(path: str, database: str) -> int:
    """Read every cell, insert every row, index the names."""
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]
    connection = sqlite3.connect(database)
    names = ", ".join(f"c{at}" for at in range(COLUMNS))
    connection.execute(f"CREATE TABLE person (id INTEGER PRIMARY KEY, {names}, UNIQUE (c1))")
    for column in ("c3", "c5", "c9"):
        connection.execute(f"CREATE INDEX ix_{column} ON person ({column})")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (name, village, nik, kk)")
    marks = ", ".join("?" * COLUMNS)
    told = ([str(cell) for cell in row] for row in rows)
    connection.executemany(f"INSERT OR IGNORE INTO person ({names}) VALUES ({marks})", told)
    connection.execute(
        "INSERT INTO words (rowid, name, village, nik, kk) SELECT id, c3, c9, c1, c2 FROM person"
    )
    connection.commit()
    connection.close()
    return len(rows)


if __name__ == "__main__":
    print(main(sys.argv[1], sys.argv[2]))
