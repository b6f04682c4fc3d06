"""Which pairs are worth judging: shared participants and shared words, within a budget, never all pairs.

Every claim is filed under a few keys (participant + concept, two rare concepts, predicate + object).
A key that too many claims share is read only in a window of neighbours in time, so the work grows with
the number of claims and not with its square.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from itertools import combinations, dropwhile, takewhile

from .antonyms import partners
from .pairs import slots
from .sides import Side

_YOU_SAID = re.compile(
    r"\b(?:what|everything|all)\s+(?:that\s+)?you(?:['’]ve|\s+have)?\s+(?:just\s+)?(?:said|told|claimed)\b", re.I
)
_ACCUSED = re.compile(r"\b(?:accusation|charge|allegation)s?\b", re.I)
BUDGET = 16  # pairs per claim
_RARE = 7  # concepts of a claim that are used for keys, the rarest first
_WINDOW = 10  # neighbours looked at on each side of a claim in a crowded key
_REACH = 40  # claims looked at, before and after a rejection, for each concept it names
_LATELY = 14  # days back for a statement that is named by its owner alone
_TURN = 1500  # characters back for the statement in the turn before that a bare rejection means
_EXCHANGE = 3000  # … and for what "what you said" may mean, earlier turns included
_NEAR = 300  # characters between a statement and a bare "That is not true"


def candidates(
    sides: list[Side], keys: Callable[[Side], list[tuple[str, str]]] = lambda side: []
) -> list[tuple[int, int]]:
    """Return index pairs (i < j), sorted, each claim in at most ``BUDGET`` pairs of its own choice.

    ``keys`` gives further keys of a claim, on which rules of their own depend.
    """
    frequency = Counter(concept for side in sides for concept in side.concepts)
    places: dict[tuple, list[int]] = defaultdict(list)
    for index in sorted(range(len(sides)), key=lambda i: (sides[i].days or (0, 0), sides[i].order)):
        for key in (*_keys(sides[index], frequency), *keys(sides[index])):
            places[key].append(index)
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for key, members in places.items():
        if len(members) < 2:
            continue
        weight = _weight(key, len(members))
        for position, index in enumerate(members):
            for other in members[position + 1 : position + 1 + _WINDOW]:
                if possible(sides[index], sides[other]):
                    votes[index][other] += weight
                    votes[other][index] += weight
    chosen = set()
    for index, counter in votes.items():
        for other, _ in sorted(counter.items(), key=lambda kv: (-kv[1], kv[0]))[:BUDGET]:
            chosen.add((min(index, other), max(index, other)))
    return sorted(chosen)


def targets(sides: list[Side], rejections: Mapping[int, frozenset[str]]) -> list[tuple[int, int]]:
    """Return pairs of a rejection and what it may reject: claims that share the concepts it names.

    ``rejections`` maps the index of a rejecting claim to those concepts. The name of a target's speaker
    counts as well: "the statements of the council" names the council.
    """
    wanted = frozenset().union(*rejections.values()) if rejections else frozenset()
    order = sorted(range(len(sides)), key=lambda i: (sides[i].days or (0, 0), sides[i].order))
    rank = {index: position for position, index in enumerate(order)}
    filed: dict[str, list[int]] = defaultdict(list)
    for position, index in enumerate(order):
        for concept in (sides[index].concepts | sides[index].voiced) & wanted:
            filed[concept].append(position)
    found = set()
    for index, concepts in rejections.items():
        votes: Counter[int] = Counter()
        for concept in sorted(concepts):
            middle = bisect_left(filed[concept], rank[index])
            for position in filed[concept][max(0, middle - _REACH) : middle + _REACH]:
                other = order[position]
                if other != index and possible(sides[index], sides[other]):
                    votes[other] += 1
        best = sorted(((n, other) for other, n in votes.items() if n >= 2), key=lambda v: (-v[0], v[1]))
        found |= {(min(index, other), max(index, other)) for _, other in best[:BUDGET]}
    return sorted(found)


def answers(sides: list[Side], bare: Collection[int]) -> list[tuple[int, int]]:
    """Return (rejection, statement it means) for bare rejections ("You are wrong") inside one document.

    It means what the other speaker has just said: of the turn before, the statement that shares most words with
    how the reply goes on, otherwise the last one, if it stands close. The reply may not have gone on about
    anything else first.
    """
    found = []
    documents: dict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(sides):
        documents[side.document.id].append(index)
    for members in documents.values():
        members.sort(key=lambda i: (sides[i].claim.start, sides[i].claim.ordinal))
        for position, index in enumerate(members):
            if index in bare and (meant := _meant(sides, members, position)) is not None:
                found.append((min(index, meant), max(index, meant)))
    return found


def _meant(sides: list[Side], members: list[int], position: int) -> int | None:
    reply = sides[members[position]]
    before = [i for i in members[:position] if sides[i].claim.end <= reply.claim.start and len(sides[i].concepts) > 1]
    told = bool(_YOU_SAID.search(reply.claim.text))  # "what you said": also after words of one's own
    if told:
        before = list(dropwhile(lambda i: sides[i].speaker == reply.speaker, reversed(before)))[::-1]
    if not before or sides[before[-1]].speaker in (reply.speaker, None):
        return None
    last = before[-1]
    turn = list(takewhile(lambda i: sides[i].speaker == sides[last].speaker, reversed(before)))
    if told:  # … and of all the addressee has said in this exchange
        turn = [i for i in reversed(before) if sides[i].speaker == sides[last].speaker]
    reach = _EXCHANGE if told else _TURN
    turn = [i for i in turn if reply.claim.start - sides[i].claim.end <= reach]
    after = [sides[i] for i in members[position + 1 : position + 4] if sides[i].speaker == reply.speaker]
    topic = frozenset().union(*(s.concepts for s in after)) - reply.voiced - sides[last].voiced
    stated = [i for i in turn if sides[i].claim.modality == "factual"]
    best = max(stated, key=lambda i: (len(sides[i].concepts & topic), i), default=last)
    if len(sides[best].concepts & topic) >= (3 if told else 1) and sides[best].claim.modality == "factual":
        return best
    return last if not told and reply.claim.start - sides[last].claim.end <= _NEAR else None


def owned(
    sides: list[Side], rejections: Mapping[int, frozenset[str]], others: Collection[int] = ()
) -> list[tuple[int, int]]:
    """Return pairs of "Ode's claim is false" and the last statement of Ode before it.

    ``rejections`` maps the index of a rejecting claim to the concepts of the owner's name; ``others`` are
    claims that state nothing themselves but reject something. The statement stands before the rejection
    in the document, or else in another document of the days before.
    """
    wanted = frozenset().union(*rejections.values()) if rejections else frozenset()
    filed: dict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(sides):
        for concept in side.voiced & wanted:
            filed[concept].append(index)
    found = []
    for index, owner in rejections.items():
        rejecting = sides[index]
        spoken = [
            i for i in filed[max(owner, key=lambda c: (-len(filed[c]), c))] if sides[i].voices and i not in others
        ]
        if _ACCUSED.search(rejecting.claim.text):
            spoken = [i for i in spoken if sides[i].claim.act == "accuse"] or spoken
        here = [i for i in spoken if sides[i].document.id == rejecting.document.id]
        here = [i for i in here if sides[i].claim.end <= rejecting.claim.start]
        if not here and rejecting.days:
            gaps = {i: rejecting.days[0] - sides[i].days[1] for i in spoken if sides[i].days}
            here = sorted((i for i, gap in gaps.items() if 0 <= gap <= _LATELY), key=lambda i: (-gaps[i], i))
        if here:
            found.append((min(index, here[-1]), max(index, here[-1])))
    return found


def _keys(side: Side, frequency: Counter) -> list[tuple]:
    rare = sorted((c for c in side.concepts if frequency[c] > 1), key=lambda c: (frequency[c], c))[:_RARE]
    keys: list[tuple] = [("e", entity, concept) for entity in side.entities for concept in rare]
    keys += [("c", *sorted(two)) for two in combinations(rare, 2)]
    if side.predicate:
        for concept in side.subject.concepts | side.object.concepts:
            keys.append(("p", side.predicate, concept))
            keys += [("p", other, concept) for other in partners(side.predicate)]
    if side.speaker:
        keys += [("s", side.speaker, concept) for concept in rare[:4]]
    return keys


def _weight(key: tuple, size: int) -> float:
    return (2.0 if key[0] in ("e", "p", "n", "f") else 1.0) / (1.0 + size**0.5)


def possible(a: Side, b: Side) -> bool:
    """Leave out what no rule can link: two claims of one voice in one document, save admissions."""
    if a.document.id != b.document.id:
        return True
    if a.claim.start < b.claim.end and b.claim.start < a.claim.end:
        return False
    return a.speaker != b.speaker or a.claim.cue.negated != b.claim.cue.negated


def proposable(a: Side, b: Side) -> bool:
    """Return whether two claims that are near in meaning alone are worth judging.

    They must speak of one thing, or be two reports of what one speaker said.
    """
    if a.document.id != b.document.id and a.speaker == b.speaker is not None:
        return True
    return a.speaker != b.speaker and slots(a.subject, b.subject) in ("same", "near") and possible(a, b)
