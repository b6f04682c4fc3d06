"""Repairs of parses that lose a subject or take the wrong one. Each is for a class of sentences."""

from __future__ import annotations

from .columns import Columns, Mend
from .roles import SUBJECTS as _ACTIVE
from .roles import is_somebody

_JOINED = frozenset(("conj", "nsubj", "nsubjpass", "csubj", "csubjpass"))
_SUBJECTS = (*_ACTIVE, "nsubjpass", "csubjpass")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_DASHES = ("-", "–", "—")


def _parted_subject(columns: Columns, i: int) -> bool:
    """ "repeat that our duty, and we agreed on it, is to help": the duty is, whatever stands in between."""
    if columns.dep[i] != "conj" or columns.tag[i] not in _FINITE or columns.child(i, *_SUBJECTS, "expl") is not None:
        return False
    for noun in range(i - 1, max(i - 25, -1), -1):
        mark = columns.child(noun, "mark") if columns.dep[noun] == "dobj" else None
        if mark is not None and columns.lower[mark] == "that" and columns.pos[noun] in ("NOUN", "PROPN"):
            above = columns.head[noun]
            columns.attach(noun, i, "nsubj")
            columns.attach(mark, i, "mark")
            columns.attach(i, above, "ccomp")
            return True
    return False


def _two_subjects(columns: Columns, i: int) -> bool:
    """ "The mayor, who came late, and the clerk agreed": of two subjects the second is joined to the first."""
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) != 2:
        return False
    first, second = subjects
    joint = columns.left[second] - 1
    if columns.lower[joint] != "and" or columns.head[joint] != first or columns.child(first, "relcl") is None:
        return False
    columns.attach(second, first, "conj")
    return True


def _one_subject(columns: Columns, i: int) -> bool:
    """Of subjects parted by a dash, the nearer one: "the mood, the tone – our talks have always gone well".

    So, too, "Those who left, we have found them all". Where a verb without a subject follows a second dash ("The
    figures – we published them – were right"), the first subject is its own.
    """
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) < 2 or any(columns.lower[c] in ("that", "which", "who", "what") for c in subjects):
        return False
    last = subjects[-1]
    dash = next((k for k in range(last - 1, subjects[0], -1) if columns.lower[k] in _DASHES), None)
    comma = columns.tag[last] == "PRP" and columns.lower[columns.left[last] - 1] == ","
    if dash is None and not comma:
        return False
    first = [c for c in subjects[:-1] if dash is None or c <= dash]
    resumed = next((c for c in columns.kids(i, "xcomp", "ccomp", "conj") if _resumes(columns, c)), None)
    if resumed is None or dash is None:
        for c in first:
            columns.attach(c, i, "dislocated")
        return True
    above, dep = columns.head[i], columns.dep[i]
    columns.attach(resumed, resumed if above == i else above, dep)
    for c in first:
        columns.attach(c, resumed, "nsubjpass" if columns.child(resumed, "auxpass") is not None else "nsubj")
    for c in columns.kids(i, "mark"):
        columns.attach(c, resumed, "mark")
    columns.attach(i, resumed, "parataxis")
    return True


def _put_in(columns: Columns, i: int) -> bool:
    """ "The figures – we printed them – were checked", where the parser hung the figures on the printing."""
    if columns.child(i, *_SUBJECTS, "expl", "mark") is not None or columns.lower[columns.leading(i) - 1] not in _DASHES:
        return False
    for c in columns.kids(i, "ccomp"):
        noun, own = columns.child(c, "dep"), columns.child(c, *_SUBJECTS)
        if c < i and noun is not None and own is not None and noun < own and columns.pos[noun] in ("NOUN", "PROPN"):
            if columns.lower[columns.left[own] - 1] not in _DASHES:
                continue
            columns.attach(noun, i, "nsubjpass" if columns.child(i, "auxpass") is not None else "nsubj")
            columns.attach(c, i, "parataxis")
            return True
    return False


def _resumes(columns: Columns, verb: int) -> bool:
    """Tell a finite verb without a subject right behind a dash."""
    first = columns.leading(verb)
    if columns.child(verb, *_SUBJECTS, "expl", "mark") is not None or columns.tag[first] not in _FINITE:
        return False
    return columns.lower[first - 1] in _DASHES


def _subject_of_auxiliary(columns: Columns, i: int) -> bool:
    """ "The point is that, as for us, we are involved": a subject hung on the auxiliary is that of the verb."""
    if columns.child(i, *_SUBJECTS) is not None:
        return False
    for c in columns.kids(i, "aux", "auxpass"):
        for k in columns.kids(c, *_SUBJECTS):
            for other in columns.children[c].copy():
                columns.attach(other, i, columns.dep[other])
            columns.dep[k] = "nsubjpass" if columns.dep[c] == "auxpass" else columns.dep[k]
            return True
    return False


