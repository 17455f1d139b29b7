from datetime import date

import pytest

from articles.reading.dates import NoSuchDate, leading_date, whole_date

DAY = date(2023, 9, 13)


@pytest.mark.parametrize(
    "text",
    [
        "2023",
        "12023-09-13",
        "Sept. 13",
        "September 2023",
        "May we?",
        "Marching 13, 2023",
        "13 Septembers 2023",
        "",
        "-",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert leading_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-30",
        "2023-13-01",
        "30 February 2023",
        "April 31, 2023",
        "0001-01-01",
        "05/09/2023",
        "13.09.2023",
        "5/9/23",
    ],
)
def test_a_date_that_cannot_be_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NoSuchDate) as refusal:
        leading_date(text)
    assert text in str(refusal.value)


@pytest.mark.parametrize(
    "text",
    [
        "2023-09-13",
        "2023/09/13",
        "2023.9.13",
        "20230913",
        "2023-09-13T10:30:00Z",
        "2023-09-13T10:30:00.123+02:00",
        "2023-09-13 10:30 GMT",
        "13 September 2023",
        "13th of September, 2023",
        "13-Sep-2023",
        "September 13, 2023",
        "September 13 2023",
        "Sept. 13, 2023",
        "SEPT 13, 2023",
        "Wednesday, September 13, 2023",
        "Wed 13 Sep 2023",
        "Sept. 13, 2023 at 4:05 p.m.",
        "Sept. 13, 2023, 4:05 pm EST",
    ],
)
def test_every_way_to_print_a_day(text: str) -> None:
    assert whole_date(text) == DAY


def test_the_offset_after_a_date_is_where_the_text_continues() -> None:
    text = "2023-09-13 10:30 that day"
    found = leading_date(text)
    assert found is not None
    assert text[found[1] :] == " that day"


def test_a_date_before_a_sentence_is_not_a_whole_date() -> None:
    assert whole_date("September 13, 2023 was a Wednesday") is None
