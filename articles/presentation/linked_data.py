"""Structured data in the vocabulary of schema.org, for search engines."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from articles.models import Article, Place, Statement
from articles.presentation.statement_words import words_of
from people.models import Organisation, Person

Absolute = Callable[[str], str]
CONTEXT = "https://schema.org"
_TYPES = {Person: "Person", Place: "Place", Organisation: "Organization"}


def of_site(absolute: Absolute) -> dict[str, Any]:
    place_of_words = "search_term_string"
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": gettext("The newsroom archive"),
        "url": absolute(reverse("articles:front")),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(reverse('articles:search'))}?q={{{place_of_words}}}",
            },
            "query-input": f"required name={place_of_words}",
        },
    }


def of_article(article: Article, about: dict[str, Any], absolute: Absolute) -> dict[str, Any]:
    """`about` is the context of its page: evidence, versions, citation, the statement that pictures it."""
    kinds = ("person_summaries", "place_summaries", "organisation_summaries")
    named = [summary.record for kind in kinds for summary in about[kind]]
    author, pictured = about["citation"].author, about["pictured"]
    # Only another text changes the article. Another reading of the same text does not.
    replaced = [version.replaced_at for version in about["versions"]]
    return (
        {"@context": CONTEXT}
        | article_in_short(article, absolute)
        | _without_nothing(
            mainEntityOfPage=absolute(article.get_absolute_url()),
            author={"@type": "Person", "name": author} if author else None,
            dateModified=max(replaced).isoformat() if replaced else None,
            image=absolute(reverse("articles:card-picture", args=[pictured.pk])) if pictured else None,
            isBasedOn=article.url,
            mentions=[record_in_short(record, absolute) for record in named],
        )
    )


def of_statement(statement: Statement, absolute: Absolute) -> dict[str, Any]:
    """A Quotation if all its words are the speaker's; else a Claim that appears in the article."""
    # The speaker is the creator: `spokenByCharacter` is for characters in a work of fiction.
    speaker, direct = statement.named_speaker, statement.kind == Statement.Kind.DIRECT
    article = article_in_short(statement.article, absolute)
    return {"@context": CONTEXT, "@type": "Quotation" if direct else "Claim"} | _without_nothing(
        url=absolute(statement.get_absolute_url()),
        text=words_of(statement).unmarked if direct else words_of(statement).text,
        creator=record_in_short(speaker, absolute) if speaker else None,
        **_said(statement),
        isBasedOn=absolute(statement.article.get_absolute_url()),
        **{"isPartOf" if direct else "appearance": article},
    )


def _said(statement: Statement) -> dict[str, str]:
    """The day on which it was said, or the days between which it was."""
    first, last = statement.said_on, statement.said_until
    if first is None:
        return {}
    return {"temporal": f"{first}/{last}"} if last else {"dateCreated": first.isoformat()}


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


def record_in_short(record: Person | Place | Organisation, absolute: Absolute) -> dict[str, Any]:
    return {
        "@type": _TYPES[type(record)],
        "name": record.name,
        "url": absolute(record.get_absolute_url()),
    }


def _without_nothing(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
