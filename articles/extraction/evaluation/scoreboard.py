"""The scoreboard: this extraction and the baselines on labelled articles, as Markdown tables.

    python -m articles.extraction.evaluation.scoreboard GOLD [--split dev] [--without-baselines] [--keep DIR]

GOLD is a folder of JSON Lines files named `<set>.<split>.jsonl`. Every system reads all of them once, in a
process of its own. Words per second count processor time, not wall time, so that other load on the machine
does not change them. They are counted after the first answer; the time to the first answer includes loading.
Linux only: processor time is read from /proc.

The tables of quotations have two columns for the archive's one run: what pages show, which is what `predict`
writes by default, and everything that was read as attributed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO, cast

from articles.extraction.evaluation.scoring import (
    KINDS,
    Figures,
    QuoteScore,
    Record,
    SpanScore,
    Track,
    score_pronouns,
    score_quotes,
    score_spans,
)

OURS = "archive"
_PRONOUNS_ALONE = "pronouns."
"""How the files begin that mark pronouns in texts of other kinds: predictions do not answer them."""
SYSTEMS = {
    OURS: ("articles.extraction.predict", ("--indirect-from", "0")),
    "textacy": ("articles.extraction.evaluation.baselines", ("textacy",)),
    "spaCy small": ("articles.extraction.evaluation.baselines", ("spacy",)),
}
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
) | {"TOKENIZERS_PARALLELISM": "false"}
Gold = dict[str, list[Record]]
"""The articles of each set."""


@dataclass(frozen=True, slots=True)
class SystemRun:
    """What one system found, and the time and memory that it used."""

    predictions: dict[str, dict[str, Record]]
    """By set, then by article id."""
    words_per_second: float
    """Of processor time, after the first answer."""
    peak_megabytes: float
    seconds_to_first: float


def load(folder: Path, split: str) -> Gold:
    """The gold articles of one split. Raises SystemExit, with a message, if there are none."""
    files = sorted(f for f in folder.glob(f"*.{split}.jsonl") if not f.name.startswith(_PRONOUNS_ALONE))
    if not files:
        raise SystemExit(f"There is no file named <set>.{split}.jsonl in {folder}.")
    return {
        file.name.split(".")[0]: [json.loads(line) for line in file.read_text("utf-8").split("\n") if line]
        for file in files
    }


def run(module: str, arguments: Sequence[str], gold: Gold) -> SystemRun:
    """Run one system on all articles. Raises SystemExit if it fails; its standard error passes through."""
    articles = [(name, article) for name, articles in gold.items() for article in articles]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as source:
        for number, (_, article) in enumerate(articles):
            source.write(json.dumps({"id": number, "text": article["text"]}) + "\n")
        source.seek(0)
        start = time.monotonic()
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", module, *arguments],
            stdin=source,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | _ONE_THREAD,
        )
    answers: list[str] = []
    first = used_before = 0.0
    with cast(TextIO, process.stdout) as stdout:
        for line in stdout:
            if not answers:
                first, used_before = time.monotonic() - start, _processor_seconds(process.pid)
            answers.append(line)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join((module, *arguments))} failed.")
    found: dict[str, dict[str, Record]] = {name: {} for name in gold}
    for (name, article), line in zip(articles, answers, strict=True):
        found[name][article["id"]] = json.loads(line)
    words = sum(len(article["text"].split()) for _, article in articles[1:])
    used = usage.ru_utime + usage.ru_stime - used_before
    return SystemRun(found, words / used if used else 0.0, usage.ru_maxrss / 1024, first)


def _processor_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


Measure = tuple[str, Callable[[SystemRun], str]]
"""The name of a measure, and how to write its value for one run."""


def quote_measures(gold: Gold) -> Iterable[Measure]:
    for name, articles in gold.items():
        if _is_labelled(articles, "quotes"):
            yield from _quote_measures(name, articles)
        if _is_labelled(articles, "pronouns"):
            yield f"{name} pronouns, precision / recall", _pronoun_cell(name, articles)


def other_measures(gold: Gold) -> Iterable[Measure]:
    for layer in ("persons", "places", "organisations"):
        for name, articles in gold.items():
            if _is_labelled(articles, layer):
                yield from _span_measures(name, articles, layer)
    yield "words per second, one core", lambda run: f"{run.words_per_second:,.0f}"
    yield "peak memory, MB", lambda run: f"{run.peak_megabytes:,.0f}"
    yield "time to first result, s", lambda run: f"{run.seconds_to_first:.1f}"


def _is_labelled(articles: list[Record], layer: str) -> bool:
    return any(layer in article["layers"] for article in articles)


def _quote_measures(name: str, articles: list[Record]) -> Iterable[Measure]:
    def cell(track: Track, written: Callable[[QuoteScore], str]) -> Callable[[SystemRun], str]:
        return lambda run: (
            written(score_quotes(articles, run.predictions[name], track))
            if _has(run, name, "quotes")
            else "–"
        )

    for track in (Track.MARKS, Track.ALL):
        yield f"{name} `{track}`, overlap P / R / F1", cell(track, lambda score: _figures(score.overlap))
        yield f"{name} `{track}`, joint P / R / F1", cell(track, lambda score: _figures(score.joint))
        yield f"{name} `{track}`, speaker right", cell(track, lambda score: _share(score.speakers))
        yield (
            f"{name} `{track}`, speaker right: name / noun / pronoun",
            cell(track, lambda score: " / ".join(_share(score.speakers_by_kind[kind][0]) for kind in KINDS)),
        )
        yield (
            f"{name} `{track}`, pronoun resolved (silver)",
            cell(track, lambda score: _share(score.pronouns_silver)),
        )


def _pronoun_cell(name: str, articles: list[Record]) -> Callable[[SystemRun], str]:
    def cell(run: SystemRun) -> str:
        score = score_pronouns(articles, run.predictions[name])
        return f"{_share(score.precision)} / {_share(score.recall)}"

    return cell


def _span_measures(name: str, articles: list[Record], layer: str) -> Iterable[Measure]:
    def cell(written: Callable[[SpanScore], str]) -> Callable[[SystemRun], str]:
        return lambda run: (
            written(score_spans(articles, run.predictions[name], layer)) if _has(run, name, layer) else "–"
        )

    yield f"{name} {layer}, exact P / R / F1", cell(lambda score: _figures(score.exact))
    yield f"{name} {layer}, overlap P / R / F1", cell(lambda score: _figures(score.overlap))
    if layer == "places" and any(p.get("lat") is not None for article in articles for p in article[layer]):
        yield (
            f"{name} places within 161 km: of found / of all",
            lambda run: _near(articles, run.predictions[name]),
        )


def _near(articles: list[Record], predictions: dict[str, Record]) -> str:
    """The two shares, or a dash for a system that gives no coordinates."""
    if not any(
        "lat" in place for prediction in predictions.values() for place in prediction.get("places", ())
    ):
        return "–"
    score = score_spans(articles, predictions, "places")
    return f"{_share(score.near_of_found)} / {_share(score.near_of_all)}"


def _has(run: SystemRun, name: str, layer: str) -> bool:
    return any(layer in prediction for prediction in run.predictions[name].values())


def _figures(figures: Figures) -> str:
    return f"{figures.precision:.1f} / {figures.recall:.1f} / **{figures.f1:.1f}**"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f}"


def tables(gold: Gold, runs: dict[str, SystemRun]) -> str:
    """A table of quotations, with two columns for the archive, and a table of everything else."""
    quotations = table(quote_measures(gold), _with_selections(runs))
    return f"{quotations}\n\n{table(other_measures(gold), runs)}\n"


def table(measures: Iterable[Measure], runs: dict[str, SystemRun]) -> str:
    """A Markdown table with a row for each measure and a column for each system; no value is a dash."""
    lines = ["| | " + " | ".join(runs) + " |", "|---" + "|--:" * len(runs) + "|"]
    for measure, cell in measures:
        lines.append(f"| {measure} | " + " | ".join(cell(run) for run in runs.values()) + " |")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="scoreboard", description="Measure the extraction on labelled articles."
    )
    parser.add_argument("gold", type=Path, help="folder of <set>.<split>.jsonl files")
    parser.add_argument("--split", default="dev", help="which files of the folder (default: dev)")
    parser.add_argument("--without-baselines", action="store_true", help="measure the archive alone")
    parser.add_argument("--keep", type=Path, help="folder to write the predictions to")
    given = parser.parse_args(arguments)
    gold = load(given.gold, given.split)
    runs = {}
    for system, (module, options) in SYSTEMS.items():
        if system == OURS or not given.without_baselines:
            sys.stderr.write(f"Running {system} …\n")
            runs[system] = run(module, options, gold)
    if given.keep:
        _keep(given.keep, given.split, runs)
    sys.stdout.write(tables(gold, runs))


def _with_selections(runs: dict[str, SystemRun]) -> dict[str, SystemRun]:
    """The archive's run as two: what pages show, everything."""
    everything, baselines = runs[OURS], {name: found for name, found in runs.items() if name != OURS}
    shown = _selected(everything, lambda q: q["shown"])
    return {f"{OURS}, shown": shown, f"{OURS}, everything": everything} | baselines


def _selected(found: SystemRun, wanted: Callable[[Record], bool]) -> SystemRun:
    predictions = {
        name: {
            key: prediction | {"quotes": list(filter(wanted, prediction["quotes"]))}
            for key, prediction in of_set.items()
        }
        for name, of_set in found.predictions.items()
    }
    return replace(found, predictions=predictions)


def _keep(folder: Path, split: str, runs: dict[str, SystemRun]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for system, found in runs.items():
        for name, predictions in found.predictions.items():
            lines = [json.dumps({**p, "id": key}, ensure_ascii=False) for key, p in predictions.items()]
            file = folder / f"{system.replace(' ', '-')}.{name}.{split}.jsonl"
            file.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
