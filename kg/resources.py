"""Where the files that travel with the package lie: ontology, queries, lexicons, samples, templates.

In a wheel the top-level folders ``data`` and ``ontology`` are installed inside the package;
in a checkout they stand beside it. Both are looked up here and nowhere else.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """Return the folder ``data`` or ``ontology``, wherever the package was installed."""
    for parent in (_PACKAGE, _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"the installation lacks its folder {name!r}")


def read(name: str, *parts: str) -> str:
    """Return the text of one travelling file, e.g. ``read("ontology", "shapes.ttl")``."""
    return folder(name).joinpath(*parts).read_text("utf-8")
