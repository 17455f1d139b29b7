"""A merged record points straight to a live one, and evidence only ever hangs on live records.

Both are foreign keys onto (id, is_live), so that they also hold between two transactions that know nothing of
each other: one that attaches evidence to a record, one that merges that record away.
"""


def merged_into_a_live_one(table: str) -> tuple[str, str]:
    """SQL, and its reverse, for a table whose `merged_into` points into itself."""
    create = f"""
    ALTER TABLE {table}
    ADD COLUMN is_live boolean GENERATED ALWAYS AS (merged_into_id IS NULL) STORED,
    ADD COLUMN target_is_live boolean
        GENERATED ALWAYS AS (CASE WHEN merged_into_id IS NOT NULL THEN true END) STORED,
    ADD CONSTRAINT {table}_is_live UNIQUE (id, is_live),
    ADD CONSTRAINT {table}_merged_into_live FOREIGN KEY (merged_into_id, target_is_live)
        REFERENCES {table} (id, is_live) DEFERRABLE INITIALLY DEFERRED
    """
    drop = f"ALTER TABLE {table} DROP COLUMN target_is_live, DROP COLUMN is_live"
    return create, drop


def attached_to_a_live_one(table: str, column: str, target: str) -> tuple[str, str]:
    """SQL, and its reverse, for evidence in `table` whose `column` names a record of `target`."""
    create = f"""
    ALTER TABLE {table}
    ADD COLUMN {column}_is_live boolean
        GENERATED ALWAYS AS (CASE WHEN {column}_id IS NOT NULL THEN true END) STORED,
    ADD CONSTRAINT {table}_{column}_live FOREIGN KEY ({column}_id, {column}_is_live)
        REFERENCES {target} (id, is_live) DEFERRABLE INITIALLY DEFERRED
    """
    return create, f"ALTER TABLE {table} DROP COLUMN {column}_is_live"
