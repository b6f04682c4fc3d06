"""Who is who across documents: follow the identity records to one representative for each entity.

Nothing is merged in the documents themselves. The result is a table of pointers that is computed
again whenever an identity is added or withdrawn, which is what makes every merge reversible.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from . import ids
from .model import Claim, Entity, Identity, Mention


def pointers(identities: Iterable[Identity]) -> dict[str, str]:
    """Return member -> representative for every entity or event that an identity mentions.

    All that are connected have one representative: the one most often pointed at that does not
    itself point elsewhere; ties go to the smaller id.
    """
    return representatives((identity.a, identity.b) for identity in identities)


def representatives(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return member -> representative of directed pairs (member, its representative)."""
    parent: dict[str, str] = {}

    def root(member: str) -> str:
        while parent.setdefault(member, member) != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    pointed, pointing = Counter(), set()
    for a, b in pairs:
        pointed[b] += 1
        pointing.add(a)
        parent[root(a)] = root(b)
    groups = defaultdict(list)
    for member in parent:
        groups[root(member)].append(member)
    chosen = {}
    for members in groups.values():
        best = min(members, key=lambda member: (member in pointing, -pointed[member], member))
        chosen.update(dict.fromkeys(members, best))
    return chosen


def renamer(
    chosen: Mapping[str, str], entities: Mapping[str, Entity], phrases: Mapping[str, str] | None = None
) -> Callable[[Claim], Claim]:
    """Return a function that gives every mention of a claim the label of its representative.

    Things and happenings keep the words of the claim ("the tragedy"); the id alone says which one is meant.
    ``phrases`` are the words by id that a person took to be somebody ("the owner").
    """

    def mention(old: Mention | None) -> Mention | None:
        if old is None or not (old.entity or phrases):
            return old
        own = old.entity or ids.phrase(old.label or old.text)
        head = chosen.get(own, own)
        if head == own:
            return old
        if head not in entities:  # words stand for other words: still nobody who was recognised
            return replace(old, label=phrases[head]) if phrases and head in phrases else old
        entity = entities[head]
        kind = entity.kind if old.kind == "unknown" else old.kind
        label = old.label if old.entity and kind in ("thing", "event") else entity.label
        return replace(old, label=label, entity=entity.id, kind=kind, generic=old.generic and bool(old.entity))

    def claim(old: Claim) -> Claim:
        proposition = old.proposition
        if proposition:
            subject, target = mention(proposition.subject), mention(proposition.object)
            proposition = replace(proposition, subject=subject, object=target)
        return replace(
            old,
            speaker=mention(old.speaker),
            addressee=mention(old.addressee),
            reporter=mention(old.reporter),
            proposition=proposition,
        )

    return claim
