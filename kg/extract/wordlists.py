"""The closed word lists of the triple reader, out of ``data/lexicon/``, each read once."""

from __future__ import annotations

import csv
from functools import cache
from typing import NamedTuple

from ..resources import read
from .lexicon import SPEECH_CLASSES, by_lemma

_ATTITUDES = frozenset(("belief", "knowledge", "appearance"))
POLARITY = {"+": "positive", "-": "negative", "?": "unknown", "": ""}


class Effect(NamedTuple):
    """What a word does to the clause it governs; "" leaves a feature alone."""

    polarity: str
    certainty: str
    modality: str


class Governor(NamedTuple):
    """A predicate that decides whether the clause below it holds: plain and under negation.

    ``transparent``: the governor adds nothing but polarity, certainty and modality, so the triple is
    that of the lower clause ("is likely to ease" -> ease).
    """

    plain: Effect
    negated: Effect
    transparent: bool


class Compound(NamedTuple):
    """The role of a preposition with its noun, and the words of which one must follow; "." is the end of the phrase,
    no words: whatever follows.
    """

    role: str
    then: frozenset[str]


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(read("data", "lexicon", name).splitlines()))


@cache
def governors() -> dict[str, Governor]:
    """Lemma -> what it does to its complement (FactBank's source-introducing and implicative predicates)."""
    return {
        row["lemma"]: Governor(
            Effect(POLARITY[row["polarity"]], row["certainty"], row["modality"]),
            Effect(POLARITY[row["negated_polarity"]], row["negated_certainty"], row["modality"]),
            row["transparent"] == "yes",
        )
        for row in _rows("governors.csv")
    }


@cache
def markers(kind: str) -> dict[str, Effect]:
    """Lower-case form -> effect, of one kind: adverb, aux, determiner, condition, question."""
    return {
        row["form"]: Effect(POLARITY[row["polarity"]], row["certainty"], row["modality"])
        for row in _rows("markers.csv")
        if row["kind"] == kind
    }


@cache
def light_verbs() -> frozenset[tuple[str, str]]:
    """Pairs of a verb and the noun that carries the meaning: ("play", "role")."""
    return frozenset((row["verb"], row["noun"]) for row in _rows("light_verbs.csv") if not row["preposition"])


@cache
def fixed_phrases() -> frozenset[tuple[str, str, str]]:
    """Verb, preposition and noun that make one predicate: ("take", "into", "account")."""
    return frozenset(
        (row["verb"], row["preposition"], row["noun"]) for row in _rows("light_verbs.csv") if row["preposition"]
    )


@cache
def event_nouns() -> dict[str, tuple[str, bool]]:
    """Noun lemma -> (verb lemma, whether the possessor is the one it happens to)."""
    return {row["noun"]: (row["verb"], row["possessor"] == "patient") for row in _rows("event_nouns.csv")}


@cache
def adverb_roles() -> dict[str, str]:
    """Adverb -> qualifier role; "discourse" adverbs are no part of the content."""
    return {row["word"]: row["role"] for row in _rows("adverbs.csv")}


@cache
def preposition_roles() -> dict[str, str]:
    """Preposition -> the role it has when nothing in its object decides."""
    return {row["preposition"]: row["role"] for row in _rows("prepositions.csv")}


@cache
def compound_prepositions() -> dict[tuple[str, str], Compound]:
    """Preposition and noun, as they stand -> the role they have together ("as a result of" -> cause)."""
    return {
        (row["preposition"], row["noun"]): Compound(row["role"], frozenset(row["then"].split()))
        for row in _rows("compound_prepositions.csv")
    }


@cache
def time_nouns() -> frozenset[str]:
    """Noun lemmas that make a prepositional phrase one of time."""
    return frozenset(row["noun"] for row in _rows("time_nouns.csv"))


@cache
def untrue() -> frozenset[str]:
    """What a statement is called that is turned down: "false", "untrue", "misleading"."""
    return frozenset(row["phrase"] for row in _rows("untrue.csv"))


@cache
def discourse() -> frozenset[str]:
    """Fixed phrases that connect sentences and are no part of what is claimed."""
    return frozenset(row["phrase"] for row in _rows("discourse.csv"))


def is_speech(lemma: str) -> bool:
    """Tell whether a verb reports an utterance."""
    entry = by_lemma("verb").get(lemma)
    return entry is not None and entry.cls in SPEECH_CLASSES


def is_report(lemma: str) -> bool:
    """Tell whether a verb may follow what it reports: "the valve leaked, she said", "… I think"."""
    entry = by_lemma("verb").get(lemma)
    return entry is not None and (entry.cls in SPEECH_CLASSES or entry.cls in _ATTITUDES or lemma == "hope")
