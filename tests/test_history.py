"""Every change is written down, keeps what it touches, and can be taken back."""

import json
from dataclasses import replace

import ferry
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import canonical, check, history, pipeline
from kg.errors import KgError
from kg.model import Identity, Mention


@pytest.fixture
def graph(tmp_path):
    with kg.open(ferry.make(tmp_path / "g"), write=True) as opened:
        yield opened


def speakers(graph):
    return sorted({claim.speaker.label for claim in graph.claims() if claim.speaker})


def test_merge_and_split_take_each_other_back(graph):
    assert speakers(graph) == ["Anna Berg", "Lund", "Ode", "officials"]
    graph.merge("Lund", "Ode", "ed", "the owner is the harbour master")
    assert speakers(graph) == ["Anna Berg", "Ode", "officials"]
    assert ("by hand", "the owner is the harbour master") in {(i.rule, i.reason) for i in graph.identities()}
    graph.split("Lund", "ed")
    assert speakers(graph) == ["Anna Berg", "Lund", "Ode", "officials"]
    graph.merge("Lund", "Ode", "ed")
    assert speakers(graph) == ["Anna Berg", "Ode", "officials"]
    assert [(entry.action, entry.names) for entry in graph.history()] == [
        ("merge", ("Lund", "Ode")),
        ("split", ("Lund", "Ode")),
        ("merge", ("Lund", "Ode")),
    ]


def test_an_automatic_merge_is_split_for_good(graph):
    graph.split("Berg", "ed", "two sisters")
    assert speakers(graph) == ["Anna Berg", "Berg", "Lund", "Ode", "officials"]
    graph.put_identities([ferry.SAME])  # a new build finds it again
    assert speakers(graph) == ["Anna Berg", "Berg", "Lund", "Ode", "officials"]
    assert [row["speaker"] for row in graph.query("speakers")] == ["Berg", "Lund", "Ode", "Anna Berg", "officials"]
    graph.merge("Berg", "Anna Berg", "ed", "one person after all")
    assert speakers(graph) == ["Anna Berg", "Lund", "Ode", "officials"]


def test_forget_keeps_everything_and_restore_brings_it_back(graph):
    def everything():
        graph.refresh()
        return {name: set(graph.store.read(name)) for name in graph.store.graphs() if not name.endswith("/journal")}

    before = everything()
    graph.forget(ferry.HERALD.id, "ed", "asked to")
    assert "herald.txt" not in [document.name for document in graph.documents()]
    assert {link.id for link in graph.links()} == {ferry.COPY.id, ferry.FALSE.id}
    assert graph.forgotten() == {ferry.HERALD.id}
    assert len(graph.reviews()) == len(ferry.REVIEWS)
    graph.restore("herald.txt", "ed")
    assert everything() == before
    assert graph.forgotten() == frozenset()


def test_a_retracted_document_keeps_its_claims(graph):
    graph.retract("times.txt", "ed", "withdrawn by the paper")
    assert graph.retracted() == {ferry.TIMES.id: "withdrawn by the paper"}
    assert [claim.id for claim in graph.claims(document="times.txt")] == [ferry.COPIED.id]


def test_a_retraction_is_marked_wherever_its_claims_are(graph, tmp_path):
    graph.retract("times.txt", "ed", "withdrawn by the paper")
    graph.retract("post.txt", "ed")
    notices = {"times.txt": "withdrawn by the paper", "post.txt": "taken back by its source"}
    assert {row["document"]: row["retracted"] for row in graph.query("documents") if row["retracted"]} == notices
    assert graph.query("claim", claim=ferry.COPIED.id)[0]["retracted"] == notices["times.txt"]
    assert graph.query("ASK { ?d schema:creativeWorkStatus 'retracted' ; schema:name 'times.txt' }").boolean
    snapshot = graph.snapshot()
    assert dict(snapshot.retracted) == {ferry.TIMES.id: notices["times.txt"], ferry.POST.id: notices["post.txt"]}
    frame = graph.claims().frame()
    assert {row.document: row.retracted for row in frame.dropna(subset="retracted").itertuples()} == notices
    graph.close()
    said = ferry.run_kg("claims", "--graph", tmp_path / "g", "--format", "jsonl")
    found = [json.loads(line) for line in said.stdout.splitlines()]
    assert {row["document"]: row["retracted"] for row in found if row["retracted"]} == notices


