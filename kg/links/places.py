"""Whether two place names exclude each other. A town lies in a country, so names of two levels never do."""

from __future__ import annotations

import re
from functools import cache

from . import words

_PREPOSITION = re.compile(r"^\W*(?:(?:in|at|near|to|from|over|off|on|outside|inside|by)\s+)?(?:the\s+)?", re.I)
_OPPOSITE = (("north", "south"), ("east", "west"), ("left", "right"), ("upper", "lower"), ("northern", "southern"),
             ("eastern", "western"), ("inner", "outer"))  # fmt: skip


def exclude(a: str, b: str) -> bool:
    """Return whether nothing can be in both places: two countries, two capitals, "Pier 4" and "Pier 7"."""
    first, second = _PREPOSITION.sub("", a).strip().casefold(), _PREPOSITION.sub("", b).strip().casefold()
    if first == second:
        return False
    if (first in _countries() and second in _countries()) or (first in _capitals() and second in _capitals()):
        return _countries().get(first, first) != _countries().get(second, second)
    one, two = set(re.findall(r"[\w-]+", first)), set(re.findall(r"[\w-]+", second))
    only_one, only_two = one - two, two - one
    if not one & two or len(only_one) != 1 or len(only_two) != 1:
        return False
    (x,), (y,) = only_one, only_two
    return (x.isdigit() and y.isdigit()) or (x, y) in _OPPOSITE or (y, x) in _OPPOSITE


@cache
def _countries() -> dict[str, str]:
    """Return every name of a country -> its main name, folded."""
    found = {}
    for row in words.table("countries.csv"):
        for name in (row["country"], *row["aliases"].split(";")):
            if name:
                found[name.casefold()] = row["country"].casefold()
    return found


def national() -> frozenset[str]:
    """Return the concepts of the names of countries, their people and their adjectives."""
    return frozenset(_nations())


def nations(concepts: frozenset[str]) -> frozenset[str]:
    """Return the countries that concepts name: "Norwegians" and "a team from Norway" are of one."""
    return frozenset(_nations()[concept] for concept in concepts if concept in _nations())


@cache
def _nations() -> dict[str, str]:
    columns = ("country", "adjectives", "demonyms", "aliases")
    found: dict[str, str] = {}
    for row in words.table("countries.csv"):
        for concept in words.concepts(" ".join(row[column].replace(";", " ") for column in columns)):
            found.setdefault(concept, row["country"])
    return found


@cache
def _capitals() -> frozenset[str]:
    return frozenset(
        name.casefold() for row in words.table("countries.csv") for name in row["capitals"].split(";") if name
    )
