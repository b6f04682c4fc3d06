"""The roster of one document: named mentions -> entities, every merge with its reason.

A roster depends on its document alone, so the ids of its entities do, too. Where two holders of a
name are equally good, it abstains: with a Jane and a John Smith about, "Smith" is nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from kg import ids
from kg.model import Entity, EntityKind
from kg.names import folding
from kg.names.gazetteer import acronyms, adjective, bare, country, gender, is_first_name, long_form
from kg.names.roles import Role, compatible, role

_CLOSE = 0.93  # Jaro-Winkler of folded family names that may be one name

_ADDRESS = {"m": "Mr", "f": "Mrs"}


class Named(NamedTuple):
    """One naming mention: its words, its kind, and the title or role worded with it."""

    text: str
    kind: EntityKind
    role: str = ""


class Merge(NamedTuple):
    """A surface form that was taken for an entity, and why, in plain words."""

    text: str
    entity: str
    reason: str


class Roster:
    """The entities of one document and the way from a name, or a role, to one of them."""

    def __init__(self, mentions: Iterable[Named]):
        self.merges: list[Merge] = []
        self._roles: dict[str, list[Role]] = {}
        self._genders: dict[str, str] = {}
        self._entities: dict[str, Entity] = {}
        self._by_name: dict[tuple[str, str], str | None] = {}
        self._role_cache: dict[str, tuple[Entity | None, str]] = {}
        mentions = list(mentions)
        self._people([m for m in mentions if m.kind == "person"])
        self._others([m for m in mentions if m.kind != "person"])

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, in the order of their labels."""
        return tuple(sorted(self._entities.values(), key=lambda entity: (entity.label.casefold(), entity.id)))

    def get(self, identifier: str | None) -> Entity | None:
        return self._entities.get(identifier) if identifier else None

    def gender(self, identifier: str | None) -> str:
        """Return "m", "f" or "" for a person of the roster."""
        return self._genders.get(identifier or "", "")

    def resolve(self, name: str, kind: str = "person") -> Entity | None:
        """Return the entity that a name was taken for; None for strangers and where two fit equally."""
        return self.get(self._by_name.get((kind, _surface(name, kind))))

    def add(self, name: str, kind: EntityKind, role_words: str = "") -> Entity:
        """Return the entity labelled ``name``, making it where it is new."""
        return self._make(name, kind, [name], role_words)

    # people

    def _people(self, mentions: list[Named]) -> None:
        surfaces = Counter(_surface(mention.text, "person") for mention in mentions)
        surfaces.pop("", None)
        titles: dict[str, list[str]] = {}
        for mention in mentions:
            title = folding.strip_titles(mention.text)[0]
            title = "" if title in mention.role.split() else title  # "First Lady Ann Lee" is no "Lady First Lady"
            lead = " ".join(part for part in (title, mention.role) if part)
            if lead:
                titles.setdefault(_surface(mention.text, "person"), []).append(lead)
        full = [name for name in surfaces if len(folding.parts(folding.strip_titles(name)[1])[0]) > 1]
        single = [name for name in surfaces if name not in full]
        groups = _same_person(full, surfaces)
        for names in groups:
            doubled = {folding.tail(name) for name in names}
            whole = [name for name in names if name not in doubled]
            best = max(whole, key=lambda name: (surfaces[name], len(name), name))
            best = max(
                (n for n in whole if folding.without_patronymic(n) == n),
                key=lambda n: (surfaces[n], len(n), n),
                default=best,
            )
            entity = self._make(folding.without_patronymic(best), "person", names, "")
            for name in sorted(names):
                self._learn(name, entity, titles.get(name, ()))
                if name != entity.label:
                    self.merges.append(Merge(name, entity.id, f"spelling variant of {entity.label}"))
        people = [entity for entity in self._entities.values() if entity.kind == "person"]
        # "Mrs Marsh" first: a bare "Marsh" may be hers
        for name in sorted(single, key=lambda name: (not folding.strip_titles(name)[0], name)):
            known = set(self._entities)
            self._place(name, people, titles.get(name, []))
            people += [entity for identifier, entity in self._entities.items() if identifier not in known]

    def _place(self, name: str, people: list[Entity], titles: list[str]) -> None:
        """Find whom a single name, or a first name with patronymic, belongs to."""
        plain = folding.strip_titles(name)[1]
        own, father = folding.parts(plain)
        key = folding.fold(own[0]) if own else ""
        sex = next((gender("", words) for words in titles if gender("", words)), "")
        fitting = [p for p in people if not sex or self._genders.get(p.id, "") in ("", sex)]
        fitting = folding.of_generation(fitting, plain) if folding.generation(plain) else fitting

        def having(pick) -> list[Entity]:
            return [p for p in fitting if pick([folding.fold(token) for token in folding.parts(p.label)[0]])]

        if father:
            tries = [(having(lambda tokens: tokens[0] == key), "first name and patronymic of {}, the only {} here")]
        else:
            mine = folding.of_generation(having(lambda tokens: key == tokens[-1]), plain)
            tries = [
                (mine, "family name of {}"),
                (
                    having(lambda tokens: not is_first_name(own[0]) and folding.similar(key, tokens[-1]) >= _CLOSE),
                    "spelling variant of the family name of {}",
                ),
                (having(lambda tokens: key == tokens[0]), "first name of {}, the only {} here"),
                (having(lambda tokens: tokens[0] == folding.fold(long_form(own[0]))), "short for the name of {}"),
            ]
        for found, reason in tries:
            if len(found) > 1:
                by_role = [p for p in found if self._holds_any(p.id, titles)]
                found = by_role if len(by_role) == 1 else found
            if len(found) == 1:
                entity = found[0]
                self._by_name["person", name] = entity.id
                self._extend(entity, name)
                self._learn(name, entity, titles)
                self.merges.append(Merge(name, entity.id, reason.format(entity.label, own[0])))
                return
            if found:
                self._by_name["person", name] = None  # two are equally good
                return
        namesake = any(p.label.casefold() == plain.casefold() for p in people)  # "Mr Marsh" beside "Mrs Marsh"
        entity = self._make(name if namesake else plain, "person", [name], "")
        self._learn(name, entity, titles)

    def _learn(self, name: str, entity: Entity, titles: Iterable[str]) -> None:
        for words in titles:
            if (held := role(words)) and held not in self._roles.setdefault(entity.id, []):
                self._roles[entity.id].append(held)
            if not self._entities[entity.id].role and held:
                self._entities[entity.id] = _with(self._entities[entity.id], role=words)
        if not self._genders.get(entity.id):
            self._genders[entity.id] = next((g for words in (*titles, "") if (g := gender(name, words))), "")

    def _holds_any(self, identifier: str, titles: Iterable[str]) -> bool:
        wanted = [found for words in titles if (found := role(words))]
        return any(compatible(one, held) for one in wanted for held in self._roles.get(identifier, ()))

    def hold(self, identifier: str, words: str) -> None:
        """Note that the person has the role that is worded so: "political analyst at the Atlas Center"."""
        entity = self._entities.get(identifier)
        if entity and entity.kind == "person":
            self._learn(entity.label, entity, [words])
            self._role_cache.clear()

    def holder(self, words: str) -> tuple[Entity | None, str]:
        """Return (the one person a role phrase can mean, why), or (None, why not)."""
        if words not in self._role_cache:
            self._role_cache[words] = self._find_holder(words)
        return self._role_cache[words]

    def _find_holder(self, words: str) -> tuple[Entity | None, str]:
        wanted = role(words)
        if not wanted:
            return None, "no role"
        people = [entity for entity in self.entities if entity.kind == "person"]
        exact, open_ = [], []
        for person in people:
            held = [h for h in self._roles.get(person.id, ()) if compatible(wanted, h)]
            countries = {h.country for h in self._roles.get(person.id, ()) if h.country}
            if not held or (wanted.country and countries and wanted.country not in countries):
                continue
            same_place = not wanted.of or any(_shares_word(wanted.of, h.of) for h in held)
            certain = (not wanted.country or wanted.country in countries) and same_place
            (exact if certain else open_).append(person)
        for found, reason in (
            (exact, f"the only {wanted.name} named here"),
            (open_, f"the only {wanted.name} named here who can be meant"),
        ):
            if len(found) == 1 and not (found is open_ and wanted.of):
                return found[0], reason
            if found and found is exact:
                return None, "more than one fits"
        return None, "nobody named fits" if not open_ else "more than one fits"

    def roles(self, identifier: str) -> tuple[Role, ...]:
        return tuple(self._roles.get(identifier, ()))

    # organisations, countries, places

    def _others(self, mentions: list[Named]) -> None:
        counts = Counter((mention.kind, _surface(mention.text, mention.kind)) for mention in mentions)
        groups: dict[tuple[str, object], list[str]] = {}
        for kind, name in sorted(counts):
            if name:
                groups.setdefault((kind, _key(name, kind)), []).append(name)
        for short in [key for key in groups if key[0] == "organisation" and len(groups[key]) == 1]:
            name = groups[short][0]
            longer = [key for key in groups if key[0] == "organisation" and key != short
                      and any(_shortens(name, long) for long in groups[key])]  # fmt: skip
            if len(longer) == 1:
                groups[longer[0]].append(name)
                del groups[short]
        for (kind, _), names in sorted(groups.items(), key=lambda item: (item[0][0], item[1])):
            if kind == "country":
                label = country(names[0], voice=True) or names[0]
            else:
                label = max(names, key=lambda name: (len(name.split()), counts[kind, name], len(name), name))
            entity = self._make(label, kind, names, "")
            for name in names:
                if name != entity.label:
                    self.merges.append(Merge(name, entity.id, f"another name of {entity.label}"))

    def _make(self, label: str, kind: EntityKind, names: Iterable[str], role_words: str) -> Entity:
        identifier = ids.mint("entity", label.casefold())
        if kind == "person" and label.isupper() and len(label) > 4:
            label = label.title()  # "MS. OKAFOR" of a transcript
        old = self._entities.get(identifier)
        every = tuple(sorted({*names, *(old.names if old else ())}))
        entity = Entity(
            identifier,
            old.label if old else label,
            old.kind if old else kind,
            every,
            (old.role if old else "") or role_words,
        )
        self._entities[identifier] = entity
        for name in names:
            self._by_name.setdefault((kind, _surface(name, kind)), identifier)
        return entity

    def _extend(self, entity: Entity, name: str) -> None:
        current = self._entities[entity.id]
        self._entities[entity.id] = _with(current, names=tuple(sorted({*current.names, name})))


