"""From a text to what is in it: people, places, statements.

The order of the stages is the order of `_read`: words and sentences, quotation marks, who is named, which
places, whose words, who said them, who "he" is. Pure: the same text gives the same answer. One thread;
offsets are half-open code points into the text.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from articles.extraction.attribution.candidates import Candidate, PersonSpan, SourceSpan, gather
from articles.extraction.attribution.contents import Words, find_words
from articles.extraction.attribution.context import Scene
from articles.extraction.attribution.coreference import Resolved, Resolver
from articles.extraction.attribution.cues import Cues
from articles.extraction.attribution.pairing import Spoke
from articles.extraction.attribution.quotations import Quotation, find_quotations
from articles.extraction.attribution.reported_speech import is_reported
from articles.extraction.attribution.speaker_choice import Choice, choose
from articles.extraction.entities.mention_clusters import Cast, Mention
from articles.extraction.entities.people import find_people
from articles.extraction.entities.person_filter import believed, tagged_places
from articles.extraction.entities.places import find_places, locate_places
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import (
    Extraction,
    Label,
    PersonFound,
    Span,
    SpeakerFound,
    StatementFound,
    StatementKind,
    Tagger,
    Tagging,
)
from articles.gazetteer import Gazetteer
from articles.reading.parsed import ParsedArticle

_BATCH = 16
"""Texts that the tagger reads at once."""
_TRIM_SPEAKER = " \t\n\xa0,;:.—–-"


def extract(parsed: ParsedArticle, tagger: Tagger | None = None) -> Extraction:
    """What stands in the article's body."""
    return extract_text(parsed.body, tagger)


def extract_text(text: str, tagger: Tagger | None = None) -> Extraction:
    """What stands in a text."""
    return _read(text, (tagger or load_tagger()).tag(text))


def extract_many(texts: Iterable[str], tagger: Tagger | None = None) -> Iterator[Extraction]:
    """The extractions of many texts, in their order; the tagger reads them in batches."""
    reader = tagger or load_tagger()
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH:
            yield from _read_all(batch, reader)
            batch = []
    yield from _read_all(batch, reader)


def _read_all(texts: Sequence[str], tagger: Tagger) -> Iterator[Extraction]:
    for text, tagging in zip(texts, tagger.tag_many(texts), strict=True):
        yield _read(text, tagging)


def _read(text: str, tagging: Tagging) -> Extraction:
    gazetteer = Gazetteer.load()
    tokens, layout = Tokens(text), Layout(text)
    cues = Cues(tokens)
    quotations = find_quotations(text, layout.paragraphs)
    named = believed(
        tokens, cues, find_people(tokens, tagging.spans), tagged_places(text, tagging), gazetteer
    )
    places = find_places(tokens, tagging.spans, [Span(p.start, p.end) for p in named], gazetteer)
    cast = Cast(tokens, named)
    scene = _scene(tokens, layout, cues, cast, tagging, quotations)
    statements = _Attribution(scene, cast, tagging).statements(
        find_words(scene, quotations, tagging, tagging.spans)
    )
    return Extraction(
        people=tuple(_person(cast, mention, tokens) for mention in cast.mentions),
        places=tuple(locate_places(tokens, cues, places, gazetteer)),
        statements=tuple(statements),
    )


def scene_of(text: str, tagging: Tagging) -> Scene:
    """What attribution looks at, for training on labelled texts."""
    tokens, layout = Tokens(text), Layout(text)
    cast = Cast(tokens, find_people(tokens, tagging.spans))
    return _scene(tokens, layout, Cues(tokens), cast, tagging, find_quotations(text, layout.paragraphs))


def _scene(
    tokens: Tokens, layout: Layout, cues: Cues, cast: Cast, tagging: Tagging, quotations: Sequence[Quotation]
) -> Scene:
    people = [PersonSpan(m.start, m.end, m.identity) for m in cast.mentions]
    sources = [SourceSpan(s.start, s.end, s.score) for s in tagging.spans if s.label is Label.SOURCE]
    quoted = [part for q in quotations if q.depth == 0 for part in q.parts]
    return Scene(tokens, layout, cues, gather(tokens, people, sources, quoted), quoted)


def _person(cast: Cast, mention: Mention, tokens: Tokens) -> PersonFound:
    identity = cast.identities[mention.identity] if mention.identity is not None else None
    described = mention.descriptor
    return PersonFound(
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        name=identity.name if identity else mention.surface,
        surname_only=identity is None or not identity.full,
        descriptor=tokens.text[described.start : described.end] if described else "",
        confidence=mention.confidence,
        reason=mention.reason,
        ambiguous=identity is None,
    )


def _inside(words: Words, around: Words) -> bool:
    return around.stretch.start <= words.stretch.start and words.stretch.end <= around.stretch.end


class _Attribution:
    """Goes through the statements of one article in reading order and finds the speaker of each."""

    def __init__(self, scene: Scene, cast: Cast, tagging: Tagging) -> None:
        self._scene = scene
        self._cast = cast
        self._tagging = tagging
        self._resolver = Resolver(scene.tokens, scene.layout, cast, scene.quoted)
        self._last: Spoke | None = None
        self._mentions = {m.start: m for m in cast.mentions}

    def statements(self, found: Sequence[Words]) -> Iterator[StatementFound]:
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
        identity = resolved.identity if resolved else None
        self._last = Spoke(speaker.start, identity, words.stretch.end)
        if identity is not None:
            self._resolver.spoke(identity, speaker.start)

    def _statement(self, words: Words, choice: Choice, resolved: Resolved | None) -> StatementFound:
        text = self._scene.tokens.text
        stretch = words.stretch
        reasons = [choice.reason, resolved.reason if resolved else ""]
        if words.unclosed:
            reasons.append("the quotation is never closed in print")
        return StatementFound(
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
                * (resolved.confidence if resolved and resolved.identity is not None else 1.0),
                3,
            ),
            reason="; ".join(filter(None, reasons)),
            reported=is_reported(self._scene.tokens, words, choice),
            ambiguous=choice.ambiguous or (resolved is not None and resolved.ambiguous),
        )

    def _speaker(self, speaker: Candidate, resolved: Resolved | None) -> SpeakerFound:
        text = self._scene.tokens.text
        start, end = speaker.start, speaker.end
        described: Span | None = None
        if speaker.person is not None:
            inside = [m for m in self._mentions_in(start, end) if m.identity == speaker.person]
            if inside:
                start, end, described = inside[0].start, inside[0].end, inside[0].descriptor
        while end > start and text[end - 1] in _TRIM_SPEAKER:
            end -= 1
        name = None
        if resolved is not None and resolved.identity is not None:
            name = self._cast.identities[resolved.identity].name
        return SpeakerFound(
            start, end, text[start:end], name, text[described.start : described.end] if described else ""
        )

    def _mentions_in(self, start: int, end: int) -> Iterator[Mention]:
        for candidate in range(start, end):
            if candidate in self._mentions:
                yield self._mentions[candidate]
