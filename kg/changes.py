"""Make a change and write it down: merge and split entities, forget, restore and retract documents."""

from __future__ import annotations

from . import graph, history, ids
from .history import Change, HistoryError
from .model import Document, Entity


def entity(found, name: str) -> Entity:
    """Return the entity with this id, IRI or name (as a label, then as any name it has).

    Raises HistoryError where nobody or more than one has it.
    """
    known = found.entities
    if ids.local(name) in known:
        return known[ids.local(name)]
    wanted = name.casefold()
    exact = [e for e in known.values() if e.label.casefold() == wanted]
    named = exact or [e for e in known.values() if wanted in (n.casefold() for n in e.names)]
    if len(named) == 1:
        return named[0]
    if not named:
        raise HistoryError("no entity has this name", name, "'kg query speakers' lists the speakers")
    ways = ", ".join(f"{e.label} ({e.id})" for e in sorted(named, key=lambda e: e.id))
    raise HistoryError("more than one entity has this name", name, f"give an id: {ways}")


def document(opened, name: str) -> Document:
    """Return the document with this id, file name or address. Raises HistoryError where there is not one."""
    held = [d for d in opened.documents("all") if name in (d.id, d.name, d.place, d.url)]
    held = held or [d for d in opened.documents("all") if d.name.endswith(f"/{name}")]
    if not held:
        raise HistoryError("no such document", name, "'kg query documents' lists them")
    if len(held) > 1:
        ways = ", ".join(f"{d.date or 'no date'} ({d.id})" for d in held)
        raise HistoryError("more than one document or version has this name", name, f"give an id: {ways}")
    return held[0]


def merge(opened, first: str, second: str, author: str, reason: str = "") -> Change:
    """Take ``first`` to be ``second`` from now on."""
    a, b = entity(opened.survey, first), entity(opened.survey, second)
    chosen = opened.survey.chosen
    if a.id == b.id or (a.id in chosen and chosen[a.id] == chosen.get(b.id)):
        raise HistoryError("they are already one", f"{a.label} and {b.label}")
    # The head of the second's group, so that everything that was one with either is one now.
    return _write(opened, "merge", (a, opened.survey.entities[chosen.get(b.id, b.id)]), author, reason)


def split(opened, name: str, author: str, reason: str = "") -> Change:
    """Take an entity out of every identity it is in."""
    one = entity(opened.survey, name)
    others = sorted(
        {
            identity.b if identity.a == one.id else identity.a
            for identity in opened.survey.identities
            if one.id in (identity.a, identity.b) and identity.kind != "speech-event"
        }
    )
    if not others:
        raise HistoryError("was not taken to be anybody else", one.label)
    known = opened.survey.entities
    return _write(opened, "split", (one, *(known[other] for other in others if other in known)), author, reason)


def forget(opened, name: str, author: str, reason: str = "") -> Change:
    """Take a document out of the graph; what it held is packed into the journal."""
    gone = document(opened, name)
    claims = {c.id for e in opened.extractions("all") if e.document.id == gone.id for c in e.claims}
    links = opened.links()
    lost = [link for link in links if link.a in claims or link.b in claims]
    quads = [*opened.store.read(graph.document_graph(gone.id)), *graph.link_quads(lost)]
    entry = history.change(
        "forget", [ids.iri("document", gone.id)], [gone.name], author, reason, history.pack(quads)
    )  # fmt: skip
    opened.record(entry)
    opened.put_links(link for link in links if link not in lost)
    opened.store.remove(graph.document_graph(gone.id))
    opened.changed(gone.id)
    return entry


def restore(opened, name: str, author: str, reason: str = "") -> Change:
    """Put a forgotten document and its links back."""
    held = history.forgotten(opened.history())
    found = [entry for key, entry in held.items() if name == key or name in entry.names]
    if len(found) != 1:
        problem = "no such forgotten document" if not found else "more than one forgotten document has this name"
        raise HistoryError(problem, name, "'kg history' lists them with their ids")
    quads = history.unpack(found[0].archive)
    name_of_graph = graph.document_graph(ids.local(found[0].subjects[0]))
    opened.store.replace(name_of_graph, [quad for quad in quads if quad.graph_name.value == name_of_graph])
    known = {claim.id for extraction in opened.extractions("all") for claim in extraction.claims}
    back = graph.read_links(quad for quad in quads if quad.graph_name.value == graph.LINKS)
    held_links = {link.id: link for link in opened.links()}
    held_links.update((link.id, link) for link in back if link.a in known and link.b in known)
    opened.put_links(held_links.values())
    entry = history.change("restore", found[0].subjects, found[0].names, author, reason)
    opened.record(entry)
    return entry


def retract(opened, name: str, author: str, reason: str) -> Change:
    """Note that a source took a document back; its claims stay and are marked."""
    taken = document(opened, name)
    entry = history.change("retract", [ids.iri("document", taken.id)], [taken.name], author, reason)
    opened.record(entry)
    return entry


def _write(opened, action: str, entities: tuple[Entity, ...], author: str, reason: str) -> Change:
    iris, names = [ids.iri("entity", e.id) for e in entities], [e.label for e in entities]
    entry = history.change(action, iris, names, author, reason)
    opened.record(entry)
    return entry
