"""All routes of the server in one place."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.endpoints import HTTPEndpoint
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..errors import KgError
from . import Settings, data, library, openapi
from .guard import Guard
from .protocol import Protocol

_STATIC = Path(__file__).parent / "static"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
_PER_PAGE = 50


def create(settings: Settings) -> Starlette:
    """Return the web application for a graph."""
    held = library.Library(settings.graph, settings.token)
    protocol = Protocol(settings)
    json = data.Data(settings, held, protocol)
    templates = Environment(loader=FileSystemLoader(_STATIC), autoescape=select_autoescape(default=True))

    def html(name: str, status: int = 200, **values) -> Response:
        page = templates.get_template(name).render(**values)
        return HTMLResponse(page, status, headers={"Content-Security-Policy": _POLICY})

    async def search(request: Request) -> Response:
        try:
            values, problem = data.parameters(request, data.CLAIM_PARAMETERS, blanks=False), ""
        except data.Wrong as wrong:  # a person typed it: say so on the page, with what was typed still there
            return html(
                "search.html", found=[], total=0, given=dict(request.query_params), wanted={}, facets={}, offset=0,
                step=_PER_PAGE, address=None, places={}, problem=str(wrong), status=400,
            )  # fmt: skip
        now = await run_in_threadpool(held.holdings)
        wanted = {name: values[name] for name in library.FACETS if values.get(name)}
        dates = values.get("since", ""), values.get("until", "")
        found = await run_in_threadpool(library.search, now, values.get("q", ""), wanted, *dates)
        given = {name: value for name, value in values.items() if name not in ("limit", "offset") and value}

        def address(**changes) -> str:
            kept = {name: value for name, value in {**given, **changes}.items() if value not in (None, "", 0)}
            return f"/search?{urlencode(kept)}"

        return html(
            "search.html", found=found[values["offset"] : values["offset"] + _PER_PAGE], total=len(found), given=given,
            wanted=wanted, facets=library.facets(found), offset=values["offset"], step=_PER_PAGE, address=address,
            places=now.places, problem=problem,
        )  # fmt: skip

    async def query_page(request: Request) -> Response:
        return html("query.html")

    async def static(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ("serve.css", "query.js"):
            return PlainTextResponse("Not found.\n", 404)
        kind = "text/css" if name.endswith(".css") else "text/javascript"
        return Response((_STATIC / name).read_bytes(), media_type=kind)

    class Reviews(HTTPEndpoint):  # a class answers every other method with 405; the route of the pages would not
        async def post(self, request: Request) -> Response:
            return await json.review(request)

    async def described(request: Request) -> Response:
        return JSONResponse(openapi.describe())

    async def page(request: Request) -> Response:
        path = request.path_params["path"] or "index.html"
        body = await run_in_threadpool(held.page, path, request.state.known)
        if body is None:
            return PlainTextResponse("Not found.\n", 404)
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        return Response(body, media_type=kind)

    return Starlette(
        routes=[
            Route("/sparql", protocol.endpoint, methods=["GET", "POST"]),
            Route("/claims", json.claims),
            Route("/links", json.links),
            Route("/queries", json.queries),
            Route("/queries/{name}", json.query),
            Route("/api/reviews", Reviews),
            Route("/openapi.json", described),
            Route("/search", search),
            Route("/query", query_page),
            Route("/static/{name}", static),
            Route("/{path:path}", page),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={
            data.Wrong: lambda request, error: data.error(400, str(error)),
            KgError: lambda request, error: data.error(503, str(error)),
        },
    )
