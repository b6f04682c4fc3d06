"""Exports hold what the graph holds, the same bytes each time, and come back by import."""

import csv
import io
import json

import ferry
import networkx
import pyoxigraph as ox
import pytest
from pyarrow import parquet

import kg
from kg import export, imports, resources
from kg.errors import KgError
from kg.export.rdf import context
from kg.records import CLAIM_FIELDS, LINK_FIELDS

RDF = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    with kg.open(ferry.make(tmp_path_factory.mktemp("ferry") / "g")) as opened:
        yield opened


def written(graph, format_, folder, what="claims"):
    target = folder / f"out.{format_}"
    export.write(graph, format_, target, what)
    return target.read_bytes()


def stored(graph):
    return {quad for name in graph.store.graphs() for quad in graph.store.read(name)}


@pytest.mark.parametrize("format_", export.FORMATS)
def test_the_same_bytes_each_time(graph, format_, tmp_path):
    first = written(graph, format_, tmp_path)
    assert first and written(graph, format_, tmp_path) == first
    with kg.open(ferry.make(tmp_path / "again")) as other:
        assert written(other, format_, tmp_path) == first


@pytest.mark.parametrize("format_", RDF)
def test_rdf_with_named_graphs_holds_every_quad(graph, format_, tmp_path):
    assert set(ox.parse(written(graph, format_, tmp_path), format=RDF[format_])) == stored(graph)


@pytest.mark.parametrize(("what", "columns", "count"), [("claims", CLAIM_FIELDS, 10), ("links", LINK_FIELDS, 5)])
def test_parquet_holds_a_row_each(graph, tmp_path, what, columns, count):
    table = parquet.read_table(io.BytesIO(written(graph, "parquet", tmp_path, what)))
    assert (tuple(table.column_names), table.num_rows) == (tuple(columns), count)


def test_turtle_holds_every_triple_once(graph, tmp_path):
    triples = [q.triple for q in ox.parse(written(graph, "ttl", tmp_path), format=ox.RdfFormat.TURTLE)]
    assert set(triples) == {quad.triple for quad in stored(graph)} and len(triples) == len(set(triples))


def test_the_context_file_is_the_one_that_is_written(graph, tmp_path):
    told = json.loads(resources.read("ontology", "context.jsonld"))
    assert told == context() and json.loads(written(graph, "jsonld", tmp_path))["@context"] == told["@context"]


@pytest.mark.parametrize(("what", "columns", "count"), [("claims", CLAIM_FIELDS, 10), ("links", LINK_FIELDS, 5)])
def test_csv(graph, what, columns, count, tmp_path):
    rows = list(csv.reader(io.StringIO(written(graph, "csv", tmp_path, what).decode())))
    assert rows[0] == list(columns) and len(rows) == count + 1


@pytest.mark.parametrize(("format_", "read"), [("graphml", networkx.parse_graphml), ("gexf", None)])
def test_networks_are_read_by_their_own_tools(graph, format_, read, tmp_path):
    text = written(graph, format_, tmp_path).decode()
    made = read(text) if read else networkx.read_gexf(io.BytesIO(text.encode()))
    expected = graph.networkx()
    assert set(made.nodes) == set(expected.nodes)
    assert made.number_of_edges() == expected.number_of_edges()


def test_network_ties_speakers_claims_and_documents(graph):
    made = graph.networkx()
    berg = ferry.entity("Anna Berg").id
    assert made.has_edge(berg, ferry.ADMITS.id, key="admit")
    assert not made.has_edge(ferry.entity("Ode").id, ferry.CALM.id, key="say")
    assert made.edges[ferry.ADMITS.id, ferry.DENIES.id, ferry.SHIFT.id]["subtype"] == "reversal"


def test_claimreview_covers_confirmed_links_alone(graph, tmp_path):
    reviews = json.loads(written(graph, "claimreview", tmp_path))
    assert {review["itemReviewed"]["@id"].rsplit("/", 1)[-1] for review in reviews} == {
        ferry.ADMITS.id,
        ferry.DENIES.id,
    }
    assert all(review["@type"] == "ClaimReview" and review["datePublished"] == "2021-07-01" for review in reviews)
    assert not any("ratingValue" in review["reviewRating"] for review in reviews)


def test_a_nanopublication_asserts_who_said_it_and_not_what(graph, tmp_path):
    quads = list(ox.parse(written(graph, "nanopub", tmp_path), format=ox.RdfFormat.TRIG))
    made = [q for q in quads if q.object == ox.NamedNode("http://www.nanopub.org/nschema#Nanopublication")]
    assert len(made) == 10
    predicates = {q.object for q in quads if q.predicate.value.endswith("#predicate")}
    assert not predicates & {q.predicate for q in quads}
    part = {q for q in quads if q.graph_name.value.endswith(f"{ferry.ADMITS.id}#assertion")}
    assert any(q.predicate.value.endswith("/act/admit") for q in part)
    assert not any(ferry.DENIES.id in str(q) or "/document/" in q.subject.value for q in part)


