"""Write the network as one ONNX file of eight-bit weights: python -m articles.extraction.training.export

Word embeddings and matrices are kept as bytes with one scale a row (embeddings) or a column (matrices);
what flows between the layers is float32 and is turned into bytes, one scale a batch, in front of each
matrix. The vocabulary of the tokenizer and the numbers that pairing needs outside the graph travel in the
file's metadata.
"""

from __future__ import annotations

import argparse
import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from articles.extraction.tagging.windows import CAPACITY, CASES, PLACES_IN_SENTENCE, SHAPES, tokenizer_from

from .calibration import factors
from .corpus import examples, label
from .gold import read_articles, training_files
from .network import Network, Shape

Floats = NDArray[np.float32]
OPSET = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
# Seven bits of eight: AVX2 adds products of bytes in sixteen bits, which larger numbers would overflow.
LARGEST = 63
CALIBRATED_ON = 12  # articles of each file


class Graph:
    """Collects nodes and weights; every method returns the name of its result."""

    def __init__(self, bits: str, factors: dict[str, Floats]) -> None:
        self.bits = bits
        self.factors = factors
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(
        self, kind: str, inputs: list[str], name: str, domain: str = "", outputs: int = 1, **settings: Any
    ) -> str:
        names = [name] if outputs == 1 else [f"{name}_{n}" for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, domain=domain, **settings))
        return names[0]

    def fused(self, kind: str, inputs: list[str], name: str, **settings: Any) -> str:
        return self.node(kind, inputs, name, "com.microsoft", **settings)

    def matrix(self, x: str, weight: Floats, name: str, bias: Floats | None = None) -> str:
        """x @ weight.T (+ bias); weight as PyTorch keeps it, [outputs, inputs]."""
        constant = "" if bias is None else self.constant(f"{name}.bias", bias)
        if self.bits == "float":
            product = self.node("MatMul", [x, self.constant(f"{name}.weight", weight.T)], f"{name}.product")
            return self.node("Add", [product, constant], name) if constant else product
        if (factor := self.factors.get(name)) is not None:
            x = self.node("Mul", [x, self.constant(f"{name}.factor", 1 / factor)], f"{name}.smooth")
            weight = weight * factor
        scale = np.abs(weight).max(axis=1) / LARGEST
        scale[scale == 0] = 1
        whole = np.rint(weight / scale[:, None]).astype(np.int8)
        inputs = [
            x,
            self.constant(f"{name}.weight", whole.T),
            self.constant(f"{name}.scale", scale.astype(np.float32)),
            self.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
        ]
        return self.fused("DynamicQuantizeMatMul", [*inputs, constant] if constant else inputs, name)


def build(
    state: dict[str, Floats], shape: Shape, tokenizer: str, factors: dict[str, Floats], bits: str = "int8"
) -> onnx.ModelProto:
    """The model from the network's weights; `factors` come from `calibration`, by a matrix's name."""
    graph = Graph(bits, factors)
    x = _embed(graph, state, shape)
    for n in range(shape.layers):
        part = {
            key.removeprefix(f"layers.{n}."): value
            for key, value in state.items()
            if key.startswith(f"layers.{n}.")
        }
        x = _layer(graph, x, part, shape, f"layers.{n}")
    width = _heads(graph, x, state, shape)
    inputs = [
        helper.make_tensor_value_info(name, kind, dims)
        for name, kind, dims in (
            ("ids", TensorProto.INT32, [1, "pieces"]),
            ("shapes", TensorProto.INT32, [1, "pieces"]),
            ("at", TensorProto.INT64, ["words"]),
        )
    ]
    outputs = [helper.make_tensor_value_info("heads", TensorProto.FLOAT, ["words", width])]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.weights),
        opset_imports=OPSET,
        ir_version=10,
    )
    helper.set_model_props(
        model,
        {
            "tokenizer": tokenizer,
            "distance": _packed(state["distance"]),
            "nobody": _packed(np.append(state["nobody.weight"][0], state["nobody.bias"])),
        },
    )
    return model


def _heads(graph: Graph, x: str, state: dict[str, Floats], shape: Shape) -> int:
    """Adds the linear layers on the first piece of every word as "heads"; returns the number of outputs."""
    flat = graph.node("Reshape", [x, graph.constant("flat", np.array([-1, shape.width]))], "flattened")
    words = graph.node("Gather", [flat, "at"], "words", axis=0)
    head = np.concatenate([state["labels.weight"], state["pair.weight"]])
    bias = np.concatenate([state["labels.bias"], state["pair.bias"]])
    product = graph.node("MatMul", [words, graph.constant("heads.weight", head.T)], "heads.product")
    graph.node("Add", [product, graph.constant("heads.bias", bias)], "heads")
    return len(bias)


def _packed(values: Floats) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode("ascii")


