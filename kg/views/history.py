"""What one speaker has said on one question, over time, with a line drawn as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..model import Claim
from . import words
from .book import Book, Voice
from .pairs import said

MOST = 6  # points that fit beside each other


@dataclass(frozen=True)
class Point:
    """One claim on the line."""

    claim: Claim
    label: str
    date: str
    source: str
    x: float
    chosen: bool


@dataclass(frozen=True)
class Step:
    """The stretch between two neighbours: the same, moved, or not compared."""

    x1: float
    x2: float
    kind: str
    label: str


@dataclass(frozen=True)
class History:
    """A speaker's dated claims on one question."""

    voice: Voice
    count: int
    points: list[Point]
    steps: list[Step]
    summary: str
    moves: int
    members: frozenset[str]


def question(claim: Claim) -> tuple[str, ...] | None:
    """Return what a claim is an answer to: its subject and predicate, folded; None without a triple."""
    if claim.proposition is None or not claim.proposition.predicate:
        return None
    parts = (claim.proposition.subject, claim.proposition.object)
    labels = [(each.label or each.text).casefold() if each else "" for each in parts]
    return (labels[0], claim.proposition.predicate.casefold(), labels[1])


class Histories:
    """Finds the histories of a book; each speaker's questions are indexed once."""

    def __init__(self, book: Book):
        self.book = book
        self._answers: dict[tuple, list[Claim]] = {}
        for claim in book.snapshot.claims:
            asked = question(claim)
            if asked and words.ordinal(claim.date) is not None:
                self._answers.setdefault((book.voice(claim).key, asked), []).append(claim)

    def of(self, *chosen: Claim) -> History | None:
        """Return the line of the first claim's speaker around the chosen claims; None if there is nothing to see."""
        voice = self.book.voice(chosen[0])
        found: dict[str, Claim] = {}
        for claim in chosen:
            for each in (claim, *self._answers.get((voice.key, question(claim)), ()), *self._linked(claim, voice)):
                if words.ordinal(each.date) is not None:
                    found[each.id] = each
        claims = sorted(found.values(), key=lambda c: (c.date, c.id))
        if len({claim.date for claim in claims}) < 2:
            return None
        return self._draw(voice, claims, {claim.id for claim in chosen})

    def _linked(self, claim: Claim, voice: Voice):
        for link in self.book.by_claim.get(claim.id, ()):
            other = self.book.claims[link.b if link.a == claim.id else link.a]
            if self.book.voice(other).key == voice.key and self.book.state(link) != "rejected":
                yield other

    def _draw(self, voice: Voice, claims: list[Claim], chosen: set[str]) -> History:
        kept = _thin(claims, chosen)
        days = [words.ordinal(claim.date) for claim in kept]
        spots, names = _spread(days), _labels(self.book, kept)
        points = [
            Point(claim, name, words.month(claim.date), self.book.source(claim), x, claim.id in chosen)
            for claim, name, x in zip(kept, names, spots, strict=True)
        ]
        steps = [self._step(one, two) for one, two in pairwise(points)]
        moves = sum(step.kind == "moved" for step in steps)
        summary = f"{words.plural(len(claims), 'claim')} on the same question."
        if len(kept) < len(claims):
            summary += f" {len(kept)} of them are shown."
        if moves:
            summary += f" The answer moved {words.times(moves)}."
        return History(voice, len(claims), points, steps, summary, moves, frozenset(each.id for each in claims))

    def _step(self, one: Point, two: Point) -> Step:
        for link in self.book.by_claim.get(one.claim.id, ()):
            if two.claim.id in (link.a, link.b) and self.book.state(link) != "rejected":
                if link.kind == "agreement":
                    return Step(one.x, two.x, "same", "same")
                return Step(one.x, two.x, "moved", "moved")
        a, b = one.claim, two.claim
        if a.times and b.times and question(a) == question(b) and a.polarity == b.polarity and _reach(a) != _reach(b):
            return Step(one.x, two.x, "moved", "moved")
        return Step(one.x, two.x, "open", "")


def _reach(claim: Claim) -> tuple:
    return tuple((each.start, each.end) for each in claim.times)


def _labels(book: Book, claims: list[Claim]) -> list[str]:
    """Return the few words that tell claims on one question apart: their times or figures where those differ."""
    for field in ("times", "values"):
        found = [getattr(claim, field)[0].text if getattr(claim, field) else "" for claim in claims]
        if all(found) and len(set(found)) > 1:
            return [words.cut(each, 22) for each in found]
    return [short_label(book, claim, 24) for claim in claims]


def short_label(book: Book, claim: Claim, limit: int = 26) -> str:
    """Return a name for a dot: the words that clash in its strongest link, else predicate and object."""
    links = sorted(book.by_claim.get(claim.id, ()), key=lambda link: (-link.score, link.id))
    for link in links:
        marks = link.marks_a if link.a == claim.id else link.marks_b
        if link.kind != "agreement" and marks:
            label = said(book, claim, marks, limit)
            if label.count("…") < 3:
                return label
    if claim.proposition is None:
        return words.cut(words.bare(claim.text), limit)
    no = "not " if claim.polarity == "negative" else ""
    thing = claim.proposition.object
    extra = claim.proposition.qualifiers[0].value if claim.proposition.qualifiers and not thing else ""
    parts = (no + claim.proposition.predicate, thing.label if thing else "", extra)
    label = " ".join(part for part in parts if part)
    return words.cut(label if " " in label else words.bare(claim.text), limit)


def _thin(claims: list[Claim], chosen: set[str]) -> list[Claim]:
    one_a_day = list({(claim.date, claim.id if claim.id in chosen else ""): claim for claim in claims}.values())
    claims = [c for c in one_a_day if c.id in chosen or not any(o.id in chosen and o.date == c.date for o in one_a_day)]
    if len(claims) <= MOST:
        return claims
    keep = {claims[0].id, claims[-1].id, *chosen}
    step = len(claims) / (MOST + 1)
    for index in range(1, MOST + 1):
        if len(keep) >= MOST:
            break
        keep.add(claims[int(index * step)].id)
    return [claim for claim in claims if claim.id in keep]


def _spread(days: list[int], width: float = 900, edge: float = 62, least: float = 130) -> list[float]:
    """Place days on a line of ``width`` with at least ``least`` between neighbours where they fit."""
    room = width - 2 * edge
    least = min(least, room / max(1, len(days) - 1))
    total = days[-1] - days[0] or 1
    spare = room - least * (len(days) - 1)
    spots = [edge]
    for one, two in pairwise(days):
        spots.append(spots[-1] + least + spare * (two - one) / total)
    return [round(spot, 1) for spot in spots]
