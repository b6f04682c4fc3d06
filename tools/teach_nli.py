"""Train a large teacher and let it judge many pairs, for train_nli.py to learn from.

    python tools/teach_nli.py train --data train.jsonl.gz --base mpnet --out teacher.pt
    python tools/teach_nli.py judge --data train.jsonl.gz --base mpnet --teacher teacher.pt --out judged.jsonl
    python tools/train_nli.py --data train.jsonl.gz --taught judged.jsonl --out one.pt

``--base`` is a folder with all-mpnet-base-v2 (Apache-2.0) or another encoder that transformers can read. The teacher
never ships. It judges the training pairs both ways round, pairs of hypotheses of one premise, and hypotheses with a
word or two replaced or left out (as TinyBERT's augmentation, Jiao et al. 2020): pairs that nobody has labelled, which
is what a small set of labelled pairs lacks. Nothing of the development part is shown to either.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict

import torch
import train_nli
from torch import nn
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

SHARE = {"conjnli_adv": 0.03, "own": 0.12, "mismatched": 0.25}
LONGEST = 80  # tokens of a training pair
FROZEN = 2  # lowest layers, which are left as they are
BATCH = 32
SIBLINGS = 9000  # pairs of hypotheses to judge
NEAREST = 13  # words that may stand in for a word


class Teacher(nn.Module):
    """Any encoder with a 3-way head over the first state and the mean."""

    def __init__(self, base: str, dropout: float = 0.0):
        super().__init__()
        options = {"attention_probs_dropout_prob": dropout, "hidden_dropout_prob": dropout}
        self.bert = AutoModel.from_pretrained(base, add_pooling_layer=False, **options)
        self.head = train_nli.head(self.bert.config.hidden_size)

    def forward(self, input_ids, attention_mask, **_):
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        return self.head(train_nli.pooled(states, attention_mask))


def train(args) -> None:
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    train_nli.SHARE.update(SHARE)
    training, dev = train_nli.split(args.data, args.generated)
    public = [pair for pair in dev if pair["source"] in ("mnli_dev_m", "taxinli", "snli_dev")]
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    training = train_nli.short(training, tokenizer, LONGEST)
    model = Teacher(args.base, dropout=0.1)
    low = ("embeddings", *(f"layer.{number}." for number in range(FROZEN)))
    optimiser = train_nli.Optimiser(model, args.rate, 10, lambda name: any(part in name for part in low))
    plan = train_nli.batches(training, rng, BATCH, args.epochs)
    begin, seen = time.time(), 0
    for step, rows in enumerate(plan, start=1):
        a, b, gold = train_nli.shown(rows, rng)
        loss = train_nli.mean_loss(model(**train_nli.encode(tokenizer, a, b)).float(), torch.tensor(gold))
        optimiser.step(loss, min(1.0, step / 100) * max(0.01, 1 - step / len(plan)))
        seen += len(rows)
        if step % 100 == 0:
            print(f"{step} of {len(plan)} steps, {seen / (time.time() - begin):.0f}/s", flush=True)
    torch.save({"model": optimiser.weights(), "seen": seen}, args.out)
    print(train_nli.accuracies(model, tokenizer, public), flush=True)


def pairs_to_judge(training: list[dict], rng: random.Random) -> list[dict]:
    """Return {a, b, label, source}; the label is None where nobody has given one."""
    premises = [pair for pair in training if pair["source"] in ("mnli_dev_m", "taxinli")]
    captions = [pair for pair in training if pair["source"] == "snli_dev"]
    rng.shuffle(premises)
    rng.shuffle(captions)
    found = [_pair(pair["a"], pair["b"], "gold", pair["label"]) for pair in premises + captions]
    found += [_pair(pair["b"], pair["a"], "turned") for pair in premises]
    told = defaultdict(list)
    for pair in premises:
        told[pair["a"]].append(pair["b"])
    siblings = [
        _pair(one, other, "siblings") for each in told.values() for one in each for other in each if one != other
    ]
    rng.shuffle(siblings)
    found += siblings[:SIBLINGS]
    near = Neighbours()
    for pair in premises:
        changed = near.vary(pair["b"], rng)
        if rng.random() < 0.85 and changed != pair["b"]:
            found.append(_pair(pair["a"], changed, "varied"))
    return found


def _pair(a: str, b: str, source: str, label: str | None = None) -> dict:
    return {"a": a, "b": b, "label": label, "source": source}


class Neighbours:
    """Words that stand near one another in the word vectors of the small model: dog, puppy, cat, animal."""

    def __init__(self):
        self.numbers = AutoTokenizer.from_pretrained(train_nli.base()).get_vocab()
        vectors = train_nli.new_model().bert.embeddings.word_embeddings.weight.detach().float()
        self.vectors = nn.functional.normalize(vectors, dim=1)
        self.words = [word for word in self.numbers if word.isalpha() and len(word) > 2]
        self.rows = self.vectors[torch.tensor([self.numbers[word] for word in self.words])]
        self.known: dict[str, list[str]] = {}

    def of(self, word: str) -> list[str]:
        if word not in self.known:
            number = self.numbers.get(word) if len(word) > 2 else None
            top = (self.rows @ self.vectors[number]).topk(NEAREST).indices.tolist() if number is not None else []
            near = [self.words[place] for place in top]
            self.known[word] = [other for other in near if other.rstrip("s") != word.rstrip("s")]
        return self.known[word]

    def vary(self, text: str, rng: random.Random) -> str:
        """Return the text with one or two words replaced by a near word, or left out."""
        words = text.split()
        for _ in range(rng.randint(1, 2)):
            place = rng.randrange(len(words))
            core = words[place].strip(".,!?;:\"'").lower()
            if rng.random() < 0.25 and len(words) > 4:
                words.pop(place)
            elif near := self.of(core):
                words[place] = words[place].lower().replace(core, rng.choice(near))
        return " ".join(words)


@torch.no_grad()
def judge(args) -> None:
    training, _ = train_nli.split(args.data, args.generated)
    pairs = pairs_to_judge(training, random.Random(args.seed))
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    model = Teacher(args.base)
    model.load_state_dict(torch.load(args.teacher, weights_only=True)["model"])
    logits = train_nli.predict(model.bfloat16(), tokenizer, [p["a"] for p in pairs], [p["b"] for p in pairs])
    with open(args.out, "w", encoding="utf-8") as out:
        for pair, row in zip(pairs, logits.tolist(), strict=True):
            out.write(json.dumps({**pair, "logits": [round(value, 3) for value in row]}) + "\n")
    print(f"{len(pairs)} pairs judged")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run in (("train", train), ("judge", judge)):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("--data", required=True, help="training pairs, .jsonl.gz")
        command.add_argument("--base", required=True, help="folder of the encoder")
        command.add_argument("--out", required=True)
        command.add_argument("--generated", type=int, default=24000, help="pairs of the project's own generator")
        command.add_argument("--threads", type=int, default=1)
        command.add_argument("--seed", type=int, default=3)
        if run is train:
            command.add_argument("--epochs", type=float, default=2)
            command.add_argument("--rate", type=float, default=4e-5)
        else:
            command.add_argument("--teacher", required=True, help="checkpoint of the first command")
    args = parser.parse_args()
    logging.set_verbosity_error()
    torch.set_num_threads(args.threads)
    args.run(args)


if __name__ == "__main__":
    main()
