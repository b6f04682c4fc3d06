"""The model ranks, the rules explain: how the probabilities of a claim-pair model enter the score of a link.

A rule's link keeps between three quarters and all of its score, by how far the model agrees. A pair
that no rule explains, but whose wording the model holds to be a contradiction, is linked below those
with a nameable reason, and its reason says that only the wording suggests it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ..model import Reason
from .pairs import Pair
from .say import NEGATION, marks, sentence, trust
from .sides import PRONOUNS, Side

_KEPT = 0.75  # share of a rule's score that does not depend on the model
_MOST = 2000  # pairs the model is asked about: the best links, and the unexplained pairs nearest in words
_SURE = 0.95  # probability from which wording alone makes a link, or the model's own threshold if that is higher
_SUGGESTED = 0.5  # weight of a link without a nameable reason
_CONFLICT = frozenset(
    ("negation", "antonym", "quantifier", "numeric", "temporal", "place", "role-swap", "cause", "reversal")
)
_OPENING = re.compile(r"^\W*(?:that|but|and|because|so|while|since|although)\s+", re.I)


class Probability(Protocol):
    """Calibrated probabilities of one pair."""

    contradiction: float
    entailment: float


class Scorer(Protocol):
    """A loaded claim-pair model: see :mod:`kg.links.nli`."""

    name: str
    threshold: dict[str, float]

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Probability]: ...


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair, its reason with the final score, and what the model said (None where it was not asked)."""

    pair: Pair
    reason: Reason
    raw: float | None = None
    model: str = ""


def scorer(nli: Scorer | str | None) -> Scorer | None:
    """Return the model to ask: a loaded one as it is, one by name or path, none for None and "none"."""
    if nli is None or nli == "none":
        return None
    if not isinstance(nli, str):
        return nli
    from . import nli as models

    return models.load(nli)


def weigh(found: list[tuple[Pair, Reason]], nli: Scorer) -> list[Weighed]:
    """Return the links of the rules, the model's probability in the scores of the best two thousand."""
    asked = [
        i
        for i, (_, r) in enumerate(found)
        if r.rule != "wording" and (r.subtype in _CONFLICT or r.subtype == "independent")
    ]
    asked = sorted(asked, key=lambda i: (-found[i][1].score, i))[:_MOST]
    answers = nli.score([(premise(found[i][0].a), premise(found[i][0].b)) for i in asked])
    weighed = {}
    for i, answer in zip(asked, answers, strict=True):
        one, reason = found[i]
        raw = answer.contradiction if reason.subtype in _CONFLICT else answer.entailment
        score = round(reason.score * (_KEPT + (1 - _KEPT) * raw), 4)
        weighed[i] = Weighed(one, replace(reason, score=score), round(raw, 4), nli.name)
    return [weighed.get(i) or Weighed(one, reason) for i, (one, reason) in enumerate(found)]


def suggested(unexplained: list[Pair], nli: Scorer) -> list[Weighed]:
    """Return links that the wording alone suggests, among pairs that no rule explains."""
    near = sorted((p for p in unexplained if worth_asking(p)), key=lambda p: (-p.overlap, p.a.id, p.b.id))[:_MOST]
    answers = nli.score([(premise(p.a), premise(p.b)) for p in near])
    least = max(_SURE, nli.threshold.get("contradiction", 0.0))
    found = []
    for one, answer in zip(near, answers, strict=True):
        if answer.contradiction < least:
            continue
        first, second = marks(one.a, predicate=True), marks(one.b, predicate=True)
        text = sentence(one, "The wording suggests that they exclude each other; no rule says why.", first, second)
        score = round(_SUGGESTED * answer.contradiction * trust(one), 4)
        reason = Reason("wording", "contradiction", "semantic", text, score, first, second)
        found.append(Weighed(one, reason, round(answer.contradiction, 4), nli.name))
    return found


def worth_asking(found: Pair) -> bool:
    """Scope decides before the model does: no failed check, sure statements, one thing in mostly the same words."""
    sure = all(s.claim.certainty in ("certain", "probable") for s in (found.a, found.b))
    factual = all(s.claim.modality == "factual" for s in (found.a, found.b))
    if (
        not (sure and factual and found.open)
        or found.same_speaker
        or found.a.speaker is None
        or found.b.speaker is None
    ):
        return False
    alike = all(slot in ("same", "near") for slot in (found.subject, found.object))
    return alike and found.overlap >= 0.5 and found.told >= 3 and not found.scattered


def premise(side: Side) -> str:
    """Return a claim's words as a sentence for the model.

    No leading "that", a pronoun subject by its name; of "denied that it leaked" the denial is in the sentence.
    """
    claim = side.claim
    text, start = claim.text, claim.start
    subject = claim.proposition.subject if claim.proposition else None
    if subject and subject.label and subject.text.lower() in PRONOUNS and subject.spans:
        span = subject.spans[0]
        if start <= span.start and span.end <= claim.end and subject.label.lower() not in PRONOUNS:
            text = text[: span.start - start] + subject.label + text[span.end - start :]
    text = _OPENING.sub("", " ".join(text.split()))
    denied = claim.polarity == "negative" and not NEGATION.search(text)
    return f"It is not true that {text}" if denied else text
