"""Rules on numbers, times, places and roles. They speak only when it is the same thing that differs."""

from __future__ import annotations

import re

from ..model import Reason, Span, TimeSpan, Value
from . import sums, words
from .antonyms import converse
from .pairs import Pair, slots
from .periods import calendar
from .places import exclude
from .say import marks, merged, score, sentence, trust
from .sides import WEEKDAYS, Side, apart, before

_ONCE = frozenset(
    words.concept(w)
    for w in words.listed(
        "begin end found die born sign crash explode open arrive depart land arrest resign occur win collapse "
        "sink inaugurate marry kill elect appoint publish"
    )
)
_DAYS = 14
_SURVEYS = words.concepts("poll survey margin average estimate forecast projection")
_ASKED = words.concepts("voter respondent elector interviewee")  # whoever is counted in shares was asked
_EACH = re.compile(r"\b(?:each|apiece|every|per)\b(?!\s+(?:cent|year|month|week|day)\b)", re.I)
_SHARE_OF = re.compile(r"\s*(?:%|per\s?cent)?\s*of\s+(?P<whole>(?:[\w'’-]+\s*){1,4})")
_EXCLUSIVE = frozenset(
    words.concept(w) for w in words.listed("defeat beat owe own outnumber father succeed precede outrank employ")
)


def numbers(pair: Pair) -> Reason | None:
    """Two figures for the same counted thing whose intervals, rounding included, do not meet."""
    found = clashing(pair)
    one_sum = _converse(pair) or _one_sum(pair)
    if found is None or not (pair.open or one_sum) or _unsure(pair):
        return None
    if pair.a.claim.polarity != "positive" or pair.b.claim.polarity != "positive":
        return None  # "not 5 million" and "not 3 million" can both be true
    if any(pair.check(name) == "no" for name in ("both asserted", "overlapping time", "outside one attribution")):
        return None
    if (pair.check("overlapping time") == "unknown" and _other_spans(pair)) or _other_measurement(pair):
        return None
    first, second = found
    if pair.a.once(_apiece) != pair.b.once(_apiece) or _other_whole(pair, first, second):
        return None
    verdict = f"“{first.text}” and “{second.text}” are figures for the same thing and cannot both be right."
    base = 0.85
    if (gap := apart(pair.a, pair.b) or 0) > 2:
        # A toll rises and a balance moves: figures of different days are compared with less weight.
        verdict += f" The statements are {gap} days apart; the figure may have changed."
        base = 0.75
    marks_a, marks_b = _spans(first), _spans(second)
    text = sentence(pair, verdict, marks_a, marks_b)
    value = (
        round(0.9 * base * trust(pair), 4)
        if _counts_subject(pair.a) or one_sum or _same_toll(pair)
        else score(pair, base)
    )
    return Reason("contradiction.numeric", "contradiction", "numeric", text, value, marks_a, marks_b, "value")


def _other_measurement(pair: Pair) -> bool:
    """True for two polls, and for figures of two documents that nothing dates: a balance, a lead, a price moves."""
    said = pair.a.concepts | pair.b.concepts | pair.a.voiced | pair.b.voiced
    asked = said & _ASKED and any(value.unit == "%" for side in (pair.a, pair.b) for value in side.claim.values)
    if (said & _SURVEYS or asked) and pair.a.cast is not None:
        return True
    if not pair.far:
        return False
    once = pair.predicate == "same" and set(pair.a.predicate.split()) & _ONCE
    return apart(pair.a, pair.b) is None and pair.check("overlapping time") != "yes" and not once


def _apiece(side: Side) -> bool:
    """True for "two at each gate": the figure is not that of the whole."""
    return _EACH.search(side.claim.text) is not None


def _other_whole(pair: Pair, first: Value, second: Value) -> bool:
    """True for "80 percent of the old houses" and "7 percent" of what nobody says: shares of two wholes."""
    for value, side, other in ((first, pair.a, pair.b), (second, pair.b, pair.a)):
        if value.unit != "%" or value.span is None:
            continue
        whole = _SHARE_OF.match(side.document.text[value.span.end : min(side.claim.end, value.span.end + 80)])
        named = words.concepts(whole.group("whole")) if whole else frozenset()
        if named - other.concepts:
            return True
    return False


