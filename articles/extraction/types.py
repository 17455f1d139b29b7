"""What the extraction returns. Spans are half-open offsets in Unicode code points into the text.

Every finding carries a confidence between 0 and 1 and its reason, a sentence that an editor can read. The
calibrated (`calibration`) confidence is the chance that the finding is right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from articles.text.spans import Span as Span


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What the extraction reads of one article."""

    body: str
    published_on: date | None = None
    """None where it is not known: then no statement has a day."""
    language: str | None = None
    """BCP 47; None where it is not known: then the text shows it."""


SURE_FROM, LIKELY_FROM = 0.9, 0.7
"""The lowest confidences that pages call sure and likely; docs/extraction.md says what was measured."""
REPORTED_FROM, ATTITUDE_FROM = 0.4, 0.6
"""The lowest confidences of reported speech and of attitudes that pages show."""


class Label(StrEnum):
    PERSON = "person"
    PLACE = "place"
    FACILITY = "facility"
    ORGANISATION = "organisation"
    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    start: int
    end: int
    label: Label
    score: float


class Tagging(Protocol):
    """What a model read in one text."""

    @property
    def spans(self) -> tuple[TaggedSpan, ...]:
        """In order of their start; spans of one label do not overlap."""

    def attributed(self, start: int, end: int) -> float:
        """How sure it is, 0 to 1, that this quoted span is somebody's words, not a title or a scare quote."""

    def source_scores(self, start: int, end: int, candidates: Sequence[Span]) -> list[float | None]:
        """For each candidate the log-odds-like score that it is the source of the content at [start, end).

        None where the model never saw the two together. Scores of one content compare with each other and
        with `no_source_score`.
        """

    def no_source_score(self, start: int, end: int) -> float:
        """The score, on the scale of `source_scores`, that the source is not near the content."""


class Tagger(Protocol):
    def tag(self, text: str) -> Tagging: ...

    def tag_many(self, texts: Sequence[str]) -> Sequence[Tagging]: ...


class StatementKind(StrEnum):
    DIRECT = "direct"
    """Whole sentences or clauses between quotation marks."""
    MIXED = "mixed"
    """Reported words with quoted ones among them. The whole content is the statement."""
    INDIRECT = "indirect"
    """Reported without quotation marks."""

    @classmethod
    def _missing_(cls, value: object) -> "StatementKind | None":
        # Mixed statements had this name in searches.
        return cls.MIXED if value == "partial" else None


@dataclass(frozen=True, slots=True)
class ExtractedPerson:
    """One mention of a person. Mentions with the same `name` are the same person in this article."""

    start: int
    end: int
    surface: str
    name: str
    """The fullest name that this article gives the person; the surface where nothing fuller is known."""
    surname_only: bool
    """`name` is a surname alone: who it is stays open outside this article."""
    descriptor: str
    """As printed beside this mention, for example "Deputy Foreign Minister"; empty where there is none."""
    confidence: float
    reason: str
    ambiguous: bool = False
    """Two persons of this article fit: then `name` is the surface."""


@dataclass(frozen=True, slots=True)
class ExtractedPlace:
    """One mention of a place, with the gazetteer's answer where it has one."""

    start: int
    end: int
    surface: str
    name: str
    kind: str
    gazetteer_key: str | None
    country_code: str
    region: str
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    as_government: bool
    confidence: float
    reason: str
    ambiguous: bool = False
    names_place: bool = True
    """Whether the surface is a name of the place itself: “downtown Boston” is not a name of Boston."""
    unmistakable: bool = False
    """Whether the place is known without the rest of the article: evidence of the outlet's region."""
    guess: tuple[float, float] | None = None
    """Latitude, longitude of the likeliest candidate where none was taken: to measure, not to show."""


@dataclass(frozen=True, slots=True)
class ExtractedOrganisation:
    """One mention of an organisation. Mentions with the same `name` are the same one in this article."""

    start: int
    end: int
    surface: str
    name: str
    """The fullest name that this article prints for it, without a leading "the"."""
    confidence: float
    reason: str
    ambiguous: bool = False
    """An abbreviation that fits two organisations of this article: then `name` is the surface."""


@dataclass(frozen=True, slots=True)
class ExtractedSpeaker:
    start: int
    end: int
    text: str
    """The words as printed: "Putin", "he", "analysts"."""
    name: str | None
    """`ExtractedPerson.name` of the speaker; None where the speaker is not a person of the article."""
    descriptor: str = ""
    organisation: str | None = None
    """`ExtractedOrganisation.name` of the speaker; None where the speaker is not an organisation."""
    pronoun: Span | None = None
    """The pronoun beside the statement that refers to these words: "he", "who"."""


@dataclass(frozen=True, slots=True)
class SayingTime:
    """When something was said: from `first` to `last`, one day if they are equal."""

    span: Span
    """The words that tell, as printed: "on Tuesday"."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ExtractedStatement:
    kind: StatementKind
    spans: tuple[Span, ...]
    """In reading order, never empty; those of a direct statement leave out the marks around them."""
    quoted: tuple[Span, ...]
    """What is printed within marks, without the marks: of a direct statement all its spans, or nothing where
    a label or a signature shows that it is direct; of a mixed one the stretches inside its spans; of an
    indirect one nothing."""
    text: str
    """The words at the spans, joined by one space."""
    cue: str
    cue_span: Span | None
    speaker: ExtractedSpeaker | None
    """None where the speaker is unknown or two are as likely."""
    via: str
    """The intermediary as printed ("Russian state media"); empty where there is none."""
    confidence: float
    reason: str
    said: SayingTime | None = None
    """When it was said, where the text tells."""
    reported: bool = True
    """Reported speech; False for a belief, for evidence, for words nobody said."""
    attitude: bool = False
    """What a source says, thinks or wants; counts where it is not reported speech."""
    ambiguous: bool = False

    @property
    def shown(self) -> bool:
        """Whether the archive keeps the statement, so that pages show it: quoted words, reported speech that
        is not a mere guess, and an attitude that is rather right than wrong.
        """
        if self.kind is not StatementKind.INDIRECT:
            return self.reported
        return self.confidence >= (REPORTED_FROM if self.reported else ATTITUDE_FROM) and (
            self.reported or self.attitude
        )


@dataclass(frozen=True, slots=True)
class Extraction:
    people: tuple[ExtractedPerson, ...]
    places: tuple[ExtractedPlace, ...]
    statements: tuple[ExtractedStatement, ...]
    organisations: tuple[ExtractedOrganisation, ...] = ()
