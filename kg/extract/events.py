"""Mentions of one happening -> one event: "the downing of the passenger jet", "the plane crash", "the tragedy".

Within a document mentions are joined when their classes are compatible (a tragedy may be a crash, a
fire is no crash) and nothing they name differs. Across documents the same test links events, reversibly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kg import ids
from kg.model import Entity, Identity
from kg.names.gazetteer import adjective, country, full_names, rows

_WHICH_ONE = frozenset(
    {"first", "second", "third", "fourth", "fifth", "previous", "next", "last", "earlier", "criminal", "technical"}
)
_RECURRING_DAYS_APART = 60  # summits and votes come again: only documents of one season speak of the same one
_DAYS_APART = 550  # documents about one happening may lie a year and a half apart: inquiries, anniversaries


@cache
def classes() -> dict[str, tuple[str, str]]:
    """Event noun -> (class, parent class or "")."""
    return {noun: (row["class"], row["parent"]) for row in rows("events") for noun in row["nouns"].split()}


@cache
def things() -> dict[str, str]:
    """Noun -> class of thing: "jet" and "plane" are aircraft."""
    return {noun: row["class"] for row in rows("things") for noun in row["nouns"].split()}


@dataclass(slots=True)
class Features:
    """What one or more mentions say about a happening."""

    classes: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    which: set[str] = field(default_factory=set)

    def add(self, other: Features) -> None:
        self.classes |= other.classes
        self.things |= other.things
        self.names |= other.names
        self.which |= other.which


def features(text: str) -> Features | None:
    """Read the class, the kind of thing and the names out of the words of a mention; None if it names no happening."""
    found = Features()
    words = re.findall(r"[\w’'-]+", text)
    for word in words:
        lower = word.casefold()
        singular = lower[:-1] if lower.endswith("s") and lower[:-1] in things() else lower
        if lower in classes() and (not found.classes or classes()[lower][0] != "calamity"):
            if not found.classes or "calamity" in found.classes:
                found.classes = {classes()[lower][0]}
        elif lower in _WHICH_ONE:
            found.which.add(lower)
        elif singular == "flight":
            found.things.add("aircraft")
        elif singular in things():
            found.things.add(things()[singular])
    found.names = names(text)
    if found.classes == {"collapse"} and not found.things:
        return None  # systems, talks and prices collapse, too
    return found if found.classes else None


def names(text: str) -> set[str]:
    """Return the names in a mention, countries, adjectives and acronyms made equal, the event's own noun left out."""
    found = set()
    for match in re.finditer(r"\b[A-ZÀ-Ž][\w’.-]*(?:\s+[A-ZÀ-Ž][\w’.-]*)*", text):
        words = re.sub(r"['’]s?$", "", match[0])
        if words.casefold() in full_names():
            found.add(full_names()[words.casefold()])
            continue
        own = [
            word for word in words.split() if word.casefold() not in {*classes(), *things(), *_WHICH_ONE, "the", "a"}
        ]
        name = " ".join(own)
        if name:
            found.add(country(name) or adjective(name) or name)
    return found


def compatible(a: Features, b: Features) -> bool:
    """Can two descriptions be of one happening? Another sort of thing or event forbids it, and so do other names."""
    if not any(_same_class(x, y) for x in _telling(a.classes) for y in _telling(b.classes)):
        return False
    if a.things and b.things and not a.things & b.things:
        return False
    if a.which and b.which and not a.which & b.which:
        return False
    return not (a.names and b.names) or bool(a.names & b.names)


def _telling(names_of_classes: set[str]) -> set[str]:
    """What is called a fire and a tragedy is a fire."""
    return names_of_classes - {"calamity"} or names_of_classes


def _same_class(a: str, b: str) -> bool:
    return a == b or _parents().get(a) == b or _parents().get(b) == a


@cache
def _parents() -> dict[str, str]:
    return dict(classes().values())


@dataclass(slots=True)
class Event:
    """One happening of a document, with all its wordings."""

    label: str
    features: Features
    names: list[str]


