"""How the database folds a name for search; people and places share it."""

CREATE = """
CREATE FUNCTION newsroom_fold(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(lower(unaccent('unaccent'::regdictionary, name)), '[^[:alnum:]]+', ' ', 'g'));
"""
DROP = "DROP FUNCTION newsroom_fold(text)"
