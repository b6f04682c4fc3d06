"""The sample corpora that travel with the package."""

from __future__ import annotations

from pathlib import Path

from . import resources
from .errors import SourceError


def sample(name: str) -> Path:
    """Return the folder of a sample corpus: "dushanbe" (digests of a public record) or "harbour" (invented)."""
    folder = resources.folder("data") / name
    if name not in ("dushanbe", "harbour") or not folder.is_dir():
        raise SourceError("there is no such sample corpus", name, "choose dushanbe or harbour")
    return folder
