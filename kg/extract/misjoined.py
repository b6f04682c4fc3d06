"""Repairs of parses that hang a clause or a phrase on the wrong word. Each is for a class of sentences."""

from __future__ import annotations

from .clauses import FINITE, SUBJECTS
from .columns import Columns, Mend
from .lexicon import by_lemma
from .roles import raised_from
from .wordlists import time_nouns

_OPENING = frozenset(("if", "unless", "because", "although", "though"))
_LINKS = frozenset(("wake", "face", "light", "midst", "course", "aftermath", "absence"))
_POINTING = frozenset(("this", "that", "it", "which", "we", "i"))
_CHANGES = frozenset(
    ("increase", "decrease", "drop", "rise", "gain", "change", "jump", "improvement", "margin", "decline")
)
_AIMING = frozenset(("aim", "intend", "design", "mean"))


def _shared_modal(columns: Columns, i: int) -> bool:
    """Hang "… hopes that it will open but will not close" under the nearer verb where both share the modal."""
    head = columns.head[i]
    first = columns.left[i]
    own = columns.head[first] in (i, *columns.kids(i, "aux", "auxpass"))
    if columns.dep[i] == "ccomp" and i < head and own and columns.lower[first] in _OPENING:
        columns.attach(i, head, "advcl")  # a clause before the verb is no quotation when it opens with "if"
        columns.attach(first, i, "mark")
        return True
    if columns.dep[i] != "conj" or columns.child(i, *SUBJECTS) is not None:
        return False
    above = raised_from(columns, i, by_lemma("verb"))
    if above is not None:  # "said that the lists exist but refused to hand them over"
        columns.attach(i, above, "conj")
        return True
    modal = next((columns.lower[c] for c in columns.children[i] if columns.tag[c] == "MD"), None)
    if modal is None or any(columns.tag[c] == "MD" for c in columns.children[head]):
        return False
    for c in columns.kids(head, "ccomp"):
        if head < c < i and any(columns.tag[k] == "MD" and columns.lower[k] == modal for k in columns.children[c]):
            columns.attach(i, c, "conj")
            return True
    return False


def _joined_infinitive(columns: Columns, i: int) -> bool:
    """ "to list everything that happened and name the causes": a bare infinitive joins an infinitive."""
    first = columns.head[i]
    if columns.dep[i] != "conj" or columns.tag[i] != "VB" or columns.tag[first] not in FINITE:
        return False
    if any(columns.dep[c] in (*SUBJECTS, "aux", "auxpass", "neg") for c in columns.children[i]):
        return False
    if any(columns.tag[c] == "MD" for c in columns.children[first]):
        return False
    for j in (
        *columns.kids(first, "xcomp"),
        *columns.ancestors(first),
    ):  # "promised to mend it, pay the crew and leave"
        bare = columns.tag[first] == "VBZ" and columns.pos[j] in (
            "VERB",
            "AUX",
        )  # "Read the note that is here and send"
        if j < i and columns.tag[j] == "VB" and (bare or columns.is_infinitive(j)):
            columns.attach(i, j, "conj")
            return True
    return False


def _opening_time(columns: Columns, i: int) -> bool:
    """ "We met, and two days ago, I rang": the time before a comma opens the second sentence."""
    for c in columns.kids(i, "advmod", "npadvmod", "prep"):
        if c < i or columns.left[c] == 0 or columns.lower[columns.left[c] - 1] != "and":
            continue
        if not any(columns.ent[k] in ("DATE", "TIME") or columns.lemma[k] in time_nouns() for k in columns.subtree(c)):
            continue
        behind = columns.right[c] + 1
        if behind + 1 >= len(columns) or columns.lower[behind] != ",":
            continue
        subject = next((k for k in range(behind + 1, min(behind + 6, len(columns))) if columns.dep[k] == "nsubj"), None)
        if subject is None or columns.left[subject] != behind + 1:
            continue
        verb = columns.head[subject]
        if verb != i and (columns.head[i] == verb or columns.head[verb] == i):
            columns.attach(c, verb, columns.dep[c])
            joined = columns.child(i, "cc")
            if joined is not None and joined == columns.left[c] - 1:
                columns.attach(joined, verb, "cc")
            return True
    return False


