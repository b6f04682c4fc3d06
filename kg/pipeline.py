"""The whole street in one call: documents in, claims, links and pages out.

Everything is content-addressed, so building twice changes nothing and adding a document leaves
the others as they are. What spans documents (identities, links) is computed over all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from .errors import KgError
from .model import Document

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class Report:
    """What a build did, for the summary: counts, the page to open, and what could not be read."""

    graph: str
    documents: int = 0
    added: int = 0
    claims: int = 0
    speakers: int = 0
    links: dict[str, int] = field(default_factory=dict)
    agreed: int = 0  # statements that several claims agree on; ``links["agreement"]`` counts the pairs
    notes: list[str] = field(default_factory=list)  # what was read, but may need a look
    page: str = ""
    failed: list[str] = field(default_factory=list)


def build(
    paths: Iterable[str | Path],
    graph: str | Path = "out",
    *,
    model: str | None = None,
    nli: str | None = "default",
    reader=None,
    pages: bool = True,
    jobs: int = 1,
    dask: str | None = None,
    on_error: Callable[[KgError], None] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read documents from files, folders, feeds or URLs and build or extend the graph in a directory.

    ``graph`` may be the address of a SPARQL endpoint; no pages are written there.

    A document that cannot be read goes to ``on_error`` and costs nothing else; the rest is built.
    ``nli`` names the inference model that ranks links ("default", "none", a path); ``reader`` is a
    :class:`kg.extract.llm.Reader` that reads instead of the rules. ``jobs`` processes read at a time, or the
    workers of the scheduler at the address ``dask``; the graph is the same whatever reads. Raises KgError when no
    document at all could be read and the graph is empty, or the graph cannot be written.
    """
    from . import api, counting, language, parallel, review, sources

    report, paths = Report(str(graph)), [str(path) for path in paths]

    def failed(error: KgError) -> None:
        report.failed.append(str(error))
        if on_error:
            on_error(error)

    progress = progress or (lambda stage, done, total: None)
    unreadable: list[KgError] = []
    documents = list(sources.read(paths, unreadable.append))
    nothing = not documents and not Path(str(graph), "claimkg.json").exists()
    if nothing and len(unreadable) == 1:
        raise unreadable[0]
    for error in unreadable:
        failed(error)
    if nothing:
        raise KgError("no document could be read, so there is nothing to build", ", ".join(paths))
    report.notes += [*sources.unmatched(paths), *filter(None, map(language.foreign, documents))]
    nlp = language.load(*([model] if model else []))
    with api.open(graph, write=True, create=True) as opened:
        new = _versioned(documents, opened, parallel.name(nlp, reader))
        # Closed here and now when a build is interrupted, so that no worker goes on alone.
        with closing(parallel.extract(new, model, jobs, dask, progress, failed, reader)) as extractions:
            for extraction in extractions:
                opened.put(extraction)
                report.added += 1
        connect(opened, nli, progress)
        snapshot = opened.snapshot()
    if pages and not str(graph).startswith(("http://", "https://")):
        from . import views

        progress("pages", 0, 1)
        report.page = str(views.write(snapshot, Path(str(graph))))
        progress("pages", 1, 1)
    report.documents, report.claims = len(snapshot.documents), len(snapshot.claims)
    report.speakers = len({claim.speaker.entity for claim in snapshot.claims if claim.speaker and claim.speaker.entity})
    for link in snapshot.links:
        report.links[link.kind] = report.links.get(link.kind, 0) + 1
    counts = review.in_force(snapshot.links, snapshot.reviews)
    kept = (link for link in snapshot.links if link.id not in counts or counts[link.id].verdict != "rejected")
    report.agreed = len(counting.statements(kept, {claim.id: claim for claim in snapshot.claims}))
    if missing := _missing(snapshot.documents):
        report.notes.append(missing)
    return report


def _missing(documents: Iterable[Document]) -> str:
    """Say how many documents have no date or no publisher: without a date nothing is earlier or later."""
    documents = list(documents)
    undated, unknown = (sum(not getattr(each, name) for each in documents) for name in ("date", "publisher"))
    parts = [f"{count} of {len(documents)} documents without a {name}"
             for count, name in ((undated, "date"), (unknown, "publisher")) if count]  # fmt: skip
    return f"{', '.join(parts)}: a file sources.csv beside them can name it" if parts else ""


def connect(opened, nli: str | None = "default", progress: Progress = lambda stage, done, total: None) -> None:
    """Compute identities across documents, then the links between claims, over the whole graph."""
    from . import links, names, review
    from .extract import events

    extractions = list(opened.extractions())
    progress("linking", 0, 1)
    entities = {e.document.id: e.entities for e in extractions}
    dates = {e.document.id: e.document.date for e in extractions}
    opened.put_identities([*names.link(entities), *events.link(entities, dates)])
    opened.put_links(
        links.find(
            opened.claims(),
            opened.documents(),
            opened.identities(),
            nli=nli,
            judged=review.judged(opened.reviews()),
            thresholds=review.read_thresholds(opened.store.place),
        )
    )
    progress("linking", 1, 1)


def _versioned(documents: list[Document], opened, extractor: str) -> list[Document]:
    """Return the documents to read: new ones, and those last read by another extractor; forgotten ones stay so.

    A changed text at a known place is tied to the version it replaces; the old one stays.
    """
    forgotten = opened.forgotten()
    held = {e.document.id: e for e in opened.extractions("all")}
    newest = {document.place: document.id for document in opened.documents()}
    fresh = []
    for document in documents:
        if document.id in forgotten:
            continue
        if document.id in held:
            known = held[document.id]
            if known.extractor == extractor and replace(document, previous=known.document.previous) == known.document:
                continue
            fresh.append(replace(document, previous=known.document.previous))
        else:
            fresh.append(replace(document, previous=newest.get(document.place)))
    return fresh
