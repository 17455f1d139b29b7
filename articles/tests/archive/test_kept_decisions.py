"""Imports keep what an editor decided, while the paragraph is unchanged."""

from datetime import date

import pytest

from articles.curation.decisions import decide
from articles.models import Decision, Statement
from articles.tests.archive.conftest import BODY, ELSEWHERE_CHANGED
from people.models import Person


def stored(finding):
    return type(finding).objects.get(pk=finding.pk)


def test_a_decision_records_editor_reason_and_words(quoted, editor):
    decision = decide(quoted, "rejected", by=editor, reason="a banner, not speech")
    assert (decision.made_by, decision.reason, decision.words) == (
        editor,
        "a banner, not speech",
        "The harbour will open in June,",
    )
    assert BODY[decision.start : decision.end] == decision.words
    assert stored(quoted).review_state == "rejected"


@pytest.mark.parametrize("verdict", ["confirmed", "rejected", "disputed"])
@pytest.mark.parametrize(
    "later", [pytest.param(BODY, id="same text"), pytest.param(ELSEWHERE_CHANGED, id="changed elsewhere")]
)
def test_a_verdict_is_kept(store, quoted, editor, verdict, later):
    decide(quoted, verdict, by=editor)
    store(later)
    assert stored(quoted).review_state == verdict
    assert not Decision.objects.filter(needs_review=True).exists()


def test_a_rejected_statement_stays_hidden(store, quoted, editor):
    decide(quoted, "rejected", by=editor)
    store(ELSEWHERE_CHANGED)
    assert quoted.text not in Statement.objects.published().values_list("text", flat=True)


def test_a_corrected_speaker_is_kept(store, quoted, editor):
    chen = Person.objects.get(name="Chen Wei")
    decide(quoted, "corrected", by=editor, speaker=chen)
    store(ELSEWHERE_CHANGED)
    after = stored(quoted)
    assert (after.speaker, after.read_as, after.review_state) == (chen, chen, "corrected")


def test_a_speaker_corrected_to_words_is_kept(store, quoted, editor):
    decide(quoted, "corrected", by=editor, speaker=None, speaker_text="the harbour master")
    store(ELSEWHERE_CHANGED)
    after = stored(quoted)
    assert (after.speaker, after.speaker_text, after.speaker_start) == (None, "the harbour master", None)


def test_a_corrected_day_is_kept_and_not_as_printed(store, editor):
    dated = BODY.replace("said Alvarez.", "said Alvarez on Tuesday.")
    quoted = store(dated).article.statements.get(text="The harbour will open in June,")
    assert (quoted.said_on, quoted.said_on_text) == (date(2024, 5, 14), "on Tuesday")
    decide(quoted, "corrected", by=editor, said_on=date(2024, 5, 7), said_until=date(2024, 5, 9))
    store("Rain fell.\n\n" + dated)
    after = stored(quoted)
    assert (after.said_on, after.said_until) == (date(2024, 5, 7), date(2024, 5, 9))
    assert (after.said_on_text, after.said_on_start) == ("", None)


def test_a_confirmation_keeps_an_earlier_correction(store, quoted, editor):
    chen = Person.objects.get(name="Chen Wei")
    decide(quoted, "corrected", by=editor, speaker=chen)
    decide(quoted, "confirmed", by=editor)
    store(BODY)
    assert (stored(quoted).speaker, stored(quoted).review_state) == (chen, "confirmed")


def test_a_corrected_mention_is_kept_and_no_record_is_created_for_its_name(store, article, editor):
    mention = article.person_mentions.get(surface="Brandt")
    chen = Person.objects.get(name="Chen Wei")
    decide(mention, "corrected", by=editor, person=chen)
    count = Person.objects.count()
    store(ELSEWHERE_CHANGED)
    assert stored(mention).person == chen
    assert Person.objects.count() == count


def test_a_decided_mention_that_is_not_found_again_is_kept(store, article, editor):
    mention = article.person_mentions.create(
        start=BODY.index("Northport"),
        end=BODY.index("Northport") + 9,
        surface="Northport",
        confidence=1,
        reason="an editor read it so",
    )
    decide(mention, "added", by=editor)
    store("Rain fell.\n\n" + BODY)
    assert stored(mention).start == BODY.index("Northport") + len("Rain fell.\n\n")


def test_no_mention_is_added_that_overlaps_a_decided_one(store, article, editor):
    first = article.person_mentions.get(surface="Maria Alvarez")
    decide(first, "rejected", by=editor)
    type(first).objects.filter(pk=first.pk).update(surface="Maria", end=first.start + 5)
    store(BODY)
    assert list(article.person_mentions.filter(start__lt=13).values_list("surface", flat=True)) == ["Maria"]
