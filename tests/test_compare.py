"""``kg compare``: pairs of sentences in, one labelled pair a line out, bad lines told and left out."""

import json

import pytest
from click.testing import CliRunner

from kg import compare, language
from kg.cli import cli
from kg.links import nli

RULES_ALONE = [
    ("The ferry reached the island.", "The ferry did not reach the island.", "contradiction"),
    ("The council approved the tram line.", "The council rejected the tram line.", "contradiction"),
    ("Twelve sailors drowned in the storm.", "Thirty sailors drowned in the storm.", "contradiction"),
    ("The mill burned down in 2011.", "The mill did not burn down in 2019.", "neutral"),
    ("If the dike breaks, the farm will be lost.", "The dike did not break.", "neutral"),
    ("Why did the bank lend the money?", "The bank did not lend the money.", "neutral"),
    ("About 4,000 people live in the town.", "3,890 people live in the town.", "neutral"),
    ("The bakery opens at six.", "A comet was seen over the bay.", "neutral"),
]


@pytest.fixture(scope="module")
def nlp():
    return language.load()


@pytest.fixture(scope="module")
def model():
    return nli.load()


@pytest.mark.parametrize(("a", "b", "label"), RULES_ALONE)
def test_rules_alone_label_a_pair(nlp, a, b, label):
    (row,) = compare.compare([{"id": "x", "a": a, "b": b}], nlp)
    assert (row["id"], row["label"]) == ("x", label)
    assert 0 <= row["p_contradiction"] <= 1 and 0 <= row["p_entailment"] <= 1
    assert row["reason"]


WITH_THE_MODEL = [
    # denied of one thing, said of another
    ("The lane is not open to tractors.", "The lane is open to walkers.", False),
    # captions of one scene: another thing in the same place is another account of it
    ("A woman is playing a violin on a bench.", "A woman is playing a trumpet on a bench.", True),
    ("Boy in a red cap holds a kite.", "Boy in a red cap holds an umbrella.", True),
    ("A girl carries two white buckets.", "A girl carries two black buckets.", True),
    # what is so as a rule leaves room for more, and so do parts and other places
    ("The mill grinds rye.", "The mill grinds oats.", False),
    ("The school teaches girls.", "The school teaches boys.", False),
    ("The west wall of the barn collapsed.", "The barn did not collapse.", False),
    ("The fair in Lund opened on Friday.", "The fair in Vik did not open on Friday.", False),
    # two dates of one event, two suppositions; silence is told as a fact
    ("The dam at Orm broke in March 2011.", "The dam at Orm broke in August 2011.", True),
    ("The keeper greeted the divers.", "The keeper did not say anything to the divers.", True),
    # nothing in common
    ("The bakery opens at six.", "A comet was seen over the bay.", False),
    ("Firemen pulled a cow out of the canal.", "The senator will retire in autumn.", False),
]


@pytest.mark.parametrize(("a", "b", "clash"), WITH_THE_MODEL)
def test_the_model_judges_within_the_scope(nlp, model, a, b, clash):
    (row,) = compare.compare([{"id": "x", "a": a, "b": b}], nlp, model)
    assert (row["label"] == "contradiction") is clash, row


def test_a_reason_names_the_clash(nlp):
    (row,) = compare.compare([{"id": 1, "a": "The ferry sank.", "b": "The ferry did not sank."}], nlp)
    assert "ferry" in row["reason"]


def test_rows_come_in_order_and_beyond_one_batch(nlp):
    pairs = [{"id": n, "a": f"Crane {n} fell.", "b": f"Crane {n} did not fall."} for n in range(70)]
    assert [row["id"] for row in compare.compare(pairs, nlp)] == list(range(70))


BAD = [
    ("not json at all", "is no JSON"),
    ("[1, 2]", "lacks the sentences"),
    ('{"id": 1, "a": "The ferry sank."}', "lacks the sentences"),
    ('{"id": 1, "a": "", "b": "The ferry sank."}', "without text"),
    ('{"id": 1, "a": 7, "b": "The ferry sank."}', "without text"),
    ('{"id": 1, "a": "…", "b": "The ferry sank."}', "without words"),
    (json.dumps({"id": 1, "a": "word " * 10000, "b": "The ferry sank."}), "10,000 words"),
    (json.dumps({"id": 1, "a": "Паром затонул у берега", "b": "The ferry sank."}), "not English"),
    (
        json.dumps({"id": 1, "a": "Die Fähre sank gestern abend vor der kleinen Insel", "b": "The ferry sank."}),
        "not English",
    ),
]


@pytest.mark.parametrize(("line", "words"), BAD)
def test_a_bad_line_is_told_and_the_rest_goes_on(line, words):
    errors = []
    good = json.dumps({"id": 2, "a": "The ferry sank.", "b": "The ferry is afloat."})
    assert [pair["id"] for pair in compare.read([line, "", good], errors.append)] == [2]
    assert len(errors) == 1
    assert words in str(errors[0]) and "line 1" in str(errors[0])


def test_the_command_writes_rows_and_messages_apart(tmp_path):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"id": "p", "a": "The ferry sank.", "b": "The ferry did not sink."}\n{"id": 2}\n')
    done = CliRunner().invoke(cli, ["compare", str(path), "--nli", "none"], catch_exceptions=False)
    row = json.loads(done.stdout)
    assert list(row) == ["id", "label", "score", "p_contradiction", "p_entailment", "reason"]
    assert row["label"] == "contradiction"
    assert done.stderr.count("\n") == 1 and "line 2" in done.stderr
