"""``kg triples``: open information extraction over single sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import click

from ..errors import SourceError
from .options import say

LONGEST = 20_000  # characters of one sentence; the parser's memory grows with it


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--model", default="en_core_web_sm", show_default=True, help="An installed English spaCy pipeline.")
def triples(file: str, model: str) -> None:
    """Print subject, relation and arguments of sentences, one JSON object a line.

    FILE holds one sentence a line; "-" reads standard input. Fields: sentence, arg1, rel, args (a list),
    confidence (the chance that the tuple is right, 0 to 1). Arguments are printed as worded and in full.
    """
    from ..extract.wording import wordings
    from ..language import load

    sentences = _sentences(file)
    nlp = load(model)
    for doc in nlp.pipe(_short_enough(sentences), batch_size=64):
        for one in wordings(doc):
            row = {"sentence": doc.text, "arg1": one.arg1, "rel": one.rel, "args": list(one.args)}
            click.echo(json.dumps(row | {"confidence": one.confidence}, ensure_ascii=False))


def _short_enough(sentences: list[str]) -> Iterator[str]:
    """Pass sentences on; a line no sentence can be that long is reported and left out."""
    for number, sentence in enumerate(sentences, 1):
        if len(sentence) <= LONGEST:
            yield sentence
        else:
            say(f"sentence {number} has {len(sentence):,} characters and is left out (give one sentence a line)")


def _sentences(file: str) -> list[str]:
    try:
        if file == "-":
            data = sys.stdin.buffer.read()
        else:
            with open(file, "rb") as handle:
                data = handle.read()
        lines = data.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise SourceError(
            error.strerror or "cannot be read", file, "give a text file with one sentence a line"
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError("is not UTF-8 text", file, "save it as UTF-8") from error
    return [line.strip() for line in lines if line.strip()]
