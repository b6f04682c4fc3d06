"""Adverbial clauses: the role each has in its governor – when, why, on which condition, to what end."""

from __future__ import annotations

from .clauses import Clause
from .columns import Columns
from .wordlists import is_speech

_MARKS = {
    "if": "condition", "case": "condition", "unless": "condition", "provided": "condition", "because": "cause",
    "as": "time",
    "since": "time", "after": "time", "before": "time", "until": "time", "till": "time", "while": "",
    "when": "time", "once": "time", "whenever": "time", "so": "purpose", "that": "purpose", "than": "degree",
    "where": "place",
}  # fmt: skip
_ASIDES = frozenset({"be", "know", "remember", "recall", "see", "understand", "hear", "realise", "realize"})
_PRESENT = frozenset({"VBZ", "VBP"})


def adjunct_role(columns: Columns, clause: Clause) -> str:
    """Name the role an adverbial clause has in its governor; "" where it has none of its own."""
    mark = clause.mark
    if mark is None:
        mark = next((c for c in clause.adverbs if columns.lower[c] in ("when", "where", "whenever", "once")), None)
    verb = clause.verb
    if mark is not None:
        word = columns.lower[mark]
        if any(columns.lower[c] == "long" for c in columns.kids(verb, "mark")):
            return "condition"  # "as long as it holds"
        if word == "if" and columns.lower[mark - 1] == "as":
            return "manner"  # "talks as if he owned the town"
        if word == "as" and (columns.lemma[verb] in _ASIDES or is_speech(columns.lemma[verb])):
            return ""  # "as you noted" is an aside
        if word == "since" and columns.tag[verb] in _PRESENT:
            return "cause"
        if word == "where" and columns.lower[columns.left[verb] - 1] == ",":
            return ""  # ", where the chairs discussed the plan": a statement of its own
        return _MARKS.get(word, "")
    if columns.tag[verb] == "VB" and columns.is_infinitive(verb):
        return "" if is_outcome(columns, verb) else "purpose"
    return "condition" if inverted(columns, clause) else ""


_ONE_OF_ALL = frozenset("first second third last latest only next".split())


def is_outcome(columns: Columns, verb: int) -> bool:
    """Tell an infinitive of what came about from one of purpose: "went on to win", "the first city to win"."""
    head = columns.head[verb]
    particle = columns.child(head, "prt", "advmod")
    if columns.lemma[head] == "go" and particle is not None and columns.lower[particle] == "on":
        return True
    main = columns.head[head] if columns.dep[head] == "xcomp" else head
    if columns.lower[max(0, columns.leading(verb) - 1)] == "only" and columns.tag[main] == "VBD":
        return True  # "tore it down only to build it up again"
    noun = head if columns.pos[head] == "NOUN" else columns.child(head, "attr")
    return noun is not None and any(columns.lower[c] in _ONE_OF_ALL for c in columns.kids(noun, "amod", "nummod"))


_INVERTED = frozenset(("advcl", "parataxis", "ccomp", "relcl"))


def inverted(columns: Columns, clause: Clause) -> bool:
    """Tell a condition without "if": "had that happened", "should it fail", "were he to go"."""
    if not clause.own_subject or columns.dep[clause.verb] not in _INVERTED or clause.mark is not None:
        return False
    first = clause.subjects[0]
    if columns.dep[clause.verb] == "relcl" and columns.lower[columns.left[clause.verb]] != "should":
        return False
    return any(
        columns.dep[c] in ("aux", "auxpass") and c < first and columns.lower[c] in ("had", "should", "were")
        for c in columns.children[clause.verb]
    )
