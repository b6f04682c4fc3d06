"""The model weighs what rules explain, and what it alone suggests comes below and says so."""

import pytest
from claimmaker import world

from kg.links import find, nli
from kg.links.pairs import pair
from kg.links.ranking import premise, suggested, weigh
from kg.links.sides import make
from kg.links.stances import cluster

LINES = [
    "Ana Ruiz @2024-05-01 #a: [the pump] {failed=fail} at <the north dock>",
    "Jo Penn @2024-05-01 #b: [the pump] did *not* {fail} at <the north dock> | neg",
    "Tor Ode @2024-05-01 #c: [the pump] {failed=fail} at <the north dock>",
    "Ida Berg @2024-05-01 #d: [the harbour police] {arrested=arrest} <the captain of the grey tug>",
    "Jan Holm @2024-05-02 #e: [We] categorically {disagree} with the claim that harbour police arrested a captain",
]


@pytest.fixture(scope="module")
def model():
    return nli.load("default")


def test_the_model_moves_scores_and_leaves_the_links_of_the_rules(model):
    claims, documents = world(*LINES)
    alone = {link.id: link for link in find(claims, documents)}
    weighed = {link.id: link for link in find(claims, documents, nli=model)}
    assert set(alone) <= set(weighed)
    for identifier, link in alone.items():
        assert 0.75 * link.score - 1e-3 <= weighed[identifier].score <= link.score + 1e-3
        assert weighed[identifier].reason == link.reason


def test_a_weighed_link_names_the_model_and_its_raw_number(model):
    links = find(*world(*LINES), nli=model)
    negation = next(link for link in links if link.subtype == "negation")
    assert (negation.model, 0 <= negation.raw_score <= 1) == (model.name, True)
    rejection = next(link for link in links if link.subtype == "rejection")
    assert (rejection.model, rejection.raw_score) == ("", None)  # wording says nothing of what "we disagree" means


def sides(*lines):
    claims, documents = world(*lines)
    by_id = {document.id: document for document in documents}
    return [make(claim, by_id[claim.document], order, {}) for order, claim in enumerate(claims)]


def test_what_only_the_wording_suggests_ranks_below_and_says_so(model):
    one = pair(
        *sides(
            "Ana Ruiz #a: [the old ferry terminal] {stands=stand} completely empty every winter night",
            "Jo Penn #b: [the old ferry terminal] {teems=teem} with crowds every winter night",
        )
    )
    for found in suggested([one], model):
        assert "wording suggests" in found.reason.text
        assert found.reason.score < 0.5
    assert weigh([], model) == []


PREMISES = [
    ("Ana Ruiz: that [the pump] {failed=fail}", "the pump failed"),
    ("Ana Ruiz: because [it=The pump] {failed=fail}", "The pump failed"),
    ("Ana Ruiz: [They] {failed=fail}", "They failed"),
    ("Ana Ruiz: that [the pump] {failed=fail} | neg cue=deny", "It is not true that the pump failed"),
    ("Ana Ruiz: [the pump] did *not* {fail} | neg", "the pump did not fail"),
    ("Ana Ruiz: [the  pump] {failed=fail}", "the pump failed"),
]


@pytest.mark.parametrize(("line", "expected"), PREMISES)
def test_the_model_reads_a_sentence_with_its_subject_named(line, expected):
    assert premise(sides(line)[0]) == expected


def test_a_cluster_counts_speakers_and_occasions_not_articles():
    claims, documents = world(
        *LINES[:1],
        LINES[2],
        "Ana Ruiz @2024-05-02 #f: [the pump] {failed=fail} at <the north dock> on the quiet",
        "Mara Quill @2024-05-09 #g: [the pump] {failed=fail} at <the north dock>",
    )
    links = find(claims, documents)
    (found,) = cluster(claims, links, {document.id: document for document in documents})
    assert found.representative == claims[0].id
    assert (found.support.articles, found.support.speakers) == (4, 3)
    assert found.support.events == 3
    assert sorted(len(ids) for _, ids in found.stances) == [1, 1, 2]


def test_many_who_agree_are_linked_by_fewer_than_all_pairs():
    claims, documents = world(
        *(f"Speaker{n} Name{n} @2024-05-01 #d{n}: [the pump] {{failed=fail}} at <the north dock>" for n in range(12))
    )
    links = find(claims, documents)
    assert {link.subtype for link in links} == {"independent"}
    assert len(links) < 12 * 11 / 2
    (found,) = cluster(claims, links, {document.id: document for document in documents})
    assert found.support.speakers == 12


def test_what_one_speaker_repeats_contradicts_once():
    claims, documents = world(
        *(f"Ana Ruiz @2024-0{n}-01 #a{n}: [the pump] {{failed=fail}} at <the north dock>" for n in range(1, 6)),
        LINES[1],
    )
    links = find(claims, documents)
    assert sum(link.kind == "contradiction" for link in links) == 1
