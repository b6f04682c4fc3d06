"""The embedded claim-pair model, other models from disk, and models that are none."""

import json
import math
import shutil
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import resources
from kg.errors import ModelError
from kg.links import nli

EMBEDDED = Path(resources.folder("data")) / "nli"


SHARED = cache(nli.load)


@pytest.fixture(scope="module")
def scorer():
    return SHARED()


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        ("The council approved the new quay.", "The council rejected the new quay.", "contradiction"),
        ("The ferry sank in the fjord.", "The ferry did not sink.", "contradiction"),
        ("The mayor denied that the dam had leaked.", "The dam leaked.", "contradiction"),
        ("Forty houses were flooded in Kalvik.", "No houses were flooded in Kalvik.", "contradiction"),
        ("The bakery is closed.", "The bakery is open.", "contradiction"),
        ("The orchestra played in the old church.", "Musicians performed in a church.", "entailment"),
        ("The court fined the shipping line.", "The shipping line was fined by the court.", "entailment"),
        ("A woman is repairing a red boat.", "A person is repairing a boat.", "entailment"),
        ("The ferry may have hit a rock.", "The ferry hit a rock.", "neutral"),
        ("The prices of herring rose in May.", "The library bought two hundred new books.", "neutral"),
        ("The regatta was held in 2019.", "The museum hired a new director.", "neutral"),
    ],
)
def test_plain_cases(scorer, a, b, label):
    assert scorer.score([(a, b)])[0].label == label


WORDS = st.text(alphabet="abcdefgh ,.'", max_size=40)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=4))
def test_scores_are_probabilities_and_contradiction_has_no_direction(pairs):
    scorer = SHARED()
    there, back = scorer.score(pairs), scorer.score([(b, a) for a, b in pairs])
    for one, other in zip(there, back, strict=True):
        assert math.isclose(sum(one), 1, abs_tol=1e-6) and all(0 <= value <= 1 for value in one)
        assert math.isclose(one.contradiction, other.contradiction, abs_tol=1e-9)


def test_a_score_depends_on_the_pair_alone(scorer):
    pair = ("The bridge was opened on Sunday.", "The bridge stayed closed on Sunday.")
    crowd = [pair, ("word " * 500, "The sea is calm."), ("", "x"), pair]
    assert scorer.score(crowd)[0] == scorer.score(crowd)[3] == scorer.score([pair])[0]


@pytest.mark.parametrize("pair", [("", "The sea is calm."), ("The sea is calm.", " \n"), ("", "")])
def test_empty_text_is_neutral(scorer, pair):
    assert scorer.score([pair]) == [(0.0, 0.0, 1.0)]


def test_very_long_sentences_are_cut(scorer):
    assert math.isclose(sum(scorer.score([("The sea rose and " * 10_000, "The sea fell.")])[0]), 1, abs_tol=1e-6)


def test_the_model_names_itself_and_its_floors(scorer):
    name, digest = scorer.name.split()
    assert name == "claimkg-nli" and len(digest) == 10
    assert 0.5 <= scorer.threshold["contradiction"] < 1 and 0.5 <= scorer.threshold["entailment"] < 1


def test_unrelated_statements_stay_below_the_floor(scorer):
    """Every pair of these is about two different things."""
    statements = [
        "The harbour will be dredged in autumn.",
        "Rents rose by nine percent last year.",
        "The choir won a prize in Riga.",
        "No one was hurt when the crane fell.",
        "The minister resigned over the letters.",
        "Wolves were seen near the farm.",
        "The vaccine is safe, the doctors said.",
        "The bank denied having lost the money.",
        "Two bridges are closed for repairs.",
        "The film was shot in four weeks.",
        "The army left the valley on Monday.",
        "The school has three hundred pupils.",
    ]
    pairs = [(a, b) for i, a in enumerate(statements) for b in statements[i + 1 :]]
    fired = [p for p, s in zip(pairs, scorer.score(pairs), strict=True) if s[0] >= scorer.threshold["contradiction"]]
    assert len(fired) <= len(pairs) * 0.02, fired


