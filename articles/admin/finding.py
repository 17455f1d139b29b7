"""Statements and mentions: editors confirm, correct, reject or dispute them, each time by a decision."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from articles.admin.article_text import with_context
from articles.admin.located_form import LocatedForm, add
from articles.curation.decisions import Verdict, decide
from articles.models import Decision, OrganisationMention, PersonMention, PlaceMention, Statement
from articles.presentation.statement_words import words_of
from newsroom.lib.admin import NoAddOrDelete, ReadOnlyInline, ReasonedActionForm

# The verdicts that have a button. A correction needs a form.
BUTTONS = {Verdict.CONFIRMED: "Confirm", Verdict.REJECTED: "Reject", Verdict.DISPUTED: "Disputed"}


class ConfidenceFilter(admin.SimpleListFilter):
    title = "confidence"
    parameter_name = "sure"
    _bands = {"low": (0, 0.5), "middling": (0.5, 0.8), "high": (0.8, 1.01)}

    def lookups(self, request, model_admin):
        return [("low", "below 50%"), ("middling", "50 to 80%"), ("high", "80% and more")]

    def queryset(self, request, queryset):
        band = self._bands.get(self.value())
        return queryset.filter(confidence__gte=band[0], confidence__lt=band[1]) if band else queryset


class InferredFilter(admin.SimpleListFilter):
    title = "who is meant"
    parameter_name = "inferred"

    def lookups(self, request, model_admin):
        return [("yes", "inferred from a surname"), ("open", "a surname, open")]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.exclude(inferred_because="")
        if self.value() == "open":
            return queryset.exclude(surname="").filter(inferred_because="")
        return queryset


class DecisionInline(ReadOnlyInline):
    model = Decision
    verbose_name_plural = "what was decided"
    fields = readonly_fields = ["verdict", "reason", "made_by", "made_at", "corrects"]


class FindingAdmin(NoAddOrDelete, admin.ModelAdmin):
    """A change of a field in `correctable` is recorded as a correction."""

    correctable: tuple[str, ...] = ()
    action_form = ReasonedActionForm
    actions = ["confirm", "reject", "dispute"]
    change_form_template = "admin/articles/finding/change_form.html"
    list_per_page = 50
    date_hierarchy = "published_on"
    # Text columns without a limit are edited in one line.
    formfield_overrides = {models.TextField: {"widget": AdminTextInputWidget}}
    inlines = [DecisionInline]

    class Media:
        css = {"all": ["css/admin/evidence.css"]}

    @admin.display(description="article", ordering="article__headline")
    def in_article(self, finding):
        url = reverse("admin:articles_article_change", args=[finding.article_id])
        return format_html('<a href="{}">{}</a>', url, Truncator(finding.article.headline).chars(50))

    @admin.display(description="sure", ordering="confidence")
    def sure(self, finding):
        return f"{finding.confidence:.0%}"

    @admin.display(description="in its context")
    def context(self, finding):
        before, words, after = with_context(finding)
        return format_html("…{}<mark>{}</mark>{}…", before, words, after)

    def get_queryset(self, request):
        return super().get_queryset(request).defer("article__search")

    @admin.action(description="Confirm", permissions=["change"])
    def confirm(self, request, findings):
        self._decide_all(request, findings, Verdict.CONFIRMED)

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request, findings):
        self._decide_all(request, findings, Verdict.REJECTED)

    @admin.action(description="Mark as disputed", permissions=["change"])
    def dispute(self, request, findings):
        self._decide_all(request, findings, Verdict.DISPUTED)

    def _decide_all(self, request: HttpRequest, findings: QuerySet, verdict: str) -> None:
        reason = request.POST.get("reason", "")[:500]
        decided = 0
        for finding in findings:
            if self.can_be_decided(finding):
                decide(finding, verdict, by=request.user, reason=reason)
                decided += 1
            else:
                self.message_user(request, f"It is no longer in a text: {finding}", messages.WARNING)
        self.message_user(request, f"{decided} {verdict}.", messages.SUCCESS)

    def can_be_decided(self, finding) -> bool:
        return True

    def get_urls(self):
        name = f"articles_{self.opts.model_name}_decide"
        view = require_POST(self.admin_site.admin_view(self.decide_view))
        return [path("<path:object_id>/decide/<str:verdict>/", view, name=name), *super().get_urls()]

    def decide_view(self, request: HttpRequest, object_id: str, verdict: str) -> HttpResponseRedirect:
        """A button next to a finding in its article; redirects to the same finding."""
        finding = self.get_object(request, unquote(object_id))
        if finding is None or verdict not in BUTTONS:
            raise Http404
        if not self.has_change_permission(request, finding):
            raise PermissionDenied
        self._decide_all(request, type(finding).objects.filter(pk=finding.pk), verdict)
        article = reverse("admin:articles_article_change", args=[finding.article_id])
        return HttpResponseRedirect(f"{article}#s-{finding.pk}")

    def has_add_permission(self, request, obj=None):
        """Only from the page of its article."""
        asked = "article" in request.GET or "article" in request.POST
        return asked and request.user.has_perm(f"articles.add_{self.opts.model_name}")

    def get_form(self, request, obj=None, change=False, **options):
        return super().get_form(request, obj, change, **options | ({} if obj else {"form": LocatedForm}))

    def get_fieldsets(self, request, obj=None):
        added = ["article", "words", "occurrence", *self.correctable]
        return super().get_fieldsets(request, obj) if obj else [(None, {"fields": added})]

    def get_readonly_fields(self, request, obj=None):
        return super().get_readonly_fields(request, obj) if obj else []

    def get_inlines(self, request, obj):
        return self.inlines if obj else []

    def response_add(self, request, finding, post_url_continue=None):
        super().response_add(request, finding, post_url_continue)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[finding.article_id]))

    def save_model(self, request, finding, form, change):
        if not change:
            add(finding, form, request)
            return
        corrections = {
            field: form.cleaned_data[field] for field in self.correctable if field in form.changed_data
        }
        if corrections:
            stored = type(finding).objects.get(pk=finding.pk)
            decide(
                stored,
                Verdict.CORRECTED,
                by=request.user,
                reason=request.POST.get("decision_reason", "")[:500],
                **corrections,
            )


@admin.register(Statement)
class StatementAdmin(FindingAdmin):
    correctable = ("speaker", "speaker_organisation", "speaker_text", "kind", "said_on", "said_until")
    list_display = ["words", "said_by", "kind", "sure", "review_state", "in_article", "published_on"]
    list_filter = ["review_state", "kind", ConfidenceFilter, "ambiguous", InferredFilter, "superseded"]
    list_select_related = ["speaker", "speaker_organisation", "article"]
    search_fields = [
        "text",
        "speaker__folded",
        "speaker_organisation__folded",
        "speaker_text",
        "article__headline",
    ]
    autocomplete_fields = ["speaker", "speaker_organisation"]
    readonly_fields = [
        "context", "all_words", "in_article", "cue", "via", "speaker_descriptor", "said_on_text", "sure",
        "reason", "inferred_because", "ambiguous", "review_state", "superseded",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["context", *correctable]}),
        ("What was read", {"fields": readonly_fields[1:]}),
    ]

    @admin.display(description="words")
    def all_words(self, statement):
        return words_of(statement).text

    @admin.display(description="statement", ordering="text")
    def words(self, statement):
        return words_of(statement).shortened(140)

    @admin.display(description="speaker", ordering="speaker")
    def said_by(self, statement):
        printed = f"“{statement.speaker_text}”" if statement.speaker_text else "unknown"
        return statement.named_speaker or ("ambiguous" if statement.ambiguous else printed)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("spans").defer("search", "article__search")

    def can_be_decided(self, statement) -> bool:
        return bool(statement.spans.all())

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or self.can_be_decided(obj))


class MentionAdmin(FindingAdmin):
    list_select_related = ["article", "person"]
    search_fields = ["surface", "article__headline"]


@admin.register(PersonMention)
class PersonMentionAdmin(MentionAdmin):
    correctable = ("person",)
    list_display = ["surface", "person", "descriptor", "sure", "review_state", "in_article", "published_on"]
    list_filter = ["review_state", ConfidenceFilter, "ambiguous", InferredFilter]
    autocomplete_fields = ["person"]
    readonly_fields = [
        "context",
        "surface",
        "in_article",
        "descriptor",
        "sure",
        "reason",
        "inferred_because",
        "ambiguous",
        "review_state",
    ]
    fieldsets = [
        (None, {"fields": ["context", "person"]}),
        ("What was read", {"fields": readonly_fields[1:]}),
    ]


@admin.register(PlaceMention)
class PlaceMentionAdmin(MentionAdmin):
    correctable = ("place",)
    list_display = ["surface", "place", "as_government", "sure", "review_state", "in_article", "published_on"]
    list_filter = ["review_state", ConfidenceFilter, "ambiguous", "as_government"]
    list_select_related = ["article", "place"]
    autocomplete_fields = ["place"]
    readonly_fields = [
        "context",
        "surface",
        "in_article",
        "as_government",
        "sure",
        "reason",
        "ambiguous",
        "review_state",
    ]
    fieldsets = [
        (None, {"fields": ["context", "place"]}),
        ("What was read", {"fields": readonly_fields[1:]}),
    ]


@admin.register(OrganisationMention)
class OrganisationMentionAdmin(MentionAdmin):
    correctable = ("organisation",)
    list_display = ["surface", "organisation", "sure", "review_state", "in_article", "published_on"]
    list_filter = ["review_state", ConfidenceFilter, "ambiguous"]
    list_select_related = ["article", "organisation"]
    autocomplete_fields = ["organisation"]
    readonly_fields = ["context", "surface", "in_article", "sure", "reason", "ambiguous", "review_state"]
    fieldsets = [
        (None, {"fields": ["context", "organisation"]}),
        ("What was read", {"fields": readonly_fields[1:]}),
    ]
