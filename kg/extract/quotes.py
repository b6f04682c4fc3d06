"""Quotation marks, paired per paragraph, before any parse. Never raises on odd marks.

Apostrophes are no marks; a mark that is never closed runs to the end of its paragraph; a
paragraph that opens with a mark again continues the open quotation of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Passage, Span

_OPENERS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "``": "''"}
_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’'＂‟]")
_AFTER_OPEN = re.compile(r"[^\s.,;:!?)\]}»”]")
_TITLE = re.compile(
    r"(?:(?P<led>\b(?:titled|entitled|headlined|book|memo|essay|article|film|song|column|documentary|op-ed|poem)"
    r"(?: called| named)?,? )|(?<![:,] )(?<=[\w,] ))[“\"](?P<words>[A-Z][^“”\"\n]{5,90})[”\"]"
)
_ENDS_WORD = re.compile(r"[.,!?;:…—–-]$")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks in ``start:end``; ``opened``/``closed`` say whether the marks are there."""

    start: int
    end: int
    closed: bool
    passage: int
    continues: bool = False  # goes on from the last quotation of the paragraph before


def find(text: str, passages: Sequence[Passage]) -> list[Quote]:
    """Return the quotations of a document in order, none inside another."""
    out: list[Quote] = []
    open_before = False
    for number, passage in enumerate(passages):
        found = _in_paragraph(text, passage.start, passage.end, number)
        if found and open_before and not text[passage.start : found[0].start].strip():
            first = found[0]
            found[0] = Quote(first.start, first.end, first.closed, number, continues=True)
        open_before = bool(found) and not found[-1].closed
        out += found
    return out


def titles(text: str) -> list[Span]:
    """Return what is quoted as the title of a memo or a book and is nobody's statement: "titled “Where We Stand”".

    A title has a capital on all longer words, and is called one or ends without a mark.
    """
    out = []
    for match in _TITLE.finditer(text) if "“" in text or '"' in text else ():
        words = [word for word in re.findall(r"[^\W\d_]+", match["words"]) if len(word) > 3]
        called = match["led"] or not _ENDS_WORD.search(match["words"])
        if called and len(words) >= 2 and all(word[0].isupper() for word in words) and " " in match["words"].strip():
            out.append(Span(match.start("words") - 1, match.end("words") + 1))
    return out


def _in_paragraph(text: str, start: int, end: int, number: int) -> list[Quote]:
    out: list[Quote] = []
    opened: tuple[int, str] | None = None  # offset and closing marks of the open quotation
    position = start
    while match := _MARK.search(text, position, end):
        mark, at = match.group(), match.start()
        position = match.end()
        if mark in "‘’'":
            closing = None if opened else _single(text, at, start, end)
            if closing is not None:
                out.append(Quote(at, closing + 1, True, number))
                position = closing + 1
            continue
        opens, closes = _role(text, mark, at, match.end(), start, end)
        if opened is None:
            if opens:
                opened = (at, _closers(mark))
        elif mark in opened[1] or (closes and mark in "”\"''＂") or (mark == "“" and closes and not opens):
            out.append(Quote(opened[0], match.end(), True, number))
            opened = None
        elif opens and mark in _OPENERS and opened[1] == _closers(mark):
            # A second opening mark of the same kind: the first was never closed.
            cut = at
            while cut > opened[0] + 1 and text[cut - 1].isspace():
                cut -= 1
            out.append(Quote(opened[0], cut, False, number))
            opened = (at, _closers(mark))
    if opened is not None:
        out.append(Quote(opened[0], end, False, number))
    return out


def _closers(mark: str) -> str:
    return _OPENERS.get(mark, mark)


def _role(text: str, mark: str, at: int, after: int, start: int, end: int) -> tuple[bool, bool]:
    """Can the mark open, can it close? Straight and misused marks are told by what stands beside them."""
    before_ok = at == start or text[at - 1].isspace() or text[at - 1] in "([{—–-:/‘'"
    after_ok = after < end and bool(_AFTER_OPEN.match(text[after]))
    if mark in ("“", "„", "«", "``", "‹", "‟"):
        return (True, False) if after_ok or mark != "“" else (False, True)
    if mark in ("”", "»", "''", "›"):
        return (before_ok and after_ok and (at == start or text[at - 1].isspace()), True)
    return before_ok and after_ok, not (before_ok and after_ok and at > start and text[at - 1].isspace())


def _single(text: str, at: int, start: int, end: int) -> int | None:
    """Offset of the mark that closes a quotation in single marks opened at ``at``, or None for an apostrophe."""
    if at > start and not (text[at - 1].isspace() or text[at - 1] in '([—–"“'):
        return None
    if at + 1 >= end or not text[at + 1].isalnum() or text[at + 1].isdigit() or text[at] == "’":
        return None
    fallback = None
    for match in re.finditer("[’']", text[at + 1 : min(end, at + 1500)]):
        close = at + 1 + match.start()
        if close + 1 < end and text[close + 1].isalnum():
            continue
        if _ENDS_WORD.search(text[close - 1]) or text[close - 1] not in "sS":
            return close
        fallback = fallback or close
    return fallback
