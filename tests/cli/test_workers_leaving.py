"""`lontar workers status` and `workers remove`."""

from pathlib import Path

from tests.cli.test_workers import Lontar, lontar
from tests.services.register.lists import OTHER, PERSON, write_list

__all__ = ["lontar"]


def test_people_leave_come_back_and_are_taken_out(lontar: Lontar, tmp_path: Path) -> None:
    lontar("import", str(write_list(tmp_path / "a.csv", [PERSON, OTHER])))
    niks = (PERSON["nik"], OTHER["nik"])
    assert lontar("status", *niks, "--to", "ended", "--reason", "died")["changed"] == 2
    assert lontar("list", "--status", "ended")["total"] == 2
    assert lontar("status", niks[0], "--to", "listed", "--reason", "other")["changed"] == 1
    shown = lontar("show", niks[0])["worker"]
    assert [(one["old"], one["new"]) for one in shown["history"] if one["field"] == "status"] == [
        ("ended", "listed"),
        ("listed", "ended"),
    ]
    refused = lontar("status", niks[0], "--to", "enrolled", "--reason", "other", status=1)
    assert refused["error"]["code"] == "status.not_by_hand"
    gone = lontar("remove", niks[0], "--reason", "Salah ketik")["worker"]
    assert gone["nik"] == niks[0]
    assert lontar("show", niks[0], status=1)["error"]["code"] == "worker.unknown"
