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
from .columns import Columns
from .lexicon import by_lemma
from .triples import Triple, parsed
from .wordlists import Effect, governors, is_speech, markers

_PERFORMED = frozenset(("statement", "gratitude", "thanks", "admission", "confirmation", "claim", "denial", "request"))
_ORDER = ("certain", "probable", "possible", "underspecified")
_RANK = {"factual": 0, "predicted": 1, "desired": 2, "deontic": 3, "hypothetical": 4, "conditional": 5}
_RANK["interrogative"] = 6
_FLIP = {"positive": "negative", "negative": "positive", "unknown": "unknown"}
_SHARED = {"VB"}  # a bare infinitive after "and" shares modal and negation with the first verb
# What a reporting word says about its content, plain and negated, by class of data/lexicon/cues.csv. A lemma in
# governors.csv goes before its class; a class that is not here leaves the content alone, and where the report is
# negated ("did not say that P") nothing is put forward at all.
_NOTHING = Effect("", "", "")
_WITHHELD = Effect("unknown", "underspecified", "")
_CLASSES: dict[str, tuple[Effect, Effect]] = {
    "denial": (Effect("negative", "", ""), Effect("positive", "possible", "")),
    "refusal": (Effect("negative", "", ""), Effect("positive", "", "")),
    "belief": (Effect("", "probable", ""), Effect("negative", "probable", "")),
    "appearance": (Effect("", "probable", ""), Effect("negative", "probable", "")),
    "suggestion": (Effect("", "probable", ""), _WITHHELD),
    "prediction": (Effect("", "probable", "predicted"), Effect("negative", "probable", "predicted")),
    "promise": (Effect("", "", "predicted"), _WITHHELD),
    "intention": (Effect("", "probable", "predicted"), Effect("negative", "probable", "predicted")),
    "desire": (Effect("", "underspecified", "desired"), Effect("negative", "underspecified", "desired")),
    "request": (Effect("", "underspecified", "deontic"), _WITHHELD),
    "concern": (Effect("", "possible", ""), _WITHHELD),
    "question": (Effect("unknown", "underspecified", "interrogative"),) * 2,
    "knowledge": (_NOTHING, _NOTHING),
    "emotion": (_NOTHING, _NOTHING),
}


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
    clause = clauses.get(triple.verb) if triple.kind != "noun" else None
    if clause is not None:
        _climb(columns, clauses, clause, inside, state)
        if triple.contrast == "not" or (triple.contrast == "but" and _negated(columns, clauses, clause, inside)):
            state.polarity = _FLIP[state.polarity]
    endorsed = True
    if cue is not None and cue.lemma:
        endorsed = _report(cue, state, _infinitive(columns, triple.verb))
    marks = columns.spans(sorted(state.marks))
    return Factuality(state.polarity, state.certainty, state.modality, marks, _act(state, columns, clause), endorsed)


def _climb(columns: Columns, clauses: dict[int, Clause], clause: Clause, inside, state: _State) -> None:
    """Read the clause, then every predicate above it inside the content."""
    _clause(columns, clauses, clause, inside, state)
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
    if _asked(columns, clause, inside):
        state.apply(Effect("unknown", "underspecified", "interrogative"))


def _governed(columns: Columns, clauses, at: int, head: int, inside, state: _State) -> None:
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
    if (
        lemma in ("like", "want", "wish", "let")
        and columns.dep[at] in ("xcomp", "ccomp")
        and _performs(columns, clauses, at, head)
    ):
        return
    own = _State()
    if head in clauses:
        _clause(columns, clauses, clauses[head], inside, own)
    elif columns.dep[head] in ("acomp", "attr", "oprd") and columns.head[head] in clauses:
        # The negation of "is not likely to" stands on the copula above; it is read here and not again there.
        _clause(columns, clauses, clauses[columns.head[head]], inside, own)
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
    if word.transparent or columns.dep[at] == "xcomp" or own.modality == "conditional":
        # What is said of a speech act ("I would like to note that") is not said of its content.
        state.apply(Effect("", own.certainty, own.modality))


