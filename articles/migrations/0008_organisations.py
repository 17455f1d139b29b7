"""Organisations: their mentions, what they say, and what editors decide about them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Organisations get what people and places have: records are live or merged, mentions are printed where they say,
# an article gathers what it names. See 0001_initial and docs/triggers.md.
LIVE = """
ALTER TABLE people_organisation
ADD COLUMN is_live boolean GENERATED ALWAYS AS (merged_into_id IS NULL) STORED,
ADD COLUMN target_is_live boolean
    GENERATED ALWAYS AS (CASE WHEN merged_into_id IS NOT NULL THEN true END) STORED,
ADD CONSTRAINT people_organisation_is_live UNIQUE (id, is_live),
ADD CONSTRAINT people_organisation_merged_into_live FOREIGN KEY (merged_into_id, target_is_live)
    REFERENCES people_organisation (id, is_live) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE articles_organisationmention
ADD COLUMN organisation_is_live boolean
    GENERATED ALWAYS AS (CASE WHEN organisation_id IS NOT NULL THEN true END) STORED,
ADD CONSTRAINT articles_organisationmention_organisation_live FOREIGN KEY (organisation_id, organisation_is_live)
    REFERENCES people_organisation (id, is_live) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE articles_statement
ADD COLUMN organisation_is_live boolean
    GENERATED ALWAYS AS (CASE WHEN speaker_organisation_id IS NOT NULL THEN true END) STORED,
ADD CONSTRAINT articles_statement_organisation_live FOREIGN KEY (speaker_organisation_id, organisation_is_live)
    REFERENCES people_organisation (id, is_live) DEFERRABLE INITIALLY DEFERRED
"""
NOT_LIVE = """
ALTER TABLE articles_statement DROP COLUMN organisation_is_live;
ALTER TABLE articles_organisationmention DROP COLUMN organisation_is_live;
ALTER TABLE people_organisation DROP COLUMN target_is_live, DROP COLUMN is_live
"""

TRIGGERS = """
CREATE OR REPLACE FUNCTION newsroom_keep_gathered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 THEN
        NEW.mentioned_people := OLD.mentioned_people;
        NEW.mentioned_places := OLD.mentioned_places;
        NEW.mentioned_organisations := OLD.mentioned_organisations;
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER keep_gathered ON articles_article;
CREATE TRIGGER keep_gathered BEFORE UPDATE OF mentioned_people, mentioned_places, mentioned_organisations
ON articles_article FOR EACH ROW EXECUTE FUNCTION newsroom_keep_gathered();

CREATE FUNCTION newsroom_gather_organisations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE touched bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        touched := ARRAY(SELECT DISTINCT article_id FROM added);
    ELSIF TG_OP = 'DELETE' THEN
        touched := ARRAY(SELECT DISTINCT article_id FROM removed);
    ELSE
        touched := ARRAY(SELECT article_id FROM added UNION SELECT article_id FROM removed);
    END IF;
    UPDATE articles_article article SET mentioned_organisations = now_named.ids
    FROM (
        SELECT id, ARRAY(
            SELECT DISTINCT organisation_id FROM articles_organisationmention mention
            WHERE mention.article_id = touched_id.id AND organisation_id IS NOT NULL
            AND review_state <> 'rejected' ORDER BY 1
        ) AS ids FROM unnest(touched) AS touched_id(id)
    ) AS now_named
    WHERE article.id = now_named.id AND article.mentioned_organisations IS DISTINCT FROM now_named.ids;
    RETURN NULL;
END $$;
CREATE TRIGGER gather_added AFTER INSERT ON articles_organisationmention
REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION newsroom_gather_organisations();
CREATE TRIGGER gather_removed AFTER DELETE ON articles_organisationmention
REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION newsroom_gather_organisations();
CREATE TRIGGER gather_changed AFTER UPDATE ON articles_organisationmention
REFERENCING OLD TABLE AS removed NEW TABLE AS added
FOR EACH STATEMENT EXECUTE FUNCTION newsroom_gather_organisations();

CREATE OR REPLACE FUNCTION newsroom_spread_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_personmention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_placemention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_organisationmention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_statement SET published_on = NEW.published_on WHERE article_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER copy_day BEFORE INSERT OR UPDATE ON articles_organisationmention
FOR EACH ROW EXECUTE FUNCTION newsroom_copy_day();

