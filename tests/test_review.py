"""Verdicts: only ever added, kept through rebuilds, and what thresholds learn from them."""

import json
from dataclasses import replace

import pytest
from claimmaker import world
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.api
from kg import review
from kg.cli import cli
from kg.errors import ReviewError
from kg.links import find
from kg.model import VERDICTS, Extraction, Link

LINES = [
    "Ana Ruiz @2024-05-01 #a: [the pump] {failed=fail} at <the north dock>",
    "Jo Penn @2024-05-01 #b: [the pump] did *not* {fail} at <the north dock> | neg",
    "Ida Berg @2024-05-01 #c: [the storm] {killed=kill} <«12 sailors=count 12 12 sailor»>",
    "Jan Holm @2024-05-01 #d: [the storm] {killed=kill} <«30 sailors=count 30 30 sailor»>",
]


def link(number: int, score: float, rule: str = "contradiction.negation") -> Link:
    return Link(
        f"l{number:02d}", "contradiction", "negation", f"a{number:02d}", f"b{number:02d}", score, "why", rule, "1"
    )


def test_a_link_is_found_by_the_start_of_its_id():
    links = [link(1, 0.5), link(2, 0.5)]
    assert review.find(links, "l01") is links[0]
    assert review.find(links, "https://w3id.org/claimkg/id/link/l02") is links[1]


@pytest.mark.parametrize(("prefix", "words"), [("l0", "2 links"), ("x", "no link"), ("", "no link")])
def test_a_prefix_that_names_no_single_link_is_refused(prefix, words):
    with pytest.raises(ReviewError, match=words):
        review.find([link(1, 0.5), link(2, 0.5)], prefix)


@pytest.mark.parametrize(("value", "reason"), [("maybe", ""), ("rejected", "because")])
def test_a_verdict_outside_the_lists_is_refused(value, reason):
    with pytest.raises(ReviewError, match="is one of"):
        review.verdict(link(1, 0.5), value, "ana", reason)


def test_the_newest_verdict_on_a_pair_counts_whatever_the_link_is_called():
    first = review.verdict(link(1, 0.5), "rejected", "ana", "both true", created="2024-05-01T10:00:00Z")
    second = review.verdict(link(1, 0.5), "confirmed", "jo", created="2024-05-02T10:00:00Z")
    assert review.latest([first, second]) == {("a01", "b01"): second}
    assert review.judged([first, second]) == {("a01", "b01")}


def test_one_rule_says_which_verdict_counts():
    old, new = link(1, 0.5), replace(link(1, 0.5), id="l9")
    on_old = review.verdict(old, "rejected", "ana", "both true", created="2024-05-01T10:00:05.120Z")
    on_new = review.verdict(new, "confirmed", "jo", created="2024-05-01T10:00:05.125Z")
    assert review.in_force([old], [on_old]) == {old.id: on_old}
    assert review.in_force([new], [on_old]) == {new.id: on_old}, "a link id that is gone: its claims are judged"
    assert review.in_force([new], [on_old, on_new]) == {new.id: on_new}
    assert review.in_force([new], [on_new, on_old]) == {new.id: on_old}
    assert review.in_force([old, new], [on_old, on_new]) == {old.id: on_old, new.id: on_new}


def test_unsure_is_asked_again():
    unsure = review.verdict(link(1, 0.5), "unsure", "ana")
    assert review.judged([unsure]) == frozenset()


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(VERDICTS), min_size=1, max_size=6))
def test_of_a_history_the_last_verdict_counts(history):
    given_ = [
        review.verdict(link(1, 0.5), value, "ana", created=f"2024-05-{day:02d}T08:00:00Z")
        for day, value in enumerate(history, start=1)
    ]
    assert review.latest(given_)["a01", "b01"].verdict == history[-1]
    assert len({each.id for each in given_}) == len(history)


def judged(scores_right: list[tuple[float, bool]], rule: str = "contradiction.negation"):
    links = [link(n, score, rule) for n, (score, _) in enumerate(scores_right)]
    reviews = [
        review.verdict(each, "confirmed" if right else "rejected", "ana")
        for each, (_, right) in zip(links, scores_right, strict=True)
    ]
    return links, reviews


@pytest.mark.parametrize(
    ("scores", "fitted", "kept"),
    [
        ([(0.9, True), (0.8, True), (0.7, True), (0.5, False), (0.4, False)], 0.7, 3),
        ([(0.9, True), (0.8, True), (0.7, True), (0.5, True), (0.4, False)], 0.0, 5),
        ([(0.9, False), (0.8, False), (0.7, False), (0.5, False), (0.4, False)], 1.01, 0),
        ([(0.9, True), (0.8, False), (0.7, True), (0.6, True), (0.5, True), (0.4, False)], 0.5, 5),
    ],
    ids=["cut", "good enough", "shut off", "one slip above"],
)
def test_the_threshold_is_the_lowest_that_keeps_enough_right(scores, fitted, kept):
    (fit,) = review.refit(*judged(scores), {})
    assert (fit.fitted, fit.kept, fit.kept + fit.dropped) == (fitted, kept, len(scores))


