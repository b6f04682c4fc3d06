"""``kg quality``: what the pipeline finds of the gold, held against a floor that only rises."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

import click

from . import options


@click.command()
@click.option("--graph", "-g", metavar="DIR", help="Score this graph of the Harbour sample instead of building one.")
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English [default: en_core_web_sm].")
@click.option("--nli", default="default", metavar="NAME", help="Model that ranks links: default, none or a path.")
@click.option("--update", is_flag=True, help="Raise the floor to what was measured.")
@click.option("--write", metavar="FILE", help="Write the table between the score comments of this page.")
@click.option("--errors", is_flag=True, help="Print every error, by class, the largest class first.")
def quality(graph, model, nli, update, write, errors):
    """Score the pipeline against the gold of the Harbour sample.

    Prints a Markdown table; the exit code is 1 when a score is below its recorded floor. PolNeAR and CaRB
    are scored on their development splits where POLNEAR and POLNEAR_SCORER, CARB and CARB_SCORER point at
    data and scorer.
    """
    from .. import benchmarks, resources
    from .. import quality as scorer
    from ..samples import sample

    documents = sample("harbour")
    gold = scorer.load(resources.folder("data") / "harbour.gold", documents)
    place = resources.folder("data") / "quality-floor.json"
    floor = json.loads(place.read_text("utf-8")) if place.exists() else {}

    report = scorer.score(_snapshot(graph, documents, model, nli), gold)
    outside = {
        name: share
        for benchmark, (data, script) in benchmarks.available().items()
        for name, share in benchmarks.score(benchmark, data, script, model).items()
    }
    table = report.markdown() + "".join(
        f"\n| {name}, development split | {share:.3f} | |" for name, share in outside.items()
    )
    click.echo(table)
    if write:
        page = Path(write)
        page.write_text(scorer.written(page.read_text("utf-8"), f"{_stamp(nli)}\n\n{table}"), "utf-8")
    if errors:
        for kind, lines in sorted(report.errors.items(), key=lambda each: -len(each[1])):
            click.echo(f"\n{kind}: {len(lines)}")
            for line in lines:
                click.echo(f"  {line}")
    if update:
        new = scorer.raised(report, floor, gold.corpus)
        kept = floor.get("benchmarks", {})
        new["benchmarks"] = kept | {name: max(share, kept.get(name, 0.0)) for name, share in outside.items()}
        place.write_text(json.dumps(new, indent=2) + "\n", "utf-8")
        options.say(f"The floor stands in {place}.")
        return
    low = scorer.below(report, floor, gold.corpus) if floor else ["no floor is recorded yet: add --update"]
    low += [
        f"{name}: {outside[name]:.3f} is below {least:.3f}"
        for name, least in floor.get("benchmarks", {}).items()
        if outside.get(name, least) < least
    ]
    for line in low:
        options.say(line)
    sys.exit(1 if low else 0)


def _stamp(nli: str) -> str:
    """Say when and on which commit the figures were measured."""
    import subprocess
    from datetime import date

    asked = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True)
    except FileNotFoundError:  # no git here
        done = None
    commit = f" on commit {done.stdout.strip()}" if done and done.returncode == 0 else ""
    ranked = "" if nli == "default" else f" with --nli {nli}"
    return f"Measured on {date.today().isoformat()}{commit}{ranked}."


def _snapshot(graph, documents, model, nli):
    from .. import api
    from ..pipeline import build

    if graph:
        with api.open(graph) as opened:
            return opened.snapshot()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "graph")
        build([documents], place, model=model, nli=nli, pages=False)
        with api.open(place) as opened:
            return opened.snapshot()
