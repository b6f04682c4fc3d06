"""One pair of linked claims, laid out for a reader: verdict, two sides, alignment, history, cautions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Claim, Document, Link, Review
from . import words
from .align import Row, align
from .book import Book, Voice
from .questions import at_issue, title
from .quotes import Segment, quote

NEAR = 120  # how far from a claim the reporting words may stand that clash
_NEGATION = re.compile(
    r"\b(not|no|none|never|nothing|nobody|neither|nor|without|denie[sd]|deny)\b|n[’']t\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Side:
    """One of the two claims."""

    claim: Claim
    voice: Voice
    label: str  # "Earlier", "Later", "First", "Second"
    when: str
    after: str
    source: str
    paragraph: int
    form: str
    segments: list[Segment]
    reporter: str = ""
    inferred: bool = False
    retracted: str | None = None  # the notice with which the source took the document back
    cite: str = ""  # where the words stand, as one would cite it: title, outlet, day, address


@dataclass(frozen=True)
class Pair:
    """Everything the panel of one link shows."""

    link: Link
    kind: str
    title: str
    verb: str
    a: Side
    b: Side
    rows: list[Row]
    histories: list
    cautions: list[str]
    review: Review | None
    state: str | None
    who: str
    gap: str
    same_speaker: bool


def in_order(book: Book, link: Link) -> tuple[Claim, Claim, bool]:
    """Return the two claims, earlier one first, and whether they were swapped."""
    a, b = book.claims[link.a], book.claims[link.b]
    one, two = words.ordinal(a.date), words.ordinal(b.date)
    if one is not None and two is not None and two < one:
        return b, a, True
    return a, b, False


def pair(book: Book, link: Link) -> Pair:
    """Lay out one link."""
    a, b, swapped = in_order(book, link)
    marks_a, marks_b = (link.marks_b, link.marks_a) if swapped else (link.marks_a, link.marks_b)
    dated = words.ordinal(a.date) is not None and words.ordinal(b.date) is not None
    ordered = dated and a.date != b.date
    later = words.gap(a.date, b.date)
    one = side(book, a, marks_a, "Earlier" if ordered else "First", "earlier" if ordered else "")
    two = side(
        book, b, marks_b, "Later" if ordered else "Second", f"{later} later" if ordered else later if dated else ""
    )
    return Pair(
        link=link,
        kind=words.subtype(link.subtype)
        if link.kind == "contradiction"
        else words.KINDS[link.kind].split()[-1].capitalize(),
        title=title(a, b, at_issue(link), book.spelling),
        verb=words.VERBS[link.kind],
        a=one,
        b=two,
        rows=align(a, b, link, (marked(book, a, marks_a), marked(book, b, marks_b))),
        histories=[],
        cautions=cautions(book, one, two, link),
        review=book.review(link),
        state=book.state(link),
        who=who(one.voice, two.voice),
        gap=words.apart(a.date, b.date),
        same_speaker=same(one.voice, two.voice),
    )


def side(book: Book, claim: Claim, marks, label: str, after: str) -> Side:
    """Lay out one claim of a pair."""
    document = book.documents.get(claim.document)
    return Side(
        claim=claim,
        voice=book.voice(claim),
        label=label,
        when=words.day(claim.date),
        after=after,
        source=book.source(claim),
        paragraph=book.paragraph(claim) if document else 0,
        form=book.form(claim),
        segments=quote(document.text if document else None, claim, marks),
        reporter=claim.reporter.label if claim.reporter else "",
        inferred=claim.date is not None and claim.date_source == "inferred",
        retracted=book.retracted.get(claim.document),
        cite=cite(document, book.paragraph(claim)) if document else "",
    )


def cite(document: Document, paragraph: int) -> str:
    """Return ``“Tunnel flooded”, Coast Today, 13 Mar 2024, paragraph 7, https://…``; what is unknown is left out."""
    title = document.title and f"“{document.title}”"
    day = words.day(document.date) if document.date else ""
    parts = (title or document.name, document.publisher, day, f"paragraph {paragraph}", document.url)
    return ", ".join(part for part in parts if part)


def marked(book: Book, claim: Claim, marks) -> str:
    """Return the clashing words alone."""
    document = book.documents.get(claim.document)
    return words.cut(" … ".join(document.text[mark[0] : mark[1]] for mark in marks), 60) if document else ""


