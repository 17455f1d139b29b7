import pytest

from people.names import is_transcribed, parse, transcription_key, with_umlauts_written_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("chen", "shen", id="ch and sh"),
        pytest.param("ivanov", "ivanova", id="the ending of a woman's name"),
        pytest.param("petrov", "petrenko", id="another ending"),
        pytest.param("hassan", "hussein", id="another vowel"),
    ],
)
def test_different_names_keep_different_keys(one: str, other: str) -> None:
    assert transcription_key(one) != transcription_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("zelensky", "zelenskyy", id="sky, skyy"),
        pytest.param("zelensky", "zelenskij", id="sky, skij"),
        pytest.param("sergey", "sergei", id="ey, ei"),
        pytest.param("hussein", "husain", id="ei, ai"),
        pytest.param("qassem", "kassem", id="q, k"),
        pytest.param("yusuf", "youssouf", id="u, ou"),
        pytest.param("lavrov", "lawrow", id="v, w"),
        pytest.param("schevchenko", "shevchenko", id="sch, sh"),
        pytest.param("khalid", "halid", id="kh, h"),
        pytest.param("mohammed", "muhamad", id="the name of the Prophet"),
    ],
)
def test_spellings_of_one_transcription_share_a_key(one: str, other: str) -> None:
    assert transcription_key(one) == transcription_key(other)


@pytest.mark.parametrize("name", ["John Reed", "Maria Alvarez", "Kim Jong Un", "Jürgen Müller"])
def test_a_name_that_is_not_a_transcription(name: str) -> None:
    assert not is_transcribed(parse(name))


@pytest.mark.parametrize(
    "name", ["Sergey Lavrov", "Olena Shevchenko", "Nino Shvili", "Omar Haddad", "Muhammed Diallo"]
)
def test_a_transcription_shows_by_its_ending_or_a_given_name(name: str) -> None:
    assert is_transcribed(parse(name))


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        (("Jürgen", "Müller"), "juergenmueller"),
        (("Östen",), "oesten"),
        (("Åsa",), "asa"),
        (("Påhlson", "Sørby"), "paahlsonsoerby"),
    ],
)
def test_umlauts_written_out(words: tuple[str, ...], letters: str) -> None:
    assert with_umlauts_written_out(words) == letters
