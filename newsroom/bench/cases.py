"""The cases of the bench: each page, and each kind of search with words of a given frequency."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from urllib.parse import urlencode

from django.db import connection

from newsroom.bench.synthetic import OUTLETS, SyntheticArchive

SAMPLE = 2000
"""Articles, spread over the archive, in which words are counted."""


@dataclass(frozen=True, slots=True)
class BenchCase:
    """One kind of page or search: its addresses, and the queries that another search engine also has."""

    name: str
    paths: list[str]
    peer: list[str]


class WordFrequencies:
    """Words and pairs of neighbouring words by the share of articles that contain them."""

    def __init__(self, archive: SyntheticArchive) -> None:
        bodies = _sampled_articles("body", SAMPLE)
        self.total = max(1, len(bodies))
        self.counts: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for body in bodies:
            words = [
                word for word in body.lower().replace(".", " ").replace(",", " ").split() if word.isalpha()
            ]
            self.counts.update(set(words))
            pairs.update(set(pairwise(words)))
        known = set(archive.words)
        self.pairs = [pair for pair, _ in pairs.most_common() if known.issuperset(pair)]
        self.words = [word for word in self.counts if word in known]

    def about(self, share: float, count: int) -> list[str]:
        """The words whose share is nearest to `share`."""
        return sorted(self.words, key=lambda word: (abs(self.counts[word] / self.total - share), word))[
            :count
        ]

    def common_phrases(self, count: int) -> list[str]:
        common = (pair for pair in self.pairs if all(self.counts[word] / self.total > 0.05 for word in pair))
        return [" ".join(pair) for pair in islice(common, count)]


def search_cases(archive: SyntheticArchive, times: int) -> list[BenchCase]:
    words = WordFrequencies(archive)
    rare, one, five, twenty = (words.about(share, times) for share in (1 / words.total, 0.01, 0.05, 0.2))
    phrases = words.common_phrases(times)
    mixed = list(zip(twenty, one, strict=True))
    people = archive.people[:times]
    return [
        _case("rare word, best first", rare),
        _case("rare word, newest first", rare, sort="date"),
        _case("word in 1%, best first", one),
        _case("word in 1%, newest first", one, sort="date"),
        _case("word in 5%, best first", five),
        _case("word in 20%, best first", twenty),
        _case("word in 20%, newest first", twenty, sort="date"),
        _case("word in 20%, page 50", twenty, page="50"),
        _case("two common words", [f"{a} {b}" for a, b in zip(twenty, twenty[1:] + twenty[:1], strict=True)]),
        _case("two words, 20% and 1%", [f"{a} {b}" for a, b in mixed]),
        _case("phrase of common words", [f'"{phrase}"' for phrase in phrases]),
        _case("prefix of four letters", [f"{word[:4]}*" for word in one]),
        _case("prefix of two letters", [f"{word[:2]}*" for word in one]),
        _case("either or, and not", [f"{a} OR {b} -{c}" for (a, b), c in zip(mixed, five, strict=True)]),
        _case("20% word, one outlet and one year", twenty, outlet=OUTLETS[0], year="2014"),
        _case("20% word, two outlets", twenty, outlet=[OUTLETS[0], OUTLETS[1]]),
        _case(
            "20% word and a person",
            [f'{word} person:"{name}"' for word, name in zip(twenty, people, strict=True)],
        ),
        _case("person misspelt", [f'person:"{name}n"' for name in people]),
        _case("speaker", [f'speaker:"{name}"' for name in people], scope="statements"),
        _case("common word in statements", twenty, scope="statements"),
        _case("common word everywhere", twenty, scope="all"),
        _case("a full name everywhere", people, scope="all"),
        _case("word that is in no article", [f"{word}zzq" for word in one], scope="all"),
        _case("one year, no words", [""] * times, year="2014"),
        BenchCase("suggestions for three letters", [_suggest(word[:3]) for word in one], []),
        BenchCase("suggestions for a name", [_suggest(name[:-2]) for name in people], []),
    ]


def _case(name: str, queries: list[str], scope: str = "articles", **parameters: str | list[str]) -> BenchCase:
    paths = ["/search/?" + urlencode({"q": query, "in": scope} | parameters, doseq=True) for query in queries]
    # Other engines do not have our operators and filters.
    alike = scope == "articles" and parameters.keys() <= {"sort"}
    plain = [query for query in queries if query and ":" not in query] if alike else []
    return BenchCase(name, paths, plain)


def _suggest(typed: str) -> str:
    return "/search/suggestions/?" + urlencode({"q": typed})


def page_cases(size: int, times: int) -> list[BenchCase]:
    """Every kind of page that a reader can open, with `times` addresses each, for an archive of `size`."""
    fixed = {
        "front page": "/",
        "articles": "/articles/",
        "articles, a page far back": f"/articles/?page={max(1, min(200, size // 25))}",
        "articles of a year": "/articles/2014/",
        "articles of a month": "/articles/2014/05/",
        "articles of a day": "/articles/2014/05/14/",
        "people": "/people/",
        "places": "/places/",
        "statements": "/statements/",
        "statements, direct": "/statements/?kind=direct",
        "timeline": "/timeline/",
        "search, no query": "/search/",
    }
    records = {
        "article": _sampled_articles(
            "'/articles/' || to_char(published_on, 'YYYY/MM/DD/') || slug || '/'", times
        ),
        "statement": _column("SELECT '/statements/' || id || '/' FROM articles_statement LIMIT %s", times),
        "person with many mentions": _column(f"{_PEOPLE} ORDER BY id LIMIT %s", times),
        "person with few mentions": _column(f"{_PEOPLE} ORDER BY id DESC LIMIT %s", times),
        "place with many mentions": _column(
            "SELECT '/places/' || slug || '/' FROM articles_place ORDER BY id LIMIT %s", times
        ),
    }
    return [
        *(BenchCase(name, [path] * times, []) for name, path in fixed.items()),
        *(BenchCase(name, paths, []) for name, paths in records.items()),
    ]


_ARTICLE = "'/articles/' || to_char(published_on, 'YYYY/MM/DD/') || slug || '/'"
_PEOPLE = "SELECT '/people/' || slug || '/' FROM people_person"


def _sampled_articles(expression: str, count: int) -> list[str]:
    """An SQL expression over at most `count` articles, spread over the archive."""
    return _column(
        f"SELECT {expression} FROM articles_article "  # noqa: S608 (a constant of this module)
        "WHERE id %% (SELECT greatest(1, count(*) / %s) FROM articles_article) = 0 LIMIT %s",
        count,
        count,
    )


def _column(sql: str, *parameters: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [value for (value,) in cursor]
