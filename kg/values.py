"""Quantities in running text -> comparable values: what number, of what, in which unit, how bounded.

``quantities("at least 38 people")`` is ``(Value("count", 38, None, bound="at_least", counted="person"),)``.

Every value is an interval in one unit per kind, so that different wordings compare: money in its
ISO 4217 currency, distances in m, durations in s (a month is a twelfth, a year the whole of 365.25
days), masses in kg, speeds in m/s, shares in % or pp; ages in years; everything else counts a noun.
``tolerance`` is half a unit of the last digit that the words give (500 for 4,000; 5 for 3,890; 0.05
for 12.3); after "about" it is at least a tenth of the number.

Years, dates, clock times, ordinals, list numbers, names with a number (Flight 12, Article 5, T-72),
scores, versions and telephone numbers are not quantities.

Libraries: spelled-out cardinals are read by text2num, which is right on runs of number words but
knows neither "a dozen" nor "half a million" and keeps no offsets, so runs are found here. pint is
not used: it reads unit strings ("km/h"), not English text, so the table of names would be needed
all the same, and with the table a factor is all that is left to know.
"""

from __future__ import annotations

import csv
import math
import re
from functools import cache

from text_to_num import text2num

from kg import resources
from kg.model import Span, Value

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12}
_WORD = "|".join([*_ONES.split(), *_TENS.split(), *_SCALES, "zero"])
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+(?:\.\d+)?"
_SYMBOLS = r"(?:US|A|AU|C|CA|NZ|S|HK)?\$|[€£¥₽₼₴₹₩]"

