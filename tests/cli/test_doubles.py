"""`lontar workers duplicates`, `merge`, `unmerge` and `distinct` answer as promised."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.cli.main import main
from desktop.domain.double_reasons import REASONS
from tests.services.register.lists import OTHER, PERSON, SAMPLES, answers, write_list
from tests.services.register.test_evidence import JPG

Lontar = Callable[..., dict[str, Any]]
NEAR = {**PERSON, "nik": "5321045505900007", "name": "M. Yovita Nahak", "phone": "081239000142"}
NIKS = (PERSON["nik"], NEAR["nik"])


@pytest.fixture
def lontar(office_register: Path, capsys: pytest.CaptureFixture[str]) -> Lontar:
    """Run a command on a register with the office of Malaka; give back its one JSON object."""

    def run(*arguments: str, status: int = 0) -> dict[str, Any]:
        before = ["--db", str(office_register), "--json", "--quiet", "workers"]
        ended = main(lambda *_: 1, [*before, *arguments])
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert (ended, told["ok"]) == (status, status == 0)
        return told

    return run


@pytest.fixture
def twice(lontar: Lontar, tmp_path: Path) -> Lontar:
    """A register in which one of two people stands twice."""
    lontar("import", str(write_list(tmp_path / "twice.csv", [PERSON, OTHER, NEAR])))
    return lontar


def test_a_pair_tells_both_sides_its_score_and_why(twice: Lontar) -> None:
    told = twice("duplicates")
    assert told["total"] == 1
    (pair,) = told["pairs"]
    assert pair["a"] == {
        "nik": PERSON["nik"],
        "name": PERSON["name"],
        "batch": 1,
        "row": 2,
        "sheet": "",
    }
    assert (pair["b"]["nik"], pair["b"]["row"]) == (NEAR["nik"], 4)
    assert 0.9 < pair["score"] <= 1
    assert {"name.shortened", "birth_date.same", "nik.digits"} <= {
        one["code"] for one in pair["why"]
    }
    assert all(one["message"] for one in pair["why"])


def test_pairs_are_cut_by_score_and_number(lontar: Lontar) -> None:
    lontar("import", str(SAMPLES / "malaka_weliman_500.xlsx"))
    lontar("import", str(SAMPLES / "malaka_weliman_later_300.xlsx"))
    told = lontar("duplicates")
    assert told["total"] == len(told["pairs"]) > 3
    scores = [pair["score"] for pair in told["pairs"]]
    assert scores == sorted(scores, reverse=True)
    assert len(lontar("duplicates", "--limit", "2")["pairs"]) == 2
    sure = lontar("duplicates", "--min-score", str(scores[1]))
    assert sure["total"] >= 2
    assert all(pair["score"] >= scores[1] for pair in sure["pairs"])
    assert lontar("duplicates", "--limit", "0", status=2)["error"]["code"] == "usage"


def test_samples_with_known_truth_are_found_through(lontar: Lontar) -> None:
    names = ("malaka_weliman_500.xlsx", "malaka_weliman_later_300.xlsx")
    truly = []
    for name in names:
        lontar("import", str(SAMPLES / name))
        truly.append({place: one.key["id_orang"] for place, one in answers(name).items()})
    told = lontar("duplicates")
    found = 0
    for pair in told["pairs"]:
        who = [
            truly[side["batch"] - 1][side["sheet"], side["row"]] for side in (pair["a"], pair["b"])
        ]
        found += who[0] == who[1]
    workers = lontar("list", "--limit", "2000")["workers"]
    bearers: dict[str, int] = {}
    for worker in workers:
        first = worker["sources"][0]
        who = truly[first["batch"] - 1][first["sheet"], first["row"]]
        bearers[who] = bearers.get(who, 0) + 1
    doubles = sum(count * (count - 1) // 2 for count in bearers.values())
    assert doubles > 10
    assert found >= 0.95 * doubles
    assert found >= 0.9 * told["total"]


def test_merging_and_taking_it_back(twice: Lontar) -> None:
    before = [twice("show", nik)["worker"] for nik in NIKS]
    told = twice("merge", *NIKS, "--take", f"name={NEAR['nik']}")
    worker = told["worker"]
    assert (worker["nik"], worker["name"]) == (PERSON["nik"], NEAR["name"])
    assert worker["phone"] == NEAR["phone"]
    assert [one["row"] for one in worker["sources"]] == [2, 4]
    assert twice("duplicates")["total"] == 0
    assert twice("show", NEAR["nik"])["worker"]["nik"] == PERSON["nik"]
    assert twice("list")["total"] == 2
    again = twice("unmerge", *NIKS)
    assert again["worker"]["name"] == PERSON["name"]
    assert again["restored"]["nik"] == NEAR["nik"]
    after = [twice("show", nik)["worker"] for nik in NIKS]
    for was, now in zip(before, after, strict=True):
        for key in ("name", "phone", "sources", "findings", "status", "uid"):
            assert was[key] == now[key]
    assert twice("duplicates")["total"] == 1


def test_telling_apart_and_taking_it_back(twice: Lontar) -> None:
    assert twice("duplicates")["total"] == 1
    assert twice("distinct", *NIKS)["worker"]["nik"] == PERSON["nik"]
    assert twice("duplicates")["total"] == 0
    twice("set", NEAR["nik"], "phone=081239000143")
    assert twice("duplicates")["total"] == 0
    twice("distinct", *NIKS, "--undo")
    assert twice("duplicates")["total"] == 1
    twice("distinct", *NIKS)
    twice("set", NEAR["nik"], "mother_name=Rosa Bete")
    assert twice("duplicates")["total"] == 1


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("merge", PERSON["nik"], PERSON["nik"]), 1, "pair.same"),
        (("merge", PERSON["nik"], "5321049999999999"), 1, "worker.unknown"),
        (("merge", *NIKS, "--take", f"shoe={NEAR['nik']}"), 1, "field.unknown"),
        (("merge", *NIKS, "--take", f"name={OTHER['nik']}"), 2, "usage"),
        (("unmerge", *NIKS), 1, "pair.not_merged"),
        (("distinct", *NIKS, "--undo"), 1, "pair.undecided"),
        (("duplicates", "--min-score", "2"), 2, "usage"),
        (("duplicates", "--min-score", "nan"), 2, "usage"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    twice: Lontar, arguments: tuple[str, ...], status: int, code: str
) -> None:
    assert twice(*arguments, status=status)["error"]["code"] == code
    assert twice("list")["total"] == 3


def test_the_same_lists_again_after_a_merge_change_nothing(twice: Lontar, tmp_path: Path) -> None:
    twice("merge", *NIKS)
    told = twice("import", str(write_list(tmp_path / "again.csv", [NEAR, OTHER, PERSON])))
    assert (told["new"], told["updated"], told["unchanged"], told["held"]) == (0, 0, 3, 0)


def test_taking_back_the_list_of_one_who_was_merged_keeps_both_until_unmerged(
    twice: Lontar,
) -> None:
    twice("merge", *NIKS)
    told = twice("undo-import", "1")
    assert [one["nik"] for one in told["kept"]] == [PERSON["nik"]]
    assert [one["nik"] for one in told["removed"]] == [OTHER["nik"]]
    assert twice("unmerge", *NIKS)["restored"]["name"] == NEAR["name"]


def test_every_reason_has_its_words() -> None:
    from desktop.services.register import likeness

    source = Path(likeness.__file__).read_text(encoding="utf-8")
    told = {
        word
        for word in source.replace("'", '"').split('"')
        if word.split(".")[0] in {"name", "birth_date", "mother", "village", "kk", "nik", "sex"}
        and "." in word
        and "{" not in word
        and " " not in word
    }
    assert told - {"name."} <= set(REASONS)
    assert {"mother.other", "nik.twins", "sex.other"} <= told


def test_a_nik_that_went_in_a_merge_names_the_kept_one_in_every_command(
    twice: Lontar, tmp_path: Path
) -> None:
    twice("merge", PERSON["nik"], NEAR["nik"])
    gone, kept = NEAR["nik"], PERSON["nik"]
    assert twice("show", gone)["worker"]["nik"] == kept
    assert twice("set", gone, "occupation=Petani")["worker"]["nik"] == kept
    assert twice("heir", gone, "--name", "Adi Lau", "--relation", "spouse")["ok"]
    (tmp_path / "ktp.jpg").write_bytes(JPG)
    assert twice("attach", gone, str(tmp_path / "ktp.jpg"))["ok"]
    assert twice("verify", "--nik", gone, "--nik", kept, "--result", "eligible")["verified"] == 1
    assert twice("status", gone, "--to", "ended", "--reason", "moved")["changed"] == 1
    assert twice("show", kept)["worker"]["status"] == "ended"


@pytest.mark.parametrize("command", ["merge", "distinct"])
def test_two_niks_of_one_person_are_said_to_be_one_already(twice: Lontar, command: str) -> None:
    twice("merge", *NIKS)
    refused = twice("--lang", "en", command, *NIKS, status=1)["error"]
    assert refused["code"] == "pair.same"
    assert f"{PERSON['name']} already" in refused["message"]
    assert "unmerge" in refused["message"]
    assert twice("unmerge", *NIKS)["restored"]["nik"] == NEAR["nik"]
