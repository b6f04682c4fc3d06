"""Slots and qualifiers of a triple: what the words of an argument are, in full and in short."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Qualifier, Span
from . import labels
from .columns import Columns
from .labels import Inside
from .roles import is_human, is_somebody
from .wordlists import adverb_roles, compound_prepositions, discourse, markers, preposition_roles, time_nouns

_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "sis", "ship", "cy", "mony")
_PERSONS = {"PERSON", "ORG", "NORP"}
_PLACES = {"GPE", "LOC", "FAC"}
_NUMBERS = {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
_FOR_DEEDS = frozenset("thank congratulate praise commend apologize apologise mistake confuse exchange swap".split(" "))
_LASTING = frozenset(
    "long longer short some considerable limited indefinite certain first second third fourth last next being".split()
)
_WHICH = frozenset({"this", "that", "such"})
_HEARERS = frozenset(
    "council board panel senate congress assembly reporter journalist court judge jury tribunal parliament "
    "committee commission audience crowd camera eye".split()
)
_JOINING = frozenset("conflate equate merge combine unite link mix confuse contrast compare align couple pair".split())
_ASIDES_FAR = frozenset(
    "be know remember recall see understand hear realise realize concern tell judge permit allow".split()
)
_MOTION = frozenset("come go fly travel return move walk drive run sail arrive get bring back".split())
_LIKENING = frozenset("compare liken equate prefer upgrade reduce limit attach tie link".split())
_AUDIENCES = frozenset("society public people community population".split())
_PARTS_OF_TIME = frozenset("middle course height turn close half rest remainder dead".split())
_SETTING_OFF = (",", "–", "—")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[:.]\d\d)?|[a-z]+")  # hours, and "nine"; no "263"
_LEVELS = frozenset("stand remain stay peak hold sit put price value estimate cap fix set start run".split())
_GIVING = frozenset("give donate lend lease sell pay contribute award grant offer owe bequeath hand allot".split())
_PASSING = frozenset("send deliver transfer return turn pass present distribute provide supply submit assign".split())
_DISPUTING = frozenset(
    "clash criticise criticize attack condemn blast slam sue arrest argue quarrel feud dispute disagree apologise "
    "apologize question protest complain worry fine suspend sack investigate charge mock rebuke scold threaten warn "
    "press pressure negotiate divide split strike battle spar boycott sanction accuse blame denounce face confront "
    "praise deride grill challenge".split()
)
_SUMS = frozenset({"amount", "total", "sum", "price"})


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument: ``root`` token, ``label`` for readers (no determiner, no relative clause, at most eight words),
    ``text`` as worded with its ``spans``, and ``core``, the bare noun phrase in one piece, for the resolver.
    """

    root: int
    label: str
    text: str
    spans: tuple[Span, ...]
    core: Span


def slot(columns: Columns, root: int, inside: Inside, whole: bool = False) -> Slot | None:
    """Return the argument headed by ``root``; conjuncts are left out unless ``whole``; None where no word is left.

    ``inside`` tells which tokens may be used: content stops where "he said" begins.
    """
    if not columns.children[root] and columns.tag[root] != "POS":
        return _one_word(columns, root) if inside(root) else None
    leave = frozenset() if whole else frozenset({"conj", "cc", "preconj"})
    if columns.child(root, "neg") is not None and columns.pos[root] not in ("VERB", "AUX"):
        leave |= {"neg", "appos"}  # "insurance, not | compensation"
    if columns.pos[root] in ("VERB", "AUX") and columns.child(root, "relcl") is not None:
        leave |= {"relcl", "mark"}  # "that | they refused to check it |, which led to the leak"
    full = columns.trim([i for i in _branch(columns, root, leave) if inside(i)])
    if columns.pos[root] == "PUNCT" or not any(char.isalnum() for i in full for char in columns.lower[i]):
        return None
    # "all meetings", taken for a verb, is still a noun phrase.
    verbal = columns.pos[root] in ("VERB", "AUX") and columns.child(root, "det", "amod", "poss") is None
    if columns.tag[full[-1]] == "POS":
        full = full[:-1] or full
        last = full[-1]
        inner, inside = inside, lambda i: i <= last and inner(i)
    core = full if verbal else labels.bare_phrase(columns, root, inside, whole)
    label = labels.label(columns, core, root) if not verbal else labels.words_cut(columns, full, root)
    run = labels.run_around(core, root)
    spans = columns.spans(full)
    return Slot(root, label, columns.wording(spans), spans, Span(columns.start[run[0]], columns.end[run[-1]]))


