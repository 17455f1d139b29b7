"""Adds a finding that the machine missed: an editor gives its exact words, which locate it in the text."""

import re
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest

from articles.curation.decisions import decide
from articles.models import Article, Decision, Mention, Statement, StatementSpan
from articles.text.parts import quoted_in_joined
from articles.text.spans import Span


class LocatedForm(forms.ModelForm):
    article = forms.ModelChoiceField(Article.objects.defer("search"), widget=forms.HiddenInput)
    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), help_text="Copied from the text, letter by letter."
    )
    occurrence = forms.IntegerField(
        min_value=1,
        required=False,
        label="Which one",
        help_text="If the words occur more than once: 1 for the first.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("article") and cleaned.get("words"):
            self.span = self._locate(cleaned["article"], cleaned["words"], cleaned.get("occurrence"))
        return cleaned

    def _locate(self, article: Article, words: str, occurrence: int | None) -> tuple[int, int]:
        # A browser sends line ends as CR LF.
        words = words.strip().replace("\r\n", "\n")
        starts = [found.start() for found in re.finditer(re.escape(words), article.body)]
        if not starts:
            raise forms.ValidationError({"words": "These words are not in the article, letter by letter."})
        if len(starts) > 1 and occurrence is None:
            raise forms.ValidationError({"occurrence": f"They occur {len(starts)} times: say which."})
        if (occurrence or 1) > len(starts):
            raise forms.ValidationError({"occurrence": f"They occur only {len(starts)} times."})
        start = starts[(occurrence or 1) - 1]
        span = start, start + len(words)
        if self._is_marked(article, *span):
            raise forms.ValidationError({"words": "They are marked already: correct that finding."})
        return span

    def _is_marked(self, article: Article, start: int, end: int) -> bool:
        model = self._meta.model
        if model is Statement:
            return StatementSpan.objects.filter(statement__article=article, start=start, end=end).exists()
        return model.objects.filter(article=article, start=start, end=end).exists()


@transaction.atomic
def add(finding: Statement | Mention, form: LocatedForm, request: HttpRequest) -> None:
    """Stores the finding at its words, and the decision that put it there."""
    start, end = form.span
    finding.article = form.cleaned_data["article"]
    finding.confidence, finding.reason = 1.0, "An editor read it here."
    words = finding.article.body[start:end]
    if isinstance(finding, Statement):
        finding.text = words
        if finding.kind == Statement.Kind.DIRECT:
            spans = [Span(start, end)]
            finding.quoted_stretches = quoted_in_joined(finding.article.body, spans, spans)
        finding.save()
        StatementSpan.objects.create(statement=finding, position=0, start=start, end=end)
    else:
        finding.start, finding.end, finding.surface = start, end, words
        finding.save()
    finding.refresh_from_db()
    decide(
        finding,
        Decision.Verdict.ADDED,
        by=request.user,
        reason=request.POST.get("decision_reason", "")[:500],
    )