def _embed(graph: Graph, state: dict[str, Floats], shape: Shape) -> str:
    table = state["word.weight"]
    scale = np.abs(table).max(axis=1, keepdims=True) / LARGEST
    scale[scale == 0] = 1
    if graph.bits == "float":
        word = graph.node("Gather", [graph.constant("word", table), "ids"], "word.of")
    else:
        whole = graph.constant("word", np.rint(table / scale).astype(np.int8))
        rows = graph.node(
            "Cast", [graph.node("Gather", [whole, "ids"], "word.bytes")], "word.rows", to=TensorProto.FLOAT
        )
        scales = graph.node(
            "Gather", [graph.constant("word.scale", scale.astype(np.float32)), "ids"], "word.scales"
        )
        word = graph.node("Mul", [rows, scales], "word.of")
    number = np.arange(SHAPES)
    folded = (
        state["case.weight"][number % CASES] + state["place.weight"][number // CASES % PLACES_IN_SENTENCE]
    )
    folded = folded + state["quoted.weight"][number // (CASES * PLACES_IN_SENTENCE)]
    looks = graph.node("Gather", [graph.constant("shape", folded), "shapes"], "shape.of")
    length = graph.node("Shape", ["ids"], "length", start=1, end=2)
    positions = graph.node(
        "Slice",
        [
            graph.constant("position", state["position.weight"][None, : shape.positions]),
            graph.constant("zero", np.array([0])),
            length,
            graph.constant("one", np.array([1])),
        ],
        "position.of",
    )
    both = graph.node("Add", [looks, positions], "looks")
    return _norm(graph, word, both, state["norm.weight"], state["norm.bias"], "embedded", shape.epsilon)


def _norm(graph: Graph, x: str, skip: str, weight: Floats, bias: Floats, name: str, epsilon: float) -> str:
    """Not ONNX Runtime's fused node, which takes eight times as long on a CPU as these two."""
    both = graph.node("Add", [x, skip], f"{name}.sum")
    learned = [graph.constant(f"{name}.weight", weight), graph.constant(f"{name}.shift", bias)]
    return graph.node("LayerNormalization", [both, *learned], name, axis=-1, epsilon=epsilon)


def _layer(graph: Graph, x: str, state: dict[str, Floats], shape: Shape, name: str) -> str:
    qkv = graph.matrix(x, state["qkv.weight"], f"{name}.qkv")
    thirds = graph.constant(f"{name}.thirds", np.full(3, shape.width))
    graph.node("Split", [qkv, thirds], f"{name}.part", outputs=3, axis=-1)
    query, key, value = (f"{name}.part_{n}" for n in range(3))
    bias = graph.constant(f"{name}.qkv.bias", state["qkv.bias"])
    seen = graph.fused("MultiHeadAttention", [query, key, value, bias], f"{name}.seen", num_heads=shape.heads)
    attended = graph.matrix(seen, state["attended.weight"], f"{name}.attended", state["attended.bias"])
    x = _norm(graph, attended, x, state["norm1.weight"], state["norm1.bias"], f"{name}.norm1", shape.epsilon)
    wide = graph.matrix(x, state["widen.weight"], f"{name}.widen")
    wide = graph.fused(
        "BiasGelu", [wide, graph.constant(f"{name}.widen.bias", state["widen.bias"])], f"{name}.gelu"
    )
    narrow = graph.matrix(wide, state["narrow.weight"], f"{name}.narrow", state["narrow.bias"])
    return _norm(graph, narrow, x, state["norm2.weight"], state["norm2.bias"], f"{name}.norm2", shape.epsilon)


def averaged(checkpoints: Sequence[Path]) -> tuple[Network, str]:
    """The network with the mean weights of the checkpoints' running averages, and the steps of each."""
    stored = [torch.load(checkpoint, weights_only=True) for checkpoint in checkpoints]
    network = Network()
    network.load_state_dict(
        {
            name: torch.stack([run["average"][name].float() for run in stored]).mean(dim=0)
            for name in stored[0]["average"]
        }
    )
    network.eval()
    return network, ", ".join(str(run["step"]) for run in stored)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument(
        "--checkpoint",
        type=Path,
        nargs="+",
        default=[Path("var/training/run/checkpoint.pt")],
        help="of runs that went on from the same weights, several are averaged",
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "model" / "tagger.onnx")
    parser.add_argument("--start", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument(
        "--gold",
        type=Path,
        default=Path("../shared/bench/gold"),
        help="folder of *.train.jsonl, to calibrate",
    )
    parser.add_argument("--bits", choices=["int8", "float"], default="int8")
    options = parser.parse_args()
    network, steps = averaged(options.checkpoint)
    tokenizer = (options.start / "tokenizer.json").read_text(encoding="utf-8")
    some = [
        article for file in training_files(options.gold) for article in read_articles(file)[:CALIBRATED_ON]
    ]
    found = factors(network, examples(label(tokenizer_from(tokenizer), some), CAPACITY))
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    model = build(state, network.shape, tokenizer, found, options.bits)
    onnx.checker.check_model(model)
    options.out.write_bytes(model.SerializeToString())
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB, after {steps} steps")


if __name__ == "__main__":
    main()
