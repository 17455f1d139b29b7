"""Quotations against labelled ones, and whether their speakers are right; see the package for definitions."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from articles.extraction.evaluation.scoring.figures import Figures, Record, percent
from articles.text.spans import trim

Piece = tuple[int, int]
KINDS = ("name", "nominal", "pronoun")
_TRIMMED = " \t\r\n\u00a0\"“”‘’'«»„`,.;:!?-–—()[]…"
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[\w-]+")
_POSSESSIVE = re.compile(r"['’]s\b")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii"])


class Track(StrEnum):
    MARKS = "marks"
    DIRECT = "direct"
    ALL = "all"


class _Unknown:
    """The speaker of a piece for which the labels do not say whether it has one."""


_UNKNOWN = _Unknown()


@dataclass(frozen=True, slots=True)
class _Quoted:
    start: int
    end: int
    speaker: Record | _Unknown | None


@dataclass(frozen=True, slots=True)
class QuoteScore:
    exact: Figures
    overlap: Figures
    joint: Figures
    speakers: float | None
    """Share of right speakers among overlapping quotations with a labelled one, in per cent."""
    speakers_silver: float | None
    speakers_by_kind: dict[str, tuple[float | None, int]]
    """name, nominal, pronoun: share in per cent, and of how many."""
    pronouns_silver: float | None
    """Of the pronouns: share resolved to a name of the chain."""


def score_quotes(gold: Iterable[Record], predictions: dict[str, Record], track: Track) -> QuoteScore:
    """An article without a prediction counts as one without quotations."""
    count: Counter[str] = Counter()
    for article in gold:
        quotes = predictions.get(article["id"], {}).get("quotes", [])
        if track is Track.MARKS:
            quotes = [stretches for quote in quotes if (stretches := _within_marks(quote))]
        predicted = _predicted(article["text"], quotes)
        labelled, others, short = _labelled(article, track)
        predicted = [p for p in predicted if not _is_set_aside(p, track, labelled, others, short)]
        pairs = _paired(labelled, predicted, _share_of_longer)
        count["exact"] += len(_paired(labelled, predicted, lambda g, p: float(_piece(g) == _piece(p))))
        count["overlap"] += len(pairs)
        count["predicted"] += len(predicted)
        count["labelled"] += len(labelled)
        for g, p in pairs:
            _count_speaker(count, labelled[g].speaker, predicted[p].speaker)
    return _quote_score(count)


def _quote_score(count: Counter[str]) -> QuoteScore:
    def figures(key: str) -> Figures:
        return Figures.of(count[key], count[key], count["predicted"], count["labelled"])

    return QuoteScore(
        exact=figures("exact"),
        overlap=figures("overlap"),
        joint=figures("joint"),
        speakers=percent(count["right"], count["spoken"]),
        speakers_silver=percent(count["silver"], count["spoken"]),
        speakers_by_kind={
            kind: (percent(count[f"right {kind}"], count[f"spoken {kind}"]), count[f"spoken {kind}"])
            for kind in KINDS
        },
        pronouns_silver=percent(count["resolved"], count["resolvable"]),
    )


def _predicted(text: str, quotes: Iterable[Record]) -> list[_Quoted]:
    found: dict[Piece, _Quoted] = {}
    for quote in quotes:
        for start, end in _pieces(text, quote):
            found.setdefault((start, end), _Quoted(start, end, quote.get("speaker")))
    return list(found.values())


def _within_marks(quote: Record) -> Record | None:
    """What of a prediction was printed within marks: all of it, where it does not say which stretches."""
    if quote.get("kind") == "indirect":
        return None
    quoted = quote.get("quoted")
    if quoted is None:
        return quote
    return {**quote, "parts": quoted} if quoted else None


def _labelled(article: Record, track: Track) -> tuple[list[_Quoted], list[_Quoted], list[_Quoted]]:
    """The pieces that count, those in indirect speech, and those that are too short."""

    def quoted(quote: Record, speaker: Record | _Unknown | None) -> list[_Quoted]:
        return [_Quoted(start, end, speaker) for start, end in _pieces(article["text"], quote)]

    indirect = [q for quote in article["quotes"] if quote["kind"] != "direct" for q in quoted(quote, None)]
    if track is not Track.MARKS:
        wanted = [q for q in article["quotes"] if track is Track.ALL or q["kind"] == "direct"]
        labelled = [piece for quote in wanted for piece in quoted(quote, quote["speaker"])]
        return labelled, indirect if track is Track.DIRECT else [], []
    labelled, short = [], []
    for quote in article["quoted"]:
        if quote.get("ignore"):
            short += quoted(quote, None)
        elif not quote.get("none"):
            labelled += quoted(quote, quote["speaker"] if quote["speaker_known"] else _UNKNOWN)
    return labelled, indirect, short


def _pieces(text: str, quote: Record) -> list[Piece]:
    pieces = []
    for start, end in quote.get("parts") or [(quote["start"], quote["end"])]:
        for line in _LINE.finditer(text[start:end]):
            piece = trim(text, start + line.start(), start + line.end(), _TRIMMED)
            if piece[0] < piece[1]:
                pieces.append(piece)
    return pieces


def _is_set_aside(
    predicted: _Quoted, track: Track, labelled: list[_Quoted], others: list[_Quoted], short: list[_Quoted]
) -> bool:
    if track is Track.ALL:
        return False
    length = predicted.end - predicted.start
    is_apart = not any(_shared(predicted, g) for g in labelled)
    lies_inside = any(_shared(predicted, other) >= 0.8 * length for other in others)
    if track is Track.DIRECT or (is_apart and lies_inside):
        return is_apart and lies_inside
    if any(_share_of_longer(g, predicted) for g in labelled):
        return False
    return any(_share_of_longer(other, predicted) for other in [*others, *short])


def _piece(quoted: _Quoted) -> Piece:
    return quoted.start, quoted.end


def _shared(one: _Quoted, other: _Quoted) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _share_of_longer(one: _Quoted, other: _Quoted) -> float:
    """The shared part divided by the longer length; 0 if it is under 0.8."""
    share = _shared(one, other) / max(one.end - one.start, other.end - other.start)
    return share if share >= 0.8 else 0.0


def _paired(
    labelled: Sequence[_Quoted], predicted: Sequence[_Quoted], similarity: Callable[[_Quoted, _Quoted], float]
) -> list[tuple[int, int]]:
    """Index pairs of similar pieces, one to one, the most similar first."""
    similar = [
        (-score, i, j)
        for i, g in enumerate(labelled)
        for j, p in enumerate(predicted)
        if _shared(g, p) and (score := similarity(g, p)) > 0
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(similar):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return list(pairs.items())


def _count_speaker(count: Counter[str], labelled: Record | _Unknown | None, predicted: Any) -> None:
    if isinstance(labelled, _Unknown):
        count["joint"] += 1
        return
    if not labelled:
        count["joint"] += not predicted
        return
    kind, chain = labelled["kind"], labelled.get("silver") or []
    count["spoken"] += 1
    count[f"spoken {kind}"] += 1
    count["resolvable"] += kind == "pronoun" and bool(chain)
    if not predicted:
        return
    touches = predicted.get("start") is not None and (
        min(labelled["end"], predicted["end"]) > max(labelled["start"], predicted["start"])
    )
    right = touches or (kind != "pronoun" and _is_named(predicted, labelled["text"]))
    count["right"] += right
    count[f"right {kind}"] += right
    count["joint"] += right
    count["silver"] += right or _is_in_chain(predicted, [labelled["text"], *chain])
    resolved = predicted.get("resolved")
    count["resolved"] += kind == "pronoun" and bool(resolved) and surname_of(resolved) in _surnames(chain)


def _is_named(predicted: Record, label: str) -> bool:
    """The prediction's surname is that of the label, or any capitalised word of it."""
    words = {word.lower() for word in _WORD.findall(label) if word[:1].isupper()}
    return bool(_predicted_surnames(predicted) & (words | _surnames([label])))


def _is_in_chain(predicted: Record, chain: Iterable[str]) -> bool:
    return bool(_predicted_surnames(predicted) & _surnames(chain))


def _predicted_surnames(predicted: Record) -> set[str]:
    return _surnames(name for name in (predicted.get("resolved"), predicted.get("text")) if name)


def _surnames(names: Iterable[str]) -> set[str]:
    return {surname for name in names if (surname := surname_of(name))}


def surname_of(name: str) -> str | None:
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = [word for word in _WORD.findall(_POSSESSIVE.sub("", letters)) if word[:1].isupper()]
    while words and words[-1].lower() in _SUFFIXES:
        words.pop()
    return words[-1].lower() if words else None
