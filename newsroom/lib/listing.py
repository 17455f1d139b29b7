"""Pages of long lists, with bounded work for any address."""

import re
import string
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

# Deeper pages are reached by day, by letter or by search: an offset of a million rows is slow.
ROWS_REACHED = 5_000
# “S”, “Sa”, “San”: the first letters of a name.
_BEGINNING = re.compile("[A-Z][a-z]{0,2}")
_LONGEST_BEGINNING = 3


class BoundedPaginator(Paginator):
    """Counts at most `reach` rows and goes no deeper.

    `counted` is the number of rows if it is known; any number above `reach` has the same effect.
    """

    def __init__(self, rows: QuerySet, per_page: int, reach: int, counted: int | None = None) -> None:
        super().__init__(rows, per_page)
        self.reach = reach
        if counted is not None:
            self.counted = counted

    @cached_property
    def counted(self) -> int:
        # Keys alone: the columns that a list shows need not be read to count its rows.
        return self.object_list.order_by().values("pk")[: self.reach + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, self.reach)

    @property
    def is_capped(self) -> bool:
        return self.counted > self.reach

    def page(self, number: int) -> Page:
        bottom = (number - 1) * self.per_page
        keys = self.object_list.values_list("pk", flat=True)[bottom : min(bottom + self.per_page, self.count)]
        # The keys first: otherwise the database computes the columns of each row that it skips.
        return self._get_page(self.object_list.filter(pk__in=list(keys)), number, self)


def page_of(
    request: HttpRequest, rows: QuerySet, per_page: int, reach: int = ROWS_REACHED, counted: int | None = None
) -> Page:
    """The page with the number in `?page=`. Raises Http404 for a page that does not exist."""
    asked = request.GET.get("page", "1")
    paginator = BoundedPaginator(rows, per_page, reach, counted)
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 6):
        raise Http404("No such page.")
    if not 1 <= int(asked) <= paginator.num_pages:
        raise Http404("No such page.")
    return paginator.page(int(asked))


def sure_only(request: HttpRequest) -> bool:
    """Whether the reader wants only what is sure: `?sure=1`."""
    return request.GET.get("sure") == "1"


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters that select names of a list; `chosen` is a prefix of up to three letters, or empty."""

    chosen: str
    alphabet = string.ascii_uppercase

    @classmethod
    def of(cls, request: HttpRequest) -> "Letters":
        chosen = request.GET.get("letter", "")
        if chosen and not _BEGINNING.fullmatch(chosen):
            raise Http404("No such letter.")
        return cls(chosen)

    @property
    def longer(self) -> list[str]:
        """The prefixes with one letter more, which divide a long list; empty at the greatest length."""
        if not self.chosen or len(self.chosen) == _LONGEST_BEGINNING:
            return []
        return [f"{self.chosen}{letter}" for letter in string.ascii_lowercase]


def between(letters: str) -> tuple[str, str | None]:
    """The range of the names that begin with these letters, in lower case: from the first value up to the
    second, which is not included. If the second is None, there is no upper limit.

    Both ends are letters: most collations sort the characters after “z” in ASCII before “a”.
    """
    first = letters.lower()
    counting = first.rstrip("z")
    return first, counting[:-1] + chr(ord(counting[-1]) + 1) if counting else None
