"""What a number counts: the unit or the noun behind it."""

from __future__ import annotations

import csv
import re
from functools import cache

from kg import resources

WORD_AFTER = re.compile(r"[\s\u00a0]+(?:[“\"‘'«])?([A-Za-zÀ-ž][\w’'-]*)")
PARTITIVE = re.compile(r"\s+of(?:\s+(?:the|these|those|its|their|our|his|her|them|us|you))?\b", re.IGNORECASE)
FUNCTION = frozenset(
    "a an the and or but nor of in on at to from by for with without as than that which who whom whose"
    " when where while if because since until after"
    " before is are was were be been being am has have had do does did will would shall should can could"
    " may might must not it he she they we you i"
    " this these those his her its their our your my there here then so also just only very too per"
    " about into over under between during through"
    " against across within said says say told s up out off down away apart ago later earlier now still"
    " already even each all any both more less"
    " killed injured wounded dead died missing hurt detained arrested yet again instead however though"
    " although whether what how why".split()
)
_LOWER_CASE = frozenset({"m", "g", "mm", "cm", "km", "ha", "min", "h"})  # "5G" is no mass
_SINGULAR = frozenset("bias canvas atlas chaos lens alias news perhaps always whereas".split())
_NO_NOUN = re.compile(r"(?:ed|ing|ly)$")
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "aircraft": "aircraft", "lives": "life",
    "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half", "thieves": "thief", "feet": "foot",
    "teeth": "tooth", "crises": "crisis", "fish": "fish", "sheep": "sheep", "police": "police", "staff": "staff",
    "personnel": "personnel", "troops": "troop", "firemen": "fireman", "policemen": "policeman", "crew": "crew",
    "servicemen": "serviceman", "fishermen": "fisherman", "spacecraft": "spacecraft", "data": "data",
    "media": "media", "analyses": "analysis", "series": "series",
}  # fmt: skip


def counted_noun(text: str, position: int) -> tuple[str, int]:
    """Return the lemma and end of the counted noun after ``position``: the first plural of up to five words.

    Works without a parse: adjectives have no plural in English, so the first plural word of the phrase is its head,
    unless another plural follows at once ("two sports clubs"). A phrase without a plural ("one Finnish trawler") is
    read only where a function word, a mark or the end of the text shows its last word.
    """
    words: list[tuple[str, int]] = []
    plural: tuple[str, int] | None = None
    closed = False
    while len(words) < 5:
        after = WORD_AFTER.match(text, position)
        closed = not after or after[1].casefold() in FUNCTION
        if closed or "’s" in after[1] or "'s" in after[1]:
            break
        position = after.end()
        words.append((after[1], position))
        if is_plural(after[1]):
            plural = words[-1]
        elif plural:
            break
    if plural:
        return lemma(plural[0]), plural[1]
    if closed and 0 < len(words) < 4 and words[-1][0].islower() and not _NO_NOUN.search(words[-1][0]):
        return lemma(words[-1][0]), words[-1][1]
    return "", position if not words else words[0][1]


def is_plural(word: str) -> bool:
    lower = word.casefold()
    if lower in _IRREGULAR:
        return True
    singular = lower in _SINGULAR or lower.endswith(("ss", "us", "is", "'s", "’s", "ous"))
    return len(lower) > 3 and lower.endswith("s") and not singular


def lemma(word: str) -> str:
    lower = word.casefold()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1] if is_plural(word) else lower


def unit_after(text: str, position: int) -> tuple[str, str, float, int] | None:
    """Return (kind, unit, factor, end) of the unit that begins after a number, longest name first."""
    match = re.match(
        r"[\s\u00a0-]?\(?([%°A-Za-z€£₽₼$][\w./°]*)(?:[\s-]([A-Za-z.]+))?(?:[\s-]([A-Za-z]+))?",
        text[position : position + 60],
    )
    if not match:
        return None
    words, units, money = [word for word in match.groups() if word], unit_table(), currencies()
    for size in range(len(words), 0, -1):
        for joint in (" ", "-"):
            name = joint.join(words[:size]).casefold().rstrip(".")
            end = position + match.end(size) - (len(words[size - 1]) - len(words[size - 1].rstrip(".")))
            plain = name not in _LOWER_CASE or words[0].islower()
            if (
                name in units
                and plain
                and not (name in ("m", "g", "ha", "min", "second") and text[position : position + 1] == "-")
            ):
                return (*units[name], end)
            if name in money and not (name in ("real", "won", "try", "all") and not words[0].isupper()):
                return "money", money[name], 1.0, end
    return None


@cache
def unit_table() -> dict[str, tuple[str, str, float]]:
    rows = csv.DictReader(resources.read("data", "lexicon", "units.csv").splitlines())
    return {name: (row["kind"], row["unit"], float(row["factor"])) for row in rows for name in row["names"].split(";")}


@cache
def currencies() -> dict[str, str]:
    rows = csv.DictReader(resources.read("data", "lexicon", "currencies.csv").splitlines())
    return {name: row["code"] for row in rows for name in row["names"].split(";")}
