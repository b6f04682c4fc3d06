"""What extraction adds to the parse: CPU seconds of both in one process, and words per CPU second.

    python benchmarks/extraction.py [--words 50000] [--paths DIR,DIR] [--profile 25]

Parse is kg.language.parse; extraction is all that follows until the claims of a document are complete. Attributions
and triples are timed on their own as well; both are part of the extraction. Prints a Markdown table.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

from kg import language, passages, sources
from kg.extract import attributions, claims, triples
from kg.model import Document
from kg.samples import sample

BATCH = 16


def texts(paths: Iterable[str], words: int) -> list[Document]:
    """Return the documents under ``paths``, repeated until they hold ``words`` words."""
    once = list(sources.read(list(paths), lambda error: None))
    found, count = [], 0
    for document in cycle(once):
        if count >= words:
            return found
        found.append(document)
        count += len(document.text.split())
    raise SystemExit("there are no documents under " + ", ".join(paths))


def measure(nlp, documents: list[Document]) -> dict[str, float]:
    """Return CPU seconds by stage, summed over batches of documents as a build reads them."""
    spent = dict.fromkeys(("parse", "passages", "attributions", "triples", "claims"), 0.0)
    clock = time.process_time

    def lap(stage: str, begun: float) -> None:
        spent[stage] += clock() - begun

    for at in range(0, len(documents), BATCH):
        batch = documents[at : at + BATCH]
        begun = clock()
        split = [(document, passages.split(document)) for document in batch]
        lap("passages", begun)
        begun = clock()
        docs = list(language.parse(nlp, split))
        lap("parse", begun)
        # One stage at a time over the whole batch, so that no stage finds what another has just worked out.
        begun = clock()
        for (document, parts), doc in zip(split, docs, strict=True):
            claims.assemble(document, doc, parts)
        lap("claims", begun)
        begun = clock()
        for (_, parts), doc in zip(split, docs, strict=True):
            attributions.find(doc, parts)
        lap("attributions", begun)
        begun = clock()
        for doc in docs:
            triples.find(doc)
        lap("triples", begun)
    return spent


def table(spent: dict[str, float], words: int) -> str:
    """Return the figures as a Markdown table; shares are of the parse."""
    extraction = spent["passages"] + spent["claims"]
    rows = [
        ("parse", spent["parse"]),
        ("extraction", extraction),
        ("– passages", spent["passages"]),
        ("– attributions alone", spent["attributions"]),
        ("– triples of the whole text alone", spent["triples"]),
        ("parse and extraction", spent["parse"] + extraction),
    ]
    lines = ["| stage | CPU s | share of the parse | words per CPU s |", "|---|---:|---:|---:|"]
    lines += [
        f"| {name} | {seconds:.2f} | {seconds / spent['parse']:.0%} | {words / seconds:,.0f} |"
        for name, seconds in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table; with ``--profile`` the costliest functions of the extraction as well."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", type=int, default=50_000, help="how many words to read, at least")
    parser.add_argument("--paths", help="files and folders, with commas [default: both samples]")
    parser.add_argument("--model", help="an installed spaCy pipeline")
    parser.add_argument("--profile", type=int, metavar="N", help="print the N costliest functions of the extraction")
    options = parser.parse_args()
    paths = options.paths.split(",") if options.paths else [str(sample(name)) for name in ("harbour", "dushanbe")]
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        raise SystemExit("does not exist: " + ", ".join(missing))
    documents = texts(paths, options.words)
    nlp = language.load(*([options.model] if options.model else []))
    measure(nlp, documents[:2])  # lexicons and tables are read once a process
    words = sum(len(document.text.split()) for document in documents)
    print(f"{len(documents):,} documents, {words:,} words, {language.describe(nlp)}\n")
    print(table(measure(nlp, documents), words))
    if options.profile:
        profile(nlp, documents[:200], options.profile)


def profile(nlp, documents: list[Document], rows: int) -> None:
    """Print the costliest functions of the extraction, by their own time."""
    import cProfile
    import pstats

    split = [(document, passages.split(document)) for document in documents]
    docs = list(language.parse(nlp, split))
    profiler = cProfile.Profile()
    profiler.enable()
    for (document, parts), doc in zip(split, docs, strict=True):
        claims.assemble(document, doc, parts)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(rows)


if __name__ == "__main__":
    main()
