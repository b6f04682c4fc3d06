"""Sources compared: how often two of them agree or contradict, and what each reports alone."""

from __future__ import annotations

from typing import NamedTuple

from ..counting import COPY, ONE_UTTERANCE
from . import words
from .book import Book, source_name

MOST = 14  # sources a heat map can name


class Cell(NamedTuple):
    """Two sources: agreeing pairs, contradicting pairs, and the class that colours the cell."""

    a: str
    b: str
    agree: int
    clash: int
    cls: str


class Heat(NamedTuple):
    """The upper triangle of a source-by-source table."""

    columns: list[str]
    rows: list[tuple[str, list[Cell | None]]]
    short: dict[str, str]  # names as labels, without what all of them begin with


class Source(NamedTuple):
    """One row of the table of sources."""

    name: str
    documents: int
    claims: int
    agree: int
    clash: int
    alone: int
    span: str


def heat(book: Book, most: int = MOST) -> Heat | None:
    """Return the heat map of the sources with most links, or None when fewer than two are linked."""
    pairs: dict[tuple[str, str], list[int]] = {}
    weight: dict[str, int] = {}
    for link in book.links:
        if book.state(link) == "rejected" or link.kind not in ("agreement", "contradiction"):
            continue
        if link.subtype in ONE_UTTERANCE:  # five outlets that quote one statement are one source
            continue
        a, b = sorted((book.source(book.claims[link.a]), book.source(book.claims[link.b])))
        if a == b:
            continue
        pairs.setdefault((a, b), [0, 0])[link.kind == "contradiction"] += 1
        weight[a], weight[b] = weight.get(a, 0) + 1, weight.get(b, 0) + 1
    names = sorted(sorted(weight, key=lambda name: (-weight[name], name))[:most])
    if len(names) < 2:
        return None
    rows = []
    for i, name in enumerate(names[:-1]):
        cells: list[Cell | None] = []
        for j, other in enumerate(names[1:], 1):
            counts = pairs.get((name, other), [0, 0])
            cells.append(Cell(name, other, *counts, _colour(*counts)) if j > i else None)
        rows.append((name, cells))
    return Heat(names[1:], rows, without_prefix(names))


def without_prefix(names: list[str]) -> dict[str, str]:
    """Return each name without the words that all begin with, where a colon or a dash ends them."""
    first, last = min(names), max(names)
    common = first[: next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]
    end = max(common.rfind(mark) + len(mark) if mark in common else 0 for mark in (": ", " – ", " - ", " / "))
    return {name: name[end:] or name for name in names}


def _colour(agree: int, clash: int) -> str:
    total = agree + clash
    if total < 4:
        return "few" if total else ""
    lean = (agree - clash) / total
    for limit, name in ((0.7, "a3"), (0.35, "a2"), (0.05, "a1"), (-0.05, ""), (-0.4, "c1"), (-0.6, "c2")):
        if lean >= limit:
            return name
    return "c3"


def table(book: Book) -> list[Source]:
    """Return what each source reports, and how much of it alone."""
    found = []
    claims: dict[str, list] = {name: [] for name in book.sources}
    for claim in book.snapshot.claims:
        claims.setdefault(book.source(claim), []).append(claim)
    documents: dict[str, int] = {}
    for document in book.snapshot.documents:
        name = source_name(document)
        documents[name] = documents.get(name, 0) + 1
    for name in book.sources:
        agree = clash = alone = 0
        for claim in claims[name]:
            kinds = {
                link.kind
                for link in book.by_claim.get(claim.id, ())
                if book.state(link) != "rejected"
                and link.subtype != COPY
                and book.source(book.claims[link.b if link.a == claim.id else link.a]) != name
            }
            agree += "agreement" in kinds
            clash += "contradiction" in kinds
            alone += not kinds
        dates = sorted(claim.date for claim in claims[name] if claim.date)
        span = (
            ""
            if not dates
            else words.day(dates[0])
            if dates[0] == dates[-1]
            else f"{words.day(dates[0])} – {words.day(dates[-1])}"
        )
        found.append(Source(name, documents.get(name, 0), len(claims[name]), agree, clash, alone, span))
    return found
