"""What the bench asks: each kind of search with several words, chosen by how common they are."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from urllib.parse import urlencode

from django.db import connection

from newsroom.bench.synthetic import OUTLETS, World

# Words are counted in so many articles, spread over the archive.
SAMPLE = 2000


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of search: its addresses, and the queries that another engine can be asked too."""

    name: str
    paths: list[str]
    peer: list[str]


class Words:
    """Words and pairs of neighbours of the archive by the share of articles that they stand in."""

    def __init__(self, world: World) -> None:
        bodies = _sample_of_bodies()
        self.total = max(1, len(bodies))
        self.counts: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for body in bodies:
            words = [
                word for word in body.lower().replace(".", " ").replace(",", " ").split() if word.isalpha()
            ]
            self.counts.update(set(words))
            pairs.update(set(pairwise(words)))
        known = set(world.words)
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


def kinds(world: World, times: int) -> list[Kind]:
    words = Words(world)
    rare, one, five, twenty = (words.about(share, times) for share in (1 / words.total, 0.01, 0.05, 0.2))
    phrases = words.common_phrases(times)
    mixed = list(zip(twenty, one, strict=True))
    people = world.people[:times]
    return [
        _kind("rare word, best first", rare),
        _kind("rare word, newest first", rare, sort="date"),
        _kind("word in 1%, best first", one),
        _kind("word in 1%, newest first", one, sort="date"),
        _kind("word in 5%, best first", five),
        _kind("word in 20%, best first", twenty),
        _kind("word in 20%, newest first", twenty, sort="date"),
        _kind("word in 20%, page 50", twenty, page="50"),
        _kind("two common words", [f"{a} {b}" for a, b in zip(twenty, twenty[1:] + twenty[:1], strict=True)]),
        _kind("two words, 20% and 1%", [f"{a} {b}" for a, b in mixed]),
        _kind("phrase of common words", [f'"{phrase}"' for phrase in phrases]),
        _kind("prefix of four letters", [f"{word[:4]}*" for word in one]),
        _kind("prefix of two letters", [f"{word[:2]}*" for word in one]),
        _kind("either or, and not", [f"{a} OR {b} -{c}" for (a, b), c in zip(mixed, five, strict=True)]),
        _kind("20% word, one outlet and one year", twenty, outlet=OUTLETS[0], year="2014"),
        _kind("20% word, two outlets", twenty, outlet=[OUTLETS[0], OUTLETS[1]]),
        _kind(
            "20% word and a person",
            [f'{word} person:"{name}"' for word, name in zip(twenty, people, strict=True)],
        ),
        _kind("person misspelt", [f'person:"{name}n"' for name in people]),
        _kind("speaker", [f'speaker:"{name}"' for name in people], scope="statements"),
        _kind("common word in statements", twenty, scope="statements"),
        _kind("common word everywhere", twenty, scope="all"),
        _kind("a full name everywhere", people, scope="all"),
        _kind("word that nobody printed", [f"{word}zzq" for word in one], scope="all"),
        _kind("one year, no words", [""] * times, year="2014"),
        Kind("suggestions for three letters", [_suggest(word[:3]) for word in one], []),
        Kind("suggestions for a name", [_suggest(name[:-2]) for name in people], []),
    ]


def _kind(name: str, queries: list[str], scope: str = "articles", **parameters: str | list[str]) -> Kind:
    paths = ["/search/?" + urlencode({"q": query, "in": scope} | parameters, doseq=True) for query in queries]
    # Operators and filters are ours alone: no other engine is asked with them.
    alike = scope == "articles" and parameters.keys() <= {"sort"}
    plain = [query for query in queries if query and ":" not in query] if alike else []
    return Kind(name, paths, plain)


def _suggest(typed: str) -> str:
    return "/search/suggestions/?" + urlencode({"q": typed})


def pages(size: int, times: int) -> list[Kind]:
    """Every page that a reader can open, with the addresses of several."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT '/articles/' || to_char(published_on, 'YYYY/MM/DD/') || slug || '/' "
            "FROM articles_article "
            "WHERE id %% (SELECT greatest(1, count(*) / %s) FROM articles_article) = 0 LIMIT %s",
            [times, times],
        )
        articles = [path for (path,) in cursor]
        cursor.execute("SELECT '/statements/' || id || '/' FROM articles_statement LIMIT %s", [times])
        statements = [path for (path,) in cursor]
        cursor.execute("SELECT '/people/' || slug || '/' FROM people_person ORDER BY id LIMIT %s", [times])
        top_people = [path for (path,) in cursor]
        cursor.execute(
            "SELECT '/people/' || slug || '/' FROM people_person ORDER BY id DESC LIMIT %s", [times]
        )
        rare_people = [path for (path,) in cursor]
        cursor.execute("SELECT '/places/' || slug || '/' FROM articles_place ORDER BY id LIMIT %s", [times])
        top_places = [path for (path,) in cursor]
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
        "search, nothing asked": "/search/",
    }
    return [
        *(Kind(name, [path] * times, []) for name, path in fixed.items()),
        Kind("article", articles, []),
        Kind("statement", statements, []),
        Kind("person most in the news", top_people, []),
        Kind("person seldom in the news", rare_people, []),
        Kind("place most in the news", top_places, []),
    ]


def _sample_of_bodies() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT body FROM articles_article "
            "WHERE id %% (SELECT greatest(1, count(*) / %s) FROM articles_article) = 0 LIMIT %s",
            [SAMPLE, SAMPLE],
        )
        return [body for (body,) in cursor]
