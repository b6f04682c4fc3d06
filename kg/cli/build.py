"""``kg build``: documents in, graph and pages out."""

from __future__ import annotations

import os
import sys

import click

from . import options


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH…")
@options.graph
@click.option("--sample", type=click.Choice(["dushanbe", "harbour"]), help="Build a sample corpus that comes with kg.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English [default: en_core_web_sm].")
@click.option("--nli", default="default", metavar="NAME", help="Model that ranks links: default, none or a path.")
@click.option("--extractor", type=click.Choice(["rules", "llm"]), default="rules", show_default=True)
@click.option("--llm-url", envvar="KG_LLM_URL", metavar="URL", help="An OpenAI-compatible endpoint (key: KG_LLM_KEY).")
@click.option("--llm-model", envvar="KG_LLM_MODEL", metavar="NAME", help="The model to ask there.")
@click.option("--llm-budget", type=int, default=500_000, show_default=True, help="Tokens to spend at most.")
@click.option("--llm-timeout", type=float, default=60.0, show_default=True, help="Seconds to wait for one answer.")
@click.option("--jobs", "-j", type=click.IntRange(1), default=1, show_default=True, help="Processes that read.")
@click.option("--dask", metavar="ADDRESS", help="Read on the workers of a Dask scheduler: tcp://host:8786.")
@click.option("--no-pages", is_flag=True, help="Leave the HTML pages as they are.")
def build(paths, graph, sample, model, nli, extractor, jobs, dask, no_pages, **llm):
    """Read documents and build or extend the graph.

    PATH… are files and folders (.txt, .md, .html, .pdf, .jsonl, .csv, RSS and Atom feeds) or web addresses.
    """
    from ..pipeline import build as run
    from ..samples import sample as sample_folder

    if sample:
        paths = (*paths, str(sample_folder(sample)))
    if not paths:
        raise click.UsageError("Nothing to build: name files, folders or addresses, or use --sample dushanbe.")
    reader = _reader(**llm) if extractor == "llm" else None
    with options.progress() as step:
        report = run(
            paths,
            graph,
            model=model,
            nli=nli,
            reader=reader,
            pages=not no_pages,
            jobs=jobs,
            dask=dask,
            on_error=lambda error: options.say(f"kg: {error}"),
            progress=step,
        )
    if reader:
        options.say(f"kg: {reader.report()}")
    for note in report.notes:
        options.say(f"kg: {note}")
    _summary(report)
    sys.exit(2 if report.failed else 0)


def _reader(llm_url, llm_model, llm_budget, llm_timeout):
    if not llm_url or not llm_model:
        raise click.UsageError("--extractor llm needs --llm-url and --llm-model.")
    from ..extract.llm import Reader

    return Reader(llm_url, llm_model, os.environ.get("KG_LLM_KEY", ""), llm_budget, llm_timeout)


def _summary(report) -> None:
    """Print the table and the page to open; a script reads the same lines."""
    rows = [("documents", report.documents), ("claims", report.claims), ("speakers", report.speakers)]
    rows += [
        ("contradictions", report.links.get("contradiction", 0)),
        ("agreements", report.agreed),
        ("shifts of position", report.links.get("shift", 0)),
        ("qualifications", report.links.get("qualification", 0)),
    ]
    pairs = report.links.get("agreement", 0)
    if report.failed:
        rows.append(("could not be read", len(report.failed)))
    width = max(len(word) for word, _ in rows)
    for word, number in rows:
        more = f"  ({pairs:,} pairs)" if word == "agreements" and pairs != number else ""
        click.echo(f"  {word:<{width}}  {number:>6,}{more}")
    if report.page:
        click.echo(f"\nOpen {report.page}")
