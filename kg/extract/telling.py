"""Which propositions in somebody's words are claims: finite clauses first, fragments where there is nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from . import triples
from .columns import Columns

# Clauses without a finite verb say what a plan or a thing is; they are claims only where nothing else is.
_FRAGMENTS = frozenset({"infinitive", "gerund", "participle", "noun"})
_FOR_DEEDS = frozenset(
    "thank congratulate praise welcome disagree reject question criticize condemn oppose support agree".split()
)


def telling(found: Sequence[triples.Triple]) -> list[triples.Triple]:
    """Return the finite clauses with a subject; relative ones only where they hold more than a verb."""
    return [
        triple
        for triple in found
        if triple.kind not in _FRAGMENTS
        and (triple.subject is not None or triple.kind == "main")
        and (triple.kind != "relative" or _says_more(triple))
    ]


def outermost(columns: Columns, found: Sequence[triples.Triple]) -> list[triples.Triple]:
    """Leave out fragments inside other fragments: of "doing its part in clearing the wreck" it is the doing.

    Of "to mend the pier and pay the crew" it is both.
    """

    def inside(one: triples.Triple, other: triples.Triple) -> bool:
        within = other.clause.start < one.clause.start and one.clause.end <= other.clause.end
        return within and other.kind in _FRAGMENTS and not _joined(columns, one.verb, other.verb)

    return [one for one in found if not any(inside(one, other) for other in found)]


def _joined(columns: Columns, verb: int, first: int) -> bool:
    while columns.dep[verb] == "conj" and verb != first:
        verb = columns.head[verb]
    return verb == first


def towards(found: list[triples.Triple], act: str) -> list[triples.Triple]:
    """Return the triples that a stance is about; none where it is about a thing.

    "Disagreed with the plan, which costs millions" is about the plan; "thanked him for finding it" about the deed.
    """
    about = [triple for triple in found if triple.kind != "relative"]
    if act in _FOR_DEEDS:
        about = [triple for triple in about if triple.kind not in _FRAGMENTS]
    return about


def _says_more(triple: triples.Triple) -> bool:
    """Return whether a relative clause holds more than "that we mentioned" or "that were fired"."""
    if triple.subject is not None and triple.subject.text.casefold() in ("i", "we", "you"):
        return False
    return triple.object is not None or any(qualifier.role != "count" for qualifier in triple.qualifiers)
