"""How extraction grows with the length of one document: CPU seconds of the parse and of all that follows it.

    python benchmarks/length.py [--sentences 500,2000,8000] [--kinds speech,dialogue,news] [--profile 25]

Three invented texts from a seed: one speech in paragraphs of five sentences, a dialogue of short turns, a report whose
every paragraph names other people. Prints a Markdown table; linear is four times the seconds for four times the text.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable

from kg import ids, language, passages
from kg.extract import claims
from kg.model import Document

FIRST = "Anna Boris Clara David Elena Frank Greta Henry Irene James".split()
LAST = [a + b for a in "Ber Mar Lin Sto Hol Kra Wes Nor Dal Fen".split() for b in "gan ther ding wick man".split()]
SPEECH = [
    "We will build the harbour again.", "I told the minister that the pumps were old.",
    "The union said that wages fell.", "They deny that the tunnel leaked.",
    "Our people believe that the sea is rising.", "He said the port was closed.",
]  # fmt: skip
DIALOGUE = [
    "I told the minister that the pumps were old. Mr. President, we agree.",
    "You said that the port was closed. That is not true.",
    "The company denied it. He was wrong.",
]
NEWS = [
    "The mayor, {}, said that the harbour was safe.", "{} denied that the tunnel had leaked.",
    "He said the company would pay {number} people.", "“The valve was old,” she said.",
    "The company rejected the report, which was published in May.", "According to {}, the crew left on Monday.",
    "The president promised that the bridge would open, and the minister denied this.",
    "They argued that the crash of the plane was an accident.",
]  # fmt: skip


def speech(count: int, draw: random.Random) -> str:
    """Return one long turn, thanks and a closing turn behind it."""
    said = "\n\n".join(" ".join(draw.choices(SPEECH, k=5)) for _ in range(count // 5))
    return f"Ruth Moe: {said}\n\nOmar Lind: Thank you.\n\nRuth Moe: I thank you.\n"


def dialogue(count: int, draw: random.Random) -> str:
    """Return turns of two sentences by three speakers."""
    speakers = ("Ruth Moe", "Omar Lind", "MS. OKAFOR")
    return "\n\n".join(f"{speakers[i % 3]}: {draw.choice(DIALOGUE)}" for i in range(count // 2))


def news(count: int, draw: random.Random) -> str:
    """Return a report in paragraphs of four sentences."""

    def sentence() -> str:
        name, number = f"{draw.choice(FIRST)} {draw.choice(LAST)}", draw.randrange(2, 900)
        return draw.choice(NEWS).format(name, number=number)

    return "Harbour news\n\n" + "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(count // 4)) + "\n"


KINDS: dict[str, Callable[[int, random.Random], str]] = {"speech": speech, "dialogue": dialogue, "news": news}


def document(kind: str, count: int) -> Document:
    """Return the invented text of ``count`` sentences, the same one each time."""
    text = KINDS[kind](count, random.Random(1))
    digest = ids.sha256(text)
    return Document(ids.mint("document", digest), f"{kind}.txt", f"benchmarks/{kind}.txt", text, digest)


def measure(nlp, kind: str, count: int, rows: int = 0) -> tuple[float, float, int]:
    """Return CPU seconds of parse and extraction, and how many claims were made; ``rows`` of a profile are printed."""
    text = document(kind, count)
    begun = time.process_time()
    parts = passages.split(text)
    split = time.process_time()
    [doc] = language.parse(nlp, [(text, parts)])
    parsed = time.process_time()
    made = _profiled(lambda: claims.assemble(text, doc, parts), rows) if rows else claims.assemble(text, doc, parts)
    return parsed - split, time.process_time() - parsed + split - begun, len(made.claims)


def _profiled(run: Callable, rows: int):
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    made = profiler.runcall(run)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(rows)
    return made


def main() -> None:
    """Print the table; with ``--profile`` the costliest functions of each extraction as well."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", default="500,2000,8000", help="how many sentences, with commas")
    parser.add_argument("--kinds", default=",".join(KINDS), help=f"which texts, with commas [{', '.join(KINDS)}]")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="print the N costliest functions")
    options = parser.parse_args()
    nlp = language.load()
    measure(nlp, "news", 40)  # lexicons and tables are read once a process
    print("| text | sentences | claims | parse, CPU s | extraction, CPU s | share of the parse |")
    print("|---|---:|---:|---:|---:|---:|")
    for kind in options.kinds.split(","):
        for count in map(int, options.sentences.split(",")):
            parse, extraction, found = measure(nlp, kind, count, options.profile)
            share = f"{extraction / parse:.0%}"
            print(f"| {kind} | {count:,} | {found:,} | {parse:.1f} | {extraction:.2f} | {share} |", flush=True)


if __name__ == "__main__":
    main()
