"""Facts found and facts right on BenchIE (Gashteovski et al., ACL 2022), scored anew after the paper's definition.

    python benchmarks/benchie.py benchie_gold_annotations_en.txt carb/data/gold/dev.tsv

A triple is right when it matches, word by word, one wording of a fact; words in square brackets may be missing. Half of
BenchIE's sentences stand in CaRB's test split, which nobody here looks at: only those of CaRB's development split are
read. BenchIE's annotations are for noncommercial research; they are no part of this repository.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from kg import language
from kg.extract.wording import wordings

_OPTIONAL = re.compile(r"\[([^\]]*)\]")


def key(text: str) -> str:
    """Letters and digits alone, to compare sentences that are spaced differently."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def read(path: Path, wanted: set[str]) -> dict[str, list[list[re.Pattern]]]:
    """Return sentence -> facts, each a list of patterns of its wordings, for the sentences with ``wanted`` keys."""
    gold: dict[str, list[list[re.Pattern]]] = {}
    facts: list[list[re.Pattern]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("sent_id:"):
            sentence = line.split("\t", 1)[1].strip()
            facts = []
            if key(sentence) in wanted:
                gold[sentence] = facts
        elif "--> Cluster" in line:
            facts.append([])
        elif line.count(" --> ") == 2:
            facts[-1].append(pattern(line))
    return gold


def pattern(wording: str) -> re.Pattern:
    """ "He --> served as --> [the] [first] minister" as a pattern over words, in which "→" parts the slots."""
    parts = _OPTIONAL.split(wording.lower().replace(" --> ", " → "))
    made = []
    for place, part in enumerate(parts):
        words = "".join(rf"{re.escape(word)}\s*" for word in part.split())
        made.append(f"(?:{words})?" if place % 2 else words)
    return re.compile("".join(made))


def triples(doc) -> list[str]:
    """Every tuple as triples: with the first argument, then with each further one behind it."""
    found = []
    for one in wordings(doc):
        relation = one.rel
        for argument in one.args:
            found.append(" ".join(f"{one.arg1} → {relation} → {argument}".lower().split()))
            if argument is one.args[0]:
                relation = f"{relation} {argument}"
    return list(dict.fromkeys(found))


def main() -> None:
    annotations, dev = map(Path, sys.argv[1:3])
    wanted = {key(line.split("\t")[0]) for line in dev.read_text("utf-8").splitlines() if line.strip()}
    gold = read(annotations, wanted)
    right = found = hit = facts = 0
    for (_, clusters), doc in zip(gold.items(), language.load().pipe(gold), strict=True):
        given = triples(doc)
        found += len(given)
        right += sum(any(one.fullmatch(text) for cluster in clusters for one in cluster) for text in given)
        hit += sum(any(one.fullmatch(text) for one in cluster for text in given) for cluster in clusters)
        facts += len(clusters)
    precision, recall = right / found, hit / facts
    f1 = 2 * precision * recall / (precision + recall)
    scores = {"sentences": len(gold), "triples": found, "facts": facts}
    print(json.dumps(scores | {"P": round(precision, 3), "R": round(recall, 3), "F1": round(f1, 3)}))


if __name__ == "__main__":
    main()
