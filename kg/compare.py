"""Two bare sentences through the whole street: extraction, link rules, model -> one label and a reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from . import ids
from .errors import KgError
from .links.finding import judge
from .links.pairs import pair
from .links.sides import Side, make
from .links.words import STOP
from .model import Document, Mention

_BATCH = 32
_LONGEST = 4000  # characters of one side: beyond is no sentence, and the model reads 256 tokens
_RULE = 0.75  # how far a rule's score moves the probability of what it says
_SCOPE = 0.5  # what is left of a contradiction when the two sides speak of different times
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
            yield {"id": record["id"], **_verdict(sides[2 * i], sides[2 * i + 1], answer)}


def _verdict(first: list[Side], second: list[Side], answer) -> dict:
    found = [(pair(a, b), judge(pair(a, b))) for a in first for b in second]
    contradiction, entailment = (answer.contradiction, answer.entailment) if answer else (_EVEN, _EVEN)
    reason = "No rule names why; the wording alone decides." if answer else "No rule finds a conflict."
    best = max((each for each in found if each[1]), key=lambda each: each[1].score, default=None)
    if best:
        reason = best[1].text
        # Without a model a rule that speaks decides; with one it moves the probabilities.
        weight = _RULE * best[1].score if answer else (1 + best[1].score) / 2
        contradiction, entailment = _moved(best[1].kind, weight, contradiction, entailment)
    elif apart := [one for one, _ in found if one.overlap >= 0.5 and one.check("overlapping time") == "no"]:
        contradiction *= _SCOPE
        reason = f"Not the same time: {next(c.note for c in apart[0].checks if c.name == 'overlapping time')}."
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
        voice = Mention("", "One sentence" if document.name == "a" else "The other sentence", kind="person")
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
