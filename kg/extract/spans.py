"""Arithmetic on character spans, half-open throughout."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Span


def less(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return ``spans`` without the stretches in ``taken``."""
    left = list(spans)
    for cut in taken:
        left = [
            part
            for span in left
            for part in (Span(span.start, min(span.end, cut.start)), Span(max(span.start, cut.end), span.end))
            if part.start < part.end
        ]
    return tuple(left)


def clip(spans: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that lie in ``within``."""
    cut = (Span(max(span.start, within.start), min(span.end, within.end)) for span in spans)
    return tuple(span for span in cut if span.start < span.end)
