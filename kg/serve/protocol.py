"""``/sparql`` after the SPARQL 1.1 Protocol: queries only, complete answers or an error."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from .. import api, child, queries, sparql
from ..errors import ForbiddenQuery, KgError, OversizedQuery, QueryError, StoppedQuery
from ..queries import NamedQuery
from ..store import published
from . import Settings
from .guard import TooLarge, body_of

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
Graphs = tuple[list[str], list[str]] | None  # the default and the named graphs of a question; None means all
_STATUS = {ForbiddenQuery: 403, OversizedQuery: 413, StoppedQuery: 503}
_WAITING = 16  # requests that may wait for a child; more are sent away at once
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<#service> a sd:Service ; sd:endpoint <> ; sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph .
"""


class Refused(Exception):
    """A request that gets an error answer."""

    def __init__(self, status: int, text: str):
        super().__init__(text)
        self.status, self.text = status, text


class Protocol:
    """Answers queries in child processes, a few at a time."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self._room = asyncio.Semaphore(settings.children)
        self._waiting = 0

    async def endpoint(self, request: Request) -> Response:
        try:
            query, graphs = await _query_of(request)
            if query is None:
                if "text/html" in request.headers.get("accept", ""):
                    return RedirectResponse("/query", 303)
                return Response(_DESCRIPTION, media_type="text/turtle")
            asked = NamedQuery("query", "", "", (), query)
            return await self.answer(asked, {}, request.headers.get("accept", ""), graphs)
        except Refused as refused:
            return PlainTextResponse(f"{refused.text}\n", refused.status)

    async def answer(self, query: NamedQuery, values: dict, accept: str, graphs: Graphs = None) -> Response:
        """Answer a query over all graphs, or those named, in the form the visitor asks for. Raises Refused."""
        try:
            text = queries.prepare(query, values)
        except QueryError as error:
            raise Refused(_STATUS.get(type(error), 400), str(error)) from error
        offers = GRAPHS if sparql.form(text) in ("CONSTRUCT", "DESCRIBE") else RESULTS
        chosen = choose(accept, list(offers))
        if chosen is None:
            raise Refused(406, f"Ask for one of: {', '.join(offers)}")
        body = await self._ask(text, query, graphs)
        return Response(await run_in_threadpool(_written, body, offers[chosen]), media_type=chosen)

    async def _ask(self, text: str, query: NamedQuery, graphs: Graphs) -> bytes:
        if self._waiting >= _WAITING:
            raise Refused(503, "Too many queries at once; ask again in a moment.")
        self._waiting += 1
        try:
            async with self._room:
                return await self._child(text, graphs)
        except QueryError as error:
            raise Refused(_STATUS.get(type(error), 400), str(queries.moved(error, query))) from error
        except KgError as error:
            raise Refused(503, str(error)) from error
        finally:
            self._waiting -= 1

    async def _child(self, text: str, graphs: Graphs) -> bytes:
        settings = self.settings
        readable = published(settings.graph)
        if readable is None:  # an endpoint has limits of its own
            if graphs:
                raise QueryError("the graphs of a question to an endpoint are named inside it, with GRAPH", "query")
            return await run_in_threadpool(self._remote, text)
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*child.command(), stdin=pipe, stdout=pipe, stderr=pipe)
        job = child.job(readable, text, settings.rows, settings.memory, graphs)
        try:
            out, err = await asyncio.wait_for(process.communicate(job), settings.timeout)
        except asyncio.TimeoutError as error:
            raise child.late(settings.timeout) from error
        finally:
            # Also when the visitor has gone: nobody waits for the answer any more.
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise child.failure(process.returncode, err.decode(errors="replace").strip(), readable, settings.rows)
        return out

    def _remote(self, text: str) -> bytes:
        with api.open(self.settings.graph) as opened:
            return opened.store.answer(text, self.settings.timeout, self.settings.rows)


async def _query_of(request: Request) -> tuple[str | None, Graphs]:
    """Return the query of a request by GET, POST form or POST direct (None where GET has none), and its graphs."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    direct = None
    if request.method == "POST":
        try:
            body = await body_of(request)
            if kind == "application/x-www-form-urlencoded":
                pairs += parse_qsl(body.decode(), keep_blank_values=True)
            elif kind == "application/sparql-query":
                direct = body.decode()
            elif kind == "application/sparql-update":
                raise Refused(403, "Updates are refused: this endpoint only reads.")
            else:
                raise Refused(415, "POST a form or application/sparql-query.")
        except TooLarge as error:
            raise Refused(413, "The query is too long.") from error
        except UnicodeDecodeError as error:
            raise Refused(400, "The query is not in UTF-8.") from error
    names = [name for name, _ in pairs]
    if "update" in names:
        raise Refused(403, "Updates are refused: this endpoint only reads.")
    asked = [value for name, value in pairs if name == "query"] + ([direct] if direct is not None else [])
    if len(asked) > 1 or (not asked and request.method == "POST"):
        raise Refused(400, "Give one query.")
    default, inner = ([v for n, v in pairs if n == f"{kind}-graph-uri"] for kind in ("default", "named"))
    # Names of graphs held here: nothing is ever loaded from an address.
    try:
        graphs = tuple([sparql.named(iri).value for iri in iris] for iris in (default, inner))
    except QueryError as error:
        raise Refused(400, str(error)) from error
    return (asked[0] if asked else None), graphs if default or inner else None


def choose(accept: str, offers: list[str]) -> str | None:
    """Return the offer an Accept header prefers, of equals the first; None where it takes none."""
    best, weight = None, 0.0
    for offer in offers:
        fit = (-1, 0.0)  # how exactly a range names the offer, and its weight
        for part in (accept or "*/*").split(","):
            name, *parameters = (piece.strip() for piece in part.split(";"))
            rank = {offer: 2, f"{offer.split('/')[0]}/*": 1, "*/*": 0}.get(name.lower(), -1)
            if rank > fit[0]:
                fit = (rank, _quality(parameters))
        if fit[1] > weight:
            best, weight = offer, fit[1]
    return best


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return min(1.0, max(0.0, float(parameter[2:])))
            except ValueError:
                return 0.0
    return 1.0


def _written(body: bytes, form) -> bytes:
    if isinstance(form, ox.QueryResultsFormat):
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean) and form in (ox.QueryResultsFormat.CSV, ox.QueryResultsFormat.TSV):
            return f"{str(bool(found)).lower()}\n".encode()
        return found.serialize(format=form)
    from ..vocab import PREFIXES

    triples = (quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
    return ox.serialize(triples, format=form, prefixes=PREFIXES)
