"""The title of a list of articles, for its page, its files and its feed."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext


def list_title(period: Any, named: dict[str, Any]) -> str:
    """The title of a list that is limited to a CalendarPeriod, a name or an outlet."""
    title = gettext("Articles")
    subjects = [named[kind] for kind in ("person", "place", "organisation") if kind in named]
    if subjects:
        title = gettext("Articles that name %(name)s") % {"name": subjects[0].name}
    if outlet := named.get("outlet"):
        title = gettext("%(title)s in %(outlet)s") % {"title": title, "outlet": outlet}
    if period:
        form = {"year": "Y", "month": "F Y", "day": "DATE_FORMAT"}[period.name]
        title = gettext("%(title)s of %(time)s") % {"title": title, "time": date_format(period.first, form)}
    return title
