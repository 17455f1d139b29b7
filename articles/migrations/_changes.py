"""Keeps the moment of the newest change that readers may see, whoever writes.

At the end of the transaction and once in each: the one row is then locked for no longer than the commit takes, so
that writers neither wait for each other nor lock each other out, and a moment never passes before what it tells of
can be seen.
"""

# A stretch cannot change without its statement: what is shown as printed is printed.
_SHOWN = (
    "articles_article",
    "articles_articleversion",
    "articles_caption",
    "articles_decision",
    "articles_personmention",
    "articles_place",
    "articles_placealias",
    "articles_placemention",
    "articles_statement",
    "people_alias",
    "people_person",
)

CREATE = """
    INSERT INTO articles_lastchange (id, moment) VALUES (1, clock_timestamp());

    CREATE FUNCTION newsroom_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF current_setting('newsroom.changed_in', true) IS DISTINCT FROM pg_current_xact_id()::text THEN
            PERFORM set_config('newsroom.changed_in', pg_current_xact_id()::text, true);
            INSERT INTO articles_lastchange (id, moment) VALUES (1, clock_timestamp())
            ON CONFLICT (id) DO UPDATE SET moment = clock_timestamp();
        END IF;
        RETURN NULL;
    END $$;
    """ + "".join(
    f"""
    CREATE CONSTRAINT TRIGGER last_change AFTER INSERT OR UPDATE OR DELETE ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_changed();
    """
    for table in _SHOWN
)
DROP = "DROP FUNCTION newsroom_changed CASCADE"
