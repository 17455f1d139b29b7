"""When something was said: the words of time in the clause of the cue, and the days that they mean.

Rule: the words are right after the cue or its speaker ("said on Tuesday", "told reporters in Ohio last week
that", "“…,” said Lee in a 2014 interview"), between speaker and cue ("Lee on Tuesday said", "Lee, speaking on
Tuesday, said"), or they open the sentence before its speaker ("On Tuesday, Lee said"). Only the addressee,
places and occasions may come between. Another clause, a quotation mark or a preposition of another time
("before Tuesday", "since 2014", "about the vote on Tuesday") ends the search: no day is better than a wrong
one. Days after the publication are none. Offsets are half-open code points.
"""

from collections.abc import Sequence
from datetime import date

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.cues import Cue, is_adverb
from articles.extraction.attribution.time_expressions import TimeExpression, days_of, time_expressions
from articles.extraction.lexicons import words
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import SayingTime, Span

_FURTHEST = 16
"""Tokens between the cue and the words of time, at most."""
_NEAREST_SPEAKER = 8
"""Tokens between opening words of time and the speaker, and between the speaker and the cue, at most."""
_OF_SPEAKING = frozenset(("speaking", "appearing", "testifying", "campaigning"))


def find_saying_time(
    context: AttributionContext,
    cue: Cue | None,
    speaker: Candidate | None,
    contents: Sequence[Span],
    published_on: date,
) -> SayingTime | None:
    """None if there is no cue, or if no day can be read in the clause of the cue."""
    if cue is None:
        return None
    search = _Search(context, cue, speaker, contents)
    for expression in (search.after_cue(), search.before_cue(), search.opening()):
        if expression is not None:
            days = days_of(expression, published_on)
            return SayingTime(expression.span, days.first, days.last) if days else None
    return None


def _ends() -> frozenset[str]:
    return words("ends_of_the_cue_clause")


class _Search:
    def __init__(
        self, context: AttributionContext, cue: Cue, speaker: Candidate | None, contents: Sequence[Span]
    ) -> None:
        self._tokens: Tokens = context.tokens
        self._cues = context.cues
        self._cue = cue
        self._speaker = speaker
        sentence = context.layout.sentence(cue.span.start)
        self._start, self._end = sentence.start, sentence.end
        for content in contents:
            if content.start >= cue.span.end:
                self._end = min(self._end, content.start)
            elif content.end <= cue.span.start:
                self._start = max(self._start, content.end)

    def after_cue(self) -> TimeExpression | None:
        speaker, start = self._speaker, self._cue.span.end
        if speaker is not None and start <= speaker.start and speaker.start - start <= 2:
            start = speaker.end
        first = self._tokens.first_from(start)
        if start == self._cue.span.end and self._has_object(first):
            return None
        for expression in time_expressions(self._tokens.text, start, self._end):
            last = self._tokens.first_from(expression.span.start)
            light = last - first <= _FURTHEST and all(self._is_light(n) for n in range(first, last))
            return expression if light and self._is_adverbial(expression) else None
        return None

    def _has_object(self, number: int) -> bool:
        """Whether the cue has an object that is not its addressee: a time after it may be the object's."""
        opens = self._tokens.lower[number : number + 1]
        addressed = self._tokens.lower[self._cue.verb] in words("verbs_to_somebody")
        return bool(opens) and opens[0] in words("determiners") - {"this"} and not addressed

    def before_cue(self) -> TimeExpression | None:
        speaker = self._speaker
        if speaker is None or speaker.end > self._cue.span.start:
            return None
        for expression in time_expressions(self._tokens.text, speaker.end, self._cue.span.start):
            between = self._between(speaker.end, expression.span.start)
            after = self._between(expression.span.end, self._cue.span.start)
            direct = not between or (between[0] == "," and (len(between) == 1 or between[1] in _OF_SPEAKING))
            cue_follows = all(word == "," or is_adverb(word) for word in after)
            if direct and cue_follows and self._is_adverbial(expression):
                return expression
        return None

    def opening(self) -> TimeExpression | None:
        speaker = self._speaker
        if speaker is None or speaker.end > self._cue.span.start:
            return None
        if len(self._between(speaker.end, self._cue.span.start)) > _NEAREST_SPEAKER:
            return None
        for expression in time_expressions(self._tokens.text, self._start, speaker.start):
            before = self._between(self._start, expression.span.start)
            after = self._between(expression.span.end, speaker.start)
            near = not before and len(after) <= _NEAREST_SPEAKER and after[:1] == [","]
            near = near and not any(word in _ends() or word in words("prepositions") for word in after)
            first, last = (self._tokens.first_from(o) for o in (expression.span.end, self._cue.span.start))
            if near and not self._cues.between(first, last) and self._is_adverbial(expression):
                return expression
            return None
        return None

    def _between(self, start: int, end: int) -> list[str]:
        first, last = self._tokens.first_from(start), self._tokens.first_from(end)
        return self._tokens.lower[first:last]

    def _is_light(self, number: int) -> bool:
        """Whether the token may be between the cue and its words of time."""
        word = self._tokens.lower[number]
        if number in self._cues.by_token or word in _ends():
            return False
        if word == ",":
            after = self._tokens.lower[number + 1 : number + 2]
            return bool(after) and (after[0] in words("prepositions_of_place") or after[0] in _OF_SPEAKING)
        if not (word[0].isalnum() or word in "@#&$'’"):
            return False
        if word.endswith(("ed", "ing")) and len(word) > 4:
            return word in words("occasions")
        return word not in words("auxiliaries")

    def _is_adverbial(self, expression: TimeExpression) -> bool:
        """Whether the words tell a time, rather than belong to another name, another time or another verb."""
        tokens, printed = self._tokens, expression.span
        first, after = tokens.first_from(printed.start), tokens.first_from(printed.end)
        before = tokens.lower[first - 1] if first else ""
        own = tokens.lower[first]
        if before in words("prepositions_of_other_times") or before in _ends():
            return False
        following = tokens.lower[after : after + 4] if printed.end < self._end else []
        if following and (following[0] in words("auxiliaries") or self._begins_name(after)):
            return False
        if before in words("determiners") or (
            expression.form in ("year", "month") and own not in ("in", "early")
        ):
            return any(word in words("occasions") for word in following)
        return True

    def _begins_name(self, number: int) -> bool:
        """A capital right after the words, in the same clause: "Sunday Times", "Saturday Night"."""
        return self._tokens.starts[number] < self._end and self._tokens.printed(number)[0].isupper()
