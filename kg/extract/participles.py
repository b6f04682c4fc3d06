"""Repairs of parses that mistake a participle: for a verb, or for the verb of somebody else."""

from __future__ import annotations

from .clauses import FINITE, SUBJECTS
from .columns import Columns, Mend
from .roles import PERSONAL, is_somebody

_ADJECTIVES = frozenset(
    (
        "challenging terrifying missing interesting exciting surprising disappointing frightening encouraging "
        "misleading worrying alarming convincing exhausting shocking stunning confusing "
        "boring fascinating embarrassing humiliating rewarding outstanding willing appalling devastating "
        "overwhelming"
    ).split(" ")
)
_BEFORE_NOUNS = frozenset(
    "allied mixed limited detailed strained advanced sophisticated varied armed affiliated".split(" ")
)
_SHOWING = frozenset(("show", "suggest", "reveal", "indicate", "claim", "report"))
_TROUBLES = frozenset("danger threat problem challenge risk issue question crisis difficulty obstacle dilemma".split())
_TROUBLING = frozenset("face confront threaten plague await beset surround".split())
_CHANGING = frozenset(
    "plunge fall rise soar surge grow mount decline drop slump climb shrink weaken sink swell tumble dwindle".split()
)
_SHOWN = frozenset(
    "plight fate picture photo photograph image video footage report story sight news account case sound scene memory "
    "prospect tale example clip recording film".split()
)
_GETTING = frozenset("get have see want keep leave need".split())
_UNTIL_NOW = frozenset("far long never always already repeatedly recently since yet often".split(" "))


def _adjective(columns: Columns, i: int) -> bool:
    """ "have been challenging for us", "was new and terrifying", "found it confusing": participles as adjectives."""
    small = columns.dep[i] == "ccomp" and columns.child(i, "aux") is None and columns.child(i, *SUBJECTS) is not None
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
        if columns.dep[i] != "conj" or columns.lemma[be] != "be" or first is None or columns.child(i, *SUBJECTS):
            return False
        columns.attach(i, first, "conj")
    columns.tag[i], columns.pos[i], columns.lemma[i] = "JJ", "ADJ", columns.lower[i]
    return True


def _hand_over(columns: Columns, i: int, aux: int, with_object: bool) -> None:
    """Make an auxiliary of ``i`` the head of its clause; what belongs to an adjective stays with it."""
    columns.take_place(aux, i)
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
    if columns.child(i, "dobj", "aux", "ccomp", "xcomp") is not None or columns.tag[verb] not in FINITE:
        return False
    if (
        columns.lemma[i] == "be"
        or columns.child(verb, *SUBJECTS, "expl") is not None
        or columns.lower[noun] in PERSONAL
    ):
        return False
    columns.attach(noun, verb, "nsubj")
    columns.attach(i, noun, "acl")
    columns.tag[i] = "VBN"
    return True


def _participle_behind(columns: Columns, i: int) -> bool:
    """ "in the town of Orsk liberated from the enemy": the town was liberated, whoever met there."""
    if columns.tag[i] not in ("VBD", "VBN") or columns.dep[i] != "advcl" or i == 0:
        return False
    if columns.child(i, *SUBJECTS, "aux", "auxpass", "mark", "dobj", "advmod") is not None or columns.left[i] != i:
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
    if columns.child(i, *SUBJECTS, "mark", "dobj") is not None:
        return False
    columns.attach(i, above, "conj")
    return True


def _armed_groups(columns: Columns, i: int) -> bool:
    """ "stood against the party and allied groups": a participle before its noun is no second verb."""
    things, above, joint = columns.child(i, "dobj"), columns.head[i], i - 1
    if columns.lower[i] not in _BEFORE_NOUNS or things is None or columns.left[things] != i + 1 or above > i:
        return False
    if columns.child(things, "det", "poss") is not None or columns.lower[joint] not in ("and", "or"):
        return False
    if columns.child(i, *SUBJECTS, "aux", "auxpass", "advmod", "neg") is not None or columns.tag[things] != "NNS":
        return False
    noun = joint - 1
    if columns.pos[noun] not in ("NOUN", "PROPN") or columns.dep[noun] not in ("pobj", "dobj", "attr", "conj"):
        return False
    for c in columns.children[i].copy():
        if c != things:
            columns.attach(c, above, columns.dep[c])
    columns.attach(things, noun, "conj")
    columns.attach(joint, noun, "cc")
    columns.attach(i, things, "amod")
    columns.tag[i], columns.pos[i] = "JJ", "ADJ"
    return True


