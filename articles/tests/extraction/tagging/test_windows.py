import pytest

from articles.extraction.tagging.tagger import MODEL, ModelTagger
from articles.extraction.tagging.windows import (
    CAPACITY,
    CAPITAL,
    LOWER,
    MIXED,
    NO_LETTER,
    PARAGRAPH_START,
    SENTENCE_START,
    TITLE,
    UPPER,
    WITHIN,
    WordTable,
    piece_input,
    split,
    windows,
)

TOKENIZER = ModelTagger(MODEL).tokenizer


def words_of(text: str) -> WordTable:
    return split(TOKENIZER, [text])[0]


def printed(text: str) -> list[str]:
    words = words_of(text)
    return [text[start:end] for start, end in zip(words.start, words.end, strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Müller, Señor Nuñez and Ðorđe met.", id="accents of one code point"),
        pytest.param("Jose\u0301 Nun\u0303ez met Zoe\u0308.", id="accents as combining marks"),
        pytest.param("😀 Kim Jong Un 🇰🇵 smiled.", id="beyond the basic plane"),
        pytest.param("K\u0327im\u200b met\u00a0Lim.", id="marks, zero width and no-break spaces"),
    ],
)
def test_words_are_printed_as_they_stand(text: str) -> None:
    assert "".join("".join(printed(text)).split()) == "".join(text.replace("\u200b", "").split())


def test_nothing_is_no_words() -> None:
    for text in ("", " \n\n "):
        assert len(words_of(text)) == 0
        assert windows(words_of(text), CAPACITY) == []


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", LOWER),
        ("Putin", TITLE),
        ("DPRK", UPPER),
        ("iPhone", MIXED),
        ("J", CAPITAL),
        ("2023", NO_LETTER),
    ],
)
def test_case_survives_an_uncased_vocabulary(word: str, case: int) -> None:
    assert words_of(word).case.tolist() == [case]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("Kim left", [PARAGRAPH_START, WITHIN], id="first word"),
        pytest.param("Go. Kim", [PARAGRAPH_START, WITHIN, SENTENCE_START], id="after a full stop"),
        pytest.param(
            "Go .”\nKim", [PARAGRAPH_START, WITHIN, WITHIN, PARAGRAPH_START], id="no sentence is a mark"
        ),
        pytest.param("“Kim", [PARAGRAPH_START, PARAGRAPH_START], id="a mark opens, the word still begins"),
    ],
)
def test_where_a_word_stands(text: str, places: list[int]) -> None:
    assert words_of(text).place.tolist() == places


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("He isn't 'here' now", [], id="single marks and apostrophes quote nothing"),
        pytest.param("“We go,” he said", ["“", "We", "go", ","], id="curly"),
        pytest.param('"We go" and "stay"', ['"', "We", "go", '"', "stay"], id="straight"),
        pytest.param("''We go'' he said", ["'", "'", "We", "go"], id="two apostrophes"),
        pytest.param("“We go\nHe left", ["“", "We", "go"], id="an unclosed mark ends with its paragraph"),
    ],
)
def test_words_between_quote_marks(text: str, inside: list[str]) -> None:
    words = words_of(text)
    assert [word for word, quoted in zip(printed(text), words.quoted, strict=True) if quoted] == inside


def test_windows_cover_every_word_once_and_break_at_paragraphs() -> None:
    text = "\n\n".join(
        "The council met on Monday and talked about the bridge for a while." for _ in range(60)
    )
    words = words_of(text)
    found = windows(words, CAPACITY)
    assert len(found) > 1
    assert [word for one in found for word in range(one.first, one.last)] == list(range(len(words)))
    assert all(words.place[one.first] == PARAGRAPH_START for one in found)
    assert all(len(piece_input(words, one)[0]) <= CAPACITY + 2 for one in found)


def test_a_paragraph_longer_than_a_window_breaks_at_sentences() -> None:
    words = words_of("The council met on Monday. " * 200)
    found = windows(words, CAPACITY)
    assert all(words.place[one.first] == SENTENCE_START for one in found[1:])


def test_a_line_of_rubbish_is_one_piece() -> None:
    words = words_of("ab1" * 5000)
    (window,) = windows(words, CAPACITY)
    assert len(piece_input(words, window)[0]) == 3
