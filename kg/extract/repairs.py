"""Parses that are known to be wrong, put right before anything is read from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from spacy.tokens import Doc

from .asides import ASIDES
from .clauses import CLAUSAL, heads_clause
from .clefts import CLEFTS
from .columns import Columns, columns_of
from .joint_words import joined
from .misjoined import MISJOINED
from .mislabelled import MISLABELLED
from .misnamed import MISNAMED
from .misrelated import MISRELATED
from .missources import MISSOURCES
from .missubjects import MISSUBJECTS
from .misverbs import MISVERBS
from .participles import PARTICIPLES

_REPAIRS = (
    *MISNAMED,
    *MISRELATED,
    *MISLABELLED,
    *MISVERBS,
    *PARTICIPLES,
    *ASIDES,
    *MISSUBJECTS,
    *MISSOURCES,
    *MISJOINED,
    *CLEFTS,
)


@lru_cache(maxsize=2)
def repaired(doc: Doc) -> Columns:
    """Return the shared columns of a Doc with its parse mended around the heads of clauses; done once for each Doc."""
    columns = columns_of(doc)
    words = joined(columns)
    mended = 0
    for first, end in columns.sentences():
        words = frozenset(columns.lower[first:end])
        for i in range(first, end):
            if columns.dep[i] in CLAUSAL and heads_clause(columns, i):
                mended += _mend(columns, i, words)
    if mended or words:
        columns.settle()
    return columns


def _mend(columns: Columns, i: int, words: frozenset[str]) -> int:
    """Try every repair that fits the labels and the words around one verb; return how many changed something."""
    done = 0
    for repair, beside in _fitting(columns.dep[i], frozenset([columns.dep[c] for c in columns.children[i]])):
        if not beside or not beside.isdisjoint(words):
            done += repair(columns, i)
    return done


@lru_cache(maxsize=4096)
def _fitting(label: str, around: frozenset[str]) -> tuple[tuple[Callable[[Columns, int], bool], frozenset[str]], ...]:
    """Return the repairs for verbs with one dependency label and those of its children, with the words they need."""
    return tuple(
        (each.repair, frozenset(each.beside.split()))
        for each in _REPAIRS
        if (not each.at or label in each.at.split()) and (not each.having or not around.isdisjoint(each.having.split()))
    )
