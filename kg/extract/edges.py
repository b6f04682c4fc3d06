"""Where a part of a frame begins and ends: contents without comments and dates, addressees without clauses."""

from __future__ import annotations

from .roles import MEDIA, PASSIVE_SUBJECTS, SUBJECTS, Range, noun_phrase
from .tree import Tree

# Prepositions that go on with an object even where the parser hung them on the verb ("mocked her plan as empty").
_OBJECT_PREPS = frozenset(
    "as of for about against over from toward towards by among between including regarding on".split(" ")
)


# What follows from somebody's words, as the one who reports them sees it.
_RESULTS = frozenset(
    "draw prompt spark trigger fuel provoke underscore highlight contradict echo mark deploy invoke mimic imitate "
    "gesture smile laugh grin nod choke sob weep shrug wink smirk".split()
)


def deed(tree: Tree, noun: int, frames: frozenset[str]) -> int | None:
    """The "of" of "accused the firm of hiding a leak" where the parser hung it on the firm."""
    for kid in tree.children[noun]:
        if kid > noun and tree.dep[kid] == "prep" and f"np-{tree.lower[kid]}" in frames and tree.kid(kid, "pcomp"):
            return kid
    joined = tree.kid(noun, "conj")
    return deed(tree, joined, frames) if joined is not None else None


def is_finite(tree: Tree, verb: int) -> bool:
    words = [verb, *(k for k in tree.children[verb] if tree.dep[k] in ("aux", "auxpass"))]
    return any(tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in words)


def after_date(tree: Tree, kid: int, left: int) -> int:
    """ "said on Friday it would …": the day is that of the saying, wherever the parser put it."""
    subject = tree.kid(kid, *SUBJECTS, *PASSIVE_SUBJECTS)
    start = tree.left[subject] if subject is not None else left
    dated = range(left, start)
    day = any(tree.ent[k] in ("DATE", "TIME") for k in dated)
    return start if day and all(tree.ent[k] in ("DATE", "TIME") or tree.pos[k] == "ADP" for k in dated) else left


def without_comment(tree: Tree, left: int, right: int) -> int:
    """Last token of a reported clause without a closing comment, which is rarely the source's own.

    Such comments are ", which …" and ", drawing a sharp reply".
    """
    for token in range(right, left + 1, -1):
        if tree.tag[token] == "VBG" and tree.lemma[token] in _RESULTS and tree.lower[token - 1] == ",":
            return token - 2 if tree.dep[token] == "advcl" and tree.right[token] >= right else right
        if tree.lower[token] == "which" and tree.lower[token - 1] == ",":
            clause = token
            while tree.head[clause] != clause and tree.left[clause] == token and tree.dep[clause] != "relcl":
                clause = tree.head[clause]
            if tree.dep[clause] == "relcl" and tree.right[clause] >= right:
                return token - 2
            return right
    return right


def before_clause(tree: Tree, noun: int) -> Range:
    """An addressee without a clause that the parser hung on it ("admitted to the mayor that …")."""
    left, right = noun_phrase(tree, noun)
    for kid in tree.children[noun]:
        if tree.dep[kid] in ("acl", "relcl", "ccomp") and tree.left[kid] > noun:
            right = min(right, tree.left[kid] - 1)
    return left, max(right, noun)


def without_relative(tree: Tree, noun: int) -> int:
    """Last token of a noun phrase without a relative clause set off by a comma."""
    right = tree.right[noun]
    for kid in tree.children[noun]:
        if tree.dep[kid] in ("relcl", "acl") and tree.left[kid] > noun and tree.lower[tree.left[kid] - 1] == ",":
            right = min(right, tree.left[kid] - 2)
    return max(right, noun)


def with_adjuncts(tree: Tree, verb: int, noun: int) -> int:
    """Last token of an object with the prepositional phrases right behind it; dates stay outside."""
    right = without_comment(tree, tree.left[noun], without_relative(tree, noun))
    while right + 1 < tree.size:
        nxt = right + 1
        if tree.head[nxt] != verb or tree.dep[nxt] not in ("prep", "agent") or tree.lower[nxt] not in _OBJECT_PREPS:
            break
        pobj = tree.kid(nxt, "pobj")
        if pobj is not None and (tree.ent[pobj] in ("DATE", "TIME") or tree.lemma[pobj] in MEDIA):
            break
        right = tree.right[nxt]
    return right


def is_adverbial(tree: Tree, kid: int) -> bool:
    first = tree.left[kid]
    return tree.lower[first] in ("because", "although", "while", "since", "unless") and tree.head[first] == kid
