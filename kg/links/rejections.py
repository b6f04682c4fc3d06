"""Which claims reject a statement, and how they name it: its content, its owner, or nothing but "that"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Span
from . import words
from .say import told
from .sides import Side

_FALSE = (
    r"(?:(?:completely|entirely|totally|utterly|deliberately|simply|absolutely|grossly|patently|just|far|also)[ -])?"
    r"(?:misleading|false|wrong|untrue|incorrect|inaccurate|baseless|groundless|unfounded|unsubstantiated|absurd|"
    r"nonsense|nonsensical|rubbish|fabricat\w+|fiction|fantas\w+|fake|slander\w*|speculat\w+|ridiculous|"
    r"a (?:\w+ )?(?:lie|fabrication|invention|fantasy|myth|distortion)|lies|mistaken|far-fetched|not true|not correct)"
)
_STATEMENT = (
    r"(?:statements?|claims?|allegations?|accusations?|reports?|assertions?|remarks?|words|rumou?rs?|charges?|"
    r"figures?|numbers?|suggestions?|account|version|explanation|view|reproach)"
)
_STANDPOINT = rf"(?:{_STATEMENT}|(?:position|stance|argument|reasoning|logic|theory|explanation|excuse)s?)"
_OPEN, _SHUT = r"[“\"«'‘]?", r"[”\"»'’]?"
_REJECT = r"(?:reject|dismiss|rebuff|refut|rebutt?|disput|repudiat)"
_SIMPLE = r"(?P<what>(?:(?!\b(?:is|are|was|were|but|which|who)\b)[^,;.!?])+?)"
_DOUBT = r"(?:question(?:s|ed)|doubt(?:s|ed)|challenge[sd]|casts?\s+doubt\s+(?:on|over))"
# Each pattern names what is rejected in group "what", where the words say it.
_PATTERNS = (
    rf"\b(?:call|describ|brand|dub|label|denounc|characteri[sz])\w*\s+{_SIMPLE}\s+(?:as\s+)?{_OPEN}{_FALSE}\b{_SHUT}",
    r"\bdisagree(?:s|d)?\s+with\s+(?P<what>.+)",
    r"\b(?:not|never|n't)\s+(?:ever\s+)?agree\s+(?!to\b|on\b)(?:with\s+)?(?P<what>.+)",
    rf"\b(?:not|never|n't)\s+(?:ever\s+)?accept\s+(?P<what>(?:that\s|(?:[\w'’-]+\s+){{0,5}}?{_STANDPOINT}\b).*)",
    rf"\b(?:{_REJECT}(?:s|es|ed|e|ing)?|den(?:y|ies|ied|ying))\s+"
    rf"(?P<what>(?:that\s|(?:[\w'’-]+\s+){{0,5}}?{_STATEMENT}\b).*)",
    r"\bden(?:y|ies|ied|ying)\s+(?!\w+\s+[\w'’-]+\s+(?:an?|the|any|entry|access)\s)(?P<what>(?:that|any|all|having|being|the|his|her|its|their|these|those)\s.+)",
    rf"\b(?P<what>(?:(?:these|those|the|all|such|any|his|her|their|[\w-]+['’]s?)\s+)(?:[\w-]+\s+){{0,3}}"
    rf"{_STANDPOINT}\b.*?)"
    rf"\s+(?:is|are|was|were|looks?|looked|seems?|seemed|sounds?|sounded)\s+{_OPEN}{_FALSE}",
    rf"\b{_DOUBT}\s+(?P<what>(?:the|this|that|these|those|his|her|their|such|"
    rf"[^\W\d_][\w.-]*(?:\s+[\w.-]+){{0,3}}?['’]s?)\s+"
    rf"(?:[\w-]+\s+){{0,2}}{_STANDPOINT}\b.*)",
    rf"^(?P<what>{_STATEMENT}\b.*?)\s+(?:is|are|was|were)\s+{_OPEN}{_FALSE}",
    r"\bthere is no truth (?:in|to)\s+(?P<what>.+)",
)
_CALLED = rf"^\W*(?P<what>.+?)\s+(?:as\s+)?{_OPEN}{_FALSE}\b{_SHUT}"  # where the cue is the "called"
_BARE = (
    r"^\W*(?:no[,.]\s*)?(?:that|this|it)(?:\s+is|\s+was|['’]s)\s+(?:simply\s+|just\s+)?"
    rf"(?:not\s+(?:true|so|right|correct|accurate|valid|the case)\b|{_FALSE})",
    r"\b(?:the information|what)\s+(?:that\s+)?you(?:['’]ve|\s+have|\s+just)?\s+\w+(?:\s+\w+){0,3}\s+(?:is|was)\s+"
    rf"(?:not\s+(?:true|accurate|correct|valid|right)|{_FALSE})",
    r"\byou(?:\s+are|['’]re)\s+(?:\w+\s+)?(?:wrong|mistaken|not right|misinformed|mistaking)",
    r"^\W*(?:I|we)\s+(?:\w+\s+)?disagree\W*$",
    r"^\W*nothing of the (?:kind|sort)\b",
    r"^\W*(?:that|this|it)(?:\s+is|['’]s)\s+(?:very |highly |most |quite )?"
    r"(?:unlikely|impossible|out of the question)\W*$",
    r"^\W*(?:no[,.]\s*)?(?:that|this|it)\s+(?:never\s+happened|did(?:\s+not|n['’]t)\s+happen)\W*$",
    r"^\W*(?:no,\s*)?(?:of course not|not at all|I (?:do not|don['’]t) think so)\W*$",
)
# "I did not": a denial of what was just said of the one who replies.
_ECHO = re.compile(
    r"^\W*(?:no[,.]\s*)?(?:I|we)\s+(?:certainly\s+|most\s+certainly\s+|really\s+)?"
    r"(?:(?P<helper>did|was|were)(?:\s+not|n['’]t)|never\s+(?P<never>did|was|were))\W*$",
    re.I,
)
# "rejected the claim that" right before the words of a claim.
_BEFORE = re.compile(
    rf"\b(?:{_REJECT}|den(?=y|ie))\w*\s+(?:as\s+\w+\s+)?(?:the|a|an|any|all|these|those|his|her|their|[\w.-]+['’]s?)\s+"
    rf"(?:[\w'’-]+\s+){{0,2}}{_STATEMENT}\s*"
    r"(?:(?:of|by|from)\s+(?P<by>[^,.;:]{2,60}?))?\s*"
    r"(?:that\s*)?[“\"‘']?\s*$",
    re.I,
)
# "called the union's claim that" right before the words of a claim that go on "is false".
_CALLED_BEFORE = re.compile(
    rf"\b(?:call|describ|brand|dub|label|denounc)\w*\s+(?:[\w.'’-]+\s+){{1,4}}{_STATEMENT}\s+(?:that\s*)?[“\"‘']?\s*$",
    re.I,
)
_AFTERWARDS = re.compile(rf"\s+(?:as\s+)?{_OPEN}{_FALSE}\b", re.I)
# "reports that", the words of a claim, "were untrue".
_NAMED_BEFORE = re.compile(rf"\b{_STATEMENT}\s+(?:that\s*)?[“\"‘']?\s*$", re.I)
_IS_FALSE = re.compile(rf"{_SHUT}\s+(?:is|are|was|were)\s+{_OPEN}{_FALSE}\b", re.I)
_SAYING = (
    r"(?:statements?|claims?|allegations?|accusations?|assertions?|remarks?|words|charges?|figures?|numbers?|reproach|"
    r"positions?|stances?|arguments?|reasoning|explanations?|account|version|tweets?|posts?|letters?|ads?|speech)"
)
_OWNER = re.compile(
    rf"^(?:the\s+)?(?:{_STATEMENT}\s+(?:in|of|from)\s+)?(?P<owner>(?:[\w.-]+\s+){{0,3}}?[\w.-]+?)['’]s?\s+(?:[\w-]+\s+){{0,2}}{_SAYING}\b",
    re.I,
)
_BY = re.compile(rf"^(?:the\s+)?{_STATEMENT}\s+by\s+(?:the\s+)?(?P<owner>[A-Z][\w.-]+(?:\s+[A-Z][\w.-]+){{0,2}})")
# "disagreed with the decision to close the mill": an opinion on a deed, not on what somebody said.
_DEED = re.compile(
    r"^(?:[\w.'’-]+\s+){0,5}?(?:decision|plan|proposal|policy|move|ruling|verdict|bill|law|deal|request|offer)s?\b",
    re.I,
)
_THAT_CLAUSE = re.compile(rf"^(?:that\b|(?:[\w.'’-]+\s+){{0,5}}?{_STATEMENT}\s+that\b)", re.I)
_POINTING = re.compile(rf"^(?:his|her|their|that|this|these|those|such)\s+(?:[\w-]+\s+){{0,2}}{_STATEMENT}\b", re.I)
_DOUBTING = re.compile(_DOUBT, re.I)
_COMPILED = tuple(re.compile(p, re.I | re.S) for p in _PATTERNS)
_COMPILED_CALLED = re.compile(_CALLED, re.I | re.S)
_COMPILED_BARE = tuple(re.compile(p, re.I) for p in _BARE)
_CLAUSE = re.compile(
    r",?\s+(?:who|which|whom|but|while|although|and (?:he|she|it|they|we|that))\b|[;.!?]|"
    r",\s+(?:saying|adding|calling|as)\b",
    re.I,
)
# What a rejection is wrapped in, not what it rejects.
_TALK = words.concepts(
    "position stance argument reasoning logic excuse statement claim allegation accusation report assertion remark "
    "words rumour charge suggestion attempt reproach notion idea side view opinion figure number account version "
    "explanation tweet post letter speech place put lay shift pin attribute any such categorical completely "
    "fully way people involve"
) - {"fault"}
_CALL = words.listed("call describe brand dub label denounce characterise characterize")
_STANCES = words.listed(
    "reject dismiss dispute refute contest rebut repudiate rebuff disagree deny call describe brand question doubt "
    "challenge"
)
_VERBS = words.listed("reject dismiss dispute refute contest rebut repudiate rebuff")


@dataclass(frozen=True, slots=True)
class Rejection:
    """What a claim rejects.

    ``concepts`` are those of the content it names; ``owner`` those of the name whose statement it is
    ("Strand's accusation"); ``bare`` is "You are wrong", "her statement": what was said just before;
    ``doubt`` is "questioned his explanation", which is less than a denial; ``clause`` that a whole clause is named
    ("denied that the mill closed"), whose names are those of its content and not of who said it; ``helper``
    is the "did" of a bare "I did not".
    """

    concepts: frozenset[str]
    words: tuple[Span, ...]
    owner: frozenset[str] = frozenset()
    bare: bool = False
    doubt: bool = False
    clause: bool = False
    helper: str = ""


def rejects(side: Side) -> Rejection | None:
    """Return what a claim rejects, None if it rejects no statement."""
    return side.once(_rejection)


def _rejection(side: Side) -> Rejection | None:
    claim = side.claim
    if claim.modality in ("interrogative", "conditional") or claim.cue.negated:
        return None
    before = side.document.text[max(0, claim.start - 80) : claim.start]
    if match := _BEFORE.search(before):
        owner = words.concepts(match.group("by") or "")
        return Rejection(words.concepts(claim.text) - _TALK, (Span(claim.start, claim.end),), owner)
    called = _AFTERWARDS.search(side.document.text[claim.start : claim.end + 40])
    if called and _CALLED_BEFORE.search(before):
        named = words.concepts(side.document.text[claim.start : claim.start + called.start()]) - _TALK
        return Rejection(named, (Span(claim.start, claim.end),))
    if _NAMED_BEFORE.search(before) and _IS_FALSE.match(side.document.text, claim.end):
        return Rejection(words.concepts(claim.text) - _TALK, (Span(claim.start, claim.end),))
    if claim.cue.lemma in _STANCES:
        span = told(side)
        if found := _search(side.document.text[span.start : span.end], span.start):
            return found
    deed = claim.proposition is not None and claim.proposition.predicate.split(" ")[0] == claim.cue.lemma
    stands = deed or claim.polarity == "positive"  # "rejected the budget", "rejected doubts, saying that P"
    return _rejects(claim.text, claim.start, claim.act, claim.cue.lemma, stands)


def _rejects(text: str, start: int, act: str, lemma: str, stands: bool) -> Rejection | None:
    if echo := _ECHO.search(text):
        helper = (echo["helper"] or echo["never"]).casefold()
        return Rejection(frozenset(), (Span(start + echo.start(), start + echo.end()),), bare=True, helper=helper)
    for pattern in _COMPILED_BARE:
        if found := pattern.search(text):
            return Rejection(frozenset(), (Span(start + found.start(), start + found.end()),), bare=True)
    if found := _search(text, start, called=lemma in _CALL):
        return found
    if act == "reject" or lemma in _VERBS:
        named = words.concepts(text) - _TALK
        if _POINTING.match(text):
            return Rejection(frozenset(), (Span(start, start + len(text)),), bare=True)
        if stands or not named:
            return None
        return Rejection(named, (Span(start, start + len(text)),))
    return None


def _search(text: str, start: int, called: bool = False) -> Rejection | None:
    for pattern in (_COMPILED_CALLED, *_COMPILED) if called else _COMPILED:
        found = pattern.search(text)
        if found and not _negated(text, found) and (rejection := _named(found, start)):
            return rejection
    return None


def _named(found: re.Match, start: int) -> Rejection | None:
    what = found.group("what")
    cut = _CLAUSE.search(what)
    what = what[: cut.start()] if cut else what
    if _DEED.match(what) and not re.search(rf"\b{_STANDPOINT}\b", what, re.I):
        return None
    clause = _THAT_CLAUSE.match(what) is not None
    span = (Span(start + found.start(), start + max(found.start("what") + len(what), found.end() if not cut else 0)),)
    owner = _OWNER.match(what) or _BY.match(what)
    doubt = _DOUBTING.match(found.group()) is not None
    held = words.concepts(owner.group("owner")) if owner else frozenset()
    named = words.concepts(what) - _TALK
    if named - held:
        return Rejection(named, span, held, doubt=doubt, clause=clause)
    if held:
        return Rejection(frozenset(), span, held, doubt=doubt)
    return Rejection(frozenset(), span, bare=True, doubt=doubt) if _POINTING.match(what) else None


def _negated(text: str, found: re.Match) -> bool:
    """True for "did not deny", "would not reject": no rejection at all; "not agree" carries its own not."""
    if re.match(r"not|never|n['’]t", found.group(), re.I):
        return False
    ahead = re.search(
        r"\b(?:not|never|n['’]t|cannot|to|would|could|might)\s+(?:\w+ly\s+|ever\s+)?$", text[: found.start()], re.I
    )
    return ahead is not None
