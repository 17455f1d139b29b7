"""draft"""
from articles.extraction.attribution import Scene
from articles.extraction.cues import Cues
from articles.extraction.quotation import find_quotations
from articles.extraction.sentences import Layout
from articles.extraction.speakers import PersonSpan, SourceSpan, gather
from articles.extraction.tokens import Tokens
from articles.extraction.types import Label, Span, Tagging


def scene_of(text: str, tagging: Tagging) -> Scene:
    tokens = Tokens(text)
    layout = Layout(text)
    quotations = find_quotations(text, layout.paragraphs)
    quoted = [part for q in quotations if q.depth == 0 for part in q.parts]
    numbers: dict[str, int] = {}
    people, sources = [], []
    for s in tagging.spans:
        if s.label == Label.PERSON:
            last = text[s.start:s.end].split()[-1].lower()
            people.append(PersonSpan(s.start, s.end, numbers.setdefault(last, len(numbers))))
        elif s.label == Label.SOURCE:
            sources.append(SourceSpan(s.start, s.end, s.score))
    return Scene(tokens, layout, Cues(tokens), gather(tokens, people, sources, quoted))
