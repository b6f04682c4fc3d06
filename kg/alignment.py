"""Which system claim answers which gold claim, and how its speaker and triple compare.

A system claim and a gold claim are aligned one to one when the token F1 of their words is at least .5,
as in the all-relaxed score of PolNeAR (Newell et al. 2018). Slots of a triple are compared leniently:
by head word or a token F1 of at least .5.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from .model import Claim, Document

RELAXED = 0.5
# Two labels name one speaker when they share most of their words: "Strand", "Victor Strand".
SAME_NAME = 0.6
# Finer acts of the cue lexicon -> the act that the gold tells apart; all others are "say".
_ACTS = {
    "admit": "admit", "deny": "deny", "promise": "promise", "thank": "thank", "refuse": "refuse",
    "accuse": "accuse", "criticize": "accuse", "blame": "accuse",
    "ask": "ask", "question": "question", "doubt": "question",
    "reject": "reject", "disagree": "reject", "oppose": "reject",
    "apologize": "apologise", "apologise": "apologise",
    "demand": "demand", "request": "demand", "urge": "demand", "order": "demand",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_EMPTY = {"the", "a", "an", "of", "s", "in", "its", "their", "his", "her", "our", "to"}


def named_documents(documents: Iterable[Document], records: Iterable[Mapping]) -> dict[tuple, Document]:
    """Return (file, part) of gold records -> document. ``part`` is a title where one file holds several documents."""
    wanted = {(record["file"], record.get("part")) for record in records}
    named = {}
    for document in documents:
        for file, part in wanted:
            if document.title == part if part else file in document.place:
                named[file, part] = document
    return named


def align(claims: Iterable[Claim], gold: Iterable[dict], documents: Mapping) -> dict[str, Claim]:
    """Gold id -> its claim, one to one, the best overlap first; equal overlaps go to the likelier triple."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    candidates = []
    for record in gold:
        document = documents.get((record["file"], record.get("part")))
        for claim in by_document.get(document.id, ()) if document else ():
            shared = overlap(document.text, claim, record)
            if shared >= RELAXED:
                alike = same_speaker(claim, record) + sum(slots(claim, record).values())
                candidates.append((shared + 0.05 * alike, record["id"], claim.id, claim))
    found: dict[str, Claim] = {}
    taken = set()
    for _, name, identifier, claim in sorted(candidates, key=lambda each: (-each[0], *each[1:3])):
        if name not in found and identifier not in taken:
            found[name] = claim
            taken.add(identifier)
    return found


def positions(text: str, spans: Iterable) -> set[int]:
    return {start + match.start() for start, end in spans for match in _WORD.finditer(text[start:end])}


def _spans(claim: Claim) -> Iterable:
    return claim.pieces or ((claim.start, claim.end),)


def overlap(text: str, claim: Claim, record: Mapping, part_of: str = "both") -> float:
    """Token F1 of the words, or (``part_of="claim"``) the share of the claim's words that are gold."""
    ours, theirs = positions(text, _spans(claim)), positions(text, record.get("pieces") or [_whole(record)])
    common = len(ours & theirs)
    if part_of == "claim":
        return common / len(ours) if ours else 0.0
    return 2 * common / (len(ours) + len(theirs)) if ours or theirs else 0.0


def _whole(record: Mapping) -> tuple[int, int]:
    return record["start"], record["end"]


def same_speaker(claim: Claim, record: Mapping) -> bool:
    """Whether the claim's speaker is the gold's; an unknown or generic one is right where gold has none."""
    speaker, wanted = claim.speaker, record["speaker"]
    if wanted is None or speaker is None:
        return wanted is None and (speaker is None or speaker.generic or speaker.entity is None)
    return token_f1(speaker.label, wanted) >= SAME_NAME


def slots(claim: Claim, record: Mapping) -> dict[str, bool]:
    """Compare the slots that the gold fills. The object may also stand in a qualifier ("at the north entrance")."""
    found = claim.proposition
    result = {}
    subject = found.subject.label if found else ""
    object_ = found.object.label if found and found.object else ""
    others = [qualifier.value for qualifier in found.qualifiers] if found else []
    if record["subject"]:
        result["subject"] = _is_any(subject, record["subject"])
    if record["predicate"]:
        result["predicate"] = bool(found) and _same_predicate(found.predicate, record["predicate"])
    if record["object"]:
        # A passive without an agent may keep its patient as the subject.
        places = [object_, *others, *([subject] if not record["subject"] else [])]
        if found and record["predicate"] == "be":
            places.append(found.predicate.removeprefix("be "))  # "be safe" may be one predicate
        result["object"] = any(_is_any(place, record["object"]) for place in places)
    return result


def _is_any(ours: str, wanted: str) -> bool:
    """``wanted`` may name alternatives: "Castell Marine / Victor Strand" where the head of a firm says "we"."""
    return any(token_f1(ours, label) >= RELAXED for label in wanted.split(" / "))


def _same_predicate(ours: str, wanted: str) -> bool:
    words, goal = _WORD.findall(ours.casefold()), _WORD.findall(wanted.casefold())
    if len(words) > 1 and words[0] == "be" and words[1][:3] == goal[0][:3]:
        return True  # "be flooded" is the passive of "flood"
    return bool(words) and (words[0] == goal[0] != "be" or token_f1(ours, wanted) >= RELAXED)


def token_f1(ours: str, wanted: str) -> float:
    """Token F1 of two labels, without articles and little words, plural forms folded."""
    a, b = Counter(_content(ours)), Counter(_content(wanted))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def _content(words: str) -> list[str]:
    found = [word for word in _WORD.findall(words.casefold()) if word not in _EMPTY]
    return [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in found]


def same_act(ours: str, wanted: str) -> bool:
    """Whether two acts fall together in the coarse terms of the gold ("explain" and "say" do)."""
    return _ACTS.get(ours, "say") == _ACTS.get(wanted, "say")
