import json
from pathlib import Path

import pytest

from articles.extraction.evaluation import scoreboard
from articles.extraction.evaluation.scoreboard import SystemRun, load, other_measures, run, table, tables

ARTICLES = [
    {
        "id": number,
        "text": "In Lisbon\u2028Haddad spoke.",
        "layers": ["persons", "places"],
        "quotes": [],
        "persons": [{"start": 10, "end": 16}],
        "places": [{"start": 3, "end": 9, "lat": 38.7, "lon": -9.1}],
    }
    for number in ("a", "b")
]
READER = """
import json, sys
for line in sys.stdin:
    article = json.loads(line)
    print(json.dumps({"id": article["id"], "quotes": [], "persons": [{"start": 10, "end": 16}]}), flush=True)
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES)
    (tmp_path / "harbour.dev.jsonl").write_text(lines + "\n", "utf-8")
    (tmp_path / "harbour.test.jsonl").write_text("", "utf-8")
    (tmp_path / "pronouns.other.dev.jsonl").write_text("of another form\n", "utf-8")
    return tmp_path


def test_only_the_files_of_the_split_are_read(gold: Path) -> None:
    assert load(gold, "dev") == {"harbour": ARTICLES}


def test_a_folder_without_gold_is_an_error_with_a_message(gold: Path) -> None:
    with pytest.raises(SystemExit, match=r"no file named <set>\.train\.jsonl"):
        load(gold, "train")


def test_a_run_gives_predictions_by_article_with_memory_and_time(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reader_of_harbours.py").write_text(READER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = run("reader_of_harbours", (), load(gold, "dev"))
    assert found.predictions["harbour"].keys() == {"a", "b"}
    assert found.peak_megabytes > 1
    assert 0 < found.seconds_to_first < 60


def test_the_error_names_the_system_that_failed(
    gold: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "broken_reader.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(SystemExit, match="broken_reader failed"):
        run("broken_reader", (), load(gold, "dev"))


def test_the_table_has_a_dash_where_a_system_gives_no_value() -> None:
    gold = {"harbour": ARTICLES}
    people = {"harbour": {key: {"id": key, "persons": [{"start": 10, "end": 16}]} for key in ("a", "b")}}
    lines = table(other_measures(gold), {"baseline": SystemRun(people, 1234.5, 99.6, 0.25)}).split("\n")
    cells = dict(line.strip("| ").split(" | ") for line in lines[2:])
    assert cells["harbour persons, exact P / R / F1"] == "100.0 / 100.0 / **100.0**"
    assert cells["harbour places, exact P / R / F1"] == "–"
    assert cells["harbour places within 161 km: of found / of all"] == "–"
    assert cells["words per second, one core"] == "1,234"
    assert cells["peak memory, MB"] == "100"


def test_one_run_of_the_archive_is_two_columns_of_quotations(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kinds = [("indirect", False), ("indirect", True), ("direct", True)]
    quotes = [{"start": 3, "end": 9, "kind": kind, "shown": shown, "speaker": None} for kind, shown in kinds]
    predictions = {"harbour": {key: {"id": key, "quotes": quotes, "persons": []} for key in ("a", "b")}}
    monkeypatch.setattr(scoreboard, "run", lambda *_: SystemRun(predictions, 1, 1, 1))
    scoreboard.main([str(gold), "--without-baselines", "--keep", str(gold / "kept")])
    quotations, others = capsys.readouterr().out.split("\n\n")
    assert quotations.split("\n")[0] == "| | archive, shown | archive, everything |"
    assert others.split("\n")[0] == "| | archive |"
    kept = (gold / "kept" / "archive.harbour.dev.jsonl").read_text("utf-8").split("\n")
    assert json.loads(kept[0])["quotes"] == quotes


def test_the_two_columns_hold_what_pages_show_and_everything() -> None:
    kinds = [("indirect", False), ("indirect", True), ("direct", True)]
    places = [(3, 6), (10, 16), (17, 22)]
    quotes = [
        {"start": start, "end": end, "kind": kind, "shown": shown, "speaker": None}
        for (kind, shown), (start, end) in zip(kinds, places, strict=True)
    ]
    article = ARTICLES[0] | {
        "layers": ["quotes"],
        "quotes": [{"start": s, "end": e, "kind": "direct", "speaker": None} for s, e in places[1:]],
        "quoted": [],
    }
    found = SystemRun({"harbour": {"a": {"id": "a", "quotes": quotes}}}, 1, 1, 1)
    lines = tables({"harbour": [article]}, {"archive": found}).split("\n")
    [overlap] = [line for line in lines if line.startswith("| harbour `all`, overlap")]
    assert [cell.split(" / ")[:2] for cell in overlap.strip("| ").split(" | ")[1:]] == [
        ["100.0", "100.0"],
        ["66.7", "100.0"],
    ]
