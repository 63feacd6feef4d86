"""What is kept with a letter, and which letters it has to do with."""

from pathlib import Path

from db.engine import Database
from db.queries import letters as queries
from db.queries.letter_files import file_content, file_heads, kin_of
from desktop.services.acting import Acting
from desktop.services.letters.draft import draft_letter
from desktop.services.letters.freeze import approve_letter
from desktop.services.letters.issue import issue_letter
from desktop.services.letters.replace import replace_letter
from tests.services.letters.made_up import make_ready


def an_issued_letter(database: Database, acting: Acting, out: Path) -> int:
    with database.write() as session:
        make_ready(session, acting, 3)
        letter = draft_letter(session, acting, funding=1).letter
        approve_letter(session, acting, letter)
        issue_letter(session, acting, letter, out=out)
    return letter


def test_papers_are_listed_without_their_bytes_and_one_is_read_whole(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    letter = an_issued_letter(office_database, acting, tmp_path)
    with office_database.read() as session:
        heads = file_heads(session, letter)
        whole = queries.files(session, letter)
        assert [head.kind for head in heads] == ["pdf", "xlsx"]
        for head, file in zip(heads, whole, strict=True):
            assert (head.name, head.sha256, head.size) == (
                file.name,
                file.sha256,
                len(file.content),
            )
            assert file_content(session, head.id) == file.content
        assert file_content(session, 999) == b""


def test_a_letter_knows_the_one_it_replaces_and_that_one_knows_it(
    office_database: Database, acting: Acting, tmp_path: Path
) -> None:
    letter = an_issued_letter(office_database, acting, tmp_path)
    with office_database.write() as session:
        later = replace_letter(session, acting, letter, "Salah sumber dana").letter
    with office_database.read() as session:
        (old,) = kin_of(session, later)
        (new,) = kin_of(session, letter)
        assert (old.how, old.id, old.state) == ("replaces", letter, "cancelled")
        assert old.number
        assert (new.how, new.id, new.state) == ("replaced", later, "draft")
        assert kin_of(session, 999) == []
