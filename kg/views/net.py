"""The graph pane: claims as dots in lanes by speaker, x = date, positions computed here, not by physics."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

import networkx

from ..model import Claim, Link
from . import words
from .axis import Tick, axis
from .book import Book
from .history import short_label
from .pairs import in_order

LANE = 78  # from one lane to the next; more where dots stand above each other
MOST_LANES = 12
MOST_DOTS = 400  # beyond that, speaker and topic are drawn instead of single claims
MOST_TOPICS = 10
MOST_OPENED = 40  # claims of one speaker on one topic that are drawn when it is opened
STRONGEST = 40  # lines between groups; the others show when one of their ends is chosen
STEP = 30  # smallest distance of two dots in one lane
ROWS = (0, 26, -26)
CHARACTER = 7.0  # average width of a letter in a label
OTHERS = "Other speakers"


class Pane(NamedTuple):
    """What the page draws. ``graph`` has x, y, label, name and title on nodes, kind and score on edges."""

    graph: networkx.MultiDiGraph
    lanes: list[tuple[str, float]]  # name and y
    ticks: list[Tick]
    width: float
    to_scale: bool
    grouped: bool = False  # dots stand for a speaker on a topic
    members: dict[str, list[str]] | None = None  # the claims behind each dot of such a picture


def pane(book: Book) -> Pane | None:
    """Return the picture of a book: claims that take part in a link, or groups of them when there are many."""
    links = [link for link in (*book.clashes, *book.agreements) if book.state(link) != "rejected"]
    chosen = {end: book.claims[end] for link in links for end in (link.a, link.b)}
    if not chosen:
        return None
    if len(chosen) > MOST_DOTS:
        return _grouped(book, links, chosen)
    return _single(book, links, chosen)


def opened(book: Book, of: Pane, group: str) -> Pane:
    """Return the picture behind one dot of a grouped one: its most linked claims and what these are linked to."""
    own = sorted(of.members[group], key=lambda key: (-len(book.by_claim[key]), key))[:MOST_OPENED]
    chosen = {key: book.claims[key] for key in own}
    links: dict[str, Link] = {}
    for key in own:
        for link in book.by_claim[key]:
            other = link.b if link.a == key else link.a
            if book.state(link) != "rejected" and (other in chosen or len(chosen) < 2 * MOST_OPENED):
                chosen[other] = book.claims[other]
                links[link.id] = link
    return _single(book, list(links.values()), chosen, force=False)


def _single(book: Book, links: list[Link], chosen: dict[str, Claim], force: bool = True) -> Pane:
    """Draw one dot a claim."""
    lanes = _lanes(book, chosen)
    x, ticks, width, to_scale = axis(chosen, lanes, STEP, len(ROWS))
    cells = _place(chosen, lanes, x)
    names = list(dict.fromkeys(lanes.values()))
    heights = _heights([[row for _, number, row in cells.values() if number == each] for each in range(len(names))])
    placed = {key: (spot, heights[number] + ROWS[row]) for key, (spot, number, row) in cells.items()}
    labels = _labels(book, placed, lambda claim: short_label(book, claim))
    graph = networkx.MultiDiGraph()
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
            who=words.short(voice.name),
            title=f"{words.lead(claim)} {words.cut(claim.text, 180)}".lstrip()
            + f"\n{voice.name}, {words.day(claim.date)}\n{book.source(claim)}",
        )
    for link in links:
        a, b, _ = in_order(book, link)  # from the earlier to the later one
        graph.add_edge(a.id, b.id, key=link.id, kind=link.kind, score=link.score)
    if force:
        _force(graph, width)
        spread = {node: (data["fx"], data["fy"]) for node, data in graph.nodes(data=True)}
        beside = _labels(
            book, spread, lambda claim: f"{words.short(book.voice(claim).name)}: {short_label(book, claim)}"
        )
        for node, data in graph.nodes(data=True):
            data["flabel"] = beside.get(node, "")
    return Pane(graph, list(zip(names, heights, strict=True)), ticks, width, to_scale)


def _lanes(book: Book, chosen: dict[str, Claim]) -> dict[str, str]:
    """Return the lane of each claim: one for each of the busiest speakers, "Other speakers" for the rest."""
    busy = Counter(book.voice(claim).key for claim in chosen.values())
    order = [key for key in book.speakers if key in busy]
    order.sort(key=lambda key: -busy[key])
    kept = order if len(order) <= MOST_LANES else order[: MOST_LANES - 1]
    rank = {key: number for number, key in enumerate(kept)}
    key_of = {claim.id: book.voice(claim).key for claim in chosen.values()}
    found = {each: book.voice(chosen[each]).name if key in rank else OTHERS for each, key in key_of.items()}
    return dict(sorted(found.items(), key=lambda item: (rank.get(key_of[item[0]], len(rank)), item[0])))


def _place(chosen: dict[str, Claim], lanes: dict[str, str], x: dict[int, float]) -> dict[str, tuple[float, int, int]]:
    """Return (x, lane, row) of each claim; dots that would touch go to a second and third row, then sideways."""
    order = {lane: number for number, lane in enumerate(dict.fromkeys(lanes.values()))}
    taken: dict[str, list[tuple[float, int]]] = {}
    placed = {}
    first = sorted(lanes, key=lambda key: (chosen[key].date or "", chosen[key].document, chosen[key].start, key))
    for claim_id in first:
        lane, day = lanes[claim_id], words.ordinal(chosen[claim_id].date)
        spot = x.get(day, STEP) if day is not None else STEP
        used = taken.setdefault(lane, [])
        tries = ((spot + step * STEP, row) for step in range(len(used) + 1) for row in range(len(ROWS)))
        spot, row = next((px, r) for px, r in tries if all(abs(px - ux) >= STEP - 1 or ur != r for ux, ur in used))
        used.append((spot, row))
        placed[claim_id] = (spot, order[lane], row)
    return placed


def _heights(rows: list[list[int]]) -> list[float]:
    """Return the y of each lane; a lane with dots above or below its line gets the room."""
    found, y, below = [], 0.0, 0
    for number, used in enumerate(rows):
        above = max(0, -min((ROWS[row] for row in used), default=0))
        y += (LANE + below + above) if number else 0
        below = max(0, max((ROWS[row] for row in used), default=0))
        found.append(y)
    return found


def _labels(book: Book, placed: dict[str, tuple[float, float]], wording: Callable[[Claim], str]) -> dict[str, str]:
    """Return labels for the dots that have room for one below them; the others show theirs when chosen."""
    boxes: list[tuple[float, float, float]] = []
    found = {}
    dots = sorted(placed.items(), key=lambda item: (-len(book.by_claim.get(item[0], ())), item[0]))
    spots = sorted(placed.values())
    left = [x for x, _ in spots]
    for claim_id, (x, y) in dots:
        label = wording(book.claims[claim_id])
        half = len(label) * CHARACTER / 2 + 4
        near = spots[bisect.bisect_left(left, x - half - 12) : bisect.bisect_right(left, x + half + 12)]
        below = any(4 < oy - y < 40 for _, oy in near)
        clash = any(abs(y - row) < 18 and low < x + half and x - half < high for low, high, row in boxes)
        if not below and not clash:
            boxes.append((x - half, x + half, y))
            found[claim_id] = label
    return found


def _force(graph: networkx.MultiDiGraph, width: float) -> None:
    """Add a second position to every node: linked dots close together, one group beside the other."""
    plain = networkx.Graph(graph.to_undirected())
    groups = sorted(networkx.connected_components(plain), key=lambda group: (-len(group), min(group)))
    shelf_x, shelf_y, shelf_height, gap = 0.0, 0.0, 0.0, 90.0
    for group in groups:
        members = sorted(group)
        side = 64.0 if len(members) == 2 else 84.0 * len(members) ** 0.5
        if shelf_x and shelf_x + 1.2 * side > max(width, 900):
            shelf_x, shelf_y, shelf_height = 0.0, shelf_y + shelf_height + gap, 0.0
        part = networkx.Graph()
        part.add_nodes_from(members)
        part.add_edges_from(sorted(tuple(sorted(edge)) for edge in plain.subgraph(group).edges()))
        spots = networkx.spring_layout(part, seed=1, scale=side / 2)
        for node in members:
            graph.nodes[node]["fx"] = round(1.2 * (float(spots[node][0]) + side / 2) + shelf_x, 1)
            graph.nodes[node]["fy"] = round(float(spots[node][1]) + shelf_y + side / 2, 1)
        shelf_x, shelf_height = shelf_x + 1.2 * side + gap, max(shelf_height, side)


def topic_of(claim: Claim) -> str:
    """Return the topic of a claim for a large picture: the subject of its triple."""
    subject = claim.proposition.subject if claim.proposition else None
    return words.cut((subject.label or subject.text) if subject else "", 28) or "other"


def _grouped(book: Book, links, chosen: dict[str, Claim]) -> Pane:
    """Draw speakers against topics; a dot stands for all linked claims of one speaker on one topic."""
    lanes = _lanes(book, chosen)
    names = list(dict.fromkeys(lanes.values()))
    busiest = Counter(topic_of(claim).casefold() for claim in chosen.values() if topic_of(claim) != "other")
    topics = sorted(busiest, key=lambda topic: (-busiest[topic], topic))[:MOST_TOPICS]
    column = {topic: number for number, topic in enumerate(topics)}
    width = 1200.0
    pitch = width / (len(topics) + 1)
    group_of = {
        key: f"{names.index(lanes[key])}/{column.get(topic_of(claim).casefold(), len(topics))}"
        for key, claim in chosen.items()
    }
    members: dict[str, list[str]] = {}
    for key, group in group_of.items():
        members.setdefault(group, []).append(key)
    sizes = {group: len(keys) for group, keys in members.items()}
    graph = networkx.MultiDiGraph()
    for group in sorted(sizes):
        lane, at = map(int, group.split("/"))
        topic = topics[at] if at < len(topics) else "other topics"
        count = words.plural(sizes[group], "claim")
        graph.add_node(
            group,
            x=round(60 + at * pitch, 1),
            y=lane * LANE,
            fx=round(60 + at * pitch, 1),
            fy=lane * LANE,
            size=round(min(6 + 2.2 * sizes[group] ** 0.5, 26.0), 1),
            label=str(sizes[group]),
            name=str(sizes[group]),
            who=words.short(names[lane]),
            title=f"{names[lane]} on “{topic}”: {count} that are linked\nSelect to open",
            open=["" if names[lane] == OTHERS else names[lane], topic if at < len(topics) else ""],
        )
    counts = Counter((*sorted((group_of[link.a], group_of[link.b])), link.kind) for link in links)
    between = sorted((key for key in counts if key[0] != key[1]), key=lambda key: (-counts[key], key))
    for number, (a, b, kind) in enumerate(between):
        strength = min(1.0, 0.5 + counts[a, b, kind] / 20)
        graph.add_edge(a, b, key=f"{a}-{b}-{kind}", kind=kind, score=strength, weak=number >= STRONGEST)
    ticks = [Tick(round(60 + number * pitch, 1), words.cut(topic, 18)) for topic, number in column.items()]
    if any(group.endswith(f"/{len(topics)}") for group in sizes):
        ticks.append(Tick(round(60 + len(topics) * pitch, 1), "other topics"))
    lines = [(name, number * LANE) for number, name in enumerate(names)]
    return Pane(graph, lines, ticks, width, True, True, members)


def network(pane_: Pane) -> dict:
    """Return the pane as vis-network data, made by pyvis; tooltips are text, never markup."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    for node, data in pane_.graph.nodes(data=True):
        net.add_node(node, shape="dot", **{**data, "label": data["label"] or " "})
    for a, b, key, data in pane_.graph.edges(keys=True, data=True):
        width = 1 + 2.2 * max(0.0, data["score"] - 0.5) / 0.5 * (0.8 if data["kind"] == "agreement" else 1.2)
        more = {"weak": True} if data.get("weak") else {}
        net.add_edge(a, b, id=key, kind=data["kind"], width=round(width, 2), arrows="", **more)
    net.toggle_physics(False)
    nodes, edges, *_ = net.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "lanes": [list(lane) for lane in pane_.lanes],
        "ticks": [list(tick) for tick in pane_.ticks],
        "width": round(pane_.width, 1),
        "grouped": pane_.grouped,
    }
