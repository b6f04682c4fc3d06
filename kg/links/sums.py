"""Sums that are one though the words around them differ: "a gap of 2 million", then "the gap was 3 million"."""

from __future__ import annotations

import re

from . import words
from .sides import MONTHS, WEEKDAYS, Side

# What has an amount of money by its nature, and one amount at a time; a price or a fine is asked, offered and paid.
_SUMS = frozenset(map(words.concept, words.listed("shortfall deficit gap surplus debt loss profit turnover revenue")))
_HAVING = frozenset(map(words.concept, words.listed("have face run make post report show suffer record")))
# Who can have one of their own, in the words between.
_OWNERS = frozenset(
    map(
        words.concept,
        words.listed(
            "hospital clinic school college university museum theatre library club team bank firm company business "
            "mill factory plant city town village county district region state country province government ministry "
            "department agency fund union church airline railway port airport"
        ),
    )
)
_OF = re.compile(
    r"(?P<noun>[\w-]+)\s+of\s+(?:(?:about|nearly|almost|some|around|roughly|over|more than|at least)\s+)?$"
)
_THE = re.compile(r"\W*(?:the|this|that)\b", re.I)
_NAME = re.compile(r"(?<![.!?:“\"«] )(?<!\n)\b[A-Z][\w-]{2,}")
_DAYS = words.concepts(" ".join(MONTHS | WEEKDAYS))
_AFTER = 3  # words after a sum among which its noun stands: "a 2-million budget gap"
_REACH = 1500  # characters from "a gap of 2 million" to "the gap"
_PAYING = re.compile(r"(?:spend|pay)(?: (?:on|for|to))?")


def one_thing(a: Side, b: Side) -> bool:
    """Return whether "the shortfall was 3 million" means what "faces a shortfall of 2 million" has just named.

    It does where a text names no other shortfall in between, and nobody else who could have one; it then is of the
    same time, too.
    """
    if a.document.id != b.document.id or not a.claim.polarity == b.claim.polarity == "positive":
        return False
    first, later = (a, b) if a.claim.start < b.claim.start else (b, a)
    head, subject = later.subject.head, later.claim.proposition.subject if later.claim.proposition else None
    narrowed = later.claim.times or any(role not in ("count", "degree") for role, _ in later.qualifiers)
    if later.predicate != "be" or head not in _SUMS or narrowed or not subject.spans:
        return False
    if later.subject.entity or not _THE.match(subject.text) or head not in first.once(_named):
        return False
    if not _HAVING & set(first.predicate.split()):
        return False
    start = subject.spans[0].start
    if not 0 <= start - first.claim.end <= _REACH or not later.subject.concepts <= first.concepts:
        return False
    between = first.document.text[first.claim.end : start]
    named = words.concepts(" ".join(_NAME.findall(between))) - first.voiced - later.voiced - _DAYS
    told = words.concepts(between)
    return head not in told and not (named | told & _OWNERS) - first.concepts


def one_payment(a: Side, b: Side) -> bool:
    """Return whether one word for word same thing was paid for, in a named time.

    "Spent 6 million on roads last year", "paid 5 million for roads last year"; who paid is another question.
    """
    for side in (a, b):
        said = side.claim.proposition.predicate if side.claim.proposition else ""
        if side.claim.polarity != "positive" or not side.claim.times or not _PAYING.fullmatch(said):
            return False
    rests = [side.concepts - side.subject.concepts - _paying() - _figures(side) for side in (a, b)]
    return rests[0] == rests[1] != frozenset()


def keys(side: Side) -> list[tuple[str, str]]:
    """Return candidate keys that bring together what names a sum and what says how large it is."""
    taken_up = {side.subject.head} & _SUMS if side.predicate == "be" else frozenset()
    return [("$", f"{side.document.id} {noun}") for noun in sorted(side.once(_named) & _SUMS | taken_up)]


def _named(side: Side) -> frozenset[str]:
    """Return what the sums of a claim are of: the noun before "of 2 million" or after "a 2-million"."""
    text, found = side.document.text, set()
    for value in side.claim.values:
        if value.kind != "money" or value.span is None:
            continue
        if before := _OF.search(text, max(side.claim.start, value.span.start - 60), value.span.start):
            found.add(words.concept(before["noun"]))
        after = re.match(r"(?:[\s-]+[\w'’-]+)*", text[value.span.end : side.claim.end]).group().split()[:_AFTER]
        nouns = [words.concept(word) for word in after if words.concept(word) in _SUMS]
        found |= set(nouns[-1:])  # "a 2-million budget gap" is a gap
    return frozenset(found)


def _paying() -> frozenset[str]:
    return frozenset((words.concept("spend"), words.concept("pay")))


def _figures(side: Side) -> frozenset[str]:
    return frozenset(concept for value in side.claim.values for concept in words.concepts(value.text))
