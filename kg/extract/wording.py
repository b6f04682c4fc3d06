"""The full rendering of clauses: relation and arguments as worded, for readers of open information extraction.

Arguments stay long and passives unturned, as annotators of CaRB (Bhardwaj et al. 2019) write them; the short,
turned rendering for the graph is :mod:`.triples`.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from .clauses import Clause
from .columns import Columns
from .triples import parsed

_IN_RELATION = ("aux", "auxpass", "neg", "prt")


@dataclass(frozen=True, slots=True)
class Wording:
    """One tuple as worded: first argument, relation, further arguments, chance of being right, sort of clause."""

    arg1: str
    rel: str
    args: tuple[str, ...]
    confidence: float
    kind: str


def wordings(doc: Doc) -> list[Wording]:
    """Return the tuples of a text, one per clause and coordinated subject, in text order."""
    columns, clauses = parsed(doc)
    found = []
    for clause in clauses.values():
        if clause.owner is None:
            found.extend(_clause(columns, clauses, clause))
    return found


def _clause(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> list[Wording]:
    parts = [clauses[i] for i in clause.chain if i in clauses]
    inner = parts[-1]
    relation: set[int] = set()
    arguments: list[list[int]] = []
    rest: list[list[int]] = []
    subjects = list(clause.subjects)
    for part in parts:
        relation.add(part.verb)
        for c in columns.children[part.verb]:
            beside = columns.dep[c] == "advmod" and not columns.children[c] and _close(columns, clause, part.verb, c)
            if beside or columns.dep[c] in _IN_RELATION:
                relation.add(c)
    relation.update(i for i in clause.chain)
    for i in clause.chain:
        if i not in clauses:
            relation.update(c for c in columns.children[i] if columns.dep[c] in ("advmod", "neg"))
    if clause.existential:
        what = inner.complement if inner.complement is not None else clause.complement
        if what is None:
            return []
        subjects = [what]
    elif inner.complement is not None and inner.complement not in clause.chain:
        head = inner.complement
        if columns.dep[head] == "acomp" and (preps := columns.kids(head, "prep")):
            # "is responsible for | X"
            relation.update(
                i for i in columns.subtree(head, frozenset({"prep", "conj", "cc", "punct", "ccomp", "advcl"}))
            )
            relation.add(preps[0])
            arguments.append([i for i in columns.subtree(preps[0]) if i != preps[0]])
            rest.extend(columns.subtree(c) for c in preps[1:])
        else:
            arguments.append(columns.subtree(head))
    for part in parts:
        targets = [*([part.recipient] if part.recipient is not None else []), *part.objects]
        for target in targets:
            if target == clause.gap:
                continue
            arguments.append(_argument(columns, clauses, clause, target))
    obliques = [pair for part in parts for pair in part.obliques]
    if inner.agent is not None:
        obliques.insert(0, (inner.agent[0], inner.agent[1][0]))
    for prep, target in sorted(obliques):
        tokens = columns.subtree(prep)
        if target is None:
            rest.append(tokens)
            continue
        if not arguments and prep > clause.verb:
            relation.add(prep)
            arguments.append(
                [i for i in tokens if i != prep] if target in tokens else columns.subtree(target, _NO_CLAUSES)
            )
        elif target not in tokens:
            relation.add(prep)
            arguments.append(columns.subtree(target, _NO_CLAUSES))
        else:
            rest.append(tokens)
    for part in parts:
        for c in part.complements:
            if c not in clause.chain:
                arguments.append(columns.subtree(c))
        for c in part.adverbs:
            if c not in relation and c != clause.gap and columns.tag[c] not in ("WRB", "WDT"):
                rest.append(columns.subtree(c))
        for c in part.adjuncts:
            if columns.dep[c] == "advcl":
                rest.append(columns.subtree(c))
    words = columns.words(sorted(relation))
    made = []
    texts = [columns.words(columns.trim(sorted(tokens))) for tokens in [*arguments, *sorted(rest)]]
    texts = [text for text in texts if text]
    for subject in subjects:
        first = columns.words(columns.trim(_argument(columns, clauses, clause, subject)))
        if first and words:
            made.append(Wording(first, words, tuple(texts), confidence(columns, clause, texts), clause.kind))
    return made


def _close(columns: Columns, clause: Clause, verb: int, adverb: int) -> bool:
    """Tell an adverb beside its verb from one that opens the sentence."""
    if columns.tag[adverb] == "WRB" or adverb == clause.gap or adverb > verb + 1:
        return False
    return adverb > columns.left[clause.verb] or adverb + 1 == verb


_NO_CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis"})


def _argument(columns: Columns, clauses, clause: Clause, root: int) -> list[int]:
    """The words of an argument; the antecedent of a relative clause without the clause itself."""
    if root in columns.ancestors(clause.verb):
        return columns.subtree(root, _NO_CLAUSES)
    return columns.subtree(root)


def confidence(columns: Columns, clause: Clause, texts: list[str]) -> float:
    """Return the chance that a tuple of this sort is right."""
    return 0.5
