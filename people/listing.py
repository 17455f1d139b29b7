"""Pages of long lists: bounded work, whatever a reader types into the address."""

from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

# Deeper pages are reached by day, by letter or by search: an offset of a million rows helps nobody.
ROWS_REACHED = 10_000


class BoundedPaginator(Paginator):
    """Counts at most `reach` rows and goes no deeper."""

    def __init__(self, rows: QuerySet, per_page: int, reach: int) -> None:
        super().__init__(rows, per_page)
        self.reach = reach

    @cached_property
    def counted(self) -> int:
        # Keys alone: what a list shows of a row need not be read to count it.
        return self.object_list.order_by().values("pk")[: self.reach + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, self.reach)

    @property
    def is_capped(self) -> bool:
        return self.counted > self.reach


def page_of(request: HttpRequest, rows: QuerySet, per_page: int, reach: int = ROWS_REACHED) -> Page:
    """The page that `?page=` asks for; a page that does not exist is not found."""
    asked = request.GET.get("page", "1")
    paginator = BoundedPaginator(rows, per_page, reach)
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 6):
        raise Http404("No such page.")
    if not 1 <= int(asked) <= paginator.num_pages:
        raise Http404("No such page.")
    return paginator.page(int(asked))