@pytest.fixture
def unrecognised(tmp_path):
    """A graph in which nobody was recognised in two names of speakers."""
    place = ferry.make(tmp_path / "u")
    words = {"Lund": "the owner", "Ode": "THE OWNER"}

    def unnamed(claim):
        label = claim.speaker and words.get(claim.speaker.label)
        return replace(claim, speaker=Mention(label, label)) if label else claim

    with kg.open(place, write=True) as opened:
        for extraction in list(opened.extractions("all")):
            opened.put(replace(extraction, claims=tuple(map(unnamed, extraction.claims))))
        yield opened


def test_speakers_in_whom_nobody_was_recognised_are_merged_by_their_label(unrecognised):
    graph = unrecognised
    assert "the owner" in {label.casefold() for label in speakers(graph)}
    graph.merge("The Owner", "Anna Berg", "ed")
    assert speakers(graph) == ["Anna Berg", "officials"]
    assert "the owner" not in {row["speaker"].casefold() for row in graph.query("speakers")}
    assert all(claim.speaker.entity for claim in graph.claims(speaker="Anna Berg"))
    assert list(check.check(graph.store, False)) == []
    graph.split("the owner", "ed")
    assert "the owner" in {label.casefold() for label in speakers(graph)}
    with pytest.raises(KgError, match="the other way round"):
        graph.merge("Anna Berg", "the owner")


def test_a_merge_tells_what_it_changed_and_the_pages_follow(tmp_path):
    place = ferry.make(tmp_path / "g")
    done = ferry.run_kg("retract", "times.txt", "--graph", place)
    assert "pages" not in done.stderr and not (place / "index.html").exists()
    ferry.run_kg("view", "--graph", place)
    for change, told in (
        (("merge", "Lund", "Ode"), "Lund → Ode (2 claims changed; "),
        (("retract", "post.txt"), "retract: post.txt"),
        (("forget", "herald.txt"), "forget: herald.txt"),
    ):
        (place / "index.html").write_text("old")
        done = ferry.run_kg(*change, "--graph", place)
        assert told in done.stderr and "the pages are written again" in done.stderr
        assert (place / "index.html").read_text() != "old"


@pytest.mark.parametrize(("nli", "ranked"), [("none", False), ("default", True)])
def test_a_merge_ranks_links_as_the_build_did(tmp_path, nli, ranked):
    told = ["Anna Berg said the ferry was safe.", "Karl Rowe said the ferry was not safe."]
    told += ["Lena Lund said the sea was calm.", "Ida Ode said the wind was mild."]
    (tmp_path / "a.txt").write_text("\n\n".join(told))
    pipeline.build([tmp_path / "a.txt"], tmp_path / "g", nli=nli, pages=False)
    ferry.run_kg("merge", "Lena Lund", "Ida Ode", "--graph", tmp_path / "g")
    with kg.open(tmp_path / "g") as opened:
        assert [bool(link.model) for link in opened.links("contradiction")] == [ranked]


def test_an_entity_that_no_claim_names_is_not_merged(graph):
    nobody = ferry.entity("Leo Marsh")
    held = next(iter(graph.extractions()))
    graph.put(replace(held, entities=tuple(sorted((*held.entities, nobody), key=lambda each: each.id))))
    with pytest.raises(KgError, match="no claim names it"):
        graph.merge("Leo Marsh", "Anna Berg")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda g: g.merge("Nobody", "Lund"), "Nobody: no entity has this name"),
        (lambda g: g.merge("Berg", "Anna Berg"), "already one"),
        (lambda g: g.split("Lund"), "Lund: was not taken to be anybody else"),
        (lambda g: g.forget("nothing.txt"), "nothing.txt: no such document"),
        (lambda g: g.forget("radio.txt"), "more than one document or version has this name"),
        (lambda g: g.restore("herald.txt"), "no such forgotten document"),
    ],
)
def test_what_cannot_be_changed_is_said(graph, change, message):
    with pytest.raises(KgError, match=message):
        change(graph)
    assert graph.history() == []


def test_packing_is_deterministic_and_loses_nothing():
    quads = [
        ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.Literal(text), ox.NamedNode("a:g"))
        for text in ("x", "ü\n\"'\\", "")
    ]
    assert set(history.unpack(history.pack(quads))) == set(quads)
    assert history.pack(quads) == history.pack(quads[::-1])


@given(
    st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=9),
    st.randoms(use_true_random=False),
)
def test_representatives_do_not_depend_on_the_order_of_identities(pairs, random):
    identities = [Identity(f"{a}{b}", a, b, "entity", "because", 1.0, "test") for a, b in pairs if a != b]
    shuffled = list(identities)
    random.shuffle(shuffled)
    chosen = canonical.pointers(identities)
    assert chosen == canonical.pointers(shuffled)
    assert all(chosen[head] == head for head in chosen.values())
    assert all(chosen[identity.a] == chosen[identity.b] for identity in identities)
