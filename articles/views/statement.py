"""One statement: its words, its source, and the evidence for both."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, Statement
from articles.presentation import linked_data
from articles.presentation.citation import Citation
from articles.presentation.evidence import statement_marks
from articles.presentation.saying_time import said_when
from articles.presentation.statement_words import cited
from articles.text.segments import paragraph_segments
from articles.text.spans import Span, overlap
from articles.views.article import gone

ELSEWHERE_SHOWN = 5
# Characters that a citation quotes; the page has the whole statement.
CITED_AT_MOST = 300


def statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(pk)
    if found.article.status == Article.Status.WITHDRAWN:
        return gone(request, found.article)
    address = request.build_absolute_uri(found.get_absolute_url())
    context = {
        "statement": found,
        "article": found.article,
        "parts": [] if found.superseded else printed_around(found),
        "elsewhere": Statement.objects.published().with_same_words(found).for_lists()[:ELSEWHERE_SHOWN],
        "decisions": found.decisions.order_by("-made_at"),
        "citation": citation_of(found, address),
        "address": address,
        "linked_data": linked_data.of_statement(found, request.build_absolute_uri),
    }
    return render(request, "articles/statement.html", context)


def find(pk: int) -> Statement:
    return get_object_or_404(
        Statement.objects.addressable()
        .defer("search", "article__search")
        .select_related("article", "speaker", "speaker_organisation")
        .prefetch_related("spans"),
        pk=pk,
    )


def printed_around(statement: Statement) -> list:
    """The paragraphs that the statement was read from, with its words marked."""
    spans = list(statement.spans.all())
    body = statement.article.body
    return [
        part
        for part in paragraph_segments(body, statement_marks(body, [statement], numbered=False))
        if any(overlap(Span(part[0].start, part[-1].end), span) for span in spans)
    ]


def citation_of(statement: Statement, address: str) -> Citation:
    article = statement.article
    return Citation(
        key=f"statement-{statement.pk}",
        title=article.headline,
        statement=cited(statement, CITED_AT_MOST),
        said=said_when(statement),
        published_on=article.published_on,
        address=address,
        byline=article.byline,
        outlet=article.outlet,
        language=article.language,
    )
