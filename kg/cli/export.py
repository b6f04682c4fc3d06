"""``kg export``: the graph in another format."""

from __future__ import annotations

from pathlib import Path

import click

from ..export import FORMATS
from . import options


@click.command(epilog="Formats: " + "; ".join(f"{name}: {text}" for name, (_, _, text) in FORMATS.items()) + ".")
@click.argument("format_", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@options.graph
@click.option("--output", "-o", metavar="FILE", help="Where to write it (default: standard output).")
@click.option("--what", type=click.Choice(["claims", "links"]), default="claims", help="The table of csv and parquet.")
def export(format_, graph, output, what):
    """Write the graph in another format; the same bytes each time."""
    from .. import api
    from ..export import write

    with api.open(graph) as opened:
        if format_ == "claimreview" and "confirmed" not in opened.verdicts().values():
            options.say("kg: no link is confirmed yet, so the list is empty ('kg review LINK confirmed' confirms one)")
        write(opened, format_, Path(output) if output else None, what)
