"""The synthetic archive of the bench."""

from itertools import islice

import pytest

from newsroom.bench.synthetic import SyntheticArchive


@pytest.fixture(scope="module")
def articles():
    return list(islice(SyntheticArchive(1000).articles(), 60))


def test_every_mention_and_quotation_has_its_offsets(articles):
    for article in articles:
        assert all(
            article.body[one.start : one.end] == one.surface for one in article.people + article.places
        )
        assert all(article.body[said.start : said.end] == said.text for said in article.quotations)
    assert all(article.people and article.places and article.quotations for article in articles)


def test_the_same_size_gives_the_same_archive(articles):
    assert list(islice(SyntheticArchive(1000).articles(), 60)) == articles


def test_days_are_in_order_and_names_are_distinct(articles):
    assert [article.day for article in articles] == sorted(article.day for article in articles)
    assert len(set(SyntheticArchive(1000).people)) == 200


def test_the_frequencies_of_words_are_as_in_news(articles):
    texts = [set(article.body.lower().split()) for article in articles]
    archive = SyntheticArchive(1000)
    shares = [sum(archive.words[rank] in text for text in texts) / len(texts) for rank in (0, 200, 20_000)]
    assert shares[0] > 0.9
    assert 0.02 < shares[1] < 0.4
    assert shares[2] < 0.1