def _other_spans(pair: Pair) -> bool:
    """True for "nine in May" and "sixty during the year": both say over which time, in other words."""
    told = [s.once(calendar).union(*(c for role, c in s.qualifiers if role == "time")) for s in (pair.a, pair.b)]
    return bool(told[0] and told[1] and not told[0] & told[1])


def clashing(pair: Pair) -> tuple[Value, Value] | None:
    """Return the first two values that measure the same thing and cannot both be right."""
    if not _same_measure(pair):
        return None
    for first in pair.a.claim.values:
        comparable = [v for v in pair.b.claim.values if same_kind(first, v)]
        rivals = [u for u in pair.a.claim.values if same_kind(u, first)]
        if comparable and not any(meets(u, v) for u in rivals for v in comparable):
            return first, comparable[0]
    return None


def same_kind(a: Value, b: Value) -> bool:
    """Return whether two values count the same thing in one unit."""
    if a.kind != b.kind or a.unit != b.unit or (a.kind == "other" and not a.unit):
        return False
    if a.kind == "count":
        return bool(a.counted) and words.concept(a.counted) == words.concept(b.counted)
    return not (a.counted and b.counted) or words.concept(a.counted) == words.concept(b.counted)


def meets(a: Value, b: Value) -> bool:
    """Return whether two intervals overlap once the rounding of the words is allowed for."""
    (low_a, high_a), (low_b, high_b) = interval(a), interval(b)
    return low_a <= high_b and low_b <= high_a


def interval(value: Value) -> tuple[float, float]:
    """Return the interval a value allows: its bounds, its tolerance, a tenth more for "about"."""
    low = float("-inf") if value.low is None else value.low
    high = float("inf") if value.high is None else value.high
    slack = value.tolerance
    if value.bound == "about":
        slack = max(slack, 0.1 * abs(low if low != float("-inf") else high))
    return low - slack, high + slack


def times(pair: Pair) -> Reason | None:
    """Two dates of an event that happens once."""
    if not (pair.predicate == "same" and pair.subject == "same" and pair.object in ("same", "near")):
        return None
    if pair.opposite or _unsure(pair) or not _unique(pair) or _other_than_time(pair):
        return None
    if pair.far and not pair.one_season:
        return None  # one is elected more than once, and "Berg" of another story is another Berg
    found = _apart(pair.a.claim.times, pair.b.claim.times) or _named_apart(pair)
    if found is None:
        return None
    first, second = found
    verdict = f"“{first.text}” and “{second.text}” cannot both be when it happened."
    if pair.a.claim.modality == pair.b.claim.modality == "predicted":
        verdict = _forecast(pair, first.text, second.text)
    marks_a, marks_b = _spans(first), _spans(second)
    text = sentence(pair, verdict, marks_a, marks_b)
    value = score(pair, 0.75)
    return Reason("contradiction.temporal", "contradiction", "temporal", text, value, marks_a, marks_b, "time")


def _forecast(pair: Pair, first: str, second: str) -> str:
    """Say how two forecasts differ: of different days the earlier one may be an overtaken plan and no error."""
    gap = apart(pair.a, pair.b)
    if not gap:
        return f"“{first}” and “{second}” cannot both be when it will happen."
    earlier = first if before(pair.a, pair.b) else second
    return f"Both are forecasts, made {gap} days apart: “{earlier}” may be an overtaken plan."


