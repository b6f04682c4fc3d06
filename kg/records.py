"""Flat records: one claim or link as a plain dict whose keys are the columns users meet everywhere.

``kg claims``, ``kg links``, CSV exports, data frames and the pages all print these and nothing else.
"""

from __future__ import annotations

from . import ids
from .model import Claim, Document, Link, Mention, Snapshot, TimeSpan, Value
from .review import in_force

CLAIM_FIELDS = (
    "id document title publisher date date_source speaker speaker_id addressee cue cue_negated act attribution "
    "text start end pieces subject predicate object qualifiers polarity certainty modality values times confidence "
    "reporter speaker_words retracted"
).split()
LINK_FIELDS = "id kind subtype a b score reason rule version verdict".split()


def claim_record(claim: Claim, document: Document, retracted: str | None = None) -> dict:
    """Return one claim as a flat dict with the keys of :data:`CLAIM_FIELDS`, JSON-ready.

    ``retracted`` is the notice with which the source took the document back.
    """
    proposition = claim.proposition
    return {
        "id": claim.id,
        "document": document.name,
        "title": document.title,
        "publisher": document.publisher,
        "date": claim.date,
        "date_source": claim.date_source,
        "speaker": _label(claim.speaker),
        "speaker_id": ids.iri("entity", claim.speaker.entity) if claim.speaker and claim.speaker.entity else None,
        "addressee": _label(claim.addressee),
        "cue": claim.cue.lemma,
        "cue_negated": claim.cue.negated,
        "act": claim.act,
        "attribution": claim.attribution,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "pieces": [list(span) for span in claim.pieces],
        "subject": proposition.subject.label if proposition else None,
        "predicate": proposition.predicate if proposition else None,
        "object": _label(proposition.object) if proposition else None,
        "qualifiers": _qualifiers(claim),
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
        "values": [value_record(value) for value in claim.values],
        "times": [time_record(time) for time in claim.times],
        "confidence": round(claim.confidence, 3),
        "reporter": _label(claim.reporter),
        "speaker_words": claim.speaker.text if claim.speaker else None,
        "retracted": retracted,
    }


def link_record(link: Link, verdict: str | None = None) -> dict:
    """Return one link as a flat dict with the keys of :data:`LINK_FIELDS`."""
    record = {name: getattr(link, name) for name in LINK_FIELDS if name != "verdict"}
    return {**record, "score": round(link.score, 3), "verdict": verdict}


def claim_records(snapshot: Snapshot) -> list[dict]:
    """Return all claims of a snapshot, in the order of documents and offsets."""
    documents, notices = {document.id: document for document in snapshot.documents}, dict(snapshot.retracted)
    return [claim_record(c, documents[c.document], notices.get(c.document)) for c in snapshot.claims]


def link_records(snapshot: Snapshot) -> list[dict]:
    """Return all links of a snapshot with the verdict that counts, strongest first."""
    counts = in_force(snapshot.links, snapshot.reviews)
    links = sorted(snapshot.links, key=lambda link: (-link.score, link.id))
    return [link_record(link, counts[link.id].verdict if link.id in counts else None) for link in links]


def value_record(value: Value) -> dict:
    """Return a quantity as a dict; ``low`` and ``high`` in ``unit``, None where open."""
    return {
        "text": value.text,
        "kind": value.kind,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "bound": value.bound,
        "counted": value.counted,
    }


def time_record(time: TimeSpan) -> dict:
    """Return a date expression as a dict; ``start`` and ``end`` are inclusive ISO dates, None where open."""
    return {
        "text": time.text,
        "start": time.start,
        "end": time.end,
        "granularity": time.granularity,
        "bound": time.bound,
    }


def _label(mention: Mention | None) -> str | None:
    return mention.label if mention else None


def _qualifiers(claim: Claim) -> dict[str, str]:
    """Qualifiers by role; two of one role are joined so that no content is lost."""
    by_role: dict[str, str] = {}
    for qualifier in claim.proposition.qualifiers if claim.proposition else ():
        held = by_role.get(qualifier.role)
        by_role[qualifier.role] = f"{held}; {qualifier.value}" if held else qualifier.value
    return by_role
