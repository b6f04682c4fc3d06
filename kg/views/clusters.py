"""Agreements as clusters: one statement, its wordings, who said it first, who disputes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import counting
from ..model import Claim
from . import words
from .book import Book


@dataclass(frozen=True)
class Cluster:
    """Claims that say the same thing, oldest first."""

    key: str
    title: str
    claims: list[Claim]
    support: counting.Support
    badge: str
    first: str
    first_voice: str
    disputed_by: list[str]
    disputes: list[tuple[Claim, str]]  # (opposing claim, link id)
    changes: list[tuple[Claim, str]]  # what one of these speakers said otherwise, earlier or later
    independent: bool
    ground: str  # how far the voices are independent, in a sentence

    @property
    def changed_by(self) -> list[str]:
        """The speakers of ``changes``, each once."""
        return list(dict.fromkeys(claim.speaker.label for claim, _ in self.changes if claim.speaker))


def clusters(book: Book) -> list[Cluster]:
    """Return all clusters, the broadest ground first."""
    found = [_cluster(book, members) for members in counting.statements(book.agreements, book.claims)]
    return sorted(found, key=lambda c: (-c.support.speakers, -c.support.events, -len(c.claims), c.key))


def _cluster(book: Book, members: list[str]) -> Cluster:
    claims = sorted((book.claims[each] for each in members), key=lambda c: (c.date is None, c.date or "", c.id))
    inside = set(members)
    support = counting.support(claims, book.documents, book.agreements)
    own = counting.support(filter(counting.firsthand, claims), book.documents, book.agreements)
    voices = {voice.key for voice in map(book.voice, claims) if not voice.unclear}
    disputes: dict[str, tuple[Claim, str]] = {}
    for claim in claims:
        for link in book.by_claim.get(claim.id, ()):
            other = link.b if link.a == claim.id else link.a
            if link.kind in ("contradiction", "shift") and other not in inside and book.state(link) != "rejected":
                disputes.setdefault(other, (book.claims[other], link.id))
    ordered = sorted(disputes.values(), key=lambda item: (item[0].date or "9", item[0].id))
    changes = [item for item in ordered if book.voice(item[0]).key in voices]
    ordered = [item for item in ordered if item not in changes]
    return Cluster(
        key=min(members),
        title=heading(book, claims),
        claims=claims,
        support=support,
        badge=badge(support),
        first=claims[0].date or "",
        first_voice=book.voice(claims[0]).name,
        disputed_by=list(dict.fromkeys(book.voice(claim).name for claim, _ in ordered)),
        disputes=ordered,
        changes=changes,
        independent=own.speakers > 1 and own.originals > 1,
        ground=ground(support, [] if own.speakers > 1 and own.originals > 1 else _relayed(book, claims)),
    )


def _relayed(book: Book, claims: list[Claim]) -> list[str]:
    """Return why voices are none of their own, each once: "Ines Berg is passed on by Leo Marsh"."""
    found = []
    for claim in claims:
        voice = book.voice(claim)
        if claim.reporter is not None:
            found.append(f"{voice.name} is passed on by {claim.reporter.label}")
        elif not counting.firsthand(claim):
            found.append(f"“{voice.name}” may be one of the others")
    return list(dict.fromkeys(found))


def badge(support: counting.Support) -> str:
    """Return ``4 articles, 3 originals, 2 speech events, 2 speakers``."""
    return ", ".join(
        words.plural(count, noun)
        for count, noun in zip(support, ("article", "original", "speech event", "speaker"), strict=True)
    )


def ground(support: counting.Support, relayed: Sequence[str] = ()) -> str:
    """Say what the numbers mean: who is independent of whom, and ``relayed`` why not."""
    if support.speakers > 1 and support.originals > 1 and relayed:
        return f"Not independent: {'; '.join(relayed)}."
    if support.speakers > 1:
        return "Independent voices." if support.originals > 1 else "Several voices, but all in one report."
    if support.events > 1:
        return f"One speaker, {words.times(support.events)}."
    return "One statement, reported more than once." if support.articles > 1 else "One statement."


def heading(book: Book, claims: list[Claim]) -> str:
    """Return the wording of a cluster that reads best on its own; if none does, with who said it and how.

    "The ferry sank", but "Anna Berg denied “that it had sunk”": a heading is always somebody's exact words.
    """
    best = min(claims, key=lambda claim: (_roughness(claim), abs(len(claim.text) - 55), claim.id))
    if _roughness(best) > 2:
        lead = words.lead(best).rstrip(" …:") if best.act in ("deny", "reject") else ""
        return f"{book.voice(best).name} {lead}".rstrip() + f": “{words.cut(best.text, 90).strip('“”')}”"
    line = words.cut(words.bare(best.text), 120)
    return line[:1].upper() + line[1:]


def _roughness(claim: Claim) -> int:
    """Count what keeps a claim's words from standing alone: no subject in them, pronouns, a length at either end."""
    text = words.bare(claim.text)
    subject = claim.proposition.subject if claim.proposition else None
    named = subject is None or (subject.spans and claim.start <= subject.spans[0][0] < claim.end) or not subject.spans
    first = text.split(" ")[0].casefold() if text else ""
    points = 2 * (first in words.PRONOUNS) + 3 * (not named) + 2 * (len(text) < 20) + (len(text) > 110)
    # "denied that oil had leaked": the words alone would say the contrary.
    points += 4 * (claim.act in ("deny", "reject") or claim.cue.negated)
    return points + (claim.attribution == "mixed")
