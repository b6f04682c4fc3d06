"""Namespaces and terms of the graph, as plain strings. A test holds them against ``ontology/*.ttl``."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote

from .ids import BASE

CLM = "https://w3id.org/claimkg/ns#"
WORDS = "https://w3id.org/claimkg/words#"  # where the words stand: offsets for tools that mark them in a text
VOCAB = "https://w3id.org/claimkg/vocab/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OA = "http://www.w3.org/ns/oa#"
DC = "http://purl.org/dc/elements/1.1/"  # the older Dublin Core, whose creator may be a mere name
DCTERMS = "http://purl.org/dc/terms/"

# The value lists: prefix -> the last step of the namespace. One SKOS concept scheme each.
LISTS = {
    "act": "act",
    "attr": "attribution",
    "bound": "bound",
    "cert": "certainty",
    "change": "change",
    "check": "check",
    "cue": "cue-class",
    "gran": "granularity",
    "jud": "judgement",
    "kind": "link-kind",
    "known": "known",
    "mod": "modality",
    "pol": "polarity",
    "role": "role",
    "thing": "entity-kind",
    "value": "value-kind",
}

PREFIXES: dict[str, str] = {
    "clm": CLM,
    "words": WORDS,
    **{prefix: f"{VOCAB}{name}/" for prefix, name in LISTS.items()},
    "rdf": RDF,
    "rdfs": RDFS,
    "xsd": XSD,
    "prov": PROV,
    "schema": SCHEMA,
    "skos": SKOS,
    "oa": OA,
    "dc": DC,
    "dcterms": DCTERMS,
    "id": BASE,
    "doc": f"{BASE}document/",
    "claim": f"{BASE}claim/",
    "entity": f"{BASE}entity/",
    "link": f"{BASE}link/",
}

# Link kinds of the records -> classes of the ontology, and the properties that name their two ends.
LINK_CLASSES = {
    "contradiction": "Contradiction",
    "agreement": "Agreement",
    "shift": "PositionShift",
    "qualification": "Qualification",
}

ENTITY_CLASSES = {
    "person": "Person",
    "organisation": "Organization",
    "country": "Country",
    "place": "Place",
    "event": "Event",
    "group": "Audience",
    "thing": "Thing",
    "unknown": "Thing",
}


@lru_cache(maxsize=4096)
def concept(prefix: str, name: str) -> str:
    """Return the IRI of a value, e.g. ``concept("act", "admit")``. Any name is allowed and comes back unchanged."""
    return f"{PREFIXES[prefix]}{quote(name, safe='')}"


def name_of(prefix: str, iri: str) -> str:
    """Return the name behind an IRI made by :func:`concept`."""
    return unquote(iri.removeprefix(PREFIXES[prefix]))


@lru_cache
def names(prefix: str) -> tuple[str, ...]:
    """Return the values the ontology describes, e.g. ``names("act")`` -> ``("accuse", "admit", …)``."""
    from .resources import read

    return tuple(sorted(set(re.findall(rf"^{prefix}:([\w-]+)", read("ontology", "values.ttl"), re.MULTILINE))))


def shorten(iri: str) -> str:
    """Return ``prefix:name`` where a known prefix fits, else the IRI itself."""
    best = max((p for p in PREFIXES if iri.startswith(PREFIXES[p])), key=lambda p: len(PREFIXES[p]), default="")
    rest = iri[len(PREFIXES[best]) :] if best else iri
    return f"{best}:{rest}" if best and rest and all(c.isalnum() or c in "-_" for c in rest) else iri
