"""What the database copies by itself, whoever writes: Django, an editor's action, a script or psql.

An article's row gathers the people and places that its mentions name, without the rejected ones, so that a
search narrows and counts without a join. Mentions and statements carry the day of their article, so that
"the newest of this person" is one walk along an index.
"""

# pg_trigger_depth() is 1 for a statement of a client, 2 for the gathering below: whatever a stale copy of
# the row would write back into the two columns is ignored.
_KEEP = """
CREATE FUNCTION newsroom_keep_gathered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 THEN
        NEW.mentioned_people := OLD.mentioned_people;
        NEW.mentioned_places := OLD.mentioned_places;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_gathered BEFORE UPDATE OF mentioned_people, mentioned_places ON articles_article
FOR EACH ROW EXECUTE FUNCTION newsroom_keep_gathered();
"""

_GATHER = """
CREATE FUNCTION newsroom_gather_{plural}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT DISTINCT article_id FROM added);
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT DISTINCT article_id FROM removed);
    ELSE
        touched := ARRAY(SELECT article_id FROM added UNION SELECT article_id FROM removed);
    END IF;
    UPDATE articles_article article SET mentioned_{plural} = now_named.ids
    FROM (
        SELECT id, ARRAY(
            SELECT DISTINCT {single}_id FROM articles_{single}mention mention
            WHERE mention.article_id = touched_id.id AND {single}_id IS NOT NULL
            AND review_state <> 'rejected' ORDER BY 1
        ) AS ids FROM unnest(touched) AS touched_id(id)
    ) AS now_named
    WHERE article.id = now_named.id AND article.mentioned_{plural} IS DISTINCT FROM now_named.ids;
    RETURN NULL;
END $$;
CREATE TRIGGER gather_added AFTER INSERT ON articles_{single}mention
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION newsroom_gather_{plural}();
CREATE TRIGGER gather_removed AFTER DELETE ON articles_{single}mention
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION newsroom_gather_{plural}();
CREATE TRIGGER gather_changed AFTER UPDATE ON articles_{single}mention
REFERENCING OLD TABLE AS removed NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION newsroom_gather_{plural}();
"""

_COPY_DAY = """
CREATE FUNCTION newsroom_copy_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT published_on INTO NEW.published_on FROM articles_article WHERE id = NEW.article_id;
    RETURN NEW;
END $$;
CREATE FUNCTION newsroom_spread_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_personmention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_placemention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_statement SET published_on = NEW.published_on WHERE article_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER spread_day AFTER UPDATE OF published_on ON articles_article
FOR EACH ROW WHEN (OLD.published_on <> NEW.published_on) EXECUTE FUNCTION newsroom_spread_day();
CREATE TRIGGER copy_day BEFORE INSERT OR UPDATE ON articles_personmention
FOR EACH ROW EXECUTE FUNCTION newsroom_copy_day();
CREATE TRIGGER copy_day BEFORE INSERT OR UPDATE ON articles_placemention
FOR EACH ROW EXECUTE FUNCTION newsroom_copy_day();
CREATE TRIGGER copy_day BEFORE INSERT OR UPDATE ON articles_statement
FOR EACH ROW EXECUTE FUNCTION newsroom_copy_day();
"""

CREATE = (
    _KEEP
    + _GATHER.format(single="person", plural="people")
    + _GATHER.format(single="place", plural="places")
    + _COPY_DAY
)
# The triggers themselves go with their tables.
DROP = """
DROP FUNCTION newsroom_keep_gathered, newsroom_gather_people, newsroom_gather_places,
newsroom_copy_day, newsroom_spread_day CASCADE
"""
