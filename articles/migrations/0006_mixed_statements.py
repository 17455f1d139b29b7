"""The kind “partial” becomes “mixed”: reported words with quoted ones among them."""

from django.db import migrations, models

KINDS = [('direct', 'Direct'), ('mixed', 'Mixed'), ('indirect', 'Indirect')]

# The checks that wait for the end of the transaction run here: no table with pending ones can be altered.
RENAME = """
UPDATE articles_statement SET kind = '{new}' WHERE kind = '{old}';
UPDATE articles_decision SET kind = '{new}' WHERE kind = '{old}';
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0005_plain_help_texts'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='statement', name='statement_kind_known'),
        migrations.AlterField(
            model_name='statement',
            name='kind',
            field=models.CharField(choices=KINDS, max_length=8),
        ),
        migrations.AlterField(
            model_name='decision',
            name='kind',
            field=models.CharField(blank=True, choices=KINDS, max_length=8),
        ),
        migrations.RunSQL(
            RENAME.format(old='partial', new='mixed'),
            RENAME.format(old='mixed', new='partial'),
        ),
        migrations.AddConstraint(
            model_name='statement',
            constraint=models.CheckConstraint(
                condition=models.Q(('kind__in', ['direct', 'mixed', 'indirect'])), name='statement_kind_known'
            ),
        ),
    ]
