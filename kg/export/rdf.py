"""RDF: TriG, N-Quads, Turtle, JSON-LD. One named graph after the other, each sorted."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph as ox

from ..vocab import PREFIXES, RDF, XSD, shorten

_NATIVE = {XSD + "string"}


def ordered(graph) -> Iterator[ox.Quad]:
    """Yield all quads, by graph and then by their text; one graph is in memory at a time."""
    for name in graph.store.graphs():
        yield from sorted(graph.store.read(name), key=str)


def nquads(graph, output: BinaryIO) -> None:
    ox.serialize(ordered(graph), output, format=ox.RdfFormat.N_QUADS)


def trig(graph, output: BinaryIO) -> None:
    ox.serialize(ordered(graph), output, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)


def turtle(graph, output: BinaryIO) -> None:
    """Write all graphs as one; a statement that stands in several is written once."""
    triples = sorted({quad.triple for quad in ordered(graph)}, key=str)
    ox.serialize(triples, output, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def context() -> dict:
    """Return the JSON-LD context: the prefixes. The same as ``ontology/context.jsonld``."""
    return {"@context": {name: {"@id": iri, "@prefix": True} for name, iri in PREFIXES.items()}}


def jsonld(graph, output: BinaryIO) -> None:
    """Write one JSON object with a node for each named graph; read it with any JSON-LD tool."""
    head = json.dumps(context()["@context"], ensure_ascii=False, indent=1)
    output.write(f'{{"@context": {head},\n"@graph": ['.encode())
    separator = "\n"
    for name in graph.store.graphs():
        body = {"@id": shorten(name), "@graph": list(_nodes(graph.store.read(name)))}
        output.write((separator + json.dumps(body, ensure_ascii=False)).encode())
        separator = ",\n"
    output.write(b"\n]}\n")


def _nodes(quads) -> Iterator[dict]:
    node: dict = {}
    for quad in sorted(quads, key=str):
        subject = shorten(quad.subject.value)
        if node.get("@id") != subject:
            if node:
                yield node
            node = {"@id": subject}
        if quad.predicate.value == RDF + "type":
            node.setdefault("@type", []).append(shorten(quad.object.value))
        else:
            node.setdefault(shorten(quad.predicate.value), []).append(_value(quad.object))
    if node:
        yield node


def _value(term) -> dict | str:
    if isinstance(term, ox.NamedNode):
        return {"@id": shorten(term.value)}
    if term.datatype.value in _NATIVE:
        return term.value
    return {"@value": term.value, "@type": shorten(term.datatype.value)}
