"""The front page: latest statements, new articles, and the people and places in the news."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Statement
from articles.presentation import linked_data

STATEMENTS_SHOWN = 6
ARTICLES_SHOWN = 10
NAMES_SHOWN = 10
# The newest statements from which the front page takes one of each article.
STATEMENTS_LOOKED_AT = 60


def front(request: HttpRequest) -> HttpResponse:
    published = Article.objects.published()
    latest = Statement.objects.published().newest()
    context = {
        "articles": published.newest().for_lists()[:ARTICLES_SHOWN],
        "statements": one_an_article(latest.in_full_quotation().with_speaker().for_lists()),
        "tally": latest.tally(),
        "linked_data": linked_data.of_site(request.build_absolute_uri),
        "news": published.newest().in_the_news(NAMES_SHOWN),
    }
    return render(request, "articles/front.html", context)


def one_an_article(statements: QuerySet[Statement]) -> list[Statement]:
    """The newest statement of each article, so that no single interview fills the page."""
    chosen: dict[int, Statement] = {}
    for statement in statements[:STATEMENTS_LOOKED_AT]:
        chosen.setdefault(statement.article_id, statement)
    return list(chosen.values())[:STATEMENTS_SHOWN]
