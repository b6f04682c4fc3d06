"""Polarity, certainty and modality of a proposition, after FactBank (Saurí & Pustejovsky 2009).

They are read at two places: in the content itself (negation, modals, hedges, governing predicates,
conditions, questions) and at the cue that reports it ("denied that", "did not rule out that",
"promised to"). The speaker's own stance is meant; who reports it is another matter.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from ..model import Certainty, Cue, Modality, Polarity, Span
from .arguments import inverted, membership
from .clauses import Clause
from .tree import Tree
from .triples import Triple, parsed
from .wordlists import Effect, governors, markers

_ORDER = ("certain", "probable", "possible", "underspecified")
_RANK = {"factual": 0, "predicted": 1, "desired": 2, "deontic": 3, "hypothetical": 4, "conditional": 5}
_RANK["interrogative"] = 6
_FLIP = {"positive": "negative", "negative": "positive", "unknown": "unknown"}
_SHARED = {"VB"}  # a bare infinitive after "and" shares modal and negation with the first verb
# Classes of data/lexicon/cues.csv: what a reporting word of the class says about its content, plain and negated.
_CLASSES: dict[str, tuple[Effect, Effect]] = {
    "denial": (Effect("negative", "certain", ""), Effect("positive", "possible", "")),
    "rejection": (Effect("negative", "certain", ""), Effect("positive", "possible", "")),
    "belief": (Effect("", "", ""), Effect("negative", "probable", "")),
    "expectation": (Effect("", "", "predicted"), Effect("negative", "", "predicted")),
    "prediction": (Effect("", "", "predicted"), Effect("negative", "", "predicted")),
    "promise": (Effect("", "", "predicted"), Effect("unknown", "underspecified", "")),
    "intention": (Effect("", "", "predicted"), Effect("negative", "", "predicted")),
    "desire": (Effect("", "underspecified", "desired"), Effect("negative", "underspecified", "desired")),
    "hope": (Effect("", "underspecified", "desired"), Effect("negative", "underspecified", "desired")),
    "demand": (Effect("", "underspecified", "deontic"), Effect("unknown", "underspecified", "")),
    "request": (Effect("", "underspecified", "deontic"), Effect("unknown", "underspecified", "")),
    "order": (Effect("", "underspecified", "deontic"), Effect("unknown", "underspecified", "")),
    "advice": (Effect("", "underspecified", "deontic"), Effect("unknown", "underspecified", "")),
    "question": (Effect("unknown", "underspecified", "interrogative"),) * 2,
    "doubt": (Effect("negative", "probable", ""), Effect("positive", "probable", "")),
}
_WITHHELD = Effect("unknown", "underspecified", "")


@dataclass(frozen=True, slots=True)
class Factuality:
    """How the source stands to one proposition.

    ``markers`` are the words that decide it (half-open code points); ``act_hint`` names the speech act the
    content suggests ("promise", "ask", "deny"), "" where it suggests none. ``endorsed`` is False where the
    source is only said *not* to have put the content forward ("would not admit", "did not say").
    """

    polarity: Polarity
    certainty: Certainty
    modality: Modality
    markers: tuple[Span, ...] = ()
    act_hint: str = ""
    endorsed: bool = True


class _State:
    """Polarity, certainty and modality while they are put together from the inside out."""

    def __init__(self) -> None:
        self.polarity, self.certainty, self.modality = "positive", "certain", "factual"
        self.marks: set[int] = set()

    def apply(self, effect: Effect, *marks: int) -> None:
        """Put one governor or marker over what has been read so far."""
        if effect.polarity == "negative":
            self.polarity = _FLIP[self.polarity]
        elif effect.polarity == "unknown":
            self.polarity = "unknown"
        if effect.certainty and _ORDER.index(effect.certainty) > _ORDER.index(self.certainty):
            self.certainty = effect.certainty
        if effect.modality and _RANK[effect.modality] > _RANK[self.modality]:
            self.modality = effect.modality
        self.marks.update(marks)


def assess(doc: Doc, triple: Triple, cue: Cue | None = None) -> Factuality:
    """Return how the source of ``triple`` stands to it; ``cue`` is the reporting word, None for a turn or narrator."""
    columns, clauses = parsed(doc)
    state = _State()
    content = triple.content or (Span(0, len(doc.text)),)

    inside = membership(columns.within(content))
    if triple.kind != "noun" and triple.verb in clauses:
        _climb(columns, clauses, clauses[triple.verb], triple, inside, state)
    endorsed = True
    if cue is not None and cue.lemma:
        endorsed = _report(cue, state)
    marks = columns.spans(sorted(state.marks))
    return Factuality(state.polarity, state.certainty, state.modality, marks, _act(state, columns, triple), endorsed)


def _climb(columns: Tree, clauses: dict[int, Clause], clause: Clause, triple: Triple, inside, state: _State) -> None:
    """Read the clause, then every predicate above it inside the content."""
    _clause(columns, clauses, clause, inside, state, main=True)
    _condition_in(columns, clauses, clause, inside, state)
    at = clause.verb
    for _ in range(40):
        dep, head = columns.dep[at], columns.head[at]
        if head == at:
            break
        if dep == "conj" and head in clauses:
            _share(columns, clauses, at, head, inside, state)
            at = head
            continue
        if not inside(head):
            break
        if dep == "advcl" and at in clauses:
            _condition_of(columns, clauses[at], state)
            if state.modality != "conditional" and _purpose(columns, at):
                # A purpose holds no more than the plan it belongs to.
                state.apply(Effect("", "underspecified", "desired"))
            break
        if dep in ("relcl", "acl") and not (dep == "acl" and columns.lemma[head] in governors()):
            break
        if dep == "pcomp":
            if columns.lower[head] == "without":
                state.apply(Effect("negative", "", ""), head)
            word = columns.head[head]
            if columns.lower[head] != "from" or columns.lemma[word] not in ("prevent", "stop", "keep", "refrain"):
                break
            state.apply(Effect("negative", "", ""), word)
            break
        if dep in ("ccomp", "xcomp", "csubj", "acl", "parataxis", "dep", "advmod"):
            _governed(columns, clauses, at, head, inside, state)
        at = head
    if _asked(columns, clause, triple, inside):
        state.apply(Effect("unknown", "underspecified", "interrogative"))


def _governed(columns: Tree, clauses, at: int, head: int, inside, state: _State) -> None:
    """Apply the predicate ``head`` to its complement ``at``."""
    mark = next((c for c in columns.children[at] if columns.dep[c] == "mark"), None)
    if mark is not None and columns.lower[mark] in ("whether", "if") and columns.dep[at] != "advcl":
        state.apply(Effect("unknown", "underspecified", "interrogative"), mark)
    lemma = columns.lemma[head]
    particle = columns.child(head, "prt")
    word = governors().get(f"{lemma} {columns.lower[particle]}") if particle is not None else None
    if word is None:
        word = governors().get(lemma)
    if word is None and lemma == "be":
        # "It is likely that P" may hang P on the verb instead of on the adjective.
        adjective = columns.child(head, "acomp", "attr")
        word = governors().get(columns.lemma[adjective]) if adjective is not None and at != adjective else None
        head_mark = adjective
    else:
        head_mark = head
    if columns.lower[head] in ("going", "about") and columns.dep[at] != "xcomp":
        word = None
    own = _State()
    if head in clauses:
        _clause(columns, clauses, clauses[head], inside, own, main=False)
    elif columns.dep[head] in ("acomp", "attr", "oprd") and columns.head[head] in clauses:
        # The negation of "is not likely to" stands on the copula above; it is read here and not again there.
        _clause(columns, clauses, clauses[columns.head[head]], inside, own, main=False)
    if word is None:
        if columns.lemma[head] in ("be", "seem", "appear") and columns.child(head, "acomp", "attr") is not None:
            return
        if own.modality in ("predicted", "conditional", "desired", "deontic") and columns.dep[at] == "xcomp":
            state.apply(Effect("", own.certainty, own.modality), *own.marks)
        if own.polarity == "negative" and columns.dep[at] == "xcomp":
            state.apply(Effect("negative", own.certainty, ""), *own.marks)
        elif columns.dep[at] == "xcomp" and own.certainty != "certain":
            state.apply(Effect("", own.certainty, ""), *own.marks)
        return
    effect = word.negated if own.polarity == "negative" else word.plain
    state.apply(effect, *own.marks, *([head_mark] if word.transparent and head_mark is not None else []))
    if own.certainty != "certain" or own.modality != "factual":
        state.apply(Effect("", own.certainty, own.modality))


def _clause(columns: Tree, clauses, clause: Clause, inside, state: _State, main: bool) -> None:
    """Read negation, modals and hedges of one clause."""
    verb = clause.verb
    adverbs, auxiliaries = markers("adverb"), markers("aux")
    perfect = any(columns.lower[c] in ("have", "'ve") for c in columns.children[verb] if columns.dep[c] == "aux")
    places = [verb]
    if clause.complement is not None:
        places.append(clause.complement)
    for place in places:
        for c in columns.children[place]:
            if not inside(c):
                continue
            low, label = columns.lower[c], columns.dep[c]
            if label == "aux" and low in auxiliaries and place == verb:
                effect = auxiliaries[low]
                if low in ("'d", "’d") and columns.tag[verb] == "VBN" and not perfect:
                    continue  # "he'd gone" is a pluperfect
                if low == "must" and perfect:
                    effect = Effect("", "probable", "")
                elif low in ("would", "'d", "’d"):
                    effect = _would(columns, clauses, clause, perfect)
                elif low == "need" and columns.tag[c] != "MD":
                    continue
                state.apply(effect, c)
            elif low in adverbs and label in ("neg", "advmod", "preconj", "cc", "det", "dep"):
                if adverbs[low].polarity == "negative" and _merely(columns, c):
                    continue
                state.apply(adverbs[low], c)
            elif label == "advmod" and low == "longer" and any(columns.lower[k] == "no" for k in columns.children[c]):
                state.apply(Effect("negative", "", ""), c)
            elif label == "advmod" and columns.dep[c] == "advmod":
                _inside_adverb(columns, c, state)
    for root in [*clause.subjects, *clause.objects, *([clause.complement] if clause.complement is not None else [])]:
        own = clause.own_subject or root not in clause.subjects
        if own and root is not clause.gap and columns.head[root] in (*clause.chain, verb):
            _quantifier(columns, root, inside, state)
    for prep, target in clause.obliques:
        if target is not None and columns.head[prep] == verb and inside(prep):
            for c in columns.children[target]:
                if columns.dep[c] == "det" and columns.lower[c] == "no" and columns.lemma[target] not in ("doubt",):
                    state.apply(Effect("negative", "", ""), c)
            if columns.lower[target] in ("nobody", "nothing", "none"):
                state.apply(Effect("negative", "", ""), target)


def _inside_adverb(columns: Tree, adverb: int, state: _State) -> None:
    # "not directly", "not yet", "most likely": the marker hangs on another adverb.
    for k in columns.children[adverb]:
        low = columns.lower[k]
        if columns.dep[k] == "neg" and not _merely(columns, k):
            state.apply(Effect("negative", "", ""), k)
        elif low in markers("adverb") and columns.dep[k] == "advmod":
            state.apply(markers("adverb")[low], k)


def _merely(columns: Tree, negation: int) -> bool:
    """Tell "not only", "not just", "not merely": no negation at all."""
    following = negation + 1
    return following < len(columns) and columns.lower[following] in (
        "only",
        "just",
        "merely",
        "simply",
        "least",
        "solely",
    )


def _quantifier(columns: Tree, root: int, inside, state: _State) -> None:
    """Read "no one", "none of", "no evidence", "neither side" on a subject or object."""
    words = markers("determiner")
    if columns.lower[root] in ("nobody", "nothing", "none", "neither") and inside(root):
        state.apply(words[columns.lower[root]], root)
        return
    for c in columns.children[root]:
        if columns.dep[c] in ("det", "neg", "amod") and columns.lower[c] in ("no", "neither") and inside(c):
            state.apply(words[columns.lower[c]], c)
        elif (
            columns.dep[c] == "amod" and columns.lower[c] == "few" and columns.child(root, "det") is None and inside(c)
        ):
            state.apply(words["few"], c)


def _would(columns: Tree, clauses, clause: Clause, perfect: bool) -> Effect:
    if any(_is_condition(columns, clauses[c]) for c in clause.adjuncts if c in clauses):
        return Effect("", "underspecified", "conditional")
    if columns.lemma[clause.verb] in ("like", "want", "love", "prefer", "wish"):
        return Effect("", "underspecified", "desired")
    return Effect("", "underspecified", "hypothetical") if perfect else Effect("", "certain", "predicted")


def _is_condition(columns: Tree, clause: Clause) -> bool:
    if clause.mark is not None:
        return columns.lower[clause.mark] in markers("condition")
    return inverted(columns, clause)


def _condition_in(columns: Tree, clauses, clause: Clause, inside, state: _State) -> None:
    """A clause under an "if" of its own, also one shared with the clause it is joined to, is conditional."""
    at: int | None = clause.verb
    for _ in range(20):
        part = clauses.get(at)
        if part is not None:
            for c in part.adjuncts:
                if c in clauses and _is_condition(columns, clauses[c]) and inside(c):
                    mark = clauses[c].mark
                    state.apply(Effect("", "underspecified", "conditional"), *([mark] if mark is not None else [c]))
                    return
        if columns.dep[at] in ("xcomp", "acomp") and columns.head[at] != at:
            at = columns.head[at]
        else:
            return


def _condition_of(columns: Tree, clause: Clause, state: _State) -> None:
    """The "if" clause itself."""
    if _is_condition(columns, clause):
        state.apply(Effect("", "underspecified", "conditional"), *([clause.mark] if clause.mark is not None else []))


def _purpose(columns: Tree, verb: int) -> bool:
    infinitive = columns.tag[verb] == "VB" and any(columns.tag[c] == "TO" for c in columns.children[verb])
    return infinitive and not any(columns.dep[c] == "mark" for c in columns.children[verb])


def _share(columns: Tree, clauses, verb: int, first: int, inside, state: _State) -> None:
    """Let "will not pay or apologise" carry modal (and with "or" the negation) over to the second verb."""
    bare = columns.tag[verb] in _SHARED and not any(columns.dep[c] in ("aux", "nsubj") for c in columns.children[verb])
    if not bare:
        return
    joined = columns.child(first, "cc")
    for c in columns.children[first]:
        if columns.dep[c] == "aux" and columns.lower[c] in markers("aux") and inside(c):
            effect = markers("aux")[columns.lower[c]]
            if columns.lower[c] in ("would", "'d"):
                effect = _would(columns, clauses, clauses[first], False)
            state.apply(effect, c)
        elif columns.dep[c] == "neg" and inside(c) and joined is not None and columns.lower[joined] in ("or", "nor"):
            state.apply(Effect("negative", "", ""), c)
    _condition_in(columns, clauses, clauses[first], inside, state)


def _asked(columns: Tree, clause: Clause, triple: Triple, inside) -> bool:
    """Tell whether the clause is (part of) a direct question inside the content."""
    root = columns.root(clause.verb)
    end = columns.right[root]
    while end > root and (columns.pos[end] == "SPACE" or columns.lower[end] in ('"', "”", "''", "»")):
        end -= 1
    if columns.lower[end] != "?" or not inside(end):
        return False
    at = clause.verb
    while columns.head[at] != at and columns.dep[at] in ("conj", "xcomp", "ccomp", "acomp"):
        at = columns.head[at]
    return columns.dep[at] == "ROOT"


def _report(cue: Cue, state: _State) -> bool:
    """Put the cue over the content; return whether the source puts the content forward at all."""
    word = governors().get(cue.lemma)
    plain, negated = _CLASSES.get(cue.cls, (Effect("", "", ""), _WITHHELD))
    if cue.cls not in _CLASSES and word is not None and cue.cls in ("stance", "evidence", "perception", "other", ""):
        plain, negated = word.plain, word.negated
    elif cue.lemma in ("deny", "rule out", "reject", "refute", "dispute", "exclude", "doubt", "ask", "wonder"):
        plain, negated = governors()[cue.lemma].plain, governors()[cue.lemma].negated
    if cue.factive and cue.cls == "knowledge":
        negated = Effect("", "", "")
    effect = negated if cue.negated else plain
    if effect is _WITHHELD:
        state.polarity, state.certainty = "unknown", "underspecified"
        return False
    state.apply(effect)
    return True


def _act(state: _State, columns: Tree, triple: Triple) -> str:
    if state.modality == "interrogative":
        return "ask"
    return ""