def _one_word(columns: Columns, root: int) -> Slot | None:
    """Return the argument that is a single word: most are pronouns and names."""
    span = Span(columns.start[root], columns.end[root])
    word = columns.text[span.start : span.end]
    if columns.pos[root] == "PUNCT" or not any(map(str.isalnum, word)):
        return None
    return Slot(root, labels.of_word(word), word, (span,), span)


def _branch(columns: Columns, root: int, leave: frozenset[str]) -> list[int]:
    """Subtree of ``root`` without the branches in ``leave`` directly under it."""
    found = [root]
    cut = len(columns)
    for c in columns.children[root]:
        if columns.dep[c] in leave:
            cut = min(cut, c)
    for c in columns.children[root]:
        # What follows "and" or the second conjunct belongs to it, except clauses over the whole.
        if columns.dep[c] not in leave and not (c > cut and columns.dep[c] == "punct"):
            found.extend(columns.subtree(c))
    found.sort()
    return found


def count_qualifier(columns: Columns, root: int, inside: Inside) -> Qualifier | None:
    """Return how many of the noun there are, number and noun together ("two missiles")."""
    if columns.ent[root] in labels.TIMES or columns.lower[root] in labels.SCALES:
        return None
    for tokens in labels.counts(columns, root):
        kept = columns.trim(sorted({i for i in tokens if inside(i) and columns.lower[i] not in ("first", "then")}))
        if kept:
            return Qualifier(
                "count", columns.words([*kept, root]) if root > kept[-1] else columns.words(kept), columns.spans(kept)
            )
    return None


def without_asides(columns: Columns, qualifier: Qualifier) -> Qualifier:
    """Return a qualifier without what a comma or a dash sets off: "for a ship, which he had seen before"."""
    if not any(mark in qualifier.value for mark in _SETTING_OFF):
        return qualifier
    tokens = [i for low, high in columns.within(qualifier.spans) for i in range(low, high)]
    asides = (columns.left[i] for i in tokens if columns.dep[i] == "relcl")
    cut = min((first for first in asides if columns.lower[first - 1] in _SETTING_OFF), default=len(columns))
    kept = columns.trim([i for i in tokens if i < cut])
    if not kept or len(kept) == len(tokens):
        return qualifier
    return Qualifier(qualifier.role, columns.words(kept), columns.spans(kept))


def is_discourse(columns: Columns, tokens: list[int]) -> bool:
    """Tell phrases that are no part of the content: "of course", "in turn", "on the contrary"."""
    tokens = columns.trim(tokens)
    return len(tokens) <= 5 and columns.words(tokens).lower() in discourse()


def _by_how_much(columns: Columns, unit: int) -> bool:
    """Tell "delayed by a week" from "done by the weekend"."""
    return bool(labels.counts(columns, unit)) or any(
        columns.lower[c] in ("a", "an", "several") for c in columns.children[unit]
    )


def _dated_beyond(columns: Columns, noun: int) -> bool:
    """Tell a noun that a date behind it has swallowed: "left school | more than 30 years ago"."""
    after = columns.right[noun] + 1
    return columns.pos[noun] == "NOUN" and after < len(columns) and columns.ent[after] in labels.TIMES


def _says_when(columns: Columns, prep: int, target: int) -> bool:
    """Tell "by then", "at once", "at about nine", "in the middle of the night"."""
    word = columns.lower[prep]
    if columns.tag[target] == "RB":
        return adverb_roles().get(columns.lower[target]) == "time"
    if columns.tag[target] == "CD":
        if word == "at" and (
            not _CLOCK.fullmatch(columns.lower[target]) or columns.lemma[columns.head[prep]] in _LEVELS
        ):
            return False  # "stood at 263"
        return word in ("at", "until", "till", "since") and columns.ent[target] in ("", "CARDINAL", "TIME", "DATE")
    of = columns.child(target, "prep")
    whole = columns.child(of, "pobj") if of is not None and columns.lower[of] == "of" else None
    return whole is not None and columns.lemma[target] in _PARTS_OF_TIME and columns.lemma[whole] in time_nouns()