def _inserted_clause(columns: Columns, i: int) -> bool:
    """ "was told, and this is on the tape, to land": the infinitive belongs to the telling, not to the insertion."""
    above = columns.head[i]
    order = columns.child(i, "advcl", "xcomp")
    if columns.dep[i] != "conj" or order is None or not columns.is_infinitive(order):
        return False
    entry = by_lemma("verb").get(columns.lemma[above])
    if entry is None or not entry.frames & {"to", "np-to"} or columns.child(above, "ccomp", "xcomp") is not None:
        return False
    subject, first = columns.child(i, "nsubj", "nsubjpass"), columns.left[order]
    if subject is None or columns.lower[subject] not in _POINTING or columns.lower[first - 1] != ",":
        return False
    columns.attach(order, above, "xcomp")
    return True


def _same_kind(columns: Columns, i: int) -> bool:
    """ "says there is no fault in the pump, but there are faults in the valve": the second fault is said, too."""
    above = columns.head[i]
    if columns.dep[i] != "conj" or columns.child(i, "expl") is None or above > i:
        return False
    thing = columns.child(i, "attr", "nsubj")
    for c in columns.kids(above, "ccomp"):
        named = {columns.lemma[k] for k in columns.kids(c, "dobj", "attr", "nsubj")}
        past = {columns.tag[columns.leading(k)] == "VBD" for k in (c, i)}
        if c < i and thing is not None and columns.lemma[thing] in named and len(past) == 1:
            columns.attach(i, c, "conj")
            return True
    return False


def _before_and(columns: Columns, i: int) -> bool:
    """ "We thank you, too, for this, and we will come": what stands before "and" belongs to the first sentence."""
    first = next((c for c in columns.kids(i, "ccomp") if c < i and columns.child(c, *SUBJECTS) is not None), None)
    subject = columns.child(i, *SUBJECTS)
    if first is None or subject is None or subject < first:
        return False
    joint = next((k for k in range(columns.right[first] + 1, columns.left[subject]) if columns.lower[k] == "and"), None)
    if joint is None or columns.dep[joint] != "cc":
        return False
    moved = [c for c in columns.kids(i, "prep", "advmod", "npadvmod") if first < c < joint]
    for c in moved:
        columns.attach(c, first, columns.dep[c])
    columns.attach(joint, i, "cc")
    return bool(moved)


def _to_anyone_that(columns: Columns, i: int) -> bool:
    """ "It is no secret to anyone that P", "clear to us that P": P is what is no secret, not whom."""
    whom = columns.head[i]
    that = columns.child(i, "mark")
    prep = columns.head[whom]
    if columns.dep[i] != "relcl" or that is None or columns.lower[that] != "that" or columns.dep[whom] != "pobj":
        return False
    if columns.child(i, *SUBJECTS, "expl") is None or columns.lower[prep] not in ("to", "for"):
        return False
    quality = columns.head[prep]
    be = columns.head[quality] if columns.dep[quality] in ("acomp", "attr") else quality
    subject = columns.child(be, "nsubj")
    if columns.lemma[be] != "be" or subject is None or columns.lower[subject] != "it":
        return False
    columns.attach(i, be, "ccomp")
    return True


def _nearer_tense(columns: Columns, i: int) -> bool:
    """ "I am glad because she rang the doctor, called us": who called is who rang."""
    above = columns.head[i]
    if columns.dep[i] != "conj" or columns.tag[i] != "VBD" or columns.child(i, *SUBJECTS, "aux", "cc") is not None:
        return False
    if columns.tag[columns.leading(above)] not in ("VBP", "VBZ") or columns.child(above, "cc") is not None:
        return False
    for c in columns.kids(above, "advcl"):
        if above < c < i and columns.tag[columns.leading(c)] == "VBD" and columns.child(c, *SUBJECTS) is not None:
            columns.attach(i, c, "conj")
            return True
    return False


def _what_i_say(columns: Columns, i: int) -> bool:
    """ "I am clear, and what I say here, I say everywhere": what is said everywhere is what is said here."""
    for a in columns.kids(i, "ccomp"):
        for c in columns.kids(a, "conj"):
            first = columns.left[c]
            if a < c < i and columns.lower[first] == "what" and columns.head[first] == c:
                columns.attach(c, i, "ccomp")
                return True
    return False


def _in_the_wake_of(columns: Columns, i: int) -> bool:
    """ "in the wake of polls that showed it": the polls have shown it."""
    noun = columns.head[i]
    of = next((c for c in columns.kids(noun, "prep") if columns.lower[c] == "of"), None)
    target = columns.child(of, "pobj") if of is not None else None
    if columns.lower[noun] not in _LINKS or columns.lower[columns.head[noun]] != "in" or target is None or target > i:
        return False
    columns.attach(i, target, "relcl")
    return True


