"""Whose turn it is: what the label before a turn names."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Passage
from kg.names.gazetteer import is_first_name, titles
from kg.names.roles import is_role, split_role


def labelled(passages: Sequence[Passage]) -> list[tuple[Passage, str, str]]:
    """Return (passage, name, role words) for every passage with a named speaker."""
    found = []
    for passage in passages:
        if passage.speaker:
            words = passage.speaker.split()
            lead = _before_name(words)
            name, office = " ".join(words[lead:]), " ".join(words[:lead])
            if lead == 1 and len(words) == 2 and office.casefold() in titles():
                name, office = f"{office} {cased(name)}", ""  # "MR. LEE" is not MRS. LEE
            if not is_role(name) and not is_question(name):
                found.append((passage, name, ", ".join(part for part in (office, passage.role) if part)))
    return found


def _before_name(words: Sequence[str]) -> int:
    """Return how many words of a label stand before the name, by a known office or the first name in capitals.

    ["PORT", "WARDEN", "ANNA", "BERG"] -> 2, whatever a port warden is.
    """
    lead, _ = split_role(words)
    rest = [word.capitalize() for word in words[lead:]]
    if not " ".join(words).isupper() or len(rest) < 3 or is_first_name(rest[0]):
        return lead
    return lead + next((at for at in range(1, len(rest) - 1) if is_first_name(rest[at])), 0)


def is_question(label: str) -> bool:
    """Tell the "Q:" of questions and answers."""
    return label.casefold() in ("q", "question")


def is_answer(label: str) -> bool:
    """Tell the "A:" of questions and answers."""
    return label.casefold() in ("a", "answer")


def cased(label: str) -> str:
    """Return "THE CHAIR" as "Chair" is written elsewhere; names of several words are left alone."""
    return label.capitalize() if label.isupper() and len(label) > 1 and " " not in label else label
