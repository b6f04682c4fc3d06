"""The sample corpora: the gold points at its words, covers what it must, and no sentence is borrowed."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from kg import quality, sources
from kg.model import CERTAINTIES, LINK_KINDS, MODALITIES, POLARITIES

DATA = Path(__file__).parents[1] / "data"
CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
HARBOUR, GOLD = DATA / "harbour", DATA / "harbour.gold"

GOLDEN_ROWS = {
    "directly", "deny", "admit", "would-not-admit", "possible", "probable", "not-rule-out", "conditional", "promise",
    "ask", "did-not-say", "citing", "reject",
}  # fmt: skip
SUBTYPES = {
    "contradiction": {
        "negation", "antonym", "numeric", "temporal", "place", "quantifier", "rejection", "cause",
    },
    "agreement": {"same-utterance", "syndicated-copy", "repeat", "independent"},
    "shift": {"reversal", "softening", "hardening", "numeric-revision"},
    "qualification": {"bound", "hedge"},
}  # fmt: skip
TRAPS = {
    "other time", "other event", "role swap", "approximation", "counterfactual", "hedge", "reported view", "omission",
    "qualifier", "question", "same utterance",
}  # fmt: skip


def read(folder):
    """The documents of a folder; none may fail."""
    failed = []
    documents = list(sources.read([str(folder)], failed.append))
    assert failed == []
    return documents


@pytest.fixture(scope="module")
def harbour():
    return read(HARBOUR)


@pytest.fixture(scope="module")
def gold():
    return quality.load(GOLD, HARBOUR)


def test_every_harbour_document_has_publisher_title_and_date(harbour):
    assert {
        document.name for document in harbour if not (document.publisher and document.title and document.date)
    } == set()
    assert len({document.publisher for document in harbour}) >= 10
    dates = sorted(document.date for document in harbour)
    assert len(dates) >= 12 and int(dates[-1][:4]) - int(dates[0][:4]) == 2


def test_harbour_has_documents_of_all_kinds():
    kinds = {path.suffix for path in HARBOUR.iterdir()}
    assert {".txt", ".md", ".html", ".xml", ".jsonl"} <= kinds


def test_gold_text_is_what_stands_at_its_offsets(harbour, gold):
    records = (*gold.claims, *gold.not_claims)
    named = quality.named_documents(harbour, records)
    for record in records:
        text = named[record["file"], record.get("part")].text
        assert text[record["start"] : record["end"]] == record["text"], record["id"]
        for start, end in record.get("pieces", []):
            assert record["start"] <= start < end <= record["end"], record["id"]
            assert text[start:end] == text[start:end].strip(), record["id"]


def test_boilerplate_and_scripts_are_no_part_of_a_document(harbour):
    page = next(document for document in harbour if document.name.endswith(".html"))
    for words in ("said nobody", "Fish prices", "Cookie settings", "tracker"):
        assert words not in page.text


def test_gold_ids_are_unique_and_resolve(gold):
    names = [record["id"] for record in gold.claims]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    for link in (*gold.links, *gold.not_links):
        assert {link["a"], link["b"]} <= set(names), link
        assert link["a"] != link["b"], link
    pairs = Counter((link["kind"], *sorted((link["a"], link["b"]))) for link in gold.links)
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_gold_uses_the_labels_of_the_model(gold):
    for record in gold.claims:
        assert record["polarity"] in (*POLARITIES, None)
        assert record["certainty"] in (*CERTAINTIES, None)
        assert record["modality"] in (*MODALITIES, None)
    assert {link["kind"] for link in gold.links} == set(LINK_KINDS)


def test_every_row_of_the_golden_table_occurs(gold):
    assert {record["row"] for record in (*gold.claims, *gold.not_claims)} >= GOLDEN_ROWS


def test_every_kind_of_link_is_demanded(gold):
    demanded = {(link["kind"], link["subtype"]) for link in gold.links if not link["optional"]}
    assert demanded >= {(kind, subtype) for kind, subtypes in SUBTYPES.items() for subtype in subtypes}


def test_every_trap_is_set_and_is_no_contradiction_in_the_gold(gold):
    assert {trap["trap"] for trap in gold.not_links} >= TRAPS
    linked = {frozenset((link["a"], link["b"])) for link in gold.links if link["kind"] == "contradiction"}
    assert [trap for trap in gold.not_links if frozenset((trap["a"], trap["b"])) in linked] == []


def test_a_shift_goes_forward_in_time_and_stays_with_one_speaker(harbour, gold):
    named = quality.named_documents(harbour, gold.claims)
    claims = {record["id"]: record for record in gold.claims}
    for link in gold.links:
        if link["kind"] == "shift" and not link["optional"]:
            a, b = claims[link["a"]], claims[link["b"]]
            assert a["speaker"] == b["speaker"], link
            assert named[a["file"], a["part"]].date < named[b["file"], b["part"]].date, link


def test_independent_agreement_has_two_speakers_and_repetition_one(gold):
    speaker = {record["id"]: record["speaker"] for record in gold.claims}
    for link in gold.links:
        if link["kind"] == "agreement" and not link["optional"]:
            alone = speaker[link["a"]] == speaker[link["b"]]
            assert alone == (link["subtype"] != "independent"), link


def test_each_dushanbe_digest_is_an_outlet_of_its_own():
    documents = read(DATA / "dushanbe")
    assert len(documents) >= 8
    assert len({(document.publisher, document.date) for document in documents}) == len(documents)
    assert all(document.publisher.startswith("Dushanbe digest") and document.licence for document in documents)


def test_dushanbe_quotes_a_few_words_at_most():
    for document in read(DATA / "dushanbe"):
        for quote in re.findall(r'["“]([^"”]+)["”]', document.text):
            assert len(quote.split()) <= 6, quote


def runs(text, length):
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the five real documents are not here (../shared/corpus)")
def test_no_sentence_is_borrowed():
    """Eight words in a row are the most that two texts about one event may share by accident."""
    borrowed = set().union(*(runs(path.read_text("utf-8"), 8) for path in CORPUS.glob("*.txt")))
    for document in (*read(DATA / "dushanbe"), *read(HARBOUR)):
        assert runs(document.text, 8) & borrowed == set(), document.name


def test_gold_files_are_one_json_object_a_line():
    for path in GOLD.glob("*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            assert isinstance(json.loads(line), dict)
