"""Agreements as clusters: one statement, its wordings, who said it first, who disputes it."""

from __future__ import annotations

from dataclasses import dataclass

from .. import counting
from ..model import Claim
from . import words
from .book import Book
from .questions import topic


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
    independent: bool
    ground: str  # how far the voices are independent, in a sentence


def clusters(book: Book) -> list[Cluster]:
    """Return all clusters, the broadest ground first."""
    found = [_cluster(book, members) for members in counting.clusters(book.agreements)]
    return sorted(found, key=lambda c: (-c.support.speakers, -c.support.events, -len(c.claims), c.key))


def _cluster(book: Book, members: list[str]) -> Cluster:
    claims = sorted((book.claims[each] for each in members), key=lambda c: (c.date is None, c.date or "", c.id))
    inside = set(members)
    support = counting.support(claims, book.documents, book.agreements)
    disputes: dict[str, tuple[Claim, str]] = {}
    for claim in claims:
        for link in book.by_claim.get(claim.id, ()):
            other = link.b if link.a == claim.id else link.a
            if link.kind in ("contradiction", "shift") and other not in inside and book.state(link) != "rejected":
                disputes.setdefault(other, (book.claims[other], link.id))
    ordered = sorted(disputes.values(), key=lambda item: (item[0].date or "9", item[0].id))
    return Cluster(
        key=min(members),
        title=heading(claims),
        claims=claims,
        support=support,
        badge=badge(support),
        first=claims[0].date or "",
        first_voice=book.voice(claims[0]).name,
        disputed_by=list(dict.fromkeys(book.voice(claim).name for claim, _ in ordered)),
        disputes=ordered,
        independent=support.speakers > 1 and support.originals > 1,
        ground=ground(support),
    )


def badge(support: counting.Support) -> str:
    """Return ``4 articles, 3 originals, 2 speech events, 2 speakers``."""
    return ", ".join(
        words.plural(count, noun)
        for count, noun in zip(support, ("article", "original", "speech event", "speaker"), strict=True)
    )


def ground(support: counting.Support) -> str:
    """Say what the numbers mean: who is independent of whom."""
    if support.speakers > 1:
        return "Independent voices." if support.originals > 1 else "Several voices, but all in one report."
    if support.events > 1:
        return f"One speaker, {words.times(support.events)}."
    return "One statement, reported more than once." if support.articles > 1 else "One statement."


def heading(claims: list[Claim]) -> str:
    """Return the wording of a cluster that reads best on its own: readers know sentences, not triples."""
    best = min(claims, key=lambda claim: (_roughness(claim), abs(len(claim.text) - 55), claim.id))
    if _roughness(best) > 2 and topic(best):
        return topic(best)
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
