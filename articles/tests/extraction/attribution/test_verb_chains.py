"""The verb that governs reported words, where the subject has several verbs."""

import pytest

from articles.extraction.attribution.verb_chains import governing_verb
from articles.tests.extraction.attribution.contexts import context_of


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param("Lee said the port would close.", "said", id="one verb"),
        pytest.param("Lee said Ray told us the port would close.", "said", id="a subject of its own"),
        pytest.param(
            "Lee said it was late, but Ray added the port would close.", "said", id="another clause"
        ),
        pytest.param("Lee said on Monday the port would close.", "said", id="a date"),
        pytest.param("Lee said it was late and suggested that the port would close.", "suggested", id="and"),
        pytest.param("Lee said it was late and then added the port would close.", "added", id="then"),
        pytest.param("Lee went on to say that the port would close.", "say", id="went on to say"),
        pytest.param("Lee continued to warn that the port would close.", "warn", id="continued to warn"),
    ],
)
def test_the_governing_verb(source: str, wanted: str) -> None:
    context = context_of(source)
    found = governing_verb(context, source.index("the port"), context.cues.all[0])
    assert context.tokens.lower[found.verb] == wanted
