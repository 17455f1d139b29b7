"""The statements of one article, each with its speaker.

Rule: contents are read in reading order, because "he" and words without a cue depend on the previous speaker.
The confidence of a statement is the product of three: that the words are attributed, that this speaker said
them, and that the speaker is this person.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from articles.extraction.attribution.acts_of_speech import with_verb
from articles.extraction.attribution.antecedents import Antecedent
from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.contents import Content
from articles.extraction.attribution.context import AttributionContext, PreviousSpeaker
from articles.extraction.attribution.descriptions import DescriptionResolver
from articles.extraction.attribution.names_of_things import why_nobodys_words
from articles.extraction.attribution.negated_speech import why_unsaid
from articles.extraction.attribution.pronouns import PronounResolver
from articles.extraction.attribution.reported_speech import is_attitude, is_reported
from articles.extraction.attribution.saying_time import find_saying_time
from articles.extraction.attribution.speaker_choice import SpeakerChoice, choose_speaker
from articles.extraction.attribution.whole_phrases import is_relative, whole_phrase
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.types import (
    ExtractedSpeaker,
    ExtractedStatement,
    SayingTime,
    Span,
    StatementKind,
    Tagging,
)

_TRIMMED = " \t\n\xa0,;:.—–-"
"""Characters at the ends of a speaker's words that are not part of them."""


class StatementAttribution:
    """Reads the contents of one article in order and finds the speaker of each."""

    def __init__(
        self,
        context: AttributionContext,
        clusters: MentionClusters,
        tagging: Tagging,
        pronouns: PronounResolver | None = None,
        published_on: date | None = None,
    ) -> None:
        """`pronouns` is another resolver, for training. Without `published_on` no statement has a day."""
        self._published_on = published_on
        self._context = context
        self._text = context.tokens.text
        self._clusters = clusters
        self._tagging = tagging
        self._pronouns = pronouns or PronounResolver(context, clusters)
        self._descriptions = DescriptionResolver(clusters)
        self._previous: PreviousSpeaker | None = None
        self._mentions = {m.start: m for m in clusters.mentions}

    def statements(self, contents: Sequence[Content]) -> Iterator[ExtractedStatement]:
        """One statement for each content. `contents` are in reading order."""
        for content in contents:
            choice = choose_speaker(
                self._context, content.span, self._tagging, self._previous, content.subject
            )
            antecedent = self._resolve(choice.speaker, content) if choice.speaker is not None else None
            statement = self._statement(content, choice, antecedent)
            if choice.speaker is not None and antecedent is not None:
                spoke = statement.reported and choice.cue is not None and choice.cue.strength != "speech"
                self._remember(content, choice.speaker, antecedent, spoke)
            yield statement

    def _resolve(self, speaker: Candidate, content: Content) -> Antecedent:
        surface = self._text[speaker.start : speaker.end]
        if speaker.cluster is not None:
            return Antecedent(speaker.cluster, 1.0, "")
        if surface.lower() == "who":
            return self._pronouns.relative(speaker)
        if speaker.kind is CandidateKind.PRONOUN:
            reported = Span(content.span.start, content.span.end)
            return self._pronouns.personal(speaker, surface, reported)
        return self._descriptions.resolve(surface.strip(_TRIMMED))

    def _remember(self, content: Content, speaker: Candidate, antecedent: Antecedent, spoke: bool) -> None:
        self._previous = PreviousSpeaker(speaker.start, antecedent.cluster, content.span.end)
        printed = self._text[speaker.start : speaker.end].rstrip(_TRIMMED)
        words = Span(speaker.start, speaker.start + len(printed))
        self._pronouns.remember_speaker(antecedent.cluster, words, spoke)

    def _statement(
        self, content: Content, choice: SpeakerChoice, antecedent: Antecedent | None
    ) -> ExtractedStatement:
        text, parts = self._text, self._parts(content, choice)
        reasons = [choice.reason, antecedent.reason if antecedent else ""]
        if content.unclosed:
            reasons.append("the quotation is never closed in print")
        nobodys = self._why_nobodys(content, choice)
        reasons.append(nobodys)
        known = antecedent is not None and antecedent.cluster is not None
        resolution = antecedent.confidence if antecedent and known else 1.0
        confidence = round(content.confidence * choice.probability * resolution, 3)
        return ExtractedStatement(
            kind=content.kind,
            spans=parts,
            quoted=content.quoted,
            text=" ".join(text[part.start : part.end] for part in parts),
            cue=text[choice.cue.span.start : choice.cue.span.end] if choice.cue else "",
            cue_span=choice.cue.span if choice.cue else None,
            speaker=self._speaker(choice.speaker, antecedent) if choice.speaker else None,
            via=text[choice.via.start : choice.via.end].strip(_TRIMMED) if choice.via else "",
            confidence=confidence,
            reason="; ".join(filter(None, reasons)),
            said=self._said(content, choice),
            reported=not nobodys and is_reported(self._context.tokens, content, choice, confidence),
            attitude=not nobodys and is_attitude(self._context.tokens, content, choice),
            ambiguous=choice.ambiguous or (antecedent is not None and antecedent.ambiguous),
        )

    def _parts(self, content: Content, choice: SpeakerChoice) -> tuple[Span, ...]:
        first, *others = content.span.parts
        if content.kind is not StatementKind.DIRECT:
            first = with_verb(self._context.tokens, first, choice.cue)
        return (first, *others)

    def _why_nobodys(self, content: Content, choice: SpeakerChoice) -> str:
        """Why the words are nobody's statement; empty if they may be one."""
        speaker = choice.speaker
        source = Span(speaker.start, speaker.end) if speaker else None
        return why_unsaid(self._context, content.span, choice.cue, source) or why_nobodys_words(
            self._context, content.span, speaker
        )

    def _said(self, content: Content, choice: SpeakerChoice) -> SayingTime | None:
        if self._published_on is None:
            return None
        parts = content.span.parts
        return find_saying_time(self._context, choice.cue, choice.speaker, parts, self._published_on)

    def _speaker(self, speaker: Candidate, antecedent: Antecedent | None) -> ExtractedSpeaker:
        text, start, end, pronoun = self._text, speaker.start, speaker.end, None
        if antecedent is not None and antecedent.unnamed is not None:
            pronoun = Span(start, end)
            start, end = antecedent.unnamed.start, antecedent.unnamed.end
        elif speaker.cluster is None and (antecedent is None or antecedent.cluster is None):
            whole = whole_phrase(self._context.cues, Span(start, end))
            pronoun = Span(start, end) if is_relative(text[start:end]) and whole.end <= start else None
            start, end = whole.start, whole.end
        descriptor = ""
        mention = self._mention_of(speaker)
        if mention is not None:
            start, end = mention.start, mention.end
            if mention.descriptor is not None:
                descriptor = text[mention.descriptor.start : mention.descriptor.end]
        end = start + len(text[start:end].rstrip(_TRIMMED))
        cluster = antecedent.cluster if antecedent else None
        name = self._clusters[cluster].name if cluster is not None else None
        return ExtractedSpeaker(start, end, text[start:end], name, descriptor, pronoun=pronoun)

    def _mention_of(self, speaker: Candidate) -> ClusteredMention | None:
        """The first mention of the speaker in the speaker's span; None if the span names nobody."""
        if speaker.cluster is None:
            return None
        inside = (self._mentions.get(offset) for offset in range(speaker.start, speaker.end))
        return next((m for m in inside if m is not None and m.cluster == speaker.cluster), None)