def said(book: Book, claim: Claim, marks, limit: int = 60) -> str:
    """Return the clashing words of a claim with as many of their neighbours as fit: what a list shows."""
    document = book.documents.get(claim.document)
    marks = [mark for mark in sorted(marks) if claim.start - NEAR <= mark[0] < mark[1] <= claim.end + NEAR]
    if document is None or not marks:
        return words.cut(words.bare(claim.text), limit)
    inside = [mark for mark in marks if mark[0] >= claim.start]
    if claim.polarity == "negative" and inside and inside[-1][1] - marks[0][0] > limit:
        marks = inside  # a "denied" too far off stands before the words, below
    start, end = marks[0][0], max(mark[1] for mark in marks)
    if end - start > limit:
        return words.cut(" … ".join(document.text[mark[0] : mark[1]] for mark in marks), limit)
    before, after = document.text[claim.start : start].split(), document.text[end : claim.end].split()
    found = " ".join(document.text[start:end].split())
    # A glued comma or bracket belongs to the marked words.
    if after and not document.text[end].isspace():
        found += after.pop(0)
    if before and not document.text[start - 1].isspace():
        found = before.pop() + found
    while True:
        left = f"{before[-1]} {found}" if before else found
        right = f"{found} {after[0]}" if after else found
        if before and len(left) + (len(before) > 1) + bool(after) <= limit:
            found = left
            before.pop()
        elif after and len(right) + bool(before) + (len(after) > 1) <= limit:
            found = right
            after.pop(0)
        else:
            break
    found = closed(found.strip(" ,;:“”"))
    if claim.polarity == "negative" and any(map(str.isalnum, claim.cue.text)) and not _NEGATION.search(found):
        found = f"{claim.cue.text}: {found if before else words.bare(found)}"
        return words.cut(found, limit + len(claim.cue.text)) + ("…" if after and not found.endswith("…") else "")
    return f"{'…' if before else ''}{found if before else words.bare(found)}{'…' if after else ''}"


def closed(text: str) -> str:
    """Return words with the straight quotation mark that their end or beginning cut off: ``called it "absurd``."""
    if text.count('"') % 2 == 0:
        return text
    opens = re.search(r'(?:^|[\s(])"\S[^"]*$', text)
    return f'{text}"' if opens else f'"{text}'


def same(a: Voice, b: Voice) -> bool:
    """Say whether two voices are one identified speaker."""
    return a.key == b.key and not a.unclear


def who(a: Voice, b: Voice) -> str:
    """Name the two speakers for a list."""
    if same(a, b):
        return f"{a.name}, both times"
    return f"{a.name} / {b.name}"


def cautions(book: Book, a: Side, b: Side, link: Link) -> list[str]:
    """Return what to check before publishing, in sentences."""
    notes = []
    months = words.months_between(a.claim.date, b.claim.date)
    if months is None:
        undated = (
            "Neither claim has" if a.claim.date is None and b.claim.date is None else "One of the claims does not have"
        )
        notes.append(f"{undated} a date, so it is not known which came first.")
    elif months >= 6:
        may = (
            "this may be a new plan rather than a false statement"
            if same(a.voice, b.voice)
            else "the facts may have changed in between"
        )
        notes.append(f"The claims are {words.gap(a.claim.date, b.claim.date)} apart, so {may}.")
    reported = [name for name, each in (("first", a), ("second", b)) if each.form == words.FORMS["indirect"]]
    if len(reported) == 2:
        notes.append("Both are the reporters’ wording, not quotations.")
    elif reported:
        notes.append(f"The {reported[0]} is the reporter’s wording, not a quotation.")
    for name, each in (("first", a), ("second", b)):
        if each.retracted is not None:
            notice = f" ({words.cut(each.retracted, 120)})" if each.retracted else ""
            notes.append(f"The source of the {name} took its text back{notice}.")
        if each.claim.certainty in ("probable", "possible"):
            notes.append(f"The {name} is hedged ({words.CERTAINTIES[each.claim.certainty]}).")
        if each.reporter:
            notes.append(f"The {name} was passed on by {each.reporter}.")
        if each.inferred:
            notes.append(f"The date of the {name} was inferred from the text or its name.")
        if each.voice.unclear:
            notes.append(f"The {name} has no named speaker.")
    if a.source == b.source and a.claim.document == b.claim.document:
        notes.append("Both stand in the same document: read the passage between them.")
    if link.score < 0.6:
        notes.append("The match is weak; read both passages in full.")
    return notes
