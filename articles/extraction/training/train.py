"""Train the tagger: python -m articles.extraction.training.train --gold DIR --start FOLDER --run DIR

A run that was stopped continues from its last checkpoint when it is started again with the same `--run`.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch

from articles.extraction.tagging.windows import CAPACITY, tokenizer_from

from .augment import SHARE, Names, other_names
from .corpus import Batch, batches, examples, label
from .gold import training_articles
from .lessons import add_lessons
from .loss import WEIGHTS, losses
from .network import Network, pretrained

# Half the bits are twice as fast where the processor can count with them, ten times as slow elsewhere.
HALF = torch.backends.cpu.get_cpu_capability().startswith("AVX512")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    parser.add_argument(
        "--gold", type=Path, default=Path("../shared/bench/gold"), help="folder of *.train.jsonl"
    )
    parser.add_argument(
        "--start", type=Path, required=True, help="folder with model.safetensors and tokenizer.json"
    )
    parser.add_argument("--run", type=Path, default=Path("var/training/run"), help="checkpoints and log")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=4096, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument(
        "--word-rate", type=float, default=5e-5, help="0: words stay as they are, a sixth of the time saved"
    )
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--checkpoint-every", type=int, default=100)
    parser.add_argument("--lessons", type=Path, help="what an earlier run says, written by `lessons`")
    parser.add_argument(
        "--go-on-from", type=Path, help="checkpoint of another run whose weights this one starts with"
    )
    parser.add_argument(
        "--share", type=float, default=1.0, help="of the articles without persons, read in an epoch"
    )
    parser.add_argument("--stop-after", type=int, default=0, help="steps; for a trial")
    return parser.parse_args()


class Run:
    """Network, its running average, optimizer; all that a checkpoint holds."""

    def __init__(self, options: argparse.Namespace) -> None:
        torch.manual_seed(options.seed)
        self.options = options
        self.network: Network = pretrained(options.start / "model.safetensors")
        if options.go_on_from:
            self.network.load_state_dict(torch.load(options.go_on_from, weights_only=True)["average"])
        self.network.word.weight.requires_grad_(options.word_rate > 0)
        self.average = {name: value.clone() for name, value in self.network.state_dict().items()}
        groups = self.network.groups(options.rate, options.head_rate, options.word_rate)
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
        self.peaks = [group["lr"] for group in self.optimizer.param_groups]
        self.step = 0
        self.path = options.run / "checkpoint.pt"

    def save(self) -> None:
        state = {
            "step": self.step,
            "network": self.network.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "random": torch.get_rng_state(),
        }
        temporary = self.path.with_suffix(".new")
        torch.save(state, temporary)
        temporary.replace(self.path)

    def resume(self) -> None:
        if not self.path.exists():
            return
        state = torch.load(self.path, weights_only=True)
        self.step, self.average = state["step"], state["average"]
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["random"])

    def learn(self, batch: Batch, total: int) -> dict[str, float]:
        for group, peak in zip(self.optimizer.param_groups, self.peaks, strict=True):
            group["lr"] = peak * rate_at(self.step, total)
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            labels, pairing = self.network(batch.ids, batch.shapes, batch.mask, batch.at)
        parts = losses(self.network, labels, pairing, batch)
        loss = torch.stack([WEIGHTS[name] * part for name, part in parts.items()]).sum()
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.step += 1
        if self.step % 5 == 0:
            self.follow(min(0.99, self.step / (self.step + 50)))
        return {name: float(part.detach()) for name, part in parts.items()}

    def follow(self, keep: float) -> None:
        """Move the running average, which is what is exported, towards the network."""
        with torch.no_grad():
            for name, value in self.network.state_dict().items():
                self.average[name].lerp_(value, 1 - keep)


def rate_at(step: int, total: int, warmup: float = 0.06) -> float:
    """Share of the peak learning rate: linear up, then down along a cosine to 2%."""
    up = warmup * total
    if step < up:
        return (step + 1) / up
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - up) / (total - up))))


class Corpus:
    """The training articles; every epoch cuts them elsewhere and gives some of them other names."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.tokenizer = tokenizer_from((options.start / "tokenizer.json").read_text(encoding="utf-8"))
        self.articles = training_articles(options.gold)
        self.labelled = label(self.tokenizer, self.articles)
        self.names = Names(self.articles)
        if options.lessons:
            add_lessons(self.articles, self.labelled, options.lessons)

    def epoch(self, number: int) -> list[Batch]:
        random = np.random.default_rng([self.options.seed, number])
        articles = list(self.labelled)
        renamed = [n for n, one in enumerate(self.articles) if one["persons"] and random.random() < SHARE]
        others = [other_names(self.articles[n], self.names, random) for n in renamed]
        for n, other in zip(renamed, label(self.tokenizer, others), strict=True):
            articles[n] = other
        some = [
            article
            for one, article in zip(self.articles, articles, strict=True)
            if "persons" in one["layers"] or random.random() < self.options.share
        ]
        return list(batches(examples(some, CAPACITY, random), self.options.pieces, random))


def main() -> None:
    options = arguments()
    torch.set_num_threads(options.threads)
    options.run.mkdir(parents=True, exist_ok=True)
    corpus = Corpus(options)
    run = Run(options)
    run.resume()
    run.network.train()
    step, total = 0, 0
    recent: dict[str, list[float]] = defaultdict(list)
    began = time.monotonic()
    for epoch in range(options.epochs):
        todo = corpus.epoch(epoch)
        total = total or len(todo) * options.epochs
        for batch in todo:
            step += 1
            if step <= run.step:
                continue
            for name, value in run.learn(batch, total).items():
                recent[name].append(value)
            if step % 20 == 0:
                report(options.run, run.step, total, epoch, recent, time.monotonic() - began)
                recent.clear()
            if step % options.checkpoint_every == 0:
                run.save()
            if options.stop_after and step >= options.stop_after:
                run.save()
                return
    run.save()


def report(
    folder: Path, step: int, total: int, epoch: int, recent: dict[str, list[float]], seconds: float
) -> None:
    means = {name: round(sum(values) / len(values), 4) for name, values in sorted(recent.items())}
    line = json.dumps({"step": step, "of": total, "epoch": epoch, "seconds": round(seconds), **means})
    print(line, flush=True)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(line + "\n")


if __name__ == "__main__":
    main()
