"""Rejections and their targets: "called the statements misleading", "we disagree", "You are wrong"."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Check, Reason, Span
from . import words
from .exchanges import echoed
from .pairs import QUESTION, SETTING, Pair
from .places import national
from .rejections import Rejection, rejects
from .say import marks, merged, sentence, trust, verb, voice
from .sides import Side, apart, before, names

_DOUBTED = 0.8  # a doubt is less than a rejection
_SENTENCES = re.compile(r"(?<=[.!?:]\s)[A-Z][^.!?\n]+[.!?]")
_REJECTED = {
    "same event": ("unknown", "one side rejects the other's statement, whatever its own words are about"),
    "both asserted": ("yes", "a rejection asserts that the other statement is false"),
    "same qualifiers": ("yes", "a rejection is of the whole statement"),
}
_FULL = 6  # words of a sentence that says something by itself
_NOT = re.compile(r"\b(?:not|never|no|none|nobody|nothing|cannot)\b|n['’]t\b", re.I)
_IN_POWER = re.compile(r"\bcould (?:\w+ )?have\b", re.I)
_SENTENCE = 400  # characters; a longer context is a paragraph and says too much


def rejection(pair: Pair) -> Reason | None:
    """One side rejects what the other asserts, and names it."""
    if pair.check("outside one attribution") == "no":
        return None
    for rejecting, target in ((pair.a, pair.b), (pair.b, pair.a)):
        found = rejects(rejecting)
        if found is None or not found.concepts or not rejectable(target) or _later_target(rejecting, target):
            continue
        if found.clause and _agrees(found, rejecting, target):
            continue
        if found.owner and target.claim.speaker and not found.owner & target.voiced:
            continue  # "the union's claim" is nobody else's
        who = rejecter(rejecting)
        if who is None or who == target.voice or (pair.same_speaker and rejecting.claim.speaker):
            continue
        named = found.concepts - words.concepts(who)
        own = named & (target.concepts | target.voiced)
        common = named & (target.concepts | target.voiced | _around(target))
        if len(own) < 2 or len(common) < 0.6 * len(named):
            continue
        # A shared nationality is no shared topic, unless it names the speaker ("statements of the Russian side").
        about = common - national() - target.voiced
        named_owner = found.owner if found.clause else named | found.owner
        owned = bool(named_owner & target.voiced) and _stated(target)
        if not own & about or (len(about) < 2 and not owned):
            continue
        if found.clause and not own - target.voiced - target.once(_named):
            continue  # only the names are common to the clause and the claim
        if pair.far and not _meant_far(found, target, named, own):
            continue
        if pair.far and found.clause and (found.concepts & _named(rejecting)) - target.concepts - target.voiced:
            continue  # "that Lind attacked Marsh" is not about every attack on Marsh
        value = 0.9 * (0.6 + 0.2 * (len(common) + len(own)) / len(named)) * trust(pair)
        return _reason(pair, rejecting, who, found, own, round(value, 4))
    return None


def _agrees(found: Rejection, rejecting: Side, target: Side) -> bool:
    """True for "denied that she would accept it" beside "she has not accepted it": both say no."""
    text = " ".join(rejecting.document.text[span.start : span.end] for span in found.words)
    denies = _NOT.search(text.partition(" that ")[2]) is not None
    if target.claim.polarity == "unknown" or target.claim.modality == "hypothetical":  # "could have": did not
        return False
    return denies is not (target.claim.polarity == "negative")


def _named(side: Side) -> frozenset[str]:
    slots = (side.subject, side.object)
    return words.concepts(" ".join(names(side))).union(*(slot.concepts for slot in slots if slot.entity and slot.named))


def answered(pair: Pair) -> Reason | None:
    """A bare "You are wrong" or "Ode's claim is false": the pair is the rejection and the statement it means."""
    if pair.same_speaker or pair.check("outside one attribution") == "no":
        return None
    for rejecting, target in ((pair.a, pair.b), (pair.b, pair.a)):
        found = rejects(rejecting)
        who = rejecter(rejecting)
        if found and found.helper and not echoed(target, rejecting, found.helper):
            continue
        if found and who and (found.bare or found.owner) and rejectable(target):
            return _reason(pair, rejecting, who, found, frozenset(), round(0.65 * trust(pair), 4))
    return None


def checklist(found: Pair, reason: Reason) -> tuple[Check, ...]:
    """Return the checks to show on a link.

    The words of who rejects ("called it untrue") match the rejected statement in no slot, and need not: what
    fails on their account is no failure. A question that is rejected stays one.
    """
    if reason.subtype != "rejection":
        return found.checks
    return tuple(
        Check(check.name, *_REJECTED[check.name])
        if check.state == "no" and check.name in _REJECTED and check.note not in (SETTING, QUESTION)
        else check
        for check in found.checks
    )


def rejecter(side: Side) -> str | None:
    """Return who rejects: the speaker, the one a narrator says it of, the reporter of what nobody claims himself."""
    proposition = side.claim.proposition
    if side.claim.speaker is None and proposition and side.subject.known:
        # "The ministry rejected …" is the ministry's; "their position looks far-fetched" the article's own.
        found, subject = rejects(side), proposition.subject
        inside = found and subject.spans and any(_within(subject.spans[0], span) for span in found.words)
        return voice(side) if inside else subject.label
    if not side.voices:
        return side.claim.reporter.label if side.claim.reporter else None
    return side.voice


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def rejectable(side: Side) -> bool:
    """Return whether a claim can be the target of a rejection: something said to be so, by someone."""
    claim = side.claim
    if len(side.concepts) < 2:
        return False
    if not (claim.modality in ("predicted", "deontic") or _stated(side)) or claim.cue.negated or not side.voices:
        return False
    return claim.act not in ("ask", "question", "thank", "reject") and rejects(side) is None


def _stated(side: Side) -> bool:
    """True for what is said to be so, and to have been in somebody's power ("could have stopped it")."""
    modality = side.claim.modality
    return modality == "factual" or (modality == "hypothetical" and _IN_POWER.search(side.claim.text) is not None)


