"""Claims and links as JSON, named queries, and verdicts in."""

from __future__ import annotations

import asyncio
import json
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .. import api, queries, review
from ..errors import KgError, StoreError
from ..model import LINK_KINDS, VERDICTS
from . import Settings, library
from .guard import TooLarge, body_of
from .protocol import Protocol, Refused

_LARGEST_PAGE = 1000
_DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"
_TEXT = {"type": "string", "maxLength": 1000}
_PAGING = {
    "limit": {"type": "integer", "minimum": 1, "maximum": _LARGEST_PAGE, "default": 100},
    "offset": {"type": "integer", "minimum": 0, "maximum": 10**9, "default": 0},
}
CLAIM_PARAMETERS = {
    "q": _TEXT,
    **dict.fromkeys(library.FACETS, _TEXT),
    "since": {"type": "string", "pattern": _DATE},
    "until": {"type": "string", "pattern": _DATE},
    **_PAGING,
}
LINK_PARAMETERS = {
    "kind": {"type": "string", "enum": list(LINK_KINDS)},
    "verdict": {"type": "string", "enum": [*VERDICTS, "open"]},
    "min_score": {"type": "number", "minimum": 0, "maximum": 1},
    **_PAGING,
}


class Wrong(Exception):
    """A parameter or body that does not fit."""


def error(status: int, text: str) -> JSONResponse:
    return JSONResponse({"error": text}, status)


def parameters(request: Request, allowed: dict[str, dict], blanks: bool = True) -> dict:
    """Return the query parameters with their types and defaults; a form's empty fields are left out
    unless ``blanks`` count. Raises Wrong."""
    import re

    found = {name: rule["default"] for name, rule in allowed.items() if "default" in rule}
    given = parse_qsl(request.url.query, keep_blank_values=blanks)
    for name, text in given:
        if name not in allowed:
            raise Wrong(f"unknown parameter {name!r}; known: {', '.join(allowed)}")
        if [other for other, _ in given].count(name) > 1:
            raise Wrong(f"{name} is given twice")
        rule, value = allowed[name], text
        if rule["type"] in ("integer", "number"):
            pattern = r"-?\d{1,10}" if rule["type"] == "integer" else r"-?\d{1,10}(\.\d{1,30})?([eE][+-]?\d{1,3})?"
            if not re.fullmatch(pattern, text, re.ASCII):
                raise Wrong(f"{name} must be {'a whole number' if rule['type'] == 'integer' else 'a number'}")
            value = int(text) if rule["type"] == "integer" else float(text)
            if not rule["minimum"] <= value <= rule["maximum"]:
                raise Wrong(f"{name} must lie between {rule['minimum']} and {rule['maximum']}")
        elif "enum" in rule and text not in rule["enum"]:
            raise Wrong(f"{name} must be one of {', '.join(rule['enum'])}")
        elif "pattern" in rule and not re.search(rule["pattern"], text, re.ASCII):
            raise Wrong(f"{name} must be an ISO date")
        elif len(text) > rule.get("maxLength", 1000):
            raise Wrong(f"{name} is too long")
        found[name] = value
    return found


class Data:
    """The JSON half of the server."""

    def __init__(self, settings: Settings, held: library.Library, protocol: Protocol):
        self.settings, self.library, self.protocol = settings, held, protocol
        self._writing = asyncio.Lock()

    async def claims(self, request: Request) -> Response:
        values = parameters(request, CLAIM_PARAMETERS)
        held = await run_in_threadpool(self.library.holdings)
        wanted = {name: values[name] for name in library.FACETS if name in values}
        dates = values.get("since", ""), values.get("until", "")
        found = await run_in_threadpool(library.search, held, values.get("q", ""), wanted, *dates)
        return _page(request, found, values)

    async def links(self, request: Request) -> Response:
        values = parameters(request, LINK_PARAMETERS)
        held = await run_in_threadpool(self.library.holdings)
        found = [
            link
            for link in held.links
            if link["kind"] == values.get("kind", link["kind"])
            and link["score"] >= values.get("min_score", 0.0)
            and (link["verdict"] or "open") == values.get("verdict", link["verdict"] or "open")
        ]
        return _page(request, found, values)

    async def queries(self, request: Request) -> Response:
        known = [
            {
                "name": query.name,
                "title": query.title,
                "question": query.question,
                "parameters": [{"name": p.name, "default": p.default, "meaning": p.meaning} for p in query.parameters],
                "text": "\n".join(line for line in query.text.splitlines() if not line.startswith("#")),
            }
            for query in queries.named().values()
        ]
        return JSONResponse(known)

    async def query(self, request: Request) -> Response:
        known = queries.named().get(request.path_params["name"])
        if known is None:
            return error(404, "no such named query")
        values = dict(parse_qsl(request.url.query, keep_blank_values=True))
        try:
            return await self.protocol.answer(known, values, request.headers.get("accept", ""))
        except Refused as refused:
            return error(refused.status, refused.text)

    async def review(self, request: Request) -> Response:
        if not request.state.known:
            return error(403, "A verdict needs the token that was printed at the start.")
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return error(415, "Send application/json.")
        try:
            body = json.loads(await body_of(request))
        except TooLarge:
            return error(413, "The body is too long.")
        except (ValueError, RecursionError):
            return error(400, "The body is not JSON.")
        names = ("target", "verdict", "reason", "note")
        if not isinstance(body, dict) or not all(isinstance(body.get(name, ""), str) for name in names):
            return error(400, "Give an object with the texts target and verdict, and if you like reason and note.")
        if any(len(body.get(name, "")) > 5000 or "\x00" in body.get(name, "") for name in names):
            return error(400, "A text is too long or holds a NUL.")
        async with self._writing:
            return await run_in_threadpool(self._write, *(body.get(name, "") for name in names))

    def _write(self, target: str, verdict: str, reason: str, note: str) -> Response:
        links = {link.id: link for link in self.library.holdings().snapshot.links}
        if target not in links:
            return error(404, "There is no such link; the graph may have been built again. Load the page once more.")
        try:
            made = review.verdict(links[target], verdict, self.settings.author, reason, note)
        except KgError as wrong:
            return error(400, str(wrong))
        try:
            with api.open(self.settings.graph, write=True) as opened:
                opened.add_reviews([made])
        except StoreError as wrong:
            return error(503, str(wrong))
        return JSONResponse(
            {"id": made.id, "target": made.target, "verdict": made.verdict, "created": made.created}, 201
        )


def _page(request: Request, found: list[dict], values: dict) -> Response:
    limit, offset = values["limit"], values["offset"]
    answer = {
        "total": len(found),
        "offset": offset,
        "limit": limit,
        "items": found[offset : offset + limit],
        "next": None,
    }
    if offset + limit < len(found):
        rest = {**dict(parse_qsl(request.url.query)), "offset": offset + limit}
        answer["next"] = f"{request.url.path}?{urlencode(rest)}"
    return JSONResponse(answer)
