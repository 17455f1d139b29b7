"""Keeps the number of published articles a day, whoever writes."""

_COUNTED = "SELECT published_on, {sign} AS articles FROM {rows} WHERE status = 'published' AND embargo_until IS NULL"


def _function(name: str, changes: str) -> str:
    return f"""
    CREATE FUNCTION newsroom_days_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO articles_publishedday AS known (day, articles)
        SELECT published_on, sum(articles) FROM ({changes}) AS changes
        GROUP BY published_on HAVING sum(articles) <> 0 ORDER BY published_on
        ON CONFLICT (day) DO UPDATE SET articles = known.articles + excluded.articles;
        RETURN NULL;
    END $$;
    """


_PLUS, _MINUS = _COUNTED.format(sign="1", rows="added"), _COUNTED.format(sign="-1", rows="removed")

CREATE = (
    _function("added", _PLUS)
    + _function("removed", _MINUS)
    + _function("changed", f"{_PLUS} UNION ALL {_MINUS}")
    + """
    CREATE TRIGGER days_added AFTER INSERT ON articles_article
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION newsroom_days_added();
    CREATE TRIGGER days_removed AFTER DELETE ON articles_article
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION newsroom_days_removed();
    CREATE TRIGGER days_changed AFTER UPDATE ON articles_article
    REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION newsroom_days_changed();
    """
)
DROP = "DROP FUNCTION newsroom_days_added, newsroom_days_removed, newsroom_days_changed CASCADE"
