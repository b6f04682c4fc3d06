"""What a reporting verb tells was not said: "failed to mention", "stopped short of calling it a war"."""

from __future__ import annotations

from .roles import Range
from .tree import Tree

_LEAVING = frozenset(("fail", "neglect", "omit", "forget", "hesitate"))
_HOLDING_OFF = frozenset(("refrain", "stop", "abstain", "desist"))


def left_undone(tree: Tree, cue: Range, verb: int) -> bool:
    """Tell "failed to mention", "forgot to add"; "did not fail to mention" mentions."""
    governors = [k for k in range(cue[0], verb) if tree.lemma[k] in _LEAVING]
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
        or (tree.lower[prep] == "of" and tree.lower[above] == "short")
        or (tree.lower[prep] == "from" and tree.lemma[above] in _HOLDING_OFF)
    )
