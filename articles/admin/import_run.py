from django.contrib import admin

from articles.models import ImportNote, ImportProblem, ImportRun
from newsroom.lib.admin import ReadOnly, ReadOnlyInline


class ProblemInline(ReadOnlyInline):
    model = ImportProblem
    fields = readonly_fields = ["document_path", "line", "message"]


class NoteInline(ReadOnlyInline):
    model = ImportNote
    fields = readonly_fields = ["document_path", "kind", "message"]


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["started_at", "seconds", "added", "changed", "unchanged", "refused"]
    list_filter = ["started_at"]
    search_fields = ["problems__document_path", "problems__message"]
    inlines = [ProblemInline, NoteInline]

    @admin.display(description="duration")
    def seconds(self, run):
        if not run.finished_at:
            return "not finished"
        return f"{(run.finished_at - run.started_at).total_seconds():.1f} s"


@admin.register(ImportProblem)
class ImportProblemAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["document_path", "line", "message", "run"]
    list_select_related = ["run"]
    search_fields = ["document_path", "message"]


@admin.register(ImportNote)
class ImportNoteAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["document_path", "kind", "message", "run"]
    list_filter = ["kind"]
    list_select_related = ["run"]
    search_fields = ["document_path", "message"]
