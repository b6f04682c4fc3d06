"""Scores on public data that stays outside the repository, by scorers that stay outside too.

PolNeAR (attribution; Newell et al. 2018): ``POLNEAR`` points at its ``data`` folder, ``POLNEAR_SCORER`` is a
script, or a command ("python3 score.py"), that takes predictions and ``--split`` and prints JSON. CaRB
(triples; Bhardwaj et al. 2019): ``CARB`` points at its ``data/gold`` folder, ``CARB_SCORER`` is such a script.
Only development splits are read.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from . import ids
from .errors import KgError
from .model import Document

SPLIT = "dev"


def available() -> dict[str, tuple[Path, list[str]]]:
    """Return benchmark -> (data folder, scorer command) for those that the environment points at. Raises KgError."""
    found = {}
    for name in ("polnear", "carb"):
        data, scorer = os.environ.get(name.upper()), os.environ.get(f"{name.upper()}_SCORER")
        if data and scorer:
            command = shlex.split(scorer)
            for place in (data, command[-1]):
                if not Path(place).exists():
                    raise KgError("does not exist", place, f"{name.upper()} and {name.upper()}_SCORER point at it")
            found[name] = (Path(data), [sys.executable, *command] if len(command) == 1 else command)
    return found


def score(name: str, data: Path, scorer: list[str], model: str | None = None) -> dict[str, float]:
    """Run one benchmark on its development split and return its figures as shares. Raises KgError."""
    from . import language

    nlp = language.load(*([model] if model else []))
    predict = {"polnear": _attributions, "carb": _triples}[name]
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder, "predictions.jsonl")
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in predict(nlp, data))
        done = subprocess.run(
            [*scorer, str(predictions), "--split", SPLIT],
            env={**os.environ, name.upper(): str(data)},
            capture_output=True,
            text=True,
        )
    if done.returncode:
        raise KgError("the scorer failed", scorer[-1], (done.stderr.strip().splitlines() or ["no message"])[-1])
    return figures(name, json.loads(done.stdout))


def figures(name: str, printed: Mapping) -> dict[str, float]:
    """Return the figures to keep of what a scorer printed."""
    if name == "carb":
        return {f"carb {key}": printed[key] for key in ("P", "R", "F1", "auc")}
    relaxed = printed["align"]["all"]["relaxed"]
    found = {f"polnear {key}": share / 100 for key, share in zip(("P", "R", "F1"), relaxed, strict=True)}
    for kind, words in (("say", "speech verbs"), ("other", "other cues")):
        if kind in printed.get("recall_by", {}):
            found[f"polnear R of {words}"] = printed["recall_by"][kind]["all_relaxed"] / 100
    return found


def _attributions(nlp, data: Path) -> Iterator[dict]:
    """The outermost attribution of each nest, as PolNeAR annotates them."""
    from . import language, passages
    from .extract import attributions

    for batch in _batches(sorted((data / SPLIT / "text").glob("*.txt"))):
        split = []
        for path in batch:
            with path.open(encoding="utf-8", newline="") as file:
                text = file.read()
            document = Document(path.stem, path.name, str(path), text, ids.sha256(text))
            split.append((document, passages.split(document)))
        for (document, parts), doc in zip(split, language.parse(nlp, split), strict=True):
            for found in attributions.find(doc, parts):
                if found.outer is None:
                    spans = {
                        role: [list(span) for span in getattr(found, role)] for role in ("source", "cue", "content")
                    }
                    yield {"doc": document.id, **spans}


def _triples(nlp, data: Path) -> Iterator[dict]:
    from .extract.wording import wordings

    lines = (data / f"{SPLIT}.tsv").read_text("utf-8").splitlines()
    sentences = list(dict.fromkeys(line.split("\t")[0] for line in lines if line.strip()))
    for doc in nlp.pipe(sentences, batch_size=64):
        for one in wordings(doc):
            row = {"sentence": doc.text, "arg1": one.arg1, "rel": one.rel, "args": list(one.args)}
            yield {**row, "confidence": one.confidence}


def _batches(paths: list[Path], size: int = 32) -> Iterable[list[Path]]:
    return (paths[i : i + size] for i in range(0, len(paths), size))
