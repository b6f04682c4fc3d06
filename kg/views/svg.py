"""Pictures as SVG files, for print and for layout programs: the lanes and the heat map."""

from __future__ import annotations

from markupsafe import Markup, escape

from . import words
from .history import History, Point
from .net import Pane
from .sources import Heat

COLOURS = {"contradiction": "#d55e00", "shift": "#8250b5", "qualification": "#84821c", "agreement": "#0072b2"}
DASHES = {
    "agreement": ' stroke-dasharray="6 5"',
    "qualification": ' stroke-dasharray="2 5"',
    "shift": ' stroke-dasharray="14 4 3 4"',
}
LATER = 'marker-end="url(#later)"'
# The sign of each kind in a square of 18: colour is never the only one.
SIGNS = {
    "contradiction": "M3 6.5h12M3 11.5h12M12 2.5L6 15.5",
    "shift": "M3 9h12M10.5 4.5L15 9l-4.5 4.5",
    "qualification": "M3 10c2.5-4 4.5-4 6 0s3.5 4 6 0",
    "agreement": "M3 6.5h12M3 11.5h12",
}
CELLS = {
    "a3": ("#0072b2", "#ffffff"),
    "a2": ("#8cc0e2", "#10222e"),
    "a1": ("#d3e6f3", "#10222e"),
    "c3": ("#b84f00", "#ffffff"),
    "c2": ("#f0ab77", "#2b1505"),
    "c1": ("#fbe0cb", "#2b1505"),
}
FONT = 'font-family="Noto Sans, Liberation Sans, Arial, sans-serif"'
LEFT, TOP = 200, 80
ARROW = (
    '<defs><marker id="later" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto" '
    'markerUnits="userSpaceOnUse"><path d="M0 1l9 4l-9 4z" fill="#8250b5"/></marker></defs>'
)


def _open(width: float, height: float, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" {FONT} font-size="13"><title>{escape(title)}</title>'
        '<rect width="100%" height="100%" fill="#ffffff"/>'
    )


def _text(x: float, y: float, words: str, extra: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {extra}>{escape(words)}</text>'


def lanes(pane: Pane, title: str) -> str:
    """Return the graph pane as an SVG document."""
    height = TOP + pane.lanes[-1][1] + 104
    parts = [_open(pane.width + LEFT + 120, height, title), ARROW]
    for x, label in pane.ticks:
        at = x + LEFT
        parts.append(f'<path d="M{at:.1f} 30V{height - 54:.0f}" stroke="#d8d3c8" stroke-dasharray="2 5"/>')
        parts.append(_text(at + 6, 34, label, 'fill="#6a655b"'))
    for name, at in pane.lanes:
        y = TOP + at
        parts.append(f'<path d="M12 {y}H{pane.width + LEFT:.1f}" stroke="#e5e1d8"/>')
        parts.append(_text(12, y - 10, name, 'font-weight="600" fill="#1c1b18"'))
    spots = {node: (data["x"] + LEFT, data["y"] + TOP) for node, data in pane.graph.nodes(data=True)}
    kinds: dict[str, str] = {}
    for a, b, data in pane.graph.edges(data=True):
        if data.get("weak"):
            continue
        (ax, ay), (bx, by) = spots[a], spots[b]
        bend = 0.12 * (bx - ax), 0.12 * (by - ay)
        middle = (ax + bx) / 2 + bend[1], (ay + by) / 2 - bend[0]
        parts.append(
            f'<path d="M{ax:.1f} {ay:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {bx:.1f} {by:.1f}" fill="none" '
            f'stroke="{COLOURS[data["kind"]]}" stroke-width="{1 + 2 * max(0, data["score"] - 0.5):.2f}" '
            f'opacity="0.6"{DASHES.get(data["kind"], "")}{" " + LATER if data["kind"] == "shift" else ""}/>'
        )
        for node in (a, b):
            kinds[node] = min(kinds.get(node, data["kind"]), data["kind"], key=list(COLOURS).index)
    for node, data in pane.graph.nodes(data=True):
        x, y = spots[node]
        colour = COLOURS.get(kinds.get(node, ""), "#8f897d")
        size = 6 + (data["size"] - 9) / 2
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="#fff" stroke="{colour}" stroke-width="2">'
            f"<title>{escape(data['title'])}</title></circle>"
        )
        if node in kinds:
            scale = size / 11
            parts.append(
                f'<path d="{SIGNS[kinds[node]]}" transform="translate({x - 9 * scale:.1f} {y - 9 * scale:.1f}) '
                f'scale({scale:.2f})" fill="none" stroke="{colour}" stroke-width="{1.6 / scale:.1f}"/>'
            )
        if data["label"]:
            halo = 'stroke="#ffffff" stroke-width="3" paint-order="stroke"'
            ink = f'text-anchor="middle" fill="#57534b" font-size="12" {halo}'
            parts.append(_text(x, y + size + 14, data["label"], ink))
    drawn = {data["kind"] for *_, data in pane.graph.edges(data=True)}
    return "".join([*parts, *_legend([kind for kind in SIGNS if kind in drawn], height - 22), "</svg>\n"])