def _the_size_of(columns: Columns, i: int) -> bool:
    """ "restore a harbour the size of a town": the size belongs to the harbour."""
    for c in columns.kids(i, "dobj", "pobj"):
        noun = columns.left[c] - 1
        measure = columns.lemma[c] in ("size", "length", "height", "age", "weight") and columns.child(c, "prep")
        if measure and columns.pos[noun] == "NOUN" and columns.dep[noun] == "dobj" and columns.head[noun] == i:
            columns.attach(c, noun, "appos")
            return True
    return False


def _and_the_other(columns: Columns, i: int) -> bool:
    """ "One is a pilot and the other a cook": the cook is somebody else."""
    noun = columns.child(i, "attr", "dobj")
    second = columns.child(noun, "conj") if noun is not None else None
    if second is None or columns.child(i, *SUBJECTS) is None:
        return False
    first = columns.left[second]
    if columns.lower[first : first + 2] != ["the", "other"] or columns.tag[first + 2 : first + 3] != ["DT"]:
        return False
    columns.attach(second, i, "dep")
    return True


def _joined_clause(columns: Columns, i: int) -> bool:
    """ "We are glad of it, and we will come": a sentence joins the one before, no preposition in it."""
    above = columns.head[i]
    if columns.dep[i] != "conj" or columns.pos[above] != "ADP" or columns.child(i, *SUBJECTS) is None:
        return False
    verb = next((j for j in columns.ancestors(above) if columns.pos[j] in ("VERB", "AUX")), None)
    if verb is None or verb > above or not columns.is_finite(i):
        return False
    for c in columns.kids(above, "cc"):
        if above < c < i:
            columns.attach(c, verb, "cc")
    columns.attach(i, verb, "conj")
    return True


def _bracket(columns: Columns, i: int) -> bool:
    """Put "A (B) but C" right where the parser made the bracketed B the head of A and C."""
    for a in columns.kids(i, "ccomp"):
        opening = next((k for k in range(a, i) if columns.lower[k] == "("), None)
        if opening is None:
            continue
        closing = next((k for k in range(i, len(columns)) if columns.lower[k] == ")"), None)
        if closing is None:
            return False
        root, dep = columns.head[i], columns.dep[i]
        columns.attach(a, a if root == i else root, dep)
        columns.attach(i, a, "parataxis")
        for c in list(columns.children[i]):
            if c > closing:
                columns.attach(c, a, columns.dep[c])
        for c in columns.kids(a, "parataxis"):
            if opening < c < i:
                columns.attach(c, i, "advcl")
        return True
    return False


def _aimed(columns: Columns, i: int) -> bool:
    """ "words about the flood aimed at helping": of two nouns, the one that the first phrase belongs to is aimed."""
    noun = columns.head[i]
    if columns.dep[i] != "acl" or columns.lemma[i] not in _AIMING or columns.dep[noun] != "pobj":
        return False
    part = columns.head[columns.head[noun]]
    if columns.dep[part] != "acl" or columns.pos[columns.head[part]] != "NOUN":
        return False
    columns.attach(i, columns.head[part], "acl")
    return True


def _given(columns: Columns, i: int) -> bool:
    """ "As we have met, and given your efforts, we will sign": the second reason is no part of the first."""
    for c in columns.kids(i, "conj"):
        above = next((j for j in columns.ancestors(i) if j > c and columns.pos[j] in ("VERB", "AUX")), None)
        if columns.lower[c] in ("given", "considering") and above is not None and columns.child(c, "pobj") is not None:
            columns.attach(c, above, "prep")
            return True
    return False


def _parallel_modal(columns: Columns, i: int) -> bool:
    """ "It could mend a rift that she wants to hide or could widen it": what could mend it could widen it."""
    above = columns.head[i]
    modal = next((columns.lower[c] for c in columns.kids(i, "aux") if columns.tag[c] == "MD"), None)
    if modal is None or columns.child(i, *SUBJECTS, "expl", "mark") is not None or above > i:
        return False
    if any(columns.tag[c] == "MD" for c in columns.children[above]):
        return False
    if not any(columns.dep[k] == "relcl" for k in (above, *columns.ancestors(above))):
        return False
    for j in columns.ancestors(above):
        if j < above and any(columns.lower[c] == modal for c in columns.kids(j, "aux")):
            columns.attach(i, j, "conj")
            return True
    return False


