"""Of which time two claims speak: dates, "last year", months nobody dates, and what still goes on."""

from __future__ import annotations

import re
from datetime import date

from ..model import Check
from . import sums
from .sides import MONTHS, WEEKDAYS, Side, apart

_CALENDAR = re.compile(rf"\b(?:{'|'.join(sorted(name.title() for name in MONTHS | WEEKDAYS))})\b")
_STILL = re.compile(r"\b(?:is|are)\s+still\s+(?:\w+ly\s+)?(?:being\s+\w+|\w+ing)\b", re.I)
_RELATIVE = (
    *(f"{which} {unit}" for which in ("last", "this", "next") for unit in ("year", "month", "week", "quarter")),
    *(f"{which} quarter" for which in ("first", "second", "third", "fourth")),
    *("first half", "second half", "whole year", "full year", "entire year"),
)


def overlapping(a: Side, b: Side) -> Check:
    """Check whether two claims can be about one time: by dates, by named periods, by what still goes on."""
    name = "overlapping time"
    if sums.one_thing(a, b):
        return Check(name, "yes", "one sum, named by the one side and taken up by the other")
    first = [t for t in a.claim.times if t.start or t.end]
    second = [t for t in b.claim.times if t.start or t.end]
    if first and second:
        if any(_meets(t, u) for t in first for u in second):
            return Check(name, "yes")
        return Check(name, "no", f"{first[0].text} against {second[0].text}")
    periods = a.once(_periods), b.once(_periods)
    if all(periods) and not periods[0] & periods[1] and len({p in WEEKDAYS for p in periods[0] | periods[1]}) == 1:
        return Check(name, "no", f"{_named(periods[0])} against {_named(periods[1])}")
    for told, other in ((first, b), (second, a)):
        if not told or not other.days or other.claim.modality != "factual" or other.claim.times:
            continue
        own = [t for t in told if t.granularity == "day"] or told  # "not tonight, for the first time this year"
        if all(t.start and t.start > date.fromordinal(other.days[1]).isoformat() for t in own):
            return Check(name, "no", "what one side dates had not happened when the other spoke")
    if (a.once(_ongoing) and not b.present) or (b.once(_ongoing) and not a.present):
        return Check(name, "no", "one side speaks of what still goes on, the other of what is over")
    gap = apart(a, b)
    if a.present and b.present and gap and gap > 90:
        return Check(name, "no", "said months apart about how things stand")
    return Check(name, "unknown" if first or second or gap is None else "yes")


def _ongoing(side: Side) -> bool:
    """True for "the ballots are still arriving"."""
    return _STILL.search(side.claim.text) is not None


def _meets(t, u) -> bool:
    return (t.start or "") <= (u.end or "9999") and (u.start or "") <= (t.end or "9999")


def _periods(side: Side) -> frozenset[str]:
    """Return the relative periods a claim names that nothing could date ("last year")."""
    text = f" {side.claim.text.lower()} "
    return frozenset(p for p in _RELATIVE if f" {p} " in text) or side.once(calendar)


def _named(periods: frozenset[str]) -> str:
    return " and ".join(p.title() if p in MONTHS | WEEKDAYS else p for p in sorted(periods))


def calendar(side: Side) -> frozenset[str]:
    """Return the months, or else the days of the week, that a claim names without a year or date to place them by."""
    named = {m.group().lower() for m in _CALENDAR.finditer(side.claim.text)}
    return frozenset(named & MONTHS) or frozenset(named & WEEKDAYS)
