"""Quads -> records: the way back of :mod:`kg.graph.write`, exact to the last field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import Quad

from .. import ids
from ..model import (
    Claim,
    Cue,
    Document,
    Entity,
    Extraction,
    Identity,
    Mention,
    Proposition,
    Qualifier,
    TimeSpan,
    Value,
)
from ..vocab import RDF, name_of
from .terms import Facts, Reader, facts, node, spans_of

_TYPE = RDF + "type"


def read_document(quads: Iterable[Quad]) -> Extraction:
    """Return everything one document graph holds (claims in text order, entities by id).

    Attributions are not stored: they are material of the extraction alone.
    """
    return extraction_of(facts(quads))


def extraction_of(all_facts: Facts) -> Extraction:
    """Return the extraction of facts that are already grouped."""
    document = _document(all_facts, next(of_type(all_facts, "schema:CreativeWork")))
    entities = tuple(_entity(all_facts, iri) for iri in sorted(of_type(all_facts, "clm:Entity")))
    labels = {entity.id: (entity.label, entity.kind) for entity in entities}
    claims = sorted((_claim(all_facts, iri, labels) for iri in of_type(all_facts, "clm:Claim")), key=_text_order)
    run = next(of_type(all_facts, "prov:Activity"), "")
    return Extraction(
        document,
        tuple(claims),
        entities,
        identities=identities_of(all_facts),
        extractor=Reader(all_facts, run).get("dcterms:identifier", ""),
    )


def normal(extraction: Extraction) -> Extraction:
    """Return an extraction as :func:`read_document` gives it back: in order, scores with six decimals."""
    document = extraction.document
    return Extraction(
        replace(document, known=tuple(sorted(document.known))),
        tuple(sorted((replace(c, confidence=_six(c.confidence)) for c in extraction.claims), key=_text_order)),
        tuple(sorted((replace(e, names=tuple(sorted(set(e.names)))) for e in extraction.entities), key=_by_id)),
        identities=tuple(sorted((replace(i, score=_six(i.score)) for i in extraction.identities), key=_by_id)),
        extractor=extraction.extractor,
    )


def _six(score: float) -> float:
    return float(f"{score:.6f}")


def _by_id(record: Entity | Identity) -> str:
    return record.id


def read_identities(quads: Iterable[Quad]) -> tuple[Identity, ...]:
    """Return the identity records of the identities graph, by id."""
    return identities_of(facts(quads))


def identities_of(all_facts: Facts) -> tuple[Identity, ...]:
    """Return the identity records of one graph, by id."""
    found = []
    for iri in sorted(of_type(all_facts, "clm:IdentityLink")):
        read = Reader(all_facts, iri)
        found.append(
            Identity(
                ids.local(iri),
                ids.local(read.get("clm:first")),
                ids.local(read.get("clm:second")),
                name_of("kind", read.get("dcterms:type")),
                read.get("clm:explanation", ""),
                read.number("clm:score"),
                read.get("dcterms:identifier", ""),
            )
        )
    return tuple(found)


def of_type(all_facts: Facts, name: str):
    """Yield the subjects that have the class ``name``."""
    wanted = node(name).value
    return (subject for subject, own in list(all_facts.items()) if wanted in own.get(_TYPE, ()))


def _text_order(claim: Claim):
    return claim.start, claim.end, claim.ordinal, claim.id


def _document(all_facts: Facts, iri: str) -> Document:
    read = Reader(all_facts, iri)
    publisher, previous = read.get("schema:publisher"), read.get("prov:wasRevisionOf")
    known = [(name, state) for state in ("stated", "inferred", "unknown") for name in read.all(f"known:{state}")]
    return Document(
        id=read.get("dcterms:identifier"),
        name=read.get("schema:name", ""),
        place=read.get("dcterms:source", ""),
        text=read.get("schema:text", ""),
        sha256=read.get("schema:sha256", ""),
        media_type=read.get("schema:encodingFormat", ""),
        title=read.get("schema:headline"),
        publisher=Reader(all_facts, publisher).get("schema:name") if publisher else None,
        date=read.get("schema:datePublished"),
        url=read.get("schema:url"),
        language=read.get("schema:inLanguage"),
        licence=read.get("schema:license"),
        agency=read.get("schema:creditText"),
        known=tuple(sorted(known)),
        previous=ids.local(previous) if previous else None,
    )


def _entity(all_facts: Facts, iri: str) -> Entity:
    read = Reader(all_facts, iri)
    return Entity(
        ids.local(iri),
        read.get("schema:name", ""),
        name_of("thing", read.get("dcterms:type")),
        tuple(read.all("skos:altLabel")),
        read.get("schema:roleName", ""),
    )


def _mention(all_facts: Facts, iri: str | None, labels: dict[str, tuple[str, str]]) -> Mention | None:
    if iri is None:
        return None
    read = Reader(all_facts, iri)
    target = read.get("words:refersTo")
    entity = ids.local(target) if target.startswith(ids.iri("entity", "")) else None
    if kind := read.get("dcterms:type"):
        label, kind = read.get("schema:name", ""), name_of("thing", kind)
    else:
        label, kind = labels[entity]
    return Mention(
        read.get("oa:exact", ""),
        label,
        entity,
        kind,
        read.spans("words:spans"),
        read.get("schema:roleName", ""),
        read.flag("words:generic"),
    )


def _claim(all_facts: Facts, iri: str, labels: dict[str, tuple[str, str]]) -> Claim:
    read = Reader(all_facts, iri)
    evidence = read.get("clm:evidence")
    position, quote = Reader(all_facts, f"{evidence}#position"), Reader(all_facts, f"{evidence}#quote")
    cue = Cue(
        read.get("clm:cue", ""),
        read.get("words:cueText", ""),
        read.spans("words:cue"),
        read.flag("clm:cueNegated"),
        name_of("cue", read.get("clm:cueClass")),
        read.flag("clm:factive"),
    )
    return Claim(
        id=ids.local(iri),
        document=ids.local(read.get("prov:wasDerivedFrom")),
        start=int(position.get("oa:start")),
        end=int(position.get("oa:end")),
        ordinal=int(read.get("schema:position")),
        text=quote.get("oa:exact", ""),
        pieces=read.spans("words:pieces"),
        speaker=_mention(all_facts, read.get("words:speaker"), labels),
        cue=cue,
        act=name_of("act", read.get("clm:act")),
        attribution=name_of("attr", read.get("clm:attribution")),
        polarity=name_of("pol", read.get("clm:polarity")),
        certainty=name_of("cert", read.get("clm:certainty")),
        modality=name_of("mod", read.get("clm:modality")),
        proposition=_proposition(all_facts, read, labels),
        addressee=_mention(all_facts, read.get("words:addressee"), labels),
        reporter=_mention(all_facts, read.get("words:reporter"), labels),
        values=tuple(_in_order(all_facts, read.all("clm:quantity"), _value)),
        times=tuple(_in_order(all_facts, read.all("dcterms:temporal"), _time)),
        date=Reader(all_facts, read.get("clm:speechEvent")).get("schema:startTime"),
        date_source=name_of("known", read.get("clm:dateSource")),
        context=read.span("words:context"),
        markers=read.spans("words:markers"),
        confidence=read.number("clm:score"),
    )


def _proposition(all_facts: Facts, claim: Reader, labels: dict[str, tuple[str, str]]) -> Proposition | None:
    iri = claim.get("clm:proposition")
    if iri is None:
        return None
    predicate = Reader(all_facts, Reader(all_facts, iri).get("rdf:predicate"))
    qualifiers = []
    for part in filter(None, claim.get("words:qualifiers", "").split("; ")):
        identifier, _, spans = part.partition(" ")
        read = Reader(all_facts, ids.iri("qualifier", identifier))
        qualifiers.append(
            Qualifier(name_of("role", read.get("dcterms:type")), read.get("rdf:value", ""), spans_of(spans))
        )
    return Proposition(
        _mention(all_facts, claim.get("words:subject"), labels),
        predicate.get("schema:name", ""),
        _mention(all_facts, claim.get("words:object"), labels),
        tuple(qualifiers),
        claim.spans("words:predicate"),
    )


def _in_order(all_facts: Facts, iris: list[str], make):
    readers = (Reader(all_facts, iri) for iri in iris)
    return (make(read) for read in sorted(readers, key=lambda read: int(read.get("schema:position"))))


def _value(read: Reader) -> Value:
    return Value(
        name_of("value", read.get("dcterms:type")),
        read.number("schema:minValue"),
        read.number("schema:maxValue"),
        read.get("schema:unitText", ""),
        name_of("bound", read.get("clm:bound")),
        read.get("schema:measuredProperty", ""),
        read.number("schema:marginOfError", 0.0),
        read.get("oa:exact", ""),
        read.span("words:spans"),
    )


def _time(read: Reader) -> TimeSpan:
    return TimeSpan(
        read.get("oa:exact", ""),
        read.get("schema:startDate"),
        read.get("schema:endDate"),
        name_of("gran", read.get("dcterms:type")),
        name_of("bound", read.get("clm:bound")),
        name_of("known", read.get("clm:dateSource")),
        read.span("words:spans"),
    )
