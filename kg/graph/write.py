"""Records -> quads. One named graph per document version; what a claim says is never asserted.

The statement that is asserted is the speech act: ``speaker act:admit claim``. The content sits in
a reified proposition (``rdf:subject``, ``rdf:predicate``, ``rdf:object``) that carries no polarity.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Quad

from .. import ids
from ..model import Claim, Document, Entity, Extraction, Identity, Mention, Proposition, TimeSpan, Value
from ..vocab import ENTITY_CLASSES, concept
from .terms import CANONICAL, IDENTITIES, Sheet, day, decimal, document_graph, double, integer, spans_text, true


def quads(extraction: Extraction) -> Iterator[Quad]:
    """Yield all quads of one document version, deterministically and without blank nodes."""
    document = extraction.document
    sheet = Sheet(document_graph(document.id))
    _document(sheet, document)
    run = ids.iri("run", ids.mint("run", document.id, extraction.extractor))
    sheet.link(run, "rdf:type", "prov:Activity")
    sheet.add(run, "dcterms:identifier", extraction.extractor)
    sheet.link(run, "prov:used", ids.iri("document", document.id))
    labels: dict[str, tuple[str, str]] = {}
    for entity in extraction.entities:
        _entity(sheet, entity)
        labels[entity.id] = (entity.label, entity.kind)
    for claim in extraction.claims:
        _Claim(sheet, claim, labels).write(run, document)
    for identity in extraction.identities:
        _identity(sheet, identity)
    return iter(sheet)


def identity_quads(identities: Iterable[Identity]) -> Iterator[Quad]:
    """Yield the quads of the identities graph: proposed, reasoned, reversible; never ``owl:sameAs``."""
    sheet = Sheet(IDENTITIES)
    for identity in identities:
        _identity(sheet, identity)
    return iter(sheet)


def canonical_quads(
    pointers: Mapping[str, str],
    labels: Mapping[str, str],
    words: Iterable[tuple[str, str, str]],
    replaced: Mapping[str, str],
    retracted: Mapping[str, str],
) -> Iterator[Quad]:
    """Yield the derived graph.

    Every IRI -> its representative; one label for each representative; (IRI, property, canonical words); document
    that a newer version replaced -> that version; document its source took back -> the notice.
    """
    sheet = Sheet(CANONICAL)
    for iri, representative in sorted(pointers.items()):
        sheet.link(iri, "clm:canonical", representative)
    for iri, label in sorted(labels.items()):
        sheet.add(iri, "skos:prefLabel", label)
    for iri, name, text in words:
        sheet.add(iri, name, text)
    for document, newer in sorted(replaced.items()):
        sheet.link(ids.iri("document", document), "dcterms:isReplacedBy", ids.iri("document", newer))
    for document, notice in sorted(retracted.items()):
        iri = ids.iri("document", document)
        sheet.add(iri, "schema:creativeWorkStatus", "retracted")
        sheet.add(iri, "schema:correction", notice)
    return iter(sheet)


def referent(mention: Mention) -> str:
    """Return the IRI a mention stands for: its entity, or the phrase itself where nobody was recognised."""
    if mention.entity:
        return ids.iri("entity", mention.entity)
    return ids.iri("phrase", ids.phrase(mention.label or mention.text))


def _document(sheet: Sheet, document: Document) -> None:
    iri = ids.iri("document", document.id)
    sheet.link(iri, "rdf:type", "schema:CreativeWork")
    sheet.add(iri, "dcterms:identifier", document.id)
    sheet.add(iri, "schema:name", document.name)
    sheet.add(iri, "dcterms:source", document.place)
    sheet.add(iri, "schema:text", document.text)
    sheet.add(iri, "schema:sha256", document.sha256)
    sheet.add(iri, "schema:encodingFormat", document.media_type)
    sheet.add(iri, "schema:headline", document.title)
    sheet.add(iri, "schema:datePublished", day(document.date) if document.date else None)
    # An address is kept as text: what people type into a sidecar is not always a valid IRI.
    sheet.add(iri, "schema:url", document.url)
    sheet.add(iri, "schema:inLanguage", document.language)
    sheet.add(iri, "schema:license", document.licence)
    sheet.add(iri, "schema:creditText", document.agency)
    if document.publisher:
        publisher = publisher_iri(document.publisher)
        sheet.link(iri, "schema:publisher", publisher)
        sheet.link(publisher, "rdf:type", "schema:Organization")
        sheet.add(publisher, "schema:name", document.publisher)
    for name, provenance in document.known:
        sheet.add(iri, f"known:{provenance}", name)
    if document.previous:
        sheet.link(iri, "prov:wasRevisionOf", ids.iri("document", document.previous))


def publisher_iri(name: str) -> str:
    """Return the IRI of a publisher; spelling in capitals does not make another one."""
    return ids.iri("publisher", ids.mint("publisher", name.casefold()))


def voice_iri(claim: Claim, document: Document) -> str | None:
    """Return the IRI of whoever is answerable for a claim: its speaker, else the publisher."""
    if claim.speaker:
        return referent(claim.speaker)
    return publisher_iri(document.publisher) if document.publisher else None


def event_iri(claim: Claim, document: Document) -> str:
    """Return the IRI of the occasion on which a claim was made, as this document tells it."""
    addressee = referent(claim.addressee) if claim.addressee else None
    return ids.iri(
        "speech-event", ids.mint("speech-event", claim.document, voice_iri(claim, document), addressee, claim.date)
    )


def predicate_iri(name: str) -> str:
    """Return the IRI of a relation in canonical wording."""
    return ids.iri("predicate", ids.mint("predicate", name))


def proposition_iri(subject: str, predicate: str, target: str | None, qualifiers: Iterable[str] = ()) -> str:
    """Return the IRI of the proposition that three IRIs and the ids of its qualifiers make."""
    return ids.iri("proposition", ids.mint("proposition", subject, predicate, target, sorted(set(qualifiers))))


def _entity(sheet: Sheet, entity: Entity) -> None:
    iri = ids.iri("entity", entity.id)
    sheet.link(iri, "rdf:type", "clm:Entity")
    _thing(sheet, iri, entity.label, entity.kind)
    for name in entity.names:
        sheet.add(iri, "skos:altLabel", name)
    sheet.add(iri, "schema:roleName", entity.role)


def _thing(sheet: Sheet, iri: str, label: str, kind: str) -> None:
    sheet.link(iri, "rdf:type", "schema:" + ENTITY_CLASSES[kind])
    sheet.link(iri, "dcterms:type", concept("thing", kind))
    sheet.add(iri, "schema:name", label)


def _identity(sheet: Sheet, identity: Identity) -> None:
    iri = ids.iri("identity", identity.id)
    room = {"entity": "entity", "event": "entity", "speech-event": "speech-event"}[identity.kind]
    sheet.link(iri, "rdf:type", "clm:IdentityLink")
    sheet.link(iri, "clm:first", ids.iri(room, identity.a))
    sheet.link(iri, "clm:second", ids.iri(room, identity.b))
    for end in (identity.a, identity.b):
        sheet.link(iri, "clm:member", ids.iri(room, end))
    sheet.link(iri, "dcterms:type", concept("kind", identity.kind))
    sheet.add(iri, "clm:explanation", identity.reason)
    sheet.add(iri, "clm:score", decimal(identity.score))
    sheet.add(iri, "dcterms:identifier", identity.rule)


class _Claim:
    """Writes one claim; ``labels`` are the names of the document's entities, which mentions need not repeat."""

    def __init__(self, sheet: Sheet, claim: Claim, labels: dict[str, tuple[str, str]]):
        self.sheet, self.claim, self.labels, self.iri = sheet, claim, labels, ids.iri("claim", claim.id)

    def write(self, run: str, document: Document) -> None:
        claim, sheet, iri = self.claim, self.sheet, self.iri
        source = ids.iri("document", claim.document)
        sheet.link(iri, "rdf:type", "clm:Claim")
        sheet.link(iri, "prov:wasDerivedFrom", source)
        sheet.link(iri, "prov:wasGeneratedBy", run)
        sheet.link(iri, "clm:evidence", self.evidence(source))
        # The words once more, at the claim itself: a search of all texts is then one step and not four.
        sheet.add(iri, "schema:text", claim.text)
        sheet.add(iri, "schema:position", integer(claim.ordinal))
        for prefix, name, value in (
            ("act", "clm:act", claim.act),
            ("attr", "clm:attribution", claim.attribution),
            ("pol", "clm:polarity", claim.polarity),
            ("cert", "clm:certainty", claim.certainty),
            ("mod", "clm:modality", claim.modality),
            ("known", "clm:dateSource", claim.date_source),
        ):
            sheet.link(iri, name, concept(prefix, value))
        sheet.add(iri, "clm:score", decimal(claim.confidence))
        sheet.add(iri, "words:pieces", spans_text(claim.pieces))
        sheet.add(iri, "words:markers", spans_text(claim.markers))
        sheet.add(iri, "words:context", spans_text([claim.context]) if claim.context else None)
        self.cue()
        self.voices(document)
        if claim.proposition:
            self.proposition(claim.proposition)
        for position, value in enumerate(claim.values):
            self.value(position, value)
        for position, time in enumerate(claim.times):
            self.time(position, time)

    def evidence(self, source: str) -> str:
        claim, sheet = self.claim, self.sheet
        span = ids.iri("span", ids.mint("span", claim.document, claim.start, claim.end))
        sheet.link(span, "rdf:type", "oa:SpecificResource")
        sheet.link(span, "oa:hasSource", source)
        sheet.link(span, "oa:hasSelector", f"{span}#position")
        sheet.link(f"{span}#position", "rdf:type", "oa:TextPositionSelector")
        sheet.add(f"{span}#position", "oa:start", integer(claim.start))
        sheet.add(f"{span}#position", "oa:end", integer(claim.end))
        sheet.link(span, "oa:hasSelector", f"{span}#quote")
        sheet.link(f"{span}#quote", "rdf:type", "oa:TextQuoteSelector")
        sheet.add(f"{span}#quote", "oa:exact", claim.text)
        return span

    def cue(self) -> None:
        cue, sheet = self.claim.cue, self.sheet
        sheet.add(self.iri, "clm:cue", cue.lemma)
        sheet.add(self.iri, "words:cueText", cue.text)
        sheet.add(self.iri, "words:cue", spans_text(cue.spans))
        sheet.link(self.iri, "clm:cueClass", concept("cue", cue.cls))
        sheet.add(self.iri, "clm:cueNegated", true() if cue.negated else None)
        sheet.add(self.iri, "clm:factive", true() if cue.factive else None)

    def voices(self, document: Document) -> None:
        """Who spoke to whom, when: the speech event, and the one statement that is asserted."""
        claim, sheet = self.claim, self.sheet
        speaker = self.mention("words:speaker", claim.speaker)
        addressee = self.mention("words:addressee", claim.addressee)
        reporter = self.mention("words:reporter", claim.reporter)
        voice, event = voice_iri(claim, document), event_iri(claim, document)
        sheet.link(self.iri, "clm:speaker", speaker)
        sheet.link(self.iri, "clm:reporter", reporter)
        sheet.link(self.iri, "clm:speechEvent", event)
        sheet.link(event, "rdf:type", "clm:SpeechEvent")
        sheet.link(event, "schema:agent", voice)
        sheet.link(event, "schema:recipient", addressee)
        sheet.add(event, "schema:startTime", day(claim.date) if claim.date else None)
        # "X would not admit fault" is no admission: a negated cue makes no statement about a speech act.
        if voice and not claim.cue.negated:
            sheet.link(voice, concept("act", claim.act), self.iri)

    def mention(self, predicate: str, mention: Mention | None) -> str | None:
        """Write the words of a mention and return the IRI it refers to."""
        if mention is None:
            return None
        sheet, target = self.sheet, referent(mention)
        parts = (mention.text, mention.label, mention.entity, mention.kind, spans_text(mention.spans), mention.role)
        words = ids.iri("mention", ids.mint("mention", self.claim.document, *parts, mention.generic))
        sheet.link(self.iri, predicate, words)
        sheet.link(words, "words:refersTo", target)
        sheet.add(words, "oa:exact", mention.text)
        sheet.add(words, "words:spans", spans_text(mention.spans))
        sheet.add(words, "schema:roleName", mention.role)
        sheet.add(words, "words:generic", true() if mention.generic else None)
        if self.labels.get(mention.entity or "") != (mention.label, mention.kind):
            sheet.add(words, "schema:name", mention.label)
            sheet.link(words, "dcterms:type", concept("thing", mention.kind))
            if mention.entity not in self.labels:
                _thing(sheet, target, mention.label or mention.text, mention.kind)
        return target

    def proposition(self, proposition: Proposition) -> None:
        sheet = self.sheet
        subject = self.mention("words:subject", proposition.subject)
        target = self.mention("words:object", proposition.object)
        predicate = predicate_iri(proposition.predicate)
        qualifiers = [ids.mint("qualifier", q.role, q.value) for q in proposition.qualifiers]
        iri = proposition_iri(subject, predicate, target, qualifiers)
        sheet.link(self.iri, "clm:proposition", iri)
        sheet.link(iri, "rdf:type", "clm:Proposition")
        sheet.link(iri, "rdf:subject", subject)
        sheet.link(iri, "rdf:predicate", predicate)
        sheet.link(iri, "rdf:object", target)
        sheet.link(predicate, "rdf:type", "clm:Predicate")
        sheet.add(predicate, "schema:name", proposition.predicate)
        sheet.add(self.iri, "words:predicate", spans_text(proposition.predicate_spans))
        order = []
        for qualifier, identifier in zip(proposition.qualifiers, qualifiers, strict=True):
            node = ids.iri("qualifier", identifier)
            sheet.link(iri, "clm:qualifier", node)
            sheet.link(node, "dcterms:type", concept("role", qualifier.role))
            sheet.add(node, "rdf:value", qualifier.value)
            order.append(f"{identifier} {spans_text(qualifier.spans)}".strip())
        # Which words made which qualifier belongs to the claim; the proposition is shared between claims.
        sheet.add(self.iri, "words:qualifiers", "; ".join(order))

    def value(self, position: int, value: Value) -> None:
        sheet, iri = self.sheet, ids.iri("value", ids.mint("value", self.claim.id, position))
        sheet.link(self.iri, "clm:quantity", iri)
        sheet.link(iri, "rdf:type", "schema:QuantitativeValue")
        sheet.add(iri, "schema:position", integer(position))
        sheet.link(iri, "dcterms:type", concept("value", value.kind))
        sheet.link(iri, "clm:bound", concept("bound", value.bound))
        sheet.add(iri, "schema:minValue", None if value.low is None else double(value.low))
        sheet.add(iri, "schema:maxValue", None if value.high is None else double(value.high))
        sheet.add(iri, "schema:unitText", value.unit)
        sheet.add(iri, "schema:measuredProperty", value.counted)
        sheet.add(iri, "schema:marginOfError", double(value.tolerance) if value.tolerance else None)
        sheet.add(iri, "oa:exact", value.text)
        sheet.add(iri, "words:spans", spans_text([value.span]) if value.span else None)

    def time(self, position: int, time: TimeSpan) -> None:
        sheet, iri = self.sheet, ids.iri("time", ids.mint("time", self.claim.id, position))
        sheet.link(self.iri, "dcterms:temporal", iri)
        sheet.link(iri, "rdf:type", "dcterms:PeriodOfTime")
        sheet.add(iri, "schema:position", integer(position))
        sheet.add(iri, "oa:exact", time.text)
        sheet.add(iri, "schema:startDate", day(time.start) if time.start else None)
        sheet.add(iri, "schema:endDate", day(time.end) if time.end else None)
        sheet.link(iri, "dcterms:type", concept("gran", time.granularity))
        sheet.link(iri, "clm:bound", concept("bound", time.bound))
        sheet.link(iri, "clm:dateSource", concept("known", time.anchor))
        sheet.add(iri, "words:spans", spans_text([time.span]) if time.span else None)
