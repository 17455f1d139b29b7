"""A query with its names looked up in the database: which articles and statements match it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Statement
from articles.search.name_lookup import NameMatch, RecordKind, matches_of, other_spellings
from articles.search.query.query import Condition, Note, Operator, Query
from articles.search.query.stemming import is_stop_words_only
from articles.search.tsquery import text_query
from newsroom.lib.folding import fold_name

_RECORD_KINDS: dict[Operator, RecordKind] = {
    Operator.SPEAKER: "person",
    Operator.PERSON: "person",
    Operator.PLACE: "place",
    Operator.ORGANISATION: "organisation",
}
_MENTION_COLUMNS = {
    Operator.PERSON: "mentioned_people",
    Operator.PLACE: "mentioned_places",
    Operator.ORGANISATION: "mentioned_organisations",
}


@dataclass(frozen=True, slots=True)
class ResolvedName:
    """A name that was typed with an operator, and the records that it may refer to."""

    condition: Condition
    matches: list[NameMatch]
    speaking_organisations: list[NameMatch] = field(default_factory=list)
    """The organisations that a name after `speaker:` may refer to; its `matches` are people."""

    @property
    def ids(self) -> list[int]:
        return [match.pk for match in self.matches]

    @property
    def other_names(self) -> list[str]:
        """The names that are searched in addition to the typed one."""
        matches = (*self.matches, *self.speaking_organisations)
        names = dict.fromkeys(name for match in matches for name in match.names)
        return [name for name in names if fold_name(name) != fold_name(self.condition.value)]


@dataclass(slots=True)
class ResolvedQuery:
    query: Query
    names: list[ResolvedName] = field(default_factory=list)
    outlets: list[tuple[Condition, list[str]]] = field(default_factory=list)
    """The conditions on outlets, each with the outlets that meet it."""
    other_names: list[str] = field(default_factory=list)
    """Other names and spellings of the person that the plain words name: searched, shown and highlighted."""
    notes: list[str] = field(default_factory=list)
    words: SearchQuery | None = None
    """What the text must match; None if any text does. `BoundedSearch` applies it."""

    def articles(self, rows: QuerySet[Article]) -> QuerySet[Article]:
        """`rows` narrowed by everything except the words."""
        rows = self._narrowed(rows, "")
        if wanted := self._on_statements(negated=False):
            rows = rows.filter(Exists(_statements_of_article().filter(wanted)))
        if unwanted := self._on_statements(negated=True):
            rows = rows.exclude(Exists(_statements_of_article().filter(unwanted)))
        return rows

    def statements(self, rows: QuerySet[Statement]) -> QuerySet[Statement]:
        """`rows` narrowed by everything except the words."""
        rows = self._narrowed(rows, "article__").filter(self._on_statements(negated=False))
        unwanted = self._on_statements(negated=True)
        return rows.exclude(unwanted) if unwanted else rows

    def _narrowed(self, rows: QuerySet, to_article: str) -> QuerySet:
        """By days, people, places and outlets."""
        if self.query.first_day:
            rows = rows.filter(published_on__gte=self.query.first_day)
        if self.query.last_day:
            rows = rows.filter(published_on__lte=self.query.last_day)
        for operator, column in _MENTION_COLUMNS.items():
            for name in self._names_with(operator):
                condition = Q(**{f"{to_article}{column}__overlap": name.ids})
                rows = rows.exclude(condition) if name.condition.negated else rows.filter(condition)
        wanted = [outlet for condition, names in self.outlets if not condition.negated for outlet in names]
        if self.query.values(Operator.OUTLET):
            rows = rows.filter(**{f"{to_article}outlet__in": wanted})
        unwanted = [outlet for condition, names in self.outlets if condition.negated for outlet in names]
        return rows.exclude(**{f"{to_article}outlet__in": unwanted}) if unwanted else rows

    def _on_statements(self, *, negated: bool) -> Q:
        """What `speaker:` and `kind:` ask of a statement. Several values of one operator are alternatives.

        A statement must meet both operators; if `negated`, it is left out if it meets one of them.
        """
        parts = []
        if kinds := self.query.values(Operator.KIND, negated=negated):
            parts.append(Q(kind__in=kinds))
        speakers = [name for name in self._names_with(Operator.SPEAKER) if name.condition.negated == negated]
        if speakers:
            people = Q(speaker__in=[pk for name in speakers for pk in name.ids])
            organisations = [match.pk for name in speakers for match in name.speaking_organisations]
            parts.append(people | Q(speaker_organisation__in=organisations) if organisations else people)
        condition = Q()
        for part in parts:
            condition = condition | part if negated else condition & part
        return condition

    def _names_with(self, operator: Operator) -> list[ResolvedName]:
        return [name for name in self.names if name.condition.operator == operator]


def resolve(query: Query, *, exact: bool = False) -> ResolvedQuery:
    """Looks up the names in `query`. If `exact`, the plain words are searched without other spellings."""
    resolved = ResolvedQuery(query, notes=render_notes(query.notes))
    for condition in query.conditions:
        if kind := _RECORD_KINDS.get(condition.operator):
            name = _resolved_name(condition, kind)
            if not (name.matches or name.speaking_organisations):
                resolved.notes.append(_unknown_name(kind) % {"name": condition.value})
            resolved.names.append(name)
        elif condition.operator == Operator.OUTLET:
            resolved.outlets.append((condition, outlets_named(condition.value)))
    if not exact and query.plain:
        resolved.other_names = other_spellings(query.plain)
    resolved.words = text_query(query, resolved.other_names)
    resolved.notes += _notes_on_stop_words(query)
    return resolved


def _resolved_name(condition: Condition, kind: RecordKind) -> ResolvedName:
    matches = matches_of(kind, condition.value)
    if condition.operator != Operator.SPEAKER:
        return ResolvedName(condition, matches)
    organisations = matches_of("organisation", condition.value)
    # A name that is only spelled similarly gives way to one that is spelled so.
    least = 1.0 if any(match.score >= 1 for match in (*matches, *organisations)) else 0.0
    return ResolvedName(
        condition,
        [match for match in matches if match.score >= least],
        [match for match in organisations if match.score >= least],
    )


def render_notes(notes: Iterable[Note]) -> list[str]:
    """The notes of the parser in the reader's language."""
    return [_(note.sentence) % dict(note.values) for note in notes]


