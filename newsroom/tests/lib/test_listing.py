"""Pages of long lists: which page is shown, how far it counts, and how letters divide a list."""

import pytest
from django.http import Http404

from newsroom.lib.listing import BoundedPaginator, Letters, between, page_of
from people.models import Person


@pytest.fixture
def five(db):
    Person.objects.bulk_create(
        Person(name=name, sort_name=name, slug=name.lower()) for name in ("Abe", "Bao", "Cruz", "Diaz", "Eng")
    )
    return Person.objects.order_by("sort_name")


@pytest.mark.parametrize("page", ["0", "4", "x", "", "-1", "٣", "1234567"])
def test_a_page_that_does_not_exist_is_not_found(rf, five, page):
    with pytest.raises(Http404):
        page_of(rf.get("/", {"page": page}), five, per_page=2)


@pytest.mark.parametrize(
    ("query", "names"), [({}, ["Abe", "Bao"]), ({"page": "2"}, ["Cruz", "Diaz"]), ({"page": "3"}, ["Eng"])]
)
def test_each_row_is_on_one_page(rf, five, query, names):
    assert [person.name for person in page_of(rf.get("/", query), five, per_page=2)] == names


@pytest.mark.parametrize(
    ("reach", "counted", "count", "capped"),
    [
        pytest.param(5, None, 5, False, id="all are reached"),
        pytest.param(3, None, 3, True, id="more than are reached"),
        pytest.param(9, 4, 4, False, id="counted before"),
    ],
)
def test_rows_are_counted_up_to_the_reach(five, reach, counted, count, capped):
    paginator = BoundedPaginator(five, 2, reach, counted)
    assert (paginator.count, paginator.is_capped) == (count, capped)


@pytest.mark.parametrize("letter", ["a", "Abcd", "Ä", "A1", "\0"])
def test_what_is_not_the_beginning_of_a_name_is_not_found(rf, letter):
    with pytest.raises(Http404):
        Letters.of(rf.get("/", {"letter": letter}))


@pytest.mark.parametrize(("letter", "longer"), [("", 0), ("S", 26), ("Sa", 26), ("San", 0)])
def test_a_beginning_is_divided_up_to_three_letters(rf, letter, longer):
    assert len(Letters.of(rf.get("/", {"letter": letter})).longer) == longer


@pytest.mark.parametrize(
    ("letters", "first", "after"),
    [("A", "a", "b"), ("Sa", "sa", "sb"), ("Az", "az", "b"), ("Azz", "azz", "b"), ("Z", "z", None)],
)
def test_a_beginning_is_a_range_that_ends_with_a_letter(letters, first, after):
    assert between(letters) == (first, after)
