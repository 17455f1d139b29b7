"""How large the numbers get that flow into each matrix, so that bytes are spent where the numbers are.

In front of a matrix a window's numbers become bytes with one scale for all. A few channels are up to twenty
times larger than the rest and would leave these three bits. So each channel is divided by a factor of its own
first, and the matrix multiplied by it; the product is the same. The idea is that of SmoothQuant (Xiao and
others, 2023).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from .corpus import Example, collate
from .network import Network

Floats = NDArray[np.float32]
SHARE = 0.7  # how much of a channel's size goes into its factor; the rest is left to the matrix
SMOOTHED = ("qkv", "attended", "widen", "narrow")
SMALLEST = 1e-3


def factors(network: Network, read: Sequence[Example]) -> dict[str, Floats]:
    """For each matrix of the layers, by its name, the divisor of every channel that flows into it."""
    peaks: dict[str, Tensor] = {}

    def watch(name: str) -> None:
        def look(_: nn.Module, given: tuple[Tensor, ...], __: Tensor) -> None:
            peak = given[0].abs().amax(dim=(0, 1))
            peaks[name] = torch.maximum(peaks[name], peak) if name in peaks else peak

        modules[name].register_forward_hook(look)

    modules = dict(network.named_modules())
    for name in modules:
        if name.startswith("layers.") and isinstance(modules[name], nn.Linear):
            watch(name)
    with torch.inference_mode():
        for one in read:
            batch = collate([one])
            network(batch.ids, batch.shapes, batch.mask, batch.at)
    found = {}
    for name, peak in peaks.items():
        weight = modules[name].weight.detach().abs().amax(dim=0)
        factor = peak.clamp(min=SMALLEST) ** SHARE / weight.clamp(min=SMALLEST) ** (1 - SHARE)
        found[name] = (factor / factor.mean()).numpy()
    return found
