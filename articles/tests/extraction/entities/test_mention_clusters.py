import pytest

from articles.extraction.entities.mention_clusters import ClusteredMention, MentionClusters
from articles.extraction.entities.people import NamedPerson
from articles.extraction.text.tokens import Tokens


def clusters_of(text: str, *surfaces: str, score: float = 1.0) -> MentionClusters:
    """The clusters of a text in which these people are mentioned, in this order."""
    named, end = [], 0
    for surface in surfaces:
        start = text.index(surface, end)
        end = start + len(surface)
        named.append(NamedPerson(start, end, surface, score, ""))
    return MentionClusters(Tokens(text), named)


def names_of(text: str, *surfaces: str) -> list[str | None]:
    """The name of the cluster of each mention; None where it is open."""
    clusters = clusters_of(text, *surfaces)
    return [None if m.cluster is None else clusters[m.cluster].name for m in clusters.mentions]


def last_of(text: str, *surfaces: str) -> ClusteredMention:
    return clusters_of(text, *surfaces).mentions[-1]


FAR = "It rained. " * 400


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param("Ann Lee met Tom Ray.", ["Ann Lee", "Tom Ray"], id="two names"),
        pytest.param("Ann Lee met Tom Lee.", ["Ann Lee", "Tom Lee"], id="one surname"),
        pytest.param("Ann Lee met Ray.", ["Ann Lee", "Ray"], id="a surname of nobody named in full"),
    ],
)
def test_different_people_are_different_clusters(text: str, surfaces: list[str]) -> None:
    clusters = [mention.cluster for mention in clusters_of(text, *surfaces).mentions]
    assert len(set(clusters)) == len(surfaces)
    assert None not in clusters


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param("Ann Lee met Tom Lee. Lee left.", ["Ann Lee", "Tom Lee", "Lee"], id="surname"),
        pytest.param("Ann Lee met Ann Ray. Ann left.", ["Ann Lee", "Ann Ray", "Ann"], id="given name"),
        pytest.param(
            "Lee left. Ann Lee met Tom Lee.", ["Lee", "Ann Lee", "Tom Lee"], id="named in full later"
        ),
    ],
)
def test_a_short_name_that_two_fit_stays_open(text: str, surfaces: list[str]) -> None:
    open_mentions = [m for m in clusters_of(text, *surfaces).mentions if m.cluster is None]
    assert [m.surface for m in open_mentions] == [min(surfaces, key=len)]
    assert " fits " in open_mentions[0].reason


@pytest.mark.parametrize(
    ("text", "surfaces", "name"),
    [
        pytest.param("Ann Lee came. ANN LEE left.", ["Ann Lee", "ANN LEE"], "Ann Lee", id="capitals"),
        pytest.param("ANN LEE came. Ann Lee left.", ["ANN LEE", "Ann Lee"], "Ann Lee", id="capitals first"),
        pytest.param("Ann Lee came. Lee left.", ["Ann Lee", "Lee"], "Ann Lee", id="surname"),
        pytest.param("Ann Lee came. Ann left.", ["Ann Lee", "Ann"], "Ann Lee", id="given name"),
        pytest.param("Lee came. Ann Lee left.", ["Lee", "Ann Lee"], "Ann Lee", id="named in full later"),
        pytest.param(
            "Ann Lee came. Ann B. Lee left.", ["Ann Lee", "Ann B. Lee"], "Ann B. Lee", id="a fuller name"
        ),
        pytest.param("Ray came. Ray left.", ["Ray", "Ray"], "Ray", id="never named in full"),
    ],
)
def test_one_person_is_one_cluster_under_the_fullest_name(text: str, surfaces: list[str], name: str) -> None:
    assert set(names_of(text, *surfaces)) == {name}


def test_a_short_name_stays_with_its_person_if_a_namesake_appears_later() -> None:
    text = "Ann Lee came. Lee sat. Tom Lee came. Lee left."
    assert names_of(text, "Ann Lee", "Lee", "Tom Lee", "Lee")[-1] == "Ann Lee"


def test_of_namesakes_the_one_who_is_named_in_full_nearby_is_taken() -> None:
    text = f"Tom Lee came. {FAR}Ann Lee came. Lee left."
    assert names_of(text, "Tom Lee", "Ann Lee", "Lee")[-1] == "Ann Lee"


def test_a_word_of_courtesy_tells_namesakes_apart() -> None:
    text = "Mrs. Ann Lee met Mr. Tom Lee. Mr. Lee left."
    assert names_of(text, "Ann Lee", "Tom Lee", "Lee")[-1] == "Tom Lee"


