"""Makes the gazetteer's table: `python -m articles.gazetteer.build`. Not used when the archive runs."""
