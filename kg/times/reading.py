"""Finds dates: tries the rules where a date may begin, then cuts the interval by its preposition."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.model import Span, TimeSpan
from kg.times.calendar import part_of
from kg.times.reader import Reader
from kg.times.rules import NOT_A_DATE, RULES
from kg.times.words import BOUNDS, DAYS, MONTH, MONTHS, NUMBER, UNIT, WEEKDAY

# a text without any of these has no date; a date begins with one of the words of _TRIGGER
_HINT = re.compile(
    rf"\d{{4}}|{MONTH}|{WEEKDAY}|\b(?:{UNIT}s?|spring|summer|autumn|fall|winter|Q[1-4]|today|tonight|tomorrow|yesterday|night|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
# Every match of _HINT holds four digits or one of these words; looking for them is quicker than matching.
_UNITS = UNIT.strip("(?:)").split("|")
_TELLING = frozenset(
    [
        *MONTHS, *DAYS, *(f"{day}s" for day in DAYS), *_UNITS, *(f"{unit}s" for unit in _UNITS),
        *"spring summer autumn fall winter q today tonight tomorrow yesterday night morning afternoon evening".split(),
    ]
)  # fmt: skip
_YEAR, _LETTERS = re.compile(r"\d{4}"), re.compile(r"[a-z]+")
_TRIGGER = re.compile(
    rf"(?<![\w.,:/$€£-])(?:\d|{MONTH}|{WEEKDAY}|{NUMBER}\b|(?:the|this|last|next|past|previous|coming|upcoming|early|late|mid|beginning|start|middle|end|eve|earlier"
    r"|later|no|not|more|less|prior|ahead|by|before|after|following|since|until|till|through|from|between|in|over|during|for|within|at|on|spring|summer|autumn"
    r"|fall|winter|Q[1-4]|today|tonight|tomorrow|yesterday|first|second|third|fourth|as)\b)",
    re.IGNORECASE,
)


_ONWARDS = re.compile(r"\s+on(?:wards?)?\b", re.IGNORECASE)


def times(
    text: str,
    offset: int = 0,
    anchor: str | None = None,
    anchor_kind: str = "utterance",
    reference: str | None = None,
    full: str | None = None,
) -> tuple[TimeSpan, ...]:
    """Return every date expression in ``text``, in order, spans shifted by ``offset``. Never raises.

    ``anchor`` is the ISO day that relative words count from (None: they stay unresolved), of the
    ``anchor_kind`` "utterance" or "publication"; ``reference`` the ISO day last named before this text; ``full``
    the last one named with its year, to which "March 25" is near where there is no anchor.
    """
    if not _may_date(text):
        return ()
    reader = Reader(text, _day(anchor))
    reader.named, reader.full = _day(reference), _day(full)
    found: list[TimeSpan] = []
    position = 0
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < position:
            continue
        for pattern, rule in RULES:
            match = pattern.match(text, trigger.start())
            if match is None:
                continue
            try:
                span = _read(reader, match, rule, offset, anchor_kind)
            except (ValueError, OverflowError):  # 31 June, the year 0: the words are spent
                position = match.end()
                break
            if span:
                found.append(span)
                position = match.end()
                break
    return tuple(_alternatives(text, offset, found))


def _may_date(text: str) -> bool:
    """Return whether there may be a date in ``text``; False is certain."""
    told = _YEAR.search(text) or not _TELLING.isdisjoint(_LETTERS.findall(text.lower()))
    return bool(told and _HINT.search(text))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _read(reader: Reader, match: re.Match, rule: Callable, offset: int, anchor_kind: str) -> TimeSpan | None:
    words = match.groupdict()
    interval = rule(reader, words, match)
    if interval == NOT_A_DATE:
        return None
    span, text = Span(match.start() + offset, match.end() + offset), match[0]
    bound = BOUNDS.get(re.sub(r"\s+", " ", words.get("bound") or "").lower(), "at")
    if interval is None:
        return TimeSpan(text, None, None, "unknown", "after" if bound == "not_before" else bound, "none", span)
    if bound == "at" and (words.get("bound") or "").lower() == "from" and _ONWARDS.match(reader.text, match.end()):
        bound = "since"
    if words.get("part"):
        interval = part_of(interval, words["part"].lower())
    first, last, granularity = interval
    stated = bool(words.get("year") or words.get("y2"))
    if bound == "at":
        reader.named = first if granularity == "day" else last
        if stated and granularity == "day":
            reader.full = first
    start, end = _bounded(first, last, bound, reader.anchor)
    anchor = "stated" if stated else anchor_kind if reader.anchor else "stated"
    bound = "after" if bound == "not_before" else bound
    return TimeSpan(text, start, end, granularity, bound, anchor, span)


def _bounded(first: date, last: date, bound: str, anchor: date | None) -> tuple[str | None, str | None]:
    """Cut an interval by its preposition: "by 2026" ends with 2026, "before 2026" the day before it begins."""
    if bound in ("by", "until"):
        return None, last.isoformat()
    if bound == "before":
        return None, (first - timedelta(1)).isoformat()
    if bound == "after":
        return (last + timedelta(1)).isoformat(), None
    if bound == "not_before":
        return first.isoformat(), None
    if bound == "since":
        return first.isoformat(), anchor.isoformat() if anchor and anchor >= first else None
    return first.isoformat(), last.isoformat()


def _alternatives(text: str, offset: int, found: list[TimeSpan]) -> list[TimeSpan]:
    """Join "by the end of 2025 or early 2026" into one interval that covers both."""
    joined: list[TimeSpan] = []
    for span in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.end
            and span.end
            and re.fullmatch(r",?\s+or\s+(?:in\s+)?", text[before.span.end - offset : span.span.start - offset])
        ):
            start = min(before.start, span.start) if before.start and span.start else None
            words = text[before.span.start - offset : span.span.end - offset]
            joined[-1] = TimeSpan(
                words,
                start,
                max(before.end, span.end),
                "period",
                before.bound,
                before.anchor,
                Span(before.span.start, span.span.end),
            )
        else:
            joined.append(span)
    return joined
