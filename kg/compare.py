"""Two bare sentences through the whole street: extraction, link rules, model -> one label and a reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from . import ids
from .errors import KgError
from .links import nearest
from .links.finding import judge
from .links.pairs import SETTING, Pair, pair, slots
from .links.rules_polarity import partial
from .links.rules_values import meets, same_kind
from .links.sides import Side, make
from .links.words import STOP, concepts
from .model import Document, Mention

_BATCH = 32
_LONGEST = 4000  # characters of one side: beyond is no sentence, and the model reads 256 tokens
_RULE = (0.5, 0.4)  # how far a rule moves the probability of what it says: at least, and by its score
_SCOPE = 0.4  # what is left of a contradiction where both can be true: other participants, swapped roles
_WEAK_SCOPE = 0.8  # … where the scope says little: two dates of what may be one event, two suppositions
_STRANGERS = 0.58  # … where little says that they speak of one thing: the model learnt from captions of one picture
_IN_COMMON = 0.21  # share of the shorter sentence's content words below which little does
_NEAR = 0.65  # … unless their vectors are as near as that (cosine)
_DID_NOT_SAY = re.compile(
    r"\b(?:(?:did|does|do|would|could) not|didn['’]t|doesn['’]t|declin\w+ to|refus\w+ to)\s+"
    r"(?:say|comment|tell|disclose)\b(?!\s+(?:\w+\s+){0,2}(?:anything|a word)\b)",  # that is silence
    re.I,
)
_PERIOD = re.compile(r"\b(?:year|quarter|half|month|week|decade)\b", re.I)
_DEFINITE = re.compile(r"(?:the|th(?:is|at|[eo]se)|my|your|his|her|its|our|their)\b", re.I)
_SUPPOSED = ("conditional", "hypothetical", "interrogative")
_SCOPES = {
    "overlapping time": "Not the same time",
    "both asserted": "Not both asserted as fact",
    "same event": "Not the same event",
}
_EVEN = 0.05  # probability of a contradiction or entailment without a model and without a rule


def read(lines: Iterable[str], on_error) -> Iterator[dict]:
    """Yield the pairs {id, a, b} of JSON lines; a line that holds none goes to ``on_error`` as a KgError."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"line {number}"
        try:
            record = json.loads(line)
            found = {"id": record.get("id", number), "a": record["a"], "b": record["b"]}
        except ValueError:
            on_error(KgError("is no JSON", where, "one object {id, a, b} a line"))
        except (KeyError, TypeError, AttributeError):
            on_error(KgError("lacks the sentences a and b", where, "one object {id, a, b} a line"))
        else:
            problem = next(filter(None, (_problem(found[side]) for side in ("a", "b"))), None)
            if problem:
                on_error(KgError(problem, where, "the pair is left out"))
            else:
                yield found


def compare(pairs: Iterable[dict], nlp, nli=None) -> Iterator[dict]:
    """Yield {id, label, score, p_contradiction, p_entailment, reason} for pairs {id, a, b}, in order.

    ``nlp`` is a loaded language pipeline, ``nli`` a loaded model or None. The probabilities are the
    model's, moved by what a rule finds; ``score`` is the probability of the label.
    """
    waiting = iter(pairs)
    while batch := list(islice(waiting, _BATCH)):
        sides = _sides([record[side] for record in batch for side in ("a", "b")], nlp)
        answers = nli.score([(record["a"], record["b"]) for record in batch]) if nli else [None] * len(batch)
        for i, (record, answer) in enumerate(zip(batch, answers, strict=True)):
            texts = (record["a"], record["b"])
            yield {"id": record["id"], **_verdict(texts, sides[2 * i], sides[2 * i + 1], answer)}


def _verdict(texts: tuple[str, str], first: list[Side], second: list[Side], answer) -> dict:
    found = [(one, judge(one)) for one in (pair(a, b) for a in first for b in second)]
    contradiction, entailment = (answer.contradiction, answer.entailment) if answer else (_EVEN, _EVEN)
    reason = "No rule names why; the wording alone decides." if answer else "No rule finds a conflict."
    best = max((each for each in found if each[1]), key=lambda each: each[1].score, default=None)
    if best:
        reason = best[1].text
        # Without a model a rule that speaks decides; with one it moves the probabilities.
        weight = _RULE[0] + _RULE[1] * best[1].score if answer else (1 + best[1].score) / 2
        contradiction, entailment = _moved(best[1].kind, weight, contradiction, entailment)
    elif scoped := next(((one, why) for one, _ in found if (why := _scope(one))), None):
        one, reason = scoped
        contradiction *= _WEAK_SCOPE if _weak(one) else _SCOPE
    elif unsaid := _unsaid(texts, (first, second)):
        contradiction *= _SCOPE
        reason = unsaid
    elif answer and _strangers(texts):
        contradiction *= _STRANGERS
        reason = "Hardly a word says that they speak of one thing."
    neutral = max(0.0, 1.0 - contradiction - entailment)
    chances = {"contradiction": contradiction, "entailment": entailment, "neutral": neutral}
    label = max(chances, key=chances.__getitem__)
    return {
        "label": label,
        "score": round(chances[label], 4),
        "p_contradiction": round(contradiction, 4),
        "p_entailment": round(entailment, 4),
        "reason": reason,
    }


def _weak(found: Pair) -> bool:
    """Do two sentences only date alike things differently ("in March", "in August"), or both suppose or ask?"""
    a, b = found.a.claim, found.b.claim
    if found.check("overlapping time") == "no":
        return not found.opposite and not any(_PERIOD.search(claim.text) for claim in (a, b))
    return a.modality == b.modality in _SUPPOSED


