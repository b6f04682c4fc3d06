"""The OpenAPI description of the server."""

from __future__ import annotations

from .. import __version__
from ..model import VERDICTS
from ..records import CLAIM_FIELDS, LINK_FIELDS
from .data import CLAIM_PARAMETERS, LINK_PARAMETERS

_TEXT = {"type": "string", "maxLength": 5000}
_WRONG = {"$ref": "#/components/responses/Error"}
_CLAIMS = "Claims, searched and filtered; a speaker is a name or, where nobody has it, any part of one"
_FAILURES = {
    "400": {"description": "Malformed query or parameter"},
    "403": {"description": "SERVICE, FROM or an update"},
    "406": {"description": "No form that the Accept header takes"},
    "413": {"description": "The query is too long, or its answer too large"},
    "503": {"description": "Stopped: it took too long or too much memory, or too many were asked at once"},
}


def describe() -> dict:
    """Return the description as an OpenAPI 3.0 document."""
    results = _answer("The complete answer", "application/sparql-results+json", "text/csv", "text/turtle")
    query = {"name": "query", "in": "query", "schema": {"type": "string"}}
    form = {"schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}}
    name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    verdict = {
        "type": "object",
        "required": ["target", "verdict"],
        "properties": {
            "target": _TEXT,
            "verdict": {"type": "string", "enum": list(VERDICTS)},
            "reason": _TEXT,
            "note": _TEXT,
        },
    }
    return {
        "openapi": "3.0.3",
        "info": {"title": "claimkg", "version": __version__, "description": "A claim graph on this machine."},
        "paths": {
            "/claims": _pages(_CLAIMS, CLAIM_PARAMETERS, CLAIM_FIELDS),
            "/links": _pages("Links, strongest first", LINK_PARAMETERS, LINK_FIELDS),
            "/queries": {
                "get": {"summary": "The named queries", "responses": {"200": _answer("All", "application/json")}}
            },
            "/queries/{name}": {
                "get": {
                    "summary": "Answer a named query; its parameters are query parameters",
                    "parameters": [name],
                    "responses": {"200": results, "404": _WRONG, **_FAILURES},
                }
            },
            "/sparql": {
                "get": {"summary": "SPARQL 1.1", "parameters": [query], "responses": {"200": results, **_FAILURES}},
                "post": {
                    "summary": "SPARQL 1.1",
                    "requestBody": {
                        "content": {
                            "application/x-www-form-urlencoded": form,
                            "application/sparql-query": {"schema": {"type": "string"}},
                        }
                    },
                    "responses": {"200": results, "415": {"description": "Another content type"}, **_FAILURES},
                },
            },
            "/api/reviews": {
                "post": {
                    "summary": "Record a verdict on a link",
                    "security": [{"token": []}],
                    "requestBody": {"required": True, "content": {"application/json": {"schema": verdict}}},
                    "responses": {
                        "201": _answer("Recorded", "application/json"),
                        **dict.fromkeys(("400", "403", "404", "413", "415", "503"), _WRONG),
                    },
                }
            },
        },
        "components": {
            "responses": {"Error": _answer("What was wrong", "application/json")},
            "securitySchemes": {"token": {"type": "apiKey", "in": "header", "name": "X-Kg-Token"}},
        },
    }


def _answer(text: str, *kinds: str, schema: dict | None = None) -> dict:
    return {"description": text, "content": {kind: {"schema": schema or {}} for kind in kinds}}


def _pages(summary: str, rules: dict[str, dict], columns: list[str]) -> dict:
    item = {"type": "object", "required": list(columns), "properties": {name: {} for name in columns}}
    page = {
        "type": "object",
        "required": ["total", "offset", "limit", "items", "next"],
        "properties": {
            **{name: {"type": "integer"} for name in ("total", "offset", "limit")},
            "items": {"type": "array", "items": item},
            "next": {"type": "string", "nullable": True},
        },
    }
    given = [{"name": name, "in": "query", "schema": rule} for name, rule in rules.items()]
    answers = {"200": _answer("One page", "application/json", schema=page), "400": _WRONG, "503": _WRONG}
    return {"get": {"summary": summary, "parameters": given, "responses": answers}}