def _with(entity: Entity, names: tuple[str, ...] | None = None, role: str | None = None) -> Entity:
    return Entity(
        entity.id,
        entity.label,
        entity.kind,
        entity.names if names is None else names,
        entity.role if role is None else role,
    )


def _surface(name: str, kind: str) -> str:
    """Return a name as it is looked up: without titles, but "Mr Marsh" and "Mrs Marsh" are two."""
    if kind != "person":
        return bare(name)
    lead, plain = folding.strip_titles(name)
    sex = gender("", lead) if len(folding.parts(plain)[0]) < 2 else ""
    return f"{_ADDRESS[sex]} {plain}" if sex else plain


def _shares_word(a: str, b: str) -> bool:
    return bool({word.casefold() for word in a.split()} & {word.casefold() for word in b.split()})


def _shortens(name: str, long: str) -> bool:
    """Is a name the acronym or the first word of a longer one?"""
    if name.isupper() and 2 <= len(name) <= 6:
        return folding.initials(long) == name
    return len(name) > 3 and " " not in name and long.split()[0] == name and " " in long and not adjective(name)


def _key(name: str, kind: str) -> object:
    if kind == "country":
        return country(name, voice=True) or name.casefold()
    if kind == "organisation":
        spelled = acronyms().get(name, name)
        return folding.organisation_key(spelled) or frozenset({name.casefold()})
    return name.casefold()


