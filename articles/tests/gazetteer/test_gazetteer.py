"""The gazetteer as a whole: the right place in its article, no place, and the reason."""

import subprocess
import sys

import pytest

from articles.gazetteer import Gazetteer, LocatedToponym, PlaceKind
from articles.gazetteer.containers import Containers
from articles.tests.gazetteer.toponyms_in import toponyms_in


def located(gazetteer: Gazetteer, marked: str) -> dict[str, LocatedToponym]:
    """The located toponyms of a text with toponyms in brackets, by their surface."""
    text, toponyms, _ = toponyms_in(marked)
    return {answer.toponym.surface: answer for answer in gazetteer.locate(text, toponyms)}


# No place


@pytest.mark.parametrize(
    "name",
    ["Springfield", "Franklin", "Jackson County", "Clinton"],
)
def test_a_name_of_many_places_without_any_context_means_no_place(gazetteer, name):
    answer = located(gazetteer, f"They met in [{name}] on Monday.")[name]

    assert answer.place is None
    assert answer.ambiguous
    assert 2 <= len(answer.candidates) <= 5
    assert "may be" in answer.reason


@pytest.mark.parametrize("name", ["Xqztown", "Alvarez & Sons", "", "…", "’s", "The", "a" * 5000, "Of " * 500])
def test_an_unknown_name_is_not_a_place(gazetteer, name):
    answer = located(gazetteer, f"Maria Alvarez went to [{name}].")[name]

    assert answer.place is None
    assert answer.candidates == ()
    assert not answer.ambiguous
    assert "in no list of places" in answer.reason
    assert len(answer.reason) < 250


def test_the_neighbour_of_an_unknown_name_is_a_candidate_and_not_its_place(gazetteer):
    answer = located(gazetteer, "The mill in [Xqztown] near [Nairobi] burnt down.")["Xqztown"]

    assert answer.place is None
    assert [place.name for place in answer.candidates] == ["Nairobi"]
    assert answer.confidence < 0.5
    assert "nearest" in answer.reason


@pytest.mark.parametrize(
    "word", ["Maria", "Mobile", "Of", "Orange", "Egyptian", "Alvarez", "downtown Chicago"]
)
def test_a_word_that_is_not_a_major_place_is_not_known(gazetteer, word):
    assert gazetteer.known_major(word) is None


def test_a_street_is_not_a_distant_village_of_its_name(gazetteer):
    answers = located(gazetteer, "Shops on [Franklin Street] in [New Orleans], [Louisiana], stayed shut.")

    assert answers["Franklin Street"].place is None
    assert answers["Franklin Street"].candidates[0].name == "New Orleans"


def test_a_small_town_far_from_the_rest_of_the_article_is_not_taken(gazetteer):
    text = (
        "Stalls of [Winside] market in [Nairobi] burnt down, police in [Mombasa], [Kisumu] and [Nakuru] said."
    )
    answer = located(gazetteer, text)["Winside"]

    assert answer.place is None
    assert "that lies far from all else" in answer.reason


# One name, many places: the article decides


@pytest.mark.parametrize(
    ("text", "name", "admin1", "country"),
    [
        ("[Paris] was calm.", "Paris", None, "FR"),
        ("[Paris], Texas, was calm.", "Paris", "Texas", "US"),
        ("[Paris], Tex. (AP)", "Paris", "Texas", "US"),
        ("In [Paris], a town in [Lamar County] north of [Dallas]", "Paris", "Texas", "US"),
        ("[London], Ontario, and [Sarnia]", "London", "Ontario", "CA"),
        ("Police in [Birmingham] and [Coventry] in [England]", "Birmingham", None, "GB"),
        ("Police in [Birmingham] and [Montgomery], [Alabama]", "Birmingham", "Alabama", "US"),
        ("[Springfield] in Illinois", "Springfield", "Illinois", "US"),
        ("[Jackson County], [Medford] and [Ashland] in [Oregon]", "Jackson County", "Oregon", "US"),
        ("[Valencia] and [Maracaibo] are short of Venezuelan oil", "Valencia", None, "VE"),
        ("[Valencia] and [Barcelona] are Spanish ports", "Valencia", None, "ES"),
        ("[Hyderabad] and [Karachi] in [Pakistan]", "Hyderabad", None, "PK"),
        ("[Hyderabad] and [Chennai] in [India]", "Hyderabad", None, "IN"),
    ],
)
def test_the_article_decides_between_places_of_one_name(gazetteer, text, name, admin1, country):
    place = located(gazetteer, text)[name].place

    assert place is not None
    assert place.country_code == country
    assert admin1 is None or place.admin1 == admin1