def _legend(kinds: list[str], y: float) -> list[str]:
    """Return what the lines mean, beside each other."""
    parts, x = [], 12.0
    for kind in kinds:
        colour, more = COLOURS[kind], DASHES.get(kind, "") + (f" {LATER}" if kind == "shift" else "")
        parts += [
            f'<path d="{SIGNS[kind]}" transform="translate({x:.0f} {y - 13:.0f}) scale(0.9)" fill="none" '
            f'stroke="{colour}" stroke-width="2"/>',
            f'<path d="M{x + 22:.0f} {y - 5:.0f}h38" fill="none" stroke="{colour}" stroke-width="2"{more}/>',
            _text(x + 68, y, MEANS[kind], 'fill="#57534b"'),
        ]
        x += 96 + len(MEANS[kind]) * 7.4
    return parts


MEANS = {
    "contradiction": "contradicts",
    "shift": "position changed",
    "qualification": "limits",
    "agreement": "agrees",
}
STEPS = {
    "same": 'stroke="#0072b2" stroke-width="3" stroke-dasharray="7 5"',
    "moved": 'stroke="#d55e00" stroke-width="3"',
    "open": 'stroke="#8f897d" stroke-width="1.5" stroke-dasharray="1 5" stroke-linecap="round"',
}
LETTER = 8.6  # width of a bold letter of 13 units
WIDTH = 900


def timeline(found: History) -> Markup:
    """Return what one speaker said over time as an SVG element that also stands alone as a file."""
    half = [max(len(p.label) * LETTER, 84) / 2 for p in found.points]
    spots = [min(max(p.x, size + 2), WIDTH - size - 2) for p, size in zip(found.points, half, strict=True)]
    crowded = any(right - left < a + b + 8 for left, right, a, b in zip(spots, spots[1:], half, half[1:], strict=False))
    top = 22 if crowded else 0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="timeline" viewBox="0 0 {WIDTH} {92 + top}" role="img" {FONT} '
        f'font-size="13" aria-label="{escape(_told(found.points))}">',
        f'<path class="rail" d="M14 {40 + top}H{WIDTH - 14}" stroke="#e5e1d8" stroke-width="2"/>',
    ]
    for step in found.steps:
        parts.append(f'<path class="{step.kind}" d="M{step.x1} {40 + top}H{step.x2}" {STEPS[step.kind]}/>')
        if step.label:
            ink = f'class="t{step.kind}" text-anchor="middle" font-size="12" fill="#57534b"'
            parts.append(_text((step.x1 + step.x2) / 2, 34 + top, step.label, ink))
    middle = 'text-anchor="middle" fill="#57534b"'
    for number, (point, x) in enumerate(zip(found.points, spots, strict=True)):
        raised = top if crowded and number % 2 == 0 else 0
        full = "#1c1b18" if point.chosen else "#fff"
        parts += [
            f'<circle class="dot{" chosen" if point.chosen else ""}" cx="{point.x}" cy="{40 + top}" r="7" '
            f'fill="{full}" stroke="#1c1b18" stroke-width="2.5"/>',
            _text(x, 20 + top - raised, point.label, 'class="strong" text-anchor="middle" font-weight="600"'),
            _text(point.x, 66 + top, point.date, middle),
            _text(point.x, 84 + top, words.cut(point.source, 20), f'class="weak" {middle} font-size="12"'),
        ]
    return Markup("".join([*parts, "</svg>"]))


def _told(points: list[Point]) -> str:
    return "; ".join(f"{point.date}: {point.label}" for point in points)


def heat(found: Heat, title: str) -> str:
    """Return the heat map as an SVG document."""
    longest = max((len(words.cut(name, 26)) for name in found.short.values()), default=0)
    size, left, top = 46, 24 + longest * 7.6, 24 + longest * 7.6
    width, height = left + size * len(found.columns) + 20, top + size * len(found.rows) + 20
    parts = [
        _open(width, height, title),
        '<defs><pattern id="few" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="4" height="8" fill="#f3f0e9"/></pattern></defs>',
    ]
    for number, name in enumerate(found.columns):
        x = left + size * number + size / 2 + 4
        parts.append(
            _text(
                x,
                top - 8,
                words.cut(found.short[name], 24),
                f'transform="rotate(-90 {x:.1f} {top - 8})" fill="#57534b"',
            )
        )
    for row, (name, cells) in enumerate(found.rows):
        y = top + size * row
        parts.append(
            _text(left - 10, y + size / 2 + 4, words.cut(found.short[name], 26), 'text-anchor="end" fill="#57534b"')
        )
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            few = "url(#few)" if cell.cls == "few" else "#f3f0e9"
            back, ink = CELLS.get(cell.cls, (few, "#57534b"))
            x = left + size * column
            parts.append(f'<rect x="{x + 1}" y="{y + 1}" width="{size - 3}" height="{size - 3}" rx="4" fill="{back}"/>')
            if cell.cls.startswith("c"):
                corner = f"M{x + size - 12} {y + 1}h10v10z"
                parts.append(f'<path d="{corner}" fill="{ink}"/>')
            if cell.agree + cell.clash:
                middle = f'text-anchor="middle" fill="{ink}"'
                parts.append(_text(x + size / 2, y + size / 2 + 4, f"{cell.agree}–{cell.clash}", middle))
    return "".join([*parts, "</svg>\n"])
