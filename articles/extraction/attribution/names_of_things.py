"""Words in quotation marks that nobody said: names, and what is printed on things.

Rule: words after a verb of naming are a name: "renamed the ship “Armada One”", "is known as “the Roof”".
After "call" and "name" they are one only if they look like one and the source is no person of the article:
when Lee called Ray “a crook”, that is a statement. What a sign, a banner or a song says is not a
statement; what a document says is. Source: PolNeAR's manual, which asks for a source that can have an
attitude.
"""

import re

from articles.extraction.attribution.candidates import Candidate, CandidateKind
from articles.extraction.attribution.context import AttributionContext, ContentSpan
from articles.extraction.lexicons import forms, words
from articles.extraction.types import Span

_LONGEST_NAME = 5
"""Words."""
_LONGEST_OBJECT = 6
"""Tokens between the verb of naming and the name, at most."""
_WORD = re.compile(r"\w[\w'’&-]*")
_BARRIERS = frozenset([".", ";", ":", "!", "?", "“", "”", '"', "that", "who"])
_PRINTED_VERBS = frozenset(["read", "reads", "reading", "say", "said", "says", "saying", "with", "declaring"])
_SMALL_WORDS = frozenset(["of", "the", "and", "de", "in", "for"])


def why_nobodys_words(context: AttributionContext, content: ContentSpan, source: Candidate | None) -> str:
    """Why the quoted words are nobody's, as a sentence for editors; empty if they are somebody's."""
    quoted = [span for span in context.quoted if content.start <= span.start and span.end <= content.end]
    if not quoted:
        return ""
    if _is_printed_on_a_thing(context, content, source):
        return "what is printed on a thing is nobody’s statement"
    if len(quoted) == 1 and _is_name(context, content, quoted[0], source):
        return "the words in quotation marks are a name"
    return ""


def _is_name(
    context: AttributionContext, content: ContentSpan, quoted: Span, source: Candidate | None
) -> bool:
    """A verb of naming outside the content governs the quoted words, and they may be a name."""
    tokens = context.tokens
    name = _WORD.findall(tokens.text, quoted.start, quoted.end)
    if not 0 < len(name) <= _LONGEST_NAME or tokens.text[quoted.end - 1] in "!?,":
        return False
    opening = tokens.first_from(quoted.start)
    for number in range(opening - 1, max(-1, opening - 3 - _LONGEST_OBJECT), -1):
        word = tokens.lower[number]
        if number < opening - 1 and word in _BARRIERS:
            return False
        strength = forms("names_given_by_verbs").get(word)
        if strength is not None and number < opening - 1:
            if content.start <= tokens.starts[number]:
                return False
            return strength == "always" or (_looks_like_a_name(name) and not _is_a_persons(source))
    return False


def _looks_like_a_name(name: list[str]) -> bool:
    return all(word[:1].isupper() or word in _SMALL_WORDS or word.isdigit() for word in name) and any(
        word[:1].isupper() for word in name
    )


def _is_a_persons(source: Candidate | None) -> bool:
    return source is not None and source.kind in (CandidateKind.PERSON, CandidateKind.PRONOUN)


def _is_printed_on_a_thing(
    context: AttributionContext, content: ContentSpan, source: Candidate | None
) -> bool:
    """The source is such a thing, or "a banner reading", "signs that say" is right before the words."""
    tokens, things = context.tokens, forms("printed_objects")
    if source is not None and source.kind is CandidateKind.NOMINAL and _head(context, source) in things:
        return True
    number = tokens.first_from(content.head.start) - 1
    while number >= 0 and tokens.lower[number] in ",:“”\"'‘":
        number -= 1
    if number < 1 or tokens.lower[number] not in _PRINTED_VERBS:
        return False
    before = number - 1
    if tokens.lower[before] in ("that", "which"):
        before -= 1
    return before >= 0 and tokens.lower[before] in things


def _head(context: AttributionContext, source: Candidate) -> str:
    """The last word of the source before its first preposition or clause: "sign" of "a sign at the gate"."""
    head = ""
    for word in context.tokens.lower[source.first : source.last + 1]:
        if head and (word in words("prepositions") or word in (",", "that", "which", "who")):
            break
        head = word
    return head
