"""Words made comparable: tokens with offsets, stems and concepts, so that "exploded" meets "explosion".

A concept is the name of a group of words that news texts use for one thing ("jet", "plane",
"aircraft"); it serves matching alone and is never shown. The groups are in
``data/lexicon/concepts.csv``, irregular forms in ``irregular.csv``, nouns made of verbs in ``derivations.csv``.
"""

from __future__ import annotations

import csv
import io
import re
from functools import cache, lru_cache
from typing import NamedTuple

from .. import resources
from ..model import Span


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set: word lists read best as prose."""
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")

STOP = listed("""a about above away
    after again against all also although am among an and any are as at be because been before being
    below between both but by can could did do does doing done down during each either else even ever every few for
    from further had has have having he
    her here hers herself him himself his how however i if in into is it its
    itself just let like may me might mine more most much must my myself neither nevertheless no nobody none nor not
    nothing now of off often on once one ones only onto or other others ought our ours ourselves out over own quite
    rather really least same shall she should since so some someone something still such than that the their theirs them
    themselves then there these they this those through thus to too toward towards under until up upon us very was
    we well were what when where whether which while who whom whose why will with within without would yes yet you
    your yours yourself mr mrs ms dr sir said say says told tell tells course etc per via upon isn't aren't wasn't
    weren't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't hasn't haven't hadn't it's that's
    there's he's she's i'm we're they're you're we've they've i've i'd we'd they'd he'd she'd
    we'll they'll i'll""")
LIGHT = listed("be have do make take give get go come become seem appear remain put let keep use begin start")
_PARTICLES = listed("to of in on for with by at from into about over up out off down away back as against")

# One inflection comes off first, then one derivation. What is left keeps some letters, so that "nation" stays whole.
_INFLECTIONS = (("ies", "y"), ("ied", "y"), ("ings", ""), ("edly", ""), ("ing", ""), ("ed", ""), ("es", "e"), ("s", ""))
_EED = listed(
    "succeed proceed exceed need feed speed bleed breed seed deed indeed weed heed"
)  # their "ed" is no ending
_DERIVATIONS = (
    "ization", "isation", "fulness", "iveness", "ousness", "ation", "ition", "ement", "ment", "ility", "ance", "ence",
    "ively", "ably", "ibly", "able", "ible", "ness", "ity", "ion", "ive", "ate", "ally", "ical", "ise", "ize",
    "or", "er", "al", "ly", "at", "ic",
)  # fmt: skip


_NUMBERS = listed("""one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
    thousands million millions billion billions dozen dozens""")


class Word(NamedTuple):
    """One content word of a claim: its concept and where it stands in the document."""

    concept: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a form shared by the inflections and close derivations of an English word."""
    word = word.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if word in _irregular():
        return _irregular()[word]
    if len(word) < 4 or word in _EED or any(c.isdigit() for c in word):
        return word
    for suffix, instead in _INFLECTIONS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not (suffix == "s" and word[-2] in "siu"):
            word = word[: -len(suffix)] + instead
            break
    for suffix in _DERIVATIONS:
        if word.endswith(suffix) and len(word) - len(suffix) >= 5:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] in "ey":
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word


@lru_cache(maxsize=65536)
def concept(word: str) -> str:
    """Return the concept of one word: its group in the lexicon, otherwise its stem."""
    key = stem(word)
    return _groups().get(key, key)


@lru_cache(maxsize=65536)
def phrase(text: str) -> str:
    """Return the concept of a predicate or noun phrase ("play role in" -> "involve"), "" if it has none."""
    found = [stem(m.group()) for m in _WORD.finditer(text)]
    while found:
        if (full := " ".join(found)) in _groups():
            return _groups()[full]
        if found[-1] not in _PARTICLES:
            break
        found.pop()
    words = [w for w in found if w not in _PARTICLES and w not in STOP]
    heavy = [w for w in words if w not in _light()]
    if not heavy:
        return " ".join(w for m in _WORD.finditer(text) if (w := stem(m.group())) not in ("to",))
    return " ".join(_groups().get(w, w) for w in heavy)


def tokens(text: str, offset: int = 0) -> list[tuple[str, int, int]]:
    """Return (lower-case word, start, end) for every word, offsets moved by ``offset``."""
    return [(m.group().lower().replace("’", "'"), m.start() + offset, m.end() + offset) for m in _WORD.finditer(text)]


def content(text: str, offset: int = 0) -> list[Word]:
    """Return the content words of a text: no function words, no reporting "said"."""
    found = []
    for word, start, end in tokens(text, offset):
        if word in STOP or (len(word) < 3 and not word.isdigit()):
            continue
        name = concept(word)
        if name not in _light():
            found.append(Word(name, start, end, text[start - offset : end - offset]))
    return found


def is_number(text: str) -> bool:
    """Return whether a word is a figure or the name of one."""
    return text[0].isdigit() or text.lower() in _NUMBERS


def concepts(text: str) -> frozenset[str]:
    """Return the set of concepts of a text."""
    return frozenset(word.concept for word in content(text))


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of one lexicon in ``data/lexicon``."""
    return list(csv.DictReader(io.StringIO(resources.read("data", "lexicon", name))))


@cache
def _light() -> frozenset[str]:
    return frozenset(stem(word) for word in LIGHT)


@cache
def _irregular() -> dict[str, str]:
    # Derivations come last: "payment" meets "pay", and "official" is kept whole.
    rows = table("irregular.csv") + table("derivations.csv")
    return {form: row["lemma"] for row in rows for form in (row["lemma"], *row["forms"].split("|"))}


@cache
def _groups() -> dict[str, str]:
    groups = {}
    for row in table("concepts.csv"):
        for word in (row["concept"], *row["words"].split("|")):
            key = " ".join(stem(part) for part in word.split())
            groups.setdefault(key, row["concept"])
    return groups
