"""Which attributions carry claims, and which stands inside which.

The finder is generous, as annotation guidelines are: "his participation was announced" is an attribution.
A claim needs more: a clause, or a stance of somebody towards something ("thanked the crew", "denied fault").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from ..model import Attribution, Mention, Span
from .columns import Columns, columns_of
from .frames import CHARGES
from .roles import is_human
from .spans import covers
from .unsaid import is_unsaid

# Speech acts that say something even when their content is only a thing.
STANCES = frozenset(
    "accuse admit apologize blame call complain condemn congratulate confirm criticize demand deny disagree agree "
    "oppose praise promise question regret reject refuse support thank threaten urge warn welcome describe predict "
    "expect".split()
)
_HANDLES = frozenset({"turn", "direct"})
_OF_THINGS = frozenset({"accusation", "emotion"})  # classes whose verbs also happen to things: "hit", "strike"
_OF_DEEDS = frozenset({"accuse", "blame", "criticize", "criticise", "condemn"})  # only people do, for what was done
# Verbs for hard words and for hard blows, who or what deals blows, and what is dealt them.
_FORCE = frozenset("attack assail bash blast knock rip savage slam trash".split())
_FIGHTERS = frozenset(
    "terrorist gunman attacker militant rebel soldier troop fighter militia mob gang bomber shooter insurgent "
    "extremist jihadist thief burglar robber intruder raider pirate smuggler hacker dog shark bear wolf missile drone "
    "rocket bomb plane jet aircraft ship boat barge tanker wave storm wind hurricane car truck vehicle train".split()
)
_TARGETS = frozenset(
    "nation country town city village base convoy embassy outpost building house school church mosque hospital ship "
    "boat airport bridge camp tanker wall door pier train bus car position network server computer coast".split()
)
_TAKEN_ON = frozenset("office power role control command responsibility duty debt risk".split())  # who assumes office
_DEEDS = frozenset(("vote", "campaign"))  # "parents said he had voted for it": so the parents say
_ACCEPTED = frozenset(
    "responsibility blame fault guilt criticism apology defeat result verdict ruling finding findings argument view "
    "claim charge conclusion decision mistake error need fact explanation offer terms demand".split()
)
_ANSWERS = frozenset({"deny", "confirm", "admit", "reject"})
_POINTERS = frozenset("this that these those it which what all everything".split())
_OTHERS = frozenset({"he", "she", "they"})
_CHARGE = re.compile(rf"an? (?:{'|'.join(sorted(CHARGES))})")  # "…, a charge he denies"
_VOICES = frozenset({"person", "organisation", "country", "group"})
_SPEAKING = _VOICES | {"thing"}


def answering(doc: Doc, found: Sequence[Attribution]) -> list[Attribution]:
    """Return ``found`` with what "denied it" denies: the words of the report just before, in this sentence or the last.

    "The guards claim that soldiers burned the mill. The army denies this." is two attributions of the same words.
    """
    out, columns = list(found), columns_of(doc)
    beside: dict[int | None, list[Attribution]] = {}
    for number, one in enumerate(found):
        if one.act in _ANSWERS and one.kind == "indirect" and one.cue and _is_pointer(columns, one):
            before = (each for each in reversed(beside.get(one.outer, ())) if each.cue[-1].end <= one.cue[0].start)
            told = next(before, None)
            if told is not None and _answers(columns, one, told):
                out[number] = replace(one, content=told.content)
        if one.cue and one.kind != "turn":
            beside.setdefault(one.outer, []).append(one)
    return out


def _answers(columns: Columns, one: Attribution, told: Attribution) -> bool:
    """Return whether somebody else takes up words of this sentence or the last."""
    before, here = (columns.sentence(each.cue[0].start) for each in (told, one))
    close = not columns.text[before.end : here.start].strip()
    return close and told.source != one.source and not _is_pointer(columns, told)


def _is_pointer(columns: Columns, one: Attribution) -> bool:
    """Return whether the content is only "it", "this", "that" or "a charge"."""
    words = columns.text[one.content[0].start : one.content[0].end].casefold() if len(one.content) == 1 else ""
    return words in _POINTERS or bool(_CHARGE.fullmatch(words))


def claiming(
    doc: Doc,
    found: Sequence[Attribution],
    source_of: Callable[[Attribution], Mention | None],
    headings: Sequence[Span] = (),
    titles: Sequence[Span] = (),
) -> list[Attribution]:
    """Return the attributions that carry claims, ``outer`` re-linked past those left out.

    ``source_of`` gives the mention of an attribution's source, None where it has none; what stands in one of the
    ``headings``, or says nothing but one of the ``titles`` of books, is left out in any case.
    """
    columns = columns_of(doc)
    kept = [
        i
        for i, each in enumerate(found)
        if not covers(headings, [Span(at := (each.cue or each.content)[0].start, at + 1)])
        and not covers(titles, each.content)
        and _claims(doc, each, source_of)
        and not _circular(found, i)
        and not is_unsaid(columns, found, i)
    ]
    # "Ruth denied that": the sentence before is her content, but nobody speaks inside her words.
    place = {old: new for new, old in enumerate(kept) if not _points_back(columns, found[old])}
    return [hung(found[old], place.get(_outer(found, old, place))) for old in kept]


def hung(one: Attribution, outer: int | None) -> Attribution:
    """Return an attribution that stands inside the one at ``outer``."""
    return one if one.outer == outer else replace(one, outer=outer)


def _outer(found: Sequence[Attribution], index: int, place: dict[int, int]) -> int | None:
    """Return the nearest kept attribution around ``index``, None at the top."""
    at = found[index].outer
    for _ in found:
        if at is None or at in place:
            return at
        at = found[at].outer
    return None


def _points_back(columns: Columns, attribution: Attribution) -> bool:
    """Return whether the content is a sentence before the one with the cue, outside quotation marks."""
    if attribution.kind != "indirect" or not attribution.cue or not attribution.content:
        return False
    end, start = attribution.content[-1].end, attribution.cue[0].start
    if end > start:
        return False
    return columns.sentence(end - 1) != columns.sentence(start)


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
    columns = columns_of(doc)
    words = columns.touching(attribution.content[0].start, attribution.content[-1].end)
    if all(columns.pos[i] in ("PRON", "PUNCT", "SPACE", "DET") for i in words):
        return False
    if attribution.outer is not None and (
        _aside(doc, attribution) or attribution.cue_lemma.partition(" ")[0] in _DEEDS
    ):
        return False
    taken_on = attribution.cue_lemma == "assume" and not {columns.lemma[i] for i in words}.isdisjoint(_TAKEN_ON)
    if taken_on and not any(columns.dep[i] in ("nsubj", "nsubjpass") for i in words):
        return False
    if attribution.cue_class == "statement" and columns.lower[words[0]] == "whatever":
        return False  # "says whatever he needs to say"
    valued = attribution.cue_class in ("belief", "statement", "accusation")  # "sees the mayor as weak"
    clause = any(
        (columns.pos[i] in ("VERB", "AUX") and columns.dep[i] not in ("amod", "compound"))
        or (columns.dep[i] == "nsubj" and columns.dep[columns.head[i]] == "ccomp")  # "that imports cost jobs"
        or (valued and columns.lower[i] == "as" and columns.lemma[columns.head[i]] == attribution.cue_lemma)
        for i in words
    )
    source = source_of(attribution)
    # "This shows that …" is nobody's; an "it" that means the court, or its report, may speak.
    pointing = source is not None and source.text.casefold() in _POINTERS
    if pointing and (source.label.casefold() in _POINTERS or source.kind not in _SPEAKING):
        return False
    told = bool(words) and columns.lower[words[0]] == "that"  # "complained that P"
    if clause and (told or attribution.cue_class not in _OF_THINGS or attribution.cue_lemma in _OF_DEEDS):
        return True
    if source is None or attribution.act not in STANCES:
        return False
    if attribution.cue_lemma in _FORCE and _by_force(columns, source, words):
        return False
    if attribution.negated and (attribution.act not in _ANSWERS or attribution.cue_lemma == "accept"):
        return False  # "I do not support the plan" is a plain sentence of whoever says it
    if attribution.cue_lemma == "accept" and not {columns.lemma[i] for i in words} & _ACCEPTED:
        return False  # who accepts a prize admits nothing
    if source.kind in _VOICES or (source.kind == "unknown" and not source.text.islower()):
        return True
    head = doc.char_span(source.spans[0].start, source.spans[0].end, alignment_mode="expand").root
    return is_human(head.lemma_.lower())


def _by_force(columns: Columns, source: Mention, words: range) -> bool:
    """Return whether it is no criticism: "the town was attacked by raiders", "the storm slammed the pier"."""
    doer = columns.touching(source.spans[0].start, source.spans[0].end) if source.spans else ()
    if any(columns.lemma[i] in _FIGHTERS and columns.head[i] not in doer for i in doer):
        return True
    harmed = any(columns.lemma[i] in _TARGETS and columns.head[i] not in words for i in words)
    return harmed and not any(columns.lower[i] in ("for", "as", "over") for i in words)


def _aside(doc: Doc, attribution: Attribution) -> bool:
    """Return whether the cue only comments on what the speaker says: "as you noted", "…, I think"; "they argue" does
    more.
    """
    if not attribution.cue:
        return False
    cue = doc.char_span(attribution.cue[0].start, attribution.cue[-1].end, alignment_mode="expand")
    if any(child.lower_ == "as" and child.dep_ in ("mark", "advmod") for child in cue.root.children):
        return True
    text = columns_of(doc).text
    others = any(
        text[span.start : span.end].casefold() in _OTHERS and text[span.start - 2 : span.start] == ", "
        for span in attribution.source
    )
    return attribution.content[0].start < attribution.cue[0].start and not others
