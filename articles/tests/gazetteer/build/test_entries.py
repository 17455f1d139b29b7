"""Names as the build writes them."""

import pytest

from articles.gazetteer.build.entries import middle, printed, usable_alias


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Malmö", "SE", "Malmö"),
        ("Kandahar", "AF", "Kandahar"),
        ("Kandahār", "AF", "Kandahar"),
        ("Sana‘ā’", "YE", "Sana'"),
    ],
    ids=["Latin script", "no marks", "marks of transcription", "signs of transcription"],
)
def test_marks_of_transcription_are_not_printed(name, country, expected):
    assert printed(name, country) == expected


@pytest.mark.parametrize("name", ["abc", "KNY", "KENYA", "kenya", "Кения", "ケニアの国", "Kenya-", "Kenya 2"])
def test_codes_and_other_scripts_are_not_aliases(name):
    assert not usable_alias(name)


@pytest.mark.parametrize("name", ["Kenya", "Côte d’Or", "St. John’s", "Stoke-on-Trent"])
def test_a_name_in_latin_letters_is_an_alias(name):
    assert usable_alias(name)


def test_the_middle_is_the_mean():
    assert middle([(0, 10), (10, 30)]) == (5, 20)
