"""Arithmetic on character spans, half-open throughout."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Span


def less(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return ``spans`` without the stretches in ``taken``."""
    left = [(start, end) for start, end in spans if start < end]
    for a, b in taken:
        if not any(a < end and start < b for start, end in left):
            continue
        parts = ((start, min(end, a)) for start, end in left), ((max(start, b), end) for start, end in left)
        left = [part for pair in zip(*parts, strict=True) for part in pair if part[0] < part[1]]
    return tuple(Span(*part) for part in left)


def clip(spans: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that lie in ``within``."""
    cut = (Span(max(span.start, within.start), min(span.end, within.end)) for span in spans)
    return tuple(span for span in cut if span.start < span.end)


def covers(outer: Iterable[Span], spans: Iterable[Span]) -> bool:
    """Return whether each of ``spans`` lies in one of ``outer``."""
    return all(any(one.start <= span.start and span.end <= one.end for one in outer) for span in spans)
