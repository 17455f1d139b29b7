"""Saves one extraction: replaces what the machine read, and applies again what editors decided."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles.archive import mentions, statements
from articles.archive.outcome import Outcome
from articles.archive.resolution import resolve_organisations, resolve_people, resolve_places
from articles.archive.surnames import SurnameUse, uses_of
from articles.extraction.types import Extraction
from articles.models import (
    Article,
    ArticleVersion,
    Caption,
    OrganisationMention,
    PersonMention,
    PlaceMention,
)
from articles.reading.parsed import ParsedArticle
from articles.text.relocation import Relocation
from newsroom.lib.merging import one_at_a_time
from newsroom.lib.slugs import free_slug


@dataclass(frozen=True, slots=True)
class DocumentSource:
    key: str
    """By which a later import recognises the document: its id, or its path."""
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SavedArticle:
    outcome: Outcome
    article: Article
    people: frozenset[str]
    """Slugs of the people named; of `places` and `organisations` likewise."""
    places: frozenset[str]
    organisations: frozenset[str]
    statements: int
    surnames: frozenset[SurnameUse]
    """What is to be inferred again, in other articles."""
    records: frozenset[int]
    """Keys of the records of full names that the article has or had: to be compared with others again."""


def is_stored(source: DocumentSource) -> bool:
    """Whether the document is stored unchanged."""
    return Article.objects.filter(
        document_key=source.key, document_path=source.path, document_sha256=source.sha256
    ).exists()


@transaction.atomic
def save(parsed: ParsedArticle, extraction: Extraction, source: DocumentSource) -> SavedArticle:
    """Adds the article of a document, or updates it; raises a DatabaseError if a constraint forbids it."""
    one_at_a_time()
    article = Article.objects.filter(document_key=source.key).select_for_update().first()
    if article is None:
        outcome, relocation = Outcome.ADDED, Relocation(parsed.body, parsed.body)
        article = Article(document_key=source.key, slug=_slug(parsed))
        _describe(article, parsed, source)
    else:
        relocation = Relocation(article.body, parsed.body)
        revised = _revise(article, parsed, source)
        outcome = Outcome.CHANGED if revised else Outcome.UNCHANGED
    if outcome is not Outcome.UNCHANGED:
        article.save()
        _replace_captions(article, parsed)
    findings_changed, counts = _store_findings(article, relocation, extraction)
    if findings_changed and outcome is Outcome.UNCHANGED:
        outcome = Outcome.CHANGED
        article.save(update_fields=["updated_at"])
    return SavedArticle(outcome, article, *counts)


_Counts = tuple[frozenset[str], frozenset[str], frozenset[str], int, frozenset[SurnameUse], frozenset[int]]


def _store_findings(article: Article, relocation: Relocation, extraction: Extraction) -> tuple[bool, _Counts]:
    stored_people = mentions.stored_mentions(article, PersonMention)
    full_names = {row.read_as.name for row in stored_people if row.read_as and not row.surname}
    stored_places = mentions.stored_mentions(article, PlaceMention)
    people = resolve_people(article, extraction, mentions.by_new_span(stored_people, relocation))
    full_names |= {name for name, resolution in people.items() if not resolution.surname}
    full_names |= {found.record.live.name for found in people.values() if found.record and not found.surname}
    records = {found.record.pk for found in people.values() if found.record and not found.surname}
    records |= {row.read_as_id for row in stored_people if row.read_as_id and not row.surname}
    stored_organisations = mentions.stored_mentions(article, OrganisationMention)
    places = resolve_places(extraction)
    organisations = resolve_organisations(extraction)
    found_organisations = mentions.organisation_mentions(article, extraction, organisations)
    found_statements = statements.new_statements(article, extraction, people, organisations)
    changed = [
        mentions.reconcile(stored_people, mentions.person_mentions(article, extraction, people), relocation),
        mentions.reconcile(stored_places, mentions.place_mentions(article, extraction, places), relocation),
        mentions.reconcile(stored_organisations, found_organisations, relocation),
        statements.reconcile(article, found_statements, relocation),
    ]
    counts = (
        frozenset(answer.record.live.slug for answer in people.values() if answer.record),
        frozenset(place.live.slug for place in places.values()),
        frozenset(organisation.live.slug for organisation in organisations.values()),
        sum(found.shown for found in extraction.statements),
        frozenset(uses_of(article, full_names)),
        frozenset(records),
    )
    return any(changed), counts


def _slug(parsed: ParsedArticle) -> str:
    same_day = Article.objects.filter(published_on=parsed.published_on)
    return free_slug(parsed.headline, same_day, without_letters="article")


def _describe(article: Article, parsed: ParsedArticle, source: DocumentSource) -> None:
    fields = {
        "headline": parsed.headline,
        "headline_derived": parsed.headline_derived,
        "published_on": parsed.published_on,
        "byline": parsed.byline,
        "outlet": parsed.outlet,
        "url": parsed.url,
        "language": parsed.language,
        "body": parsed.body,
        "repairs": list(parsed.repairs),
        "document_path": source.path,
        "document_sha256": source.sha256,
    }
    for field, value in fields.items():
        if field not in article.kept_fields:
            setattr(article, field, value)


def _revise(article: Article, parsed: ParsedArticle, source: DocumentSource) -> bool:
    """Updates a known article and keeps its earlier text as a version; False if the document is the same."""
    language = article.language if "language" in article.kept_fields else parsed.language
    if (article.document_sha256, article.document_path, article.body, article.language) == (
        source.sha256,
        source.path,
        parsed.body,
        language,
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
