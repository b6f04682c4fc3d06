"""Agreement and qualification: the same thing said again, by others, or with another hedge or bound."""

from __future__ import annotations

import re

from ..counting import firsthand
from ..model import Reason
from .pairs import Pair
from .rules_values import clashing, disagree, interval, meets, same_kind
from .say import marks, score, sentence, voice
from .sides import Side, apart

_RANK = {"possible": 1, "probable": 2, "certain": 3}
_HEDGE = {"possible": "as possible", "probable": "as probable", "certain": "without reserve"}
_RELATIVE = re.compile(r"\W*(?:who|which|that)\s+(?:is|are|was|were|has|have|had|did|does|do|will)\b", re.I)
_OTHERS = re.compile(r"\b(?:all|any|every|in|of)\s+(?:the\s+)?other\b", re.I)  # "in all other fields": not this one
_YEAR = 366
_FRAGMENT = 3  # words; fewer are half a slogan or a headline
_SAID = ("factual", "predicted", "deontic", "desired")


def agreement(pair: Pair) -> Reason | None:
    """Two speech events support one proposition: other speakers (independent) or the same one again (repeat)."""
    if pair.a.claim.polarity != pair.b.claim.polarity or pair.a.claim.polarity == "unknown":
        return None
    if any(len(side.claim.text.split()) < _FRAGMENT for side in (pair.a, pair.b)):
        return None
    if _RELATIVE.match(pair.a.claim.text) or _RELATIVE.match(pair.b.claim.text):
        return None
    if bool(_OTHERS.search(pair.a.claim.text)) != bool(_OTHERS.search(pair.b.claim.text)):
        return None
    if not pair.same_proposition or disagree(pair) or pair.check("same qualifiers") == "no":
        return None
    if (pair.subject != "same" and pair.object != "same") or pair.overlap < 0.6:
        return None
    exact = pair.subject == "same" and pair.object == "same" and not pair.light
    if pair.told < (2 if exact else 3):
        return None
    if (apart(pair.a, pair.b) or 0) > _YEAR and not pair.a.entities & pair.b.entities:
        return None
    if _hedges_differ(pair):
        return None
    if pair.light and pair.overlap < 0.75:
        return None
    if pair.a.speaker is None or pair.b.speaker is None:
        return None  # an article that says what a speaker says is no second source
    if not pair.same_speaker and _namesakes(pair):
        return None
    if pair.far and pair.subject == "unknown" and not pair.a.numbers & pair.b.numbers:
        return None
    known = [bool(side.claim.speaker.entity) for side in (pair.a, pair.b)]
    if pair.far and not all(known) and (not any(known) or apart(pair.a, pair.b) is None):
        return None  # "the statement", "voters": nobody knows whose
    if pair.same_speaker:
        subtype, verdict = "repeat", f"{pair.a.voice} says the same thing again; one speaker, so no second source."
    else:
        subtype, verdict = "independent", f"Two different speakers say the same thing{_second_hand(pair)}."
    first, second = marks(pair.a, pair.shared), marks(pair.b, pair.shared)
    text = sentence(pair, verdict, first, second)
    return Reason(f"agreement.{subtype}", "agreement", subtype, text, score(pair, 0.8), first, second, "")


def _namesakes(pair: Pair) -> bool:
    """True for "Ada Lund" and "Governor Ada Lund", "the Post" and its reporters: hardly a second source."""
    first, second = (side.voice.casefold().split() for side in (pair.a, pair.b))
    within = pair.a.voiced <= pair.b.voiced or pair.b.voiced <= pair.a.voiced
    return bool(first and second) and (first[-1] == second[-1] or (within and bool(pair.a.voiced & pair.b.voiced)))


def _second_hand(pair: Pair) -> str:
    """Return why the two are no independent voices, as the end of a sentence: "; X is passed on by Y"."""
    found = ""
    for side in (pair.a, pair.b):
        if side.claim.reporter is not None:
            found += f"; the words of {voice(side)} are passed on by {side.claim.reporter.label}"
        elif not firsthand(side.claim):
            found += f"; “{side.voice}” may be the other one"
    return found


