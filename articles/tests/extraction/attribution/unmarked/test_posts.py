import pytest

from articles.extraction.attribution.unmarked.posts import find_posts
from articles.tests.extraction.attribution.unmarked.layouts import printed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Write to the author, Ann Lee (@annlee), by May 3, 2023.", id="a sentence"),
        pytest.param("The fair was good — Ann Lee (@annlee) is its head.", id="a verb after the handle"),
        pytest.param("Ann Lee (@annlee) March 3, 2023", id="no dash"),
        pytest.param("We are glad. — Ann Lee, March 3, 2023", id="no handle"),
        pytest.param("— Ann Lee (@annlee) March 3, 2023", id="no words"),
    ],
)
def test_what_is_no_post(text: str) -> None:
    assert printed(find_posts, text) == []


@pytest.mark.parametrize(
    "line",
    [
        "— Ann Lee (@annlee) March 3, 2023",
        "—Ann Lee (@annlee) 3 March 2023",
        "-- Ann Lee (@annlee), Mar. 3, 2023.",
        "– Ann Lee (@annlee) on Twitter",
        "— Ann Lee (@annlee)",
        "— Ann Lee (@annlee) March 3, 2023, 4:15 PM",
    ],
)
def test_the_line_of_an_account(line: str) -> None:
    expected = [("post", "Ann Lee", ["We are glad. All are safe."])]
    assert (
        printed(find_posts, f"Lee spoke.\n\nWe are glad. All are safe. {line}\n\nNobody else did.")
        == expected
    )
    assert printed(find_posts, f"Lee spoke.\n\nWe are glad. All are safe.\n\n{line}") == expected


def test_a_line_of_its_own_needs_no_dash_if_it_has_a_date() -> None:
    text = "We are glad.\n\nAnn Lee (@annlee) May 1, 2020"
    assert printed(find_posts, text) == [("post", "Ann Lee", ["We are glad."])]
    assert printed(find_posts, "We are glad.\n\nAnn Lee (@annlee)") == []


def test_links_at_the_end_are_no_words_of_the_post() -> None:
    text = "We are glad https://t.co/a1 pic.twitter.com/b2— Ann Lee (@annlee) May 1, 2020"
    assert printed(find_posts, text) == [("post", "Ann Lee", ["We are glad"])]


def test_marks_around_a_post_are_left_out() -> None:
    text = "“We are glad.” — Ann Lee (@annlee) May 1, 2020"
    assert printed(find_posts, text) == [("post", "Ann Lee", ["We are glad."])]
