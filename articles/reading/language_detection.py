"""The language in which a text is written.

Rule: py3langid tells the language. Its answer counts if it is at least 90% sure of a text of at least 80
characters: names and results alone can seem to be any language. Otherwise the language is as declared. A
declared tag that agrees with the answer is kept, because it may say more (`pt-BR`); so is one that
py3langid does not know, unless the text is English. A foreign quotation does not change the language of the
text around it.
"""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from newsroom.lib.languages import READ, primary

_FEWEST_CHARACTERS = 80
_MOST_CHARACTERS = 20_000
"""Of a text, enough to be sure of any."""
_SURE = 0.9


def language_of(text: str, declared: str = READ) -> str:
    """The BCP 47 tag of the text's language."""
    if len(text) < _FEWEST_CHARACTERS:
        return declared
    found, probability = _identifier().classify(text[:_MOST_CHARACTERS])
    if probability < _SURE or found == primary(declared):
        return declared
    unknown = primary(declared) not in _identifier().labels
    return declared if unknown and found != READ else str(found)


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