@pytest.mark.parametrize("name", [None, "none"])
def test_no_model_is_a_choice(name):
    assert nli.load(name) is None


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"0": "contradiction", "1": "entailment", "2": "neutral"}, (0, 1, 2)),
        ({"0": "ENTAILMENT", "1": "NEUTRAL", "2": "CONTRADICTION"}, (2, 0, 1)),
        ({"2": "contradict", "0": "entail", "1": "neutral", "3": "other"}, (2, 0, 1)),
    ],
)
def test_label_order_is_read_from_the_configuration(labels, expected):
    assert nli.label_order({"id2label": labels}) == expected


def test_another_model_from_disk_with_its_own_label_order(tmp_path, scorer):
    copy = shutil.copytree(EMBEDDED, tmp_path / "other")
    config = json.loads((copy / "config.json").read_text("utf-8"))
    config["id2label"] = {"0": "entailment", "1": "contradiction", "2": "neutral"}
    (copy / "config.json").write_text(json.dumps(config), "utf-8")
    pair = ("The court fined the shipping line.", "The shipping line was fined by the court.")
    assert scorer.score([pair])[0].label == "entailment"
    assert nli.load(str(copy)).score([pair])[0].label == "contradiction"
    assert nli.load(str(copy / "model.onnx")).name.endswith(scorer.name.split()[1])


def no_model(folder: Path):
    (folder / "model.onnx").write_bytes(b"this is no model")


def other_labels(folder: Path):
    (folder / "config.json").write_text('{"id2label": {"0": "positive", "1": "negative"}}', "utf-8")


def no_labels(folder: Path):
    (folder / "config.json").write_text("{}", "utf-8")


def broken_config(folder: Path):
    (folder / "config.json").write_text("[1, 2", "utf-8")


def list_config(folder: Path):
    (folder / "config.json").write_text("[]", "utf-8")


def no_tokenizer(folder: Path):
    (folder / "tokenizer.json").unlink()


def broken_tokenizer(folder: Path):
    (folder / "tokenizer.json").write_text("{}", "utf-8")


def too_few_columns(folder: Path):
    (folder / "config.json").write_text(
        '{"id2label": {"0": "contradiction", "1": "entailment", "7": "neutral"}}', "utf-8"
    )


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (no_model, "not an ONNX model"),
        (other_labels, "labels are other ones: positive, negative"),
        (no_labels, "labels are other ones: none"),
        (broken_config, "no model configuration"),
        (list_config, "no model configuration"),
        (no_tokenizer, "lacks tokenizer.json"),
        (broken_tokenizer, "tokenizer.json cannot be read"),
        (too_few_columns, "not a model for sentence pairs"),
    ],
)
def test_a_bad_model_is_one_line(tmp_path, spoil, words):
    folder = shutil.copytree(EMBEDDED, tmp_path / "bad")
    spoil(folder)
    with pytest.raises(ModelError) as caught:
        nli.load(str(folder))
    assert words in str(caught.value) and caught.value.hint and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["./missing", "/missing/model", "nonsense"])
def test_a_missing_model_is_one_line(name):
    with pytest.raises(ModelError, match="no such inference model"):
        nli.load(name)


def test_the_generator_repeats_itself_and_keeps_its_development_events_apart(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "tools"))
    import nli_pairs

    premises = ["A man in a red coat plays the guitar in Vienna.", "Two dogs are sleeping near the old car."] * 20
    train, dev = nli_pairs.generate(2000, 3, premises, ["A boy is running in the park."] * 9)
    assert (train, dev) == nli_pairs.generate(2000, 3, premises, ["A boy is running in the park."] * 9)
    assert not {pair["a"] for pair in train} & {pair["a"] for pair in dev}
    assert {pair["label"] for pair in train} == set(nli.LABELS) and all(p["a"] != p["b"] for p in train + dev)
    for name in [name for name in sys.modules if name.startswith("nli_")]:
        del sys.modules[name]
