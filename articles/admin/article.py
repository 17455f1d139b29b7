from django.contrib import admin
from django.db import models
from django.db.models import F, Func, IntegerField
from django.utils.translation import ngettext

from articles.admin.article_text import annotated_paragraphs
from articles.admin.finding import BUTTONS
from articles.models import Article, ArticleVersion, Caption, ReviewState, Statement
from newsroom.lib.admin import NoAddOrDelete, ReadOnlyInline, count_of

# What an import never writes; whatever else an editor changes is remembered in `kept_fields`.
_WHO_MAY_READ = ["status", "embargo_until", "withdrawal_reason"]
_ORIGIN = [
    "slug",
    "headline_derived",
    "kept_fields",
    "document_key",
    "document_path",
    "document_sha256",
    "repairs",
    "imported_at",
    "text_read_at",
]


class CaptionInline(ReadOnlyInline):
    model = Caption
    fields = readonly_fields = ["text", "credit", "after_paragraph"]


class VersionInline(ReadOnlyInline):
    model = ArticleVersion
    verbose_name_plural = "earlier texts"
    fields = readonly_fields = ["headline", "seen_at", "replaced_at", "document_sha256"]


@admin.register(Article)
class ArticleAdmin(NoAddOrDelete, admin.ModelAdmin):
    list_display = [
        "headline",
        "published_on",
        "outlet",
        "status",
        "people",
        "places",
        "organisations",
        "said",
        "to_review",
    ]
    list_filter = ["status", "headline_derived", "language", "outlet"]
    search_fields = ["headline", "byline", "outlet", "document_key"]
    date_hierarchy = "published_on"
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    readonly_fields = _ORIGIN
    fieldsets = [
        (None, {"fields": ["headline", "byline", "outlet", "published_on", "url", "language"]}),
        ("Who may read it", {"fields": _WHO_MAY_READ}),
        ("Where it came from", {"classes": ["collapse"], "fields": _ORIGIN}),
    ]
    inlines = [CaptionInline, VersionInline]

    class Media:
        css = {"all": ["css/admin/evidence.css"]}

    def get_queryset(self, request):
        found = super().get_queryset(request).defer("search")
        if request.resolver_match.url_name != "articles_article_changelist":
            return found
        standing = Statement.objects.filter(superseded=False)
        return found.defer("body", "search").annotate(
            people_total=_cardinality("mentioned_people"),
            places_total=_cardinality("mentioned_places"),
            organisations_total=_cardinality("mentioned_organisations"),
            said_total=count_of(standing, "article"),
            to_review_total=count_of(standing.filter(review_state=ReviewState.UNREVIEWED), "article"),
        )

    @admin.display(ordering="people_total")
    def people(self, article):
        return article.people_total

    @admin.display(ordering="places_total")
    def places(self, article):
        return article.places_total

    @admin.display(ordering="organisations_total")
    def organisations(self, article):
        return article.organisations_total

    @admin.display(description="statements", ordering="said_total")
    def said(self, article):
        return article.said_total

    @admin.display(description="not yet reviewed", ordering="to_review_total")
    def to_review(self, article):
        return article.to_review_total

    def get_readonly_fields(self, request, obj=None):
        may_withdraw = request.user.has_perm("articles.withdraw_article")
        return [*_ORIGIN, *([] if may_withdraw else _WHO_MAY_READ)]

    def save_model(self, request, article, form, change):
        set_by_hand = set(form.changed_data) - set(_WHO_MAY_READ)
        article.kept_fields = sorted({*article.kept_fields, *set_by_hand})
        super().save_model(request, article, form, change)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        article = self.get_object(request, object_id)
        context = dict(extra_context or {})
        if article and self.has_view_or_change_permission(request, article):
            statements = list(
                article.statements.filter(superseded=False)
                .select_related("speaker", "speaker_organisation")
                .prefetch_related("spans")
                .defer("search")
            )
            statements.sort(key=lambda statement: [span.start for span in statement.spans.all()])
            waiting = article.decisions.filter(needs_review=True).count()
            context |= {
                "paragraphs": annotated_paragraphs(article, statements),
                "statements": statements,
                "verdicts": list(BUTTONS.items()),
                "may_decide": request.user.has_perm("articles.change_statement"),
                "waiting": waiting and ngettext("%d decision waits", "%d decisions wait", waiting) % waiting,
            }
        return super().change_view(request, object_id, form_url, context)


def _cardinality(column: str) -> Func:
    return Func(F(column), function="cardinality", output_field=IntegerField())


@admin.register(ArticleVersion)
class ArticleVersionAdmin(NoAddOrDelete, admin.ModelAdmin):
    list_display = ["headline", "article", "seen_at", "replaced_at"]
    list_select_related = ["article"]
    search_fields = ["headline"]

    def has_change_permission(self, request, obj=None):
        return False


@admin.register(Caption)
class CaptionAdmin(NoAddOrDelete, admin.ModelAdmin):
    list_display = ["text", "credit", "article"]
    list_select_related = ["article"]
    search_fields = ["text", "credit"]

    def has_change_permission(self, request, obj=None):
        return False
