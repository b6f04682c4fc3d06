"""A graph at any SPARQL 1.1 endpoint: the same interface as a directory, over HTTP.

Writes are idempotent: a document graph is one Graph Store PUT, additions are INSERT DATA of at most
100 triples with an explicit GRAPH, and there are IRIs only. Reads count before they trust a list,
because some servers cut long answers without a word.

The address may be the base (``http://host:7878``, with ``/query``, ``/update`` and ``/store`` below
it, as Oxigraph has them) or end in ``/sparql`` (Virtuoso). Others are set one by one in the
environment: KG_SPARQL_QUERY, KG_SPARQL_UPDATE, KG_SPARQL_STORE; KG_SPARQL_USER and
KG_SPARQL_PASSWORD (Basic or Digest) or KG_SPARQL_TOKEN (Bearer); KG_SPARQL_TIMEOUT in seconds.
"""

from __future__ import annotations

import base64
import contextlib
import http.client
import ipaddress
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from . import ids, sparql
from .errors import MissingError, OversizedQuery, QueryError, StoreError
from .graph import CANONICAL, IDENTITIES, JOURNAL, LINKS, REVIEWS

BATCH = 100  # triples a request; 125 worked on every server tried, 2,000 did not
FIXED = (CANONICAL, IDENTITIES, JOURNAL, LINKS, REVIEWS)  # the graphs beside the documents
_GRAPHS = ids.iri("graph", "")
_JSON, _TRIPLES = "application/sparql-results+json", "application/n-triples, text/plain;q=0.5"


