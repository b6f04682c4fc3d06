"""What a reader hands over before it becomes a Document: text, place and metadata as found."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .. import ids
from ..errors import SourceError
from ..model import Document, Provenance
from . import metadata

Report = Callable[[SourceError], None]
FIELDS = ("title", "publisher", "date", "url", "language", "licence", "agency")


@dataclass(frozen=True, slots=True)
class Raw:
    """The text of one document and where it was found. ``stated`` holds metadata given outside the text."""

    text: str
    name: str
    place: str
    media_type: str = "text/plain"
    stated: dict[str, str] = field(default_factory=dict)
    inferred: dict[str, str] = field(default_factory=dict)

    def knowing(self, stated: dict[str, str]) -> Raw:
        """Return a copy with further stated metadata; what is given here wins."""
        return replace(self, stated={**self.stated, **{name: value for name, value in stated.items() if value}})


# control characters and lone surrogates, which JSON can smuggle in and no store or page can hold
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def _clean(text: str) -> str:
    return _UNUSABLE.sub(" ", text)


def document(raw: Raw, report: Report) -> Document:
    """Make the record: stated metadata first, then what the head of the text or the file name shows, else unknown.

    A stated date that is no date is reported and left out; the document is kept.
    """
    text = _clean(raw.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n"))
    stated = {name: _clean(value) for name, value in raw.stated.items()}
    if stated.get("date"):
        day = metadata.iso_date(stated["date"])
        if day is None:
            report(SourceError(f"{stated['date']!r} is not a date, left out", raw.place, "write it as 2025-10-09"))
        stated["date"] = day or ""
    shown = {name: value for name, value in raw.inferred.items() if value}
    inferred = {**metadata.of_name(raw.name), **metadata.head(text), **shown}
    values: dict[str, str | None] = {}
    known: list[tuple[str, Provenance]] = []
    for name in FIELDS:
        if stated.get(name):
            values[name], how = stated[name], "stated"
        elif inferred.get(name):
            values[name], how = inferred[name], "inferred"
        else:
            values[name], how = None, "unknown"
        known.append((name, how))
    digest = ids.sha256(text)
    return Document(
        id=ids.mint("document", digest, values["publisher"] or ""),
        name=raw.name,
        place=raw.place,
        text=text,
        sha256=digest,
        media_type=raw.media_type,
        known=tuple(sorted(known)),
        **values,
    )
