"""A query with its names looked up: what it asks of articles and statements, and what to tell the reader."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.contrib.postgres.search import SearchQuery
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import Article, Statement
from articles.search.names import Meant, Record, meant_by, spellings
from articles.search.query.highlighting import says_nothing
from articles.search.query.parser import Condition, Note, Operator, Query
from articles.search.tsquery import holds, text_query
from newsroom.lib.folding import fold_name

_RECORDS: dict[Operator, Record] = {
    Operator.SPEAKER: "person",
    Operator.PERSON: "person",
    Operator.PLACE: "place",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was typed with an operator, and the records that it may mean."""

    condition: Condition
    meant: list[Meant]

    @property
    def ids(self) -> list[int]:
        return [one.pk for one in self.meant]

    @property
    def also(self) -> list[str]:
        """The names that are searched beside the typed one."""
        names = dict.fromkeys(name for one in self.meant for name in one.names)
        return [name for name in names if fold_name(name) != fold_name(self.condition.value)]


@dataclass(slots=True)
class Asked:
    query: Query
    named: list[Named] = field(default_factory=list)
    outlets: list[tuple[Condition, list[str]]] = field(default_factory=list)
    also: list[str] = field(default_factory=list)
    """Other spellings and names of a person whom the plain words name: searched, shown and marked."""
    notes: list[str] = field(default_factory=list)
    words: SearchQuery | None = None
    foreseen: bool = True

    def unforeseen(self) -> "Asked":
        """The same, for slices: see `matching.holds`."""
        return replace(self, foreseen=False)

    def articles(self, rows: QuerySet[Article]) -> QuerySet[Article]:
        rows = self._common(rows, "")
        wanted = self._of_statements(negated=False)
        if wanted:
            rows = rows.filter(Exists(_standing_in_article().filter(wanted)))
        unwanted = self._of_statements(negated=True)
        if unwanted:
            rows = rows.exclude(Exists(_standing_in_article().filter(unwanted)))
        return rows

    def statements(self, rows: QuerySet[Statement]) -> QuerySet[Statement]:
        rows = self._common(rows, "article__").filter(self._of_statements(negated=False))
        unwanted = self._of_statements(negated=True)
        return rows.exclude(unwanted) if unwanted else rows

    def _common(self, rows: QuerySet, to_article: str) -> QuerySet:
        if self.words is not None:
            rows = rows.filter(holds(self.words, foreseen=self.foreseen))
        if self.query.first_day:
            rows = rows.filter(published_on__gte=self.query.first_day)
        if self.query.last_day:
            rows = rows.filter(published_on__lte=self.query.last_day)
        for operator, column in ((Operator.PERSON, "mentioned_people"), (Operator.PLACE, "mentioned_places")):
            for named in self._named_by(operator):
                condition = Q(**{f"{to_article}{column}__overlap": named.ids})
                rows = rows.exclude(condition) if named.condition.negated else rows.filter(condition)
        wanted = [name for condition, names in self.outlets if not condition.negated for name in names]
        if self.query.values(Operator.OUTLET):
            rows = rows.filter(**{f"{to_article}outlet__in": wanted})
        unwanted = [name for condition, names in self.outlets if condition.negated for name in names]
        return rows.exclude(**{f"{to_article}outlet__in": unwanted}) if unwanted else rows

    def _of_statements(self, *, negated: bool) -> Q:
        """What `speaker:` and `kind:` ask of a statement: any of the kinds; any of the speakers."""
        condition = Q()
        kinds = self.query.values(Operator.KIND, negated=negated)
        speakers = [named for named in self._named_by(Operator.SPEAKER) if named.condition.negated == negated]
        parts = []
        if kinds:
            parts.append(Q(kind__in=kinds))
        if speakers:
            parts.append(Q(speaker__in=[pk for named in speakers for pk in named.ids]))
        for part in parts:
            condition = condition | part if negated else condition & part
        return condition

    def _named_by(self, operator: Operator) -> list[Named]:
        return [named for named in self.named if named.condition.operator == operator]


def ask(query: Query, *, exact: bool = False) -> Asked:
    """Looks up the names in `query`; `exact` searches the typed words alone, without other spellings."""
    asked = Asked(query, notes=told(query.notes))
    for condition in query.conditions:
        if record := _RECORDS.get(condition.operator):
            named = Named(condition, meant_by(record, condition.value))
            if not named.meant:
                asked.notes.append(
                    (
                        _("Nobody called “%(name)s” is in the archive.")
                        if record == "person"
                        else _("No place called “%(name)s” is in the archive.")
                    )
                    % {"name": condition.value}
                )
            asked.named.append(named)
        elif condition.operator == Operator.OUTLET:
            asked.outlets.append((condition, _outlets_like(condition.value)))
    if not exact and query.plain:
        asked.also = spellings(query.plain)
    asked.words = text_query(query, asked.also)
    asked.notes += _about_common_words(query)
    return asked


def _about_common_words(query: Query) -> list[str]:
    common = [words.text for group in query.wanted for words in group if says_nothing(words)]
    if not common:
        return []
    listed = ", ".join(f"“{text}”" for text in common)
    return [_("Too common to be searched, and left out: %(words)s.") % {"words": listed}]


def told(notes: Iterable[Note]) -> list[str]:
    """What the reading of a query noted, in the reader's language."""
    return [_(note.sentence) % dict(note.values) for note in notes]


def _standing_in_article() -> QuerySet[Statement]:
    return Statement.objects.standing().filter(article=OuterRef("pk"))


def _outlets_like(typed: str) -> list[str]:
    """Outlets that have all the typed words in their name."""
    wanted = set(fold_name(typed).split())
    return [outlet for outlet in _outlets() if wanted and wanted <= set(fold_name(outlet).split())]


def _outlets() -> list[str]:
    """Every outlet, by hopping along the index from one to the next: a DISTINCT would read all its rows."""
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
