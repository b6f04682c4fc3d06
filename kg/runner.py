"""The child process that answers one query, so that a query can be stopped and cannot take the memory.

Reads one JSON object from standard input (``store``, ``query``, ``rows``, ``memory``, ``graphs``), opens the
store for reading and writes the answer: SPARQL 1.1 JSON results, or N-Triples for CONSTRUCT and
DESCRIBE. The exit code says how it went; the reason stands on standard error.
"""

from __future__ import annotations

import json
import sys

MALFORMED, TOO_MANY, BROKEN, NO_MEMORY = 3, 4, 5, 6
LARGEST = 256 << 20  # characters of an answer: whole texts in many rows would fill the memory of whoever asked


def main() -> int:
    job = json.load(sys.stdin)
    _limit(job["memory"])
    import pyoxigraph as ox

    try:
        store = ox.Store.read_only(job["store"])
        answer = store.query(job["query"], **_graphs(ox, job["graphs"]))
        text = _triples(answer, job["rows"]) if isinstance(answer, ox.QueryTriples) else _results(answer, job["rows"])
    except SyntaxError as error:
        return _fail(MALFORMED, error)
    except OverflowError as error:
        return _fail(TOO_MANY, error)
    except MemoryError:
        return _fail(NO_MEMORY, "")
    except (OSError, RuntimeError) as error:
        return _fail(BROKEN, error)
    sys.stdout.buffer.write(text)
    return 0


def _graphs(ox, wanted: list[list[str]] | None) -> dict:
    """Return what the question is about: the union of all graphs, or the default and named graphs wanted."""
    if wanted is None:
        return {"use_default_graph_as_union": True}
    default, named = ([ox.NamedNode(iri) for iri in iris] for iris in wanted)
    return {"default_graph": default, "named_graphs": named}


def _fail(code: int, error: object) -> int:
    print(error, file=sys.stderr)
    return code


def _limit(memory: int) -> None:
    """Cap the address space at ``memory`` bytes, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, ValueError, OSError):
        return


def _results(answer, rows: int) -> bytes:
    import pyoxigraph as ox

    if isinstance(answer, ox.QueryBoolean):
        return json.dumps({"head": {}, "boolean": bool(answer)}).encode()
    names = [variable.value for variable in answer.variables]
    bindings, size = [], 0
    for solution in answer:
        found = {name: _term(solution[name]) for name in names if solution[name] is not None}
        size += sum(len(term["value"]) for term in found.values())
        if len(bindings) == rows or size > LARGEST:
            raise OverflowError
        bindings.append(found)
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False).encode()


def _triples(answer, rows: int) -> bytes:
    import pyoxigraph as ox

    triples, size = [], 0
    for triple in answer:
        size += len(getattr(triple.object, "value", ""))
        if len(triples) == rows or size > LARGEST:
            raise OverflowError
        triples.append(triple)
    return ox.serialize(sorted(set(triples), key=str), format=ox.RdfFormat.N_TRIPLES)


def _term(term) -> dict:
    kind = type(term).__name__
    if kind == "NamedNode":
        return {"type": "uri", "value": term.value}
    if kind == "BlankNode":
        return {"type": "bnode", "value": term.value}
    if kind == "Triple":
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        found["datatype"] = term.datatype.value
    return found


if __name__ == "__main__":
    sys.exit(main())
