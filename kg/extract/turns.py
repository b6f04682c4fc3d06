"""Whose turn it is: what the label before a turn names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.naming import split_role
from kg.model import Passage
from kg.names.roles import is_role


def labelled(passages: Sequence[Passage]) -> list[tuple[Passage, str, str]]:
    """Return (passage, name, role words) for every passage with a named speaker."""
    found = []
    for passage in passages:
        if passage.speaker:
            words = passage.speaker.split()
            lead, _ = split_role(words)
            name, office = " ".join(words[lead:]), " ".join(words[:lead])
            if not is_role(name):
                found.append((passage, name, ", ".join(part for part in (office, passage.role) if part)))
    return found


def is_answer(label: str) -> bool:
    """Tell the "A:" of questions and answers."""
    return label.casefold() in ("a", "answer")


def cased(label: str) -> str:
    """Return "THE CHAIR" as "Chair" is written elsewhere; names of several words are left alone."""
    return label.capitalize() if label.isupper() and len(label) > 1 and " " not in label else label
