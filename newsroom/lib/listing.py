"""Pages of long lists: bounded work, whatever a reader types into the address."""

import re
import string
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

# Deeper pages are reached by day, by letter or by search: an offset of a million rows helps nobody.
ROWS_REACHED = 5_000
# “S”, “Sa”, “San”: the beginning of a name.
_BEGINNING = re.compile("[A-Z][a-z]{0,2}")
_LONGEST_BEGINNING = 3


class BoundedPaginator(Paginator):
    """Counts at most `reach` rows and goes no deeper.

    `counted` is how many rows there are, where that is known; more than `reach` means any number more.
    """

    def __init__(self, rows: QuerySet, per_page: int, reach: int, counted: int | None = None) -> None:
        super().__init__(rows, per_page)
        self.reach = reach
        if counted is not None:
            self.counted = counted

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

    def page(self, number: int) -> Page:
        bottom = (number - 1) * self.per_page
        keys = self.object_list.values_list("pk", flat=True)[bottom : min(bottom + self.per_page, self.count)]
        # The keys first: else the database makes up each row that it skips, to the beginning of its text.
        return self._get_page(self.object_list.filter(pk__in=list(keys)), number, self)


def page_of(
    request: HttpRequest, rows: QuerySet, per_page: int, reach: int = ROWS_REACHED, counted: int | None = None
) -> Page:
    """The page that `?page=` asks for; a page that does not exist is not found."""
    asked = request.GET.get("page", "1")
    paginator = BoundedPaginator(rows, per_page, reach, counted)
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 6):
        raise Http404("No such page.")
    if not 1 <= int(asked) <= paginator.num_pages:
        raise Http404("No such page.")
    return paginator.page(int(asked))


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters by which a list of names is walked; `chosen` is a beginning of up to three, or empty."""

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
        """The beginnings that divide a list which is too long to be walked."""
        if not self.chosen or len(self.chosen) == _LONGEST_BEGINNING:
            return []
        return [f"{self.chosen}{letter}" for letter in string.ascii_lowercase]


def between(letters: str) -> tuple[str, str | None]:
    """The half-open range, in lower case, of the names that begin with these letters; None is open.

    Both ends are letters: by the order of most languages a sign behind the z would stand before the a.
    """
    first = letters.lower()
    counting = first.rstrip("z")
    return first, counting[:-1] + chr(ord(counting[-1]) + 1) if counting else None
