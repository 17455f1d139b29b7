"""The network in plain PyTorch: a BERT encoder of six layers, one linear layer for all labels, one for
pairing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from articles.extraction.tagging.bio import LABELS
from articles.extraction.tagging.windows import CASES, PLACES_IN_SENTENCE

OUTPUTS = LABELS + 1  # the last: that a quoted stretch is somebody's words, as log-odds
PAIR = 64  # width of a pairing vector
# Distance from a content to a word, signed, in powers of two: 8 before, inside, 8 after.
DISTANCES = 17


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 30522
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    positions: int = 256
    dropout: float = 0.1
    epsilon: float = 1e-12


class Dropout(nn.Module):
    """Dropout whose coins are the bytes of random integers: eight for the price of one, which on a CPU
    counts.
    """

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.below = round(rate * 256)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        coins = torch.randint(-(2**63), 2**63 - 1, (-(-x.numel() // 8),)).view(torch.uint8)[: x.numel()]
        return x * (coins.view(x.shape) >= self.below).to(x.dtype) * (256 / (256 - self.below))


class Layer(nn.Module):
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.norm1 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.norm2 = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.attended(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.widen(x)))))


class Network(nn.Module):
    def __init__(self, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape = shape = shape or Shape()
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.case = nn.Embedding(CASES, shape.width)
        self.place = nn.Embedding(PLACES_IN_SENTENCE, shape.width)
        self.quoted = nn.Embedding(2, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.labels = nn.Linear(shape.width, OUTPUTS)
        # What a content asks with (its first word, its last word, its mean) and what every word answers with.
        self.pair = nn.Linear(shape.width, 4 * PAIR)
        self.nobody = nn.Linear(PAIR, 1)
        self.distance = nn.Parameter(torch.zeros(DISTANCES))
        for table in (self.case, self.place, self.quoted):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        """ids, shapes [batch, pieces]; mask [batch, pieces] true for pieces; at: flat numbers of words'
        first pieces.

        Returns labels [words, OUTPUTS] and pairing vectors [words, 4 * PAIR].
        """
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = x + self.case(shapes % CASES) + self.place(shapes // CASES % PLACES_IN_SENTENCE)
        x = self.dropout(self.norm(x + self.quoted(shapes // (CASES * PLACES_IN_SENTENCE))))
        seen = self.seen(mask).to(x.dtype)
        for layer in self.layers:
            x = layer(x, seen)
        words = self.dropout(x.reshape(-1, x.shape[-1])[at])
        return self.labels(words), self.pair(words)

    def seen(self, mask: Tensor) -> Tensor:
        """What is added to the attention of every piece to every other: padding is out of sight."""
        return torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]

    def groups(self, rate: float, head_rate: float, word_rate: float) -> list[dict[str, object]]:
        """Parameters by learning rate: word embeddings least, heads most."""
        heads = [*self.labels.parameters(), *self.pair.parameters(), *self.nobody.parameters(), self.distance]
        heads += [t.weight for t in (self.case, self.place, self.quoted)]
        taken = {id(p) for p in heads} | {id(self.word.weight)}
        rest = [p for p in self.parameters() if id(p) not in taken]
        return [
            {"params": [self.word.weight], "lr": word_rate, "weight_decay": 0.0},
            {"params": [p for p in rest if p.ndim > 1], "lr": rate, "weight_decay": 0.01},
            {"params": [p for p in rest if p.ndim == 1], "lr": rate, "weight_decay": 0.0},
            {"params": heads, "lr": head_rate, "weight_decay": 0.0},
        ]


def pretrained(weights: Path, shape: Shape | None = None) -> Network:
    """A network whose encoder starts from a BERT checkpoint in safetensors."""
    network = Network(shape)
    stored = load_file(weights)
    state = network.state_dict()
    state["word.weight"] = stored["embeddings.word_embeddings.weight"]
    # One segment only: its embedding goes into the positions.
    positions = stored["embeddings.position_embeddings.weight"][: network.shape.positions]
    state["position.weight"] = positions + stored["embeddings.token_type_embeddings.weight"][0]
    _copy(state, "norm", stored, "embeddings.LayerNorm")
    for n in range(network.shape.layers):
        old = f"encoder.layer.{n}"
        for kind in ("weight", "bias"):
            parts = [stored[f"{old}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{n}.qkv.{kind}"] = torch.cat(parts)
        _copy(state, f"layers.{n}.attended", stored, f"{old}.attention.output.dense")
        _copy(state, f"layers.{n}.norm1", stored, f"{old}.attention.output.LayerNorm")
        _copy(state, f"layers.{n}.widen", stored, f"{old}.intermediate.dense")
        _copy(state, f"layers.{n}.narrow", stored, f"{old}.output.dense")
        _copy(state, f"layers.{n}.norm2", stored, f"{old}.output.LayerNorm")
    network.load_state_dict(state)
    return network


def _copy(state: dict[str, Tensor], new: str, stored: dict[str, Tensor], old: str) -> None:
    for kind in ("weight", "bias"):
        state[f"{new}.{kind}"] = stored[f"{old}.{kind}"]