def _negated(columns: Columns, clauses, clause: Clause, inside) -> bool:
    own = _State()
    _clause(columns, clauses, clause, inside, own)
    return own.polarity == "negative"


def _performed(columns: Columns, clause: Clause) -> bool:
    """Tell "I must say", "we should note": the words do what they announce."""
    if not any(columns.lower[i] in ("i", "we") for i in clause.subjects) or not clause.complements:
        return False
    entry = by_lemma("verb").get(columns.lemma[clause.verb])
    return entry is not None and entry.cls == "statement"


def _performs(columns: Columns, clauses, at: int, head: int) -> bool:
    """Tell "I would like to thank you", "let me stress": saying so is doing it."""
    who = [*clauses[head].subjects, *clauses[at].subjects] if head in clauses and at in clauses else []
    first = any(columns.lower[i] in ("i", "we", "me", "us") for i in who)
    entry = by_lemma("verb").get(columns.lemma[at])
    return first and (
        columns.lemma[at] in ("begin", "express", "repeat") or (entry is not None and entry.cls in _PERFORMED)
    )


def _clause(columns: Columns, clauses, clause: Clause, inside, state: _State) -> None:
    """Read negation, modals and hedges of one clause."""
    verb = clause.verb
    adverbs, auxiliaries = markers("adverb"), markers("aux")
    perfect = any(columns.lower[c] in ("have", "'ve") for c in columns.children[verb] if columns.dep[c] == "aux")
    performed = clause.own_subject and _performed(columns, clause)
    places = [verb]
    if clause.complement is not None:
        places.append(clause.complement)
    for place in places:
        for c in columns.children[place]:
            if not inside(c):
                continue
            low, label = columns.lower[c], columns.dep[c]
            if label == "neg" and place != verb and c > place:
                continue  # "insurance, not compensation"
            if label == "aux" and low in auxiliaries and place == verb:
                if performed:
                    continue  # "I must say", "I will add"
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
            elif low in adverbs and label in ("neg", "advmod", "preconj", "det", "dep"):
                if adverbs[low].polarity == "negative" and _merely(columns, c):
                    continue
                state.apply(adverbs[low], c)
            elif label == "advmod" and low == "longer" and any(columns.lower[k] == "no" for k in columns.children[c]):
                state.apply(Effect("negative", "", ""), c)
            elif label == "advmod" and columns.dep[c] == "advmod":
                _inside_adverb(columns, c, state)
    nor = columns.kids(columns.head[verb], "cc") if columns.dep[verb] == "conj" else []
    if any(columns.lower[c] == "nor" and c < verb for c in nor):
        state.apply(Effect("negative", "", ""), nor[-1])
    for root in [*clause.subjects, *clause.objects, *([clause.complement] if clause.complement is not None else [])]:
        joined = columns.dep[verb] == "conj" and clause.kind != "relative"
        own = clause.own_subject or root not in clause.subjects or joined
        if own and root is not clause.gap and (joined or columns.head[root] in (*clause.chain, verb)):
            _quantifier(columns, root, inside, state)
    for prep, target in clause.obliques:
        if target is not None and columns.head[prep] == verb and inside(prep):
            for c in columns.children[target]:
                if columns.dep[c] == "det" and columns.lower[c] == "no" and columns.lemma[target] not in ("doubt",):
                    state.apply(Effect("negative", "", ""), c)
            if columns.lower[target] in ("nobody", "nothing", "none"):
                state.apply(Effect("negative", "", ""), target)


def _inside_adverb(columns: Columns, adverb: int, state: _State) -> None:
    # "not directly", "not yet", "most likely": the marker hangs on another adverb.
    for k in columns.children[adverb]:
        low = columns.lower[k]
        if columns.dep[k] == "neg" and not _merely(columns, k) and columns.lower[adverb] not in ("long", "ago", "far"):
            state.apply(Effect("negative", "", ""), k)
        elif low in markers("adverb") and columns.dep[k] == "advmod":
            state.apply(markers("adverb")[low], k)


def _merely(columns: Columns, negation: int) -> bool:
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


def _quantifier(columns: Columns, root: int, inside, state: _State) -> None:
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


