"""A local web server: the pages with working verdicts, search, questions, and ``/sparql`` for other tools.

Loopback only unless told otherwise. Reading is open to whoever reaches the address (with ``expose``:
to whoever has the token); writing a verdict always needs the token that is printed at the start.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import KgError


class ServeError(KgError):
    """A server that cannot be started."""


@dataclass(frozen=True)
class Settings:
    """How the server behaves. Times are in seconds, ``memory`` in bytes."""

    graph: str
    token: str
    hosts: frozenset[str] | None  # Host headers that are answered, with port; None answers all
    author: str = ""
    expose: bool = False  # whether reading needs the token too
    timeout: float = 30.0
    rows: int = 100_000
    memory: int = 2 << 30
    children: int = 4  # queries answered at one time


def hosts(host: str, port: int) -> frozenset[str] | None:
    """Return the Host headers a server bound to ``host`` answers to; None (all) where it is bound to every address."""
    if host in ("0.0.0.0", "::"):
        return None
    names = {"127.0.0.1", "localhost", "[::1]"} if is_loopback(host) else {f"[{host}]" if ":" in host else host}
    return frozenset(name if port == 80 else f"{name}:{port}" for name in names)


def is_loopback(host: str) -> bool:
    """Return whether an address is reachable from this machine alone."""
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
