from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Lower

from people.listing import between


class PersonQuerySet(models.QuerySet):
    def live(self):
        """Records that stand for a human being themselves: not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live people whom an article that readers may see names."""
        mentions = self.model.mentions.rel.related_model.objects.published().order_by()
        # The first one found, not EXISTS: the planner turns that into a join over every mention there is.
        printed = Subquery(mentions.filter(person=OuterRef("pk")).values("pk")[:1])
        return self.live().alias(printed=printed).filter(printed__isnull=False)

    def alphabetical(self):
        return self.alias(alphabet=Lower("sort_name")).order_by("alphabet", "pk")

    def under(self, letters):
        """Whose family name begins with these letters of the Latin alphabet."""
        first, after = between(letters)
        rows = self.alias(alphabet=Lower("sort_name")).filter(alphabet__gte=first)
        return rows.filter(alphabet__lt=after) if after else rows