_NUMBER = re.compile(
    rf"""(?<![\w.,:/#@+\-−–])(?:
      (?P<symbol>{_SYMBOLS})\s?(?P<money>{_DIGITS})(?:\s?(?P<short>k|mn|mln|bn|bln|tn|m)\b)?
    | (?P<digits>{_DIGITS})
    | (?P<half>half\s+an?\s+(?P<halfof>hundred|thousand|million|billion|dozen)
        | (?P<one>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]and[\s-]a[\s-]half)\b
    | (?P<vague>(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions)(?:\s+of\s+(?:thousands|millions|billions))?)
        (?=\s+of\b|\s+more\b)|(?:a\s+)?few\s+(?:dozen|hundred|thousand|million)|several\s+(?:dozen|hundred|thousand|million)
        |several|a\s+few|a\s+handful\s+of|a\s+couple(?:\s+of)?|a\s+dozen|half\s+a\s+dozen
        |(?:two|three|four|five|six)\s+dozen)\b
    | (?P<share>half|(?:a|one|two|three)[\s-](?:thirds?|quarters?|fifths?))(?=\s+of\b)
    | (?P<none>no\s+one|nobody|none|no(?=\s+[a-z]+(?:-[a-z]+)?(?:\s+[a-z]+)?\b))\b
    | (?P<words>(?:an?\s+(?=hundred|thousand|million|billion))?(?:{_WORD})(?:(?:[\s-]|\s+and\s+)(?:{_WORD}))*)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_SCALE_AFTER = re.compile(r"[\s\u00a0-]?(hundred|thousand|million|billion|trillion|mln|bln|mn|bn|k)\b", re.IGNORECASE)
_RANGE = re.compile(rf"\s?(?:-|–|—|\bto\b|\band\b|\bor\b)\s?(?=(?:{_SYMBOLS})?\s?(?:\d|(?:{_WORD})\b))", re.IGNORECASE)

# words before the number -> bound; longest first, matched against the text that ends at the number
_BEFORE = {
    "at_least": "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum|≥|starting from",
    "at_most": "at most|no more than|not more than|up to|as many as|as much as|as long as|a maximum of|maximum|not exceeding|≤",
    "more_than": "more than|over|above|upwards of|exceeding|in excess of|greater than|just over|well over|higher than|>",
    "less_than": "less than|fewer than|under|below|just under|lower than|smaller than|<",
    "about": "about|around|roughly|approximately|nearly|almost|close to|some|an estimated|estimated|circa|ca\\.|approx\\.|~|≈"
    "|or so|in the region of|on the order of",
    "exact": "exactly|precisely",
}
_BOUND_BEFORE = re.compile(
    "(?:"
    + "|".join(rf"(?P<{name}>(?<![\w-])(?:{words}))" for name, words in _BEFORE.items())
    + r")\s*(?:the\s+|a\s+total\s+of\s+)?$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"\s*(?:(?P<more>\+|or\s+(?:more|over|higher|above|longer|older)\b|and\s+(?:more|over|above)\b|plus\b)"
    r"|(?P<less>or\s+(?:less|fewer|under|lower|below)\b|at\s+most\b)|(?P<floor>at\s+least\b)|(?P<so>-odd\b|or\s+so\b|give\s+or\s+take\b))",
    re.IGNORECASE,
)

# what makes a number a name, a date or a place in a list, judged by the words just before it
_NAMING = re.compile(
    r"(?:\b(?:no|nos|nr|number|article|articles|section|chapter|paragraph|clause|provision|provisions|page|pages|pp|resolution|decree|law|order"
    r"|flight|route|room|channel|gate|line|platform|building|house|apartment|block|sector|square|zone|district|school|unit|reactor|stage|step"
    r"|phase|round|version|volume|vol|part|item|point|question|slide|figure|table|exhibit|case|protocol|annex|appendix|war|group\s+of|boeing"
    r"|airbus|antonov|tupolev|embraer|sukhoi|windows|python|psalm|act|scene|highway|interstate|pier|berth|dock|quay|hangar|wing|ward)"
    r"\.?\s*(?:\d+\s*(?:,|and|or|to|-|–)\s*)*|№\s*|\#\s*)$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?\s+(?:\d{{1,2}}\s?[-–]\s?)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf"(?:\s?[-–]\s?\d{{1,2}})?(?:\s+of)?[\s-]+{_MONTH}\b", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|:\d|[.,]\d|/\d|\s?(?:a\.?m\.?|p\.?m\.?|o'clock|o’clock|hrs?\s+(?:gmt|utc))(?!\w)|[-–]\d+[-–]|\w|[-–](?-i:[A-Z0-9])|s\b|\)"
    r"|['’]s\b",
    re.IGNORECASE,
)
_YEAR_LEFT = re.compile(
    r"\b(?:more than|at least|over|about|some|nearly|almost|around|up to|fewer than|less than)\s+$", re.IGNORECASE
)
_RELATIVE = re.compile(r"\s+(?:ago|later|earlier|prior|before|after|hence|from\s+now)\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]years?[\s-]olds?\b|[\s-]months?[\s-]old\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged|age|at the age of|at age)\s+$", re.IGNORECASE)
_APPOSED_AGE = re.compile(r"[A-Z][\w’'-]+,\s$")
_WORD_AFTER = re.compile(r"[\s\u00a0]+(?:[“\"‘'«])?([A-Za-zÀ-ž][\w’'-]*)")
_PARTITIVE = re.compile(r"\s+of(?:\s+(?:the|these|those|its|their|our|his|her|them|us|you))?\b", re.IGNORECASE)

_FUNCTION = frozenset(
    "a an the and or but nor of in on at to from by for with without as than that which who whom whose when where while if because since until after"
    " before is are was were be been being am has have had do does did will would shall should can could may might must not it he she they we you i"
    " this these those his her its their our your my there here then so also just only very too per about into over under between during through"
    " against across within said says say told s up out off down away apart ago later earlier now still already even each all any both more less"
    " killed injured wounded dead died missing hurt detained arrested yet again instead however though although whether what how why".split()
)
_CASUALTIES = {"killed": "dead", "dead": "dead", "died": "dead", "injured": "injured", "wounded": "injured", "hurt": "injured",
               "missing": "missing", "detained": "detained", "arrested": "arrested"}  # fmt: skip
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "aircraft": "aircraft", "lives": "life", "wives": "wife",
              "knives": "knife", "leaves": "leaf", "halves": "half", "thieves": "thief", "feet": "foot", "teeth": "tooth", "crises": "crisis",
              "fish": "fish", "sheep": "sheep", "police": "police", "personnel": "personnel", "troops": "troop", "staff": "staff",
              "firemen": "fireman", "policemen": "policeman", "servicemen": "serviceman", "fishermen": "fisherman", "crew": "crew",
              "spacecraft": "spacecraft", "data": "data", "media": "media", "analyses": "analysis", "series": "series"}  # fmt: skip
_VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2e3, "millions": 2e6, "billions": 2e9}
_FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0}
_SMALL = {word: number for number, word in enumerate(("zero", *_ONES.split()))} | {"a": 1, "an": 1}
_ONE_IS_PRONOUN = frozenset(
    "of another can could may might must should would will has is was day thing hand side s else who whom that more way".split()
)
_BEFORE_PRONOUN_ONE = re.compile(
    r"\b(?:the|this|that|which|any|every|each|some|another|no|only|good|last|first|next|new|as)\s+$", re.IGNORECASE
)


def quantities(text: str, offset: int = 0) -> tuple[Value, ...]:
    """Return every quantity in ``text``, in order; spans are code points, shifted by ``offset``. Never raises."""
    found, position = [], 0
    for match in _NUMBER.finditer(text):
        if match.start() < position:
            continue
        value, end = _read(text, match)
        if value is not None:
            start = value.span.start
            found.append(_shifted(value, offset))
            position = max(end, start + 1)
    return tuple(found)


def _read(text: str, match: re.Match) -> tuple[Value | None, int]:
    """Turn one number into a value and the place where its words end, or (None, 0) if it is no quantity."""
    before = text[max(0, match.start() - 40) : match.start()]
    end = match.end()
    if match["none"]:
        return _zero(text, match)
    if match["share"]:
        return _share(text, match)
    if match["vague"]:
        low, high, bound, step = _vague(match["vague"])
        scaled = False
    else:
        parsed = _number(text, match)
        if parsed is None or _is_name(text, match, before, parsed[1]):
            return None, 0
        low, end, step, scaled = parsed
        high, bound = low, "exact"
    currency = _currencies().get(match["symbol"].casefold()) if match["symbol"] else None

    # "10-15", "10 to 15", "between 10 and 15"
    ranged = None if match["vague"] else _upper(text, end, before, low)
    if ranged:
        factor = ranged[2] if not scaled else 1.0
        low, high, end, bound, step = low * factor, ranged[0], ranged[1], "range", 0.0

    start = match.start()
    if bound == "exact":
        bound, start = _bound(before, match.start())
        after = _BOUND_AFTER.match(text, end)
        if after and bound in ("exact", "about"):
            kind = after.lastgroup
            bound = {"more": "at_least", "less": "at_most", "floor": "at_least", "so": "about"}[kind]
            end = after.end()
    elif bound == "range":
        left = re.search(r"\bbetween\s+$", before)
        start = match.start() - len(left[0]) if left else match.start()

    kind, unit, factor, counted, end = _counted(text, match, before, end, currency, low)
    if kind is None:
        return None, 0
    if bound == "exact" and (after := _BOUND_AFTER.match(text, end)) and re.match(r"\s+(?:or|at)\b", after[0]):
        bound = {"more": "at_least", "less": "at_most", "floor": "at_least", "so": "about"}[after.lastgroup]
        end = after.end()
    tolerance = 0.0 if kind == "count" and step <= 1 else step / 2 * factor
    if bound == "about":
        tolerance = max(tolerance, abs(high or low) * factor / 10)
    low, high = (low * factor if low is not None else None), (high * factor if high is not None else None)
    if bound in ("at_least", "more_than"):
        high = None
    elif bound in ("at_most", "less_than"):
        low = None
    low, high = _plain(low), _plain(high)
    return Value(
        kind, low, high, unit, bound, counted, _plain(tolerance) or 0.0, text[start:end], Span(start, end)
    ), end


def _number(text: str, match: re.Match) -> tuple[float, int, float, bool] | None:
    """Return (number, end, size of the last digit given, was it scaled) of a numeral in digits or words."""
    end = match.end()
    if match["half"]:
        if match["halfof"]:
            number = 0.5 * (12 if match["halfof"].casefold() == "dozen" else _SCALES[match["halfof"].casefold()])
            return number, end, number / 5, True
        number = _SMALL[match["one"].casefold()] + 0.5
        scale = _SCALE_AFTER.match(text, end)
        factor = _factor(scale[1]) if scale else 1.0
        return number * factor, scale.end() if scale else end, 0.5 * factor, bool(scale)
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
    if scale is None and (after := _SCALE_AFTER.match(text, end)):
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


def _upper(text: str, end: int, before: str, low: float) -> tuple[float, int, float] | None:
    """Read the second half of a range: (high, end, factor that both share)."""
    link = _RANGE.match(text, end)
    if not link or re.search(r"\bfrom\s+(?:\w+\s+)?$", before):
        return None
    joins = link[0].strip().lower()
    if (joins == "and") != bool(re.search(r"\bbetween\s+$", before)):
        return None
    match = _NUMBER.match(text, link.end()) or _NUMBER.match(text[link.end() : link.end() + 60])
    if match is None or not (match["digits"] or match["money"] or match["words"]):
        return None
    shift = link.end() if match.string is not text else 0
    parsed = _number(match.string, match)
    if parsed is None or parsed[0] <= low and not parsed[3]:
        return None
    number, stop, _, scaled = parsed
    factor = 1.0
    if scaled and number > 0:
        bare = _NUMBER.match(match.string, match.start())
        base = bare["digits"] or bare["money"]
        factor = (
            number / float(re.sub(r"[,\u00a0\u202f]", "", base))
            if base and float(re.sub(r"[,\u00a0\u202f]", "", base))
            else 1.0
        )
        if low >= 1000:
            factor = 1.0
    if joins == "or" and not low < number <= 2 * low:
        return None
    return (number, stop + shift, factor) if number > low * factor else None


def _vague(words: str) -> tuple[float, float | None, str, float]:
    words = re.sub(r"\s+", " ", words.casefold())
    if words in ("several", "a few", "a handful of"):
        return 2.0, 10.0, "range", 0.0
    if words.startswith("a couple"):
        return 2.0, 2.0, "about", 0.0
    if words.endswith("dozen") and not words.startswith(("several", "few", "a few")):
        first = words.split()[0]
        number = 6.0 if first == "half" else 12.0 * _SMALL[first]
        return number, number, "about" if first == "half" else "exact", 0.0
    if words.startswith(("several", "a few", "few")):
        base = {"dozen": 12.0, **_SCALES}[words.split()[-1]]
        return 2 * base, 10 * base, "range", 0.0
    first, *rest = words.split(" of ")
    low = (
        _VAGUE[first] if not rest else (10 if first == "tens" else _VAGUE[first] / 2) * 2 * _SCALES[rest[0].rstrip("s")]
    )
    return low, None, "at_least", 0.0


def _share(text: str, match: re.Match) -> tuple[Value, int]:
    count, _, part = match["share"].casefold().replace("-", " ").rpartition(" ")
    number = _FRACTIONS[part.rstrip("s") if part != "half" else part] * _SMALL.get(count, 1)
    bound, start = _bound(text[max(0, match.start() - 40) : match.start()], match.start())
    number = round(number, 2)
    low, high = (
        (number, None)
        if bound in ("more_than", "at_least")
        else (None, number)
        if bound in ("less_than", "at_most")
        else (number, number)
    )
    words = text[start : match.end()]
    return Value("percent", low, high, "%", bound, "", 2.0, words, Span(start, match.end())), match.end()


def _zero(text: str, match: re.Match) -> tuple[Value | None, int]:
    words, end, counted = match["none"].casefold(), match.end(), "person"
    if words == "none":
        counted = ""
        if of := _PARTITIVE.match(text, end):
            counted = _head(text, of.end())[0]
    elif words == "no":
        if re.match(
            r"\s+(?:more|less|fewer|longer|later|earlier|other|such|one|doubt)\b", text[end : end + 12], re.IGNORECASE
        ):
            return None, 0
        counted, stop = _head(text, end)
        if not counted or not _is_plural(text[end:stop].split()[-1]):
            return None, 0
        end = stop
    return Value("count", 0.0, 0.0, "", "exact", counted, 0.0, text[match.start() : end], Span(match.start(), end)), end


def _is_name(text: str, match: re.Match, before: str, end: int) -> bool:
    """Is the number part of a name, a date, a clock time, a list or a year rather than a quantity?"""
    if match["symbol"] or match["half"]:
        return False
    if match["words"]:
        words = match["words"].lower()
        if re.match(r"[-–]?(?:st|nd|rd|th)\b", text[end : end + 4]) or re.match(
            r"\s+(?:twenty|nineteen)", text[end : end + 9]
        ):
            return True
        if words == "one":
            after = _WORD_AFTER.match(text, end)
            following = after[1].casefold() if after else ""
            return not following or following in _ONE_IS_PRONOUN | _FUNCTION or bool(_BEFORE_PRONOUN_ONE.search(before))
        return words == "zero" and not _WORD_AFTER.match(text, end)
    if _NAMING.search(before) or _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, end):
        return True
    tail = text[match.end() : match.end() + 12]
    stop = _NOT_AFTER.match(tail)
    if stop and not re.match(
        r"(?:km|kg|mm|cm|m|g|kw|mw|gw|mph|kph|ft|lbs?|bn|mn|k|°c)\b|[-–]\d+(?![\d–-])", tail, re.IGNORECASE
    ):
        if stop[0] not in (")",) or re.search(r"(?:^|\n)\s*\(?$", before):
            return True
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if not line.strip(" \t-–•*(") and re.match(r"[.)]\s", tail):
        return True
    digits = match["digits"]
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", digits) and end == match.end():
        unit = _unit(text, end)
        if not (unit and unit[0] != "duration") and not (_YEAR_LEFT.search(before) and _head(text, end)[0]):
            return True
    if re.fullmatch(r"\d{5,}", digits) and re.search(
        r"\b(?:code|id|zip|postcode|phone|tel\.?|call)\s*:?\s*$", before, re.IGNORECASE
    ):
        return True
    if re.match(r"[\s-]\d{2,4}[\s-]\d{2,4}", tail) or re.match(
        r"\s?[-:–]\s?\d{1,2}\s+(?:win|victory|defeat|loss|draw|vote|lead)\b",
        tail + text[match.end() + 12 : match.end() + 30],
    ):
        return True
    named = re.search(r"(?<![.!?:]\s)(?<!^)\b([A-Z][\w’'-]*)\s$", before)
    if named and not _bound(before, 0)[0] != "exact" and not _unit(text, end):
        head, _ = _head(text, end)
        return not head
    return False


def _bound(before: str, start: int) -> tuple[str, int]:
    """Return the bound that the words before a number give it, and where those words begin."""
    match = _BOUND_BEFORE.search(before)
    if not match:
        return "exact", start
    return match.lastgroup, start - (len(before) - match.start())


def _counted(text, match, before, end, currency, low):
    """Return (kind, unit, factor, counted noun, end) of what follows the number; kind None for no quantity."""
    if currency:
        return "money", currency, 1.0, "", end
    if _AGE_BEFORE.search(before) or (
        _APPOSED_AGE.search(before) and re.match(r"[,.]", text[end : end + 1]) and match["digits"]
    ):
        return ("age", "year", 1.0, "", end) if low is not None and low <= 130 else (None, "", 1.0, "", end)
    if age := _AGE_AFTER.match(text, end):
        factor = 1 / 12 if "month" in age[0].lower() else 1.0
        return "age", "year", factor, "", age.end()
    of = _PARTITIVE.match(text, end)
    unit = _unit(text, of.end() if of and match["vague"] else end)
    if unit:
        kind, name, factor, stop = unit
        if kind == "duration" and _RELATIVE.match(text, stop):
            return None, "", 1.0, "", end
        counted = ""
        if kind == "percent" and (of := _PARTITIVE.match(text, stop)):
            counted = _head(text, of.end())[0]
        return kind, name, factor, counted, stop
    casualty = _WORD_AFTER.match(text, end)
    if casualty and casualty[1].casefold() in _CASUALTIES:
        return "count", "", 1.0, _CASUALTIES[casualty[1].casefold()], casualty.end()
    if of and of[0].split()[-1].lower() in ("them", "us", "you"):
        return "count", "", 1.0, "", end
    head, stop = _head(text, of.end() if of else end)
    if match["vague"] and not head:
        return None, "", 1.0, "", end
    return "count", "", 1.0, head, stop if head else end


def _head(text: str, position: int) -> tuple[str, int]:
    """Return the lemma and end of the counted noun after ``position``: the first plural of up to five words.

    Works without a parse: adjectives have no plural in English, so the first plural word of the phrase is its head,
    unless another plural follows at once ("two sports clubs").
    """
    first, first_end, found = "", position, ("", position)
    for number in range(5):
        after = _WORD_AFTER.match(text, position)
        if not after or after[1].casefold() in _FUNCTION or "’s" in after[1] or "'s" in after[1]:
            break
        word, position = after[1], after.end()
        if number == 0:
            first, first_end = word, position
        if _is_plural(word):
            found = (word, position)
        elif found[0]:
            break
    if found[0]:
        return _lemma(found[0]), found[1]
    one = first and not re.search(r"(?:ed|ing|ly)$", first) and first[0].islower()
    return (_lemma(first), first_end) if one and _WORD_AFTER.match(text, first_end) is None else ("", first_end)


def _is_plural(word: str) -> bool:
    lower = word.casefold()
    return lower in _IRREGULAR or (
        len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is", "'s", "’s", "ous"))
    )


def _lemma(word: str) -> str:
    lower = word.casefold()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return lower[:-2]
    return lower[:-1] if _is_plural(word) else lower


def _unit(text: str, position: int) -> tuple[str, str, float, int] | None:
    """Return (kind, unit, factor, end) of the unit that begins after a number, longest name first."""
    match = re.match(
        r"[\s\u00a0-]?\(?([%°A-Za-z€£₽₼$][\w./°]*)(?:[\s-]([A-Za-z.]+))?(?:[\s-]([A-Za-z]+))?",
        text[position : position + 60],
    )
    if not match:
        return None
    words, units, money = [word for word in match.groups() if word], _units(), _currencies()
    for size in range(len(words), 0, -1):
        for joint in (" ", "-"):
            name = joint.join(words[:size]).casefold().rstrip(".")
            end = position + match.end(size) - (len(words[size - 1]) - len(words[size - 1].rstrip(".")))
            if name in units and not (
                name in ("m", "g", "ha", "min", "second") and text[position : position + 1] == "-"
            ):
                return (*units[name], end)
            if name in money and not (name in ("real", "won", "try", "all") and not words[0].isupper()):
                return "money", money[name], 1.0, end
    return None


@cache
def _units() -> dict[str, tuple[str, str, float]]:
    rows = csv.DictReader(resources.read("data", "lexicon", "units.csv").splitlines())
    return {name: (row["kind"], row["unit"], float(row["factor"])) for row in rows for name in row["names"].split(";")}


@cache
def _currencies() -> dict[str, str]:
    rows = csv.DictReader(resources.read("data", "lexicon", "currencies.csv").splitlines())
    return {name: row["code"] for row in rows for name in row["names"].split(";")}


def _plain(number: float | None) -> float | None:
    """Take the dust off a product of decimals: 1.003 * 1e9 is 1003000000.0."""
    return None if number is None or not math.isfinite(number) else float(f"{number:.12g}")


def _shifted(value: Value, offset: int) -> Value:
    if not offset:
        return value
    from dataclasses import replace

    return replace(value, span=Span(value.span.start + offset, value.span.end + offset))
