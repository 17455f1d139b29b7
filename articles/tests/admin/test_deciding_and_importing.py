"""What an editor decided in the admin is still there after the next import."""

import io

import pytest
from django.core.management import call_command
from django.urls import reverse

from articles.models import Decision, PersonMention, Statement
from articles.tests import stub_extraction
from people.models import Person

DOCUMENT = """title: Harbour opens
date: 2024-05-14

Maria Alvarez met Chen Wei in Northport.

“The harbour will open in June,” said Alvarez. Brandt listened.
"""


@pytest.fixture
def import_again(tmp_path, db):
    """Imports the document, or another text in its place."""
    file = tmp_path / "harbour.txt"

    def run(text=DOCUMENT, *options):
        file.write_text(text)
        out = io.StringIO()
        call_command(
            "import_seeds", str(file), *options, stdout=out, extract_many=stub_extraction.extract_many
        )
        return out.getvalue()

    run()
    return run


def correct_speaker(client, statement, person):
    url = reverse("admin:articles_statement_change", args=[statement.pk])
    totals = {"decisions-TOTAL_FORMS": 0, "decisions-INITIAL_FORMS": 0}
    client.post(
        url,
        {"speaker": person.pk, "speaker_text": statement.speaker_text, "kind": statement.kind} | totals,
    )


def press(client, statement, verdict):
    client.post(reverse("admin:articles_statement_decide", args=[statement.pk, verdict]))


def act(client, action, *decisions):
    url = reverse("admin:articles_decision_changelist")
    chosen = {"action": action, "_selected_action": [decision.pk for decision in decisions]}
    return client.post(url, chosen, follow=True).content.decode()


AGAIN = [
    pytest.param((DOCUMENT, "--reextract"), id="the same text, extracted again"),
    pytest.param((DOCUMENT + "\nMore.\n",), id="a paragraph more"),
]


@pytest.mark.parametrize("again", AGAIN)
def test_a_corrected_speaker_is_still_there(client, editor, import_again, again):
    statement, chen = Statement.objects.get(), Person.objects.get(name="Chen Wei")
    correct_speaker(client, statement, chen)
    import_again(*again)
    statement.refresh_from_db()
    assert (statement.speaker, statement.review_state) == (chen, "corrected")
    assert Decision.objects.get().made_by == editor


@pytest.mark.parametrize("again", AGAIN)
def test_a_rejected_statement_is_still_rejected(client, editor, import_again, again):
    press(client, Statement.objects.get(), "rejected")
    import_again(*again)
    assert Statement.objects.get().review_state == "rejected"
    assert not Statement.objects.published().exists()


@pytest.mark.parametrize("again", AGAIN)
def test_people_declared_different_are_not_joined(client, editor, import_again, again):
    chen = Person.objects.get(name="Chen Wei")
    client.post(reverse("admin:people_person_add"), {"name": "Chen Wei"})
    other = Person.objects.latest("pk")
    url = reverse("admin:people_person_changelist")
    chosen = {
        "action": "tell_apart",
        "_selected_action": [chen.pk, other.pk],
        "apply": "1",
        "reason": "two men",
    }
    client.post(url, chosen)
    import_again(*again)
    assert {person.merged_into for person in Person.objects.all()} == {None}
    assert PersonMention.objects.get(surface="Chen Wei").person == chen


@pytest.mark.parametrize("again", AGAIN)
def test_merged_people_are_still_one(client, editor, import_again, again):
    brandt, chen = Person.objects.get(name="Brandt"), Person.objects.get(name="Chen Wei")
    url = reverse("admin:people_person_changelist")
    chosen = {"action": "merge", "_selected_action": [brandt.pk, chen.pk], "apply": "1", "reason": "one man"}
    client.post(url, chosen | {"survivor": chen.pk})
    import_again(*again)
    assert PersonMention.objects.get(surface="Brandt").person == chen


class TestQueue:
    CHANGED = DOCUMENT.replace("Brandt listened", "Brandt slept")

    @pytest.fixture
    def waiting(self, client, editor, import_again):
        correct_speaker(client, Statement.objects.get(), Person.objects.get(name="Chen Wei"))
        import_again(self.CHANGED)
        return Decision.objects.get(needs_review=True)

    def test_the_article_says_that_a_decision_waits(self, client, waiting):
        url = reverse("admin:articles_article_change", args=[waiting.article_id])
        assert "1 decision waits" in client.get(url).content.decode()

    def test_the_queue_shows_it(self, client, waiting):
        url = reverse("admin:articles_decision_changelist")
        assert list(client.get(url, {"needs_review__exact": 1}).context["cl"].queryset) == [waiting]

    def test_a_decision_that_is_applied_again_is_kept_by_imports(self, client, editor, waiting, import_again):
        act(client, "apply_again", waiting)
        assert Statement.objects.get().speaker.name == "Chen Wei"
        assert not Decision.objects.filter(needs_review=True).exists()
        import_again(self.CHANGED, "--reextract")
        assert Statement.objects.get().speaker.name == "Chen Wei"

    def test_a_settled_decision_leaves_the_queue_and_is_not_applied(self, client, waiting, import_again):
        act(client, "settle", waiting)
        assert not Decision.objects.filter(needs_review=True).exists()
        import_again(self.CHANGED, "--reextract")
        assert Statement.objects.get().speaker.name == "Maria Alvarez"

    def test_a_decision_whose_words_are_missing_stays_in_the_queue(self, client, waiting, import_again):
        import_again(DOCUMENT.replace("The harbour will open in June,", "Perhaps,"))
        assert "not found exactly once" in act(client, "apply_again", waiting)
        waiting.refresh_from_db()
        assert waiting.needs_review


def test_the_admin_shows_every_run_with_its_problems(client, librarian, import_again):
    import_again("No day.\n", "--allow-refused")
    runs = client.get(reverse("admin:articles_importrun_changelist")).context["cl"].result_list
    assert [(run.added, run.refused) for run in runs] == [(0, 1), (1, 0)]
    page = client.get(reverse("admin:articles_importrun_change", args=[runs[0].pk])).content.decode()
    assert "harbour.txt" in page
