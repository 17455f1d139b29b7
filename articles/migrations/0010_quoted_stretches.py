"""The quoted stretches of a statement; parts that are not printed side by side are joined by “ … ”."""

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import NumericRange

from articles.text.parts import joined, quoted_in_joined
from articles.text.spans import Span

# `newsroom_unprinted` as 0008_organisations made it, with the joints of the parts and the quoted stretches: the
# characters are those of articles.text.parts.
UNPRINTED = """
CREATE OR REPLACE FUNCTION newsroom_unprinted(number bigint, OUT finding text, OUT id bigint)
LANGUAGE plpgsql AS $$
DECLARE
    whole text;
    width integer;
    space CONSTANT text := E' \\t\\r\\n\\u00a0';
    marks CONSTANT text := '“”„‟«»‹›"‘’''`';
    near CONSTANT integer := 4;
BEGIN
    -- With '' appended, the text is decompressed once and not for every span.
    SELECT article.body || '', greatest(1000, 10 * sqrt(article.body_length)::integer)
    INTO whole, width FROM articles_article article WHERE article.id = number;
    WITH block AS MATERIALIZED (
        SELECT place, substr(whole, place * width + 1, 2 * width) AS words
        FROM generate_series(0, length(whole) / width) AS place
    ), spaced AS (
        SELECT s.id, span.position, span.start, span."end",
            lag(span."end") OVER (PARTITION BY s.id ORDER BY span.position) AS earlier
        FROM articles_statement s JOIN articles_statementspan span ON span.statement_id = s.id
        WHERE s.article_id = number
    ), part AS (
        SELECT spaced.*, CASE
            WHEN earlier IS NULL THEN ''
            WHEN btrim(substr(whole, earlier + 1, greatest(spaced.start - earlier, 0)), space || marks) = '' THEN ' '
            ELSE ' … '
        END AS joint
        FROM spaced
    ), placed AS (
        SELECT part.*, sum(length(joint) + part."end" - part.start)
            OVER (PARTITION BY part.id ORDER BY part.position) - (part."end" - part.start) AS place
        FROM part
    ), quoted AS (
        SELECT s.id, stretch.nth, placed.start + lower(stretch.place) - placed.place AS first,
            placed.start + upper(stretch.place) - placed.place AS behind,
            lower(stretch.place) >= lag(upper(stretch.place), 1, 0) OVER (PARTITION BY s.id ORDER BY stretch.nth)
            AND NOT isempty(stretch.place) AS in_order
        FROM articles_statement s
        CROSS JOIN unnest(s.quoted) WITH ORDINALITY AS stretch(place, nth)
        LEFT JOIN placed ON placed.id = s.id AND lower(stretch.place) >= placed.place
            AND upper(stretch.place) <= placed.place + placed."end" - placed.start
        WHERE s.article_id = number AND s.id IN (SELECT placed.id FROM placed)
    ), claimed AS (
        SELECT 'personmention' AS kind, m.id, 0 AS position, m.start AS first, m."end" AS behind, m.surface AS says
        FROM articles_personmention m WHERE m.article_id = number
        UNION ALL
        SELECT 'placemention', m.id, 0, m.start, m."end", m.surface
        FROM articles_placemention m WHERE m.article_id = number
        UNION ALL
        SELECT 'organisationmention', m.id, 0, m.start, m."end", m.surface
        FROM articles_organisationmention m WHERE m.article_id = number
        UNION ALL
        SELECT 'speaker', s.id, 0, s.speaker_start, s.speaker_end, s.speaker_text
        FROM articles_statement s WHERE s.article_id = number AND s.speaker_start IS NOT NULL
        UNION ALL
        SELECT 'span', part.id, part.position, part.start, part."end", part.joint FROM part
        UNION ALL
        SELECT 'mark', quoted.id, quoted.nth, greatest(quoted.first - near, 0), quoted.first, NULL FROM quoted
    ), printed AS (
        SELECT claimed.*, coalesce(
            CASE WHEN behind - first <= width THEN substr(block.words, (first % width)::integer + 1, (behind - first)::integer)
            ELSE substr(whole, first::integer + 1, (behind - first)::integer) END, ''
        ) AS words
        FROM claimed LEFT JOIN block ON block.place = claimed.first / width
    ), spoken AS (
        SELECT printed.id, string_agg(says || words, '' ORDER BY position) AS words
        FROM printed WHERE kind = 'span' GROUP BY printed.id
    ), marked AS (
        SELECT quoted.*, lag(quoted.behind) OVER (PARTITION BY quoted.id ORDER BY quoted.nth) AS earlier,
            right(rtrim(printed.words, space), 1) AS mark
        FROM quoted LEFT JOIN printed
        ON printed.kind = 'mark' AND printed.id = quoted.id AND printed.position = quoted.nth
    )
    SELECT wrong.kind, wrong.id INTO finding, newsroom_unprinted.id FROM (
        SELECT printed.kind, printed.id FROM printed WHERE kind NOT IN ('span', 'mark') AND says <> words
        UNION ALL
        -- Only a superseded statement may be missing in the text.
        SELECT 'statement', s.id FROM articles_statement s LEFT JOIN spoken ON spoken.id = s.id
        WHERE s.article_id = number AND NOT coalesce(spoken.words = s.text, s.superseded)
        UNION ALL
        SELECT 'quoted', marked.id FROM marked WHERE NOT coalesce(in_order AND CASE
            WHEN mark <> '' AND position(mark IN marks) > 0 THEN true
            ELSE btrim(substr(whole, earlier::integer + 1, greatest(first - earlier, 0)::integer), space) = ''
        END, false)
    ) AS wrong LIMIT 1;
END $$;
"""


def read_marks(apps, schema_editor):
    """Joins the parts of the stored statements anew.

    Until the next import, all words of a direct or mixed statement that are after a mark count as quoted, as
    they did before.
    """
    rows = apps.get_model("articles", "Statement").objects.select_related("article")
    for row in rows.defer("search", "article__search").prefetch_related("spans").iterator(chunk_size=500):
        spans = sorted(row.spans.all(), key=lambda span: span.position)
        stretches = [Span(0, len(row.text))]
        if spans:
            row.text = joined(row.article.body, spans)
            stretches = quoted_in_joined(row.article.body, spans, spans)
        if row.kind != "indirect":
            row.quoted = [NumericRange(stretch.start, stretch.end) for stretch in stretches]
        row.save(update_fields=["text", "quoted"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_organisation_groups"), ("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="quoted",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=django.contrib.postgres.fields.ranges.IntegerRangeField(),
                blank=True,
                default=list,
                editable=False,
                help_text="The stretches of `text` that were printed within quotation marks.",
                size=None,
            ),
        ),
        migrations.AlterField(
            model_name="statement",
            name="text",
            field=models.TextField(
                help_text="The words at the spans; parts that are not printed side by side are joined by “ … ”."
            ),
        ),
        migrations.RunSQL(UNPRINTED),
        migrations.RunPython(read_marks),
    ]
