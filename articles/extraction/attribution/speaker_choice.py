"""Who said it, by which cue, passed on by whom.

Rule: the candidate with the best chance speaks (`pairing`). Where a second one, another person, has nearly
the same chance, nobody is taken and the statement is ambiguous. The cue is the verb beside the speaker that
faces the words. Who only passed the words on is kept apart: "was quoted by state media as saying", "told
Reuters", "..., the news agency said" behind another's reported words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from articles.extraction.attribution.candidates import Candidate
from articles.extraction.attribution.context import SENTENCE, Scene, Stretch
from articles.extraction.attribution.cues import Cue, is_adverb
from articles.extraction.attribution.pairing import NUMBER, Spoke, chances, features
from articles.extraction.lexicons import words
from articles.extraction.types import Span, Tagging

_NEARLY = 0.12
"""A second person this close in chance leaves the choice open."""
_GRAMMAR = 0.9
"""The chance of a speaker whom the grammar names."""
_LEADS = 5
"""Words before the words in which a participle leads over to them: "..., saying"."""
_BEHIND = 200
"""Characters behind reported words in which somebody may pass them on."""
_TOLD = frozenset(("told", "tells", "telling", "tell"))
_TOUCHING = ("cue, then right after", "right after, then cue", "cue at the opening")
_REASONS = (
    ("cue, then right after", "named right after the cue {cue}"),
    ("right after, then cue", "named right behind the words, before the cue {cue}"),
    ("right after, then apposition and cue", "named right behind the words, before the cue {cue}"),
    ("according to", "named after “according to”"),
    ("cue at the opening", "named before the cue {cue} that opens the words"),
    ("cue near the opening", "named before the cue {cue} in the same sentence"),
    ("cue further before the opening", "named before the cue {cue} in the same sentence"),
    ("cue ends the sentence before", "named in the sentence before, which the cue {cue} leads over"),
    ("between the parts", "named between the parts of the quotation"),
    ("right after, no cue", "named right behind the words"),
    ("after in the sentence", "named behind the words in the same sentence"),
    ("before in the sentence, no cue", "named before the words in the same sentence"),
    ("spoke last", "goes on speaking: nobody else is named as the speaker since"),
    ("person spoke last", "spoke last before these words"),
    ("sentence before", "named in the sentence before"),
    ("paragraph before", "named in the paragraph before"),
    ("two paragraphs before or more", "the nearest who fits, some paragraphs before"),
    ("after in the paragraph", "named behind the words in the same paragraph"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """`speaker` is None where nobody is named or two are as likely; `cue` is None where none was found."""

    speaker: Candidate | None
    chance: float
    cue: Cue | None
    via: Span | None
    reason: str
    ambiguous: bool = False


def choose(
    scene: Scene, stretch: Stretch, tagging: Tagging, last: Spoke | None, subject: Candidate | None = None
) -> Choice:
    """The speaker of one stretch; `subject` where the grammar leaves no choice."""
    signed = _signed(scene, stretch)
    if signed is not None:
        return Choice(signed, _GRAMMAR, None, None, "signed behind the words with a dash")
    if subject is not None:
        cue = scene.facts(subject).cue_after
        printed = scene.tokens.text[cue.span.start : cue.span.end] if cue else ""
        via = _via(scene, stretch, subject, cue)
        return Choice(subject, _GRAMMAR, cue, via, f"the subject of the cue “{printed}” that opens the words")
    candidates = scene.near(stretch)
    model = tagging.source_scores(stretch.start, stretch.end, [Span(c.start, c.end) for c in candidates])
    none = tagging.no_source_score(stretch.start, stretch.end)
    rows = features(scene, stretch, candidates, model, none, last)
    shares = chances(rows, stretch.quoted)
    best = max(range(len(rows)), key=shares.__getitem__)
    if stretch.quoted and (best == len(candidates) or rows[best][NUMBER["according to"]]):
        best = _by_grammar(rows, shares, best)
    if best == len(candidates):
        return Choice(
            None, shares[best], _nearest_cue(scene, stretch), None, "no speaker is named near these words"
        )
    speaker = candidates[best]
    cue = _cue_of(scene, stretch, speaker)
    rival = _rival(candidates, shares, best)
    if rival is not None:
        first, second = (scene.tokens.text[c.start : c.end] for c in (speaker, rival))
        return Choice(
            None, shares[best], cue, None, f"“{first}” and “{second}” are as likely to have said it", True
        )
    printed = f"“{scene.tokens.text[cue.span.start : cue.span.end]}”" if cue else ""
    reason = _reason(rows[best], printed)
    return Choice(speaker, shares[best], cue, _via(scene, stretch, speaker, cue), reason)


def _by_grammar(rows: Sequence[Sequence[float]], shares: Sequence[float], best: int) -> int:
    """The likeliest candidate whose own cue touches the quotation; the best where there is none."""
    touching = [
        number
        for number, row in enumerate(rows[:-1])
        if any(row[NUMBER[feature]] for feature in _TOUCHING) and not row[NUMBER["inside another quotation"]]
    ]
    return max(touching, key=shares.__getitem__, default=best)


def _signed(scene: Scene, stretch: Stretch) -> Candidate | None:
    """“We are tired.” — Ann Lee: a name behind a dash that ends the paragraph."""
    if not stretch.quoted:
        return None
    tokens, paragraph = scene.tokens, scene.layout.paragraph(max(stretch.head.start, stretch.head.end - 1))
    first = tokens.last_before(stretch.head.end) + 1
    for candidate in scene.candidates.between(stretch.head.end, min(paragraph.end, stretch.head.end + 8)):
        gap = tokens.lower[first : candidate.first]
        end = min(tokens.first_from(paragraph.end), candidate.last + SENTENCE)
        behind = scene.cues.between(candidate.last + 1, end)
        if gap and all(mark in "—–―-" for mark in gap) and candidate.kind == "person" and not behind:
            return candidate
    return None


def _rival(candidates: Sequence[Candidate], shares: Sequence[float], best: int) -> Candidate | None:
    mine = candidates[best]
    for number, other in enumerate(candidates):
        if number != best and shares[best] - shares[number] < _NEARLY:
            same = mine.person is not None and mine.person == other.person
            if not same and "pronoun" not in (mine.kind, other.kind):
                return other
    return None


def _reason(row: Sequence[float], cue: str) -> str:
    for feature, sentence in _REASONS:
        if row[NUMBER[feature]]:
            return sentence.format(cue=cue) if cue else sentence.replace(" {cue}", "")
    return "the nearest who fits"


def _cue_of(scene: Scene, stretch: Stretch, speaker: Candidate) -> Cue | None:
    """The cue beside the speaker that faces the words."""
    facts = scene.facts(speaker)
    if speaker.start >= stretch.head.end:
        before_first = facts.cue_before is not None and facts.cue_before.span.start >= stretch.head.end
        return facts.cue_before if before_first else facts.cue_after or _nearest_cue(scene, stretch)
    if facts.cue_after is not None and facts.cue_after.span.end <= stretch.head.start:
        tokens = scene.tokens
        opening = tokens.first_from(stretch.head.start)
        leads = scene.cues.between(max(facts.cue_after.last + 1, opening - _LEADS), opening)
        return (
            leads[-1]
            if leads and not facts.cue_after.passive and _is_participle(scene, leads[-1])
            else facts.cue_after
        )
    if facts.cue_before is not None and facts.cue_before.strength == "according":
        return facts.cue_before
    return _nearest_cue(scene, stretch)


def _is_participle(scene: Scene, cue: Cue) -> bool:
    return scene.tokens.lower[cue.last].endswith("ing")


def _nearest_cue(scene: Scene, stretch: Stretch) -> Cue | None:
    """The cue in the same sentence that stands nearest to the words."""
    tokens, layout = scene.tokens, scene.layout
    if not layout.sentences:
        return None
    opening = tokens.first_from(stretch.head.start)
    closing = tokens.last_before(stretch.head.end)
    low = max(tokens.first_from(layout.sentence(stretch.head.start).start), opening - SENTENCE)
    before = [cue for cue in scene.cues.between(low, opening) if cue.last < opening]
    after = [
        cue for cue in scene.cues.between(closing + 1, closing + 8) if not _ends_between(scene, closing, cue)
    ]
    near = [(opening - before[-1].last, before[-1])] if before else []
    near += [(after[0].first - closing, after[0])] if after else []
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _ends_between(scene: Scene, closing: int, cue: Cue) -> bool:
    return any(scene.tokens.lower[number] in ".!?" for number in range(closing + 1, cue.first))


def _via(scene: Scene, stretch: Stretch, speaker: Candidate, cue: Cue | None) -> Span | None:
    if cue is not None:
        if cue.via is not None:
            return cue.via
        if scene.tokens.lower[cue.last] in _TOLD:
            told = _told(scene, cue)
            if told is not None:
                return told
    return (
        None if stretch.quoted and speaker.start >= stretch.head.end else _passed_on(scene, stretch, speaker)
    )


def _told(scene: Scene, cue: Cue) -> Span | None:
    """The outlet that was told: capitalised words behind "told" that are no person's name."""
    tokens = scene.tokens
    first = last = cue.last + 1
    if tokens.lower[first : first + 1] == ["the"]:
        last += 1
    start = last
    while last < len(tokens) and tokens.printed(last)[:1].isupper():
        last += 1
    if last == start:
        return None
    span = Span(tokens.starts[first], tokens.ends[last - 1])
    inside = scene.candidates.between(span.start, span.end)
    return None if any(c.kind != "words" for c in inside) else span


def _passed_on(scene: Scene, stretch: Stretch, speaker: Candidate) -> Span | None:
    """ "Kim said ..., the news agency said": who stands behind the words with a cue of their own."""
    sentence = scene.layout.sentence(max(stretch.head.start, stretch.head.end - 1))
    for c in scene.candidates.between(stretch.head.end, min(sentence.end, stretch.head.end + _BEHIND)):
        facts = scene.facts(c)
        own = (facts.cue_after is not None and facts.cue_after.strength == "say") or (
            facts.cue_before is not None and facts.cue_before.strength == "according"
        )
        gap = scene.tokens.lower[scene.tokens.last_before(stretch.head.end) + 1 : c.first]
        if own and c.kind == "words" and c.start != speaker.start and _only_links(gap):
            return Span(c.start, c.end)
    return None


def _only_links(gap: Sequence[str]) -> bool:
    return all(
        word in ',—–-"”' or word in ("according", "to") or is_adverb(word) or word in words("auxiliaries")
        for word in gap
    )
