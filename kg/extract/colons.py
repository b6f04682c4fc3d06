"""Quotations that only a colon brings in, without a verb of saying."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ..model import Span
from .drafts import SENTENCE_END, Draft, Spots, can_go_on, spans_of, trim
from .frames import Frame
from .lexicon import by_lemma
from .roles import is_human, is_person, noun_phrase
from .tree import Tree

_LOOKING = frozenset("be seem sound appear look remain".split())
_COMING_TO = frozenset("return turn stick go switch have repeat get come resort revert".split())
_WORDINGS = frozenset(
    "line word refrain message argument point theme mantra slogan motto script speech answer warning pitch talk".split()
)


def led_up_to(tree: Tree, spots: Spots, drafts: Sequence[Draft]) -> list[Draft]:
    """Quotations behind a colon alone: "She was blunt: “…”", "He returned to his lines: “…”".

    They are whose look, mood or words the sentence before the colon is about.
    """
    claimed = {number for one in drafts for number in one.quoted}
    out = []
    for number, quote in enumerate(spots.quotes):
        there = spots.passage_at(quote.start)
        if number in claimed or there is None or spots.passages[there].kind != "paragraph":
            continue
        before = spots.text[spots.passages[there].start : quote.start].rstrip()
        words = spots.text[quote.start : quote.end]
        if not before.endswith(":") or not SENTENCE_END.search(words) or len(words.split()) < 3:
            continue
        colon = bisect_right(tree.start, spots.passages[there].start + len(before) - 1) - 1
        main = _main_before(tree, colon)
        if main is None or any(tree.sent[colon] <= one.frame.head < colon and can_go_on(spots, one) for one in drafts):
            continue
        speaker = noun_phrase(tree, tree.kid(main, "nsubj"))
        entry = by_lemma("verb")["say"]
        frame = Frame(main, entry, (colon, colon), [speaker], lemma=entry.lemma)
        content = trim(spots.text, [Span(quote.start, quote.end)])
        cue = Span(tree.start[colon], tree.end[colon])
        out.append(Draft(frame, spans_of(tree, [speaker]), cue, content, [], [number]))
    return out


def _main_before(tree: Tree, colon: int) -> int | None:
    """The verb of the clause before a colon, where somebody looks some way or comes to words of his own."""
    for verb in range(tree.sent[colon], colon):
        subject = tree.kid(verb, "nsubj")
        if subject is None or subject > verb or tree.tag[verb] not in ("VBD", "VBZ", "VBP"):
            continue
        if tree.dep[verb] in ("advcl", "relcl", "acl") or not (
            is_person(tree, subject) or is_human(tree.lemma[subject])
        ):
            continue
        moody = tree.lemma[verb] in _LOOKING and tree.kid(verb, "acomp", "oprd") is not None
        noun = colon - 1
        owner = tree.kid(noun, "poss")
        own = owner is not None and tree.lower[owner] in ("his", "her", "their") and tree.lemma[noun] in _WORDINGS
        return verb if moody or (own and tree.lemma[verb] in _COMING_TO) else None
    return None
