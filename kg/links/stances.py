"""Stances instead of pairs: who holds what, linked once, with everything that repeats it as members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..counting import Groups, Support, clusters, support, voice
from ..model import Claim, Document, Link, Reason
from .pairs import Pair
from .rejections import rejects
from .rules_existence import thing
from .sides import Side

_DEGREE = 4  # independent agreements shown per stance: the cluster holds together, n squared stays out


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that agree. ``representative`` is the earliest; ``stances`` groups the members by voice."""

    representative: str
    members: tuple[str, ...]
    stances: tuple[tuple[str, tuple[str, ...]], ...]
    support: Support


def cluster(claims: Iterable[Claim], links: Iterable[Link], documents: Mapping[str, Document]) -> list[Cluster]:
    """Return the agreement clusters, the broadest support first."""
    by_id = {claim.id: claim for claim in claims}
    links = [link for link in links if link.a in by_id and link.b in by_id]
    found = []
    for members in clusters(links):
        ordered = sorted((by_id[m] for m in members), key=lambda c: (c.date or "9999", c.document, c.start, c.id))
        stances: dict[str, list[str]] = {}
        for claim in ordered:
            stances.setdefault(voice(claim), []).append(claim.id)
        found.append(
            Cluster(
                representative=ordered[0].id,
                members=tuple(claim.id for claim in ordered),
                stances=tuple((who, tuple(ids)) for who, ids in stances.items()),
                support=support(ordered, documents, links),
            )
        )
    return sorted(found, key=lambda c: (-c.support.speakers, -c.support.events, -len(c.members), c.representative))


def representatives(reasons: Iterable[tuple[Pair, Reason]], utterances: Mapping[str, str]) -> list[tuple[Pair, Reason]]:
    """Keep the best pair between any two stances; of agreements and qualifications as many as hold a cluster together.

    ``utterances`` maps a claim to the first report of its utterance. What one speaker says again on
    another day belongs to the same stance.
    """
    ranked = sorted(reasons, key=lambda found: _rank(*found, utterances))
    stance = _stances(ranked, utterances)
    joined = {"repeat": Groups(utterances.values()), "qualification": Groups(utterances.values())}
    degree: Counter[str] = Counter()
    taken, kept = set(), []
    for found, reason in ranked:
        a, b = utterances[found.a.id], utterances[found.b.id]
        group = joined.get(reason.subtype if reason.kind == "agreement" else reason.kind)
        if group is not None:
            if group.find(a) == group.find(b):
                continue
            group.join(a, b)
        else:
            if reason.subtype == "rejection":
                one, other = (found.a, found.b) if rejects(found.a) else (found.b, found.a)
                target = (one.document.id, rejects(one).words[0].start, other.document.id)
                if target in taken:
                    continue  # a rejection has one target in an account, the one that fits best
                taken.add(target)
            if reason.rule == "shift.admission":
                ends = {("admission", side.speaker, side.document.id) for side in (found.a, found.b)}
                if ends & taken:
                    continue  # one refusal and one admission of an account tell it
                taken |= ends
            ends = (a, b) if reason.kind == "shift" else (stance.find(a), stance.find(b))
            key = (reason.kind, *sorted(ends))
            if key in taken or (reason.kind == "agreement" and max(degree[end] for end in ends) >= _DEGREE):
                continue
            taken.add(key)
            degree.update(ends if reason.kind == "agreement" else ())
        kept.append((found, reason))
    return kept


def _stances(reasons: list[tuple[Pair, Reason]], utterances: Mapping[str, str]) -> Groups:
    """Join the utterances of one voice that hold the same: said again, or two readings of one clause."""
    stance = Groups(utterances.values())
    sides = {side.id: side for found, _ in reasons for side in (found.a, found.b)}
    held: dict[tuple, dict[str, Side]] = {}
    for found, reason in reasons:
        if reason.kind == "agreement" and found.same_speaker:
            stance.join(utterances[found.a.id], utterances[found.b.id])
        for side in (found.a, found.b) if reason.clash == "polarity" else ():
            if there := thing(side):
                key = (side.document.id, side.speaker, "there is", there.head, side.claim.polarity)
                held.setdefault(key, {})[side.id] = side
        for side in (found.a, found.b) if reason.subtype == "cause" else ():
            held.setdefault((side.document.id, side.speaker, "cause"), {})[side.id] = side
    for side in sides.values():
        held.setdefault((side.document.id, side.speaker, side.predicate), {})[side.id] = side
        if side.position:
            held.setdefault(side.position, {})[side.id] = side
    for key, same in held.items():
        for one, other in pairwise(sorted(same.values(), key=lambda side: (side.order, side.id))):
            if len(key) > 3 or other.claim.start < one.claim.end:
                stance.join(utterances[one.id], utterances[other.id])
    return stance


def _rank(found: Pair, reason: Reason, utterances: Mapping[str, str]) -> tuple:
    """Best score first; among equals the first reports of two utterances, which stand for the others."""
    later = (utterances[found.a.id] != found.a.id) + (utterances[found.b.id] != found.b.id)
    return (-round(reason.score, 1), later, -reason.score, found.a.id, found.b.id)
