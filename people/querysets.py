from django.db import models
from django.db.models import Exists, OuterRef


class PersonQuerySet(models.QuerySet):
    def live(self):
        """Records that stand for a human being themselves: not merged into another."""
        return self.filter(merged_into=None)

    def in_print(self):
        """Live people whom an article that readers may see names."""
        mentions = self.model.mentions.rel.related_model.objects.published()
        return self.live().filter(Exists(mentions.filter(person=OuterRef("pk"))))
