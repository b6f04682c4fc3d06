"""Files and folders: which files are documents, what a sidecar says of them, and their plain forms."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import SourceError
from . import decode, metadata
from .raw import Raw, Report

SIDECAR = "sources.csv"
GRAPH_MARK = "claimkg.json"  # a folder that holds it is a graph, not a source
KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".pdf": "pdf",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
KINDS_READ = ".csv, .html, .jsonl, .md, .pdf, .txt, .tsv, RSS and Atom feeds"  # what a message lists
MANY = {"jsonl", "csv", "feed"}  # one file, many documents
_FENCE = re.compile(r"\A---[ \t]*\n(?P<head>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*))?$")


def walk(folder: Path, report: Report, recursive: bool = True) -> Iterator[Path]:
    """Yield the documents of a folder, sorted; hidden files, graphs, read-mes and other kinds are passed over."""
    for base, folders, names in os.walk(folder, onerror=lambda e: report(decode.unreadable(e, str(e.filename)))):
        here = Path(base)
        if GRAPH_MARK in names:
            folders[:] = []
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and recursive)
        for name in sorted(names):
            hidden = name.startswith((".", "~$")) or name == SIDECAR or name.lower().startswith(("readme.", "license"))
            if not hidden and Path(name).suffix.lower() in KINDS:
                yield here / name


def sidecar(folder: Path, report: Report, max_bytes: int = decode.MAX_BYTES) -> dict[str, dict[str, str]]:
    """Return metadata by file (path relative to ``folder``) from its ``sources.csv``, {} where there is none."""
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    try:
        text = decode.text(decode.load(path, str(path), max_bytes), str(path))
        rows = list(csv.DictReader(io.StringIO(text)))
        if not rows or "file" not in {str(name).strip().lower() for name in rows[0]}:
            raise SourceError("has no column 'file'", path, "columns: file,publisher,title,date,url,language,licence")
    except (SourceError, csv.Error) as error:
        report(error if isinstance(error, SourceError) else SourceError(f"broken CSV: {error}", path, "repair it"))
        return {}
    found = {}
    for row in rows:
        name = next((v for k, v in row.items() if k and k.strip().lower() == "file"), None)
        if name:
            found[Path(name.strip()).as_posix()] = metadata.named(row)
    return found


def plain(data: bytes, name: str, place: str) -> Raw:
    """Read a text file."""
    return Raw(decode.text(data, place), name, place)


def markdown(data: bytes, name: str, place: str) -> Raw:
    """Read a Markdown file: front matter becomes metadata, markup is taken off the words."""
    text = decode.text(data, place)
    fields: dict[str, str] = {}
    if match := _FENCE.match(text):
        fields, text = front_matter(match["head"]), text[match.end() :].lstrip("\n")
    return Raw(_unmarked(text), name, place, "text/markdown", metadata.named(fields))


def front_matter(head: str) -> dict[str, str]:
    """Return the scalar pairs of a YAML head; nested blocks are passed over, a list gives its first entry."""
    found: dict[str, str] = {}
    key = ""
    for line in head.split("\n"):
        match = _PAIR.match(line)
        if match:
            key = match["key"].strip().lower()
            value = (match["value"] or "").strip()
            if value.startswith("[") and value.endswith("]"):
                value = value[1:-1].split(",")[0].strip()
            found[key] = _scalar(value)
        elif key and not found[key].strip(">|") and (item := line.strip().removeprefix("- ").strip()):
            found[key] = _scalar(item)
    return found


def _scalar(value: str) -> str:
    for quote in "\"'":
        if value.startswith(quote):
            end = value.find(quote, 1)
            return value[1:end] if end > 0 else value[1:]
    return re.sub(r"\s+#.*$", "", value)


def _unmarked(text: str) -> str:
    """Take Markdown off the words: headings, quotes, emphasis, links, images, code fences, comments."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"^(```|~~~).*?^\1[ \t]*$", "", text, flags=re.S | re.M)
    text = re.sub(r"!\[([^\]]*)\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]+)\]\([^)\s]*(?: \"[^\"]*\")?\)", r"\1", text)
    text = re.sub(r"^ {0,3}#{1,6} +(.*?)(?: +#+)?$", r"\1\n", text, flags=re.M)
    text = re.sub(r"^ {0,3}> ?", "", text, flags=re.M)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])", r"\2", text)
    return re.sub(r"\n{3,}", "\n\n", text)
