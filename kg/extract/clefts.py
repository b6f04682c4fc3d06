"""Repairs of sentences that say a thing in two clauses, in half of one or turned about: "it was X who V", "nor did X".

Source: Huddleston & Pullum, The Cambridge Grammar of the English Language (2002), on clefts (16.9) and ellipsis (17.7).
"""

from __future__ import annotations

from .columns import Columns, Mend

_SUBJECTS = ("nsubj", "nsubjpass")
_KINDS = frozenset(("time", "moment", "day", "year", "reason", "way", "place", "kind", "sort", "fact"))
_OPENING = frozenset(("who", "that", "which"))
_PICKED = frozenset(("JJS", "RBS"))
_RANKS = frozenset(("first", "second", "third", "next", "last"))
_ORDINALS = frozenset(("first", "second", "third", "last", "only", "same"))


def _cleft(columns: Columns, i: int) -> bool:
    """ "It was not the council that sold the pier" says that the council did not sell it."""
    it = columns.child(i, "nsubj")
    if columns.lemma[i] != "be" or it is None or columns.lower[it] != "it":
        return False
    whom = columns.child(i, "attr", "prep")
    if whom is None or whom < i:
        return False
    barred = None
    other = columns.child(i, "conj")
    if other is not None and columns.pos[other] in ("NOUN", "PROPN", "PRON"):
        barred, whom = whom, other  # "not he but she"
    named = columns.kids(whom, "appos", "conj")
    below = next((v for v in (columns.child(each, "relcl") for each in (whom, *named)) if v is not None), None)
    if below is None and columns.dep[whom] == "prep":
        below = next((k for k in columns.subtree(whom) if columns.dep[k] == "relcl"), None)
    below = columns.child(i, "ccomp") if below is None else below
    if below is None or below < whom:
        return False
    that = columns.left[below]
    role = columns.dep[that] if columns.head[that] == below else ""
    if columns.dep[whom] == "prep":
        if columns.lower[that] != "that" or columns.child(below, *_SUBJECTS) in (None, that):
            return False
        role = "prep"  # "it was in May that they met"
    elif role not in (*_SUBJECTS, "dobj") or columns.lower[that] not in _OPENING or not _is_picked_out(columns, whom):
        return False
    columns.take_place(below, i)
    for c in columns.children[i].copy():
        if c not in (whom, barred):
            joined = barred is not None and columns.dep[c] in ("neg", "cc")
            columns.attach(c, whom if joined else below, "preconj" if joined else "dep" if c == it else columns.dep[c])
    columns.attach(whom, below, role)
    columns.attach(that, below, "dep")
    columns.attach(i, below, "dep")
    if barred is not None:
        columns.attach(barred, whom, "preconj")
    return True


def _is_picked_out(columns: Columns, noun: int) -> bool:
    """Tell "the council" and "Marsh" from "a storm" and "the first storm", of which "it" may be said to be one."""
    first = columns.left[noun]
    definite = columns.pos[noun] in ("PROPN", "PRON") or columns.lower[first] == "the" or columns.tag[first] == "PRP$"
    ranked = any(columns.tag[c] in _PICKED or columns.lower[c] in _ORDINALS for c in columns.children[noun])
    return definite and not ranked and columns.lemma[noun] not in _KINDS


def _not_but(columns: Columns, i: int) -> bool:
    """ "Not the army but the police opened fire": the army is no subject."""
    for barred in columns.kids(i, *_SUBJECTS):
        first = columns.left[barred]
        if columns.lower[first] != "not" or columns.lower[first + 1] in ("only", "just", "merely", "all", "every"):
            continue
        other = columns.child(barred, "conj")
        if other is None:
            other = next((c for c in columns.kids(i, *_SUBJECTS) if c > barred), None)
        if other is None or columns.lower[columns.left[other] - 1] != "but":
            continue
        columns.attach(other, i, columns.dep[barred])
        columns.attach(barred, other, "preconj")
        return True
    return False


def _nor_did(columns: Columns, i: int) -> bool:
    """ "The mayor did not answer, nor did the union": the union did not answer."""
    first = columns.head[i]
    if columns.dep[i] != "conj" or columns.child(i, "aux", "auxpass") is not None:
        return False
    subject, other = columns.child(first, *_SUBJECTS), columns.child(i, "nsubj", "dobj", "attr")
    if subject is None or other is None or other < i or columns.lower[i - 1] not in ("nor", "neither", "so"):
        return False
    if columns.lemma[i] not in ("do", "have", "be", "will", "can") or columns.left[other] != i + 1:
        return False
    joined = [c for c in columns.kids(first, "cc") if subject < c < i]
    columns.attach(other, subject, "conj")
    for c in [*joined, *(c for c in columns.children[i].copy() if columns.dep[c] != "punct")]:
        columns.attach(c, subject, "cc")
    columns.attach(i, subject, "cc")
    return True


