"""Nearest neighbours in meaning: claims that share few words and yet may speak of one thing.

A claim's vector is the mean of small vectors of its word pieces (``data/vectors``, which explains
them); the neighbours come from an HNSW index, so the work grows little faster than the number of
claims. Nearness only proposes a pair to the rules and the model; it is never evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from .. import resources
from .sides import Side

if TYPE_CHECKING:
    import numpy as np

NEAREST = 4  # neighbours proposed for a claim
_LEAST = 0.5  # cosine: below, two claims share a mood at most
_TOLD = 2  # concepts a claim needs: "This is it" is near to everything
_LOOKED = 12  # neighbours fetched, of which those of the same voice and document fall out
_CHARACTERS = 600  # of a longer claim, the first ones
_INDEX = {"metric": "cos", "dtype": "i8", "connectivity": 16, "expansion_add": 64, "expansion_search": 48}


def embed(texts: Sequence[str]) -> np.ndarray:
    """Return one unit vector a text (rows, float32; zeros for a text without known pieces)."""
    import numpy as np

    vectors, tokenizer = _pieces()
    found = np.zeros((len(texts), vectors.shape[1]), dtype=np.float32)
    encoded = tokenizer.encode_batch([text[:_CHARACTERS] for text in texts], add_special_tokens=False)
    for row, encoding in enumerate(encoded):
        if encoding.ids:
            found[row] = vectors[encoding.ids].mean(0)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def neighbours(sides: Sequence[Side], possible) -> list[tuple[int, int]]:
    """Return index pairs (i < j), sorted: each claim with at most ``NEAREST`` others near to it in meaning.

    ``possible`` says of two sides whether any rule could link them.
    """
    import numpy as np

    chosen = [i for i, side in enumerate(sides) if len(side.concepts) >= _TOLD]
    if len(chosen) < 2:
        return []
    from usearch.index import Index

    vectors = embed([sides[i].claim.text for i in chosen])
    index = Index(ndim=vectors.shape[1], **_INDEX)
    # One thread: the same claims give the same graph, and so the same links.
    index.add(np.arange(len(chosen)), vectors, threads=1)
    matches = index.search(vectors, min(_LOOKED, len(chosen)), threads=1)
    found = set()
    for row, (keys, distances) in enumerate(zip(matches.keys.tolist(), matches.distances.tolist(), strict=True)):
        taken = 0
        for key, distance in zip(keys, distances, strict=True):
            if distance > 1 - _LEAST or taken == NEAREST:
                break
            i, j = chosen[row], chosen[key]
            if i != j and possible(sides[i], sides[j]):
                found.add((min(i, j), max(i, j)))
                taken += 1
    return sorted(found)


@cache
def _pieces():
    """Return (vectors of the word pieces, float32, one row an id; the tokenizer that gives the ids)."""
    import numpy as np
    from tokenizers import Tokenizer

    folder = resources.folder("data")
    with np.load(folder / "vectors" / "pieces.npz") as file:
        vectors = file["vectors"].astype(np.float32) * file["scale"][:, None]
    tokenizer = Tokenizer.from_file(str(folder / "nli" / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return vectors, tokenizer
