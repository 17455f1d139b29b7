"""When a statement was said: a day or a range, with its words, which the database compares with the text."""

from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

UNPRINTED_TIME = """
-- With '' appended, the text is decompressed once and not for every statement.
CREATE FUNCTION newsroom_unprinted_time(number bigint, OUT id bigint) LANGUAGE sql AS $$
    WITH article AS MATERIALIZED (SELECT body || '' AS body FROM articles_article WHERE articles_article.id = number)
    SELECT s.id FROM articles_statement s, article
    WHERE s.article_id = number AND s.said_on_start IS NOT NULL
    AND substr(article.body, s.said_on_start + 1, s.said_on_end - s.said_on_start) <> s.said_on_text
    LIMIT 1
$$;
"""

CHECK = """
CREATE OR REPLACE FUNCTION newsroom_check_printed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE wrong record;
BEGIN
    DELETE FROM articles_unchecked WHERE article_id = NEW.article_id;
    IF FOUND THEN
        SELECT * INTO wrong FROM newsroom_unprinted(NEW.article_id);
        {also}
        IF wrong.id IS NOT NULL THEN
            RAISE EXCEPTION '% % does not stand in its article as it says', wrong.finding, wrong.id
            USING ERRCODE = 'check_violation', CONSTRAINT = wrong.finding || '_as_printed';
        END IF;
    END IF;
    RETURN NULL;
END $$;
"""
ALSO_TIME = """
        IF wrong.id IS NULL THEN
            SELECT 'said_on' AS finding, id INTO wrong FROM newsroom_unprinted_time(NEW.article_id);
        END IF;
"""


def grant(apps, schema_editor):
    """Whoever sees the runs of imports also sees their notes."""
    # Permissions are made when all migrations are done; the groups need them now.
    app = apps.get_app_config("articles")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    seen = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="articles", codename="view_importnote"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Librarians"]):
        group.permissions.add(*seen)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0012_unmistakable_places'),
        ('people', '0003_surnames'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_corrects_known_fields',
        ),
        migrations.AddField(
            model_name='decision',
            name='said_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='said_until',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='said_on_end',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='said_on_start',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='statement',
            name='said_on_text',
            field=models.TextField(blank=True, help_text='The words that tell, as printed: “on Tuesday”.'),
        ),
        migrations.AddField(
            model_name='statement',
            name='said_until',
            field=models.DateField(blank=True, help_text='The last of the days on which it may have been said.', null=True),
        ),
        migrations.AlterField(
            model_name='statement',
            name='said_on',
            field=models.DateField(blank=True, help_text='The day on which it was said, or the first of the days.', null=True),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('corrects__contained_by', ['speaker', 'speaker_organisation', 'speaker_text', 'kind', 'person', 'place', 'organisation', 'said_on', 'said_until'])), name='decision_corrects_known_fields'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('said_until__isnull', True), models.Q(('said_on__isnull', False), ('said_until__gt', models.F('said_on')), ('said_until__isnull', False)), _connector='OR'), name='statement_said_until_after_said_on', violation_error_message='The last day must be after the first; leave it empty for one day.'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('said_on_end__isnull', True), ('said_on_start__isnull', True)), models.Q(('said_on_end__isnull', False), ('said_on_start__isnull', False), ('said_on_start__lt', models.F('said_on_end'))), _connector='OR'), name='statement_said_on_span_not_empty'),
        ),
        migrations.RunSQL(
            UNPRINTED_TIME + CHECK.format(also=ALSO_TIME),
            CHECK.format(also='') + 'DROP FUNCTION newsroom_unprinted_time;',
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
