"""How predicates stand to each other: opposites (lists and negative prefixes), implications, converses."""

from __future__ import annotations

from functools import cache

from . import words

_PREFIXES = ("un", "in", "im", "ir", "il", "non", "non-", "dis")


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    found = set()
    for row in words.table("antonyms.csv"):
        a, b = (words.phrase(row[side]) if " " in row[side] else words.concept(row[side]) for side in "ab")
        if a != b:
            found |= {(a, b), (b, a)}
    return frozenset(found)


@cache
def _partners() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in _pairs():
        found.setdefault(a, set()).add(b)
    return {a: frozenset(bs) for a, bs in found.items()}


def antonyms(a: str, b: str) -> bool:
    """Return whether two concepts (see :mod:`kg.links.words`) are opposites: rise, fall; legal, illegal."""
    if (a, b) in _pairs():
        return True
    short, long = sorted((a, b), key=len)
    return len(short) >= 5 and any(long == prefix + short for prefix in _PREFIXES)


def partners(concept: str) -> frozenset[str]:
    """Return the listed opposites of a concept."""
    return _partners().get(concept, frozenset())


@cache
def _implied() -> frozenset[tuple[str, str]]:
    return frozenset(
        (words.phrase(r["predicate"]), words.phrase(r["implies"])) for r in words.table("implications.csv")
    )


def implies(a: str, b: str) -> bool:
    """Return whether doing ``a`` means doing ``b`` as well (``data/lexicon/implications.csv``): cause, be involved."""
    return (a, b) in _implied()


@cache
def _converses() -> frozenset[tuple[str, str]]:
    return frozenset(
        (words.phrase(row["giving"]), words.phrase(row["getting"])) for row in words.table("converses.csv")
    )


def converse(a: str, b: str) -> bool:
    """Return whether ``b`` is ``a`` seen from the other party (``data/lexicon/converses.csv``): pay, receive."""
    return (a, b) in _converses()
