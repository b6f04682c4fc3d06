"""``kg query`` and ``kg queries``: ask the graph."""

from __future__ import annotations

import sys

import click

from . import options

FORMATS = ("table", "csv", "tsv", "json", "xml", "ttl")


@click.command()
@click.argument("question", metavar="NAME|FILE|-|TEXT")
@options.graph
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="Set a parameter; repeat for more.")
@click.option("--format", "-f", "format_", type=click.Choice(FORMATS), help="A table on a terminal, CSV in a pipe.")
@click.option("--timeout", type=float, default=30.0, show_default=True, help="Seconds until the query is stopped.")
@click.option("--max-rows", type=int, default=10_000, show_default=True, help="More rows than this are an error.")
def query(question, graph, settings, format_, timeout, max_rows):
    """Run a named query ('kg queries' lists them), a file, '-' for standard input, or a query text."""
    from .. import api

    values = dict(_setting(text) for text in settings)
    if question == "-":
        question = sys.stdin.read() or " "
    with api.open(graph) as opened:
        answer = opened.query(question, timeout=timeout, max_rows=max_rows, **values)
    if format_ is None:
        format_ = "ttl" if answer.graph else "table" if sys.stdout.isatty() else "csv"
    if format_ == "table":
        _table(answer)
    else:
        sys.stdout.buffer.write(answer.serialize(format_))
        sys.stdout.buffer.flush()


@click.command()
@options.row_format
def queries(format_):
    """List the named queries and their parameters."""
    from ..queries import named

    rows = [
        {
            "name": each.name,
            "question": each.question,
            "parameters": ", ".join(f"{p.name} ({p.meaning})" for p in each.parameters),
        }
        for each in named().values()
    ]
    options.write_rows(rows, ["name", "question", "parameters"], format_)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--set")
    return name, value


def _table(answer) -> None:
    from ..vocab import shorten

    if answer.boolean is not None:
        click.echo("yes" if answer.boolean else "no")
        return
    rows = (
        {name: shorten(value) if isinstance(value, str) else value for name, value in row.items()} for row in answer
    )
    options.write_rows(rows, answer.columns, "table")
    options.say(f"{len(answer):,} row{'' if len(answer) == 1 else 's'}")