def places(pair: Pair) -> Reason | None:
    """Two places that exclude each other, of an event that happens once or is told of within days."""
    if pair.predicate != "same" or pair.subject != "same" or pair.opposite or _unsure(pair):
        return None
    if any(pair.check(name) == "no" for name in ("both asserted", "overlapping time", "outside one attribution")):
        return None
    once = set(pair.a.predicate.split()) & _ONCE
    if not once and (pair.a.present or pair.b.present or (apart(pair.a, pair.b) or 0) > _DAYS):
        return None
    first, second = _place(pair.a), _place(pair.b)
    if not first or not second or not exclude(first[0], second[0]):
        return None
    if pair.object not in ("same", "near") and not (first[2] or second[2]):
        return None
    verdict = f"“{first[0]}” and “{second[0]}” cannot both be where it happened."
    marks_a, marks_b = merged(first[1]), merged(second[1])
    text = sentence(pair, verdict, marks_a, marks_b)
    value = score(pair, 0.75, clashing=("object",) if first[2] or second[2] else ())
    return Reason("contradiction.place", "contradiction", "place", text, value, marks_a, marks_b, "place")


def roles(pair: Pair) -> Reason | None:
    """The same two parties the other way round, for predicates that exclude it ("A defeated B")."""
    checks = ("both asserted", "outside one attribution", "overlapping time")
    if pair.opposite or pair.a.claim.polarity != "positive" or any(pair.check(c) == "no" for c in checks):
        return None
    if _unsure(pair) or pair.predicate != "same" or not set(pair.a.predicate.split()) & _EXCLUSIVE:
        return None
    crossed = slots(pair.a.subject, pair.b.object), slots(pair.a.object, pair.b.subject)
    if crossed != ("same", "same") and not (_meant(pair.a, pair.b) and _meant(pair.b, pair.a)):
        return None
    verdict = "They tell it the other way round: who did it, and to whom."
    first, second = marks(pair.a, predicate=True), marks(pair.b, predicate=True)
    text = sentence(pair, verdict, first, second)
    return Reason(
        "contradiction.role-swap",
        "contradiction",
        "role-swap",
        text,
        score(pair, 0.8, clashing=("subject", "object")),
        first,
        second,
        "subject",
    )


def _meant(doer: Side, other: Side) -> bool:
    """True where the subject of one side is the one to whom it is done on the other ("owes Orin Bank a million")."""
    rest = frozenset().union(*(concepts for _, concepts in other.qualifiers)) | other.object.concepts
    return bool(doer.subject.concepts) and doer.subject.concepts <= rest - other.subject.concepts


def _same_measure(pair: Pair) -> bool:
    """The figures belong to one statement: same subject and predicate, or near the same words.

    Words of the figures themselves do not count: "30 years have passed" says nothing of what has.
    """
    if _converse(pair) or _same_toll(pair) or _one_sum(pair):
        return True
    if pair.predicate == "antonym" or "different" in (pair.subject, pair.object):
        return False
    if pair.predicate == "same" and _counts_subject(pair.a) and _counts_subject(pair.b):
        if pair.far and not pair.a.object.concepts:
            return pair.told >= 3  # "10,000 jobs vanished" of one story, "a million jobs" of another
        return pair.told >= 2 or pair.object == "same"
    measures = {c for side in (pair.a, pair.b) for v in side.claim.values for c in words.concepts(v.text)}
    about = pair.shared - measures - set(pair.a.predicate.split())
    if pair.predicate == "same" and pair.subject in ("same", "near"):
        return bool(about) or (pair.a.subject.entity is not None and pair.a.subject.entity == pair.b.subject.entity)
    named = frozenset().union(*(side.subject.concepts for side in (pair.a, pair.b) if side.subject.named))
    return pair.overlap >= 0.7 and len(about - named) + bool(about & named) >= 2  # first and last name are one thing


def _same_toll(pair: Pair) -> bool:
    """ "The fire killed nine people" and "fourteen people died in the fire": one deed, one doer."""
    if pair.predicate != "same" or _counts_subject(pair.a) == _counts_subject(pair.b):
        return False
    active, passive = (pair.b, pair.a) if _counts_subject(pair.a) else (pair.a, pair.b)
    counted_ = {words.concept(v.counted) for v in passive.claim.values if v.counted}
    same = bool(counted_ & {words.concept(v.counted) for v in active.claim.values if v.counted})
    doer = active.subject.concepts - counted_
    return same and bool(doer) and doer <= passive.concepts


