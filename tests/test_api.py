"""The public interface, on a small graph about an invented ferry."""

import pytest

import kg
from kg import ids
from kg.model import Claim, Cue, Document, Entity, Extraction, Identity, Link, Mention, Proposition, Review, Span


def make_document(name, text, **fields):
    sha = ids.sha256(text)
    return Document(ids.mint("document", sha, fields.get("publisher") or ""), name, name, text, sha, **fields)


def make_entity(label, kind="person"):
    return Entity(ids.mint("entity", label.casefold()), label, kind, (label,))


def make_claim(document, speaker, text, subject, predicate, target=None, polarity="positive", act="say", **fields):
    start = document.text.index(text)
    end = start + len(text)

    def mention(label):
        return label and Mention(label, label, ids.mint("entity", label.casefold()), "unknown", (Span(start, end),))

    return Claim(
        ids.mint("claim", document.id, start, end, 0), document.id, start, end, 0, text, (Span(start, end),),
        mention(speaker), Cue(act, act), act, "indirect", polarity, "certain", "factual",
        Proposition(mention(subject), predicate, mention(target)), date=document.date, date_source="stated", **fields,
    )  # fmt: skip


def ferry():
    """Three documents: Berg admits a fault, later denies it; the owner rejects it; a paper reports."""
    post = make_document(
        "post.txt", "Berg admitted that the crew ignored the alarm.", publisher="Coast Post", date="2021-05-04"
    )
    herald = make_document(
        "herald.txt",
        "Anna Berg denied that the crew ignored the alarm. Owner Lund said the ferry carried 80 people.",
        publisher="Herald",
        date="2021-06-01",
    )
    berg, anna = make_entity("Berg"), make_entity("Anna Berg")
    crew, alarm, lund, boat = (make_entity(name, "group") for name in ("crew", "alarm", "Lund", "ferry"))
    first = make_claim(post, "Berg", "the crew ignored the alarm", "crew", "ignore", "alarm", act="admit")
    second = make_claim(
        herald, "Anna Berg", "the crew ignored the alarm", "crew", "ignore", "alarm", "negative", "deny"
    )
    third = make_claim(herald, "Lund", "the ferry carried 80 people", "ferry", "carry")
    same = Identity(ids.mint("identity", berg.id, anna.id), berg.id, anna.id, "entity", "one surname", 0.9, "surname")
    shift = Link(
        ids.mint("link", "shift", first.id, second.id), "shift", "reversal", first.id, second.id, 0.8,
        "Berg admitted it and later denied it", "polarity", "1",
    )  # fmt: skip
    there = tuple(sorted((anna, crew, alarm, lund, boat), key=lambda entity: entity.id))
    here = tuple(sorted((berg, crew, alarm), key=lambda entity: entity.id))
    return (
        Extraction(post, (first,), here, extractor="rules 1"),
        Extraction(herald, (second, third), there, extractor="rules 1"),
        same,
        shift,
    )


@pytest.fixture
def place(tmp_path):
    post, herald, same, shift = ferry()
    with kg.open(tmp_path / "g", create=True) as g:
        assert g.put(post) and g.put(herald)
        g.put_identities([same])
        g.put_links([shift])
    return tmp_path / "g"


@pytest.mark.parametrize(
    ("wanted", "acts"),
    [
        ({}, ["admit", "deny", "say"]),
        ({"speaker": "anna berg"}, ["admit", "deny"]),
        ({"speaker": "lund"}, ["say"]),
        ({"about": "alarm"}, ["admit", "deny"]),
        ({"about": "80 people"}, ["say"]),
        ({"since": "2021-05-05"}, ["deny", "say"]),
        ({"until": "2021-05-05"}, ["admit"]),
        ({"document": "post.txt"}, ["admit"]),
        ({"act": "deny"}, ["deny"]),
        ({"polarity": "negative"}, ["deny"]),
        ({"speaker": "nobody"}, []),
    ],
)
def test_claims_are_found_by(place, wanted, acts):
    with kg.open(place) as g:
        assert [claim.act for claim in g.claims(**wanted)] == acts


def test_everything_comes_back(place):
    post, herald, same, shift = ferry()
    with kg.open(place) as g:
        assert sorted(g.extractions(), key=lambda e: e.document.date) == [post, herald]
        assert g.identities() == [same]
        assert g.links() == [shift]
        assert [document.name for document in g.documents()] == ["post.txt", "herald.txt"]
        assert "Berg" in next(e for e in g.entities() if e.label == "Anna Berg").names
        snapshot = g.snapshot()
    assert [claim.speaker.label for claim in snapshot.claims] == ["Anna Berg", "Anna Berg", "Lund"]
    assert snapshot.links == (shift,)


def test_writing_the_same_again_changes_nothing(place):
    post, herald, same, shift = ferry()
    with kg.open(place, write=True) as g:
        assert not any([g.put(post), g.put(herald), g.put_identities([same]), g.put_links([shift])])


def test_a_withdrawn_identity_gives_the_old_names_back(place):
    with kg.open(place, write=True) as g:
        g.put_identities([])
    with kg.open(place) as g:
        assert {claim.speaker.label for claim in g.claims()} == {"Berg", "Anna Berg", "Lund"}


def test_verdicts_outlive_links(place):
    shift = ferry()[3]
    review = Review("r" * 26, shift.id, "confirmed", "ed", "2021-07-01T10:00:00Z", members=(shift.a, shift.b))
    with kg.open(place, write=True) as g:
        g.add_reviews([review])
        g.put_links([])
        g.put_links([shift])
    with kg.open(place) as g:
        assert g.reviews() == [review]
        assert g.links(verdict="confirmed") == [shift]
        assert g.links(verdict="open") == []


def test_a_new_version_hides_the_old_one_and_keeps_it(place):
    import dataclasses

    post = ferry()[0]
    changed = make_document("post.txt", "Berg said nothing.", publisher="Coast Post", date="2021-05-05")
    changed = dataclasses.replace(changed, previous=post.document.id)
    with kg.open(place, write=True) as g:
        g.put(Extraction(changed, ()))
    with kg.open(place) as g:
        assert [claim.act for claim in g.claims()] == ["deny", "say"]
        assert [claim.act for claim in g.claims(versions="all")] == ["admit", "deny", "say"]


def test_rdflib_sees_the_live_graph(place):
    import rdflib

    with kg.open(place) as g:
        live = g.rdflib()
        claim = rdflib.URIRef("https://w3id.org/claimkg/ns#Claim")
        assert len(set(live.subjects(rdflib.RDF.type, claim))) == 3
        assert len({str(graph.identifier) for graph in live.graphs() if "/document/" in str(graph.identifier)}) == 2
        rows = live.query("SELECT ?n { ?d a schema:CreativeWork ; schema:name ?n } ORDER BY ?n")
        assert [str(row.n) for row in rows] == ["herald.txt", "post.txt"]
        bound = live.query("SELECT ?d { ?d schema:name ?n }", initBindings={"n": rdflib.Literal("post.txt")})
        assert len(list(bound)) == 1
        with pytest.raises(kg.KgError, match="read-only"):
            live.add((claim, claim, claim))
        with pytest.raises(kg.KgError, match="SERVICE"):
            live.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_claims_and_links_as_frames(place):
    with kg.open(place) as g:
        frame = g.claims().frame()
        assert list(frame["speaker"]) == ["Anna Berg", "Anna Berg", "Lund"]
        assert {"text", "predicate", "polarity", "publisher"} <= set(frame.columns)
        assert list(g.links().frame()["kind"]) == ["shift"]
        assert len(g.documents().frame()) == 2
