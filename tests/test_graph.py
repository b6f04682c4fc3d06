"""Claim -> quads -> claim is the identity, and nothing a claim says is ever asserted."""

import dataclasses
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Store

from kg import graph, ids
from kg.model import (
    ATTRIBUTIONS,
    CERTAINTIES,
    LINK_KINDS,
    MODALITIES,
    POLARITIES,
    VERDICTS,
    Check,
    Claim,
    Cue,
    Document,
    Entity,
    Extraction,
    Identity,
    Link,
    Mention,
    Proposition,
    Qualifier,
    Review,
    Span,
    TimeSpan,
    Value,
)

# Any text a document can hold; surrogates cannot be encoded and NUL is refused by the sources.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
names = st.text(string.ascii_letters + " -_/é", min_size=1, max_size=8)
spans = st.builds(lambda a, n: Span(a, a + n), st.integers(0, 999), st.integers(0, 99))
many_spans = st.lists(spans, max_size=3).map(tuple)
identifiers = st.integers(0, 5).map(lambda n: ids.mint("test", n))
kinds = st.sampled_from(("person", "organisation", "country", "place", "event", "group", "thing", "unknown"))
scores = st.integers(0, 10**6).map(lambda n: n / 10**6)
numbers = st.floats(allow_nan=False)
dates = st.one_of(st.dates().map(str), st.sampled_from(["2024", "2024-05", "2024-02-31"]))
mentions = st.builds(
    Mention, words, words, st.none() | identifiers, kinds, many_spans, words, st.booleans()
)  # fmt: skip
propositions = st.builds(
    Proposition,
    mentions,
    words,
    st.none() | mentions,
    st.lists(st.builds(Qualifier, names, words, many_spans), max_size=3).map(tuple),
    many_spans,
)
values = st.builds(
    Value,
    st.sampled_from(["count", "money", "percent"]),
    st.none() | numbers,
    st.none() | numbers,
    words,
    st.sampled_from(["exact", "about", "at_least", "range"]),
    words,
    st.floats(0, 1e6),
    words,
    st.none() | spans,
)
times = st.builds(
    TimeSpan,
    words,
    st.none() | dates,
    st.none() | dates,
    st.sampled_from(["day", "month", "unknown"]),
    st.sampled_from(["at", "before", "since"]),
    st.sampled_from(["stated", "utterance", "none"]),
    st.none() | spans,
)
claims = st.builds(
    Claim,
    identifiers,
    st.just("doc"),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 9),
    words,
    many_spans,
    st.none() | mentions,
    st.builds(Cue, words, words, many_spans, st.booleans(), names, st.booleans()),
    names,
    st.sampled_from(ATTRIBUTIONS),
    st.sampled_from(POLARITIES),
    st.sampled_from(CERTAINTIES),
    st.sampled_from(MODALITIES),
    st.none() | propositions,
    st.none() | mentions,
    st.none() | mentions,
    st.lists(values, max_size=2).map(tuple),
    st.lists(times, max_size=2).map(tuple),
    st.none() | dates,
    st.sampled_from(["stated", "inferred", "unknown"]),
    st.none() | spans,
    many_spans,
    scores,
)
entities = st.builds(Entity, identifiers, words, kinds, st.lists(words, unique=True, max_size=3).map(tuple), words)


def stored(quads):
    """The quads as an Oxigraph store gives them back, with its own form of numbers and dates."""
    store = Store()
    store.extend(quads)
    return list(store)


def document(text="Anna Berg said the ferry sank.", **fields):
    return Document(id="doc", name="a.txt", place="a.txt", text=text, sha256=ids.sha256(text), **fields)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims, st.lists(entities, max_size=3, unique_by=lambda entity: entity.id))
def test_claim_to_quads_to_claim_is_the_identity(claim, people):
    people = [dataclasses.replace(e, names=tuple(sorted(filter(None, e.names)))) for e in people]
    extraction = Extraction(document(), (claim,), tuple(people))
    quads = list(graph.quads(extraction))
    back = graph.read_document(stored(quads))
    assert back == graph.normal(extraction)  # what a build goes on with is what the next one will read
    assert back.claims == (claim,)
    assert sorted(back.entities, key=lambda e: e.id) == sorted(people, key=lambda e: e.id)
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))
    assert not {q.object.value for q in quads if q.predicate.value.endswith("#predicate")} & {
        q.predicate.value for q in quads
    }


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        Link,
        identifiers,
        st.sampled_from(LINK_KINDS),
        names,
        identifiers,
        identifiers,
        scores,
        words,
        words,
        words,
        many_spans,
        many_spans,
        words,
        st.lists(st.builds(Check, words, st.sampled_from(["yes", "no", "unknown"]), words), max_size=3).map(tuple),
        st.none() | scores,
        words,
    )
)
def test_link_to_quads_to_link_is_the_identity(link):
    assert graph.read_links(stored(graph.link_quads([link]))) == [link]


