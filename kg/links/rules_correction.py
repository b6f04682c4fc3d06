"""The rule on figures that one speaker puts aside for another: "19 teachers will go, not 12"."""

from __future__ import annotations

import re

from ..model import Reason, Value
from . import words
from .pairs import Pair
from .say import sentence, trust, verb, voice
from .sides import Side

_NOT = re.compile(r"\bnot\s+(?:the\s+)?$", re.I)
_REACH = 3000  # characters from a figure to the words that correct it
_GAINING = frozenset(map(words.concept, words.listed("create hire add gain recruit employ build open join arrive")))
_KINDS = ("count", "money", "percent")


def correction(pair: Pair) -> Reason | None:
    """ "19 teachers will go, not 12" corrects who said "12 teaching posts will go" before, in the same document."""
    if pair.same_speaker or pair.a.document.id != pair.b.document.id:
        return None
    if any(side.claim.polarity != "positive" or side.claim.certainty == "possible" for side in (pair.a, pair.b)):
        return None
    if any(pair.check(name) == "no" for name in ("both asserted", "outside one attribution")):
        return None
    earlier, later = sorted((pair.a, pair.b), key=lambda side: side.claim.start)
    wrong, right = later.once(_corrects) or (None, None)
    if wrong is None or not 0 <= later.claim.start - earlier.claim.end <= _REACH:
        return None
    said = next((v for v in earlier.claim.values if _is(v, wrong) and _of_one_thing(v, right, pair)), None)
    if said is None or said.span is None:
        return None
    verdict = f"{voice(later)} {verb(later, 'name', 'names')} “{right.text}” and not “{said.text}”."
    spans = {earlier.id: (said.span,), later.id: tuple(sorted((right.span, wrong.span)))}
    first, second = spans[pair.a.id], spans[pair.b.id]
    text = sentence(pair, verdict, first, second)
    # The words say themselves what is denied: slots that do not match count for nothing.
    value = round(0.9 * 0.8 * trust(pair), 4)
    return Reason("contradiction.numeric", "contradiction", "numeric", text, value, first, second, "value")


def keys(side: Side) -> list[tuple[str, str]]:
    """Return candidate keys that bring together a figure and who says that it is another."""
    exact = {value.low for value in side.claim.values if value.kind in _KINDS and value.low == value.high}
    return [("v", f"{side.document.id} {low}") for low in sorted(exact - {None, 0.0})]


def _corrects(side: Side) -> tuple[Value, Value] | None:
    """Return the figure that a claim puts aside and the one it puts in its place ("19 teachers, not 12")."""
    text, start = side.document.text, side.claim.start
    values = [v for v in side.claim.values if v.span and v.kind in _KINDS]
    aside = [v for v in values if _NOT.search(text, start, v.span.start)]
    if len(aside) != 1:
        return None
    put = [v for v in values if v is not aside[0] and v.kind == aside[0].kind]
    if len(put) != 1 or put[0].low == aside[0].low:
        return None
    counted = [words.concept(v.counted) for v in (aside[0], put[0]) if v.counted]
    return (aside[0], put[0]) if len(set(counted)) < 2 else None


def _is(said: Value, wrong: Value) -> bool:
    return said.kind == wrong.kind and said.low is not None and said.low == said.high == wrong.low


def _of_one_thing(said: Value, right: Value, pair: Pair) -> bool:
    """Are two figures of one thing? "12 teaching posts" and "19 teachers" share a word, the claims their verb.

    Of what is to come the verbs may differ ("would be cut", "would lose their jobs"): a text tells of one plan.
    """
    nouns = _nouns(said) | _nouns(right)
    further = pair.shared - nouns - _words(said) - _words(right) - pair.a.voiced - pair.b.voiced
    one_verb = pair.predicate == "same" and (further or not pair.light)
    if pair.predicate == "antonym" or (pair.subject == "different" and not any(map(_counts_subject, (pair.a, pair.b)))):
        return False
    if said.kind != "count":
        return bool(further and one_verb)
    one_plan = pair.a.claim.modality == "predicted" and pair.a.once(_gains) == pair.b.once(_gains)
    return bool(_nouns(said) & _nouns(right) and (one_verb or one_plan))


def _gains(side: Side) -> bool:
    return bool(_GAINING & set(side.predicate.split()))


def _nouns(value: Value) -> frozenset[str]:
    named = (word.concept for word in words.content(value.text) if not words.is_number(word.text))
    return frozenset(named) | ({words.concept(value.counted)} if value.counted else frozenset())


def _words(value: Value) -> frozenset[str]:
    return words.concepts(value.text)


def _counts_subject(side: Side) -> bool:
    return any(value.counted and words.concept(value.counted) == side.subject.head for value in side.claim.values)
