"""HTML pages: the article's words without navigation and scripts, and the metadata the page states."""

from __future__ import annotations

import json
import re

from ..errors import SourceError
from . import decode, metadata
from .raw import Raw

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_NO_WORDS = ("script", "style", "noscript", "template", "svg", "iframe", "form", "nav", "header", "footer", "aside")
_BREAK = "\u2029"  # paragraph separator; lxml takes no control characters
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "td", "pre", "div", "dd", "dt", "br")
# names under which pages state a field, best first
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title"),
    "publisher": ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name", "publisher"),
    "date": ("article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.created", "pubdate",
             "publish-date", "og:published_time", "parsely-pub-date"),
    "url": ("og:url",),
    "language": ("og:locale", "dc.language"),
    "licence": ("dc.rights", "dcterms.license", "copyright"),
}  # fmt: skip


def read(data: bytes, name: str, place: str, declared: str | None = None) -> Raw:
    """Read a page. Nothing is fetched, and no date is ever worked out from words, URLs or the clock."""
    match = _CHARSET.search(data[:4096])
    source = decode.text(data, place, declared or (match[1].decode("ascii") if match else None))
    tree = parse(source)
    if tree is None:
        raise SourceError("no HTML in the file", place, "save the page again")
    known = stated(tree)
    text = article(source) or words(tree)
    if len(re.findall(r"\w", text)) < 3:
        raise SourceError("the page holds no text, only scripts or markup", place, "save the article itself as text")
    return Raw(text, name, place, "text/html", known)


def parse(source: str):
    """Return the lxml tree of a page, None where there is none."""
    from lxml import etree, html

    try:
        # a declared encoding in a text that is decoded already makes lxml refuse it
        return html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", source))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def article(source: str) -> str:
    """Return the main text of a page as paragraphs, "" where the extractor finds too little."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        source, output_format="txt", include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    return "\n\n".join(line.strip() for line in (found or "").split("\n") if line.strip())


def words(tree) -> str:
    """Return all words of a (short) page, block by block."""
    from lxml import etree

    tree = etree.fromstring(etree.tostring(tree), etree.HTMLParser())
    if tree is None:
        return ""
    etree.strip_elements(tree, *_NO_WORDS, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    body = tree.find(".//body")
    for block in (tree if body is None else body).iter(*_BLOCKS):
        block.text = _BREAK + (block.text or "")
        block.tail = _BREAK + (block.tail or "")
    joined = "".join((tree if body is None else body).itertext())
    blocks = (" ".join(block.split()) for block in joined.split(_BREAK))
    return "\n\n".join(block for block in blocks if block)


def stated(tree) -> dict[str, str]:
    """Return the metadata that the page states in meta tags, JSON-LD, ``<time>``, ``<title>`` and links."""
    tags: dict[str, str] = {}
    for tag in tree.iter("meta"):
        key = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        if key and tag.get("content", "").strip():
            tags.setdefault(key, " ".join(tag.get("content").split()))
    found = linked_data(tree)
    for field, names in _META.items():
        for name in names:
            if tags.get(name):
                found.setdefault(field, tags[name])
    for link in tree.iter("link", "a"):
        rel = (link.get("rel") or "").lower().split()
        if "canonical" in rel and link.get("href"):
            found.setdefault("url", link.get("href"))
        if "license" in rel and link.get("href"):
            found.setdefault("licence", link.get("href"))
    for moment in tree.iter("time"):
        day = metadata.iso_date(moment.get("datetime") or moment.text_content())
        if day and "date" not in found:
            found["date"] = day
    for tag in ("h1", "title"):
        element = tree.find(f".//{tag}")
        if element is not None and (title := " ".join(element.text_content().split())):
            found.setdefault("title", title)
    if language := (tree.get("lang") or found.get("language")):
        found["language"] = re.split(r"[-_]", language)[0].lower()
    if not found.get("url", "http").startswith("http"):
        del found["url"]
    if "date" in found and metadata.iso_date(found["date"]) is None:
        del found["date"]
    return found


def linked_data(tree) -> dict[str, str]:
    """Return title, date, publisher and so on from the page's schema.org JSON-LD."""
    found: dict[str, str] = {}
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        entries = data if isinstance(data, list) else [data]
        entries = [*entries, *(n for e in entries if isinstance(e, dict) for n in e.get("@graph") or [])]
        for entry in entries:
            kind = str(entry.get("@type", "")) if isinstance(entry, dict) else ""
            if "Article" in kind or "Posting" in kind or "Report" in kind:
                fields = {"title": entry.get("headline"), "publisher": entry.get("publisher"), "url": entry.get("url"),
                          "date": entry.get("datePublished"), "language": entry.get("inLanguage"),
                          "licence": entry.get("license")}  # fmt: skip
                found = {**metadata.named(fields), **found}
    return found
