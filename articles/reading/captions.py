"""Picture captions between the paragraphs of an article, recognised by the credit at their end.

A credit is `Credit: AP`, `Photo: Ana Ruiz/Reuters`, `Picture by Ana Ruiz`, `(Photo by Ana Ruiz)`,
`(AP Photo/Ana Ruiz)`, `Ana Ruiz via Getty Images`, `REUTERS/Ana Ruiz`; it follows a sentence end or an
opening bracket, or it is the whole paragraph. A caption may also begin `FILE PHOTO:`, `FILE -`, `Caption:`,
`Pictured:`, `Picture taken`. A paragraph about credit, photos or agencies is not a caption: there the word
is inside a sentence, and no name follows it.
"""

import re

from newsroom.lib.word_lists import WordLists

LONGEST_CAPTION = 800
"""Characters; a longer paragraph is text, whatever it ends in."""
_LONGEST_CREDIT = 120

_AGENCIES = "|".join(map(re.escape, WordLists("articles.reading").values("picture_agencies")))
# No character can both end one part of a name and begin the next: matching stays linear.
_NAME_WORD = r"[A-ZÀ-ÖØ-Þ@©][\w.'’&@-]*"
_SMALL = r"for|via|of|the|and|bin|da|de|del|di|dos|du|el|la|le|lo|ter|van|von|al-\w+"
_NAMES = rf"{_NAME_WORD}(?:(?:,? |\s?/\s?)(?:{_NAME_WORD}|{_SMALL}))*"
_PICTURE = r"(?:file |handout )?(?:photo|photograph|picture|image|illustration|photography)s?"
# The forms of a credit, strongest first. Each is matched against the end of a paragraph, from the start of
# its last sentence or bracket.
_CREDITS = tuple(
    re.compile(form)
    for form in (
        rf"(?i:(?:{_PICTURE} )?credits?)\s*:\s*(?P<credit>\S+(?: \S+){{0,7}})",
        rf"(?i:{_PICTURE})\s*:\s*(?P<credit>{_NAMES}|(?i:courtesy|supplied|handout)\b.*)",
        rf"(?i:{_PICTURE} (?:courtesy|by|from|via|courtesy of|provided by))\s*:?\s+(?P<credit>{_NAMES})",
        rf"(?i:credit)\s+(?P<credit>{_NAMES})",
        rf"(?P<credit>(?:{_AGENCIES}) (?i:(?:file )?photo)(?: by |\s?/\s?){_NAMES})",
        rf"(?P<credit>(?:{_AGENCIES})\s?/\s?{_NAMES})",
        rf"(?P<credit>{_NAMES}(?:\s?/\s?| via | for )(?:{_AGENCIES})(?:[ ,/]+{_NAMES})?)",
        rf"(?P<credit>(?:{_AGENCIES})(?:\s?/\s?(?:{_AGENCIES}))*)",
    )
)
_BARE_AGENCY = _CREDITS[-1]
_OPENINGS = re.compile(
    r"(?:FILE(?: PHOTO| PICTURE| IMAGE)?\s*[:–—-]|File photo\s*:|C(?:aption|APTION)\s*:|Pictured\s*:"
    r"|(?=Picture taken ))\s*"
)
# A credit begins the paragraph, or follows the end of a sentence, an opening bracket or a stroke.
_BEGINNINGS = re.compile(
    r"(?:^|(?<=[.!?…”\"’)])\s+(?:[|–—]\s)?|\s*[(\[]|\s+[|–—]\s|\s+(?=REUTERS\s?/))(?=\S)"
)


def caption(paragraph: str) -> tuple[str, str] | None:
    """The words and the credit, each as printed; either may be empty. None if it is not a caption."""
    if len(paragraph) > LONGEST_CAPTION:
        return None
    opening = _OPENINGS.match(paragraph)
    words = paragraph[opening.end() :] if opening else paragraph
    for beginning in _BEGINNINGS.finditer(words):
        if len(words) - beginning.end() > _LONGEST_CREDIT:
            continue
        credit = _credit(words[beginning.end() :], alone=not words[: beginning.start()].strip())
        if credit:
            return words[: beginning.start()].rstrip(" |–—"), credit
    return (words, "") if opening else None


def _credit(ending: str, *, alone: bool) -> str | None:
    ending = ending.rstrip(" .)]")
    for form in _CREDITS:
        found = form.fullmatch(ending)
        # "… he said. (Reuters)" signs an article: a bare agency is a credit only if nothing precedes it.
        if found and (form is not _BARE_AGENCY or alone) and _is_name(found["credit"]):
            return found["credit"].strip()
    return None


def _is_name(credit: str) -> bool:
    """Not a sentence: its only stops follow initials."""
    return not re.search(r"[\w)]{3}[.!?;:]\s", credit)
