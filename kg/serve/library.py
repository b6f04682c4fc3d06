"""What the server has read of the graph: one snapshot, read again when a writer has published."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from .. import api, views
from ..model import Snapshot
from ..records import claim_records, link_records
from ..store import published

FACETS = ("speaker", "publisher", "document", "act", "polarity", "certainty", "modality", "attribution")


@dataclass(frozen=True)
class Holdings:
    """One state of the graph, ready to be served. ``texts`` are the claims' words and names in lower case."""

    version: object
    snapshot: Snapshot
    claims: list[dict]
    links: list[dict]
    texts: list[str]
    pages: dict[bool, dict[str, bytes]]  # whether the visitor may judge -> path -> bytes
    places: dict[str, str]  # claim -> the address of its passage


class Library:
    """Gives the newest holdings; a graph that did not change is read once."""

    def __init__(self, place: str, token: str):
        self.place, self.token = place, token
        self._lock = threading.Lock()
        self._held: Holdings | None = None

    def holdings(self) -> Holdings:
        """Return what the graph holds now. Raises StoreError."""
        with self._lock:
            # An endpoint cannot say whether it changed: it is read again every minute.
            version = published(self.place) or int(time.monotonic() // 60)
            if self._held is None or version != self._held.version:
                with api.open(self.place) as opened:
                    self._held = _read(version, opened.snapshot())
            return self._held

    def page(self, path: str, may_judge: bool) -> bytes | None:
        """Return one file of the pages, with the buttons for verdicts where the visitor may judge."""
        held = self.holdings()
        if may_judge not in held.pages:
            held.pages[may_judge] = dict(views.pages(held.snapshot, self.token if may_judge else ""))
        return held.pages[may_judge].get(path)


def _read(version, snapshot: Snapshot) -> Holdings:
    claims = claim_records(snapshot)
    texts = [
        " ".join(
            filter(None, (c["text"], c["speaker"], c["subject"], c["predicate"], c["object"], c["title"]))
        ).casefold()
        for c in claims
    ]
    return Holdings(version, snapshot, claims, link_records(snapshot), texts, {}, views.places(snapshot))


def search(held: Holdings, words: str, wanted: dict[str, str], since: str = "", until: str = "") -> list[dict]:
    """Return the claims that hold all ``words`` and have the facet values wanted, in the order of the graph.

    A speaker whom nobody is called is any part of a name, as on the command line.
    """
    parts = words.casefold().split()
    wanted, part = dict(wanted), wanted.get("speaker", "").casefold()
    if part and not any(claim["speaker"] == wanted["speaker"] for claim in held.claims):
        del wanted["speaker"]
    else:
        part = ""
    return [
        claim
        for claim, text in zip(held.claims, held.texts, strict=True)
        if all(part in text for part in parts)
        and all(claim[name] == value for name, value in wanted.items())
        and part in (claim["speaker"] or "").casefold()
        and (not since or (claim["date"] or "") >= since)
        and (not until or (claim["date"] is not None and claim["date"][: len(until)] <= until))
    ]


def facets(claims: list[dict]) -> dict[str, list[tuple[str, int]]]:
    """Return facet -> its values with their counts, most frequent first."""
    from collections import Counter

    counted = {name: Counter(claim[name] for claim in claims if claim[name]) for name in FACETS}
    return {name: sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) for name, found in counted.items()}
