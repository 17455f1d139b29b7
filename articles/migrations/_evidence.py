"""What is shown as printed is printed: checked by the database at the end of every transaction.

Put off, because an import moves an article's text and its mentions in several steps; and done once for a whole
article, because to cut a hundred thousand stretches out of a long text one by one takes minutes. Whatever is
written notes the article as unchecked; the note has a deferred trigger, which checks and strikes it out. Bulk
loads that know what they do skip all triggers with SET session_replication_role = replica.
"""

# Each block of the text overlaps the next one by its own width, so that a stretch of at most that width lies
# whole in the block it begins in. Wider blocks for longer texts: the work stays near to linear.
_CHECK = """
CREATE TABLE articles_unchecked (article_id bigint NOT NULL);
CREATE INDEX articles_unchecked_article ON articles_unchecked (article_id);

CREATE FUNCTION newsroom_unprinted(number bigint, OUT finding text, OUT id bigint) LANGUAGE plpgsql AS $$
DECLARE
    whole text;
    width integer;
BEGIN
    -- With '' behind it, it is unpacked once and not for every stretch.
    SELECT article.body || '', greatest(1000, 10 * sqrt(article.body_length)::integer)
    INTO whole, width FROM articles_article article WHERE article.id = number;
    WITH block AS MATERIALIZED (
        SELECT place, substr(whole, place * width + 1, 2 * width) AS words
        FROM generate_series(0, length(whole) / width) AS place
    ), claimed AS (
        SELECT 'personmention' AS kind, m.id, 0 AS position, m.start AS first, m."end" AS behind, m.surface AS says
        FROM articles_personmention m WHERE m.article_id = number
        UNION ALL
        SELECT 'placemention', m.id, 0, m.start, m."end", m.surface
        FROM articles_placemention m WHERE m.article_id = number
        UNION ALL
        SELECT 'speaker', s.id, 0, s.speaker_start, s.speaker_end, s.speaker_text
        FROM articles_statement s WHERE s.article_id = number AND s.speaker_start IS NOT NULL
        UNION ALL
        SELECT 'span', s.id, span.position, span.start, span."end", NULL
        FROM articles_statement s JOIN articles_statementspan span ON span.statement_id = s.id
        WHERE s.article_id = number
    ), printed AS (
        SELECT claimed.*, coalesce(
            CASE WHEN behind - first <= width THEN substr(block.words, first % width + 1, behind - first)
            ELSE substr(whole, first + 1, behind - first) END, ''
        ) AS words
        FROM claimed LEFT JOIN block ON block.place = claimed.first / width
    ), spoken AS (
        SELECT printed.id, string_agg(words, ' ' ORDER BY position) AS words
        FROM printed WHERE kind = 'span' GROUP BY printed.id
    )
    SELECT wrong.kind, wrong.id INTO finding, newsroom_unprinted.id FROM (
        SELECT printed.kind, printed.id FROM printed WHERE kind <> 'span' AND says <> words
        UNION ALL
        -- Only a superseded statement may have lost its place in the text.
        SELECT 'statement', s.id FROM articles_statement s LEFT JOIN spoken ON spoken.id = s.id
        WHERE s.article_id = number AND NOT coalesce(spoken.words = s.text, s.superseded)
    ) AS wrong LIMIT 1;
END $$;

CREATE FUNCTION newsroom_check_printed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong record;
BEGIN
    DELETE FROM articles_unchecked WHERE article_id = NEW.article_id;
    IF FOUND THEN
        SELECT * INTO wrong FROM newsroom_unprinted(NEW.article_id);
        IF wrong.id IS NOT NULL THEN
            RAISE EXCEPTION '% % does not stand in its article as it says', wrong.finding, wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = wrong.finding || '_as_printed';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER as_printed AFTER INSERT ON articles_unchecked DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION newsroom_check_printed();
"""

_NOTE = """
CREATE FUNCTION newsroom_note_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles_unchecked VALUES (NEW.id);
    RETURN NULL;
END $$;
CREATE FUNCTION newsroom_note_findings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles_unchecked SELECT DISTINCT article_id FROM written;
    RETURN NULL;
END $$;
CREATE FUNCTION newsroom_note_spans() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO articles_unchecked SELECT DISTINCT statement.article_id
    FROM written JOIN articles_statement statement ON statement.id = written.statement_id;
    RETURN NULL;
END $$;
CREATE TRIGGER note_changed AFTER UPDATE OF body ON articles_article
FOR EACH ROW WHEN (OLD.body <> NEW.body) EXECUTE FUNCTION newsroom_note_article();
CREATE TRIGGER note_gone AFTER DELETE ON articles_statementspan
REFERENCING OLD TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION newsroom_note_spans();
"""

_NOTED = """
CREATE TRIGGER note_added AFTER INSERT ON articles_{table}
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION newsroom_note_{what}();
CREATE TRIGGER note_changed AFTER UPDATE ON articles_{table}
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION newsroom_note_{what}();
"""

# Evidence that is attached without saying as what was read as the record that it is attached to.
_READ_AS = """
CREATE FUNCTION newsroom_read_as_{column}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.read_as_id := coalesce(NEW.read_as_id, NEW.{column}_id);
    RETURN NEW;
END $$;
CREATE TRIGGER read_as BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION newsroom_read_as_{column}();
"""

CREATE = (
    _CHECK
    + _NOTE
    + _NOTED.format(table="personmention", what="findings")
    + _NOTED.format(table="placemention", what="findings")
    + _NOTED.format(table="statement", what="findings")
    + _NOTED.format(table="statementspan", what="spans")
    + _READ_AS.format(column="person", table="articles_personmention")
    + _READ_AS.format(column="place", table="articles_placemention")
    + _READ_AS.format(column="speaker", table="articles_statement")
)
# The triggers go with their functions.
DROP = """
DROP TABLE articles_unchecked;
DROP FUNCTION newsroom_check_printed, newsroom_note_article, newsroom_note_findings, newsroom_note_spans,
newsroom_read_as_person, newsroom_read_as_place, newsroom_read_as_speaker CASCADE;
DROP FUNCTION newsroom_unprinted;
"""
