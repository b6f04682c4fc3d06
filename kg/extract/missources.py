"""Repairs of parses that lose the one who says so: "…, his aide, Ruth Moe, said". Each is for a class of sentences."""

from __future__ import annotations

from .columns import Columns, Mend
from .roles import is_human
from .wordlists import is_report, is_speech

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def _apposed(columns: Columns, i: int) -> bool:
    """ "He has not seen the letter, his aide, Ruth Moe, said": the aide is no second name of the letter."""
    told = columns.child(i, "ccomp")
    if told is None or told > i or not is_report(columns.lemma[i]) or columns.child(i, *_SUBJECTS) is not None:
        return False
    if columns.lower[i - 1] != ",":
        return False
    for noun in range(i - 2, told, -1):
        if not _is_somebody(columns, noun):
            continue
        if columns.lower[columns.left[noun] - 1] != ",":
            return False
        if columns.right[noun] >= i - 2 and not _is_somebody(columns, columns.head[noun]):
            columns.attach(noun, i, "nsubj")
            return True
    return False


def _named(columns: Columns, i: int) -> bool:
    """ "The leak was small, the judge Paul Arden said as he left": what the judge said is no relative clause."""
    role, name = columns.head[i], columns.child(i, "nsubj")
    if columns.dep[i] != "relcl" or name is None or columns.pos[name] != "PROPN" or not is_report(columns.lemma[i]):
        return False
    main = columns.head[role]
    first = columns.left[role]
    if not is_human(columns.lemma[role]) or role > name or first == 0 or columns.lower[first - 1] != ",":
        return False
    if columns.left[name] != role + 1 or main >= role or columns.child(i, "ccomp", "dobj") is not None:
        return False
    above, dep = columns.head[main], columns.dep[main]
    columns.attach(i, i if above == main else above, dep)
    columns.attach(main, i, "ccomp")
    columns.attach(role, i, "nsubj")
    columns.attach(name, role, "appos")
    return True


def _and_accused(columns: Columns, i: int) -> bool:
    """ "The mayor said the debt was small and accused the clerk": no debt accuses anybody."""
    told = columns.head[i]
    teller = columns.head[told]
    if columns.dep[i] != "conj" or columns.dep[told] != "ccomp" or not is_speech(columns.lemma[i]):
        return False
    if not is_speech(columns.lemma[teller]) or columns.child(i, *_SUBJECTS, "aux", "auxpass") is not None:
        return False
    thing, who = columns.child(told, *_SUBJECTS), columns.child(teller, "nsubj")
    if thing is None or who is None or columns.pos[thing] != "NOUN" or _is_somebody(columns, thing):
        return False
    columns.attach(i, teller, "conj")
    return True


def _conceded(columns: Columns, i: int) -> bool:
    """ "The yard lost money, its chairman, Lars Holm, conceded in May": he was not conceded, he did it."""
    noun = columns.head[i]
    if columns.tag[i] not in ("VBN", "VBD") or columns.lower[i - 1] != "," or not is_report(columns.lemma[i]):
        return False
    thing = columns.head[noun]
    if columns.dep[noun] not in ("appos", "conj") or columns.lower[columns.left[noun] - 1] != ",":
        return False
    if not _is_somebody(columns, noun) or _is_somebody(columns, thing):
        return False
    main = next((k for k in columns.ancestors(thing) if columns.child(k, *_SUBJECTS) is not None), None)
    if main is None or columns.tag[columns.leading(main)] not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    above, dep = columns.head[main], columns.dep[main]
    columns.attach(i, i if above == main else above, dep)
    columns.attach(main, i, "ccomp")
    columns.attach(noun, i, "nsubj")
    columns.tag[i] = "VBD"
    return True


def _told(columns: Columns, i: int) -> bool:
    """ "The firm knew, its chief, Leo Marsh, admitted before the council": no passive."""
    if columns.tag[i] != "VBN" or not is_report(columns.lemma[i]) or columns.child(i, "aux", "auxpass") is not None:
        return False
    subject = columns.child(i, "nsubj")
    if subject is None or subject > i or not _is_somebody(columns, subject):
        return False
    columns.tag[i] = "VBD"
    return True


def _is_somebody(columns: Columns, noun: int) -> bool:
    return columns.ent[noun] in ("PERSON", "ORG", "GPE", "NORP") or is_human(columns.lemma[noun])


MISSOURCES = (
    Mend(_apposed, "", "ccomp"),
    Mend(_named, "relcl", "nsubj"),
    Mend(_and_accused, "conj"),
    Mend(_conceded, "acl"),
    Mend(_told, "conj ccomp ROOT", "nsubj"),
)