CREATE TRIGGER note_added AFTER INSERT ON articles_organisationmention
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION newsroom_note_findings();
CREATE TRIGGER note_changed AFTER UPDATE ON articles_organisationmention
REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION newsroom_note_findings();

CREATE FUNCTION newsroom_read_as_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.read_as_id := coalesce(NEW.read_as_id, NEW.organisation_id);
    RETURN NEW;
END $$;
CREATE TRIGGER read_as BEFORE INSERT ON articles_organisationmention
FOR EACH ROW EXECUTE FUNCTION newsroom_read_as_organisation();
CREATE OR REPLACE FUNCTION newsroom_read_as_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.read_as_id := coalesce(NEW.read_as_id, NEW.speaker_id);
    NEW.organisation_read_as_id := coalesce(NEW.organisation_read_as_id, NEW.speaker_organisation_id);
    RETURN NEW;
END $$;

CREATE CONSTRAINT TRIGGER last_change AFTER INSERT OR UPDATE OR DELETE ON articles_organisationmention
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_changed();
CREATE CONSTRAINT TRIGGER last_change AFTER INSERT OR UPDATE OR DELETE ON people_organisation
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_changed();
CREATE CONSTRAINT TRIGGER last_change AFTER INSERT OR UPDATE OR DELETE ON people_organisationalias
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION newsroom_changed();

CREATE OR REPLACE FUNCTION newsroom_unprinted(number bigint, OUT finding text, OUT id bigint) LANGUAGE plpgsql AS $$
DECLARE
    whole text;
    width integer;
BEGIN
    -- With '' appended, the text is decompressed once and not for every span.
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
        SELECT 'organisationmention', m.id, 0, m.start, m."end", m.surface
        FROM articles_organisationmention m WHERE m.article_id = number
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
        -- Only a superseded statement may be missing in the text.
        SELECT 'statement', s.id FROM articles_statement s LEFT JOIN spoken ON spoken.id = s.id
        WHERE s.article_id = number AND NOT coalesce(spoken.words = s.text, s.superseded)
    ) AS wrong LIMIT 1;
END $$;
"""
NO_TRIGGERS = """
CREATE OR REPLACE FUNCTION newsroom_keep_gathered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() = 1 THEN
        NEW.mentioned_people := OLD.mentioned_people;
        NEW.mentioned_places := OLD.mentioned_places;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION newsroom_spread_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE articles_personmention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_placemention SET published_on = NEW.published_on WHERE article_id = NEW.id;
    UPDATE articles_statement SET published_on = NEW.published_on WHERE article_id = NEW.id;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION newsroom_read_as_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.read_as_id := coalesce(NEW.read_as_id, NEW.speaker_id);
    RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION newsroom_unprinted(number bigint, OUT finding text, OUT id bigint) LANGUAGE plpgsql AS $$
DECLARE
    whole text;
    width integer;
BEGIN
    -- With '' appended, the text is decompressed once and not for every span.
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
        -- Only a superseded statement may be missing in the text.
        SELECT 'statement', s.id FROM articles_statement s LEFT JOIN spoken ON spoken.id = s.id
        WHERE s.article_id = number AND NOT coalesce(spoken.words = s.text, s.superseded)
    ) AS wrong LIMIT 1;
