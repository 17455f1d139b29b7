"""What the network is punished for: labels of words, quoted stretches, and who said what."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from articles.extraction.tagging.bio import CONTENT, CUE, ENTITY, SOURCE
from articles.extraction.tagging.bio import LABELS as ATTRIBUTED

from .corpus import UNKNOWN, Batch
from .network import DISTANCES, PAIR, Network

WEIGHTS = {"entity": 1.0, "content": 1.0, "source": 1.0, "cue": 0.7, "attributed": 0.5, "pair": 0.5}
WEIGHTS |= {f"taught {name}": WEIGHTS[name] / 2 for name in ("entity", "content", "source", "cue")}


def losses(network: Network, labels: Tensor, pairing: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of every head that this batch has labels for."""
    found: dict[str, Tensor] = {}
    has_lesson = ~batch.lesson[:, 0].isnan()
    for row, (name, columns) in enumerate(
        {"entity": ENTITY, "content": CONTENT, "source": SOURCE, "cue": CUE}.items()
    ):
        scores = labels[:, columns].float()
        if (batch.targets[row] != UNKNOWN).any():
            found[name] = functional.cross_entropy(scores, batch.targets[row], ignore_index=UNKNOWN)
        taught = has_lesson & (batch.targets[row] == UNKNOWN)
        if taught.any():
            found[f"taught {name}"] = functional.cross_entropy(
                scores[taught], batch.lesson[taught][:, columns].softmax(dim=1)
            )
    if len(batch.stretches):
        found["attributed"] = _attributed(labels[:, ATTRIBUTED].float(), batch.stretches)
    if len(batch.pairs):
        found["pair"] = _pair(network, pairing.float(), batch)
    return found


def _means(values: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """The mean of `values` over each stretch of words [start, end)."""
    total = torch.cat([torch.zeros_like(values[:1]), values.cumsum(0)])
    size = (end - start).to(values.dtype)
    return (total[end] - total[start]) / (size[:, None] if values.ndim > 1 else size)


def _attributed(scores: Tensor, stretches: Tensor) -> Tensor:
    wanted = stretches[:, 2].float()
    return functional.binary_cross_entropy_with_logits(
        _means(scores, stretches[:, 0], stretches[:, 1]), wanted
    )


def distance_bucket(words: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """[stretches, words]: how far each word is from each stretch; see network.DISTANCES."""
    half = DISTANCES // 2
    before, after = start[:, None] - words[None, :], words[None, :] - (end[:, None] - 1)

    def log(distance: Tensor) -> Tensor:
        return distance.clamp(min=1).float().log2().long().clamp(max=half - 1)

    bucket = torch.where(before > 0, half - 1 - log(before), half)
    return torch.where(after > 0, half + 1 + log(after), bucket)


def _pair(network: Network, pairing: Tensor, batch: Batch) -> Tensor:
    """Minus log of the share that the words of the right source, or nobody, get in the window."""
    start, end, source, source_end = batch.pairs.T
    first, last, mean, key = pairing.split(PAIR, dim=1)
    query = first[start] + last[end - 1] + _means(mean, start, end)
    words = torch.arange(len(key))
    scores = query @ key.T / PAIR**0.5 + network.distance[distance_bucket(words, start, end)]
    scores = scores.masked_fill(batch.owner[start][:, None] != batch.owner[None, :], -1e4)
    nobody = network.nobody(query).float()
    everything = torch.logsumexp(torch.cat([scores, nobody], dim=1), dim=1)
    right = (words >= source[:, None]) & (words < source_end[:, None])
    named = torch.logsumexp(scores.masked_fill(~right, -1e4), dim=1)
    return (everything - torch.where(source >= 0, named, nobody[:, 0])).mean()
