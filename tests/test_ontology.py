"""The code and the ontology speak of the same terms, and every term is described."""

import csv
import importlib.util
import re
from pathlib import Path

import ferry
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg import graph, history, model, resources, vocab
from kg.graph.terms import node

FILES = ("claimkg", "words", "values")


@pytest.fixture(scope="module")
def ontology():
    found = rdflib.Graph()
    for name in FILES:
        found.parse(data=resources.read("ontology", f"{name}.ttl"), format="turtle")
    return found


def own(iri):
    return str(iri).startswith((vocab.CLM, vocab.WORDS, vocab.VOCAB))


def test_every_term_has_label_comment_and_example(ontology):
    terms = {
        t for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for t in ontology.subjects(RDF.type, kind)
    }
    for term in terms:
        concept = (term, RDF.type, SKOS.Concept) in ontology
        label, comment = (SKOS.prefLabel, SKOS.definition) if concept else (RDFS.label, RDFS.comment)
        assert all((term, p, None) in ontology for p in (label, comment, SKOS.example)), term
    assert len([t for t in terms if str(t).startswith(vocab.CLM)]) < 50


def test_every_value_has_label_definition_example_and_scheme(ontology):
    for value in ontology.subjects(RDF.type, SKOS.Concept):
        assert all((value, p, None) in ontology for p in (SKOS.prefLabel, SKOS.definition, SKOS.example)), value
        scheme = ontology.value(value, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in ontology and str(value).startswith(f"{scheme}/")


def test_every_term_the_graph_uses_is_in_the_ontology(ontology):
    quads = [quad for extraction in ferry.EXTRACTIONS for quad in graph.quads(extraction)]
    quads += [*graph.link_quads(ferry.LINKS), *graph.review_quads(ferry.REVIEWS), *graph.identity_quads([ferry.SAME])]
    quads += history.change_quads([history.change("merge", ["a:a", "a:b"], ["A", "B"], "ed", "why", "eA==")])
    used = {term.value for q in quads for term in (q.predicate, q.object) if own(getattr(term, "value", ""))}
    assert {iri for iri in used if (rdflib.URIRef(iri), None, None) not in ontology} == set()


def test_every_term_written_in_the_code_is_in_the_ontology(ontology):
    room = Path(graph.__file__).parent
    texts = [file.read_text("utf-8") for file in (*room.glob("*.py"), *room.parent.glob("*.py"))]
    texts += [query.read_text("utf-8") for query in resources.folder("ontology").glob("queries/*.rq")]
    names = {name for text in texts for name in re.findall(r"\b((?:clm|words):[A-Za-z]+)\b", text)}
    unknown = {name for name in names if (rdflib.URIRef(node(name).value), None, None) not in ontology}
    assert names and unknown == set()


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("pol", model.POLARITIES),
        ("cert", model.CERTAINTIES),
        ("mod", model.MODALITIES),
        ("attr", model.ATTRIBUTIONS),
        ("jud", model.VERDICTS),
        ("thing", tuple(vocab.ENTITY_CLASSES)),
        ("change", ("merge", "split", "forget", "restore", "retract", "import")),
    ],
)
def test_value_lists_are_those_of_the_records(ontology, prefix, names):
    scheme = rdflib.URIRef(vocab.PREFIXES[prefix].rstrip("/"))
    values = {vocab.name_of(prefix, str(value)) for value in ontology.subjects(SKOS.inScheme, scheme)}
    assert values == set(names)


def test_the_acts_and_classes_of_the_cue_lexicon_are_values_and_acts_are_properties(ontology):
    with (resources.folder("data") / "lexicon" / "cues.csv").open(encoding="utf-8", newline="") as file:
        cues = list(csv.DictReader(line for line in file if not line.startswith("#")))
    for prefix, column in (("act", "act"), ("cue", "class")):
        missing = {
            c[column] for c in cues if (rdflib.URIRef(vocab.concept(prefix, c[column])), None, None) not in ontology
        }
        assert missing == set()
    for act in ontology.subjects(RDFS.subPropertyOf, rdflib.URIRef(vocab.CLM + "made")):
        assert (act, RDF.type, OWL.ObjectProperty) in ontology


@pytest.mark.parametrize("name", ["admit", "says & does", "ü/ß", "a b%20", ""])
def test_any_name_makes_a_value_and_comes_back(name):
    assert vocab.name_of("act", vocab.concept("act", name)) == name


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (vocab.CLM + "Claim", "clm:Claim"),
        (vocab.VOCAB + "act/admit", "act:admit"),
        (vocab.PREFIXES["claim"] + "abc", "claim:abc"),
        ("https://example.org/x", "https://example.org/x"),
        (vocab.CLM, vocab.CLM),
        (vocab.CLM + "a b", vocab.CLM + "a b"),
    ],
)
def test_shorten(iri, short):
    assert vocab.shorten(iri) == short


def test_the_reference_is_up_to_date():
    place = Path(__file__).parent.parent / "tools" / "make_ontology_reference.py"
    spec = importlib.util.spec_from_file_location("make_ontology_reference", place)
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    docs = place.parent.parent / "docs"
    assert (docs / "ontology.md").read_text("utf-8") == made.markdown(), "run python tools/make_ontology_reference.py"
    assert (docs / "ontology.html").read_text("utf-8") == made.html()
