"""What an editor decided outlives every import; where the text under it changed, somebody looks again."""

import pytest
from django.contrib.auth import get_user_model

from articles.curation.decisions import decide
from articles.models import Decision, Statement
from people.models import Person

BODY = (
    "Maria Alvarez and Chen Wei met in Northport.\n\n"
    "“The harbour will open in June,” said Alvarez. Brandt listened.\n\n"
    "“We are ready,” said Chen Wei."
)
ELSEWHERE_CHANGED = "Rain fell.\n\n" + BODY.replace("met in", "were in")
UNDER_IT_CHANGED = BODY.replace("Brandt listened", "Brandt slept")


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_user("edith", is_staff=True)


@pytest.fixture
def article(store):
    return store(BODY).article


@pytest.fixture
def quoted(article):
    return article.statements.get(text="The harbour will open in June,")


def stored(finding):
    return type(finding).objects.get(pk=finding.pk)


def test_a_decision_says_who_when_and_why_and_about_which_words(quoted, editor):
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
def test_a_verdict_stays(store, quoted, editor, verdict, later):
    decide(quoted, verdict, by=editor)
    store(later)
    assert stored(quoted).review_state == verdict
    assert not Decision.objects.filter(needs_review=True).exists()


def test_a_rejected_statement_is_shown_nowhere_after_another_import(store, quoted, editor):
    decide(quoted, "rejected", by=editor)
    store(ELSEWHERE_CHANGED)
    assert quoted.text not in Statement.objects.published().values_list("text", flat=True)


def test_a_corrected_speaker_stays(store, quoted, editor):
    chen = Person.objects.get(name="Chen Wei")
    decide(quoted, "corrected", by=editor, speaker=chen)
    store(ELSEWHERE_CHANGED)
    after = stored(quoted)
    assert (after.speaker, after.read_as, after.review_state) == (chen, chen, "corrected")


def test_a_speaker_corrected_to_words_stays(store, quoted, editor):
    decide(quoted, "corrected", by=editor, speaker=None, speaker_text="the harbour master")
    store(ELSEWHERE_CHANGED)
    after = stored(quoted)
    assert (after.speaker, after.speaker_text, after.speaker_start) == (None, "the harbour master", None)


def test_a_confirmation_keeps_an_earlier_correction(store, quoted, editor):
    chen = Person.objects.get(name="Chen Wei")
    decide(quoted, "corrected", by=editor, speaker=chen)
    decide(quoted, "confirmed", by=editor)
    store(BODY)
    assert (stored(quoted).speaker, stored(quoted).review_state) == (chen, "confirmed")


def test_a_corrected_mention_stays_and_no_record_is_made_for_its_name_again(store, article, editor):
    mention = article.person_mentions.get(surface="Brandt")
    chen = Person.objects.get(name="Chen Wei")
    decide(mention, "corrected", by=editor, person=chen)
    count = Person.objects.count()
    store(ELSEWHERE_CHANGED)
    assert stored(mention).person == chen
    assert Person.objects.count() == count


def test_a_mention_the_machine_no_longer_finds_stays_if_somebody_confirmed_it(store, article, editor):
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


def test_the_machine_reads_nothing_across_words_that_an_editor_decided_about(store, article, editor):
    first = article.person_mentions.get(surface="Maria Alvarez")
    decide(first, "rejected", by=editor)
    type(first).objects.filter(pk=first.pk).update(surface="Maria", end=first.start + 5)
    store(BODY)
    assert list(article.person_mentions.filter(start__lt=13).values_list("surface", flat=True)) == ["Maria"]


def test_a_decision_moves_with_its_words(store, quoted, editor):
    decision = decide(quoted, "confirmed", by=editor)
    store(ELSEWHERE_CHANGED)
    decision.refresh_from_db()
    assert ELSEWHERE_CHANGED[decision.start : decision.end] == decision.words


class TestTextUnderItChanged:
    def test_the_decision_goes_back_to_the_queue(self, store, quoted, editor):
        decision = decide(quoted, "corrected", by=editor, speaker=Person.objects.get(name="Chen Wei"))
        store(UNDER_IT_CHANGED)
        decision.refresh_from_db()
        assert (decision.needs_review, decision.statement) == (True, None)
        after = stored(quoted)
        assert (after.speaker.name, after.review_state) == ("Maria Alvarez", "unreviewed")

    def test_it_binds_no_later_import(self, store, quoted, editor):
        decide(quoted, "corrected", by=editor, speaker=Person.objects.get(name="Chen Wei"))
        store(UNDER_IT_CHANGED)
        store(UNDER_IT_CHANGED + "\n\nMore.")
        assert stored(quoted).speaker.name == "Maria Alvarez"

    def test_what_was_rejected_stays_hidden_until_somebody_looks(self, store, quoted, editor):
        decide(quoted, "rejected", by=editor)
        store(UNDER_IT_CHANGED)
        store(UNDER_IT_CHANGED + "\n\nMore.")
        assert stored(quoted).review_state == "rejected"
        assert Decision.objects.filter(needs_review=True).count() == 1

    def test_looking_again_takes_it_off_the_queue(self, store, quoted, editor):
        decide(quoted, "rejected", by=editor)
        store(UNDER_IT_CHANGED)
        decide(stored(quoted), "confirmed", by=editor)
        assert not Decision.objects.filter(needs_review=True).exists()
        assert stored(quoted).review_state == "confirmed"

    def test_a_decision_about_a_mention_outlives_it(self, store, article, editor):
        mention = article.person_mentions.get(surface="Brandt")
        decision = decide(mention, "rejected", by=editor)
        store(UNDER_IT_CHANGED)
        decision.refresh_from_db()
        assert (decision.needs_review, decision.person_mention, decision.words) == (True, None, "Brandt")

    def test_other_decisions_of_the_article_stand(self, store, article, quoted, editor):
        decide(quoted, "rejected", by=editor)
        other = decide(article.statements.get(text="We are ready,"), "confirmed", by=editor)
        store(UNDER_IT_CHANGED)
        other.refresh_from_db()
        assert not other.needs_review
        assert other.statement.review_state == "confirmed"
