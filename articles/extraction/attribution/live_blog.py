"""Entries of a live blog: paragraphs that open with a time, or that follow such a time.

Rule: a text with at least two paragraphs that open with a time of day is a live blog; an entry reaches to
the next time. The time is not part of what somebody said. "He" or "she" refers to somebody named in the same
entry; if it names nobody before who fits, to the last speaker of an earlier entry whose gender is not other.
It never refers to somebody whom an earlier entry only mentions, because entries are written at different
hours about different rooms.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from articles.extraction.entities.mention_clusters import Cluster, MentionClusters
from articles.extraction.lexicons import values
from articles.extraction.text.sentences import Layout
from articles.extraction.types import ExtractedSpeaker, ExtractedStatement, Span, TaggedSpan
from articles.text.spans import contains

_TIME = re.compile(
    r"[\[(]?(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?![\d.,]\d)(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)"
    r"(?:\s(?:[A-Z]{2,4}T|UTC)\b)?[\])]?\s*(?:[:–—|-]\s*)?",
    re.IGNORECASE,
)
_FEWEST = 2


class LiveBlog:
    """The entries of one text; it has none if it is not a live blog."""

    def __init__(self, layout: Layout) -> None:
        times = [m for p in layout.paragraphs if (m := _TIME.match(layout.text, p.start, p.end))]
        self._times = [Span(*m.span()) for m in times] if len(times) >= _FEWEST else []
        self._starts = [time.start for time in self._times]

    def __bool__(self) -> bool:
        return bool(self._times)

    def without_times(self, spans: Iterable[TaggedSpan]) -> list[TaggedSpan]:
        """What was tagged, without the time at the start of an entry."""
        cut = []
        for span in spans:
            time = self._time_before(span.start)
            inside = time is not None and span.start < time.end < span.end
            cut.append(replace(span, start=time.end) if time is not None and inside else span)
        return cut

    def with_antecedents(
        self, statements: Iterable[ExtractedStatement], clusters: MentionClusters
    ) -> Iterator[ExtractedStatement]:
        """The statements, in reading order, with "he" and "she" as the entries allow."""
        by_name = {cluster.name: cluster for cluster in clusters}
        spoke: list[Cluster] = []
        for statement in statements:
            if statement.speaker is not None:
                speaker = self._resolved(statement.speaker, spoke, by_name, clusters)
                statement = statement if speaker is None else _said_by(statement, speaker)
            if _has_words(statement) and statement.speaker and statement.speaker.name in by_name:
                spoke.append(by_name[statement.speaker.name])
            yield statement

    def _resolved(
        self,
        speaker: ExtractedSpeaker,
        spoke: Sequence[Cluster],
        by_name: Mapping[str, Cluster],
        clusters: MentionClusters,
    ) -> ExtractedSpeaker | None:
        """The speaker as the entries allow; None if they change nothing."""
        gender = values("pronouns").get(speaker.text.lower(), "")
        entry = self._time_before(speaker.start)
        if entry is None or gender not in ("male", "female"):
            return None
        low, high = (
            bisect_left(clusters.mentions, offset, key=lambda mention: mention.start)
            for offset in (entry.start, speaker.start)
        )
        named = {mention.cluster for mention in clusters.mentions[low:high]}
        here = [clusters[cluster] for cluster in named if cluster is not None]
        found = by_name.get(speaker.name or "")
        if found in here:
            return None
        if any(person.gender in ("", gender) for person in here):
            return replace(speaker, name=None) if found is not None else None
        last = next((cluster for cluster in reversed(spoke) if cluster.gender in ("", gender)), None)
        return replace(speaker, name=last.name if last else None)

    def _time_before(self, offset: int) -> Span | None:
        """The time of the entry in which the offset is."""
        number = bisect_right(self._starts, offset) - 1
        return self._times[number] if number >= 0 else None


def _has_words(statement: ExtractedStatement) -> bool:
    """Somebody's words are shown, not only that he thanked or called somebody."""
    cue = statement.cue_span
    return statement.shown and not (cue and any(contains(span, cue) for span in statement.spans))


def _said_by(statement: ExtractedStatement, speaker: ExtractedSpeaker) -> ExtractedStatement:
    why = f" → {speaker.name}: the last speaker of an earlier entry" if speaker.name else " stays open"
    return replace(statement, speaker=speaker, ambiguous=False, reason=f"“{speaker.text}”{why}")
