"""What an editor does to an article and its findings, through the admin as they do it."""

import re

import pytest
from django.urls import reverse

from articles.models import Article, Decision, Statement
from people.models import Person

BODY = "Maria Alvarez met Chen Wei in Lisbon. “We agree,” said Alvarez."


@pytest.fixture
def article(cast, print_article):
    return print_article(
        BODY,
        people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
        places={"Lisbon": cast.lisbon},
        statements=(
            {
                "text": "We agree,",
                "speaker": cast.maria,
                "speaker_text": "Alvarez",
                "speaker_start": BODY.index("Alvarez."),
                "speaker_end": BODY.index("Alvarez.") + 7,
                "cue": "said",
                "reason": "the name after the cue",
            },
        ),
    )


@pytest.fixture
def statement(article):
    return article.statements.get()


def change_page(record):
    return reverse(f"admin:{record._meta.label_lower.replace('.', '_')}_change", args=[record.pk])


def decide_page(statement, verdict):
    return reverse("admin:articles_statement_decide", args=[statement.pk, verdict])


def run_action(client, model_name, action, *records, **fields):
    url = reverse(f"admin:articles_{model_name}_changelist")
    return client.post(
        url, {"action": action, "_selected_action": [record.pk for record in records]} | fields, follow=True
    )


