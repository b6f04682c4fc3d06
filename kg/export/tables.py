"""Tables: claims or links, one a row, with the columns users meet everywhere."""

from __future__ import annotations

import csv
import io
import json
from typing import BinaryIO

from ..errors import ExportError
from ..records import CLAIM_FIELDS, LINK_FIELDS, claim_records, link_records


def _rows(graph, what: str) -> tuple[list[str], list[dict]]:
    snapshot = graph.snapshot()
    return (LINK_FIELDS, link_records(snapshot)) if what == "links" else (CLAIM_FIELDS, claim_records(snapshot))


def csv_rows(graph, output: BinaryIO, what: str) -> None:
    """Write CSV in UTF-8; lists and qualifiers are JSON in their cells."""
    columns, rows = _rows(graph, what)
    text = io.TextIOWrapper(output, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
    text.detach()


def parquet(graph, output: BinaryIO, what: str) -> None:
    """Write Parquet; lists and qualifiers are JSON texts (needs pyarrow)."""
    try:
        import pyarrow
        from pyarrow import parquet as files
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow", "parquet", "pip install 'claimkg[parquet]'") from error
    columns, rows = _rows(graph, what)
    cells = {name: [_cell(row[name]) for row in rows] for name in columns}
    files.write_table(pyarrow.table(cells), output, compression="zstd")


def _cell(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value
