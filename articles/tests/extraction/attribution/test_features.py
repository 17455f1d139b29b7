"""The features of one candidate and of nobody, each by a short text."""

import pytest

from articles.extraction.attribution.context import PreviousSpeaker
from articles.extraction.attribution.features import Feature, FeatureRow, feature_rows
from articles.tests.extraction.attribution.contexts import candidate, content, context_of
from articles.tests.extraction.marked import marked

POSITIONS = {
    Feature.RIGHT_AFTER_THEN_CUE,
    Feature.RIGHT_AFTER_THEN_APPOSITION,
    Feature.CUE_THEN_RIGHT_AFTER,
    Feature.RIGHT_AFTER_NO_CUE,
    Feature.AFTER_IN_SENTENCE,
    Feature.AFTER_IN_PARAGRAPH,
    Feature.CUE_AT_OPENING,
    Feature.CUE_NEAR_OPENING,
    Feature.CUE_FURTHER_BEFORE,
    Feature.BEFORE_NO_CUE,
    Feature.CUE_ENDS_SENTENCE_BEFORE,
    Feature.SENTENCE_BEFORE,
    Feature.PARAGRAPH_BEFORE,
    Feature.PARAGRAPHS_BEFORE,
    Feature.BETWEEN_PARTS,
}


def rows(source: str, previous: str | None = None) -> tuple[FeatureRow, FeatureRow]:
    """The rows of Ann Lee and of nobody, for the content “We are open,”."""
    context = context_of(source)
    words = content(context, "We are open,")
    candidates = context.candidates_near(words)
    lee = candidates.index(candidate(context, "Ann Lee"))
    spoke = None
    if previous is not None:
        speaker = candidate(context, previous)
        spoke = PreviousSpeaker(speaker.start, speaker.cluster, speaker.start)
    found = feature_rows(context, words, candidates, marked(source), spoke)
    return found[lee], found[-1]


@pytest.mark.parametrize(
    ("source", "position"),
    [
        ("“We are open,” [p Ann Lee] said.", Feature.RIGHT_AFTER_THEN_CUE),
        ("“We are open,” [p Ann Lee], the mayor, said.", Feature.RIGHT_AFTER_THEN_APPOSITION),
        ("“We are open,” said [p Ann Lee].", Feature.CUE_THEN_RIGHT_AFTER),
        ("“We are open,” [p Ann Lee] in a letter.", Feature.RIGHT_AFTER_NO_CUE),
        ("“We are open,” wrote the paper of [p Ann Lee].", Feature.AFTER_IN_SENTENCE),
        ("“We are open,” on a sign. Then came [p Ann Lee].", Feature.AFTER_IN_PARAGRAPH),
        ("[p Ann Lee] said, “We are open,” and left.", Feature.CUE_AT_OPENING),
        ("[p Ann Lee] said in the old port, “We are open,” and left.", Feature.CUE_NEAR_OPENING),
        (
            "[p Ann Lee] said in the very old port of the town at noon, “We are open,” and left.",
            Feature.CUE_FURTHER_BEFORE,
        ),
        ("[p Ann Lee] came: “We are open,” on a sign.", Feature.BEFORE_NO_CUE),
        ("[p Ann Lee] came. She said: “We are open,” and left.", Feature.CUE_ENDS_SENTENCE_BEFORE),
        ("[p Ann Lee] came. “We are open,” on a sign.", Feature.SENTENCE_BEFORE),
        ("[p Ann Lee] came.\n\n“We are open,” on a sign.", Feature.PARAGRAPH_BEFORE),
        ("[p Ann Lee] came.\n\nIt rained.\n\n“We are open,” on a sign.", Feature.PARAGRAPHS_BEFORE),
    ],
    ids=lambda value: value.value if isinstance(value, Feature) else "",
)
def test_a_candidate_has_one_position(source: str, position: Feature) -> None:
    lee, nobody = rows(source)
    assert POSITIONS.intersection(lee) == {position}
    assert not POSITIONS.intersection(nobody)


@pytest.mark.parametrize(
    ("source", "feature"),
    [
        ("According to [p Ann Lee], “We are open,” too.", Feature.ACCORDING_TO),
        ("They told [p Ann Lee], “We are open,” too.", Feature.OBJECT_OF_CUE),
        ("“Now,” [p Ann Lee] said. “We are open,” too.", Feature.SUBJECT_OF_CUE),
        ("“[p Ann Lee] left,” he said. “We are open,” too.", Feature.QUOTED),
        ("[p Ann Lee]’s boat came. “We are open,” too.", Feature.POSSESSIVE),
        ("[s [p Ann Lee]] came. “We are open,” too.", Feature.TAGGED),
        ("The friend of [p Ann Lee] came. “We are open,” too.", Feature.AFTER_PREPOSITION),
        ("[p Ann Lee] said: “We are open,” too.", Feature.PERSON_CUE_AT_OPENING),
        (
            "[p Ann Lee] said at the port where he said, “We are open,” too.",
            Feature.OTHER_CUE_CLOSER,
        ),
    ],
    ids=lambda value: value.value if isinstance(value, Feature) else "",
)
def test_a_feature_of_the_candidate_itself(source: str, feature: Feature) -> None:
    assert rows(source)[0].get(feature) == 1
    assert feature not in rows("Then [p Ann Lee] came. “We are open,” too.")[0]


def test_the_previous_speaker_counts_by_mention_and_by_person() -> None:
    source = "[p Ann Lee] came. Later [p Lee] left. “We are open,” on a sign."
    lee, nobody = rows(source, previous="Ann Lee")
    assert lee.keys() >= {Feature.SPOKE_LAST, Feature.PERSON_SPOKE_LAST, Feature.SPOKE_LAST_NO_CUE}
    lee, nobody = rows(source, previous="Lee")
    assert Feature.SPOKE_LAST not in lee
    assert lee.keys() >= {Feature.PERSON_SPOKE_LAST, Feature.PERSON_SPOKE_LAST_NO_CUE}
    assert nobody[Feature.NOBODY_SPOKE_BEFORE] == 0


def test_without_a_previous_speaker_nobody_spoke_before() -> None:
    lee, nobody = rows("[p Ann Lee] came. “We are open,” on a sign.")
    assert not {Feature.SPOKE_LAST, Feature.PERSON_SPOKE_LAST}.intersection(lee)
    assert nobody[Feature.NOBODY_SPOKE_BEFORE] == 1


def test_distance_grows_with_the_words_between() -> None:
    near, _ = rows("[p Ann Lee] came. “We are open,” on a sign.")
    far, _ = rows("[p Ann Lee] came here on a very cold day. “We are open,” on a sign.")
    assert 0 < near[Feature.DISTANCE] < far[Feature.DISTANCE]


def test_candidates_between_are_counted() -> None:
    alone, _ = rows("[p Ann Lee] came. “We are open,” on a sign.")
    other, _ = rows("[p Ann Lee] met [p Tom Ray]. “We are open,” on a sign.")
    assert alone[Feature.CANDIDATES_BETWEEN] == 0 < other[Feature.CANDIDATES_BETWEEN]


def test_the_rows_are_as_many_as_the_candidates_and_nobody() -> None:
    context = context_of("[p Ann Lee] met [p Tom Ray]. “We are open,” he said.")
    words = content(context, "We are open,")
    candidates = context.candidates_near(words)
    found = feature_rows(context, words, candidates, marked(""), None)
    assert len(found) == len(candidates) + 1
    assert [Feature.NOBODY in row for row in found] == [False] * len(candidates) + [True]
