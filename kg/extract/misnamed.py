"""Repairs of parses that part "who" from whom it means."""

from __future__ import annotations

from .columns import Columns, Mend

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


MISNAMED = (Mend(_who_behind_particle, "pcomp", "nsubj nsubjpass"),)
