"""Counting who says the same thing: clusters of agreeing claims, and the sources behind them.

Corroboration is counted by speech events and original documents, never by articles: five
outlets that quote one statement are one source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .model import Claim, Document, Link

# Agreements of these subtypes join two reports of one utterance.
ONE_UTTERANCE = frozenset({"same-utterance", "syndicated-copy"})
COPY = "syndicated-copy"  # … and this one says that the documents are copies, too


class Support(NamedTuple):
    """How broad the ground of a statement is."""

    articles: int
    originals: int
    events: int
    speakers: int


class Groups:
    """Disjoint sets over hashable items; ``groups()`` keeps the order of first sight."""

    def __init__(self, items: Iterable = ()):
        self.parent = {item: item for item in items}

    def find(self, item):
        """Return the representative of the set ``item`` is in."""
        self.parent.setdefault(item, item)
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def join(self, a, b) -> None:
        """Make one set of the sets of ``a`` and ``b``."""
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[b] = a

    def groups(self) -> list[list]:
        """Return all sets as lists."""
        found: dict = {}
        for item in self.parent:
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())


def clusters(links: Iterable[Link]) -> list[list[str]]:
    """Return the ids of claims that agreements tie together, one list per cluster of two or more."""
    joined = Groups()
    for link in links:
        if link.kind == "agreement":
            joined.join(link.a, link.b)
    return joined.groups()


def statements(links: Iterable[Link], claims: Mapping[str, Claim]) -> list[list[str]]:
    """Return the clusters in which something is stated: what readers are told that several claims agree on.

    Who would not admit a thing, or asked about it, has not stated it. An outlet's own sentence in a copy of its
    report is no statement of two.
    """
    told = [link for link in links if stated(claims[link.a]) and stated(claims[link.b])]
    own = {link.id for link in told if link.subtype == COPY and not (claims[link.a].speaker or claims[link.b].speaker)}
    return clusters(link for link in told if link.id not in own)


def stated(claim: Claim) -> bool:
    """Say whether somebody states or denies what a claim holds: not asked, not "would not admit"."""
    return not claim.cue.negated and claim.polarity != "unknown" and claim.modality != "interrogative"


def firsthand(claim: Claim) -> bool:
    """Say whether a claim is a voice of its own: not words that another speaker passed on, nor "Ms Falk's firm"."""
    if claim.reporter is not None:
        return False
    speaker = claim.speaker
    return speaker is None or bool(speaker.entity) or not _belongs(speaker.label)


def _belongs(name: str) -> bool:
    """Say whether words name somebody by whose they are: "Lars Holm's company", "their lawyer"."""
    owner = re.match(r"(.+?)(?:['’]s|s['’]) ", name)
    return bool(re.match(r"(?:my|your|his|her|its|our|their)\b", name, re.IGNORECASE)) or bool(
        owner and owner[1].split()[-1][:1].isupper()
    )


def support(claims: Iterable[Claim], documents: Mapping[str, Document], links: Iterable[Link]) -> Support:
    """Count articles, originals, speech events and speakers behind a cluster of claims.

    A document that credits a wire agency is not an original of its own: all copies of one agency's
    report of one day count once, and so do texts that a link calls copies. Two claims report one
    speech event when a link says so (same utterance), or when one speaker said them on one day.
    """
    claims = list(claims)
    events = Groups(claim.id for claim in claims)
    originals = Groups(claim.document for claim in claims)
    first: dict[tuple, str] = {}
    for claim in claims:
        document = documents.get(claim.document)
        if document is not None and document.agency:
            originals.join(first.setdefault(("wire", document.agency, document.date), claim.document), claim.document)
        if claim.date or claim.attribution == "turn":
            key = ("said", voice(claim), claim.date or claim.document)
            events.join(first.setdefault(key, claim.id), claim.id)
    within = {claim.id: claim.document for claim in claims}
    for link in links:
        if link.subtype in ONE_UTTERANCE and link.a in within and link.b in within:
            events.join(link.a, link.b)
            if link.subtype == COPY:
                originals.join(within[link.a], within[link.b])
    articles = len(set(within.values()))
    return Support(articles, len(originals.groups()), len(events.groups()), len({voice(claim) for claim in claims}))


def voice(claim: Claim) -> str:
    """Return a key for whoever speaks in a claim; the narrator's voice is the document's own."""
    if claim.speaker is None:
        return f"narrator:{claim.document}"
    # Without an identity, "they" of one document is not "they" of another.
    return claim.speaker.entity or f"unclear:{claim.document}:{claim.speaker.label.casefold()}"