def _would(columns: Columns, clauses, clause: Clause, perfect: bool) -> Effect:
    if any(_is_condition(columns, clauses[c]) for c in clause.adjuncts if c in clauses):
        return Effect("", "underspecified", "conditional")
    if columns.lemma[clause.verb] in ("like", "want", "love", "prefer", "wish"):
        return _NOTHING  # the wish itself says so
    return Effect("", "underspecified", "hypothetical") if perfect else Effect("", "certain", "predicted")


def _is_condition(columns: Columns, clause: Clause) -> bool:
    if clause.mark is not None:
        return columns.lower[clause.mark] in markers("condition")
    return inverted(columns, clause)


def _condition_in(columns: Columns, clauses, clause: Clause, inside, state: _State) -> None:
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


def _condition_of(columns: Columns, clause: Clause, state: _State) -> None:
    """The "if" clause itself."""
    if _is_condition(columns, clause):
        state.apply(Effect("", "underspecified", "conditional"), *([clause.mark] if clause.mark is not None else []))


def _infinitive(columns: Columns, verb: int) -> bool:
    return any(columns.tag[c] == "TO" for c in columns.children[verb])


def _purpose(columns: Columns, verb: int) -> bool:
    return _infinitive(columns, verb) and not any(columns.dep[c] == "mark" for c in columns.children[verb])


def _share(columns: Columns, clauses, verb: int, first: int, inside, state: _State) -> None:
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
        elif columns.dep[c] == "neg" and inside(c) and joined is not None and columns.lower[joined] == "or":
            state.apply(Effect("negative", "", ""), c)
    _condition_in(columns, clauses, clauses[first], inside, state)


def _asked(columns: Columns, clause: Clause, inside) -> bool:
    """Tell whether the clause is (part of) a direct question inside the content."""
    root = columns.root(clause.verb)
    end = columns.right[root]
    while end > root and (columns.pos[end] == "SPACE" or columns.lower[end] in ('"', "”", "''", "»")):
        end -= 1
    if columns.lower[end] != "?" or not inside(end):
        return False
    at = clause.verb
    while columns.head[at] != at and columns.dep[at] in ("conj", "xcomp", "ccomp", "acomp"):
        if columns.dep[at] == "ccomp" and is_speech(columns.lemma[columns.head[at]]):
            return False  # "why does he claim that P": the claim is in question, not P
        at = columns.head[at]
    return columns.dep[at] == "ROOT"


def _report(cue: Cue, state: _State, infinitive: bool) -> bool:
    """Put the cue over the content; return whether the source puts the content forward at all."""
    word = governors().get(cue.lemma)
    plain, negated = _CLASSES.get(cue.cls, (_NOTHING, _WITHHELD))
    if word is not None and cue.cls != "knowledge":
        plain, negated = word.plain, word.negated
        if plain.modality == "predicted" and cue.cls == "promise" and cue.lemma == "agree" and not infinitive:
            plain, negated = _NOTHING, Effect("negative", "", "")  # "agreed that P" holds P true
    effect = negated if cue.negated else plain
    if cue.negated and effect.polarity == "unknown" and effect.modality != "interrogative":
        state.polarity, state.certainty = "unknown", "underspecified"
        return False
    state.apply(effect)
    return True


def _act(state: _State, columns: Columns, clause: Clause | None) -> str:
    """The speech act that the words perform by themselves: "we reject", "I thank you", "we will pay"."""
    if state.modality == "interrogative":
        return "ask"
    if clause is None:
        return ""
    first = any(columns.lower[s] in ("i", "we") for s in clause.subjects)
    if not first and (clause.subjects or columns.tag[clause.verb] != "VBP"):
        return ""
    if state.modality == "predicted":
        return "promise" if clause.own_subject or columns.dep[clause.verb] == "conj" else ""
    entry = by_lemma("verb").get(columns.lemma[clause.verb])
    performed = state.polarity == "positive" and columns.tag[clause.verb] in ("VBP", "VB")
    return entry.act if entry is not None and performed and state.modality in ("factual", "desired") else ""
