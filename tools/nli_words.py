"""Pairs that differ in one word: a real sentence with a word replaced or a detail added."""

from __future__ import annotations

import random
import re

from nli_lists import ENDINGS, EXCLUSIVE, EXTRA, OPPOSITES, SYNONYMS, WIDER

C, E, N = "contradiction", "entailment", "neutral"


def substitutions(rng: random.Random, premises: list[str], count: int) -> list[dict]:
    """One word of a real premise replaced: co-hyponym or opposite, synonym, wider, narrower, or a modifier added."""
    exclusive = {word: group for group in EXCLUSIVE for word in group}
    opposite: dict[str, list[str]] = {}
    for one, two in OPPOSITES:
        opposite.setdefault(one, []).append(two)
        opposite.setdefault(two, []).append(one)
    same: dict[str, list[str]] = {}
    for one, two in SYNONYMS:
        same.setdefault(one, []).append(two)
        same.setdefault(two, []).append(one)
    wider: dict[str, list[str]] = {}
    narrower: dict[str, list[str]] = {}
    for one, two in WIDER:
        wider.setdefault(one, []).append(two)
        narrower.setdefault(two, []).append(one)
    kinds = [
        ("exclusive", C, {w: [x for x in g if x != w] for w, g in exclusive.items()}, 0.36),
        ("opposite", C, opposite, 0.2),
        ("synonym", E, same, 0.17), ("wider", E, wider, 0.11), ("narrower", N, narrower, 0.06),
    ]  # fmt: skip
    found, used = [], {}
    for name, label, table, share in kinds:
        pattern = re.compile(r"\b(" + "|".join(sorted(map(re.escape, table), key=len, reverse=True)) + r")\b")
        want, tries = int(count * share), 0
        made = 0
        while made < want and tries < want * 60:
            tries += 1
            premise = rng.choice(premises)
            hits = list(pattern.finditer(premise))
            if not hits or len(premise) > 160:
                continue
            hit = rng.choice(hits)
            # the commonest words ("man", "two") would otherwise be most of what is learnt
            if used.get((name, hit[0]), 0) > max(8, want // 25):
                continue
            used[name, hit[0]] = used.get((name, hit[0]), 0) + 1
            new = rng.choice(table[hit[0]])
            changed = premise[: hit.start()] + new + premise[hit.end() :]
            changed = re.sub(
                r"\b([Aa])n? (?=(\w))", lambda m: m[1] + ("n " if m[2].lower() in "aeiou" else " "), changed
            )
            found.append({"a": premise, "b": changed, "label": label, "source": f"own:word-{name}"})
            made += 1
    for _ in range(int(count * 0.1)):
        premise = rng.choice(premises)
        base = premise.rstrip(". ")
        if len(base) > 130:
            continue
        more, match = None, re.search(r"\b([Aa]|[Tt]he) (?=(man|woman|boy|girl|person|president|minister|dog)\b)", base)
        if match and rng.random() < 0.6:
            more = base[: match.end()] + rng.choice(EXTRA) + " " + base[match.end() :]
        else:
            more = f"{base} {rng.choice(ENDINGS)}"
        turn = rng.random() < 0.4
        a, b = (more + ".", premise) if turn else (premise, more + ".")
        found.append({"a": a, "b": b, "label": E if turn else N, "source": "own:word-detail"})
    return found
