"""Who or what a stretch of text means: names, pronouns, roles, countries as voices, things and events.

A Resolver is built once per document in about linear time and then asked for spans. It abstains
(entity None, label as worded) where two candidates are equally good; the surface is always kept.
Clusters of a coreference component in the pipeline (spacy-experimental's span groups
``coref_clusters_*``, coreferee's ``doc._.coref_chains``, fastcoref's ``doc._.coref_clusters``) come first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg import ids
from kg.extract import events, naming
from kg.extract.naming import Columns, Hit
from kg.model import Document, Entity, Mention, Passage, Span
from kg.names import Named, Roster
from kg.names.gazetteer import adjective, capital, capital_of, country
from kg.names.roles import Role, compatible, is_role, role
from kg.names.roles import label as role_label

_FIRST = frozenset("i we me us my our mine ours myself ourselves".split())
_SECOND = frozenset("you your yours yourself yourselves".split())
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_RELATIVE = frozenset("who whom whose which that".split())
_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_SPEECH = frozenset(
    "say tell add note ask write state announce stress emphasise emphasize claim explain argue declare report remark reply respond continue"
    " insist admit deny acknowledge confirm believe think warn suggest mention observe point recall thank promise pledge accuse describe".split()
)
_GENERIC = frozenset(
    "official officials critics critic experts analysts observers sources source people some many others several most everyone everybody nobody"
    " authorities media reports residents witnesses eyewitnesses opponents supporters activists lawmakers politicians leaders ministers diplomats"
    " journalists reporters spokespeople representatives members voters citizens locals investigators researchers scientists economists specialists"
    " commentators insiders advocates campaigners fishermen dockers workers engineers lawyers neighbours neighbors colleagues someone somebody"
    " anyone one those".split()
)
_PAIRS = frozenset(
    "leaders presidents ministers men women politicians countries states nations sides officials".split()
)
_TWO = re.compile(r"(?:the\s+)?(?:two|both)\b", re.IGNORECASE)
_DEFINITE = frozenset({"the", "this", "that", "its", "our", "their", "his", "her"})
_PLACE_PREPOSITIONS = frozenset(
    "in at near to into from outside around across via through towards toward inside within over off above".split()
)
_DROP = frozenset({"det", "poss", "predet", "case", "punct", "preconj"})
_CUT = frozenset({"relcl", "acl", "appos", "advcl", "prep", "punct", "cc", "conj", "dep", "parataxis"})
_STOP = frozenset({"PUNCT", "SPACE", "VERB", "AUX", "SCONJ", "PRON"})
_NEAR = 3  # sentences back in which a pronoun looks for its antecedent


@dataclass(slots=True)
class _Seen:
    """A person, in the order of the text, who can be an antecedent."""

    token: int
    entity: str
    sentence: int
    subject: bool
    source: bool


class Resolver:
    """Resolves spans of one parsed document. Raises nothing; a span outside the text gives an unresolved mention."""

    def __init__(self, doc: Doc, passages: Sequence[Passage], document: Document):
        self.doc, self.document, self.passages = doc, document, passages
        self.text = doc.text
        self.columns = columns = Columns(doc)
        self._hits = naming.find(doc, columns, passages)
        self._labelled = naming.labelled(passages)
        named = [Named(hit.text, hit.kind, hit.role) for hit in self._hits]
        named += [Named(name, "person", words) for _, name, words in self._labelled]
        self.roster = Roster(named)
        self._entity_of: list[Entity | None] = [self.roster.resolve(hit.text, hit.kind) for hit in self._hits]
        self._hit_starts = [hit.start for hit in self._hits]
        self._starts = columns.idx
        self._passage_starts = [passage.start for passage in passages]
        self._quoted = _quoted(self.text, passages)
        self._extra: dict[str, Entity] = {}
        self._clusters = _clusters(doc)
        self._note_appositions()
        self._seen = self._antecedents()
        self._seen_tokens = [seen.token for seen in self._seen]
        self._nations = self._find_nations()
        self._find_events()
        self._find_things()
        self._add_offices()

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
        return Mention(text, found.label, found.entity, found.kind, spans, found.role, found.generic)

    def label(self, start: int, end: int) -> str:
        """Return the short label of a noun phrase: no determiner, no clause, "of" kept, case as in mid-sentence."""
        first, last = self._tokens(start, end)
        return self._label(first, last) if first <= last else self.text[start:end].strip()

    # spans and tokens

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        """First and last token of a span, without spaces, quotation marks and commas at its ends."""
        first = max(0, bisect_right(self._starts, start) - 1)
        if self.columns.size and self.columns.end(first) <= start:
            first += 1
        last = bisect_left(self._starts, end) - 1
        while first <= last and self.columns.pos[first] in ("SPACE", "PUNCT"):
            first += 1
        while first <= last and self.columns.pos[last] in ("SPACE", "PUNCT"):
            last -= 1
        return first, last

    def _root(self, first: int, last: int) -> int:
        """The token of a span whose head lies outside; the nominal one if there are several."""
        roots = [
            t for t in range(first, last + 1) if not first <= self.columns.head[t] <= last or self.columns.head[t] == t
        ]
        nominal = [t for t in roots if self.columns.pos[t] in ("NOUN", "PROPN", "PRON", "NUM")]
        return (nominal or roots or [last])[0]

    # resolution

    def _resolve(self, first: int, last: int, voice: Mention | None, addressee: Mention | None) -> Mention:
        root = self._root(first, last)
        word = self.columns.lower[root]
        if first == last or self.columns.pos[root] == "PRON":
            pronoun = self._pronoun(root, word, voice, addressee)
            if pronoun:
                return pronoun
        together = self._coordinated(first, last, root, voice, addressee)
        if together:
            return together
        if hit := self._hit_for(first, last, root):
            entity = self._entity_of[self._hits.index(hit)] if hit in self._hits else None
            place = self._as_voice(hit)
            if place:
                return _of(self.roster.add(place, "country"))
            return _of(entity) if entity else Mention("", hit.text, None, hit.kind)
        if clustered := self._from_cluster(first, last):
            return clustered
        words = self._words(first, last)
        if nation := country(words, voice=True):
            return _of(self.roster.add(nation, "country"))
        if event := self._event_at.get(root):
            return _of(event)
        if thing := self._thing_at.get(root):
            return _of(thing)
        return self._nominal(first, last, root, word)

    def _words(self, first: int, last: int) -> str:
        return self.text[self._starts[first] : self.columns.end(last)]

    def _pronoun(self, token: int, word: str, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        if word in _FIRST:
            return voice or self._turn_speaker(token) or Mention("", self.columns.text[token])
        if word in _SECOND:
            return addressee or Mention("", self.columns.text[token])
        if word in _HE or word in _SHE or word in _IT or word in _THEY:
            if clustered := self._from_cluster(token, token):
                return clustered
        if word in _HE or word in _SHE:
            return self._he_or_she(token, "m" if word in _HE else "f", voice, addressee)
        if word in _THEY:
            return self._they(token)
        if word in _IT:
            return self._it(token)
        if word in _RELATIVE and self.columns.tag[token] in ("WP", "WDT", "WP$"):
            return self._relative(token, voice, addressee)
        if word in _GENERIC:
            return Mention("", word, None, "group", (), "", True)
        return None

    def _turn_speaker(self, token: int) -> Mention | None:
        position = bisect_right(self._passage_starts, self._starts[token]) - 1
        if position < 0 or self.passages[position].kind != "turn":
            return None
        for passage, name, _ in self._labelled:
            if passage is self.passages[position]:
                entity = self.roster.resolve(name)
                return _of(entity) if entity else None
        return None

    def _he_or_she(self, token: int, gender: str, voice: Mention | None, addressee: Mention | None) -> Mention:
        """The nearest compatible person: subjects before others, the last source for a pronoun that speaks."""
        columns = self.columns
        sentence = columns.sentence[token]
        speaks = columns.dep[token] == "nsubj" and columns.lemma[columns.head[token]] in _SPEECH
        quoted = self._quoted_at(token)
        absent = {mention.entity for mention in (voice, addressee) if mention and mention.entity} if quoted else set()
        scores: dict[str, float] = {}
        for seen in reversed(self._seen[: bisect_left(self._seen_tokens, token)]):
            back = sentence - seen.sentence
            if back > _NEAR + 3 or (back > _NEAR and scores):
                break
            if seen.entity in absent or self.roster.gender(seen.entity) not in ("", gender):
                continue
            if self._quoted_at(seen.token) and not quoted:
                continue  # named in a quotation, not in the narrative
            score = 6.0 - 1.5 * back + (2.5 if seen.subject else 0.0) + (2.0 if seen.source and speaks else 0.0)
            score += 0.5 if self.roster.gender(seen.entity) == gender else 0.0
            scores[seen.entity] = max(scores.get(seen.entity, 0.0), score)
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= 1.0):
            return _of(self._get(ranked[0][0]))
        return Mention("", self.columns.lower[token], None, "person")

    def _they(self, token: int) -> Mention:
        """The one plural subject, or pair, of this clause's past or of the sentence before."""
        columns = self.columns
        for sentence in (columns.sentence[token], columns.sentence[token] - 1):
            found = []
            position = token - 1
            while position >= 0 and columns.sentence[position] >= sentence:
                plural = columns.tag[position] in ("NNS", "NNPS") or any(
                    columns.head[c] == position and columns.dep[c] == "conj"
                    for c in range(position + 1, min(columns.size, position + 8))
                )
                if columns.sentence[position] == sentence and columns.dep[position] in _SUBJECT and plural:
                    found.append(position)
                position -= 1
            if len(found) == 1:
                return self._phrase(found[0])
            if found:
                break
        return Mention("", columns.lower[token], None, "group")

    def _it(self, token: int) -> Mention:
        """The subject of the clause before, for a subject; nothing for the empty "it" of "it is expected that"."""
        columns = self.columns
        verb = columns.head[token]
        empty = (
            columns.dep[token] == "expl"
            or columns.dep[token] in _SUBJECT
            and any(
                columns.head[c] == verb and columns.dep[c] in ("ccomp", "csubj", "xcomp") and c > verb
                for c in range(token + 1, min(columns.size, token + 25))
            )
        )
        if empty or columns.dep[token] not in _SUBJECT | {"poss"}:
            return Mention("", columns.lower[token])
        position = token - 1
        while position >= 0 and columns.sentence[token] - columns.sentence[position] <= 1:
            if (
                columns.dep[position] in _SUBJECT
                and columns.tag[position] in ("NN", "NNP")
                and not self._is_person(position)
            ):
                return self._phrase(position)
            if (
                columns.dep[position] in _SUBJECT
                and columns.tag[position] in ("NNS", "NNPS")
                and columns.dep[token] != "poss"
            ):
                break
            position -= 1
        return Mention("", columns.lower[token])

    def _relative(self, token: int, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        """The noun that a relative clause hangs on."""
        columns, current = self.columns, token
        for _ in range(12):
            if columns.dep[current] == "relcl":
                antecedent = columns.head[current]
                if columns.pos[antecedent] in ("NOUN", "PROPN", "PRON") and antecedent < token:
                    return self._resolve(self._phrase_start(antecedent), antecedent, voice, addressee)
                return None
            if columns.head[current] == current:
                return None
            current = columns.head[current]
        return None

    def _phrase_start(self, head: int) -> int:
        first = head
        while first > 0 and self.columns.head[first - 1] in range(first - 1, head + 1) and self.columns.dep[first - 1] in (
            "det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "punct", "advmod",
        ):  # fmt: skip
            first -= 1
        return first

    def _phrase(self, head: int) -> Mention:
        """What the noun phrase around a head means."""
        last = head
        conjuncts = [
            c
            for c in range(head + 1, min(self.columns.size, head + 8))
            if self.columns.dep[c] == "conj" and self.columns.head[c] == head
        ]
        if conjuncts:
            last = conjuncts[-1]
        return self._resolve(self._phrase_start(head), last, None, None)

    def _is_person(self, token: int) -> bool:
        hit = self._hit_at(token)
        return bool(hit and hit.kind == "person") or role(self.columns.text[token]) is not None

    def _quoted_at(self, token: int) -> bool:
        offset = self._starts[token]
        position = bisect_right(self._quoted, (offset, float("inf"))) - 1
        return position >= 0 and self._quoted[position][0] <= offset < self._quoted[position][1]

    def _coordinated(self, first, last, root, voice, addressee) -> Mention | None:
        """ "Ann Lee and Bo Ray": one group with both names."""
        columns = self.columns
        conjuncts, current = [], root
        while nxt := next(
            (c for c in range(current + 1, last + 1) if columns.dep[c] == "conj" and columns.head[c] == current), None
        ):
            conjuncts.append(nxt)
            current = nxt
        if not conjuncts or columns.pos[root] not in ("PROPN", "NOUN", "PRON"):
            return None
        heads = [root, *conjuncts]
        parts = [
            self._resolve(self._phrase_start(head) if head != root else first, head, voice, addressee) for head in heads
        ]
        label = ", ".join(part.label for part in parts[:-1]) + " and " + parts[-1].label
        if all(part.entity for part in parts) and len({part.entity for part in parts}) > 1:
            names = sorted(part.label for part in parts)
            return _of(self._add(" and ".join([", ".join(names[:-1]), names[-1]]), "group"))
        return Mention("", label, None, "group", (), "", any(part.generic for part in parts))

    def _hit_at(self, token: int) -> Hit | None:
        position = bisect_right(self._hit_starts, token) - 1
        return (
            self._hits[position]
            if position >= 0 and self._hits[position].start <= token < self._hits[position].end
            else None
        )

    def _hit_for(self, first: int, last: int, root: int) -> Hit | None:
        """The naming mention that a phrase amounts to: its head, or the name beside an office at its head."""
        hit = self._hit_at(root)
        if hit:
            return hit
        for candidate in self._hits[bisect_left(self._hit_starts, first) : bisect_right(self._hit_starts, last)]:
            if candidate.kind != "person":
                continue
            top = candidate.end - 1
            for _ in range(6):
                if top == root:
                    return candidate
                if (
                    self.columns.dep[top] not in ("appos", "compound", "flat", "nmod", "npadvmod")
                    or not first <= self.columns.head[top] <= last
                ):
                    break
                top = self.columns.head[top]
            begins = self._starts[candidate.start] - len(candidate.role) - 1
            if candidate.role and root < candidate.start and begins <= self._starts[root]:
                return candidate
        return None

    def _as_voice(self, hit: Hit) -> str | None:
        """The country for which a capital or seat of government speaks here; None where it is a place."""
        if hit.kind != "place":
            return None
        nation = capital(hit.text)
        if not nation:
            return None
        columns, token = self.columns, hit.end - 1
        if hit.start and columns.lower[hit.start - 1] == "official":
            return nation
        if country(hit.text, voice=True) and hit.text in ("Kremlin", "White House", "Downing Street"):
            return nation
        while columns.dep[token] in ("conj", "compound", "appos") and columns.head[token] != token:
            token = columns.head[token]
        if columns.dep[token] == "pobj":
            return None if columns.lower[columns.head[token]] in _PLACE_PREPOSITIONS else nation
        return nation if columns.dep[token] in ("nsubj", "nsubjpass", "poss", "dobj", "dative", "agent") else None

    def _nominal(self, first: int, last: int, root: int, word: str) -> Mention:
        columns = self.columns
        words = self._words(first, last)
        plural = columns.tag[root] in ("NNS", "NNPS")
        label = self._label(first, last)
        if word == "capital" and not plural and (nation := self._nation(first, root)):
            city = capital_of(nation)
            return _of(self._add(city, "place")) if city else Mention("", label, None, "place")
        if plural and word in _PAIRS and _TWO.match(words) and (pair := self._two(root, word)):
            return pair
        if plural and (word in _GENERIC or is_role(columns.lemma[root])):
            return Mention("", label, None, "group", (), "", True)
        if not plural and self._is_office(root):
            return self._office(first, last, root, label)
        if word in _GENERIC:
            return Mention("", label, None, "group", (), "", True)
        return Mention("", label, None, "group" if plural and word in ("countries", "sides") else "thing")

    def _nation(self, first: int, root: int) -> str | None:
        return next((nation for token in range(first, root) if (nation := adjective(self.columns.text[token]))), None)

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
        words = self._words(first, self._through_of(root, last))
        wanted = role(words) or role(self._words(root, root))
        definite = columns.lower[first] in _DEFINITE or columns.pos[first] == "PROPN" or columns.tag[first] == "PRP$"
        if not wanted or not (definite or wanted.country):
            return Mention("", label, None, "person", (), label, True)
        if holder := self._holder(root, words, wanted):
            return _of(holder)
        if wanted.country:
            return _of(self._add(role_label(wanted), "person", words))
        return Mention("", label, None, "person", (), label, not definite)

    def _through_of(self, root: int, last: int) -> int:
        """The last token of "the president of Arland", however much of it was asked for."""
        columns = self.columns
        if root + 1 >= columns.size or columns.lower[root + 1] != "of" or columns.head[root + 1] != root:
            return last
        end = root + 2
        while end + 1 < min(columns.size, root + 10) and (columns.pos[end] in ("DET", "ADJ") or columns.head[end] > end or
                                                         columns.text[end + 1][:1].isupper() and columns.space[end]):  # fmt: skip
            end += 1
        return max(last, min(end, columns.size - 1))

    def _holder(self, root: int, words: str, wanted: Role) -> Entity | None:
        """Whom a definite office means: its only holder, the last one named nearby, or the only speaker there is."""
        state = wanted.cls in ("head of state", "head of government", "leader", "minister", "spokesperson")
        entity, _ = self.roster.holder(words)
        if entity and state:
            return entity
        near: dict[str, int] = {}
        for seen in reversed(self._seen[: bisect_left(self._seen_tokens, root)]):
            if self.columns.sentence[root] - seen.sentence > _NEAR + 3:
                break
            if any(compatible(wanted, held) for held in self.roster.roles(seen.entity)):
                near.setdefault(seen.entity, seen.sentence)
        if entity and entity.id in near:
            return entity
        if len(near) == 1 and not wanted.country:
            return self._get(next(iter(near)))
        if wanted.cls == "spokesperson" and not near:
            speakers = {seen.entity for seen in self._seen if seen.source and not self.roster.roles(seen.entity)}
            if len(speakers) == 1:
                return self._get(speakers.pop())
        return None

    def _two(self, root: int, word: str) -> Mention | None:
        """ "The two leaders", "both countries": the only two of that kind nearby, in the nearest sentence or in all."""
        seen = self._nations if word in ("countries", "states", "nations", "sides") else [
            (one.token, one.entity) for one in self._seen if word not in ("leaders", "presidents")
            or any(held.cls in ("head of state", "head of government", "leader") for held in self.roster.roles(one.entity))
        ]  # fmt: skip
        sentence, per_sentence = self.columns.sentence, {}
        for token, entity in reversed(seen[: bisect_left(seen, (root, ""))]):
            if sentence[root] - sentence[token] > _NEAR:
                break
            per_sentence.setdefault(sentence[token], {})[entity] = None
        nearby = list(dict.fromkeys(entity for group in per_sentence.values() for entity in group))
        pairs = [nearby, *map(list, per_sentence.values()), list(dict.fromkeys(entity for _, entity in seen))]
        pair = next((group for group in pairs if len(group) == 2), None)
        if pair is None:
            return None
        return _of(self._add(" and ".join(sorted(self._get(entity).label for entity in pair)), "group"))

    def _get(self, identifier: str) -> Entity:
        return self.roster.get(identifier) or self._extra[identifier]

    def _label(self, first: int, last: int) -> str:
        """Head with its modifiers and its "of"; determiners, possessive pronouns and clauses go."""
        columns = self.columns
        root = self._root(first, last)
        start, stop = first, root
        while start < root and (
            columns.pos[start] in ("DET", "PUNCT", "SPACE", "CCONJ", "ADP") and columns.lower[start] not in ("no", "all", "at")
            or columns.tag[start] in ("PRP$", "PDT") or columns.lower[start] in ("so", "-", "called")
        ):  # fmt: skip
            start += 1
        position = root + 1
        while position <= last and columns.pos[position] not in _STOP:
            child = position
            while columns.head[child] != root and columns.head[child] != child and child > root:
                child = columns.head[child]
            if columns.dep[child] == "prep" and columns.lower[child] == "of":
                stop = self._through_phrase(position, last)
                break
            if child <= root or columns.dep[child] in _CUT:
                break
            stop = position
            position += 1
        words = re.sub(r"\s+", " ", self._words(start, stop)).strip(" \"“”«»'‘,;:()")
        if columns.first[start] and columns.pos[start] != "PROPN" and words[1:2].islower():
            words = words[:1].lower() + words[1:]
        return words or self._words(first, last)

    def _through_phrase(self, position: int, last: int) -> int:
        """The last token of an "of" phrase: up to its first clause, comma or other preposition."""
        columns, end = self.columns, position
        for token in range(position + 1, min(last, position + 9) + 1):
            if columns.dep[token] in ("relcl", "acl", "punct", "advcl", "cc", "appos") or columns.pos[token] in _STOP:
                break
            if columns.dep[token] == "prep" and columns.lower[token] != "of":
                break
            end = token
        while end > position and columns.pos[end] in ("ADP", "DET", "ADJ", "PRON", "ADV"):
            end -= 1
        return end if end > position else position - 1

    # what the document has, found once

    def _note_appositions(self) -> None:
        for hit, entity in zip(self._hits, self._entity_of, strict=True):
            if entity and hit.kind == "person":
                words = naming.apposed_role(self.text, self._starts[hit.start], self.columns.end(hit.end - 1))
                if words:
                    self.roster.hold(entity.id, re.sub(r"^(?:an?|the)\s+", "", words, flags=re.IGNORECASE))

    def _antecedents(self) -> list[_Seen]:
        columns, seen = self.columns, []
        for hit, entity in zip(self._hits, self._entity_of, strict=True):
            if not entity or hit.kind != "person":
                continue
            token = hit.end - 1
            for _ in range(4):
                if columns.dep[token] in ("compound", "appos", "flat", "nmod") and columns.head[token] != token:
                    token = columns.head[token]
            subject = columns.dep[token] in _SUBJECT
            source = subject and columns.lemma[columns.head[token]] in _SPEECH
            seen.append(_Seen(hit.start, entity.id, columns.sentence[hit.start], subject, source))
        return seen

    def _add_offices(self) -> None:
        """Let "the spokesperson said" make its holder an antecedent for the next "he"."""
        columns, more = self.columns, []
        for token in range(columns.size):
            if (
                columns.dep[token] != "nsubj"
                or columns.tag[token] != "NN"
                or not self._is_office(token)
                or self._hit_at(token)
            ):
                continue
            found = self._office(self._phrase_start(token), token, token, "")
            if found.entity:
                source = columns.lemma[columns.head[token]] in _SPEECH
                more.append(_Seen(token, found.entity, columns.sentence[token], True, source))
        self._seen = sorted([*self._seen, *more], key=lambda seen: seen.token)
        self._seen_tokens = [seen.token for seen in self._seen]

    def _find_nations(self) -> list[tuple[int, str]]:
        """Mentions of countries, capitals that speak among them, as (token, entity)."""
        found = []
        for hit, entity in zip(self._hits, self._entity_of, strict=True):
            nation = self._as_voice(hit)
            if nation:
                entity = self.roster.add(nation, "country")
            if entity and entity.kind == "country":
                found.append((hit.start, entity.id))
        return found

    def _find_events(self) -> None:
        """Cluster singular event nouns with their modifiers; indefinite ones in passing count, plurals do not."""
        columns, table = self.columns, events.classes()
        heads: dict[int, str] = {}
        for token in range(columns.size):
            if (
                columns.pos[token] in ("NOUN", "PROPN")
                and columns.lower[token] in table
                and columns.dep[token] != "compound"
            ):
                if columns.lower[token] == "landing" and not (token > 1 and columns.lower[token - 2] == "crash"):
                    continue
                if columns.tag[token] == "NNS" and columns.lower[token] not in ("talks", "negotiations"):
                    continue
                heads[token] = self._event_words(token)
        clusters, placed = events.cluster(heads.values())
        made: dict[int, Entity] = {}
        for event in clusters:
            identifier = events.identifier(event.label, self.document.id)
            entity = Entity(identifier, event.label, "event", tuple(sorted(event.names)))
            made[id(event)] = entity
            self._extra[identifier] = entity
        self._event_at = {token: made[id(placed[words])] for token, words in heads.items() if placed.get(words)}

    def _event_words(self, token: int) -> str:
        first = self._phrase_start(token)
        last, columns = token, self.columns
        position = token + 1
        while position < min(columns.size, token + 14) and columns.lower[token + 1 : token + 2] == ["of"]:
            if columns.pos[position] in ("PUNCT", "VERB", "AUX", "SCONJ", "SPACE", "PRON") or columns.first[position]:
                break
            last = position
            position += 1
        return self._label(first, last)

    def _find_things(self) -> None:
        """One entity per class of thing, as long as the document names no two different ones."""
        columns, table = self.columns, events.things()
        found: dict[str, list[tuple[int, str]]] = {}
        for token in range(columns.size):
            if (
                columns.pos[token] == "NOUN"
                and columns.tag[token] == "NN"
                and columns.lower[token] in table
                and columns.dep[token] != "compound"
            ):
                first = self._phrase_start(token)
                if columns.lower[first] in ("no", "any", "every", "each", "another"):
                    continue
                found.setdefault(table[columns.lower[token]], []).append((token, self._label(first, token)))
        self._thing_at: dict[int, Entity] = {}
        for kind, mentions in sorted(found.items()):
            told = {label: events._names(" " + label) for _, label in mentions}
            named = [names for names in told.values() if names]
            if any(not a & b for a in named for b in named):
                continue
            label = max(told, key=lambda text: (len(told[text]), len(text), text)) if named else kind
            entity = Entity(ids.mint("entity", label.casefold(), self.document.id), label, "thing", tuple(sorted(told)))
            self._extra[entity.id] = entity
            for token, _ in mentions:
                self._thing_at[token] = entity

    def _add(self, label: str, kind, role_words: str = "") -> Entity:
        identifier = ids.mint("entity", label.casefold())
        entity = (
            self.roster.get(identifier)
            or self._extra.get(identifier)
            or Entity(identifier, label, kind, (label,), role_words)
        )
        if not self.roster.get(identifier):
            self._extra[identifier] = entity
        return entity

    def _from_cluster(self, first: int, last: int) -> Mention | None:
        """The name in the cluster that a coreference component put this span into."""
        for others in self._clusters.get((first, last), ()):
            for start, end in others:
                hit = self._hit_for(start, end, self._root(start, end))
                entity = self._entity_of[self._hits.index(hit)] if hit else None
                if entity:
                    return _of(entity)
        return None


def _of(entity: Entity) -> Mention:
    return Mention("", entity.label, entity.id, entity.kind, (), entity.role)


def _quoted(text: str, passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Stretches in other people's direct words: turns, and what stands between quotation marks of a paragraph."""
    found = []
    for passage in passages:
        if passage.kind == "turn":
            found.append((passage.start, passage.end))
            continue
        for match in re.finditer(r"[“«„]([^“”«»„\n]*)[”»“]?|\"([^\"\n]*)\"?", text[passage.start : passage.end]):
            found.append((passage.start + match.start(), passage.start + match.end()))
    return sorted(found)


def _clusters(doc: Doc) -> dict[tuple[int, int], list[list[tuple[int, int]]]]:
    """Spans -> clusters, from whichever coreference component the pipeline has."""
    groups: list[list[tuple[int, int]]] = []
    for name in sorted(doc.spans):
        if name.startswith("coref_clusters"):
            groups.append([(span.start, span.end - 1) for span in doc.spans[name]])
    if doc.has_extension("coref_chains") and doc._.coref_chains:
        groups += [[(min(m.token_indexes), max(m.token_indexes)) for m in chain] for chain in doc._.coref_chains]
    if doc.has_extension("coref_clusters") and doc._.coref_clusters:
        for cluster in doc._.coref_clusters:
            spans = [doc.char_span(start, end, alignment_mode="expand") for start, end in cluster]
            groups.append([(span.start, span.end - 1) for span in spans if span])
    table: dict[tuple[int, int], list[list[tuple[int, int]]]] = {}
    for group in groups:
        for span in group:
            table.setdefault(span, []).append(group)
    return table
