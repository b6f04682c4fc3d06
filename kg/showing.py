"""How a graph shows itself in a notebook: a small table by itself, the whole page on request."""

from __future__ import annotations

from html import escape

from .model import Snapshot


class Page:
    """The pages of a graph for a notebook cell: a sandboxed frame that asks nothing of the network."""

    def __init__(self, snapshot: Snapshot, height: int):
        self.snapshot, self.height = snapshot, height

    def _repr_html_(self) -> str:
        from . import views

        return views.embed(self.snapshot, self.height)

    def __repr__(self) -> str:
        return f"<kg page of {len(self.snapshot.claims)} claims and {len(self.snapshot.links)} links>"


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
