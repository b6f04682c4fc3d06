"""Whom "he", "she" and "they" mean where that is somebody without a name: the clerk, a witness, the pilot."""

from __future__ import annotations

from kg.extract import pronouns
from kg.extract.offices import Offices, mention_of
from kg.extract.pronouns import SPEECH
from kg.extract.roles import is_other_sex, is_somebody, possessor
from kg.model import Mention

_SPEAKING_FOR = frozenset(
    "lawyer attorney solicitor barrister counsel agent spokesman spokeswoman spokesperson representative".split()
)


class Unnamed(Offices):
    """The part of a resolver that takes up people without names; the rest of it is in :mod:`.coref`."""

    def _phrase(self, head: int) -> Mention:
        raise NotImplementedError

    def _owner(self, token: int, voice: Mention | None, addressee: Mention | None) -> Mention | None:
        raise NotImplementedError

    def _reporter(self, token: int, word: str) -> Mention | None:
        """ "The clerk said he fell", "the board said it met": who says the clause is meant, if that is no name.

        Names are weighed by :meth:`_person`; a clerk who has none would lose against any name around.
        """
        columns = self.columns
        head = pronouns.reporter(columns, token)
        if head is None or columns.pos[head] not in ("NOUN", "PROPN") or self._in_quote(token) != self._in_quote(head):
            return None
        plural = columns.tag[head] == "NNS" or bool(pronouns.conjuncts(columns, head))  # "Holdings" is one company
        if word in pronouns.THEY or plural:
            return self._phrase(head) if plural and word in pronouns.THEY else None
        hit = self._hit_at(head)
        if columns.lemma[head] in _SPEAKING_FOR and (client := self._client(head, word)):
            return client
        if word in pronouns.IT:
            return None if (hit and hit.kind == "person") or self._is_office(head) else self._phrase(head)
        if hit is not None or is_other_sex(columns.lemma[head], word):
            return None
        return self._phrase(head) if is_somebody(columns.lemma[head]) else None

    def _client(self, head: int, word: str) -> Mention | None:
        """Whom "he" means in "Sam Rowe's lawyer said he was ill": who speaks for somebody speaks of him."""
        columns = self.columns
        owner = possessor(columns, head)
        if owner is None:
            return None
        gender = "m" if word in pronouns.HE else "f" if word in pronouns.SHE else ""
        named = self._hit_at(owner)
        entity = self._entities[named.start] if named and named.kind == "person" else None
        if entity is not None and gender and self.roster.gender(entity.id) in ("", gender):
            return mention_of(entity)
        alike = {columns.lower[owner], word} <= pronouns.HE or {columns.lower[owner], word} <= pronouns.SHE
        return self._owner(owner, None, None) if alike else None

    def _somebody(self, token: int) -> Mention | None:
        """The last person without a name who spoke, if nobody is named in between: "a witness said … She added …".

        Else the only person around: "the pilot saw a light … He landed".
        """
        columns = self.columns
        around: dict[str, int] = {}
        named = False
        for head in range(token - 1, -1, -1):
            if columns.sentence[token] - columns.sentence[head] > 2:
                break
            if columns.sentence[token] == columns.sentence[head] or columns.pos[head] not in ("NOUN", "PROPN"):
                continue
            if self._in_quote(head) and not self._in_quote(token):
                continue
            hit = self._hit_at(head)
            if hit is not None and hit.kind == "person":
                named = True
                break
            if hit is not None or columns.is_plural(head) or not is_somebody(columns.lemma[head]):
                continue
            if is_other_sex(columns.lemma[head], columns.lower[token]):
                continue
            if columns.dep[head] == "nsubj" and columns.lemma[columns.head[head]] in SPEECH:
                return self._as_person(head)
            if columns.dep[head] != "compound":
                around[columns.lemma[head]] = head
        subjects = [head for head in around.values() if columns.dep[head] in ("nsubj", "nsubjpass")]
        return self._as_person(subjects[0]) if subjects and len(around) == 1 and not named else None

    def _as_person(self, head: int) -> Mention:
        found = self._phrase(head)
        return Mention("", found.label, found.entity, "person", (), found.role, found.generic)
