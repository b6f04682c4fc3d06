"""The words of a reason: short quotations, marks and scores that all rules share."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ..model import Reason, Span
from . import words
from .pairs import Pair
from .sides import PRONOUNS, Side

_MOST = 22  # words of a quotation inside a reason
_REACH = 160  # characters between reporting words and the part of the content that became a claim
_STANDING_FOR = words.listed("he she it they")
_OPENING = words.listed("that but and because so while since although as")
_GOES_ON = words.listed("is was isn't wasn't never did didn't")  # "that never happened": the word is the subject
_DENIALS = words.listed("deny reject refute dispute contest doubt")
_RELATIVE = re.compile(r"\W*(?:who|which|that|whose)\b", re.I)
NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.I)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied)|disput\w+|reject\w*|refut\w+|not (?:true|the case|right))\b[^.;?!]*$", re.I
)
_DENIED = 60  # characters between "deny" and what is denied
_CLOSE = 3  # characters between a noun and the relative clause that belongs to it
_TRIM = ' \t\n\r,;:–—-“”"«»‘’()'
_BY_THE_OTHER = 0.9  # what the one side says that the other said is weaker than the other's own words
_CERTAINTY = {"certain": 1.0, "probable": 0.9, "possible": 0.7, "underspecified": 0.8}


def quote(side: Side, marks: tuple[Span, ...] = (), cue: bool = False) -> str:
    """Return a claim in quotation marks, of a long one the words around its predicate and the marked words.

    ``cue`` begins with the reporting words where they stand before it ("called that claim untrue").
    """
    claim, text = side.claim, side.document.text
    begin = told(side).start if cue else _begin(side)
    found = words.tokens(text[begin : claim.end], begin)
    if len(found) > 1 and found[0][0] in _OPENING and found[1][0] not in _GOES_ON:
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
    words_ = _with_name(side, found[first][1], found[last][2])
    words_ = re.sub(r"\s+", " ", words_).strip(_TRIM)
    marks_inside = len(re.findall(r"[“”\"«»]", words_))
    words_ = re.sub(r"[“”\"«»]", "" if marks_inside % 2 else "'", words_)
    return f"“{'… ' if first else ''}{words_}{' …' if last < len(found) - 1 else ''}”"


def _begin(side: Side) -> int:
    """Return where a quotation begins: with the words that say who left early, are accused, or deny it."""
    claim = side.claim
    if claim.act == "accuse" or claim.cue.negated:
        return told(side).start
    if claim.polarity == "negative" and claim.cue.lemma not in _DENIALS and not NEGATION.search(claim.text):
        before = side.document.text[max(0, claim.start - _DENIED) : claim.start]
        if found := _DENYING.search(before):
            return claim.start - len(before) + found.start()
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


def _with_name(side: Side, start: int, end: int) -> str:
    """Return the words of a quotation, a pronoun that stands for its subject followed by the name in brackets."""
    text, claim = side.document.text, side.claim
    subject = claim.proposition.subject if claim.proposition else None
    if subject and subject.spans and subject.text.lower() in _STANDING_FOR and subject.label.lower() not in PRONOUNS:
        at = subject.spans[0].end
        if start < at <= end and subject.label.lower() not in text[start:end].lower():
            return f"{text[start:at]} [{_with_article(subject.label)}]{text[at:end]}"
    return text[start:end]


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


def denial(side: Side) -> tuple[Span, ...]:
    """Return the reporting word that is the denial ("denied that oil had leaked"), where the words have no "not"."""
    cue = side.claim.cue
    if side.claim.polarity != "negative" or cue.lemma not in _DENIALS or cue.negated or side.claim.markers:
        return ()
    return cue.spans if told(side).start < side.claim.start else ()


def remarked(reason: Reason, pair: Pair, *named: tuple[Side, str]) -> Reason:
    """Return a reason with just the words marked that it names of either side ("All", "None")."""
    found = {side.id: _first(side, said) for side, said in named}
    first, second = found[pair.a.id], found[pair.b.id]
    return replace(reason, marks_a=first, marks_b=second) if first and second else reason


def _first(side: Side, said: str) -> tuple[Span, ...]:
    found = re.compile(rf"\b{re.escape(said)}").search(side.document.text, side.claim.start, side.claim.end)
    return (Span(*found.span()),) if found else ()


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
    parts = (f"{_says(a, cue is a)}: {first}.", f"{_says(b, cue is b)}: {second}.", verdict)
    return " ".join(part[:1].upper() + part[1:] for part in parts)


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
    """Return what to call the speaker: "the report", "critics", a name; a narrator's claim is the article's own."""
    if side.claim.speaker is None:
        return f"{side.voice} (the article itself)"
    return _with_article(side.voice) if not _several(side) else side.voice


def _with_article(label: str) -> str:
    """Return a role or thing with its article, a name as it is."""
    bare = label[:1].islower() and label.split()[0] not in words.STOP and not label.endswith("s")
    return f"the {label}" if bare else label


def _several(side: Side) -> bool:
    """True for "critics", "the mayor and the judge"."""
    name = side.voice.split(" of ")[0]
    if name.lower() in ("some", "many", "others", "most", "several", "they"):
        return True
    return " and " in name or (name.endswith("s") and not name.endswith("ss") and name[:1].islower())


def verb(side: Side, plural: str, singular: str) -> str:
    """Return the form of a verb that fits the voice: "critics say", "Ada Lund says"."""
    return plural if side.claim.speaker is not None and _several(side) else singular


def trust(pair: Pair) -> float:
    """Return how sure the extraction of both claims is, 0..1."""
    told = 1.0
    for told_by, own in ((pair.a, pair.b), (pair.b, pair.a)):
        reporter = told_by.claim.reporter
        if reporter and own.claim.speaker and reporter.label == own.claim.speaker.label:
            told = _BY_THE_OTHER
    return told * (pair.a.claim.confidence * pair.b.claim.confidence) ** 0.5


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
