"""One article: its text with the evidence marked in place, and what was found in it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, PersonMention, PlaceMention, ReviewState, Statement
from articles.models.statement import ReviewCounts
from articles.presentation import linked_data
from articles.presentation.citation import Citation
from articles.presentation.evidence import (
    RecordSummary,
    name_marks,
    note_groups,
    record_summaries,
    rows_of,
    sought_marks,
    statement_marks,
)

# The rows for which static/css/rows.css has a class; the notes of longer articles are below their text.
ROWS_WITH_MARGIN = 200
# Related articles are searched among the newest that have the names most mentioned here.
NAMES_COMPARED = 12
MENTIONS_COMPARED = 60
RELATED_SHOWN = 5
DECIDED = (ReviewState.CONFIRMED, ReviewState.CORRECTED)


def article(request: HttpRequest, year: int, month: int, day: int, slug: str) -> HttpResponse:
    """The article's page. A withdrawn article shows only that it was withdrawn, and why."""
    found = find(year, month, day, slug)
    if found.status == Article.Status.WITHDRAWN:
        return gone(request, found)
    evidence = evidence_of(found, sought=request.GET.get("q", ""))
    about = {
        "citation": citation_of(request, found),
        "pictured": pictured_by(evidence["statements"]),
        "versions": list(found.versions.defer("body")),
    }
    about |= evidence
    about["linked_data"] = linked_data.of_article(found, about, request.build_absolute_uri)
    return render(request, "articles/article.html", about | surroundings_of(found, evidence))


def citation(request: HttpRequest, year: int, month: int, day: int, slug: str, form: str) -> HttpResponse:
    """The citation as a file: `bib` or `json` (CSL)."""
    found = find(year, month, day, slug)
    if found.status == Article.Status.WITHDRAWN:
        return gone(request, found)
    cited = citation_of(request, found)
    if form == "json":
        return JsonResponse(
            [cited.as_csl()], safe=False, content_type="application/vnd.citationstyles.csl+json"
        )
    return HttpResponse(cited.as_bibtex(), content_type="application/x-bibtex; charset=utf-8")


def find(year: int, month: int, day: int, slug: str) -> Article:
    return get_object_or_404(
        Article.objects.addressable().defer("search"), published_on=date_of(year, month, day), slug=slug
    )


def gone(request: HttpRequest, article: Article) -> HttpResponse:
    return render(request, "articles/withdrawn.html", {"article": article}, status=410)


def citation_of(request: HttpRequest, article: Article) -> Citation:
    return Citation(
        key=f"{article.published_on:%Y-%m-%d}-{article.slug}"[:60],
        title=article.headline,
        published_on=article.published_on,
        address=request.build_absolute_uri(article.get_absolute_url()),
        byline=article.byline,
        outlet=article.outlet,
        language=article.language,
    )


def date_of(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Http404("No such day.") from error


def evidence_of(article: Article, sought: str = "") -> dict[str, Any]:
    statements = list(article.statements.published().in_reading_order().with_evidence())
    people = list(article.person_mentions.published().select_related("person").order_by("start"))
    places = list(article.place_mentions.published().select_related("place").order_by("start"))
    organisations = list(
        article.organisation_mentions.published().select_related("organisation").order_by("start")
    )
    marks = [
        *statement_marks(article.body, statements),
        *name_marks(people, "person"),
        *name_marks(places, "place"),
        *name_marks(organisations, "organisation"),
        *(sought_marks(article.body, sought) if sought else ()),
    ]
    rows = rows_of(article.body, article.captions.all(), marks)
    return {
        "article": article,
        "rows": rows,
        "with_margin": len(rows) <= ROWS_WITH_MARGIN,
        "note_groups": note_groups(rows, statements),
        "statements": statements,
        "tally": ReviewCounts.of(statements),
        "person_summaries": record_summaries(people, "person", statements),
        "place_summaries": record_summaries(places, "place"),
        "organisation_summaries": record_summaries(organisations, "organisation", statements),
    }


def pictured_by(statements: Sequence[Statement]) -> Statement | None:
    """The statement whose card pictures the article: the first direct one that an editor confirmed or
    corrected, or else the unreviewed direct one with the highest confidence."""
    direct = [each for each in statements if each.kind == Statement.Kind.DIRECT]
    confirmed = [each for each in direct if each.review_state in DECIDED]
    unreviewed = [each for each in direct if each.review_state == ReviewState.UNREVIEWED]
    return confirmed[0] if confirmed else max(unreviewed, key=lambda each: each.confidence, default=None)


def surroundings_of(article: Article, evidence: dict[str, Any]) -> dict[str, Any]:
    published = Article.objects.published().for_lists()
    return {
        "previous": published.before(article).first(),
        "next": published.after(article).first(),
        "related": related_to(article, evidence["person_summaries"], evidence["place_summaries"]),
    }


def related_to(article: Article, people: list[RecordSummary], places: list[RecordSummary]) -> list[Article]:
    """Articles that name the same people and places; a name that few articles have weighs more."""
    weights: defaultdict[int, float] = defaultdict(float)
    for mentions, record, named in (
        (PersonMention.objects.published(), "person", people),
        (PlaceMention.objects.published(), "place", places),
    ):
        most_named = sorted(named, key=lambda summary: -summary.mentions)[:NAMES_COMPARED]
        keys = [summary.record.pk for summary in most_named]
        by_name: defaultdict[int, set[int]] = defaultdict(set)
        for key, other in mentions.newest_of_each(record, keys, MENTIONS_COMPARED):
            by_name[key].add(other)
        for others in by_name.values():
            for other in others - {article.pk}:
                weights[other] += 1 / len(others)
    best = sorted(weights, key=lambda key: (-weights[key], -key))[:RELATED_SHOWN]
    found = Article.objects.published().for_lists().in_bulk(best)
    return [found[key] for key in best if key in found]
