"""Rules on statements about statements: rejections and their targets, and one cause against another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..model import Reason, Span
from . import words
from .pairs import Pair
from .places import national
from .say import marks, merged, sentence, voice
from .sides import Side, apart, before

_FALSE = (
    r"(?:(?:completely|entirely|totally|utterly|deliberately|simply|absolutely|grossly|patently|just|far)[ -])?"
    r"(?:misleading|false|wrong|untrue|incorrect|inaccurate|baseless|groundless|unfounded|unsubstantiated|absurd|"
    r"nonsense|nonsensical|rubbish|fabricat\w+|fiction|fantas\w+|fake|slander\w*|speculat\w+|ridiculous|"
    r"a (?:\w+ )?(?:lie|fabrication|invention|fantasy|myth|distortion)|lies|mistaken|far-fetched|not true|not correct)"
)
_STATEMENT = (
    r"(?:statements?|claims?|allegations?|accusations?|reports?|assertions?|remarks?|words|rumou?rs?|charges?|"
    r"figures?|suggestions?)"
)
_OPEN, _SHUT = r"[“\"«'‘]?", r"[”\"»'’]?"
# Each pattern names what is rejected in group "what", where the words say it.
_PATTERNS = (
    rf"\b(?:call|describ|brand|dub|label|denounc|characteri[sz])\w*\s+(?P<what>.+?)\s+(?:as\s+)?{_OPEN}{_FALSE}\b{_SHUT}",
    r"\bdisagree(?:s|d)?\s+with\s+(?P<what>.+)",
    r"\b(?:not|never|n't)\s+(?:ever\s+)?(?:agree|accept)\s+(?:with\s+)?(?P<what>.+)",
    r"\b(?:reject|dismiss|rebuff|refut|rebut|disput|contest|repudiat)(?:s|es|ed|e|ing)?\s+(?P<what>.+)",
    r"\bden(?:y|ies|ied|ying)\s+(?P<what>.+)",
    rf"\b(?P<what>(?:(?:these|those|the|all|such|any)\s+(?:\w+\s+){{0,3}})?{_STATEMENT}\b.*?)\s+(?:is|are|was|were)\s+{_OPEN}{_FALSE}",
    r"\bthere is no truth (?:in|to)\s+(?P<what>.+)",
)
_BARE = (
    r"^\W*(?:no[,.]\s*)?(?:that|this|it)(?:\s+is|\s+was|['’]s)\s+(?:simply\s+|just\s+)?"
    rf"(?:not\s+(?:true|so|right|correct|the case)|{_FALSE})",
    r"\byou(?:\s+are|['’]re)\s+(?:\w+\s+)?(?:wrong|mistaken|not right|misinformed|mistaking)",
    r"^\W*(?:I|we)\s+(?:\w+\s+)?disagree\W*$",
    r"^\W*nothing of the (?:kind|sort)\b",
)
_COMPILED = tuple(re.compile(p, re.I | re.S) for p in _PATTERNS)
_COMPILED_BARE = tuple(re.compile(p, re.I) for p in _BARE)
_CLAUSE = re.compile(
    r",?\s+(?:who|which|whom|but|while|although|and (?:he|she|it|they|we|that))\b|[;.!?]|"
    r",\s+(?:saying|adding|calling|as)\b",
    re.I,
)
_TALK = words.concepts(
    "statement claim allegation accusation report assertion remark words rumour charge suggestion attempt reproach "
    "notion idea side view opinion "
    "place put lay shift pin attribute any such categorical completely fully way people involve"
)  # what a rejection is wrapped in, not what it rejects
_SENTENCE = 400  # characters; a longer context is a paragraph and says too much
_REJECTED = ("factual", "predicted", "deontic")


@dataclass(frozen=True, slots=True)
class Rejection:
    """What a claim rejects: the concepts named, the spans of the rejecting words; bare = "You are wrong"."""

    concepts: frozenset[str]
    words: tuple[Span, ...]
    bare: bool
    to_you: bool = False


def rejects(side: Side) -> Rejection | None:
    """Return what a claim rejects, None if it rejects no statement."""
    claim = side.claim
    if claim.modality in ("interrogative", "conditional") or claim.cue.negated:
        return None
    return _rejects(claim.text, claim.start, claim.act, claim.cue.lemma, claim.polarity)


@lru_cache(maxsize=131072)
def _rejects(text: str, start: int, act: str, lemma: str, polarity: str) -> Rejection | None:
    for pattern in _COMPILED_BARE:
        if found := pattern.search(text):
            span = (Span(start + found.start(), start + found.end()),)
            return Rejection(frozenset(), span, True, "you" in found.group().lower())
    for pattern in _COMPILED:
        found = pattern.search(text)
        if not found or _negated(text, found):
            continue
        what = found.group("what")
        cut = _CLAUSE.search(what)
        named = words.concepts(what[: cut.start()] if cut else what) - _TALK
        span = Span(
            start + found.start(), start + min(found.end(), found.start("what") + (cut.start() if cut else len(what)))
        )
        if named:
            return Rejection(named, (span,), False)
    if act == "reject" or (act == "deny" and lemma in ("reject", "dismiss", "dispute", "refute", "contest")):
        named = words.concepts(text) - _TALK
        return Rejection(named, (Span(start, start + len(text)),), False) if named else None
    return None


def _negated(text: str, found: re.Match) -> bool:
    """True for "did not deny", "would not reject": no rejection at all; "not agree" carries its own not."""
    if re.match(r"not|never|n['’]t", found.group(), re.I):
        return False
    return (
        re.search(r"\b(?:not|never|n['’]t|cannot|refus\w+ to)\s+(?:\w+\s+)?$", text[: found.start()], re.I) is not None
    )


def rejection(pair: Pair) -> Reason | None:
    """One side rejects what the other asserts, and names it."""
    if pair.check("outside one attribution") == "no" or not (pair.a.voices and pair.b.voices):
        return None
    for rejecting, target in ((pair.a, pair.b), (pair.b, pair.a)):
        found = rejects(rejecting)
        if found is None or found.bare or not _rejectable(target) or _later_target(rejecting, target):
            continue
        who = rejecter(rejecting)
        if who == target.voice or (pair.same_speaker and rejecting.claim.speaker):
            continue
        named = found.concepts - words.concepts(who)
        own = named & (target.concepts | target.voiced)
        common = named & (target.concepts | target.voiced | _around(target))
        if len(own) < 2 or len(common) < 0.6 * len(named):
            continue
        # A shared nationality is no shared topic, unless it names the speaker ("statements of the Russian side").
        about = common - national() - target.voiced
        if not own & about or (len(about) < 2 and not named & target.voiced):
            continue
        value = 0.9 * (0.6 + 0.2 * (len(common) + len(own)) / len(named)) * _trust(pair)
        return _rejection(pair, rejecting, who, found, own, round(value, 4))
    return None


def rejecter(side: Side) -> str:
    """Return who rejects: the speaker, or whom a narrator says it of ("The ministry called it false")."""
    proposition = side.claim.proposition
    if side.claim.speaker is None and proposition and side.subject.known:
        return proposition.subject.label
    return side.voice


def _around(side: Side) -> frozenset[str]:
    """Return the concepts of the sentence around a claim: what "they" and "it" in it stand for."""
    context = side.claim.context
    if context is None or context.end - context.start > _SENTENCE:
        return frozenset()
    return _context_concepts(side.document.text[context.start : context.end])


@lru_cache(maxsize=4096)
def _context_concepts(text: str) -> frozenset[str]:
    return words.concepts(text)


def answered(pair: Pair) -> Reason | None:
    """A bare "You are wrong": the pair is the rejection and the addressee's statement just before it."""
    if pair.same_speaker or pair.check("outside one attribution") == "no":
        return None
    for rejecting, target in ((pair.a, pair.b), (pair.b, pair.a)):
        found = rejects(rejecting)
        if found and found.bare and _rejectable(target) and rejecting.document.id == target.document.id:
            return _rejection(pair, rejecting, rejecting.voice, found, frozenset(), round(0.65 * _trust(pair), 4))
    return None