END $$;
DROP TRIGGER last_change ON people_organisation;
DROP TRIGGER last_change ON people_organisationalias;
DROP FUNCTION newsroom_gather_organisations, newsroom_read_as_organisation CASCADE;
DROP TRIGGER keep_gathered ON articles_article;
CREATE TRIGGER keep_gathered BEFORE UPDATE OF mentioned_people, mentioned_places ON articles_article
FOR EACH ROW EXECUTE FUNCTION newsroom_keep_gathered();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_languages_and_repairs'),
        ('people', '0002_organisations'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='OrganisationMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('published_on', models.DateField(editable=False, help_text="The article's day, copied by the database so that indexes can order by it.")),
                ('confidence', models.FloatField(validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(1)])),
                ('reason', models.TextField(help_text='Why the machine read it so, in a sentence.')),
                ('review_state', models.CharField(choices=[('unreviewed', 'not yet reviewed'), ('confirmed', 'Confirmed'), ('corrected', 'Corrected'), ('disputed', 'Disputed'), ('rejected', 'Rejected')], default='unreviewed', max_length=10)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('surface', models.TextField()),
                ('ambiguous', models.BooleanField(default=False, help_text='Two plausible records were left, so none was chosen.')),
            ],
            options={
                'ordering': ['article', 'start'],
                'abstract': False,
            },
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_about_one_finding',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_corrects_known_fields',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_search',
        ),
        migrations.RemoveIndex(
            model_name='statement',
            name='statement_search',
        ),
        migrations.AddField(
            model_name='article',
            name='mentioned_organisations',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, editable=False, size=None),
        ),
        migrations.AddField(
            model_name='decision',
            name='organisation',
            field=models.ForeignKey(blank=True, help_text='The organisation that is meant, or that speaks.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='statement',
            name='organisation_read_as',
            field=models.ForeignKey(blank=True, editable=False, help_text='As `read_as`, for an organisation that speaks.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements_read', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='statement',
            name='speaker_organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='people.organisation'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='subject',
            field=models.CharField(choices=[('statement', 'Statement'), ('person', 'mention of a person'), ('place', 'mention of a place'), ('organisation', 'mention of an organisation')], max_length=12),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search', 'outlet', 'mentioned_people', 'mentioned_places', 'mentioned_organisations'], name='article_search'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=models.Index(fields=['speaker_organisation', '-published_on', '-id'], name='statement_organisation_newest'),
        ),
        migrations.AddIndex(
            model_name='statement',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search', 'kind', 'speaker', 'speaker_organisation'], name='statement_search'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation_read_as__isnull', True), ('speaker_organisation__isnull', True)), models.Q(('organisation_read_as__isnull', False), ('speaker_organisation__isnull', False)), _connector='OR'), name='statement_organisation_read_as_somebody_or_nobody'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('ambiguous', False), ('speaker_organisation__isnull', True), _connector='OR'), name='statement_organisation_ambiguous_or_answered'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('speaker__isnull', True), ('speaker_organisation__isnull', True), _connector='OR'), name='statement_of_a_person_or_an_organisation', violation_error_message='Name a person or an organisation, not both.'),
        ),
        migrations.AddField(
            model_name='organisationmention',
            name='article',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisation_mentions', to='articles.article'),
        ),
        migrations.AddField(
            model_name='organisationmention',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='organisationmention',
            name='read_as',
            field=models.ForeignKey(blank=True, editable=False, help_text='The record it was attached to; differs from the organisation only after a merge.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mentions_read', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='decision',
            name='organisation_mention',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='articles.organisationmention'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation_mention', None), ('person_mention', None), ('place_mention', None), ('subject', 'statement')), models.Q(('organisation_mention', None), ('place_mention', None), ('statement', None), ('subject', 'person')), models.Q(('organisation_mention', None), ('person_mention', None), ('statement', None), ('subject', 'place')), models.Q(('person_mention', None), ('place_mention', None), ('statement', None), ('subject', 'organisation')), _connector='OR'), name='decision_about_one_finding'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('corrects__contained_by', ['speaker', 'speaker_organisation', 'speaker_text', 'kind', 'person', 'place', 'organisation'])), name='decision_corrects_known_fields'),
        ),
        migrations.AddIndex(
            model_name='organisationmention',
            index=models.Index(fields=['organisation', '-published_on', '-article'], name='organisation_mention_newest'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__range', (0, 1))), name='organisationmention_confidence_a_share'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.CheckConstraint(condition=models.Q(('review_state__in', ['unreviewed', 'confirmed', 'corrected', 'disputed', 'rejected'])), name='organisationmention_review_state_known'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='organisationmention_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='organisationmention_span_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('article', 'start', 'end'), name='organisationmention_once_a_span'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', True), ('read_as__isnull', True)), models.Q(('organisation__isnull', False), ('read_as__isnull', False)), _connector='OR'), name='organisationmention_read_as_somebody_or_nobody'),
        ),
        migrations.AddConstraint(
            model_name='organisationmention',
            constraint=models.CheckConstraint(condition=models.Q(('ambiguous', False), ('organisation__isnull', True), _connector='OR'), name='organisationmention_ambiguous_or_answered'),
        ),
        migrations.RunSQL(LIVE, NOT_LIVE),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
