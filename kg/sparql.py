"""SPARQL text: what a query may contain, and how parameters become terms in it.

The check reads tokens, not characters, so a word inside a string, an IRI or a comment is never
mistaken for a keyword. It refuses more than it must (a prefix named ``service:``), never less:
Oxigraph's grammar lets keywords touch the word before them (``trueSERVICE<…>``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from .errors import ForbiddenQuery, OversizedQuery, QueryError
from .vocab import PREFIXES, XSD

MAX_LENGTH = 200_000  # characters; the longest query anybody writes by hand is far below

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<blank>_:[\w.-]+)
      | (?P<name>[^\W\d_][\w.-]*:|:)(?P<local>(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.|\.(?=[\w:%\\-]))*)
      | (?P<word>[^\W\d_]\w*)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def tokens(query: str) -> Iterator[tuple[str, str, int]]:
    """Yield (kind, text, offset) of every token; the texts put together are the query."""
    for match in _TOKEN.finditer(query):
        kind = "name" if match.lastgroup == "local" else match.lastgroup
        yield kind, match.group(), match.start()


def plain(query: str) -> str:
    """Return the query with ``\\u0041`` escapes resolved: engines resolve them before they look for keywords."""
    text = _ESCAPE.sub(_character, query)
    if _ESCAPE.search(text):
        raise ForbiddenQuery("an escape that yields another escape is refused", "query", "write the character itself")
    return text


def _character(match: re.Match) -> str:
    code = int(match[1] or match[2], 16)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise QueryError(f"{match.group()} is no character", "query")
    return chr(code)


def guard(query: str, where: object = "query") -> None:
    """Let a query pass if it only reads, and reads only this graph.

    Raises QueryError for an update, SERVICE, FROM and what is too long, each with its line.
    """
    if len(query) > MAX_LENGTH:
        raise OversizedQuery(f"the query is longer than {MAX_LENGTH:,} characters", where, "ask a smaller question")
    started = False
    for kind, text, offset in tokens(query):
        word = text.upper() if kind == "word" else text.partition(":")[0].upper() if kind == "name" else ""
        if not word:
            continue
        line = query.count("\n", 0, offset) + 1
        if "SERVICE" in word:
            raise ForbiddenQuery(f"line {line}: SERVICE is refused: a query reads this graph alone", where)
        if (kind == "word" and "FROM" in word) or word.endswith("FROM"):
            raise ForbiddenQuery(f"line {line}: FROM is refused", where, "name a graph inside with GRAPH <…> { … }")
        if kind == "word" and not started and word in _UPDATES:
            raise ForbiddenQuery(
                f"line {line}: {word} is refused: queries only read", where, "'kg build' adds documents"
            )
        started = started or (kind == "word" and word in _FORMS)


def form(query: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE; "" where a query has none of them."""
    return next((text.upper() for kind, text, _ in tokens(query) if kind == "word" and text.upper() in _FORMS), "")


def with_prefixes(query: str) -> str:
    """Return the query with the project's prefixes in front of it, unless it declares them itself.

    They stand on the query's first line, so that line numbers in messages stay right.
    """
    declared, previous = set(), ""
    for kind, text, _ in tokens(query):
        if kind == "name" and previous.upper() == "PREFIX":
            declared.add(text.partition(":")[0])
        if kind not in ("other", "comment") or text.strip():
            previous = text if kind == "word" else ""
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in declared) + query


def bind(query: str, values: Mapping[str, ox.Literal | ox.NamedNode]) -> str:
    """Return the query with its parameters, written ``$name``, replaced by terms, token by token.

    A value can never become anything but one term: the library writes it out, escaped.
    """
    return "".join(
        str(values[text[1:]]) if kind == "variable" and text[0] == "$" and text[1:] in values else text
        for kind, text, _ in tokens(query)
    )


def parameters(query: str) -> set[str]:
    """Return the names of the parameters of a query: what it writes as ``$name``."""
    return {text[1:] for kind, text, _ in tokens(query) if kind == "variable" and text[0] == "$"}


def term(value: object) -> ox.Literal | ox.NamedNode:
    """Return the term of a Python value or of what a user typed: ``<iri>``, a number, else text."""
    if isinstance(value, (ox.Literal, ox.NamedNode)):
        return value
    if isinstance(value, bool):
        return ox.Literal(str(value).lower(), datatype=ox.NamedNode(XSD + "boolean"))
    if isinstance(value, (int, float)):
        return number(str(value))
    text = str(value)
    if text.startswith("<") and text.endswith(">"):
        return named(text[1:-1])
    return number(text) if re.fullmatch(r"[+-]?\d+(\.\d+)?", text) else ox.Literal(text)


def named(iri: str) -> ox.NamedNode:
    """Return the term of an IRI. Raises QueryError where it is none."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"not an IRI: {iri!r}") from error


def number(text: str) -> ox.Literal:
    """Return the term of a whole or decimal number. Raises QueryError where it is none."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        raise QueryError(f"not a number: {text!r}")
    return ox.Literal(text, datatype=ox.NamedNode(XSD + ("decimal" if "." in text else "integer")))


def syntax_error(error: SyntaxError, where: object) -> QueryError:
    """Say where a query is malformed, and what could stand there."""
    match = _POSITION.search(str(error))
    if not match:
        return QueryError(f"malformed query: {error}", where)
    # The engine lists every character class it could read; the words and signs among them help.
    wanted = sorted(set(re.findall(r'"[^"]{1,3}"|\b[A-Z]{2,}\b', match[3])) - {"SERVICE", "LATERAL"})
    hint = f"expected: {' '.join(wanted)}" if 0 < len(wanted) <= 8 else ""
    return QueryError(f"syntax error at line {match[1]}, column {match[2]}", where, hint)
