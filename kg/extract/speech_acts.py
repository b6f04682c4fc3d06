"""Speech acts that the words of the content decide, not the cue alone (Searle 1976; ISO 24617-2 "disconfirm").

"Called the statement misleading" and "That is not true" reject somebody's statement, whatever verb reports them.
"""

from __future__ import annotations

import re
from functools import cache

from .. import resources

_CALLING = frozenset("call describe brand dub label denounce characterise characterize consider find".split())


def act(named: str, cue_lemma: str, words: str) -> str:
    """Return the speech act: ``named`` by the cue, or "reject" where ``words`` (the content) turn a statement down."""
    if named not in ("say", "call", "describe", "stress", "claim", "insist", "believe", "suggest", "disagree"):
        return named
    if named == "disagree" or _bare().search(words):
        return "reject"
    if cue_lemma in _CALLING and _called().search(words):
        return "reject"
    return named


@cache
def _untrue() -> str:
    phrases = resources.read("data", "lexicon", "untrue.csv").split("\n")[1:]
    return "|".join(sorted((re.escape(phrase) for phrase in phrases if phrase), key=len, reverse=True))


@cache
def _called() -> re.Pattern:
    """The predicate at the end of "called the figures (simply) misleading"."""
    return re.compile(rf"[\s“\"‘'](?:\w+ly )?(?:{_untrue()})[\W]*$", re.I)


@cache
def _bare() -> re.Pattern:
    """A whole content that turns a statement down: "That is not true", "You are wrong", "the claim was false"."""
    pointer = r"(?:that|this|it|all (?:of )?(?:this|that))(?:['’]s| is| was)"
    statement = (
        r"(?:that )?(?:[\w’'-]+ ){1,6}?(?:claims?|statements?|allegations?|accusations?|reports?|figures?|numbers?|"
    )
    statement += r"account|version|explanation|assertions?)(?: (?:of|by|about) [\w ’'-]+?)? (?:is|are|was|were)"
    return re.compile(
        rf"^\W*(?:no\W+)?(?:(?:{pointer}|{statement})(?: \w+ly| just)? (?:{_untrue()})"
        r"|you(?:['’]re| are)(?: \w+ly)? (?:wrong|mistaken|not right)"
        r"|(?:i|we) (?:\w+ly )?disagree|nothing of the (?:kind|sort))\W*$",
        re.I,
    )
