"""Repairs of verbs whose small words the parser takes for others: the "'s" of "he's given it", a particle."""

from __future__ import annotations

from .columns import Columns, Mend

_PARTICLES = frozenset({"away", "back", "off"})
_WHEN = (["in"], ["on"], ["at"], ["during"], ["when"], ["then"])
_GIVING = frozenset("give offer award pay teach grant ask tell send show allow call name deny".split())
_MANY = frozenset({"hundreds", "thousands", "millions", "billions"})


def _takes_particle(columns: Columns, i: int) -> bool:
    """ "gave away only two tugs", "handed the keys back": what belongs to the verb is no place."""
    what = columns.child(i, "dobj", "nsubjpass")
    if what is None:
        return False
    over = next((c for c in columns.kids(i, "prep") if columns.lower[c : c + 2] == ["over", "to"]), None)
    if over is not None and not columns.children[over] and what < over:
        columns.dep[over] = "prt"  # "turned the files over to the police"
        return True
    for c in columns.kids(i, "advmod"):
        beside = c == i + 1 or (i < what and c == columns.right[what] + 1)
        further = columns.children[c]
        if columns.lower[c + 1 : c + 2] in _WHEN:
            continue  # "was made back in May"
        if columns.lower[c] in _PARTICLES and beside and all(columns.lower[k] in ("to", "from") for k in further):
            columns.dep[c] = "prt"
            for k in further.copy():
                columns.attach(k, i, "prep")
            return True
    return False


def _has(columns: Columns, i: int) -> bool:
    """ "he's sold the pier", "she's gone": he has, and nothing was done to them."""
    aux = columns.child(i, "auxpass")
    if aux is None or columns.lower[aux] not in ("'s", "’s") or columns.tag[i] != "VBN":
        return False
    if columns.child(i, "agent", "oprd", "attr", "acomp") is not None:
        return False
    what = columns.child(i, "dobj")
    sold = what is not None and what > i and (columns.lemma[i] not in _GIVING or _is_thing(columns, i, what))
    if not sold and (what is not None or columns.lemma[i] not in ("go", "come", "be", "become")):
        return False
    columns.dep[aux] = "aux"
    to_whom = columns.child(what, "compound") if what is not None and columns.lower[what] in _MANY else None
    if to_whom is not None and columns.tag[to_whom] in ("NN", "NNS"):  # "given | other clubs | millions"
        for c in columns.children[what].copy():
            if c < to_whom:
                columns.attach(c, to_whom, columns.dep[c])
        columns.attach(to_whom, i, "dative")
    subject = columns.child(i, "nsubjpass")
    if subject is not None:
        columns.dep[subject] = "nsubj"
    return True


def _is_thing(columns: Columns, i: int, what: int) -> bool:
    """Tell "he's given them a boat" and "he's given millions", which he has done, from "he's given a boat"."""
    return columns.child(i, "dative") is not None or columns.lemma[what] in ("million", "thousand", "billion", "dollar")


MISNAMED = (
    Mend(_has, "", "auxpass"),
    Mend(_takes_particle, "", "advmod prep"),
)