@settings(max_examples=50, deadline=None)
@given(
    st.builds(
        Review,
        identifiers,
        identifiers,
        st.sampled_from(VERDICTS),
        words,
        st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat() + "Z"),
        words,
        words,
        st.sampled_from([(), ("a" * 26, "b" * 26)]),
    )
)
def test_review_to_quads_to_review_is_the_identity(review):
    assert graph.read_reviews(stored(graph.review_quads([review]))) == [review]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": "Ferry", "publisher": "Coast Post", "date": "2021-05-04", "url": "https://example.org/ä b"},
        {"language": "en", "licence": "CC0", "agency": "XP", "known": (("date", "stated"), ("title", "inferred"))},
        {"previous": ids.mint("document", "older"), "media_type": "text/html"},
    ],
)
def test_document_comes_back_unchanged(fields):
    original = document(**fields)
    assert graph.read_document(stored(graph.quads(Extraction(original, (), extractor="rules 1")))) == Extraction(
        original, (), extractor="rules 1"
    )


def test_identities_come_back_unchanged():
    identity = Identity(ids.mint("identity", 1), "a" * 26, "b" * 26, "entity", "same surname and office", 0.9, "alias")
    back = graph.read_document(stored(graph.quads(Extraction(document(), (), identities=(identity,)))))
    assert back.identities == (identity,)


def berg(act="admit", negated=False, **fields):
    berg = Mention("Anna Berg", "Anna Berg", ids.mint("entity", "anna berg"), "person", (Span(0, 9),))
    ferry, sink = Mention("the ferry", "ferry", None, "thing", (Span(15, 24),)), "sink"
    defaults = {
        "id": ids.mint("claim", "doc", 0, 29, 0), "document": "doc", "start": 0, "end": 29, "ordinal": 0,
        "text": "Anna Berg said the ferry sank", "pieces": (Span(15, 29),), "speaker": berg,
        "cue": Cue("say", "said", (Span(10, 14),), negated), "act": act, "attribution": "indirect",
        "polarity": "positive", "certainty": "certain", "modality": "factual",
        "proposition": Proposition(ferry, sink, None, (Qualifier("place", "off the harbour"),)),
    }  # fmt: skip
    return Claim(**{**defaults, **fields})


@pytest.mark.parametrize(
    ("claim", "query", "expected"),
    [
        (berg(), "?who act:admit ?claim", True),
        (berg(), "?who act:deny ?claim", False),
        # "would not admit" is no admission
        (berg(negated=True), "?who act:admit ?claim", False),
        (berg(negated=True), "?claim clm:cueNegated true ; clm:act act:admit", True),
        (berg(), "?claim clm:proposition/rdf:predicate/schema:name 'sink'", True),
        (
            berg(),
            "?claim clm:proposition/clm:qualifier [ dcterms:type role:place ; rdf:value 'off the harbour' ]",
            True,
        ),
        (berg(), "?s ?p ?o . ?p a clm:Predicate", False),
        (berg(speaker=None, attribution="narrator"), "?who act:admit ?claim . ?who schema:name 'Coast Post'", True),
        (berg(date="2021-05-04"), "?claim clm:speechEvent/schema:startTime '2021-05-04'^^xsd:date", True),
    ],
)
def test_graph_answers(claim, query, expected):
    from kg.vocab import PREFIXES

    store = Store()
    store.extend(graph.quads(Extraction(document(publisher="Coast Post"), (claim,))))
    asked = f"ASK {{ {query} }}"
    assert bool(store.query(asked, prefixes=PREFIXES, use_default_graph_as_union=True)) is expected


def test_quads_are_the_same_each_time():
    extraction = Extraction(document(), (berg(),), (Entity("e" * 26, "Anna Berg", "person", ("Berg",)),))
    assert list(graph.quads(extraction)) == list(graph.quads(extraction))
