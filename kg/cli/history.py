"""``kg merge``, ``split``, ``forget``, ``restore``, ``retract`` and ``history``: changes that can be taken back."""

from __future__ import annotations

import click

from . import options

author = click.option(
    "--author", envvar="KG_AUTHOR", default=options.user, show_default="your user name",
    help="Who makes the change (or set KG_AUTHOR).",
)  # fmt: skip
reason = click.option("--reason", default="", metavar="WORDS", help="Why, for whoever reads the history.")


def _change(graph: str, author: str, reason: str, make, names: bool = False) -> None:
    """Make a change, compare the claims again where it is about ``names``, and tell what came of it."""
    from .. import api

    with api.open(graph, write=True) as opened:
        before = {claim.id: claim for claim in opened.claims()} if names else {}
        entry = make(opened, author, reason)
        told = ""
        if names:
            changed = sum(before[claim.id] != claim for claim in opened.claims())
            told = f" ({options.count(changed, 'claim')} changed; {_linked(opened, len(before))})"
        snapshot = opened.snapshot()
    options.say(f"kg: {entry.action}: {' → '.join(entry.names)}{told}")
    options.renew(graph, snapshot)


def _linked(opened, claims: int) -> str:
    """Compare the claims again under their new names, unless there are many; say what came of it."""
    from .. import pipeline

    if claims > options.FEW:
        return "'kg build' with the same paths compares them again"
    links = opened.links()
    ranked = not links or any(link.model for link in links)  # a graph built with --nli none stays so
    before = {link.id for link in links}
    pipeline.connect(opened, "default" if ranked else "none")
    after = {link.id for link in opened.links()}
    if before == after:
        return "the links stay as they are"
    return f"{options.count(len(after - before), 'link')} more, {len(before - after)} gone"


@click.command()
@click.argument("first", metavar="NAME")
@click.argument("second", metavar="NAME")
@options.graph
@author
@reason
def merge(first, second, graph, author, reason):
    """Take the first name (or entity id) to be the second from now on; 'kg split' takes it back."""
    _change(graph, author, reason, lambda opened, *who: opened.merge(first, second, *who), names=True)


@click.command()
@click.argument("name", metavar="NAME")
@options.graph
@author
@reason
def split(name, graph, author, reason):
    """Take a name (or entity id) out of every identity it is in; 'kg merge' takes it back."""
    _change(graph, author, reason, lambda opened, *who: opened.split(name, *who), names=True)


@click.command()
@click.argument("document", metavar="DOCUMENT")
@options.graph
@author
@reason
def forget(document, graph, author, reason):
    """Take a document (name, address or id) out of the graph; 'kg restore' brings it back."""
    _change(graph, author, reason, lambda opened, *who: opened.forget(document, *who))


@click.command()
@click.argument("document", metavar="DOCUMENT")
@options.graph
@author
@reason
def restore(document, graph, author, reason):
    """Put a forgotten document and its links back."""
    _change(graph, author, reason, lambda opened, *who: opened.restore(document, *who))


@click.command()
@click.argument("document", metavar="DOCUMENT")
@options.graph
@author
@reason
def retract(document, graph, author, reason):
    """Note that a source took a document back; its claims stay and the note stays with them."""
    _change(graph, author, reason, lambda opened, *who: opened.retract(document, *who))


@click.command()
@options.graph
@options.row_format
def history(graph, format_):
    """List what people changed, oldest first."""
    from .. import api

    with api.open(graph) as opened:
        rows = [
            {
                "created": entry.created,
                "author": entry.author,
                "action": entry.action,
                "names": " → ".join(entry.names),
                "reason": entry.reason,
                "subjects": list(entry.subjects),
                "id": entry.id,
            }
            for entry in opened.history()
        ]
    columns = ["created", "author", "action", "names", "reason", "subjects", "id"]
    options.write_rows(rows, columns, format_, columns[:5])
