"""Stores one document as an article, in one transaction; storing it again updates the article."""

from articles.archive.outcome import Outcome
from articles.archive.saving import DocumentSource, SavedArticle, is_stored, save

__all__ = ["DocumentSource", "Outcome", "SavedArticle", "is_stored", "save"]
