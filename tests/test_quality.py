"""The scorer of the gold: what counts as found, right, sprung; and a floor that only rises."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from kg import benchmarks, ids, quality
from kg.alignment import overlap, same_act, same_speaker, slots, token_f1
from kg.errors import KgError
from kg.model import Claim, Cue, Document, Link, Mention, Proposition, Qualifier, Snapshot, Span

TEXT = (
    "The bridge is safe, Mr Ode said. Ms Lund said the bridge is not safe. Seven vans crossed it on Monday, she said."
)
DOCUMENT = Document("d1", "bridge.txt", "bridge.txt", TEXT, ids.sha256(TEXT), title="Bridge")


def claim(words, speaker="Karl Ode", **fields):
    start = TEXT.index(words)
    defaults = {
        "id": f"c{start}",
        "document": "d1",
        "start": start,
        "end": start + len(words),
        "ordinal": 0,
        "text": words,
        "pieces": (Span(start, start + len(words)),),
        "speaker": Mention(speaker, speaker, entity=speaker.casefold()) if speaker else None,
        "cue": Cue("say"),
        "act": "say",
        "attribution": "indirect",
        "polarity": "positive",
        "certainty": "certain",
        "modality": "factual",
        "proposition": Proposition(Mention("the bridge", "bridge"), "be", Mention("safe", "safe")),
    }
    return Claim(**{**defaults, **fields})


def record(words, speaker="Karl Ode", **fields):
    start = TEXT.index(words)
    defaults = {
        "id": words,
        "file": "bridge.txt",
        "part": None,
        "start": start,
        "end": start + len(words),
        "pieces": [[start, start + len(words)]],
        "text": words,
        "speaker": speaker,
        "addressee": None,
        "cue": "say",
        "cue_negated": False,
        "act": "say",
        "attribution": "indirect",
        "subject": "bridge",
        "predicate": "be",
        "object": "safe",
        "polarity": "positive",
        "certainty": "certain",
        "modality": "factual",
        "values": [],
        "times": [],
        "row": None,
    }
    return {**defaults, **fields}


SAFE, UNSAFE = "The bridge is safe", "the bridge is not safe"
GOLD = quality.Gold(
    claims=(record(SAFE), record(UNSAFE, "Eva Lund", polarity="negative")),
    not_claims=(),
    links=({"kind": "contradiction", "subtype": "negation", "a": SAFE, "b": UNSAFE, "why": "", "optional": False},),
    not_links=({"trap": "hedge", "a": SAFE, "b": UNSAFE},),
    corpus="abc",
)
GOOD = (claim(SAFE), claim(UNSAFE, "Eva Lund", polarity="negative"))
LINK = Link("l1", "contradiction", "negation", GOOD[0].id, GOOD[1].id, 0.9, "safe, or not", "negation", "1")


def scores(claims, links=(), gold=GOLD):
    return {
        name: share
        for name, (share, _, _) in quality.score(
            Snapshot(documents=(DOCUMENT,), claims=tuple(claims), links=tuple(links)), gold
        ).scores.items()
    }


@pytest.mark.parametrize(
    ("ours", "wanted", "least", "most"),
    [
        ("the bridge", "bridge", 1, 1),
        ("vans", "van", 1, 1),
        ("Ode", "Karl Ode", 0.6, 0.7),
        ("head of the Lund company", "Eva Lund", 0.3, 0.5),
        ("bridge", "tunnel", 0, 0),
        ("", "tunnel", 0, 0),
    ],
)
def test_labels_are_compared_by_their_words(ours, wanted, least, most):
    assert least <= token_f1(ours, wanted) <= most


@given(st.text(), st.text())
def test_token_f1_is_symmetric_and_a_share(a, b):
    assert 0 <= token_f1(a, b) == token_f1(b, a) <= 1


@pytest.mark.parametrize(
    ("speaker", "wanted", "right"),
    [
        (Mention("Ode", "Ode", "e"), "Karl Ode", True),
        (Mention("Lund", "Eva Lund", "e"), "Karl Ode", False),
        (None, "Karl Ode", False),
        (None, None, True),
        (Mention("officials", "officials", None, generic=True), None, True),
        (Mention("Eva Lund", "Eva Lund", "e"), None, False),
    ],
)
def test_speakers(speaker, wanted, right):
    assert same_speaker(claim(SAFE, speaker=None) if speaker is None else _by(speaker), record(SAFE, wanted)) == right


def _by(speaker):
    return replace(claim(SAFE), speaker=speaker)


@pytest.mark.parametrize(
    ("proposition", "gold", "expected"),
    [
        (("bridge", "be", "safe"), {}, {"subject": True, "predicate": True, "object": True}),
        (("bridge", "be", "old"), {}, {"subject": True, "predicate": True, "object": False}),
        (("van", "cross", "it"), {}, {"subject": False, "predicate": False, "object": False}),
        (("bridge", "be at", ""), {"object": None}, {"subject": True, "predicate": True}),
        (("bridge", "be safe", ""), {}, {"subject": True, "predicate": True, "object": True}),
        (("bridge", "be closed", ""), {"predicate": "close", "object": None}, {"subject": True, "predicate": True}),
        (
            ("Eva Lund", "be", "safe"),
            {"subject": "the town / Eva Lund", "object": None},
            {"subject": True, "predicate": True},
        ),
        # a passive without an agent keeps its patient as the subject
        (
            ("bridge", "close", ""),
            {"subject": None, "predicate": "close", "object": "bridge"},
            {"predicate": True, "object": True},
        ),
    ],
)
def test_slots(proposition, gold, expected):
    subject, predicate, object_ = proposition
    read = Proposition(Mention(subject, subject), predicate, Mention(object_, object_) if object_ else None)
    assert slots(claim(SAFE, proposition=read), record(SAFE, **gold)) == expected


@pytest.mark.parametrize(
    ("ours", "wanted", "right"),
    [
        ("say", "say", True),
        ("explain", "say", True),
        ("urge", "demand", True),
        ("deny", "say", False),
        ("say", "ask", False),
    ],
)
def test_acts_are_compared_in_coarse_terms(ours, wanted, right):
    assert same_act(ours, wanted) == right


def test_an_object_may_stand_in_a_qualifier():
    read = Proposition(Mention("water", "water"), "enter", None, (Qualifier("place", "at the north gate"),))
    gold = record(SAFE, subject="water", predicate="enter at", object="north gate")
    assert slots(claim(SAFE, proposition=read), gold) == {"subject": True, "predicate": True, "object": True}


def test_a_claim_without_a_triple_fills_no_slot():
    assert slots(claim(SAFE, proposition=None), record(SAFE)) == {"subject": False, "predicate": False, "object": False}


def test_overlap_counts_words_not_characters():
    assert overlap(TEXT, claim(SAFE), record("The bridge is safe, Mr Ode")) == pytest.approx(0.8)
    assert overlap(TEXT, claim(SAFE), record("The bridge is safe, Mr Ode"), part_of="claim") == 1


def test_a_perfect_reading_scores_one_but_for_the_trap():
    found = scores(GOOD, [LINK])
    assert found.pop("traps avoided") == 0
    assert found.pop("claims nobody made, avoided") == 0  # none in this gold: nothing was counted
    assert found.pop(quality.UNFLAGGED) == 0  # the one pair of this gold does clash
    assert all(
        share == 1 for name, share in found.items() if not name.startswith(("golden", "agreement", "shift", "qual"))
    )


@pytest.mark.parametrize(
    ("claims", "name", "share"),
    [
        ([], "span recall", 0),
        (GOOD[:1], "attribution recall", 0.5),
        ([GOOD[0], claim(UNSAFE, "Karl Ode", polarity="negative")], "attribution recall", 0.5),
        ([GOOD[0], claim(UNSAFE, "Karl Ode", polarity="negative")], "attribution precision", 0.5),
        ([*GOOD, claim("Seven vans crossed it", "Eva Lund")], "attribution precision", 2 / 3),
        ([*GOOD, claim("Seven vans crossed it", None, attribution="narrator")], "attribution precision", 1),
        ([GOOD[0], claim(UNSAFE, "Eva Lund")], "polarity", 0.5),
        ([GOOD[0], claim(UNSAFE, "Eva Lund", modality="predicted")], "modality", 0.5),
        (GOOD, "contradiction recall", 0),
        (GOOD, "traps avoided", 1),
    ],
)
def test_what_lowers_a_score(claims, name, share):
    assert scores(claims)[name] == pytest.approx(share)


def test_a_link_that_the_gold_lacks_lowers_precision():
    wrong = replace(LINK, id="l2", kind="agreement", subtype="independent")
    found = scores(GOOD, [LINK, wrong])
    assert (found["contradiction precision"], found["agreement precision"]) == (1, 0)


def test_a_flag_on_a_pair_that_does_not_clash_is_counted_among_the_candidates():
    innocent = replace(GOLD, links=(), not_links=())
    assert scores(GOOD, [], innocent)[quality.UNFLAGGED] == 1
    assert scores(GOOD, [LINK], innocent)[quality.UNFLAGGED] == 0


def test_a_cluster_of_claims_that_do_not_agree_is_impure():
    wrong = replace(LINK, kind="agreement", subtype="independent")
    assert scores(GOOD, [wrong])["agreement clusters, purity"] == 0.5
    agreed = replace(GOLD, links=({**GOLD.links[0], "kind": "agreement", "subtype": "independent"},), not_links=())
    assert scores(GOOD, [wrong], agreed)["agreement clusters, purity"] == 1


def test_an_optional_claim_is_neither_demanded_nor_wrong():
    gold = replace(GOLD, claims=(GOLD.claims[0], {**GOLD.claims[1], "optional": True}), links=(), not_links=())
    assert scores(GOOD[:1], gold=gold)["attribution recall"] == 1
    assert scores(GOOD, gold=gold)["attribution precision"] == 1


def test_an_optional_link_is_neither_demanded_nor_wrong():
    gold = replace(GOLD, links=({**GOLD.links[0], "optional": True},))
    assert "contradiction recall" not in scores(GOOD, [], gold)
    assert scores(GOOD, [LINK], gold)["contradiction precision"] == 1


def test_one_report_of_a_statement_stands_for_its_repetitions():
    copy = record("Seven vans crossed it", "Karl Ode")
    repeat = {"kind": "agreement", "subtype": "repeat", "a": SAFE, "b": copy["id"], "why": "", "optional": False}
    gold = replace(GOLD, claims=(*GOLD.claims, copy), links=(*GOLD.links, repeat))
    other = claim("Seven vans crossed it")
    through_the_copy = replace(LINK, a=other.id)
    assert scores([*GOOD, other], [through_the_copy], gold)["contradiction recall"] == 1


def test_repetition_is_found_through_a_third_report():
    words = [SAFE, "Seven vans crossed it", "Mr Ode said"]
    pairs = [(words[0], words[1]), (words[1], words[2]), (words[0], words[2])]
    links = [{"kind": "agreement", "subtype": "repeat", "a": a, "b": b, "why": "", "optional": False} for a, b in pairs]
    gold = replace(GOLD, claims=tuple(map(record, words)), links=tuple(links), not_links=())
    made = list(map(claim, words))
    found = [replace(LINK, id=f"l{i}", kind="agreement", a=made[i].id, b=made[i + 1].id) for i in (0, 1)]
    assert scores(made, found, gold)["agreement recall"] == 1
    assert scores(made, found[:1], gold)["agreement recall"] == pytest.approx(1 / 3)


def test_values_and_times_are_compared_when_the_gold_has_them():
    wanted = {"low": 7, "high": 7, "unit": "", "bound": "exact", "counted": "van"}
    gold = replace(GOLD, claims=(record("Seven vans crossed it", "Eva Lund", values=[wanted]),), links=(), not_links=())
    assert scores([claim("Seven vans crossed it", "Eva Lund")], gold=gold)["value"] == 0


REPORT = quality.Report({"span recall": (0.5, 1, 2), "polarity": (0.66666, 2, 3)})


def test_a_floor_never_sinks():
    floor = quality.raised(REPORT, {}, "abc")
    assert floor == {"corpus": "abc", "scores": {"span recall": 0.5, "polarity": 0.666}}
    worse = quality.Report({"span recall": (0.25, 1, 4), "polarity": (0.75, 3, 4)})
    assert quality.raised(worse, floor, "abc")["scores"] == {"span recall": 0.5, "polarity": 0.75}
    assert quality.below(REPORT, floor, "abc") == []
    assert quality.below(worse, floor, "abc") == ["span recall: 0.250 is below 0.500"]


def test_a_score_that_is_gone_is_below_its_floor():
    assert quality.below(quality.Report(), {"corpus": "abc", "scores": {"span recall": 0.5}}, "abc")


def test_a_floor_of_another_corpus_is_measured_anew():
    floor = {"corpus": "abc", "scores": {"span recall": 0.9}}
    with pytest.raises(KgError, match="another corpus"):
        quality.below(REPORT, floor, "xyz")
    assert quality.raised(REPORT, floor, "xyz")["scores"]["span recall"] == 0.5


def test_the_corpus_hash_sees_every_change(tmp_path):
    (tmp_path / "a.txt").write_text("one", "utf-8")
    first = quality.corpus_hash(tmp_path)
    (tmp_path / "a.txt").write_text("two", "utf-8")
    second = quality.corpus_hash(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, quality.corpus_hash(tmp_path)}) == 3


def test_gold_is_read_from_its_folder(tmp_path):
    for name in ("claims", "not_claims", "links", "not_links"):
        lines = [json.dumps(each) for each in getattr(GOLD, name)]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    assert quality.load(tmp_path, tmp_path).claims == GOLD.claims
    with pytest.raises(KgError, match="no gold here"):
        quality.load(tmp_path / "nowhere", tmp_path)


def test_public_benchmarks_run_where_the_environment_points_at_them(tmp_path, monkeypatch):
    for name in ("POLNEAR", "POLNEAR_SCORER", "CARB", "CARB_SCORER"):
        monkeypatch.delenv(name, raising=False)
    assert benchmarks.available() == {}
    scorer = tmp_path / "score.py"
    scorer.write_text("", "utf-8")
    monkeypatch.setenv("CARB", str(tmp_path))
    monkeypatch.setenv("CARB_SCORER", f"python3 {scorer}")
    assert benchmarks.available() == {"carb": (tmp_path, ["python3", str(scorer)])}
    monkeypatch.setenv("CARB_SCORER", str(tmp_path / "gone.py"))
    with pytest.raises(KgError, match="does not exist"):
        benchmarks.available()


@pytest.mark.parametrize(
    ("name", "printed", "kept"),
    [
        ("carb", {"P": 0.5, "R": 0.4, "F1": 0.45, "auc": 0.3, "n": 9}, {"P": 0.5, "R": 0.4, "F1": 0.45, "auc": 0.3}),
        ("polnear", {"align": {"all": {"relaxed": [62.0, 50.0, 55.0]}}}, {"P": 0.62, "R": 0.5, "F1": 0.55}),
    ],
)
def test_figures_of_a_scorer(name, printed, kept):
    named = {f"{name} {key}": share for key, share in kept.items()}
    assert benchmarks.figures(name, printed) == pytest.approx(named)


def test_a_scorer_that_fails_is_one_line(tmp_path):
    (tmp_path / "dev.tsv").write_text("Rain fell .\tfell\tRain\n", "utf-8")
    scorer = tmp_path / "score.py"
    scorer.write_text("raise SystemExit('no such split')", "utf-8")
    with pytest.raises(KgError, match="no such split"):
        benchmarks.score("carb", tmp_path, [sys.executable, str(scorer)])


def test_carb_predictions_reach_the_scorer(tmp_path):
    (tmp_path / "dev.tsv").write_text("Rain flooded the quay .\tflooded\tRain\tthe quay\n", "utf-8")
    scorer = tmp_path / "score.py"
    scorer.write_text(
        "import json, os, sys\n"
        "rows = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]\n"
        "right = sum(row['rel'] == 'flooded' for row in rows) / len(rows)\n"
        "assert sys.argv[2:] == ['--split', 'dev'] and os.environ['CARB']\n"
        "print(json.dumps({'P': right, 'R': 1, 'F1': 1, 'auc': 1}))\n",
        "utf-8",
    )
    assert benchmarks.score("carb", tmp_path, [sys.executable, str(scorer)])["carb P"] == 1


def test_the_table_replaces_the_old_one_and_nothing_else():
    page = "# A\n<!-- scores -->\nold\n<!-- /scores -->\nZ\n"
    once = quality.written(page, "| new |")
    assert once == "# A\n<!-- scores -->\n\n| new |\n\n<!-- /scores -->\nZ\n"
    assert quality.written(once, "| new |") == once
    with pytest.raises(KgError, match="no place"):
        quality.written("# A\n", "| new |")


def test_every_figure_is_explained():
    page = (Path(__file__).parents[1] / "docs" / "quality.md").read_text("utf-8")
    explained = page.split("## What the figures mean")[1]
    for name in scores(GOOD, [LINK]):
        words = name.removesuffix(" precision").removesuffix(" recall") if " at " not in name else "precision at k"
        assert words in explained, name


def test_the_command_scores_a_graph_of_the_sample(tmp_path):
    from kg.cli import cli
    from kg.pipeline import build
    from kg.samples import sample

    build([sample("harbour")], tmp_path / "graph", nli="none", pages=False)
    page = tmp_path / "page.md"
    page.write_text("<!-- scores -->\n<!-- /scores -->\n", "utf-8")
    done = CliRunner().invoke(cli, ["quality", "--graph", str(tmp_path / "graph"), "--errors", "--write", str(page)])
    assert done.exit_code in (0, 1), done.output
    rows = [row.split("|") for row in done.stdout.splitlines() if row.startswith("| ")][1:]
    found = {name.strip(): float(share) for _, name, share, *_ in rows}
    assert found["attribution recall"] > 0.7 and found["traps avoided"] > 0.9
    assert "| attribution recall |" in page.read_text("utf-8")
