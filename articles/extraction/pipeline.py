"""From a text to its people, places and statements.

`_read` calls the stages in their order: tokens and sentences, cues, quotations, people, places, clusters of
mentions, statements with their speakers. Then the confidences are calibrated (`calibration`). A text in a
language that is not read gives nothing. Pure: the same text gives the same result. One thread. Offsets are
half-open code points into the text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from articles.extraction.attribution.candidates import PersonSpan, SourceSpan, find_candidates
from articles.extraction.attribution.contents import Content, find_contents
from articles.extraction.attribution.context import AttributionContext
from articles.extraction.attribution.cues import Cues
from articles.extraction.attribution.live_blog import LiveBlog
from articles.extraction.attribution.quotations import Quotation, find_quotations
from articles.extraction.attribution.quotees import with_quotees, without_cues
from articles.extraction.attribution.speaking_organisations import with_organisations
from articles.extraction.attribution.statements import StatementAttribution
from articles.extraction.attribution.unmarked import Speech, find_speeches, outside
from articles.extraction.attribution.unmarked.speakers import SpeechAttribution, named_at_speeches
from articles.extraction.calibration import calibrated
from articles.extraction.entities.kinds_of_names import of_one_kind
from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.entities.organisations import as_places, find_organisations, spans_of
from articles.extraction.entities.people import find_people
from articles.extraction.entities.person_filter import filter_persons, tagged_places
from articles.extraction.entities.places import find_places, locate_places
from articles.extraction.tagging.tagger import load_tagger
from articles.extraction.text.sentences import Layout
from articles.extraction.text.tokens import Tokens
from articles.extraction.types import (
    ArticleText,
    ExtractedPerson,
    Extraction,
    Label,
    Span,
    Tagger,
    Tagging,
)
from articles.gazetteer import Gazetteer
from articles.reading.language_detection import language_of
from articles.reading.parsed import ParsedArticle
from newsroom.lib.languages import is_read

_BATCH = 16
"""Texts that the tagger reads at once."""

Calibrate = Callable[[str, Extraction], Extraction]


def extract(parsed: ParsedArticle, tagger: Tagger | None = None) -> Extraction:
    """The people, places and statements of the article's body."""
    article = ArticleText(parsed.body, parsed.published_on, parsed.language)
    return next(extract_many([article], tagger))


def extract_text(text: str, tagger: Tagger | None = None) -> Extraction:
    """The people, places and statements of a text."""
    return next(extract_many([ArticleText(text)], tagger))


def uncalibrated(_text: str, extraction: Extraction) -> Extraction:
    """The extraction with raw confidences, for learning their calibration."""
    return extraction


def extract_many(
    articles: Iterable[ArticleText], tagger: Tagger | None = None, calibrate: Calibrate = calibrated
) -> Iterator[Extraction]:
    """The extractions of many articles, in their order; the tagger reads them in batches."""
    reader = tagger or load_tagger()
    batch: list[ArticleText] = []
    for article in articles:
        batch.append(article)
        if len(batch) == _BATCH:
            yield from _read_all(batch, reader, calibrate)
            batch = []
    yield from _read_all(batch, reader, calibrate)


def _read_all(articles: Sequence[ArticleText], tagger: Tagger, calibrate: Calibrate) -> Iterator[Extraction]:
    read = [is_read(article.language or language_of(article.body)) for article in articles]
    taggings = iter(tagger.tag_many([article.body for article in compress(articles, read)]))
    for article, reads in zip(articles, read, strict=True):
        if reads:
            yield calibrate(article.body, _read(article, next(taggings)))
        else:
            yield Extraction((), (), ())


@dataclass(frozen=True, slots=True)
class AttributionInput:
    """What attribution reads one text with."""

    context: AttributionContext
    clusters: MentionClusters
    contents: Sequence[Content]
    speeches: Sequence[Speech]


def attribution_input(text: str, tagging: Tagging) -> AttributionInput:
    """Everything in a text but the places and the speakers of its contents."""
    tokens, layout = Tokens(text), Layout(text)
    cues = Cues(tokens)
    quotations, speeches = find_quotations(text, layout.paragraphs), find_speeches(layout)
    named = find_people(tokens, of_one_kind(text, tagging.spans))
    named = filter_persons(tokens, cues, named, tagged_places(text, tagging), Gazetteer.load())
    named = sorted([*named, *named_at_speeches(text, speeches, named)], key=lambda person: person.start)
    clusters = MentionClusters(tokens, named)
    context = _context(tokens, layout, cues, clusters, tagging, quotations)
    tagged = LiveBlog(layout).without_times(without_cues(cues, tagging.spans))
    contents = outside(speeches, find_contents(context, quotations, tagging, tagged))
    return AttributionInput(context, clusters, tuple(contents), speeches)


def _read(article: ArticleText, tagging: Tagging) -> Extraction:
    gazetteer, found = Gazetteer.load(), attribution_input(article.body, tagging)
    tokens, clusters = found.context.tokens, found.clusters
    people = [Span(mention.start, mention.end) for mention in clusters.mentions]
    labels = [label for speech in found.speeches if (label := speech.opening)]
    spans = as_places(article.body, of_one_kind(article.body, tagging.spans), gazetteer)
    organisations = find_organisations(tokens, spans, [*people, *labels], gazetteer)
    places = find_places(tokens, spans, [*people, *labels, *spans_of(organisations)], gazetteer)
    attribution = StatementAttribution(found.context, clusters, tagging, published_on=article.published_on)
    statements = attribution.statements(found.contents)
    statements = LiveBlog(found.context.layout).with_antecedents(statements, clusters)
    spoken = SpeechAttribution(found.context, clusters, found.speeches).statements()
    said = sorted([*statements, *spoken], key=lambda s: (s.spans[0].start, -s.spans[-1].end))
    return Extraction(
        people=tuple(_person(clusters, mention, tokens) for mention in clusters.mentions),
        places=tuple(locate_places(tokens, found.context.cues, places, gazetteer)),
        statements=tuple(with_organisations(tokens, said, organisations)),
        organisations=tuple(organisations),
    )


def attribution_context(text: str, tagging: Tagging) -> AttributionContext:
    """The attribution context of a text, for training on labelled texts."""
    tokens, layout = Tokens(text), Layout(text)
    clusters = MentionClusters(tokens, find_people(tokens, tagging.spans))
    return _context(tokens, layout, Cues(tokens), clusters, tagging, find_quotations(text, layout.paragraphs))


def _context(
    tokens: Tokens,
    layout: Layout,
    cues: Cues,
    clusters: MentionClusters,
    tagging: Tagging,
    quotations: Sequence[Quotation],
) -> AttributionContext:
    people = [PersonSpan(m.start, m.end, m.cluster) for m in clusters.mentions]
    sources = with_quotees(
        cues, [SourceSpan(s.start, s.end, s.score) for s in tagging.spans if s.label is Label.SOURCE]
    )
    quoted = [part for q in quotations if q.depth == 0 for part in q.parts]
    return AttributionContext(tokens, layout, cues, find_candidates(tokens, people, sources, quoted), quoted)


def _person(clusters: MentionClusters, mention: ClusteredMention, tokens: Tokens) -> ExtractedPerson:
    cluster = clusters[mention.cluster] if mention.cluster is not None else None
    described = mention.descriptor
    return ExtractedPerson(
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        name=cluster.name if cluster else mention.surface,
        surname_only=cluster is None or not cluster.full,
        descriptor=tokens.text[described.start : described.end] if described else "",
        confidence=mention.confidence,
        reason=mention.reason,
        ambiguous=cluster is None,
    )
