"""What there is and what is allowed: "they had no maps" against "there were maps", "not allowed" against "no ban"."""

from __future__ import annotations

import re

from ..model import Reason
from ..names.gazetteer import capital
from . import words
from .pairs import Pair, slots
from .places import nations
from .say import marks, remarked, score, sentence, verb, voice
from .sides import Side, Slot

_FIRM = ("certain", "probable", "underspecified")
_PERMIT, _FORBID = words.concept("permit"), words.concept("forbid")
_THERE = re.compile(
    r"\bthere\s*(?:['’]s|is|are|was|were|(?:has|have|had)\s+(?:also\s+)?been)\s+(?:(?:still|also|indeed|such|no|not)\s+)*",
    re.I,
)
_MAY_NOT = re.compile(r"\b(?:may|must|can)\s*not\b|\bcan['’]t\b|\bmustn['’]t\b", re.I)
_ENTRY = frozenset(words.concept(w) for w in words.listed("enter come visit arrive travel go return"))
_REPLY = 5000  # characters between a statement and what answers it in a conversation
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
    first, second = thing(pair.a), thing(pair.b)
    if first is None or second is None or slots(first, second, pair.same_speaker) != "same":
        return None
    if (pair.a.predicate == pair.b.predicate == "have" and pair.subject == "different") or _elsewhere(pair):
        return None
    common = first.concepts & second.concepts
    if len(common) < (1 if _answers(pair) else 2):
        return None
    if pair.far and not pair.shared - common and not _held(pair):
        return None  # "a sense of urgency" in two documents
    yes, no = (pair.a, pair.b) if pair.a.claim.polarity == "positive" else (pair.b, pair.a)
    verdict = f"{voice(yes)} {verb(yes, 'say', 'says')} that there is such a thing, {voice(no)} that there is none."
    return _reason(pair, "negation", verdict, 0.8, first.concepts & second.concepts)


def permission(pair: Pair) -> Reason | None:
    """ "They are not allowed to enter" against "there is no ban on entry": both deny, and yet they clash."""
    if not (pair.a.claim.polarity == pair.b.claim.polarity == "negative" and _open(pair) and _firm(pair)):
        return None
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        if _PERMIT in one.predicate.split() and _forbids(other):
            deed = pair.shared - {_PERMIT, _FORBID}
            if deed & set(one.predicate.split()) and (len(deed) > 1 or pair.a.document.id == pair.b.document.id):
                says = f"{voice(one)} {verb(one, 'say', 'says')}"
                verdict = f"{says} that it is not allowed, {voice(other)} that it is not forbidden."
                return _reason(pair, "negation", verdict, 0.75, deed | {_PERMIT, _FORBID})
    return None


def prohibition(pair: Pair) -> Reason | None:
    """ "Visitors may not bring cameras" against "visitors are allowed to bring cameras"."""
    if not pair.opposite or not _open(pair) or pair.subject not in ("same", "near") or pair.object == "different":
        return None
    allowed, barred = (pair.a, pair.b) if pair.a.claim.polarity == "positive" else (pair.b, pair.a)
    if _PERMIT not in allowed.predicate.split() or not _MAY_NOT.search(barred.claim.text):
        return None
    if not set(allowed.predicate.split()) - {_PERMIT} & set(barred.predicate.split()) or pair.told < 2:
        return None
    verdict = f"{voice(allowed)} {verb(allowed, 'say', 'says')} that it is allowed, {voice(barred)} that it is not."
    return _reason(pair, "negation", verdict, 0.75, pair.shared | {_PERMIT})


def entry(pair: Pair) -> Reason | None:
    """ "They are not allowed to enter Orin" answered by "a team of theirs came to Orin": a case against the rule."""
    if pair.same_speaker or pair.a.document.id != pair.b.document.id:
        return None
    for barred, came in ((pair.a, pair.b), (pair.b, pair.a)):
        barring = barred.claim.polarity == "negative" and _PERMIT in barred.predicate.split()
        if not barring or not set(barred.predicate.split()) & _ENTRY or came.claim.start < barred.claim.end:
            continue
        if came.claim.polarity != "positive" or came.claim.modality != "factual" or came.claim.certainty != "certain":
            continue
        if not set(came.predicate.split()) & _ENTRY:
            continue
        if slots(barred.object, came.object) != "same" and not _country_of(came) & barred.object.concepts:
            continue
        theirs = barred.subject.concepts & came.subject.concepts
        whole = words.concepts(came.claim.proposition.subject.text)  # "a choir from Norway", not only "choir"
        if not (theirs or nations(barred.subject.concepts) & nations(whole)) or pair.check("both asserted") == "no":
            continue
        tells = f"{voice(came)} {verb(came, 'tell', 'tells')} of a case in which it was done"
        verdict = f"{voice(barred)} {verb(barred, 'say', 'says')} that it is not allowed; {tells}."
        return _reason(pair, "quantifier", verdict, 0.7, theirs | barred.object.concepts | {_PERMIT})
    return None


