"""Nouns joined by and, or, as well as, and nouns set against each other by not and but."""

from __future__ import annotations

from .columns import Columns

_ALL = frozenset("all everyone everybody everything anyone anybody anything nobody nothing none one".split())
_ONLY = (["only"], ["just"], ["merely"], ["simply"])
# After these the "not" is a count's or none at all: "not all ships", "not even the crew", "not only the mate".
_NOT_ALONE = frozenset("only just merely simply solely least even all every everyone everybody everything".split())
_VERBAL = {"VERB", "AUX"}


def conjuncts(columns: Columns, i: int) -> list[int]:
    """Return ``i`` and the nominals joined to it by and, or, as well as."""
    found = [i]
    if _counts_once(columns, i) or may_share(columns, i):
        return found
    for j in found:
        for c in columns.children[j]:
            before = columns.lower[columns.left[c] - 1] if columns.left[c] else ""
            joined = columns.dep[c] == "conj" and columns.pos[c] not in _VERBAL and before != "than"  # "rather than"
            if joined and before in ("but", "except") and columns.lower[i] in _ALL:
                continue  # "everyone but the cook"
            if (joined or (columns.dep[c] == "appos" and before == "not")) and len(found) < 12:
                found.append(c)
    return found


def _counts_once(columns: Columns, i: int) -> bool:
    """Tell the subject of a singular verb: "and" joins something inside it ("anger with fees and fines is …")."""
    joined = columns.child(i, "conj")
    if joined is None or columns.lower[columns.left[joined] - 1] != "and":
        return False
    verb = columns.head[i]
    if columns.dep[i] not in ("nsubj", "nsubjpass") and (
        columns.dep[i] != "attr" or columns.child(verb, "nsubj", "expl") is not None
    ):
        return False
    first = columns.leading(verb)
    return i > verb and (columns.tag[first] == "VBZ" or columns.lower[first] == "was")


def may_share(columns: Columns, i: int) -> bool:
    """Tell "trade and economic ties": a bare noun before "and" may as well be a first word for the second noun."""
    joined = columns.child(i, "conj")
    if joined is None or columns.tag[i] != "NN" or columns.left[i] != i or columns.lower[i + 1 : i + 2] != ["and"]:
        return False
    first = columns.child(joined, "amod")
    return columns.tag[joined] == "NNS" and first == i + 2 and columns.left[joined] == first


def _is_alternative(columns: Columns, i: int) -> bool:
    """Tell A and B of "either A or B", "A or B", not a bare "a day or two"."""
    first = columns.head[i] if columns.dep[i] == "conj" else i
    other = columns.child(first, "conj")
    if other is None or columns.pos[other] not in ("NOUN", "PROPN"):
        return False
    return any(columns.lower[c] == "or" and c < other for c in columns.kids(first, "cc"))


def contrast(columns: Columns, i: int) -> str:
    """Tell an argument that is set against its neighbour: "not" in "A, not B"; "but" for B in "not A but B".

    "or" for both of "A or B".
    """
    if _is_alternative(columns, i):
        return "or"
    if columns.dep[i] == "pobj" and columns.dep[columns.head[i]] in ("agent", "conj", "prep"):
        i = columns.head[i]
        if columns.dep[i] in ("agent", "prep"):
            k = columns.child(i, "neg")
            return "not" if k is not None and columns.lower[k + 1 : k + 2] not in _ONLY else ""
    if columns.dep[i] == "dobj":
        k = columns.child(i, "neg", "preconj")  # "brings not calm but a storm"
        bare = k is not None and k < i and columns.lower[k] == "not" and columns.lower[k + 1] not in _NOT_ALONE
        return "not" if bare else ""
    before = columns.left[i] - 1
    while before > 0 and columns.lower[before] in ("rather", "also", "instead", "even"):
        before -= 1
    if columns.dep[i] not in ("conj", "appos", "attr") or before < 0 or columns.pos[i] in _VERBAL:
        return ""
    own = columns.child(i, "neg")
    if columns.dep[i] != "attr" and (columns.lower[before] == "not" or (own is not None and own < i)):
        return "not"
    return "but" if columns.lower[before] == "but" else ""
