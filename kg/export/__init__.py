"""Write the graph in other formats: the same bytes each time, to a file that is whole or not there."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from ..errors import ExportError

# format -> (module, function), a file's usual ending, and what it is
FORMATS: dict[str, tuple[str, str, str]] = {
    "trig": ("rdf", "trig", "RDF with named graphs, readable"),
    "nq": ("rdf", "nquads", "RDF with named graphs, one statement a line"),
    "ttl": ("rdf", "turtle", "RDF, all graphs in one"),
    "jsonld": ("rdf", "jsonld", "RDF as JSON, with its context"),
    "csv": ("tables", "csv_rows", "claims (or links) as a table"),
    "parquet": ("tables", "parquet", "claims (or links) as a table (needs pyarrow)"),
    "graphml": ("networks", "graphml", "network for Gephi, yEd, Cytoscape"),
    "gexf": ("networks", "gexf", "network for Gephi"),
    "claimreview": ("web", "claimreview", "schema.org ClaimReview of claims whose links people judged"),
    "nanopub": ("web", "nanopub", "a nanopublication for each claim, in TriG"),
}


def write(graph, format_: str, target: Path | None, what: str = "claims") -> None:
    """Write ``graph`` to a file, or to standard output where ``target`` is None.

    ``what`` (claims or links) is the table that csv and parquet hold. Raises ExportError.
    """
    from importlib import import_module

    if format_ not in FORMATS:
        raise ExportError("no such format", format_, f"one of {', '.join(FORMATS)}")
    module, function, _ = FORMATS[format_]
    writer: Callable = getattr(import_module(f".{module}", __package__), function)
    with _opened(target) as output:
        writer(graph, output, *([what] if module == "tables" else []))


@contextlib.contextmanager
def _opened(target: Path | None) -> Iterator[BinaryIO]:
    if target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    partial = target.with_name(f".{target.name}.part")
    try:
        with partial.open("wb") as output:
            yield output
        os.replace(partial, target)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", target, "name another file") from error
    finally:
        partial.unlink(missing_ok=True)
