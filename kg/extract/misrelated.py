"""Repairs of relative clauses that hang on the wrong word, or on none: "who", "which", "that" and the noun they mean.

Source: Huddleston & Pullum, The Cambridge Grammar of the English Language (2002), chapter 12.
"""

from __future__ import annotations

from .clauses import SUBJECTS
from .columns import Columns, Mend
from .lexicon import by_lemma
from .roles import is_human, is_somebody
from .subjects import FOLLOWING
from .wordlists import is_report

_ALONG = frozenset({"along", "over", "in", "around", "back"})
_FAILING = frozenset({"fail", "refuse", "decline", "neglect", "forget"})
_SORTS = frozenset("kind type sort example instance piece bit amount number lot form sign degree level".split())
_HOW_MUCH = frozenset({"more", "most", "less", "least"})


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
        if columns.pos[at] in ("VERB", "AUX"):  # "She is the first mayor, at least in my time, who listens"
            whom = columns.child(at, "attr", "dobj")
            if whom is None or whom > noun or columns.lower[who - 1] != "," or not _can_be_who(columns, whom):
                return False
            columns.attach(i, whom, "relcl")
            return True
    return False


def _can_be_who(columns: Columns, noun: int) -> bool:
    lemma = columns.lemma[noun]
    if columns.pos[noun] == "PROPN" or columns.pos[noun] == "PRON":
        return True
    return columns.tag[noun] == "NNS" or is_somebody(lemma) or lemma in ("person", "man", "woman")


def _second_of_two(columns: Columns, i: int) -> bool:
    """ "somebody who can beat Marsh, who can win": two clauses of one make tell of the same noun."""
    noun, who = columns.head[i], columns.child(i, "nsubj", "nsubjpass")
    if who is None or columns.lower[who] not in ("who", "that", "which") or columns.lower[columns.left[i] - 1] != ",":
        return False
    first = next((j for j in columns.ancestors(noun) if columns.dep[j] == "relcl"), None)
    other = columns.child(first, "nsubj", "nsubjpass") if first is not None else None
    if other is None or columns.lower[other] != columns.lower[who] or columns.right[first] < columns.right[i]:
        return False
    if columns.dep[noun] not in ("dobj", "pobj", "attr"):
        return False  # "Oban, which votes in May, and Orsk, which votes in June"
    modal = [next((columns.lower[c] for c in columns.kids(v, "aux") if columns.tag[c] == "MD"), "") for v in (first, i)]
    if columns.lemma[first] != columns.lemma[i] and (not modal[0] or modal[0] != modal[1]):
        return False
    columns.attach(i, columns.head[first], "relcl")
    return True


def _not_of_a_name(columns: Columns, i: int) -> bool:
    """ "set a trap for Marsh that took a year": no "that" tells which Marsh; it was the trap that took a year."""
    name, that = columns.head[i], columns.left[i]
    if columns.lower[that] != "that" or columns.head[that] != i or columns.dep[that] not in ("nsubj", "nsubjpass"):
        return False
    if columns.tag[name] != "NNP" or columns.dep[name] != "pobj" or columns.child(name, "det", "conj") is not None:
        return False
    prep = columns.head[name]
    thing = (
        columns.head[prep] if columns.pos[columns.head[prep]] == "NOUN" else columns.child(columns.head[prep], "dobj")
    )
    if thing is None or thing > prep or columns.pos[thing] != "NOUN":
        return False
    columns.attach(i, thing, "relcl")
    return True


def _while_there(columns: Columns, i: int) -> bool:
    """ "It was a row over a boat while at the office, which she denied": the row, not where she was, was denied."""
    noun = columns.head[i]
    prep = columns.head[noun]
    if columns.lower[columns.left[i] - 1] != "," or columns.dep[noun] != "pobj" or columns.lower[prep - 1] != "while":
        return False
    verb = columns.head[prep]
    thing = columns.child(verb, "attr", "dobj")
    if columns.head[prep - 1] != prep or thing is None or thing > prep or columns.pos[thing] != "NOUN":
        return False
    columns.attach(i, thing, "relcl")
    return True


def _of_help_he_got(columns: Columns, i: int) -> bool:
    """ "examples of help the club had received": a clause without "that" tells of the noun right before it."""
    noun, near = columns.head[i], columns.left[i] - 1
    subject = columns.child(i, "nsubj")
    if near <= noun or subject is None or columns.left[subject] != near + 1 or columns.child(i, "dobj") is not None:
        return False
    prep = columns.head[near]
    if columns.dep[near] != "pobj" or columns.lower[prep] != "of" or columns.head[prep] != noun:
        return False
    if columns.pos[near] != "NOUN" or columns.tag[subject] in ("WDT", "WP") or columns.left[near] != near:
        return False
    if columns.tag[near] != "NNS" and columns.lemma[noun] not in _SORTS:
        return False  # "a badge of honour she will wear"
    columns.attach(i, near, "relcl")
    return True


