"""Nouns and prepositions that belong to the predicate: "play a role in", "take into account", "crash on"."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Qualifier
from . import arguments
from .arguments import Inside
from .columns import Columns
from .roles import is_human
from .wordlists import fixed_phrases, light_verbs

_SIZES = frozenset(
    ("major", "minor", "key", "big", "small", "crucial", "important", "central", "significant", "decisive", "leading",
     "great", "full", "large", "strong", "deep", "huge", "vital", "essential", "considerable", "serious")
)  # fmt: skip


@dataclass(slots=True)
class Predicate:
    """A predicate as text (lemmas) and tokens, with the roots of its arguments."""

    text: str
    lemma: str
    verb: int
    tokens: list[int]
    subjects: list[int]
    objects: list[int] = field(default_factory=list)
    qualifiers: list[Qualifier] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


def fold_fixed_phrase(
    columns: Columns, verb: int, words, result: Predicate, obliques, used: set, inside: Inside
) -> None:
    """ "take the schedule into account" -> take into account (schedule)."""
    for prep, target in obliques:
        if (
            target is not None
            and (columns.lemma[verb], columns.lower[prep], columns.lemma[target]) in fixed_phrases()
            and inside(target)
        ):
            words += [columns.lower[prep], columns.lemma[target]]
            result.tokens += [prep, target]
            used.add(prep)
            return


def fold_light_verb(columns: Columns, verb: int, words, result: Predicate, obliques, used: set, inside: Inside) -> None:
    """ "play a role in the downing" -> play role in (downing)."""
    noun = result.objects[0]
    if (
        columns.lemma[verb] == "have"
        and columns.lower[noun] in _HAVE_TO_DO
        and _fold_to_do(columns, noun, words, result, used)
    ):
        return
    if (columns.lemma[verb], columns.lemma[noun]) not in light_verbs() or not inside(noun):
        return
    places = [*((c, columns.child(c, "pobj", "pcomp")) for c in columns.kids(noun, "prep")), *obliques]
    for prep, target in places:
        if target is None or not inside(target) or arguments.preposition_role(columns, prep, target) == "time":
            continue
        if prep < target < verb:
            continue  # "In talks with the crew, she expressed regret"
        if arguments.compound_role(columns, prep, target) is not None:
            continue  # "has problems with regard to water"
        if columns.tag[prep] in ("VBN", "VBG"):
            continue  # "held talks, including with the union"
        if arguments.is_discourse(columns, columns.subtree(prep)) or columns.ent[target] in ("GPE", "LOC", "FAC"):
            continue  # "held a meeting in Oban": where it was is no part of what was done
        words += [columns.lemma[noun], columns.lower[prep]]
        result.tokens += [noun, prep]
        result.objects = [target]
        used.add(prep)
        for c in columns.kids(noun, "amod"):
            if columns.lemma[c] == "possible":
                continue  # "every possible help"
            role = "degree" if columns.lemma[c] in _SIZES else "manner"
            result.qualifiers.append(Qualifier(role, columns.lower[c], columns.spans([c])))
        return
    if columns.lemma[noun] in ("place", "part"):
        words.append(columns.lemma[noun])
        result.tokens.append(noun)
        result.objects = []


_HAVE_TO_DO = frozenset({"nothing", "something", "anything", "little", "much", "lot"})


def _fold_to_do(columns: Columns, noun: int, words, result: Predicate, used: set) -> bool:
    """ "has nothing to do with the leak" -> have to do with (leak), negative."""
    for do in columns.kids(noun, "relcl", "acl", "xcomp"):
        prep = next((c for c in columns.kids(do, "prep") if columns.lower[c] == "with"), None)
        target = columns.child(prep, "pobj") if prep is not None else None
        if columns.lemma[do] == "do" and target is not None:
            words += ["to", "do", "with"]
            result.tokens += [do, prep]
            result.dropped.append(do)
            result.objects = [target]
            used.add(prep)
            return True
    return False


def _compound(columns: Columns, prep: int, noun: int) -> int | None:
    """What "in favour of | the plan" is about, where preposition and noun make one preposition."""
    bare = all(columns.lower[c] == "the" or columns.dep[c] in ("prep", "punct") for c in columns.children[noun])
    if not bare or arguments.compound_role(columns, prep, noun) not in ("topic", "beneficiary"):
        return None
    return columns.child(noun + 1, "pobj") if columns.head[noun + 1 : noun + 2] == [noun] else None


_AFTER = frozenset({"go", "come", "look"})


def goes_after(columns: Columns, verb: int, prep: int, target: int) -> bool:
    """Tell "went after the unions" (attacked them), "looked after him" from "went after dinner"."""
    if columns.lower[prep] != "after" or columns.lemma[verb] not in _AFTER or prep != verb + 1:
        return False
    known = columns.ent[target] in ("PERSON", "ORG", "NORP") or columns.tag[target] == "PRP"
    return known or is_human(columns.lemma[target])


def fold_preposition(
    columns: Columns, words: list[str], result: Predicate, obliques, used: set, inside: Inside
) -> None:
    """ "crash on the spot" -> crash on (spot): the first phrase that tells neither time nor cause."""
    for prep, target in obliques:
        if target is None or prep in used or not inside(prep) or not inside(target):
            continue
        if columns.tag[prep] in ("VBN", "VBG") or prep < target < result.verb:
            continue  # "given the delay"; "in Oban, they left" sets the scene
        if any(
            columns.dep[c] == "advmod" and columns.lower[c] in ("perhaps", "possibly", "probably")
            for c in columns.children[prep]
        ):
            continue
        if arguments.is_discourse(columns, columns.subtree(prep)):
            used.add(prep)
            continue
        if columns.lower[prep] == "in" and columns.lower[target] == "order":
            continue  # "waited in order to win"
        role = arguments.preposition_role(columns, prep, target)
        if goes_after(columns, result.verb, prep, target):
            role = "topic"
        if role in ("time", "cause", "condition", "concession", "degree") or columns.lower[prep] in (
            "according",
            "without",
            "like",
            "by",
        ):
            continue
        used.add(prep)
        words.append(columns.lower[prep])
        result.tokens.append(prep)
        if (behind := _compound(columns, prep, target)) is not None and inside(behind):
            words += columns.lower[target : target + 2]
            result.tokens += [target, target + 1]
            result.objects = [behind]
            return
        inner = columns.head[target]
        if inner != prep and columns.head[inner] == prep:  # "run out of cash"
            words.append(columns.lower[inner])
            result.tokens.append(inner)
        result.objects = [target]
        for c in columns.kids(prep, "conj"):  # "not only to tugs but also to barges"
            other = columns.child(c, "pobj")
            if columns.lower[c] == columns.lower[prep] and other is not None and inside(other):
                result.objects.append(other)
        return
