"""What stands beside a name between commas: an office ("Ann Lee, a harbour pilot, …"), the sort of an organisation."""

from __future__ import annotations

import re

from kg.names.roles import role

_PERSON_APPOSED = re.compile(r",\s+((?:an?|the|its|their|our)\s+[^,.;:()“”\"\n]{3,90})")
# "The spokesman of the minister, Ann Lee": the whole phrase names her, never its last noun alone.
_PERSON_AFTER = re.compile(
    r"(?<!of )(?<!for )(?<!to )(?<!at )(?<!in )(?<!by )"
    r"((?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[A-Z]\w+['’]s)\s+"
    r"(?:(?:of|for|to|at|in)\s+(?:the|an?)\s|(?!\b(?:the|an?)\s)[^,.;:()“”\"\n]){3,60}),\s*$"
)
_ORGANISATION = re.compile(
    r",\s+(?:which\b|(?:the|an?)\s+(?:\w+[\s-]){0,4}?(?:company|firm|agency|group|bank|contractor|operator|airline"
    r"|manufacturer|union)(?=\s+(?:that|which|of|behind|in|for|responsible|building|from)\b|,))"
)
_PERSONAL = frozenset(
    "president chairman chairwoman director minister member mayor secretary judge lawyer attorney engineer captain "
    "spokesman spokeswoman spokesperson professor senator governor superintendent inspector clerk editor".split()
)
_DETERMINER = re.compile(r"^(?:an?|the|its|their|our|his|her)\s+", re.IGNORECASE)


def apposed_role(text: str, start: int, end: int) -> str:
    """Return the office that stands beside a person's name at ``text[start:end]`` between commas, or ""."""
    after = _PERSON_APPOSED.match(text, end)
    if after and role(after[1]) and _headed(after[1]):
        return _DETERMINER.sub("", after[1]).strip()
    before = _PERSON_AFTER.search(text, max(0, start - 80), start)
    if before and role(before[1]) and _headed(before[1]) and text[end : end + 1] in ",":
        return _DETERMINER.sub("", before[1]).strip()
    return ""


def _headed(phrase: str) -> bool:
    """Is the role the head of a short phrase, not a word somewhere in a clause?"""
    head = re.split(r"\s+(?:of|for|at|in|to|with|on|who|which|that|from|and)\s+", phrase)[0]
    return (
        len(head.split()) <= 7
        and role(head) is not None
        and not re.search(r"\b(?:is|was|said|says|are|were|has|had)\b", head)
    )


def person_apposed(text: str, end: int) -> bool:
    """Does the text go on with an office that only a person has: "Falk, the union president"?"""
    after = _PERSON_APPOSED.match(text, end)
    if after is None or not role(after[1]) or not _headed(after[1]):
        return False
    head = re.split(r"\s+(?:of|for|at|in|to|with|on|who|which|that|from|and)\s+", after[1])[0]
    return head.split()[-1].casefold() in _PERSONAL


def organisation_apposed(text: str, end: int) -> bool:
    """Does the text go on with what only an organisation is called: ", which …", ", the company that …"?"""
    return _ORGANISATION.match(text, end) is not None
