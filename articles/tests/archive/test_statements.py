"""Which stored statement an extracted one is: statements keep their addresses."""

from articles.archive import Outcome
from articles.models import Statement, StatementSpan

BODY = (
    "Mayor Maria Alvarez spoke in Northport on Monday.\n\n"
    "“The harbour will open in June,” said Alvarez. Chen Wei of the port agreed.\n\n"
    "“We are ready,” said Chen Wei."
)


def test_statements_of_untouched_paragraphs_keep_their_addresses(store):
    article = store(BODY).article
    before = dict(article.statements.values_list("text", "pk"))
    saved = store("Rain fell in the night.\n\n" + BODY)
    assert saved.outcome is Outcome.CHANGED
    assert dict(article.statements.values_list("text", "pk")) == before
    assert not article.statements.filter(superseded=True).exists()


def test_the_same_words_in_a_changed_paragraph_keep_their_address(store):
    article = store(BODY).article
    before = dict(article.statements.values_list("text", "pk"))
    store(BODY.replace("of the port agreed", "of the port did not agree"))
    assert dict(article.statements.values_list("text", "pk")) == before


def test_a_statement_that_is_not_found_again_is_superseded(store):
    article = store(BODY).article
    gone = article.statements.get(text="We are ready,")
    store(BODY.replace("“We are ready,” said Chen Wei.", "Nobody else spoke."))
    gone.refresh_from_db()
    assert gone.superseded
    assert gone not in Statement.objects.published()


def test_a_statement_that_comes_back_gets_its_address_back(store):
    pk = store(BODY).article.statements.get(text="We are ready,").pk
    store(BODY.replace("“We are ready,” said Chen Wei.", "Nobody else spoke."))
    store(BODY)
    assert Statement.objects.published().get(text="We are ready,").pk == pk
    assert Statement.objects.count() == 2


def shortened(article, **fields):
    """A stored statement as if an earlier extraction had ended it sooner."""
    statement = article.statements.get(text="The harbour will open in June,")
    span = statement.spans.get()
    StatementSpan.objects.filter(pk=span.pk).update(end=span.end - len(" in June,"))
    Statement.objects.filter(pk=statement.pk).update(text="The harbour will open", quoted=[(0, 21)], **fields)
    return statement


def test_a_statement_that_mostly_overlaps_the_new_one_keeps_its_address(store):
    statement = shortened(store(BODY).article)
    store(BODY)
    statement.refresh_from_db()
    assert (statement.text, statement.superseded) == ("The harbour will open in June,", False)
    assert Statement.objects.count() == 2


def test_an_indirect_statement_does_not_become_a_quotation_that_overlaps_it(store):
    statement = shortened(store(BODY).article, kind="indirect")
    store(BODY)
    statement.refresh_from_db()
    assert (statement.text, statement.superseded) == ("The harbour will open", True)
    assert Statement.objects.count() == 3


def test_the_day_of_a_statement_moves_with_the_text(store):
    dated = BODY.replace("said Chen Wei.", "said Chen Wei on Tuesday.")
    statement = store(dated).article.statements.get(text="We are ready,")
    store("Rain fell.\n\n" + dated)
    statement.refresh_from_db()
    printed = statement.article.body[statement.said_on_start : statement.said_on_end]
    assert (printed, statement.said_on_text, statement.said_until) == ("on Tuesday", "on Tuesday", None)
