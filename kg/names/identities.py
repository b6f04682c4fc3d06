"""Which entities of different documents are one: reversible identity links, never owl:sameAs.

Entities with one label share an id by construction; links are needed where the labels differ
("Putin" in one document, "Vladimir Putin" in another). Where two candidates are equally good
there is no link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kg import ids
from kg.model import Entity, Identity
from kg.names import folding
from kg.names.clusters import same_full_name
from kg.names.gazetteer import acronyms, full_names
from kg.names.roles import Role, role


def link(entities_by_document: Mapping[str, Sequence[Entity]]) -> list[Identity]:
    """Return identities between entities of ``{document id: entities}``, in the order of their ids.

    ``a`` points at its representative ``b``: the fullest, then the most frequent, then the first label.
    The result depends neither on the order of the documents nor on that of their entities.
    """
    entities: dict[str, Entity] = {}
    frequency: Counter = Counter()
    roles: dict[str, set[str]] = {}
    for document in sorted(entities_by_document):
        for entity in entities_by_document[document]:
            entities.setdefault(entity.id, entity)
            frequency[entity.id] += 1
            if entity.role:
                roles.setdefault(entity.id, set()).add(entity.role)
    pool = sorted(entities.values(), key=lambda e: (-len(e.label.split()), -frequency[e.id], e.label.casefold(), e.id))
    people = [entity for entity in pool if entity.kind == "person"]
    found = [*_people(people, roles), *_organisations([e for e in pool if e.kind == "organisation"])]
    return sorted(found, key=lambda identity: (identity.kind, identity.a, identity.b))


def _people(people: list[Entity], roles: Mapping[str, set[str]]) -> list[Identity]:
    links: list[Identity] = []
    heads: dict[str, list[Entity]] = {}  # by the first letter of the family name, which spellings share
    first: dict[str, list[Entity]] = {}
    rest = []
    for person in people:
        own = folding.parts(person.label)[0]
        if len(own) < 2 or _is_role_label(person):
            rest.append(person)
            continue
        near = heads.setdefault(folding.fold(own[-1])[:1], [])
        fitting = [head for head in near if same_full_name(person.label, head.label)]
        if len(fitting) == 1:
            links.append(
                _identity(person, fitting[0], f"“{person.label}” is a spelling of {fitting[0].label}", 0.95, "spelling")
            )
        else:
            near.append(person)
            first.setdefault(folding.fold(own[0]), []).append(person)
    everybody = [head for near in heads.values() for head in near]
    for person in rest:
        own, father = folding.parts(person.label)
        if _is_role_label(person):
            wanted = role(person.label)
            fitting = [head for head in everybody if _holds(wanted, roles.get(head.id, ()))]
            reason, score, rule = "the only {} named in these documents: {}", 0.7, "role"
        else:
            key = folding.fold(own[0]) if own else ""
            last = [h for h in heads.get(key[:1], ()) if folding.fold(folding.parts(h.label)[0][-1]) == key]
            last = folding.of_generation(last, person.label)
            fitting = first.get(key, []) if father else last
            reason, score, rule = "“{}” is a name of {}, the only one so named in these documents", 0.85, "family-name"
        if len(fitting) == 1:
            links.append(_identity(person, fitting[0], reason.format(person.label, fitting[0].label), score, rule))
    return links


def _holds(wanted: Role | None, roles: Iterable[str]) -> bool:
    """Is one of the roles, as worded, the very office that is wanted?"""
    held = [found for words in roles if (found := role(words))]
    return any(wanted and (one.name, one.country) == (wanted.name, wanted.country) for one in held)


def _is_role_label(person: Entity) -> bool:
    held = role(person.label)
    return bool(held and held.country and person.label[:1].islower())


def _organisations(pool: list[Entity]) -> list[Identity]:
    links: list[Identity] = []
    heads: dict[object, Entity] = {}
    for organisation in pool:
        name = acronyms().get(organisation.label, organisation.label)
        key = folding.organisation_key(name) or organisation.label.casefold()
        head = heads.setdefault(key, organisation)
        if head is not organisation:
            short = full_names().get(head.label.casefold())
            why = "is short for" if short == organisation.label else "is another name of"
            links.append(
                _identity(organisation, head, f"“{organisation.label}” {why} {head.label}", 0.9, "organisation")
            )
    return links


def _identity(a: Entity, b: Entity, reason: str, score: float, rule: str) -> Identity:
    return Identity(ids.mint("identity", "entity", a.id, b.id), a.id, b.id, "entity", reason, score, rule)
