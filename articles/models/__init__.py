from articles.models.article import SEARCH_CONFIG, Article, ArticleVersion, Caption
from articles.models.decision import Decision
from articles.models.finding import Finding, ReviewState
from articles.models.import_run import ImportNote, ImportProblem, ImportRun
from articles.models.last_change import LastChange
from articles.models.mention import Mention, OrganisationMention, PersonMention, PlaceMention
from articles.models.place import Place, PlaceAlias, PlaceMerge
from articles.models.published_day import PublishedDay
from articles.models.statement import Statement, StatementSpan

__all__ = [
    "SEARCH_CONFIG",
    "Article",
    "ArticleVersion",
    "Caption",
    "Decision",
    "Finding",
    "ImportNote",
    "ImportProblem",
    "ImportRun",
    "LastChange",
    "Mention",
    "OrganisationMention",
    "PersonMention",
    "Place",
    "PlaceAlias",
    "PlaceMention",
    "PlaceMerge",
    "PublishedDay",
    "ReviewState",
    "Statement",
    "StatementSpan",
]
