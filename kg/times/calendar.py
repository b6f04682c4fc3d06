"""Calendar arithmetic on intervals of days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date, str]  # first day, last day, granularity

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first months, northern hemisphere


def month_of(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month"


def year_of(year: int) -> Interval:
    return date(year, 1, 1), date(year, 12, 31), "year"


def season_of(year: int, name: str) -> Interval:
    first = date(year, SEASONS[name], 1)
    return first, add(first, "month", 3) - timedelta(1), "season"


def quarter_of(year: int, number: int) -> Interval:
    first = date(year, 3 * number - 2, 1)
    return first, add(first, "month", 3) - timedelta(1), "quarter"


def week_of(day: date) -> Interval:
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6), "week"


def add(day: date, unit: str, number: int) -> date:
    """Return the day ``number`` units after ``day``; the 31st becomes the last of a shorter month."""
    if unit in ("day", "week"):
        return day + timedelta(number * (7 if unit == "week" else 1))
    months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def unit_around(day: date, unit: str) -> Interval:
    """The calendar unit that holds ``day``."""
    if unit == "day":
        return day, day, "day"
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "weekend":
        saturday = week_of(day)[0] + timedelta(5)
        return saturday, saturday + timedelta(1), "period"
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = day.year // size * size
        return date(first, 1, 1), date(first + size - 1, 12, 31), "period"
    return year_of(day.year)


def part_of(interval: Interval, part: str) -> Interval:
    """The early, middle or late third of an interval; halves are halves."""
    first, last, _ = interval
    part = re.sub(r"\s+", " ", part)
    days = (last - first).days + 1
    year_long = 360 < days < 370
    if part.endswith("half"):
        middle = add(first, "month", 6) if year_long else first + timedelta(days // 2)
        return (first, middle - timedelta(1), "period") if part.startswith("first") else (middle, last, "period")
    if part == "eve":
        return first - timedelta(1), first - timedelta(1), "day"
    thirds = (
        [add(first, "month", 4), add(first, "month", 8)]
        if year_long
        else [first + timedelta(days // 3), first + timedelta(2 * days // 3)]
    )
    if part in ("early", "beginning", "start", "first days"):
        return first, thirds[0] - timedelta(1), "period"
    if part in ("late", "end", "last days"):
        return thirds[1], last, "period"
    return thirds[0], thirds[1] - timedelta(1), "period"
