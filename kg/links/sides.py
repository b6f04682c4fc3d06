"""One side of a pair: what is worked out once per claim so that judging a pair is cheap."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from ..model import Claim, Document, Mention, Span
from . import words

T = TypeVar("T")

_NOBODY = words.listed("""person people someone somebody anyone anybody everyone everybody everything something anything
    nothing nobody thing things fact situation case matter way others one ones unknown detail details
    action actions event events""")
PRONOUNS = words.listed(
    "it this that these those he she they we i you him her them us me who which what there one everyone"
)
_NAME = re.compile(r"(?<![.!?“\"«] )(?<!^)\b[A-Z][\w-]{2,}")
_NEGATED = re.compile(r"\b(?:not(?! only\b)|never)\b|n['’]t\b", re.I)
_OURS = re.compile(r"\W*(?:my|our|your|his|her|its|their)\b", re.I)
_NAMED = ("person", "organisation", "country", "place")
_CAST_READ = 20_000  # characters of a document
_REPORTS = re.compile(r"[^\w]+")
_WHERE = re.compile(r"\b(?:in|at|near|on|off|outside)\s+(?:the\s+)?((?:[A-Z][\w'’-]*\s*)+)")
_WHOLE = re.compile(r"^(?P<before>.+?)['’]s\s|\bof\s+(?P<after>[^A-Z].*)$")  # the port of Sallis is Sallis
MONTHS = words.listed("january february march april may june july august september october november december")
WEEKDAYS = words.listed("monday tuesday wednesday thursday friday saturday sunday")


@dataclass(frozen=True, slots=True)
class Slot:
    """A subject or object made comparable. ``known`` is False for pronouns nobody resolved."""

    entity: str | None
    concepts: frozenset[str]
    head: str
    known: bool
    named: bool
    kind: str = "unknown"
    ours: bool = False  # "our relations": those of the speaker, not those of another one
    where: frozenset[str] = frozenset()  # "the strike in Bergholm": names that tell it from another strike
    whole: frozenset[str] = frozenset()  # "the wards of the hospital": that of which it is a part


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A claim with its comparable parts."""

    claim: Claim
    document: Document
    order: int
    speaker: str | None  # canonical entity, folded label, or None for the narrator
    voice: str  # what a reader calls the speaker
    voiced: frozenset[str]  # concepts of the speaker's name
    voices: bool  # someone who can hold a view: the narrator, a name, a role, not "this" or "everything"
    content: tuple[words.Word, ...]
    concepts: frozenset[str]
    predicate: str
    subject: Slot
    object: Slot
    entities: frozenset[str]
    qualifiers: tuple[tuple[str, frozenset[str]], ...]
    days: tuple[int, int] | None  # first and last day (ordinals) the utterance can be of
    present: bool  # about how things stand, rather than about one event
    numbers: frozenset[tuple[float, str]]
    cast: frozenset[str] | None = None  # names in its document; None where nobody has looked
    memo: dict = field(default_factory=dict)  # what rules work out of one side alone, kept for its other pairs

    def once(self, work: Callable[[Side], T]) -> T:
        """Return ``work(self)``, worked out the first time only: a claim stands in many pairs."""
        if work not in self.memo:
            self.memo[work] = work(self)
        return self.memo[work]

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def position(self) -> tuple | None:
        """What the voice holds, as a key: claims of one position are one stance. None where a slot is open."""
        if not self.subject.known or not self.predicate or self.claim.polarity == "unknown":
            return None
        things = [slot.entity or (slot.head, slot.known) for slot in (self.subject, self.object)]
        return (self.speaker, self.document.id if self.speaker is None else "", self.predicate, *things,
                self.claim.polarity, self.claim.certainty, self.numbers)  # fmt: skip

    @property
    def restricting(self) -> frozenset[str]:
        """Concepts of the qualifiers that narrow the content: a negation may bear on them alone."""
        return frozenset().union(*(c for role, c in self.qualifiers if role not in ("time", "source")))


_EMPTY = Slot(None, frozenset(), "", False, False)
_PRESENT = words.listed("is are am isn't aren't has have do does don't doesn't hasn't haven't remains remain")


def make(
    claim: Claim, document: Document, order: int, canonical: dict[str, str], cast: frozenset[str] | None = None
) -> Side:
    """Work out one side. ``canonical`` maps entity ids to their representatives; ``cast`` is that of the document."""
    if _misread(claim, document):
        claim = replace(claim, polarity="unknown")
    found = tuple(w for piece in claim.pieces or (Span(claim.start, claim.end),) for w in _content(document, piece))
    proposition = claim.proposition
    subject = _slot(_own_side(proposition.subject, claim), canonical) if proposition else _EMPTY
    obj = _slot(_own_side(proposition.object, claim), canonical) if proposition and proposition.object else _EMPTY
    entities = {subject.entity, obj.entity} - {None}
    key, voice = _speaker(claim, document, canonical)
    return Side(
        claim=claim,
        document=document,
        order=order,
        speaker=key,
        voice=voice,
        voices=_is_voice(claim),
        voiced=words.concepts(f"{voice} {claim.speaker.role}") if claim.speaker else frozenset(),
        content=found,
        concepts=frozenset(w.concept for w in found) | subject.concepts | obj.concepts,
        predicate=words.phrase(proposition.predicate) if proposition else "",
        subject=subject,
        object=obj,
        entities=frozenset(entities),
        qualifiers=tuple((q.role, words.concepts(q.value)) for q in proposition.qualifiers) if proposition else (),
        days=_days(claim.date),
        present=_is_present(claim, document),
        cast=cast,
        numbers=frozenset((v.low if v.low is not None else v.high, v.unit) for v in claim.values if v.kind != "age"),
    )


