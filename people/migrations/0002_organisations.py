"""Organisations, their names and their merges: the same as for people."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('slug', models.SlugField(max_length=120, unique=True)),
                ('generic', models.BooleanField(default=False, help_text='Several organisations are printed with this name: “Interior Ministry”.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='newsroom_fold'), output_field=models.TextField())),
                ('merged_into', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_from', to='people.organisation')),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='OrganisationAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('folded', models.GeneratedField(db_persist=True, expression=models.Func(models.F('name'), function='newsroom_fold'), output_field=models.TextField())),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aliases', to='people.organisation')),
            ],
            options={
                'verbose_name_plural': 'organisation aliases',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='OrganisationMerge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('undone_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges', to='people.organisation')),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='merges_received', to='people.organisation')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at', '-id'],
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['folded', 'id'], name='organisation_alphabet'),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded'), name='gin_trgm_ops'), name='organisation_trigrams'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='organisation_has_a_slug'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='organisation_not_merged_into_itself'),
        ),
        migrations.AddIndex(
            model_name='organisationalias',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass(models.F('folded'), name='gin_trgm_ops'), name='organisation_alias_trigrams'),
        ),
        migrations.AddConstraint(
            model_name='organisationalias',
            constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='organisation_alias_once_an_organisation'),
        ),
        migrations.AddConstraint(
            model_name='organisationalias',
            constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='organisation_alias_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='organisationmerge',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('source',), name='organisationmerge_standing_once'),
        ),
        migrations.AddConstraint(
            model_name='organisationmerge',
            constraint=models.CheckConstraint(condition=models.Q(('source', models.F('target')), _negated=True), name='organisationmerge_of_two_records'),
        ),
        migrations.AddConstraint(
            model_name='organisationmerge',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='organisationmerge_has_a_reason'),
        ),
    ]
