"""The statements of one article, each with its speaker.

Rule: statements are read in their order, because "he" and an elliptic "said" depend on who spoke before. A
fragment in quotation marks inside an indirect statement has the speaker of that statement. The confidence
of a statement is the product: that the words are somebody's, that this speaker said them, and that the
speaker is this person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.contents import Words
from articles.extraction.attribution.context import Scene
from articles.extraction.attribution.coreference import Resolved, Resolver
from articles.extraction.attribution.pairing import Spoke
from articles.extraction.attribution.reported_speech import is_reported
from articles.extraction.attribution.speaker_choice import Choice, choose
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.types import ExtractedSpeaker, ExtractedStatement, Span, StatementKind, Tagging

_TRIM_SPEAKER = " \t\n\xa0,;:.—–-"


def _inside(words: Words, around: Words) -> bool:
    return around.stretch.start <= words.stretch.start and words.stretch.end <= around.stretch.end


class StatementAttribution:
    """Goes through the statements of one article in reading order and finds the speaker of each."""

    def __init__(self, scene: Scene, clusters: MentionClusters, tagging: Tagging) -> None:
        self._scene = scene
        self._clusters = clusters
        self._tagging = tagging
        self._resolver = Resolver(scene.tokens, scene.layout, clusters, scene.quoted)
        self._last: Spoke | None = None
        self._mentions = {m.start: m for m in clusters.mentions}

    def statements(self, found: Sequence[Words]) -> Iterator[ExtractedStatement]:
        around: tuple[Words, Choice] | None = None
        for words in found:
            if around is not None and words.kind is StatementKind.PARTIAL and _inside(words, around[0]):
                choice = replace(around[1], via=None)
            else:
                choice = choose(self._scene, words.stretch, self._tagging, self._last, words.subject)
            if words.kind is StatementKind.INDIRECT and choice.speaker is not None:
                around = words, choice
            resolved = self._resolve(choice.speaker) if choice.speaker else None
            if choice.speaker is not None:
                self._remember(words, choice.speaker, resolved)
            yield self._statement(words, choice, resolved)

    def _resolve(self, speaker: Candidate) -> Resolved | None:
        surface = self._scene.tokens.text[speaker.start : speaker.end]
        if speaker.person is not None:
            return Resolved(speaker.person, 1.0, "")
        if surface.lower() == "who":
            return self._resolver.relative(speaker)
        if speaker.kind == "pronoun":
            return self._resolver.pronoun(speaker, surface)
        return self._resolver.description(surface.strip(_TRIM_SPEAKER))

    def _remember(self, words: Words, speaker: Candidate, resolved: Resolved | None) -> None:
        cluster = resolved.cluster if resolved else None
        self._last = Spoke(speaker.start, cluster, words.stretch.end)
        if cluster is not None:
            self._resolver.spoke(cluster, speaker.start)

    def _statement(self, words: Words, choice: Choice, resolved: Resolved | None) -> ExtractedStatement:
        text = self._scene.tokens.text
        stretch = words.stretch
        reasons = [choice.reason, resolved.reason if resolved else ""]
        if words.unclosed:
            reasons.append("the quotation is never closed in print")
        return ExtractedStatement(
            kind=words.kind,
            spans=stretch.parts,
            text=" ".join(text[part.start : part.end] for part in stretch.parts),
            cue=text[choice.cue.span.start : choice.cue.span.end] if choice.cue else "",
            cue_span=choice.cue.span if choice.cue else None,
            speaker=self._speaker(choice.speaker, resolved) if choice.speaker else None,
            via=text[choice.via.start : choice.via.end].strip(_TRIM_SPEAKER) if choice.via else "",
            confidence=round(
                words.sure
                * choice.chance
                * (resolved.confidence if resolved and resolved.cluster is not None else 1.0),
                3,
            ),
            reason="; ".join(filter(None, reasons)),
            reported=is_reported(self._scene.tokens, words, choice),
            ambiguous=choice.ambiguous or (resolved is not None and resolved.ambiguous),
        )

    def _speaker(self, speaker: Candidate, resolved: Resolved | None) -> ExtractedSpeaker:
        text = self._scene.tokens.text
        start, end = speaker.start, speaker.end
        described: Span | None = None
        if speaker.person is not None:
            inside = [m for m in self._mentions_in(start, end) if m.cluster == speaker.person]
            if inside:
                start, end, described = inside[0].start, inside[0].end, inside[0].descriptor
        while end > start and text[end - 1] in _TRIM_SPEAKER:
            end -= 1
        name = None
        if resolved is not None and resolved.cluster is not None:
            name = self._clusters[resolved.cluster].name
        return ExtractedSpeaker(
            start, end, text[start:end], name, text[described.start : described.end] if described else ""
        )

    def _mentions_in(self, start: int, end: int) -> Iterator[ClusteredMention]:
        for candidate in range(start, end):
            if candidate in self._mentions:
                yield self._mentions[candidate]
