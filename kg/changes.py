"""Make a change and write it down: merge and split entities, forget, restore and retract documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from . import graph, history, ids
from .history import Change, HistoryError
from .model import Claim, Document, Entity, Mention


class Named(NamedTuple):
    """What a name stands for: a recognised entity, or words in which nobody was recognised ("the owner")."""

    id: str
    label: str
    phrase: bool = False

    @property
    def iri(self) -> str:
        return ids.iri("phrase" if self.phrase else "entity", self.id)


def entity(opened, name: str) -> Named:
    """Return what has this id, IRI or name: an entity (by its label, then by any name), else words of a claim.

    An entity that no claim names gives way to words that do: a label of a transcript may be read both ways.
    Raises HistoryError where nobody or more than one has it.
    """
    known = opened.survey.entities
    if ids.local(name) in known:
        return _named(known[ids.local(name)])
    wanted = name.casefold()
    exact = [e for e in known.values() if e.label.casefold() == wanted]
    named = exact or [e for e in known.values() if wanted in (n.casefold() for n in e.names)]
    if len(named) != 1 or not _claims_of(opened, _named(named[0])):
        words = _words(opened, name)
        if words:
            return words
    if len(named) == 1:
        return _named(named[0])
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
    """Take ``first`` to be ``second`` from now on. Raises HistoryError where that would change no claim."""
    a, b = entity(opened, first), entity(opened, second)
    chosen, known = opened.survey.chosen, opened.survey.entities
    if a.id == b.id or (a.id in chosen and chosen[a.id] == chosen.get(b.id)):
        raise HistoryError("they are already one", f"{a.label} and {b.label}")
    if b.phrase and not a.phrase:
        raise HistoryError("nobody was recognised under this name", b.label, "give the two names the other way round")
    if not _claims_of(opened, a):
        hint = "'kg query speakers' lists the speakers"
        raise HistoryError("no claim names it, so nothing would change", a.label, hint)
    # The head of the second's group, so that everything that was one with either is one now.
    head = chosen.get(b.id, b.id)
    second = _named(known[head]) if head in known else b
    entry = _write(opened, "merge", (a, second), author, reason)
    if not a.phrase and (words := _words(opened, a.label)):  # the name where nobody was recognised in it
        _write(opened, "merge", (words, second), author, reason)
    return entry


def split(opened, name: str, author: str, reason: str = "") -> Change:
    """Take an entity out of every identity it is in."""
    one = entity(opened, name)
    words = None if one.phrase else _words(opened, one.label)
    apart = [(each, others) for each in (one, words) if each and (others := _others(opened, each))]
    if not apart:
        raise HistoryError("was not taken to be anybody else", one.label)
    entries = [_write(opened, "split", (each, *others), author, reason) for each, others in apart]
    return entries[0]


def _others(opened, one: Named) -> list[Named]:
    """Return whom an identity takes ``one`` to be, or to whom one takes it, by id."""
    others = sorted(
        {
            identity.b if identity.a == one.id else identity.a
            for identity in opened.survey.identities
            if one.id in (identity.a, identity.b) and identity.kind != "speech-event"
        }
    )
    known, words = opened.survey.entities, opened.survey.phrases
    named = [_named(known[each]) if each in known else Named(each, words.get(each, ""), True) for each in others]
    return [each for each in named if each.label]


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


def _write(opened, action: str, named: tuple[Named, ...], author: str, reason: str) -> Change:
    entry = history.change(action, [each.iri for each in named], [each.label for each in named], author, reason)
    opened.record(entry)
    return entry


def _named(found: Entity) -> Named:
    return Named(found.id, found.label)


def _claims(opened) -> Iterator[Claim]:
    return (claim for extraction in opened.extractions() for claim in extraction.claims)


def _claims_of(opened, one: Named) -> bool:
    """Say whether any claim names what is one with ``one`` now, as a speaker, listener, reporter or topic."""
    chosen = opened.survey.chosen
    head = chosen.get(one.id, one.id)

    def is_one(mention: Mention) -> bool:
        own = mention.entity or (one.phrase and ids.phrase(mention.label or mention.text))
        return bool(own) and chosen.get(own, own) == head

    return any(is_one(mention) for claim in _claims(opened) for mention in _mentions(claim))


def _words(opened, name: str) -> Named | None:
    """Return the words of claims that are this name although nobody was recognised in them."""
    for claim in _claims(opened):
        for mention in _mentions(claim):
            label = mention.label or mention.text
            if not mention.entity and label.casefold() == name.casefold():
                return Named(ids.phrase(label), label, True)
    return None


def _mentions(claim: Claim) -> Iterator[Mention]:
    proposition = claim.proposition
    topics = (proposition.subject, proposition.object) if proposition else ()
    return filter(None, (claim.speaker, claim.addressee, claim.reporter, *topics))
