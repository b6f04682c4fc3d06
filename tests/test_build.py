"""The whole street: what a build keeps, what it repeats, what a bad file costs."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.model import Snapshot

CALM = "Mayor Ines Okafor said on Monday that the pier was safe. Daniel Reyes denied that the pier was safe.\n"
OTHER = "Harbour master Tomas Lind said the ferry had left the dock at noon.\n"


def quads(folder: Path) -> list[str]:
    """Every quad of a graph, read by another program than the one that wrote it."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", "export", "nq", "--graph", str(folder)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return sorted(done.stdout.splitlines())


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "texts"
    place.mkdir()
    (place / "calm.txt").write_text(CALM, encoding="utf-8")
    return place


def test_building_twice_changes_nothing(folder, tmp_path):
    graph = tmp_path / "graph"
    kg.build([folder], graph, nli="none")
    before, page = quads(graph), (graph / "index.html").read_bytes()
    report = kg.build([folder], graph, nli="none")
    assert report.added == 0
    assert quads(graph) == before
    assert (graph / "index.html").read_bytes() == page


def test_adding_a_document_leaves_the_others_untouched(folder, tmp_path):
    graph = tmp_path / "graph"
    kg.build([folder], graph, nli="none", pages=False)
    [first] = kg.open(graph).document_ids()
    before = [line for line in quads(graph) if f"/graph/document/{first}" in line or f"doc/{first}" in line]
    (folder / "other.txt").write_text(OTHER, encoding="utf-8")
    assert kg.build([folder], graph, nli="none", pages=False).added == 1
    after = quads(graph)
    assert before
    assert set(before) <= set(after)


def test_the_same_text_twice_is_one_document(folder, tmp_path):
    (folder / "copy.txt").write_text(CALM, encoding="utf-8")
    assert kg.build([folder], tmp_path / "graph", nli="none", pages=False).documents == 1


def test_a_changed_text_is_a_new_version_and_the_old_one_is_kept(folder, tmp_path):
    graph = tmp_path / "graph"
    kg.build([folder], graph, nli="none", pages=False)
    (folder / "calm.txt").write_text(CALM.replace("safe", "closed"), encoding="utf-8")
    kg.build([folder], graph, nli="none", pages=False)
    opened = kg.open(graph)
    [new] = opened.documents()
    assert len(opened.documents(versions="all")) == 2
    assert new.previous
    assert all("safe" not in claim.text for claim in opened.claims())


def test_one_event_of_two_documents_is_one_in_the_graph_and_keeps_its_words(tmp_path):
    """Identities of events are reversible and reasoned, as those of people are; the words stay the document's own."""
    (tmp_path / "a.txt").write_text("Mayor Ann Lee said the sinking of the ferry Aurora was nobody's fault.\n", "utf-8")
    (tmp_path / "b.txt").write_text("Pilot Bo Ray said the Aurora ferry wreck was nobody's fault.\n", "utf-8")
    kg.build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "graph", nli="none", pages=False)
    graph = kg.open(tmp_path / "graph")
    [found] = [identity for identity in graph.identities() if identity.kind == "event"]
    assert "Aurora" in found.reason
    subjects = [claim.proposition.subject for claim in graph.claims() if claim.speaker]
    assert {subject.label for subject in subjects} == {"sinking of the ferry Aurora", "Aurora ferry wreck"}
    assert len({subject.entity for subject in subjects}) == 1


def test_a_bad_file_is_reported_and_the_others_are_built(folder, tmp_path):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 8)
    report = kg.build([folder], tmp_path / "graph", nli="none", pages=False)
    assert (report.documents, len(report.failed)) == (1, 2)
    assert any("empty.txt" in line for line in report.failed)


