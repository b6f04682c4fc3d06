"""How a graph shows itself in a notebook: a small table by itself, the whole page on request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from .model import Snapshot

MOST_ROWS, LONGEST = 20, 160  # of a table in a notebook: rows, characters of a cell


class Page:
    """The pages of a graph for a notebook cell: a sandboxed frame that asks nothing of the network."""

    def __init__(self, snapshot: Snapshot, height: int, page: str = "index"):
        self.snapshot, self.height, self.page = snapshot, height, page

    def _repr_html_(self) -> str:
        from . import views

        return views.embed(self.snapshot, self.height, self.page)

    def __repr__(self) -> str:
        return f"<kg page of {len(self.snapshot.claims)} claims and {len(self.snapshot.links)} links>"


def table(records: Sequence[Mapping[str, object]]) -> str:
    """Return the first records as a small HTML table; columns that say nothing are left out."""
    shown = records[:MOST_ROWS]
    names = [
        name for name in (shown[0] if shown else ()) if any(row.get(name) not in (None, "", [], {}) for row in shown)
    ]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    rows = "".join("<tr>" + "".join(f"<td>{_cell(row.get(name))}</td>" for name in names) + "</tr>" for row in shown)
    left = len(records) - len(shown)
    more = f"<p>and {left:,} more</p>" if left else "" if shown else "<p>nothing found</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return escape(text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def summary(snapshot: Snapshot) -> str:
    """Return a small HTML table: what the graph holds, in numbers."""
    kinds = [link.kind for link in snapshot.links]
    rows = [
        ("documents", len(snapshot.documents)),
        ("claims", len(snapshot.claims)),
        ("contradictions", kinds.count("contradiction")),
        ("agreements", kinds.count("agreement")),
        ("shifts of position", kinds.count("shift")),
    ]
    cells = "".join(f"<tr><th>{escape(word)}</th><td>{number:,}</td></tr>" for word, number in rows)
    return f"<table>{cells}</table>"
