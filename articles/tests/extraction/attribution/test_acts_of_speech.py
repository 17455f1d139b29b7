"""Whether the verb of speech belongs to the words."""

import pytest

from articles.extraction.attribution.acts_of_speech import with_verb
from articles.extraction.types import Span
from articles.tests.extraction.attribution.contexts import context_of


@pytest.mark.parametrize(
    ("source", "words", "wanted"),
    [
        pytest.param("Lee said the port would close.", "the port would close", None, id="said"),
        pytest.param("Lee warned that it was late.", "it was late", None, id="warned that"),
        pytest.param("Lee proposed that it close.", "it close", None, id="an act of speech with a clause"),
        pytest.param("Lee said on Monday to us it was late.", "it was late", None, id="far from the verb"),
        pytest.param("Lee has vowed to stay.", "to stay", None, id="infinitive"),
        pytest.param("Lee called on us to stay.", "on us to stay", None, id="called on somebody"),
        pytest.param("Lee proposed a new port.", "a new port", None, id="no judgement"),
        pytest.param("Lee called it “a farce”.", "it “a farce”", "called it “a farce”", id="judgement"),
        pytest.param("Lee denied that it was late.", "it was late", "denied that it was late", id="denial"),
        pytest.param("Lee refused to go.", "to go", "refused to go", id="refusal"),
        pytest.param("Lee ruled against the port.", "the port", "ruled against the port", id="against"),
        pytest.param(
            "Lee ruled on Monday against it.", "it", "ruled on Monday against it", id="a day before against"
        ),
        pytest.param("Lee thanked the divers.", "the divers", "thanked the divers", id="done to somebody"),
    ],
)
def test_the_verb_is_part_of_words_that_say_nothing_without_it(
    source: str, words: str, wanted: str | None
) -> None:
    context, start = context_of(source), source.index(words)
    cue = context.cues.all[0]
    found = with_verb(context.tokens, Span(start, start + len(words)), cue)
    assert source[found.start : found.end] == (wanted or words)
