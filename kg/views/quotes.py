"""Words of a document cut into segments for a page: what is claimed, what clashes, what stands around."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ..model import Claim, Span

AROUND = 240  # characters of context kept on either side of a claim
LONGEST = 700  # a longer claim is shown in windows around its clashing words
WINDOW = 150


class Segment(NamedTuple):
    """A stretch of text. ``said`` = part of the claim, ``mark`` = clashing words."""

    text: str
    said: bool = False
    mark: bool = False


def quote(text: str | None, claim: Claim, marks: Iterable[Span] = (), together: Iterable[Claim] = ()) -> list[Segment]:
    """Return a claim in its context as segments; an ellipsis stands where something was left out.

    ``together`` are claims in the same context whose words are shown as said, too.
    """
    if text is None or text[claim.start : claim.end] != claim.text:
        return [Segment(claim.text, said=True)]
    low, high = _context(text, claim)
    # The reporting words before a claim ("would not admit") may be what clashes.
    marks = [Span(*mark) for mark in marks if low <= mark[0] < mark[1] <= high]
    # Claims that share the context widen what is kept of it.
    spans = [Span(each.start, each.end) for each in together if low <= each.start < each.end <= high]
    keep = _windows(text, claim, [*marks, *spans], low, high)
    pieces = [piece for each in (claim, *together) for piece in each.pieces or (Span(each.start, each.end),)]
    segments: list[Segment] = []
    if keep[0].start > low:
        segments.append(Segment("… "))
    for index, part in enumerate(keep):
        if index:
            segments.append(Segment(" … "))
        segments.extend(cut_at(text, part, pieces, marks))
    if keep[-1].end < high:
        segments.append(Segment(" …"))
    return segments


def cut_at(text: str, part: Span, pieces: Iterable[Span], marks: Iterable[Span]) -> list[Segment]:
    """Cut one span of a text wherever a piece or a mark begins or ends."""
    pieces, marks = list(pieces), list(marks)
    edges = {part.start, part.end}
    for span in (*pieces, *marks):
        edges.update(edge for edge in span if part.start < edge < part.end)
    ordered = sorted(edges)
    found = []
    for start, end in pairwise(ordered):
        said = any(span[0] <= start and end <= span[1] for span in pieces)
        mark = any(span[0] <= start and end <= span[1] for span in marks)
        found.append(Segment(text[start:end], said or mark, mark))
    return found


def _context(text: str, claim: Claim) -> tuple[int, int]:
    if claim.context and claim.context[0] <= claim.start and claim.end <= claim.context[1] <= len(text):
        return claim.context[0], claim.context[1]
    low = text.rfind("\n", 0, claim.start) + 1
    high = text.find("\n", claim.end)
    return low, len(text) if high < 0 else high


def _windows(text: str, claim: Claim, marks: list[Span], low: int, high: int) -> list[Span]:
    nearest = min([claim.start, *(mark.start for mark in marks)])
    furthest = max([claim.end, *(mark.end for mark in marks)])
    first = _at_word(text, max(low, min(claim.start - AROUND, nearest)), low, nearest)
    last = _at_word_end(text, min(high, max(claim.end + AROUND, furthest)), furthest, high)
    if claim.end - claim.start <= LONGEST:
        return [Span(first, last)]
    centres = marks or [Span(claim.start, claim.start + LONGEST // 2)]
    spans = [Span(first, _at_word_end(text, claim.start + WINDOW, claim.start, last))]
    for mark in centres:
        start = _at_word(text, max(first, mark.start - WINDOW), first, mark.start)
        end = _at_word_end(text, min(last, mark.end + WINDOW), min(mark.end, last), last)
        spans.append(Span(start, end))
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _at_word(text: str, spot: int, low: int, high: int) -> int:
    if spot <= low:
        return low
    space = re.compile(r"\s\S").search(text, spot, high)
    return space.start() + 1 if space else spot


def _at_word_end(text: str, spot: int, low: int, high: int) -> int:
    if spot >= high:
        return high
    space = max(text.rfind(" ", low, spot), text.rfind("\n", low, spot))
    return space if space > low else spot
