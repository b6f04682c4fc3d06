"""``kg build``: documents in, graph and pages out."""

from __future__ import annotations

import sys

import click

from . import options


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@options.graph
@click.option("--sample", type=click.Choice(["dushanbe", "harbour"]), help="Build a sample corpus that comes with kg.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English [default: en_core_web_sm].")
@click.option("--nli", default="default", metavar="NAME", help="Model that ranks links: default, none or a path.")
@click.option("--no-pages", is_flag=True, help="Leave the HTML pages as they are.")
def build(paths, graph, sample, model, nli, no_pages):
    """Read documents and build or extend the graph.

    PATH… are files and folders (.txt, .md, .html, .pdf, .jsonl, .csv, RSS and Atom feeds) or web addresses.
    """
    from ..pipeline import build as run
    from ..samples import sample as sample_folder

    if sample:
        paths = (*paths, str(sample_folder(sample)))
    if not paths:
        raise click.UsageError("Nothing to build: name files, folders or addresses, or use --sample dushanbe.")
    with options.progress() as step:
        report = run(
            paths,
            graph,
            model=model,
            nli=nli,
            pages=not no_pages,
            on_error=lambda error: options.say(f"kg: {error}"),
            progress=step,
        )
    _summary(report)
    sys.exit(2 if report.failed else 0)


def _summary(report) -> None:
    """Print the table and the page to open; a script reads the same lines."""
    rows = [("documents", report.documents), ("claims", report.claims), ("speakers", report.speakers)]
    rows += [
        (word, report.links.get(kind, 0))
        for kind, word in (
            ("contradiction", "contradictions"),
            ("agreement", "agreements"),
            ("shift", "shifts of position"),
            ("qualification", "qualifications"),
        )
    ]
    if report.failed:
        rows.append(("could not be read", len(report.failed)))
    width = max(len(word) for word, _ in rows)
    for word, number in rows:
        click.echo(f"  {word:<{width}}  {number:>6,}")
    if report.page:
        click.echo(f"\nOpen {report.page}")
