"""The order of the letters in a line that mixes scripts read from left to right and from right to left.

The rules are those of Unicode's bidirectional algorithm (UAX 9), as python-bidi applies them. It is asked for
the levels rather than for the ordered text, because HarfBuzz joins and mirrors the letters itself.
"""

from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm

T = TypeVar("T")


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is read from right to left (rules P2 and P3)."""
    return bool(algorithm.get_base_level(text) == 1)


def levels(text: str, *, right_to_left: bool) -> list[int]:
    """The embedding level of each character; a stretch with an odd level is read from right to left.

    `text` is one line without explicit embeddings, which `drawable` takes out.
    """
    storage = algorithm.get_empty_storage()
    storage["base_level"] = int(right_to_left)
    storage["base_dir"] = "R" if right_to_left else "L"
    algorithm.get_embedding_levels(text, storage)
    characters = list(storage["chars"])
    for character in characters:
        # A font may be newer than Python's Unicode tables: what they do not know has no direction.
        character["type"] = character["type"] or "ON"
    # This step takes invisible joiners (BN) out of `storage`.
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found: list[int] = []
    for character in characters:
        joiner = character["type"] == "BN"
        found.append(found[-1] if joiner and found else character["level"])
    return found


def in_order(parts: Sequence[T], levels: Sequence[int]) -> list[T]:
    """Parts of one level each, from left to right (rule L2)."""
    odd = [level for level in levels if level % 2]
    if not odd:
        return list(parts)
    ordered = [{"part": part, "level": level} for part, level in zip(parts, levels, strict=True)]
    algorithm.reverse_contiguous_sequence(ordered, 0, len(ordered) - 1, max(levels), min(odd))
    return [each["part"] for each in ordered]  # type: ignore[misc]
