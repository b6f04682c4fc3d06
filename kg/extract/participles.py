"""Repairs of parses that mistake a participle: for a verb, or for the verb of somebody else."""

from __future__ import annotations

from .columns import Columns, Mend
from .roles import SUBJECTS as _ACTIVE

_SUBJECTS = (*_ACTIVE, "nsubjpass", "csubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_PERSONAL = frozenset(("he", "she", "it", "they", "we", "i", "you"))
_ADJECTIVES = frozenset(
    (
        "challenging terrifying missing interesting exciting surprising disappointing frightening encouraging "
        "misleading worrying alarming convincing exhausting shocking stunning confusing "
        "boring fascinating embarrassing humiliating rewarding outstanding willing appalling devastating "
        "overwhelming"
    ).split(" ")
)
_BEFORE_NOUNS = frozenset("allied mixed limited detailed strained advanced sophisticated varied".split(" "))


def _adjective(columns: Columns, i: int) -> bool:
    """ "have been challenging for us", "was new and terrifying", "found it confusing": participles as adjectives."""
    small = columns.dep[i] == "ccomp" and columns.child(i, "aux") is None and columns.child(i, *_SUBJECTS) is not None
    if small and columns.tag[i] == "VBG" and columns.lower[i] in _ADJECTIVES:
        columns.tag[i], columns.pos[i], columns.lemma[i] = "JJ", "ADJ", columns.lower[i]
        return True
    if columns.tag[i] != "VBG" or columns.lower[i] not in _ADJECTIVES or columns.child(i, "dobj", "agent") is not None:
        return False
    copulas = [c for c in columns.kids(i, "aux") if columns.lemma[c] == "be"]
    if copulas:
        be = copulas[-1]
        _hand_over(columns, i, be, with_object=False)
        columns.attach(i, be, "acomp")
    else:
        be = columns.head[i]
        first = columns.child(be, "acomp")
        if columns.dep[i] != "conj" or columns.lemma[be] != "be" or first is None or columns.child(i, *_SUBJECTS):
            return False
        columns.attach(i, first, "conj")
    columns.tag[i], columns.pos[i], columns.lemma[i] = "JJ", "ADJ", columns.lower[i]
    return True


def _hand_over(columns: Columns, i: int, aux: int, with_object: bool) -> None:
    """Make an auxiliary of ``i`` the head of its clause; what belongs to an adjective stays with it."""
    above, dep = columns.head[i], columns.dep[i]
    columns.attach(aux, aux if above == i else above, dep)
    stays = {"prep", "xcomp", "ccomp", "advmod"} - ({"prep", "ccomp", "xcomp"} if with_object else set())
    for c in columns.children[i].copy():
        near = columns.dep[c] != "advmod" or c == i - 1
        if c != aux and not (columns.dep[c] in stays and near):
            columns.attach(c, aux, "nsubj" if columns.dep[c] == "nsubjpass" else columns.dep[c])


def _with_allies(columns: Columns, i: int) -> bool:
    """ "has allied relations with", "had mixed feelings": a participle before its noun is no perfect tense."""
    things = columns.child(i, "dobj")
    if columns.tag[i] != "VBN" or columns.lower[i] not in _BEFORE_NOUNS or things is None:
        return False
    if columns.left[things] != i + 1 or columns.child(things, "det", "poss") is not None:
        return False
    have = next((c for c in columns.kids(i, "aux") if columns.lemma[c] in ("have", "do")), None)
    if have is None:
        return False
    if columns.lemma[have] == "do":  # "What do allied relations mean?", where no verb is left
        for c in columns.kids(i, "nsubj", "dobj", "aux"):
            columns.dep[c] = "dep"
        columns.pos[i] = "ADJ"
        return True
    _hand_over(columns, i, have, with_object=True)
    columns.attach(i, things, "amod")
    columns.tag[i], columns.pos[i] = "JJ", "ADJ"
    return True


def _reduced(columns: Columns, i: int) -> bool:
    """ "The treaty signed yesterday, of course, contains a clause": the treaty was signed, and it contains."""
    noun, verb = columns.child(i, "nsubj"), columns.head[i]
    if columns.tag[i] not in ("VBD", "VBN") or columns.dep[i] != "ccomp" or noun is None or verb < i or noun > i:
        return False
    if columns.child(i, "dobj", "aux", "ccomp", "xcomp") is not None or columns.tag[verb] not in _FINITE:
        return False
    if columns.child(verb, *_SUBJECTS, "expl") is not None or columns.lower[noun] in _PERSONAL:
        return False
    columns.attach(noun, verb, "nsubj")
    columns.attach(i, noun, "acl")
    columns.tag[i] = "VBN"
    return True


def _participle_behind(columns: Columns, i: int) -> bool:
    """ "in the town of Orsk liberated from the enemy": the town was liberated, whoever met there."""
    if columns.tag[i] not in ("VBD", "VBN") or columns.dep[i] != "advcl" or i == 0:
        return False
    if columns.child(i, *_SUBJECTS, "aux", "auxpass", "mark", "dobj", "advmod") is not None or columns.left[i] != i:
        return False
    noun = i - 1
    if columns.pos[noun] not in ("NOUN", "PROPN") or columns.head[i] > i or columns.dep[noun] not in ("pobj", "dobj"):
        return False
    columns.attach(i, noun, "acl")
    columns.tag[i] = "VBN"
    return True


def _second_participle(columns: Columns, i: int) -> bool:
    """ "were smashed, taken away and sold": a row of participles shares the auxiliary."""
    above = columns.head[i]
    if columns.tag[i] != "VBN" or columns.dep[i] != "advcl" or columns.child(above, "auxpass") is None or i < above:
        return False
    if columns.child(i, "conj") is None or columns.lower[columns.left[i] - 1] != ",":
        return False
    if columns.child(i, *_SUBJECTS, "mark", "dobj") is not None:
        return False
    columns.attach(i, above, "conj")
    return True


PARTICIPLES = (
    Mend(_adjective),
    Mend(_with_allies, "", "dobj"),
    Mend(_reduced, "ccomp", "nsubj"),
    Mend(_participle_behind, "advcl"),
    Mend(_second_participle, "advcl", "conj"),
)
