"""For the web of data: schema.org ClaimReview and nanopublications."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import BinaryIO

import pyoxigraph as ox

from .. import graph as graphs
from .. import ids
from ..graph.terms import Sheet
from ..model import Claim, Document, Link, Review
from ..review import in_force
from ..vocab import PREFIXES

_NP = "http://www.nanopub.org/nschema#"
_SENTENCES = {
    "contradiction": "Contradicted by {other}",
    "agreement": "Also said by {other}",
    "shift": "Position changed, compare {other}",
    "qualification": "Qualified by {other}",
}


def claimreview(graph, output: BinaryIO) -> None:
    """Write a JSON-LD list: one ClaimReview for each claim in a link that a person confirmed.

    The rating compares statements in words; it never calls one true or false.
    """
    snapshot = graph.snapshot()
    documents = {document.id: document for document in snapshot.documents}
    claims = {claim.id: claim for claim in snapshot.claims}
    counts = in_force(snapshot.links, snapshot.reviews)
    judged: dict[str, list[tuple[Link, str]]] = defaultdict(list)
    for link in snapshot.links:
        if link.id in counts and counts[link.id].verdict == "confirmed":
            judged[link.a].append((link, link.b))
            judged[link.b].append((link, link.a))
    found = [
        _review(claims[claim], documents[claims[claim].document], link, claims[other], counts[link.id])
        for claim in sorted(judged)
        for link, other in sorted(judged[claim], key=lambda pair: pair[0].id)
    ]
    output.write(json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")


def _review(claim: Claim, document: Document, link: Link, other: Claim, review: Review) -> dict:
    who = other.speaker.label if other.speaker else "the narrator"
    words = _SENTENCES[link.kind].format(other=f"{who}: “{other.text}”")
    made = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "@id": f"{ids.iri('link', link.id)}#{claim.id}",
        "claimReviewed": claim.text,
        "reviewBody": link.reason,
        "reviewRating": {"@type": "Rating", "alternateName": words},
        "itemReviewed": {
            "@type": "Claim",
            "@id": ids.iri("claim", claim.id),
            "appearance": {"@type": "CreativeWork", "name": document.title or document.name},
        },
    }
    made["datePublished"] = review.created[:10]
    made["author"] = {"@type": "Person", "name": review.author}
    item, appearance = made["itemReviewed"], made["itemReviewed"]["appearance"]
    if claim.speaker:
        item["author"] = {"@type": "Thing", "name": claim.speaker.label}
    if claim.date:
        item["datePublished"] = claim.date
    for key, value in (("url", document.url), ("datePublished", document.date)):
        if value:
            appearance[key] = value
    if document.publisher:
        appearance["publisher"] = {"@type": "Organization", "name": document.publisher}
    return made


def nanopub(graph, output: BinaryIO) -> None:
    """Write one nanopublication for each claim. Its assertion is who said it, never what was said."""
    quads = (quad for extraction in graph.extractions() for quad in _publications(graph, extraction))
    ox.serialize(quads, output, format=ox.RdfFormat.TRIG, prefixes={**PREFIXES, "np": _NP})


def _publications(graph, extraction):
    stored = list(graph.store.read(graphs.document_graph(extraction.document.id)))
    about = defaultdict(list)
    for quad in stored:
        about[quad.subject.value].append(quad)
    for claim in extraction.claims:
        yield from _publication(claim, extraction, about, stored)


def _publication(claim: Claim, extraction, about, stored):
    iri = ids.iri("nanopub", claim.id)
    head, assertion, provenance, info = (f"{iri}#{part}" for part in ("Head", "assertion", "provenance", "pubinfo"))
    sheet = Sheet(head)
    sheet.link(iri, "rdf:type", f"{_NP}Nanopublication")
    sheet.link(iri, f"{_NP}hasAssertion", assertion)
    sheet.link(iri, f"{_NP}hasProvenance", provenance)
    sheet.link(iri, f"{_NP}hasPublicationInfo", info)
    yield from sheet
    target = ids.iri("claim", claim.id)
    quads = {str(q.triple): q.triple for q in _reach(target, about)}
    quads.update({str(q.triple): q.triple for q in stored if q.object == ox.NamedNode(target)})
    for key in sorted(quads):
        yield ox.Quad(quads[key].subject, quads[key].predicate, quads[key].object, ox.NamedNode(assertion))
    sheet = Sheet(provenance)
    sheet.link(assertion, "prov:wasDerivedFrom", ids.iri("document", claim.document))
    sheet.add(ids.iri("document", claim.document), "schema:name", extraction.document.name)
    sheet.add(ids.iri("document", claim.document), "schema:url", extraction.document.url)
    yield from sheet
    sheet = Sheet(info)
    sheet.add(iri, "dcterms:creator", f"claimkg, {extraction.extractor}" if extraction.extractor else "claimkg")
    yield from sheet


def _reach(start: str, about) -> list[ox.Quad]:
    """Return the quads of a claim and of what it is made of, but not of the document or the run."""
    seen, todo, found = {start}, [start], []
    while todo:
        for quad in about[todo.pop()]:
            found.append(quad)
            value = getattr(quad.object, "value", "")
            if value not in seen and value in about and "/document/" not in value and "/run/" not in value:
                seen.add(value)
                todo.append(value)
    return found
