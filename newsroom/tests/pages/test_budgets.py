"""How many questions a page asks the database: the same for one row as for many.

Each page asks one more than is told here: when the archive changed last.
"""

from datetime import date, timedelta

import pytest

LAST_CHANGE = 1
BUDGETS = {
    # newest statements, tally, newest articles, arrays of the news, its people, places, organisations
    "/": 7,
    # counted rows, the keys of the page, the page, tally, years from the counted days, years of those whose
    # embargo has passed
    "/articles/": 6,
    "/articles/2024/": 6,
    "/articles/2024/05/": 6,
    # as above, no division below a day
    "/articles/2024/05/14/": 4,
    # the person, then as above; their years are counted from the articles
    "/articles/?person=maria-alvarez": 6,
    "/articles/?format=csv": 1,
    "/articles/?format=atom": 1,
    "/people/": 3,
    "/people/?format=csv": 1,
    "/organisations/": 3,
    "/organisations/?format=csv": 1,
    "/places/": 3,
    # counted rows, the keys of the page, the page with speakers and articles, tally
    "/statements/": 4,
    "/statements/?format=csv": 1,
    # the person, then as above
    "/statements/?speaker=maria-alvarez": 5,
    # the counted days, and those whose embargo has passed
    "/timeline/": 2,
    # the organisation, then as above
    "/statements/?speaker_organisation=northport-harbour-council": 5,
    # the record, whether it is in print, news (4), aliases, descriptors, articles, tally and years, keys,
    # page
    "/people/maria-alvarez/": 12,
    # the same without descriptors
    "/organisations/northport-harbour-council/": 11,
    # the record, whether it is in print, country, aliases, articles, statements, tally, news (4)
    "/places/northport/": 11,
}


@pytest.fixture
def print_many(cast, print_article):
    def print_them(count):
        for number in range(count):
            print_article(
                "Maria Alvarez spoke in Northport.\n\n“We build,” she said.\n\nChen Wei went to Lisbon.\n\n"
                "“We wait,” said NHC.",
                headline=f"Harbour {number}",
                published_on=date(2024, 5, 14) - timedelta(days=number // 3),
                people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
                places={"Northport": cast.northport, "Lisbon": cast.lisbon},
                organisations={"NHC": cast.council},
                statements=(
                    {"text": "We build,", "speaker": cast.maria, "speaker_text": "she"},
                    {"text": "We wait,", "speaker_organisation": cast.council, "speaker_text": "NHC"},
                ),
            )

    return print_them


@pytest.mark.parametrize("rows", [1, 12])
def test_lists_keep_their_budget(client, print_many, django_assert_num_queries, rows):
    print_many(rows)
    client.get("/")  # what is asked once in the life of a process

    for address, budget in BUDGETS.items():
        with django_assert_num_queries(LAST_CHANGE + budget, info=address):
            assert client.get(address).status_code == 200


def test_an_article_asks_as_much_whatever_it_holds(client, print_many, harbour, django_assert_num_queries):
    print_many(3)

    # the article, statements, their spans, people, places, organisations, captions, versions, before, after,
    # related (3)
    with django_assert_num_queries(LAST_CHANGE + 13):
        client.get(harbour.get_absolute_url())


def test_a_statement_asks_for_itself_its_spans_decisions_and_echoes(
    client, harbour, django_assert_num_queries
):
    statement = harbour.statements.get(kind="direct")
    with django_assert_num_queries(LAST_CHANGE + 4):
        client.get(statement.get_absolute_url())
