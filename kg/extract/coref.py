"""Who or what a stretch of text means: names, pronouns, offices, countries as voices, things and events.

A Resolver is built once per document in about linear time and then asked for spans. It abstains
(entity None, label as worded) where two candidates are equally good; the surface is always kept.
Clusters of a coreference component in the pipeline (spacy-experimental's span groups
``coref_clusters_*``, coreferee's ``doc._.coref_chains``, fastcoref's ``doc._.coref_clusters``) come first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg import ids
from kg.extract import binding, chains, naming, ours, phrases, places, pronouns, referents, turns
from kg.extract.naming import Hit
from kg.extract.offices import NATIONS, listed, mention_of
from kg.extract.persons import Persons
from kg.extract.phrases import Columns, begin
from kg.extract.roles import is_human
from kg.model import Document, Entity, EntityKind, Mention, Passage, Span
from kg.names import Named, Roster
from kg.names.gazetteer import adjective, capital, capital_of, country, titles, word_list
from kg.names.roles import is_role

_GENERIC = word_list("generic")
_PAIRS = frozenset(
    "leaders presidents ministers men women politicians officials countries states nations sides".split()
)
_TWO = re.compile(r"(?:the\s+)?(?:two|both)\b", re.IGNORECASE)
_BEING = frozenset({"be", "become", "remain", "stay"})
_SEATS = frozenset({"Kremlin", "White House", "Downing Street"})
_OF_BUILDINGS = frozenset("for be leave win enter lose take reach capture storm visit tour occupy run".split())
_PLACE_PREPOSITIONS = frozenset(
    "in at near to into from outside around across via through towards toward inside within over off above".split()
)


class Resolver(Persons):
    """Resolves spans of one parsed document. A span outside the text gives an unresolved mention, never an error."""

    def __init__(self, doc: Doc, passages: Sequence[Passage], document: Document):
        self.passages = passages
        self.columns = columns = Columns(doc, passages)
        self.text = columns.string
        self._hits = naming.find(columns)
        self._hit_starts = [hit.start for hit in self._hits]
        labelled = turns.labelled(passages)
        self._speakers = dict.fromkeys(name for _, name, _ in labelled)
        spoken = ((turn.speaker_span.start, turn.speaker, name) for turn, name, _ in labelled if turn.speaker_span)
        self._labels = {start: (label, name) for start, label, name in spoken}
        self._turn_names = {id(turn): name for turn, name, _ in labelled if turn.kind == "turn"}
        called = {hit.start: self._called(hit) for hit in self._hits}
        named = [Named(called[hit.start], hit.kind, hit.role) for hit in self._hits]
        self.roster = Roster([*named, *(Named(name, "person", words) for _, name, words in labelled)])
        self._entities = {hit.start: self.roster.resolve(called[hit.start], hit.kind) for hit in self._hits}
        self._part_namesakes()
        self._bodies = referents.bodies((at, entity) for at, entity in self._entities.items() if entity)
        self._passage_starts = [passage.start for passage in passages]
        self._label_starts = {passage.speaker_span.start for passage in passages if passage.speaker_span}
        self._quoted = pronouns.quoted(self.text, passages)
        self._clusters = chains.clusters(doc)
        self._extra: dict[str, Entity] = {}
        happenings, self._event_at = referents.happenings(columns, document.id)
        things, self._thing_at = referents.things(columns, document.id)
        self._extra.update((entity.id, entity) for entity in (*happenings, *things))
        self._things = sorted(self._thing_at)
        self._seen = self._people_in_order()
        self._seen_tokens = [one.token for one in self._seen]
        self._unclear: list[int] = []  # every "he" and "she" that speaks and is nobody for certain
        self._nations = self._nations_in_order()
        self._open: set[int] = set()  # every "he" and "she" that opens a clause and is nobody for certain
        self._clients: dict[str, Mention] = {}  # by what those are called who speak for them
        self._genders: dict[str, str] = {}  # of those whose names tell nothing, by the first pronoun that was theirs
        self._brought_in = self._people_introduced()
        self._chain()

    def entities(self) -> tuple[Entity, ...]:
        """Return every entity of the document, ordered by label."""
        every = {entity.id: entity for entity in (*self.roster.entities, *self._extra.values())}
        return tuple(sorted(every.values(), key=lambda entity: (entity.label.casefold(), entity.id)))

    def mention(self, start: int, end: int, voice: Mention | None = None, addressee: Mention | None = None) -> Mention:
        """Return what ``text[start:end]`` means; ``voice`` speaks these words, to ``addressee``."""
        text = self.text[start:end]
        spans = (Span(start, end),) if end > start else ()
        first, last = self._tokens(start, end)
        if first > last:
            return Mention(text, text.strip(), None, "unknown", spans)
        found = self._resolve(first, last, voice, addressee)
        if found.entity and self._is_said_of(first, last, found.entity, voice, addressee):
            found = self._as_worded(first, last)
        if start in self._label_starts:
            found = self._labelled_speaker(found, start)
        return Mention(text, found.label, found.entity, found.kind, spans, found.role, found.generic)

    def is_group(self, start: int, end: int, voice: Mention | None) -> bool:
        """Is ``text[start:end]`` a "we" or "us" that is plainly more than ``voice`` alone: "we as a nation"?"""
        if voice is None or self.text[start:end].casefold() not in ours.WE:
            return False
        first, last = self._tokens(start, end)
        known = self.roster.get(voice.entity)  # with the office beside the name somewhere else
        return first == last and ours.is_group(self.columns, first, mention_of(known) if known else voice)

    def _is_said_of(self, first: int, last: int, entity: str, voice: Mention | None, addressee: Mention | None) -> bool:
        """Does a phrase say what the subject that it would mean is or becomes: "the first leader who came"?"""
        columns, root = self.columns, phrases.root(self.columns, first, last)
        verb = columns.head[root]
        if columns.dep[root] not in ("attr", "oprd") or columns.lemma[verb] not in _BEING or self._hit_at(root):
            return False
        heads = binding.subjects(columns, verb)
        return any(self._resolve(begin(columns, t), t, voice, addressee).entity == entity for t in heads)

    def _as_worded(self, first: int, last: int) -> Mention:
        words = phrases.label(self.columns, first, last)
        return Mention("", words, None, "person", (), words)

    def label(self, start: int, end: int) -> str:
        """Return the short label of a noun phrase: no determiner, no clause, "of" kept, case as in mid-sentence."""
        first, last = self._tokens(start, end)
        return phrases.label(self.columns, first, last) if first <= last else self.text[start:end].strip()

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """First and last token of a span, without spaces, quotation marks and commas at its ends."""
        columns = self.columns
        first = max(0, bisect_right(columns.idx, start) - 1)
        if columns.size and columns.end(first) <= start:
            first += 1
        last = bisect_left(columns.idx, end) - 1
        while first <= last and columns.pos[first] in ("SPACE", "PUNCT"):
            first += 1
        while first <= last and (columns.pos[last] in ("SPACE", "PUNCT") or columns.tag[last] == "POS"):
            last -= 1
        return first, last

    def _resolve(self, first: int, last: int, voice: Mention | None, addressee: Mention | None) -> Mention:
        columns = self.columns
        root = phrases.root(columns, first, last)
        alone = first == last or columns.pos[root] == "PRON"
        if alone and (pronoun := self._pronoun(root, voice, addressee)):
            return pronoun
        if together := self._coordinated(first, last, root, voice, addressee):
            return together
        if hit := self._hit_for(first, last, root):
            nation = self._as_voice(hit)
            entity = self.roster.add(nation, "country") if nation else self._entities[hit.start]
            return mention_of(entity) if entity else Mention("", hit.text, None, hit.kind)
        if clustered := self._from_cluster(first, last):
            return clustered
        if nation := country(columns.words(first, last), voice=True):
            return mention_of(self.roster.add(nation, "country"))
        if entity := self._event_at.get(root) or self._thing_at.get(root):
            return mention_of(entity)
        found = self._nominal(first, last, root)
        if found.entity is None and columns.tag[first] == "PRP$" and found.label:
            owner = self._owner(first, voice, addressee)  # "his lawyer" is "Sam Rowe's lawyer"
            if owner and owner.entity and (is_human(columns.lemma[root]) or columns.lower[root] in naming.ORG_WORDS):
                return replace(found, label=f"{owner.label}'s {found.label}")
        return found

    def _phrase(self, head: int) -> Mention:
        """What the noun phrase around a head means."""
        joined = pronouns.conjuncts(self.columns, head)
        return self._resolve(begin(self.columns, head), joined[-1] if joined else head, None, None)

    def _but(self, voice: Mention | None, token: int, head: int | None) -> Mention | None:
        """What "it" or "they" mean, but not those whose words they stand in: they would say "we"."""
        found = self._phrase(head) if head is not None else None
        spoken = found and voice and self._in_quote(token)
        return None if spoken and (found.entity, found.label) == (voice.entity, voice.label) else found

    def _called(self, hit: Hit) -> str:
        """Return a name with the form of address before it, which tells Mr Marsh from Mrs Marsh."""
        before = self.columns.text[hit.start - 1] if hit.start and hit.kind == "person" else ""
        return f"{before} {hit.text}" if before.casefold() in titles() else hit.text

    def _pronoun(self, token: int, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        columns = self.columns
        word = columns.lower[token]
        if word in pronouns.FIRST:
            return voice or self._turn_speaker(token) or Mention("", columns.text[token])
        if word in pronouns.SECOND:
            return addressee or Mention("", columns.text[token])
        third = word in pronouns.HE or word in pronouns.SHE or word in pronouns.IT or word in pronouns.THEY
        if third and (clustered := self._from_cluster(token, token)):
            return clustered
        if columns.lower[token + 1 : token + 2] == ["["] and (hit := self._hit_at(token + 2)):
            entity = self._entities[hit.start]  # "he [Marsh]" of an editor
            return mention_of(entity) if entity else Mention("", hit.text, None, hit.kind)
        money = word in pronouns.IT and binding.is_sum(columns, token)
        if third and not money and (said := self._reporter(token, word)):
            return said
        if token in self._brought_in:
            return self._as_person(self._brought_in[token])
        if word in pronouns.HE or word in pronouns.SHE:
            if pronouns.is_either(columns, token):
                return Mention("", word, None, "person", (), "", True)
            entity = self._person(token, "m" if word in pronouns.HE else "f", voice, addressee)
            if entity and self._spoken_of(token, entity):
                return Mention("", word, None, "person")
            named = mention_of(self._get(entity)) if entity else self._somebody(token)
            return named or Mention("", word, None, "person")
        if word in pronouns.THEY:
            head = pronouns.plural(columns, token)
            if head is not None and (self._is_other_voice(head, token) or self._is_one(head)):
                head = None
            return self._but(voice, token, head) or Mention("", word, None, "group")
        if word in pronouns.IT:
            head = pronouns.thing(columns, token, self._is_person, self._things)
            if head is not None and binding.is_other_sort(columns, token, head):
                head = None
            return self._but(voice, token, head) or Mention("", word)
        if word in pronouns.RELATIVE and columns.tag[token] in ("WP", "WDT", "WP$"):
            head = pronouns.relative(columns, token)
            return self._resolve(begin(columns, head), head, voice, addressee) if head is not None else None
        if word in _GENERIC:
            return Mention("", word, None, "group", (), "", True)
        return None

    def _is_one(self, head: int) -> bool:
        """Is a name in -s that of one person: "criticised Sanders for taking their data"?"""
        return bool((hit := self._hit_at(head)) and hit.kind == "person") and not pronouns.conjuncts(self.columns, head)

    def _is_other_voice(self, head: int, token: int) -> bool:
        """Does a plural say something in the narrative, and somebody else is quoted after it: "Officials said …"?"""
        speaks = self.columns.lemma[self.columns.head[head]] in pronouns.SPEECH
        far = self._passage(head) != self._passage(token)
        return speaks and far and self._in_quote(token) and not self._in_quote(head)

    def _owner(self, token: int, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        """Whose "my", "your", "his" or "her" is, where that is a name."""
        word = self.columns.lower[token]
        if word in pronouns.FIRST or word in pronouns.SECOND:
            return voice if word in pronouns.FIRST else addressee
        if word in pronouns.HE or word in pronouns.SHE:
            entity = self._person(token, "m" if word in pronouns.HE else "f", voice, addressee)
            return mention_of(self._get(entity)) if entity else None
        return None

    def _passage(self, token: int) -> int:
        return bisect_right(self._passage_starts, self.columns.idx[token]) - 1

    def _turn_speaker(self, token: int) -> Mention | None:
        position = self._passage(token)
        passage = self.passages[position] if position >= 0 else None
        entity = self.roster.resolve(self._turn_names.get(id(passage), ""))
        return mention_of(entity) if entity else None

    def _is_person(self, token: int) -> bool:
        hit = self._hit_at(token)
        return bool(hit and hit.kind == "person") or self._is_office(token)

    def _in_quote(self, token: int) -> bool:
        offset = self.columns.idx[token]
        position = bisect_right(self._quoted, (offset, len(self.text) + 1)) - 1
        return position >= 0 and offset < self._quoted[position][1]

    def _coordinated(self, first: int, last: int, root: int, voice, addressee) -> Mention | None:
        """ "Ann Lee and Bo Ray": one group with both names."""
        columns = self.columns
        joined = [token for token in pronouns.conjuncts(columns, root) if token <= last]
        if not joined or columns.pos[root] not in ("PROPN", "NOUN", "PRON"):
            return None
        parts = [self._resolve(first, root, voice, addressee)]
        parts += [self._resolve(max(begin(columns, head), root + 1), head, voice, addressee) for head in joined]
        if all(part.entity for part in parts) and len({part.entity for part in parts}) > 1:
            return mention_of(self._add(listed(sorted(part.label for part in parts)), "group"))
        return Mention(
            "", listed(part.label for part in parts), None, "group", (), "", any(part.generic for part in parts)
        )

    def _hit_at(self, token: int) -> Hit | None:
        position = bisect_right(self._hit_starts, token) - 1
        return self._hits[position] if position >= 0 and token < self._hits[position].end else None

    def _hit_for(self, first: int, last: int, root: int) -> Hit | None:
        """The naming mention that a phrase amounts to: its head, or the name beside an office at its head."""
        columns = self.columns
        if hit := self._hit_at(root):
            return hit
        for hit in self._hits[bisect_left(self._hit_starts, first) : bisect_right(self._hit_starts, last)]:
            if hit.kind not in ("person", "organisation"):
                continue
            if hit.kind == "organisation" and hit.end <= root and is_human(columns.lemma[root]):
                continue  # "the union candidate" is no union
            if hit.kind == "person" and hit.end <= root and columns.dep[hit.end - 1] == "compound":
                continue  # "the Lee aide" is not Lee
            top = hit.end - 1
            for _ in range(6):
                if columns.dep[top] not in ("appos", "compound", "flat", "nmod", "npadvmod"):
                    break
                top = columns.head[top]
                beside = hit.start == root + 1 or self._is_office(root) or columns.lower[root] in naming.ORG_WORDS
                beside = beside or (columns.dep[hit.end - 1] == "appos" and columns.head[hit.end - 1] == root)
                if top == root and beside:
                    return hit
            begins = columns.idx[hit.start] - len(hit.role) - 1
            if hit.role and root < hit.start and begins <= columns.idx[root]:
                return hit
        return None

    def _as_voice(self, hit: Hit) -> str | None:
        """The country for which a capital or seat of government speaks here; None where it is a place."""
        nation = capital(hit.text) if hit.kind == "place" else None
        if not nation:
            return None
        columns, token = self.columns, hit.end - 1
        if hit.start and columns.lower[hit.start - 1] == "official":
            return nation
        while columns.dep[token] in ("conj", "compound", "appos") and columns.head[token] != token:
            token = columns.head[token]
        if places.is_town(columns, token):
            return None
        if hit.text in _SEATS and columns.lemma[columns.head[token]] in _OF_BUILDINGS:
            return None  # "ran for the White House", "left the Kremlin"
        if columns.dep[token] == "pobj":
            return None if columns.lower[columns.head[token]] in _PLACE_PREPOSITIONS else nation
        return nation if columns.dep[token] in ("nsubj", "nsubjpass", "poss", "dobj", "dative", "agent") else None

    def _nominal(self, first: int, last: int, root: int) -> Mention:
        columns = self.columns
        word, plural = columns.lower[root], columns.is_plural(root)
        label = phrases.label(columns, first, last)
        if word == "capital" and not plural:
            nation = next((found for t in range(first, root) if (found := adjective(columns.text[t]))), "")
            city = capital_of(nation)
            return mention_of(self._add(city, "place")) if city else Mention("", label, None, "place")
        if plural and word in _PAIRS and _TWO.match(columns.words(first, last)) and (pair := self._two(root)):
            return pair
        if word in _GENERIC or (plural and is_role(columns.lemma[root])):
            return Mention("", label, None, "group", (), "", True)
        if not plural and (one := self._on_staff(first, root)):
            return mention_of(one)
        office = self._office(first, last, root, label) if not plural and self._is_office(root) else None
        if (office is None or office.entity is None) and (one := self._in_other_words(first, root)):
            return mention_of(one)
        if office is not None:
            return office
        if not plural and word in naming.ORG_WORDS and columns.lower[first] in ("the", "this", "that"):
            organisation = referents.organisation(columns, root, self._bodies)
            return mention_of(organisation) if organisation else Mention("", label, None, "organisation")
        return Mention("", label, None, "group" if word in NATIONS else "thing")

    # what the document has, found once

    def _nations_in_order(self) -> list[tuple[int, str]]:
        """Mentions of countries, capitals that speak among them, as (token, entity)."""
        found = []
        for hit in self._hits:
            nation = self._as_voice(hit)
            entity = self.roster.add(nation, "country") if nation else self._entities[hit.start]
            if entity and entity.kind == "country":
                found.append((hit.start, entity.id))
        return found

    def _get(self, identifier: str) -> Entity:
        return self.roster.get(identifier) or self._extra[identifier]

    def _add(self, label: str, kind: EntityKind, role_words: str = "") -> Entity:
        identifier = ids.mint("entity", label.casefold())
        known = self.roster.get(identifier) or self._extra.get(identifier)
        if known is None:
            known = self._extra[identifier] = Entity(identifier, label, kind, (label,), role_words)
        return known

    def _from_cluster(self, first: int, last: int) -> Mention | None:
        """The name in the cluster that a coreference component put this span into."""
        for start, end in (span for cluster in self._clusters.get((first, last), ()) for span in cluster):
            hit = self._hit_for(start, end, phrases.root(self.columns, start, end))
            if hit and (entity := self._entities[hit.start]):
                return mention_of(entity)
        return None
