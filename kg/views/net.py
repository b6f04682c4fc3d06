"""The graph pane: claims as dots in lanes by speaker, x = date, positions computed here, not by physics."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import networkx

from ..model import Claim
from . import words
from .book import Book
from .history import short_label

LANE, WIDTH, MOST_LANES = 88, 1200, 12
STEP = 30  # smallest distance of two dots in one lane
ROWS = (0, -24, 24)
UNDATED = 170  # width of the column for claims without a date
CHARACTER = 7.0  # average width of a letter in a label


class Tick(NamedTuple):
    """A dated line across the lanes."""

    x: float
    label: str


class Pane(NamedTuple):
    """What the page draws: the network, the names of the lanes, the ticks, and the extent."""

    graph: networkx.MultiDiGraph
    lanes: list[str]
    ticks: list[Tick]
    width: float
    note: str
    to_scale: bool


def pane(book: Book, most: int = 400) -> Pane:
    """Return the lanes of a book: claims that take part in a link, the strongest links first when too many."""
    links = [link for link in (*book.clashes, *book.agreements) if book.state(link) != "rejected"]
    chosen: dict[str, Claim] = {}
    shown = []
    for link in links:
        if len(chosen) < most or (link.a in chosen and link.b in chosen):
            chosen[link.a], chosen[link.b] = book.claims[link.a], book.claims[link.b]
            shown.append(link)
    lanes = _lanes(book, chosen)
    graph = networkx.MultiDiGraph()
    x, ticks, width, to_scale = _axis(chosen, lanes)
    placed = _place(chosen, lanes, x)
    labels = _labels(book, placed)
    for claim_id, (px, py) in placed.items():
        claim = chosen[claim_id]
        voice = book.voice(claim)
        graph.add_node(
            claim_id,
            x=round(px, 1),
            y=round(py, 1),
            size=9 + 2 * min(len(book.by_claim.get(claim_id, ())), 4),
            label=labels.get(claim_id, ""),
            name=short_label(book, claim),
            title=f"{words.cut(claim.text, 180)}\n{voice.name}, {words.day(claim.date)}\n{book.source(claim)}",
        )
    for link in shown:
        graph.add_edge(link.a, link.b, key=link.id, kind=link.kind, score=link.score)
    names = list(dict.fromkeys(lanes.values()))
    missing = len(links) - len(shown)
    note = f"{words.plural(missing, 'weaker link')} not drawn; the lists have all." if missing else ""
    return Pane(graph, names, ticks, width, note, to_scale)


def _lanes(book: Book, chosen: dict[str, Claim]) -> dict[str, str]:
    """Return the lane of each claim: one for each of the busiest speakers, "Other speakers" for the rest."""
    busy = Counter(book.voice(claim).key for claim in chosen.values())
    order = [key for key in book.speakers if key in busy]
    order.sort(key=lambda key: -busy[key])
    kept = order if len(order) <= MOST_LANES else order[: MOST_LANES - 1]
    rank = {key: number for number, key in enumerate(kept)}
    found = {
        claim.id: book.voice(claim).name if book.voice(claim).key in rank else "Other speakers"
        for claim in chosen.values()
    }
    return dict(sorted(found.items(), key=lambda item: (rank.get(book.voice(chosen[item[0]]).key, len(rank)), item[0])))


def _axis(chosen: dict[str, Claim], lanes: dict[str, str]):
    """Return (day -> x, ticks, width, whether distances are to scale).

    A true time scale where the dots have room on it; otherwise one column for each date, as wide as its
    fullest lane needs, in order of time.
    """
    dated = {claim.id: words.ordinal(claim.date) for claim in chosen.values() if words.ordinal(claim.date) is not None}
    left = UNDATED if len(dated) < len(chosen) else 0
    days = sorted(set(dated.values()))
    if not days:
        return {}, [Tick(0, "no date")] if chosen else [], WIDTH, True
    ticks = [Tick(0, "no date")] if left else []
    span = days[-1] - days[0]
    crowd = Counter((lanes[claim_id], day) for claim_id, day in dated.items())
    scale = (WIDTH - left - 60) / span if span else 0
    windows = Counter((lane, int(day * scale / 90)) for (lane, day), count in crowd.items() for _ in range(count))
    if span and max(windows.values()) <= 4:
        x = {day: left + 30 + (day - days[0]) * scale for day in days}
        return x, ticks + _year_ticks(days[0], days[-1], left + 30, scale), WIDTH, True
    need = {day: max(-(-crowd[lane, day] // len(ROWS)) for lane in set(lanes.values())) for day in days}
    x, at = {}, left + 30.0
    for day in days:
        x[day] = at
        at += max(64, need[day] * STEP + 44)
    width = max(at, 400)
    if at < WIDTH:
        stretch = (WIDTH - left - 60) / max(at - left - 30, 1)
        x = {day: left + 30 + (spot - left - 30) * stretch for day, spot in x.items()}
        width = WIDTH
    last = -1e9
    for day in days:
        if x[day] - last >= 84:
            ticks.append(Tick(round(x[day], 1), _from_ordinal(day)))
            last = x[day]
    return x, ticks, width, False


def _from_ordinal(day: int) -> str:
    from datetime import date

    return words.day(date.fromordinal(day).isoformat())


def _year_ticks(first: int, last: int, left: float, scale: float) -> list[Tick]:
    from datetime import date

    start, end = date.fromordinal(first), date.fromordinal(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / step <= 8)
    ticks = []
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        year, month = divmod(number, 12)
        if number % every == 0 and date(year, month + 1, 1).toordinal() >= first:
            label = str(year) if every >= 12 else f"{words.MONTHS[month]} {year}"
            ticks.append(Tick(round(left + (date(year, month + 1, 1).toordinal() - first) * scale, 1), label))
    return ticks or [Tick(left, words.day(start.isoformat()))]


def _place(chosen: dict[str, Claim], lanes: dict[str, str], x: dict[int, float]) -> dict[str, tuple[float, float]]:
    """Return the spot of each claim; dots that would touch go to a second and third row, then sideways."""
    order = {lane: number for number, lane in enumerate(dict.fromkeys(lanes.values()))}
    taken: dict[str, list[tuple[float, int]]] = {}
    placed = {}
    for claim_id in sorted(
        lanes, key=lambda key: (chosen[key].date or "", chosen[key].document, chosen[key].start, key)
    ):
        lane, day = lanes[claim_id], words.ordinal(chosen[claim_id].date)
        spot, row = x.get(day, 30.0) if day is not None else 30.0, 0
        used = taken.setdefault(lane, [])
        tries = ((spot + step * STEP, row) for step in range(10_000) for row in range(len(ROWS)))
        spot, row = next(
            (px, pr) for px, pr in tries if all(abs(px - ux) >= STEP - 1 or ur != pr for ux, ur in used)
        )  # fmt: skip
        used.append((spot, row))
        placed[claim_id] = (spot, order[lane] * LANE + ROWS[row])
    return placed


def _labels(book: Book, placed: dict[str, tuple[float, float]]) -> dict[str, str]:
    """Return labels for the dots that have room for one below them; the others show theirs when chosen."""
    boxes: dict[float, list[tuple[float, float]]] = {}
    found = {}
    dots = sorted(placed.items(), key=lambda item: (-len(book.by_claim.get(item[0], ())), item[0]))
    spots: dict[int, list[tuple[float, float]]] = {}
    for spot in placed.values():
        spots.setdefault(round(spot[1] / LANE), []).append(spot)
    for claim_id, (x, y) in dots:
        label = short_label(book, book.claims[claim_id])
        half = len(label) * CHARACTER / 2 + 4
        below = any(abs(ox - x) < half + 12 and 4 < oy - y < 40 for ox, oy in spots[round(y / LANE)])
        clash = any(low < x + half and x - half < high for low, high in boxes.get(y, ()))
        if not below and not clash:
            boxes.setdefault(y, []).append((x - half, x + half))
            found[claim_id] = label
    return found


def network(pane_: Pane) -> dict:
    """Return the pane as vis-network data, made by pyvis; tooltips are text, never markup."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for node, data in pane_.graph.nodes(data=True):
        net.add_node(node, shape="dot", **{**data, "label": data["label"] or " "})
    for a, b, key, data in pane_.graph.edges(keys=True, data=True):
        width = 1 + 2.2 * max(0.0, data["score"] - 0.5) / 0.5 * (0.8 if data["kind"] == "agreement" else 1.2)
        net.add_edge(
            a, b, id=key, kind=data["kind"], width=round(width, 2), dashes=data["kind"] in ("agreement", "qualification"), arrows=""
        )  # fmt: skip
    net.toggle_physics(False)
    nodes, edges, *_ = net.get_network_data()
    return {
        "nodes": nodes, "edges": edges, "lanes": pane_.lanes, "ticks": [list(tick) for tick in pane_.ticks],
        "width": round(pane_.width, 1), "lane": LANE,
    }  # fmt: skip
