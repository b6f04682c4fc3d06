"""What linking costs as the graph grows: generated claims, seconds of CPU, and the fitted exponent.

    python benchmarks/links.py --sizes 1000,3000,10000,30000,100000

The exponent is the slope of log(seconds) over log(claims); linear is 1. Claims are made from a seed:
speakers, things and deeds grow with the square root of the number of claims, as names do in news.
"""

from __future__ import annotations

import argparse
import math
import random
import time

from kg import ids
from kg.links import find
from kg.model import Claim, Cue, Document, Mention, Proposition, Span

VERBS = [
    "close", "open", "repair", "inspect", "sell", "buy", "flood", "paint",
    "rename", "guard", "search", "insure", "lease", "demolish", "visit", "film",
]  # fmt: skip
NOUNS = [
    "bridge", "quay", "market", "tower", "school", "ferry", "tunnel", "mill",
    "depot", "archive", "clinic", "garden", "station", "museum", "canal", "crane",
]  # fmt: skip
WHERE = ["north", "south", "east", "west", "upper", "lower", "old", "new", "inner", "outer"]
PER_DOCUMENT = 20


def generate(count: int, seed: int = 7) -> tuple[list[Claim], list[Document]]:
    """Return ``count`` claims in documents of twenty, with speakers, polarity and dates drawn at random."""
    draw = random.Random(seed)
    width = max(8, int(math.sqrt(count)))
    speakers = [f"Speaker {chr(65 + i % 26)}{i}" for i in range(width)]
    things = [f"{draw.choice(WHERE)} {draw.choice(NOUNS)} {_name(draw)}" for _ in range(4 * width)]
    claims, documents = [], []
    for start in range(0, count, PER_DOCUMENT):
        day = f"20{draw.randint(10, 24)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        document = ids.mint("document", str(start), seed)
        text = ""
        for ordinal in range(min(PER_DOCUMENT, count - start)):
            thing, verb, other = draw.choice(things), draw.choice(VERBS), draw.choice(things)
            negative = draw.random() < 0.3
            words = (
                f"The council did {'not ' if negative else ''}{verb} the {thing} near the {other} for {_name(draw)}."
            )
            claims.append(
                _claim(document, len(text), ordinal, words, draw.choice(speakers), verb, thing, negative, day)
            )
            text += words + "\n"
        documents.append(
            Document(id=document, name=f"{start}.txt", place=f"{start}.txt", text=text, sha256=str(start), date=day)
        )
    return claims, documents


def _name(draw: random.Random) -> str:
    return "".join(draw.choice("bdfgklmnprstv") + draw.choice("aeiou") for _ in range(3)).title()


def _claim(document, start, ordinal, words, speaker, verb, thing, negative, day) -> Claim:
    end = start + len(words)
    at, to = start + words.index(verb), start + words.index(thing)
    return Claim(
        id=ids.mint("claim", document, start, end, ordinal),
        document=document,
        start=start,
        end=end,
        ordinal=ordinal,
        text=words,
        pieces=(Span(start, end),),
        speaker=Mention(speaker, speaker, ids.mint("entity", speaker.casefold()), "person"),
        cue=Cue("say"),
        act="say",
        attribution="indirect",
        polarity="negative" if negative else "positive",
        certainty="certain",
        modality="factual",
        proposition=Proposition(
            Mention("The council", "council", None, "group", (Span(start, start + 11),)),
            verb,
            Mention(thing, thing, ids.mint("entity", thing), "thing", (Span(to, to + len(thing)),)),
            predicate_spans=(Span(at, at + len(verb)),),
        ),
        date=day,
    )


def exponent(points: list[tuple[int, float]]) -> float:
    """Return the least-squares slope of log(seconds) over log(claims)."""
    xs = [math.log(n) for n, _ in points]
    ys = [math.log(seconds) for _, seconds in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=False)) / sum((a - x) ** 2 for a in xs)


def main() -> None:
    """Print one line per size and the exponent."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="1000,3000,10000,30000,100000", help="numbers of claims, with commas")
    points = []
    for size in (int(n) for n in parser.parse_args().sizes.split(",")):
        claims, documents = generate(size)
        begun = time.process_time()
        links = find(claims, documents)
        seconds = time.process_time() - begun
        points.append((size, seconds))
        print(
            f"{size:>7,} claims  {seconds:8.2f} s CPU  {len(links):>7,} links  {seconds / size * 1000:.3f} s per 1,000"
        )
    if len(points) > 1:
        print(f"exponent {exponent(points):.2f}")


if __name__ == "__main__":
    main()
