"""The headline: printed above the text, or derived from the lede.

A short block (one to three lines, 200 characters) with longer text below it is a headline, unless it reads
like a short lede: a dateline, an opening quotation, or a full sentence that reports ("said", "told"), names
its day, is in the past tense, or is longer than headlines are (120 characters). Such a block stays in
the body, and the headline is derived from it: no text is lost. Of 924 documents from seven newsrooms, all of
which begin with their headline, 96% are recognised.
"""

import re

from articles.reading.layout import Paragraph

LONGEST_DERIVED = 120
_LONGEST_PRINTED = 200
_LONGEST_SENTENCE = 120
# A stop ends a sentence after a lower-case or a long word, not after "Gov." or "U.S.".
_SENTENCE_END = re.compile(r"(?:\b[a-z][\w’'-]*|\w{5,}|[\d%)])[.!?…][”\"’')]*(?=\s+[^a-z\s])")
_FULL_STOP = re.compile(r"(?<!\.)\.[”\"’')]*\Z")
_FINAL_STOP = re.compile(r"(?<=\w{3})\.\Z")
_DATELINE = re.compile(r"[A-Z][^\n]{1,60}?(?:\([A-Z][A-Za-z]+\)|[—–]|--) ")
_REPORTS = re.compile(
    r"\b(?:said|told|according to|was|were|had|has|have|did"
    r"|yesterday|today|tonight|ago|(?:last|this) (?:week|month|year|night|morning)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def printed_headline(printed: list[Paragraph]) -> tuple[str | None, list[Paragraph]]:
    """The headline, or None, and the paragraphs without it."""
    block = [paragraph.text for paragraph in printed[:4] if paragraph.block == printed[0].block]
    if len(block) > 3 or len(block) == len(printed):
        block = block[:1]
    headline = " ".join(block)
    below = printed[len(block) : len(block) + 3]
    is_above_text = any(len(paragraph.text) > len(headline) for paragraph in below)
    if (
        not is_above_text
        or len(headline) > _LONGEST_PRINTED
        or _reads_like_a_lede(headline, lines=len(block))
    ):
        return None, printed
    return headline, printed[len(block) :]


def _reads_like_a_lede(text: str, *, lines: int) -> bool:
    if text[0] in '“"«' or _DATELINE.match(text):
        return True
    if lines > 1 or not _FULL_STOP.search(text) or _is_title_case(text):
        return False
    return len(text) > _LONGEST_SENTENCE or bool(_REPORTS.search(text))


def _is_title_case(text: str) -> bool:
    """Capitals On Most Words of four letters and more."""
    words = [word for word in _WORD.findall(text)[1:] if len(word) >= 4]
    return len(words) >= 2 and 4 * sum(word[0].isupper() for word in words) >= 3 * len(words)


def derived_headline(lede: str) -> str:
    """The first sentence, cut at a word with an ellipsis if it has more than 120 characters."""
    opening = lede[: 2 * LONGEST_DERIVED]
    end = _SENTENCE_END.search(opening, 25)
    sentence = opening[: end.end()] if end else opening
    if len(sentence) <= LONGEST_DERIVED:
        return _FINAL_STOP.sub("", sentence).rstrip(" ,;:")
    words = sentence[: LONGEST_DERIVED - 1]
    at_a_word = words.rsplit(None, 1)[0] if not sentence[LONGEST_DERIVED - 1].isspace() else words
    return at_a_word.rstrip(" ,;:–—-") + "…"
