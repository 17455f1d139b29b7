from django.db import models


class PersonQuerySet(models.QuerySet):
    def live(self):
        """Records that stand for a human being themselves: not merged into another."""
        return self.filter(merged_into=None)