def _country_of(side: Side) -> frozenset[str]:
    """Return the concepts of the country whose capital is the object: who visits the capital is in the country."""
    place = side.claim.proposition.object if side.claim.proposition else None
    nation = capital(place.label) if place is not None else None
    return words.concepts(nation) if nation else frozenset()


def _forbids(side: Side) -> bool:
    """True where a claim is about a ban: "we have no ban on …", "there is no ban on …", "did not ban …"."""
    return _FORBID in side.object.concepts | {side.predicate} or (side.subject.head == _FORBID and _there(side))


def keys(side: Side) -> list[tuple[str, str]]:
    """Return candidate keys: what is not allowed with what is not forbidden or was done, what there is and is not."""
    there, deeds = thing(side), set(side.predicate.split())
    found = [("t", there.head)] if there and there.head else []
    if deeds & _ENTRY:
        found += [("f", f"enter {concept}") for concept in sorted(side.object.concepts | _country_of(side))]
    if side.claim.polarity == "negative" and _PERMIT in deeds:
        found += [("f", deed) for deed in sorted(deeds - {_PERMIT})]
    if side.claim.polarity == "negative" and _forbids(side):
        found += [("f", deed) for deed in sorted(side.concepts)]
    return found


def examples(pair: Pair) -> Reason | None:
    """ "No one has ever …" against "I can give hundreds of examples of …": words in common instead of slots."""
    if not (pair.opposite and pair.open and _firm(pair)) or pair.told < 4 or pair.overlap < 0.3:
        return None
    none, many = (pair.a, pair.b) if pair.a.claim.polarity == "negative" else (pair.b, pair.a)
    never, often = _NOBODY.search(none.claim.text), _EXAMPLES.search(many.claim.text)
    if not never or not often:
        return None
    verdict = f"“{never.group()}” and “{often.group()}” cannot both be true."
    reason = _reason(pair, "quantifier", verdict, 0.8, pair.shared)
    return remarked(reason, pair, (many, often.group()), (none, never.group()))


def thing(side: Side) -> Slot | None:
    """Return what a claim says there is: the object of "have", the subject of "exist" or "there is"."""
    if side.predicate == "exist" or _there(side):
        return side.subject if side.subject.known else None
    said = side.object.concepts <= frozenset(word.concept for word in side.content)  # "others have" leaves it out
    return side.object if side.predicate == "have" and side.object.known and said else None


def _there(side: Side) -> bool:
    """True for "there was a generator at the clinic": its subject follows the "there was"."""
    spans = side.claim.proposition.subject.spans if side.claim.proposition else ()
    found = _THERE.search(side.claim.text) if spans and side.predicate.startswith("be") else None
    return found is not None and abs(side.claim.start + found.end() - spans[0].start) <= 6


def _held(pair: Pair) -> bool:
    """True where both say who has it or where it is, and name the same."""
    return bool(_holder(pair.a) & _holder(pair.b))


def _elsewhere(pair: Pair) -> bool:
    """True where both say who has it or where it is, and name different ones."""
    first, second = _holder(pair.a), _holder(pair.b)
    return bool(first and second and not first & second)


def _holder(side: Side) -> frozenset[str]:
    if side.predicate == "have":
        return side.subject.concepts if side.subject.known else frozenset()
    at = frozenset().union(*(concepts for role, concepts in side.qualifiers if role == "place"))
    return at | (side.object.concepts if side.predicate != "exist" and side.object.known else frozenset())


def _answers(pair: Pair) -> bool:
    """True where the denial follows the statement in one conversation."""
    yes, no = (pair.a, pair.b) if pair.a.claim.polarity == "positive" else (pair.b, pair.a)
    return not pair.same_speaker and pair.a.document.id == pair.b.document.id and (
        0 <= no.claim.start - yes.claim.end <= _REPLY
    )  # fmt: skip


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
