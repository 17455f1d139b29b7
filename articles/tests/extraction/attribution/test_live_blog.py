import pytest

from articles.extraction.attribution.live_blog import LiveBlog
from articles.extraction.text.sentences import Layout
from articles.tests.extraction.marked import read


@pytest.mark.parametrize(
    "text",
    [
        "14:05 It rains.",
        "1.5 million came.\n\n2.25 million stayed.",
        "2:21.4 Lee\n\n2:22.0 Wei",
        "14 men\n\n15",
    ],
    ids=["one time", "numbers", "results", "counts"],
)
def test_what_is_no_live_blog(text: str) -> None:
    assert not LiveBlog(Layout(text))


@pytest.mark.parametrize("time", ["14:05", "2.20pm", "2:20 p.m.", "9 a.m.", "14h05", "[14:05]", "14:05 GMT:"])
def test_forms_of_the_time(time: str) -> None:
    assert LiveBlog(Layout(f"{time} It rains.\n\n{time} It stops."))


def speakers(source: str) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in read(source).statements if s.shown]


@pytest.mark.parametrize(
    ("last", "name"),
    [
        pytest.param("“No,” he adds.", "Chen Wei", id="the last speaker, not who is mentioned"),
        pytest.param("“No,” she adds.", None, id="nobody who fits has spoken"),
        pytest.param("[p Hans Bos] rises. “No,” he adds.", "Hans Bos", id="named in the entry"),
    ],
)
def test_a_pronoun_is_the_entrys_or_the_last_speakers(last: str, name: str | None) -> None:
    source = f"14:05 “We wait,” Mr. [p Chen Wei] said.\n\n14:10 Mr. [p Rob Diaz] comes in.\n\n14:20 {last}"
    assert speakers(source) == ["Chen Wei", name]


def test_the_time_is_no_words_of_a_statement() -> None:
    source = "14:05 [c The vote is lost], [s [p Ann Lee]] said.\n\n14:10 [c All will rise], [s [p Lee]] said."
    assert [s.text for s in read(source).statements] == ["The vote is lost", "All will rise"]


def test_a_quotation_after_a_time_is_direct() -> None:
    source = "14:05 It rains.\n\n[c 14:10 “We wait,”] [s [p Ann Lee]] said."
    assert [(s.kind, s.text) for s in read(source).statements] == [("direct", "We wait,")]


def test_who_was_only_thanked_or_called_did_not_speak() -> None:
    source = (
        "14:05 “We wait,” Mr. [p Chen Wei] said.\n\n14:10 Mr. [p Rob Diaz] [c thanks the guests].\n\n"
        "14:20 “No,” he adds."
    )
    assert speakers(source)[-1] == "Chen Wei"
