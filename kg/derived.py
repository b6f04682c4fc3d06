"""What is computed from the documents, identities and links of a graph: who is who, what is a copy of what.

The result is the canonical graph: every entity, phrase, publisher, speech event and document points at its
representative, and each representative has one label. A claim has the name of who made it and what it is about,
a document the name of its publisher, all in canonical words, because questions select and count by them. The
graph also marks the documents that a newer version replaced and those that their source took back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from . import canonical, graph, history, ids
from .history import Change
from .model import Claim, Document, Entity, Extraction, Identity, Link, Mention

# One utterance in two documents; a syndicated copy makes the documents one original as well.
_REPEATS = ("same-utterance", "syndicated-copy")


@dataclass(frozen=True)
class Survey:
    """Entities and identities of the current document versions; ``chosen`` is entity -> representative.

    ``phrases`` are the words, by id, that a person merged although nobody was recognised in them.
    """

    entities: dict[str, Entity]
    identities: tuple[Identity, ...]
    chosen: dict[str, str]
    phrases: dict[str, str]


def survey(extractions: Iterable[Extraction], across: Iterable[Identity], journal: Iterable[Change] = ()) -> Survey:
    """Read all documents once; merges and splits of the journal have the last word."""
    entities: dict[str, Entity] = {}
    identities = {identity.id: identity for identity in across}
    for extraction in extractions:
        identities.update((identity.id, identity) for identity in extraction.identities)
        for entity in extraction.entities:
            held = entities.get(entity.id, entity)
            names = tuple(sorted({*held.names, *entity.names}))
            kind = entity.kind if held.kind == "unknown" else held.kind
            entities[entity.id] = replace(held, kind=kind, names=names, role=held.role or entity.role)
    journal = tuple(journal)
    held = history.in_force(identities.values(), journal)
    chosen = canonical.pointers(i for i in held if i.kind != "speech-event")
    return Survey(entities, held, chosen, history.phrases(journal))


def canonical_graph(
    extractions: Iterable[Extraction],
    found: Survey,
    links: Iterable[Link] = (),
    replaced: Mapping[str, str] | None = None,
    retracted: Mapping[str, str] | None = None,
) -> Iterable:
    """Return the quads of the canonical graph.

    ``links`` are those nobody rejected, ``replaced`` is document -> newer version, ``retracted`` document -> notice.
    """
    table = _Table(found)
    for extraction in extractions:
        table.read(extraction)
    table.originals(links)
    return graph.canonical_quads(table.pointers, table.labels, table.words(), replaced or {}, retracted or {})


class _Table:
    """Collects the pointers and labels, one document after the other."""

    def __init__(self, found: Survey):
        self.found = found
        self.pointers: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self._voices: dict[str, str] = {}  # claim -> who made it
        self._houses: dict[str, str] = {}  # document -> who published it
        self._topics: dict[str, tuple[str, str, str | None]] = {}  # claim -> subject, predicate in words, object
        self._when: dict[str, tuple[str, str]] = {}  # speech event or document -> what orders it
        self._places: dict[str, tuple[str, str]] = {}  # claim id -> its speech event and document
        for entity in found.entities.values():
            head = found.entities.get(found.chosen.get(entity.id, entity.id), entity)
            self.pointers[ids.iri("entity", entity.id)] = ids.iri("entity", head.id)
            self.labels[ids.iri("entity", head.id)] = head.label

    def read(self, extraction: Extraction) -> None:
        """Take in what one document holds."""
        document = extraction.document
        if document.publisher:
            house = graph.publisher_iri(document.publisher)
            self._name(house, document.publisher)
            self._houses[ids.iri("document", document.id)] = house
        self._original(ids.iri("document", document.id), document)
        for claim in extraction.claims:
            self._claim(claim, document)

    def originals(self, links: Iterable[Link]) -> None:
        """Point speech events and documents at their originals: the earliest of those that repeat each other."""
        pairs = {
            (ids.iri("speech-event", i.a), ids.iri("speech-event", i.b))
            for i in self.found.identities
            if i.kind == "speech-event"
        }
        for link in links:
            if link.subtype in _REPEATS and link.a in self._places and link.b in self._places:
                events, documents = zip(self._places[link.a], self._places[link.b], strict=True)
                pairs.add(events)
                if link.subtype == "syndicated-copy":
                    pairs.add(documents)
        order = self._when
        directed = {tuple(sorted(pair, key=lambda iri: order.get(iri, ("", iri)), reverse=True)) for pair in pairs}
        known = canonical.representatives(sorted((a, b) for a, b in directed if a != b))
        self.pointers.update((iri, original) for iri, original in known.items() if iri in order)

    def words(self) -> Iterable[tuple[str, str, str]]:
        """Yield (claim or document, property, words), once all names are known."""
        labels = self.labels
        for iri, voice in sorted(self._voices.items()):
            yield iri, "dc:creator", labels[voice]
        for iri, (subject, predicate, target) in sorted(self._topics.items()):
            yield iri, "dc:subject", " ".join(filter(None, (labels[subject], predicate, labels.get(target))))
        for iri, house in sorted(self._houses.items()):
            yield iri, "dc:publisher", labels[house]

    def _claim(self, claim: Claim, document: Document) -> None:
        iri, event = ids.iri("claim", claim.id), graph.event_iri(claim, document)
        self._original(event, document)
        self._places[claim.id] = event, ids.iri("document", document.id)
        for mention in (claim.addressee, claim.reporter):
            if mention:
                self._who(mention)
        if claim.speaker:
            voice = self._who(claim.speaker)
            # "X would not admit fault" is no claim of X.
            if not claim.cue.negated:
                self._voices[iri] = voice
        if claim.proposition:
            subject, target = claim.proposition.subject, claim.proposition.object
            self._topics[iri] = self._who(subject), claim.proposition.predicate, self._who(target) if target else None

    def _who(self, mention: Mention) -> str:
        """Return the representative of a mention; a phrase and an entity no document describes stand for themselves."""
        iri = graph.referent(mention)
        if not mention.entity and self.found.phrases and iri not in self.pointers:
            self._merged(iri)
        if iri not in self.pointers or (self.pointers[iri] == iri and not mention.entity):
            self._name(iri, mention.label or mention.text)
        return self.pointers[iri]

    def _merged(self, iri: str) -> None:
        """Point words in which nobody was recognised at whom a person took them for."""
        head = self.found.chosen.get(ids.local(iri), ids.local(iri))
        if head in self.found.entities:
            self.pointers[iri] = ids.iri("entity", head)
        elif head in self.found.phrases and head != ids.local(iri):
            self.pointers[iri] = ids.iri("phrase", head)
            self._name(self.pointers[iri], self.found.phrases[head])

    def _name(self, iri: str, name: str) -> None:
        """Let a thing stand for itself; of several spellings the first in the alphabet is its label."""
        self.pointers[iri] = iri
        self.labels[iri] = min(name, self.labels.get(iri, name))

    def _original(self, iri: str, document: Document) -> None:
        self.pointers[iri] = iri
        self._when[iri] = (document.date or "9999", iri)