def test_one_unreadable_file_is_one_line(tmp_path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", "empty.txt", "--graph", "g"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "empty.txt" in done.stderr
    assert not (tmp_path / "g").exists()


def test_the_command_prints_a_summary_and_the_page(folder, tmp_path):
    (folder / "empty.txt").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(folder), "--graph", str(tmp_path / "g"), "--nli", "none"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "g" / "index.html") in done.stdout
    rows = subprocess.run(
        [sys.executable, "-m", "kg", "claims", "-g", str(tmp_path / "g"), "-f", "jsonl"], capture_output=True, text=True
    )
    speakers = {json.loads(line)["speaker"] for line in rows.stdout.splitlines()}
    assert {"Ines Okafor", "Daniel Reyes"} <= speakers


def test_a_build_tells_what_its_documents_lack(tmp_path):
    (tmp_path / "in").mkdir()
    texts = {
        "a.txt": "Anna Berg said the ferry had sunk.",
        "b.txt": "May 3, 2025\n\nLeo Marsh said that the ferry had not sunk.",
        "c.txt": "Der Minister sagte, dass die Fähre nie gesunken sei. Er habe sie am Morgen noch gesehen.",
    }
    for name, text in texts.items():
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    (tmp_path / "in" / "sources.csv").write_text("file,publisher\na.txt,Oban Post\nd.txt,Coast Today\n")
    report = kg.build([tmp_path / "in"], tmp_path / "g", nli="none")
    wanted = ("no file is called 'd.txt'", "c.txt: hardly any English", "2 of 3 documents without a date, 2 of 3")
    assert len(report.notes) == 3 and report.failed == []
    for note, words in zip(report.notes, wanted, strict=True):
        assert words in note


# ---- the five real documents


@pytest.fixture(scope="module")
def real(corpus, tmp_path_factory) -> Snapshot:
    graph = tmp_path_factory.mktemp("real")
    kg.build([corpus], graph, nli="none", pages=False)
    return kg.open(graph).snapshot()


def linked(snapshot: Snapshot, kind: str, first: tuple[str, str], second: tuple[str, str]) -> list:
    """Links of a kind between a claim of one speaker holding some words and another such claim."""
    claims = {claim.id: claim for claim in snapshot.claims}

    def fits(claim, wanted):
        speaker, words = wanted
        return claim.speaker is not None and speaker in claim.speaker.label and words in claim.text

    return [
        link
        for link in snapshot.links
        if link.kind == kind
        and any(fits(claims[a], first) and fits(claims[b], second) for a, b in ((link.a, link.b), (link.b, link.a)))
    ]


@pytest.mark.corpus
def test_every_real_document_gives_claims_that_point_at_their_words(real):
    texts = {document.id: document.text for document in real.documents}
    assert len(texts) == 5
    assert {claim.document for claim in real.claims} == set(texts)
    for claim in real.claims:
        assert claim.text == texts[claim.document][claim.start : claim.end]


@pytest.mark.corpus
def test_the_admission_comes_out_whole(real):
    found = [
        (claim.speaker.label, claim.act, claim.addressee and claim.addressee.label, claim.proposition.predicate)
        for claim in real.claims
        if claim.cue.lemma == "admit" and claim.proposition and claim.proposition.subject.label == "Russia"
    ]
    assert ("Vladimir Putin", "admit", "Ilham Aliyev", "play role in") in found


@pytest.mark.corpus
def test_one_utterance_in_transcript_and_article_is_linked_as_such(real):
    [link, *_] = linked(
        real, "agreement", ("Putin", "missiles that were launched"), ("Putin", "missiles that were fired")
    )
    assert link.subtype == "same-utterance"


@pytest.mark.corpus
def test_the_self_destruction_is_contradicted_by_the_expert(real):
    assert linked(real, "contradiction", ("Putin", "perhaps"), ("Lukashevich", "not a self-destruction"))


@pytest.mark.corpus
def test_the_peacekeepers_responsibility_is_asserted_and_rejected(real):
    assert linked(real, "contradiction", ("", "bear responsibility"), ("Peskov", "attempt to place the responsibility"))


@pytest.mark.corpus
def test_six_percent_last_year_does_not_contradict_sixteen_this_year(real):
    for kind in ("contradiction", "shift"):
        assert not linked(real, kind, ("Putin", "6 percent"), ("Putin", "16 percent"))
