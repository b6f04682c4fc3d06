"""Where the parser put the content elsewhere: inverted clauses, that-clauses hung on a noun, closing "she said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .lexicon import by_lemma
from .roles import Range, is_somebody, noun_phrase, ranges
from .tree import Tree
from .wordlists import time_nouns

if TYPE_CHECKING:
    from .frames import Frame

# Classes whose cues may be parted from their content; attitudes stay close to theirs.
SPOKEN = frozenset(("statement", "claim", "admission", "promise", "question", "warning", "confirmation", "gratitude"))
_FINITE_CLAUSE = frozenset(("VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "MD"))
_CLOSING = 10  # tokens at most behind a cue that closes its sentence ("…, she told reporters in the harbour.")
_DASHES = ("-", "--", "–", "—")
_OPENING = ("“", '"', "``", "''")
_REACH = 20  # tokens behind the cue in which a stray that-clause may begin


def recover(tree: Tree, verb: int, frame: Frame) -> list[Range]:
    """Content of a cue that has none among its own dependents, or []."""
    return (
        _comma_that(tree, verb, frame)
        or _inverted(tree, verb, frame)
        or _stray_clause(tree, verb, frame)
        or _sentence_before(tree, verb, frame)
    )


def agent_behind(tree: Tree, verb: int, frame: Frame) -> None:
    """ "He was told to keep them by the inquiry": the inquiry told him; nobody is kept by it."""
    asked = tree.kid(verb, "xcomp")
    by = next((k for k in tree.children[asked] if tree.lower[k] == "by" and k > asked), None) if asked else None
    whom = tree.kid(by, "pobj") if by is not None else None
    if whom is None or frame.source or tree.kid(asked, "dobj") is None or tree.ent[whom] in ("DATE", "TIME"):
        return
    named = tree.pos[whom] == "PROPN" or tree.kid(whom, "det", "poss") is not None  # not "by mail"
    if not named or tree.lemma[whom] in time_nouns():
        return
    frame.source = [noun_phrase(tree, whom)]
    frame.content = [(a, by - 1) if a < by <= b else (a, b) for a, b in frame.content]


def name_behind(tree: Tree, noun: int, frame: Frame) -> None:
    """ "…, the observer writes Ruth Moe", as other languages put it: the name behind the verb says who that is."""
    role = frame.source[0][1] if len(frame.source) == 1 else None
    if role is None or not is_somebody(tree.lemma[role]) or tree.pos[role] != "NOUN":
        return
    if tree.ent[noun] == "PERSON" and "r" not in frame.entry.frames and tree.kid(role, "det") is not None:
        first, last = noun_phrase(tree, noun)
        while first < last and (tree.pos[first] == "DET" or "." in tree.lower[first].strip(".")):
            first += 1  # "Herald.com Ruth Moe"
        frame.source = [(first, last)]


def waits(tree: Tree, verb: int) -> bool:
    """Tell the first half of "the files indicate, she said, that P", "it is so bad, she said, that P"."""
    if any(tree.lower[k] in ("so", "such") for k in range(tree.left[verb], tree.right[verb])):
        return True
    entry = by_lemma("verb").get(tree.lemma[verb])
    open_end = tree.right[verb] == verb and not any(
        tree.dep[k] in ("dobj", "ccomp", "xcomp") for k in tree.children[verb]
    )
    return entry is not None and "that" in entry.frames and open_end


def _comma_that(tree: Tree, verb: int, frame: Frame) -> list[Range]:
    """Content of "he underlined, that …", a comma which writers from many languages put there."""
    at = frame.cue[1] + 1
    if "that" not in frame.entry.frames or frame.entry.cls not in SPOKEN or at + 1 >= tree.size:
        return []
    if tree.lower[at] != "," or tree.lower[at + 1] != "that" or tree.dep[at + 1] != "mark":
        return []
    head = tree.head[at + 1]
    return [(at + 1, tree.right[head])] if head > at + 1 and frame.source else []


def _inverted(tree: Tree, verb: int, frame: Frame) -> list[Range]:
    """Content of "…, X said" and "As X said, …" where the parser made the content the head."""
    if not frame.entry.frames & {"that", "q"}:
        return []
    dep, head = tree.dep[verb], tree.head[verb]
    kids = tree.children[verb]
    as_clause = dep == "advcl" and any(tree.lower[k] == "as" and tree.dep[k] in ("mark", "advmod") for k in kids)
    reports = by_lemma("verb").get(tree.lemma[head])  # "They think so, he told us": telling holds the thinking
    bare = dep == "ccomp" and head > verb and reports is None and not any(tree.dep[k] == "mark" for k in kids)
    if dep == "parataxis" or as_clause or bare:
        first, last = _between_dashes(tree, verb) if as_clause else (_behind_cue(tree, frame), tree.size)
        return ranges([k for k in sorted(tree.subtree(head) - tree.subtree(verb)) if first <= k <= last])
    return []


def _behind_cue(tree: Tree, frame: Frame) -> int:
    """Where the content may begin: "Stressing the risk, she said, “P”" is only "P"."""
    at = frame.cue[1] + 1
    quoted = at + 1 < tree.size and tree.lower[at] in (",", ":") and tree.lower[at + 1] in _OPENING
    return at + 1 if quoted else 0


def _between_dashes(tree: Tree, verb: int) -> Range:
    """The tokens among which "- A, as she said -" stands, all of its sentence where no dash parts it off."""
    before = range(verb, tree.sent[verb], -1)
    first = next((k for k in before if tree.lower[k] in _DASHES and tree.tag[k] == ":"), None)
    behind = range(verb, min(tree.size, verb + 25))
    last = next((k for k in behind if tree.lower[k] in _DASHES and tree.tag[k] == ":"), None)
    if first is None or last is None or tree.left[verb] <= first + 1:
        return 0, tree.size  # also "A - as she said - B"
    return first + 1, last - 1


def _stray_clause(tree: Tree, verb: int, frame: Frame) -> list[Range]:
    """A that-clause close behind the verb that the parser hung elsewhere.

    "replied to critics that …", "told her when they met that …", "made it clear that …". A relative
    clause is told by its gap: "that" is its only subject, or its object.
    """
    if "that" not in frame.entry.frames or frame.entry.cls not in {*SPOKEN, "accusation"}:
        return []
    told = bool(frame.addressee)
    for token in range(frame.cue[1] + 1, min(frame.cue[1] + _REACH, tree.size)):
        if tree.sent[token] != tree.sent[verb] or tree.pos[token] == "PUNCT":
            return []
        head = tree.head[token]
        if tree.pos[token] in ("VERB", "AUX") and not _in_aside(tree, token, verb):
            return []
        if tree.lower[token] != "that" or head <= token or tree.tag[head] not in _FINITE_CLAUSE:
            continue
        kids = [k for k in tree.children[head] if k != token]
        full = any(tree.dep[k] in ("nsubj", "nsubjpass", "expl") for k in kids)
        passive = any(tree.dep[k] == "auxpass" for k in kids)
        dep = tree.dep[token]
        if dep == "mark" or tree.tag[token] == "IN" or (full and (dep in ("nsubj", "nsubjpass") or passive or told)):
            return [(token, tree.right[head])]
    return []


def _sentence_before(tree: Tree, verb: int, frame: Frame) -> list[Range]:
    """All that stands before a closing ", she told reporters" that the parser tied to something else."""
    if "that" not in frame.entry.frames or frame.entry.cls not in SPOKEN or tree.tag[verb] not in ("VBD", "VBZ", "VBP"):
        return []
    first = frame.cue[0]
    if frame.source and frame.source[0][1] == first - 1:
        first = frame.source[0][0]
    start, last = tree.sent[verb], tree.sentence_end(verb)
    behind = frame.cue[1] + 1
    if first - start < 4 or tree.lower[first - 1] != "," or (behind < tree.size and tree.lower[behind] == ":"):
        return []
    if not any(tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(start, first - 1)):
        return []  # "In a letter to the board, she wrote": no clause
    if behind < last and tree.lower[behind] == ",":  # "A, she said, and B"
        return [(start, first - 2), (behind + 1, last)]
    if any(
        tree.dep[k] == "advcl" and tree.left[k] <= start and tree.right[k] >= first - 3 for k in tree.children[verb]
    ):
        return []  # "Though the union grew, the yard maintained a grip"
    return [(start, first - 2)] if last - verb <= _CLOSING else []


def _in_aside(tree: Tree, token: int, verb: int) -> bool:
    """Does the token stand in an adverbial clause of the verb ("when they met")?"""
    for _ in range(8):
        if tree.dep[token] == "advcl" and tree.head[token] == verb:
            return True
        if tree.head[token] == token or token == verb:
            return False
        token = tree.head[token]
    return False
