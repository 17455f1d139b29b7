from articles.admin import article, decision, finding, import_run, place

__all__ = ["article", "decision", "finding", "import_run", "place"]
