"""Is the graph sound? Invariants in Python and SPARQL, and the SHACL shapes where pyshacl is installed.

The invariants look across graphs (a link whose claim is gone), the shapes at one graph at a time.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox

from . import graph, ids, resources
from .model import Claim, Document, Mention, Span

_BATCH = 20_000  # quads validated at a time: enough to be quick, few enough for rdflib's memory

_ASSERTED = "SELECT DISTINCT ?node ?s ?o WHERE { ?s ?node ?o . ?node a clm:Predicate }"
_SAME_AS = "SELECT DISTINCT ?node ?o WHERE { ?node <http://www.w3.org/2002/07/owl#sameAs> ?o }"
_DANGLING = f"""SELECT DISTINCT ?node ?o WHERE {{ GRAPH <{graph.LINKS}> {{ ?node clm:member ?o }}
  FILTER NOT EXISTS {{ ?o a clm:Claim }} }}"""
_BLANK = "SELECT DISTINCT ?node ?p WHERE { ?node ?p ?o FILTER(ISBLANK(?node) || ISBLANK(?o)) }"
_TWICE = """SELECT DISTINCT ?node WHERE {
  GRAPH ?g { ?node a clm:Claim } GRAPH ?h { ?node a clm:Claim } FILTER(?g != ?h) }"""


class Finding(NamedTuple):
    """One thing that is wrong: the node, what is wrong with it, and which rule says so."""

    node: str
    problem: str
    rule: str


def has_shacl() -> bool:
    """Return whether pyshacl is installed, so that the shapes can be checked too."""
    return importlib.util.find_spec("pyshacl") is not None


def check(store, shapes: bool = True) -> Iterator[Finding]:
    """Yield everything that is wrong with the graph in a store; with ``shapes`` also by SHACL."""
    for name in store.graphs():
        if name.startswith(graph.DOCUMENTS):
            yield from document_findings(store, name)
    for query, problem, rule in (
        (_ASSERTED, "claim content asserted as a plain triple: {s} … {o}", "nothing asserted"),
        (_SAME_AS, "owl:sameAs {o}: identity is an identity link with a reason", "reversible identity"),
        (_DANGLING, "links to {o}, which is in no document", "no dangling links"),
        (_BLANK, "is or points to a blank node ({p})", "IRIs only"),
        (_TWICE, "stands in more than one document", "one document a claim"),
    ):
        for row in store.select(query):
            names = {key: row[key].value for key in ("s", "o", "p") if f"{{{key}}}" in problem}
            yield Finding(row["node"].value, problem.format(**names), rule)
    if shapes:
        yield from shape_findings(store)


def document_findings(store, name: str) -> Iterator[Finding]:
    """Yield what is wrong within one document graph: offsets, quotes, ids, the stored text."""
    try:
        extraction = graph.read_document(store.read(name))
    except (AttributeError, KeyError, StopIteration, TypeError, ValueError) as error:
        yield Finding(name, f"cannot be read: {type(error).__name__} {error}", "complete records")
        return
    document = extraction.document
    if name != graph.document_graph(document.id):
        yield Finding(name, f"holds the document {document.id}", "one graph a document")
    if ids.sha256(document.text) != document.sha256:
        yield Finding(ids.iri("document", document.id), "its text does not have the stored sha256", "text unchanged")
    for claim in extraction.claims:
        yield from _claim_findings(claim, document)


def _claim_findings(claim: Claim, document: Document) -> Iterator[Finding]:
    node, text = ids.iri("claim", claim.id), document.text
    if claim.document != document.id:
        yield Finding(node, f"belongs to the document {claim.document}", "one graph a document")
    if text[claim.start : claim.end] != claim.text:
        yield Finding(node, f"quote is not the text at {claim.start}-{claim.end}: {claim.text[:60]!r}", "offsets")
    if claim.id != ids.mint("claim", claim.document, claim.start, claim.end, claim.ordinal):
        yield Finding(node, "its id does not follow from document, offsets and ordinal", "content-addressed ids")
    for what, spans in _spans(claim):
        for span in spans:
            if not 0 <= span.start <= span.end <= len(text):
                yield Finding(node, f"{what} {span.start}-{span.end} lies outside the text", "offsets")
    for piece in claim.pieces:
        if not claim.start <= piece.start <= piece.end <= claim.end:
            yield Finding(node, f"piece {piece.start}-{piece.end} lies outside the claim", "offsets")


def _spans(claim: Claim) -> Iterator[tuple[str, tuple[Span, ...]]]:
    yield "cue", claim.cue.spans
    yield "marker", claim.markers
    yield "context", (claim.context,) if claim.context else ()
    yield "quantity", tuple(value.span for value in claim.values if value.span)
    yield "time", tuple(time.span for time in claim.times if time.span)
    mentions: list[tuple[str, Mention | None]] = [
        ("speaker", claim.speaker), ("addressee", claim.addressee), ("reporter", claim.reporter),
    ]  # fmt: skip
    if claim.proposition:
        mentions += [("subject", claim.proposition.subject), ("object", claim.proposition.object)]
        yield "predicate", claim.proposition.predicate_spans
        for qualifier in claim.proposition.qualifiers:
            yield "qualifier", qualifier.spans
    for what, mention in mentions:
        if mention:
            yield what, mention.spans


def shape_findings(store) -> Iterator[Finding]:
    """Yield what violates ``ontology/shapes.ttl``, a few graphs at a time (needs pyshacl).

    Constraints written in SPARQL are asked of the store, once for all nodes: pyshacl asks them of
    each node in rdflib, which took nine tenths of the time.
    """
    import rdflib

    shapes = rdflib.Graph().parse(data=resources.read("ontology", "shapes.ttl"), format="turtle")
    yield from _sparql_constraints(store, shapes)
    batch: list[ox.Quad] = []
    for name in store.graphs():
        if name in (graph.CANONICAL, graph.JOURNAL):
            continue
        batch += store.read(name)
        if len(batch) > _BATCH:
            yield from _validate(batch, shapes)
            batch = []
    if batch:
        yield from _validate(batch, shapes)


def _sparql_constraints(store, shapes) -> Iterator[Finding]:
    """Ask every ``sh:sparql`` constraint of the whole store, and take it out of the shapes."""
    from rdflib.namespace import SH

    for shape, constraint in sorted(shapes.subject_objects(SH.sparql)):
        target, message = shapes.value(shape, SH.targetClass), str(shapes.value(constraint, SH.message))
        query = str(shapes.value(constraint, SH.select)).replace("WHERE {", f"WHERE {{ $this a <{target}> .", 1)
        for row in store.select(query.replace("SELECT", "SELECT DISTINCT", 1)):
            node = row["this"].value
            told = re.sub(r"\{[?$](\w+)\}", lambda match, row=row: row[match[1]].value, message)
            yield Finding(node, told, "shape")
        shapes.remove((shape, SH.sparql, constraint))


def _validate(quads: Iterable[ox.Quad], shapes) -> Iterator[Finding]:
    import pyshacl
    import rdflib
    from rdflib.namespace import SH

    data = rdflib.Graph()
    data.parse(data=ox.serialize((q.triple for q in quads), format=ox.RdfFormat.N_TRIPLES), format="nt")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", allow_warnings=True)
    if conforms:
        return
    for result in sorted(report.subjects(rdflib.RDF.type, SH.ValidationResult)):
        node, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
        message = " ".join(str(report.value(result, SH.resultMessage) or "").split())
        value = report.value(result, SH.value)
        told = f"{path}: {message}" if path else message
        yield Finding(str(node), f"{told}{f' (value {value})' if value is not None and path else ''}", "shape")