def test_a_name_means_one_place_in_one_article(gazetteer):
    text = "[Athens], Ga. — The mayor of [Athens’s] twin town spoke. [ATHENS] was pleased."
    answers = located(gazetteer, text)

    assert {answer.place.admin1 for answer in answers.values() if answer.place} == {"Georgia"}
    assert None not in [answer.place for answer in answers.values()]


def test_in_a_list_of_states_none_contains_another(gazetteer):
    answers = located(gazetteer, "Storms hit [Georgia], [Alabama] and [Tennessee].")

    assert {answer.place.kind for answer in answers.values() if answer.place} == {PlaceKind.REGION}
    assert len(answers) == 3


def test_georgia_is_a_country_beside_tbilisi_and_a_state_beside_atlanta(gazetteer):
    country = located(gazetteer, "[Georgia] sent envoys from [Tbilisi].")["Georgia"].place
    state = located(gazetteer, "[Georgia] sent troopers from [Atlanta] and [Savannah].")["Georgia"].place

    assert country is not None
    assert country.kind is PlaceKind.COUNTRY
    assert state is not None
    assert state.kind is PlaceKind.REGION


# Names of every kind


@pytest.mark.parametrize(
    ("surface", "name", "kind"),
    [
        ("the DPRK", "North Korea", PlaceKind.COUNTRY),
        ("Burma", "Myanmar", PlaceKind.COUNTRY),
        ("the Czech Republic", "Czechia", PlaceKind.COUNTRY),
        ("U.S.", "United States", PlaceKind.COUNTRY),
        ("UAE", "United Arab Emirates", PlaceKind.COUNTRY),
        ("Republic of Congo", "Republic of the Congo", PlaceKind.COUNTRY),
        ("Côte d’Ivoire", "Ivory Coast", PlaceKind.COUNTRY),
        ("Russia's", "Russia", PlaceKind.COUNTRY),
        ("Middle East", "Middle East", PlaceKind.AREA),
        ("northern Europe", "Northern Europe", PlaceKind.AREA),
        ("Africa", "Africa", PlaceKind.CONTINENT),
        ("Calif.", "California", PlaceKind.REGION),
        ("Bavaria", "Bavaria", PlaceKind.REGION),
        ("Xinjiang", "Xinjiang", PlaceKind.REGION),
        ("Washington state", "Washington", PlaceKind.REGION),
        ("Los Angeles County", "Los Angeles County", PlaceKind.COUNTY),
        ("KHABAROVSK", "Khabarovsk", PlaceKind.CITY),
        ("City of Chicago", "Chicago", PlaceKind.CITY),
        ("downtown Chicago", "Chicago", PlaceKind.CITY),
        ("Malmo", "Malmö", PlaceKind.CITY),
        ("Saigon", "Ho Chi Minh City", PlaceKind.CITY),
        ("Danube River", "Danube", PlaceKind.WATER),
        ("River Thames", "Thames", PlaceKind.WATER),
        ("Sea of Japan", "Sea of Japan", PlaceKind.WATER),
        ("Mt. Everest", "Mount Everest", PlaceKind.MOUNTAIN),
        ("Galapagos", "Galápagos Islands", PlaceKind.ISLAND),
        ("the Pentagon", "Pentagon", PlaceKind.FACILITY),
        ("Heathrow Airport", "London Heathrow Airport", PlaceKind.FACILITY),
        ("Sahara Desert", "Sahara", PlaceKind.OTHER),
        ("Syrian", "Syria", PlaceKind.COUNTRY),
    ],
)
def test_names_are_found_in_the_forms_that_newspapers_print(gazetteer, surface, name, kind):
    place = located(gazetteer, f"It happened in [{surface}] on Monday.")[surface].place

    assert place is not None
    assert (place.name, place.kind) == (name, kind)
    assert place.latitude is not None
    assert -90 <= place.latitude <= 90


