"""From token frames to character spans: content joined with the quotations it touches, cut clean at the edges."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Passage, Span
from .frames import Frame
from .lexicon import SPEECH_CLASSES
from .quotes import Quote
from .roles import is_person, noun_phrase
from .tree import Tree

# A quotation that stands alone continues somebody's words, not somebody's label or dismissal of a thing.
VOICED = SPEECH_CLASSES - {"request", "refusal", "greeting"}
_EDGE = " \t\r\n\u00a0\u2028\u2029,;:–—-"
_LOOSE_END = re.compile(r",?\s+(?:and|but|or)\W*\Z")
_WORDS = re.compile(r"\w+")
_CITING_REACH = 14  # tokens between a report and its "citing X"
_STOP = re.compile(r"[.!?]\s")
_COMPLEMENT = re.compile(r"\s*(?:that|to|whether|if|how|why|what)\s")
SENTENCE_END = re.compile(r"[.!?…,][\"”'’»]*$|[\"”»][.,]?$")
_INITIALS = re.compile(r"(?:[A-Z]|\b[ap])\.[A-Zm]\.\Z")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")
_MARKS = "\"“„«‘'`"


@dataclass(slots=True)
class Draft:
    """An attribution in character offsets while it is being put together."""

    frame: Frame
    source: list[Span]
    cue: Span
    content: list[Span]
    addressee: list[Span]
    quoted: list[int] = field(default_factory=list)  # numbers of the quotations it has claimed
    pointer: list[Span] = field(default_factory=list)  # the "this" whose place the sentence before has taken
    within: Draft | None = None  # the report that gives this one as its own source


class Spots:
    """Where quotations and passages lie, for look-up by character."""

    def __init__(self, text: str, marks: list[Quote], passages: Sequence[Passage]):
        self.text, self.quotes, self.passages = text, marks, passages
        self.quote_starts = [quote.start for quote in marks]
        self.passage_starts = [passage.start for passage in passages]

    def quote_at(self, offset: int) -> int | None:
        number = bisect_right(self.quote_starts, offset) - 1
        return number if number >= 0 and offset < self.quotes[number].end else None

    def passage_at(self, offset: int) -> int | None:
        number = bisect_right(self.passage_starts, offset) - 1
        return number if number >= 0 and offset < self.passages[number].end else None

    def quote_between(self, start: int, end: int) -> bool:
        number = bisect_right(self.quote_starts, end) - 1
        return number >= 0 and self.quotes[number].end > start

    def opens_with_quote(self, number: int) -> bool:
        return self.text[self.passages[number].start] in _MARKS


def draft(tree: Tree, spots: Spots, frame: Frame) -> Draft | None:
    """Turn a frame into spans, or return None where it lacks the quotation or content it needs."""
    cue = Span(tree.start[frame.cue[0]], tree.end[frame.cue[1]])
    source = [s for s in spans_of(tree, frame.source) if _has_word(spots.text, s)]
    one = Draft(frame, source, cue, spans_of(tree, frame.content), spans_of(tree, frame.addressee))
    inside = spots.quote_at(tree.start[frame.head])
    if inside is not None:
        if frame.wants_quote:
            return None
        quote = spots.quotes[inside]
        one.content = [Span(max(a, quote.start), min(b, quote.end)) for a, b in one.content]
        one.content = [span for span in one.content if span.start < span.end]
    else:
        if frame.entry.cls == "appearance":  # "he seems content that it held: “There is no better dam.”"
            one.content = [_before_colon(spots, span) for span in one.content]
        _cover_touched(spots, one)
        if "q" in frame.entry.frames and frame.entry.cls in SPEECH_CLASSES:
            _claim_beside(spots, one)
        if frame.wants_quote and not one.quoted:
            one.content = _unmarked(spots, one)
    if frame.entry.cls in VOICED and _points_back(tree, frame.content):
        before = _sentence_before(tree, spots, frame)
        if before is not None:
            one.pointer, one.content = one.content, [before]
    whole = _subtract(_merge(spots.text, one.content), [cue, *one.source, *one.addressee])
    one.content = trim(spots.text, whole)
    return one if one.content else None


def _before_colon(spots: Spots, span: Span) -> Span:
    """A content without the quotation that a colon parts from it."""
    for quote in spots.quotes[bisect_right(spots.quote_starts, span.start) :]:
        before = spots.text[span.start : quote.start].rstrip()
        if quote.start >= span.end or before.endswith(":"):
            return Span(span.start, span.start + len(before) - 1) if quote.start < span.end else span
    return span


def _unmarked(spots: Spots, one: Draft) -> list[Span]:
    """The paragraphs behind "In a speech she said:" that stand without marks, in the first person.

    They go to the last one that says "I"; a writer who is "I" himself may go on with his own words.
    """
    here = spots.passage_at(one.cue.start)
    if here is None or one.frame.entry.cls not in VOICED or spots.text[one.cue.end - 1] != ":":
        return []
    told = spots.passages[here]
    if spots.text[one.cue.end : told.end].strip() or _FIRST_PERSON.search(_outside_quotes(spots, told.end)):
        return []
    behind = []
    for passage in spots.passages[here + 1 : here + 6]:
        if passage.kind != "paragraph" or spots.quote_between(passage.start, passage.end):
            break
        behind.append(Span(passage.start, passage.end))
    while behind and not _FIRST_PERSON.search(spots.text[behind[-1].start : behind[-1].end]):
        behind.pop()
    return behind


def _outside_quotes(spots: Spots, end: int) -> str:
    """The text before ``end`` without its quotations."""
    edges = [0, *(edge for quote in spots.quotes if quote.end <= end for edge in (quote.start, quote.end)), end]
    return " ".join(spots.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def attach_floating(spots: Spots, drafts: list[Draft], credited: set[int]) -> None:
    """Join quotations that nobody claimed, and that are sentences, to the speaker before them.

    ``drafts`` are in text order. "A," she said. "B." is one attribution of two pieces; so are
    following paragraphs that hold nothing but a quotation. ``credited`` are the numbers of quotations with a source
    of another kind.
    """
    claimed = {number for one in drafts for number in one.quoted} | credited
    speakers = [one for one in drafts if can_go_on(spots, one)]
    starts = [one.cue.start for one in speakers]
    for number, quote in enumerate(spots.quotes):
        there = spots.passage_at(quote.start)
        if number in claimed or there is None or spots.passages[there].kind == "turn":
            continue
        before = spots.text[spots.passages[there].start : quote.start].rstrip()
        if not is_floating(spots, quote):
            continue
        at = bisect_right(starts, quote.start) - 1
        home = spots.passage_at(starts[at]) if at >= 0 else None
        if home is None or there - home > 6:
            continue
        at = _main_speaker(speakers, at)
        if home != there and (before or not all(map(spots.opens_with_quote, range(home + 1, there + 1)))):
            continue
        speakers[at].content.append(Span(quote.start, quote.end))
        speakers[at].quoted.append(number)


def can_go_on(spots: Spots, one: Draft) -> bool:
    """Does somebody speak outside all quotations, who may go on in the next one?"""
    return one.frame.entry.cls in VOICED and "q" in one.frame.entry.frames and spots.quote_at(one.cue.start) is None


def is_floating(spots: Spots, quote: Quote) -> bool:
    """Does a quotation stand alone: a sentence that begins a paragraph or follows another sentence?"""
    there = spots.passage_at(quote.start)
    before = "," if there is None else spots.text[spots.passages[there].start : quote.start].rstrip()
    words = spots.text[quote.start : quote.end]
    alone = not before or before[-1] in '.!?…"”»'
    return alone and bool(SENTENCE_END.search(words)) and len(words.split()) >= 3


def settle_pointers(drafts: list[Draft]) -> None:
    """Take back "this" where the sentence it points to reports somebody else ("She said A. He denied this.")."""
    cues = sorted(one.cue.start for one in drafts)
    for one in drafts:
        if one.pointer:
            start, end = one.content[0]
            if bisect_right(cues, end) > bisect_right(cues, start - 1):
                one.content = one.pointer


def cover_nouns(tree: Tree, drafts: list[Draft]) -> None:
    """Let "she referred to his claim that A and they B" hold all of the claim it refers to."""
    for at, one in enumerate(drafts):
        if tree.pos[one.frame.head] != "NOUN":
            continue
        end = one.content[-1].end
        for other in drafts[max(0, at - 2) : at]:
            other.content = [Span(s.start, end) if s.start <= one.cue.start < s.end < end else s for s in other.content]


def name_cited(tree: Tree, spots: Spots, drafts: list[Draft]) -> None:
    """ "A, the paper reported, citing the doctor": the doctor says A; the paper reports that she does.

    The report stays as it is; the draft of "citing" becomes the inner attribution with the same words.
    """
    for one in drafts:
        verb = one.frame.head
        if one.frame.lemma != "cite" or tree.tag[verb] != "VBG" or tree.dep[verb] not in ("advcl", "acl", "pcomp"):
            continue
        cited = tree.kid(verb, "dobj")
        if cited is None or not (is_person(tree, cited) or _names_person(tree, cited)):
            continue
        head = tree.head[verb]
        report = next((d for d in drafts if d is not one and _is_report(tree, d, head, verb)), None)
        if report is None:
            continue
        report.source = [Span(s.start, min(s.end, one.cue.start)) for s in report.source if s.start < one.cue.start]
        report.source = trim(spots.text, report.source)
        one.source = spans_of(tree, [noun_phrase(tree, cited)])
        report.content = trim(spots.text, _subtract(report.content, [one.cue, *one.source]))
        one.content = list(report.content)
        one.quoted, one.within = list(report.quoted), report


def _names_person(tree: Tree, noun: int) -> bool:
    return any(tree.ent[k] in ("PERSON", "ORG") for k in range(tree.left[noun], tree.right[noun] + 1))


def _is_report(tree: Tree, report: Draft, head: int, verb: int) -> bool:
    """Does "citing" hang on this cue, on its source, or (with "according to") on the same clause?"""
    frame = report.frame
    if frame.entry.cls not in VOICED or frame.cue[0] > verb or verb - frame.cue[1] > _CITING_REACH:
        return False
    spoken = any(a <= head <= b or a <= verb <= b for a, b in frame.source)
    inside = frame.cue[0] <= head <= frame.cue[1]
    return inside or spoken or (frame.lemma == "according to" and tree.head[frame.head] == head)


def _main_speaker(speakers: list[Draft], at: int) -> int:
    """Of "she said, referring to the dam" the saying goes on in the next quotation, not the referring."""
    while at and speakers[at].frame.inherits and not speakers[at].quoted and speakers[at - 1].quoted:
        if speakers[at].cue.start - speakers[at - 1].cue.end > 40:
            break
        at -= 1
    return at


def spans_of(tree: Tree, found: Sequence[tuple[int, int]]) -> list[Span]:
    return [Span(tree.start[a], tree.end[b]) for a, b in found]


def _has_word(text: str, span: Span) -> bool:
    return any(char.isalnum() for char in text[span.start : span.end])


def _cover_touched(spots: Spots, one: Draft) -> None:
    """Content that touches a quotation covers all of it, also the sentences before that the parser cut off."""
    for start, end in list(one.content):
        number = max(0, bisect_right(spots.quote_starts, start) - 1)
        while number < len(spots.quotes) and spots.quotes[number].start < end:
            quote = spots.quotes[number]
            if quote.end > start and not quote.start <= one.cue.start < quote.end:
                one.content.append(Span(quote.start, quote.end))
                one.quoted.append(number)
            number += 1


def _claim_beside(spots: Spots, one: Draft) -> None:
    """Claim the quotation right before or right behind source and cue."""
    text, frame = spots.text, one.frame
    own = [] if frame.inherits else [span.start for span in one.source if span.end <= one.cue.start]
    first = min([one.cue.start, *own])
    last = max(span.end for span in (one.cue, *one.source, *one.addressee))
    here = spots.passage_at(one.cue.start)
    if here is None:
        return
    passage = spots.passages[here]
    number = bisect_right(spots.quote_starts, first) - 1
    if number >= 0 and number not in one.quoted:
        quote = spots.quotes[number]
        between = text[quote.end : first]
        near = passage.start <= quote.start and quote.end <= first and len(between) <= 3 and not _STOP.search(between)
        if near and _leads_on(text, quote, first):
            one.content.append(Span(_clause_start(text, passage, quote) if not one.content else quote.start, quote.end))
            one.quoted.append(number)
    number = bisect_right(spots.quote_starts, last - 1)
    if number >= len(spots.quotes) or number in one.quoted:
        return
    quote = spots.quotes[number]
    between = text[last : quote.start]
    if quote.start < passage.end:
        if (
            len(_WORDS.findall(between)) <= (0 if one.content else 8)
            and not _STOP.search(between)
            and ";" not in between
        ):
            begin = last if not one.content and _COMPLEMENT.match(between) else quote.start
            one.content.append(Span(begin, quote.end))
            one.quoted.append(number)
    elif not between.strip() and text[last - 1] == ":" and not one.content:
        # "She wrote:" closes its paragraph; the quotation fills the next ones.
        while number < len(spots.quotes) and (there := spots.passage_at(spots.quotes[number].start)) is not None:
            if there <= here or not all(map(spots.opens_with_quote, range(here + 1, there + 1))):
                break
            if text[spots.passages[there].start : spots.quotes[number].start].strip():
                break
            one.content.append(Span(spots.quotes[number].start, spots.quotes[number].end))
            one.quoted.append(number)
            number += 1
            if spots.quotes[number - 1].closed:
                break


def _leads_on(text: str, quote: Quote, follows: int) -> bool:
    """Does the sentence go on behind the quotation, or did it end there ("… of “night vision.” He began")?"""
    inner = text[quote.start : quote.end].rstrip("\"”“»'’ ")
    return (
        inner[-1:] in (",", "?", "!", "…", "-", "–", "—") or "," in text[quote.end : follows] or text[follows].islower()
    )


def _clause_start(text: str, passage: Passage, quote: Quote) -> int:
    """Where the words begin that run into a quotation: "it was “a mess”, he said" begins with "it"."""
    before = text[passage.start : quote.start]
    if not before.strip() or before.rstrip()[-1] in '.!?:;…"”»' or text[quote.start + 1 : quote.start + 2].isupper():
        return quote.start
    stops = [match.end() for match in re.finditer(r"[.!?;][\"”’»)]*\s+|[\"”»]\s+(?=[A-Z])", before)]
    return passage.start + (stops[-1] if stops else 0)


def _points_back(tree: Tree, content: Sequence[tuple[int, int]]) -> bool:
    """Is the content nothing but "this" or "that"?"""
    if len(content) != 1 or content[0][0] != content[0][1]:
        return False
    token = content[0][0]
    return tree.lower[token] in ("this", "that") and tree.tag[token] == "DT"


def _sentence_before(tree: Tree, spots: Spots, frame: Frame) -> Span | None:
    """ "A. This was stated by X": what X stated is the sentence before, in the same paragraph."""
    last = tree.sent[frame.head] - 1
    here = spots.passage_at(tree.start[frame.head])
    if last < 0 or here is None:
        return None
    start = tree.start[tree.sent[last]]
    return Span(start, tree.end[last]) if spots.passages[here].start <= start else None


def _merge(text: str, spans: list[Span]) -> list[Span]:
    """Sort, and join spans that overlap or that only blanks and commas keep apart."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or not text[out[-1].end : span.start].strip(" ,\n\t\r")):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _subtract(spans: list[Span], holes: list[Span]) -> list[Span]:
    for hole in holes:
        parts = [(Span(s.start, min(s.end, hole.start)), Span(max(s.start, hole.end), s.end)) for s in spans]
        spans = [part for pair in parts for part in pair if part.start < part.end]
    return spans


def trim(text: str, spans: list[Span]) -> list[Span]:
    """Drop blanks, commas and the final full stop at the edges; quotation marks stay."""
    out = []
    for start, end in spans:
        if (loose := _LOOSE_END.search(text[max(start, end - 12) : end])) is not None:
            end = max(start, end - 12) + loose.start()
        while start < end and text[start] in _EDGE + ".)":
            start += 1
        while end > start and (text[end - 1] in _EDGE or (text[end - 1] == "." and not _abbreviated(text, start, end))):
            end -= 1
        if _has_word(text, Span(start, end)):
            out.append(Span(start, end))
    return out


def _abbreviated(text: str, start: int, end: int) -> bool:
    """Does the full stop belong to initials ("the U.S.", "3 a.m.")?"""
    return end - start >= 4 and bool(_INITIALS.search(text[max(start, end - 8) : end]))
