"""Turn a checkpoint of train_nli.py into the files the product ships, and measure them.

Writes model.onnx (int8), tokenizer.json and config.json (labels, temperature, thresholds) to
``--out``, then scores the quantised model on the development part through kg.links.nli itself,
so that the figures in the model card are those of what is shipped. Prints one JSON object.
Needs the environment of train_nli.py plus onnx and onnxruntime.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import sys
import tempfile
from pathlib import Path

import nli_pairs
import torch
import train_nli
from train_nli import LABELS

sys.path.insert(0, str(Path(__file__).parent.parent))
from kg.links import nli

LONGEST = 256
UNRELATED = 1000  # pairs for each of setting and checking the thresholds


def export(checkpoints: list[str], out: Path) -> None:
    """Write the int8 model, its tokenizer and a config that is not calibrated yet.

    Of several checkpoints, the mean of the weights is taken: stages of one training average well.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model = train_nli.new_model()
    stages = [train_nli.weights(checkpoint) for checkpoint in checkpoints]
    base = model.state_dict()  # a shipped model gives no embeddings: they are those of the base
    mean = {name: sum(stage.get(name, base[name]) for stage in stages) / len(stages) for name in base}
    model.load_state_dict(mean)
    model.eval()
    example = torch.ones(2, 12, dtype=torch.long)
    axes = {name: {0: "pairs", 1: "tokens"} for name in ("input_ids", "attention_mask", "token_type_ids")}
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model, (example, example, example * 0), str(plain), input_names=list(axes), output_names=["logits"],
            dynamic_axes={**axes, "logits": {0: "pairs"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            plain, out / "model.onnx", weight_type=QuantType.QInt8, per_channel=True,
            reduce_range=True,  # seven bits: eight overflow on processors without VNNI, and scored lower elsewhere, too
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(train_nli.base() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    config = {
        "model": "claimkg-nli",
        "id2label": {str(number): label for number, label in enumerate(LABELS)},
        "max_length": LONGEST,
        "temperature": 1.0,
        "threshold": {"contradiction": 0.5, "entailment": 0.5},
    }
    write(out, config)


def write(out: Path, config: dict) -> None:
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")


def calibrate(out: Path, dev: list[dict], unrelated: list[dict]) -> None:
    """Fit the temperature by cross-entropy, then the score that 99 % of unrelated pairs stay below."""
    raw = nli.load(str(out))
    logits = [(raw.logits(pair["a"], pair["b"]), raw.logits(pair["b"], pair["a"])) for pair in dev]
    gold = [LABELS.index(pair["label"]) for pair in dev]

    def loss(temperature: float) -> float:
        scores = [nli.both_orders(there, back, temperature) for there, back in logits]
        return -sum(math.log(max(score[label], 1e-9)) for score, label in zip(scores, gold, strict=True))

    config = json.loads((out / "config.json").read_text("utf-8"))
    config["temperature"] = round(min((1.05**step for step in range(-16, 25)), key=loss), 3)
    write(out, config)
    fired = nli.load(str(out)).score([(pair["a"], pair["b"]) for pair in unrelated])
    for place, label in ((0, "contradiction"), (1, "entailment")):
        values = sorted(score[place] for score in fired)
        config["threshold"][label] = round(max(0.5, values[math.ceil(0.99 * len(values)) - 1] + 0.005), 3)
    write(out, config)


def measure(out: Path, dev: list[dict]) -> dict:
    """Scores of the shipped model on the development part, by source and by phenomenon."""
    scorer = nli.load(str(out))
    scores = scorer.score([(p["a"], p["b"]) for p in dev])
    guesses = [LABELS[max(range(3), key=score.__getitem__)] for score in scores]
    report: dict = {"pairs": len(dev), "threshold": scorer.threshold, "accuracy": {}, "contradiction": {}}
    groups: dict[str, list[int]] = {}
    for number, pair in enumerate(dev):
        name = pair["source"]
        groups.setdefault(name.split(":")[0], []).append(number)
        if ":" in name:
            groups.setdefault(name, []).append(number)
    groups["own words"] = [n for name, numbers in groups.items() if name.startswith("own:word") for n in numbers]
    for name, numbers in sorted(groups.items()):
        report["accuracy"][name] = round(sum(guesses[n] == dev[n]["label"] for n in numbers) / len(numbers), 4)
        found = [scores[n][0] for n in numbers]
        truth = [dev[n]["label"] == "contradiction" for n in numbers]
        if any(truth) and not all(truth):
            report["contradiction"][name] = {
                "auc": auc(found, truth),
                **f1([g == "contradiction" for g in (guesses[n] for n in numbers)], truth),
            }
    report["flagged_at_threshold"] = {
        name: share(
            [scores[n][0] >= scorer.threshold["contradiction"] for n in numbers if dev[n]["label"] == "neutral"]
        )
        for name, numbers in sorted(groups.items())
        if ":" not in name
    }
    return report


def share(flags: list[bool]) -> float:
    return round(sum(flags) / max(1, len(flags)), 4)


def auc(scores: list[float], truth: list[bool]) -> float:
    """Chance that a contradiction scores higher than another pair."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    ranks = [0.0] * len(scores)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        for place in range(start, end):
            ranks[order[place]] = (start + end + 1) / 2
        start = end
    good = sum(truth)
    return round(
        (sum(r for r, t in zip(ranks, truth, strict=True) if t) - good * (good + 1) / 2) / (good * (len(truth) - good)),
        4,
    )


def f1(guess: list[bool], truth: list[bool]) -> dict[str, float]:
    both = sum(g and t for g, t in zip(guess, truth, strict=True))
    precision, recall = both / max(1, sum(guess)), both / max(1, sum(truth))
    return {"precision": round(precision, 4), "recall": round(recall, 4),
            "f1": round(2 * precision * recall / max(1e-9, precision + recall), 4)}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--checkpoint", required=True, nargs="+", help="one, or several of which the mean is taken")
    parser.add_argument("--out", required=True)
    parser.add_argument("--generated", type=int, default=24000)
    parser.add_argument("--pairs", type=int, help="use no more development pairs than this")
    parser.add_argument("--curve", nargs="*", default=[], help="learning curves of the stages, joined as curve.csv")
    args = parser.parse_args()
    out = Path(args.out)
    torch.set_num_threads(1)
    export(args.checkpoint, out)
    _, dev = train_nli.split(args.data, args.generated)
    dev = [pair for pair in dev if pair["source"] != "mismatched"]
    # one part of the development pairs sets temperature and thresholds, the other is what is reported
    random.Random(3).shuffle(dev)
    dev = dev[: args.pairs]
    part = len(dev) // 4
    half = len(dev) // 2  # unrelated pairs need many sentences: their thresholds rest on the far tail
    calibrate(out, dev[:part], nli_pairs.mismatched(dev[:half], UNRELATED, 21))
    if args.curve:
        with (out / "curve.csv").open("wb") as file:
            for number, curve in enumerate(args.curve):
                with open(curve, "rb") as lines:
                    if number:
                        next(lines)
                    shutil.copyfileobj(lines, file)
    unrelated = [{**pair, "source": "unrelated"} for pair in nli_pairs.mismatched(dev[half:], UNRELATED, 22)]
    print(json.dumps(measure(out, dev[part:] + unrelated), indent=1))


if __name__ == "__main__":
    main()
