"""The front page."""

from newsroom.tests.page_content import html_of, statements_on


def test_the_front_page_gives_no_article_more_than_one_statement(client, cast, print_article):
    long_enough = "This harbour will be open to every boat of every town"
    print_article(
        f"“{long_enough} on Monday,” she said. “{long_enough} on Tuesday,” she said.",
        people={},
        statements=tuple(
            {"text": f"{long_enough} on {day},", "speaker": cast.maria, "speaker_text": "she"}
            for day in ("Monday", "Tuesday")
        ),
    )

    front = html_of(client, "/")

    assert len(statements_on(front)) == 1
