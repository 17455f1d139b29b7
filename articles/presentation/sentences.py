"""The printed sentence around a statement, for lists."""

from dataclasses import dataclass

from articles.extraction.text.sentences import Layout
from articles.models import Statement


@dataclass(frozen=True, slots=True)
class Sentence:
    before: str
    words: str
    after: str


def sentence_of(statement: Statement) -> Sentence | None:
    """The printed sentence around a statement; None where the statement is the whole sentence.

    A statement over several sentences is given from the beginning of the first to the end of the last. None
    also for a statement of several parts, and where it does not come from a list that was asked
    `with_sentence()`.
    """
    around = getattr(statement, "around", None)
    if not around:
        return None
    start = statement.words_start - statement.around_start
    end = statement.words_end - statement.around_start
    if around[start:end] != statement.text:
        return None
    layout = Layout(around)
    before = around[layout.sentence(start).start : start]
    after = around[end : layout.sentence(end - 1).end]
    if not any(map(str.isalnum, before + after)):
        return None
    return Sentence(before, around[start:end], after)