def _apology_and_tone(columns: Columns, i: int) -> bool:
    """ "The offer from Berg and the silence from Marsh are signs": the silence is joined to the offer, not to Berg."""
    for noun in columns.kids(i, "nsubj", "nsubjpass", "dobj"):
        for prep in columns.kids(noun, "prep"):
            name = columns.child(prep, "pobj")
            other = columns.child(name, "conj") if name is not None else None
            if other is None or columns.pos[name] != "PROPN" or columns.pos[other] != "NOUN":
                continue
            again = columns.child(other, "prep")
            if again is not None and columns.lower[again] == columns.lower[prep] and columns.child(other, "det"):
                columns.attach(other, noun, "conj")
                return True
    return False


def _dated_and_filed(columns: Columns, i: int) -> bool:
    """ "She wrote in a note dated Friday and kept in Oban": the note is dated and kept."""
    joint = columns.left[i] - 1
    if columns.tag[i] != "VBN" or columns.lower[joint] != "and" or columns.left[i] != i:
        return False
    if columns.child(i, *SUBJECTS, "aux", "auxpass", "dobj", "xcomp", "ccomp") is not None:
        return False
    above = columns.head[i]
    if columns.child(above, "aux", "auxpass") is not None:
        return False
    near = [k for k in (joint - 1, *columns.ancestors(joint - 1)) if above < k]
    first = next((k for k in near if columns.dep[k] == "acl" and columns.tag[k] == "VBN"), None)
    if first is None or columns.right[first] != joint - 1:
        return False
    columns.attach(i, first, "conj")
    columns.attach(joint, first, "cc")
    return True


def _between_them(columns: Columns, i: int) -> bool:
    """ "has readers between Oban and Sula and all of that": no second object, but one more place."""
    for noun in columns.kids(i, "dobj", "attr"):
        between = next((c for c in columns.kids(noun, "prep") if columns.lower[c] == "between"), None)
        place = columns.child(between, "pobj") if between is not None else None
        for c in columns.kids(noun, "conj"):
            if place is not None and c > place and (columns.pos[c] == "PROPN" or columns.lower[c] == "all"):
                columns.attach(c, place, "conj")
                return True
    return False


def _along_with(columns: Columns, i: int) -> bool:
    """ "asked to question Berg, along with Marsh and Falk": three are to be questioned."""
    thing = columns.child(i, "dobj")
    if thing is None or thing < i:
        return False
    if any(c > thing and columns.lower[c] != "of" and columns.pos[c] != "PUNCT" for c in columns.children[thing]):
        return False  # "left the port open to thieves, along with others"
    along = columns.right[thing] + 1
    along += columns.lower[along : along + 1] == [","]
    if columns.lower[along : along + 2] != ["along", "with"]:
        return False
    other = columns.child(along + 1, "pobj")
    if other is None or columns.pos[other] != columns.pos[thing]:
        return False
    columns.attach(other, thing, "conj")
    columns.attach(along, thing, "cc")
    columns.attach(along + 1, thing, "cc")
    return True


def _by_points(columns: Columns, i: int) -> bool:
    """ "believe she will win the vote, a rise of two points": the rise is nothing that is won."""
    for c in columns.kids(i, "dobj"):
        first = columns.left[c]
        if c > i and columns.lemma[c] in _CHANGES and columns.lower[first - 1] == "," and first - 1 > i:
            columns.attach(c, i, "dep")
            return True
    return False


MISJOINED = (
    Mend(_joined_clause, "conj", "nsubj"),
    Mend(_shared_modal, "ccomp conj"),
    Mend(_joined_infinitive, "conj"),
    Mend(_opening_time, "", "advmod npadvmod prep", "and"),
    Mend(_inserted_clause, "conj", "advcl xcomp"),
    Mend(_same_kind, "conj", "expl"),
    Mend(_before_and, "", "ccomp", "and"),
    Mend(_bracket, "", "ccomp", "("),
    Mend(_aimed, "acl"),
    Mend(_given, "", "conj"),
    Mend(_to_anyone_that, "relcl", "mark"),
    Mend(_nearer_tense, "conj"),
    Mend(_what_i_say, "", "ccomp", "what"),
    Mend(_in_the_wake_of, "relcl"),
    Mend(_the_size_of, "", "dobj pobj"),
    Mend(_and_the_other, "", "attr dobj", "other"),
    Mend(_parallel_modal, "conj", "aux"),
    Mend(_apology_and_tone, "", "nsubj nsubjpass dobj", "and or"),
    Mend(_dated_and_filed, "conj"),
    Mend(_between_them, "", "dobj attr", "between"),
    Mend(_along_with, "", "dobj", "along"),
    Mend(_by_points, "", "dobj"),
)