@pytest.mark.parametrize(
    ("surface", "latitude", "longitude"),
    [("Pyongyang", 39.03, 125.75), ("Fiji", -18, 178), ("Alaska", 64, -150), ("Cook County", 41.8, -87.8)],
)
def test_coordinates_lie_where_the_place_lies(gazetteer, surface, latitude, longitude):
    best = located(gazetteer, f"It happened in [{surface}] on Monday.")[surface].candidates[0]

    assert best.latitude == pytest.approx(latitude, abs=1.5)
    assert best.longitude == pytest.approx(longitude, abs=2.5)


def test_a_place_of_geonames_carries_its_number(gazetteer):
    place = located(gazetteer, "[Nairobi]")["Nairobi"].place

    assert place is not None
    assert place.geonames_id == 184745
    assert place.key == "gn:184745"


def test_an_unlisted_school_is_placed_in_the_town_of_its_name_and_says_so(gazetteer):
    answer = located(gazetteer, "Pupils of [Nairobi High School] marched.")["Nairobi High School"]

    assert answer.place is not None
    assert answer.place.name == "Nairobi"
    assert answer.confidence <= 0.5
    assert "bears the name of Nairobi" in answer.reason


def test_a_building_with_the_name_of_a_country_is_not_that_country(gazetteer):
    answer = located(gazetteer, "They met in the [Kenya Trade Tower] at noon.")["Kenya Trade Tower"]

    assert answer.place is None


@pytest.mark.parametrize(
    ("surface", "is_name"),
    [("Nairobi", True), ("Nairobi High School", False), ("downtown Nairobi", False)],
)
def test_what_is_in_a_place_is_not_an_alias_of_it(gazetteer, surface, is_name):
    assert located(gazetteer, f"It began in [{surface}].")[surface].names_place is is_name


# The reason


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("[Paris], Texas", "Paris", "'Texas' follows it"),
        ("[Vladivostok]", "Vladivostok", "the only place known by that name"),
        (
            "[Jackson County] and [Medford], [Oregon]",
            "Jackson County",
            "Medford and Oregon in this article lie near",
        ),
        ("[Valencia] and [Maracaibo]", "Valencia", "Maracaibo in this article lies in Venezuela"),
        ("[Lagos]", "Lagos", "the most written about of"),
    ],
)
def test_the_reason_says_what_decided(gazetteer, text, name, reason):
    assert reason in located(gazetteer, text)[name].reason


# Lookups without context


@pytest.mark.parametrize("name", ["Kenya", "Texas", "London", "New York", "the UK", "Africa", "SEOUL"])
def test_major_places_are_known_without_context(gazetteer, name):
    place = gazetteer.known_major(name)

    assert place is not None


def test_demonyms_are_known(gazetteer):
    assert gazetteer.is_demonym("Kenyan")
    assert not gazetteer.is_demonym("Kenya")


def test_lookup_gives_all_places_of_a_name_the_most_written_about_first(gazetteer):
    places = gazetteer.lookup("Paris")

    assert (places[0].country_code, places[0].population > 2_000_000) == ("FR", True)
    assert "Texas" in {place.admin1 for place in places}


# Cost


def test_twice_the_text_costs_twice_the_work(gazetteer, monkeypatch):
    followed: list[str] = []
    following = Containers.following

    def counted(self, text, toponym):
        followed.append(toponym.surface)
        return following(self, text, toponym)

    monkeypatch.setattr(Containers, "following", counted)
    text, toponyms, _ = toponyms_in("[Franklin] and [Clinton] in [Kenya], [Springfield] in [Oregon]. " * 20)

    gazetteer.locate(text, toponyms)

    assert len(followed) == len(toponyms) == 100


def test_a_name_is_looked_up_once_however_often_it_occurs(gazetteer, monkeypatch):
    searched: list[str] = []
    search = gazetteer._search
    fresh = Gazetteer(gazetteer._table)
    monkeypatch.setattr(fresh, "_cached_candidates", fresh._cached_candidates.__wrapped__)
    monkeypatch.setattr(fresh, "_candidates", lambda surface: searched.append(surface) or search(surface))
    text, toponyms, _ = toponyms_in("[Franklin] and [Clinton] in [Kenya]. " * 20)

    fresh.locate(text, toponyms)

    assert len(searched) == 9


def test_it_does_not_import_django():
    code = "import sys, articles.gazetteer as g; g.Gazetteer.load(); assert 'django' not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True)
