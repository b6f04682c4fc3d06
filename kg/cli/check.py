"""``kg check``: is the graph sound?"""

from __future__ import annotations

import click

from . import options


@click.command()
@options.graph
@options.row_format
@click.option(
    "--shapes/--no-shapes", default=None, help="Check the SHACL shapes too (default: where pyshacl is there)."
)
def check(graph, format_, shapes):
    """Check the invariants and SHACL shapes of the graph. Exit code 1: something is wrong; 2: no graph."""
    from .. import api
    from .. import check as checks
    from ..errors import StoreError

    if shapes is None:
        shapes = checks.has_shacl()
        if not shapes:
            options.say("kg: the SHACL shapes are not checked (pip install 'claimkg[check]' adds pyshacl)")
    elif shapes and not checks.has_shacl():
        raise StoreError("the SHACL shapes need pyshacl", "kg check", "pip install 'claimkg[check]'")
    with api.open(graph) as opened:
        documents = len(opened.document_ids())
        found = [finding._asdict() for finding in checks.check(opened.store, shapes)]
    if found:
        options.write_rows(found, ["node", "problem", "rule"], format_)
    verdict = f"{len(found):,} problem{'' if len(found) == 1 else 's'}" if found else "sound"
    options.say(f"kg: {documents:,} documents: {verdict}{'' if shapes else ' (invariants only)'}")
    return 1 if found else 0
