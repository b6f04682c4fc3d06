"""What one turn of a conversation says to the turn before: about the same thing, at the same time, of you and me."""

from __future__ import annotations

import re

from .sides import Side, Slot

_REACH = 1500  # characters from what is said to what answers it
_LABEL = 8  # words between a statement and the turn that answers it: a name and a title
_YOU = frozenset({"you", "yourself"})
_ME = frozenset({"i", "we", "me", "us"})
_THAT = frozenset({"it", "that", "this", "so", "them", "him", "her"})
_PAST = re.compile(r"\b(?:was|were|did|had)(?:n['’]t)?\b", re.I)
_PRESENT = re.compile(r"\b(?:am|is|are|do|does|has|have)(?:n['’]t)?\b|\b(?:I|you|we|they)['’](?:m|re|ve)\b", re.I)


def exchange(a: Side, b: Side) -> bool:
    """Return whether the later of two claims answers the earlier one: "You were there." – "I was not there."

    Both are said in turns of one conversation, each speaker to the other, close together and in one tense.
    """
    if a.document.id != b.document.id or a.speaker == b.speaker or None in (a.speaker, b.speaker):
        return False
    if a.claim.attribution != "turn" or b.claim.attribution != "turn":
        return False
    first, later = sorted((a, b), key=lambda side: side.claim.start)
    if not 0 <= later.claim.start - first.claim.end <= _REACH:
        return False
    return _speaks_to(first, later) and _speaks_to(later, first) and one_tense(a, b)


def you_and_i(a: Side, b: Side) -> bool:
    """Return whether one side says "you" of the speaker who says "I" on the other."""
    texts = [side.claim.proposition.subject.text.casefold() if side.claim.proposition else "" for side in (a, b)]
    return any(one in _YOU and other in _ME for one, other in (texts, texts[::-1]))


def pointed_back(slot: Slot, side: Side) -> bool:
    """Return whether an object is nothing but "it" or "that": in an answer, what the turn before has named."""
    thing = side.claim.proposition.object if side.claim.proposition else None
    return not slot.known and thing is not None and thing.text.casefold() in _THAT


def echoed(said: Side, reply: Side, helper: str) -> bool:
    """Return whether "I did not" denies what was said right before it of the one who replies, with that helper."""
    text, proposition = said.document.text, said.claim.proposition
    between = text[said.claim.end : reply.claim.start]
    if "?" in between or len(between.split()) > _LABEL or proposition is None or said.claim.polarity != "positive":
        return False
    if not (proposition.subject.text.casefold() in _YOU or said.subject.entity == reply.speaker):
        return False
    being = said.predicate.split(" ")[0] == "be"
    told = said.once(_tense)
    if helper in ("was", "were"):
        return being and told == "past"
    return helper == "did" and not being and told != "present"


def one_tense(a: Side, b: Side) -> bool:
    """Return whether two claims speak of the past, or two of how things stand: "You are late" is not "I was late"."""
    tenses = {a.once(_tense), b.once(_tense)} - {""}
    return len(tenses) < 2


def _tense(side: Side) -> str:
    """Return "past", "present" or, where the verb alone does not tell, ""."""
    proposition = side.claim.proposition
    if proposition is None or not proposition.predicate_spans:
        return ""
    spans = [*proposition.subject.spans[:1], *proposition.predicate_spans]
    inside = [span for span in spans if span.start >= side.claim.start] or list(proposition.predicate_spans)
    told = side.document.text[min(s.start for s in inside) : max(s.end for s in inside)]
    if _PAST.search(told):
        return "past"
    if _PRESENT.search(told):
        return "present"
    first = proposition.predicate_spans[0]
    return "past" if side.document.text[first.start : first.end].casefold().endswith("ed") else ""


def _speaks_to(side: Side, other: Side) -> bool:
    """Return whether a claim is addressed to the speaker of the other."""
    to, who = side.claim.addressee, other.claim.speaker
    if to is None or who is None:
        return False
    return to.entity == who.entity if to.entity and who.entity else to.label == who.label
