"""What was decided of pairs is listed, merged and told apart alike, the newest first."""

from db.engine import Database
from db.queries import decisions
from desktop.services.acting import Acting
from desktop.services.register.change import add_worker
from desktop.services.register.decide import take_back_apart, tell_apart
from desktop.services.register.merge import merge_workers, unmerge_workers
from desktop.services.register.pairs import update_pairs
from tests.services.register.two_workers import AGAIN, FIRST, OTHER


def test_decisions_stand_in_the_list_until_they_are_taken_back(
    office_database: Database, acting: Acting
) -> None:
    with office_database.write() as session:
        first, again, other = (add_worker(session, acting, one) for one in (FIRST, AGAIN, OTHER))
        update_pairs(session, acting)
        assert decisions.decided(session) == []
        tell_apart(session, acting, first, other)
        merge_workers(session, acting, first, again, {})
        found = decisions.decided(session)
        assert decisions.count_decided(session) == len(found) == 2
    merged, apart = found
    assert (merged.a_id, merged.b_id, merged.by) == (first, None, acting.user)
    assert (merged.a_name, merged.b_name) == (FIRST["name"], AGAIN["name"])
    assert (merged.a_nik, merged.b_nik) == (FIRST["nik"], AGAIN["nik"])
    assert merged.at > apart.at
    assert {apart.a_id, apart.b_id} == {first, other}
    assert {apart.a_name, apart.b_name} == {FIRST["name"], OTHER["name"]}
    with office_database.write() as session:
        assert decisions.decided(session, skip=1, limit=5) == [apart]
        unmerge_workers(session, acting, merged.a_id, merged.b_nik)
        assert decisions.decided(session) == [apart]
        take_back_apart(session, acting, first, other)
        assert decisions.decided(session) == []
        assert decisions.count_decided(session) == 0
