"""Position shifts: one speaker, two dates (or an order the words give), a changed stance.

Changing a plan or correcting a figure is no lie, and the reason says so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Reason
from . import words
from .pairs import Pair
from .rules_polarity import _opposites
from .rules_values import clashing
from .say import marks, merged, quote, score, told, trust
from .sides import Side, before

_RANK = {"underspecified": 0, "possible": 1, "probable": 2, "certain": 3}
_GUILT = words.concepts("fault blame guilt responsibility role involve cause failure malfunction mistake error")
_TELLING = words.listed("admit acknowledge concede confess deny promise pledge vow")  # words that are the stance
_ANY_ONE = re.compile(r"\W*an?\s", re.I)
_FAULT_CUES = words.listed("admit acknowledge concede confess accept")


def keys(side: Side) -> list[tuple[str, str]]:
    """Return candidate keys that bring together what one speaker admits and would not admit."""
    return [("a", side.speaker)] if side.speaker and side.claim.cue.lemma in _FAULT_CUES else []


def order(a: Side, b: Side) -> tuple[Side, Side] | None:
    """Return (earlier, later), None if neither dates nor words tell."""
    if before(a, b):
        return a, b
    return (b, a) if before(b, a) else None


def shift(pair: Pair) -> Reason | None:
    """Return how one speaker's stance changed. The reason's marks are in the order of the pair."""
    if not pair.same_speaker or pair.a.speaker is None:
        return None
    if found := _admission(pair):
        return found
    ordered = order(pair.a, pair.b)
    if ordered is None or pair.check("outside one attribution") == "no":
        return None
    earlier, later = ordered
    if earlier.claim.cue.negated or later.claim.cue.negated:
        return None
    if any(side.claim.act == "reject" and side.claim.polarity != "negative" for side in ordered):
        return None
    return _reversal(pair, earlier, later) or _revision(pair, earlier, later) or _degree(pair, earlier, later)


def earlier_first(pair: Pair) -> tuple[Side, Side]:
    """Return the two sides of a pair that :func:`shift` accepted, the earlier one first."""
    return order(pair.a, pair.b) or _admission_order(pair.a, pair.b) or (pair.a, pair.b)


def _reversal(pair: Pair, earlier: Side, later: Side) -> Reason | None:
    modalities = earlier.claim.modality, later.claim.modality
    if any(m not in ("factual", "predicted", "deontic", "desired") for m in modalities):
        return None
    opposed = pair.opposite and pair.same_proposition and pair.check("same qualifiers") != "no"
    if not opposed and earlier.claim.polarity == later.claim.polarity == "positive":
        if pair.predicate == "antonym":
            opposed = pair.same_frame
        elif pair.predicate == "same" and pair.subject in ("same", "near") and pair.a.predicate == "be":
            opposed = bool(_opposites(pair.a.object.concepts, pair.b.object.concepts))
    if not opposed or "possible" in (earlier.claim.certainty, later.claim.certainty):
        return None
    if pair.far and any(_ANY_ONE.match(side.claim.text) for side in (earlier, later)):
        return None  # "opposed a bill", "supported a bill that …": who knows whether it is one bill
    if modalities == ("predicted", "factual") or modalities == ("predicted", "predicted"):
        if modalities[1] == "factual" or pair.check("overlapping time") != "no":
            return _reason(
                pair, earlier, later, "update", "The announced plan changed; a changed plan is no false statement.", 0.6
            )
        return None
    if pair.check("overlapping time") == "no" and _dated(earlier) and _dated(later):
        return None  # two periods, both can be true
    verdict = "The later statement says the opposite of the earlier one."
    if earlier.present and later.present:
        verdict += " The situation itself may have changed in between."
    return _reason(pair, earlier, later, "reversal", verdict, 0.7 if earlier.present and later.present else 0.85)


def _revision(pair: Pair, earlier: Side, later: Side) -> Reason | None:
    found = clashing(pair)
    if found is None or pair.opposite or pair.check("overlapping time") == "no":
        return None
    first, second = found if earlier is pair.a else found[::-1]
    verdict = f"The figure went from “{first.text}” to “{second.text}”; a corrected figure is no false statement."
    spans = {id(pair.a): (found[0].span,), id(pair.b): (found[1].span,)}
    made = _reason(pair, earlier, later, "numeric-revision", verdict, 0.7)
    marks_a = tuple(s for s in spans[id(pair.a)] if s)
    marks_b = tuple(s for s in spans[id(pair.b)] if s)
    return Reason(made.rule, made.kind, made.subtype, made.text, made.score, marks_a, marks_b, "value")


def _degree(pair: Pair, earlier: Side, later: Side) -> Reason | None:
    if not pair.same_proposition or earlier.claim.polarity != later.claim.polarity or pair.overlap < 0.5:
        return None
    if earlier.claim.modality != later.claim.modality or earlier.claim.modality not in ("factual", "predicted"):
        return None
    if pair.check("overlapping time") == "no":
        return None
    before, after = _RANK[earlier.claim.certainty], _RANK[later.claim.certainty]
    if not before or not after or abs(before - after) < 1 or before == after:
        return None
    subtype = "softening" if after < before else "hardening"
    less = "less" if after < before else "more"
    return _reason(pair, earlier, later, subtype, f"The later statement is {less} certain than the earlier one.", 0.65)


def _admission(pair: Pair) -> Reason | None:
    """ "Would not admit fault", then "admitted that …": the stance itself moved."""
    ordered = _admission_order(pair.a, pair.b)
    if ordered is None:
        return None
    earlier, later = ordered
    refused, granted = _content(earlier), _content(later)
    guilt = bool(refused & _GUILT and granted & _GUILT)
    if not guilt and any(side.predicate == words.phrase(side.claim.cue.lemma) for side in ordered):
        return None  # "would not accept the medal", "does not admit visitors" concede nothing
    if not guilt and not refused & granted - earlier.voiced:
        return None
    if before(later, earlier):
        verdict, subtype = "What was admitted at first is later no longer admitted.", "hardening"
        earlier, later = later, earlier
    else:
        verdict, subtype = "What would not be admitted at first is later admitted.", "reversal"
    # What was refused is seldom worded as what was granted, so the slots say nothing here.
    found = _reason(pair, earlier, later, subtype, verdict, 0.0)
    away = sum(
        min(100, max(0, s.claim.start - s.claim.cue.spans[-1].end)) for s in (earlier, later) if s.claim.cue.spans
    )
    return replace(
        found, rule="shift.admission", score=round((0.7 + 0.2 * pair.overlap - away / 2000) * trust(pair), 4)
    )


def _content(side: Side) -> frozenset[str]:
    span = told(side)
    return words.concepts(side.document.text[span.start : span.end]) - words.concepts(side.claim.cue.lemma)


def _admission_order(a: Side, b: Side) -> tuple[Side, Side] | None:
    for refused, granted in ((a, b), (b, a)):
        both = refused.claim.cue.lemma in _FAULT_CUES and granted.claim.cue.lemma in _FAULT_CUES
        if both and refused.claim.cue.negated and not granted.claim.cue.negated:
            return refused, granted
    return None


def _dated(side: Side) -> bool:
    return any(t.start for t in side.claim.times)


def _reason(pair: Pair, earlier: Side, later: Side, subtype: str, verdict: str, base: float) -> Reason:
    first, second = marks(pair.a, predicate=True), marks(pair.b, predicate=True)
    first = merged((*first, *pair.a.claim.cue.spans)) if pair.a.claim.cue.negated else first
    second = merged((*second, *pair.b.claim.cue.spans)) if pair.b.claim.cue.negated else second
    says = [f"{_when(side, word)} {_said(side)}" for side, word in ((earlier, "earlier"), (later, "later"))]
    text = f"{earlier.voice}: {says[0]}; {says[1]}. {verdict}"
    return Reason(f"shift.{subtype}", "shift", subtype, text, score(pair, base, False), first, second, "stance")


def _when(side: Side, word: str) -> str:
    return f"on {side.claim.date}" if side.claim.date else word


def _said(side: Side) -> str:
    cue = side.claim.cue
    return quote(side, cue=cue.negated or cue.lemma in _TELLING)
