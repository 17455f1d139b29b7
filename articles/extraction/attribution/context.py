"""What attribution looks at: one text with its tokens, sentences, cues and candidates.

Rule: the context of a candidate does not depend on the content whose source is sought: the cue whose subject
it seems to be, also after an apposition or a relative clause; the cue right before it; whether it is an
object. It is computed once for each candidate.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate, Candidates
from articles.extraction.attribution.cues import Cue, Cues, is_adverb
from articles.extraction.lexicons import words
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import Span

MAX_SENTENCE_TOKENS = 80
"""Tokens of a sentence, at most, that are looked at before some content."""
_PARAGRAPHS_BACK = 3
"""Paragraphs before the content in which a source is sought."""
_MOST_PER_SIDE = 60
"""Candidates on each side that are looked at, however long the paragraph is."""
_MOST = 16
"""Candidates, the nearest, that are weighed."""
_LONGEST_APPOSITION = 20


@dataclass(frozen=True, slots=True)
class ContentSpan:
    """Content whose source is sought; it has several parts if a cue or a paragraph's end interrupts it."""

    parts: tuple[Span, ...]
    quoted: bool
    head: Span
    """Its first quotation, with the marks: the cue is beside it."""

    @property
    def start(self) -> int:
        return self.parts[0].start

    @property
    def end(self) -> int:
        return self.parts[-1].end


@dataclass(frozen=True, slots=True)
class PreviousSpeaker:
    """The source of the content before this one: its offset, its cluster if known, and the content's end."""

    start: int
    cluster: int | None
    content_end: int


@dataclass(frozen=True, slots=True)
class CandidateContext:
    """What is beside a candidate, whatever the content."""

    cue_after: Cue | None
    """The cue whose subject it seems to be: "Lee", "Lee, the mayor," or "Lee also" before it."""
    apposition: bool
    """An apposition is between the candidate and that cue."""
    cue_before: Cue | None
    """The cue right before it: "said Lee"."""
    object_of_cue: bool
    after_preposition: bool
    first_in_sentence: bool
    sentence: int
    paragraph: int


class AttributionContext:
    """One text with all that attribution looks at."""

    def __init__(
        self, tokens: Tokens, layout: Layout, cues: Cues, candidates: Candidates, quoted: Sequence[Span]
    ) -> None:
        self.tokens = tokens
        self.layout = layout
        self.cues = cues
        self.candidates = candidates
        self.quoted = quoted
        """The spans between outermost quotation marks, in order."""
        self._beside: dict[Candidate, CandidateContext] = {}
        self._intermediary_tokens = {
            number
            for cue in cues.all
            if cue.via is not None
            for number in range(tokens.first_from(cue.via.start), cue.last + 1)
        }
        """Token numbers of "state media as saying" in "was quoted by state media as saying"."""

    def candidates_near(self, content: ContentSpan) -> list[Candidate]:
        """The candidates in the content's paragraphs and the three before, the nearest first."""
        layout, head = self.layout, content.head
        first = layout.paragraphs[max(0, layout.paragraph_at(head.start) - _PARAGRAPHS_BACK)]
        last = layout.paragraphs[layout.paragraph_at(max(head.start, head.end - 1))]
        found = [
            candidate
            for candidate in self.candidates.around(head, first.start, last.end, _MOST_PER_SIDE)
            if candidate.first not in self._intermediary_tokens
            and not any(part.start < candidate.end and candidate.start < part.end for part in content.parts)
        ]
        found.sort(key=lambda c: max(c.start - head.end, head.start - c.end))
        return found[:_MOST]

    def beside(self, candidate: Candidate) -> CandidateContext:
        if candidate not in self._beside:
            self._beside[candidate] = self._look_beside(candidate)
        return self._beside[candidate]

    def _look_beside(self, candidate: Candidate) -> CandidateContext:
        layout, first = self.layout, candidate.first
        before = self.tokens.lower[first - 1] if first else ""
        sentence = layout.sentence_at(candidate.start)
        opening = self.tokens.first_from(layout.sentences[sentence].start) if layout.sentences else 0
        cue_after, apposition = self._cue_after(candidate)
        return CandidateContext(
            cue_after=cue_after,
            apposition=apposition,
            cue_before=self.cues.by_token.get(first - 1),
            object_of_cue=before in words("verbs_to_somebody"),
            after_preposition=before in words("prepositions"),
            first_in_sentence=first - opening <= 1,
            sentence=sentence,
            paragraph=layout.paragraph_of_sentence(sentence) if layout.sentences else 0,
        )

    def _cue_after(self, candidate: Candidate) -> tuple[Cue | None, bool]:
        """The cue whose subject the candidate seems to be, and whether an apposition comes before it."""
        lower, by_token = self.tokens.lower, self.cues.by_token
        number = candidate.last + 1
        for number in range(candidate.last + 1, min(candidate.last + 5, len(lower))):
            if number in by_token:
                return by_token[number], False
            word = lower[number]
            if not (is_adverb(word) or word in words("auxiliaries") or word == "who"):
                break
        if number < len(lower) and lower[number] in ",(—–―-":
            cue = self._cue_after_apposition(number + 1)
            return cue, cue is not None
        return None, False

    def _cue_after_apposition(self, start: int) -> Cue | None:
        lower, by_token = self.tokens.lower, self.cues.by_token
        for end in range(start, min(start + _LONGEST_APPOSITION + 1, len(lower) - 1)):
            if lower[end] in '.;:?!"“”':
                return None
            if lower[end] not in ",)—–―-":
                continue
            for number in range(end + 1, min(end + 4, len(lower))):
                cue = by_token.get(number)
                if cue is not None and cue.strength != "according":
                    return cue
                if not is_adverb(lower[number]):
                    break
        return None
