"""Rules on what is affirmed and what is denied: negation, quantifiers, antonyms, presupposition."""

from __future__ import annotations

import re

from ..model import Reason
from . import words
from .antonyms import antonyms, implies, partners
from .pairs import Pair
from .say import denial, marks, merged, remarked, score, sentence, verb, voice
from .sides import Side

_FIRM = ("certain", "probable", "underspecified")
_NONE = re.compile(
    r"\b(no one|nobody|none|no\s+(?!longer|doubt|more|less|matter|later|sooner)\w+|"
    r"not (?:a single|one|any)|never|nothing)\b",
    re.I,
)
_MANY = re.compile(
    r"\b(all|every\w*|each|many|most|several|some|dozens|hundreds|thousands|scores|numerous|always|repeatedly|"
    r"at least \w+|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty)\b",
    re.I,
)
_PART = re.compile(r"\b(?:most|many|some|several|few|half|part|majority|minority|two thirds) (?:of )?", re.I)
_ALL = re.compile(r"\b(all|every|everyone|everybody|each)\b(?!\s+(?:right|over))", re.I)
_SOME_NOT = re.compile(
    r"\b(some|many|most|several|dozens|hundreds|thousands|\d[\d,.]*|two|three|four|five|not all)\b", re.I
)
_LATER = re.compile(
    r"\b(?:later|afterwards?|subsequently|eventually|since then|over time|in the end|in time)\b(?!\s+than\b)", re.I
)
# What is so for a time, or at hours or seasons that come again: closed until noon, open on Sundays.
_AT_TIMES = re.compile(
    r"\b(?:until|till|temporar\w+|briefly|daily|nightly|every|weekends?|weekdays?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:at|by) (?:noon|midnight|night|dusk|dawn|half|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|\d)|\d ?[ap]\.?m|"
    r"in (?:the )?(?:winter|summer|spring|autumn|evening|morning)s?|for (?:the |an? |two |three |some )?"
    r"(?:hour|day|night|week|month|lunch|repair|maintenance|holiday|winter|summer)\w*)\b",
    re.I,
)
_ORDER = {"before": "before", "after": "after", "since": "after"}
_BY_TURNS = words.concepts("open close shut seal")
_SHARE = re.compile(r"\d\s?(?:%|percent|per cent)|\b(?:half|third|quarter|\w+ (?:out of|in) (?:ten|five|\d+))\b", re.I)
_PRESUPPOSING = words.listed("regret realise realize discover forget remember lament resent deplore")
_AGAIN = words.listed("stop cease end halt resume restart continue quit")


def negation(pair: Pair) -> Reason | None:
    """One side affirms and the other denies the same proposition."""
    if not (pair.opposite and pair.open and _firm(pair)) or pair.scattered:
        return None
    yes, no = _sides(pair)
    if not pair.same_proposition and not (implies(yes.predicate, no.predicate) and pair.same_frame):
        return None
    if pair.check("same qualifiers") == "no" or _quantified(pair) or partial(pair):
        return None
    if pair.light and pair.overlap < 0.5:
        return None
    extra = len(no.concepts - yes.concepts)
    base = 0.92 if pair.predicate == "same" and extra <= 2 else 0.8
    text = f"{voice(yes)} {verb(yes, 'say', 'says')} what {voice(no)} {verb(no, 'deny', 'denies')}."
    return _reason(pair, "negation", text, base, "polarity")


def quantifier(pair: Pair) -> Reason | None:
    """ "No one has" against "hundreds have", "all were" against "some were not"."""
    if not (pair.opposite and pair.open and _firm(pair) and pair.predicate == "same"):
        return None
    found = _quantified(pair)
    if not found or pair.object == "different" or not pair.shared:
        return None
    if pair.subject == "different" and not _people(pair):
        return None
    if pair.overlap < 0.5:
        return None
    none, some = found
    text = f"“{some}” and “{none}” cannot both be true."
    reason = _reason(pair, "quantifier", text, 0.88, "subject")
    yes, no = _sides(pair)
    return remarked(reason, pair, (yes, some), (no, none))


def antonym(pair: Pair) -> Reason | None:
    """Opposite predicates or adjectives about one subject, with the same polarity."""
    if pair.a.claim.polarity != pair.b.claim.polarity or pair.a.claim.polarity == "unknown":
        return None
    if not (pair.open and _firm(pair)) or pair.check("same qualifiers") == "no":
        return None
    if pair.far and (pair.object == "unknown" or not pair.dated_together):
        return None  # "won the state" and "lost it", "is losing" and "can win"
    if bool(_LATER.search(pair.a.claim.text)) != bool(_LATER.search(pair.b.claim.text)):
        return None  # "arrested forty", "later released them"
    if _other_times(pair):
        return None  # opened at eight, closed at six
    if pair.predicate == "antonym" and pair.a.claim.polarity == "positive" and pair.same_frame:
        pairs = [(pair.a.predicate, pair.b.predicate)]
    elif pair.predicate == "same" and pair.subject in ("same", "near", "unknown") and pair.light:
        pairs = _opposites(pair.a.object.concepts, pair.b.object.concepts)
        rest = (pair.a.object.concepts ^ pair.b.object.concepts) - {c for two in pairs for c in two}
        if len(rest) > 2 or (pair.subject == "unknown" and pair.overlap < 0.5):
            return None
    else:
        return None
    if not pairs:
        return None
    if pair.a.claim.polarity == "negative":
        return None  # "not rich" and "not poor" can both be true
    first, second = (_surface(pair.a, pairs[0][0]), _surface(pair.b, pairs[0][1]))
    text = f"“{first}” and “{second}” are opposites, said of the same thing."
    found = _reason(pair, "antonym", text, 0.85, "predicate")
    wanted = {c for two in pairs for c in two}
    return Reason(
        found.rule, found.kind, found.subtype, found.text, found.score,
        marks(pair.a, wanted, predicate=True), marks(pair.b, wanted, predicate=True), found.clash,
    )  # fmt: skip