class TestArticlePage:
    def test_the_text_stands_there_with_its_evidence_marked(self, client, editor, article, statement):
        page = client.get(change_page(article)).content.decode()
        assert '<a class="person unreviewed"' in page
        assert '<a class="place unreviewed"' in page
        assert f'href="#s-{statement.pk}"' in page
        assert f'id="s-{statement.pk}"' in page

    def test_beside_a_statement_stand_its_speaker_confidence_and_reason(self, client, editor, article):
        page = client.get(change_page(article)).content.decode()
        assert "Maria Alvarez</a>" in page
        assert "the name after the cue (90% sure)" in page
        for verdict in ("confirmed", "rejected", "disputed"):
            assert decide_page(article.statements.get(), verdict) in page

    def test_return_in_a_field_of_the_article_presses_no_verdict(self, client, editor, article):
        page = client.get(change_page(article)).content.decode()
        buttons = re.findall(r"<button[^>]*/decide/[^>]*>", page)
        assert len(buttons) == 3
        assert all('form="decide"' in button for button in buttons)

    def test_markup_in_a_text_is_only_text(self, client, editor, print_article):
        article = print_article(
            "<script>alert(1)</script> “<b>Yes</b>,” he said.", statements=({"text": "<b>Yes</b>,"},)
        )
        page = client.get(change_page(article)).content.decode()
        assert "<script>alert(1)" not in page
        assert "<b>Yes</b>" not in page

    def test_what_an_editor_sets_is_remembered(self, client, editor, article):
        form = client.get(change_page(article)).context["adminform"].form
        client.post(change_page(article), posted(form) | {"headline": "A better headline"} | no_inlines())
        article.refresh_from_db()
        assert (article.headline, article.kept_fields) == ("A better headline", ["headline"])

    def test_an_editor_cannot_withdraw_an_article(self, client, editor, article):
        form = client.get(change_page(article)).context["adminform"].form
        client.post(
            change_page(article),
            posted(form) | {"status": "withdrawn", "withdrawal_reason": "I say so"} | no_inlines(),
        )
        assert Article.objects.get().status == "published"

    def test_a_librarian_withdraws_it_with_a_reason(self, client, librarian, article):
        form = client.get(change_page(article)).context["adminform"].form
        withdrawn = posted(form) | {"status": "withdrawn"} | no_inlines()
        refused = client.post(change_page(article), withdrawn)
        assert "readers who follow an old link are told" in refused.content.decode()
        client.post(change_page(article), withdrawn | {"withdrawal_reason": "A court order"})
        assert Article.objects.get().status == "withdrawn"
        assert Article.objects.get().kept_fields == []

    def test_an_article_is_neither_added_nor_deleted_by_hand(self, client, librarian, article):
        assert client.get(reverse("admin:articles_article_add")).status_code == 403
        assert client.post(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403


class TestVerdicts:
    @pytest.mark.parametrize("verdict", ["confirmed", "rejected", "disputed"])
    def test_one_press_of_a_button_decides_and_leads_back(self, client, editor, statement, verdict):
        answer = client.post(decide_page(statement, verdict))
        assert answer.url == f"{change_page(statement.article)}#s-{statement.pk}"
        statement.refresh_from_db()
        assert statement.review_state == verdict
        assert Decision.objects.get().made_by == editor

    def test_following_a_link_decides_nothing(self, client, editor, statement):
        assert client.get(decide_page(statement, "rejected")).status_code == 405
        assert not Decision.objects.exists()

    def test_a_verdict_that_does_not_exist_is_not_found(self, client, editor, statement):
        assert client.post(decide_page(statement, "corrected")).status_code == 404

    def test_nobody_decides_without_the_permission(self, client, django_user_model, statement):
        client.force_login(django_user_model.objects.create_user("intern", is_staff=True))
        assert client.post(decide_page(statement, "rejected")).status_code == 403
        assert not Decision.objects.exists()

    @pytest.mark.parametrize(
        ("action", "state"),
        [("confirm", "confirmed"), ("reject", "rejected"), ("dispute", "disputed")],
    )
    def test_an_action_decides_about_all_that_are_chosen(self, client, editor, statement, action, state):
        run_action(client, "statement", action, statement, reason="read it twice")
        statement.refresh_from_db()
        decision = Decision.objects.get()
        assert (statement.review_state, decision.verdict) == (state, state)
        assert (decision.reason, decision.made_by) == ("read it twice", editor)

    def test_a_mention_is_decided_about_in_the_same_way(self, client, editor, article):
        mention = article.person_mentions.get(surface="Chen Wei")
        run_action(client, "personmention", "reject", mention)
        mention.refresh_from_db()
        assert mention.review_state == "rejected"

    def test_a_statement_that_lost_its_place_is_left_alone_and_that_is_said(self, client, editor, article):
        lost = Statement.objects.create(
            article=article, kind="direct", text="Gone.", confidence=1, reason="quoted", superseded=True
        )
        answer = run_action(client, "statement", "confirm", lost)
        assert "is no longer in a text" in answer.content.decode()
        assert client.get(change_page(lost)).status_code == 200
        assert not Decision.objects.exists()


class TestCorrecting:
    def correct(self, client, finding, **fields):
        form = client.get(change_page(finding)).context["adminform"].form
        answer = client.post(
            change_page(finding),
            posted(form) | no_inlines("decisions") | {"decision_reason": "heard it"} | fields,
        )
        assert answer.status_code == 302
        finding.refresh_from_db()
        return finding

    def test_a_corrected_speaker_is_a_decision(self, client, editor, statement, cast):
        after = self.correct(client, statement, speaker=cast.chen.pk)
        decision = Decision.objects.get()
        assert (after.speaker, after.review_state) == (cast.chen, "corrected")
        assert (decision.corrects, decision.person, decision.reason) == (["speaker"], cast.chen, "heard it")
        assert decision.made_by == editor

    def test_saving_without_a_change_decides_nothing(self, client, editor, statement):
        self.correct(client, statement)
        assert not Decision.objects.exists()

    def test_a_kind_and_a_speaker_in_words_are_corrected_together(self, client, editor, statement):
        after = self.correct(client, statement, kind="mixed", speaker="", speaker_text="the harbour master")
        assert (after.kind, after.speaker, after.speaker_text) == ("mixed", None, "the harbour master")
        assert Decision.objects.get().corrects == ["speaker", "speaker_text", "kind"]

    def test_a_mention_is_given_to_somebody_else(self, client, editor, article, cast):
        mention = article.person_mentions.get(surface="Chen Wei")
        after = self.correct(client, mention, person=cast.brandt.pk)
        assert (after.person, after.read_as) == (cast.brandt, cast.brandt)

    def test_only_live_people_are_offered(self, client, editor, cast):
        Person.objects.filter(pk=cast.tomas.pk).update(merged_into=cast.maria)
        offered = client.get(
            reverse("admin:autocomplete"),
            {"app_label": "articles", "model_name": "statement", "field_name": "speaker", "term": "alvarez"},
        ).json()["results"]
        assert [row["id"] for row in offered] == [str(cast.maria.pk)]

    def test_people_are_found_without_accents(self, client, editor, cast):
        found = client.get(reverse("admin:people_person_changelist"), {"q": "tomas"}).context["cl"].queryset
        assert list(found) == [cast.tomas]


class TestAdding:
    def add(self, client, article, model="statement", **fields):
        return client.post(
            reverse(f"admin:articles_{model}_add"), {"article": article.pk, "occurrence": ""} | fields
        )

    def test_a_statement_that_was_passed_over_is_marked_at_its_words(self, client, editor, article, cast):
        answer = self.add(
            client, article, words="met Chen Wei", kind="indirect", speaker=cast.chen.pk, speaker_text=""
        )
        assert answer.url == change_page(article)
        added = Statement.objects.get(kind="indirect")
        assert (added.text, added.speaker, added.review_state) == ("met Chen Wei", cast.chen, "confirmed")
        assert [BODY[span.start : span.end] for span in added.spans.all()] == ["met Chen Wei"]
        decision = Decision.objects.get()
        assert (decision.verdict, decision.made_by, decision.words) == ("added", editor, "met Chen Wei")

    def test_a_person_is_added_where_the_editor_says(self, client, editor, article, cast):
        answer = self.add(client, article, "personmention", words="Alvarez", person=cast.maria.pk)
        assert "They occur 2 times" in answer.content.decode()
        self.add(client, article, "personmention", words="Alvarez", occurrence=2, person=cast.maria.pk)
        assert article.person_mentions.get(surface="Alvarez").start == BODY.rindex("Alvarez")

    @pytest.mark.parametrize(
        ("words", "because"),
        [
            pytest.param("met Chen Way", "are not in the article", id="not its words"),
            pytest.param("We agree,", "marked already", id="found before"),
            pytest.param("", "required", id="nothing"),
        ],
    )
    def test_words_that_are_not_in_the_article_are_refused(self, client, editor, article, words, because):
        answer = self.add(client, article, words=words, kind="direct", speaker="", speaker_text="")
        assert because in answer.content.decode()
        assert Statement.objects.count() == 1

    def test_it_is_added_from_an_article_only(self, client, editor, article):
        assert client.get(reverse("admin:articles_statement_add")).status_code == 403
        page = client.get(change_page(article)).content.decode()
        assert f"{reverse('admin:articles_statement_add')}?article={article.pk}" in page


def posted(form):
    """What a browser would send back unchanged."""
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()}


def no_inlines(*prefixes):
    names = prefixes or ("captions", "versions")
    return {f"{name}-{total}": 0 for name in names for total in ("TOTAL_FORMS", "INITIAL_FORMS")}
