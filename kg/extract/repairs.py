"""Parses that are known to be wrong, put right before clauses are read. Each repair is for a class of sentences."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from .clauses import heads_clause
from .columns import Columns, columns_of
from .lexicon import by_lemma
from .roles import SUBJECTS as _ACTIVE
from .roles import raised_from
from .wordlists import time_nouns

_SUBJECTS = (*_ACTIVE, "nsubjpass", "csubjpass")
_OPENING = frozenset(("if", "unless", "because", "although", "though"))
_EXPECTING = frozenset(("expect", "want", "wish", "like", "prefer"))
_NAMING = frozenset(("call", "label", "brand", "deem", "consider", "find", "declare", "term", "dub"))
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_WORD_PARTS = frozenset(("co", "ex", "vice", "non", "self", "anti", "pro"))


@lru_cache(maxsize=2)
def repaired(doc: Doc) -> Columns:
    """Return the shared columns of a Doc with its parse mended around the heads of clauses; done once for each Doc."""
    columns = columns_of(doc)
    verbs = [i for i in range(len(columns)) if heads_clause(columns, i)]
    mended = [i for i in verbs for mend in _ALL if mend(columns, i)]
    if mended:
        columns.settle()
    return columns


def _shared_modal(columns: Columns, i: int) -> bool:
    """Hang "… hopes that it will open but will not close" under the nearer verb where both share the modal."""
    head = columns.head[i]
    first = columns.left[i]
    own = columns.head[first] in (i, *columns.kids(i, "aux", "auxpass"))
    if columns.dep[i] == "ccomp" and i < head and own and columns.lower[first] in _OPENING:
        columns.attach(i, head, "advcl")  # a clause before the verb is no quotation when it opens with "if"
        columns.attach(first, i, "mark")
        return True
    if columns.dep[i] != "conj" or columns.child(i, *_SUBJECTS) is not None:
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


def _expected(columns: Columns, i: int) -> bool:
    """Put "expects pressure on workers in the north to ease" right: pressure eases, whatever "to ease" hangs on."""
    if columns.tag[i] != "VB" or columns.dep[i] not in ("acl", "advcl", "relcl", "xcomp"):
        return False
    if columns.child(i, *_SUBJECTS, "mark") is not None or not columns.is_infinitive(i):
        return False
    noun = next((j for j in columns.ancestors(i) if columns.dep[j] == "dobj"), None)
    if noun is None or columns.child(noun, "prep") is None or columns.right[noun] != columns.right[i]:
        return False
    verb = columns.head[noun]
    if columns.lemma[verb] not in _EXPECTING or noun < verb or columns.child(verb, "ccomp", "xcomp") is not None:
        return False
    columns.attach(i, verb, "ccomp")
    columns.attach(noun, i, "nsubj")
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


def _for_our_part(columns: Columns, i: int) -> bool:
    """ "We do it for our part to win": the part is no one who wins."""
    mark, part = columns.child(i, "mark"), columns.child(i, "nsubj")
    if mark is None or part is None or columns.lower[mark] != "for" or columns.lemma[part] != "part":
        return False
    if columns.child(part, "poss") is None or columns.head[i] == i:
        return False
    columns.attach(mark, columns.head[i], "prep")
    columns.attach(part, mark, "pobj")
    return True


def _joined_infinitive(columns: Columns, i: int) -> bool:
    """ "to list everything that happened and name the causes": a bare infinitive joins an infinitive."""
    first = columns.head[i]
    if columns.dep[i] != "conj" or columns.tag[i] != "VB" or columns.tag[first] not in _FINITE:
        return False
    if any(columns.dep[c] in (*_SUBJECTS, "aux", "auxpass", "neg") for c in columns.children[i]):
        return False
    if any(columns.tag[c] == "MD" for c in columns.children[first]):
        return False
    for j in columns.ancestors(first):
        if j < first and columns.tag[j] == "VB" and columns.is_infinitive(j):
            columns.attach(i, j, "conj")
            return True
    return False


def _naming(columns: Columns, i: int) -> bool:
    """ "called the reports about the closure misleading": an adjective behind its noun is what the noun is called."""
    target = columns.child(i, "dobj")
    if target is None or target < i or columns.lemma[i] not in _NAMING or columns.child(i, "oprd") is not None:
        return False
    last = columns.right[target]
    while last > target and columns.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    above, own = columns.head[last], columns.child(last, "nsubj")
    if last == target or columns.pos[last] not in ("ADJ", "VERB") or above > last:
        return False
    if columns.dep[last] == "pcomp" and own is not None:
        columns.attach(own, above, "pobj")
    elif columns.dep[last] != "amod":
        return False
    columns.attach(last, i, "oprd")
    return True


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


def _object_of_preposition(columns: Columns, i: int) -> bool:
    """ "despite all that, ties continue to grow": what stands behind a preposition is its object."""
    noun = columns.child(i, "dobj")
    if noun is None or noun > i or columns.left[noun] == 0 or columns.tag[noun] in ("WP", "WDT"):
        return False
    prep = columns.left[noun] - 1
    if columns.pos[prep] not in ("ADP", "SCONJ") or columns.dep[prep] != "prep" or columns.children[prep]:
        return False
    columns.attach(noun, prep, "pobj")
    return True


def _word_part(columns: Columns, i: int) -> bool:
    """ "the co-chairs" are one word."""
    noun = max(columns.kids(i, "nsubj", "nsubjpass"), default=0)
    if noun < 2 or columns.lower[noun - 1] != "-" or columns.lower[noun - 2] not in _WORD_PARTS:
        return False
    if columns.space[noun - 1] or columns.space[noun - 2]:
        return False
    for part in (noun - 2, noun - 1):
        for c in list(columns.children[part]):
            columns.attach(c, noun, columns.dep[c])
        columns.attach(part, noun, "compound")
    for c in columns.kids(columns.head[noun], "det"):
        columns.attach(c, noun, "det")
    return True


def _one_subject(columns: Columns, i: int) -> bool:
    """Of subjects parted by a dash, the nearer one: "the mood, the tone – our talks have always gone well"."""
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) < 2 or any(columns.lower[c] in ("that", "which", "who", "what") for c in subjects):
        return False
    dash = next((k for k in range(subjects[-1] - 1, subjects[0], -1) if columns.lower[k] in ("-", "–", "—")), None)
    if dash is None:
        return False
    for c in (c for c in subjects[:-1] if c <= dash):
        columns.attach(c, i, "dislocated")
    return True


_ALL = (
    _expected, _shared_modal, _bracket, _for_our_part, _parted_subject, _joined_infinitive, _naming, _opening_time,
    _object_of_preposition, _word_part, _one_subject,
)  # fmt: skip
