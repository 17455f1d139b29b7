"""Who speaks where the layout shows direct speech, and the statements that come of it.

Rule: a label, the line below a post or the signature of a letter names the speaker: a person of the article,
or the words as printed. Initials ("AL:") are the one person of the article who has them, an office ("THE
MAYOR") the one whom the article describes with exactly these words. A label that is neither a person of the
article nor an office is the paper's if it mostly asks or is a well-known place ("KABUL:" opens a report).
Answers are the interviewee's (`interviewee`), or nobody's.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from articles.extraction.attribution.candidates import CandidateKind
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.pronouns import PronounResolver
from articles.extraction.attribution.unmarked.interviewee import Party, find_interviewee
from articles.extraction.attribution.unmarked.labels import initials, name_in, opens_with_given_name
from articles.extraction.attribution.unmarked.speech import Speech, SpeechKind
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.entities.people import NamedPerson
from articles.extraction.lexicons import words
from articles.extraction.types import ExtractedSpeaker, ExtractedStatement, Span, StatementKind
from articles.gazetteer import Gazetteer
from articles.text.spans import SpanSet

_NAMED = 0.95
"""The confidence in a speaker who is named at the words."""
_ANSWERS = 0.9
_NOBODY = 0.7
_REASONS = {
    SpeechKind.TURN: "the label before the words",
    SpeechKind.POST: "the account named below the post",
    SpeechKind.LETTER: "the signature of the letter",
}
_INITIALS = range(2, 4)
_INTERVIEW = (SpeechKind.QUESTION, SpeechKind.ANSWER)


def named_at_speeches(
    text: str, speeches: Iterable[Speech], named: Sequence[NamedPerson]
) -> Iterator[NamedPerson]:
    """The persons whom labels and signatures name, and who are not among `named`.

    A name in a label is a person's after a title, if it opens with a given name, or if it is the end of a
    name that the article has.
    """
    taken = SpanSet(named)
    known = {person.surface.split()[-1].casefold() for person in named}
    found: list[tuple[Span, bool]] = []
    for speech in speeches:
        if speech.speaker is None or taken.overlaps(speech.speaker.start, speech.speaker.end):
            continue
        name, titled = name_in(text, speech.speaker)
        if name is not None and speech.kind is not SpeechKind.POST:
            given = opens_with_given_name(text[name.start : name.end])
            found.append((name, titled or given or speech.kind is SpeechKind.LETTER))
    known |= {text[name.start : name.end].split()[-1].casefold() for name, sure in found if sure}
    for name, sure in found:
        surface = text[name.start : name.end]
        if sure or surface.split()[-1].casefold() in known:
            yield NamedPerson(name.start, name.end, surface, _NAMED, "named at the words that they say")


class SpeechAttribution:
    """Finds the speakers of the speeches of one article."""

    def __init__(
        self, context: AttributionContext, clusters: MentionClusters, speeches: Sequence[Speech]
    ) -> None:
        self._context = context
        self._text = context.tokens.text
        self._clusters = clusters
        self._speeches = speeches
        self._mentions = [mention.start for mention in clusters.mentions]
        self._asking = _asking(self._text, speeches)

    def statements(self) -> Iterator[ExtractedStatement]:
        """The statements in order; none for a question, nor for a turn of the paper."""
        answering = self._interviewee()
        for speech in self._speeches:
            if speech.speaker is not None:
                speaker = self._speaker(speech, speech.speaker)
                if speaker is not None:
                    yield self._statement(speech, speaker, _NAMED, _REASONS[speech.kind])
            elif speech.kind is SpeechKind.ANSWER:
                yield self._answer(speech, answering)

    def _answer(self, speech: Speech, answering: ExtractedSpeaker | None) -> ExtractedStatement:
        if answering is None:
            reason = "an answer; the introduction does not say who was interviewed"
            return self._statement(speech, None, _NOBODY, reason)
        reason = f"an answer; the introduction says that “{answering.text}” was interviewed"
        return self._statement(speech, answering, _ANSWERS, reason)

    def _statement(
        self, speech: Speech, speaker: ExtractedSpeaker | None, confidence: float, reason: str
    ) -> ExtractedStatement:
        return ExtractedStatement(
            kind=StatementKind.DIRECT,
            spans=speech.parts,
            quoted=speech.parts if speech.in_marks else (),
            text=" ".join(self._text[part.start : part.end] for part in speech.parts),
            cue="",
            cue_span=None,
            speaker=speaker,
            via="",
            confidence=confidence,
            reason=reason,
        )

    def _speaker(self, speech: Speech, printed: Span) -> ExtractedSpeaker | None:
        number = bisect_left(self._mentions, printed.start)
        if number < len(self._mentions) and self._mentions[number] < printed.end:
            return self._person(self._clusters.mentions[number])
        words_printed = self._text[printed.start : printed.end]
        cluster = self._person_of_label(printed) if speech.kind is SpeechKind.TURN else None
        name = self._clusters[cluster].name if cluster is not None else None
        if name is None and speech.kind is SpeechKind.TURN and self._is_the_papers(printed):
            return None
        return ExtractedSpeaker(printed.start, printed.end, words_printed, name)

    def _person(self, mention: ClusteredMention) -> ExtractedSpeaker:
        described = mention.descriptor
        descriptor = self._text[described.start : described.end] if described else ""
        name = self._clusters[mention.cluster].name if mention.cluster is not None else None
        return ExtractedSpeaker(mention.start, mention.end, mention.surface, name, descriptor)

    def _person_of_label(self, printed: Span) -> int | None:
        """The only person with these initials, or whom the article describes with exactly these words."""
        label = self._text[printed.start : printed.end]
        if label.isupper() and label.isalpha() and len(label) in _INITIALS:
            fitting = [c.number for c in self._clusters if c.full and initials(c.name) == label]
        else:
            office = _without_determiner(label)
            fitting = [
                cluster.number
                for cluster in self._clusters
                if any(_without_determiner(described) == office for described in cluster.descriptors)
            ]
        return fitting[0] if len(fitting) == 1 else None

    def _is_the_papers(self, printed: Span) -> bool:
        name, titled = name_in(self._text, printed)
        if name is None and titled:
            return False
        label = self._text[printed.start : printed.end]
        return label in self._asking or Gazetteer.load().known_major(label) is not None

    def _interviewee(self) -> ExtractedSpeaker | None:
        first = next((s.parts[0].start for s in self._speeches if s.kind in _INTERVIEW), None)
        if first is None:
            return None
        party = find_interviewee(self._context.layout, self._parties(first), first)
        if party is None or party.cluster is None:
            return None
        for mention in self._clusters.mentions:
            if mention.start == party.span.start:
                return self._person(mention)
        printed = self._text[party.span.start : party.span.end]
        name = self._clusters[party.cluster].name
        return ExtractedSpeaker(party.span.start, party.span.end, printed, name)

    def _parties(self, end: int) -> list[Party]:
        """Everybody whom the text before `end` names, and its pronouns with the persons they refer to."""
        found = []
        for mention in self._clusters.mentions:
            if mention.start < end:
                span = Span(mention.start, mention.end)
                described = mention.descriptor or span
                around = Span(min(span.start, described.start), max(span.end, described.end))
                possessive = self._text[mention.end : mention.end + 2] in ("'s", "’s")
                found.append(Party(span, around, None if possessive else mention.cluster))
        pronouns = PronounResolver(self._context, self._clusters)
        for candidate in self._context.candidates.between(0, end):
            if candidate.kind is CandidateKind.PRONOUN and not candidate.quoted:
                span = Span(candidate.start, candidate.end)
                surface = self._text[span.start : span.end]
                found.append(Party(span, span, pronouns.personal(candidate, surface).cluster))
        return sorted(found, key=lambda party: party.span)


def _asking(text: str, speeches: Iterable[Speech]) -> set[str]:
    """The labels that have a question in at least half of their turns."""
    turns: Counter[str] = Counter()
    questions: Counter[str] = Counter()
    for speech in speeches:
        if speech.speaker is not None:
            label = text[speech.speaker.start : speech.speaker.end]
            turns[label] += 1
            questions[label] += any("?" in text[part.start : part.end] for part in speech.parts)
    return {label for label, count in turns.items() if 2 * questions[label] >= count}


def _without_determiner(described: str) -> str:
    first, _, more = described.casefold().partition(" ")
    return more if first in words("determiners") else described.casefold()
