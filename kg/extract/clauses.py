"""Clauses of a parsed text, after ClausIE (Del Corro & Gemulla 2013): one frame per predicate.

A frame keeps the surface roles; turning passives and naming qualifiers comes later. Labels are those of
ClearNLP's English dependencies, which spaCy's English models use.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .columns import Columns
from .wordlists import is_speech

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
VERBAL = {"VERB", "AUX"}
CLAUSAL = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "conj", "parataxis", "csubj", "csubjpass", "dep"}
RELATIVE = {"who", "which", "that", "whom"}
NOT_CONTENT = frozenset({"relcl", "acl", "appos", "advcl", "parataxis"})
# Verbs whose infinitive is done by the subject although an object stands between: "promised them to go".
INTRANSITIVE = frozenset(
    ("occur", "happen", "arise", "appear", "die", "arrive", "come", "go", "emerge", "fall", "rise", "remain", "exist")
)
SUBJECT_CONTROL = {"promise", "vow", "threaten", "use"}


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


def read(tree: Columns) -> dict[int, Clause]:
    """Return the clauses of a text by their head token, in text order; verbs absorbed by a governor are marked."""
    clauses: dict[int, Clause] = {}
    order = [i for i in range(len(tree)) if heads_clause(tree, i)]
    for i in order:
        _mend(tree, i)
    for i in order:
        clauses[i] = _frame(tree, i)
    for i in sorted(order, key=lambda i: _depth(tree, i)):
        _inherit(tree, clauses, clauses[i])
    for i in order:
        _absorb(tree, clauses, clauses[i])
    return clauses


def _mend(tree: Columns, i: int) -> None:
    """Hang "… hopes that it will open but will not close" under the nearer verb where both share the modal."""
    head = tree.head[i]
    if tree.dep[i] != "conj" or tree.child(i, *SUBJECTS) is not None:
        return
    modal = next((tree.lower[c] for c in tree.children[i] if tree.tag[c] == "MD"), None)
    if modal is None or any(tree.tag[c] == "MD" for c in tree.children[head]):
        return
    for c in tree.kids(head, "ccomp"):
        if head < c < i and any(tree.tag[k] == "MD" and tree.lower[k] == modal for k in tree.children[c]):
            tree.children[head].remove(i)
            tree.children[c].append(i)
            tree.head[i] = c
            tree.right[c] = max(tree.right[c], tree.right[i])
            return


def heads_clause(tree: Columns, i: int) -> bool:
    """Tell whether a token heads a clause: a verb in a clausal position, or a mis-tagged infinitive."""
    dep = tree.dep[i]
    if dep not in CLAUSAL:
        return False
    if tree.tag[i] == "MD":
        return False
    if tree.pos[i] in VERBAL:
        # "said" in "the so-called" or a participle before a noun are labelled amod and never come here.
        return dep != "conj" or _conjoins_clause(tree, i)
    if dep in ("conj", "dep"):
        return dep == "conj" and tree.child(i, "nsubj", "nsubjpass") is not None and _conjoins_clause(tree, i)
    if dep == "xcomp" or dep == "ROOT":
        return any(tree.dep[c] in ("aux", "nsubj", "nsubjpass") for c in tree.children[i])
    return dep in ("ccomp", "advcl", "relcl", "parataxis") and tree.child(i, "nsubj", "nsubjpass") is not None


def _conjoins_clause(tree: Columns, i: int) -> bool:
    first = tree.head[i]
    for _ in range(60):
        if tree.dep[first] != "conj":
            break
        first = tree.head[first]
    if tree.pos[first] in VERBAL:
        return tree.dep[first] != "amod"
    return tree.child(i, "nsubj", "nsubjpass", "aux", "auxpass") is not None


def _depth(tree: Columns, i: int) -> int:
    return sum(1 for _ in tree.ancestors(i))


def conjuncts(tree: Columns, i: int) -> list[int]:
    """Return ``i`` and the nominals joined to it by and, or, as well as."""
    found = [i]
    for j in found:
        for c in tree.children[j]:
            before = tree.lower[tree.left[c] - 1] if tree.left[c] else ""
            joined = tree.dep[c] == "conj" and tree.pos[c] not in VERBAL and before != "than"  # "rather than"
            if (joined or (tree.dep[c] == "appos" and before == "not")) and len(found) < 12:
                found.append(c)
    return found


def contrast(tree: Columns, i: int) -> str:
    """Tell an argument that is set against its neighbour: "not" in "A, not B"; "but" for B in "not A but B"."""
    if tree.dep[i] == "pobj" and tree.dep[tree.head[i]] in ("agent", "conj", "prep"):
        i = tree.head[i]
        if tree.dep[i] in ("agent", "prep"):
            k = tree.child(i, "neg")
            return "not" if k is not None and tree.lower[k + 1] not in ("only", "just", "merely", "simply") else ""
    before = tree.left[i] - 1
    while before > 0 and tree.lower[before] in ("rather", "also", "instead", "even"):
        before -= 1
    if tree.dep[i] not in ("conj", "appos", "attr") or before < 0:
        return ""
    own = tree.child(i, "neg")
    if tree.dep[i] != "attr" and (tree.lower[before] == "not" or (own is not None and own < i)):
        return "not"
    return "but" if tree.lower[before] == "but" else ""


def _frame(tree: Columns, i: int) -> Clause:
    dep = tree.dep[i]
    kinds = {"ROOT": "main", "conj": "conjunct", "ccomp": "complement", "relcl": "relative", "advcl": "adverbial"}
    kinds |= {"xcomp": "infinitive", "pcomp": "gerund", "acl": "participle", "csubj": "gerund", "csubjpass": "gerund"}
    clause = Clause(i, kinds.get(dep, "main"), chain=[i])
    for c in tree.children[i]:
        label = tree.dep[c]
        if label in SUBJECTS:
            clause.subjects.append(c)
            clause.own_subject = True
            clause.passive |= label in ("nsubjpass", "csubjpass")
        elif label == "auxpass":
            clause.passive = True
        elif label == "expl":
            clause.existential |= tree.lower[c] == "there"
        elif label == "dobj":
            clause.objects.append(c)
        elif label == "dative":
            if tree.pos[c] == "ADP":
                clause.obliques.append((c, tree.child(c, "pobj")))
            else:
                clause.recipient = c
        elif label in ("attr", "acomp", "oprd"):
            if clause.complement is None:
                clause.complement = c
            else:
                clause.others.append(c)
        elif label == "prep":
            clause.obliques.append((c, tree.child(c, "pobj", "pcomp")))
        elif label == "agent":
            target = tree.child(c, "pobj")
            if target is not None and (
                tree.ent[target] in ("DATE", "TIME") or tree.lemma[target] in ("end", "beginning")
            ):
                clause.obliques.append((c, target))
            elif target is not None:
                others = (tree.child(k, "pobj") for k in tree.kids(c, "conj"))
                clause.agent = (c, [target, *(k for k in others if k is not None)])
                clause.passive = True
            else:
                clause.obliques.append((c, tree.child(c, "pcomp")))
        elif label in ("advmod", "npadvmod"):
            clause.adverbs.append(c)
        elif label == "mark":
            clause.mark = c
        elif label in ("ccomp", "xcomp") and heads_clause(tree, c):
            # A clause before the verb is a quotation, or else a sentence of its own joined by a semicolon.
            if c > i or is_speech(tree.lemma[i]):
                clause.complements.append(c)
        elif label in ("advcl", "parataxis") and heads_clause(tree, c):
            clause.adjuncts.append(c)
    if dep == "acl" and tree.tag[i] in ("VBN", "VBD") and not clause.objects and not clause.own_subject:
        clause.passive = tree.lemma[i] not in INTRANSITIVE
    return clause


def _inherit(tree: Columns, clauses: dict[int, Clause], clause: Clause) -> None:
    """Give a clause without a subject of its own the one it is understood with."""
    i = clause.verb
    dep, head = tree.dep[i], tree.head[i]
    if dep == "relcl":
        _bind_relative(tree, clause, head)
    elif dep in ("advcl", "conj"):
        _bind_loose(tree, clause)
    if clause.subjects or clause.existential:
        return
    if dep == "acl":
        if tree.tag[i] != "VB":
            clause.subjects = [head]
        return
    governor = clauses.get(head)
    if dep == "pcomp":
        for j in tree.ancestors(i):
            if j in clauses:
                governor = clauses[j]
                break
    if dep == "xcomp" and governor is None and tree.head[head] in clauses:
        governor = clauses[tree.head[head]]
    if governor is None:
        return
    if dep == "xcomp" and governor.objects and tree.lemma[governor.verb] not in SUBJECT_CONTROL:
        clause.subjects = governor.objects[:1]
    elif dep == "xcomp" and governor.recipient is not None:
        clause.subjects = [governor.recipient]
    elif dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis"):
        if dep in ("advcl", "pcomp") and any(tree.lower[s] in ("it", "there") for s in governor.subjects):
            return  # "it takes time to mend": not "it" mends
        clause.subjects = list(governor.subjects)
        if dep == "conj":
            clause.gap = governor.gap
            # "was shot and killed": the second participle shares the auxiliary.
            shares = tree.tag[i] == "VBN" and not any(tree.dep[c] in ("aux", "auxpass") for c in tree.children[i])
            clause.passive |= governor.passive and shares
            clause.kind = governor.kind if governor.kind in ("relative", "participle", "complement") else clause.kind


def _bind_loose(tree: Columns, clause: Clause) -> None:
    """Let "which" and "who" in a clause that is not labelled relative mean the noun before them."""
    for roots in (clause.subjects, clause.objects):
        for k, i in enumerate(roots):
            if tree.lower[i] in ("which", "who", "whom") and tree.tag[i] in ("WDT", "WP") and tree.lower[i - 1] != "of":
                before = i - 1
                while before >= 0 and i - before < 5 and tree.pos[before] not in ("NOUN", "PROPN"):
                    before -= 1
                if before >= 0 and tree.pos[before] in ("NOUN", "PROPN") and tree.head[i] != before:
                    roots[k] = before
                    clause.gap = i


def _bind_relative(tree: Columns, clause: Clause, antecedent: int) -> None:
    for k, subject in enumerate(clause.subjects):
        if tree.lower[subject] in RELATIVE and tree.tag[subject] in ("WDT", "WP", "IN", "DT"):
            clause.gap = subject
            clause.subjects[k] = antecedent
            return
    for k, target in enumerate(clause.objects):
        if tree.lower[target] in RELATIVE and tree.tag[target] in ("WDT", "WP", "IN"):
            clause.gap = target
            clause.objects[k] = antecedent
            return
    for k, (prep, target) in enumerate(clause.obliques):
        if target is not None and tree.lower[target] in RELATIVE:
            clause.gap = target
            clause.obliques[k] = (prep, antecedent)
            return
        if target is None and not tree.children[prep]:
            clause.obliques[k] = (prep, antecedent)  # "the report he referred to"
            return
    where = any(tree.lower[c] in ("where", "when", "why", "how") for c in clause.adverbs)
    if clause.own_subject and not clause.objects and not where and not clause.passive and clause.complement is None:
        clause.objects.append(antecedent)  # "the words he used"


def _absorb(tree: Columns, clauses: dict[int, Clause], clause: Clause) -> None:
    """Merge an infinitive into its governor: "continue to perform", "be likely to ease", "decide to return"."""
    if clause.owner is not None:
        return
    links = [clause.verb]
    current = clause
    for _ in range(6):
        step = _infinitive(tree, clauses, current)
        if step is None:
            break
        via, inner = step
        links += [*via, inner.verb]
        inner.owner = clause.verb
        current = inner
    if len(links) > 1:
        clause.chain = links


def _infinitive(tree: Columns, clauses: dict[int, Clause], clause: Clause) -> tuple[list[int], Clause] | None:
    for c in clause.complements:
        inner = clauses[c]
        if tree.dep[c] == "xcomp" and not inner.own_subject and not clause.objects and clause.recipient is None:
            return [], inner
    if clause.complement is not None and tree.dep[clause.complement] in ("acomp", "oprd"):
        for c in tree.children[clause.complement]:
            if tree.dep[c] == "xcomp" and c in clauses and not clauses[c].own_subject:
                return [clause.complement], clauses[c]
    return None
