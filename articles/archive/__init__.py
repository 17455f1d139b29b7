"""Stores what was read in one document: one article, one transaction, once or again."""

from articles.archive.saving import DocumentSource, Outcome, Result, has, save

__all__ = ["DocumentSource", "Outcome", "Result", "has", "save"]