def _had_it(columns: Columns, i: int) -> bool:
    """ "The pier would have closed had the storm hit": what stands in front is the main clause."""
    main, subject = columns.child(i, "ccomp"), columns.child(i, *_SUBJECTS)
    first = next((c for c in columns.kids(i, "aux", "auxpass") if columns.lower[c] in ("had", "should", "were")), None)
    if (
        main is None
        or subject is None
        or first is None
        or not main < first < subject
        or first + 1 != columns.left[subject]
    ):
        return False
    if not any(columns.lower[c] in ("would", "could", "might", "will") for c in columns.kids(main, "aux")):
        return False
    columns.take_place(main, i)
    columns.attach(i, main, "advcl")
    return True


def _our_role(columns: Columns, i: int) -> bool:
    """ "It is not our role to judge": what is not our role is judging, and "it" judges nobody."""
    it, noun, deed = columns.child(i, "nsubj"), columns.child(i, "attr"), columns.child(i, "xcomp")
    if columns.lemma[i] != "be" or it is None or columns.lower[it] != "it" or noun is None or deed is None:
        return False
    if columns.pos[noun] != "NOUN" or not i < noun < deed or not columns.is_infinitive(deed):
        return False
    columns.attach(deed, noun, "acl")
    return True


def _was_that(columns: Columns, i: int) -> bool:
    """ "Was that really Marsh?", "First was the row": one stands for the other."""
    if columns.lemma[i] != "be":
        return False
    behind = [c for c in columns.kids(i, "nsubj") if c > i]
    if len(behind) == 2 and columns.lower[behind[0]] in ("that", "this", "it", "he", "she"):
        columns.dep[behind[1]] = "attr"
        return True
    rank, thing = columns.child(i, "nsubj", "advmod"), columns.child(i, "attr")
    if (
        thing is None
        or rank != i - 1
        or columns.lower[rank] not in _RANKS
        or columns.child(i, *_SUBJECTS) not in (None, rank)
    ):
        return False
    if columns.children[rank] or thing < i:
        return False
    columns.dep[rank], columns.dep[thing] = "attr", "nsubj"
    return True


def _what_they_did(columns: Columns, i: int) -> bool:
    """ "what the crew did may be a crime": "did" is a verb of its own, for no verb has "did" and "may" before it."""
    did = columns.child(i, "aux")
    if did is None or columns.lemma[did] != "do" or len(columns.kids(i, "aux")) < 2 or did > i:
        return False
    rest = [c for c in columns.children[i] if columns.left[c] < did and columns.dep[c] in ("nsubj", "attr", "dobj")]
    what = next((c for c in rest if columns.lower[c] == "what"), None)
    if what is None or len(rest) != 2:
        return False
    for c in rest:
        columns.attach(c, did, "dobj" if c == what else "nsubj")
    columns.attach(did, i, "csubj")
    columns.pos[did] = "VERB"
    return True


def _the_more(columns: Columns, i: int) -> bool:
    """ "The more readers learn, the more they ask": readers learn, and not more of them."""
    who = columns.child(i, "nsubj")
    if who is None or who > i or columns.lower[columns.left[who]] != "the":
        return False
    more, the = columns.left[who] + 1, columns.left[who]
    if columns.lower[more] not in ("more", "less") or columns.head[more] != who or columns.head[the] != who:
        return False
    if not any(columns.lower[k : k + 2] == [",", "the"] and columns.tag[k + 2] in ("JJR", "RBR")
               for k in range(i, min(i + 25, len(columns) - 2))):  # fmt: skip
        return False
    columns.attach(more, i, "advmod")
    columns.attach(the, more, "advmod")
    return True


CLEFTS = (
    Mend(_cleft, "", "attr prep"),
    Mend(_not_but, "", "nsubj nsubjpass", "but"),
    Mend(_had_it, "", "ccomp", "had should were"),
    Mend(_was_that, "", "nsubj attr"),
    Mend(_what_they_did, "", "aux"),
    Mend(_the_more, "", "nsubj", "more less"),
    Mend(_our_role, "", "xcomp"),
    Mend(_nor_did, "conj", "nsubj dobj attr"),
)
