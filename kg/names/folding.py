"""Normal forms of person and organisation names, so that spelling variants meet.

The folding follows the common romanisations of Cyrillic (BGN/PCGN, ISO 9, passports) and drops
diacritics: Sergei, Sergey and Sergej share a form, so do Mikhailov and Mikhaylov, Erdogan and
Erdoğan. It never touches gender endings: Aliyev and Aliyeva stay two people.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import JaroWinkler

from kg.model import Entity
from kg.names.gazetteer import acronyms, adjective, bare, country, first_names, is_first_name, titles

_LETTERS = str.maketrans(
    {"ı": "i", "ə": "a", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("’'ʼ`-", "")
)
_SOUNDS = [
    (r"sh?ch", "sh"), (r"^ye", "e"), (r"^ie", "e"), (r"^yo", "e"), (r"y|j(?=[aeiou])|j$", "i"), (r"kh", "h"),
    (r"gh", "g"), (r"ph", "f"), (r"ck", "k"), (r"ks", "x"), (r"tz|ts", "c"), (r"dzh|dj", "j"), (r"w", "v"),
    (r"(?<=[oe])ff?$", "v"), (r"(.)\1+", r"\1"),
]  # fmt: skip
_PATRONYMIC = re.compile(r"(?:[oe]vich|[oe]vych|[oe]vna|ivna|ichna|inichna)$", re.IGNORECASE)
_BARE = {"jr", "sr"}  # "Marsh Jr." is told from his father, Charles III is a king
GENERATIONS = _BARE | {"iii", "iv"}
SON_OF = {"oglu", "ogly", "oghlu", "oğlu", "qizi", "qızı", "kyzy", "gizi"}
_PARTICLES = {
    "al",
    "el",
    "bin",
    "ibn",
    "bint",
    "von",
    "van",
    "de",
    "da",
    "di",
    "del",
    "della",
    "der",
    "den",
    "dos",
    "la",
    "le",
    "ter",
    "ten",
}
_GENDERED = re.compile(r"(?:(?P<m>[oei]v|in|skii?|ii)|(?P<f>[oei]va|ina|skaia|aia))$")


@lru_cache(maxsize=65536)
def fold(token: str) -> str:
    """Return the spelling-independent form of one name token."""
    token = unicodedata.normalize("NFKD", token.casefold().translate(_LETTERS))
    token = "".join(letter for letter in token if letter.isalnum())
    for pattern, sound in _SOUNDS:
        token = re.sub(pattern, sound, token)
    return token


@lru_cache(maxsize=65536)
def strip_titles(text: str) -> tuple[str, str]:
    """Split "Mr Ivan Ivanov's" into ("Mr", "Ivan Ivanov"). Offices ("President") are roles: see kg.names.roles."""
    words = bare(text).split()
    lead = []
    while len(words) > 1 and words[0].casefold() in titles():
        lead.append(words.pop(0))
    return " ".join(lead), " ".join(words)


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a person's name into (given and family tokens, patronymic tokens)."""
    tokens, own, father = strip_titles(name)[1].split(), [], []
    for position, token in enumerate(tokens):
        if position and generation(" ".join(tokens[: position + 1])):
            continue  # "Leo Marsh Jr." is a Marsh
        if position and token.casefold() in SON_OF:
            if len(own) > 1:
                father.append(own.pop())
            father.append(token)
        elif position and (_PATRONYMIC.search(token) if position < len(tokens) - 1 else is_patronymic(token)):
            father.append(token)
        else:
            own.append(token)
    return tuple(own), tuple(father)


@lru_cache(maxsize=16384)
def tail(name: str) -> str:
    """Return the family name of two words that a full name can end in, "" for most: "Enrique Moa Lind"."""
    own = parts(name)[0]
    if len(own) != 3 or len(own[1]) < 3 or "." in own[1] or own[1].casefold() in _PARTICLES:
        return ""
    return " ".join(own[1:]) if is_first_name(own[0]) and not is_first_name(own[1]) else ""


