"""Generate pairs for what public inference sets lack and news needs most.

``generate`` gives (training, development) lists of {a, b, label, source}; ``source`` is
``own:<phenomenon>``. The events of the development part never occur in training, nor do its
premises. Labels follow the project's rule for claims: two statements contradict only when they
are about one thing at one time and both are asserted. Other time, other event, hedge against
assertion, plan against fact and approximation do not contradict.
"""

from __future__ import annotations

import random

from nli_lists import EVENTS
from nli_templates import PHENOMENA, N, rumours
from nli_words import substitutions


def mismatched(pairs: list[dict], count: int, seed: int) -> list[dict]:
    """Neutral pairs: two sentences of different premises put together."""
    rng, found = random.Random(f"mismatched {seed} {len(pairs)}"), []
    while pairs and len(found) < count:
        one, other = rng.choice(pairs), rng.choice(pairs)
        if one["source"].split(":")[0] == other["source"].split(":")[0] and one["a"] != other["a"]:
            found.append({"a": one["a"], "b": other[rng.choice("ab")], "label": N, "source": "mismatched"})
    return found


def _templates(rng: random.Random, events: list[tuple], count: int) -> list[dict]:
    found = []
    while len(found) < count:
        make = rng.choices(PHENOMENA, weights=[8, 13, 6, 10, 14, 10, 9, 6, 7, 8, 16])[0]
        rows = list(make(rng, events))
        for a, b, label in rng.sample(rows, min(4, len(rows))):
            end = "" if make is rumours and rng.random() < 0.7 else "."
            a = a if a.endswith(("?", ".", "”")) else a + end
            b = b if b.endswith(("?", ".", "”")) else b + end
            found.append({"a": a, "b": b, "label": label, "source": f"own:{make.__name__}"})
    return found[:count]


def generate(
    count: int, seed: int, premises: list[str] | None = None, dev_premises: list[str] | None = None
) -> tuple[list[dict], list[dict]]:
    """Return ``count`` training pairs and a twelfth as many development pairs, without duplicates."""
    if not count:
        return [], []
    rng = random.Random(seed)
    held = [event for index, event in enumerate(EVENTS) if index % 6 == 0]
    kept = [event for index, event in enumerate(EVENTS) if index % 6]
    words = count * 2 // 5 if premises else 0
    train = _templates(rng, kept, count - words) + substitutions(rng, premises or [], words)
    dev = _templates(rng, held, count // 24) + substitutions(rng, dev_premises or [], words // 8 if dev_premises else 0)
    held_premises = {pair["a"] for pair in dev}
    train = [pair for pair in train if pair["a"] not in held_premises]
    seen = set()
    sides = []
    for part in (dev, train):
        fresh = []
        for pair in part:
            key = (pair["a"], pair["b"])
            if key not in seen and pair["a"] != pair["b"]:
                seen.add(key)
                fresh.append(pair)
        sides.append(fresh)
    return sides[1], sides[0]