def _so_far_eluded(columns: Columns, i: int) -> bool:
    """ "has so far escaped them": a perfect tense, however far the participle stands from "has"."""
    thing = columns.child(i, "dobj")
    verb = columns.child(thing, "amod") if thing is not None else None
    if columns.lemma[i] != "have" or verb is None or columns.tag[verb] != "VBN" or columns.child(thing, "det", "poss"):
        return False
    early = columns.child(verb, "advmod")
    if early is None or columns.lower[early] not in _UNTIL_NOW or columns.left[verb] != i + 1:
        return False
    _hand_over_to(columns, i, verb)
    columns.attach(thing, verb, "dobj")
    columns.attach(i, verb, "aux")
    columns.pos[verb], columns.pos[i] = "VERB", "AUX"
    return True


def _hand_over_to(columns: Columns, i: int, verb: int) -> None:
    """Make ``verb``, which stands below ``i``, the head of its clause."""
    columns.take_place(verb, i)
    for c in columns.children[i].copy():
        columns.attach(c, verb, columns.dep[c])


def _hate_mongering(columns: Columns, i: int) -> bool:
    """ "the kind of bird watching and sport that he likes": what is joined to a noun is no verb."""
    noun, other = i - 1, columns.child(i, "conj")
    if columns.tag[i] != "VBG" or other is None or columns.pos[other] != "NOUN" or columns.left[i] != i:
        return False
    if columns.dep[noun] not in ("pobj", "dobj") or columns.children[noun] or columns.pos[noun] != "NOUN":
        return False
    if columns.child(i, *SUBJECTS, "dobj", "aux", "prep", "advmod") is not None or columns.head[noun] == i:
        return False
    if columns.lower[columns.left[other] - 1] not in ("and", "or") or columns.child(other, *SUBJECTS) is not None:
        return False
    columns.attach(i, columns.head[noun], columns.dep[noun])
    columns.attach(noun, i, "compound")
    columns.tag[i], columns.pos[i] = "NN", "NOUN"
    return True


def _seen_by(columns: Columns, i: int) -> bool:
    """ "Letters seen by the Herald show that he knew": the letters show it; there is no "Herald show"."""
    agent, noun = columns.child(i, "agent"), columns.child(i, "nsubj") if columns.head[i] == i else columns.head[i]
    verb = columns.child(agent, "pobj") if agent is not None else None
    if verb is None or noun is None or columns.lower[verb] not in _SHOWING or columns.tag[noun] != "NNS":
        return False
    said = next((c for v in (i, verb) for c in columns.kids(v, "ccomp", "relcl", "acl") if c > verb), None)
    name, bare = verb - 1, columns.head[noun] == noun or columns.head[i] == i
    if said is None or not bare or columns.lower[verb + 1] != "that" or columns.left[said] != verb + 1:
        return False
    if columns.dep[name] != "compound" or columns.head[name] != verb or columns.child(i, "aux", "auxpass") is not None:
        return False
    for c in columns.children[verb].copy():
        if c not in (name, said):
            columns.attach(c, name, columns.dep[c])
    columns.attach(name, agent, "pobj")
    columns.attach(verb, verb, "ROOT")
    columns.attach(noun, verb, "nsubj")
    columns.attach(i, noun, "acl")
    columns.attach(said, verb, "ccomp")
    columns.attach(verb + 1, said, "mark")
    columns.tag[verb], columns.pos[verb], columns.lemma[verb] = "VBP", "VERB", columns.lower[verb]
    return True


def _dangers_confronting(columns: Columns, i: int) -> bool:
    """ "raised the dangers confronting the crews": dangers confront, whoever has raised them."""
    noun = i - 1
    if columns.lemma[i] not in _TROUBLING or columns.lemma[noun] not in _TROUBLES or columns.tag[i] != "VBG":
        return False
    if columns.dep[noun] != "dobj" or columns.head[noun] != columns.head[i] or columns.left[i] != i:
        return False
    columns.attach(i, noun, "acl")
    return True


def _plunging_prices(columns: Columns, i: int) -> bool:
    """ "Plunging prices, a weak krone, are hurting it": what plunges is prices; nobody plunges them."""
    things, verb = columns.child(i, "dobj"), columns.head[i]
    subject = columns.child(verb, "nsubj", "nsubjpass")
    if things is None or subject is None or not i < things < subject < verb or not columns.opens[i]:
        return False
    if columns.lemma[i] not in _CHANGING or columns.child(things, "det", "poss") is not None:
        return False
    columns.attach(things, verb, columns.dep[subject])
    columns.attach(i, things, "amod")
    columns.attach(subject, things, "conj")
    return True