def _faces(columns: Columns, who: int) -> bool:
    """Tell "before us", "before the judge" from "before the war"."""
    if columns.tag[who] == "PRP":
        return columns.lower[who] != "it"
    return columns.ent[who] == "PERSON" or columns.lemma[who] in _HEARERS


def _is_one(lemma: str) -> bool:
    """Tell with whom something is done from what it is done with."""
    return is_human(lemma) or lemma in ("someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody")


def _next_word(columns: Columns, noun: int) -> str:
    """The word behind a noun, "." where its phrase ends."""
    return columns.lower[noun + 1] if columns.right[noun] > noun else "."


def _lasts(columns: Columns, noun: int) -> bool:
    """Tell "for a long time", "for the first time", "for a while" from "for your time", "for lack of time"."""
    if columns.lower[noun] == "while" or columns.lower[noun - 1 : noun + 1] == ["time", "being"]:
        return True
    words = [columns.lower[c] for c in columns.children[noun]]
    return columns.lower[noun] == "time" and (words == ["a"] or not _LASTING.isdisjoint(words))


def compound_role(columns: Columns, prep: int, noun: int) -> str | None:
    """Return the role that a preposition and a noun have together ("in favour of"), or None."""
    compound = compound_prepositions().get((columns.lower[prep], columns.lower[noun]))
    if compound is None or (compound.then and _next_word(columns, noun) not in compound.then):
        return None
    return compound.role


def preposition_role(columns: Columns, prep: int, target: int | None) -> str:
    """Name the role of a prepositional phrase from the preposition and the head of its object."""
    word = columns.lower[prep]
    default = preposition_roles().get(word, "manner")
    if default == "cause" or target is None or word == "despite":
        return default
    ent, lemma = columns.ent[target], columns.lemma[target]
    if word == "in" and lemma == "case" and not _WHICH.isdisjoint(columns.lower[c] for c in columns.children[target]):
        return "condition"
    if word == "in" and lemma in ("case", "sense") and columns.child(target, "prep") is None:
        return "manner"  # "in our case"
    if (joint := compound_role(columns, prep, target)) is not None:
        return joint
    if lemma in ("beginning", "end", "start") and word in ("from", "at", "by", "until", "since", "in"):
        return "time"
    if _says_when(columns, prep, target):
        return "time"
    above = columns.lemma[columns.head[prep]]
    if word == "at" and columns.tag[target] == "CD" and above in _LEVELS:
        return "degree"
    if word == "on" and above == "blame":
        return "topic"
    if word == "over" and above in _DISPUTING and ent not in (*_PLACES, *labels.TIMES):
        return "topic"
    if word == "to" and _receives(columns, prep, target):
        return "beneficiary"
    if word in ("for", "with") and columns.lemma[columns.head[prep]] in _FOR_DEEDS:
        return "topic"  # "thanked them for coming", "mistook it for a ship"
    if word == "with" and (lemma in time_nouns() or above in _JOINING):
        return "manner"
    if word == "to" and above in _LIKENING:
        return "manner"  # "compared her to a heretic"
    if word == "throughout" and ent in _PLACES:
        return "place"
    if word == "on" and lemma in ("week", "month", "year", "today"):
        return "place"  # a programme: "on This Week"
    if word == "for" and lemma == "generation" and labels.counts(columns, target):
        return "time"
    if word == "for" and lemma in _SUMS:
        return "degree"
    if word == "for" and _lasts(columns, target):
        return "time"
    if columns.dep[target] == "pcomp":
        return {
            "by": "manner",
            "with": "manner",
            "without": "manner",
            "after": "time",
            "before": "time",
            "since": "time",
        }.get(word, "cause" if word == "for" else "topic")
    if word in ("of", "about", "regarding", "concerning", "against", "as", "like", "than"):
        return default
    if word == "before" and _faces(columns, target):
        return "place"
    if word == "for" and not labels.counts(columns, target) and ent not in labels.TIMES:
        pass
    elif lemma in time_nouns():
        return "degree" if word == "by" and _by_how_much(columns, target) else "time"
    elif ent in labels.TIMES and not _dated_beyond(columns, target):
        return "time"
    if default == "time":
        return default
    if word == "to" and columns.lemma[columns.head[prep]] in _MOTION and columns.ent[target] != "PERSON":
        return "place"
    if (
        word == "to"
        and (is_somebody(lemma) or lemma in _AUDIENCES)
        and columns.lemma[columns.head[prep]] not in _LIKENING
    ):
        return "beneficiary"
    if ent in _PERSONS or columns.tag[target] == "PRP" or (word == "with" and _is_one(lemma)):
        return {"for": "beneficiary", "to": "beneficiary", "with": "manner", "from": "topic"}.get(word, default)
    if ent in _PLACES:
        return "beneficiary" if word == "for" else ("place" if default == "place" else default)
    if ent in _NUMBERS and word == "by":
        return "degree"
    if default == "place" and not ent and lemma.endswith(_ABSTRACT) and word in ("in", "at", "on", "under", "within"):
        return "manner"
    return default


