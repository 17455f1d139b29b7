"""The fields of an article, a statement and a place in files, and of an entry in feeds."""

from collections.abc import Callable
from typing import Any

from articles.models import Article, Place, Statement
from articles.presentation.certainty import certainty_of
from articles.presentation.statement_words import attributed, quoted_stretches, speaker_name, words_of

Absolute = Callable[[str], str]


def article_record(article: Article, absolute: Absolute) -> dict[str, Any]:
    return {
        "address": absolute(article.get_absolute_url()),
        "headline": article.headline,
        "headline_derived": article.headline_derived,
        "published_on": article.published_on.isoformat(),
        "outlet": article.outlet,
        "byline": article.byline,
        "language": article.language,
        "original_address": article.url,
    }


def article_entry(article: Article) -> dict[str, Any]:
    return {
        "title": article.headline,
        "link": article.get_absolute_url(),
        "summary": article.excerpt,
        "day": article.published_on,
        "author": article.byline or article.outlet,
    }


def statement_record(statement: Statement, absolute: Absolute) -> dict[str, Any]:
    article, speaker = statement.article, statement.named_speaker
    return {
        "address": absolute(statement.get_absolute_url()),
        "words": words_of(statement).text,
        "text": statement.text,
        "quoted": quoted_stretches(statement),
        "kind": statement.kind,
        "speaker": speaker.name if speaker else "",
        "speaker_address": absolute(speaker.get_absolute_url()) if speaker else "",
        "speaker_as_printed": statement.speaker_text,
        "descriptor": statement.speaker_descriptor,
        "inferred": statement.inferred_because,
        "cue": statement.cue,
        "via": statement.via,
        "said_on": statement.said_on.isoformat() if statement.said_on else "",
        "said_until": statement.said_until.isoformat() if statement.said_until else "",
        "said_on_as_printed": statement.said_on_text,
        "published_on": statement.published_on.isoformat(),
        "outlet": article.outlet,
        "headline": article.headline,
        "article_address": absolute(f"{article.get_absolute_url()}#s-{statement.pk}"),
        "review": statement.review_state,
        "certainty": certainty_of(statement) or "",
        "confidence": round(statement.confidence, 3),
        "reason": statement.reason,
    }


def statement_entry(statement: Statement) -> dict[str, Any]:
    return {
        "title": attributed(statement),
        "link": statement.get_absolute_url(),
        "summary": f"{words_of(statement).text} – {statement.article.headline}",
        "day": statement.published_on,
        "author": speaker_name(statement),
    }


def place_record(place: Place, absolute: Absolute) -> dict[str, Any]:
    return {
        "address": absolute(place.get_absolute_url()),
        "name": place.name,
        "kind": place.kind,
        "country": place.country_code,
        "region": place.region,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
    }
