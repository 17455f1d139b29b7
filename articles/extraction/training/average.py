"""The average of checkpoints: python -m articles.extraction.training.average A=0.6 B=0.4 --out C

Networks that went on from the same weights can be averaged, and the average forgets less of what each of them
knew (Wortsman et al. 2022, “Model soups”). The rows of the head for organisations are the first one's alone:
not every network has learnt organisations.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from articles.extraction.tagging.bio import HEADS
from articles.extraction.types import Label

HEAD = ("labels.weight", "labels.bias")
_FIRST = 1 + 2 * HEADS[0][1].index(Label.ORGANISATION)
ORGANISATION = slice(_FIRST, _FIRST + 2)

State = dict[str, torch.Tensor]


def average(states: Sequence[tuple[State, float]]) -> State:
    """The weighted mean; the weights are made to sum to one."""
    total = sum(weight for _, weight in states)
    first = states[0][0]
    mean = {name: torch.stack([s[name] * (w / total) for s, w in states]).sum(0) for name in first}
    for name in HEAD:
        mean[name][ORGANISATION] = first[name][ORGANISATION]
    return mean


def checkpoint(argument: str) -> tuple[Path, float]:
    path, equals, weight = argument.rpartition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{argument} has no weight: write CHECKPOINT=0.5")
    return Path(path), float(weight)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoints", nargs="+", type=checkpoint, metavar="CHECKPOINT=WEIGHT")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    loaded = [
        (torch.load(path, weights_only=True)["average"], weight) for path, weight in options.checkpoints
    ]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"step": 0, "average": average(loaded)}, options.out)


if __name__ == "__main__":
    main()
