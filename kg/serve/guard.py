"""Who is let in: the right host name, no other site's scripts, and the token where one is needed."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse

from . import Settings

COOKIE = "kg_token"
LARGEST = 1 << 20  # bytes of a request body
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware. Sets ``scope["state"]["known"]`` where the visitor has the token."""

    def __init__(self, app, settings: Settings):
        self.app, self.settings = app, settings

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers) or self._sign_in(scope)
        await (answer or self.app)(scope, receive, self._with_headers(send))

    def _refusal(self, scope, headers: Headers):
        settings = self.settings
        # A page of another name that resolves to this machine must not read the graph (DNS rebinding).
        if settings.hosts is not None and headers.get("host", "").lower() not in settings.hosts:
            return PlainTextResponse("This server does not answer to that host name.\n", 421)
        site, mode = headers.get("sec-fetch-site", ""), headers.get("sec-fetch-mode", "")
        if site in ("cross-site", "same-site") and not (mode == "navigate" and scope["method"] == "GET"):
            return PlainTextResponse("Requests from other sites are refused.\n", 403)
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower():
            return PlainTextResponse("Requests from other sites are refused.\n", 403)
        scope.setdefault("state", {})["known"] = known = self._is_known(headers)
        has_token = any(name == "token" for name, _ in parse_qsl(scope["query_string"].decode("latin-1")))
        if settings.expose and not known and not has_token:
            return PlainTextResponse("Open the address with the token that was printed at the start.\n", 401)
        return None

    def _is_known(self, headers: Headers) -> bool:
        given = [headers.get("x-kg-token", ""), headers.get("authorization", "").removeprefix("Bearer ")]
        try:
            cookie = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            cookie = SimpleCookie()
        given += [cookie[COOKIE].value] if COOKIE in cookie else []
        return any(secrets.compare_digest(each.encode(), self.settings.token.encode()) for each in given)

    def _sign_in(self, scope):
        """Turn ``?token=…`` into a cookie, so that the token does not stay in the address."""
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [value for name, value in pairs if name == "token"]
        if not given or scope["method"] != "GET":
            return None
        if not secrets.compare_digest(given[0].encode(), self.settings.token.encode()):
            return PlainTextResponse("That token is not the one printed at the start.\n", 401)
        rest = urlencode([(name, value) for name, value in pairs if name != "token"])
        # One slash in front: "//host" would lead to another site.
        path = "/" + scope["path"].lstrip("/\\")
        answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
        answer.set_cookie(COOKIE, self.settings.token, httponly=True, samesite="strict")
        return answer

    @staticmethod
    def _with_headers(send):
        async def wrapped(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        return wrapped


class TooLarge(Exception):
    """A request body above the limit."""


async def body_of(request) -> bytes:
    """Return the body of a request. Raises TooLarge above :data:`LARGEST` bytes, without reading on."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST:
            raise TooLarge
        parts.append(part)
    return b"".join(parts)
