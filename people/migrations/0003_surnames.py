"""Stores the surnames of each alias, by which the bearers of a surname are found."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from people.registry import alias_keys


def fill(apps, schema_editor):
    Alias = apps.get_model('people', 'Alias')
    batch = []
    for alias in Alias.objects.only('name').iterator(chunk_size=2000):
        alias.surnames = alias_keys(alias.name)['surnames']
        batch.append(alias)
        if len(batch) == 2000:
            Alias.objects.bulk_update(batch, ['surnames'])
            batch = []
    Alias.objects.bulk_update(batch, ['surnames'])


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_organisations'),
    ]

    operations = [
        migrations.AddField(
            model_name='alias',
            name='surnames',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=200), default=list, editable=False, help_text='The keys under which a text may call a person of this name by surname.', size=None),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        # The checks that wait for the end of the transaction run here: no table with pending ones can be altered.
        migrations.RunSQL('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;', migrations.RunSQL.noop),
        migrations.AlterField(
            model_name='person',
            name='surname_only',
            field=models.BooleanField(default=False, help_text='A name printed alone: every mention of it that nobody is known for.'),
        ),
        migrations.AddIndex(
            model_name='alias',
            index=django.contrib.postgres.indexes.GinIndex(fields=['surnames'], name='alias_surnames'),
        ),
    ]
