"""``kg view``: write the pages of a graph again."""

from __future__ import annotations

import click

from . import options


@click.command()
@options.graph
@click.option("--open/--no-open", "open_", default=False, help="Open the page in the browser.")
@click.option("--single-file", is_flag=True, help="Write one HTML file that holds all pages, to send or keep.")
def view(graph, open_, single_file):
    """Write the HTML pages again."""
    from .. import api, views

    with api.open(graph) as opened:
        snapshot = opened.snapshot()
    page = views.write_single(snapshot, graph) if single_file else views.write(snapshot, graph)
    click.echo(page)
    if open_:
        click.launch(str(page))
