"""Which attributions carry claims, and which stands inside which.

The finder is generous, as annotation guidelines are: "his participation was announced" is an attribution.
A claim needs more: a clause, or a stance of somebody towards something ("thanked the crew", "denied fault").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..model import Attribution, Mention

# Speech acts that say something even when their content is only a thing.
STANCES = frozenset(
    "accuse admit apologize blame call condemn congratulate confirm criticize demand deny disagree agree oppose "
    "praise promise question regret reject refuse support thank threaten urge warn welcome describe".split()
)
_HANDLES = frozenset({"turn", "direct"})
_OF_THINGS = frozenset({"accusation", "emotion"})  # classes whose verbs also happen to things: "hit", "strike"
_POINTERS = frozenset("this that these those it which what all everything".split())
_VOICES = frozenset({"person", "organisation", "country", "group"})


def claiming(
    doc: Doc, found: Sequence[Attribution], source_of: Callable[[Attribution], Mention | None]
) -> list[Attribution]:
    """Return the attributions that carry claims, ``outer`` re-linked past those left out.

    ``source_of`` gives the mention of an attribution's source, None where it has none.
    """
    kept = [i for i, each in enumerate(found) if _claims(doc, each, source_of) and not _circular(found, i)]
    # "Ruth denied that": the sentence before is her content, but nobody speaks inside her words.
    place = {old: new for new, old in enumerate(kept) if not _points_back(doc, found[old])}
    return [replace(found[old], outer=place.get(_outer(found, old, place))) for old in kept]


def _outer(found: Sequence[Attribution], index: int, place: dict[int, int]) -> int | None:
    """Return the nearest kept attribution around ``index``, None at the top."""
    at = found[index].outer
    for _ in found:
        if at is None or at in place:
            return at
        at = found[at].outer
    return None


def _points_back(doc: Doc, attribution: Attribution) -> bool:
    """Return whether the content is a sentence before the one with the cue, outside quotation marks."""
    if attribution.kind != "indirect" or not attribution.cue or not attribution.content:
        return False
    end, start = attribution.content[-1].end, attribution.cue[0].start
    if end > start:
        return False
    words = [doc.char_span(at, at + 1, alignment_mode="expand") for at in (end - 1, start)]
    return None not in words and words[0].sent != words[1].sent


def _circular(found: Sequence[Attribution], index: int) -> bool:
    """Return whether ``index`` stands inside itself: two readings of one sentence. Quotations are kept."""
    if found[index].kind in _HANDLES:
        return False
    at = found[index].outer
    for _ in found:
        if at is None:
            return False
        if at == index:
            return True
        at = found[at].outer
    return True


def _claims(doc: Doc, attribution: Attribution, source_of: Callable[[Attribution], Mention | None]) -> bool:
    if attribution.kind in _HANDLES or not attribution.content:
        return bool(attribution.content)
    words = doc.char_span(attribution.content[0].start, attribution.content[-1].end, alignment_mode="expand")
    if words is None or all(token.pos_ in ("PRON", "PUNCT", "SPACE", "DET") for token in words):
        return False
    if attribution.outer is not None and _aside(doc, attribution):
        return False
    clause = any(token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound") for token in words)
    source = source_of(attribution)
    if source is not None and source.text.casefold() in _POINTERS:
        return False
    if clause and attribution.cue_class not in _OF_THINGS:
        return True
    if source is None or attribution.act not in STANCES:
        return False
    return source.kind in _VOICES or (source.kind == "unknown" and not source.text.islower())


def _aside(doc: Doc, attribution: Attribution) -> bool:
    """Return whether the cue only comments on what the speaker says: "as you noted", "…, I think"."""
    if not attribution.cue:
        return False
    cue = doc.char_span(attribution.cue[0].start, attribution.cue[-1].end, alignment_mode="expand")
    if any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in cue.root.children):
        return True
    return attribution.content[0].start < attribution.cue[0].start
