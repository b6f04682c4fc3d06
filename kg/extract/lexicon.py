"""The cue lexicon: words that report speech, belief, desire, stance or evidence, by lemma and class.

``data/lexicon/cues.csv`` holds one entry a line; its README explains the columns.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from .. import resources

# Classes that report an utterance, as against an attitude: users filter by them.
SPEECH_CLASSES = frozenset(
    ("statement", "claim", "admission", "confirmation", "denial", "accusation", "question", "promise", "agreement",
     "prediction", "warning", "suggestion", "request", "refusal", "gratitude", "greeting")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One cue: what it says about its content, and the complements that make it a cue.

    ``frames`` for verbs: "that" (clause), "to", "ing", "np" (object is content), "np-to", "np-as",
    "np-of", "np-for" … (object with complement), "p:about" (prepositional content), "q" (a quotation
    is enough), "r" (the object is the addressee). For nouns and adjectives the prepositions or "that", "to".
    """

    lemma: str
    pos: str
    cls: str
    act: str
    factive: bool
    polarity: str
    certainty: str
    modality: str
    frames: frozenset[str]


@cache
def entries() -> tuple[Entry, ...]:
    """Return all entries in file order."""
    rows = csv.DictReader(resources.read("data", "lexicon", "cues.csv").splitlines())
    return tuple(
        Entry(
            row["lemma"], row["pos"], row["class"], row["act"], row["factive"] == "yes", row["polarity"],
            row["certainty"], row["modality"], frozenset(row["frames"].split()),
        )
        for row in rows
    )  # fmt: skip


@cache
def by_lemma(pos: str) -> dict[str, Entry]:
    """Return the one-word entries of a part of speech ("verb", "noun", "adjective", "adverb") by lemma."""
    return {entry.lemma: entry for entry in entries() if entry.pos == pos and " " not in entry.lemma}


@cache
def by_first_word(pos: str) -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Return the entries of several words by their first lemma, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in entries():
        words = tuple(entry.lemma.split())
        if entry.pos == pos and len(words) > 1:
            out.setdefault(words[0], []).append((words, entry))
    return {word: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for word, found in out.items()}


def look_up(lemma: str, pos: str = "verb") -> Entry | None:
    """Return the entry of a lemma ("admit", "point out"), or None."""
    return by_lemma(pos).get(lemma) or next(
        (entry for entry in entries() if entry.lemma == lemma and entry.pos == pos), None
    )
