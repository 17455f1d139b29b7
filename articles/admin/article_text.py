"""An article's text as the editor's page shows it: people, places and statements marked where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from articles.models import Article, PersonMention, PlaceMention, Statement
from articles.text.segments import Segment, paragraph_segments


@dataclass(frozen=True, slots=True)
class Marked:
    start: int
    end: int
    kind: str
    """person, place or statement: the class of the element."""
    title: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    classes: str
    title: str
    url: str


def pieces(article: Article, statements: Iterable[Statement]) -> list[list[Piece]]:
    """The paragraphs of the body in pieces, each with a link to the innermost finding that covers it."""
    marks = [*map(_mention, _mentions(article)), *_spans(statements)]
    found = paragraph_segments(article.body, marks)
    return [[_piece(segment) for segment in paragraph] for paragraph in found]


def _mentions(article: Article) -> list[PersonMention | PlaceMention]:
    return [
        *article.person_mentions.select_related("person"),
        *article.place_mentions.select_related("place"),
    ]


def _mention(mention: PersonMention | PlaceMention) -> Marked:
    kind = "person" if isinstance(mention, PersonMention) else "place"
    record = getattr(mention, kind) or ("ambiguous" if mention.ambiguous else "unknown")
    how_sure = f"{mention.get_review_state_display()}, {mention.confidence:.0%}: {mention.reason}"
    return Marked(
        start=mention.start,
        end=mention.end,
        kind=kind,
        title=f"{kind}: {record} ({how_sure})",
        url=reverse(f"admin:articles_{kind}mention_change", args=[mention.pk]),
        state=mention.review_state,
    )


def _spans(statements: Iterable[Statement]) -> Iterable[Marked]:
    for statement in statements:
        for span in statement.spans.all():
            yield Marked(
                start=span.start,
                end=span.end,
                kind="statement",
                title=f"statement of {statement.speaker or statement.speaker_text or 'nobody known'}",
                url=f"#s-{statement.pk}",
                state=statement.review_state,
            )


def _piece(segment: Segment[Marked]) -> Piece:
    if not segment.annotations:
        return Piece(segment.text, "", "", "")
    innermost = segment.annotations[-1]
    classes = dict.fromkeys(name for mark in segment.annotations for name in (mark.kind, mark.state))
    return Piece(
        text=segment.text,
        classes=" ".join(classes),
        title="; ".join(mark.title for mark in segment.annotations),
        url=innermost.url,
    )


def around(finding: Statement | PersonMention | PlaceMention, width: int = 160) -> tuple[str, str, str]:
    """The words of a finding with what stands before and after them."""
    if isinstance(finding, Statement):
        spans = list(finding.spans.all())
        start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    else:
        start, end = finding.start, finding.end
    body = finding.article.body
    return body[max(start - width, 0) : start], body[start:end], body[end : end + width]