def _around(side: Side) -> frozenset[str]:
    """Return the concepts of the sentence around a claim: what "they" and "it" in it stand for."""
    context = side.claim.context
    if context is None or context.end - context.start > _SENTENCE:
        return frozenset()
    return _context_concepts(side.document.text[context.start : context.end])


@lru_cache(maxsize=4096)
def _context_concepts(text: str) -> frozenset[str]:
    return words.concepts(text)


def _reason(pair: Pair, rejecting: Side, who: str, found: Rejection, common: frozenset[str], value: float) -> Reason:
    first = found.words if rejecting is pair.a else marks(pair.a, common, predicate=True)
    second = found.words if rejecting is pair.b else marks(pair.b, common, predicate=True)
    target = pair.b if rejecting is pair.a else pair.a
    verdict = f"{who} {'questions' if found.doubt else 'rejects'} what {voice(target)} {verb(target, 'say', 'says')}."
    verdict += _before(target)
    value = round(value * (_DOUBTED if found.doubt else 1.0), 4)
    inside = found.words[0].start >= rejecting.claim.start  # the claim itself is the whole rejection
    text = sentence(pair, verdict, first, second, cue=None if inside else rejecting)
    return Reason(
        "contradiction.rejection", "contradiction", "rejection", text, value, merged(first), merged(second), "stance"
    )


def _meant_far(found: Rejection, target: Side, named: frozenset[str], own: frozenset[str]) -> bool:
    """True where a rejection plainly means a statement of another document: its owner's, or nearly word for word."""
    if found.owner & target.voiced and _stated(target):
        return True
    return len(own) >= min(3, len(named)) and len(own) >= 0.75 * len(named)


def _before(side: Side) -> str:
    """Return what a clipped answer ("I think the majority are") was said after, for a reader who sees only that."""
    if len({word.concept for word in side.content}) > 1:
        return ""
    before = side.document.text[max(0, side.claim.start - _SENTENCE) : side.claim.start]
    told = [s.strip() for s in _SENTENCES.findall(before) if len(s.split()) >= _FULL]
    return f" It was said after: “{told[-1]}”" if told else ""


def _later_target(rejecting: Side, target: Side) -> bool:
    """A rejection cannot mean what was said days after it."""
    return before(rejecting, target) and (apart(rejecting, target) or 0) > 1
