"""Questions: with a mark or without, embedded ("whether P", "who should pay"), or only a tag on a statement."""

from __future__ import annotations

import re

from ..model import Cue
from .clauses import Clause, stands_alone
from .columns import Columns
from .wordlists import Effect, governors, is_speech

OPEN = Effect("unknown", "underspecified", "interrogative")
# Who decides, discusses or finds out who pays does not say that anybody pays.
DELIBERATING = frozenset(
    ("decide", "discuss", "debate", "determine", "care", "consider", "weigh", "find out", "figure out", "see")
)
_QUOTES_AND_BLANKS = "\"”»'’) \n"
# "It worked, didn't it?" and "We lost, who knows?" ask for no answer.
_TAG = re.compile(
    r",\s*(?:(?:(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should)(?:n['’]t)?|will|can)"
    r" (?:I|you|he|she|it|we|they|there)|right|okay|ok|huh|yes|no|who knows|you know)\?$",
    re.IGNORECASE,
)


def wonders(columns: Columns, clause: Clause) -> bool:
    """Tell a question without its mark: "How many have died.", "to what extent this would help"."""
    verb = clause.verb
    first = next((k for k in range(columns.left[verb], verb) if columns.pos[k] != "PUNCT"), verb)
    if columns.dep[verb] not in ("ROOT", "conj", "ccomp", "pcomp") or not clause.own_subject:
        return False
    if columns.dep[verb] == "ccomp" and not stands_alone(columns, verb):
        return False
    if any(columns.left[c] == first and columns.dep[c] in ("csubj", "csubjpass") for c in columns.children[verb]):
        return False  # "how much they knew is open"
    if columns.lower[first] == "how" and first + 1 < len(columns):
        return columns.lower[first + 1] in ("many", "much", "often", "long", "far", "old")
    return columns.dep[first] == "prep" and columns.lower[first + 1] in ("what", "which") and first < verb


def is_open(columns: Columns, head: int) -> bool:
    """Tell "it is hard to say how", "cannot tell who": the answer is not there."""
    return columns.is_infinitive(head) or columns.child(head, "neg") is not None


def _is_tagged(columns: Columns, root: int, end: int) -> bool:
    """Tell "It worked, didn't it?"; what is said of "you" waits for an answer all the same."""
    told = any(columns.lower[i] in ("you", "your") for i in columns.subtree(root))
    return not told and bool(_TAG.search(columns.text, max(0, columns.start[end] - 30), columns.end[end]))


def _has_asked(columns: Columns, clause: Clause, root: int) -> bool:
    """Tell the "I asked him" of "I asked him, what happens to me?"."""
    if clause.verb != root or not clause.own_subject or columns.child(root, "ccomp") is None:
        return False
    plain = columns.child(root, "aux") is None and columns.left[clause.subjects[0]] < root
    return plain and columns.lemma[root] in ("ask", "wonder") and columns.tag[columns.left[root]] not in ("WP", "WRB")


def _is_told(columns: Columns, clause: Clause) -> bool:
    """Tell the question that somebody is told to have asked: "she would say, ‘What did he mean?’"."""
    verb = clause.verb
    if columns.dep[verb] != "ccomp" or not is_speech(columns.lemma[columns.head[verb]]) or not clause.own_subject:
        return False
    return any(columns.dep[c] in ("aux", "auxpass") and c < clause.subjects[0] for c in columns.children[verb])


def is_asked(columns: Columns, clause: Clause, inside) -> bool:
    """Tell whether the clause is (part of) a direct question inside the content."""
    last = columns.right[clause.verb]
    if columns.lower[last + 1 : last + 2] == ["?"] and inside(last) and _is_told(columns, clause):
        return True
    root = columns.root(clause.verb)
    end = columns.right[root]
    while end > root and (columns.pos[end] == "SPACE" or columns.lower[end] in ('"', "”", "''", "»")):
        end -= 1
    if columns.lower[end] != "?" or not inside(end):
        return False
    if _is_tagged(columns, root, end) or _has_asked(columns, clause, root):
        return False
    at = clause.verb
    while columns.head[at] != at and columns.dep[at] in ("conj", "xcomp", "ccomp", "acomp"):
        if columns.dep[at] == "ccomp" and is_speech(columns.lemma[columns.head[at]]):
            # "Why does he claim that P?" asks about the claim, "Does she accept that P?" about P.
            return not any(columns.tag[i] in ("WP", "WRB", "WDT") for i in range(columns.left[root], root))
        at = columns.head[at]
    return columns.dep[at] == "ROOT"


def is_left_open(columns: Columns, outer: int, cue: Cue) -> bool:
    """Tell "decide whether to pay", "discussed who should pay", which do not say that anybody pays."""
    word = governors().get(cue.lemma)
    if cue.cls in ("denial", "confirmation") or (word is not None and word.plain.polarity != "positive"):
        return False  # "unsure whether", "doubted whether": the word itself says how open it is
    if any(columns.lower[c] == "whether" for c in columns.kids(outer, "mark")):
        return True
    return cue.lemma in DELIBERATING and is_wondering(columns, columns.left[outer])


def is_wondering(columns: Columns, first: int) -> bool:
    """Tell "who", "what", "where" from "how" and "why", which take the rest for granted."""
    return columns.tag[first] in ("WP", "WDT", "WP$") or columns.lower[first] == "where"


def is_stated(columns: Columns, verb: int, cue: Cue) -> bool:
    """Tell the second sentence of "“Where is it?” she asked. “It left.”", which asks for nothing."""
    sentence = columns.sentence(columns.start[verb])
    if any(sentence.start <= span.start < sentence.end for span in cue.spans):
        return False
    return columns.text[sentence.start : sentence.end].rstrip(_QUOTES_AND_BLANKS)[-1:] in (".", "!")
