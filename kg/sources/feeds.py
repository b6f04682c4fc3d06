"""RSS and Atom: one document an entry. An entry's ``<source>`` is its origin and so its publisher."""

from __future__ import annotations

import io
from collections.abc import Iterator

from ..errors import SourceError
from . import html, metadata
from .raw import Raw, Report


def read(data: bytes, name: str, place: str, report: Report) -> Iterator[Raw]:
    """Read a feed from bytes; nothing is fetched. A feed that is broken half-way gives what stands before."""
    import feedparser

    # a stream, because the parser would take bare text for a file name or an address
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False)
    if not any(entry.get("title") or entry.get("summary") or entry.get("content") for entry in feed.entries):
        if feed.version and not feed.bozo:
            raise SourceError("the feed has no entries with words", place, "nothing to read; leave it out")
        reason = str(feed.get("bozo_exception", "no RSS or Atom in it")).split("\n")[0]
        raise SourceError(f"malformed feed: {reason}", place, "check that it is RSS or Atom")
    if feed.bozo and "not well-formed" in str(feed.get("bozo_exception", "")):
        report(
            SourceError(f"malformed feed, read as far as possible: {feed.bozo_exception}", place, "download it again")
        )
    channel = feed.feed
    for number, entry in enumerate(feed.entries, 1):
        bodies = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
        title = _words(entry.get("title", ""))
        text = "\n\n".join(filter(None, map(_words, bodies)))
        text = text if text.startswith(title) else f"{title}\n\n{text}"
        if not text.strip():
            report(SourceError("an entry without text", f"{place}#{number}", "nothing to read in it"))
            continue
        link = entry.get("link", "")
        origin = entry.get("source", {}).get("title")
        stated = {
            "title": title,
            "publisher": _words(origin or channel.get("title", "")),
            "date": entry.get("published") or entry.get("updated") or "",
            "url": link,
            "language": str(channel.get("language", "")).split("-")[0].lower(),
            "licence": entry.get("rights") or channel.get("rights", ""),
        }
        if stated["date"] and metadata.iso_date(stated["date"]) is None:
            stated["date"] = ""
        there = link if link.startswith(("http://", "https://")) else ""
        yield Raw(
            text.strip(),
            there or f"{name}#{number}",
            there or f"{place}#{number}",
            "application/atom+xml" if feed.version.startswith("atom") else "application/rss+xml",
            {field: value for field, value in stated.items() if value},
        )


def _words(fragment: str) -> str:
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree = html.parse(f"<html><body>{fragment}</body></html>")
    return "" if tree is None else html.words(tree)