def test_a_rule_with_few_verdicts_is_left_alone():
    assert review.refit(*judged([(0.9, False), (0.8, False)]), {}) == []


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=5, max_size=30))
def test_a_fitted_threshold_never_makes_the_share_of_right_links_worse(scores):
    (fit,) = review.refit(*judged(scores), {})
    assert fit.confirmed + fit.rejected == len(scores)
    assert fit.right_then is None or fit.right_then >= min(fit.right_now, 0.8)


def test_thresholds_go_to_disk_and_back(tmp_path):
    assert review.read_thresholds(tmp_path) == {}
    review.write_thresholds(tmp_path, {"contradiction.cause": 0.6})
    assert review.read_thresholds(tmp_path) == {"contradiction.cause": 0.6}
    (tmp_path / review.THRESHOLDS).write_text("[1, 2]")
    with pytest.raises(ReviewError, match="no table"):
        review.read_thresholds(tmp_path)


def test_a_threshold_hides_the_weaker_links_of_its_rule_alone():
    claims, documents = world(*LINES)
    rules = {each.rule: each.score for each in find(claims, documents)}
    assert set(rules) == {"contradiction.negation", "contradiction.numeric"}
    left = find(claims, documents, thresholds={"contradiction.negation": 1.01})
    assert [each.rule for each in left] == ["contradiction.numeric"]


@pytest.fixture
def graph(tmp_path):
    claims, documents = world(*LINES)
    with kg.api.open(tmp_path / "out", write=True, create=True) as opened:
        for document in documents:
            own = tuple(claim for claim in claims if claim.document == document.id)
            opened.put(Extraction(document=document, claims=own))
        opened.put_links(find(claims, documents))
    return tmp_path / "out"


def kg_(*args):
    return CliRunner().invoke(cli, [str(arg) for arg in args], catch_exceptions=False)


def test_a_verdict_given_on_the_command_line_survives_new_links(graph):
    with kg.api.open(graph) as opened:
        target = opened.links()[0]
    done = kg_("review", target.id[:10], "rejected", "--reason", "both true", "--author", "ana", "-g", graph)
    assert done.exit_code == 0, done.output
    claims, documents = world(*LINES)
    with kg.api.open(graph, write=True) as opened:
        opened.put_links([])
        opened.put_links(find(claims, documents))
    with kg.api.open(graph) as opened:
        assert opened.verdicts() == {target.id: "rejected"}
        (kept,) = opened.reviews()
    assert (kept.author, kept.reason, set(kept.members)) == ("ana", "both true", {target.a, target.b})


def test_an_unknown_link_is_one_clear_line(graph):
    with pytest.raises(ReviewError, match="no link has an id"):
        kg_("review", "zzzz", "confirmed", "-g", graph)


def test_calibrate_shows_and_changes_nothing_before_it_is_told_to(graph):
    done = kg_("calibrate", "-g", graph)
    assert done.exit_code == 0
    assert "no rule has 5 verdicts" in done.output
    with kg.api.open(graph) as opened:
        numeric = next(each for each in opened.links() if each.rule == "contradiction.numeric")
    for value in ("rejected", "rejected"):
        kg_("review", numeric.id, value, "--reason", "different time", "-g", graph)
    shown = kg_("calibrate", "-g", graph, "--least", "2", "--format", "jsonl")
    assert shown.exit_code == 0
    assert not (graph / review.THRESHOLDS).exists()
    # Two verdicts on one pair are one verdict: the newest.
    assert "no rule has 2 verdicts" in shown.output


def test_calibrate_applies_what_it_showed(graph):
    with kg.api.open(graph, write=True) as opened:
        numeric = next(each for each in opened.links() if each.rule == "contradiction.numeric")
        more = [
            Link(f"{n:026d}", "contradiction", "numeric", numeric.a, numeric.b, 0.5, "", numeric.rule, "1")
            for n in (1, 2)
        ]
        opened.put_links([*opened.links(), *more])
    kg_("review", numeric.id, "rejected", "-g", graph)
    shown = kg_("calibrate", "-g", graph, "--least", "2", "--format", "jsonl")
    row = json.loads(shown.stdout.splitlines()[0])
    assert (row["rule"], row["fitted"], row["kept"]) == ("contradiction.numeric", 1.01, 0)
    assert not (graph / review.THRESHOLDS).exists()
    done = kg_("calibrate", "-g", graph, "--least", "2", "--apply")
    assert done.exit_code == 0, done.output
    with kg.api.open(graph) as opened:
        assert "contradiction.numeric" not in {each.rule for each in opened.links()}
        assert opened.reviews()
