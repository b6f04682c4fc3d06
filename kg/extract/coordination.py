"""Nouns joined by and, or, as well as, and nouns set against each other by not and but."""

from __future__ import annotations

from .columns import Columns

_VERBAL = {"VERB", "AUX"}


def conjuncts(columns: Columns, i: int) -> list[int]:
    """Return ``i`` and the nominals joined to it by and, or, as well as."""
    found = [i]
    for j in found:
        for c in columns.children[j]:
            before = columns.lower[columns.left[c] - 1] if columns.left[c] else ""
            joined = columns.dep[c] == "conj" and columns.pos[c] not in _VERBAL and before != "than"  # "rather than"
            if (joined or (columns.dep[c] == "appos" and before == "not")) and len(found) < 12:
                found.append(c)
    return found


def contrast(columns: Columns, i: int) -> str:
    """Tell an argument that is set against its neighbour: "not" in "A, not B"; "but" for B in "not A but B"."""
    if columns.dep[i] == "pobj" and columns.dep[columns.head[i]] in ("agent", "conj", "prep"):
        i = columns.head[i]
        if columns.dep[i] in ("agent", "prep"):
            k = columns.child(i, "neg")
            return "not" if k is not None and columns.lower[k + 1] not in ("only", "just", "merely", "simply") else ""
    before = columns.left[i] - 1
    while before > 0 and columns.lower[before] in ("rather", "also", "instead", "even"):
        before -= 1
    if columns.dep[i] not in ("conj", "appos", "attr") or before < 0:
        return ""
    own = columns.child(i, "neg")
    if columns.dep[i] != "attr" and (columns.lower[before] == "not" or (own is not None and own < i)):
        return "not"
    return "but" if columns.lower[before] == "but" else ""
