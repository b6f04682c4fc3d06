"""Read a graph from a file that claimkg wrote (TriG or N-Quads), after it was found sound."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from . import check, graph, history, ids
from .errors import SourceError
from .history import HistoryError
from .store import MemoryStore
from .upgrades import upgraded

_FORMATS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS}
_GRAPHS = {graph.LINKS, graph.REVIEWS, graph.IDENTITIES, graph.CANONICAL, graph.JOURNAL}


def load(path: Path) -> MemoryStore:
    """Return what a file holds, in memory. Raises SourceError where it is not a graph of ours."""
    if path.suffix not in _FORMATS:
        raise SourceError("is neither .trig nor .nq", path, "'kg export trig' or 'kg export nq' makes such files")
    store = MemoryStore()
    try:
        with path.open("rb") as file:
            store.fill(upgraded(ox.parse(file, format=_FORMATS[path.suffix])))
    except OSError as error:
        hint = "name a file that 'kg export trig -o FILE' wrote"
        raise SourceError(f"cannot be read: {error.strerror or error}", path, hint) from error
    except SyntaxError as error:
        raise SourceError(f"is malformed: {' '.join(str(error).split())}", path) from error
    if any(True for _ in store.match(graph=ox.DefaultGraph())):
        raise SourceError("holds statements outside any named graph", path, "import what 'kg export' wrote")
    foreign = [name for name in store.graphs() if name not in _GRAPHS and not name.startswith(graph.DOCUMENTS)]
    if foreign:
        raise SourceError(f"holds a graph that is none of ours: {foreign[0]}", path, "import what 'kg export' wrote")
    if not store.graphs():
        raise SourceError("holds no graph", path)
    return store


def checked(path: Path) -> MemoryStore:
    """Return what a file holds. Raises HistoryError where invariants or (with pyshacl) shapes are violated."""
    store = load(path)
    found = list(check.check(store, check.has_shacl()))
    if found:
        more = f" and {len(found) - 1:,} more" if len(found) > 1 else ""
        raise HistoryError(f"is not sound: {found[0].node}: {found[0].problem}{more}", path, "nothing was imported")
    return store


def merge(opened, store: MemoryStore, source: str, author: str = "") -> Counter:
    """Write a sound file into an open graph and return how much of what came in.

    Documents, links and identities replace those with the same id and leave the others; verdicts
    and the journal are added. Representatives are computed again.
    """
    done: Counter = Counter()
    for name in store.graphs():
        if name.startswith(graph.DOCUMENTS):
            done["documents"] += opened.store.replace(name, store.read(name))
            opened.changed(name.removeprefix(graph.DOCUMENTS))
        elif name in (graph.REVIEWS, graph.JOURNAL):
            opened.store.append(name, store.read(name))
    links, identities = graph.read_links(store.read(graph.LINKS)), graph.read_identities(store.read(graph.IDENTITIES))
    opened.put_links({link.id: link for link in (*opened.links(), *links)}.values())
    held = graph.read_identities(opened.store.read(graph.IDENTITIES))
    opened.put_identities({identity.id: identity for identity in (*held, *identities)}.values())
    done["links"] = len(links)
    done["verdicts"] = len(graph.read_reviews(store.read(graph.REVIEWS)))
    opened.record(history.change("import", [ids.iri("import", ids.mint("import", source))], [source], author))
    return done
