"""A sound graph passes, and every kind of damage is found at its node."""

import ferry
import pyoxigraph as ox
import pytest

import kg
from kg import check, graph, ids
from kg.graph.terms import node
from kg.store import MemoryStore

BERG, CREW = ids.iri("entity", ferry.entity("Berg").id), ids.iri("entity", ferry.entity("crew").id)
CLAIM = ids.iri("claim", ferry.ADMITS.id)
SPAN = ids.iri("span", ids.mint("span", ferry.POST.id, ferry.ADMITS.start, ferry.ADMITS.end))
PROPOSITION = "https://w3id.org/claimkg/id/proposition/"
IN_POST = graph.document_graph(ferry.POST.id)


@pytest.fixture
def store():
    store = MemoryStore()
    ferry.fill(kg.Graph(store))
    return store


def swap(store, where, subject, predicate, *values):
    """Give a subject other values of a predicate in one graph."""
    kept = [
        q
        for q in store.read(where)
        if (q.subject.value, q.predicate.value) != (node(subject).value, node(predicate).value)
    ]
    store.replace(where, [*kept, *(ox.Quad(node(subject), node(predicate), v, ox.NamedNode(where)) for v in values)])


def add(store, where, subject, predicate, value):
    store.append(where, [ox.Quad(node(subject), node(predicate), value, ox.NamedNode(where))])


def number(text, kind="integer"):
    return ox.Literal(text, datatype=node(f"xsd:{kind}"))


def test_the_sample_is_sound(store):
    assert list(check.check(store)) == []


# what is done to the graph, the node that is named, part of the message
DAMAGE = {
    "asserted content": (
        lambda s: add(s, IN_POST, CREW, ids.iri("predicate", ids.mint("predicate", "ignore")), node(BERG)),
        ids.iri("predicate", ids.mint("predicate", "ignore")),
        "asserted as a plain triple",
    ),
    "moved offset": (
        lambda s: swap(s, IN_POST, f"{SPAN}#position", "oa:start", number("35")), CLAIM, "not the text at 35-60"
    ),
    "changed quote": (
        lambda s: swap(s, IN_POST, f"{SPAN}#quote", "oa:exact", ox.Literal("the crew heard the alarm")),
        CLAIM,
        "quote is not the text",
    ),
    "changed text": (
        lambda s: swap(s, IN_POST, ids.iri("document", ferry.POST.id), "schema:text", ox.Literal("Something else")),
        ids.iri("document", ferry.POST.id),
        "sha256",
    ),
    "outside the text": (
        lambda s: swap(s, IN_POST, CLAIM, "words:markers", ox.Literal("900-905")), CLAIM, "marker 900-905 lies outside"
    ),
    "dangling link": (
        lambda s: s.remove(graph.document_graph(ferry.TIMES.id)), ids.iri("link", ferry.COPY.id), "in no document"
    ),
    "sameAs": (
        lambda s: add(s, IN_POST, BERG, "http://www.w3.org/2002/07/owl#sameAs", node(CREW)), BERG, "owl:sameAs"
    ),
    "blank node": (lambda s: add(s, IN_POST, CLAIM, "clm:check", ox.BlankNode()), CLAIM, "blank node"),
    "missing evidence": (lambda s: swap(s, IN_POST, CLAIM, "clm:evidence"), IN_POST, "cannot be read"),
    "strange polarity": (
        lambda s: swap(s, IN_POST, CLAIM, "clm:polarity", node("pol:sideways")), CLAIM, "polarity"
    ),
    "score above one": (lambda s: swap(s, IN_POST, CLAIM, "clm:score", number("1.5", "decimal")), CLAIM, "score"),
    "two speakers": (lambda s: add(s, IN_POST, CLAIM, "clm:speaker", node(CREW)), CLAIM, "speaker"),
    "no run": (lambda s: swap(s, IN_POST, CLAIM, "prov:wasGeneratedBy"), CLAIM, "wasGeneratedBy"),
    "quote length": (
        lambda s: swap(s, IN_POST, f"{SPAN}#quote", "oa:exact", ox.Literal("short")), SPAN, "end - start"
    ),
    "link without a reason": (
        lambda s: swap(s, graph.LINKS, ids.iri("link", ferry.COPY.id), "clm:explanation"),
        ids.iri("link", ferry.COPY.id),
        "explanation",
    ),
    "strange verdict": (
        lambda s: swap(s, graph.REVIEWS, ids.iri("review", ferry.REVIEWS[0].id), "clm:judgement", node("jud:maybe")),
        ids.iri("review", ferry.REVIEWS[0].id),
        "judgement",
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", DAMAGE)
def test_damage_is_found_at_its_node(store, how):
    damage, where, message = DAMAGE[how]
    damage(store)
    found = list(check.check(store, shapes=False))
    if not any(finding.node == where and message in finding.problem for finding in found):
        found = list(check.shape_findings(store))
    assert any(finding.node == where and message in finding.problem for finding in found), found


@pytest.mark.parametrize(("damaged", "code"), [(False, 0), (True, 1)])
def test_exit_codes(tmp_path, damaged, code):
    place = ferry.make(tmp_path / "g")
    if damaged:
        with kg.open(place, write=True) as g:
            g.store.remove(graph.document_graph(ferry.TIMES.id))
            g.changed()
    done = ferry.run_kg("check", "--graph", place, "--format", "csv")
    assert done.returncode == code, done.stderr
    assert ("no dangling links" in done.stdout) is damaged
    assert ("sound" in done.stderr) is not damaged


def test_exit_code_without_a_graph(tmp_path):
    done = ferry.run_kg("check", "--graph", tmp_path / "nowhere")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "no such graph directory" in done.stderr
