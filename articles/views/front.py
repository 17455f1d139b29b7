"""The front page: what was said lately, what is new, who and where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article, Statement

STATEMENTS_SHOWN = 6
ARTICLES_SHOWN = 10
NAMES_SHOWN = 10


def front(request: HttpRequest) -> HttpResponse:
    published = Article.objects.published()
    lately = Statement.objects.published().newest()
    context = {
        "articles": published.newest().for_lists()[:ARTICLES_SHOWN],
        "statements": lately.quoted().with_speaker().for_lists()[:STATEMENTS_SHOWN],
        "tally": lately.tally(),
        "news": published.newest().in_the_news(NAMES_SHOWN),
    }
    return render(request, "articles/front.html", context)
