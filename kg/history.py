"""What people changed, and how to take it back: an append-only journal in a graph of its own.

Nothing here deletes knowledge. A merge or split is an entry that the computation of
representatives honours; a forgotten document is kept, packed, in its journal entry.
"""

from __future__ import annotations

import base64
import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Literal

import pyoxigraph as ox

from . import ids
from .errors import KgError
from .graph import JOURNAL
from .graph.read import of_type
from .graph.terms import Reader, Sheet, binary, facts, moment
from .model import Identity
from .upgrades import upgraded
from .vocab import concept, name_of

Action = Literal["merge", "split", "forget", "restore", "retract", "import"]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the journal. ``subjects`` are IRIs; of a merge the first is taken to be the second.

    ``names`` says in words what they were, so that the journal reads without the rest of the graph.
    """

    id: str
    action: Action
    subjects: tuple[str, ...]
    names: tuple[str, ...]
    author: str
    created: str  # ISO 8601 date and time, UTC
    reason: str = ""
    archive: str = ""  # what was taken out, packed by :func:`pack`


def change(
    action: Action, subjects: Sequence[str], names: Sequence[str], author: str, reason: str = "", archive: str = ""
) -> Change:
    """Return a new entry, dated now."""
    created = datetime.now(timezone.utc).isoformat(timespec="microseconds").replace("+00:00", "Z")
    identifier = ids.mint("change", action, list(subjects), author, created)
    return Change(identifier, action, tuple(subjects), tuple(names), author, created, reason, archive)


def change_quads(changes: Iterable[Change]) -> Iterable[ox.Quad]:
    """Return the quads of entries, to be added to the journal."""
    sheet = Sheet(JOURNAL)
    for entry in changes:
        iri = ids.iri("change", entry.id)
        sheet.link(iri, "rdf:type", "clm:Change")
        sheet.link(iri, "dcterms:type", concept("change", entry.action))
        for predicate, subject in zip(("clm:first", "clm:second"), entry.subjects, strict=False):
            sheet.link(iri, predicate, subject)
        for subject in entry.subjects:
            sheet.link(iri, "clm:member", subject)
        sheet.add(iri, "schema:name", "\n".join(entry.names))
        sheet.add(iri, "schema:author", entry.author)
        sheet.add(iri, "schema:dateCreated", moment(entry.created))
        sheet.add(iri, "clm:explanation", entry.reason)
        sheet.add(iri, "schema:archivedAt", binary(entry.archive) if entry.archive else None)
    return iter(sheet)


def read_changes(quads: Iterable[ox.Quad]) -> list[Change]:
    """Return the journal, oldest entry first."""
    all_facts = facts(quads)
    found = []
    for iri in of_type(all_facts, "clm:Change"):
        read = Reader(all_facts, iri)
        ordered = [read.get("clm:first"), read.get("clm:second")]
        rest = [member for member in read.all("clm:member") if member not in ordered]
        found.append(
            Change(
                ids.local(iri),
                name_of("change", read.get("dcterms:type")),
                tuple(subject for subject in (*ordered, *rest) if subject),
                tuple(filter(None, read.get("schema:name", "").split("\n"))),
                read.get("schema:author", ""),
                read.get("schema:dateCreated"),
                read.get("clm:explanation", ""),
                read.get("schema:archivedAt", ""),
            )
        )
    return sorted(found, key=lambda entry: (*entry.created.rstrip("Z").partition(".")[::2], entry.id))


def pack(quads: Iterable[ox.Quad]) -> str:
    """Pack quads into a text that fits into one literal: gzipped N-Quads in base 64, the same each time."""
    lines = ox.serialize(sorted(set(quads), key=str), format=ox.RdfFormat.N_QUADS)
    return base64.b64encode(gzip.compress(lines, mtime=0)).decode("ascii")


def unpack(archive: str) -> list[ox.Quad]:
    """Return the quads that :func:`pack` packed, in the form of today."""
    return list(upgraded(ox.parse(gzip.decompress(base64.b64decode(archive)), format=ox.RdfFormat.N_QUADS)))


def in_force(identities: Iterable[Identity], journal: Iterable[Change]) -> tuple[Identity, ...]:
    """Apply merges and splits, in their order, to the identities that were found: by id, the last word counts."""
    found = list(identities)
    merged: dict[frozenset, Identity] = {}
    apart: set[frozenset] = set()
    for entry in journal:
        members = [ids.local(subject) for subject in entry.subjects]
        if entry.action == "merge":
            pair = frozenset(members)
            apart.discard(pair)
            reason = entry.reason or f"merged by {entry.author}"
            merged[pair] = Identity(entry.id, members[0], members[1], "entity", reason, 1.0, "by hand")
        elif entry.action == "split":
            # The first is taken out of its connection with each of the others.
            for other in members[1:]:
                apart.add(frozenset((members[0], other)))
                merged.pop(frozenset((members[0], other)), None)
    kept = [identity for identity in found if frozenset((identity.a, identity.b)) not in apart]
    return tuple(sorted((*kept, *merged.values()), key=lambda identity: identity.id))


def phrases(journal: Iterable[Change]) -> dict[str, str]:
    """Return the words, by id, that were merged although nobody was recognised in them."""
    found: dict[str, str] = {}
    for entry in journal:
        if entry.action == "merge":
            for subject, name in zip(entry.subjects, entry.names, strict=False):
                if subject.startswith(ids.iri("phrase", "")):
                    found.setdefault(ids.local(subject), name)
    return found


def forgotten(journal: Iterable[Change]) -> dict[str, Change]:
    """Return the ids of documents that are forgotten now -> the entry that holds what they held."""
    found: dict[str, Change] = {}
    for entry in journal:
        document = ids.local(entry.subjects[0]) if entry.subjects else ""
        if entry.action == "forget":
            found[document] = entry
        elif entry.action == "restore":
            found.pop(document, None)
    return found


def retracted(journal: Iterable[Change]) -> dict[str, str]:
    """Return the ids of documents that their source took back -> the notice."""
    taken = (entry for entry in journal if entry.action == "retract")
    return {ids.local(entry.subjects[0]): entry.reason or "taken back by its source" for entry in taken}


class HistoryError(KgError):
    """A change that cannot be made."""
