"""One statement: the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.marking import paragraphs
from articles.models import Statement
from articles.views.evidence import statement_marks


def statement(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(
        Statement.objects.addressable().select_related("article", "speaker").prefetch_related("spans"), pk=pk
    )
    spans = list(found.spans.all())
    parts = [
        part
        for part in paragraphs(found.article.body, statement_marks(found.article.body, [found]))
        if any(part[0].start < span.end and part[-1].end > span.start for span in spans)
    ]
    context = {
        "statement": found,
        "article": found.article,
        "parts": parts,
        "elsewhere": Statement.objects.published().with_the_words_of(found).for_lists()[:5],
    }
    return render(request, "articles/statement.html", context)
