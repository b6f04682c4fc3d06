"""Nearest neighbours in meaning propose pairs; they never link anything by themselves."""

import numpy as np
import pytest
from claimmaker import world
from tokenizers import Tokenizer

from kg import resources
from kg.links import find, nearest, sides
from kg.links.candidates import candidates, proposable

# (statement, the same in other words, something else of the same trade)
REWORDED = [
    (
        "The plant dismissed three hundred workers",
        "The factory laid off some of its staff",
        "The plant is painted green",
    ),
    ("The minister stepped down", "The cabinet member resigned", "The orchard was sold"),
    ("Doctors treated dozens of the injured", "The wounded were cared for by medics", "Doctors asked for more pay"),
    ("The vessel went to the bottom off Orin", "The ship sank near the coast", "The ship was built of oak"),
    ("Rents have climbed steeply", "Tenants pay far more than before", "Tenants meet in the yard"),
]


def made(*lines):
    claims, documents = world(*lines)
    by_id = {document.id: document for document in documents}
    return [sides.make(claim, by_id[claim.document], i, {}) for i, claim in enumerate(claims)]


@pytest.mark.parametrize(("one", "same", "other"), REWORDED)
def test_another_wording_is_nearer_than_another_matter(one, same, other):
    vectors = nearest.embed([one, same, other])
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_one_vector_for_every_piece_of_the_tokenizer():
    vectors, _ = nearest._pieces()
    tokenizer = Tokenizer.from_file(str(resources.folder("data") / "nli" / "tokenizer.json"))
    assert vectors.shape == (tokenizer.get_vocab_size(), 128)


@pytest.mark.parametrize("text", ["", "  ", "…", "日本語", "word " * 10_000])
def test_any_text_has_a_vector(text):
    [vector] = nearest.embed([text])
    assert np.isfinite(vector).all()


def test_a_pair_in_other_words_is_proposed():
    lines = [
        "Ana Ruiz #a: [the owners] {dismissed=dismiss} <the cooks>",
        "Jo Penn #b: [the owners] {fired=fire} <the kitchen staff>",
        "Lee Marr #c: [the harbour] {freezes=freeze} in winter",
        "Ida Berg #d: [the choir] {sang=sing} <old songs>",
    ]
    assert (0, 1) not in candidates(made(*lines))
    assert (0, 1) in nearest.neighbours(made(*lines), proposable)


def test_two_claims_of_one_voice_in_one_document_are_not_proposed():
    lines = [
        "Ana Ruiz #a: [the factory] {dismissed=dismiss} <its workers>",
        "Ana Ruiz #a: [the plant] {laid=lay} off <its staff>",
    ]
    assert nearest.neighbours(made(*lines), proposable) == []


def test_nearness_alone_links_nothing():
    lines = ["Ana Ruiz #a: [the mill] {grinds=grind} <wheat>", "Jo Penn #b: [the mill] {bakes=bake} <bread>"]
    assert nearest.neighbours(made(*lines), proposable) == [(0, 1)]
    assert find(*world(*lines)) == []


def test_the_same_claims_have_the_same_neighbours():
    lines = [f"Speaker {n} #d{n}: [the {one}] {{left=leave}} <the yard>" for n, one in enumerate("abcdefghijkl")]
    assert nearest.neighbours(made(*lines), proposable) == nearest.neighbours(made(*lines), proposable)
