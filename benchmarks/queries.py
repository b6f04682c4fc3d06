"""Median latencies of the named queries on invented graphs, and how they compare with rdflib in memory.

    python benchmarks/queries.py --claims 10000 100000 --rdflib 10000

Prints one row for each query: milliseconds of processor time on Oxigraph at each size (median of
``--runs``, in one process, all rows fetched), and at the size named by ``--rdflib`` the milliseconds of rdflib and the
ratio. A query that rdflib does not finish within ``--patience`` processor seconds is shown as a lower bound.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

import kg
from kg import graph, ids, queries
from kg.model import Claim, Cue, Document, Entity, Extraction, Link, Mention, Proposition, Span
from kg.store import open_store

PER_DOCUMENT = 50
VERBS = ["close", "open", "pay", "sink", "build", "refuse", "join", "leave", "praise", "repair"]
VALUES = {"speaker": "speaker 7", "about": "pay", "document": "doc-3.txt"}


def extractions(claims: int, seed: int = 1) -> Iterator[Extraction]:
    """Yield invented documents: a few speakers say most, statements repeat, one in five is denied."""
    chance = random.Random(seed)
    people = [
        Entity(ids.mint("entity", f"speaker {n}"), f"speaker {n}", "person") for n in range(max(20, claims // 200))
    ]
    things = [Entity(ids.mint("entity", f"thing {n}"), f"thing {n}", "thing") for n in range(max(50, claims // 50))]

    def some(pool: list[Entity]) -> Entity:
        return pool[int(len(pool) * chance.random() ** 3)]

    for number in range(claims // PER_DOCUMENT):
        text = f"document {number}. " + "x" * (PER_DOCUMENT * 40)
        date = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        sha = ids.sha256(text)
        document = Document(
            ids.mint("document", sha, ""), f"doc-{number}.txt", f"doc-{number}.txt", text, sha, date=date,
            publisher=f"paper {number % 40}",
        )  # fmt: skip
        used, found = {}, []
        for place in range(PER_DOCUMENT):
            start, end = 20 + place * 40, 55 + place * 40
            who, one, other = some(people), some(things), some(things)
            used.update({entity.id: entity for entity in (who, one, other)})
            speaker, subject, target = (Mention(e.label, e.label, e.id, e.kind) for e in (who, one, other))
            negative = chance.random() < 0.2
            found.append(
                Claim(
                    ids.mint("claim", document.id, start, end, 0), document.id, start, end, 0, text[start:end],
                    (Span(start, end),), speaker, Cue("say", "said"), "deny" if negative else "say", "indirect",
                    "negative" if negative else "positive", chance.choice(("certain", "certain", "possible")),
                    chance.choice(("factual", "factual", "predicted")),
                    Proposition(subject, chance.choice(VERBS), target), date=date, date_source="stated",
                )
            )  # fmt: skip
        yield Extraction(document, tuple(found), tuple(used[key] for key in sorted(used)), extractor="benchmark 1")


def links(claims: list[Claim], seed: int = 1) -> Iterator[Link]:
    """Yield one link for every twenty claims."""
    chance = random.Random(seed)
    for _ in range(len(claims) // 20):
        a, b = chance.sample(claims, 2)
        kind, subtype = chance.choice(
            (("contradiction", "negation"), ("agreement", "independent"), ("shift", "reversal"))
        )
        identifier = ids.mint("link", kind, [a.id, b.id])
        yield Link(identifier, kind, subtype, a.id, b.id, round(chance.random(), 3), "because", "benchmark", "1")


def build(claims: int, folder: Path) -> float:
    """Write an invented graph and return the seconds it took."""
    started = time.perf_counter()
    with kg.open(folder, create=True) as opened:
        held = []
        for extraction in extractions(claims):
            opened.store.append(graph.document_graph(extraction.document.id), graph.quads(extraction))
            held += extraction.claims
        opened.put_links(links(held))
        opened.refresh()
    return time.perf_counter() - started


def texts(first_claim: str) -> dict[str, str]:
    """Return the named queries, ready to run."""
    found = {}
    for query in queries.named().values():
        known = {parameter.name for parameter in query.parameters}
        values = {name: value for name, value in {**VALUES, "claim": first_claim}.items() if name in known}
        found[query.name] = queries.prepare(query, values)
    return found


def rows_of(answer) -> int:
    return int(bool(answer)) if isinstance(answer, (bool, ox.QueryBoolean)) else sum(1 for _ in answer)


def oxigraph(folder: Path, runs: int) -> dict[str, tuple[float, int]]:
    """Return query -> (median milliseconds, rows)."""
    store = open_store(folder)
    [row] = store.select("SELECT ?c { ?c a clm:Claim } LIMIT 1")
    found = {}
    for name, text in texts(ids.local(row["c"].value)).items():
        times = []
        for _ in range(runs):
            started = time.process_time()
            rows = rows_of(store.select(text))
            times.append(1000 * (time.process_time() - started))
        found[name] = (statistics.median(times), rows)
    return found


def _rdflib_child(nquads: bytes, pipe, patience: int) -> None:
    import resource

    import rdflib

    data = rdflib.Dataset(default_union=True)
    data.parse(data=nquads, format="nquads")
    pipe.send("loaded")
    while text := pipe.recv():
        started = time.process_time()
        # The system ends this process when the query has used up its processor time.
        resource.setrlimit(resource.RLIMIT_CPU, (int(started) + patience, resource.RLIM_INFINITY))
        try:
            result = data.query(text)
            rows_of(result if result.type != "ASK" else bool(result.askAnswer))
            pipe.send(1000 * (time.process_time() - started))
        except Exception as error:
            pipe.send(f"fails: {type(error).__name__}")


def rdflib_times(folder: Path, wanted: dict[str, str], patience: int) -> dict[str, float | str]:
    """Return query -> milliseconds in rdflib, once; "> …" where it was stopped."""
    store = open_store(folder)
    quads = (quad for name in store.graphs() for quad in store.read(name))
    nquads = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    found: dict[str, float | str] = {}
    process = pipe = None
    for name, text in wanted.items():
        if process is None:
            pipe, theirs = multiprocessing.Pipe()
            process = multiprocessing.Process(target=_rdflib_child, args=(nquads, theirs, patience), daemon=True)
            process.start()
            theirs.close()
            pipe.recv()
        try:
            pipe.send(text)
            found[name] = pipe.recv()
        except (EOFError, OSError):
            process, found[name] = None, f"> {1000 * patience}"
    if process:
        process.kill()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000])
    parser.add_argument("--rdflib", type=int, default=0, help="size at which to compare with rdflib")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--patience", type=int, default=60, help="processor seconds rdflib gets for a query")
    parser.add_argument("--only", nargs="*", help="queries to compare with rdflib (default: all)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measured, slow, wanted = {}, {}, {}
        for size in options.claims:
            folder = Path(temporary) / str(size)
            seconds = build(size, folder)
            quads = len(open_store(folder)._store)
            print(f"{size:,} claims, {quads:,} quads: written in {seconds:.1f} s", flush=True)
            measured[size] = oxigraph(folder, options.runs)
            if size == options.rdflib:
                [row] = open_store(folder).select("SELECT ?c { ?c a clm:Claim } LIMIT 1")
                wanted = texts(ids.local(row["c"].value))
                wanted = {name: wanted[name] for name in options.only or wanted}
                slow = rdflib_times(folder, wanted, options.patience)
        print("query".ljust(22), *(f"{size:>9,} ms".rjust(13) for size in options.claims), "rows".rjust(8), end="")
        print("   rdflib ms   ratio" if slow else "")
        for name in measured[options.claims[0]]:
            cells = [f"{measured[size][name][0]:.1f}".rjust(13) for size in options.claims]
            print(name.ljust(22), *cells, str(measured[options.claims[-1]][name][1]).rjust(8), end="")
            if name in slow:
                value, base = slow[name], measured[options.rdflib][name][0]
                number = float(value.lstrip("> ")) if isinstance(value, str) and value.startswith(">") else value
                sign = ">" if isinstance(value, str) else ""
                ratio = f"{sign}{number / base:.0f}x" if isinstance(number, float) else ""
                print(f"{value if isinstance(value, str) else f'{value:.1f}':>12}{ratio:>8}", end="")
            print()


if __name__ == "__main__":
    main()
