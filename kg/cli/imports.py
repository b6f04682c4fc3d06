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

    # All files are looked at before anything is made or changed.
    stores = [(name, imports.checked(Path(name))) for name in files]
    with api.open(graph, write=True, create=True) as opened:
        for name, store in stores:
            done = imports.merge(opened, store, Path(name).name, author)
            counts = ", ".join(f"{done[what]:,} {what}" for what in ("documents", "links", "verdicts"))
            options.say(f"kg: {name}: {counts}")
