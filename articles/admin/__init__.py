from articles.admin import article, decisions, findings, importing, places

__all__ = ["article", "decisions", "findings", "importing", "places"]
