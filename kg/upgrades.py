"""What changed in the form of the graph, and the updates that bring an older one up to date.

Each is a rename that does nothing where there is nothing to rename, so all of them may run over anything
that may be old: a directory, a file from an export, what a forgotten document left in the journal.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from .vocab import CLM, DCTERMS, OA, RDF, SCHEMA, SKOS

FORMAT = 3


def _rename(old: str, new: str, where: str = "") -> str:
    return (
        f"DELETE {{ GRAPH ?g {{ ?s <{old}> ?o }} }} INSERT {{ GRAPH ?g {{ ?s <{new}> ?o }} }} "
        f"WHERE {{ GRAPH ?g {{ ?s <{old}> ?o {where} }} }}"
    )


# Format -> the updates that make the next one of it.
UPGRADES = {
    1: (_rename(f"{SKOS}prefLabel", f"{SCHEMA}name", f". ?s a <{CLM}Predicate>"),),
    2: (
        _rename(f"{CLM}kind", f"{DCTERMS}type"),
        _rename(f"{CLM}role", f"{DCTERMS}type"),
        _rename(f"{CLM}earlier", f"{CLM}first"),
        _rename(f"{CLM}later", f"{CLM}second"),
        f"""INSERT {{ GRAPH ?g {{ ?claim <{SCHEMA}text> ?words }} }} WHERE {{ GRAPH ?g {{
          ?claim <{CLM}evidence>/<{OA}hasSelector>/<{OA}exact> ?words . ?claim <{RDF}type> <{CLM}Claim> }} }}""",
    ),
}


def upgraded(quads: Iterable[ox.Quad]) -> Iterable[ox.Quad]:
    """Return quads of any format in the form of today."""
    store = ox.Store()
    store.extend(quads)
    for updates in UPGRADES.values():
        for update in updates:
            store.update(update)
    return store
