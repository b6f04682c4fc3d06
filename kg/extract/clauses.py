"""Clauses of a parsed text, after ClausIE (Del Corro & Gemulla 2013): one frame per predicate.

A frame keeps the surface roles; turning passives and naming qualifiers comes later. Labels are those of
ClearNLP's English dependencies, which spaCy's English models use.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .columns import Columns
from .subjects import INTRANSITIVE, inherit
from .wordlists import is_report

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
FINITE = frozenset(("VBD", "VBZ", "VBP"))  # tags; a modal is finite, too, and stands before
_REDUCED = frozenset(("when", "if", "once", "as", "unless", "though", "although", "until", "while"))
# Participles that work as prepositions.
_PREPOSITIONAL = frozenset(
    ("following", "including", "excluding", "regarding", "concerning", "according", "given", "considering", "based",
     "compared", "depending", "owing", "pending")
)  # fmt: skip
VERBAL = {"VERB", "AUX"}
CLAUSAL = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "parataxis", "csubj", "csubjpass", "dep"}


@dataclass(slots=True)
class Clause:
    """One predicate with its surface arguments; every number is a token index.

    ``verb`` heads the innermost predicate, ``chain`` lists the verbs and adjectives from the outermost
    ("continue", "perform"), ``owner`` is the outermost clause that absorbed this one, if any.
    """

    verb: int
    kind: str = "main"  # main, conjunct, complement, relative, participle, adverbial, infinitive, gerund
    chain: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    own_subject: bool = False
    objects: list[int] = field(default_factory=list)
    recipient: int | None = None
    complement: int | None = None  # attr, acomp or oprd
    others: list[int] = field(default_factory=list)  # further complements: "not a failure but | a choice"
    obliques: list[tuple[int, int | None]] = field(default_factory=list)  # (preposition, its object)
    agent: tuple[int, list[int]] | None = None  # "by" and what follows, conjuncts apart
    adverbs: list[int] = field(default_factory=list)  # advmod and npadvmod
    complements: list[int] = field(default_factory=list)  # finite and infinitive clauses that are arguments
    adjuncts: list[int] = field(default_factory=list)  # adverbial clauses
    passive: bool = False
    existential: bool = False
    mark: int | None = None
    owner: int | None = None
    gap: int | None = None  # the relative pronoun that stands for the antecedent

    @property
    def outer(self) -> int:
        """The outermost token of the predicate: where the clause hangs in the sentence."""
        return self.chain[0] if self.chain else self.verb


def read(columns: Columns) -> dict[int, Clause]:
    """Return the clauses of a text by their head token, in text order; verbs absorbed by a governor are marked."""
    clauses: dict[int, Clause] = {}
    order = [i for i, label in enumerate(columns.dep) if label in CLAUSAL and heads_clause(columns, i)]
    for i in order:
        clauses[i] = _frame(columns, i)
    for i in sorted(order, key=lambda i: _depth(columns, i)):
        inherit(columns, clauses, clauses[i])
    for i in order:
        _absorb(columns, clauses, clauses[i])
    return clauses


def heads_clause(columns: Columns, i: int) -> bool:
    """Tell whether a token heads a clause: a verb in a clausal position, or a mis-tagged infinitive."""
    dep = columns.dep[i]
    if dep not in CLAUSAL:
        return False
    loose = dep in ("advcl", "acl", "prep", "pcomp") or (dep == "conj" and columns.child(i, "pobj") is not None)
    if loose and columns.lower[i] in _PREPOSITIONAL and _bare(columns, i):
        return False
    if columns.tag[i] == "MD" or (columns.tag[i] == "VBN" and _compares(columns, i)):
        return False
    if columns.pos[i] in VERBAL:
        # "said" in "the so-called" or a participle before a noun are labelled amod and never come here.
        return dep != "conj" or _conjoins_clause(columns, i)
    if dep in ("conj", "dep"):
        return dep == "conj" and columns.child(i, "nsubj", "nsubjpass") is not None and _conjoins_clause(columns, i)
    if dep == "xcomp" or dep == "ROOT":
        return any(columns.dep[c] in ("aux", "nsubj", "nsubjpass") for c in columns.children[i])
    return dep in ("ccomp", "advcl", "relcl", "parataxis") and columns.child(i, "nsubj", "nsubjpass") is not None


def stands_alone(columns: Columns, i: int) -> bool:
    """Tell a sentence joined to the next by a comma, a semicolon or a dash, which parsers label as its complement.

    A verb of saying may follow what it reports ("The valve leaked, she said") unless it has its complement already.
    """
    head = columns.head[i]
    if columns.dep[i] != "ccomp" or i > head:
        return False
    if not is_report(columns.lemma[head]) or columns.child(head, "dobj", "attr", "acomp", "xcomp") is not None:
        return True
    # "Some came, others did not understand", "We got a promise – I do not know why – for the crew"
    return columns.child(head, "neg") is not None or any(c != i for c in columns.kids(head, "ccomp"))


def _bare(columns: Columns, i: int) -> bool:
    return not any(columns.dep[c] in (*SUBJECTS, "aux", "auxpass", "neg") for c in columns.children[i])


def _compares(columns: Columns, i: int) -> bool:
    """Tell the "than expected" of "stronger than expected"."""
    first = columns.children[i][0] if columns.children[i] else i
    return columns.dep[first] == "mark" and columns.lower[first] in ("than", "as") and _bare(columns, i)


def _conjoins_clause(columns: Columns, i: int) -> bool:
    first = columns.head[i]
    for _ in range(60):
        if columns.dep[first] != "conj":
            break
        first = columns.head[first]
    if columns.pos[first] in VERBAL:
        return columns.dep[first] != "amod"
    return columns.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None


def _depth(columns: Columns, i: int) -> int:
    return sum(1 for _ in columns.ancestors(i))


def _object_of(columns: Columns, prep: int) -> int | None:
    """The object of a preposition, also of "given the delay" and "based on the log"."""
    found = columns.child(prep, "pobj", "pcomp", "dobj")
    doubled = columns.lower[prep] in _PREPOSITIONAL or columns.lower[prep] in ("than", "out", "away", "ahead", "up")
    inner = columns.child(prep, "prep") if found is None and doubled else None
    return columns.child(inner, "pobj", "pcomp") if inner is not None else found


def _by(columns: Columns, i: int) -> int | None:
    """The noun of a second agent: "by oil but (most likely) by coal"."""
    prep = columns.child(i, "prep")
    return columns.child(i, "pobj") if prep is None else columns.child(prep, "pobj")


def _frame(columns: Columns, i: int) -> Clause:
    dep = columns.dep[i]
    kinds = {"ROOT": "main", "conj": "conjunct", "ccomp": "complement", "relcl": "relative", "advcl": "adverbial"}
    kinds |= {"xcomp": "infinitive", "pcomp": "gerund", "acl": "participle", "csubj": "gerund", "csubjpass": "gerund"}
    if dep == "acl" and any(columns.dep[c] == "mark" and columns.lower[c] == "that" for c in columns.children[i]):
        kinds["acl"] = "complement"
    if stands_alone(columns, i):
        kinds["ccomp"] = "main"
    clause = Clause(i, kinds.get(dep, "main"), chain=[i])
    for c in columns.children[i]:
        label = columns.dep[c]
        if label in SUBJECTS:
            clause.subjects.append(c)
            clause.own_subject = True
            clause.passive |= label in ("nsubjpass", "csubjpass")
        elif label == "auxpass":
            clause.passive = True
        elif label == "expl":
            clause.existential |= columns.lower[c] == "there"
        elif label == "dobj":
            clause.objects.append(c)
        elif label == "dative":
            if columns.pos[c] == "ADP":
                clause.obliques.append((c, columns.child(c, "pobj")))
            else:
                clause.recipient = c
        elif label in ("attr", "acomp", "oprd"):
            if clause.complement is None:
                clause.complement = c
            else:
                clause.others.append(c)
        elif label == "prep" or (label == "advcl" and columns.lower[c] in _PREPOSITIONAL and _bare(columns, c)):
            clause.obliques.append((c, _object_of(columns, c)))
        elif label == "agent":
            target = columns.child(c, "pobj")
            if target is not None and (
                columns.ent[target] in ("DATE", "TIME") or columns.lemma[target] in ("end", "beginning")
            ):
                clause.obliques.append((c, target))
            elif target is not None:
                others = (_by(columns, k) for k in columns.kids(c, "conj"))
                clause.agent = (c, [target, *(k for k in others if k is not None)])
                clause.passive = True
            else:
                clause.obliques.append((c, columns.child(c, "pcomp")))
        elif label in ("advmod", "npadvmod"):
            clause.adverbs.append(c)
        elif label == "mark":
            clause.mark = c
        elif label in ("ccomp", "xcomp") and heads_clause(columns, c):
            # A clause before the verb is a quotation, or else a sentence of its own joined by a semicolon.
            if not stands_alone(columns, c):
                clause.complements.append(c)
        elif label in ("advcl", "parataxis") and heads_clause(columns, c):
            clause.adjuncts.append(c)
    reduced = dep == "acl" or (dep == "advcl" and any(columns.lower[c] in _REDUCED for c in columns.children[i]))
    if reduced and columns.tag[i] in ("VBN", "VBD") and not clause.objects and _bare(columns, i):
        clause.passive = columns.lemma[i] not in INTRANSITIVE
    return clause


def _absorb(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> None:
    """Merge an infinitive into its governor: "continue to perform", "be likely to ease", "decide to return"."""
    if clause.owner is not None:
        return
    links = [clause.verb]
    current = clause
    for _ in range(6):
        step = _infinitive(columns, clauses, current)
        if step is None:
            break
        via, inner = step
        links += [*via, inner.verb]
        inner.owner = clause.verb
        current = inner
    if len(links) > 1:
        clause.chain = links


def _infinitive(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> tuple[list[int], Clause] | None:
    quality = clause.complement if clause.complement is not None and columns.dep[clause.complement] == "acomp" else None
    for c in clause.complements:
        inner = clauses[c]
        if columns.dep[c] == "xcomp" and not inner.own_subject and not clause.objects and clause.recipient is None:
            return ([quality] if quality is not None and quality < c else []), inner
    if clause.complement is not None and columns.dep[clause.complement] in ("acomp", "oprd"):
        for c in columns.children[clause.complement]:
            if columns.dep[c] == "xcomp" and c in clauses and not clauses[c].own_subject and columns.is_infinitive(c):
                return [clause.complement], clauses[c]
    return None
