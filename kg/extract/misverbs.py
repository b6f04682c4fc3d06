"""Repairs of parses that take a noun for a verb."""

from __future__ import annotations

from .columns import Columns, Mend
from .roles import SUBJECTS as _ACTIVE

_SUBJECTS = (*_ACTIVE, "nsubjpass", "csubjpass")


def _mail_archive(columns: Columns, i: int) -> bool:
    """ "deleted a Berg email archive": a bare word between two nouns that nothing joins is no verb."""
    thing, name = columns.child(i, "dobj"), i - 1
    above = columns.head[i]
    if columns.tag[i] not in ("VB", "VBP") or thing != i + 1 or columns.left[thing] != thing or above > name:
        return False
    if columns.child(i, "cc", "aux", *_SUBJECTS) is not None or columns.pos[name] not in ("NOUN", "PROPN"):
        return False
    if columns.dep[name] not in ("dobj", "attr", "pobj") or columns.pos[thing] not in ("NOUN", "PROPN"):
        return False
    for c in columns.children[name].copy():
        columns.attach(c, thing, columns.dep[c])
    for c in columns.children[i].copy():
        if c != thing:
            columns.attach(c, above, columns.dep[c])
    columns.attach(thing, columns.head[name], columns.dep[name])
    columns.attach(name, thing, "compound")
    columns.attach(i, thing, "compound")
    columns.tag[i], columns.pos[i] = "NN", "NOUN"
    return True


def _and_server(columns: Columns, i: int) -> bool:
    """ "had an account and server there": a bare form joined to a past tense is no verb."""
    joint, above = i - 1, columns.head[i]
    if columns.tag[i] != "VB" or columns.lower[joint] != "and" or columns.tag[above] not in ("VBD", "VBZ"):
        return False
    if columns.children[i] or columns.pos[joint - 1] != "NOUN" or columns.child(above, "xcomp") is not None:
        return False
    if any(columns.tag[c] in ("MD", "TO") or columns.lemma[c] == "do" for c in columns.kids(above, "aux")):
        return False
    columns.attach(i, joint - 1, "conj")
    columns.attach(joint, joint - 1, "cc")
    columns.tag[i], columns.pos[i] = "NN", "NOUN"
    return True


def _number_one(columns: Columns, i: int) -> bool:
    """ "get to number one": a place in a row, which nobody numbers."""
    to, one, above = columns.child(i, "aux"), columns.child(i, "nummod"), columns.head[i]
    if columns.lower[i] != "number" or one != i + 1 or to != i - 1 or columns.lower[to] != "to" or above == i:
        return False
    for c in columns.children[i].copy():
        if c not in (to, one):
            columns.attach(c, above, columns.dep[c])
    columns.attach(to, above, "prep")
    columns.attach(i, to, "pobj")
    columns.tag[i], columns.pos[i] = "NN", "NOUN"
    columns.tag[to], columns.pos[to] = "IN", "ADP"
    return True


MISVERBS = (
    Mend(_mail_archive, "conj", "dobj"),
    Mend(_and_server, "conj"),
    Mend(_number_one, "xcomp", "nummod"),
)
