"""A candidate pair: how the slots of two claims relate, and the scope checklist shown on a link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..model import Check
from . import sums, words
from .antonyms import antonyms
from .exchanges import exchange, pointed_back, you_and_i
from .periods import overlapping
from .sides import MONTHS, WEEKDAYS, Side, Slot, apart, names

Match = Literal["same", "near", "different", "unknown"]
SETTING = "a clause that asks or sets the scene"
QUESTION = "a question"
_CHECKS = {
    name: place
    for place, name in enumerate(
        ("same event", "overlapping time", "both asserted", "same qualifiers", "outside one attribution")
    )
}
_LIGHT = frozenset(words.stem(w) for w in words.LIGHT)
_BODIES = ("organisation", "country", "group")
_ROLES = frozenset(
    words.concept(w)
    for w in words.listed(
        "company firm government ministry bank team union group party president minister mayor office side"
    )
)
_EMBEDDED = re.compile(
    r"\W*(?:what|how|why|whether|if|when|where|which|before|until|till|unless|lest|in case|(?:as|even) (?:if|though)|"
    r"as (?:you|we|I|they|everyone|everybody) \w+)\b",
    re.I,
)
_PICKED = re.compile(r"s\b[^,;:–—(]*\s(?:that|who|which)\s*$", re.I)
_RESTRICTIVE = re.compile(r"\W*(?:who|which|that|whose)\b", re.I)
_SAID = re.compile(r"\b(?:statement|claim|allegation|accusation|report|assertion|remark|rumou?r|charge|suggestion)s?\b")
_OTHER_VERB = words.listed("through up off out away back")
_UNTELLING = frozenset(words.stem(name) for name in MONTHS | WEEKDAYS)  # "Monday" is in every story
_CAST = 6  # names in a document; from fewer nothing can be told
_CAST_SHARE_AFFAIR = 0.4  # documents of one affair, however far apart in time
_CAST_SHARE_LONGER = 0.15  # … and of the longer list of names
_SEASON = 90  # days within which a story goes on
_CAST_SHARE = 0.25  # of the shorter list of names: what two documents of one story have in common
_CAST_SHARE_SOON = 0.15  # … within a season
_ASSERTED = ("factual", "predicted", "deontic", "desired")


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """Two sides and what holds between them."""

    a: Side
    b: Side
    subject: Match
    object: Match
    predicate: Literal["same", "antonym", "different"]
    shared: frozenset[str]
    overlap: float  # shared concepts over those of the smaller side, 0..1
    same_speaker: bool
    checks: tuple[Check, ...]

    def check(self, name: str) -> str:
        """Return what one line of the checklist says: yes, no or unknown."""
        return self.checks[_CHECKS[name]].state

    @property
    def one_story(self) -> bool:
        """True unless the two stand in documents about other things: "the poll" of one is not that of the other.

        One document, one speaker, a name in both claims, or documents with much of their cast in common.
        """
        a, b = self.a, self.b
        if a.document.id == b.document.id or self.same_speaker or a.cast is None or b.cast is None:
            return True
        if a.once(_proper) & b.once(_proper) or a.concepts & b.voiced or b.concepts & a.voiced:
            return True
        fewer, gap = min(len(a.cast), len(b.cast)), apart(a, b)
        share = _CAST_SHARE if gap is None or gap > _SEASON else _CAST_SHARE_SOON
        return fewer < _CAST or len(a.cast & b.cast) >= share * fewer

    @property
    def far(self) -> bool:
        """True for two documents long enough to tell of many things: what is left open there is not the same."""
        a, b = self.a, self.b
        if a.document.id == b.document.id or a.cast is None or b.cast is None:
            return False
        return min(len(a.cast), len(b.cast)) >= _CAST

    @property
    def opposite(self) -> bool:
        return {self.a.claim.polarity, self.b.claim.polarity} == {"positive", "negative"}

    @property
    def open(self) -> bool:
        """True unless a check that rules a contradiction out has failed."""
        return all(check.state != "no" for check in self.checks if check.name != "same qualifiers")

    @property
    def same_proposition(self) -> bool:
        """True where subject, predicate and object match, unresolved slots backed by shared words."""
        if self.predicate != "same" or not self.same_frame:
            return False
        if not self.light:
            return True
        a, b = self.a.object.concepts, self.b.object.concepts
        return self.object in ("same", "near") and bool(a) and (a == b or not self.far)  # "is part of us", "of that"

    @property
    def scattered(self) -> bool:
        """True for two documents of no known common season whose claims name no object in common.

        "Is losing" and "can win" of a campaign, "won all but one" and "lost it": nothing holds them together.
        """
        if not self.far or self.same_speaker:
            return False
        things = self.a.object.concepts & self.b.object.concepts
        one_thing = self.a.object.entity is not None and self.a.object.entity == self.b.object.entity
        named = self.subject == "same" and self.object in ("same", "near") and (one_thing or len(things) > 1)
        return not named and not self.one_season

    @property
    def one_season(self) -> bool:
        """True where both speak of one time, within a season, or in documents with most of their cast in common."""
        a, b = self.a.cast or frozenset(), self.b.cast or frozenset()
        common, lengths = len(a & b), sorted((len(a), len(b)))
        # A live blog or a long list names everybody: it has much of any short story's cast.
        affair = common >= _CAST_SHARE_AFFAIR * lengths[0] and common >= _CAST_SHARE_LONGER * lengths[1]
        return self.dated_together or affair

    @property
    def dated_together(self) -> bool:
        """True where both name one time, or are known to speak within a season."""
        gap = apart(self.a, self.b)
        named = bool(self.a.claim.times and self.b.claim.times) and self.check("overlapping time") == "yes"
        return named or (gap is not None and gap <= _SEASON)

    @property
    def answers(self) -> bool:
        """True where one turn answers the turn before about the same thing: nothing further need hold them together."""
        if self.subject != "same" or self.object not in ("same", "near") or not exchange(self.a, self.b):
            return False
        first, later = sorted((self.a, self.b), key=lambda side: side.claim.start)
        when = [frozenset().union(*(c for role, c in side.qualifiers if role in ("time", "condition")))
                for side in (first, later)]  # fmt: skip
        return when[1] <= when[0] | first.concepts

    @property
    def light(self) -> bool:
        """True where the predicate says little by itself ("be", "have", "be in")."""
        return self.a.predicate.split(" ")[0] in _LIGHT

    @property
    def told(self) -> int:
        """Number of things the pair shares, a name counted once and those of the speakers not at all."""
        named = frozenset().union(*(s.concepts for s in (self.a.subject, self.a.object) if s.entity and s.named))
        names = sum(a.entity is not None and a.entity == b.entity and a.entity not in (self.a.speaker, self.b.speaker)
                    for a, b in ((self.a.subject, self.b.subject), (self.a.object, self.b.object)))  # fmt: skip
        return len(self.shared - named - self.a.voiced - self.b.voiced) + names

    @property
    def same_frame(self) -> bool:
        """True where subject and object match (the predicate is another question)."""
        if "different" in (self.subject, self.object):
            return False
        if self.subject == "unknown" and self.object == "unknown":
            return False
        loose = "unknown" in (self.subject, self.object)
        if loose and self.far and not self.same_speaker and (self.subject == "unknown" or self.overlap < 0.75):
            return False  # "he can win it" of one story is not "the mayor cannot" of another
        told = self.told + (self.predicate == "antonym")  # opposites are not shared, and yet in common
        if self.answers:
            return self.overlap >= 0.5 and told >= 1  # "you" and "I" are named by nobody, and the one thing is shared
        return self.overlap >= (0.5 if loose else 0.34) and told >= (3 if loose and not self.same_speaker else 2)


def _proper(side: Side) -> frozenset[str]:
    """Return the names in a claim: its named entities and the capitalised words inside its sentence."""
    words_ = {name for name in names(side) if name not in _UNTELLING}
    return frozenset(slot.entity for slot in (side.subject, side.object) if slot.entity and slot.named) | words_


def pair(a: Side, b: Side) -> Pair:
    """Compare two sides slot by slot."""
    shared = a.concepts & b.concepts
    smaller = min(len(a.concepts), len(b.concepts)) or 1
    same_speaker = a.speaker == b.speaker and (a.speaker is not None or a.document.id == b.document.id)
    subject, obj = slots(a.subject, b.subject, same_speaker), slots(a.object, b.object, same_speaker)
    if subject == "unknown" and you_and_i(a, b) and exchange(a, b):
        subject = "same"
    if obj == "unknown" and (pointed_back(a.object, a) or pointed_back(b.object, b)) and exchange(a, b):
        obj = "same"
    if a.once(_some_of_them) or b.once(_some_of_them):
        subject = "different"  # some of them and all of them, or each time others
    if subject == "different" and same_speaker and _speaks_for(a, b):
        subject = "unknown"  # "we" of the head of a firm may be the firm
    if a.object is b.object or (not a.object.concepts and not b.object.concepts and not a.object.entity):
        obj = "same"  # neither has an object: "the dam held" against "the dam did not hold"
    return Pair(
        a=a,
        b=b,
        subject=subject,
        object=obj,
        predicate=_predicates(a, b),
        shared=shared,
        overlap=len(shared) / smaller,
        same_speaker=same_speaker,
        checks=(
            _event(a, b, subject, obj),
            overlapping(a, b),
            _asserted(a, b),
            _qualifiers(a, b),
            _outside(a, b),
        ),  # as _CHECKS
    )


def _some_of_them(side: Side) -> bool:
    """True for "the workers who were not paid": it picks some out of a group and says nothing of the others."""
    proposition = side.claim.proposition
    spans = proposition.subject.spans if proposition else ()
    if not spans or side.subject.named:
        return False
    if proposition.predicate_spans and _PICKED.search(
        side.document.text[spans[0].start : proposition.predicate_spans[0].start]
    ):
        return True  # "the races that have not been called"
    if not _RESTRICTIVE.match(side.claim.text):
        return False
    if spans[0].start >= side.claim.start:
        return False  # "that the workers were paid" is no relative clause
    before = side.document.text[spans[0].start : side.claim.start].rstrip()
    several = side.subject.kind == "group" or before.endswith("s")
    return several and not before.endswith((",", "–", "—", "("))


def _speaks_for(a: Side, b: Side) -> bool:
    """True where the subject of one side is the speaker and that of the other no person."""
    return any(
        one.subject.entity == one.speaker and (other.subject.entity is None or other.subject.kind in _BODIES)
        for one, other in ((a, b), (b, a))
    )


def slots(a: Slot, b: Slot, same_speaker: bool = False) -> Match:
    """Compare two subjects or objects: entity first, then the head noun, then shared words."""
    if a.where and b.where and not a.where & b.where:
        return "different"
    if a.entity and a.entity == b.entity:
        return "same"
    if not (a.known and b.known) or ((a.ours or b.ours) and not same_speaker):
        return "unknown"
    if (a.named and not b.entity and b.head in _ROLES) or (b.named and not a.entity and a.head in _ROLES):
        return "unknown"  # "the company" may be the one the other side names
    if a.named and b.named and a.entity and b.entity:
        return "different"
    if a.head and a.head == b.head:
        extra_a, extra_b = a.concepts - b.concepts, b.concepts - a.concepts
        return "different" if extra_a and extra_b and not (a.concepts & b.concepts) - {a.head} else "same"
    if a.concepts and b.concepts and (a.concepts <= b.concepts or b.concepts <= a.concepts):
        return "different" if _part(a, b) or _part(b, a) else "near"
    return "different"


def _part(part: Slot, whole: Slot) -> bool:
    """True for "the hospital's wards" and "the hospital"."""
    return bool(whole.concepts) and whole.concepts <= part.whole and part.head not in whole.concepts


def _predicates(a: Side, b: Side) -> Literal["same", "antonym", "different"]:
    if not a.predicate or not b.predicate:
        return "different"
    if antonyms(a.predicate, b.predicate):
        return "antonym"
    if a.once(_verb)[:1] == b.once(_verb)[:1] and a.once(_verb)[1:] != b.once(_verb)[1:]:
        return "different"
    if a.predicate == b.predicate:
        return "same"
    first, second = set(a.predicate.split()), set(b.predicate.split())
    heavy = (first & second) - _LIGHT
    return "same" if heavy and (first <= second or second <= first) else "different"


def _verb(side: Side) -> tuple[str, ...]:
    """Return a verb and the particle that makes another verb of it: "follow through" is not to follow."""
    words_ = side.claim.proposition.predicate.split() if side.claim.proposition else []
    return (*words_[:1], *(word for word in words_[1:] if word in _OTHER_VERB))


def _event(a: Side, b: Side, subject: Match, obj: Match) -> Check:
    if sums.one_thing(a, b):
        return Check("same event", "yes", "one sum")
    if a.subject.where and b.subject.where and not a.subject.where & b.subject.where:
        return Check("same event", "no", "other places")
    if a.subject.known and b.subject.known and (_part(a.subject, b.subject) or _part(b.subject, a.subject)):
        return Check("same event", "no", "a part and the whole")
    if "different" in (subject, obj):
        crossed = slots(a.subject, b.object) == "same" and slots(a.object, b.subject) == "same"
        return Check("same event", "no" if subject == obj and not crossed else "unknown", "other participants")
    first, second = _places(a), _places(b)
    if first and second and not first & second:
        return Check("same event", "no", "other places")
    return Check("same event", "yes" if subject == "same" and obj in ("same", "near") else "unknown")


def _places(side: Side) -> frozenset[str]:
    return frozenset().union(*(concepts for role, concepts in side.qualifiers if role == "place"))


def _asserted(a: Side, b: Side) -> Check:
    name = "both asserted"
    for side in (a, b):
        if side.claim.cue.negated:
            return Check(name, "no", f"{side.voice} did not say it")
        if _EMBEDDED.match(side.claim.text):
            return Check(name, "no", SETTING)
        if side.document.text[side.claim.end : side.claim.end + 2].lstrip("”\"'’").startswith("?"):
            return Check(name, "no", QUESTION)
        if not side.voices:
            return Check(name, "no", f"“{side.voice}” is nobody in particular")
        if side.claim.act == "reject" and side.claim.polarity != "negative" and not _deed(side):
            return Check(name, "no", f"{side.voice} rejects it")
        if side.claim.modality not in _ASSERTED:
            return Check(name, "no", f"{side.claim.modality} content")
    if a.claim.modality != b.claim.modality:
        return Check(name, "no", f"{a.claim.modality} against {b.claim.modality}")
    return Check(name, "yes")


def _deed(side: Side) -> bool:
    """True for "the council rejected the budget": the reporting verb is what was done, not how it was said."""
    proposition = side.claim.proposition
    return bool(proposition) and proposition.predicate == side.claim.cue.lemma and not _of_words(side)


def _of_words(side: Side) -> bool:
    """True where what is rejected is something said ("the claim", "the report that")."""
    return _SAID.search(side.claim.text) is not None


def _qualifiers(a: Side, b: Side) -> Check:
    name = "same qualifiers"
    for narrow, other in ((a, b), (b, a)):
        if narrow.claim.polarity == "negative":
            extra = narrow.restricting - other.concepts
            if extra:
                return Check(name, "no", f"only one side says “{_surface(narrow, extra)}”")
    return Check(name, "yes")


def _surface(side: Side, extra: frozenset[str]) -> str:
    for word in side.content:
        if word.concept in extra:
            return word.text
    return sorted(extra)[0]


def _endorsed(told: Side, own: Side) -> bool:
    """True for "they knew that it was no accident, Berg said": what others know, the reporter holds as well."""
    reporter, speaker = told.claim.reporter, own.claim.speaker
    return bool(told.claim.cue.factive and reporter and speaker and reporter.label == speaker.label)


def _outside(a: Side, b: Side) -> Check:
    name = "outside one attribution"
    if a.document.id != b.document.id:
        return Check(name, "yes")
    if a.claim.start < b.claim.end and b.claim.start < a.claim.end:
        return Check(name, "no", "one statement stands inside the other")
    if a.speaker == b.speaker or _endorsed(a, b) or _endorsed(b, a):
        return Check(name, "no", "both are in one account by the same voice")
    return Check(name, "yes")
