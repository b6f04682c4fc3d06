"""One rule per form of date: a pattern and the reader that makes an interval of its match."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from kg.times.calendar import Interval, add, month_of, quarter_of, season_of, unit_around, year_of
from kg.times.reader import Reader
from kg.times.words import (
    BOUND,
    DAY,
    DAYS,
    EVENT,
    LED_IN,
    MONTH,
    MONTHS,
    NO_MONTH,
    NUMBER,
    NUMBERS,
    PART,
    TAIL_OF_COUNT,
    UNIT,
    WEEKDAY,
    WHICH,
    WHOSE,
    YEAR,
)


def _nearest(reader: Reader, match: re.Match, candidates: Callable[[int], Interval]) -> Interval | None:
    """The interval of this or a neighbouring year: the last one begun, or the next one to end in talk of the future."""
    base = reader.anchor or reader.full
    if base is None:
        return None
    options = []
    for year in range(base.year - 4, base.year + 5):  # 29 February comes every four years
        try:
            options.append(candidates(year))
        except ValueError:
            continue
    if not options:
        return NOT_A_DATE  # 31 June
    if reader.anchor is None:  # "on March 2, 2015, … . On March 25, …"
        return min(options, key=lambda option: abs((option[0] - base).days))
    past = next((option for option in reversed(options) if option[0] <= reader.anchor), None)
    ahead = next((option for option in options if option[1] >= reader.anchor), None)
    if reader.future(match):
        return ahead
    if past and ahead and past[2] in ("day", "period") and not reader.past(match):
        near = (reader.anchor - past[1]).days > _LONG_AGO and (ahead[0] - reader.anchor).days <= _SOON
        return ahead if near else past  # "the vote on Feb. 20" in mid-February
    return past


# rules: (pattern, reader of the match); None is a date that cannot be placed

_LONG_AGO, _SOON = 300, 60  # days: a day of a month long ago would be given with its year
NOT_A_DATE = (date.min, date.min, "unknown")
_SHIFT = {"this": 0, "same": 0, "last": -1, "next": 1}


def _number(words: str) -> int:
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def _month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def _led_in(reader: Reader, match: re.Match) -> bool:
    """Do the words before a bare month or year make it a date?"""
    return bool(LED_IN.search(reader.text[max(0, match.start() - 12) : match.start()]))


def _read_iso(_, words, __):
    day = date(int(words["year"]), int(words["m"]), int(words["d"]))
    return day, day, "day"


def _read_day(reader, words, match):
    month, number = _month_number(words["m1"]), int(words["d1"])
    last = int(words["d1b"] or number)
    if last < number:
        return NOT_A_DATE
    granularity = "day" if last == number else "period"
    if words["year"]:
        return date(int(words["year"]), month, number), date(int(words["year"]), month, last), granularity
    return _nearest(reader, match, lambda year: (date(year, month, number), date(year, month, last), granularity))


def _read_days(reader, words, match):
    first, last = ((_month_number(words[m]), int(words[d])) for m, d in (("m1", "d1"), ("m2", "d2")))

    def span(year: int) -> Interval:
        return date(year - (first > last), *first), date(year, *last), "period"

    return span(int(words["year"])) if words["year"] else _nearest(reader, match, span)


def _read_months(reader, words, match):
    first, last = _month_number(words["ma"]), _month_number(words["mb"])
    year, year_first = words["year"], words.get("ya")

    def span(end_year: int) -> Interval:
        start_year = int(year_first) if year_first else end_year if first <= last else end_year - 1
        return date(start_year, first, 1), month_of(end_year, last)[1], "period"

    return span(int(year)) if year else _nearest(reader, match, span)


def _asks(reader: Reader, match: re.Match) -> bool:
    """Tell the modal of "May I add that …?", "May the crew rest": only a verb of its own makes "May" a subject."""
    return match[0] == "May" and bool(NO_MONTH.match(reader.text, match.end()))


def _read_month(reader, words, match):
    month, which = _month_number(words["m"]), (words.get("which") or "").lower()
    if words["year"]:
        return month_of(int(words["year"]), month)
    led_by_word = reader.text[: match.start()].rstrip()[-1:].isalnum()
    if not led_by_word and _asks(reader, match):
        return NOT_A_DATE
    if not (which or words["whose"] or words["part"] or words["bound"] or _led_in(reader, match)):
        return NOT_A_DATE  # "May" and "March" are words of their own
    if reader.anchor is None:
        return None
    if words.get("whose"):
        return month_of(reader.anchor.year + _SHIFT[words["whose"].lower().split()[-1]], month)
    return _which(reader, match, which, lambda year: month_of(year, month))


def _which(reader, match, which, candidates):
    """last, this, next or bare: pick among the yearly occurrences of a month or a season."""
    anchor = reader.anchor
    if anchor is None:
        return None
    options = [candidates(year) for year in range(anchor.year - 2, anchor.year + 3)]
    if which in ("last", "past", "previous"):
        return next(option for option in reversed(options) if option[1] < anchor)
    if which in ("next", "coming", "upcoming"):
        return next(option for option in options if option[0] > anchor)
    if which == "this":
        return min(
            options,
            key=lambda option: (
                0
                if option[0] <= anchor <= option[1]
                else min(abs((option[0] - anchor).days), abs((option[1] - anchor).days))
            ),
        )
    return _nearest(reader, match, candidates)


def _read_season(reader, words, match):
    name = words["season"].lower()
    if words["year"]:
        return season_of(int(words["year"]), name)
    if not (words["which"] or words["whose"] or words["part"] or re.match(r"(?:in|during)\s", match[0].lower())):
        return NOT_A_DATE  # "fall" and "spring" are verbs, too
    if reader.anchor is None:
        return None
    if words.get("whose"):
        return season_of(reader.anchor.year + _SHIFT[words["whose"].lower().split()[-1]], name)
    return _which(reader, match, (words["which"] or "").lower(), lambda year: season_of(year, name))


def _read_quarter(reader, words, match):
    number = int(words["q"]) if words.get("q") else NUMBERS[words["nth"].lower()]
    year = int(words["year"]) if words["year"] else None
    if year is None and reader.anchor is None:
        return None
    if year is None:
        shift = {"last": -1, "next": 1}.get((words.get("whose") or "").lower(), 0)
        year = reader.anchor.year + shift
    return quarter_of(year, number)


def _read_years(_, words, __):
    first, last = int(words["ya"]), words["y2"]
    last = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return (date(first, 1, 1), date(last, 12, 31), "period") if first < last else NOT_A_DATE


def _read_year(reader, words, match):
    if not (words["bound"] or words["part"] or _led_in(reader, match)):
        return NOT_A_DATE
    return year_of(int(words["year"]))


def _read_decade(_, words, __):
    first = int(words["year"])
    return date(first, 1, 1), date(first + (99 if first % 100 == 0 and first < 2000 else 9), 12, 31), "period"


def _read_named_day(reader, words, _):
    name = re.sub(r"\s+", " ", words["named"].lower())
    if reader.anchor is None:
        return None
    shift = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "last night": -1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    day = reader.anchor + timedelta(shift.get(name, 0))
    return day, day, "day"


def _of_event(reader: Reader, match: re.Match) -> bool:
    """Tell "20 days before the vote", "two years after she left": the count runs from what follows."""
    return bool(EVENT.match(reader.text, match.end()))


def _read_next_day(reader, words, match):
    if reader.named is None or (words["near"].lower() in ("before", "after") and _of_event(reader, match)):
        return None
    back = words["near"].lower() in ("before", "previous", "prior", "earlier")
    day = reader.named + timedelta(-1 if back else 1)
    return day, day, "day"


def _read_weekday(reader, words, match):
    if reader.anchor is None:
        return None
    wanted, which = DAYS[words["w"].lower()], (words["which"] or "").lower()
    back = (reader.anchor.weekday() - wanted) % 7
    if which in ("next", "coming") or (not which and reader.future(match)):
        shift = (wanted - reader.anchor.weekday()) % 7 or (7 if which else 0)
    elif which == "this":
        shift = wanted - reader.anchor.weekday()
    else:
        shift = -(back or (7 if which == "last" else 0))
    day = reader.anchor + timedelta(shift)
    return day, day, "day"


def _read_ago(reader, words, match):
    if TAIL_OF_COUNT.search(reader.text[max(0, match.start() - 30) : match.start()]):
        return NOT_A_DATE  # "a year and | three months ago"
    unit, number = words["unit"].lower(), _number(words["n"])
    way = re.sub(r"\s+", " ", words["way"].lower())
    if words["bound"] and way != "ago":
        return None
    if unit in ("hour", "minute"):
        return (
            (reader.anchor, reader.anchor, "day")
            if reader.anchor and way == "ago" and (unit == "minute" or number < 6)
            else None
        )
    if way == "ago":
        base, sign = reader.anchor, -1
    elif way in ("from now", "hence"):
        base, sign = reader.anchor, 1
    elif way in ("before", "after", "prior") and _of_event(reader, match):
        return None
    elif way in ("later", "after", "afterwards"):
        base, sign = reader.named, 1
    else:
        base, sign = reader.named if way == "before" else reader.named or reader.anchor, -1
    if base is None:
        return None
    ends = [unit_around(add(base, unit, sign * n), unit) for n in {number, _number(words["n0"] or words["n"])}]
    granularity = ends[0][2] if len(ends) == 1 else "period"
    return min(first for first, _, _ in ends), max(last for _, last, _ in ends), granularity


def _read_past(reader, words, _):
    if reader.anchor is None:
        return None
    unit, number = words["unit"].lower(), _number(words["n"])
    if unit in ("hour", "minute", "weekend"):
        return None
    if words["past"].lower() in ("next", "coming"):
        return reader.anchor, add(reader.anchor, unit, number), "period"
    return add(reader.anchor, unit, -number), reader.anchor, "period"


def _read_unit(reader, words, _):
    unit, which = words["unit"].lower(), (words.get("which") or "this").lower()
    if unit in ("hour", "minute") or reader.anchor is None:
        return None if unit not in ("hour", "minute") else NOT_A_DATE
    if unit == "day" and which != "last":
        return NOT_A_DATE
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    base = reader.anchor
    step = "week" if unit == "weekend" else unit
    if which == "past":
        return add(base, step, -1), base, "period"
    interval = unit_around(
        add(base, step, shift) if unit in ("day", "week", "weekend") else add(base.replace(day=1), step, shift), unit
    )
    when = (words.get("when") or "").lower()
    if when == "earlier":
        return interval[0], min(base, interval[1]), "period"
    if when == "later":
        return max(base, interval[0]), interval[1], "period"
    return interval


_ON = rf"(?:{WEEKDAY},?\s+)?"
_ST = r"(?:st|nd|rd|th)?"
_IN_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?!\d)|\s+{WHOSE})?"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?!\d))?"
_PATTERNS: list[tuple[str, Callable]] = [
    (rf"{BOUND}(?P<year>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _read_iso),
    (rf"{BOUND}(?P<d>{DAY})\.(?P<m>0?[1-9]|1[0-2])\.(?P<year>{YEAR})(?!\d)", _read_iso),
    (
        rf"(?:between\s+|from\s+)?(?P<ma>{MONTH})\s*(?:(?P<ya>{YEAR})\s*)?(?:-|–|—|to|through|until|and)\s*"
        rf"(?P<mb>{MONTH})(?!\s+\d{{1,2}}\b){_OF_YEAR}",
        _read_months,
    ),
    (
        rf"(?:from\s+|between\s+)?(?P<d1>{DAY}){_ST}\s+(?P<m1>{MONTH})\s*(?:-|–|to|and|until)\s*"
        rf"(?P<d2>{DAY}){_ST}\s+(?P<m2>{MONTH}){_OF_YEAR}",
        _read_days,
    ),
    (
        rf"(?:from\s+|between\s+)?(?P<m1>{MONTH})\s+(?P<d1>{DAY}){_ST}\s*(?:-|–|to|and|until)\s*"
        rf"(?P<m2>{MONTH})\s+(?P<d2>{DAY}){_ST}{_OF_YEAR}",
        _read_days,
    ),
    (
        rf"{BOUND}{_ON}(?:the\s+)?(?P<d1>{DAY}){_ST}(?:\s*(?:-|–|to)\s*(?P<d1b>{DAY}){_ST})?\s+(?:of\s+)?(?P<m1>{MONTH})"
        rf"{_OF_YEAR}",
        _read_day,
    ),
    (
        rf"{BOUND}{_ON}(?P<m1>{MONTH})\s+(?:the\s+)?(?P<d1>{DAY}){_ST}(?:\s*(?:-|–|to)\s*(?P<d1b>{DAY}){_ST})?"
        rf"(?![\d:%]|,\d{{3}}){_OF_YEAR}",
        _read_day,
    ),
    (rf"{BOUND}{PART}(?:(?:the\s+)?{WHICH}\s+)?(?P<m>{MONTH}){_IN_YEAR}", _read_month),
    (
        rf"{BOUND}{PART}(?:(?:{WHICH}|(?:in|during)\s+the|in|during|the)\s+)?"
        rf"(?P<season>spring|summer|autumn|fall|winter)\b{_IN_YEAR}",
        _read_season,
    ),
    (
        rf"{BOUND}(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<nth>first|second|third|fourth)\s+quarter)\b{_IN_YEAR}",
        _read_quarter,
    ),
    (
        rf"(?:(?:between|from)\s+)?(?P<ya>{YEAR})\s*(?:-|–|—|\s+to\s+|\s+and\s+|/)\s*(?P<y2>{YEAR}|\d\d)(?![\d-])",
        _read_years,
    ),
    (rf"{BOUND}{PART}(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s\b", _read_decade),
    (
        rf"{BOUND}{PART}(?P<year>{YEAR})(?![\d-]|,\d|\.\d|['’]?s\b"
        r"|\s*(?:%|percent|people|km|m\b|kg|ton|dollar|euro|ruble|rouble))",
        _read_year,
    ),
    (
        r"(?P<named>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight"
        r"|last\s+night|this\s+(?:morning|afternoon|evening))\b",
        _read_named_day,
    ),
    (r"the\s+(?P<near>previous|next|following|prior)\s+(?:day|morning|evening|night)\b", _read_next_day),
    (r"the\s+day\s+(?P<near>before|after|earlier)\b", _read_next_day),
    (rf"{BOUND}(?:{WHICH}\s+)?(?P<w>{WEEKDAY})\b", _read_weekday),
    (
        rf"(?:(?P<bound>more\s+than|over|at\s+least|less\s+than)\s+)?(?:(?P<n0>{NUMBER})\s*(?:or|to|-|–)\s*)?"
        rf"(?P<n>{NUMBER})\s+(?P<unit>{UNIT})s?\s+"
        r"(?P<way>ago|earlier|later|prior|before|after(?:wards)?|from\s+now|hence)\b",
        _read_ago,
    ),
    (
        rf"(?:in|over|during|for|within)\s+the\s+(?P<past>past|last|next|coming)\s+(?P<n>{NUMBER})\s+(?P<unit>{UNIT})s\b",
        _read_past,
    ),
    (
        rf"{BOUND}(?:(?P<when>earlier|later)\s+)?(?:(?:at|in)\s+)?{PART}(?:the\s+)?{WHICH}\s+(?P<unit>{UNIT})\b",
        _read_unit,
    ),
    (rf"{BOUND}the\s+(?P<part>end|beginning|start|middle)\s+of\s+the\s+(?P<unit>year|month|week)\b", _read_unit),
]
RULES = [(re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in _PATTERNS]