def _other_times(pair: Pair) -> bool:
    """True where opposites are so at two times, or of what opens and closes by turns or for some."""
    told = [[q for q in side.qualifiers if q[0] == "time"] for side in (pair.a, pair.b)]
    when = [frozenset().union(*(concepts for _, concepts in each)) for each in told]
    if when[0] and when[1] and (not when[0] & when[1] or len({side.once(_placed) for side in (pair.a, pair.b)}) > 1):
        return True
    if not any(_BY_TURNS & set(side.predicate.split()) for side in (pair.a, pair.b)):
        return False
    return pair.object != "same" or any(_AT_TIMES.search(side.claim.text) for side in (pair.a, pair.b))


def _placed(side: Side) -> str:
    """Return whether a claim tells of a time "before" something, "after" it, or neither ("during the storm")."""
    first = [q.value.split()[0].lower() for q in side.claim.proposition.qualifiers if q.role == "time" and q.value]
    return next((_ORDER[word] for word in first if word in _ORDER), "")


def presupposition(pair: Pair) -> Reason | None:
    """ "Regrets that P", "stopped doing P" take P for granted; the other side says P did not happen."""
    for taking, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        if denying.claim.polarity != "negative" or denying.claim.certainty not in _FIRM:
            continue
        if pair.check("outside one attribution") == "no" or pair.check("overlapping time") == "no":
            continue
        if taking.claim.modality != "factual" or denying.claim.modality != "factual" or denying.claim.cue.negated:
            continue
        taken = _presupposing(taking)
        if taken is None or not denying.predicate or pair.light:
            continue
        if not (taking.voices and denying.voices):
            continue
        if denying.predicate not in taking.concepts or denying.predicate == taking.predicate:
            continue
        if taken in _AGAIN and not re.search(r"\b(never|at no time)\b", denying.claim.text, re.I):
            continue
        if not denying.subject.concepts or not denying.subject.concepts & taking.concepts:
            continue
        text = f"“{taken}” takes for granted what {voice(denying)} says did not happen."
        return _reason(pair, "presupposition", text, 0.75, "polarity")
    return None


def _reason(pair: Pair, rule: str, verdict: str, base: float, clash: str) -> Reason:
    first, second = (merged((*marks(side, predicate=True), *denial(side))) for side in (pair.a, pair.b))
    text = sentence(pair, verdict, first, second)
    return Reason(f"contradiction.{rule}", "contradiction", rule, text, score(pair, base), first, second, clash)


def _sides(pair: Pair) -> tuple[Side, Side]:
    return (pair.a, pair.b) if pair.a.claim.polarity == "positive" else (pair.b, pair.a)


def _firm(pair: Pair) -> bool:
    return pair.a.claim.certainty in _FIRM and pair.b.claim.certainty in _FIRM


def _quantified(pair: Pair) -> tuple[str, str] | None:
    """Return the clashing quantifiers (of the negative, of the positive side), or None."""
    yes, no = _sides(pair)
    none, many = _NONE.search(_subject_words(no)), _MANY.search(_subject_words(yes))
    if none and many:
        return none.group(), many.group()
    every, not_all = _ALL.search(_subject_words(yes)), _SOME_NOT.search(_subject_words(no))
    if every and not_all:
        return not_all.group(), every.group()
    return None


def partial(pair: Pair) -> bool:
    """True for "most of the villages have it" against "the village of Orm has none": some of them, and one.

    True, too, for "56 percent would" beside "30 percent will not": both can be so.
    """
    if any(_SHARE.search(side.claim.proposition.subject.label) for side in (pair.a, pair.b) if side.claim.proposition):
        return True
    for some, one in ((pair.a, pair.b), (pair.b, pair.a)):
        if _PART.search(_subject_words(some)) and not _PART.search(_subject_words(one)):
            label = one.claim.proposition.subject.label.split(" of ")[0]
            return not label.endswith("s")
    return False


def _subject_words(side: Side) -> str:
    """Return the words from the start of the claim (or of its subject) to its predicate."""
    proposition = side.claim.proposition
    if proposition is None or not proposition.predicate_spans:
        return ""
    spans = [s for s in proposition.subject.spans if side.claim.start <= s.start]
    start = min([s.start for s in spans] + [proposition.predicate_spans[0].start])
    return side.document.text[max(side.claim.start, start - 12) : proposition.predicate_spans[0].end]


def _people(pair: Pair) -> bool:
    vague = {"person", "one", "man", "woman", "hundred", "thousand", "dozen", "resident", "worker", "famil"}
    return any(not s.subject.concepts or s.subject.concepts & vague for s in (pair.a, pair.b))


def _opposites(first: frozenset[str], second: frozenset[str]) -> list[tuple[str, str]]:
    listed = [(a, b) for a in sorted(first) for b in sorted(partners(a) & second)]
    return listed or [(a, b) for a in sorted(first) for b in sorted(second) if antonyms(a, b)]


def _surface(side: Side, concept: str) -> str:
    for word in side.content:
        if word.concept == concept:
            return word.text
    return side.claim.proposition.predicate if side.claim.proposition else concept


def _presupposing(side: Side) -> str | None:
    if side.claim.cue.factive and side.claim.cue.lemma in _PRESUPPOSING:
        return None  # the content is the claim itself: plain negation sees it
    lemma = side.claim.proposition.predicate.split()[:1] if side.claim.proposition else []
    return lemma[0] if lemma and lemma[0] in _PRESUPPOSING | _AGAIN else None
