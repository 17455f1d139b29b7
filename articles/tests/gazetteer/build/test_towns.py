"""Post offices and aliases of towns."""

from articles.gazetteer.build.entries import Entry
from articles.gazetteer.build.regions import Subdivision
from articles.gazetteer.build.towns import add_town_aliases, read_postal
from articles.tests.gazetteer.conftest import record


def town(name: str, admin1: str, at: tuple[float, float] = (0, 0), people: int = 0) -> Entry:
    return Entry(record(name, "city", "US", admin1, at, people))


def postal(tmp_path, *offices: tuple[str, str, str, float, float]):
    path = tmp_path / "US.txt"
    lines = [
        f"US\t0\t{name}\t\t{state}\t{county}\t\t\t\t{north}\t{east}\t"
        for name, state, county, north, east in offices
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


OHIO = ("Ohio", "US-OH", "US.OH", 1, set(), 1, None, "US")


def test_a_post_office_near_a_listed_town_of_its_name_is_that_town(tmp_path):
    path = postal(tmp_path, ("Xenia", "OH", "", 39.7, -83.9))

    assert read_postal(path, [town("Xenia", "US.OH", (39.68, -83.93))], [Subdivision(*OHIO)]) == []


def test_a_post_office_without_a_listed_town_is_a_place(tmp_path):
    path = postal(
        tmp_path, ("Xenia", "OH", "", 39.7, -83.9), ("Apo 12", "OH", "", 0, 0), ("Rome", "QQ", "", 0, 0)
    )

    [entry] = read_postal(path, [town("Xenia", "US.OH", (45, -83.93))], [Subdivision(*OHIO)])

    assert (entry.record.key, entry.record.admin1, entry.record.population) == (
        "city:US-OH:xenia",
        "US.OH",
        0,
    )


def test_a_post_office_is_a_point_of_its_county(tmp_path):
    county = Subdivision("Greene County", "", "US.OH.057", 2, set(), 2, 0, "US")
    path = postal(tmp_path, ("Xenia", "OH", "Greene", 39.7, -83.9))

    read_postal(path, [], [Subdivision(*OHIO), county])

    assert county.points == [(39.7, -83.9)]


def test_aliases_belong_to_the_most_populous_town_of_the_region():
    small, large, elsewhere = (
        town("Los Angeles", "US.CA", people=1),
        town("Los Angeles", "US.CA", people=9),
        town("Los Angeles", "US.TX", people=99),
    )

    add_town_aliases([small, large, elsewhere])

    assert "L.A." in large.own
    assert not small.own | elsewhere.own
