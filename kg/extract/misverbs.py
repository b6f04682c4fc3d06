"""Repairs of parses that take a noun for a verb, or join a verb to one of another form."""

from __future__ import annotations

from .clauses import SUBJECTS
from .columns import Columns, Mend

_ONE = frozenset({"NN", "NNP"})
_GOING = frozenset({"going", "undergoing", "foregoing", "forgoing", "outgoing"})
_UN_VERBS = frozenset(
    "undoing undergoing understanding undertaking uniting unifying unveiling unleashing undermining unloading "
    "unlocking unpacking uncovering unearthing unfolding unseating unraveling unravelling underlining underscoring "
    "untying undercutting underestimating unsettling unwinding unionizing unmasking unplugging".split()
)


def _mail_archive(columns: Columns, i: int) -> bool:
    """ "deleted a Berg email archive": a bare word between two nouns that nothing joins is no verb."""
    thing, name = columns.child(i, "dobj"), i - 1
    above = columns.head[i]
    if columns.tag[i] not in ("VB", "VBP") or thing != i + 1 or columns.left[thing] != thing or above > name:
        return False
    if columns.child(i, "cc", "aux", *SUBJECTS) is not None or columns.pos[name] not in ("NOUN", "PROPN"):
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
    if columns.child(i, *SUBJECTS, "dobj", "aux", "auxpass", "xcomp", "ccomp", "mark") is not None:
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
    if columns.tag[above] not in ("VBD", "VBP") or columns.child(above, *SUBJECTS) is None or above > noun:
        return False
    if columns.left[i] != i or columns.child(i, *SUBJECTS, "expl", "dobj", "ccomp", "attr", "acomp") is not None:
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
    if columns.child(i, *SUBJECTS, "aux", "auxpass", "expl", "mark") is not None or above > i:
        return False
    if not columns.is_infinitive(above) or columns.tag[i] not in ("VBD", "VBZ", "VBG"):
        return False
    for j in columns.ancestors(above):
        perfect = columns.tag[i] == "VBD" and columns.tag[j] == "VBN" and columns.child(j, "aux") is not None
        if j < above and (columns.tag[j] == columns.tag[i] or perfect) and columns.pos[j] in ("VERB", "AUX"):
            columns.attach(i, j, "conj")
            return True
    return False


def _climate_change(columns: Columns, i: int) -> bool:
    """ "made climate change a priority": the two words are one noun, and no climate changes a priority."""
    noun, thing, verb = i - 1, columns.child(i, "dobj"), columns.head[i]
    if columns.lower[noun] not in ("climate", "regime") or columns.lower[i] != "change" or thing is None or verb > noun:
        return False
    columns.attach(thing, verb, "oprd")
    columns.attach(i, verb, "dobj")
    columns.attach(noun, i, "compound")
    for c in columns.children[i].copy():
        if c > thing:
            columns.attach(c, verb, columns.dep[c])
    columns.tag[i], columns.pos[i] = "NN", "NOUN"
    return True


def _churchgoing(columns: Columns, i: int) -> bool:
    """ "most of them churchgoing farmers", "an unloving brute": there is no verb "to churchgo" or "to unlove"."""
    word, thing = columns.lower[i], columns.child(i, "dobj")
    made = (word.startswith("un") and word not in _UN_VERBS) or (word.endswith("going") and word not in _GOING)
    if columns.tag[i] != "VBG" or not made or thing is None or columns.left[thing] < i:
        return False
    columns.attach(thing, columns.head[i], "appos")
    for c in columns.children[i].copy():
        columns.attach(c, thing, "dep" if columns.dep[c] in SUBJECTS else columns.dep[c])
    columns.attach(i, thing, "amod")
    columns.tag[i], columns.pos[i] = "JJ", "ADJ"
    return True


def _and_democracy_works(columns: Columns, i: int) -> bool:
    """ "They make good plans and the port works": only one of the two nouns is the subject of a form in "-s"."""
    things, verb = columns.child(i, "nsubj"), columns.head[i]
    other = columns.child(things, "conj") if things is not None else None
    if columns.tag[i] != "VBZ" or other is None or columns.tag[things] != "NNS" or columns.tag[other] not in _ONE:
        return False
    if not verb < things < other < i or columns.child(verb, "dobj", "attr", "acomp") is not None:
        return False
    if columns.child(i, "mark") is not None or columns.child(other, "cc", "conj") is not None:
        return False
    columns.attach(things, verb, "dobj")
    for c in columns.kids(things, "cc"):
        columns.attach(c, verb, "cc")
    columns.attach(other, i, "nsubj")
    columns.attach(i, verb, "conj")
    return True


def _what_was_meant(columns: Columns, i: int) -> bool:
    """ "came for what was meant as a joke but was an insult": the same thing was both, and nobody was an insult."""
    joint, above = i - 1, columns.head[i]
    if columns.lower[i] not in ("was", "is") or columns.lower[joint] != "but" or above > i:
        return False
    if columns.child(i, *SUBJECTS, "expl") is not None:
        return False
    for verb in range(joint - 1, above, -1):
        what = columns.child(verb, "nsubj", "nsubjpass")
        if what is None or columns.lower[what] != "what" or columns.right[verb] != joint - 1:
            continue
        if columns.lower[columns.leading(verb)] == columns.lower[i]:
            columns.attach(i, verb, "conj")
            columns.attach(joint, verb, "cc")
            return True
    return False


def _who_asks_and_claims(columns: Columns, i: int) -> bool:
    """ "It was the man who doubts her, hits her and claims that P": a present tense joins the present before it."""
    above = columns.head[i]
    if columns.tag[i] != "VBZ" or columns.lower[above] != "was" or columns.child(i, *SUBJECTS, "aux", "mark"):
        return False
    what = columns.child(above, "attr")
    if what is None or what > i or columns.lower[columns.left[i] - 1] not in (",", "and"):
        return False
    inside = (j for j in range(columns.left[i] - 1, what, -1) if columns.dep[j] == "relcl" and columns.tag[j] == "VBZ")
    verb = min((j for j in inside if columns.child(j, "nsubj") is not None), default=None)
    if verb is None or columns.lower[columns.child(verb, "nsubj")] not in ("who", "that", "which"):
        return False
    columns.attach(i, verb, "conj")
    return True


def _on_auxiliary(columns: Columns, i: int) -> bool:
    """ "It can never be left out": "can" and "never" belong to the verb, not to its "be"."""
    moved = [
        (k, columns.dep[k])
        for c in columns.kids(i, "aux", "auxpass")
        for k in columns.children[c]
        if columns.dep[k] in ("neg", "aux")
    ]
    for k, dep in moved:
        columns.attach(k, i, dep)
    return bool(moved)


MISVERBS = (
    Mend(_on_auxiliary, "", "aux auxpass"),
    Mend(_who_asks_and_claims, "conj", "", "who that which"),
    Mend(_what_was_meant, "conj", "attr acomp", "what"),
    Mend(_climate_change, "ccomp", "dobj", "climate regime"),
    Mend(_churchgoing, "", "dobj"),
    Mend(_and_democracy_works, "ccomp", "nsubj", "and"),
    Mend(_mail_archive, "conj", "dobj"),
    Mend(_and_server, "conj"),
    Mend(_number_one, "xcomp", "nummod"),
    Mend(_the_wounded, "advcl acl conj dep", "det"),
    Mend(_news_shows, "conj ccomp advcl dep"),
    Mend(_joined_tense, "conj"),
)
