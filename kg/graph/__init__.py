"""Claim <-> quads: the only room that knows both the records and their form in the graph."""

from .links import link_quads, read_links, read_reviews, review_quads
from .read import normal, read_document, read_identities
from .terms import CANONICAL, DOCUMENTS, IDENTITIES, JOURNAL, LINKS, REVIEWS, document_graph
from .write import (
    canonical_quads,
    event_iri,
    identity_quads,
    publisher_iri,
    quads,
    referent,
)

__all__ = [
    "CANONICAL",
    "DOCUMENTS",
    "IDENTITIES",
    "JOURNAL",
    "LINKS",
    "REVIEWS",
    "canonical_quads",
    "document_graph",
    "event_iri",
    "identity_quads",
    "link_quads",
    "normal",
    "publisher_iri",
    "quads",
    "read_document",
    "read_identities",
    "read_links",
    "read_reviews",
    "referent",
    "review_quads",
]
