"""Parses that are known to be wrong, put right before anything is read from them."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from .asides import ASIDES
from .clauses import heads_clause
from .columns import Columns, columns_of
from .joint_words import joined
from .misjoined import MISJOINED
from .mislabelled import MISLABELLED
from .misnamed import MISNAMED
from .missubjects import MISSUBJECTS
from .participles import PARTICIPLES

_REPAIRS = (*MISNAMED, *MISLABELLED, *PARTICIPLES, *ASIDES, *MISSUBJECTS, *MISJOINED)


@lru_cache(maxsize=2)
def repaired(doc: Doc) -> Columns:
    """Return the shared columns of a Doc with its parse mended around the heads of clauses; done once for each Doc."""
    columns = columns_of(doc)
    words = joined(columns)
    verbs = [i for i in range(len(columns)) if heads_clause(columns, i)]
    mended = sum(mend(columns, i) for i in verbs for mend in _REPAIRS)
    if mended or words:
        columns.settle()
    return columns
