from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html

from articles.curation import decisions
from articles.models import Decision
from newsroom.lib.admin import NoAddOrDelete


@admin.register(Decision)
class DecisionAdmin(NoAddOrDelete, admin.ModelAdmin):
    """The log of what editors decided, and the queue of what an editor must look at again."""

    list_display = ["words_shown", "verdict", "subject", "in_article", "made_by", "made_at", "needs_review"]
    list_filter = ["needs_review", "verdict", "subject", "made_by"]
    list_select_related = ["article", "made_by"]
    search_fields = ["words", "reason", "article__headline"]
    date_hierarchy = "made_at"
    actions = ["apply_again", "settle"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("article__body", "article__search")

    def get_readonly_fields(self, request, obj=None):
        return [field.name for field in self.opts.fields]

    @admin.display(description="words", ordering="words")
    def words_shown(self, decision):
        return decision.words if len(decision.words) < 120 else f"{decision.words[:119]}…"

    @admin.display(description="article", ordering="article__headline")
    def in_article(self, decision):
        url = reverse("admin:articles_article_change", args=[decision.article_id])
        return format_html('<a href="{}">{}</a>', url, decision.article)

    @admin.action(description="Still right: apply it again", permissions=["change"])
    def apply_again(self, request, chosen):
        for decision in chosen.filter(needs_review=True).select_related("person", "place", "organisation"):
            if decisions.repeat(decision, by=request.user):
                self.message_user(request, f"Applied again: {decision}", messages.SUCCESS)
            else:
                self.message_user(
                    request,
                    f"Its words are not found exactly once now: {decision}. Decide in the"
                    " article, then settle this one.",
                    messages.WARNING,
                )

    @admin.action(description="Settled: take it off the queue", permissions=["change"])
    def settle(self, request, chosen):
        settled = chosen.filter(needs_review=True).update(needs_review=False)
        self.message_user(request, f"{settled} taken off the queue.", messages.SUCCESS)
