"""The programming interface: ``kg.open("out")`` gives a :class:`Graph`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from . import canonical, changes, derived, graph, history, ids, queries
from .history import Change
from .model import Claim, Document, Entity, Extraction, Identity, Link, Review, Snapshot
from .queries import Answer
from .records import claim_record, link_record
from .review import in_force
from .showing import Page, summary, table
from .store import open_store

if TYPE_CHECKING:
    import pandas


def open(path: str | Path = "out", write: bool = False, create: bool = False) -> Graph:
    """Open the graph in a directory or at a SPARQL endpoint (``http…``).

    ``write`` asks for the right to change it (one process at a time); ``create`` makes a new
    directory where there is none. Raises StoreError.
    """
    return Graph(open_store(path, write or create, create, refresh=lambda store: Graph(store).refresh()))


class Rows(list):
    """A list of records that also gives a pandas data frame."""

    def __init__(self, records: Iterable, flat: Callable = asdict):
        super().__init__(records)
        self._flat = flat

    def frame(self) -> pandas.DataFrame:
        """Return the records as a data frame, with the columns users meet everywhere (needs pandas)."""
        import pandas

        return pandas.DataFrame([self._flat(record) for record in self])

    def _repr_html_(self) -> str:
        return table([self._flat(record) for record in self])


class Graph:
    """A claim graph: read claims, links and verdicts, ask questions, add what was found.

    Use it in a ``with`` block: what was written becomes visible to readers when it closes.
    """

    def __init__(self, store):
        self.store = store
        self._stale = False  # whether the derived graph lags behind what was written
        self._decoded: dict[str, Extraction] = {}  # by document: reading its quads back is the costly part

    def __enter__(self) -> Graph:
        return self

    def __exit__(self, kind, *error) -> None:
        # After a failure readers keep what was published before; the next writer goes on from here.
        if kind is None:
            self.close()
        else:
            self.store.abandon()

    def __repr__(self) -> str:
        return f"<kg.Graph {self.store.place}>"

    def close(self) -> None:
        """Publish what was written and let go of the graph."""
        if self._stale:
            self.refresh()
        self.store.close()

    # ---- reading

    def extractions(self, versions: str = "current") -> Iterator[Extraction]:
        """Yield what was read out of each document, as extracted (identities not applied).

        ``versions="all"`` includes document versions that a newer one has replaced.
        """
        replaced = self._newer if versions == "current" else {}
        for identifier in self.document_ids():
            if identifier not in replaced:
                if identifier not in self._decoded:
                    quads = self.store.read(graph.document_graph(identifier))
                    self._decoded[identifier] = graph.read_document(quads)
                yield self._decoded[identifier]

    def document_ids(self) -> list[str]:
        """Return the ids of all document versions in the graph, sorted."""
        prefix = graph.DOCUMENTS
        return [name.removeprefix(prefix) for name in self.store.graphs() if name.startswith(prefix)]

    def documents(self, versions: str = "current") -> Rows:
        """Return the documents by date and name; ``versions="all"`` includes replaced ones."""
        found = [e.document for e in self.extractions(versions)]
        return Rows(sorted(found, key=lambda d: (d.date or "9999", d.name, d.id)))

    def claims(
        self,
        speaker: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        document: str | None = None,
        act: str | None = None,
        polarity: str | None = None,
        versions: str = "current",
    ) -> Rows:
        """Return claims with canonical names, by document date and place in the text.

        ``speaker`` is any part of a name, ``about`` any words of the claim or its triple,
        ``document`` an id, a file name, its end, or any part of it where no name is that; ``since`` and
        ``until`` are ISO dates, the last day of a month or year included
        (claims without a date are left out when one is given).
        """
        rename, documents, found = self._renamer, {}, []
        held = list(self.extractions(versions))
        if document is not None:
            exact = [each for each in held if _is_document(each.document, document)]
            held = exact or [each for each in held if document.casefold() in each.document.name.casefold()]
        for each in held:
            documents[each.document.id] = each.document
            key = (each.document.date or "9999", each.document.name, each.document.id)
            found += [(key, claim) for claim in each.claims]
        found.sort(key=lambda pair: pair[0])
        chosen = (
            claim
            for claim in (rename(claim) for _, claim in found)
            if (speaker is None or (claim.speaker and speaker.casefold() in claim.speaker.label.casefold()))
            and (about is None or _about(claim, about.casefold()))
            and (since is None or (claim.date or "") >= since)
            and (until is None or (claim.date is not None and claim.date[: len(until)] <= until))
            and (act is None or claim.act == act)
            and (polarity is None or claim.polarity == polarity)
        )
        notices = self.retracted()
        return Rows(chosen, lambda c: claim_record(c, documents[c.document], notices.get(c.document)))

    def links(self, kind: str | None = None, min_score: float = 0.0, verdict: str | None = None) -> Rows:
        """Return links, best first. ``verdict`` is confirmed, rejected, unsure or open (no verdict yet)."""
        given = self.verdicts()
        chosen = (
            link
            for link in graph.read_links(self.store.read(graph.LINKS))
            if (kind is None or link.kind == kind)
            and link.score >= min_score
            and (verdict is None or given.get(link.id, "open") == verdict)
        )
        return Rows(chosen, lambda link: link_record(link, given.get(link.id)))

    def entities(self) -> Rows:
        """Return the entities after identities were applied, by label: one for each representative."""
        known, chosen = self.survey.entities, self.survey.chosen
        groups: dict[str, list[Entity]] = {}
        for entity in known.values():
            groups.setdefault(chosen.get(entity.id, entity.id), []).append(entity)
        merged = []
        for representative, members in groups.items():
            head = known.get(representative, members[0])
            names = sorted({name for member in members for name in (member.label, *member.names)} - {head.label})
            merged.append(Entity(head.id, head.label, head.kind, tuple(names), head.role))
        return Rows(sorted(merged, key=lambda entity: (entity.label.casefold(), entity.id)))

    def identities(self) -> Rows:
        """Return every identity in force, with its reason: found within and across documents."""
        return Rows(self.survey.identities)

    def reviews(self) -> Rows:
        """Return every verdict ever given, oldest first."""
        return Rows(graph.read_reviews(self.store.read(graph.REVIEWS)))

    def verdicts(self) -> dict[str, str]:
        """Return link id -> the verdict that counts, see :func:`kg.review.in_force`."""
        counts = in_force(graph.read_links(self.store.read(graph.LINKS)), self.reviews())
        return {link: review.verdict for link, review in counts.items()}

    def history(self) -> Rows:
        """Return the journal of merges, splits, forgotten and retracted documents, oldest first."""
        return Rows(history.read_changes(self.store.read(graph.JOURNAL)))

    def forgotten(self) -> frozenset[str]:
        """Return the ids of the documents that are forgotten now; a build leaves them out."""
        return frozenset(history.forgotten(self.history()))

    def retracted(self) -> dict[str, str]:
        """Return document id -> notice for documents their source took back."""
        return history.retracted(self.history())

    def query(self, question: str, timeout: float = 30.0, max_rows: int = 10_000, **values) -> Answer:
        """Answer a named query, a query file or a SPARQL text, with its parameters as keywords.

        The answer is a list of dicts with ``.frame()`` for pandas. It is complete: a query that
        takes longer than ``timeout`` seconds or gives more than ``max_rows`` rows raises QueryError.
        """
        if self._stale:
            self.refresh()
        return queries.run(self.store, question, values, timeout, max_rows)

    def snapshot(self, title: str = "") -> Snapshot:
        """Return everything that views and exports need, canonical names applied, current versions only."""
        extractions = list(self.extractions())
        made = sorted({("extractor", e.extractor) for e in extractions if e.extractor})
        claims = self.claims()
        known = {claim.id for claim in claims}
        links = [link for link in self.links() if link.a in known and link.b in known]
        made += sorted({(f"rule {link.rule}", link.version) for link in links})
        return Snapshot(
            documents=tuple(self.documents()),
            claims=tuple(claims),
            links=tuple(links),
            reviews=tuple(self.reviews()),
            entities=tuple(self.entities()),
            identities=tuple(self.identities()),
            title=title,
            retracted=tuple(sorted(self.retracted().items())),
            made_with=tuple(made),
        )

    def show(self, height: int = 820, page: str = "index") -> Page:
        """Return the pages for a notebook cell, ``height`` in CSS pixels, open on one of them."""
        return Page(self.snapshot(), height, page)

    show_contradictions = show  # the pages open on the contradictions

    def show_agreements(self, height: int = 820) -> Page:
        """Return the pages for a notebook cell, open on what several claims agree on."""
        return self.show(height, "agreements")

    def show_speakers(self, height: int = 820) -> Page:
        """Return the pages for a notebook cell, open on the speakers."""
        return self.show(height, "speakers")

    def show_sources(self, height: int = 820) -> Page:
        """Return the pages for a notebook cell, open on the sources."""
        return self.show(height, "sources")

    def show_claims(self, height: int = 820) -> Page:
        """Return the pages for a notebook cell, open on the table of claims."""
        return self.show(height, "claims")

    def _repr_html_(self) -> str:
        return summary(self.snapshot())

    def networkx(self):
        """Return the graph as a networkx MultiDiGraph of speakers, claims and documents (:mod:`kg.network`)."""
        from .network import network

        return network(self.snapshot())

    def rdflib(self):
        """Return a live, read-only rdflib Dataset over the graph, for notebooks and rdflib's own tools."""
        from .rdf import dataset

        return dataset(self.store)

    # ---- writing

    def put(self, extraction: Extraction) -> bool:
        """Write one document version, replacing what was read out of it before; False where nothing changed."""
        changed = self.store.replace(graph.document_graph(extraction.document.id), graph.quads(extraction))
        self.changed(extraction.document.id)
        self._decoded[extraction.document.id] = graph.normal(extraction)
        return changed

    def put_identities(self, identities: Iterable[Identity]) -> bool:
        """Replace the identities found across documents; False where nothing changed."""
        changed = self.store.replace(graph.IDENTITIES, graph.identity_quads(identities))
        self.changed()
        return changed

    def put_links(self, links: Iterable[Link]) -> bool:
        """Replace the links graph as a whole; verdicts are kept elsewhere and stay. False where nothing changed."""
        changed = self.store.replace(graph.LINKS, graph.link_quads(links))
        self._stale = self._stale or changed
        return changed

    def add_reviews(self, reviews: Iterable[Review]) -> None:
        """Add verdicts. They are never changed or removed."""
        reviews = list(reviews)
        self.store.append(graph.REVIEWS, graph.review_quads(reviews))
        # A verdict on an agreement decides whether two reports are one utterance.
        held = " ".join(f"<{ids.iri('link', review.target)}>" for review in reviews)
        agreed = f"ASK {{ VALUES ?link {{ {held} }} ?link a clm:Agreement }}"
        self._stale = self._stale or bool(self.store.select(agreed))

    def record(self, change: Change) -> None:
        """Add an entry to the journal (see :mod:`kg.changes` for the changes themselves)."""
        self.store.append(graph.JOURNAL, history.change_quads([change]))
        self.changed()

    def merge(self, first: str, second: str, author: str = "", reason: str = "") -> Change:
        """Take the entity ``first`` (a name or id) to be ``second`` from now on."""
        return changes.merge(self, first, second, author, reason)

    def split(self, name: str, author: str = "", reason: str = "") -> Change:
        """Take an entity (a name or id) out of every identity it is in."""
        return changes.split(self, name, author, reason)

    def forget(self, document: str, author: str = "", reason: str = "") -> Change:
        """Take a document out of the graph; what it held stays packed in the journal."""
        return changes.forget(self, document, author, reason)

    def restore(self, document: str, author: str = "", reason: str = "") -> Change:
        """Put a forgotten document and its links back."""
        return changes.restore(self, document, author, reason)

    def retract(self, document: str, author: str = "", reason: str = "") -> Change:
        """Note that a source took a document back; its claims stay."""
        return changes.retract(self, document, author, reason)

    def refresh(self) -> bool:
        """Compute the derived graph of representatives and their labels again; False where nothing changed."""
        self._stale = False
        given = self.verdicts()
        links = (link for link in self.links() if given.get(link.id) != "rejected")
        made = derived.canonical_graph(self.extractions(), self.survey, links, self._newer, self.retracted())
        return self.store.replace(graph.CANONICAL, made)

    # ---- what is derived from the documents, computed once

    def changed(self, document: str = "") -> None:
        """Drop what was computed from the documents, and what is known of ``document``, which was written."""
        self._stale = True
        self._decoded.pop(document, None)
        for name in ("_newer", "survey", "_renamer"):
            self.__dict__.pop(name, None)

    @cached_property
    def _newer(self) -> dict[str, str]:
        """Document version -> the one that replaced it."""
        rows = self.store.select("SELECT DISTINCT ?old ?new WHERE { ?new prov:wasRevisionOf ?old }")
        return dict(sorted((ids.local(row["old"].value), ids.local(row["new"].value)) for row in rows))

    @cached_property
    def survey(self) -> derived.Survey:
        """Who is who: all entities and identities of the current documents, and their representatives."""
        across = graph.read_identities(self.store.read(graph.IDENTITIES))
        return derived.survey(self.extractions(), across, self.history())

    @cached_property
    def _renamer(self):
        return canonical.renamer(self.survey.chosen, self.survey.entities, self.survey.phrases)


def _is_document(document: Document, wanted: str) -> bool:
    return wanted in (document.id, document.name, document.url) or document.name.endswith(f"/{wanted}")


def _about(claim: Claim, words: str) -> bool:
    return words in claim.text.casefold() or (
        claim.proposition is not None and words in str(claim.proposition).casefold()
    )
