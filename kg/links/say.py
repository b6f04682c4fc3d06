"""The words of a reason: short quotations, marks and scores that all rules share."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model import Span
from . import words
from .pairs import Pair
from .sides import Side

_MOST = 22  # words of a quotation inside a reason
_REACH = 160  # characters between reporting words and the part of the content that became a claim
_OPENING = words.listed("that but and because so while since although as")
_DENIALS = words.listed("deny reject refute dispute contest doubt")
_RELATIVE = re.compile(r"\W*(?:who|which|that|whose)\b", re.I)
_CLOSE = 3  # characters between a noun and the relative clause that belongs to it
_TRIM = ' \t\n\r,;:–—-“”"«»‘’()'
_CERTAINTY = {"certain": 1.0, "probable": 0.9, "possible": 0.7, "underspecified": 0.8}


def quote(side: Side, marks: tuple[Span, ...] = (), cue: bool = False) -> str:
    """Return a claim in quotation marks, of a long one the words around its predicate and the marked words.

    ``cue`` begins with the reporting words where they stand before it ("called that claim untrue").
    """
    claim, text = side.claim, side.document.text
    begin = told(side).start if cue else _begin(side)
    found = words.tokens(text[begin : claim.end], begin)
    if len(found) > 1 and found[0][0] in _OPENING:
        found = found[1:]
    if not found:
        return f"“{claim.text.strip()}”"
    first, last = 0, len(found) - 1
    if last >= _MOST:
        must = [s for s in (*marks, *_core(side)) if begin <= s.start and s.end <= claim.end]
        inside = [i for i in range(len(found)) if _inside(found[i], must)] or [0]
        if inside[-1] >= _MOST and not cue:
            first = max(0, inside[0] - 3)
            if inside[-1] - first >= _MOST:
                marked = [i for i in range(len(found)) if _inside(found[i], list(marks))]
                first = max(0, (marked[0] if marked else inside[0]) - 6)
        last = min(last, first + _MOST - 1)
        while last > first and last < len(found) - 1 and found[last][0] in words.STOP:
            last -= 1
    words_ = re.sub(r"\s+", " ", text[found[first][1] : found[last][2]]).strip(_TRIM)
    marks_inside = len(re.findall(r"[“”\"«»]", words_))
    words_ = re.sub(r"[“”\"«»]", "" if marks_inside % 2 else "'", words_)
    return f"“{'… ' if first else ''}{words_}{' …' if last < len(found) - 1 else ''}”"


def _begin(side: Side) -> int:
    """Return where a quotation begins: of "who left early" with the words that say who."""
    claim = side.claim
    spans = claim.proposition.subject.spans if claim.proposition else ()
    if spans and _RELATIVE.match(claim.text) and spans[0].start < claim.start <= spans[-1].end + _CLOSE:
        return spans[0].start
    return claim.start


def told(side: Side) -> Span:
    """Return the span of a claim with its reporting words, where these stand before it."""
    claim = side.claim
    if claim.cue.spans and 0 <= claim.start - claim.cue.spans[0].end <= _REACH:
        return Span(claim.cue.spans[0].start, claim.end)
    return Span(claim.start, claim.end)


def _inside(token: tuple[str, int, int], spans: list[Span]) -> bool:
    return any(token[1] < s.end and s.start < token[2] for s in spans)


def _core(side: Side) -> list[Span]:
    proposition = side.claim.proposition
    if proposition is None:
        return list(side.claim.markers)
    return [*proposition.predicate_spans, *side.claim.markers, *proposition.subject.spans[:1]]


def marks(
    side: Side, concepts: frozenset[str] | set[str] = frozenset(), *, predicate: bool = False
) -> tuple[Span, ...]:
    """Return the spans of the clashing words of one side: given concepts, predicate and polarity markers."""
    spans = [w.span for w in side.content if w.concept in concepts]
    if predicate:
        spans += side.claim.markers
        if side.claim.proposition:
            spans += side.claim.proposition.predicate_spans
    return merged(spans)


def merged(spans) -> tuple[Span, ...]:
    """Return spans sorted, overlapping ones joined."""
    found: list[Span] = []
    for span in sorted(Span(*s) for s in spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def sentence(
    pair: Pair, verdict: str, marks_a: tuple[Span, ...] = (), marks_b: tuple[Span, ...] = (), cue: Side | None = None
) -> str:
    """Return the reason: both voices with their words (``cue``: of one with the reporting words), then what clashes."""
    a, b = pair.a, pair.b
    first, second = quote(a, marks_a, cue is a), quote(b, marks_b, cue is b)
    return f"{_says(a, cue is a)}: {first}. {_says(b, cue is b)}: {second}. {verdict}"


def _says(side: Side, cue: bool) -> str:
    """Return the voice, with "denies" where the words inside the quotation would read as the contrary."""
    denies = (
        not cue
        and side.claim.cue.lemma in _DENIALS
        and side.claim.polarity == "negative"
        and not side.claim.cue.negated
    )
    return f"{voice(side)} denies" if denies else voice(side)


def voice(side: Side) -> str:
    """Return what to call the speaker; a narrator's claim is the article's own."""
    return side.voice if side.claim.speaker else f"{side.voice} (the article itself)"


def topic(pair: Pair) -> str:
    """Return the words both sides share, for "about …": the subject's label where there is one."""
    labels = [s.claim.proposition.subject.label for s in (pair.a, pair.b) if s.subject.known and s.claim.proposition]
    if labels:
        return min(labels, key=len)
    common = [w.text for w in pair.a.content if w.concept in pair.shared]
    return " ".join(dict.fromkeys(common[:3])) or "the same thing"


def trust(pair: Pair) -> float:
    """Return how sure the extraction of both claims is, 0..1."""
    return (pair.a.claim.confidence * pair.b.claim.confidence) ** 0.5


def score(pair: Pair, base: float, hedges: bool = True, clashing: Collection[str] = ()) -> float:
    """Return a rule's base score lowered by weak extraction, hedges (if they matter) and unresolved slots; 0..1.

    ``clashing`` names the slots (subject, object) whose difference is the point.
    """
    value = base * trust(pair)
    if hedges:
        value *= min(_CERTAINTY[pair.a.claim.certainty], _CERTAINTY[pair.b.claim.certainty])
    if any(side.claim.speaker and side.claim.speaker.generic for side in (pair.a, pair.b)):
        value *= 0.9  # "critics", "officials"
    value *= 0.75 + 0.25 * min(1.0, pair.overlap)
    for name, slot in (("subject", pair.subject), ("object", pair.object)):
        value *= {"same": 1.0, "near": 0.95, "unknown": 0.85, "different": 0.75}[slot] if name not in clashing else 1.0
    if pair.check("overlapping time") == "unknown":
        value *= 0.95
    if pair.a.document.id == pair.b.document.id and (pair.a.speaker is None or pair.b.speaker is None):
        value *= 0.85
    return round(min(1.0, max(0.0, value)), 4)
