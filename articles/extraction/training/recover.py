"""A checkpoint from the packaged model: python -m articles.extraction.training.recover --out CHECKPOINT

Runs leave large checkpoints that nobody keeps; the model file stays. Its bytes become float32 again, so
that another run can go on from them. Nothing is lost but the rounding, which the file has anyway.

A model that was made before the tagger knew organisations gets columns for these, which at first answer as
"outside" does, only less surely: the first steps then move them from where nothing is broken.
"""

from __future__ import annotations

import argparse
import base64
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from articles.extraction.tagging.bio import ENTITY, LABELS
from articles.extraction.tagging.windows import CASES, PLACES_IN_SENTENCE

from .network import OUTPUTS, PAIR, Network, Shape

Floats = NDArray[np.float32]
Stored = dict[str, NDArray[np.generic]]
MATRICES = ("qkv", "attended", "widen", "narrow")
LESS_SURE = 2.0  # log-odds by which a new column stands below "outside"


def recovered(model: onnx.ModelProto, shape: Shape) -> dict[str, Floats]:
    """The network's state from what `export.build` wrote."""
    stored: Stored = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    facts = {one.key: one.value for one in model.metadata_props}
    state = {
        "word.weight": _floats(stored["word"]) * _floats(stored["word.scale"]),
        "position.weight": _floats(stored["position"])[0],
        **_looks(_floats(stored["shape"])),
        **_norm(stored, "embedded", "norm"),
    }
    for n in range(shape.layers):
        for name in (f"layers.{n}.{matrix}" for matrix in MATRICES):
            state[f"{name}.weight"] = _matrix(stored, name)
            state[f"{name}.bias"] = _floats(stored[f"{name}.bias"])
        for norm in (f"layers.{n}.norm1", f"layers.{n}.norm2"):
            state |= _norm(stored, norm, norm)
    weight, bias = with_organisations(_floats(stored["heads.weight"]).T, _floats(stored["heads.bias"]))
    nobody = _unpacked(facts["nobody"])
    return state | {
        "labels.weight": weight[:OUTPUTS],
        "labels.bias": bias[:OUTPUTS],
        "pair.weight": weight[OUTPUTS:],
        "pair.bias": bias[OUTPUTS:],
        "nobody.weight": nobody[None, :-1],
        "nobody.bias": nobody[-1:],
        "distance": _unpacked(facts["distance"]),
    }


def with_organisations(weight: Floats, bias: Floats) -> tuple[Floats, Floats]:
    """All heads, one row a column of the answer; rows for organisations are put in where there are none."""
    missing = OUTPUTS + 4 * PAIR - len(bias)
    if not missing:
        return weight, bias
    if missing != 2:
        raise SystemExit(f"The model answers in {len(bias)} columns: none of ours.")
    at = ENTITY.stop - missing
    new_weight = np.repeat(weight[:1], missing, axis=0)
    new_bias = np.repeat(bias[:1] - LESS_SURE, missing)
    return (
        np.concatenate([weight[:at], new_weight, weight[at:]]),
        np.concatenate([bias[:at], new_bias, bias[at:]]),
    )


def _floats(values: NDArray[np.generic]) -> Floats:
    return np.asarray(values, np.float32)


def _unpacked(value: str) -> Floats:
    return np.frombuffer(base64.b64decode(value), "<f4").astype(np.float32)


def _norm(stored: Stored, old: str, new: str) -> dict[str, Floats]:
    return {
        f"{new}.weight": _floats(stored[f"{old}.weight"]),
        f"{new}.bias": _floats(stored[f"{old}.shift"]),
    }


def _matrix(stored: Stored, name: str) -> Floats:
    """[outputs, inputs], without the factors that the export put in; the file keeps one over each factor."""
    weight = _floats(stored[f"{name}.weight"]).T * _floats(stored[f"{name}.scale"])[:, None]
    return weight * _floats(stored[f"{name}.factor"])


def _looks(folded: Floats) -> dict[str, Floats]:
    """Three tables from their sums. What the three share is left in the first; only the sums count."""
    table = folded.reshape(2, PLACES_IN_SENTENCE, CASES, -1)
    return {
        "case.weight": table[0, 0],
        "place.weight": (table - table[:, :1]).mean(axis=(0, 2)),
        "quoted.weight": (table - table[:1]).mean(axis=(1, 2)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=Path(__file__).parents[1] / "model" / "tagger.onnx")
    parser.add_argument("--out", type=Path, default=Path("var/training/recovered.pt"))
    options = parser.parse_args()
    network = Network()
    state = recovered(onnx.load(options.model), network.shape)
    network.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in state.items()})
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"step": 0, "average": network.state_dict()}, options.out)
    print(f"{options.out}: {LABELS} labels")


if __name__ == "__main__":
    main()
