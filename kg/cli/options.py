"""Options and output helpers that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

import click

graph = click.option(
    "--graph",
    "-g",
    envvar="KG_GRAPH",
    default="out",
    show_default=True,
    metavar="DIR",
    help="The graph directory (or set KG_GRAPH).",
)
row_format = click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["table", "csv", "jsonl"]),
    default=None,
    help="Output format: a table on a terminal, JSON lines in a pipe unless given.",
)


def say(message: str) -> None:
    """Print a message for the person at the terminal; data alone goes to stdout."""
    click.echo(message, err=True)


@contextmanager
def progress() -> Iterator:
    """Give a callback ``(stage, done, total)`` that draws a bar on a terminal and nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:<8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def step(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield step


def write_rows(
    rows: Iterable[Mapping], columns: list[str], format_: str | None, table_columns: list[str] | None = None
):
    """Write rows to stdout as a table, CSV or JSON lines. ``table_columns`` is the subset a table shows."""
    format_ = format_ or ("table" if sys.stdout.isatty() else "jsonl")
    if format_ == "jsonl":
        import json

        for row in rows:
            click.echo(json.dumps({name: row[name] for name in columns}, ensure_ascii=False))
    elif format_ == "csv":
        import csv
        import json

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            cells = (row[name] for name in columns)
            writer.writerow([json.dumps(c, ensure_ascii=False) if isinstance(c, (dict, list)) else c for c in cells])
    else:
        from rich import box
        from rich.console import Console
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        shown = table_columns or columns
        for name in shown:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*("" if row[name] is None else str(row[name]) for name in shown), style=None)
        Console().print(table, markup=False)
