import sys

import pytest

from newsroom.lib.word_lists import WordLists

LIST = """\
# A comment of its own line.
mayor
sir\tmale before   # and one after an entry
prime minister\thigh
go goes went\tmotion

"""


@pytest.fixture
def lists(tmp_path, monkeypatch):
    package = tmp_path / "lists_of_a_test"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "words.txt").write_text(LIST, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield WordLists("lists_of_a_test")
    sys.modules.pop("lists_of_a_test", None)


def test_values_are_what_follows_the_tab(lists):
    assert lists.values("words") == {
        "mayor": "",
        "sir": "male before",
        "prime minister": "high",
        "go goes went": "motion",
    }


def test_words_are_the_entries(lists):
    assert lists.words("words") == {"mayor", "sir", "prime minister", "go goes went"}


def test_marks_are_the_words_after_the_tab(lists):
    assert lists.marks("words")["sir"] == {"male", "before"}
    assert lists.marks("words")["mayor"] == frozenset()


def test_forms_are_the_words_of_a_line_each_with_its_value(lists):
    assert [lists.forms("words")[form] for form in ("go", "goes", "went")] == ["motion"] * 3


def test_a_list_is_read_once(lists):
    assert lists.values("words") is lists.values("words")


def test_a_list_that_does_not_exist(lists):
    with pytest.raises(FileNotFoundError):
        lists.words("missing")
