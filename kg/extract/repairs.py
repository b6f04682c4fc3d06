"""Parses that are known to be wrong, put right before anything is read from them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

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
    for i, label in enumerate(columns.dep):
        if label in CLAUSAL and heads_clause(columns, i):
            mended += _mend(columns, i)
    if mended or words:
        columns.settle()
    return columns


def _mend(columns: Columns, i: int) -> int:
    """Try every repair that fits the labels around one verb; return how many changed something."""
    around = {columns.dep[c] for c in columns.children[i]}
    done = 0
    for repair, having in _at(columns.dep[i]):
        if not having or not having.isdisjoint(around):
            done += repair(columns, i)
    return done


@cache
def _at(label: str) -> tuple[tuple[Callable[[Columns, int], bool], frozenset[str]], ...]:
    """Return the repairs for verbs with one dependency label, each with the labels its children need."""
    fitting = (each for each in _REPAIRS if not each.at or label in each.at.split())
    return tuple((each.repair, frozenset(each.having.split())) for each in fitting)
