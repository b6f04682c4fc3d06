"""Pairs of invented news sentences: every kind of contradiction, and what looks like one and is none.

``pairs.jsonl`` holds {id, class, label, a, b}; ``missed`` says why a contradiction is not found yet. The rules
are judged alone here: no reason may be given for a contradiction that is none, and each kind has to be seen.
"""

import json
from pathlib import Path

import pytest

from kg import compare, language

ROWS = [json.loads(line) for line in Path(__file__).with_name("pairs.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def judged():
    """Row id -> what the rules say of the pair."""
    return {row["id"]: row for row in compare.compare(ROWS, language.load())}


def case(row):
    marks = [pytest.mark.xfail(strict=True, reason=row["missed"])] if "missed" in row else []
    return pytest.param(row, id=f"{row['class']}-{row['id']}", marks=marks)


@pytest.mark.parametrize("row", [case(row) for row in ROWS if row["label"] == "contradiction"])
def test_a_contradiction_is_seen_and_explained(judged, row):
    found = judged[row["id"]]
    assert found["label"] == "contradiction", found["reason"]
    assert found["reason"].count("“") >= 2, "both sides are quoted"


@pytest.mark.parametrize("row", [case(row) for row in ROWS if row["label"] != "contradiction"])
def test_what_looks_like_a_contradiction_is_none(judged, row):
    found = judged[row["id"]]
    assert found["label"] != "contradiction", found["reason"]


def test_every_kind_has_pairs():
    kinds = {row["class"] for row in ROWS}
    for kind in """negation antonym numeric temporal place role-swap quantifier rejection cause presupposition
        existence permission""".split():
        assert kind in kinds
    for trap in """other time|other event|role swap|approximation|counterfactual|hedge|reported view|both true|
        part and whole|plan update|scope of a number|same utterance|omission""".split("|"):
        assert trap.strip() in kinds
