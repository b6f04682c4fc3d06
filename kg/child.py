"""Start the child process that answers a query (:mod:`kg.runner`), and stop it when its time is up."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from . import runner, sparql
from .errors import OversizedQuery, QueryError, StoppedQuery, StoreError

MEMORY = 4 << 30  # bytes of address space; a question over a million claims stays far below


def command() -> list[str]:
    """Return the command line of the child; ``-P`` is newer than the oldest Python, so the folder is not searched."""
    return [sys.executable, "-c", "import sys; from kg.runner import main; sys.exit(main())"]


def job(store: Path, query: str, rows: int, memory: int = MEMORY, graphs=None) -> bytes:
    """Return what the child reads from its standard input; ``graphs`` are IRIs of default and of named graphs."""
    wanted = {"store": str(store), "query": query, "rows": rows, "memory": memory, "graphs": graphs}
    return json.dumps(wanted).encode()


def answer(store: Path, query: str, timeout: float, rows: int) -> bytes:
    """Return the complete answer of a query. Raises QueryError where there is none in time or size."""
    try:
        done = subprocess.run(command(), input=job(store, query, rows), capture_output=True, timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise late(timeout) from error
    if done.returncode:
        raise failure(done.returncode, done.stderr.decode(errors="replace").strip(), store, rows)
    return done.stdout


def late(timeout: float) -> QueryError:
    return StoppedQuery(
        f"no answer within {timeout:g} s; the query was stopped", "query", "narrow it or raise --timeout"
    )


def failure(code: int, text: str, store: Path, rows: int) -> QueryError | StoreError:
    """Return the error behind the exit code of the child."""
    if code == runner.MALFORMED:
        return sparql.syntax_error(SyntaxError(text), "query")
    if code == runner.TOO_MANY:
        return OversizedQuery(
            f"more than {rows:,} rows or {runner.LARGEST >> 20} MB", "query", "add a LIMIT or raise --max-rows"
        )
    if code == runner.BROKEN:
        return StoreError(f"the store cannot be read: {text}", store)
    return StoppedQuery("the query needed more memory than it may have and was stopped", "query", "narrow it")