def _joined_places(columns: Columns, i: int) -> bool:
    """ "The halls in Oban and Orsk were closed": of the two names none is a second subject."""
    for c in (k for s in columns.children[i] if columns.dep[s] in _SUBJECTS for k in (s, *columns.children[s])):
        joint = columns.left[c] - 1
        if columns.pos[c] != "PROPN" or joint < 1 or columns.lower[joint] not in ("and", "or"):
            continue
        if columns.left[c] != c and [columns.lower[columns.left[k]] for k in (c, joint - 1)] != ["the", "the"]:
            continue  # "in Oban and Orsk", "in the Senate and the House"
        if columns.dep[c] not in _JOINED:
            continue
        other = joint - 1
        noun = columns.head[columns.head[other]]
        if columns.pos[other] == "PROPN" and columns.dep[other] == "pobj" and columns.pos[noun] == "NOUN":
            columns.attach(c, other, "conj")
            columns.attach(joint, other, "cc")
            return True
    return False


def _subject_in_condition(columns: Columns, i: int) -> bool:
    """ "If we talk about Norland, the embassy and the consul know": who knows stands behind the last comma."""
    if columns.child(i, *_SUBJECTS, "expl") is not None or columns.tag[columns.leading(i)] not in _FINITE:
        return False
    before = [c for c in columns.kids(i, "advcl") if columns.right[c] == columns.leading(i) - 1]
    if columns.dep[i] not in ("ROOT", "ccomp") or not before or columns.child(before[0], "mark") is None:
        return False
    for k in range(columns.right[before[0]], before[0], -1):
        if columns.dep[k] == "appos" and columns.lower[columns.left[k] - 1] == ",":
            columns.attach(k, i, "nsubj")
            return True
    return False


def _inner_clause(columns: Columns, i: int) -> bool:
    """ "that the men in the firm Ruth runs are welders": Ruth runs the firm, the men are welders."""
    before = [c for c in columns.kids(columns.head[i], "ccomp") if c < i]
    if columns.dep[i] != "ccomp" or columns.child(i, *_SUBJECTS, "expl", "mark") is not None or not before:
        return False
    inner = before[-1]
    subject, name = columns.child(inner, "nsubj"), columns.leading(inner) - 1
    if subject is None or columns.dep[name] != "appos" or columns.right[inner] != columns.left[i] - 1:
        return False
    noun = columns.head[name]
    for c in columns.kids(inner, "mark"):
        columns.attach(c, i, "mark")
    columns.attach(subject, i, "nsubj")
    columns.attach(name, inner, "nsubj")
    columns.attach(inner, noun, "relcl")
    return True


def _who_is_meant(columns: Columns, i: int) -> bool:
    """ "a man with knowledge of the plan, who asked not to be named": the nearest one that is a "who"."""
    noun, who = columns.head[i], columns.child(i, "nsubj", "nsubjpass")
    if columns.dep[i] != "relcl" or who is None or columns.lower[who] != "who" or _can_be_who(columns, noun):
        return False
    if any(columns.dep[c] == "poss" and columns.pos[c] == "PROPN" for c in columns.children[noun]):
        return False  # "Ruth's protest, who will not wait" is Ruth
    at = noun
    for _ in range(8):
        above = columns.head[at]
        if above == at or columns.dep[at] not in ("pobj", "prep", "appos", "conj"):
            return False
        at = above
        if columns.pos[at] in ("NOUN", "PROPN") and _can_be_who(columns, at):
            columns.attach(i, at, "relcl")
            return True
    return False


def _can_be_who(columns: Columns, noun: int) -> bool:
    lemma = columns.lemma[noun]
    if columns.pos[noun] == "PROPN" or columns.pos[noun] == "PRON":
        return True
    return columns.tag[noun] == "NNS" or is_somebody(lemma) or lemma in ("person", "man", "woman")


MISSUBJECTS = (
    Mend(_parted_subject, "conj"),
    Mend(_two_subjects, "", "nsubj nsubjpass"),
    Mend(_one_subject, "", "nsubj nsubjpass"),
    Mend(_put_in, "", "ccomp"),
    Mend(_subject_of_auxiliary, "", "aux auxpass"),
    Mend(_joined_places, "", "nsubj nsubjpass csubj"),
    Mend(_subject_in_condition, "ROOT ccomp", "advcl"),
    Mend(_inner_clause, "ccomp"),
    Mend(_who_is_meant, "relcl", "nsubj nsubjpass"),
)