@pytest.mark.parametrize("format_", ["trig", "nq"])
def test_what_was_exported_can_be_imported(graph, format_, tmp_path):
    written(graph, format_, tmp_path)
    with kg.open(tmp_path / "new", create=True) as other:
        path = tmp_path / f"out.{format_}"
        done = imports.merge(other, imports.checked(path), path.name, "ed")
    assert (done["documents"], done["links"], done["verdicts"]) == (5, 5, 2)
    with kg.open(tmp_path / "new") as other:
        assert other.snapshot() == graph.snapshot()
        assert [(entry.action, entry.names) for entry in other.history()] == [("import", (f"out.{format_}",))]
        assert other.query("corroboration") == graph.query("corroboration")


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("out.txt", lambda text: text, "neither .trig nor .nq"),
        ("out.nq", lambda text: text[:-40], "is malformed"),
        ("out.nq", lambda text: "", "holds no graph"),
        ("out.nq", lambda text: "<a:a> <a:b> <a:c> .\n", "outside any named graph"),
        ("out.nq", lambda text: text + "<a:a> <a:b> <a:c> <a:g> .\n", "none of ours: a:g"),
        ("out.nq", lambda text: text.replace('"Alarm', '"\\uD800Alarm'), "is malformed"),
        (
            "out.nq",
            lambda text: text.replace("council that the crew", "council that one crew"),
            "not sound.*nothing was",
        ),
        ("out.nq", lambda text: text.replace("the ferry carried 80 people", "the ferry carried 81"), "not sound"),
    ],
)
def test_a_file_that_is_not_sound_makes_and_changes_nothing(graph, name, change, message, tmp_path):
    text = written(graph, "nq", tmp_path).decode()
    (tmp_path / name).write_text(change(text))
    with pytest.raises(KgError, match=message):
        imports.checked(tmp_path / name)


def test_a_refused_import_makes_no_graph(tmp_path):
    (tmp_path / "x.nq").write_text("<a:a> <a:b> <a:c> .\n")
    done = ferry.run_kg("import", tmp_path / "x.nq", "--graph", tmp_path / "g")
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and not (tmp_path / "g").exists()


def test_importing_twice_changes_nothing_more(graph, tmp_path):
    written(graph, "nq", tmp_path)
    place = ferry.make(tmp_path / "g")
    for _ in range(2):
        assert ferry.run_kg("import", tmp_path / "out.nq", "--graph", place).returncode == 0
    with kg.open(place) as other:
        assert other.snapshot() == graph.snapshot() and len(other.history()) == 2


def test_nothing_half_written_is_left(graph, tmp_path):
    with pytest.raises(KgError, match="cannot be written"):
        export.write(graph, "nq", tmp_path / "no" / "such" / "folder.nq")
    (tmp_path / "folder").mkdir()
    with pytest.raises(KgError, match="cannot be written"):
        export.write(graph, "nq", tmp_path / "folder")
    assert sorted(tmp_path.iterdir()) == [tmp_path / "folder"]


@pytest.mark.parametrize(
    ("arguments", "code", "out", "err"),
    [
        (["export", "csv"], 0, "id,document,title", ""),
        (["export", "nq", "-o", "{dir}/x.nq"], 0, "", ""),
        (["export", "nope"], 2, "", "'nope' is not one of"),
        (["merge", "Lund", "Ode", "--author", "ed"], 0, "", "kg: merge: Lund → Ode"),
        (["history", "--format", "csv"], 0, "created,author,action", ""),
        (["forget", "nothing.txt"], 2, "", "nothing.txt: no such document ('kg query documents' lists them)"),
        (["retract", "times.txt", "--reason", "withdrawn"], 0, "", "kg: retract: times.txt"),
        (["query", "speakers", "--format", "csv"], 0, "speaker,claims", ""),
        (["query", "said-about", "--set", "speaker=lund"], 0, "said,speaker,act", ""),
        (["query", "SELECT * { ?s ?p"], 2, "", "syntax error at line 1, column 17"),
        (["queries", "--format", "jsonl"], 0, '{"name": "acts"', ""),
    ],
)
def test_commands(arguments, code, out, err, tmp_path):
    place = ferry.make(tmp_path / "g")
    places = [] if arguments[0] == "queries" else ["--graph", place]
    done = ferry.run_kg(*[a.format(dir=tmp_path) if "{dir}" in a else a for a in arguments], *places)
    assert (done.returncode, done.stdout.startswith(out), err in done.stderr) == (code, True, True), done
    assert "Traceback" not in done.stderr
