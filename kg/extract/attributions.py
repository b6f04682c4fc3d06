"""Who said what: the attributions of a parsed document, outermost and nested, with exact offsets.

Turns come from the layout, quotations from the marks, everything else from cue words and the
parse. The order is: quotes first, then a frame for every cue, then quotations that stand alone
join the source before them, then nesting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from ..model import Attribution, Passage, Span
from . import quotes
from .frames import Frame, verb_frame
from .lexicon import SPEECH_CLASSES, by_first_word, by_lemma
from .nominal import adjective_frame, adverb_frame, noun_frame, phrase_frame
from .quotes import Quote
from .tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A quotation that stands alone continues somebody's words, not somebody's label or dismissal of a thing.
_VOICED = frozenset(
    (
        "statement",
        "claim",
        "admission",
        "question",
        "warning",
        "promise",
        "prediction",
        "agreement",
        "suggestion",
        "gratitude",
        "accusation",
        "confirmation",
        "denial",
    )
)
_LOOSE_END = re.compile(r",?\s+(?:and|but|or)\W*\Z")
_EDGE = " \t\r\n\u00a0\u2028\u2029,;:–—-"
_FLOATING_END = re.compile(r"[.!?…,][\"”'’»]*$|[\"”»][.,]?$")


@dataclass(slots=True)
class Draft:
    """An attribution in character offsets while it is being put together."""

    frame: Frame
    source: list[Span]
    cue: Span
    content: list[Span]
    addressee: list[Span]
    quoted: list[int] = field(default_factory=list)  # the quotations it has claimed


def find(doc: Doc, passages: Sequence[Passage]) -> list[Attribution]:
    """Return the attributions of a document in the order of their first character.

    ``outer`` is the index of the attribution whose content holds the cue. Turns come as one
    attribution each (all paragraphs of a speaker until the next label). Never raises on any text.
    """
    text = doc.text
    passages = [passage for passage in passages if passage.kind != "boilerplate"]
    tree = Tree(doc)
    marks = quotes.find(text, [p for p in passages if p.kind != "label"])
    spots = _Spots(tree, marks, passages)
    drafts = [draft for frame in _frames(tree, spots) if (draft := _draft(text, tree, spots, frame)) is not None]
    drafts = _one_per_cue(drafts)
    _attach_floating(text, tree, spots, drafts)
    found = [_finish(text, spots, draft) for draft in drafts]
    found += _turns(passages)
    found.sort(key=lambda a: (min(s.start for s in (*a.source, *a.cue, *a.content)), -max(s.end for s in a.content)))
    return _nest(found)


class _Spots:
    """Where quotations and passages lie, for look-up by character or token."""

    def __init__(self, tree: Tree, marks: list[Quote], passages: Sequence[Passage]):
        self.quotes = marks
        self.quote_starts = [q.start for q in marks]
        self.passages = passages
        self.passage_starts = [p.start for p in passages]
        self.starts = tree.start

    def quote_at(self, offset: int) -> int | None:
        number = bisect_right(self.quote_starts, offset) - 1
        if number >= 0 and self.quotes[number].start <= offset < self.quotes[number].end:
            return number
        return None

    def passage_at(self, offset: int) -> int | None:
        number = bisect_right(self.passage_starts, offset) - 1
        if number >= 0 and self.passages[number].start <= offset < self.passages[number].end:
            return number
        return None


def _frames(tree: Tree, spots: _Spots):
    verbs, nouns, adjectives = by_lemma("verb"), by_lemma("noun"), by_lemma("adjective")
    several, phrases = by_first_word("verb"), by_first_word("phrase")
    for token in range(tree.size):
        pos = tree.pos[token]
        if spots.passage_at(tree.start[token]) is None:
            continue
        lemma = tree.lemma[token]
        frame = None
        if tree.lower[token] in phrases and (frame := phrase_frame(tree, token)) is not None:
            yield frame
            continue
        if (
            pos == "VERB"
            and (lemma in verbs or lemma in several)
            or pos == "NOUN"
            and lemma in verbs
            and _is_mistagged(tree, token)
        ):
            frame = verb_frame(tree, token)
        elif pos == "NOUN" and lemma in nouns:
            frame = noun_frame(tree, token)
        elif lemma in adjectives and pos in ("ADJ", "VERB"):
            frame = adjective_frame(tree, token)
        elif pos == "ADV" and lemma.endswith("ly"):
            frame = adverb_frame(tree, token)
        if frame is not None:
            yield frame


def _is_mistagged(tree: Tree, token: int) -> bool:
    """A noun with an object is a verb that the tagger missed."""
    return any(tree.dep[k] == "dobj" for k in tree.children[token])


def _draft(text: str, tree: Tree, spots: _Spots, frame: Frame) -> Draft | None:
    """Turn token ranges into character spans and join them with the quotations they touch."""
    cue = Span(tree.start[frame.cue[0]], tree.end[frame.cue[1]])
    source = [Span(tree.start[a], tree.end[b]) for a, b in frame.source]
    addressee = [Span(tree.start[a], tree.end[b]) for a, b in frame.addressee]
    inside = spots.quote_at(tree.start[frame.head])
    content = [Span(tree.start[a], tree.end[b]) for a, b in frame.content]
    draft = Draft(frame, source, cue, content, addressee)
    if inside is None:
        _join_quotes(text, tree, spots, draft)
        if frame.wants_quote and not draft.quoted:
            return None
    elif frame.wants_quote:
        return None
    else:
        quote = spots.quotes[inside]
        draft.content = [
            Span(max(a, quote.start), min(b, quote.end)) for a, b in draft.content if a < quote.end and b > quote.start
        ]
    if len(frame.content) == 1 and frame.entry.cls in _VOICED and _points_back(tree, frame.content[0]):
        before = _sentence_before(tree, spots, frame)
        draft.content = [before] if before is not None else draft.content
    taken = [cue, *source, *addressee]
    draft.content = _trim(text, spots, _subtract(_merge(text, draft.content), taken))
    return draft if draft.content else None


def _points_back(tree: Tree, content: tuple[int, int]) -> bool:
    first, last = content
    return first == last and tree.lower[first] in ("this", "that") and tree.tag[first] == "DT"


def _sentence_before(tree: Tree, spots: _Spots, frame: Frame) -> Span | None:
    """ "A. This was stated by X": what X stated is the sentence before, in the same paragraph."""
    last = tree.sent[frame.head] - 1
    if last < 0:
        return None
    start, end = tree.start[tree.sent[last]], tree.end[last]
    here = spots.passage_at(tree.start[frame.head])
    return Span(start, end) if here is not None and spots.passages[here].start <= start else None


def _join_quotes(text: str, tree: Tree, spots: _Spots, draft: Draft) -> None:
    """Let content that touches a quotation cover all of it, and find the quotation beside a bare cue."""
    frame = draft.frame
    speech = frame.entry.cls in SPEECH_CLASSES
    near = [] if frame.inherits else [s.start for s in draft.source if s.end <= draft.cue.start]
    first = min([draft.cue.start, *near])
    last = max([draft.cue.end, *(s.end for s in draft.source), *(s.end for s in draft.addressee)])
    here = spots.passage_at(draft.cue.start)
    passage = spots.passages[here]
    out: list[Span] = list(draft.content)
    for start, end in draft.content:
        for number in range(max(0, bisect_right(spots.quote_starts, start) - 1), len(spots.quotes)):
            quote = spots.quotes[number]
            if quote.start >= end:
                break
            if quote.end > start and not quote.start <= draft.cue.start < quote.end:
                out.append(Span(quote.start, quote.end))
                draft.quoted.append(number)
    if "q" in frame.entry.frames and speech:
        before = bisect_right(spots.quote_starts, first) - 1
        if before >= 0 and before not in draft.quoted:
            quote = spots.quotes[before]
            between = text[quote.end : first]
            if (
                quote.start >= passage.start
                and quote.end <= first
                and len(between) <= 3
                and not re.search(r"[.!?]\s", between)
            ):
                out.append(Span(quote.start, quote.end))
                draft.quoted.append(before)
        after = bisect_right(spots.quote_starts, last - 1)
        if after < len(spots.quotes) and after not in draft.quoted:
            quote = spots.quotes[after]
            between = text[last : quote.start]
            near = len(between.split()) <= (8 if not draft.content else 0) and not re.search(r"[.!?;]\s", between)
            if (
                quote.start < passage.end
                and near
                and (between.rstrip()[-1:] in (",", ":", "") or between.rstrip().endswith("that") or not draft.content)
            ):
                out.append(Span(quote.start, quote.end))
                draft.quoted.append(after)
    draft.content = out


def _one_per_cue(drafts: list[Draft]) -> list[Draft]:
    """Where two cues overlap, the longer one stays ("made the claim that" over "claim that")."""
    drafts.sort(key=lambda d: (d.cue.start, -d.cue.end))
    out: list[Draft] = []
    for draft in drafts:
        if out and draft.cue.start < out[-1].cue.end:
            continue
        out.append(draft)
    return out


def _attach_floating(text: str, tree: Tree, spots: _Spots, drafts: list[Draft]) -> None:
    """Join quotations that nobody claimed, and that are sentences, to the speaker before them."""
    claimed = {number for draft in drafts for number in draft.quoted}
    speakers = [
        d
        for d in drafts
        if d.frame.entry.cls in _VOICED and "q" in d.frame.entry.frames and spots.quote_at(d.cue.start) is None
    ]
    speakers = [
        d
        for d in speakers
        if not any(o is not d and any(s.start <= d.cue.start < s.end for s in o.content) for o in speakers)
    ]
    starts = [d.cue.start for d in speakers]
    for number, quote in enumerate(spots.quotes):
        if number in claimed:
            if quote.continues:
                continue
            continue
        passage_number = spots.passage_at(quote.start)
        if passage_number is None or spots.passages[passage_number].kind == "turn":
            continue
        passage = spots.passages[passage_number]
        before = text[passage.start : quote.start].rstrip()
        if before and before[-1] not in '.!?…"”»':
            continue
        if not _FLOATING_END.search(text[quote.start : quote.end]) or len(text[quote.start : quote.end].split()) < 3:
            continue
        at = bisect_right(starts, quote.start) - 1
        if at < 0:
            continue
        speaker = speakers[at]
        home = spots.passage_at(speaker.cue.start)
        if home is None or passage_number - home > 3 or (home != passage_number and before):
            continue
        if home != passage_number and not _only_quotes(text, spots, home, passage_number):
            continue
        speaker.content = [*speaker.content, Span(quote.start, quote.end)]
        speaker.quoted.append(number)


def _only_quotes(text: str, spots: _Spots, home: int, there: int) -> bool:
    """Do the paragraphs between a speaker and a quotation hold nothing but quotations?"""
    for number in range(home + 1, there + 1):
        if text[spots.passages[number].start] not in "\"“„«‘'":
            return False
    return True


def _finish(text: str, spots: _Spots, draft: Draft) -> Attribution:
    frame, entry = draft.frame, draft.frame.entry
    inside = spots.quote_at(draft.cue.start) is not None
    covered = sum(
        min(s.end, spots.quotes[n].end) - max(s.start, spots.quotes[n].start)
        for s in draft.content
        for n in set(draft.quoted)
        if s.start < spots.quotes[n].end and s.end > spots.quotes[n].start
    )
    total = sum(end - start for start, end in draft.content)
    kind = "indirect" if not covered or inside else "direct" if covered >= total - 2 else "mixed"
    return Attribution(
        source=tuple(draft.source),
        cue=(draft.cue,),
        content=tuple(draft.content),
        kind=kind,
        cue_lemma=frame.lemma,
        cue_class=entry.cls,
        act=entry.act,
        negated=frame.negated,
        factive=entry.factive,
        addressee=tuple(draft.addressee),
        confidence=0.95 if kind == "direct" else 0.9 if entry.cls in SPEECH_CLASSES else 0.75,
    )


def _turns(passages: Sequence[Passage]) -> list[Attribution]:
    """One attribution for every turn of a transcript, over all its paragraphs."""
    out: list[Attribution] = []
    last: Passage | None = None
    for passage in passages:
        if passage.kind != "turn":
            continue
        if last is not None and passage.speaker_span == last.speaker_span:
            out[-1] = replace(out[-1], content=(*out[-1].content, Span(passage.start, passage.end)))
        else:
            source = (passage.speaker_span,) if passage.speaker_span else ()
            cue = (passage.cue_span,) if passage.cue_span else ()
            out.append(Attribution(source, cue, (Span(passage.start, passage.end),), "turn", factive=False))
        last = passage
    return out


def _nest(found: list[Attribution]) -> list[Attribution]:
    """Set ``outer`` to the innermost attribution whose content holds the cue and is the longer one."""
    extents = [sum(s.end - s.start for s in one.content) for one in found]
    pieces = sorted((s.start, s.end, number) for number, one in enumerate(found) for s in one.content)
    starts = [piece[0] for piece in pieces]
    reach = list(accumulate((piece[1] for piece in pieces), max))  # how far any piece up to here goes
    out = []
    for number, one in enumerate(found):
        at = one.cue[0].start if one.cue and one.kind != "turn" else -1
        best = None
        index = bisect_right(starts, at) - 1
        while index >= 0 and reach[index] > at:
            start, end, other = pieces[index]
            index -= 1
            if start <= at < end and other != number and (extents[other], -other) > (extents[number], -number):
                if best is None or extents[other] < extents[best]:
                    best = other
        out.append(replace(one, outer=best))
    return out


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
        out = []
        for span in spans:
            if hole.end <= span.start or hole.start >= span.end:
                out.append(span)
                continue
            if span.start < hole.start:
                out.append(Span(span.start, hole.start))
            if hole.end < span.end:
                out.append(Span(hole.end, span.end))
        spans = out
    return spans


def _trim(text: str, spots: _Spots, spans: list[Span]) -> list[Span]:
    """Drop blanks, commas and the final full stop at the edges; marks of quotation stay."""
    out = []
    for start, end in spans:
        loose = _LOOSE_END.search(text[start:end])
        end = start + loose.start() if loose else end
        while start < end and text[start] in _EDGE + ".)":
            start += 1
        while end > start and (
            text[end - 1] in _EDGE or (text[end - 1] == "." and not text[max(start, end - 3) : end - 1].isupper())
        ):
            end -= 1
        if any(char.isalnum() for char in text[start:end]):
            out.append(Span(start, end))
    return out
