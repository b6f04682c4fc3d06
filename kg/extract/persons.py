"""Which of the people with names "he" or "she" means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from kg.extract import appositions, binding, bound, phrases, pronouns
from kg.extract.naming import Hit
from kg.extract.phrases import begin
from kg.extract.pronouns import SPEECH, SUBJECT, WORDS, Seen
from kg.extract.roles import is_other_sex, is_somebody
from kg.extract.unnamed import Unnamed, gendered
from kg.model import Entity, Mention
from kg.names import folding
from kg.names.gazetteer import titles

_SHARED = 4  # sentences in which the subject of one goes on to be called by a name that is not his alone


class Persons(Unnamed):
    """The part of a resolver that weighs people with names; the rest of it is in :mod:`.coref`."""

    text: str
    _brought_in: dict[int, int]
    _genders: dict[str, str]
    _open: set[int]

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        raise NotImplementedError

    def _person(self, token: int, gender: str, voice: Mention | None, addressee: Mention | None) -> str | None:
        """Whom "he" or "she" means; in direct speech neither its speaker nor the one spoken to."""
        if token in self._brought_in:
            return None
        if (same := self._own_subject(token)) is not None:
            return self._person(same, gender, voice, addressee)
        absent = self._absent(token, gender, voice, addressee)

        def fits(entity: str) -> float:
            known = self._gender(entity)
            return 0.0 if entity in absent or known not in ("", gender) else 3.0 if known else 1.0

        head = bound.antecedent(self.columns, token)
        if head is not None and (who := self._named(head, token, gender, voice, addressee)) and fits(who):
            return who
        owner = bound.owner(self.columns, token)
        whose = self._named(owner, token, gender, voice, addressee) if owner is not None else None
        if whose and fits(whose) and bound.befalls_owner(self.columns, token):
            return whose
        if self._is_left_open(token):
            return None
        if voice and self._in_quote(token) and (about := self._topic(token, voice)) and fits(about):
            return about
        if (again := self._said_again(token)) is not None:
            return self._person(again, gender, voice, addressee)
        before = self._seen[: bisect_left(self._seen_tokens, token)]
        found = pronouns.person(self.columns, token, before, fits, self._in_quote, self._passage(token))
        if self._in_quote(token) and voice and voice.label in self._clients:
            return self._of_client(token, found, self._clients[voice.label], fits)
        rivalled = found and (self._is_rivalled(token, found) or (whose and found != whose and fits(whose)))
        return None if rivalled else found

    def _own_subject(self, token: int) -> int | None:
        """Whose "his" is where "he" does it: "he stands by his words"."""
        columns = self.columns
        verb = columns.head[columns.head[token]]
        if columns.dep[token] != "poss" or columns.pos[verb] not in ("VERB", "ADP"):
            return None
        verb = columns.head[verb] if columns.pos[verb] == "ADP" else verb
        same = pronouns.HE if columns.lower[token] in pronouns.HE else pronouns.SHE
        return next((t for t in binding.subjects(columns, verb) if t < token and columns.lower[t] in same), None)

    def _is_left_open(self, token: int) -> bool:
        """Does a sentence go on about the "he" of the last one who is nobody for certain: "He sang. He went."?"""
        columns = self.columns
        if not columns.first[token] or columns.dep[token] not in SUBJECT or self._in_quote(token):
            return False
        for head in range(token - 1, max(token - 60, -1), -1):
            if columns.sentence[head] < columns.sentence[token] - 1 or self._passage(head) != self._passage(token):
                return False
            if head in self._open and columns.first[head]:
                return columns.lower[head] == columns.lower[token]
        return False

    def _gender(self, entity: str) -> str:
        return self.roster.gender(entity) or self._genders.get(entity, "")

    def _absent(self, token: int, gender: str, voice: Mention | None, addressee: Mention | None) -> set[str]:
        """Who is not meant: in direct speech who speaks and who is spoken to; Lee by the "he" of "he said Lee left"."""
        absent = self._beside(token, gender, voice, addressee) | self._told_of(token)
        if self._in_quote(token):
            absent |= {who.entity for who in (voice, addressee) if who and who.entity}
            absent |= self._answered(voice) if voice else set()
        return absent

    def _answered(self, voice: Mention) -> set[str]:
        """Whom somebody's words answer: "Lee wrote to Rowe. “I know him,” Rowe answered" is not about Lee."""
        columns = self.columns
        verb = self._verb_of(voice)
        if verb is None:
            return set()
        first, _ = self._tokens(voice.spans[0].start, voice.spans[0].end)
        back = columns.lower[verb + 1 : verb + 2] == ["back"]
        if columns.lemma[verb] not in ("answer", "reply", "respond", "retort") and not back:
            return set()
        before = self._seen[: bisect_left(self._seen_tokens, min(first, verb))]
        last_one = next((one.entity for one in reversed(before) if one.source and one.entity != voice.entity), None)
        return {last_one} if last_one else set()

    def _verb_of(self, voice: Mention) -> int | None:
        """The verb beside the name of whoever speaks: "said" of "Lee said"."""
        first, last = self._tokens(voice.spans[0].start, voice.spans[0].end) if voice.spans else (1, 0)
        return self.columns.head[phrases.root(self.columns, first, last)] if first <= last else None

    def _topic(self, token: int, voice: Mention) -> str | None:
        """Whom somebody's words are about: Lee in "“He left,” Rowe said of Lee", "Asked about Lee, Rowe said …"."""
        columns, verb = self.columns, self._verb_of(voice)
        if verb is None or abs(columns.sentence[token] - columns.sentence[verb]) > 1:
            return None
        near = self._hits[bisect_left(self._hit_starts, verb - 40) : bisect_left(self._hit_starts, verb + 12)]
        people = [(hit, who.id) for hit in near if hit.kind == "person" and (who := self._entities[hit.start])]
        if any(self._in_quote(hit.start) and hit.start < token for hit in near if hit.kind not in ("place", "country")):
            return None  # it is about somebody named in these words
        for hit, who in people:
            prep = columns.head[hit.end - 1]
            if columns.dep[hit.end - 1] != "pobj" or columns.lower[prep] not in ("of", "about"):
                continue
            above = columns.head[prep]
            if above == verb or (columns.lemma[above] == "ask" and columns.head[above] == verb):
                return who
        return None

    def _said_again(self, token: int) -> int | None:
        """The "he" that opens the sentence before one in direct speech that opens with "he", too: both are one."""
        columns = self.columns
        opens = columns.first[token] or (columns.first[token - 1] and columns.pos[token - 1] in ("PUNCT", "SPACE"))
        if not opens or not self._in_quote(token) or columns.dep[token] not in SUBJECT:
            return None
        for head in range(token - 1, max(token - 60, -1), -1):
            if columns.sentence[head] < columns.sentence[token] - 1 or self._passage(head) != self._passage(token):
                return None
            same = columns.lower[head] == columns.lower[token] and self._in_quote(head)
            if same and (columns.first[head] or columns.first[head - 1]) and columns.dep[head] in SUBJECT:
                return head
        return None

    def _of_client(self, token: int, found: str | None, client: Mention, fits: Callable[[str], float]) -> str | None:
        """Whom "he" means in the words of who speaks for somebody: who is named in them, else whom he speaks for."""
        own = self._passage(token)
        named = (one for one in self._seen if one.token < token and one.passage == own and self._in_quote(one.token))
        if found and any(one.entity == found for one in named) and not self._is_rivalled(token, found):
            return found
        return client.entity if client.entity and fits(client.entity) else None

    def _named(self, head: int, token: int, gender: str, voice, addressee) -> str | None:
        """Who the head of a phrase is that a pronoun is bound to, where that is a name or another "he" or "she"."""
        if self._in_quote(head) != self._in_quote(token):
            return None
        same = pronouns.HE if gender == "m" else pronouns.SHE
        if self.columns.lower[head] in same:
            return self._person(head, gender, voice, addressee)
        hit = self._hit_at(head)
        if hit is None and self._is_office(head) and self.columns.lower[head - 1] == "the":
            return self._office(head - 1, head, head, "").entity
        entity = self._entities[hit.start] if hit and hit.kind == "person" else None
        return entity.id if entity else None

    def _beside(self, token: int, gender: str, voice: Mention | None, addressee: Mention | None) -> set[str]:
        """Whom the "he" beside a "him" means: in "he thanked him" there are two."""
        same = pronouns.HE if gender == "m" else pronouns.SHE
        beside = [t for t in binding.rivals(self.columns, token) if t < token and self.columns.lower[t] in same]
        return {who for t in beside if (who := self._person(t, gender, voice, addressee))}

    def _is_rivalled(self, token: int, entity: str) -> bool:
        """Can a pronoun as well mean somebody without a name who is nearer than the name, or whose clause it is in?

        "Lee rang. The clerk was calm although he was ill": whoever he is. "The clerk greets Lee's aide. He smiles."
        """
        columns = self.columns
        sentence, verb = columns.sentence[token], columns.head[token]
        near = [one for one in self._seen[: bisect_left(self._seen_tokens, token)][-12:] if one.entity == entity]
        here = any(one.sentence == sentence for one in near)
        if not near or self._is_outdone(token, near):
            return bool(near)
        if columns.dep[token] in SUBJECT and columns.dep[verb] in ("advcl", "relcl", "ccomp"):
            above = binding.subjects(columns, columns.head[verb])
            if any(t < token and self._is_nameless(t, token) for t in above):
                return True
        if here and any(one.sentence == sentence and not self._in_phrase(one.token) for one in near):
            return False
        opens = columns.first[token] or columns.first[token - 1]
        last = sentence - opens
        if opens and any(one.sentence == last and one.subject for one in near):
            return False
        for head in range(token - 1, max(token - 60, -1), -1):
            if columns.sentence[head] < last:
                return False
            if columns.sentence[head] != last or columns.dep[head] not in SUBJECT:
                continue
            hit = self._hit_at(head)
            unclear = hit is not None and hit.kind == "person" and self._entities[hit.start] is None
            if unclear or self._is_nameless(head, token):
                return True
        return False

    def _in_phrase(self, token: int) -> bool:
        """Does a name stand in a phrase with "with", "on" and the like that no verb governs: "the spot beside Lee"?"""
        columns, hit = self.columns, self._hit_at(token)
        token = hit.end - 1 if hit else token
        prep = columns.head[token]
        return columns.dep[token] == "pobj" and columns.pos[columns.head[prep]] in ("NOUN", "PROPN")

    def _is_outdone(self, token: int, near: list[Seen]) -> bool:
        """Is somebody only mentioned, and somebody else the subject of what has been quoted since then?"""
        told = [one for one in near if not self._in_quote(one.token)]
        if not told or any(one.weight > 0 for one in told) or self._in_quote(token):
            return False
        last = told[-1].token
        sex = "m" if self.columns.lower[token] in pronouns.HE else "f"
        since = (one for one in self._seen[: bisect_left(self._seen_tokens, token)][-12:] if one.token > last)
        rivals = (one for one in since if one.subject and one.entity != near[-1].entity and self._in_quote(one.token))
        return any(self._gender(one.entity) == sex for one in rivals)

    def _is_nameless(self, head: int, token: int) -> bool:
        """Is a noun one person without a name, whom the pronoun at ``token`` fits?"""
        columns = self.columns
        if columns.tag[head] not in ("NN", "NNP") or self._in_quote(head) != self._in_quote(token):
            return False
        if self._hit_at(head) or self._hit_at(head + 1) or head in binding.rivals(columns, token):
            return False
        if bound.asker(columns, token) == head:
            return False
        if gendered(columns.lemma[head]) or is_other_sex(columns.lemma[head], columns.lower[token]):
            return False  # "the woman" may well be the one with the name
        if self._is_office(head):
            return self._office(begin(columns, head), head, head, "").entity is None and not self._named_behind(head)
        return is_somebody(columns.lemma[head]) and not self._named_behind(head)

    def _part_namesakes(self) -> None:
        """Find whose a family name is that two people share: the only one named so far, or who has been the subject."""
        columns = self.columns
        families: dict[str, list[Entity]] = {}
        for entity in self.roster.entities:
            if entity.kind == "person" and " " in entity.label:
                families.setdefault(folding.fold(folding.family(entity.label)), []).append(entity)
        named: dict[str, dict[str, list[int]]] = {}  # the last sentences of which each was the subject, that had each
        for hit in self._hits:
            family = folding.fold(folding.family(hit.text)) if hit.kind == "person" else ""
            if len(families.get(family, ())) < 2:
                continue
            sentence, known = columns.sentence[hit.start], named.setdefault(family, {})
            subject = columns.dep[self._head_of(hit)] in SUBJECT
            entity = self._entities[hit.start]
            if entity is None and hit.end - hit.start == 1 and columns.lower[hit.start - 1] not in titles():
                one = [*known] if len(known) < 2 else _latest(known, sentence) if subject else []
                entity = self._entities[hit.start] = self.roster.get(one[0]) if len(one) == 1 else None
            if entity is not None:
                last = known.setdefault(entity.id, [-9, -9])
                last[:] = [sentence if subject else last[0], sentence]

    def _head_of(self, hit: Hit) -> int:
        """The head of a name among others: of the Rowe in "Lee and Rowe left" it is Lee."""
        token = hit.end - 1
        while self.columns.dep[token] == "conj" and self.columns.head[token] < token:
            token = self.columns.head[token]
        return token

    def _people_in_order(self) -> list[Seen]:
        columns, seen = self.columns, []
        for hit in self._hits:
            entity = self._entities[hit.start]
            if not entity or hit.kind != "person":
                continue
            words = appositions.apposed_role(self.text, columns.idx[hit.start], columns.end(hit.end - 1))
            if words:
                self.roster.hold(entity.id, words)
            token = hit.end - 1
            modifies = joined = False
            for _ in range(4):
                above = columns.head[token]
                if columns.dep[token] not in ("compound", "appos", "flat", "nmod", "conj"):
                    break
                modifies |= columns.dep[token] == "compound" and above >= hit.end and columns.pos[above] == "NOUN"
                joined |= columns.dep[token] == "conj"
                token = above
            subject = columns.dep[token] in SUBJECT and not modifies
            head = columns.lemma[columns.head[token]]
            source = (subject and head in SPEECH) or (columns.dep[token] == "poss" and head in WORDS)
            beside = pronouns.conjuncts(columns, token)
            joined = joined or any(other and other.kind == "person" for other in map(self._hit_at, beside))
            owner = columns.dep[token] == "poss" and columns.dep[columns.head[token]] in SUBJECT
            weight = (1.5 if joined else 2.5) if subject else 1.0 if owner else -1.0 if modifies else 0.0
            seen.append(
                Seen(
                    hit.start, entity.id, columns.sentence[hit.start], subject, source, self._passage(hit.start), weight
                )
            )
        return seen

    def _chain(self) -> None:
        """Let "the spokesperson said" and "she added" make their person an antecedent for the next "she"."""
        columns = self.columns
        first = {one.entity: one.token for one in reversed(self._seen)}
        for token in range(columns.size):
            if columns.dep[token] not in ("nsubj", "nsubjpass") or self._in_quote(token):
                continue
            entity = None
            if columns.lower[token] in ("he", "she"):
                gender = "m" if columns.lower[token] == "he" else "f"
                entity = self._person(token, gender, None, None)
                if entity and self._spoken_of(token, entity):
                    entity = None
                if entity:
                    self._genders.setdefault(entity, gender)
                else:
                    self._open.add(token)
                if not entity and columns.lemma[columns.head[token]] in SPEECH:
                    self._unclear.append(token)
            elif self._is_worded_office(token):
                entity = self._office(begin(columns, token), token, token, "").entity
                if first.get(entity, token) >= token:
                    entity = None  # nobody has been named yet
            if entity:
                first[entity] = min(first.get(entity, token), token)
                source = columns.lemma[columns.head[token]] in SPEECH
                at = bisect_left(self._seen_tokens, token)
                self._seen.insert(at, Seen(token, entity, columns.sentence[token], True, source, self._passage(token)))
                self._seen_tokens.insert(at, token)

    def _is_worded_office(self, token: int) -> bool:
        """ "The spokesperson", "Mr. President": an office at the head of a phrase, beside no name."""
        columns = self.columns
        plain = columns.tag[token] == "NN" or (token > 0 and columns.lower[token - 1] in titles())
        return plain and self._is_office(token) and not self._hit_at(token)


def _latest(known: dict[str, list[int]], sentence: int) -> list[str]:
    """Those of one name of whom the sentences just before speak last, as their subject or at least somehow."""
    for which, far in ((0, _SHARED), (1, _SHARED - 1)):
        last = max(at[which] for at in known.values())
        if sentence - last <= far:
            return [who for who, at in known.items() if at[which] == last]
    return []
