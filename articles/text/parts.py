"""The text of a statement that was read from one or more spans of a body, and the quoted stretches in it.

Rule: two parts stand side by side if only white space and quotation marks are between them, as where a
quotation goes on in the next paragraph. They are joined by a space, all others by " … ". A stretch was
printed within marks if a quotation mark is before it, at most with white space between, or if only white
space is between it and the stretch before it. Source: the Chicago Manual of Style 13.30 and 13.50.

The database checks the same with the same characters (`newsroom_unprinted`). Offsets are half-open, in code
points.
"""

from collections.abc import Sequence

from articles.text.spans import Annotation, Span

MARKS = "“”„‟«»‹›\"‘’'`"
SPACE = " \t\r\n\xa0"
OMISSION = " … "
_NEAR = 4
"""A mark and the white space after it have at most so many characters."""


def joined(body: str, spans: Sequence[Annotation]) -> str:
    """The words at the spans as one text."""
    return "".join(
        _joint(body, spans, number) + body[span.start : span.end] for number, span in enumerate(spans)
    )


def quoted_in_joined(
    body: str, spans: Sequence[Annotation], quoted: Sequence[Annotation]
) -> tuple[Span, ...]:
    """The stretches `quoted` of the body as offsets into the joined text of the spans.

    Without stretches that were not printed within marks, and without what is outside the spans.
    """
    found: list[Span] = []
    offset, before = 0, None
    for number, span in enumerate(spans):
        offset += len(_joint(body, spans, number))
        for stretch in quoted:
            start, end = max(stretch.start, span.start), min(stretch.end, span.end)
            if start < end and _is_within_marks(body, start, before):
                found.append(Span(offset + start - span.start, offset + end - span.start))
                before = end
        offset += span.end - span.start
    return tuple(found)


def _joint(body: str, spans: Sequence[Annotation], number: int) -> str:
    if number == 0:
        return ""
    gap = body[spans[number - 1].end : spans[number].start]
    return OMISSION if gap.strip(SPACE + MARKS) else " "


def _is_within_marks(body: str, start: int, before: int | None) -> bool:
    """`before` is the end of the stretch before it, if there is one."""
    if before is not None and not body[before:start].strip(SPACE):
        return True
    return body[max(start - _NEAR, 0) : start].rstrip(SPACE)[-1:] in tuple(MARKS)
