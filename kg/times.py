"""Date expressions in running text -> intervals of ISO dates with a granularity and a bound.

``times("last December", anchor="2025-10-09")`` is one TimeSpan from 2024-12-01 to 2024-12-31.

The anchor is the day of the utterance or of publication. Without it relative expressions are still
found but stay unresolved (start and end None); nothing is ever read off today's clock. A day or
month without a year is the nearest past one, as news has it, unless its sentence speaks of the
future ("will", "is scheduled"). "Nine months later" and "the day before" count from the last date
that the text itself names; "earlier" and "prior" fall back on the anchor, "later" does not.
A duration ("for almost 30 years") is no date. Seasons are those of the northern hemisphere.

dateparser is not used here: on 23 February 2022 and "two days prior" it agrees with these rules,
but it reads "last December" as the coming one, loses the range in "February-September 2025", finds
nothing in "this summer" and "the day before", takes "for almost 30 years" for a date and, above
all, answers with a point where the words give an interval.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kg.model import Span, TimeSpan

_MONTHS = {name: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()} | {"sept": 9}
_DAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_NUMBERS = {word: number for number, word in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())}  # fmt: skip
_NUMBERS |= {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

_M = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?:(?<!May)(?<![a-z]{4})\.)?"
_Y = r"(?:1[5-9]|20)\d\d"
_D = r"(?:[12]\d|3[01]|0?[1-9])"
_W = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_N = r"(?:\d{1,3}|an?|" + "|".join(list(_NUMBERS)[1:21]) + r"|thirty|forty|fifty)"
_U = r"(?:day|week|month|year|decade|hour|minute|quarter|century|weekend)"
_PART = r"(?:(?:the\s+)?(?P<part>early|mid|late|beginning|start|middle|end|first\s+half|second\s+half|first\s+days|last\s+days|eve)(?:\s+(?:of|in)\s+|[\s-]+)(?:the\s+)?)?"
_BOUND = (
    r"(?:(?P<bound>no\s+later\s+than|not\s+later\s+than|not\s+before|no\s+earlier\s+than|not\s+earlier\s+than|prior\s+to|as\s+early\s+as"
    r"|ahead\s+of|by|before|after|following|since|until|till|through|from)\s+(?:as\s+early\s+as\s+)?)?"
)
_BOUNDS = {"by": "by", "no later than": "by", "not later than": "by", "before": "before", "prior to": "before", "ahead of": "before",
           "after": "after", "following": "after", "since": "since", "from": "at", "until": "until", "till": "until", "through": "until",
           "not before": "not_before", "no earlier than": "not_before", "not earlier than": "not_before"}  # fmt: skip

_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|(?:is|are|was|were)\s+(?:expected|scheduled|due|planned|set|slated|going)|expected|scheduled|slated|upcoming|plans?|"
    r"planned|intends?|to\s+be\s+held)\b|['’]ll\b",
    re.IGNORECASE,
)
# a text without any of these has no date; a date begins with one of the words of _TRIGGER
_HINT = re.compile(
    rf"\d{{4}}|{_M}|{_W}|\b(?:{_U}s?|spring|summer|autumn|fall|winter|Q[1-4]|today|tonight|tomorrow|yesterday|night|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    rf"(?<![\w.,:/$€£-])(?:\d|{_M}|{_W}|{_N}\b|(?:the|this|last|next|past|previous|coming|upcoming|early|late|mid|beginning|start|middle|end|eve|earlier"
    r"|later|no|not|prior|ahead|by|before|after|following|since|until|till|through|from|between|in|over|during|for|within|at|on|spring|summer|autumn"
    r"|fall|winter|Q[1-4]|today|tonight|tomorrow|yesterday|first|second|third|fourth|as)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…](?=[\s”\"»]|$)|\n")

_Interval = tuple[date, date, str]  # first day, last day, granularity


class _Reader:
    """What the rules need to know: the text, the anchor, and the last date the text has named."""

    def __init__(self, text: str, anchor: date | None):
        self.text, self.anchor = text, anchor
        self.named: date | None = None

    def future(self, match: re.Match) -> bool:
        start = max(
            (stop.end() for stop in _SENTENCE.finditer(self.text, max(0, match.start() - 300), match.start())),
            default=0,
        )
        stop = _SENTENCE.search(self.text, match.end(), match.end() + 300)
        return bool(
            _FUTURE.search(self.text[max(start, match.start() - 300) : stop.start() if stop else match.end() + 300])
        )


def times(
    text: str, offset: int = 0, anchor: str | None = None, anchor_kind: str = "utterance", reference: str | None = None
) -> tuple[TimeSpan, ...]:
    """Return every date expression in ``text``, in order, spans shifted by ``offset``. Never raises.

    ``anchor`` is the ISO day that relative words count from (None: they stay unresolved), of the
    ``anchor_kind`` "utterance" or "publication"; ``reference`` the ISO day last named before this text.
    """
    reader = _Reader(text, _day(anchor))
    reader.named = _day(reference)
    found: list[TimeSpan] = []
    position = 0
    for trigger in _TRIGGER.finditer(text) if _HINT.search(text) else ():
        if trigger.start() < position:
            continue
        for pattern, rule in _COMPILED:
            match = pattern.match(text, trigger.start())
            span = _read(reader, match, rule, offset, anchor_kind) if match else None
            if span:
                found.append(span)
                position = match.end()
                break
    return tuple(_alternatives(text, offset, found))


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _read(reader: _Reader, match: re.Match, rule: Callable, offset: int, anchor_kind: str) -> TimeSpan | None:
    words = match.groupdict()
    try:
        interval = rule(reader, words, match)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None
    if interval == _NOT_A_DATE:
        return None
    span, text = Span(match.start() + offset, match.end() + offset), match[0]
    bound = _BOUNDS.get(re.sub(r"\s+", " ", words.get("bound") or "").lower(), "at")
    if interval is None:
        return TimeSpan(text, None, None, "unknown", "after" if bound == "not_before" else bound, "none", span)
    if words.get("part"):
        interval = _part(interval, words["part"].lower())
    first, last, granularity = interval
    stated = bool(words.get("year") or words.get("y2"))
    if bound == "at":
        reader.named = first if granularity == "day" else last
    start, end = _bounded(first, last, bound, reader.anchor)
    anchor = "stated" if stated else anchor_kind if reader.anchor else "stated"
    bound = "after" if bound == "not_before" else bound
    return TimeSpan(text, start, end, granularity, bound, anchor, span)


def _bounded(first: date, last: date, bound: str, anchor: date | None) -> tuple[str | None, str | None]:
    """Cut an interval by its preposition: "by 2026" ends with 2026, "before 2026" the day before it begins."""
    if bound in ("by", "until"):
        return None, last.isoformat()
    if bound == "before":
        return None, (first - timedelta(1)).isoformat()
    if bound == "after":
        return (last + timedelta(1)).isoformat(), None
    if bound == "not_before":
        return first.isoformat(), None
    if bound == "since":
        return first.isoformat(), anchor.isoformat() if anchor and anchor >= first else None
    return first.isoformat(), last.isoformat()


def _alternatives(text: str, offset: int, found: list[TimeSpan]) -> list[TimeSpan]:
    """Join "by the end of 2025 or early 2026" into one interval that covers both."""
    joined: list[TimeSpan] = []
    for span in found:
        before = joined[-1] if joined else None
        if (
            before
            and before.end
            and span.end
            and re.fullmatch(r",?\s+or\s+(?:in\s+)?", text[before.span.end - offset : span.span.start - offset])
        ):
            start = min(before.start, span.start) if before.start and span.start else None
            words = text[before.span.start - offset : span.span.end - offset]
            joined[-1] = TimeSpan(
                words,
                start,
                max(before.end, span.end),
                "period",
                before.bound,
                before.anchor,
                Span(before.span.start, span.span.end),
            )
        else:
            joined.append(span)
    return joined


# calendar arithmetic


def _month(year: int, month: int) -> _Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def _year(year: int) -> _Interval:
    return date(year, 1, 1), date(year, 12, 31), "year"


def _season(year: int, name: str) -> _Interval:
    first = date(year, _SEASONS[name], 1)
    return first, add(first, "month", 3) - timedelta(1), "season"


def _quarter(year: int, number: int) -> _Interval:
    first = date(year, 3 * number - 2, 1)
    return first, add(first, "month", 3) - timedelta(1), "quarter"


def _week(day: date) -> _Interval:
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6), "week"


def add(day: date, unit: str, number: int) -> date:
    """Return the day ``number`` units after ``day``; the 31st becomes the last of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _unit_around(day: date, unit: str) -> _Interval:
    """The calendar unit that holds ``day``."""
    if unit == "day":
        return day, day, "day"
    if unit == "week":
        return _week(day)
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "quarter":
        return _quarter(day.year, (day.month + 2) // 3)
    if unit == "weekend":
        saturday = _week(day)[0] + timedelta(5)
        return saturday, saturday + timedelta(1), "period"
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = day.year // size * size
        return date(first, 1, 1), date(first + size - 1, 12, 31), "period"
    return _year(day.year)


def _part(interval: _Interval, part: str) -> _Interval:
    """The early, middle or late third of an interval; halves are halves."""
    first, last, _ = interval
    part = re.sub(r"\s+", " ", part)
    days = (last - first).days + 1
    if part.endswith("half"):
        middle = add(first, "month", 6) if days > 360 else first + timedelta(days // 2)
        return (first, middle - timedelta(1), "period") if part.startswith("first") else (middle, last, "period")
    if part == "eve":
        return first - timedelta(1), first - timedelta(1), "day"
    thirds = (
        [add(first, "month", 4), add(first, "month", 8)]
        if days > 360
        else [first + timedelta(days // 3), first + timedelta(2 * days // 3)]
    )
    if part in ("early", "beginning", "start", "first days"):
        return first, thirds[0] - timedelta(1), "period"
    if part in ("late", "end", "last days"):
        return thirds[1], last, "period"
    return thirds[0], thirds[1] - timedelta(1), "period"


def _nearest(reader: _Reader, match: re.Match, candidates: Callable[[int], _Interval]) -> _Interval | None:
    """The interval of this or a neighbouring year: the last one begun, or the next one to end in talk of the future."""
    if reader.anchor is None:
        return None
    options = []
    for year in range(reader.anchor.year - 4, reader.anchor.year + 5):  # 29 February comes every four years
        try:
            options.append(candidates(year))
        except ValueError:
            continue
    if reader.future(match):
        return next((option for option in options if option[1] >= reader.anchor), None)
    return next((option for option in reversed(options) if option[0] <= reader.anchor), None)


# rules: (pattern, reader of the match); None is a date that cannot be placed

_NOT_A_DATE = (date.min, date.min, "unknown")
_SHIFT = {"this": 0, "same": 0, "last": -1, "next": 1}


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _month_number(words: str) -> int:
    return _MONTHS[words.lower().rstrip(".")]


def _led_in(reader: _Reader, match: re.Match) -> bool:
    """Do the words before a bare month or year make it a date?"""
    return bool(_LED_IN.search(reader.text[max(0, match.start() - 12) : match.start()]))


def _read_iso(_, words, __):
    day = date(int(words["year"]), int(words["m"]), int(words["d"]))
    return day, day, "day"


def _read_day(reader, words, match):
    month = _month_number(words.get("m1") or words["m2"])
    number = int(words.get("d1") or words["d2"])
    last = int(words.get("d1b") or words.get("d2b") or number)
    if last < number:
        return _NOT_A_DATE
    granularity = "day" if last == number else "period"
    if words["year"]:
        return date(int(words["year"]), month, number), date(int(words["year"]), month, last), granularity
    return _nearest(reader, match, lambda year: (date(year, month, number), date(year, month, last), granularity))


def _read_months(reader, words, match):
    first, last = _month_number(words["ma"]), _month_number(words["mb"])
    year, year_first = words["year"], words.get("ya")

    def span(end_year: int) -> _Interval:
        start_year = int(year_first) if year_first else end_year if first <= last else end_year - 1
        return date(start_year, first, 1), _month(end_year, last)[1], "period"

    return span(int(year)) if year else _nearest(reader, match, span)


def _read_month(reader, words, match):
    month, which = _month_number(words["m"]), (words.get("which") or "").lower()
    if words["year"]:
        return _month(int(words["year"]), month)
    if not (which or words["whose"] or words["part"] or words["bound"] or _led_in(reader, match)):
        return _NOT_A_DATE  # "May" and "March" are words of their own
    if reader.anchor is None:
        return None
    if words.get("whose"):
        return _month(reader.anchor.year + _SHIFT[words["whose"].lower().split()[-1]], month)
    return _which(reader, match, which, lambda year: _month(year, month))


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
        return _season(int(words["year"]), name)
    if not (words["which"] or words["whose"] or words["part"] or re.match(r"(?:in|during)\s", match[0].lower())):
        return _NOT_A_DATE  # "fall" and "spring" are verbs, too
    if reader.anchor is None:
        return None
    if words.get("whose"):
        return _season(reader.anchor.year + _SHIFT[words["whose"].lower().split()[-1]], name)
    return _which(reader, match, (words["which"] or "").lower(), lambda year: _season(year, name))


def _read_quarter(reader, words, match):
    number = int(words["q"]) if words.get("q") else _NUMBERS[words["nth"].lower()]
    year = int(words["year"]) if words["year"] else None
    if year is None and reader.anchor is None:
        return None
    if year is None:
        shift = {"last": -1, "next": 1}.get((words.get("whose") or "").lower(), 0)
        year = reader.anchor.year + shift
    return _quarter(year, number)


def _read_years(_, words, __):
    first, last = int(words["ya"]), words["y2"]
    last = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return (date(first, 1, 1), date(last, 12, 31), "period") if first < last else _NOT_A_DATE


def _read_year(reader, words, match):
    if not (words["bound"] or words["part"] or _led_in(reader, match)):
        return _NOT_A_DATE
    return _year(int(words["year"]))


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


def _read_next_day(reader, words, _):
    if reader.named is None:
        return None
    back = words["near"].lower() in ("before", "previous", "prior", "earlier")
    day = reader.named + timedelta(-1 if back else 1)
    return day, day, "day"


def _read_weekday(reader, words, match):
    if reader.anchor is None:
        return None
    wanted, which = _DAYS[words["w"].lower()], (words["which"] or "").lower()
    back = (reader.anchor.weekday() - wanted) % 7
    if which in ("next", "coming") or not which and reader.future(match):
        shift = (wanted - reader.anchor.weekday()) % 7 or (7 if which else 0)
    elif which == "this":
        shift = wanted - reader.anchor.weekday()
    else:
        shift = -(back or (7 if which == "last" else 0))
    day = reader.anchor + timedelta(shift)
    return day, day, "day"


def _read_ago(reader, words, _):
    unit, number = words["unit"].lower(), _number(words["n"])
    way = re.sub(r"\s+", " ", words["way"].lower())
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
    elif way in ("later", "after", "afterwards"):
        base, sign = reader.named, 1
    else:
        base, sign = reader.named or reader.anchor, -1
    return _unit_around(add(base, unit, sign * number), unit) if base else None


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
        return None if unit not in ("hour", "minute") else _NOT_A_DATE
    if unit == "day" and which != "last":
        return _NOT_A_DATE
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    base = reader.anchor
    step = "week" if unit == "weekend" else unit
    interval = _unit_around(
        add(base, step, shift) if unit in ("day", "week", "weekend") else add(base.replace(day=1), step, shift), unit
    )
    when = (words.get("when") or "").lower()
    if when == "earlier":
        return interval[0], min(base, interval[1]), "period"
    if when == "later":
        return max(base, interval[0]), interval[1], "period"
    return interval


_WHICH = r"(?P<which>last|past|previous|this|next|coming|upcoming)"
_WHOSE = r"(?:of\s+)?(?P<whose>this|last|next|the\s+same)\s+year"
_LED_IN = re.compile(
    r"(?:\b(?:in|on|during|of|to|between|and|or|than|around|circa|year|for|the|spring|summer|autumn|winter)\s+|[(,]\s*|^\s*)$",
    re.IGNORECASE,
)
_RULES: dict[str, tuple[str, Callable]] = {
    "iso": (rf"{_BOUND}(?P<year>{_Y})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _read_iso),
    "dotted": (rf"{_BOUND}(?P<d>{_D})\.(?P<m>0?[1-9]|1[0-2])\.(?P<year>{_Y})(?!\d)", _read_iso),
    "months": (
        rf"(?:between\s+|from\s+)?(?P<ma>{_M})\s*(?:(?P<ya>{_Y})\s*)?(?:-|–|—|to|through|until|and)\s*(?P<mb>{_M})(?!\s+\d{{1,2}}\b)(?:,?\s+(?:of\s+)?(?P<year>{_Y})(?!\d))?",
        _read_months,
    ),
    "day": (
        rf"{_BOUND}(?:the\s+)?(?:(?P<d1>{_D})(?:st|nd|rd|th)?(?:\s*(?:-|–|to)\s*(?P<d1b>{_D})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?P<m1>{_M})"
        rf"|(?P<m2>{_M})\s+(?:the\s+)?(?P<d2>{_D})(?:st|nd|rd|th)?(?:\s*(?:-|–|to)\s*(?P<d2b>{_D})(?:st|nd|rd|th)?)?(?![\d:%]|,\d{{3}}))(?:,?\s+(?:of\s+)?(?P<year>{_Y})(?!\d))?",
        _read_day,
    ),
    "month": (
        rf"{_BOUND}{_PART}(?:(?:the\s+)?{_WHICH}\s+)?(?P<m>{_M})(?:,?\s+(?:of\s+)?(?P<year>{_Y})(?!\d)|\s+{_WHOSE})?",
        _read_month,
    ),
    "season": (
        rf"{_BOUND}{_PART}(?:(?:{_WHICH}|(?:in|during)\s+the|in|during|the)\s+)?(?P<season>spring|summer|autumn|fall|winter)(?:,?\s+(?:of\s+)?(?P<year>{_Y})(?!\d)|\s+{_WHOSE})?",
        _read_season,
    ),
    "quarter": (
        rf"{_BOUND}(?:Q(?P<q>[1-4])|(?:the\s+)?(?P<nth>first|second|third|fourth)\s+quarter)(?:,?\s+(?:of\s+)?(?:(?P<year>{_Y})(?!\d)|(?P<whose>this|last|next)\s+year))?",
        _read_quarter,
    ),
    "years": (
        rf"(?:(?:between|from)\s+)?(?P<ya>{_Y})\s*(?:-|–|—|\s+to\s+|\s+and\s+|/)\s*(?P<y2>{_Y}|\d\d)(?![\d-])",
        _read_years,
    ),
    "decade": (rf"{_BOUND}{_PART}(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)['’]?s\b", _read_decade),
    "year": (
        rf"{_BOUND}{_PART}(?P<year>{_Y})(?![\d-]|,\d|\.\d|['’]?s\b|\s*(?:%|percent|people|km|m\b|kg|ton|dollar|euro|ruble|rouble))",
        _read_year,
    ),
    "named": (
        r"(?P<named>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight|last\s+night|this\s+(?:morning|afternoon|evening))\b",
        _read_named_day,
    ),
    "nextday": (
        r"the\s+(?:(?P<near>previous|next|following|prior)\s+(?:day|morning|evening|night)\b|day\s+(?P<near2>before|after|earlier)\b)",
        None,
    ),
    "weekday": (rf"{_BOUND}(?:on\s+)?(?:{_WHICH}\s+)?(?P<w>{_W})\b", _read_weekday),
    "ago": (
        rf"(?P<n>{_N})\s+(?P<unit>{_U})s?\s+(?P<way>ago|earlier|later|prior|before|after(?:wards)?|from\s+now|hence)\b",
        _read_ago,
    ),
    "past": (
        rf"(?:in|over|during|for|within)\s+the\s+(?P<past>past|last|next|coming)\s+(?P<n>{_N})\s+(?P<unit>{_U})s\b",
        _read_past,
    ),
    "unit": (
        rf"{_BOUND}(?:(?P<when>earlier|later)\s+)?(?:(?:at|in)\s+)?{_PART}(?:the\s+)?{_WHICH}\s+(?P<unit>{_U})\b|{_BOUND.replace('bound', 'bound2')}the\s+(?P<part2>end|beginning|start|middle)\s+of\s+the\s+(?P<unit2>year|month|week)\b",
        None,
    ),
}


def _read_nextday_any(reader, words, match):
    return _read_next_day(reader, {"near": words["near"] or words["near2"]}, match)


def _read_unit_any(reader, words, match):
    if words["unit"]:
        return _read_unit(reader, words, match)
    words["part"], words["bound"] = words["part2"], words["bound2"]
    return _read_unit(reader, {"unit": words["unit2"], "which": "this"}, match)


_RULES["nextday"] = (_RULES["nextday"][0], _read_nextday_any)
_RULES["unit"] = (_RULES["unit"][0], _read_unit_any)
_COMPILED = [(re.compile(pattern, re.IGNORECASE), rule) for pattern, rule in _RULES.values()]