class EndpointStore:
    """A graph behind a SPARQL 1.1 endpoint. See the module for addresses and sign-in."""

    def __init__(self, url: str, write: bool = False):
        self.url, self.write = url.rstrip("/"), write
        self._timeout = _seconds(os.environ.get("KG_SPARQL_TIMEOUT", "60"))
        self._user, self._password = os.environ.get("KG_SPARQL_USER", ""), os.environ.get("KG_SPARQL_PASSWORD", "")
        self._query, self._update, self._graphs = addresses(self.url, bool(self._user))
        self._opener = self._make_opener()
        document = "?document a schema:CreativeWork"
        if self.select(f"ASK {{ GRAPH ?g {{ {document} }} }}") and not self.select(f"ASK {{ {document} }}"):
            hint = "let its default graph be the union of all graphs (oxigraph serve --union-default-graph)"
            raise StoreError("the endpoint hides named graphs from questions", self.url, hint)

    @property
    def place(self) -> str:
        return self.url

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make ``quads`` the whole content of ``graph`` with one PUT."""
        body = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        if not body:
            self.remove(graph)
            return True
        address = f"{self._graphs}?{urlencode({'graph': graph})}"
        # N-Triples is Turtle, and Turtle is what every server accepts.
        self._send(address, body, {"Content-Type": "text/turtle"}, "PUT")
        return True

    def append(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Add quads to ``graph`` in small requests; repeating one changes nothing."""
        triples = iter([quad.triple for quad in quads])
        while batch := list(islice(triples, BATCH)):
            lines = "".join(f"{triple} .\n" for triple in batch)
            update = f"INSERT DATA {{ GRAPH <{graph}> {{\n{lines}}} }}"
            form = urlencode({"update": update}).encode()
            self._send(self._update, form, {"Content-Type": "application/x-www-form-urlencoded"})

    def remove(self, graph: str) -> None:
        """Drop one named graph."""
        with contextlib.suppress(MissingError):
            self._send(f"{self._graphs}?{urlencode({'graph': graph})}", None, {}, "DELETE")

    def graphs(self) -> list[str]:
        """Return the IRIs of the graphs that claimkg keeps here, sorted."""
        inside = f"GRAPH ?g {{ ?document a schema:CreativeWork }} FILTER(STRSTARTS(STR(?g), '{_GRAPHS}'))"
        found = [row["g"].value for row in self.select(f"SELECT DISTINCT ?g WHERE {{ {inside} }}")]
        [row] = self.select(f"SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE {{ {inside} }}")
        self._complete(len(found), int(row["n"].value), "graphs")
        return sorted(found + [g for g in FIXED if self.select(f"ASK {{ GRAPH <{g}> {{ ?s ?p ?o }} }}")])

    def read(self, graph: str) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph."""
        [row] = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        expected = int(row["n"].value)
        if not expected:
            return iter(())
        body = self._send(f"{self._graphs}?{urlencode({'graph': graph})}", None, {"Accept": _TRIPLES}, "GET")
        name = ox.NamedNode(graph)
        try:
            found = {q.triple for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)}
        except SyntaxError as error:
            raise StoreError(f"the answer is broken: {error}", self.url, "ask again") from error
        self._complete(len(found), expected, "statements")
        return (ox.Quad(t.subject, t.predicate, t.object, name) for t in found)

    def match(self, subject=None, predicate=None, object_=None, graph=None) -> Iterator[ox.Quad]:
        """Yield the quads that fit the terms given; None fits everything."""
        asked = {"s": subject, "p": predicate, "o": object_, "g": graph}
        names = [str(term) if term is not None else f"?{name}" for name, term in asked.items()]
        pattern = f"GRAPH {names[3]} {{ {' '.join(names[:3])} }}"
        if None not in asked.values():
            rows = [{}] if self.select(f"ASK {{ {pattern} }}") else []
        else:
            rows = self.select(f"SELECT * WHERE {{ {pattern} }}")
            [count] = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
            self._complete(len(rows), int(count["n"].value), "statements")
        for row in rows:
            yield ox.Quad(*(term if term is not None else row[name] for name, term in asked.items()))

    def select(self, query: str, substitutions: dict | None = None):
        """Run a query of our own over the union of all graphs (pyoxigraph's result object)."""
        return self._results(self._ask(sparql.with_prefixes(sparql.bind(query, substitutions or {})), self._timeout))

    def answer(self, query: str, timeout: float, rows: int) -> bytes:
        """Answer a foreign query: SPARQL JSON results, or N-Triples for CONSTRUCT."""
        if sparql.form(query) in ("CONSTRUCT", "DESCRIBE"):
            body = self._ask(query, timeout, _TRIPLES)
            triples = sorted({str(q.triple) for q in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)})
            count, body = len(triples), "".join(f"{triple} .\n" for triple in triples).encode()
        else:
            body = self._ask(query, timeout)
            found = self._results(body)
            count = 0 if isinstance(found, ox.QueryBoolean) else sum(1 for _ in found)
        if count > rows:
            raise OversizedQuery(f"more than {rows:,} rows", "query", "add a LIMIT or raise --max-rows")
        return body

    def publish(self) -> None:
        """Nothing to do: the server shows what it was sent."""

    def abandon(self) -> None:
        """Nothing to let go of."""

    def close(self) -> None:
        """Nothing to let go of."""

    def _ask(self, query: str, timeout: float, accept: str = _JSON) -> bytes:
        form = urlencode({"query": query, "union-default-graph": "true"}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept}
        body = self._send(self._query, form, headers, timeout=timeout).strip()
        # Virtuoso answers ASK to somebody signed in with a table of one column and no row or one.
        if b'"__ASK_RETVAL"' in body[:200]:
            return json.dumps({"head": {}, "boolean": bool(self._results(body))}).encode()
        return body

    def _results(self, body: bytes):
        found = _parsed(body)
        if found is None:
            raise StoreError("the endpoint's answer is broken or cut off", self.url, "ask again")
        return found

    def _complete(self, got: int, expected: int, what: str) -> None:
        if got < expected:
            hint = "raise its row limit (ResultSetMaxRows in Virtuoso)"
            raise StoreError(f"the endpoint gave {got:,} of {expected:,} {what}", self.url, hint)

    def _make_opener(self) -> urllib.request.OpenerDirector:
        handlers: list = [urllib.request.ProxyHandler({})] if _is_local(self.url) else []
        if self._user:
            passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            for address in (self._query, self._update, self._graphs):
                passwords.add_password(None, address, self._user, self._password)
            handlers.append(urllib.request.HTTPDigestAuthHandler(passwords))
        return urllib.request.build_opener(*handlers, _NoRedirect)

    def _send(self, address: str, body: bytes | None, headers: dict, method: str = "POST", timeout: float = 0) -> bytes:
        request = urllib.request.Request(address, data=body, headers={**headers, **self._sign_in()}, method=method)
        timeout, started = timeout or self._timeout, time.monotonic()
        try:
            with self._opener.open(request, timeout=timeout) as response:
                return _whole(response, started + timeout)
        except urllib.error.HTTPError as error:
            raise self._refusal(error) from error
        except TimeoutError as error:
            raise self._late(timeout) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late(timeout) from error
            raise StoreError(f"cannot be reached: {error.reason}", address, "is the server running?") from error
        except http.client.HTTPException as error:
            raise StoreError("the endpoint's answer is broken or cut off", address, "ask again") from error
        except OSError as error:
            raise StoreError(f"the connection broke: {error}", address, "ask again") from error

    def _sign_in(self) -> dict:
        if token := os.environ.get("KG_SPARQL_TOKEN"):
            return {"Authorization": f"Bearer {token}"}
        if self._user and not self._query.endswith("/sparql-auth"):
            pair = base64.b64encode(f"{self._user}:{self._password}".encode()).decode()
            return {"Authorization": f"Basic {pair}"}
        return {}

    def _late(self, timeout: float) -> StoreError:
        return StoreError(f"no answer within {timeout:g} s", self.url, "set KG_SPARQL_TIMEOUT or --timeout")

    def _refusal(self, error: urllib.error.HTTPError) -> StoreError | QueryError:
        said = " ".join(error.read(2000).decode(errors="replace").split())[:300]
        if error.code in (401, 403):
            return StoreError("sign-in refused", error.url, "set KG_SPARQL_USER and KG_SPARQL_PASSWORD or _TOKEN")
        if error.code == 400:
            return QueryError(f"the endpoint refuses the query: {said}", self.url)
        made = MissingError if error.code == 404 else StoreError
        return made(f"the endpoint answers {error.code} {error.reason}: {said}", error.url)


