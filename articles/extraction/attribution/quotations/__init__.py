"""Which words are between quotation marks.

Rule: marks of every style (“ ” „ « » " `` '' and single ‘ ’ ') pair inside a paragraph. A quotation may hold
another one in marks of another style. Double marks are paired first (`double_marks`), then single ones
(`single_marks`), because an apostrophe looks like a single mark. A quotation that is open at the end of its
paragraph continues in the next paragraph under the conditions that the two modules state.
Source: the Chicago Manual of Style 13.30-13.37 and New Hart's Rules 9.2.

Linear in the length of the text: every mark is looked at a bounded number of times. Spans are half-open
offsets in code points and leave out the marks.
"""

from collections.abc import Sequence
from dataclasses import replace

from articles.extraction.attribution.quotations.double_marks import double_quotations
from articles.extraction.attribution.quotations.quotation import Quotation
from articles.extraction.attribution.quotations.single_marks import single_quotations
from articles.extraction.types import Span

__all__ = ["Quotation", "find_quotations"]


def find_quotations(text: str, paragraphs: Sequence[Span]) -> list[Quotation]:
    """All quotations in order of their start, an outer one before those inside it."""
    doubles = double_quotations(text, paragraphs)
    found = [*doubles, *single_quotations(text, paragraphs, doubles)]
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    return _with_depth(found)


def _with_depth(found: Sequence[Quotation]) -> list[Quotation]:
    result: list[Quotation] = []
    holding: list[Quotation] = []
    for quotation in found:
        while holding and holding[-1].outer.end <= quotation.outer.start:
            holding.pop()
        result.append(replace(quotation, depth=len(holding)))
        holding.append(quotation)
    return result
