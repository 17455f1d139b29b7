"""The addresses that the tests of the whole site visit."""

from django.urls import reverse


def addresses(harbour, cast):
    """Every public address by the name of its view: lists in all their forms, searches, and each record."""
    day = [2024, 5, 14]
    article, slug = "articles:article", harbour.slug
    statement = harbour.statements.first().pk
    lists = {
        "articles:articles": (),
        "articles:year": day[:1],
        "articles:month": day[:2],
        "articles:day": day,
        "articles:statements": (),
        "articles:places": (),
        "people:people": (),
        "organisations:organisations": (),
    }
    found = {name: [reverse(name, args=args)] for name, args in lists.items()}
    for pages in found.values():
        pages += [f"{pages[0]}?format={form}" for form in ("csv", "jsonl", "atom")]
    found["articles:day"].append(reverse("articles:day", args=[2024, 5, 13]))
    found["articles:articles"] += [
        f"/articles/?{query}"
        for query in (
            "person=maria-alvarez",
            "person=tomas-alvarez",
            "place=lisbon",
            "organisation=northport-harbour-council",
            "outlet=The+Hidden+Herald",
        )
    ]
    found["articles:statements"] += [
        f"/statements/?{query}"
        for query in ("speaker=maria-alvarez", "speaker=maria-alvarez&format=csv", "kind=direct")
    ]
    found["articles:statements"].append("/statements/?speaker_organisation=northport-harbour-council")
    found["organisations:organisations"].append("/organisations/?letter=N")
    found["organisations:organisation"] = [
        f"/organisations/{slug}/{query}"
        for slug in ("northport-harbour-council", "interior-ministry")
        for query in ("", "?year=2024", "?q=ferry")
    ]
    found["people:people"] += ["/people/?letter=A", "/people/?surname=alone"]
    found["people:person"] = [
        f"/people/{slug}/{query}"
        for slug in ("maria-alvarez", "tomas-alvarez")
        for query in ("", "?year=2024", "?q=ferry")
    ]
    found["articles:place"] = [place.get_absolute_url() for place in (cast.northport, cast.lisbon)]
    found["articles:place"].append("/places/gull-island/")
    found[article] = [reverse(article, args=[*day, slug])]
    found["articles:citation"] = [
        reverse("articles:citation", args=[*day, slug, form]) for form in ("bib", "json")
    ]
    found["articles:statement"] = [reverse("articles:statement", args=[statement])]
    for form in ("card", "card-picture"):
        found[f"articles:{form}"] = [reverse(f"articles:{form}", args=[statement])]
    for name in ("front", "timeline", "robots", "sitemap", "opensearch"):
        found[f"articles:{name}"] = [reverse(f"articles:{name}")]
    found["articles:sitemap-of"] = [
        reverse("articles:sitemap-of", args=[section])
        for section in ("articles", "statements", "people", "organisations", "places")
    ]
    asked = ("", "?q=ferry", "?q=alvarez", "?q=%22nobody+may+know%22", "?q=secret", "?q=outlet:hidden")
    found["articles:search"] = [f"/search/{query}" for query in asked] + [
        f"/search/?q=ferry&in={scope}"
        for scope in ("articles", "statements", "people", "organisations", "places")
    ]
    found["articles:search"] += ["/search/?q=ministry", "/search/?q=organisation:council"]
    found["articles:suggestions"] = [
        f"/search/suggestions/?q={typed}" for typed in ("ferr", "secr", "tom", "alv", "hidd", "minis", "nhc")
    ]
    return found