def generation(name: str) -> str:
    """Return what tells a father from a son at the end of a name: "jr" of "Leo Marsh Jr.", mostly ""."""
    words = name.rstrip(" .").casefold().split()
    last = words[-1] if len(words) > 1 else ""
    return last if last in GENERATIONS and (len(words) > 2 or last in _BARE) else ""


def of_generation(people: list[Entity], name: str) -> list[Entity]:
    """Return those whom a name can mean: "Marsh" is the father, unless only Leo Marsh Jr. is around."""
    wanted = generation(name)
    return [one for one in people if generation(one.label) == wanted] or ([] if wanted else people)


@lru_cache(maxsize=16384)
def is_patronymic(token: str) -> bool:
    """Is a last word a father's name ("Vladimirovich") rather than a family name ("Lukashevich")? The father tells."""
    suffix = _PATRONYMIC.search(token)
    stem = fold(token[: suffix.start()]) if suffix else ""
    return bool(stem) and any(father in _fathers() for father in (stem, stem + "i", stem + "ei", stem + "a"))


@cache
def _fathers() -> frozenset[str]:
    return frozenset({fold(name) for name in first_names("m")} | {"pavl", "lv", "iakovl"})  # Pavel, Lev, Yakov


def without_patronymic(name: str) -> str:
    """Return given and family name; the patronymic goes unless nothing but a first name would remain."""
    own, father = parts(name)
    if generation(name):
        own = (*own, name.rstrip(" .").rpartition(" ")[2])
    return " ".join(own) if len(own) > 1 or not father else " ".join((*own, *father))


def family(name: str) -> str:
    """Return the family name: the last token with its particles ("van der Berg")."""
    own = list(parts(name)[0])
    if not own:
        return ""
    start = len(own) - 1
    while start > 1 and own[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(own[start:])


def gender_clash(a: str, b: str) -> bool:
    """Do two folded family names differ just in their gender ending (Aliyev, Aliyeva)?"""
    first, second = _GENDERED.search(a), _GENDERED.search(b)
    return bool(first and second and first.lastgroup != second.lastgroup)


def similar(a: str, b: str) -> float:
    """Return how alike two folded tokens are, 0 to 1; 0 where a guard forbids the merge.

    Guards: the same first letter, at least five letters, no clash of gender endings.
    """
    if a == b:
        return 1.0
    if min(len(a), len(b)) < 5 or a[0] != b[0] or abs(len(a) - len(b)) > 1 or gender_clash(a, b):
        return 0.0
    return JaroWinkler.similarity(a, b)


_ORG_NOISE = {
    "the",
    "of",
    "for",
    "and",
    "in",
    "on",
    "at",
    "affairs",
    "republic",
    "federation",
    "s",
    "company",
    "inc",
    "ltd",
    "llc",
    "plc",
    "&",
}


@lru_cache(maxsize=16384)
def organisation_key(name: str) -> frozenset[str]:
    """Return the content words of an organisation's name with countries made equal.

    "Ministry of Foreign Affairs of the Russian Federation" and "Russian Foreign Ministry" share a key.
    """
    text = bare(name)
    words: list[str] = []
    tokens = re.findall(r"[\w.&’'/-]+", re.sub(r"[A-Z]{2,}\w*", lambda m: acronyms().get(m[0], m[0]), text))
    position = 0
    while position < len(tokens):
        for size in (4, 3, 2, 1):
            piece = " ".join(tokens[position : position + size])
            found = country(piece) or (adjective(piece) if size < 3 else None)
            if found:
                words.append(found.casefold())
                position += size
                break
        else:
            word = re.sub(r"['’]s$", "", tokens[position].casefold())
            if word not in _ORG_NOISE:
                words.append({"defence": "defense", "centre": "center", "organisation": "organization"}.get(word, word))
            position += 1
    return frozenset(words)


def initials(name: str) -> str:
    """Return the acronym that a name would have: "Commonwealth of Independent States" -> CIS."""
    return "".join(
        word[0] for word in re.findall(r"\w+", name) if word.casefold() not in {"of", "the", "for", "and", "in", "on"}
    ).upper()