def cluster(mentions: Iterable[str]) -> tuple[list[Event], dict[str, Event | None]]:
    """Join the wordings of a document, in text order, into events; a wording that fits two of them is None's."""
    events: list[Event] = []
    placed: dict[str, Event | None] = {}
    waiting: list[tuple[str, Features]] = []
    for text in dict.fromkeys(mentions):
        told = features(text)
        if told is None:
            continue
        if not (told.names or told.things) and "calamity" in told.classes:
            waiting.append((text, told))  # "the tragedy" says nothing of its own; first see what there is
            continue
        _place(text, told, events, placed)
    for text, told in waiting:
        _place(text, told, events, placed)
    for event in events:
        event.label = max(
            event.names,
            key=lambda name: (
                len(features(name).names) + len(features(name).things),
                -abs(len(name.split()) - 4),
                name,
            ),
        )
    return events, placed


def _place(text: str, told: Features, events: list[Event], placed: dict[str, Event | None]) -> None:
    fitting = [event for event in events if compatible(told, event.features)]
    if len(fitting) > 1:
        sharing = [event for event in fitting if told.names & event.features.names]
        told_of = [event for event in fitting if event.features.names or event.features.things]
        fitting = sharing if len(sharing) == 1 else told_of if len(told_of) == 1 else fitting
    if len(fitting) == 1:
        fitting[0].features.add(told)
        fitting[0].names.append(text)
        placed[text] = fitting[0]
    elif fitting:
        placed[text] = None
    else:
        events.append(Event(text, told, [text]))
        placed[text] = events[-1]


def identifier(label: str, document_id: str) -> str:
    """Return the id of an event: the same words in two documents are two events until they are linked."""
    return ids.mint("entity", label.casefold(), document_id)


def link(
    entities_by_document: Mapping[str, Sequence[Entity]], dates: Mapping[str, str | None] | None = None
) -> list[Identity]:
    """Return identities (kind "event") between the events of ``{document id: entities}``; ``dates`` are ISO dates.

    Two events are one when their classes are compatible and they share a name, or a kind of thing where
    neither names more than the other forbids, and their documents lie close in time. An event that fits two
    different happenings is linked to neither.
    """
    dates = dates or {}
    pool: dict[str, tuple[Entity, Features, str | None]] = {}
    for document in sorted(entities_by_document):
        for entity in entities_by_document[document]:
            if entity.kind == "event" and (told := _told(entity)):
                pool.setdefault(entity.id, (entity, told, dates.get(document)))
    order = sorted(
        pool.values(), key=lambda item: (-len(item[1].names), -len(item[1].things), item[0].label, item[0].id)
    )
    heads: dict[str, list[tuple[Entity, Features, str | None]]] = {}  # by each name and kind of thing they tell
    links = []
    for entity, told, day in order:
        keys = sorted(told.names | told.things)
        near = {head[0].id: head for key in keys for head in heads.get(key, ())}
        fitting = [head for head in near.values() if _one(told, day, head[1], head[2])]
        if len(fitting) == 1:
            head = fitting[0][0]
            shared = sorted((told.names & fitting[0][1].names) | (told.things & fitting[0][1].things))
            reason = f"“{entity.label}” and “{head.label}”: one kind of event, both about {', '.join(shared)}"
            key = ids.mint("identity", "event", entity.id, head.id)
            links.append(Identity(key, entity.id, head.id, "event", reason, 0.8, "event"))
        elif not fitting:
            for key in keys:
                heads.setdefault(key, []).append((entity, told, day))
    return sorted(links, key=lambda identity: (identity.a, identity.b))


def _told(entity: Entity) -> Features | None:
    told = features(entity.label)
    for name in entity.names:
        if told and (more := features(name)):
            told.add(more)
    return told


def _one(a: Features, a_day: str | None, b: Features, b_day: str | None) -> bool:
    if not compatible(a, b) or not ((a.names & b.names) or (a.things & b.things)):
        return False
    calamity = any(name == "calamity" or _parents().get(name) == "calamity" for name in a.classes)
    if not calamity and not (a.names & b.names):
        return False  # meetings and votes recur: a shared kind of thing says nothing
    try:
        apart = abs((date.fromisoformat(a_day) - date.fromisoformat(b_day)).days) if a_day and b_day else 0
    except ValueError:
        apart = 0
    return apart <= (_DAYS_APART if calamity else _RECURRING_DAYS_APART)
