"""Small conversions between Python values and RDF terms, and a sheet that collects one graph's quads."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from .. import ids
from ..model import Span
from ..vocab import PREFIXES, XSD

Facts = dict[str, dict[str, list]]  # subject IRI -> predicate IRI -> objects, of one graph

_INTEGER, _DECIMAL, _DOUBLE, _BOOLEAN, _DATE, _DATETIME, _BASE64 = (
    NamedNode(XSD + name) for name in ("integer", "decimal", "double", "boolean", "date", "dateTime", "base64Binary")
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

DOCUMENTS = ids.iri("graph/document", "")
LINKS, REVIEWS, IDENTITIES, CANONICAL, JOURNAL = (
    ids.iri("graph", name) for name in ("links", "reviews", "identities", "canonical", "journal")
)


def document_graph(document: str) -> str:
    """Return the IRI of the named graph that holds one document version."""
    return DOCUMENTS + document


@lru_cache(maxsize=1 << 16)
def node(iri: str) -> NamedNode:
    """Return the term of an IRI or of a prefixed name such as ``clm:speaker``."""
    prefix, _, rest = iri.partition(":")
    return NamedNode(PREFIXES[prefix] + rest) if prefix in PREFIXES and not rest.startswith("//") else NamedNode(iri)


def decimal(value: float) -> Literal:
    """Return a score or confidence with at most six decimals, in canonical form."""
    return Literal(f"{value:.6f}".rstrip("0").rstrip("."), datatype=_DECIMAL)


def double(value: float) -> Literal:
    """Return a measured number with all its digits."""
    return Literal({float("inf"): "INF", float("-inf"): "-INF"}.get(value) or repr(float(value)), datatype=_DOUBLE)


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=_INTEGER)


def true() -> Literal:
    return Literal("true", datatype=_BOOLEAN)


def day(value: str) -> Literal:
    """Return an ``xsd:date``; a partial or odd date stays a plain string."""
    if _DAY.fullmatch(value):
        try:
            datetime.date.fromisoformat(value)
        except ValueError:
            return Literal(value)
        return Literal(value, datatype=_DATE)
    return Literal(value)


def moment(value: str) -> Literal:
    """Return an ``xsd:dateTime`` in UTC with ``Z``, the form every store gives back unchanged."""
    return Literal(value.replace("+00:00", "Z"), datatype=_DATETIME)


def binary(value: str) -> Literal:
    return Literal(value, datatype=_BASE64)


def spans_text(spans: Iterable[Span]) -> str:
    """Write spans in their order: ``0-12 20-31``."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def spans_of(text: str) -> tuple[Span, ...]:
    """Read what :func:`spans_text` wrote."""
    return tuple(Span(*map(int, part.split("-"))) for part in text.split())


class Sheet:
    """Collects the quads of one named graph, each once, in the order they were added."""

    def __init__(self, graph: str):
        self.graph = node(graph)
        self._seen: dict[tuple, None] = {}

    def add(self, subject: str, predicate: str, value) -> None:
        """Add one statement; a plain string value is a literal, None and "" are left out."""
        if value is None or value == "":
            return
        term = Literal(value) if isinstance(value, str) else value
        self._seen[(subject, predicate, term)] = None

    def link(self, subject: str, predicate: str, iri: str | None) -> None:
        """Add one statement whose value is an IRI or prefixed name; None is left out."""
        if iri is not None:
            self._seen[(subject, predicate, node(iri))] = None

    def __iter__(self):
        for subject, predicate, term in self._seen:
            yield Quad(node(subject), node(predicate), term, self.graph)


def facts(quads: Iterable[Quad]) -> Facts:
    """Group the quads of one graph by subject and predicate; values become ``str``."""
    grouped: Facts = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        grouped[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return grouped


class Reader:
    """Reads one subject's values by prefixed predicate name."""

    def __init__(self, all_facts: Facts, subject: str):
        self.subject, self._own = subject, all_facts.get(subject, {})

    def get(self, predicate: str, default=None):
        values = self._own.get(node(predicate).value)
        return values[0] if values else default

    def all(self, predicate: str) -> list[str]:
        return sorted(self._own.get(node(predicate).value, ()))

    def number(self, predicate: str, default: float | None = None) -> float | None:
        value = self.get(predicate)
        return default if value is None else float(value)

    def flag(self, predicate: str) -> bool:
        return self.get(predicate) in ("true", "1")

    def spans(self, predicate: str) -> tuple[Span, ...]:
        return spans_of(self.get(predicate, ""))

    def span(self, predicate: str) -> Span | None:
        return next(iter(self.spans(predicate)), None)
