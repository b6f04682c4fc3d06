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


class Day(click.ParamType):
    """An ISO date that exists: 2024-05-31, 2024-05 or 2024."""

    name = "date"

    def convert(self, value, param, ctx):
        from datetime import date

        parts = value.split("-")
        try:
            if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]):
                raise ValueError
            date(*map(int, [*parts, "1", "1"][:3]))
        except ValueError:
            self.fail(f"{value!r} is no ISO date (2024-05-31, 2024-05 or 2024)", param, ctx)
        return value


def user() -> str:
    """Return who works here; "unknown" where the system has no name for the account, as in many containers."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def say(message: str) -> None:
    """Print a message for the person at the terminal; data alone goes to stdout."""
    click.echo(message, err=True)


def count(number: int, noun: str) -> str:
    """Return ``1 claim``, ``2 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


FEW = 5000  # claims up to which pages and links are made anew at once after a change


def renew(graph: str, snapshot) -> None:
    """Write the pages of a graph again after a change, where it has pages and they are quickly written."""
    from pathlib import Path

    if "://" in graph or not Path(graph, "index.html").is_file():
        return
    if len(snapshot.claims) > FEW:
        say("kg: the pages are as they were before this: 'kg view' writes them again")
        return
    from .. import views

    views.write(snapshot, graph)
    say("kg: the pages are written again")


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


NARROW = ("id", "date", "kind", "score", "verdict")  # columns of a table that are never broken
WIDEST = {"speaker": 20}


def none_matches(noun: str, **filters) -> None:
    """Say that nothing was found, and for which filters: an empty answer looks like a broken command."""
    given = ", ".join(f"--{name.replace('_', '-')} {value}" for name, value in filters.items() if value)
    say(f"kg: no {noun} matches {given}" if given else f"kg: there are no {noun}s")


def write_rows(
    rows: Iterable[Mapping], columns: list[str], format_: str | None, table_columns: list[str] | None = None
):
    """Write rows to stdout as a table, CSV or JSON lines.

    ``table_columns`` is what a table shows: the others do not fit beside each other.
    """
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

        rows = list(rows)
        if not rows:  # a header alone says nothing; whoever called says why there is nothing
            return
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        shown = table_columns or columns
        for name in shown:
            table.add_column(name, overflow="fold", no_wrap=name in NARROW, max_width=WIDEST.get(name))
        for row in rows:
            table.add_row(*("" if row[name] is None else str(row[name]) for name in shown), style=None)
        Console().print(table, markup=False)


def on_terminal() -> bool:
    """Say whether rows go to a terminal, where they become a table."""
    return sys.stdout.isatty()
