"""``kg review``, ``kg calibrate`` and ``kg compare``: people's verdicts on links, and pairs without a graph."""

from __future__ import annotations

import click

from ..model import VERDICT_REASONS, VERDICTS
from . import options


@click.command()
@click.argument("link", required=False)
@click.argument("verdict", type=click.Choice(VERDICTS), required=False)
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False),
    default=None,
    help="Add the verdicts that a page saved, one JSON object a line.",
)
@options.graph
@click.option("--reason", type=click.Choice(VERDICT_REASONS), default=None, help="Why, from a fixed list.")
@click.option("--note", default="", metavar="WORDS", help="Why, in your own words.")
@click.option("--author", default=None, metavar="NAME", help="Who judges; your user name unless given.")
def review(link, verdict, file, graph, reason, note, author):
    """Record a verdict on a link, or those that a page saved.

    LINK is its id or the first characters of it. Verdicts are only ever added: the newest one counts,
    and it survives every rebuild.
    """
    from .. import api
    from .. import review as reviews

    author = author or options.user()
    if file:
        if link or reason or note:
            raise click.UsageError("give a link and a verdict, or a file, not both")
        records = reviews.saved(file, author)
        with api.open(graph, write=True) as opened:
            known = {each.id for each in opened.reviews()}
            new = [each for each in records if each.id not in known]
            opened.add_reviews(new)
            snapshot = opened.snapshot()
        known = f", {len(records) - len(new)} known" if len(new) < len(records) else ""
        options.say(f"{options.count(len(new), 'verdict')} added{known}")
        options.renew(graph, snapshot)
        return
    if not verdict:
        raise click.UsageError("give a link and a verdict: confirmed, rejected or unsure")
    if reason and verdict == "confirmed":
        raise click.UsageError("--reason says why a link is rejected; for a confirmed one use --note")
    with api.open(graph, write=True) as opened:
        found = reviews.find(opened.links(), link)
        record = reviews.verdict(found, verdict, author, reason or "", note)
        opened.add_reviews([record])
        snapshot = opened.snapshot()
    options.say(f"{found.kind} {found.id[:8]}: {verdict}{f' ({reason})' if reason else ''}")
    options.renew(graph, snapshot)


@click.command()
@options.graph
@options.row_format
@click.option("--share", type=click.FloatRange(0.5, 1.0), default=0.8, show_default=True,
              help="How many of the judged links of a rule must be right.")  # fmt: skip
@click.option("--least", type=click.IntRange(2), default=5, show_default=True, help="Verdicts a rule needs.")
@click.option("--apply", "apply_", is_flag=True, help="Keep the thresholds and compute the links again.")
@click.option("--nli", default="default", metavar="NAME", help="Model that ranks links then: default, none or a path.")
def calibrate(graph, format_, share, least, apply_, nli):
    """Refit the thresholds of the link rules from verdicts.

    Shows what would change; --apply keeps the thresholds and computes the links again.
    """
    from .. import api, pipeline
    from .. import review as reviews

    with api.open(graph) as opened:
        links, given = list(opened.links()), list(opened.reviews())
    thresholds = reviews.read_thresholds(graph)
    fits = reviews.refit(links, given, thresholds, share, least)
    if not fits:
        options.say(f"no rule has {least} verdicts yet: {len(reviews.judged(given))} pairs judged in all")
        return
    rows = [{name: getattr(fit, name) for name in COLUMNS} for fit in fits]
    options.write_rows(rows, COLUMNS, format_)
    changed = {fit.rule: fit.fitted for fit in fits if fit.fitted != fit.now}
    if not changed:
        options.say("nothing to change")
    elif apply_:
        path = reviews.write_thresholds(graph, {**thresholds, **changed})
        with api.open(graph, write=True) as opened:
            pipeline.connect(opened, nli)
        options.say(f"{path}: {len(changed)} thresholds changed, links computed again")
    else:
        options.say(f"{sum(fit.dropped for fit in fits)} links would go; --apply does it")


COLUMNS = ["rule", "confirmed", "rejected", "now", "fitted", "kept", "dropped", "right_now", "right_then"]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--model", metavar="NAME", help="An installed spaCy pipeline for English [default: en_core_web_sm].")
@click.option(
    "--nli", default="default", metavar="NAME", show_default=True, help="Model of pairs: default, none or a path."
)
def compare(file, model, nli):
    """Compare pairs of sentences: contradiction, entailment or neutral.

    FILE (or - for standard input) holds one JSON object {id, a, b} a line; out comes one object
    {id, label, score, p_contradiction, p_entailment, reason} a line. A line that cannot be read is
    reported and the rest goes on.
    """
    import json

    from .. import compare as pairs
    from .. import language
    from ..links.ranking import scorer

    failed = []

    def report(error):
        failed.append(error)
        options.say(f"kg: {error}")

    with click.open_file(file, encoding="utf-8", errors="replace") as lines:
        found = pairs.read(lines, report)
        done = 0
        for row in pairs.compare(found, language.load(*([model] if model else [])), scorer(nli)):
            click.echo(json.dumps(row, ensure_ascii=False))
            done += 1
    if not done and not failed:
        options.say('kg: there was nothing to compare: one object {"id", "a", "b"} a line')
    return 2 if failed and not done else 0
