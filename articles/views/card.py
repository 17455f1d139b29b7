"""The card of a statement as SVG and, for social networks, as PNG."""

import resvg_py
from django.http import HttpRequest, HttpResponse

from articles.cards.statement_card import svg_of
from articles.models import Article
from articles.views.article import gone
from articles.views.statement import find


def svg(request: HttpRequest, pk: int) -> HttpResponse:
    statement = find(pk)
    if statement.article.status == Article.Status.WITHDRAWN:
        return gone(request, statement.article)
    return HttpResponse(svg_of(statement), content_type="image/svg+xml")


def png(request: HttpRequest, pk: int) -> HttpResponse:
    statement = find(pk)
    if statement.article.status == Article.Status.WITHDRAWN:
        return gone(request, statement.article)
    # The picture holds outlines only and needs no font.
    picture = resvg_py.svg_to_bytes(svg_string=svg_of(statement), skip_system_fonts=True)
    return HttpResponse(picture, content_type="image/png")
