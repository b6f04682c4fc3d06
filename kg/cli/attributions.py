"""``kg attributions``: who said what, straight from the text, without a graph."""

from __future__ import annotations

import click

from .options import say


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…")
@click.option("--model", default="en_core_web_sm", show_default=True, help="An installed English spaCy pipeline.")
@click.option("--nested", is_flag=True, help="Also print the attributions inside others, with their kind and cue.")
def attributions(paths, model, nested):
    """Print source, cue and content of every attribution as JSON lines.

    Each line holds the name of the document and lists of [start, end] offsets into its text.
    """
    import json

    from .. import language, passages, sources
    from ..extract import attributions as extract

    failed = []

    def report(error):
        failed.append(error)
        say(f"kg: {error}")

    def items():
        for document in sources.read(paths, report):
            yield document, passages.split(document)

    nlp = language.load(model)
    pairs = []

    def remember():
        for item in items():
            pairs.append(item)
            yield item

    for doc in language.parse(nlp, remember()):
        document, parts = pairs.pop(0)
        for one in extract.find(doc, parts):
            if one.outer is not None and not nested:
                continue
            row = {"document": document.name, "source": one.source, "cue": one.cue, "content": one.content}
            if nested:
                row |= {
                    "kind": one.kind,
                    "lemma": one.cue_lemma,
                    "class": one.cue_class,
                    "nested": one.outer is not None,
                }
            click.echo(json.dumps(row, ensure_ascii=False))
    if failed:
        raise SystemExit(2)