def outlets_named(typed: str) -> list[str]:
    """Outlets that have all the typed words in their name."""
    wanted = set(fold_name(typed).split())
    return [outlet for outlet in _outlets() if wanted and wanted <= set(fold_name(outlet).split())]


def _unknown_name(kind: RecordKind) -> str:
    if kind == "person":
        return _("Nobody called “%(name)s” is in the archive.")
    if kind == "organisation":
        return _("No organisation called “%(name)s” is in the archive.")
    return _("No place called “%(name)s” is in the archive.")


def _notes_on_stop_words(query: Query) -> list[str]:
    left_out = [term.text for group in query.required for term in group if is_stop_words_only(term)]
    if not left_out:
        return []
    listed = ", ".join(f"“{text}”" for text in left_out)
    return [_("Too common to be searched, and left out: %(words)s.") % {"words": listed}]


def _statements_of_article() -> QuerySet[Statement]:
    return Statement.objects.current().filter(article=OuterRef("pk"))


def _outlets() -> list[str]:
    """The first thousand outlets. Each step reads one from the index; DISTINCT would read all rows."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE hop AS (
                (SELECT outlet FROM articles_article ORDER BY outlet LIMIT 1)
                UNION ALL
                SELECT (SELECT outlet FROM articles_article WHERE outlet > hop.outlet ORDER BY outlet LIMIT 1)
                FROM hop WHERE hop.outlet IS NOT NULL
            )
            SELECT outlet FROM hop WHERE outlet <> '' LIMIT 1000
            """
        )
        return [outlet for (outlet,) in cursor]
