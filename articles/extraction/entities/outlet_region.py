"""The places of an article in the light of its outlet's other articles.

Rule: the unmistakable places of an outlet's articles are a prior for its other names
(`articles.gazetteer.region_prior`). The prior comes after the extraction, because it needs the extractions of
all articles. A mention is changed only where the prior means another place. The article itself did not say
which, so the confidence is never more than `MOST_BY_REGION`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from articles.extraction.types import ExtractedPlace, Extraction
from articles.gazetteer import (
    EVIDENCE_KINDS,
    Gazetteer,
    HomePlace,
    LocatedToponym,
    PlaceKind,
    RegionPrior,
    Toponym,
)

MOST_BY_REGION = 0.8


def learn_prior(extractions: Iterable[Extraction]) -> RegionPrior:
    """The prior of one outlet from its articles."""
    articles: Counter[HomePlace] = Counter()
    for extraction in extractions:
        articles.update({home for place in extraction.places if (home := home_place(place))})
    return RegionPrior.of(articles)


def home_place(place: ExtractedPlace) -> HomePlace | None:
    """The place as evidence of the region of its outlet; None where it is not."""
    if not place.unmistakable or place.kind not in EVIDENCE_KINDS or place.as_government:
        return None
    if place.latitude is None or place.longitude is None:
        return None
    is_region = place.kind == PlaceKind.REGION
    return HomePlace(place.country_code, place.region, place.latitude, place.longitude, is_region)


def with_prior(extraction: Extraction, text: str, prior: RegionPrior) -> Extraction:
    """The extraction of `text` with its places as the prior means them."""
    if not prior.places or all(place.unmistakable for place in extraction.places):
        return extraction
    toponyms = [Toponym(place.start, place.end, place.surface) for place in extraction.places]
    located = Gazetteer.load().locate(text, toponyms, prior)
    places = map(_moved, extraction.places, located)
    return replace(extraction, places=tuple(places))


def _moved(found: ExtractedPlace, located: LocatedToponym) -> ExtractedPlace:
    place = located.place
    if place is None or place.key == found.gazetteer_key:
        return found
    return replace(
        found,
        name=place.name,
        kind=place.kind.value,
        gazetteer_key=place.key,
        country_code=place.country_code or "",
        region=place.admin1 or "",
        latitude=place.latitude,
        longitude=place.longitude,
        geonames_id=place.geonames_id,
        confidence=round(min(located.confidence, MOST_BY_REGION), 3),
        reason=located.reason,
        ambiguous=False,
        names_place=located.names_place,
        unmistakable=False,
    )
