"""Happenings and things of a document: which noun phrases mean the same crash, the same aircraft."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from kg import ids
from kg.extract import events
from kg.extract.phrases import Columns, begin, label
from kg.model import Entity
from kg.names.gazetteer import word_list

_PLURAL_EVENTS = frozenset({"talks", "negotiations"})
_COMPANY = frozenset(
    "company firm corporation group operator airline manufacturer holding holdings ltd inc plc llc gmbh lines".split()
)
_EMPTY = frozenset("same whole entire new our your my its their his her".split())
_NEAR = 3  # sentences back in which an organisation, or a pair, must be the only one of its sort
Bodies = list[tuple[Entity, list[int]]]
_NO_REFERENT = frozenset({"no", "any", "every", "each", "another"})


def happenings(columns: Columns, document: str) -> tuple[list[Entity], dict[int, Entity]]:
    """Return the events of a document and {head token: event}; a phrase that fits two events has none."""
    heads = {token: _event_words(columns, token) for token in range(columns.size) if _is_event(columns, token)}
    clusters, placed = events.cluster(heads.values())
    made: dict[int, Entity] = {}
    for event in clusters:
        identifier = events.identifier(event.label, document)
        made[id(event)] = Entity(identifier, event.label, "event", tuple(sorted(event.names)))
    return list(made.values()), {token: made[id(placed[words])] for token, words in heads.items() if placed.get(words)}


def _is_event(columns: Columns, token: int) -> bool:
    word = columns.lower[token]
    nominal = columns.pos[token] in ("NOUN", "PROPN") and columns.dep[token] != "compound"
    if not nominal or token in columns.junk:
        return False
    if word == "landing":  # the tokenizer splits "crash-landing"
        return token > 1 and columns.lower[token - 2] == "crash" and columns.text[token - 1] == "-"
    return word in events.classes() and (columns.tag[token] != "NNS" or word in _PLURAL_EVENTS)


def _event_words(columns: Columns, token: int) -> str:
    """The label of an event's phrase with the "of" that says whose or what's it is."""
    last = token
    if columns.lower[token + 1 : token + 2] == ["of"]:
        for position in range(token + 1, min(columns.size, token + 14)):
            if columns.pos[position] in ("PUNCT", "VERB", "AUX", "SCONJ", "SPACE", "PRON") or columns.first[position]:
                break
            last = position
    return label(columns, begin(columns, token), last)


def things(columns: Columns, document: str) -> tuple[list[Entity], dict[int, Entity]]:
    """Return the things of a document and {head token: thing}.

    The singular mentions of one class ("the jet", "the aircraft") are one thing as long as the document
    names no two different ones (a Finnish and a Swedish ship); else none of them is resolved.
    """
    table = events.things()
    found: dict[str, list[tuple[int, str]]] = {}
    for token in range(columns.size):
        word = columns.lower[token]
        if word not in table or columns.tag[token] != "NN" or columns.dep[token] == "compound" or token in columns.junk:
            continue
        first = begin(columns, token)
        if columns.lower[first] not in _NO_REFERENT:
            found.setdefault(table[word], []).append((token, label(columns, first, token)))
    made: list[Entity] = []
    at: dict[int, Entity] = {}
    for _, mentions in sorted(found.items()):
        told = {words: events.names(words) for _, words in mentions}
        named = [names for names in told.values() if names]
        if any(not a & b for a in named for b in named):
            continue
        if named:
            best = max(told, key=lambda words: (len(told[words]), len(words), words))
        else:  # the document's own word, the commonest and among those the first
            best = Counter(words for _, words in mentions).most_common(1)[0][0]
        made.append(Entity(ids.mint("entity", best.casefold(), document), best, "thing", tuple(sorted(told))))
        at.update({token: made[-1] for token, _ in mentions})
    return made, at


def pair(columns: Columns, root: int, named: Sequence[tuple[int, str]]) -> list[str] | None:
    """Return the two of ``named`` ((token, entity id), in order) that "the two …" at ``root`` means.

    They are the only two in the sentences just before, or in one of these, or in the whole document.
    """
    grouped: dict[int, dict[str, None]] = {}
    for token, entity in reversed(named[: bisect_left(named, (root, ""))]):
        if columns.sentence[root] - columns.sentence[token] > _NEAR:
            break
        grouped.setdefault(columns.sentence[token], {})[entity] = None
    nearby = dict.fromkeys(entity for group in grouped.values() for entity in group)
    everywhere = dict.fromkeys(entity for _, entity in named)
    return next((list(group) for group in (nearby, *grouped.values(), everywhere) if len(group) == 2), None)


def bodies(named: Iterable[tuple[int, Entity]]) -> Bodies:
    """Return the organisations among the named entities ((token, entity), in order), with the tokens that name them."""
    found: dict[str, tuple[Entity, list[int]]] = {}
    for token, entity in named:
        if entity.kind == "organisation":
            found.setdefault(entity.id, (entity, []))[1].append(token)
    return list(found.values())


def organisation(columns: Columns, root: int, known: Bodies) -> Entity | None:
    """Return what "the company", "the union" is: the only one of its sort that is named, or named just before."""
    word = columns.lower[root]
    fitting = [one for one in known if _of_sort(word, one[0]) and _qualified(columns, root, one[0])]
    if len(fitting) > 1:
        fitting = [one for one in fitting if _is_near(columns, root, one[1])]
    return fitting[0][0] if len(fitting) == 1 else None


def _is_near(columns: Columns, root: int, tokens: list[int]) -> bool:
    """Do the sentences before, or this one, name what ``tokens`` name?"""
    at = bisect_left(tokens, root)
    last = tokens[max(at - 1, 0)]
    return 0 <= columns.sentence[root] - columns.sentence[last] <= _NEAR


def _qualified(columns: Columns, root: int, entity: Entity) -> bool:
    """Does the name hold what stands before the noun? "The central bank" is not Meridian Bank."""
    told = range(begin(columns, root), root)
    words = {columns.lower[t] for t in told if columns.dep[t] in ("amod", "compound", "poss")}
    known = {word for name in entity.names for word in name.casefold().split()}
    return words <= known | _EMPTY


def _of_sort(word: str, entity: Entity) -> bool:
    """Can "the company" be this organisation? A ministry is called one; what is called nothing special is a company."""
    last = {name.split()[-1].casefold() for name in entity.names}
    if word in last:
        return True
    special = (last & word_list("organisation")) - _COMPANY
    return word in _COMPANY and not special and not any(name.isupper() for name in entity.names)