def _rejection(pair: Pair, rejecting: Side, who: str, found: Rejection, common: frozenset[str], value: float) -> Reason:
    first = found.words if rejecting is pair.a else marks(pair.a, common, predicate=True)
    second = found.words if rejecting is pair.b else marks(pair.b, common, predicate=True)
    target = pair.b if rejecting is pair.a else pair.a
    verdict = f"{who} rejects what {voice(target)} says."
    text = sentence(pair, verdict, first, second)
    return Reason(
        "contradiction.rejection", "contradiction", "rejection", text, value, merged(first), merged(second), "stance"
    )


def _trust(pair: Pair) -> float:
    return (pair.a.claim.confidence * pair.b.claim.confidence) ** 0.5


def _rejectable(side: Side) -> bool:
    claim = side.claim
    if claim.modality not in _REJECTED or claim.cue.negated or claim.act in ("ask", "question", "thank", "reject"):
        return False
    return rejects(side) is None


def _later_target(rejecting: Side, target: Side) -> bool:
    """A rejection cannot mean what was said days after it."""
    return before(rejecting, target) and (apart(rejecting, target) or 0) > 1


_NOT_CAUSE = re.compile(
    r"\b(?:not|n['’]t|never|rather than|nothing to do with|no)\s+(?:simply\s+|just\s+)?"
    r"(?P<how>due to|because of|caused by|by|from|through|(?:as )?(?:a|the) result of|an act of|a case of)?\s*"
    r"(?:(?:a|an|the|any|some)\s+)?(?P<what>[\w-]+(?:\s+[\w-]+){0,2})",
    re.I,
)
_AS_CAUSE = (
    r"(?:through|due to|because of|caused by|(?:as )?(?:a|the) result of|owing to|as|by|from|triggered by|"
    r"it was|this was|that was|cause (?:was|is)|was|is|blamed on|blames|put down to)"
    r"\s+(?:(?:a|an|the|some|possible)\s+)?(?:[\w-]+\s+){0,2}?"
)


