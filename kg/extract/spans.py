"""Arithmetic on character spans, half-open throughout, in time about linear in their number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from ..model import Span


def less(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return ``spans`` without the stretches in ``taken``: (0, 9) less (2, 4) is (0, 2), (4, 9)."""
    holes = _joined(taken)
    ends = [end for _, end in holes]
    left = []
    for start, end in spans:
        at = bisect_right(ends, start)
        while at < len(holes) and holes[at][0] < end:
            if start < holes[at][0]:
                left.append(Span(start, holes[at][0]))
            start = holes[at][1]
            at += 1
        if start < end:
            left.append(Span(start, end))
    return tuple(left)


def _joined(spans: Iterable[Span]) -> list[list[int]]:
    """Return what ``spans`` cover, in order, as stretches that do not meet."""
    joined: list[list[int]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return joined


def clip(spans: Sequence[Span], within: Span) -> tuple[Span, ...]:
    """Return the parts of ``spans``, which are in order and do not overlap, that lie in ``within``."""
    cut = []
    at = bisect_right(spans, within.start, key=lambda span: span[1])
    while at < len(spans) and spans[at][0] < within.end:
        start, end = max(spans[at][0], within.start), min(spans[at][1], within.end)
        if start < end:
            cut.append(Span(start, end))
        at += 1
    return tuple(cut)


def covers(outer: Iterable[Span], spans: Iterable[Span]) -> bool:
    """Return whether each of ``spans`` lies in one of ``outer``."""
    return all(any(one.start <= span.start and span.end <= one.end for one in outer) for span in spans)
