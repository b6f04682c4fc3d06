"""Repairs of parses that take a noun for a verb, or join a verb to one of another form."""

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


def _the_wounded(columns: Columns, i: int) -> bool:
    """ "goes to the victims, the wounded and their families": "the wounded" are people, and nobody wounds them."""
    article = i - 1
    before = article - 1
    while columns.lower[before] in (",", "and", "or") and before > article - 3:
        before -= 1
    if columns.lower[article] != "the" or columns.head[article] != i or columns.dep[article] != "det":
        return False
    if columns.child(i, *_SUBJECTS, "dobj", "aux", "auxpass", "xcomp", "ccomp", "mark") is not None:
        return False
    if columns.dep[before] not in ("pobj", "dobj", "nsubj", "conj", "attr") or before == article - 1:
        return False
    columns.attach(i, before, "conj")
    columns.tag[i], columns.pos[i], columns.lemma[i] = "NNS", "NOUN", columns.lower[i]
    return True


def _news_shows(columns: Columns, i: int) -> bool:
    """ "appeared on Sunday news shows to tout it": a form in "-s" right behind the noun of a phrase is its plural."""
    noun, above = i - 1, columns.head[i]
    if columns.tag[i] != "VBZ" or columns.dep[noun] not in ("pobj", "dobj") or columns.tag[noun] != "NN":
        return False
    if columns.tag[above] not in ("VBD", "VBP") or columns.child(above, *_SUBJECTS) is None or above > noun:
        return False
    if columns.left[i] != i or columns.child(i, *_SUBJECTS, "expl", "dobj", "ccomp", "attr", "acomp") is not None:
        return False
    for c in columns.children[noun].copy():
        columns.attach(c, i, columns.dep[c])
    for c in columns.kids(i, "xcomp", "advcl", "punct", "npadvmod"):
        columns.attach(c, above, "advcl" if columns.dep[c] == "xcomp" else columns.dep[c])
    columns.attach(i, columns.head[noun], columns.dep[noun])
    columns.attach(noun, i, "compound")
    columns.tag[i], columns.pos[i] = "NNS", "NOUN"
    return True


def _joined_tense(columns: Columns, i: int) -> bool:
    """ "coined a phrase to describe it and cut jobs": a past tense joins the past tense before it, no infinitive."""
    above = columns.head[i]
    if columns.child(i, *_SUBJECTS, "aux", "auxpass", "expl", "mark") is not None or above > i:
        return False
    if not columns.is_infinitive(above) or columns.tag[i] not in ("VBD", "VBZ", "VBG"):
        return False
    for j in columns.ancestors(above):
        perfect = columns.tag[i] == "VBD" and columns.tag[j] == "VBN" and columns.child(j, "aux") is not None
        if j < above and (columns.tag[j] == columns.tag[i] or perfect) and columns.pos[j] in ("VERB", "AUX"):
            columns.attach(i, j, "conj")
            return True
    return False


MISVERBS = (
    Mend(_mail_archive, "conj", "dobj"),
    Mend(_and_server, "conj"),
    Mend(_number_one, "xcomp", "nummod"),
    Mend(_the_wounded, "advcl acl conj dep", "det"),
    Mend(_news_shows, "conj ccomp advcl dep"),
    Mend(_joined_tense, "conj"),
)
