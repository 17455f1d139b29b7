"""Saves one Extraction. What the machine read is replaced; what editors decided is carried out again."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from articles.archive import mentions, resolution, statements
from articles.extraction.types import Extraction
from articles.models import Article, ArticleVersion, Caption, PersonMention, PlaceMention
from articles.reading.parsed import ParsedArticle
from articles.text.relocation import Relocation
from newsroom.lib.merging import one_at_a_time
from newsroom.lib.slugs import free_slug


@dataclass(frozen=True, slots=True)
class DocumentSource:
    key: str
    """How a later import knows the document again."""
    path: str
    sha256: str


class Result(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    result: Result
    article: Article
    people: frozenset[str]
    """The addresses of the people named; of `places` likewise."""
    places: frozenset[str]
    statements: int


def has(source: DocumentSource) -> bool:
    """Whether the document is stored just as it is."""
    return Article.objects.filter(
        document_key=source.key, document_path=source.path, document_sha256=source.sha256
    ).exists()


@transaction.atomic
def save(parsed: ParsedArticle, extraction: Extraction, source: DocumentSource) -> Outcome:
    one_at_a_time()
    article = Article.objects.filter(document_key=source.key).select_for_update().first()
    if article is None:
        result, moved = Result.ADDED, Relocation(parsed.body, parsed.body)
        article = Article(document_key=source.key, slug=_slug(parsed))
        _describe(article, parsed, source)
    else:
        moved = Relocation(article.body, parsed.body)
        revised = _revise(article, parsed, source)
        result = Result.CHANGED if revised else Result.UNCHANGED
    if result is not Result.UNCHANGED:
        article.save()
        _replace_captions(article, parsed)
    evidence_changed, counted = _store_evidence(article, moved, extraction)
    if evidence_changed and result is Result.UNCHANGED:
        result = Result.CHANGED
        article.save(update_fields=["updated_at"])
    return Outcome(result, article, *counted)


def _store_evidence(
    article: Article, moved: Relocation, extraction: Extraction
) -> tuple[bool, tuple[frozenset[str], frozenset[str], int]]:
    named = mentions.stored(article, PersonMention)
    people = resolution.people(extraction, mentions.by_new_place(named, moved))
    places = resolution.places(extraction)
    changed = [
        mentions.reconcile(named, mentions.of_people(article, extraction, people), moved),
        mentions.reconcile(
            mentions.stored(article, PlaceMention), mentions.of_places(article, extraction, places), moved
        ),
        statements.reconcile(article, statements.read(article, extraction, people), moved),
    ]
    counted = (
        frozenset(answer.record.live.slug for answer in people.values() if answer.record),
        frozenset(place.live.slug for place in places.values()),
        sum(found.reported for found in extraction.statements),
    )
    return any(changed), counted


def _slug(parsed: ParsedArticle) -> str:
    same_day = Article.objects.filter(published_on=parsed.published_on)
    return free_slug(parsed.headline, same_day, without_letters="article")


def _describe(article: Article, parsed: ParsedArticle, source: DocumentSource) -> None:
    described = {
        "headline": parsed.headline,
        "headline_derived": parsed.headline_derived,
        "published_on": parsed.published_on,
        "byline": parsed.byline,
        "outlet": parsed.outlet,
        "url": parsed.url,
        "language": parsed.language,
        "body": parsed.body,
        "document_path": source.path,
        "document_sha256": source.sha256,
    }
    for field, value in described.items():
        if field not in article.kept_fields:
            setattr(article, field, value)


def _revise(article: Article, parsed: ParsedArticle, source: DocumentSource) -> bool:
    """Describes a known article anew and keeps the text it had; False where the document is the same."""
    if (article.document_sha256, article.document_path, article.body) == (
        source.sha256,
        source.path,
        parsed.body,
    ):
        return False
    now = timezone.now()
    if (article.headline, article.body) != (parsed.headline, parsed.body):
        ArticleVersion.objects.create(
            article=article,
            headline=article.headline,
            body=article.body,
            document_sha256=article.document_sha256,
            seen_at=article.text_read_at,
            replaced_at=now,
        )
        article.text_read_at = now
    day = article.published_on
    _describe(article, parsed, source)
    if article.published_on != day:
        taken = Article.objects.filter(published_on=article.published_on).exclude(pk=article.pk)
        article.slug = free_slug(article.slug, taken, without_letters="article")
    return True


def _replace_captions(article: Article, parsed: ParsedArticle) -> None:
    article.captions.all().delete()
    Caption.objects.bulk_create(
        Caption(
            article=article,
            text=caption.text,
            credit=caption.credit,
            after_paragraph=caption.after_paragraph,
            position=position,
        )
        for position, caption in enumerate(parsed.captions)
    )
