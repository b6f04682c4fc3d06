"""Numbers that are no quantities: parts of names and dates, years, clock times, list numbers, scores."""

from __future__ import annotations

import re

from kg.values.bounds import bound_before
from kg.values.counted import FUNCTION, WORD_AFTER, counted_noun, is_plural, unit_after

_NAMING = re.compile(
    r"(?:\b(?:no|nos|nr|number|article|articles|section|chapter|paragraph|clause|provision|provisions|page|pages|pp|resolution|decree|law|order"
    r"|flight|route|room|channel|gate|line|platform|building|house|apartment|block|sector|square|zone|district|school|unit|reactor|stage|step"
    r"|phase|round|version|volume|vol|part|item|point|question|slide|figure|table|exhibit|case|protocol|annex|appendix|war|group\s+of|boeing"
    r"|airbus|antonov|tupolev|embraer|sukhoi|windows|python|psalm|act|scene|highway|interstate|pier|berth|dock|quay|hangar|wing|ward)"
    r"\.?\s*(?:\d+\s*(?:,|and|or|to|-|–)\s*)*|№\s*|\#\s*)$",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\.?\s+(?:\d{{1,2}}\s?[-–]\s?)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf"(?:\s?[-–]\s?\d{{1,2}})?(?:\s+of)?[\s-]+{_MONTH}\b", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|:\d|[.,]\d|/\d|\s?(?:a\.?m\.?|p\.?m\.?|o'clock|o’clock|hrs?\s+(?:gmt|utc))(?!\w)|[-–]\d+[-–]|\w|[-–](?-i:[A-Z0-9])|s\b|\)"
    r"|['’]s\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+\d[\d\s().-]*$")
_RATIO = re.compile(r"\b(?:one|\d+)\s+(?:in|out\s+of)\s+$", re.IGNORECASE)
_IDIOM = re.compile(r"[\s-](?:yard\s+stare|dollar\s+question|way\s+street|lives\b(?=\s+of\s+a\s+cat))", re.IGNORECASE)
_GROUP = re.compile(
    r"\b(?:Group|World\s+War|Phase|Stage|Part|Round|Big|Channel|Article|Chapter|Gate|Pier|Quay|Platform)\s+(?:of\s+)?$"
)
_YEAR_LEFT = re.compile(
    r"\b(?:more than|at least|over|about|some|nearly|almost|around|up to|fewer than|less than)\s+$", re.IGNORECASE
)
_ONE_IS_PRONOUN = frozenset(
    "of another can could may might must should would will has is was day thing hand side s else who"
    " whom that more way".split()
)
_BEFORE_PRONOUN_ONE = re.compile(
    r"\b(?:the|this|that|which|any|every|each|some|another|no|only|good|last|first|next|new|as)\s+$", re.IGNORECASE
)

_WEATHER = re.compile(
    r"\b(?:temperatures?|thermometers?|mercury|weather|climate|warm\w*|heat\w*|hot(?:ter|test)?|cold(?:er|est)?|cool\w*|frosts?"
    r"|freez\w*|frozen|chill\w*|fever|forecast\w*|winters?|summers?|shade|boil\w*|melt\w*)\b",
    re.IGNORECASE,
)
_BELOW_ZERO = re.compile(r"\s+(?:below|above)\s+(?:zero|freezing|average|normal|pre-industrial)\b", re.IGNORECASE)
_DIRECTION = re.compile(r"\s+(?:north|south|east|west|of\s+(?:latitude|longitude))\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")


def is_temperature(text: str, start: int, end: int) -> bool:
    """Tell degrees of heat from those "of freedom", of an angle, in law: by scale or topic of the sentence."""
    if "°" in text[start:end] or text[start:end].lower().endswith(("celsius", "centigrade")):
        return True
    if _BELOW_ZERO.match(text, end):
        return True
    if _DIRECTION.match(text, end):
        return False
    first = max((stop.end() for stop in _SENTENCE_END.finditer(text, max(0, start - 120), start)), default=0)
    stop = _SENTENCE_END.search(text, end, end + 80)
    return bool(_WEATHER.search(text[max(first, start - 120) : stop.start() if stop else end + 80]))


def is_name(text: str, match: re.Match, before: str, end: int) -> bool:
    """Is the number part of a name, a date, a clock time, a list or a year rather than a quantity?"""
    if match["symbol"] or match["half"]:
        return False
    if match["article"]:
        return bound_before(before, 0)[0] == "exact"  # "over a year", not any "a year"
    if _RATIO.search(before):
        return True
    if match["words"]:
        if _IDIOM.match(text, end):
            return True  # "a thousand-yard stare"
        if _GROUP.search(before):
            return True
        words = match["words"].lower()
        if re.match(r"[-–]?(?:st|nd|rd|th)\b", text[end : end + 4]) or re.match(
            r"\s+(?:twenty|nineteen)", text[end : end + 9]
        ):
            return True
        if words == "one":
            after = WORD_AFTER.match(text, end)
            following = after[1].casefold() if after else ""
            further = WORD_AFTER.match(text, after.end()) if after else None
            says = is_plural(following) and following != "series" and further and further[1] in FUNCTION
            if says or re.match(r"\s+\w+\s+or\s+another\b", text[end : end + 40]):
                return True  # "one needs to know", "in one form or another"
            pronoun = following in _ONE_IS_PRONOUN | FUNCTION or _BEFORE_PRONOUN_ONE.search(before)
            return bool(pronoun) or not (unit_after(text, end) or counted_noun(text, end)[0])
        if re.match(r"\s+o['’]clock\b", text[end : end + 10]):
            return True
        return words == "zero" and not WORD_AFTER.match(text, end)
    if _PHONE.search(before) or text[match.start() - 1 : match.start()] == "+":
        return True
    if _NAMING.search(before) or _MONTH_BEFORE.search(before) or _MONTH_AFTER.match(text, end):
        return True
    tail = text[match.end() : match.end() + 12]
    stop = _NOT_AFTER.match(tail)
    if (
        stop
        and not re.match(r"(?:km|kg|mm|cm|m|g|ha|kW|MW|GW|mph|kph|ft|lbs?|bn|mn|k|°C)\b|[-–]\d+(?![\d–-])", tail)
        and (stop[0] != ")" or re.search(r"(?:^|\n)\s*\(?$", before))
    ):
        return True
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if not line.strip(" \t-–•*(") and re.match(r"[.)]\s", tail):
        return True
    digits = match["digits"]
    if re.fullmatch(r"1[0-9]\d\d|20\d\d", digits) and end == match.end():
        unit = unit_after(text, end)
        if not (unit and unit[0] != "duration") and not (_YEAR_LEFT.search(before) and counted_noun(text, end)[0]):
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
    if named and bound_before(before, 0)[0] == "exact" and not unit_after(text, end):
        head, _ = counted_noun(text, end)
        return not head
    return False