def _strangers(texts: tuple[str, str]) -> bool:
    """Do two sentences share hardly a content word, and are they not near in meaning either?"""
    first, second = concepts(texts[0]), concepts(texts[1])
    if len(first & second) >= _IN_COMMON * max(1, min(len(first), len(second))):
        return False
    there, here = nearest.embed(texts)
    return float(there @ here) < _NEAR


def _scope(found: Pair) -> str | None:
    """Say why two sentences about one thing can both be true, None where nothing says so."""
    frame = found.predicate != "different" and found.subject in ("same", "near")
    crossed = slots(found.a.subject, found.b.object), slots(found.a.object, found.b.subject)
    if found.predicate == "same" and crossed == ("same", "same") and not found.opposite:
        return "The two sides swap who did it to whom; both can be true."
    if found.predicate == "same" and frame and found.object == "different" and found.a.object.head and _habit(found):
        return "They name different things, and both can be true."
    if found.predicate == "same" and frame and found.object == "different" and found.opposite and _two_things(found):
        return "One is denied of one thing, the other said of another; both can be true."
    if frame and partial(found):
        return "One speaks of some of them, the other of one."
    people = found.subject == "different" and found.a.subject.named and found.b.subject.named
    if people and found.predicate == "same" and found.overlap >= 0.5:
        return "They speak of different ones, and both can be true."
    if found.overlap < 0.5 or found.predicate == "different":
        return None
    for check in found.checks:
        # A part of a sentence that only sets the scene says nothing about the sentence.
        if check.state == "no" and check.name in _SCOPES and check.note != SETTING:
            return f"{_SCOPES[check.name]}: {check.note}."
    for first in found.a.claim.values:
        for second in found.b.claim.values:
            same = (first.low, first.high, first.bound) == (second.low, second.high, second.bound)
            if same_kind(first, second) and not same and meets(first, second):
                return f"“{first.text}” and “{second.text}” can both be right."
    return None


def _two_things(found: Pair) -> bool:
    """Do both sides name a thing of their own, "not open to lorries" and "open to cyclists"?"""
    return bool(found.a.object.head and found.b.object.head) and found.a.object.head != found.b.object.head


def _habit(found: Pair) -> bool:
    """Do both sentences say what somebody known does as a rule? "A man plays a lute" and "the man is playing a drum"
    tell of one scene, "the mill grinds rye" and "the mill grinds oats" do not.
    """
    for side in (found.a, found.b):
        claim = side.claim
        verb = re.escape(claim.proposition.predicate.split(" ")[0])
        known = side.subject.named or _DEFINITE.match(claim.proposition.subject.text)
        if not known or not re.search(rf"\b{verb}e?s\b", claim.text):
            return False
    return True


def _unsaid(texts: tuple[str, str], sides: tuple[list[Side], list[Side]]) -> str | None:
    """Say that a sentence asks, supposes, or tells what somebody did not say: none states the contrary."""
    if any(text.rstrip(' ”"').endswith("?") for text in texts):
        return "A question asserts nothing."
    if any(found and all(s.claim.modality in _SUPPOSED for s in found) for found in sides):
        return "One sentence supposes something and asserts nothing."
    if any(_DID_NOT_SAY.search(text) for text in texts):
        return "One sentence tells what was not said, which is no statement of the contrary."
    return None


def _moved(kind: str, weight: float, contradiction: float, entailment: float) -> tuple[float, float]:
    """Move the probabilities towards what a rule of this kind says, by a weight of 0..1."""
    if kind == "contradiction":
        return contradiction + (1 - contradiction) * weight, entailment * (1 - weight)
    if kind == "agreement":
        return contradiction * (1 - weight), entailment + (1 - entailment) * weight / 2
    return contradiction * (1 - weight), entailment * (1 - weight / 2)


def _sides(texts: list[str], nlp) -> list[list[Side]]:
    """Return the claims of each text, all told by the sentence: two accounts are compared, not people."""
    from . import language, passages
    from .extract import claims

    documents = [_document(text, number) for number, text in enumerate(texts)]
    split = [(document, passages.split(document)) for document in documents]
    found = []
    for (document, parts), doc in zip(split, language.parse(nlp, split), strict=True):
        voice = Mention("", "one sentence" if document.name == "a" else "the other sentence", kind="person")
        read = claims.assemble(document, doc, parts).claims
        found.append([make(replace(claim, speaker=voice), document, order, {}) for order, claim in enumerate(read)])
    return found


def _document(text: str, number: int) -> Document:
    name = "ab"[number % 2]
    text = text.strip() + ("" if text.rstrip()[-1:] in '.!?"”' else ".")
    return Document(
        id=ids.mint("document", name, number, text), name=name, place=name, text=text, sha256=ids.sha256(text)
    )


def _problem(text) -> str | None:
    if not isinstance(text, str) or not text.strip():
        return "a sentence without text"
    if len(text) > _LONGEST:
        return f"a sentence of {len(text.split()):,} words, {len(text):,} characters (at most {_LONGEST:,})"
    words = re.findall(r"[^\W\d_]+", text.lower())
    if not words:
        return "a sentence without words"
    foreign = sum(not word.isascii() for word in words) > len(words) / 2
    if foreign or (len(words) >= 8 and not STOP & set(words)):
        return "a sentence that is not English"
    return None