def hedge(pair: Pair) -> Reason | None:
    """The same proposition, one side sure and the other not: no contradiction, but not the same either."""
    if not pair.same_proposition or pair.same_speaker or pair.overlap < 0.6:
        return None
    opposed = pair.opposite
    if pair.subject not in ("same", "near"):
        return None
    if not (_hedges_differ(pair) or (opposed and "possible" in (pair.a.claim.certainty, pair.b.claim.certainty))):
        return None
    if pair.check("same qualifiers") == "no" or pair.told < 3:
        return None
    how = [f"{side.voice} puts it {_HEDGE.get(side.claim.certainty, 'openly')}" for side in (pair.a, pair.b)]
    verdict = f"{how[0]}, {how[1]}{'' if not opposed else ' and denies it' if _denies(pair.b) else ''}."
    first, second = marks(pair.a, predicate=True), marks(pair.b, predicate=True)
    text = sentence(pair, verdict, first, second)
    value = score(pair, 0.6, hedges=False)
    return Reason("qualification.hedge", "qualification", "hedge", text, value, first, second, "certainty")


def bound(pair: Pair) -> Reason | None:
    """Figures that can both be right but limit each other: "at least 20" and "35"."""
    if pair.opposite or pair.same_speaker or clashing(pair):
        return None
    if not (pair.predicate == "same" and pair.subject in ("same", "near") and pair.object != "different"):
        return None
    for first in pair.a.claim.values:
        for second in pair.b.claim.values:
            if not same_kind(first, second) or not meets(first, second) or first.bound == second.bound:
                continue
            if interval(first) == interval(second) or {first.bound, second.bound} <= {"exact", "about"}:
                continue
            if (first.low, first.high) == (second.low, second.high):
                continue
            verdict = f"“{first.text}” and “{second.text}” can both be right, but one leaves more open than the other."
            spans_a, spans_b = (first.span,) if first.span else (), (second.span,) if second.span else ()
            text = sentence(pair, verdict, spans_a, spans_b)
            value = score(pair, 0.6)
            return Reason("qualification.bound", "qualification", "bound", text, value, spans_a, spans_b, "value")
    return None


def restriction(pair: Pair) -> Reason | None:
    """ "Did not hit it directly" against "hit it": the denial bears on a detail alone."""
    if not pair.opposite or not pair.same_proposition or pair.same_speaker:
        return None
    if pair.check("same qualifiers") != "no":
        return None
    note = next(c.note for c in pair.checks if c.name == "same qualifiers")
    verdict = f"The denial may be of a detail alone: {note}."
    first, second = marks(pair.a, predicate=True), marks(pair.b, predicate=True)
    text = sentence(pair, verdict, first, second)
    value = score(pair, 0.4)
    return Reason("qualification.detail", "qualification", "detail", text, value, first, second, "polarity")


def comparable(pair: Pair) -> bool:
    """Return whether two claims speak of one thing at one time, both in earnest: the ground of the rules here."""
    if pair.check("overlapping time") == "no" or pair.check("outside one attribution") == "no" or pair.scattered:
        return False
    sides = (pair.a.claim, pair.b.claim)
    if pair.check("both asserted") == "no" or pair.check("same event") == "no":
        return False
    if any(c.cue.negated or c.modality not in _SAID or c.act in ("ask", "question", "thank") for c in sides):
        return False
    return pair.a.claim.modality == pair.b.claim.modality


def _hedges_differ(pair: Pair) -> bool:
    ranks = [_RANK.get(side.claim.certainty) for side in (pair.a, pair.b)]
    return None not in ranks and ranks[0] != ranks[1]


def _denies(side: Side) -> bool:
    return side.claim.polarity == "negative"
