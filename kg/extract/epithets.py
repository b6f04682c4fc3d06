"""Who "the former three-term governor" or "the Texan" is in a story that goes on about one person.

Newspapers vary the name of whoever they quote. Such a phrase is taken for the one who spoke last and speaks next,
and for nobody where another may be meant: a rival, a clerk brought in as "a clerk", the holder of that office.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from kg.extract.phrases import Columns
from kg.extract.pronouns import Seen
from kg.names.gazetteer import adjective

_CALLED = frozenset(
    "candidate runner nominee contender hopeful governor senator congressman congresswoman lawmaker legislator veteran "
    "billionaire millionaire mogul tycoon magnate businessman businesswoman diplomat politician native star singer "
    "actor actress author novelist champion physician surgeon physicist economist professor".split()
)
# Words that tell sides apart: who is not known to be on that side may be the very opponent.
_SIDES = frozenset(
    "democratic republican gop labour conservative liberal socialist green independent rival opposing other fellow "
    "same second third next new leading only".split()
)
_FAR = 8  # sentences in which the same person must speak again


def worded(columns: Columns, first: int, root: int) -> bool:
    """Can "the …" at ``first`` to ``root`` be a name in other words: a subject that tells more than the office?"""
    subject = columns.dep[root] == "nsubj" and columns.dep[columns.head[root]] in ("ROOT", "conj")
    if not subject or columns.lower[first] != "the" or columns.tag[root] not in ("NN", "NNP"):
        return False
    if columns.text[root][0].isupper():  # "the Texan"
        return first + 1 == root and columns.lower[root].endswith("an") and not adjective(columns.text[root])
    return columns.lemma[root] in _CALLED and first + 1 < root


def sides(columns: Columns, first: int, root: int) -> set[str]:
    """Return the words of a phrase that tell one side from another: "democratic", "Norwegian"."""
    told = range(first + 1, root)
    named = (t for t in told if columns.text[t] != "New")  # "the New York billionaire"
    return {columns.lower[t] for t in named if columns.lower[t] in _SIDES or adjective(columns.text[t])}


def meant(columns: Columns, root: int, seen: Sequence[Seen], quoted: Callable[[int], bool]) -> str | None:
    """Return who speaks before and after a phrase, or is the only one of the sentence before and speaks next."""
    sentence, starts = columns.sentence, [one.token for one in seen]
    at = bisect_left(starts, root)
    narrated = [one for one in seen[:at] if not quoted(one.token)]
    after = next((one for one in seen[at:] if one.source and not quoted(one.token)), None)
    if after is None or sentence[after.token] - sentence[root] > _FAR:
        return None
    last = next((one.entity for one in reversed(narrated) if one.source), None)
    beside = {one.entity for one in narrated[-8:] if one.sentence == sentence[root] - 1}
    if after.entity not in (last, beside.pop() if len(beside) == 1 else None):
        return None
    near = (one for one in seen[max(0, at - 8) : at + 8] if one.sentence == sentence[root] and one.token != root)
    here = {one.entity for one in near if not quoted(one.token)}
    return None if after.entity in here or _has_object(columns, root) else after.entity


def _has_object(columns: Columns, root: int) -> bool:
    """Does the one act on a "him" or "her", who is the other: "the former governor called him a liar"?"""
    verb = columns.head[root]
    after = range(verb + 1, min(verb + 6, columns.size))
    return any(columns.lower[t] in ("him", "her") and columns.dep[t] in ("dobj", "dative", "nsubj") for t in after)


def is_brought_in(columns: Columns, root: int) -> bool:
    """Has somebody been brought in by the same word: "a diplomat"?"""
    return any(
        columns.lemma[t] == columns.lemma[root] and columns.tag[t] == "NN" and _opens_with_a(columns, t)
        for t in range(root)
    )


def _opens_with_a(columns: Columns, noun: int) -> bool:
    return any(
        columns.lower[t] in ("a", "an", "another") and columns.head[t] == noun for t in range(max(0, noun - 6), noun)
    )
