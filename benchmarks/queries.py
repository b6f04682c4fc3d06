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
from kg import canonical, derived, graph, ids, queries
from kg.model import (
    Claim,
    Cue,
    Document,
    Entity,
    Extraction,
    Identity,
    Link,
    Mention,
    Proposition,
    Qualifier,
    Review,
    Span,
    TimeSpan,
    Value,
)
from kg.store import open_store

PER_DOCUMENT = 50
VERBS = ["close", "open", "pay", "sink", "build", "refuse", "join", "leave", "praise", "repair"]
VALUES = {"speaker": "speaker 17", "about": "thing 17", "document": "doc-3.txt"}


class World:
    """The people and things of an invented graph of ``claims`` claims: a few are named often, most seldom."""

    def __init__(self, claims: int):
        self.people = [entity(f"speaker {n}", "person") for n in range(max(20, claims // 200))]
        self.aliases = [entity(f"Dr speaker {n}", "person") for n in range(0, len(self.people), 20)]
        self.things = [entity(f"thing {n}", "thing") for n in range(max(50, claims // 50))]

    def identities(self) -> Iterator[Identity]:
        """Yield who the aliases are."""
        for alias, person in zip(self.aliases, self.people[::20], strict=True):
            identifier = ids.mint("identity", "entity", alias.id, person.id)
            yield Identity(identifier, alias.id, person.id, "entity", "one name", 0.9, "family-name")


def entity(label: str, kind: str) -> Entity:
    return Entity(ids.mint("entity", label), label, kind)


def extractions(claims: int, seed: int = 1) -> Iterator[Extraction]:
    """Yield invented documents: statements repeat, one in five is denied, one in ten gives a number."""
    chance, world = random.Random(seed), World(claims)

    def some(pool: list[Entity]) -> Entity:
        return pool[int(len(pool) * chance.random() ** 3)]

    for number in range(claims // PER_DOCUMENT):
        date = f"{2015 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        drafts, lines, used = [], [f"document {number}."], {}
        for _ in range(PER_DOCUMENT):
            who = some(world.aliases if chance.random() < 0.05 else world.people)
            one, other, verb = some(world.things), some(world.things), chance.choice(VERBS)
            used.update({held.id: held for held in (who, one, other)})
            start = sum(map(len, lines)) + len(lines)
            lines.append(f"{one.label} {verb}s {other.label}, number {chance.randrange(10**6)}.")
            drafts.append((who, one, verb, other, start, lines[-1]))
        text = " ".join(lines)
        sha = ids.sha256(text)
        document = Document(
            ids.mint("document", sha, ""), f"doc-{number}.txt", f"doc-{number}.txt", text, sha, date=date,
            publisher=f"paper {number % 40}",
        )  # fmt: skip
        found = tuple(claim(document, chance, *draft) for draft in drafts)
        yield Extraction(document, found, tuple(used[key] for key in sorted(used)), extractor="benchmark 1")


def claim(
    document: Document, chance: random.Random, who: Entity, one: Entity, verb: str, other: Entity, start: int, line: str
) -> Claim:
    """Return one invented claim; most are plain statements, some promises, numbers, hedges or without a speaker."""
    speaker, subject, target = (Mention(e.label, e.label, e.id, e.kind) for e in (who, one, other))
    dice, end = chance.random(), start + len(line)
    negative, promise = chance.random() < 0.2, dice < 0.05
    act = "promise" if promise else "deny" if negative else "admit" if dice < 0.1 else "say"
    return Claim(
        ids.mint("claim", document.id, start, end, 0), document.id, start, end, 0, line, (Span(start, end),),
        None if dice > 0.97 else speaker, Cue(act, act, negated=0.94 < dice < 0.97), act,
        "direct" if dice < 0.3 else "indirect", "negative" if negative else "positive",
        "possible" if 0.1 < dice < 0.15 else "certain", "predicted" if promise else "factual",
        Proposition(subject, verb, target, (Qualifier("manner", "openly"),) if 0.5 < dice < 0.6 else ()),
        addressee=subject if 0.2 < dice < 0.3 else None,
        values=(Value("count", 10.0, 10.0, "", counted="person"),) if 0.4 < dice < 0.5 else (),
        times=(TimeSpan("by May", None, "2026-05-31", "day", "by", "stated"),) if promise else (),
        date=document.date, date_source="stated",
    )  # fmt: skip


def links(claims: list[str], seed: int = 1) -> Iterator[Link]:
    """Yield one link for every twenty claims (ids)."""
    chance = random.Random(seed)
    kinds = ("contradiction", "negation"), ("agreement", "independent"), ("shift", "reversal"), ("agreement", "repeat")
    for _ in range(len(claims) // 20):
        a, b = chance.sample(claims, 2)
        kind, subtype = chance.choice(kinds)
        if chance.random() < 0.05:
            kind, subtype = "agreement", "same-utterance"
        identifier = ids.mint("link", kind, [a, b])
        yield Link(identifier, kind, subtype, a, b, round(chance.random(), 3), "because", "benchmark", "1")


def build(claims: int, folder: Path) -> float:
    """Write an invented graph with the bulk loader and return the seconds it took."""
    started, world = time.perf_counter(), World(claims)
    with kg.open(folder, create=True) as opened:
        store, known = opened.store, []

        def statements() -> Iterator[ox.Quad]:
            for extraction in extractions(claims):
                known.extend(claim.id for claim in extraction.claims)
                yield from graph.quads(extraction)

        store.fill(statements())
        made, same = list(links(known)), list(world.identities())
        verdicts = (
            Review(ids.mint("review", link.id), link.id, "rejected", "ed", "2026-01-01T00:00:00Z")
            for link in made[::50]
        )
        store.fill((*graph.identity_quads(same), *graph.link_quads(made), *graph.review_quads(verdicts)))
        # Straight from the records: reading a million claims back would be another benchmark.
        everybody = {held.id: held for held in (*world.people, *world.aliases, *world.things)}
        chosen = canonical.pointers(same)
        found = derived.Survey(everybody, tuple(same), chosen)
        store.fill(derived.canonical_graph(extractions(claims), found, made))
        opened._stale = False
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
