"""One HTML file out of fragments: escaping, JSON islands, and a policy that lets only its own scripts run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import words

TEMPLATES = Path(__file__).parent / "templates"
START = "KG.start();"  # the last script of every page


@cache
def environment() -> Environment:
    """Return the template environment: everything is escaped, a missing name is an error."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, auto_reload=False, cache_size=50
    )
    env.globals["w"] = words
    return env


@cache
def asset(name: str) -> str:
    """Return the text of a style sheet or script of the pages."""
    return (TEMPLATES / name).read_text("utf-8")


@cache
def vis() -> str:
    """Return the vis-network script that pyvis brings, without the comment that names a source map."""
    text = (files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text("utf-8")
    return re.sub(r"^//# sourceMappingURL.*$", "", text, flags=re.MULTILINE)


def island(data: object) -> str:
    """Return JSON that is safe inside a script element: no ``<``, no line separators, no lone surrogates."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(character, escape)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def digest(text: str) -> str:
    """Return the hash source of an inline script or style for a content security policy."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"


def policy(css: str, scripts: Iterable[str], own_files: bool = False, served: bool = False) -> str:
    """Return the content security policy of a page.

    ``own_files`` admits the data files that lie beside it, ``served`` lets it talk to the server it came from.
    """
    sources = " ".join([*map(digest, scripts), *(["'self'"] if own_files else [])])
    talk = "'self'" if served else "'none'"
    return (
        f"default-src 'none'; img-src data: blob:; style-src {digest(css)}; "
        f"script-src {sources}; connect-src {talk}; base-uri 'none'; form-action 'none'"
    )


_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> bytes:
    """Return the bytes of a file; what HTML and XML cannot carry becomes a replacement character."""
    return _FORBIDDEN.sub("\ufffd", text).encode("utf-8")


def safe(html: str) -> Markup:
    """Mark a fragment that a template has already escaped."""
    return Markup(html)


def call(function: str, *arguments: object) -> bytes:
    """Return the bytes of a data file: one call of a function of the page."""
    return clean(f"{function}({','.join(map(island, arguments))});\n")
