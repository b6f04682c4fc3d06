"""One cause against another: "perhaps a short circuit" and "it was not a short circuit", storm and bomb."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model import Reason
from . import words
from .pairs import Pair
from .say import marks, sentence, trust, verb, voice
from .sides import Side, apart

_MEANS = ("cause", "manner", "instrument", "means", "role")
_WORDS = 4  # content words of a phrase that names a cause; a longer one is a clause and names many things
_VAGUE = words.concepts(
    "case situation matter problem question issue reason way time fact thing point secret war peace"
)
_DAYS = 30  # "It was not the concrete" means what was said of late
_NOT_CAUSE = re.compile(
    r"\b(?:not|n['’]t|never|rather than|nothing to do with|no)\s+(?:simply\s+|just\s+)?"
    r"(?P<how>due to|because of|caused by|by|from|through(?! with\b)|(?:as )?(?:a|the) result of|an act of|a case of)?"
    r"\s*(?:(?:a|an|the|any|some)\s+)?(?P<what>[\w-]+(?:\s+[\w-]+){0,2})",
    re.I,
)
_AS_CAUSE = (
    r"(?:through|due to|because of|caused by|(?:as )?(?:a|the) result of|owing to|(?<!well )(?<!such )(?<!much )as|"
    r"by|from|triggered by|"
    r"it was|this was|that was|cause (?:was|is)|was|is|blamed on|blames|put down to)"
    r"\s+(?:(?:a|an|the|some|possible)\s+)?(?:[\w-]+\s+){0,2}?"
)


_RESULTS = words.concepts("result consequence outcome")
_RESULT_OF = re.compile(r"\b(?:result|consequence|outcome)s?\s+of\b", re.I)
_FEIGNING = words.concepts("lie mislead deceive pretend feign fake")  # "lied about it being the video"
_HAPPENING = words.concepts("happen occur come go thing event")
_COURTESIES = ("thank", "apologize", "congratulate", "ask", "question", "promise")
_THANKS = words.concepts("thank apologise congratulate praise criticise blame welcome condemn")

_SOMEONE = re.compile(r"\W*(?:I|you|he|she|we|they)\b", re.I)
_DESCRIBED = re.compile(
    r"\b(?:not|n['’]t)\s+(?:just\s+|only\s+)?(?:an?|the)\s.*?\b(?:that|which|where|who|whose|for|about|of)\b", re.I
)
_AHEAD = re.compile(
    r"^(?:(?:because|as (?:a|the) (?:result|consequence)|on account|in view|by means) of|due to|owing to|thanks to|"
    r"(?:because|given|through|by|with|from|of|in|as|for|after|over)\b)\s*",
    re.I,
)
_BEHIND = re.compile(r"\s(?:of|by|with|in|for|from|to|at|on|that|which|who|whom|whose)\s", re.I)
_CLAUSE = re.compile(r"(?:because\s+)?(?:I|you|he|she|we|they|it)\b(?!['’])", re.I)
_NOMINAL = re.compile(r"\W*(?:a|an|the)\s", re.I)


def keys(side: Side) -> list[tuple[str, str]]:
    """Return candidate keys that bring "It was not the valve" to a claim that blames the valve."""
    named = cause_of(side)
    heads = {head for head, _ in denied(side)} | (named[1] if named else set())
    return [("n", head) for head in sorted(heads)]


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
        for head, _ in denied(denying):
            if head not in offering.concepts or not _offers(offering, head):
                continue
            if _of_another(denying, offering, head) or offering.predicate.split(" ")[0] in _FEIGNING:
                continue
            blamed = cause_of(offering)
            if pair.far and (denying.present or not _lately_or_named(pair, offering, head)):
                continue
            if len(pair.shared) < 2 and not (blamed and head in blamed[1] and _lately(pair, denying)):
                continue
            named = next((w.text for w in offering.content if w.concept == head), head)
            offers = f"{voice(offering)} {verb(offering, 'offer', 'offers')} “{named}” as what happened"
            verdict = f"{offers}; {voice(denying)} {verb(denying, 'say', 'says')} it was not that."
            first = marks(pair.a, {head}, predicate=pair.a is denying)
            second = marks(pair.b, {head}, predicate=pair.b is denying)
            text = sentence(pair, verdict, first, second)
            hedged = 0.85 if offering.claim.certainty == "possible" else 1.0
            value = 0.88 * hedged * trust(pair)
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


def _lately_or_named(pair: Pair, offering: Side, head: str) -> bool:
    """True where a text of about the same days speaks, or the other one plainly gives a cause, manner or means."""
    gap = apart(pair.a, pair.b)
    named = cause_of(offering)
    roles = any(head in concepts for concepts in offering.once(_means))
    return (gap is not None and gap <= _DAYS) or roles or bool(named and head in named[1])


def _means(side: Side) -> tuple[frozenset[str], ...]:
    """Return the causes and means a claim names; "because they are afraid to look" is a clause and names none."""
    return _in_roles(side, _MEANS)


def _causes_named(side: Side) -> tuple[frozenset[str], ...]:
    return tuple(concepts for concepts in _in_roles(side, ("cause",)) if concepts)


def _in_roles(side: Side, roles: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    named = side.claim.proposition.qualifiers if side.claim.proposition else ()
    return tuple(words.concepts(_phrase(q.value)) for q in named if q.role in roles and not _CLAUSE.match(q.value))


def _phrase(value: str) -> str:
    """Return the noun phrase that names a cause: of "given a field of men backed by banks" no bank and no backing."""
    return _BEHIND.split(_AHEAD.sub("", value))[0]


def _of_another(denying: Side, offering: Side, head: str) -> bool:
    """True for "the pump is not the problem": it denies that of one thing, of which the other side does not speak."""
    said_of = denying.subject.known and denying.predicate == "be" and head == denying.object.head
    return said_of and not denying.subject.concepts & offering.concepts


def _lately(pair: Pair, denying: Side) -> bool:
    """ "It was not the concrete" says only that: it means what was said of late."""
    return not denying.subject.known and (apart(pair.a, pair.b) or 0) <= _DAYS


def denied(side: Side) -> list[tuple[str, str]]:
    """Return the (concept, words) of each thing a claim says it was not."""
    someone = side.subject.kind == "person" or _SOMEONE.match(side.claim.text) is not None
    described = someone or (side.present and _DESCRIBED.search(side.claim.text) is not None)
    return list(_denied_in(side.claim.text, side.claim.polarity, _copular_object(side), described))


@lru_cache(maxsize=131072)
def _denied_in(text: str, polarity: str, copular: str, described: bool) -> tuple[tuple[str, str], ...]:
    found = []
    for match in _NOT_CAUSE.finditer(text):
        copula = re.search(r"\b(?:is|was|were|are|be|been|it|this|that|['’]s)\s*$", text[: match.start()], re.I)
        contracted = match.group()[0].lower() == "n"
        if not (
            match.group("how")
            or (copula and not described and re.search(r"^\W*(?:not|n['’]t)\s+(?:a|an|the)\s", match.group(), re.I))
            or (contracted and "rather" in match.group().lower())
        ):
            continue
        named = words.content(re.split(r"\s(?:that|which|who|but|and|of|in|at|on)\b", match.group("what"))[0])
        if named and named[-1].concept not in _VAGUE:
            found.append((named[-1].concept, named[-1].text))
    if polarity == "negative" and copular and not any(copular == concept for concept, _ in found):
        found.append((copular, copular))
    return tuple(found)


def _copular_object(side: Side) -> str:
    proposition = side.claim.proposition
    if not proposition or side.predicate != "be" or side.claim.polarity != "negative" or not proposition.object:
        return ""
    if side.subject.kind == "person" or _SOMEONE.match(side.claim.text):
        return ""  # "you are not a politician"
    if side.present and _DESCRIBED.search(side.claim.text):
        return ""  # "this is not an election that offers a choice" describes, and says of no event what it was not
    nominal = side.object.head not in _VAGUE and _NOMINAL.match(proposition.object.text) and not side.object.named
    return side.object.head if nominal else ""


def _offers(side: Side, head: str) -> bool:
    """True where a positive claim gives the concept as cause, manner or name of what happened."""
    if side.claim.polarity == "negative" and head in (side.object.head, side.predicate):
        return False
    if (named := cause_of(side)) and head in named[1]:
        return side.claim.polarity == "positive"
    if any(head in concepts and len(concepts) <= _WORDS for concepts in side.once(_means)):
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
    first, second = cause_of(pair.a), cause_of(pair.b)
    if any(pair.check(name) == "no" for name in ("overlapping time", "both asserted", "outside one attribution")):
        return None
    if not first or not second or pair.opposite or pair.a.claim.polarity == "negative":
        return None
    if "possible" in (pair.a.claim.certainty, pair.b.claim.certainty):
        return None
    if pair.far and not pair.same_speaker and not pair.one_season:
        return None  # people die of many things
    (effect_a, cause_a), (effect_b, cause_b) = first, second
    if (
        not (effect_a and effect_b)
        or not (effect_a <= effect_b or effect_b <= effect_a)
        or not cause_a
        or not cause_b
        or cause_a & cause_b
    ):
        return None
    if not effect_a - _HAPPENING or not effect_b - _HAPPENING or cause_a & pair.b.concepts or cause_b & pair.a.concepts:
        return None  # "what happens here because …"; "the storm and the strike caused it" names both
    verdict = "They name different causes of the same thing."
    marks_a, marks_b = marks(pair.a, cause_a), marks(pair.b, cause_b)
    text = sentence(pair, verdict, marks_a, marks_b)
    value = round(0.65 * trust(pair), 4)
    return Reason("contradiction.cause", "contradiction", "cause", text, value, marks_a, marks_b, "object")


def cause_of(side: Side) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return (concepts of the effect, concepts of the cause) where a claim is about a cause."""
    if side.claim.act in _COURTESIES or side.predicate.split(" ")[0] in _THANKS:
        return None  # "thank you for coming" names no cause of anything that happened
    if side.predicate == "cause" and side.object.concepts:
        return side.object.concepts, side.subject.concepts
    if side.predicate == "be" and side.subject.head == "cause":
        return side.subject.concepts - {"cause"}, side.object.concepts - {"cause"}
    if side.predicate == "be" and side.object.head in _RESULTS and _RESULT_OF.search(side.claim.text):
        return side.subject.concepts, side.object.concepts - _RESULTS
    for concepts in side.once(_causes_named):
        return side.subject.concepts | frozenset(side.predicate.split()), concepts
    return None
