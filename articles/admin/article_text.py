"""An article's text as the editor's page shows it: with names and statements marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from articles.models import Article, OrganisationMention, PersonMention, PlaceMention, Statement
from articles.text.segments import Segment, paragraph_segments

_KINDS = {PersonMention: "person", PlaceMention: "place", OrganisationMention: "organisation"}
AnyMention = PersonMention | PlaceMention | OrganisationMention


@dataclass(frozen=True, slots=True)
class FindingAnnotation:
    start: int
    end: int
    kind: str
    """person, place, organisation or statement: the class of the element."""
    title: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class TextPart:
    text: str
    classes: str
    title: str
    url: str


def annotated_paragraphs(article: Article, statements: Iterable[Statement]) -> list[list[TextPart]]:
    """The paragraphs of the body in parts, each with a link to the innermost finding that covers it."""
    annotations = [*map(_mention, _mentions(article)), *_spans(statements)]
    found = paragraph_segments(article.body, annotations)
    return [[_part(segment) for segment in paragraph] for paragraph in found]


def _mentions(article: Article) -> list[AnyMention]:
    return [
        *article.person_mentions.select_related("person"),
        *article.place_mentions.select_related("place"),
        *article.organisation_mentions.select_related("organisation"),
    ]


def _mention(mention: AnyMention) -> FindingAnnotation:
    kind = _KINDS[type(mention)]
    record = getattr(mention, kind) or ("ambiguous" if mention.ambiguous else "unknown")
    how_sure = f"{mention.get_review_state_display()}, {mention.confidence:.0%}: {mention.reason}"
    return FindingAnnotation(
        start=mention.start,
        end=mention.end,
        kind=kind,
        title=f"{kind}: {record} ({how_sure})",
        url=reverse(f"admin:articles_{kind}mention_change", args=[mention.pk]),
        state=mention.review_state,
    )


def _spans(statements: Iterable[Statement]) -> Iterable[FindingAnnotation]:
    for statement in statements:
        for span in statement.spans.all():
            yield FindingAnnotation(
                start=span.start,
                end=span.end,
                kind="statement",
                title=f"statement of {statement.named_speaker or statement.speaker_text or 'nobody known'}",
                url=f"#s-{statement.pk}",
                state=statement.review_state,
            )


def _part(segment: Segment[FindingAnnotation]) -> TextPart:
    if not segment.annotations:
        return TextPart(segment.text, "", "", "")
    innermost = segment.annotations[-1]
    classes = dict.fromkeys(name for item in segment.annotations for name in (item.kind, item.state))
    return TextPart(
        text=segment.text,
        classes=" ".join(classes),
        title="; ".join(item.title for item in segment.annotations),
        url=innermost.url,
    )


def with_context(finding: Statement | AnyMention, width: int = 160) -> tuple[str, str, str]:
    """The text before a finding, its words, and the text after it."""
    if isinstance(finding, Statement):
        spans = list(finding.spans.all())
        start, end = (spans[0].start, spans[-1].end) if spans else (0, 0)
    else:
        start, end = finding.start, finding.end
    body = finding.article.body
    return body[max(start - width, 0) : start], body[start:end], body[end : end + width]
