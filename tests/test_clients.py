"""``kg serve`` as other people's clients see it: schemathesis, SPARQLWrapper, rdflib's SPARQLStore and curl."""

import json
import subprocess

import ferry
import pytest
import rdflib
import schemathesis
import servers
import SPARQLWrapper as wrapper
from hypothesis import HealthCheck, settings
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from schemathesis.specs.openapi.checks import positive_data_acceptance

from kg.serve import openapi

SELECT = "SELECT ?n { ?d <https://schema.org/headline> ?n }"
ASK = "ASK { ?d <https://schema.org/headline> 'Alarm ignored' }"
CONSTRUCT = "CONSTRUCT { ?d <https://schema.org/headline> ?n } WHERE { ?d <https://schema.org/headline> ?n }"
DOCUMENT = ferry.ids.iri("document", ferry.POST.id)
HEADLINE = rdflib.URIRef("https://schema.org/headline")


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return ferry.make(tmp_path_factory.mktemp("ferry") / "g")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A running server: its address and its token."""
    with servers.kg(ferry.make(tmp_path_factory.mktemp("ferry") / "g")) as printed:
        base, _, token = printed.partition("?token=")
        yield base, token


@pytest.fixture
def address(server):
    return server[0] + "sparql"


# ---- schemathesis: requests made up from the description, inside and outside its bounds

schemathesis.serializer.alias("application/sparql-query", "text/plain")
schema = schemathesis.openapi.from_dict(openapi.describe())


@schema.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_server_keeps_to_its_description(server, case):
    base, token = server
    # A description cannot say which texts are SPARQL, so an odd one may be refused as malformed.
    excluded = [positive_data_acceptance] if case.operation.path == "/sparql" else []
    case.call_and_validate(base_url=base, headers={"X-Kg-Token": token}, excluded_checks=excluded)


# ---- clients of the SPARQL protocol


def ask(address, query, form, method=wrapper.GET, request=wrapper.URLENCODED):
    client = wrapper.SPARQLWrapper(address)
    client.setQuery(query)
    client.setReturnFormat(form)
    client.setMethod(method)
    client.setRequestMethod(request)
    return client.query().convert()


@pytest.mark.parametrize(
    ("method", "request_"),
    [(wrapper.GET, wrapper.URLENCODED), (wrapper.POST, wrapper.URLENCODED), (wrapper.POST, wrapper.POSTDIRECTLY)],
)
@pytest.mark.parametrize(
    ("query", "form", "read"),
    [
        (SELECT, wrapper.JSON, lambda found: found["results"]["bindings"][0]["n"]["value"] == "Alarm ignored"),
        (SELECT, wrapper.XML, lambda found: "<literal>Alarm ignored</literal>" in found.toxml()),
        (SELECT, wrapper.CSV, lambda found: found == b"n\r\nAlarm ignored\r\n"),
        (ASK, wrapper.JSON, lambda found: found["boolean"] is True),
        (ASK, wrapper.XML, lambda found: "<boolean>true</boolean>" in found.toxml()),
        (CONSTRUCT, wrapper.TURTLE, lambda found: b"Alarm ignored" in found),
        (
            CONSTRUCT,
            wrapper.RDFXML,
            lambda found: len(list(found.triples((None, HEADLINE, None)))) == 1,
        ),
        (f"DESCRIBE <{DOCUMENT}>", wrapper.N3, lambda found: b"Alarm ignored" in found),
    ],
    ids=["select-json", "select-xml", "select-csv", "ask-json", "ask-xml", "turtle", "rdfxml", "describe"],
)
def test_sparqlwrapper(address, query, form, read, method, request_):
    assert read(ask(address, query, form, method, request_))


@pytest.mark.parametrize(
    ("query", "error", "part"),
    [
        ("SELECT * {", wrapper.SPARQLExceptions.QueryBadFormed, "syntax error at line 1, column 11"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", wrapper.SPARQLExceptions.Unauthorized, ""),
    ],
)
def test_sparqlwrapper_is_told_what_is_wrong(address, query, error, part):
    try:
        ask(address, query, wrapper.JSON)
    except error as caught:
        assert part in str(caught)
    except OSError as caught:  # what the client has no name for it hands on as the HTTP error
        assert caught.code == 403
    else:
        pytest.fail("it was answered")


def test_rdflib_reads_the_graph_as_its_own(address):
    store = SPARQLStore(address)
    graph = rdflib.Graph(store)
    assert [str(row[0]) for row in graph.query(SELECT)] == ["Alarm ignored"]
    assert bool(graph.query(ASK).askAnswer) is True
    assert len(graph.query(CONSTRUCT).graph) == 1
    assert [str(name) for name in graph.objects(rdflib.URIRef(DOCUMENT), HEADLINE)] == ["Alarm ignored"]
    assert (rdflib.URIRef(DOCUMENT), HEADLINE, rdflib.Literal("Alarm ignored")) in graph
    assert len(list(store.contexts())) == len(ferry.EXTRACTIONS) + 4  # links, identities, reviews, representatives
    inside = rdflib.Graph(store, rdflib.URIRef(ferry.kg.graph.document_graph(ferry.HERALD.id)))
    assert len(list(inside.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/claimkg/ns#Claim")))) == 3


@pytest.mark.parametrize(
    ("arguments", "status", "part"),
    [
        (["-G", "--data-urlencode", f"query={SELECT}"], "200", '"Alarm ignored"'),
        (["--data-urlencode", f"query={SELECT}", "-H", "Accept: text/csv"], "200", "n\r\nAlarm ignored"),
        (["--data-binary", SELECT, "-H", "Content-Type: application/sparql-query"], "200", '"Alarm ignored"'),
        (["-G", "--data-urlencode", f"query={CONSTRUCT}", "-H", "Accept: application/n-triples"], "200", "headline"),
        (["--compressed", "-G", "--data-urlencode", f"query={ASK}"], "200", '"boolean":true'),
        (["-I", "-G", "--data-urlencode", f"query={ASK}"], "200", "sparql-results+json"),
        (["-G", "--data-urlencode", "query=SELECT"], "400", "syntax error"),
        (["--data-urlencode", "update=DROP ALL"], "403", "only reads"),
        (["-T", "-", "-X", "PUT"], "405", ""),
        (["-G", "--data-urlencode", f"query={SELECT}", "-H", "Accept: image/png"], "406", "Ask for one of"),
        (["-H", "Host: evil.example", "-G", "--data-urlencode", f"query={SELECT}"], "421", "host name"),
    ],
)
def test_curl(address, arguments, status, part):
    command = ["curl", "-s", "--noproxy", "*", "-w", "\n%{http_code}", *arguments, address]
    said = subprocess.run(command, input=b"", capture_output=True, check=True).stdout.decode()
    body, _, code = said.rpartition("\n")
    assert (code, part in body) == (status, True), said


def test_curl_gets_the_service_description(address):
    command = ["curl", "-s", "--noproxy", "*", address]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    told = rdflib.Graph().parse(data=said, format="turtle", publicID=address)
    assert "SPARQL11Query" in str(list(told.objects()))
    named = json.loads(
        subprocess.run([*command[:-1], address.replace("sparql", "queries")], capture_output=True).stdout
    )
    assert {"said-about", "open-contradictions"} <= {query["name"] for query in named}
