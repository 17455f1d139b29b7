"""A list as a file or a feed: `?format=csv`, `jsonl` or `atom` on the list's own address, filters kept."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

# The README and the link on each page name these.
ROWS_IN_A_FILE = 5_000
ENTRIES_IN_A_FEED = 50

Record = Mapping[str, Any]
# XML 1.0 does not allow these, not even escaped.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A spreadsheet would run a cell that begins with one of these as a formula.
_FORMULA = re.compile(r"^[=+\-@\t\r]")


def answer(
    request: HttpRequest,
    rows: QuerySet,
    *,
    title: str,
    record: Callable[[Any, Callable[[str], str]], Record],
    entry: Callable[[Any], Record] | None = None,
) -> HttpResponse | None:
    """The file in the format that `?format=` names; None without one. Raises Http404 for an unknown format.

    `record(row, absolute)` returns the columns of one row, `entry(row)` the entry of a feed: `title`, `link`,
    `summary` and `day`. A list without `entry` has no feed.
    """
    wanted = request.GET.get("format", "")
    if not wanted:
        return None
    absolute = request.build_absolute_uri
    if wanted == "csv":
        return _csv([record(row, absolute) for row in rows[:ROWS_IN_A_FILE]], title)
    if wanted == "jsonl":
        return _json_lines([record(row, absolute) for row in rows[:ROWS_IN_A_FILE]], title)
    if wanted == "atom" and entry:
        return _atom(request, title, [entry(row) for row in rows[:ENTRIES_IN_A_FEED]])
    raise Http404("This list has no such file.")


def _file(content: str, content_type: str, title: str, ending: str) -> HttpResponse:
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "list"
    return HttpResponse(
        content,
        content_type=f"{content_type}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name[:80]}.{ending}"'},
    )


def _csv(records: list[Record], title: str) -> HttpResponse:
    written = io.StringIO()
    if records:
        writer = csv.DictWriter(written, fieldnames=list(records[0]))
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in each.items()} for each in records)
    return _file(written.getvalue(), "text/csv", title, "csv")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " | ".join(value)
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _json_lines(records: Iterable[Record], title: str) -> HttpResponse:
    lines = "".join(json.dumps(each, ensure_ascii=False, default=str) + "\n" for each in records)
    return _file(lines, "application/jsonl", title, "jsonl")


def _atom(request: HttpRequest, title: str, entries: Iterable[Record]) -> HttpResponse:
    page = request.GET.copy()
    page.pop("format", None)
    feed = Atom1Feed(
        title=title,
        link=request.build_absolute_uri(f"{request.path}?{page.urlencode()}".rstrip("?")),
        description="",
        language="en",
        feed_url=request.build_absolute_uri(),
    )
    for each in entries:
        link = request.build_absolute_uri(each["link"])
        feed.add_item(
            title=_NOT_IN_XML.sub("", each["title"]),
            link=link,
            unique_id=link,
            description=_NOT_IN_XML.sub("", each["summary"]),
            pubdate=_moment(each["day"]),
            updateddate=_moment(each["day"]),
            author_name=_NOT_IN_XML.sub("", each.get("author", "")) or None,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