def _receives(columns: Columns, prep: int, target: int) -> bool:
    """Tell who is given something: "donated 500 dollars to the hospital", "handed the files over to the police"."""
    verb = columns.head[prep]
    lemma = columns.lemma[verb]
    if columns.child(verb, "dobj", "nsubjpass") is None or columns.ent[target] in labels.TIMES:
        return False
    if lemma in _PASSING:
        return columns.ent[target] in _PERSONS or is_human(columns.lemma[target])
    return lemma in _GIVING


def adverb_role(columns: Columns, adverb: int) -> str:
    """Name the role of an adverb or a bare noun phrase used as one; "" where it is no part of the content."""
    word = columns.lower[adverb]
    if word in markers("adverb"):
        return ""
    if word == "far" and any(columns.lemma[i] in _ASIDES_FAR for i in columns.subtree(adverb)):
        return ""  # "as far as I know"
    if word == "next" and any(columns.lower[c] == "to" for c in columns.children[adverb]):
        return "place"
    if word == "far" and columns.lower[adverb - 1] == "so" and columns.left[adverb] == adverb - 1:
        return "time"
    if word == "back" and adverb + 2 < len(columns) and columns.dep[adverb + 1] == "prep":
        target = columns.child(adverb + 1, "pobj")
        if target is not None and columns.ent[target] in labels.TIMES:
            return ""  # "back in May"
        if target is not None and columns.ent[target] in ("PERCENT", "MONEY"):
            return "degree"  # "fell back to 5 percent"
    if columns.lower[adverb] == "thanks" and columns.child(adverb, "prep") is not None:
        return "cause"
    if word == "forward" and columns.head[adverb - 1] == adverb and columns.lower[adverb - 1] in ("going", "moving"):
        return "time"
    if columns.dep[adverb] == "npadvmod":
        if columns.lower[adverb + 2 : adverb + 3] == [word] and columns.head[adverb + 1] == adverb:
            return "time" if columns.lemma[adverb] in time_nouns() else "manner"  # "hand in hand"
        if columns.ent[adverb] in labels.TIMES or columns.lemma[adverb] in time_nouns():
            return "time"
        if columns.left[adverb] > 0 and columns.lower[columns.left[adverb] - 1] == "," and _names(columns, adverb):
            return ""  # "in Oban, scene of the first vote": what Oban is, no part of what happens there
        if columns.pos[adverb] == "PROPN" and columns.ent[adverb] not in _NUMBERS:
            return ""  # an address: "thank you, Rhona"
        return "manner" if columns.tag[adverb] in ("PRP", "WP") else "degree"
    if columns.tag[adverb] in ("WRB", "WP", "WDT"):
        return ""
    if word == "so" and adverb < columns.head[adverb] and adverb == columns.left[columns.head[adverb]]:
        return ""
    role = adverb_roles().get(word)
    if role is not None:
        return "" if role == "discourse" else role
    return "manner" if columns.pos[adverb] == "ADV" else "degree"


def _names(columns: Columns, noun: int) -> bool:
    """Tell a noun that says what something else is, and not how much: "scene of the vote" and not "a third"."""
    of = columns.child(noun, "prep")
    measured = bool(labels.counts(columns, noun)) or columns.ent[noun] in _NUMBERS
    return not measured and columns.tag[noun] in ("NN", "NNS") and of is not None and columns.lower[of] == "of"
