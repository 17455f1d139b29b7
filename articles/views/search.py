"""The search page, its suggestions while typing, and its description for browsers."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.filters import ArchiveFilter, ArticleFilter
from articles.models import Article, Statement
from articles.presentation.exports import article_entry, article_record, statement_entry, statement_record
from articles.presentation.search_links import (
    DAYS,
    VALUES,
    Link,
    SearchAddress,
    attempts,
    chips,
    facets,
    hidden_fields,
    older_matches,
)
from articles.presentation.search_page import SearchPage, look_up
from articles.search.query.parser import parse
from articles.search.query.query import Operator, Query
from articles.search.resolved_query import render_notes
from articles.search.suggestions import suggest
from articles.search.time_limit import SearchTimeout, time_limit
from articles.views.old_addresses import moved
from newsroom.lib import exports

SCOPES = {
    "all": gettext_lazy("Everything"),
    "articles": gettext_lazy("Articles"),
    "statements": gettext_lazy("Statements"),
    "people": gettext_lazy("People"),
    "places": gettext_lazy("Places"),
    "organisations": gettext_lazy("Organisations"),
}


def search(request: HttpRequest) -> HttpResponse:
    if redirect := moved(request):
        return redirect
    query = parse(request.GET.get("q", ""))
    filters = ArticleFilter(request.GET, queryset=Article.objects.published())
    page = SearchPage(
        query,
        _scope(request.GET, query),
        by_rank=request.GET.get("sort") != "date" and bool(query.required),
    )
    searched = bool(query) or any(filters.chosen(name) for name in (*VALUES, *DAYS))
    if searched:
        try:
            with time_limit():
                look_up(page, request.GET, filters)
        except SearchTimeout:
            page = SearchPage(query, page.scope, page.by_rank, timed_out=True)
    if file := _file(request, page):
        return file
    context = {"search": page, "q": query.text, "searched": searched}
    context |= _links(page, filters, SearchAddress(request.GET))
    context |= {
        "sure": filters.sure_only,
        "days": [filters.form[name] for name in DAYS],
        "hidden_fields": hidden_fields(filters, request.GET),
        "any_articles": not page.empty or Article.objects.published().exists(),
        "notes": [
            *(page.resolved.notes if page.resolved else render_notes(query.notes)),
            *_form_errors(filters),
        ],
    }
    return render(request, "articles/search.html", context, status=503 if page.timed_out else 200)


def suggestions(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("q", "")
    try:
        with time_limit():
            found = suggest(typed)
    except SearchTimeout:
        # While the reader types, nothing is offered for a search that is still too broad.
        found = None
    return render(request, "articles/search/suggestions.html", {"found": found, "q": parse(typed).text})


def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser adds the archive to its search engines."""
    context = {"address": request.build_absolute_uri(reverse("articles:search"))}
    return render(
        request,
        "articles/search/opensearch.xml",
        context,
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )


def _links(page: SearchPage, filters: ArticleFilter, address: SearchAddress) -> dict[str, object]:
    """The links of the page to similar searches."""
    return {
        "scopes": [
            Link(str(label), address.with_(in_=name), chosen=name == page.scope)
            for name, label in SCOPES.items()
        ],
        "chips": chips(page.query, filters, address),
        "facets": facets(page.main, address) if page.main else [],
        "older_matches": older_matches(page.main, address) if page.main else None,
        "attempts": attempts(page.query, page.unknown, page.scope, address),
        "similar_name_url": address.with_(q=page.similar_name),
        "exact_url": address.with_(exact="1"),
        "newest_first_url": address.with_(sort="date"),
        "best_first_url": address.with_(sort="relevance"),
    }


def _file(request: HttpRequest, page: SearchPage) -> HttpResponse | None:
    """The matches as a file or a feed, newest first; None if the reader wants the page."""
    title = _("Search: %(query)s") % {"query": page.query.text}
    if request.GET.get("format") and page.scope in {"people", "places", "organisations"}:
        raise Http404("Only articles and statements can be exported.")
    ids = page.main.matches.ids if page.main else []
    if page.scope == "statements":
        rows = Statement.objects.published().filter(pk__in=ids).newest().for_lists()
        return exports.answer(request, rows, title=title, record=statement_record, entry=statement_entry)
    rows = Article.objects.published().filter(pk__in=ids).newest().for_lists()
    return exports.answer(request, rows, title=title, record=article_record, entry=article_entry)


def _scope(parameters: QueryDict, query: Query) -> str:
    given = parameters.get("in", "")
    if given in SCOPES:
        return given
    if query.values(Operator.SPEAKER) or query.values(Operator.KIND):
        return "statements"
    return "all"


def _form_errors(filters: ArchiveFilter) -> list[str]:
    return [
        f"{filters.form.fields[name].label}: {error}"
        for name, errors in filters.form.errors.items()
        for error in errors
    ]
