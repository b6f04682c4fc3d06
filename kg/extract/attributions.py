"""Who said what: the attributions of a parsed document, outermost and nested, with exact offsets.

Turns come from the layout, quotations from the marks, everything else from cue words and the
parse. The order is: quotes first, then a frame for every cue, then quotations that stand alone
join the source before them, then nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import labels
from ..model import Attribution, Passage, Span
from . import quotes
from .colons import led_up_to
from .columns import columns_of
from .drafts import (
    Draft,
    Spots,
    attach_floating,
    can_go_on,
    cover_nouns,
    draft,
    is_floating,
    name_cited,
    settle_pointers,
    trim,
)
from .frames import Frame, verb_frame
from .lexicon import SPEECH_CLASSES, by_first_word, by_lemma
from .nesting import hung
from .nominal import WRITINGS, adjective_frame, adverb_frame, noun_frame, phrase_frame, viewer_frame
from .tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINKING = re.compile(r"\b(?:on|for|to|in|at|with|vs|note|win)\b", re.IGNORECASE)  # "Big Win For Marsh: …" says nothing
_HEADLINE_NAME = 5  # words before the colon of "Name: what the name says", at most


def find(doc: Doc, passages: Sequence[Passage]) -> list[Attribution]:
    """Return the attributions of a document in the order of their first character.

    ``outer`` is the index of the attribution whose content holds the cue. Turns come as one
    attribution each (all paragraphs of a speaker until the next label). Never raises on any text.
    """
    text = columns_of(doc).text
    kept = [passage for passage in passages if passage.kind != "boilerplate"]
    tree = Tree(doc)
    spots = Spots(text, quotes.find(text, [passage for passage in kept if passage.kind != "label"]), kept)
    drafts = [one for frame in _frames(tree, spots) if (one := draft(tree, spots, frame)) is not None]
    drafts = _one_per_cue(drafts)
    drafts = _one_per_cue(drafts + led_up_to(tree, spots, drafts))
    settle_pointers(drafts)
    cover_nouns(tree, drafts)
    credited = _credited(spots, drafts)
    attach_floating(spots, drafts, set(credited))
    name_cited(tree, spots, drafts)
    finished = {id(one): _finish(spots, one) for one in drafts}
    found = [*finished.values(), *credited.values(), *_turns(kept), *_headlines(text, tree, kept)]
    found.sort(key=_place)
    within = [(finished[id(one)], finished[id(one.within)]) for one in drafts if one.within is not None]
    places = {id(one): at for at, one in enumerate(found)}
    return _nest(found, {places[id(one)]: places[id(report)] for one, report in within})


def _place(one: Attribution) -> tuple[int, int, int]:
    first = min(span.start for span in (*one.source, *one.cue, *one.content))
    return first, one.cue[0].start if one.cue else first, -max(span.end for span in one.content)


def _frames(tree: Tree, spots: Spots) -> Iterator[Frame]:
    verbs, nouns, adjectives = by_lemma("verb"), by_lemma("noun"), by_lemma("adjective")
    several, phrases = by_first_word("verb"), by_first_word("phrase")
    for token in range(tree.size):
        pos, lemma, lower = tree.pos[token], tree.lemma[token], tree.lower[token]
        frame = phrase_frame(tree, token) if lower in phrases else None
        if lower == "to":
            frame = viewer_frame(tree, token)
        if frame is None:
            if pos == "VERB":
                if lemma in verbs or lemma in several:
                    frame = verb_frame(tree, token)
            elif pos == "NOUN":
                if lemma in verbs and _is_mistagged(tree, token):
                    frame = verb_frame(tree, token)
                elif lemma in nouns or lemma in WRITINGS:
                    frame = noun_frame(tree, token)
            elif pos == "ADV" and lower.endswith("ly"):
                frame = adverb_frame(tree, token)
            if frame is None and pos in ("ADJ", "VERB") and (lemma in adjectives or lower in adjectives):
                frame = adjective_frame(tree, token)
        if frame is not None:
            here = spots.passage_at(tree.start[token])
            if here is not None and spots.passages[here].kind != "label":
                yield frame


def _is_mistagged(tree: Tree, token: int) -> bool:
    """A noun with an object, or with a subject and a clause, is a verb that the tagger missed."""
    subject, clause = tree.kid(token, "nsubj"), tree.kid(token, "ccomp")
    stated = clause is not None and subject is not None and subject < token < clause
    if stated and tree.lower[tree.left[clause]] == "that" and tree.left[clause] == token + 1:
        return not any(tree.dep[k] in ("det", "poss", "amod", "cop") for k in tree.children[token])
    return tree.kid(token, "dobj") is not None


def _one_per_cue(drafts: list[Draft]) -> list[Draft]:
    """Where two cues overlap, the longer one stays ("made the claim that" over "claim that")."""
    drafts.sort(key=lambda one: (one.cue.start, -one.cue.end))
    out: list[Draft] = []
    for one in drafts:
        if not out or one.cue.start >= out[-1].cue.end:
            out.append(one)
    return out


def _finish(spots: Spots, one: Draft) -> Attribution:
    entry = one.frame.entry
    claimed = [spots.quotes[number] for number in set(one.quoted)]
    covered = sum(max(0, min(s.end, q.end) - max(s.start, q.start)) for s in one.content for q in claimed)
    total = sum(end - start for start, end in one.content)
    kind = "indirect" if not covered else "direct" if covered >= total - 2 else "mixed"
    return Attribution(
        source=tuple(one.source),
        cue=(one.cue,),
        content=tuple(one.content),
        kind=kind,
        cue_lemma=one.frame.lemma,
        cue_class=entry.cls,
        act=entry.act,
        negated=one.frame.negated,
        factive=entry.factive,
        addressee=tuple(one.addressee),
        confidence=0.95 if kind == "direct" else 0.9 if entry.cls in SPEECH_CLASSES else 0.75,
    )


def _credited(spots: Spots, drafts: list[Draft]) -> dict[int, Attribution]:
    """Give a quotation without a speaker of its own to the source in brackets: "“The dam held.” [The Tribune.]"."""
    out = {}
    for before, label in pairwise(spots.passages):
        if label.kind != "label" or before.kind != "paragraph" or spots.text[label.start] not in "[(":
            continue
        beside = [one for one in drafts if before.start <= one.cue.start < before.end]
        claimed = {number for one in beside for number in one.quoted}
        told = min((one.cue.start for one in beside if can_go_on(spots, one)), default=before.end)
        for number, quote in enumerate(spots.quotes):
            if before.start <= quote.start < told and number not in claimed and is_floating(spots, quote):
                content = trim(spots.text, [Span(quote.start, quote.end)])
                source, cue = (label.speaker_span,), (label.cue_span,)
                out[number] = Attribution(source, cue, tuple(content), "direct", cue_lemma="", confidence=0.8)
    return out


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
            out.append(Attribution(source, cue, (Span(passage.start, passage.end),), "turn"))
        last = passage
    return out


def _headlines(text: str, tree: Tree, passages: Sequence[Passage]) -> list[Attribution]:
    """ "Marsh: The Alarm Never Rang" above a text that names a person called Marsh."""
    persons = {tree.lower[token] for token in range(tree.size) if tree.ent[token] == "PERSON"}
    out = []
    for passage in passages[:3]:
        if passage.kind not in ("heading", "paragraph"):
            continue
        label = labels.read(text, passage.start, passage.end)
        if label is None or label.role or len(label.speaker.split()) > _HEADLINE_NAME:
            continue
        if _LINKING.search(label.speaker):
            continue
        if label.key.split()[-1] in persons and label.content < passage.end:
            content = Span(label.content, passage.end)
            kind = "direct" if text[content.start] in '"“„«‘' else "indirect"
            out.append(Attribution((label.span,), (label.colon,), (content,), kind, cue_lemma="", confidence=0.8))
    return out


def _nest(found: list[Attribution], given: dict[int, int]) -> list[Attribution]:
    """Set ``outer`` to the innermost attribution whose content holds the cue and is the longer one.

    ``given`` are pairs known beforehand (a cited source inside the report that cites it).
    """
    extents = [sum(s.end - s.start for s in one.content) for one in found]
    pieces = sorted((s.start, s.end, number) for number, one in enumerate(found) for s in one.content)
    points = sorted((one.cue[0].start, number) for number, one in enumerate(found) if one.cue and one.kind != "turn")
    outer: list[int | None] = [None] * len(found)
    active: list[tuple[int, int]] = []  # (end, number) of the pieces that are open where the sweep stands
    coming = 0
    for at, number in points:
        while coming < len(pieces) and pieces[coming][0] <= at:
            active.append(pieces[coming][1:])
            coming += 1
        active = [piece for piece in active if piece[0] > at]
        holders = [other for _, other in active if other != number and _holds(extents, other, number)]
        outer[number] = min(holders, key=lambda other: extents[other], default=None)
    return [hung(one, given.get(number, outer[number])) for number, one in enumerate(found)]


def _holds(extents: list[int], other: int, number: int) -> bool:
    """The longer one holds the shorter one, so that no two hold each other."""
    return (extents[other], -other) > (extents[number], -number)