def cast(document: Document) -> frozenset[str]:
    """Return the capitalised words inside the sentences of a document: who and what is in the story it tells."""
    found = (m.group() for m in _NAME.finditer(document.text[:_CAST_READ]))
    return frozenset(words.stem(name) for name in found if name.lower() not in MONTHS | WEEKDAYS)


def _misread(claim: Claim, document: Document) -> bool:
    """True where a claim counts as affirmed and yet its predicate holds a "not": better no link than a wrong one."""
    spans = claim.proposition.predicate_spans if claim.proposition else ()
    if claim.polarity != "positive" or not spans or claim.cue.negated or claim.certainty != "certain":
        return False
    if claim.cue.cls == "denial" or claim.act in ("deny", "reject"):
        return False
    return _NEGATED.search(document.text[spans[0].start : spans[-1].end]) is not None


def names(side: Side) -> frozenset[str]:
    """Return the capitalised words inside the claim, folded: a guard when wordings are compared."""
    return frozenset(words.stem(m.group()) for m in _NAME.finditer(side.claim.text))


def _content(document: Document, piece: Span) -> list[words.Word]:
    return words.content(document.text[piece.start : piece.end], piece.start)


def _speaker(claim: Claim, document: Document, canonical: dict[str, str]) -> tuple[str | None, str]:
    who = claim.speaker
    if who is None:
        return None, document.publisher or document.title or document.name
    if who.entity:
        return canonical.get(who.entity, who.entity), who.label
    return " ".join(_REPORTS.split(who.label.casefold())), who.label


def _is_voice(claim: Claim) -> bool:
    """Leave out "this", "everything" and the unknown, and things that a speaker is said to say something by."""
    who = claim.speaker
    if who is None:
        return True
    label = who.label.strip().lower()
    if label in PRONOUNS | _NOBODY or label.startswith("unknown"):
        return False
    return bool(who.entity) or claim.reporter is None or who.kind != "unknown" or who.label[:1].isupper()


def _own_side(mention: Mention, claim: Claim) -> Mention:
    """Take the "we" of somebody who speaks for a whole group for the speaker: it is his side that is compared."""
    ours = mention.entity is None and mention.label in ("we", "us")
    return claim.speaker if ours and claim.speaker and claim.speaker.entity else mention


def _slot(mention: Mention, canonical: dict[str, str]) -> Slot:
    label = mention.label or mention.text
    found = [w for w in words.content(label) if not words.is_number(w.text)]
    entity = canonical.get(mention.entity, mention.entity) if mention.entity else None
    named = mention.kind in _NAMED
    head = re.split(r"\b(?:of|in|at|from|for|with|to|on|by|that|who|which)\b|,", label)[0]
    heads = [w for w in words.content(head) if not words.is_number(w.text)] or found
    vague = {w.text.lower() for w in found} <= _NOBODY or label.strip().lower() in PRONOUNS
    known = bool(entity or found) and not vague
    concepts = frozenset(w.concept for w in found)
    last = heads[-1].concept if heads else ""
    ours = not entity and bool(_OURS.match(label))
    return Slot(entity, concepts, last, known, named, mention.kind, ours, _where(mention, named), _whole(label, last))


def _where(mention: Mention, named: bool) -> frozenset[str]:
    """Return the names of places that set a thing apart from its like; what has a name of its own needs none."""
    proper = named and any(word[0].isupper() for word in (mention.label or mention.text).split())
    found = () if proper else _WHERE.findall(mention.text)
    return frozenset(
        w.concept for name in found for w in words.content(name) if w.text.lower() not in MONTHS | WEEKDAYS
    )


def _whole(label: str, head: str) -> frozenset[str]:
    """Return the concepts of what a thing is said to be a part of ("the hospital's wards", "the roof of the mill")."""
    found = _WHOLE.search(label)
    return words.concepts(found.group("before") or found.group("after")) - {head} if found else frozenset()


def _is_present(claim: Claim, document: Document) -> bool:
    if not claim.proposition or claim.modality != "factual":
        return False
    spans = claim.proposition.predicate_spans
    if not spans:
        return False
    verb = document.text[spans[0].start : spans[-1].end].lower().split()
    first = verb[0] if verb else ""
    return first in _PRESENT or (
        first not in ("was", "were")
        and first.endswith("s")
        and words.stem(first) in words.stem(claim.proposition.predicate)
    )


def apart(a: Side, b: Side) -> int | None:
    """Return the least number of days between two utterances, None where one is undated."""
    if a.days is None or b.days is None:
        return None
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def before(a: Side, b: Side) -> bool:
    """Return whether the first utterance is surely of an earlier day."""
    return bool(a.days and b.days and a.days[1] < b.days[0])


def _days(text: str | None) -> tuple[int, int] | None:
    """Read an ISO date, month ("2025-10") or year as its first and last day."""
    parts = [int(p) for p in (text or "").split("T")[0].split("-") if p.isdigit()]
    try:
        if len(parts) == 3:
            day = date(*parts).toordinal()
            return day, day
        if len(parts) == 2:
            year, month = parts
            return date(year, month, 1).toordinal(), date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
        if len(parts) == 1:
            return date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal()
    except ValueError:
        pass
    return None
