"""Whom "he", "she" and "they" mean where that is somebody without a name: the clerk, a witness, the pilot."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from kg.extract import binding, bound, pronouns
from kg.extract.offices import Offices, mention_of
from kg.extract.phrases import begin
from kg.extract.pronouns import SPEECH
from kg.extract.roles import is_other_sex, is_somebody, possessor
from kg.model import Mention
from kg.names.gazetteer import titles

_SPEAKING_FOR = frozenset(
    "lawyer attorney solicitor barrister counsel agent spokesman spokeswoman spokesperson representative".split()
)
_PRONOUNS = pronouns.HE | pronouns.SHE
_TAKEN_UP = 8  # sentences in which "the woman" may be the one that was brought in
_WOMEN = frozenset(
    "woman girl lady mother grandmother wife widow daughter sister aunt niece actress nun waitress schoolgirl "
    "queen".split()
)
_MEN = frozenset(
    "man boy gentleman father grandfather husband widower son brother uncle nephew monk waiter fisherman "
    "schoolboy king".split()
)


def gendered(lemma: str) -> str:
    """Return "f" for "woman", "m" for "boy", "" for whatever tells nothing."""
    return "f" if lemma in _WOMEN else "m" if lemma in _MEN else ""


class Unnamed(Offices):
    """The part of a resolver that takes up people without names; the rest of it is in :mod:`.coref`."""

    def _phrase(self, head: int) -> Mention:
        raise NotImplementedError

    def _passage(self, token: int) -> int:
        raise NotImplementedError

    def _owner(self, token: int, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        raise NotImplementedError

    def _pronoun(self, token: int, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        raise NotImplementedError

    def _reporter(self, token: int, word: str) -> Mention | None:
        """ "The clerk said he fell", "the board said it met": who says the clause is meant, if that is no name.

        Names are weighed by :meth:`_person`; a clerk who has none would lose against any name around.
        """
        columns = self.columns
        head = bound.reporter(columns, token)
        if head is None:
            return None
        if columns.lemma[columns.head[head]] == "ask" and not bound.may(columns, token):
            return None
        if columns.lower[head] == word and (word in pronouns.THEY or word in pronouns.IT):
            return self._pronoun(head, None, None)  # "they said they needed more"
        if columns.pos[head] not in ("NOUN", "PROPN") or self._in_quote(token) != self._in_quote(head):
            return None
        plural = columns.tag[head] == "NNS" or bool(pronouns.conjuncts(columns, head))  # "Holdings" is one company
        plural = plural or binding.counts_many(columns, head)
        if word in pronouns.THEY or plural:
            return self._phrase(head) if plural and word in pronouns.THEY else None
        hit = self._hit_at(head)
        if columns.lemma[head] in _SPEAKING_FOR and (client := self._client(head, word)):
            return client
        if word in pronouns.IT:
            return None if (hit and hit.kind == "person") or self._is_office(head) else self._phrase(head)
        if hit is not None or is_other_sex(columns.lemma[head], word) or self._named_behind(head):
            return None
        if self._told_somebody(head, token, word) or self._is_aside(head, word):
            return Mention("", word, None, "person")  # "the judge told Lee he would go": either of the two
        return self._phrase(head) if is_somebody(columns.lemma[head]) else None

    def _named_behind(self, head: int) -> bool:
        """Does an apposition name the person: "the builder, Milan Orlik"?"""
        columns = self.columns
        behind = range(head + 1, min(columns.size, head + 8))
        apposed = (t for t in behind if columns.head[t] == head and columns.dep[t] == "appos")
        return any(hit.kind == "person" for t in apposed if (hit := self._hit_at(t)))

    def _told_somebody(self, head: int, token: int, word: str) -> bool:
        """Does the clerk who tells speak to somebody with a name whom the pronoun fits as well?"""
        columns = self.columns
        told = (t for t in range(head + 1, token) if columns.head[t] == columns.head[head])
        hits = (hit for t in told if columns.dep[t] in ("dobj", "dative") and (hit := self._hit_at(t)))
        return any(hit.kind == "person" and self._suits(hit.start, "m" if word in pronouns.HE else "f") for hit in hits)

    def _is_aside(self, head: int, word: str) -> bool:
        """Is a clerk brought in to tell something of somebody with a name: "Lee left when a clerk said he lied"?"""
        columns = self.columns
        verb = columns.head[head]
        if columns.dep[verb] != "advcl" or columns.lower[begin(columns, head)] not in ("a", "an"):
            return False
        above = (t for t in binding.subjects(columns, columns.head[verb]) if t < head)
        gender = "m" if word in pronouns.HE else "f"
        return any(
            is_somebody(columns.lemma[t]) or ((hit := self._hit_at(t)) and self._suits(hit.start, gender))
            for t in above
        )

    def _client(self, head: int, word: str) -> Mention | None:
        """Whom "he" means in "Sam Rowe's lawyer said he was ill": who speaks for somebody speaks of him."""
        columns = self.columns
        owner = possessor(columns, head)
        if owner is None:
            return self._body_behind(head) if word in pronouns.IT else None
        gender = "m" if word in pronouns.HE else "f" if word in pronouns.SHE else ""
        named = self._hit_at(owner)
        entity = self._entities[named.start] if named and named.kind == "person" else None
        if entity is not None and gender and self.roster.gender(entity.id) in ("", gender):
            return mention_of(entity)
        alike = {columns.lower[owner], word} <= pronouns.HE or {columns.lower[owner], word} <= pronouns.SHE
        return self._owner(owner, None, None) if alike else None

    def _body_behind(self, head: int) -> Mention | None:
        """What "it" means in "a spokesman for the ministry said it needs more": the ministry."""
        columns = self.columns
        for prep in range(head + 1, min(columns.size, head + 3)):
            if columns.head[prep] == head and columns.lower[prep] in ("for", "of", "at"):
                owner = next((t for t in range(prep + 1, min(columns.size, prep + 8)) if columns.head[t] == prep), None)
                hit = self._hit_at(owner) if owner is not None else None
                if owner is not None and not columns.is_plural(owner) and (hit is None or hit.kind != "person"):
                    return self._phrase(owner) if columns.pos[owner] in ("NOUN", "PROPN") else None
        return None

    def _spoken_of(self, token: int, entity: str) -> bool:
        """Is somebody only named in what an unclear "he" has said: "He thinks Marsh is ill. “It is flu,” he said"?"""
        columns = self.columns
        at = bisect_left(self._unclear, token)
        before = self._unclear[at - 1] if at else token
        told = bound.reporter(columns, token) is not None  # "Marsh said he was ill"
        if before == token or columns.lower[before] != columns.lower[token] or told:
            return False
        if columns.sentence[token] - columns.sentence[before] > 2:
            return False
        between = self._seen[bisect_right(self._seen_tokens, before) : bisect_left(self._seen_tokens, token)]
        return any(one.entity == entity for one in between)

    def _somebody(self, token: int) -> Mention | None:
        """The last person without a name who spoke, if nobody is named in between: "a witness said … She added …".

        Else the only person around: "the pilot saw a light … He landed".
        """
        columns = self.columns
        around: dict[str, int] = {}
        named = False
        asker = bound.asker(columns, token)
        for head in range(token - 1, -1, -1):
            if columns.sentence[token] - columns.sentence[head] > 2:
                break
            if columns.pos[head] not in ("NOUN", "PROPN") or head == asker:
                continue
            if columns.sentence[token] == columns.sentence[head] and not self._reported_before(head, token):
                continue
            if self._in_quote(head) and not self._in_quote(token):
                continue
            hit = self._hit_at(head)
            if hit is not None and hit.kind == "person":
                named = True
                break
            if hit is not None or columns.is_plural(head) or not is_somebody(columns.lemma[head]):
                continue
            if not self._may_be(head, columns.lower[token]):
                continue
            if columns.dep[head] == "nsubj" and columns.lemma[columns.head[head]] in SPEECH:
                if self._in_quote(token) and not self._in_quote(head):
                    return None  # a witness does not speak of himself: "a witness said. “He ran,” …"
                return self._as_person(head)
            if columns.dep[head] != "compound":
                around[columns.lemma[head]] = head
        subjects = [head for head in around.values() if columns.dep[head] in ("nsubj", "nsubjpass")]
        return self._as_person(subjects[0]) if subjects and len(around) == 1 and not named else None

    def _reported_before(self, head: int, token: int) -> bool:
        """Is a noun the subject of a clause before: "why the pilot took it for a bird, which he reported"?"""
        columns = self.columns
        verb = columns.head[head]
        return columns.dep[head] == "nsubj" and columns.head[token] != verb and verb < token

    def _may_be(self, head: int, word: str) -> bool:
        """Does a noun, with the "Mr." before it and whom it names, go with "he" or with "she"?"""
        columns = self.columns
        title = titles().get(columns.lower[head - 1], "") if head else ""
        gender = "m" if word in pronouns.HE else "f"
        if is_other_sex(columns.lemma[head], word) or title not in ("", gender):
            return False
        return self.roster.gender(self._phrase(head).entity) in ("", gender) if self._is_office(head) else True

    def _people_introduced(self) -> dict[int, int]:
        """Return {token of "he", "her" …: head of "an elderly woman"} for those brought in without a name just before.

        A name in between, or one that is the subject beside it ("Ann Lee met a woman"), leaves them to the weighing.
        """
        columns = self.columns
        found: dict[int, int] = {}
        last: dict[str, int] = {}
        for token in range(columns.size):
            if gendered(columns.lemma[token]) and self._brings_in(token):
                last[columns.lemma[token]] = token
            elif columns.lower[token] in _PRONOUNS and (head := self._introduced(token, found, last)) is not None:
                found[token] = head
        return found

    def _brings_in(self, noun: int) -> bool:
        columns = self.columns
        first = begin(columns, noun)
        told = columns.dep[noun] in ("attr", "appos", "compound", "oprd", "npadvmod") or self._hit_at(noun) is not None
        as_one = columns.dep[noun] == "pobj" and columns.lower[columns.head[noun]] in ("as", "like", "than")
        beside = self._hit_at(noun + 1) if noun + 1 < columns.size else None  # "a woman Ann Lee"
        opens = columns.lower[first] in ("a", "an", "another") or columns.tag[first] == "PRP$"  # "my sister is a nurse"
        return opens and columns.tag[noun] == "NN" and not (told or as_one or beside)

    def _introduced(self, token: int, found: dict[int, int], last: dict[str, int]) -> int | None:
        columns = self.columns
        if (own := self._within(token)) is not None:
            return own
        same = pronouns.HE if columns.lower[token] in pronouns.HE else pronouns.SHE
        gender = "m" if same is pronouns.HE else "f"
        inside = self._in_quote(token)
        for head in range(token - 1, -1, -1):
            if columns.sentence[token] - columns.sentence[head] > 2:
                return None
            if self._in_quote(head) != inside:
                continue
            if inside and self._passage(head) != self._passage(token):
                return None  # another paragraph of somebody's words may be about somebody else
            if columns.lower[head] in same:
                return found.get(head)
            hit = self._hit_at(head)
            if hit is not None and hit.kind == "person" and self._suits(hit.start, gender):
                return None
            if gendered(columns.lemma[head]) != gender or columns.tag[head] != "NN":
                continue
            if last.get(columns.lemma[head]) == head:
                subject = self._pronoun_subject(head, same)
                if subject is not None:
                    return found.get(subject)  # "she met a woman, should she come"
                return None if self._named_subject(head, gender) else head
            beside = columns.sentence[head] == columns.sentence[token] and columns.dep[head] in ("nsubj", "nsubjpass")
            if beside and not self._named_subject(head, gender):
                return head  # "the widow wept, and she told her story"
            known = last.get(columns.lemma[head])
            definite = columns.lower[begin(columns, head)] in ("the", "this", "that")
            if definite and known is None and columns.dep[head] == "nsubj" and not self._named_near(head, gender):
                return head  # "The king opened the bridge. He praised …"
            if definite and known is not None and columns.sentence[head] - columns.sentence[known] <= _TAKEN_UP:
                return known
        return None

    def _pronoun_subject(self, head: int, same: frozenset[str]) -> int | None:
        """The "she" that is a subject before somebody brought in: of "she met a woman" the first."""
        columns = self.columns
        before = range(head - 1, max(-1, head - 30), -1)
        here = (t for t in before if columns.sentence[t] == columns.sentence[head])
        return next((t for t in here if columns.lower[t] in same and columns.dep[t] == "nsubj"), None)

    def _within(self, token: int) -> int | None:
        """Whose thirties "his" are in "a man in his thirties"."""
        columns = self.columns
        prep = columns.head[columns.head[token]]
        holder = columns.head[prep]
        inside = columns.dep[token] == "poss" and columns.dep[prep] == "prep" and holder < prep < token
        gender = "m" if columns.lower[token] in pronouns.HE else "f"
        lemma = columns.lemma[holder]
        fits = gendered(lemma) == gender or lemma == "person" or (is_somebody(lemma) and not gendered(lemma))
        return holder if inside and fits and columns.tag[holder] == "NN" else None

    def _named_near(self, head: int, gender: str) -> bool:
        """Has anybody whom the pronoun fits been named in the sentences before?"""
        sentences, starts = self.columns.sentence, self._hit_starts
        opens = bisect_left(sentences, sentences[head] - _TAKEN_UP)
        near = self._hits[bisect_left(starts, opens) : bisect_left(starts, head)]
        return any(hit.kind == "person" and self._suits(hit.start, gender) for hit in near)

    def _suits(self, start: int, gender: str) -> bool:
        entity = self._entities[start]
        return entity is not None and self.roster.gender(entity.id) in ("", gender)

    def _named_subject(self, head: int, gender: str) -> bool:
        """Is somebody with a name, whom the pronoun fits, the subject of the sentence that brings somebody in?"""
        columns = self.columns
        for token in range(head - 1, -1, -1):
            if columns.sentence[token] != columns.sentence[head]:
                return False
            hit = self._hit_at(token)
            subject = hit is not None and hit.kind == "person" and columns.dep[token] in pronouns.SUBJECT
            if subject and self._in_quote(token) == self._in_quote(head) and self._suits(hit.start, gender):
                return True
        return False

    def _as_person(self, head: int) -> Mention:
        found = self._phrase(head)
        return Mention("", found.label, found.entity, "person", (), found.role, found.generic)
