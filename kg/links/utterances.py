"""Repeats first: which claims report one and the same utterance, and which documents are copies.

Overlap of words alone would swallow contradictions, so numbers, names and polarity must agree
before two wordings count as one utterance.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from ..model import Document, Reason
from . import words
from .sides import Side, apart, names

WINDOW = 2  # days between two reports of one utterance
_RUN = 5  # words of a verbatim run that shows a common source
_LONG = 6  # names in a document that tells of more than one occasion
_CITED = 4  # words in quotation marks that are hardly said twice
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)(?:[”\"»]|$)")
_ENOUGH = 12  # shared runs below which a text is too short to be called a copy
_AGENCY = re.compile(r"\((AP|AFP|Reuters|dpa|TASS|Xinhua|UPI|Interfax|EFE|ANSA|PA|RFE/RL|Bloomberg|Associated Press)\)")


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two sides that report one utterance; ``subtype`` same-utterance or syndicated-copy."""

    a: Side
    b: Side
    subtype: str
    score: float
    shared: frozenset[str]

    @property
    def rank(self) -> tuple:
        """Which of several reports of a claim is its best partner: the likest, then the one of like length."""
        union = len(self.a.concepts | self.b.concepts) or 1
        same = self.a.predicate == self.b.predicate
        return (round(0.5 * self.score + 0.4 * len(self.shared) / union + 0.1 * same, 6), self.a.id, self.b.id)


def copies(documents: dict[str, Document]) -> dict[str, str]:
    """Return document id -> id of the document it is a copy of (itself where it is none).

    Near-identical texts (most five-word runs shared) are copies; a credited agency ("(AP)")
    lowers what has to be shared.
    """
    origin = {identifier: identifier for identifier in documents}
    shingles = {identifier: _shingles(document.text) for identifier, document in documents.items()}
    holders: dict[tuple, list[str]] = defaultdict(list)
    for identifier in sorted(documents, key=lambda d: (documents[d].date or "9999", documents[d].name, d)):
        counts: dict[str, int] = defaultdict(int)
        for shingle in shingles[identifier]:
            for other in holders[shingle][:8]:
                counts[other] += 1
        best = max(counts, key=lambda d: (counts[d], d), default=None)
        if best is not None:
            share = counts[best] / max(1, min(len(shingles[identifier]), len(shingles[best])))
            credited = agency(documents[identifier]) is not None and agency(documents[identifier]) == agency(
                documents[best]
            )
            if counts[best] >= _ENOUGH and share >= (0.5 if credited else 0.8):
                origin[identifier] = origin[best]
        for shingle in shingles[identifier]:
            holders[shingle].append(identifier)
    return origin


def agency(document: Document) -> str | None:
    """Return the wire agency a document credits: its metadata, or a tag such as "(AP)" near its head."""
    if document.agency:
        return document.agency
    tag = _AGENCY.search(document.text[:600])
    return tag.group(1) if tag else None


def repeat(a: Side, b: Side, origin: dict[str, str]) -> Repeat | None:
    """Return the repeat two sides form, or None. Both must be of one speaker in two documents."""
    if a.document.id == b.document.id or a.speaker != b.speaker or not (a.voices and b.voices):
        return None
    if a.claim.speaker and not a.claim.speaker.entity and a.voice[:1].islower():
        return None  # "the poll" of one report is not that of the other
    copied = origin[a.document.id] == origin[b.document.id]
    if a.speaker is None and not copied:
        return None
    if not copied and (apart(a, b) or 0) > WINDOW:
        return None
    if not _guard(a, b):
        return None
    score, shared = likeness(a, b)
    if score < 0.55 or shared <= _named(a):
        return None
    return Repeat(a, b, "syndicated-copy" if copied else "same-utterance", score, shared)


def sure(found: Repeat) -> bool:
    """Return whether a repeat shows that two documents tell of one occasion: near dates, or a run of the same words.

    A demand is made on many days. Where nothing dates two long documents, likeness alone is not enough.
    """
    a, b = found.a, found.b
    if found.subtype == "syndicated-copy" or apart(a, b) is not None:
        return True
    if min(len(a.cast or ()), len(b.cast or ())) < _LONG:
        return True
    return _cited(a, b) or _cited(b, a) or bool(runs(a.claim.text) & runs(b.claim.text))


