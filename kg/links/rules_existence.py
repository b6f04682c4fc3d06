"""What there is and what is allowed: "they had no maps" against "there were maps", "not allowed" against "no ban"."""

from __future__ import annotations

import re

from ..model import Reason
from . import words
from .pairs import Pair, slots
from .say import marks, score, sentence
from .sides import Side, Slot

_FIRM = ("certain", "probable", "underspecified")
_PERMIT, _FORBID = words.concept("permit"), words.concept("forbid")
_NOBODY = re.compile(
    r"\b(?:no one|nobody|none|no (?:single )?\w+|not (?:a single|one) \w+)\s+"
    r"(?:has|have|had|was|were|could|can|ever)\b",
    re.I,
)
_EXAMPLES = re.compile(
    r"\b(?:dozens|hundreds|thousands|scores|plenty|lots|many|numerous|several|\d[\d,.]*)\s+(?:of\s+)?(?:\w+\s+)?"
    r"(?:examples?|cases?|instances?|times|occasions)\b",
    re.I,
)


def existence(pair: Pair) -> Reason | None:
    """One side has none of a thing that, the other says, there is; or there is and there is not."""
    if not (pair.opposite and _open(pair) and _firm(pair)):
        return None
    first, second = _thing(pair.a), _thing(pair.b)
    if first is None or second is None or (pair.a.predicate == pair.b.predicate and pair.subject == "different"):
        return None
    if slots(first, second, pair.same_speaker) != "same" or len(first.concepts & second.concepts) < 2:
        return None
    verdict = "One says that there is such a thing, the other that there is none."
    return _reason(pair, "negation", verdict, 0.8, first.concepts & second.concepts)


def permission(pair: Pair) -> Reason | None:
    """ "They are not allowed to enter" against "there is no ban on entry": both deny, and yet they clash."""
    if not (pair.a.claim.polarity == pair.b.claim.polarity == "negative" and _open(pair) and _firm(pair)):
        return None
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if _PERMIT in one.predicate.split() and _FORBID in other.object.concepts | {other.predicate}:
            deed = pair.shared - {_PERMIT, _FORBID}
            if deed & set(one.predicate.split()) and (len(deed) > 1 or pair.a.document.id == pair.b.document.id):
                verdict = "One says that it is not allowed, the other that it is not forbidden."
                return _reason(pair, "negation", verdict, 0.75, deed | {_PERMIT, _FORBID})
    return None


def keys(side: Side) -> list[tuple[str, str]]:
    """Return candidate keys that bring what is not allowed to what is not forbidden."""
    if side.claim.polarity != "negative":
        return []
    if _PERMIT in side.predicate.split():
        return [("f", deed) for deed in side.predicate.split() if deed != _PERMIT]
    forbids = _FORBID in side.object.concepts | {side.predicate}
    return [("f", deed) for deed in sorted(side.concepts)] if forbids else []


def examples(pair: Pair) -> Reason | None:
    """ "No one has ever …" against "I can give hundreds of examples of …": words in common instead of slots."""
    if not (pair.opposite and pair.open and _firm(pair)) or pair.told < 4 or pair.overlap < 0.3:
        return None
    none, many = (pair.a, pair.b) if pair.a.claim.polarity == "negative" else (pair.b, pair.a)
    never, often = _NOBODY.search(none.claim.text), _EXAMPLES.search(many.claim.text)
    if not never or not often:
        return None
    verdict = f"“{never.group()}” and “{often.group()}” cannot both hold."
    return _reason(pair, "quantifier", verdict, 0.8, pair.shared)


def _thing(side: Side) -> Slot | None:
    """Return what a claim says there is: the object of "have", the subject of "exist" or "there is"."""
    slot = {"have": side.object, "exist": side.subject}.get(side.predicate)
    return slot if slot and slot.known else None


def _open(pair: Pair) -> bool:
    """Like ``pair.open``, but other participants are no other event: whoever has it, there is such a thing."""
    checks = ("overlapping time", "both asserted", "outside one attribution")
    return all(pair.check(name) != "no" for name in checks)


def _firm(pair: Pair) -> bool:
    return pair.a.claim.certainty in _FIRM and pair.b.claim.certainty in _FIRM


def _reason(pair: Pair, subtype: str, verdict: str, base: float, concepts: frozenset[str]) -> Reason:
    first, second = marks(pair.a, concepts, predicate=True), marks(pair.b, concepts, predicate=True)
    text = sentence(pair, verdict, first, second)
    value = max(score(pair, base), round(0.6 * base, 4))
    return Reason(f"contradiction.{subtype}", "contradiction", subtype, text, value, first, second, "polarity")
