"""Resolved pronouns against a reader's answers. The definitions: `articles.extraction.evaluation.scoring`."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.extraction.evaluation.scoring.figures import Record, percent
from articles.extraction.evaluation.scoring.quotes import surname_of


@dataclass(frozen=True, slots=True)
class PronounScore:
    """In per cent; None where there is nothing to count."""

    precision: float | None
    recall: float | None


def score_pronouns(gold: Iterable[Record], predictions: dict[str, Record]) -> PronounScore:
    named = right = answered = 0
    for article in gold:
        quotes = predictions.get(article["id"], {}).get("quotes", [])
        for pronoun in article["pronouns"]:
            answer = pronoun["answer"]
            answered += answer is not None
            names = [name for quote in quotes if (name := _resolved(quote, pronoun))]
            if names:
                named += 1
                right += answer is not None and surname_of(names[0]) == surname_of(answer)
    return PronounScore(percent(right, named), percent(right, answered))


def _resolved(quote: Record, pronoun: Record) -> str | None:
    """The person that the quotation's speaker is taken for, if the speaker is this pronoun."""
    speaker = quote.get("speaker")
    if not speaker or speaker["start"] >= pronoun["end"] or pronoun["start"] >= speaker["end"]:
        return None
    name: str | None = speaker.get("resolved")
    return name