@pytest.mark.parametrize(
    ("text", "surfaces", "confidence", "reason"),
    [
        pytest.param("Ann Lee left.", ["Ann Lee"], 1.0, "named in full here", id="full name"),
        pytest.param("Lee left.", ["Lee"], 0.8, "“Lee” is never named in full in this article", id="alone"),
        pytest.param(
            "Ann Lee came. Lee left.",
            ["Ann Lee", "Lee"],
            0.95,
            "“Lee” → Ann Lee: the only person of that name named in full so far",
            id="named in full before",
        ),
        pytest.param(
            "Ann Lee came. Lee sat. Lee left.",
            ["Ann Lee", "Lee", "Lee"],
            0.92,
            "“Lee” → Ann Lee: the article called this person so before",
            id="called so before",
        ),
        pytest.param(
            "Ann Lee met Tom Lee. Lee left.",
            ["Ann Lee", "Tom Lee", "Lee"],
            0.5,
            "“Lee” fits Ann Lee and Tom Lee",
            id="two fit",
        ),
    ],
)
def test_each_assignment_has_its_confidence_and_reason(
    text: str, surfaces: list[str], confidence: float, reason: str
) -> None:
    last = last_of(text, *surfaces)
    assert (last.confidence, last.reason) == (confidence, reason)


def test_the_confidence_is_that_of_the_name_times_that_of_the_cluster() -> None:
    assert clusters_of("Lee left.", "Lee", score=0.5).mentions[0].confidence == 0.4


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("Ann Lee left.", "", id="a given name tells none"),
        pytest.param("Minister Ann Lee left.", "", id="a title tells none"),
        pytest.param("Mrs. Ann Lee left.", "female", id="courtesy"),
        pytest.param("Spokesman Ann Lee left.", "male", id="description"),
    ],
)
def test_a_gender_comes_from_the_words_beside_the_name(text: str, gender: str) -> None:
    assert [cluster.gender for cluster in clusters_of(text, "Ann Lee")] == [gender]


def test_a_cluster_keeps_the_descriptors_as_printed() -> None:
    clusters = clusters_of("Mayor Ann Lee came. Lee, a lawyer, left.", "Ann Lee", "Lee")
    assert clusters[0].descriptors == ["Mayor", "a lawyer"]


def test_no_mentions_make_no_clusters() -> None:
    clusters = clusters_of("It rained.")
    assert (list(clusters), clusters.mentions) == ([], [])


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param("Ann Harper came. The Harpers left.", ["Ann Harper", "Harpers"], id="a family"),
        pytest.param("Ann Hanes came. Hanis left.", ["Ann Hanes", "Hanis"], id="five letters"),
        pytest.param("Ann Harper came. Hrapor left.", ["Ann Harper", "Hrapor"], id="two letters"),
        pytest.param(
            "Ann Harper met Tom Harpet. Harpel left.", ["Ann Harper", "Tom Harpet", "Harpel"], id="two fit"
        ),
        pytest.param("Harpre left. Ann Harpree came.", ["Harpre", "Ann Harpree"], id="named later"),
        pytest.param("Ms. Ann Harper came. Mr. Harpor left.", ["Ann Harper", "Harpor"], id="another gender"),
        pytest.param("Ann Harper came. Barper left.", ["Ann Harper", "Barper"], id="another initial"),
    ],
)
def test_a_surname_is_not_taken_for_misspelt(text: str, surfaces: list[str]) -> None:
    short = next(surface for surface in surfaces if " " not in surface)
    assert short in names_of(text, *surfaces)


@pytest.mark.parametrize(
    "misspelt",
    [
        pytest.param("Schneder", id="a letter is missing"),
        pytest.param("Schneiderr", id="a letter too many"),
        pytest.param("Schnaider", id="another letter"),
    ],
)
def test_a_surname_with_one_wrong_letter_is_the_person_named_before(misspelt: str) -> None:
    clusters = clusters_of(f"Eric Schneider came. {misspelt} spoke.", "Eric Schneider", misspelt)
    first, mention = clusters.mentions
    assert mention.cluster == first.cluster
    assert mention.confidence == 0.75
    assert mention.reason == f"“{misspelt}” → Eric Schneider: one letter of the surname differs"


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param(
            "Pedro Quispe Mamani came. Quispe left.", ["Pedro Quispe Mamani", "Quispe"], id="two surnames"
        ),
        pytest.param("Uri Bar Lev came. Bar Lev left.", ["Uri Bar Lev", "Bar Lev"], id="compound surname"),
        pytest.param("King Salim bin Tariq came. King Salim left.", ["Salim bin Tariq", "Salim"], id="king"),
    ],
)
def test_a_part_of_a_longer_name_is_that_person(text: str, surfaces: list[str]) -> None:
    assert names_of(text, *surfaces) == [surfaces[0]] * 2


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        pytest.param(
            "Prince Faisal bin Hamad came. King Hamad left.", ["Faisal bin Hamad", "Hamad"], id="father"
        ),
        pytest.param(
            "King Salim bin Tariq came. Prince Salim left.", ["Salim bin Tariq", "Salim"], id="rank"
        ),
    ],
)
def test_king_and_prince_are_two_persons(text: str, surfaces: list[str]) -> None:
    assert names_of(text, *surfaces) == surfaces
