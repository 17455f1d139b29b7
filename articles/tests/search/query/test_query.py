"""A parsed query and its parts."""

from articles.search.query.parser import parse


def test_a_part_can_be_taken_out_or_replaced():
    query = parse('harbour person:"Chen Wei" -ferry')
    assert query.replaced(query.conditions[0]) == "harbour -ferry"
    assert query.replaced(query.required[0][0], "quay") == 'quay person:"Chen Wei" -ferry'


def test_plain_words_are_what_one_would_type_as_a_name():
    assert parse('kim jong-un place:"North Korea"').plain == "kim jong un"
    assert parse("kim OR park").plain == ""


def test_a_query_of_notes_alone_is_empty():
    query = parse("x" * 201 + " ?")
    assert query.notes
    assert not parse("!?")
    assert parse("-wall")