def _which_demands(columns: Columns, i: int) -> bool:
    """ "a row between Oban and Orsk, which went on to demand money": a row demands nothing, a town does."""
    noun, which = columns.head[i], columns.child(i, "nsubj")
    if which is None or columns.lower[which] != "which" or columns.lower[which - 1] != ",":
        return False
    if columns.head[which + 1] != i and which + 1 != i:
        return False  # "troops in Orsk, which no one has supported"
    verb, below = i, columns.child(i, "xcomp")
    while below is not None and below > verb:
        verb, below = below, columns.child(below, "xcomp")
    near = which - 2
    between = columns.dep[near] == "conj" and columns.lower[columns.head[noun]] == "between"
    if columns.lemma[verb] not in by_lemma("verb") or near <= noun or not (columns.pos[noun] == "NOUN" or between):
        return False
    if columns.ent[near] not in ("GPE", "ORG", "NORP") or is_human(columns.lemma[noun]):
        return False
    columns.attach(i, near, "relcl")
    return True


def _which_she_said(columns: Columns, i: int) -> bool:
    """ "the files, which she said held it all": the files held it, and she said so."""
    below, which = columns.child(i, "xcomp", "ccomp"), columns.left[i]
    if not is_report(columns.lemma[i]) or below is None or columns.lower[which] not in ("which", "who", "that"):
        return False
    if not any(columns.head[c] == i and c > which for c in columns.kids(i, "nsubj")):
        return False
    if columns.head[which] == i:
        if columns.child(below, *SUBJECTS, "expl", "mark") is not None or columns.dep[which] not in ("nsubj", "dobj"):
            return False
        if columns.tag[columns.leading(below)] not in ("VBD", "VBZ", "VBP", "MD"):
            return False
        columns.attach(which, below, "nsubjpass" if columns.child(below, "auxpass") is not None else "nsubj")
        columns.attach(below, i, "ccomp")
    elif columns.head[which] != below:
        return False
    prep = columns.head[columns.head[i]]
    outer = columns.head[prep]
    apart = columns.lower[which] == "which" and columns.lower[which - 1] == "," and columns.dep[which] != "dobj"
    if apart and columns.lower[prep] == "to" and columns.dep[outer] in ("relcl", "acl"):
        noun = columns.head[outer]  # "files that she gave to the office, which she said held it all"
        while columns.dep[noun] == "pobj" and columns.lower[columns.head[noun]] == "of":
            noun = columns.head[columns.head[noun]]
        columns.attach(i, noun, "relcl")
    return True


def _which_led_to(columns: Columns, i: int) -> bool:
    """ "failed to check the valves, which led to the leak": not the valves but the failure led to it."""
    noun, which = columns.head[i], columns.child(i, "nsubj")
    if which is None or columns.lower[which] != "which" or columns.lemma[i] not in FOLLOWING:
        return False
    verb = next((j for j in columns.ancestors(noun) if columns.pos[j] in ("VERB", "AUX")), None)
    if verb is None or verb > noun or "," not in columns.lower[noun:which]:
        return False
    top = columns.head[verb] if columns.dep[verb] == "xcomp" else verb
    failed = columns.lemma[top] in _FAILING or any(columns.child(v, "neg") is not None for v in (verb, top))
    odd = columns.tag[noun] == "NNS" and columns.tag[columns.leading(i)] == "VBZ"
    if not failed and not odd:
        return False
    columns.attach(i, top, "relcl")
    return True


def _need_more(columns: Columns, i: int) -> bool:
    """ "the ships they need far more than we do": the ships are needed, and "more" says how much."""
    more, who = columns.child(i, "dobj"), columns.child(i, *SUBJECTS)
    if more is None or columns.lower[more] not in _HOW_MUCH or who is None or more < i:
        return False
    if columns.tag[who] in ("WDT", "WP") or columns.lower[who] == "that":
        return False  # "voters who want more than that"
    than = columns.child(more, "prep")
    if (than is None or columns.lower[than] != "than") and columns.right[more] != columns.right[i]:
        return False
    columns.attach(more, i, "advmod")
    columns.tag[more], columns.pos[more] = "RBR", "ADV"
    return True


def _put_behind_her(columns: Columns, i: int) -> bool:
    """ "a row that she wants to put behind her": the row is put, and not she."""
    particle, whom = columns.child(i, "prt"), columns.child(i, "dobj")
    whom = next((c for c in columns.kids(i, "dobj") if c > i), whom)
    if particle is None or whom is None or columns.lower[particle] != "behind" or whom != particle + 1:
        return False
    if columns.tag[whom] != "PRP":
        return False
    columns.dep[particle] = "prep"
    columns.attach(whom, particle, "pobj")
    return True