def cause(pair: Pair) -> Reason | None:
    """One side offers a cause or a name for what happened, even with "perhaps"; the other says it was not that."""
    if pair.same_speaker or not (pair.a.voices and pair.b.voices):
        return None
    if pair.check("outside one attribution") == "no" or pair.check("overlapping time") == "no":
        return None
    for denying, offering in ((pair.a, pair.b), (pair.b, pair.a)):
        if denying.claim.modality != "factual" or offering.claim.modality != "factual" or denying.claim.cue.negated:
            continue
        if denying.claim.certainty == "possible":
            continue
        for head, _ in _denied(denying):
            if len(pair.shared) < 2 or head not in offering.concepts or not _offers(offering, head):
                continue
            verdict = "One offers it as what happened; the other says it was not that."
            first = marks(pair.a, {head}, predicate=pair.a is denying)
            second = marks(pair.b, {head}, predicate=pair.b is denying)
            text = sentence(pair, verdict, first, second)
            hedged = 0.85 if offering.claim.certainty == "possible" else 1.0
            value = 0.88 * hedged * _trust(pair)
            value *= 0.85 + 0.05 * min(3, len(pair.shared))
            return Reason(
                "contradiction.cause",
                "contradiction",
                "cause",
                text,
                round(min(1.0, value), 4),
                first,
                second,
                "object",
            )
    return _causes(pair)


def _denied(side: Side) -> list[tuple[str, str]]:
    """Return the (concept, words) of each thing a claim says it was not."""
    return list(_denied_in(side.claim.text, side.claim.polarity, _copular_object(side)))


@lru_cache(maxsize=131072)
def _denied_in(text: str, polarity: str, copular: str) -> tuple[tuple[str, str], ...]:
    found = []
    for match in _NOT_CAUSE.finditer(text):
        copula = re.search(r"\b(?:is|was|were|are|be|been|it|this|that|['’]s)\s*$", text[: match.start()], re.I)
        contracted = match.group()[0].lower() == "n"
        if not (
            match.group("how")
            or (copula and re.search(r"^\W*(?:not|n['’]t)\s+(?:a|an|the)\s", match.group(), re.I))
            or (contracted and "rather" in match.group().lower())
        ):
            continue
        named = words.content(re.split(r"\b(?:that|which|who|but|and|of|in|at|on)\b", match.group("what"))[0])
        if named:
            found.append((named[-1].concept, named[-1].text))
    if polarity == "negative" and copular and not any(copular == concept for concept, _ in found):
        found.append((copular, copular))
    return tuple(found)


def _copular_object(side: Side) -> str:
    proposition = side.claim.proposition
    if not proposition or side.predicate != "be" or side.claim.polarity != "negative" or not proposition.object:
        return ""
    nominal = re.match(r"\W*(?:a|an|the)\s", proposition.object.text, re.I)
    return side.object.head if nominal and not side.object.named else ""


def _offers(side: Side, head: str) -> bool:
    """True where a positive claim gives the concept as cause, manner or name of what happened."""
    if side.claim.polarity == "negative" and head in (side.object.head, side.predicate):
        return False
    if any(head in concepts for role, concepts in side.qualifiers if role in ("cause", "manner", "means", "role")):
        return True
    text, start = side.claim.text, side.claim.start
    for word in side.content:
        if word.concept != head or not start <= word.start < side.claim.end:
            continue
        before = text[max(0, word.start - start - 60) : word.start - start]
        if re.search(_AS_CAUSE + r"$", before, re.I) and not re.search(
            r"\b(?:not|n['’]t|never)\b[^,;]*$", before, re.I
        ):
            return True
    return False


def _causes(pair: Pair) -> Reason | None:
    """Two definite causes of one effect ("the cause was …" against "was caused by …")."""
    first, second = _cause_of(pair.a), _cause_of(pair.b)
    if not first or not second or not pair.open or pair.opposite or pair.a.claim.polarity == "negative":
        return None
    if "possible" in (pair.a.claim.certainty, pair.b.claim.certainty):
        return None
    (effect_a, cause_a), (effect_b, cause_b) = first, second
    if (
        not (effect_a and effect_b)
        or not (effect_a <= effect_b or effect_b <= effect_a)
        or not cause_a
        or not cause_b
        or cause_a & cause_b
    ):
        return None
    verdict = "They name different causes of the same thing."
    marks_a, marks_b = marks(pair.a, cause_a), marks(pair.b, cause_b)
    text = sentence(pair, verdict, marks_a, marks_b)
    value = round(0.65 * _trust(pair), 4)
    return Reason("contradiction.cause", "contradiction", "cause", text, value, marks_a, marks_b, "object")


def _cause_of(side: Side) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return (concepts of the effect, concepts of the cause) where a claim is about a cause."""
    if side.predicate == "cause" and side.object.concepts:
        return side.object.concepts, side.subject.concepts
    if side.predicate == "be" and side.subject.head == "cause":
        return side.subject.concepts - {"cause"}, side.object.concepts - {"cause"}
    for role, concepts in side.qualifiers:
        if role == "cause" and concepts:
            return side.subject.concepts | frozenset(side.predicate.split()), concepts
    return None
