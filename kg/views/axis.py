"""The time axis of the lanes: true to scale where dots have room, one column a date where they crowd."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from ..model import Claim
from . import words

WIDTH = 1200
EDGE = 30
LETTER = 7.2  # width of a letter of a label
CROWD = 4  # dots a lane can hold in a stretch of 90 units


class Tick(NamedTuple):
    """A dated line across the lanes."""

    x: float
    label: str


def axis(
    chosen: dict[str, Claim], lanes: dict[str, str], step: float, rows: int
) -> tuple[dict[int, float], list[Tick], float, bool]:
    """Return (day -> x, ticks, width, whether distances are to scale) for claims and their lanes.

    ``step`` is the distance of two dots, ``rows`` how many stand above each other in one lane. Claims
    without a date get a column of their own at the left.
    """
    days_of = {key: words.ordinal(claim.date) for key, claim in chosen.items()}
    dated = {key: day for key, day in days_of.items() if day is not None}
    undated = Counter(lanes[key] for key, day in days_of.items() if day is None)
    left = -(-max(undated.values()) // rows) * step + 90 if undated else 0
    days = sorted(set(dated.values()))
    ticks = [Tick(0, "no date")] if undated else []
    if not days:
        return {}, ticks, max(WIDTH, left), True
    span = days[-1] - days[0]
    room = max(WIDTH - left - 2 * EDGE, 600)
    scale = room / span if span else 0
    crowd = Counter((lanes[key], day) for key, day in dated.items())
    windows = Counter((lanes[key], int((day - days[0]) * scale / 90)) for key, day in dated.items())
    if span and max(windows.values()) <= CROWD:
        x = {day: left + EDGE + (day - days[0]) * scale for day in days}
        return x, ticks + _calendar(days[0], days[-1], left + EDGE, scale), left + room + 2 * EDGE, True
    x, at = {}, 0.0
    labels = _labels(days)
    for day in days:
        x[day] = at
        fullest = max(crowd[lane, day] for lane in lanes.values())
        at += max(LETTER * len(labels[day]) + 20, -(-fullest // rows) * step + 44)
    stretch = max(1.0, room / at)
    x = {day: left + EDGE + spot * stretch for day, spot in x.items()}
    ticks += [Tick(round(x[day] - 12, 1), labels[day]) for day in days]
    return x, ticks, left + 2 * EDGE + at * stretch, False


def _labels(days: list[int]) -> dict[int, str]:
    """Return the label of each day; the year stands at the first, at the last and wherever another one begins."""
    dates = [date.fromordinal(day) for day in days]
    found = {}
    for before, day in zip([None, *dates], dates, strict=False):
        whole = before is None or day is dates[-1] or day.year != before.year
        found[day.toordinal()] = words.day(day.isoformat()) if whole else f"{day.day} {words.MONTHS[day.month - 1]}"
    return found


def _calendar(first: int, last: int, left: float, scale: float) -> list[Tick]:
    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / step <= 9)
    ticks = []
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1).toordinal()
        if number % every == 0 and first <= day <= last:
            label = str(year) if every >= 12 else f"{words.MONTHS[month]} {year}"
            ticks.append(Tick(round(left + (day - first) * scale, 1), label))
    if len(ticks) < 2:
        ends = ((first, start), (last, end))
        return [Tick(round(left + (day - first) * scale, 1), words.day(each.isoformat())) for day, each in ends]
    return ticks
