"""Marks people who are printed by surname alone, and those of them who are inferred.

`manage.py resolve_surnames` then infers who is meant in the articles that are stored.
"""

from django.db import migrations, models

# A surname record that an editor merged into a person stays a decision about its article.
FILL = """
UPDATE articles_{table} AS finding
SET surname = (SELECT match_key FROM people_alias WHERE person_id = finding.read_as_id ORDER BY id LIMIT 1)
FROM people_person AS person
WHERE person.id = finding.read_as_id AND person.surname_only AND person.merged_into_id IS NULL;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0010_quoted_stretches'),
        ('people', '0003_surnames'),
    ]

    operations = [
        migrations.AddField(
            model_name='personmention',
            name='inferred_because',
            field=models.TextField(blank=True, help_text='Why this person is taken to be meant by the surname; empty if it was not inferred.'),
        ),
        migrations.AddField(
            model_name='personmention',
            name='surname',
            field=models.CharField(blank=True, editable=False, help_text='The match key of the surname, where the article never gives a full name.', max_length=200),
        ),
        migrations.AddField(
            model_name='statement',
            name='inferred_because',
            field=models.TextField(blank=True, help_text='Why this person is taken to be meant by the surname; empty if it was not inferred.'),
        ),
        migrations.AddField(
            model_name='statement',
            name='surname',
            field=models.CharField(blank=True, editable=False, help_text='The match key of the surname, where the article never gives a full name.', max_length=200),
        ),
        migrations.RunSQL(
            FILL.format(table='personmention')
            + FILL.format(table='statement')
            + 'SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;',
            migrations.RunSQL.noop,
        ),
        migrations.AddIndex(
            model_name='personmention',
            index=models.Index(condition=models.Q(('surname', ''), _negated=True), fields=['surname', 'published_on'], name='person_mention_surname'),
        ),
        migrations.AddConstraint(
            model_name='personmention',
            constraint=models.CheckConstraint(condition=models.Q(('inferred_because', ''), models.Q(models.Q(('surname', ''), _negated=True), ('person__isnull', False)), _connector='OR'), name='personmention_inferred_from_surname'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(condition=models.Q(('inferred_because', ''), models.Q(models.Q(('surname', ''), _negated=True), ('speaker__isnull', False)), _connector='OR'), name='statement_inferred_from_surname'),
        ),
    ]
