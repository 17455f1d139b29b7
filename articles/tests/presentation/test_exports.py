"""The fields of a record in files and of an entry in feeds."""

from articles.presentation.exports import article_record, place_record, statement_entry, statement_record


def absolute(address):
    return f"https://archive.example{address}"


def test_an_indirect_statement_has_no_quotation_marks(harbour):
    direct, indirect = harbour.statements.order_by("kind")

    assert statement_entry(direct)["title"] == "Maria Alvarez: “The harbour belongs to all of us”"
    assert statement_entry(indirect)["title"] == "According to Chen Wei: that the ice would come from Lisbon"


def test_an_unknown_speaker_is_given_as_printed(harbour):
    statement = harbour.statements.get(kind="direct")
    statement.speaker, statement.speaker_text = None, "analysts"

    record = statement_record(statement, absolute)

    assert (record["speaker"], record["speaker_address"]) == ("", "")
    assert record["speaker_as_printed"] == statement_entry(statement)["author"] == "analysts"


def test_addresses_are_absolute_and_lead_to_the_line(harbour, cast):
    statement = harbour.statements.get(kind="direct")
    article = absolute(harbour.get_absolute_url())

    assert article_record(harbour, absolute)["address"] == article
    assert statement_record(statement, absolute)["article_address"] == f"{article}#s-{statement.pk}"
    assert place_record(cast.lisbon, absolute)["address"] == absolute("/places/lisbon/")
