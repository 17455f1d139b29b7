"""What the pages say in the words of schema.org, for machines that read them."""

from collections.abc import Callable
from typing import Any

from articles.models import Article, Place, Statement
from people.models import Person

Absolute = Callable[[str], str]
CONTEXT = "https://schema.org"


def of_article(article: Article, evidence: dict[str, Any], absolute: Absolute) -> dict[str, Any]:
    named = [card.record for card in (*evidence["person_cards"], *evidence["place_cards"])]
    return (
        {"@context": CONTEXT}
        | article_in_short(article, absolute)
        | _without_nothing(
            author={"@type": "Person", "name": article.byline} if article.byline else None,
            isBasedOn=article.url,
            mentions=[record_in_short(record, absolute) for record in named],
        )
    )


def of_statement(statement: Statement, absolute: Absolute) -> dict[str, Any]:
    speaker = statement.speaker
    return {"@context": CONTEXT, "@type": "Quotation"} | _without_nothing(
        url=absolute(statement.get_absolute_url()),
        text=statement.text,
        creator=record_in_short(speaker, absolute) if speaker else None,
        dateCreated=statement.said_on.isoformat() if statement.said_on else None,
        isPartOf=article_in_short(statement.article, absolute),
    )


def of_place(place: Place, absolute: Absolute) -> dict[str, Any]:
    geo = None
    if place.latitude is not None:
        geo = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}
    address = None
    if place.country_code:
        address = {"@type": "PostalAddress", "addressCountry": place.country_code}
    return (
        {"@context": CONTEXT} | record_in_short(place, absolute) | _without_nothing(geo=geo, address=address)
    )


def article_in_short(article: Article, absolute: Absolute) -> dict[str, Any]:
    return {"@type": "NewsArticle"} | _without_nothing(
        url=absolute(article.get_absolute_url()),
        headline=article.headline,
        datePublished=article.published_on.isoformat(),
        inLanguage=article.language,
        publisher={"@type": "Organization", "name": article.outlet} if article.outlet else None,
    )


def record_in_short(record: Person | Place, absolute: Absolute) -> dict[str, Any]:
    return {
        "@type": "Person" if isinstance(record, Person) else "Place",
        "name": record.name,
        "url": absolute(record.get_absolute_url()),
    }


def _without_nothing(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
