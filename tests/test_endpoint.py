"""The same graph at real SPARQL servers, and at servers that misbehave."""

import contextlib
import http.server
import os
import threading
import time

import ferry
import pytest
import servers
from test_queries import TABLE, rows

import kg
from kg import graph, queries
from kg.endpoint import addresses
from kg.errors import KgError, StoreError


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def url(request, tmp_path_factory):
    """A running server with the sample in it."""
    with getattr(servers, request.param)(tmp_path_factory.mktemp(request.param)) as address:
        # Virtuoso lets only people who signed in write; this is the account of a fresh installation.
        before = {name: os.environ.pop(name, None) for name in ("KG_SPARQL_USER", "KG_SPARQL_PASSWORD")}
        if request.param == "virtuoso":
            os.environ.update(KG_SPARQL_USER="dba", KG_SPARQL_PASSWORD="dba")
        with kg.open(address, write=True) as g:
            ferry.fill(g)
        yield address
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    with kg.open(ferry.make(tmp_path_factory.mktemp("ferry") / "g")) as opened:
        yield opened


def test_everything_comes_back_as_from_a_directory(url, local):
    with kg.open(url) as g:
        assert g.snapshot() == local.snapshot()
        assert g.store.graphs() == local.store.graphs()


def test_named_queries_give_the_same_answers(url):
    with kg.open(url) as g:
        wrong = {(name, str(values)) for name, values, expected in TABLE if rows(g.query(name, **values)) != expected}
        assert not wrong
        assert g.query("asserted-content").boolean is False


def test_construct_gives_the_same_graph(url, local):
    with kg.open(url) as g:
        answers = [h.query("claim-graph", claim=ferry.EIGHTY.id) for h in (g, local)]
    assert {tuple(row.values()) for row in answers[0]} == {tuple(row.values()) for row in answers[1]}


def test_writing_again_changes_nothing_and_removing_removes(url):
    with kg.open(url, write=True) as g:
        for _ in range(2):
            g.put(ferry.EXTRACTIONS[0])
            g.add_reviews(ferry.REVIEWS)
        assert len(g.reviews()) == len(ferry.REVIEWS)
        extra = ferry.document("late.txt", "Nothing more was said. " * 2000)
        g.put(kg.model.Extraction(extra, ()))
        assert extra.id in g.document_ids()
        g.store.remove(graph.document_graph(extra.id))
        g.store.remove(graph.document_graph(extra.id))
        assert extra.id not in g.document_ids()


def test_refused_and_malformed_queries_are_one_line(url):
    with kg.open(url) as g:
        for question in ("SELECT * { ?s ?p", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"):
            with pytest.raises(KgError) as caught:
                g.query(question)
            assert "\n" not in str(caught.value)
        with pytest.raises(KgError, match="more than 3 rows"):
            g.query("SELECT * { ?s ?p ?o } LIMIT 4", max_rows=3)


@contextlib.contextmanager
def rude(behaviour):
    """A server that answers every request in the way named."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            half = b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "lit'
            if behaviour == "slow":
                time.sleep(3)
            if behaviour in ("401", "500", "302"):
                self.send_response(int(behaviour))
                self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()
                return
            self.send_response(200)
            if behaviour == "short body":
                self.send_header("Content-Length", "5000")
            self.end_headers()
            with contextlib.suppress(OSError):  # whoever asked may be gone
                for _ in range(40 if behaviour == "drop by drop" else 0):
                    self.wfile.write(b" ")
                    time.sleep(0.1)
                self.wfile.write(b"<html>Welcome</html>" if behaviour == "html" else half)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        ("half a body", "broken or cut off"),
        ("short body", "broken or cut off"),
        ("html", "broken or cut off"),
        ("slow", "no answer within 1 s"),
        ("drop by drop", "no answer within 1 s"),
        ("401", "sign-in refused .set KG_SPARQL_USER"),
        ("500", "answers 500"),
        ("302", "answers 302"),
    ],
)
def test_a_server_that_misbehaves_is_named(behaviour, message, monkeypatch):
    monkeypatch.setenv("KG_SPARQL_TIMEOUT", "1")
    with rude(behaviour) as address, pytest.raises(StoreError, match=message) as caught:
        kg.open(address)
    assert address in str(caught.value) and "\n" not in str(caught.value)


def test_a_timeout_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("KG_SPARQL_TIMEOUT", "soon")
    with pytest.raises(StoreError, match="'soon' is no number of seconds"):
        kg.open("http://127.0.0.1:1")


def test_a_server_that_is_down_is_named():
    with pytest.raises(StoreError, match=r"cannot be reached.*is the server running"):
        kg.open(f"http://127.0.0.1:{servers.free_port()}")


@pytest.mark.parametrize(
    ("url", "signed_in", "expected"),
    [
        ("http://h:7878", False, ("http://h:7878/query", "http://h:7878/update", "http://h:7878/store")),
        ("http://h/ds/query", True, ("http://h/ds/query", "http://h/ds/update", "http://h/ds/store")),
        ("http://h/sparql", False, ("http://h/sparql", "http://h/sparql", "http://h/sparql-graph-crud")),
        ("http://h/sparql", True, ("http://h/sparql-auth", "http://h/sparql-auth", "http://h/sparql-graph-crud-auth")),
    ],
)
def test_addresses(url, signed_in, expected):
    assert addresses(url, signed_in) == expected


def test_addresses_can_be_set_one_by_one(monkeypatch):
    monkeypatch.setenv("KG_SPARQL_UPDATE", "http://h/statements")
    assert addresses("http://h", False) == ("http://h/query", "http://h/statements", "http://h/store")


def test_all_named_queries_are_in_the_table():
    assert {name for name, _, _ in TABLE} == set(queries.named()) - {"asserted-content", "claim-graph"}
