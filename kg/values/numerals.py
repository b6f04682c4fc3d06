"""Numerals in digits and in words, ranges and vague amounts, as numbers with the size of their last digit."""

from __future__ import annotations

import math
import re

from text_to_num import text2num

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve"
    " thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12}
_WORD = "|".join([*_ONES.split(), *_TENS.split(), *_SCALES, "zero"])
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?"
_SYMBOLS = r"(?:US|A|AU|C|CA|NZ|S|HK)?\$|[€£¥₽₼₴₹₩]"

NUMBER = re.compile(
    rf"""(?<![\w.,:/#@+\-−–])(?:
      (?P<symbol>{_SYMBOLS})\s?(?P<money>{_DIGITS})(?:\s?(?P<short>k|mn|mln|bn|bln|tn|m)\b)?
    | (?P<digits>{_DIGITS})
    | (?P<half>half\s+an?\s+(?P<halfof>hundred|thousand|million|billion|dozen)
        | (?P<one>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]and[\s-]a[\s-]half)\b
    | (?P<vague>
        (?:(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?:\s+of\s+(?:thousands|millions|billions))?)(?=\s+of\b|\s+more\b)|(?:(?:a\s+)?few|several)\s+(?:dozen|hundred|thousand|million)
        |several|a\s+few|a\s+handful\s+of|a\s+couple(?:\s+of)?|a\s+dozen|half\s+a\s+dozen
        |(?:two|three|four|five|six)\s+dozen)\b
    | (?P<share>half|(?:a|one|two|three)[\s-](?:thirds?|quarters?|fifths?))(?=\s+of\b)
    | (?P<none>no\s+one|nobody|none|no(?=\s+[a-z]+(?:-[a-z]+)?(?:\s+[a-z]+)?\b))\b
    | (?P<article>an?)(?=\s+(?:second|minute|hour|day|week|month|year|decade|century
        |kilometer|kilometre|mile|meter|metre|ton)\b)
    | (?P<words>(?:an?\s+(?=hundred|thousand|million|billion))?(?:{_WORD})(?:(?:[\s-]|\s+and\s+)(?:{_WORD}))*)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
# Every match of NUMBER holds a digit or one of these words; looking for them is quicker than matching.
_COUNTING = frozenset(
    [
        *_WORD.split("|"),
        *"half dozen tens dozens scores hundreds thousands millions billions several few handful couple".split(),
        *"third thirds quarter quarters fifth fifths no none nobody".split(),
        *"second minute hour day week month year decade century kilometer kilometre mile meter metre ton".split(),
    ]
)
_DIGIT, _LETTERS = re.compile(r"\d"), re.compile(r"[a-z]+")

_SCALE_AFTER = re.compile(r"[\s\u00a0-]?(hundred|thousand|million|billion|trillion|mln|bln|mn|bn|k)\b", re.IGNORECASE)
_MILLION_MONEY = re.compile(
    r"\s?(m)(?=\s+(?:[a-z]+\s)?(?:euro|dollar|pound|r(?:o)?uble|franc|kron|crown|manat|lira|yuan))"
)
_RANGE = re.compile(rf"\s?(?:-|–|—|\bto\b|\band\b|\bor\b)\s?(?=(?:{_SYMBOLS})?\s?(?:\d|(?:{_WORD})\b))", re.IGNORECASE)
_VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
SMALL = {word: number for number, word in enumerate(("zero", *_ONES.split()))} | {"a": 1, "an": 1}


def counts(text: str) -> bool:
    """Return whether there may be a number in ``text``; False is certain."""
    return bool(_DIGIT.search(text)) or not _COUNTING.isdisjoint(_LETTERS.findall(text.lower()))


def numeral(text: str, match: re.Match) -> tuple[float, int, float, bool] | None:
    """Return (number, end, size of the last digit given, was it scaled) of a numeral in digits or words."""
    end = match.end()
    if match["half"]:
        if match["halfof"]:
            number = 0.5 * (12 if match["halfof"].casefold() == "dozen" else _SCALES[match["halfof"].casefold()])
            return number, end, number / 5, True
        number = SMALL[match["one"].casefold()] + 0.5
        scale = _SCALE_AFTER.match(text, end)
        factor = _factor(scale[1]) if scale else 1.0
        return number * factor, scale.end() if scale else end, 0.5 * factor, bool(scale)
    if match["article"]:
        return 1.0, end, 1.0, False
    digits = match["money"] or match["digits"]
    if digits is None:
        words = re.sub(r"^an?\s+", "one ", re.sub(r"[\s-]+", " ", match["words"].lower()))
        try:
            number = float(text2num(words, "en"))
        except ValueError:
            return None
        return number, end, _last_digit(f"{number:.0f}"), number >= 1000
    plain = re.sub(r"[,\u00a0\u202f]", "", digits)
    number = float(plain)
    if not math.isfinite(number):
        return None
    step = _last_digit(plain)
    scale = match["short"] if match["symbol"] and match["short"] else None
    if scale is None and (after := _SCALE_AFTER.match(text, end) or _MILLION_MONEY.match(text, end)):
        scale, end = after[1], after.end()
    factor = _factor(scale) if scale else 1.0
    return number * factor, end, step * factor, scale is not None


def _factor(scale: str) -> float:
    return _SCALES.get(scale.casefold()) or _SHORT_SCALES[scale.casefold()]


def _last_digit(plain: str) -> float:
    """Size of the last digit that is given: 0.1 for "12.3", 1000 for "4000", 1 for "38"; small numbers are exact."""
    if "." in plain:
        return 10.0 ** -len(plain.split(".")[1])
    stripped = plain.rstrip("0")
    zeros = len(plain) - len(stripped) if stripped else 0
    return 1.0 if len(plain) <= 2 else 10.0**zeros


def upper(text: str, end: int, before: str, low: float) -> tuple[float, int, float] | None:
    """Read the second half of a range: (high, end, factor that both share)."""
    link = _RANGE.match(text, end)
    if not link or re.search(r"\bfrom\s+(?:\w+\s+)?$", before):
        return None
    joins = link[0].strip().lower()
    if (joins == "and") != bool(re.search(r"\bbetween\s+$", before)):
        return None
    match = NUMBER.match(text, link.end()) or NUMBER.match(text[link.end() : link.end() + 60])
    if match is None or not (match["digits"] or match["money"] or match["words"]):
        return None
    shift = link.end() if match.string is not text else 0
    parsed = numeral(match.string, match)
    if parsed is None or (parsed[0] <= low and not parsed[3]):
        return None
    number, stop, _, scaled = parsed
    factor = 1.0
    digits = match["digits"] or match["money"]
    if scaled and digits and low < 1000 and (base := float(re.sub(r"[,\u00a0\u202f]", "", digits))):
        factor = number / base
    if joins == "or" and not low < number <= 2 * low:
        return None
    return (number, stop + shift, factor) if number > low * factor else None


def vague(words: str) -> tuple[float, float | None, str, float]:
    words = re.sub(r"\s+", " ", words.casefold())
    if words in ("several", "a few", "a handful of"):
        return 2.0, 10.0, "range", 0.0
    if words.startswith("a couple"):
        return 2.0, 2.0, "about", 0.0
    if words.endswith("dozen") and not words.startswith(("several", "few", "a few")):
        first = words.split()[0]
        number = 6.0 if first == "half" else 12.0 * SMALL[first]
        return number, number, "about" if first == "half" else "exact", 0.0
    if words.startswith(("several", "a few", "few")):
        base = {"dozen": 12.0, **_SCALES}[words.split()[-1]]
        return 2 * base, 10 * base, "range", 0.0
    first, *rest = words.split(" of ")
    low = (
        _VAGUE[first] if not rest else (10 if first == "tens" else _VAGUE[first] / 2) * 2 * _SCALES[rest[0].rstrip("s")]
    )
    return low, None, "at_least", 0.0
