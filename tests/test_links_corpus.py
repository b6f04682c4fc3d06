"""What the links must say of four real documents: a meeting's transcript, two articles and a news item."""

from pathlib import Path

import pytest

from kg import api, pipeline

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here"),
]


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    graph = tmp_path_factory.mktemp("corpus") / "out"
    files = [path for number in ("000", "001", "003", "004") for path in CORPUS.glob(f"{number}_*.txt")]
    pipeline.build(files, graph, nli="none", pages=False)
    with api.open(graph) as opened:
        return opened.snapshot()


def between(snapshot, first: str, second: str):
    """Links between a claim that holds the first words and one that holds the second."""
    text = {claim.id: claim.text for claim in snapshot.claims}
    return [
        link
        for link in snapshot.links
        if any(first in text[a] and second in text[b] for a, b in ((link.a, link.b), (link.b, link.a)))
    ]


def test_the_statement_on_the_missiles_is_one_utterance_in_two_documents(snapshot):
    links = between(snapshot, "did not directly hit", "did not hit the jet directly")
    assert [(link.kind, link.subtype) for link in links] == [("agreement", "same-utterance")]


def test_self_destruction_is_offered_and_rejected(snapshot):
    links = between(snapshot, "perhaps", "not a self-destruction")
    assert "contradiction" in {link.kind for link in links}
    assert any("Lukashevich" in link.reason and "Putin" in link.reason for link in links)


def test_the_responsibility_of_the_peacekeepers_is_asserted_and_rejected(snapshot):
    found = [link for link in snapshot.links if "peacekeepers" in link.reason and link.subtype == "rejection"]
    assert found
    assert all("Peskov rejects what" in link.reason for link in found)


def test_two_years_of_trade_do_not_contradict(snapshot):
    text = {claim.id: claim.text for claim in snapshot.claims}
    growth = {identifier for identifier, words in text.items() if "percent" in words}
    assert growth
    assert not [link for link in snapshot.links if link.a in growth and link.b in growth]


def test_first_refused_then_admitted_is_a_shift(snapshot):
    shifts = [link for link in snapshot.links if link.kind == "shift"]
    assert any("admit" in link.reason and "Putin" in link.reason for link in shifts)


def test_every_mark_lies_in_its_document(snapshot):
    length = {document.id: len(document.text) for document in snapshot.documents}
    place = {claim.id: claim.document for claim in snapshot.claims}
    for link in snapshot.links:
        for claim, marks in ((link.a, link.marks_a), (link.b, link.marks_b)):
            assert all(0 <= start < end <= length[place[claim]] for start, end in marks)
