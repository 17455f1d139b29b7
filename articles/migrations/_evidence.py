"""What is shown as printed is printed: checked by the database at the end of every transaction.

Deferred, because an import moves an article's text and its mentions in several steps. A trigger that fires
late looks the row up again: what it was called for may have changed since. Bulk loads that know what they
do skip all triggers with SET session_replication_role = replica.
"""

_AS_PRINTED = """
CREATE FUNCTION newsroom_refuse_unprinted(finding text, number bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% % does not stand in its article as it says', finding, number
    USING ERRCODE = 'check_violation', CONSTRAINT = finding || '_as_printed';
END $$;
CREATE FUNCTION newsroom_printed(body text, first integer, behind integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN substr(body, first + 1, behind - first);
"""

_MENTION = """
CREATE FUNCTION newsroom_check_{single}mention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM newsroom_refuse_unprinted('{single}mention', mention.id)
    FROM articles_{single}mention mention JOIN articles_article article ON article.id = mention.article_id
    WHERE mention.id = NEW.id
    AND mention.surface <> newsroom_printed(article.body, mention.start, mention."end");
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER as_printed AFTER INSERT OR UPDATE OF start, "end", surface, article_id
ON articles_{single}mention DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION newsroom_check_{single}mention();
"""

# Only a superseded statement may have lost its place in the text.
_STATEMENT = """
CREATE FUNCTION newsroom_statement_as_printed(statement articles_statement, body text) RETURNS boolean
LANGUAGE sql STABLE RETURN coalesce((
    SELECT string_agg(newsroom_printed(body, span.start, span."end"), ' ' ORDER BY span.position)
    FROM articles_statementspan span WHERE span.statement_id = (statement).id
) = (statement).text, (statement).superseded)
AND coalesce(
    newsroom_printed(body, (statement).speaker_start, (statement).speaker_end) = (statement).speaker_text, true
);
CREATE FUNCTION newsroom_check_statement() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE number bigint;
BEGIN
    IF TG_TABLE_NAME = 'articles_statement' THEN
        number := NEW.id;
    ELSIF TG_OP = 'DELETE' THEN
        number := OLD.statement_id;
    ELSE
        number := NEW.statement_id;
    END IF;
    PERFORM newsroom_refuse_unprinted('statement', statement.id)
    FROM articles_statement statement JOIN articles_article article ON article.id = statement.article_id
    WHERE statement.id = number AND NOT newsroom_statement_as_printed(statement, article.body);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER as_printed
AFTER INSERT OR UPDATE OF text, superseded, article_id, speaker_text, speaker_start, speaker_end
ON articles_statement DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION newsroom_check_statement();
CREATE CONSTRAINT TRIGGER as_printed AFTER INSERT OR UPDATE OR DELETE
ON articles_statementspan DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION newsroom_check_statement();
"""

_ARTICLE = """
CREATE FUNCTION newsroom_check_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM newsroom_refuse_unprinted('personmention', mention.id)
    FROM articles_personmention mention JOIN articles_article article ON article.id = mention.article_id
    WHERE article.id = NEW.id
    AND mention.surface <> newsroom_printed(article.body, mention.start, mention."end");
    PERFORM newsroom_refuse_unprinted('placemention', mention.id)
    FROM articles_placemention mention JOIN articles_article article ON article.id = mention.article_id
    WHERE article.id = NEW.id
    AND mention.surface <> newsroom_printed(article.body, mention.start, mention."end");
    PERFORM newsroom_refuse_unprinted('statement', statement.id)
    FROM articles_statement statement JOIN articles_article article ON article.id = statement.article_id
    WHERE article.id = NEW.id AND NOT newsroom_statement_as_printed(statement, article.body);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER as_printed AFTER UPDATE OF body ON articles_article DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (OLD.body <> NEW.body) EXECUTE FUNCTION newsroom_check_article();
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
    _AS_PRINTED
    + _MENTION.format(single="person")
    + _MENTION.format(single="place")
    + _STATEMENT
    + _ARTICLE
    + _READ_AS.format(column="person", table="articles_personmention")
    + _READ_AS.format(column="place", table="articles_placemention")
    + _READ_AS.format(column="speaker", table="articles_statement")
)
# The triggers go with their functions.
DROP = """
DROP FUNCTION newsroom_check_personmention, newsroom_check_placemention, newsroom_check_statement,
newsroom_check_article, newsroom_read_as_person, newsroom_read_as_place, newsroom_read_as_speaker CASCADE;
DROP FUNCTION newsroom_statement_as_printed, newsroom_printed, newsroom_refuse_unprinted;
"""
