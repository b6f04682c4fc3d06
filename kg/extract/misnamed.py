"""Repairs of parses that part "who" from whom it means."""

from __future__ import annotations

from .columns import Columns, Mend

_PARTICLES = frozenset({"away", "back", "off"})
_WHEN = (["in"], ["on"], ["at"], ["during"], ["when"], ["then"])
_ALONG = frozenset({"along", "over", "in", "around", "back"})


def _who_behind_particle(columns: Columns, i: int) -> bool:
    """ "bring friends along who would help": the clause tells of the friends, it is no object of "along"."""
    particle = columns.head[i]
    if columns.dep[i] != "pcomp" or columns.lower[particle] not in _ALONG or columns.dep[particle] != "prep":
        return False
    who, noun = columns.child(i, "nsubj", "nsubjpass"), particle - 1
    if who is None or columns.lower[who] != "who" or who != particle + 1 or columns.pos[noun] not in ("NOUN", "PROPN"):
        return False
    columns.attach(i, noun, "relcl")
    columns.dep[particle] = "prt"
    return True


def _takes_particle(columns: Columns, i: int) -> bool:
    """ "gave away only two tugs", "handed the keys back": what belongs to the verb is no place."""
    what = columns.child(i, "dobj", "nsubjpass")
    if what is None:
        return False
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


MISNAMED = (
    Mend(_takes_particle, "", "advmod"),
    Mend(_who_behind_particle, "pcomp", "nsubj nsubjpass"),
)
