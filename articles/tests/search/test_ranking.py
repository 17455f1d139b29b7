"""In which order the matches of a search are shown, best first."""

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Value

from articles.models import Article
from articles.search.query.parser import parse
from articles.search.ranking import EqualsAny, article_summaries, statement_summaries
from articles.search.tsquery import text_query

VOTE = "Council votes for the wall"


def test_without_words_and_without_ranking_every_rank_is_zero(shelf):
    ids = [shelf["vote"].pk, shelf["match"].pk]
    assert [match.rank for match in article_summaries(None, ids, ranked=True)] == [0, 0]
    assert [match.rank for match in article_summaries(text_query(parse("wall")), ids, ranked=False)] == [0, 0]


def test_summaries_of_articles(shelf, cast):
    (match,) = article_summaries(text_query(parse("wall")), [shelf["vote"].pk], ranked=True)
    assert (match.pk, match.day) == (shelf["vote"].pk, shelf["vote"].published_on)
    assert match.outlet == "Harbour Herald"
    assert set(match.people) == {cast.maria.pk, cast.chen.pk}
    assert match.places == (cast.northport.pk,)
    assert match.rank > 0


def test_summaries_of_statements(shelf, cast):
    statement = shelf["ferry"].statements.get()
    (match,) = statement_summaries(text_query(parse("ferries")), [statement.pk], ranked=True)
    assert (match.people, match.places, match.kind) == ((cast.amina.pk,), (cast.lisbon.pk,), "mixed")
    assert match.rank > 0


def test_equals_any_finds_the_rows_of_an_array(shelf):
    array = Value([shelf["vote"].pk, shelf["ferry"].pk], ArrayField(BigIntegerField()))
    assert set(Article.objects.filter(EqualsAny(F("pk"), array))) == {shelf["vote"], shelf["ferry"]}
    assert not Article.objects.filter(EqualsAny(F("pk"), Value([], ArrayField(BigIntegerField())))).exists()


def test_a_headline_counts_more_than_a_mention_in_passing(headlines, print_article):
    print_article(
        "A wall, and much else of no importance to anybody who lives here.", headline="Roof falls in"
    )
    assert headlines("wall", by_rank=True) == [VOTE, "Roof falls in"]


def test_a_whole_statement_of_somebody_known_comes_before_a_snatch_and_before_theirs(
    words_said, print_article, cast
):
    whole = "The tide will come in as it has always come in, and we shall keep it out together,"
    snatch, theirs = "high tide,", whole.replace("together", "somehow")
    print_article(
        f"“{snatch}” Chen said. “{whole}” Chen said. “{theirs}” they said.",
        statements=(
            {"text": snatch, "speaker": cast.chen},
            {"text": whole, "speaker": cast.chen},
            {"text": theirs, "speaker_text": "they"},
        ),
    )
    assert words_said("tide", by_rank=True) == [whole, theirs, snatch]
