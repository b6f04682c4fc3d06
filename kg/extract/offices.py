"""Whom an office means: its only holder, the last one named nearby, or who is named only behind the next quotation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from kg.extract import binding, epithets, phrases, referents, turns
from kg.extract.naming import Hit
from kg.extract.phrases import Columns, begin
from kg.extract.pronouns import SPEECH, Seen
from kg.extract.roles import is_human, possessor
from kg.model import Entity, EntityKind, Mention
from kg.names import Roster
from kg.names.gazetteer import country, gender, titles
from kg.names.roles import Role, compatible, is_role, role
from kg.names.roles import label as role_label

NATIONS = frozenset({"countries", "states", "nations", "sides"})
_CALLINGS = frozenset({"other", "expert", "lawmaker"})
_SEVERAL = frozenset("witness eyewitness survivor victim resident official aide".split())
_TOP = frozenset({"head of state", "head of government", "leader"})
_ONE_EACH = frozenset(
    {"vice president", "first lady", "deputy prime minister", "speaker", "deputy minister", "secretary general"}
)
_ONCE = frozenset(("former", "late", "outgoing", "incoming", "future"))
_DEFINITE = frozenset({"the", "this", "that", "its", "our", "their", "his", "her"})
_STAFF = frozenset("employee staffer writer reporter journalist columnist correspondent blogger editor worker".split())
_OFFICE_NEAR = 6  # sentences back in which "the expert" looks for an expert


class Offices:
    """The part of a resolver that knows who holds which office; the rest of it is in :mod:`.coref`."""

    columns: Columns
    roster: Roster
    _hits: list[Hit]
    _hit_starts: list[int]
    _entities: dict[int, Entity | None]
    _seen: list[Seen]
    _unclear: list[int]
    _clients: dict[str, Mention]
    _seen_tokens: list[int]
    _nations: list[tuple[int, str]]
    _label_starts: set[int]
    _speakers: dict[str, None]
    _labels: dict[int, tuple[str, str]]

    def _hit_at(self, token: int) -> Hit | None:
        raise NotImplementedError

    def _in_quote(self, token: int) -> bool:
        raise NotImplementedError

    def _get(self, identifier: str) -> Entity:
        raise NotImplementedError

    def _add(self, label: str, kind: EntityKind, role_words: str = "") -> Entity:
        raise NotImplementedError

    def _labelled_speaker(self, found: Mention, start: int) -> Mention:
        """Who "MR. LEE:" is, or "A:" in an interview with the one person named above it.

        "Q:" is whoever asks, and nobody with a name; "THE CHAIR" is written in ordinary letters.
        """
        label, name = self._labels.get(start, ("", ""))
        titled = label != name or label.partition(" ")[0].casefold() in titles()
        who = self.roster.resolve(name) if titled and any(map(str.isalpha, name)) else None
        return mention_of(who) if who else self._unlabelled(found)

    def _unlabelled(self, found: Mention) -> Mention:
        """Who a label without a name means: what its words mean, or whoever asks and answers."""
        if found.entity:
            return found
        if turns.is_question(found.label):
            return Mention("", "questioner", None, "person", (), "", True)
        if turns.is_answer(found.label):
            opens = min(self._label_starts)
            named = {entity.id for at, entity in self._people() if self.columns.idx[at] < opens}
            if len(named) == 1:
                return mention_of(self._get(named.pop()))
        return replace(found, label=turns.cased(found.label))

    def _people(self) -> list[tuple[int, Entity]]:
        """Names of persons in order, as (token, entity)."""
        return [(hit.start, e) for hit in self._hits if hit.kind == "person" and (e := self._entities[hit.start])]

    def _is_office(self, root: int) -> bool:
        """Is the head of a phrase the name of an office or calling, alone or with the word before it?"""
        columns = self.columns
        if columns.pos[root] not in ("NOUN", "PROPN"):
            return False
        return is_role(columns.lower[root]) or (
            root > 0 and is_role(f"{columns.lower[root - 1]} {columns.lower[root]}")
        )

    def _office(self, first: int, last: int, root: int, label: str) -> Mention:
        """The holder of an office; with a country an unnamed one is still somebody: "prime minister of Armenia"."""
        columns = self.columns
        words = columns.words(first, phrases.through_office(columns, root, last))
        wanted = role(words) or role(columns.words(root, root))
        addressed = first < root and columns.lower[first] in titles()  # "Mr. President"
        if wanted and addressed and (who := self._in_the_room(wanted)):
            return mention_of(who)
        definite = columns.lower[first] in _DEFINITE or columns.pos[first] == "PROPN"
        if not wanted or not (definite or (wanted.country and is_one_of_a_kind(wanted))):
            return Mention("", label, None, "person", (), label, True)
        beside = self._hit_at(root + 1)
        if beside and beside.start == root + 1 and beside.kind == "person" and (who := self._entities[beside.start]):
            return mention_of(who)  # "the engineer Ann Lee", asked for as "the engineer"
        if wanted.cls == "spokesperson" and (told := self._speaks_for(first, root)):
            return told
        holder = self._holder(root, words, wanted)
        if holder and self._is_ruled_out(root, holder, words):
            holder = None
        once = _ONCE & set(words.casefold().split())
        roles = self.roster.roles(holder.id) if holder else ()
        held = {word for one in roles for word in " ".join(one).casefold().split()}
        if once - held:
            return Mention("", label, None, "person", (), label, False)  # "the former president" is no president
        if holder and (not self._of_person(root) or self._serves(holder, wanted)):
            return mention_of(holder)
        if wanted.country and is_one_of_a_kind(wanted):
            return mention_of(self._add(role_label(wanted), "person", words))
        return Mention("", label, None, "person", (), label, not definite)

    def _in_other_words(self, first: int, root: int) -> Entity | None:
        """Who "the former three-term governor" is, where one person speaks before and after."""
        columns = self.columns
        if not epithets.worded(columns, first, root) or self._in_quote(root) or epithets.is_brought_in(columns, root):
            return None
        found = epithets.meant(columns, root, self._seen, self._in_quote)
        who = self._get(found) if found else None
        if who is None or gender("", columns.lemma[root]) not in ("", self.roster.gender(who.id)):
            return None
        if epithets.sides(columns, first, root) - _words_of(who.role):
            return None
        once = _ONCE & {columns.lower[t] for t in range(first, root)}
        if once and once <= _words_of(who.role.casefold()):
            return who
        wanted = role(columns.text[root])
        others = (one for one in self.roster.entities if one.kind == "person" and one.id != who.id)
        held = (office for one in others for office in self.roster.roles(one.id))
        return None if wanted and any(office.name == wanted.name for office in held) else who

    def _on_staff(self, first: int, root: int) -> Entity | None:
        """The only one who was brought in as of that house: "the Herald employee" after "Herald.com writer Ann Lee"."""
        columns = self.columns
        if columns.lower[first] != "the" or columns.lemma[root] not in _STAFF:
            return None
        house = {columns.lower[t] for t in range(first + 1, root) if columns.text[t][:1].isupper()}
        known = {who.id: who for token, who in self._people() if token < root and house & _words_of(who.role)}
        return next(iter(known.values())) if len(known) == 1 else None

    def _speaks_for(self, first: int, root: int) -> Mention | None:
        """Who a spokesman without a name is: "Lee's spokesman", and so is "the spokesman" that follows."""
        columns = self.columns
        owner = possessor(columns, root)
        hit = self._hit_at(owner) if owner is not None else None
        client = self._entities[hit.start] if hit and hit.kind == "person" else None
        if client:
            words = f"{client.label}'s {columns.text[root]}"
            self._clients[words] = mention_of(client)
            return Mention("", words, None, "person", (), words)
        if (
            first + 1 != root
            or columns.lower[first] != "the"
            or columns.lower[root + 1 : root + 2] in (["for"], ["of"])
        ):
            return None
        for token in range(root - 1, -1, -1):
            named = self._hit_at(token)
            if named and self._holds(named, "spokesperson"):
                return None  # it is the one who has a name
            if columns.lemma[token] == columns.lemma[root] and not named and columns.lower[token - 1] != "the":
                owner = possessor(columns, token)
                opens = begin(columns, token if owner is None else owner)
                return self._office(opens, token, token, phrases.label(columns, opens, token))
        return None

    def _holds(self, hit: Hit, cls: str) -> bool:
        who = self._entities[hit.start]
        return who is not None and any(held.cls == cls for held in self.roster.roles(who.id))

    def _is_ruled_out(self, root: int, holder: Entity, words: str) -> bool:
        """Is the holder of the wrong sex for the words, or somebody of whom whoever is worded so speaks?"""
        sex = gender("", words)
        return bool(sex and self.roster.gender(holder.id) not in ("", sex)) or holder.id in self._told_of(root)

    def _told_of(self, token: int) -> set[str]:
        """Whom a subject names in what it reports in other than direct words: Lee of "the aide said Lee had left"."""
        columns, verb = self.columns, self.columns.head[token]
        if columns.dep[token] != "nsubj" or columns.lemma[verb] not in SPEECH:
            return set()
        at = bisect_left(self._hit_starts, token)
        near = (hit for hit in self._hits[max(0, at - 6) : at + 8] if hit.kind == "person")
        told = (
            hit for hit in near if binding.is_reported(columns, hit.end - 1, verb) and not self._in_quote(hit.start)
        )
        return {who.id for hit in told if (who := self._entities[hit.start])}

    def _in_the_room(self, wanted: Role) -> Entity | None:
        """The only one of those whose turns these are who has the office: whom "Mr. President" addresses."""
        present = {entity.id: entity for name in self._speakers if (entity := self.roster.resolve(name))}
        fitting = [e for e in present.values() if any(compatible(wanted, held) for held in self.roster.roles(e.id))]
        return fitting[0] if len(fitting) == 1 else None

    def _of_person(self, root: int) -> bool:
        owner = possessor(self.columns, root)
        return owner is not None and self.columns.pos[owner] == "PROPN" and not country(self.columns.text[owner])

    def _serves(self, holder: Entity, wanted: Role) -> bool:
        """Is "Lee's lawyer" known as Lee's: not the only lawyer around, and not Lee?"""
        whose = {word.casefold() for word in wanted.of.split()}
        return any(whose & {word.casefold() for word in held.of.split()} for held in self.roster.roles(holder.id))

    def _holder(self, root: int, words: str, wanted: Role) -> Entity | None:
        """Whom a definite office means: its only holder, the last one named nearby, or the only speaker there is."""
        entity, _ = self.roster.holder(words)
        if entity and (
            wanted.cls in (*_TOP, "minister", "spokesperson")
            or any(held.name == wanted.name for held in self.roster.roles(entity.id))
        ):
            return entity
        near: set[str] = set()
        for one in reversed(self._seen[: bisect_left(self._seen_tokens, root)]):
            if self.columns.sentence[root] - one.sentence > _OFFICE_NEAR:
                break
            if any(compatible(wanted, held) for held in self.roster.roles(one.entity)):
                near.add(one.entity)
        if entity and entity.id in near:
            return entity
        if len(near) == 1 and not wanted.country:
            return self._get(near.pop())
        if wanted.cls == "spokesperson" and not near:
            # "The spokesperson of the ministry said …" of somebody who gets the name only later
            speakers = {one.entity for one in self._seen if one.source and not self.roster.roles(one.entity)}
            opens = next(t for t in range(root + 1) if self.columns.lemma[t] == self.columns.lemma[root])
            if len(speakers) == 1 and not any(one.entity in speakers and one.token < opens for one in self._seen):
                return self._get(speakers.pop())
        return self._just_named(root, wanted) or self._named_next(root) if not near and not wanted.country else None

    def _just_named(self, root: int, wanted: Role) -> Entity | None:
        """The only person of this sentence and the last, if no office is known: "Pell shrugged. The fisherman …".

        Whoever "met the envoy" is not "the ambassador": callings only, and nobody else may be spoken of.
        """
        columns, sentence = self.columns, self.columns.sentence
        if columns.dep[root] != "nsubj" or columns.lemma[columns.head[root]] not in SPEECH:
            return None
        if wanted.cls not in _CALLINGS or columns.lower[root] in _SEVERAL:
            return None
        if possessor(self.columns, root) is not None:
            return None  # "his lawyer", "Ann Lee's lawyer" are somebody else
        aged = "old" in columns.lower[begin(columns, root) : root]  # "the 31-year-old singer" is whom it is all about
        for token in range(root - 1, -1, -1):
            if sentence[root] - sentence[token] > 1 or aged:
                break
            if columns.pos[token] == "NOUN" and is_human(columns.lemma[token]):
                return None
        close = {one.entity for one in self._seen[: bisect_left(self._seen_tokens, root)][-8:]
                 if sentence[root] - sentence[one.token] <= 1 and not self._in_quote(one.token)}  # fmt: skip
        entity = self._get(close.pop()) if len(close) == 1 else None
        if entity is None or epithets.sides(columns, begin(columns, root), root) - _words_of(entity.role):
            return None  # "the Democratic candidate" may be the other one
        return None if self.roster.roles(entity.id) else entity

    def _named_next(self, root: int) -> Entity | None:
        """Who is named only behind the next quotation: "The minister disagreed. “It rained,” said Ann Lee."."""
        columns, sentence = self.columns, self.columns.sentence
        if columns.dep[root] != "nsubj" or self._in_quote(root):
            return None
        at = bisect_left(self._hit_starts, root)
        hit = next((one for one in self._hits[at:] if one.kind == "person"), None)
        entity = self._entities[hit.start] if hit else None
        if not hit or not entity or hit.role or self.roster.roles(entity.id) or self._in_quote(hit.start):
            return None
        first = next(one.start for one in self._hits if self._entities[one.start] == entity)
        between = range(root, hit.start)
        quoted = [token for token in between if self._in_quote(token)]
        told = [token for token in between if sentence[token] > sentence[root] and not self._in_quote(token)]
        speaks = columns.dep[hit.end - 1] == "nsubj" and columns.lemma[columns.head[hit.end - 1]] in SPEECH
        alone = all(columns.pos[token] in ("PUNCT", "SPACE", "VERB") for token in told)
        return entity if first == hit.start and speaks and quoted and alone else None

    def _two(self, root: int) -> Mention | None:
        """ "The two leaders", "both countries": the only two of that kind nearby, in one sentence or in all."""
        word = self.columns.lower[root]
        if word in NATIONS:
            named = self._nations
        elif word in ("leaders", "presidents"):
            led = {e.id for e in self.roster.entities if any(h.cls in _TOP for h in self.roster.roles(e.id))}
            named = [(one.token, one.entity) for one in self._seen if one.entity in led]
        else:
            named = [(one.token, one.entity) for one in self._seen]
        pair = referents.pair(self.columns, root, named)
        if pair is None:
            return None
        return mention_of(self._add(listed(sorted(self._get(entity).label for entity in pair)), "group"))


def _words_of(text: str) -> set[str]:
    return set(re.split(r"\W+", text.casefold()))


def is_one_of_a_kind(office: Role) -> bool:
    """Does a country have one of these: a president or a foreign minister, but many envoys, deputies and experts?"""
    return office.cls in {*_TOP, "minister", "spokesperson"} or office.name in _ONE_EACH


def mention_of(entity: Entity) -> Mention:
    """Return an entity as what some words mean; the words are filled in by who asked."""
    return Mention("", entity.label, entity.id, entity.kind, (), entity.role)


def listed(labels: Iterable[str]) -> str:
    """Return "A, B and C"."""
    *others, last = labels
    return f"{', '.join(others)} and {last}"
