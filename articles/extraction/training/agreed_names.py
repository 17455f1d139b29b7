"""Names that two labellers give: python -m articles.extraction.training.agreed_names MODEL --names FILE

The stock labeller is right about one organisation in three, and a first run of the tagger has seen
organisations only in the articles where they are labelled. Where both say the same they are nearly always
right. So in the articles without labelled names

- what both say is taught, with the ends that the tagger gives it;
- what one of them says is taught where the tagger is sure of it, or where both agree on the same words
  three times elsewhere;
- the full name of a person is taught where the stock labeller alone sees it: a run that overlooks
  somebody would otherwise go on to;
- on all else nothing is taught: the names come out as `unsure`, also where neither sees one that they agree
  on elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from articles.extraction.tagging.bio import HEADS
from articles.extraction.tagging.tagger import ModelTagger
from articles.extraction.types import Label, TaggedSpan

from .gold import training_articles
from .stock_names import OTHER, UNSURE, Name, consistent

NAMED = HEADS[0][1]
SURE = 0.9
OFTEN = 3
# What the stock labeller says so often wrongly that it does not count against the tagger.
WEAK = {OTHER, UNSURE, str(Label.ORGANISATION)}

Known = set[tuple[str, str]]
"""Words and what they are, as both agree."""


def known(texts: Sequence[str], seen: Sequence[Sequence[Name]], stock: Sequence[Sequence[Name]]) -> Known:
    votes: Counter[tuple[str, str]] = Counter()
    for text, ours, theirs in zip(texts, seen, stock, strict=True):
        votes.update((text[start:end], kind) for start, end, kind in set(ours) & set(theirs))
    most: dict[str, str] = {}
    for (surface, kind), number in votes.most_common():
        if number >= OFTEN and kind not in (OTHER, UNSURE):
            most.setdefault(surface, kind)
    return set(most.items())


def agreed(
    text: str, seen: Sequence[Name], sure: Sequence[bool], stock: Sequence[Name], elsewhere: Known
) -> Iterator[Name]:
    """The names of one text: what the tagger has `seen`, in order, and what the stock labeller says."""
    for (start, end, kind), certain in zip(seen, sure, strict=True):
        against = {k for s, e, k in stock if s < end and start < e}
        certain = certain or (text[start:end], kind) in elsewhere
        taught = kind != UNSURE and (kind in against or (certain and against <= WEAK))
        yield start, end, kind if taught else UNSURE
    for start, end, kind in stock:
        if kind == OTHER:
            continue
        surface = text[start:end]
        taught = (surface, kind) in elsewhere or (kind == Label.PERSON and " " in surface)
        for first, last in _uncovered(start, end, seen):
            yield first, last, kind if taught and (first, last) == (start, end) else UNSURE
    anything = sorted([*seen, *stock])
    for found in _mentions(text, elsewhere):
        for first, last in _uncovered(*found, anything):
            yield first, last, UNSURE


def _mentions(text: str, elsewhere: Known) -> Iterator[tuple[int, int]]:
    surfaces = {surface for surface, _ in elsewhere}
    longest = max((surface.count(" ") for surface in surfaces), default=0)
    starts = [word.span() for word in re.finditer(r"[\w&’'.-]*\w", text)]
    for number, (start, _) in enumerate(starts):
        for _, end in starts[number : number + longest + 1]:
            if text[start:end] in surfaces:
                yield start, end


def _uncovered(start: int, end: int, seen: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """The stretches of [start, end) that none of the names has."""
    for first, last, _ in seen:
        if last <= start or first >= end:
            continue
        if start < first:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", type=Path, help="of a first run")
    parser.add_argument("--gold", type=Path, default=Path("../shared/bench/gold"))
    parser.add_argument("--names", type=Path, required=True, help="written by `stock_names`")
    parser.add_argument("--out", type=Path, default=Path("var/training/agreed.jsonl"))
    options = parser.parse_args()
    with options.names.open(encoding="utf-8") as lines:
        read = [json.loads(line) for line in lines]
    stock = {one["id"]: [(start, end, kind) for start, end, kind in one["names"]] for one in read}
    tagger = ModelTagger(options.model)
    articles = [one for one in training_articles(options.gold) if one["id"] in stock]
    texts = [article["text"] for article in articles]
    spans = [[span for span in tagger.tag(text).spans if span.label in NAMED] for text in texts]
    names = list(consistent(texts, [[(s.start, s.end, str(s.label)) for s in found] for found in spans]))
    theirs = [stock[article["id"]] for article in articles]
    elsewhere = known(texts, names, theirs)
    with options.out.open("w", encoding="utf-8") as out:
        for article, seen, found in zip(articles, names, spans, strict=True):
            sure = [_score(found, name) >= SURE for name in seen]
            both = sorted(agreed(article["text"], seen, sure, stock[article["id"]], elsewhere))
            out.write(json.dumps({"id": article["id"], "names": both}) + "\n")


def _score(found: Sequence[TaggedSpan], name: Name) -> float:
    """How sure the tagger was of this name; not at all where only `consistent` brought it in."""
    return max((span.score for span in found if (span.start, span.end) == name[:2]), default=0.0)


if __name__ == "__main__":
    main()
