"""Pictures as SVG files, for print and for layout programs: the lanes and the heat map."""

from __future__ import annotations

from markupsafe import escape

from .net import Pane
from .sources import Heat

COLOURS = {"contradiction": "#d55e00", "shift": "#8250b5", "qualification": "#84821c", "agreement": "#0072b2"}
DASHES = {"agreement": ' stroke-dasharray="6 5"', "qualification": ' stroke-dasharray="2 5"'}
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
    height = TOP + pane.lanes[-1][1] + 80
    parts = [_open(pane.width + LEFT + 120, height, title)]
    for x, label in pane.ticks:
        at = x + LEFT
        parts.append(f'<path d="M{at:.1f} 30V{height - 30:.0f}" stroke="#d8d3c8" stroke-dasharray="2 5"/>')
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
            f'opacity="0.6"{DASHES.get(data["kind"], "")}/>'
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
        if data["label"]:
            parts.append(_text(x, y + size + 14, data["label"], 'text-anchor="middle" fill="#57534b" font-size="12"'))
    return "".join([*parts, "</svg>\n"])


def heat(found: Heat, title: str) -> str:
    """Return the heat map as an SVG document."""
    size, left, top = 46, 190, 150
    width, height = left + size * len(found.columns) + 20, top + size * len(found.rows) + 20
    parts = [
        _open(width, height, title),
        '<defs><pattern id="few" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="4" height="8" fill="#f3f0e9"/></pattern></defs>',
    ]
    for number, name in enumerate(found.columns):
        x = left + size * number + size / 2 + 4
        parts.append(_text(x, top - 8, name[:24], f'transform="rotate(-90 {x:.1f} {top - 8})" fill="#57534b"'))
    for row, (name, cells) in enumerate(found.rows):
        y = top + size * row
        parts.append(_text(left - 10, y + size / 2 + 4, name[:26], 'text-anchor="end" fill="#57534b"'))
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
