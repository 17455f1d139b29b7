"""A bench that measures a wrong archive measures nothing."""

from itertools import islice

import pytest

from newsroom.bench.synthetic import World


@pytest.fixture(scope="module")
def printed():
    return list(islice(World(1000).articles(), 60))


def test_every_mention_and_quotation_stands_where_it_says(printed):
    for article in printed:
        assert all(
            article.body[one.start : one.end] == one.surface for one in article.people + article.places
        )
        assert all(article.body[said.start : said.end] == said.text for said in article.quotations)
    assert all(article.people and article.places and article.quotations for article in printed)


def test_the_same_size_gives_the_same_archive(printed):
    assert list(islice(World(1000).articles(), 60)) == printed


def test_days_run_forward_and_names_are_distinct(printed):
    assert [article.day for article in printed] == sorted(article.day for article in printed)
    assert len(set(World(1000).people)) == 200


def test_words_are_as_unequal_as_in_news(printed):
    texts = [set(article.body.lower().split()) for article in printed]
    world = World(1000)
    shares = [sum(world.words[rank] in text for text in texts) / len(texts) for rank in (0, 200, 20_000)]
    assert shares[0] > 0.9
    assert 0.02 < shares[1] < 0.4
    assert shares[2] < 0.1
