"""JSON lines and CSV: one document a row, a text column, the other columns as metadata."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from ..errors import SourceError
from . import decode, metadata
from .raw import Raw, Report

TEXT_COLUMNS = ("text", "body", "content", "article")


def jsonl(data: bytes, name: str, place: str, report: Report) -> Iterator[Raw]:
    """Read JSON lines; a broken line is reported with its number and the others are read."""
    for number, line in enumerate(decode.text(data, place).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{place}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", None) or str(error).split(";")[0]
            report(SourceError(f"broken JSON: {reason}", where, "repair the line"))
            continue
        if not isinstance(row, dict):
            report(SourceError("not a JSON object", where, 'write {"text": "…", "publisher": "…"}'))
            continue
        text = _text(row)
        if text:
            yield _raw(text, row, name, place, number, "application/jsonl")
        else:
            report(SourceError("no text in the line", where, f"fields looked for: {', '.join(TEXT_COLUMNS)}"))


def table(data: bytes, name: str, place: str, report: Report) -> Iterator[Raw]:
    """Read a CSV file (comma, semicolon or tab) that has a text column."""
    content = decode.text(data, place).lstrip("\n")
    header = content.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    # cells hold whole articles; the csv module's own limit is 128 kB
    previous = csv.field_size_limit(decode.MAX_BYTES)
    try:
        reader = csv.DictReader(io.StringIO(content, newline=""), delimiter=delimiter)
        rows, columns = list(reader), reader.fieldnames or []
    except csv.Error as error:
        raise SourceError(f"broken CSV: {error}", place, "export it again as UTF-8 CSV") from None
    finally:
        csv.field_size_limit(previous)
    if not {column.strip().lower() for column in columns} & set(TEXT_COLUMNS):
        raise SourceError("no text column", place, f"name one of the columns {', '.join(TEXT_COLUMNS[:3])}")
    if not rows:
        raise SourceError("a header but no rows", place, "nothing to read; leave it out or fill it")
    for number, row in enumerate(rows, 1):
        text = _text(row)
        if text:
            yield _raw(text, row, name, place, number, "text/csv")
        else:
            report(SourceError("no text in the row", f"{place}#{number}", "fill its text column or delete it"))


def _text(row: dict) -> str:
    lower = {str(key).strip().lower(): value for key, value in row.items() if key is not None}
    for column in TEXT_COLUMNS:
        if isinstance(lower.get(column), str) and lower[column].strip():
            return lower[column]
    return ""


def _raw(text: str, row: dict, name: str, place: str, number: int, media_type: str) -> Raw:
    stated = metadata.named(row)
    url = stated.get("url", "")
    if url.startswith(("http://", "https://")):
        return Raw(text, url, url, media_type, stated)
    return Raw(text, f"{name}#{number}", f"{place}#{number}", media_type, stated)
