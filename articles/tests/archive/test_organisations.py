"""Organisations of an import: their records, what they say, and what editors decided about them."""

import pytest

from articles.curation.decisions import decide
from articles.models import Decision
from people import organisations
from people.models import Organisation

TEXT = "Northport Harbour Council (NHC) met.\n\n“The boats come in June,” said NHC. Maria Alvarez listened."


@pytest.fixture
def met(store):
    return store(TEXT).article


@pytest.fixture
def maria(met):
    return met.person_mentions.get().person


@pytest.fixture
def ministry(db):
    return organisations.create("Interior Ministry")


def shown_under(article):
    return dict(article.organisation_mentions.values_list("surface", "organisation__name"))


def test_an_article_that_prints_both_forms_names_one_organisation(met):
    name = "Northport Harbour Council"
    assert shown_under(met) == {name: name, "NHC": name}
    assert [alias.name for alias in Organisation.objects.get().aliases.all()] == ["NHC"]


def test_an_article_with_the_abbreviation_alone_names_another_until_an_editor_merges_them(met, store):
    alone = store("“We wait,” said NHC.", key="seeds/second.txt").article
    assert shown_under(alone) == {"NHC": "NHC"}
    short, full = (Organisation.objects.get(name=name) for name in ("NHC", "Northport Harbour Council"))
    organisations.merge(short, full, reason="its abbreviation")
    assert alone.statements.get().speaker_organisation == full
    third = store("“We go,” said NHC.", key="seeds/third.txt").article
    assert third.statements.get().speaker_organisation == full


def test_an_organisation_speaks(met):
    statement = met.statements.get()
    assert (statement.speaker, statement.speaker_organisation.name) == (None, "Northport Harbour Council")
    assert statement.named_speaker == statement.speaker_organisation


@pytest.mark.parametrize("text", [TEXT, "Rain fell.\n\n" + TEXT], ids=["the same text", "a paragraph before"])
def test_a_corrected_mention_stays_corrected(met, store, ministry, text):
    mention = met.organisation_mentions.get(surface="NHC", start__gt=35)
    decide(mention, "corrected", by=None, organisation=ministry)
    store(text)
    mention.refresh_from_db()
    assert (mention.organisation, mention.review_state) == (ministry, "corrected")
    assert text[mention.start : mention.end] == "NHC"


def test_a_rejected_mention_stays_rejected(met, store):
    mention = met.organisation_mentions.first()
    decide(mention, "rejected", by=None)
    store(TEXT)
    mention.refresh_from_db()
    assert mention.review_state == "rejected"


def test_a_statement_given_to_a_person_stays_with_the_person(met, store, maria):
    decide(met.statements.get(), "corrected", by=None, speaker=maria)
    store(TEXT)
    statement = met.statements.get()
    assert (statement.speaker, statement.speaker_organisation) == (maria, None)


def test_a_statement_given_to_an_organisation_stays_with_it(met, store, maria, ministry):
    decide(met.statements.get(), "corrected", by=None, speaker=maria)
    decide(met.statements.get(), "corrected", by=None, speaker_organisation=ministry)
    store(TEXT)
    statement = met.statements.get()
    assert (statement.speaker, statement.speaker_organisation) == (None, ministry)


def test_a_decision_whose_text_changed_goes_back_to_the_queue(met, store, ministry):
    decide(met.organisation_mentions.get(start=0), "corrected", by=None, organisation=ministry)
    store(TEXT.replace("met.", "sat."))
    assert Decision.objects.get().needs_review
    assert met.organisation_mentions.get(start=0).review_state == "unreviewed"
