"""The graph as a network: speakers, claims and documents, tied by speech acts, places and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .model import Snapshot

if TYPE_CHECKING:
    import networkx


def network(snapshot: Snapshot) -> networkx.MultiDiGraph:
    """Return a MultiDiGraph whose node and edge attributes are plain text and numbers.

    Nodes have ``kind`` (speaker, claim, document) and ``label``. Edges have ``kind``: the speech
    act (speaker -> claim), ``in`` (claim -> document), or the kind of a link with ``subtype``,
    ``score`` and ``reason`` (claim -> claim); the key is the id of the link.
    """
    import networkx

    made = networkx.MultiDiGraph(title=snapshot.title)
    for document in snapshot.documents:
        made.add_node(
            document.id, kind="document", label=document.title or document.name, date=document.date or "",
            publisher=document.publisher or "",
        )  # fmt: skip
    for claim in snapshot.claims:
        made.add_node(
            claim.id, kind="claim", label=claim.text, date=claim.date or "", polarity=claim.polarity,
            certainty=claim.certainty, modality=claim.modality, act=claim.act,
            proposition=str(claim.proposition or ""), confidence=claim.confidence,
        )  # fmt: skip
        made.add_edge(claim.id, claim.document, key="in", kind="in")
        if claim.speaker:
            speaker = claim.speaker.entity or f"words:{claim.speaker.label.casefold()}"
            made.add_node(speaker, kind="speaker", label=claim.speaker.label)
            # A negated cue ("would not admit") is no speech act of the speaker.
            act = "named" if claim.cue.negated else claim.act
            made.add_edge(speaker, claim.id, key=act, kind=act)
    for link in snapshot.links:
        made.add_edge(
            link.a, link.b, key=link.id, kind=link.kind, subtype=link.subtype, score=link.score, reason=link.reason,
        )  # fmt: skip
    return made