def _seconds(text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise StoreError(f"{text!r} is no number of seconds", "KG_SPARQL_TIMEOUT", "for example 60") from error


def _whole(response, deadline: float) -> bytes:
    """Return the body. Raises TimeoutError at the deadline, also where a server sends a little now and then."""
    parts = []
    while part := response.read1(1 << 16):
        parts.append(part)
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:  # what was promised and did not come
        raise http.client.IncompleteRead(b"", response.length)
    return b"".join(parts)


def _parsed(body: bytes):
    """Return the rows or the truth of SPARQL JSON results; None where they are not whole."""
    try:
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        return found if isinstance(found, ox.QueryBoolean) else list(found)
    except (SyntaxError, ValueError):
        return None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Sign-in data must not follow a redirect to another place."""

    def redirect_request(self, *arguments):
        return None


def addresses(url: str, signed_in: bool) -> tuple[str, str, str]:
    """Return the query, update and graph-store addresses that belong to one address."""
    if url.endswith("/sparql"):
        base = url.removesuffix("/sparql")
        query = f"{base}/sparql-auth" if signed_in else url
        update, store = query, f"{base}/sparql-graph-crud{'-auth' if signed_in else ''}"
    else:
        base = url.removesuffix("/query")
        query, update, store = f"{base}/query", f"{base}/update", f"{base}/store"
    found = (("QUERY", query), ("UPDATE", update), ("STORE", store))
    return tuple(os.environ.get(f"KG_SPARQL_{name}", default) for name, default in found)


def _is_local(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
