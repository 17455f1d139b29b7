"""Decisions are relocated with their words, or return to the queue if the paragraph changed."""

from articles.curation.decisions import decide
from articles.models import Decision
from articles.tests.archive.conftest import BODY, ELSEWHERE_CHANGED
from people.models import Person

PARAGRAPH_CHANGED = BODY.replace("Brandt listened", "Brandt slept")


def stored(finding):
    return type(finding).objects.get(pk=finding.pk)


def test_a_decision_is_relocated_with_its_words(store, quoted, editor):
    decision = decide(quoted, "confirmed", by=editor)
    store(ELSEWHERE_CHANGED)
    decision.refresh_from_db()
    assert ELSEWHERE_CHANGED[decision.start : decision.end] == decision.words


class TestParagraphChanged:
    def test_the_decision_returns_to_the_queue(self, store, quoted, editor):
        decision = decide(quoted, "corrected", by=editor, speaker=Person.objects.get(name="Chen Wei"))
        store(PARAGRAPH_CHANGED)
        decision.refresh_from_db()
        assert (decision.needs_review, decision.statement) == (True, None)
        after = stored(quoted)
        assert (after.speaker.name, after.review_state) == ("Maria Alvarez", "unreviewed")

    def test_later_imports_do_not_apply_it(self, store, quoted, editor):
        decide(quoted, "corrected", by=editor, speaker=Person.objects.get(name="Chen Wei"))
        store(PARAGRAPH_CHANGED)
        store(PARAGRAPH_CHANGED + "\n\nMore.")
        assert stored(quoted).speaker.name == "Maria Alvarez"

    def test_a_rejected_statement_stays_hidden_until_an_editor_looks(self, store, quoted, editor):
        decide(quoted, "rejected", by=editor)
        store(PARAGRAPH_CHANGED)
        store(PARAGRAPH_CHANGED + "\n\nMore.")
        assert stored(quoted).review_state == "rejected"
        assert Decision.objects.filter(needs_review=True).count() == 1

    def test_a_new_decision_takes_it_off_the_queue(self, store, quoted, editor):
        decide(quoted, "rejected", by=editor)
        store(PARAGRAPH_CHANGED)
        decide(stored(quoted), "confirmed", by=editor)
        assert not Decision.objects.filter(needs_review=True).exists()
        assert stored(quoted).review_state == "confirmed"

    def test_a_decision_outlives_its_mention(self, store, article, editor):
        mention = article.person_mentions.get(surface="Brandt")
        decision = decide(mention, "rejected", by=editor)
        store(PARAGRAPH_CHANGED)
        decision.refresh_from_db()
        assert (decision.needs_review, decision.person_mention, decision.words) == (True, None, "Brandt")

    def test_other_decisions_of_the_article_are_kept(self, store, article, quoted, editor):
        decide(quoted, "rejected", by=editor)
        other = decide(article.statements.get(text="We are ready,"), "confirmed", by=editor)
        store(PARAGRAPH_CHANGED)
        other.refresh_from_db()
        assert not other.needs_review
        assert other.statement.review_state == "confirmed"
