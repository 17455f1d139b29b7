"""Countries by demonyms, and regions by untagged names."""

import pytest

from articles.gazetteer.hints import HintReader
from articles.tests.gazetteer.toponyms_in import toponyms_in


@pytest.fixture(scope="module")
def reader(small_table) -> HintReader:
    return HintReader(small_table)


def hints(reader: HintReader, table, marked: str) -> tuple[set[str], set[str]]:
    """The codes of the hinted countries, and the names of the hinted regions."""
    text, toponyms, _ = toponyms_in(marked)
    found = reader.read(text, toponyms)
    assert {*found.countries.values(), *found.regions.values()} <= {0.5}
    countries = {code for code in ("US", "FR", "GE") if table.country_number(code) in found.countries}
    regions = {
        table.name(row)
        for name in ("texas", "georgia", "alabama")
        for row, _ in table.find(name)
        if table.country_code(row) == "US" and int(table.admin[row]) in found.regions
    }
    return countries, regions


@pytest.mark.parametrize(
    "marked",
    ["", "It rained.", "french toast", "[Texas] was calm.", "An Egyptian", "Paris and Dallas", "France"],
)
def test_other_words_are_not_hints(reader, small_table, marked):
    assert hints(reader, small_table, marked) == (set(), set())


@pytest.mark.parametrize(
    ("marked", "countries", "regions"),
    [
        ("A French minister spoke.", {"FR"}, set()),
        ("French Minister and Georgian envoys", {"FR", "GE"}, set()),
        ("Rain over Texas and Alabama", set(), {"Texas", "Alabama"}),
        ("[Dallas] in Texas", set(), {"Texas"}),
    ],
)
def test_a_demonym_hints_at_its_country_and_a_name_at_its_region(
    reader, small_table, marked, countries, regions
):
    assert hints(reader, small_table, marked) == (countries, regions)
