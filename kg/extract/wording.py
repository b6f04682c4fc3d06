"""The full rendering of clauses: relation and arguments as worded, for readers of open information extraction.

Arguments stay long and passives unturned, as annotators of CaRB (Bhardwaj et al. 2019) write them; the short,
turned rendering for the graph is :mod:`.triples`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from .clauses import Clause
from .columns import Columns
from .confidence import confidence
from .coordination import conjuncts
from .triples import parsed

_IN_RELATION = ("aux", "auxpass", "neg", "prt")
# Relative clauses and appositions make tuples of their own.
_ELSEWHERE = frozenset({"relcl", "appos"})
_ANTECEDENT = frozenset({"relcl", "acl", "advcl", "parataxis"})
_MOST = 6  # coordinated objects that are told apart


@dataclass(frozen=True, slots=True)
class Wording:
    """One tuple as worded: first argument, relation, further arguments, chance of being right, sort of clause."""

    arg1: str
    rel: str
    args: tuple[str, ...]
    confidence: float
    kind: str


def wordings(doc: Doc) -> list[Wording]:
    """Return the tuples of a text: one per clause, coordinated object and apposition, in text order."""
    columns, clauses = parsed(doc)
    found = []
    for i in range(len(columns)):
        clause = clauses.get(i)
        if clause is not None and clause.owner is None:
            found.extend(_clause(columns, clauses, clause))
        elif columns.dep[i] == "appos":
            found.extend(_apposition(columns, i))
    return found


def _apposition(columns: Columns, i: int) -> list[Wording]:
    head = columns.head[i]
    if columns.pos[i] not in ("NOUN", "PROPN") or columns.pos[head] not in ("NOUN", "PROPN"):
        return []
    first = _text(columns, columns.subtree(head, _ELSEWHERE | {"acl", "conj", "cc"}))
    second = _text(columns, columns.subtree(i, frozenset({"relcl"})))
    texts = (second,)
    return (
        [Wording(first, "is", texts, confidence("apposition", first, texts), "apposition")] if first and second else []
    )


def _clause(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> list[Wording]:
    parts = [clauses[i] for i in clause.chain if i in clauses]
    inner = parts[-1]
    relation = _relation(columns, clauses, clause, parts)
    subjects = list(clause.subjects)
    arguments: list[list[int]] = []
    rest: list[list[int]] = []
    if clause.existential:
        what = inner.complement if inner.complement is not None else clause.complement
        if what is None:
            return []
        subjects = [what]
    elif inner.complement is not None and inner.complement not in clause.chain:
        _complement(columns, inner.complement, relation, arguments, rest)
    for part in parts:
        for target in [*([part.recipient] if part.recipient is not None else []), *part.objects]:
            if target != clause.gap:
                arguments.append(_argument(columns, clause, target))
    _obliques(columns, clause, parts, relation, arguments, rest)
    for part in parts:
        arguments.extend(columns.subtree(c) for c in part.complements if c not in clause.chain)
        for c in part.adverbs:
            if c not in relation and c != clause.gap and columns.tag[c] not in ("WRB", "WDT"):
                rest.append(columns.subtree(c))
    words = columns.words(sorted(relation))
    first, more = arguments[:1], arguments[1:]
    alternatives = _distributed(columns, sorted(first[0])) if first and first[0] else [[]]
    made = []
    for subject in subjects:
        arg1 = _text(columns, _argument(columns, clause, subject))
        for tokens in alternatives:
            texts = tuple(text for part in [tokens, *more, *sorted(rest)] if (text := _text(columns, part)))
            if arg1 and words:
                sure = confidence(clause.kind, arg1, texts)
                made.append(Wording(arg1, words, texts, sure, clause.kind))
    return made


def _relation(columns: Columns, clauses: dict[int, Clause], clause: Clause, parts: list[Clause]) -> set[int]:
    relation = set(clause.chain)
    for part in parts:
        for c in columns.children[part.verb]:
            beside = columns.dep[c] == "advmod" and not columns.children[c] and _close(columns, clause, part.verb, c)
            if beside or columns.dep[c] in _IN_RELATION:
                relation.add(c)
    for i in clause.chain:
        if i not in clauses:
            relation.update(c for c in columns.children[i] if columns.dep[c] in ("advmod", "neg"))
    return relation


def _close(columns: Columns, clause: Clause, verb: int, adverb: int) -> bool:
    """Tell an adverb beside its verb from one that opens the sentence."""
    if columns.tag[adverb] == "WRB" or adverb == clause.gap or adverb > verb + 1:
        return False
    return adverb > columns.left[clause.verb] or adverb + 1 == verb


def _complement(columns: Columns, head: int, relation: set[int], arguments: list, rest: list) -> None:
    preps = columns.kids(head, "prep")
    if columns.dep[head] != "acomp" or not preps:
        arguments.append(columns.subtree(head, _ELSEWHERE))
        return
    # "is responsible for | the leak"
    leave = frozenset({"prep", "conj", "cc", "punct", "ccomp", "advcl"})
    relation.update(columns.subtree(head, leave))
    relation.add(preps[0])
    arguments.append([i for i in columns.subtree(preps[0]) if i != preps[0]])
    rest.extend(columns.subtree(c) for c in preps[1:])


def _obliques(columns: Columns, clause: Clause, parts: list[Clause], relation: set[int], arguments, rest) -> None:
    inner = parts[-1]
    pairs = [pair for part in parts for pair in part.obliques]
    if inner.agent is not None:
        pairs.append((inner.agent[0], inner.agent[1][0]))
    for prep, target in sorted(pairs, key=lambda pair: pair[0]):
        tokens = columns.subtree(prep)
        if target is None:
            rest.append(tokens)
        elif target not in tokens:  # the antecedent of "the line on which it runs"
            relation.add(prep)
            arguments.append(columns.subtree(target, _ANTECEDENT))
        elif not arguments and prep > clause.verb:
            relation.add(prep)
            arguments.append([i for i in tokens if i != prep])
        else:
            rest.append(tokens)


def _argument(columns: Columns, clause: Clause, root: int) -> list[int]:
    """The words of an argument; the antecedent of a relative clause without the clause itself."""
    return columns.subtree(root, _ANTECEDENT if root in columns.ancestors(clause.verb) else _ELSEWHERE)


def _distributed(columns: Columns, tokens: list[int]) -> list[list[int]]:
    """One token list per coordinated noun at the head of an argument."""
    members = set(tokens)
    root = next((i for i in tokens if columns.head[i] not in members), tokens[0])
    joined = [i for i in conjuncts(columns, root) if i in members]
    if not 1 < len(joined) <= _MOST:
        return [tokens]
    leave = _ELSEWHERE | {"conj", "cc", "preconj"}
    found = []
    for i in joined:
        own = [i]
        for c in columns.children[i]:
            if columns.dep[c] not in leave and not (columns.dep[c] == "punct" and c > i):
                own.extend(columns.subtree(c))
        found.append(sorted(own))
    return found


def _text(columns: Columns, tokens: list[int]) -> str:
    return columns.words(columns.trim(sorted(tokens)))
