"""Noun phrases over token columns: where they begin, what heads them, and their short labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from spacy.tokens import Doc

from kg.extract.repairs import repaired
from kg.model import Passage
from kg.names.gazetteer import adjective

_BRACKETS = re.compile(r"[\[\]]")
_CUT = frozenset({"relcl", "acl", "appos", "advcl", "prep", "punct", "cc", "conj", "dep", "parataxis"})
_STOP = frozenset({"PUNCT", "SPACE", "VERB", "AUX", "SCONJ", "PRON"})
_BEFORE_HEAD = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "punct", "advmod", "predet"}
)
_LEAD = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "ADP"})
_OF_PHRASE = 9  # words an "of" may add to a label


class Columns:
    """The token attributes that the rules of names and pronouns read, as lists."""

    def __init__(self, doc: Doc, passages: Sequence[Passage] = ()):
        shared = repaired(doc)
        self.string = text = shared.text
        self.text = [text[start:end] for start, end in zip(shared.start, shared.end, strict=True)]
        self.lower, self.lemma, self.pos, self.tag = shared.lower, shared.lemma, shared.pos, shared.tag
        self.dep, self.head = shared.dep, shared.head
        self.ent, self.idx, self.first, self.space = shared.ent, shared.start, shared.opens, shared.space
        self.size = len(shared)
        begun = int(bool(self.first and self.first[0]))  # the first sentence is number 0, however it begins
        self.sentence = [number - begun for number in accumulate(self.first)]
        self.junk = _boilerplate(self.idx, passages)

    def end(self, token: int) -> int:
        """The offset after a token."""
        return self.idx[token] + len(self.text[token])

    def words(self, first: int, last: int) -> str:
        """The text from one token through another, as written."""
        return self.string[self.idx[first] : self.end(last)] if first <= last else ""

    def is_plural(self, token: int) -> bool:
        return self.tag[token] in ("NNS", "NNPS")


def _boilerplate(offsets: list[int], passages: Sequence[Passage]) -> frozenset[int]:
    """The tokens of lists of other headlines and the like, which name nobody of this document."""
    spans = [(bisect_left(offsets, p.start), bisect_left(offsets, p.end)) for p in passages if p.kind == "boilerplate"]
    return frozenset(token for first, stop in spans for token in range(first, stop))


def root(columns: Columns, first: int, last: int) -> int:
    """The token of a span whose head lies outside; the first nominal one if there are several."""
    roots = [t for t in range(first, last + 1) if not first <= columns.head[t] <= last or columns.head[t] == t]
    nominal = [t for t in roots if columns.pos[t] in ("NOUN", "PROPN", "PRON", "NUM")]
    return (nominal or roots or [last])[0]


def begin(columns: Columns, head: int) -> int:
    """The first token of the noun phrase that ends in ``head``."""
    first = head
    while (
        first > 0
        and columns.dep[first - 1] in _BEFORE_HEAD
        and first - 1 < columns.head[first - 1] <= head
        and columns.sentence[first - 1] == columns.sentence[head]
    ):
        first -= 1
    return first


def label(columns: Columns, first: int, last: int) -> str:
    """Head with its modifiers and its "of"; determiners, possessive pronouns and clauses go.

    The case is that of mid-sentence, so that a phrase has one label wherever it stands.
    """
    head = root(columns, first, last)
    start, stop = first, head
    while start < head and _leads(columns, start):
        start += 1
    position = head + 1
    while position <= last and columns.pos[position] not in _STOP:
        child = position
        while columns.head[child] != head and columns.head[child] != child and child > head:
            child = columns.head[child]
        if columns.dep[child] == "prep" and columns.lower[child] == "of":
            stop = _through_of(columns, position, last)
            break
        if child <= head or columns.dep[child] in _CUT:
            break
        stop = position
        position += 1
    if columns.tag[stop] == "TO" and stop < last:
        stop += 1  # "pilots unable to | work"
    words = " ".join(_BRACKETS.sub("", columns.words(start, stop)).split()).strip(" \"“”«»'‘,;:()")
    lowered = columns.first[start] and columns.pos[start] != "PROPN" and words[1:2].islower()
    if lowered and not adjective(columns.text[start]):
        words = words[:1].lower() + words[1:]
    return words or columns.words(first, last)


def _leads(columns: Columns, token: int) -> bool:
    """Is a token before the head no part of the label?"""
    if columns.pos[token] in _LEAD:
        if columns.lower[token] == "all":  # kept in "all officials", not in "all the officials"
            return _leads(columns, token + 1)
        if columns.lower[token] in ("each", "one") and columns.lower[token + 1 : token + 2] in (["other"], ["another"]):
            return False
        return columns.lower[token] not in ("no", "at")
    return columns.tag[token] in ("PRP$", "PDT") or columns.lower[token] in ("so", "-", "called")


def _through_of(columns: Columns, position: int, last: int) -> int:
    """The last token of an "of" phrase: up to its first clause, comma or other preposition."""
    end = position
    for token in range(position + 1, min(last, position + _OF_PHRASE) + 1):
        if columns.dep[token] in ("relcl", "acl", "punct", "advcl", "cc", "appos") or columns.pos[token] in _STOP:
            break
        if columns.dep[token] == "prep" and columns.lower[token] != "of":
            break
        if "npadvmod" in (columns.dep[token], columns.dep[columns.head[token]]):
            break  # "the meeting of residents last week"
        end = token
    while end > position and columns.pos[end] in ("ADP", "DET", "ADJ", "PRON", "ADV"):
        end -= 1
    return end if end > position else position - 1


def through_office(columns: Columns, head: int, last: int) -> int:
    """The last token of "the president of Arland", however little of it lies before ``last``."""
    if head + 1 >= columns.size or columns.lower[head + 1] != "of" or columns.head[head + 1] != head:
        return last
    end = head + 2
    while end + 1 < min(columns.size, head + 10) and (
        columns.pos[end] in ("DET", "ADJ")
        or columns.head[end] > end
        or (columns.text[end + 1][:1].isupper() and columns.space[end])
    ):
        end += 1
    return max(last, min(end, columns.size - 1))
