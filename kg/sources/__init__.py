"""Files, folders, feeds and web addresses become Documents: stored text and what is known about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from ..errors import SourceError
from ..model import Document
from . import decode, files, metadata
from .raw import Raw, Report, document

_WEB_KINDS = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "markdown",
    "application/pdf": "pdf", "text/csv": "csv", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "application/xml": "feed", "text/xml": "feed", "application/jsonl": "jsonl", "application/x-ndjson": "jsonl",
}  # fmt: skip


def read(
    paths: Iterable[str | Path],
    on_error: Report | None = None,
    *,
    recursive: bool = True,
    max_bytes: int = decode.MAX_BYTES,
    on_copy: Callable[[Document, Document], None] | None = None,
) -> Iterator[Document]:
    """Yield the documents found at ``paths`` (files, folders, http(s) addresses), in a fixed order.

    Each bad source makes exactly one call of ``on_error`` with a SourceError and costs nothing
    else; without ``on_error`` the first one is raised. The same text of the same publisher twice
    is one document; ``on_copy(first, copy)`` hears of it. ``max_bytes`` limits one file or answer.
    """
    report = on_error or _raise
    seen: dict[str, Document] = {}
    for raw in _all(paths, report, recursive, max_bytes):
        try:
            if not raw.text.strip():
                raise SourceError("there is no text", raw.place, "nothing to read; leave it out")
            decode.check_lines(raw.text, raw.place)
            found = document(raw, report)
        except SourceError as error:
            report(error)
            continue
        if found.id not in seen:
            # only the record without its words is kept, so that a large batch stays small
            seen[found.id] = replace(found, text="")
            yield found
        elif on_copy:
            on_copy(seen[found.id], found)


def unmatched(paths: Iterable[str | Path]) -> Iterator[str]:
    """Yield a line for every row of a ``sources.csv`` that names no file, as a misspelt one does."""
    for given in map(str, paths):
        if "://" in given or not Path(given).is_dir():
            continue
        for path in sorted(Path(given).rglob(files.SIDECAR)):
            for name in files.sidecar(path.parent, lambda error: None):
                if not (path.parent / name).exists():
                    yield f"{path}: no file is called {name!r}, so its row is not used"


def _raise(error: SourceError) -> None:
    raise error


def _all(paths, report: Report, recursive: bool, max_bytes: int) -> Iterator[Raw]:
    sidecar = cache(lambda folder: files.sidecar(folder, report))  # read, and complained about, once
    for given in paths:
        text = str(given)
        try:
            if "://" in text:
                yield from _web(text, report, max_bytes)
            elif Path(text).is_dir():
                yield from _folder(Path(text), report, recursive, max_bytes, sidecar)
            else:
                path = Path(text)
                parent = path.absolute().parent
                said = sidecar(parent).get(path.name, {})
                yield from _file(path, path.name, f"{parent.name}/{path.name}", said, report, max_bytes)
        except SourceError as error:
            report(error)
        except (OSError, ValueError) as error:  # ValueError: a path with a null character
            report(decode.unreadable(error, text))


def _folder(folder: Path, report: Report, recursive: bool, max_bytes: int, sidecar) -> Iterator[Raw]:
    if (folder / files.GRAPH_MARK).exists():
        raise SourceError("a graph directory, not a folder of documents", folder, "give the folder the articles are in")
    failures = 0

    def counted(error: SourceError) -> None:
        nonlocal failures
        failures += 1
        report(error)

    empty = True
    for path in files.walk(folder, counted, recursive):
        empty = False
        name = path.relative_to(folder).as_posix()
        said: dict[str, str] = {}
        # the sidecar nearest to the file has the last word
        for base in [folder, *(folder / part for part in reversed(Path(name).parents) if part != Path("."))]:
            said = {**said, **sidecar(base.absolute()).get(path.relative_to(base).as_posix(), {})}
        try:
            yield from _file(path, name, f"{folder.absolute().resolve().name}/{name}", said, report, max_bytes)
        except SourceError as error:
            report(error)
    if empty and not failures:
        raise SourceError("no documents in the folder", folder, f"kinds read: {files.KINDS_READ}")


def _file(path: Path, name: str, place: str, said: dict[str, str], report: Report, max_bytes: int) -> Iterator[Raw]:
    kind = files.KINDS.get(path.suffix.lower(), "" if path.suffix else "text")
    where = str(path)
    data = decode.load(path, where, max_bytes)
    if not kind:
        raise SourceError(f"unknown kind of file {path.suffix!r}", where, f"kinds read: {files.KINDS_READ}")
    for raw in _dispatch(kind, data, name, where, report):
        here = replace(raw, place=raw.place.replace(where, place, 1) if raw.place.startswith(where) else raw.place)
        # what a row or a feed entry says of itself is nearer to it than what is said of the whole file
        yield here.knowing({**said, **here.stated} if kind in files.MANY else said)


def _dispatch(
    kind: str, data: bytes, name: str, where: str, report: Report, charset: str | None = None
) -> Iterator[Raw]:
    if kind == "html":
        from . import html

        yield html.read(data, name, where, charset)
    elif kind == "pdf":
        from . import pdf

        yield pdf.read(data, name, where)
    elif kind == "markdown":
        yield files.markdown(data, name, where)
    elif kind == "text":
        yield files.plain(data, name, where)
    elif kind == "feed":
        from . import feeds

        yield from feeds.read(data, name, where, report)
    else:
        from . import tables

        yield from (tables.jsonl if kind == "jsonl" else tables.table)(data, name, where, report)


def _web(url: str, report: Report, max_bytes: int) -> Iterator[Raw]:
    if not url.startswith(("http://", "https://")):
        raise SourceError("only http and https addresses are read", url, "give a file, a folder or a web address")
    from . import web

    answer = web.fetch(url, max_bytes)
    suffix = Path(url.split("?", 1)[0].split("#", 1)[0]).suffix.lower()
    kind = _WEB_KINDS.get(answer.media_type)
    # servers send text/plain for every file they do not know, so the ending counts there
    if kind in (None, "text"):
        kind = files.KINDS.get(suffix, kind)
    if kind is None:
        raise SourceError(
            f"{answer.media_type} is no kind of document", url, "give the address of an article or a feed"
        )
    for raw in _dispatch(kind, answer.data, url, url, report, answer.charset):
        known = {} if raw.stated.get("url") else {"url": answer.url}
        named = replace(raw, inferred={**raw.inferred, "publisher": metadata.host(answer.url)})
        yield named.knowing(known)
