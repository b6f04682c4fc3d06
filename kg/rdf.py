"""A live rdflib Dataset over a graph, read-only: rdflib's own tools and notebooks see what the store holds.

Patterns go straight to the store, and so does SPARQL text: rdflib's own engine is far slower.
"""

from __future__ import annotations

import io

import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.store import Store

from . import sparql
from .errors import StoreError
from .vocab import PREFIXES

_TIMEOUT, _ROWS = 600.0, 5_000_000


def dataset(store) -> rdflib.Dataset:
    """Return a Dataset whose default graph is the union of all graphs of ``store``."""
    found = rdflib.Dataset(store=_LiveStore(store), default_union=True)
    for prefix, iri in PREFIXES.items():
        found.bind(prefix, iri, override=True)
    return found


class _LiveStore(Store):
    """rdflib's store interface over ours; whatever would write is refused."""

    context_aware = True
    graph_aware = True

    def __init__(self, store):
        super().__init__()
        self._own, self._iris, self._names = store, {}, {}

    def triples(self, pattern, context=None):
        terms = [None if term is None else to_ox(term) for term in pattern]
        if any(isinstance(term, ox.Literal) for term in terms[:2]):
            return
        identifier = getattr(context, "identifier", context)
        named = ox.NamedNode(str(identifier)) if isinstance(identifier, rdflib.URIRef) else None
        if identifier == DATASET_DEFAULT_GRAPH_ID:
            return
        for quad in self._own.match(*terms, named):
            triple = tuple(to_rdflib(term) for term in (quad.subject, quad.predicate, quad.object))
            yield triple, iter([rdflib.Graph(self, rdflib.URIRef(quad.graph_name.value))])

    def contexts(self, triple=None):
        if triple is None:
            found = self._own.graphs()
        else:
            found = sorted({quad.graph_name.value for quad in self._own.match(*map(to_ox, triple), None)})
        return (rdflib.Graph(self, rdflib.URIRef(name)) for name in found)

    def __len__(self, context=None):
        return sum(1 for _ in self.triples((None, None, None), context))

    def query(self, query, initNs, initBindings, queryGraph, **options):
        if initBindings or not isinstance(query, str) or queryGraph != "__UNION__":
            raise NotImplementedError  # rdflib then uses its own engine
        names = "".join(f"PREFIX {name}: <{iri}> " for name, iri in initNs.items() if f"{name}:" in query)
        text = sparql.plain(query)
        sparql.guard(text)
        kind = sparql.form(text)
        body = self._own.answer(text if "PREFIX" in text.upper() else names + text, _TIMEOUT, _ROWS)
        if kind in ("CONSTRUCT", "DESCRIBE"):
            result = Result(kind)
            result.graph = rdflib.Graph().parse(data=body, format="nt")
            return result
        return Result.parse(io.BytesIO(body), format="json")

    def bind(self, prefix, namespace, override=True):
        self._iris[prefix], self._names[str(namespace)] = namespace, prefix

    def namespace(self, prefix):
        return self._iris.get(prefix)

    def prefix(self, namespace):
        return self._names.get(str(namespace))

    def namespaces(self):
        return iter([(prefix, rdflib.URIRef(str(iri))) for prefix, iri in self._iris.items()])

    def add_graph(self, graph):
        """Nothing to do: a graph is there as soon as it holds something."""

    def add(self, *arguments, **options):
        raise StoreError("this rdflib view is read-only", self._own.place, "write with kg.open(…, write=True)")

    addN = remove = remove_graph = update = add


def to_ox(term) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return pyoxigraph's term for rdflib's."""
    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
    return ox.Literal(str(term), language=term.language) if term.language else ox.Literal(str(term), datatype=datatype)


def to_rdflib(term) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    """Return rdflib's term for pyoxigraph's."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    plain = term.datatype.value.endswith("XMLSchema#string")
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))
