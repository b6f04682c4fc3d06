"""What is computed from the documents, identities and links of a graph: who is who, what is a copy of what.

The result is the canonical graph: every entity, phrase, publisher, speech event and document points
at its representative, and each representative has one label. Questions then join on the
representative and never meet a name twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import canonical, graph, history, ids
from .history import Change
from .model import Entity, Extraction, Identity

_PHRASES, _PUBLISHERS = ids.iri("phrase", ""), ids.iri("publisher", "")
_NAMES = f"""
SELECT DISTINCT ?thing ?name WHERE {{ ?thing schema:name ?name .
  FILTER(STRSTARTS(STR(?thing), "{_PHRASES}") || STRSTARTS(STR(?thing), "{_PUBLISHERS}")) }}"""
_OCCASIONS = """
SELECT DISTINCT ?event ?document ?date WHERE { ?claim clm:speechEvent ?event ; prov:wasDerivedFrom ?document .
  OPTIONAL { ?document schema:datePublished ?date } }"""
# One utterance in two documents; a syndicated copy makes the documents one original as well.
_REPEATS = """
SELECT DISTINCT ?kind ?a ?b ?inA ?inB WHERE {
  ?link a clm:Agreement ; clm:kind ?kind ; clm:first ?first ; clm:second ?second .
  FILTER(?kind IN (kind:same-utterance, kind:syndicated-copy))
  ?first clm:speechEvent ?a ; prov:wasDerivedFrom ?inA . ?second clm:speechEvent ?b ; prov:wasDerivedFrom ?inB .
  FILTER NOT EXISTS { ?review schema:itemReviewed ?link ; clm:judgement jud:rejected } }"""


@dataclass(frozen=True)
class Survey:
    """Entities and identities of the current document versions; ``chosen`` is entity -> representative."""

    entities: dict[str, Entity]
    identities: tuple[Identity, ...]
    chosen: dict[str, str]


def survey(extractions: Iterable[Extraction], across: Iterable[Identity], journal: Iterable[Change] = ()) -> Survey:
    """Read all documents once; merges and splits of the journal have the last word."""
    entities: dict[str, Entity] = {}
    identities = {identity.id: identity for identity in across}
    for extraction in extractions:
        identities.update((identity.id, identity) for identity in extraction.identities)
        for entity in extraction.entities:
            held = entities.get(entity.id, entity)
            names = tuple(sorted({*held.names, *entity.names}))
            kind = entity.kind if held.kind == "unknown" else held.kind
            entities[entity.id] = replace(held, kind=kind, names=names, role=held.role or entity.role)
    held = history.in_force(identities.values(), journal)
    return Survey(entities, held, canonical.pointers(i for i in held if i.kind != "speech-event"))


def canonical_graph(store, found: Survey) -> Iterable:
    """Return the quads of the canonical graph of a store."""
    labels = {}
    pointers = {}
    for entity in found.entities.values():
        head = found.entities.get(found.chosen.get(entity.id, entity.id), entity)
        pointers[ids.iri("entity", entity.id)] = ids.iri("entity", head.id)
        labels[ids.iri("entity", head.id)] = head.label
    for row in store.select(_NAMES):
        thing, name = row["thing"].value, row["name"].value
        pointers[thing] = thing
        labels[thing] = min(name, labels.get(thing, name))
    pointers.update(_occasions(store, found))
    return graph.canonical_quads(sorted(pointers.items()), sorted(labels.items()))


def _occasions(store, found: Survey) -> dict[str, str]:
    """Point speech events and documents at their originals: the earliest of those that repeat each other."""
    order, itself = {}, {}
    for row in store.select(_OCCASIONS):
        when = row["date"].value if row["date"] else "9999"
        for key in ("event", "document"):
            itself[row[key].value] = row[key].value
            order[row[key].value] = (when, row[key].value)
    pairs = {
        (ids.iri("speech-event", i.a), ids.iri("speech-event", i.b))
        for i in found.identities
        if i.kind == "speech-event"
    }
    for row in store.select(_REPEATS):
        pairs.add((row["a"].value, row["b"].value))
        if row["kind"].value.endswith("/syndicated-copy"):
            pairs.add((row["inA"].value, row["inB"].value))
    directed = {tuple(sorted(pair, key=lambda iri: order.get(iri, ("", iri)), reverse=True)) for pair in pairs}
    known = canonical.representatives(sorted((a, b) for a, b in directed if a != b))
    return {**itself, **{iri: original for iri, original in known.items() if iri in itself}}