def _named(side: Side) -> frozenset[str]:
    """Return the concepts of the names in a claim: two reports that share nothing else share no statement."""
    return frozenset(word.concept for word in side.content if word.text[:1].isupper() and word.start > side.claim.start)


def likeness(a: Side, b: Side) -> tuple[float, frozenset[str]]:
    """Return how alike two wordings are (0..1) and the concepts they share; 0 under three shared."""
    first, second = _spoken(a), _spoken(b)
    shared = first & second
    if _cited(a, b) or _cited(b, a):
        return 0.8, shared
    if len(shared) < 3:
        # Two words are enough where they are all there is, and say the same of the same.
        alike = first == second and len(shared) == 2 and a.predicate == b.predicate and a.subject == b.subject
        return (0.8 if alike else 0.0), shared
    score = len(shared) / min(len(first), len(second))
    # A short quotation is often a part of a long one; but three words out of forty prove nothing.
    if len(shared) < 4 and max(len(first), len(second)) > 12:
        score -= 0.2
    if runs(a.claim.text) & runs(b.claim.text):
        score += 0.25
    return min(1.0, score), shared


def _cited(citing: Side, full: Side) -> bool:
    """True where words one report has in quotation marks stand so in the other: "take some more time"."""
    told = [word for word, _, _ in words.tokens(full.claim.text)]
    for match in _QUOTED.finditer(citing.claim.text):
        cited = [word for word, _, _ in words.tokens(match.group(1))]
        places = range(len(told) - len(cited) + 1)
        if len(cited) >= _CITED and any(told[i : i + len(cited)] == cited for i in places):
            return True
    return False


def runs(text: str) -> frozenset[tuple[str, ...]]:
    """Return the five-word runs of a text that hold at least two content words."""
    found = [word for word, _, _ in words.tokens(text)]
    slices = (tuple(found[i : i + _RUN]) for i in range(len(found) - _RUN + 1))
    return frozenset(run for run in slices if sum(w not in words.STOP for w in run) >= 2)


def reason(found: Repeat, origin_name: str) -> Reason:
    """Say in plain words why two claims are one utterance."""
    a, b = found.a, found.b
    common = ", ".join(_said(a, found.shared))
    if found.subtype == "syndicated-copy":
        text = f"{_outlet(b)} carries the same text as {origin_name}: one source, counted once."
    else:
        text = (
            f"{_outlet(a)} and {_outlet(b)} report the same statement of {a.voice}, in much the same words: {common}."
        )
    marks_a = tuple(w.span for w in a.content if w.concept in found.shared)
    marks_b = tuple(w.span for w in b.content if w.concept in found.shared)
    return Reason(
        f"repeat.{found.subtype}", "agreement", found.subtype, text, 0.5 + 0.45 * found.score, marks_a, marks_b
    )


def _said(side: Side, shared: frozenset[str]) -> list[str]:
    seen, found = set(), []
    for word in side.content:
        if word.concept in shared and word.concept not in seen:
            seen.add(word.concept)
            found.append(word.text)
    return found[:5]


def _outlet(side: Side) -> str:
    return side.document.publisher or side.document.title or side.document.name


def _spoken(side: Side) -> frozenset[str]:
    return frozenset(w.concept for w in side.content)


def _guard(a: Side, b: Side) -> bool:
    if {a.claim.polarity, b.claim.polarity} == {"positive", "negative"}:
        return False
    if a.claim.cue.negated != b.claim.cue.negated:
        return False
    if a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return False
    first, second = names(a), names(b)
    return not (first and second) or bool(first & second) or not (first - _lower(b)) or not (second - _lower(a))


def _lower(side: Side) -> frozenset[str]:
    return frozenset(words.stem(w) for w, _, _ in words.tokens(side.claim.text))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    found = [word for word, _, _ in words.tokens(text[:50000])]
    every = [tuple(found[i : i + _RUN]) for i in range(max(0, len(found) - _RUN + 1))]
    # Of a long text one run in four, chosen by content and not by place: a cut head does not shift the choice.
    return frozenset(every if len(every) < 400 else [run for run in every if sum(map(len, run)) % 4 == 0])