def _step_to_take(columns: Columns, i: int) -> bool:
    """ "a step to take with a country that is poor": behind an infinitive "that" tells of the noun right before it."""
    noun, that = columns.head[i], columns.child(i, "nsubj", "nsubjpass")
    if that is None or columns.lower[that] not in ("that", "which") or columns.pos[that - 1] != "NOUN":
        return False
    near = that - 1
    between = columns.head[columns.head[near]] if columns.dep[near] == "pobj" else columns.head[near]
    inside = columns.head[between] == noun and columns.is_infinitive(between) and noun < between < near
    odd = columns.tag[columns.leading(i)] == "VBZ" and columns.tag[near] == "NNS"
    if not inside or odd or columns.dep[between] not in ("relcl", "acl"):
        return False
    columns.attach(i, near, "relcl")
    return True


def _comment_that_compared(columns: Columns, i: int) -> bool:
    """ "left after he posted a note in May that named them": a "that" for a subject tells of what was posted."""
    that = columns.child(i, "nsubj", "nsubjpass")
    if that is None or columns.lower[that] != "that" or that > i or columns.child(i, "mark") is not None:
        return False
    if columns.left[i] != that or columns.head[i] > that or columns.tag[that] == "DT":
        return False
    if columns.lower[that - 1] in ("and", "but", "or", ",", "–", "—", "-"):
        return False  # "…, but that was not the case"
    if columns.dep[i] == "acl":
        columns.dep[i] = "relcl"
        return True
    for verb in range(that - 1, columns.head[i], -1):
        thing = columns.child(verb, "dobj") if columns.pos[verb] == "VERB" else None
        if thing is not None and verb < thing < that and columns.pos[thing] == "NOUN":
            columns.attach(i, thing, "relcl")
            return True
    return False


def _whose_deed(columns: Columns, i: int) -> bool:
    """ "Berg, whose courage Marsh mocked": Marsh mocked it; he is no courage."""
    whose = columns.child(i, "nsubj", "nsubjpass")
    if whose is None or columns.tag[columns.left[whose]] != "WP$":
        return False
    name = next((c for c in columns.kids(whose, "appos") if whose < columns.left[c] and c < i), None)
    if name is None or columns.left[name] != whose + 1 or columns.child(i, "dobj", "auxpass") is not None:
        return False
    if columns.tag[i] not in ("VBD", "VBN"):
        return False
    columns.attach(name, i, "nsubj")
    columns.attach(whose, i, "dobj")
    columns.tag[i] = "VBD"
    return True


def _whose_list(columns: Columns, i: int) -> bool:
    """ "Berg, whose plans against the union, the board and the guild failed": only the plans have failed."""
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) != 2 or columns.tag[columns.left[subjects[0]]] != "WP$":
        return False
    prep = columns.child(subjects[0], "prep")
    first = columns.child(prep, "pobj") if prep is not None else None
    comma = columns.lower[columns.left[subjects[1]] - 1] == ","
    if first is None or columns.child(subjects[1], "conj") is None or not comma:
        return False
    columns.attach(subjects[1], first, "conj")
    return True


def _whose_and_main(columns: Columns, i: int) -> bool:
    """ "Berg, whose plans split the town and made her known, died": she died, and not her plans."""
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass", "dislocated") if c < i]
    if len(subjects) != 2 or columns.tag[columns.left[subjects[1]]] != "WP$":
        return False
    who, left = subjects[0], columns.left[subjects[1]]
    if columns.lower[left - 1] != "," or columns.dep[i] not in ("ROOT", "ccomp"):
        return False
    last = i
    while columns.child(last, "conj") is not None:
        last = columns.kids(last, "conj")[-1]
    if last == i or columns.lower[columns.left[last] - 1] != "," or columns.child(last, *SUBJECTS) is not None:
        return False
    columns.take_place(last, i)
    columns.attach(who, last, "nsubjpass" if columns.child(last, "auxpass") is not None else "nsubj")
    columns.attach(i, who, "relcl")
    for c in columns.kids(i, "punct"):
        if c > last:
            columns.attach(c, last, "punct")
    return True


MISRELATED = (
    Mend(_step_to_take, "relcl", "nsubj nsubjpass", "that which"),
    Mend(_comment_that_compared, "advcl conj acl", "nsubj nsubjpass", "that"),
    Mend(_whose_deed, "relcl", "nsubj nsubjpass", "whose"),
    Mend(_whose_list, "relcl", "nsubj nsubjpass", "whose"),
    Mend(_whose_and_main, "ROOT ccomp", "conj", "whose"),
    Mend(_who_behind_particle, "pcomp", "nsubj nsubjpass"),
    Mend(_who_is_meant, "relcl", "nsubj nsubjpass"),
    Mend(_of_help_he_got, "relcl", "nsubj"),
    Mend(_which_demands, "relcl", "nsubj"),
    Mend(_second_of_two, "relcl", "nsubj nsubjpass"),
    Mend(_not_of_a_name, "relcl", "nsubj nsubjpass"),
    Mend(_while_there, "relcl"),
    Mend(_which_she_said, "relcl", "xcomp ccomp"),
    Mend(_which_led_to, "relcl", "nsubj"),
    Mend(_need_more, "relcl", "dobj"),
    Mend(_put_behind_her, "", "prt"),
)
