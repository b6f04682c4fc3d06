"""What a reporting verb tells was not said: "failed to mention", "stopped short of calling it a war"."""

from __future__ import annotations

from .columns import Columns
from .roles import Range, is_human
from .tree import Tree

_NOBODY = frozenset(("no", "nobody", "none", "neither", "no-one", "nothing"))
_LEAVING = frozenset(("fail", "neglect", "omit", "forget", "hesitate"))
_SELVES = frozenset("himself herself itself themselves myself ourselves yourself".split())
_HOLDING_OFF = frozenset(("refrain", "stop", "abstain", "desist"))


def left_undone(tree: Tree, cue: Range, verb: int) -> bool:
    """Tell "failed to mention", "forgot to add"; "did not fail to mention" mentions."""
    governors = [k for k in range(cue[0], verb) if tree.lemma[k] in _LEAVING]
    above = tree.head[verb]
    if not governors and tree.dep[verb] == "xcomp" and tree.lemma[above] in _LEAVING:
        governors = [above]
    denied = any(tree.dep[c] == "neg" for k in governors for c in tree.children[k])
    return bool(governors) and not denied


def held_off(tree: Tree, verb: int) -> bool:
    """Tell what was not said: "stopped short of calling it a war", "left without thanking them"."""
    prep = tree.head[verb]
    if tree.dep[verb] != "pcomp":
        return False
    above = tree.head[prep]
    return (
        tree.lower[prep] == "without"
        or (tree.lower[prep] == "of" and tree.lower[prep - 1] == "short")
        or (tree.lower[prep] == "from" and tree.lemma[above] in _HOLDING_OFF)
    )


def is_met(tree: Tree, verb: int, lemma: str) -> bool:
    """Tell police who question two men from those who doubt a report; rivals who challenge the mayor from those who
    challenge him on his figures; who "finds himself surrounded" from who finds that he is.
    """
    if lemma == "find":
        return tree.lower[min(verb + 1, tree.size - 1)] in _SELVES
    whom = tree.kid(verb, "dobj") if lemma in ("question", "challenge") else None
    if whom is None or tree.kid(verb, "ccomp", "xcomp") is not None:
        return False
    if lemma == "challenge" and any(tree.lower[k] in ("on", "over", "about") for k in tree.children[verb]):
        return False
    return tree.ent[whom] == "PERSON" or tree.tag[whom] == "PRP" or is_human(tree.lemma[whom])


def is_nobody(tree: Tree | Columns, first: int) -> bool:
    """Tell "no minister", "none of them", "nothing" from "No 10" and "Nothing Technologies"."""
    named = tree.lower[first] in ("no", "nothing") and tree.pos[first + 1 : first + 2] in (["NUM"], ["PROPN"])
    return tree.lower[first] in _NOBODY and not named
