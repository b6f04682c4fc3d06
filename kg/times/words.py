"""The words of dates as regular expressions, and the numbers behind the words."""

from __future__ import annotations

import re

_NAMES = "January February March April May June July August September October November December".split()
MONTHS = {name.lower(): number for number, name in enumerate(_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
DAYS = dict(zip("monday tuesday wednesday thursday friday saturday sunday".split(), range(7), strict=True))
_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
NUMBERS = dict(zip(_ONES, range(1, 21), strict=True)) | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50}
NUMBERS |= {"first": 1, "second": 2, "third": 3, "fourth": 4}

# capitals matter: "may" and "march" are words of their own
MONTH = rf"(?-i:(?:{'|'.join(_NAMES)})\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
YEAR = r"(?:1[5-9]|20)\d\d"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
NUMBER = rf"(?:\d{{1,3}}|an?|{'|'.join(_ONES)}|thirty|forty|fifty)"
UNIT = r"(?:day|week|month|year|decade|hour|minute|quarter|century|weekend)"
PART = (
    r"(?:(?:the\s+)?(?P<part>early|mid|late|beginning|start|middle|end|first\s+half|second\s+half|first\s+days"
    r"|last\s+days|eve)(?:\s+(?:of|in)\s+|[\s-]+)(?:the\s+)?)?"
)
BOUND = (
    r"(?:(?P<bound>no\s+later\s+than|not\s+later\s+than|not\s+before|no\s+earlier\s+than|not\s+earlier\s+than"
    r"|prior\s+to|ahead\s+of|by|before|after|following|since|until|till|through|from)\s+(?:as\s+early\s+as\s+)?)?"
)
BOUNDS = {
    "by": "by", "no later than": "by", "not later than": "by", "before": "before", "prior to": "before",
    "ahead of": "before", "after": "after", "following": "after", "since": "since", "from": "at", "until": "until",
    "till": "until", "through": "until", "not before": "not_before", "no earlier than": "not_before",
    "not earlier than": "not_before", "more than": "by", "over": "by", "at least": "by", "less than": "since",
}  # fmt: skip
WHICH = r"(?P<which>last|past|previous|this|next|coming|upcoming)"
WHOSE = r"(?:of\s+)?(?P<whose>this|last|next|the\s+same)\s+year"
LED_IN = re.compile(
    r"(?:\b(?:in|on|during|of|to|between|and|or|than|around|circa|year|for|the|spring|summer|autumn|winter)\s+"
    r"|[(,]\s*|^\s*)$",
    re.IGNORECASE,
)
# what follows a count that does not run from a date: "20 days before | the vote"
EVENT = re.compile(
    r"\s+(?!(?:and|but|or|in|at|on|by|with|from|had|has|have|was|were|is|are|did|would|will|could|might|when|while|as)\b)\w",
    re.IGNORECASE,
)
TAIL_OF_COUNT = re.compile(rf"\b{UNIT}s?\s+and\s+$", re.IGNORECASE)
# What follows a "May" that opens a sentence and is no month: any word that is neither a verb nor a preposition.
NO_MONTH = re.compile(
    r"\s+(?!(?:is|was|has|had|will|would|may|might|can|could|saw|brought|came|passed|began|ended|went|in|on|at|to|until|till"
    r"|through|and|or|of|by|this|last|next|when|as|for|with|also|only|itself)\b)[A-Za-z]"
)
