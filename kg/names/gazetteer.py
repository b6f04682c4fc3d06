"""Facts about names: countries with capitals and adjectives, acronyms, the usual gender of first names and titles."""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from kg import resources


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one lexicon in ``data/lexicon``."""
    return list(csv.DictReader(resources.read("data", "lexicon", f"{name}.csv").splitlines()))


@lru_cache(maxsize=16384)
def bare(text: str) -> str:
    """Return a name without quotation marks, determiner, possessive and doubled spaces."""
    text = re.sub(r"\s+", " ", text).strip(" \t\n\"“”„‟«»'‘’,;:.()[]–—-")
    text = re.sub(r"(?<=s)['’]$|['’]s$", "", text)
    return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)


@cache
def _countries() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Names -> country, capitals and seats -> country, adjectives and demonyms -> country; all casefolded."""
    names, seats, adjectives = {}, {}, {}
    for row in rows("countries"):
        for alias in (row["country"], *row["aliases"].split(";")):
            names[_key(alias)] = row["country"]
        for seat in (*row["capitals"].split(";"), *row["voices"].split(";")):
            seats[_key(seat)] = row["country"]
        for word in row["adjectives"].split(";") + row["demonyms"].split(";"):
            adjectives.setdefault(_key(word), row["country"])
            adjectives.setdefault(_key(word) + "s", row["country"])
    for table in (names, seats, adjectives):
        table.pop("", None)
    return names, seats, adjectives


def _key(text: str) -> str:
    return re.sub(r"^the ", "", text.casefold().replace("’", "'"))


@lru_cache(maxsize=16384)
def country(text: str, voice: bool = False) -> str | None:
    """Return the country that ``text`` names, None if it names none.

    As a ``voice`` a capital, a seat of government, "official Baku" and "the Finnish side" stand for
    their country, too; otherwise a capital is a place and "Georgia" is the only kind of answer.
    """
    names, seats, adjectives = _countries()
    key = _key(bare(text))
    if key in names:
        return names[key] if not (key in ("us", "car", "ra", "rf") and bare(text).islower()) else None
    official = re.sub(r"^official(?:s in)? ", "", key)
    if official != key and (official in seats or official in names):
        return seats.get(official) or names.get(official)
    if not voice:
        return None
    if key in seats:
        return seats[key]
    side = re.match(r"(.+?) (?:side|government|leadership|authorities)$", key)
    if side:
        return adjectives.get(side[1]) or names.get(side[1])
    return None


@lru_cache(maxsize=16384)
def adjective(text: str) -> str | None:
    """Return the country of an adjective or demonym: "Finnish" and "Finns" are Finland."""
    key = _key(bare(text))
    return _countries()[2].get(key) if text[:1].isupper() else None


def capital(text: str) -> str | None:
    """Return the country whose capital or seat of government ``text`` names."""
    return _countries()[1].get(_key(bare(text)))


@cache
def _capitals() -> dict[str, str]:
    return {row["country"]: row["capitals"].split(";")[0] for row in rows("countries")}


def capital_of(nation: str) -> str:
    """Return the capital of a country by its name in the table, "" for those without."""
    return _capitals().get(nation, "")


@cache
def acronyms() -> dict[str, str]:
    """Acronym -> full name of well-known organisations."""
    return {row["short"]: row["full"] for row in rows("organisations")}


@cache
def full_names() -> dict[str, str]:
    """Casefolded full name -> acronym."""
    return {full.casefold(): short for short, full in acronyms().items()}


@cache
def _first_names() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("first_names"):
        for name in row["names"].split():
            table[name] = "" if name in table else row["gender"]  # Jean, Robin: either
    return table


def first_names(gender: str) -> list[str]:
    """Return the known first names of "m" or "f", in lower case."""
    return [name for name, known in _first_names().items() if known == gender]


def is_first_name(token: str) -> bool:
    """Is ``token`` a known first name?"""
    return token.casefold() in _first_names()


@cache
def _long_forms() -> dict[str, str]:
    return dict(pair.split("=") for pair in word_list("short for"))


def long_form(token: str) -> str:
    """Return the first name that one is usually short for, "" for most: "Bill" -> "william"."""
    return _long_forms().get(token.casefold(), "")


@cache
def word_list(sort: str) -> frozenset[str]:
    """Return the words of one sort: for an "organisation", a "place", one of the "people", or "generic" plurals."""
    return next(frozenset(row["words"].split()) for row in rows("name_words") if row["class"] == sort)


@cache
def titles() -> dict[str, str]:
    """Casefolded forms of address and gendered nouns -> "m", "f" or ""."""
    return {row["title"]: row["gender"] for row in rows("titles")}


@lru_cache(maxsize=65536)
def gender(name: str, words: str = "") -> str:
    """Return "m", "f" or "" for a person's ``name``, with the ``words`` (title, role) around it as evidence."""
    for word in re.findall(r"[\w.]+", words.casefold()):
        if titles().get(word):
            return titles()[word]
    if "first lady" in words.casefold():
        return "f"
    tokens = name.split()
    if tokens and (known := _first_names().get(tokens[0].casefold())):
        return known
    last = tokens[-1].casefold() if tokens else ""
    middle = " ".join(tokens[1:]).casefold()
    if re.search(r"(?:ovich|evich|oglu|ogly|oğlu)\b", middle) or re.search(r"(?:ov|ev|yev|skiy|sky|skyy)$", last):
        return "m"
    if re.search(r"(?:ovna|evna|qizi|kyzy|gizi)\b", middle) or re.search(r"(?:[oe]va|skaya|ska)$", last):
        return "f"
    return ""
