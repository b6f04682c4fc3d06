"""What a whole build costs: seconds and megabytes of text a second, from files to the finished graph and pages.

    python benchmarks/build.py [--documents 100,1000] [--jobs 1,2] [--no-pages]

The texts are those of the Harbour sample with other names and things in every copy, so that no two documents are one
and few are about the same. Every build starts from nothing in a process of its own. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg import sources
from kg.names.roles import is_role
from kg.samples import sample

ONSETS = "b d f g h k l m n p r s t v br dr gr st tr".split()
VOWELS, CODAS = "a e i o u".split(), "n r l s m nd rt".split()
THINGS = "tunnel harbour bridge company alarm water oil wall quay market tower depot archive clinic station".split()
WHERE = "north south east west upper lower old new inner outer".split()
LINKS = ("contradictions", "agreements", "shifts of position", "qualifications")
COMMON = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August "
    "September October November December According Council Harbour Company Union Bank Institute Tunnel".split()
)


def generate(folder: Path, documents: int, seed: int = 3) -> int:
    """Write ``documents`` files into ``folder`` and return their size in bytes."""
    texts = list(sources.read([str(sample("harbour"))], lambda error: None))
    lower = set(re.findall(r"\b[a-z]+\b", " ".join(document.text for document in texts)))
    draw, size = random.Random(seed), 0
    for number in range(documents):
        base = texts[number % len(texts)].text
        # Names stand in mid-sentence somewhere and are no words or offices; each copy gets names of its own.
        words = sorted(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", base)) - COMMON)
        names = {word: _name(draw) for word in words if word.lower() not in lower and not is_role(word)}
        names |= {thing: f"{draw.choice(WHERE)} {draw.choice(THINGS)}" for thing in THINGS}
        text = re.sub(r"\b[A-Za-z]+\b", lambda match, names=names: names.get(match[0], match[0]), base)
        day = f"{2019 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
        head = f"---\ntitle: Report {number}\npublisher: Paper {number % 40}\ndate: {day}\n---\n"
        path = folder / f"{number:05}.md"
        path.write_text(f"{head}{text}\n", encoding="utf-8")
        size += path.stat().st_size
    return size


def _name(draw: random.Random) -> str:
    return "".join(draw.choice(sounds) for sounds in (ONSETS, VOWELS, ONSETS, VOWELS, CODAS)).title()


def build(folder: Path, graph: Path, jobs: int, pages: bool) -> tuple[float, float, dict[str, int]]:
    """Return the seconds of one ``kg build``, those of all its processors together, and the counts it prints."""
    command = [sys.executable, "-m", "kg", "build", str(folder), "--graph", str(graph), "--jobs", str(jobs)]
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*command, *([] if pages else ["--no-pages"])], capture_output=True, text=True)
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode:
        raise SystemExit(done.stderr.strip())
    counts = dict(re.findall(r"^  (\w[\w ]*?)\s{2,}([\d,]+)$", done.stdout, re.MULTILINE))
    return seconds, processor, {word: int(number.replace(",", "")) for word, number in counts.items()}


def main() -> None:
    """Print the table, one line for each number of documents and jobs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", default="100,1000", help="numbers of documents, with commas")
    parser.add_argument("--jobs", default="1,2", help="numbers of processes, with commas")
    parser.add_argument("--no-pages", action="store_true", help="leave the HTML pages out")
    options = parser.parse_args()
    print(f"{os.cpu_count()} processors\n")
    print("| documents | MB | jobs | claims | links | seconds | CPU s | documents/s | MB/s |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for documents in map(int, options.documents.split(",")):
        with tempfile.TemporaryDirectory(prefix="kg-build-") as place:
            texts = Path(place, "texts")
            texts.mkdir()
            size = generate(texts, documents) / 1e6
            for jobs in map(int, options.jobs.split(",")):
                seconds, processor, made = build(texts, Path(place, f"graph-{jobs}"), jobs, not options.no_pages)
                links = sum(made.get(kind, 0) for kind in LINKS)
                speed = documents / seconds, size / seconds
                row = (made["documents"], size, jobs, made["claims"], links, seconds, processor, *speed)
                print(
                    "| {:,} | {:.2f} | {} | {:,} | {:,} | {:.0f} | {:.0f} | {:.1f} | {:.4f} |".format(*row), flush=True
                )


if __name__ == "__main__":
    main()