def _felt_slighted(columns: Columns, i: int) -> bool:
    """ "felt slighted", "felt cheated by the board": what somebody feels, nothing done and no "slight"."""
    felt = next((c for c in columns.kids(i, "aux", "auxpass") if columns.lemma[c] == "feel"), None)
    if felt is None or columns.tag[i] != "VBN" or columns.child(i, "dobj") is not None:
        return False
    by = columns.child(i, "agent")
    if by is not None:
        columns.dep[by] = "prep"
    _hand_over(columns, i, felt, with_object=False)
    columns.attach(i, felt, "acomp")
    columns.pos[felt] = "VERB"
    return True


def _seen_as_two(columns: Columns, i: int) -> bool:
    """ "Rents, seen as a gift to tenants and a cause of the shortage, hurt it": both are what rents are seen as."""
    for noun in columns.kids(i, "nsubj", "nsubjpass"):
        seen, other = columns.child(noun, "acl"), columns.child(noun, "conj")
        if seen is None or other is None or not noun < seen < other < i or columns.lower[columns.left[seen] - 1] != ",":
            continue
        prep = next((c for c in reversed(columns.kids(seen, "prep")) if c < other), None)
        first = columns.child(prep, "pobj") if prep is not None else None
        between = columns.lower[seen : columns.left[other]]
        if first is None or "," in between or columns.lower[columns.right[other] + 1] != ",":
            continue
        columns.attach(other, first, "conj")
        for c in columns.kids(noun, "cc"):
            columns.attach(c, first, "cc")
        return True
    return False


def _problems_solved(columns: Columns, i: int) -> bool:
    """ "will get those problems solved": they are solved, and solve nothing."""
    thing, verb = columns.child(i, "nsubj"), columns.head[i]
    if columns.tag[i] != "VBN" or thing is None or columns.lemma[verb] not in _GETTING or not verb < thing < i:
        return False
    if columns.child(i, "aux", "auxpass", "mark", "dobj", "ccomp") is not None:
        return False
    columns.dep[thing] = "nsubjpass"
    return True


def _has_respected(columns: Columns, i: int) -> bool:
    """ "he's respected names and faces": he is no names; he has respected them."""
    who, things = columns.child(i, "nsubj"), columns.child(i, "attr")
    if things is None or who is None or columns.lower[who] not in ("he", "she") or columns.tag[things] != "NNS":
        return False
    verb = columns.left[things]
    if columns.lower[i] not in ("'s", "’s") or columns.tag[verb] != "VBN" or verb != i + 1 or who != i - 1:
        return False
    if columns.dep[verb] != "amod" or columns.head[verb] != things:
        return False
    _hand_over_to(columns, i, verb)
    columns.attach(things, verb, "dobj")
    columns.attach(i, verb, "aux")
    columns.pos[verb], columns.lemma[i] = "VERB", "have"
    return True


def _farmer_killing(columns: Columns, i: int) -> bool:
    """ "pictures of a guard beating a boy": it is the guard who beats him, and no picture."""
    noun, near = columns.head[i], i - 1
    if columns.tag[i] != "VBG" or columns.dep[near] != "pobj" or columns.lower[columns.head[near]] != "of":
        return False
    if columns.head[columns.head[near]] != noun or columns.lemma[noun] not in _SHOWN:
        return False
    if columns.left[i] != i or not (is_somebody(columns.lemma[near]) or columns.ent[near] == "PERSON"):
        return False
    columns.attach(i, near, "acl")
    return True


PARTICIPLES = (
    Mend(_problems_solved, "ccomp", "nsubj"),
    Mend(_has_respected, "", "attr", "he she"),
    Mend(_farmer_killing, "acl", "", "of"),
    Mend(_adjective),
    Mend(_with_allies, "", "dobj"),
    Mend(_reduced, "ccomp", "nsubj"),
    Mend(_participle_behind, "advcl"),
    Mend(_second_participle, "advcl", "conj"),
    Mend(_seen_by, "acl ROOT", "agent"),
    Mend(_hate_mongering, "acl advcl", "conj"),
    Mend(_armed_groups, "conj", "dobj"),
    Mend(_so_far_eluded, "", "dobj"),
    Mend(_dangers_confronting, "advcl xcomp", "dobj"),
    Mend(_plunging_prices, "advcl", "dobj"),
    Mend(_felt_slighted, "", "aux auxpass", "feel feels felt feeling"),
    Mend(_seen_as_two, "", "nsubj nsubjpass", "and or"),
)
