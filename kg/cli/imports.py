"""``kg import``: read a graph that 'kg export' wrote."""

from __future__ import annotations

from pathlib import Path

import click

from . import options
from .history import author


@click.command("import")
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@options.graph
@author
def import_(files, graph, author):
    """Read .trig or .nq files made by 'kg export' into the graph, after checking them."""
    from .. import api, imports

    with api.open(graph, write=True, create=True) as opened:
        for name in files:
            done = imports.bring_in(opened, Path(name), author)
            counts = ", ".join(f"{done[what]:,} {what}" for what in ("documents", "links", "verdicts"))
            options.say(f"kg: {name}: {counts}")
