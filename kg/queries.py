"""Questions to the graph: named ones that travel with the package, and anybody's own.

A named query is a file ``ontology/queries/NAME.rq`` that begins with its description::

    # Open contradictions
    # Which contradictions has nobody rejected, between whom, and why?
    # $speaker text "": any part of a speaker's name

Parameters are written ``$name`` in the query; they have a type and a default. The type is text,
number, iri, or a prefix: then the value is the last part of an IRI (``act`` makes ``act:admit``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from . import resources, sparql
from .errors import QueryError
from .vocab import PREFIXES, XSD, concept

TIMEOUT = 30.0
MAX_ROWS = 10_000
_PARAMETER = re.compile(r'# \$(\w+) (\w+) "([^"]*)": (.+)')
_NUMBERS = {XSD + name for name in ("integer", "decimal", "double", "float")}


@dataclass(frozen=True)
class Parameter:
    """A parameter of a named query, with the text that is used when it is not set."""

    name: str
    type: str
    default: str
    meaning: str


@dataclass(frozen=True)
class NamedQuery:
    """A query with its description."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


class Answer(list):
    """The answer to a query: a list of dicts, one for each row, with plain Python values.

    ``columns`` are the variables in order; ``boolean`` is the answer to ASK; ``payload`` the
    answer as it came: SPARQL JSON results, or N-Triples for CONSTRUCT and DESCRIBE (``graph``).
    """

    def __init__(self, payload: bytes):
        self.payload, self.boolean, self.graph, self.columns = payload, None, not payload.startswith(b"{"), []
        if self.graph:
            self.columns = ["subject", "predicate", "object"]
            triples = ox.parse(payload, format=ox.RdfFormat.N_TRIPLES)
            rows = ([t.subject, t.predicate, t.object] for t in triples)
        else:
            found = ox.parse_query_results(payload, format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QueryBoolean):
                self.boolean, rows = bool(found), ()
            else:
                self.columns = [variable.value for variable in found.variables]
                rows = ([row[name] for name in self.columns] for row in found)
        super().__init__(dict(zip(self.columns, map(value_of, row), strict=True)) for row in rows)

    def __bool__(self) -> bool:
        return self.boolean if self.boolean is not None else len(self) > 0

    def frame(self):
        """Return the rows as a pandas data frame (needs pandas)."""
        import pandas

        return pandas.DataFrame(list(self), columns=self.columns)

    def _repr_html_(self) -> str:
        from .showing import table

        return table(self) if self.boolean is None else str(self.boolean)

    def serialize(self, format_: str) -> bytes:
        """Return the answer as csv, tsv, json or xml (SPARQL results), or ttl for CONSTRUCT."""
        if self.graph:
            if format_ != "ttl":
                raise QueryError("a CONSTRUCT or DESCRIBE gives a graph", "query", "--format ttl")
            triples = list(ox.parse(self.payload, format=ox.RdfFormat.N_TRIPLES))
            return ox.serialize((q.triple for q in triples), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
        if format_ == "ttl":
            raise QueryError("only a CONSTRUCT or DESCRIBE gives a graph", "query", "--format csv, tsv, json or xml")
        if self.boolean is not None and format_ in ("csv", "tsv"):
            return f"{str(self.boolean).lower()}\n".encode()
        return ox.parse_query_results(self.payload, format=ox.QueryResultsFormat.JSON).serialize(
            format=getattr(ox.QueryResultsFormat, format_.upper())
        )


def value_of(term) -> object:
    """Return the Python value of a term: numbers and booleans as such, all else as text."""
    if not isinstance(term, ox.Literal):
        return None if term is None else term.value if isinstance(term, ox.NamedNode) else str(term)
    kind = term.datatype.value
    if kind in _NUMBERS:
        return int(term.value) if kind.endswith("integer") else float(term.value)
    return term.value == "true" if kind.endswith("#boolean") else term.value


def named() -> dict[str, NamedQuery]:
    """Return the named queries by name."""
    files = sorted(resources.folder("ontology").joinpath("queries").glob("*.rq"))
    return {file.stem: _read(file.stem, file.read_text("utf-8")) for file in files}


def find(question: str) -> NamedQuery:
    """Return the query behind a name, a file or a query text. Raises QueryError where there is none."""
    known = named()
    if question in known:
        return known[question]
    if re.search(r"[\s{]", question):
        return NamedQuery("query", "", "", (), question)
    path = Path(question)
    if not path.is_file():
        import difflib

        near = difflib.get_close_matches(question, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "'kg queries' lists the names"
        raise QueryError("no query and no file of that name", question, hint)
    try:
        return NamedQuery(question, "", "", (), path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError("the query cannot be read", question, "it must be a text file in UTF-8") from error


def prepare(query: NamedQuery, values: Mapping[str, object]) -> str:
    """Return the query text, checked, with its parameters bound and the prefixes in front."""
    text = sparql.plain(query.text)
    sparql.guard(text, query.name)
    declared = {parameter.name: parameter for parameter in query.parameters}
    allowed = set(declared) or sparql.parameters(text)
    for name in values:
        if name not in allowed:
            known = ", ".join(sorted(allowed)) or "none"
            raise QueryError(f"has no parameter {name!r}", query.name, f"it has: {known}")
    bound = {name: _bound(parameter, values.get(name, parameter.default)) for name, parameter in declared.items()}
    bound.update({name: sparql.term(value) for name, value in values.items() if name not in declared})
    return sparql.with_prefixes(sparql.bind(text, bound))


def run(store, question: str, values: Mapping[str, object], timeout: float = TIMEOUT, rows: int = MAX_ROWS) -> Answer:
    """Answer a named query, a query file or a query text. Raises QueryError."""
    query = find(question)
    text = prepare(query, values)
    try:
        return Answer(store.answer(text, timeout, rows))
    except QueryError as error:
        raise moved(error, query) from error


def moved(error: QueryError, query: NamedQuery) -> QueryError:
    """Name the query, and correct the column for the prefixes that were put in front of its first line."""
    where = query.name if error.where == "query" else error.where
    match = re.fullmatch(r"syntax error at line 1, column (\d+)", error.what)
    if not match:
        return type(error)(error.what, where, error.hint)
    added = len(sparql.with_prefixes(query.text)) - len(query.text)
    return QueryError(f"syntax error at line 1, column {max(1, int(match[1]) - added)}", where, error.hint)


def _bound(parameter: Parameter, value: object):
    text = str(value)
    if parameter.type == "number":
        return sparql.number(text)
    if parameter.type == "iri":
        return sparql.named(text.removeprefix("<").removesuffix(">"))
    if parameter.type in PREFIXES:
        return sparql.named(concept(parameter.type, text))
    return ox.Literal(text)


def _read(name: str, text: str) -> NamedQuery:
    head = [line for line in text.splitlines() if line.startswith("#")]
    title, question = (line.removeprefix("# ") for line in head[:2])
    parameters = tuple(Parameter(*match.groups()) for match in map(_PARAMETER.fullmatch, head) if match)
    return NamedQuery(name, title, question, parameters, text)