def _same_person(names: list[str], counts: Counter) -> list[list[str]]:
    """Group full names that are spellings of one: same or similar family name, same, initial or similar first name."""
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda name: (-len(folding.parts(name)[0]), -counts[name], name)):
        fitting = [group for group in groups if all(same_full_name(name, other) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            groups.append([name])
    return groups


def same_full_name(a: str, b: str) -> bool:
    """Can two full names be spellings of one? A first name may be an initial; middle names may be missing."""
    if folding.tail(a) == b or folding.tail(b) == a:
        return True  # "Moa Lind" is Enrique Moa Lind
    first, second = ([folding.fold(token) for token in folding.parts(name)[0]] for name in (a, b))
    long_a, long_b = (folding.fold(long_form(bare(name).split(" ")[0])) for name in (a, b))
    if len(first) < 2 or len(second) < 2 or folding.similar(first[-1], second[-1]) < _CLOSE:
        return False
    if folding.generation(a) != folding.generation(b):
        return False  # father and son
    if first[0] == second[0] or long_a == second[0] or long_b == first[0]:
        return True  # "Joe Marsh" is Joseph Marsh
    if min(len(first[0]), len(second[0])) == 1:
        return first[0][0] == second[0][0]
    return folding.similar(first[0], second[0]) >= 0.9