def _converse(pair: Pair) -> bool:
    """ "The firm paid every family 80,000" and "the families received 60,000" tell of one payment."""
    for giving, getting in ((pair.a, pair.b), (pair.b, pair.a)):
        if converse(giving.predicate, getting.predicate):
            return getting.subject.known and getting.subject.head in giving.concepts - giving.subject.concepts
    return False


def _one_sum(pair: Pair) -> bool:
    """True for sums of one thing in other words: "a shortfall of 2 million" and "the shortfall was 3 million"."""
    paid = pair.subject in ("same", "near") and sums.one_payment(pair.a, pair.b)
    return paid or sums.one_thing(pair.a, pair.b)


def _counts_subject(side: Side) -> bool:
    """True for "52 people were inside": the figure counts the subject."""
    return any(v.kind == "count" and words.concept(v.counted or "-") == side.subject.head for v in side.claim.values)


def disagree(pair: Pair) -> bool:
    """True where comparable figures differ, whatever they belong to: enough to keep two claims from agreeing."""
    return any(
        same_kind(v, u) and not meets(v, u) for v in pair.a.claim.values for u in pair.b.claim.values
    ) and not any(same_kind(v, u) and meets(v, u) for v in pair.a.claim.values for u in pair.b.claim.values)


def _unique(pair: Pair) -> bool:
    """True for an event that happens once, or that both sides call the first or the last."""
    rank = [any(concepts <= {"last", "first"} and concepts for _, concepts in s.qualifiers) for s in (pair.a, pair.b)]
    return bool(set(pair.a.predicate.split()) & _ONCE) or all(rank)


def _unsure(pair: Pair) -> bool:
    return "possible" in (pair.a.claim.certainty, pair.b.claim.certainty)


def _other_than_time(pair: Pair) -> bool:
    checks = ("both asserted", "outside one attribution", "same event")
    return any(pair.check(name) == "no" for name in checks)


def _apart(first: tuple[TimeSpan, ...], second: tuple[TimeSpan, ...]) -> tuple[TimeSpan, TimeSpan] | None:
    fixed_a = [t for t in first if t.bound == "at" and t.start and t.end and t.granularity in ("day", "month", "year")]
    fixed_b = [t for t in second if t.bound == "at" and t.start and t.end and t.granularity in ("day", "month", "year")]
    if len(fixed_a) != 1 or len(fixed_b) != 1:
        return None
    a, b = fixed_a[0], fixed_b[0]
    return None if a.start <= b.end and b.start <= a.end else (a, b)


def _named_apart(pair: Pair) -> tuple[TimeSpan, TimeSpan] | None:
    """Return the times of two sides that name one month or day of the week each, and not the same."""
    named = pair.a.once(calendar), pair.b.once(calendar)
    sort = {name in WEEKDAYS for name in named[0] | named[1]}
    if len(named[0]) != 1 or len(named[1]) != 1 or named[0] == named[1] or len(sort) != 1:
        return None
    found = []
    for side, (name,) in zip((pair.a, pair.b), named, strict=True):
        told = [t for t in side.claim.times if name in t.text.lower()]
        if len(told) != 1 or told[0].bound != "at" or told[0].start:
            return None
        found.append(told[0])
    return found[0], found[1]


def _place(side: Side) -> tuple[str, tuple[Span, ...], bool] | None:
    """Return (words, spans, whether it is the object) of where something happened."""
    proposition = side.claim.proposition
    for qualifier in proposition.qualifiers:
        if qualifier.role == "place":
            return qualifier.value, qualifier.spans, False
    if proposition.object and proposition.predicate.split()[-1] in ("at", "in", "on", "near", "off"):
        return proposition.object.label, proposition.object.spans, True
    return None


def _spans(found: Value | TimeSpan) -> tuple[Span, ...]:
    return (found.span,) if found.span else ()
