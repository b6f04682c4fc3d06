"""Role phrases -> (role, class, country, rest): "the Finnish leader", "President of the Republic of Armenia"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kg.names.gazetteer import adjective, bare, capital, country, rows, titles

_TOP = {"head of state", "head of government", "leader"}
_TOKEN = re.compile(r"[\w.’'-]+")


class Role(NamedTuple):
    """What a role phrase says: "prime minister", its class, the country and the institution it belongs to."""

    name: str
    cls: str
    country: str = ""
    of: str = ""


@cache
def _lexicon() -> tuple[dict[str, tuple[str, str]], re.Pattern]:
    table = {name: (row["role"], row["class"]) for row in rows("roles") for name in row["names"].split(";")}
    names = sorted(table, key=len, reverse=True)
    return table, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.IGNORECASE)


def is_role(word: str) -> bool:
    """Is a word or phrase, as it stands, the name of a role?"""
    return word.casefold() in _lexicon()[0]


def split_role(words: Sequence[str]) -> tuple[int, bool]:
    """Return (number of leading words that are title or office, is there an office) in ["President", "Ann", "Lee"]."""
    best = 0
    for end in range(1, len(words)):
        for start in range(max(0, end - 3), end):
            if is_role(" ".join(words[start:end])):
                best = end
    office = best > 0
    if not office:  # "Texas Sen. Ann Lee"
        best = next((at + 1 for at in range(1, min(5, len(words) - 1)) if _is_short_title(words[at])), 0)
        office = best > 0
    while best < len(words) - 1 and words[best].casefold() in titles():
        best += 1
    return best, office


def _is_short_title(word: str) -> bool:
    return word.endswith(".") and len(word) > 3 and word.casefold().rstrip(".") in {t.rstrip(".") for t in titles()}


@lru_cache(maxsize=16384)
def role(text: str) -> Role | None:
    """Read a role phrase; None where it names no role. Its head counts: a president's spokesperson is none."""
    table, pattern = _lexicon()
    text = re.sub(r"\s+", " ", text).strip(' ,.;:"“”')
    text = re.sub(r"^(?:the|a|an|our|its|their|his|her)\s+", "", text, flags=re.IGNORECASE)
    head, _, tail = re.sub(r"(?<=\w)\s+(?:of|for|at|in|to|with)\s+(?:the\s+)?", "\0", text, count=1).partition("\0")
    found = list(pattern.finditer(head))
    if not found:
        head, tail = text, ""
        found = list(pattern.finditer(text))
        if not found:
            return None
    match = found[-1]
    if match.end() < len(head.rstrip()) and not tail and not re.match(r"\s*,", head[match.end() :]):
        tail = head[match.end() :].strip(" ,")
    name, cls = table[match[0].casefold()]
    modifiers = bare(head[: match.start()])
    where = _country_in(modifiers) or _country_in(tail)
    rest = " ".join(part for part in (modifiers, tail) if part and not country(part) and not adjective(part))
    return Role(name, cls, where, rest)


def _country_in(text: str) -> str:
    """The first country named in ``text``, as a name, an adjective or a seat of government."""
    tokens = [token.strip(".'’-") if len(token) > 4 else token for token in _TOKEN.findall(text)]
    for start in range(len(tokens)):
        for size in (4, 3, 2, 1):
            piece = " ".join(tokens[start : start + size])
            piece = re.sub(r"['’]s$", "", piece)
            if found := country(piece) or (adjective(piece) if size < 3 else None):
                return found
    return capital(text) or "" if text else ""


_OVER = frozenset({"former", "ex", "ex-", "late", "outgoing"})
_BY_TERM = {*_TOP, "minister", "official", "lawmaker"}  # offices that are handed on: a former engineer still is one


def is_over(held: Role) -> bool:
    """Is an office as worded one that somebody had: "former governor of Oban"?"""
    return held.cls in _BY_TERM and not _OVER.isdisjoint(held.of.casefold().split())


def compatible(wanted: Role, held: Role) -> bool:
    """May the holder of ``held`` be meant by ``wanted``? A leader is a president, premier or king."""
    if is_over(held) and not is_over(wanted):
        return False  # "the governor" is not "the former governor"
    if wanted.country and held.country and wanted.country != held.country:
        return False
    if wanted.name == held.name:
        return True
    if "leader" in (wanted.cls, held.cls):
        return wanted.cls in _TOP and held.cls in _TOP
    generic = {
        "minister",
        "official",
        "expert",
        "journalist",
        "spokesperson",
        "chief executive",
        "analyst",
        "observer",
        "deputy",
        "representative",
        "director",
    }
    return wanted.cls == held.cls and wanted.name in generic and wanted.cls not in _TOP


def label(phrase: Role) -> str:
    """Return a readable label of a role whose holder is not named: "prime minister of Armenia"."""
    return f"{phrase.name} of {phrase.country}" if phrase.country else phrase.name
