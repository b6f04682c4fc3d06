"""Links and verdicts <-> quads. A link is a node with a reason; a verdict is a node of its own that is only added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from .. import ids
from ..model import Check, Link, Review
from ..vocab import LINK_CLASSES, concept, name_of
from .read import of_type
from .terms import LINKS, REVIEWS, Facts, Reader, Sheet, decimal, facts, integer, moment, spans_text

_ENDS = ("clm:first", "clm:second")  # of a shift the first is the earlier one


def link_quads(links: Iterable[Link]) -> Iterator[Quad]:
    """Yield the quads of the links graph."""
    sheet = Sheet(LINKS)
    for link in links:
        _link(sheet, link)
    return iter(sheet)


def _link(sheet: Sheet, link: Link) -> None:
    iri = ids.iri("link", link.id)
    sheet.link(iri, "rdf:type", "clm:" + LINK_CLASSES[link.kind])
    for end, claim in zip(_ENDS, (link.a, link.b), strict=True):
        sheet.link(iri, end, ids.iri("claim", claim))
        # Written out, so that questions about either end need no reasoner.
        sheet.link(iri, "clm:member", ids.iri("claim", claim))
    sheet.link(iri, "dcterms:type", concept("kind", link.subtype))
    sheet.add(iri, "clm:score", decimal(link.score))
    sheet.add(iri, "clm:rawScore", None if link.raw_score is None else decimal(link.raw_score))
    sheet.add(iri, "clm:explanation", link.reason)
    sheet.add(iri, "clm:clash", link.clash)
    sheet.add(iri, "words:first", spans_text(link.marks_a))
    sheet.add(iri, "words:second", spans_text(link.marks_b))
    run = ids.iri("run", ids.mint("run", "rule", link.rule, link.version, link.model))
    sheet.link(iri, "prov:wasGeneratedBy", run)
    sheet.link(run, "rdf:type", "prov:Activity")
    sheet.add(run, "dcterms:identifier", link.rule)
    sheet.add(run, "schema:softwareVersion", link.version)
    sheet.add(run, "schema:instrument", link.model)
    for position, check in enumerate(link.checks):
        node = ids.iri("check", ids.mint("check", link.id, position))
        sheet.link(iri, "clm:check", node)
        sheet.add(node, "schema:position", integer(position))
        sheet.add(node, "schema:name", check.name)
        sheet.link(node, "rdf:value", concept("check", check.state))
        sheet.add(node, "rdfs:comment", check.note)


def read_links(quads: Iterable[Quad]) -> list[Link]:
    """Return the links of the links graph: best score first, then by id."""
    all_facts = facts(quads)
    links = [
        _read_link(all_facts, iri, kind)
        for kind, cls in LINK_CLASSES.items()
        for iri in of_type(all_facts, f"clm:{cls}")
    ]
    return sorted(links, key=lambda link: (-link.score, link.id))


def _read_link(all_facts: Facts, iri: str, kind: str) -> Link:
    read = Reader(all_facts, iri)
    run = Reader(all_facts, read.get("prov:wasGeneratedBy"))
    checks = sorted((Reader(all_facts, node) for node in read.all("clm:check")), key=_position)
    return Link(
        id=ids.local(iri),
        kind=kind,
        subtype=name_of("kind", read.get("dcterms:type")),
        a=ids.local(read.get("clm:first")),
        b=ids.local(read.get("clm:second")),
        score=read.number("clm:score"),
        reason=read.get("clm:explanation", ""),
        rule=run.get("dcterms:identifier", ""),
        version=run.get("schema:softwareVersion", ""),
        marks_a=read.spans("words:first"),
        marks_b=read.spans("words:second"),
        clash=read.get("clm:clash", ""),
        checks=tuple(
            Check(check.get("schema:name", ""), name_of("check", check.get("rdf:value")), check.get("rdfs:comment", ""))
            for check in checks
        ),
        raw_score=read.number("clm:rawScore"),
        model=run.get("schema:instrument", ""),
    )


def _position(read: Reader) -> int:
    return int(read.get("schema:position"))


def review_quads(reviews: Iterable[Review]) -> Iterator[Quad]:
    """Yield the quads of verdicts, to be added to the reviews graph and never removed."""
    sheet = Sheet(REVIEWS)
    for review in reviews:
        iri = ids.iri("review", review.id)
        sheet.link(iri, "rdf:type", "clm:Review")
        sheet.link(iri, "schema:itemReviewed", ids.iri("link", review.target))
        sheet.link(iri, "clm:judgement", concept("jud", review.verdict))
        sheet.add(iri, "schema:author", review.author)
        sheet.add(iri, "schema:dateCreated", moment(review.created))
        sheet.add(iri, "clm:explanation", review.reason)
        sheet.add(iri, "schema:reviewBody", review.note)
        for name, member in zip(_ENDS, review.members, strict=False):
            sheet.link(iri, name, ids.iri("claim", member))
    return iter(sheet)


def read_reviews(quads: Iterable[Quad]) -> list[Review]:
    """Return all verdicts ever given, oldest first."""
    all_facts = facts(quads)
    reviews = []
    for iri in of_type(all_facts, "clm:Review"):
        read = Reader(all_facts, iri)
        members = (read.get("clm:first"), read.get("clm:second"))
        reviews.append(
            Review(
                ids.local(iri),
                ids.local(read.get("schema:itemReviewed")),
                name_of("jud", read.get("clm:judgement")),
                read.get("schema:author", ""),
                read.get("schema:dateCreated"),
                read.get("clm:explanation", ""),
                read.get("schema:reviewBody", ""),
                tuple(ids.local(member) for member in members if member),
            )
        )
    # Stores drop closing zeros of a fraction, so the texts of two moments do not sort as the moments do.
    return sorted(reviews, key=lambda review: (*review.created.rstrip("Z").partition(".")[::2], review.id))
