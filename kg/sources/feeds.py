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
    reason = str(feed.get("bozo_exception", "no RSS or Atom in it")).split("\n")[0] if feed.bozo else ""
    texts = [_text(entry) for entry in feed.entries]
    if not any(texts):
        if feed.version and not reason:
            raise SourceError("the feed has no entries with words", place, "nothing to read; leave it out")
        reason = reason or "no RSS or Atom in it"
        raise SourceError(f"malformed feed: {reason}", place, "check that it is RSS or Atom")
    if "not well-formed" in reason:
        report(SourceError(f"malformed feed, read as far as possible: {reason}", place, "download it again"))
    kind = "application/atom+xml" if feed.version.startswith("atom") else "application/rss+xml"
    for number, (entry, text) in enumerate(zip(feed.entries, texts, strict=True), 1):
        stated = _stated(entry, feed.feed)
        link = stated.get("url", "")
        there = link if link.startswith(("http://", "https://")) else ""
        if text:
            yield Raw(text, there or f"{name}#{number}", there or f"{place}#{number}", kind, stated)
        elif not reason:
            report(SourceError("an entry without text", f"{place}#{number}", "nothing to read in it"))


def _text(entry) -> str:
    """Title and body, the title once: what a headline says counts as words of the source."""
    bodies = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    title, text = _words(entry.get("title", "")), "\n\n".join(filter(None, map(_words, bodies)))
    return (text if text.startswith(title) else f"{title}\n\n{text}").strip()


def _stated(entry, channel) -> dict[str, str]:
    date = entry.get("published") or entry.get("updated") or ""
    found = {
        "title": _words(entry.get("title", "")),
        "publisher": _words(entry.get("source", {}).get("title") or channel.get("title", "")),
        "date": metadata.iso_date(date) or "",
        "url": entry.get("link", ""),
        "language": str(channel.get("language", "")).split("-")[0].lower(),
        "licence": entry.get("rights") or channel.get("rights", ""),
    }
    return {field: value for field, value in found.items() if value}


def _words(fragment: str) -> str:
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree = html.parse(f"<html><body>{fragment}</body></html>")
    return "" if tree is None else html.words(tree)
