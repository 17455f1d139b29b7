from articles.models.article import SEARCH_CONFIG, Article, ArticleVersion, Caption
from articles.models.change import LastChange
from articles.models.day import PublishedDay
from articles.models.decision import Decision
from articles.models.evidence import (
    Finding,
    Mention,
    PersonMention,
    PlaceMention,
    ReviewState,
    Statement,
    StatementSpan,
)
from articles.models.importing import ImportProblem, ImportRun
from articles.models.place import Place, PlaceAlias, PlaceMerge

__all__ = [
    "SEARCH_CONFIG",
    "Article",
    "ArticleVersion",
    "Caption",
    "Decision",
    "Finding",
    "ImportProblem",
    "ImportRun",
    "LastChange",
    "Mention",
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
