"""The signs of negation, modality and doubt in one clause, and how they add up."""

from __future__ import annotations

from .adjuncts import inverted
from .clauses import Clause
from .columns import Columns
from .lexicon import by_lemma
from .wordlists import Effect, markers

_ORDER = ("certain", "probable", "possible", "underspecified")
_RANK = {"factual": 0, "predicted": 1, "desired": 2, "deontic": 3, "hypothetical": 4, "conditional": 5}
_RANK["interrogative"] = 6
_OPEN = frozenset(("desired", "deontic", "hypothetical", "conditional"))
FLIP = {"positive": "negative", "negative": "positive", "unknown": "unknown"}
# "not long ago", "no less": nothing is denied.
_NO_NEGATION = frozenset({"long", "ago", "far", "less", "fewer", "later", "sooner", "doubt"})
_COUNTING_NONE = frozenset(("det", "neg", "amod", "preconj"))  # "no ship", "neither the ship nor the tug"
_NEARLY = frozenset(("almost", "nearly"))  # "almost certainly" denies nothing
_AGAIN = frozenset("often sometimes usually frequently occasionally routinely".split())
_HARDLY = frozenset(("hardly", "scarcely", "barely"))
NOTHING = Effect("", "", "")
_AVERTING = frozenset("prevent avoid avert stop save spare rescue help intervene".split())


class State:
    """Polarity, certainty and modality while they are put together from the inside out."""

    def __init__(self) -> None:
        self.polarity, self.modality = "positive", "factual"
        self._certainty = "certain"
        self.marks: set[int] = set()

    def apply(self, effect: Effect, *marks: int) -> None:
        """Put one governor or marker over what has been read so far."""
        if effect.polarity == "negative":
            self.polarity = FLIP[self.polarity]
        elif effect.polarity == "unknown":
            self.polarity = "unknown"
        if effect.modality and _RANK[effect.modality] > _RANK[self.modality]:
            self.modality = effect.modality
        elif effect.certainty == "possible" and self.modality == "deontic":
            self.modality = "factual"  # "may have to close": a possibility, no duty
        if effect.certainty == "underspecified" and effect.modality not in ("", "factual", "interrogative"):
            pass  # follows from the modality, unless words say how likely it is
        elif effect.certainty and _ORDER.index(effect.certainty) > _ORDER.index(self._certainty):
            self._certainty = effect.certainty
        self.marks.update(marks)

    @property
    def certainty(self) -> str:
        """Wishes, duties and conditions leave it open whether they hold, unless a word says how likely it is."""
        return "underspecified" if self._certainty == "certain" and self.modality in _OPEN else self._certainty

    def withhold(self) -> None:
        """Say that the source has put nothing forward."""
        self.polarity, self._certainty = "unknown", "underspecified"


def is_negated(columns: Columns, clauses, clause: Clause, inside) -> bool:
    """Tell whether the clause itself, less what governs it, is negated."""
    own = State()
    read_clause(columns, clauses, clause, inside, own)
    return own.polarity == "negative"


def _performed(columns: Columns, clause: Clause) -> bool:
    """Tell "I must say", "we should note": the words do what they announce."""
    said = any(columns.dep[c] == "ccomp" and c > clause.verb for c in clause.complements)
    if not said or not any(columns.lower[i] in ("i", "we") for i in clause.subjects):
        return False
    entry = by_lemma("verb").get(columns.lemma[clause.verb])
    return entry is not None and entry.cls == "statement"


def read_clause(columns: Columns, clauses, clause: Clause, inside, state: State) -> None:
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
            if label == "neg" and ((place != verb and c > place) or _is_idle(columns, c)):
                continue  # "insurance, not compensation"
            if label == "neg" and _is_utmost(columns, verb):
                continue  # "could not be clearer" is as clear as can be
            if label == "aux" and low in auxiliaries and place == verb:
                if performed:
                    continue  # "I must say", "I will add"
                effect = auxiliaries[low]
                if low in ("'d", "’d") and columns.tag[verb] == "VBN" and not perfect:
                    continue  # "he'd gone" is a pluperfect
                if low == "must" and perfect:
                    effect = Effect("", "probable", "")
                elif low in ("would", "'d", "’d"):
                    effect = would(columns, clauses, clause, perfect)
                elif low == "could" and perfect and columns.lemma[verb] in _AVERTING:
                    effect = Effect("", "underspecified", "hypothetical")  # "could have stopped it" did not
                elif low == "could" and not perfect and _denied(columns, verb):
                    continue  # "could not see" says that nothing was seen
                elif low == "need" and columns.tag[c] != "MD":
                    continue
                state.apply(effect, c)
            elif low in adverbs and label in ("neg", "advmod", "preconj", "det", "dep"):
                if adverbs[low].polarity == "negative" and _merely(columns, c):
                    continue
                if low == "neither" and place != verb:
                    continue  # "neither safe nor cheap": read below, as on every noun
                if low in _NEARLY and _counts(columns, c + 1):
                    continue  # "almost no ships", "nearly as many"
                state.apply(adverbs[low], c)
            elif label == "advmod" and low in ("longer", "yet") and _denies(columns, verb, c):
                state.apply(Effect("negative", "", ""), c)
            elif label == "advmod" and columns.dep[c] == "advmod":
                _inside_adverb(columns, c, state)
    nor = columns.kids(columns.head[verb] if columns.dep[verb] == "conj" else verb, "cc")  # "Nor did we pay"
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


def _counts(columns: Columns, i: int) -> bool:
    """Tell the "no" of "almost no ships", the "as" of "nearly as many"."""
    return i < len(columns) and (columns.pos[i] in ("DET", "NUM") or columns.lower[i] in ("all", "as"))


def _inside_adverb(columns: Columns, adverb: int, state: State) -> None:
    # "not directly", "not yet", "most likely": the marker hangs on another adverb.
    for k in columns.children[adverb]:
        low = columns.lower[k]
        if low == "no" and columns.tag[adverb] in ("JJR", "RBR"):
            continue  # "did no better than the crew": the degree says so
        if columns.dep[k] == "neg" and not _merely(columns, k) and columns.lower[adverb] not in _NO_NEGATION:
            if not _is_idle(columns, k):
                state.apply(Effect("negative", "", ""), k)
        elif low in markers("adverb") and columns.dep[k] == "advmod" and low not in _NEARLY:
            late = columns.lower[adverb].endswith("ly") and columns.head[adverb] < adverb
            if late or columns.child(adverb, "prep") is not None:
                continue  # "became louder, perhaps most notably in May": only when or how is in doubt
            state.apply(markers("adverb")[low], k)


def _is_idle(columns: Columns, negation: int) -> bool:
    """Tell "no matter what", "whether it rains or not", "safe, but not if it rains": the clause is not denied."""
    before, after = columns.lower[max(0, negation - 1)], columns.lower[negation + 1 : negation + 2]
    if columns.lower[negation] == "no":
        return after == ["matter"] and columns.tag[negation + 2 : negation + 3] in (["WP"], ["WRB"], ["WDT"])
    return columns.lower[negation] == "not" and (before == "or" or after in (["if"], ["unless"]))


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


def _quantifier(columns: Columns, root: int, inside, state: State) -> None:
    """Read "no one", "none of", "no evidence", "neither side" on a subject or object."""
    words = markers("determiner")
    if columns.lower[root] in ("nobody", "nothing", "none", "neither") and inside(root):
        state.apply(words[columns.lower[root]], root)
        return
    for c in columns.children[root]:
        if (
            columns.dep[c] in _COUNTING_NONE
            and columns.lower[c] in ("no", "neither")
            and inside(c)
            and columns.pos[root] != "NUM"
            and not _is_idle(columns, c)
        ):
            state.apply(words[columns.lower[c]], c)
        elif (
            columns.lower[c] == "not"
            and inside(c)
            and (columns.lower[c + 1 : c + 2] == ["even"] or _is_everything(columns, root))
        ):
            state.apply(words["no"], c)  # "not everyone", "not all roads", "not even the crew"
        elif columns.dep[c] == "advmod" and columns.lower[c] in _HARDLY and inside(c):
            state.apply(words["no"], c)  # "hardly anyone", "barely a ship"
        elif columns.dep[c] == "amod" and _is_hardly_any(columns, root, c) and inside(c):
            state.apply(words[columns.lower[c]], c)


def _is_hardly_any(columns: Columns, root: int, c: int) -> bool:
    """Tell "few ships" and "little evidence" from "a few ships", "the little ship", "little ships"."""
    few = columns.lower[c] == "few" or (columns.lower[c] in ("little", "scant") and columns.tag[root] == "NN")
    return few and columns.child(root, "det", "poss") is None


def _denies(columns: Columns, verb: int, adverb: int) -> bool:
    """Tell "no longer", and the "yet" of "is yet to pay", "has yet to pay", which say that nothing was paid."""
    if columns.lower[adverb] == "longer":
        return any(columns.lower[k] == "no" for k in columns.children[adverb])
    below = columns.child(verb, "xcomp")
    return columns.lemma[verb] in ("be", "have") and below is not None and adverb + 1 == columns.left[below]


def _is_everything(columns: Columns, root: int) -> bool:
    """Tell "everyone", "all roads", "every road"."""
    small = {columns.lower[root], *(columns.lower[c] for c in columns.kids(root, "det", "predet", "amod"))}
    return bool(small & {"everyone", "everybody", "everything", "all", "every", "each"})


def _is_utmost(columns: Columns, verb: int) -> bool:
    """Tell "couldn't be more different", "could not be clearer"."""
    quality = columns.child(verb, "acomp")
    if columns.lemma[verb] != "be" or quality is None:
        return False
    may = any(columns.lower[c] in ("could", "can", "ca") for c in columns.kids(verb, "aux"))
    more = columns.tag[quality] == "JJR" or any(columns.lower[c] == "more" for c in columns.kids(quality, "advmod"))
    return may and more


def _denied(columns: Columns, verb: int) -> bool:
    return any(
        columns.dep[c] == "neg" or columns.lower[c] in ("never", "hardly", "barely", "scarcely")
        for c in columns.children[verb]
    )


def would(columns: Columns, clauses, clause: Clause, perfect: bool) -> Effect:
    """Read "would": a condition, a wish, the past of "will"."""
    if any(binds(columns, clauses[c]) for c in clause.adjuncts if c in clauses):
        return Effect("", "underspecified", "conditional")
    adverbs = {columns.lower[c] for c in columns.kids(clause.verb, "advmod")}
    if not perfect and (adverbs & _AGAIN or _is_every_time(columns, clause)):
        return NOTHING  # "would often sail", "every day he would sail": a habit
    if "otherwise" in adverbs or any(columns.lower[c] == "other" for c in _when_words(columns, clause)):
        return Effect("", "underspecified", "hypothetical")  # "in any other year they would win"
    if "rather" in adverbs:
        return Effect("", "underspecified", "desired")  # "would rather vote for"
    if columns.lemma[clause.verb] in ("like", "want", "love", "prefer", "wish") and not perfect:
        return NOTHING  # the wish itself says so
    return Effect("", "underspecified", "hypothetical") if perfect else Effect("", "certain", "predicted")


def _when_words(columns: Columns, clause: Clause) -> list[int]:
    """Return the words before the noun in "in any other year"."""
    nouns = [target for prep, target in clause.obliques if target is not None and columns.lower[prep] == "in"]
    return [c for noun in nouns if columns.child(noun, "det") is not None for c in columns.kids(noun, "amod")]


def _is_every_time(columns: Columns, clause: Clause) -> bool:
    """Tell "every day he would sail", "each year she would write", not "said that he would come every day"."""
    above = columns.head[clause.verb]
    if columns.dep[clause.verb] == "ccomp" and above < columns.left[clause.verb]:
        return False
    times = columns.kids(clause.verb, "npadvmod")
    return any(columns.lower[c] in ("every", "each") for time in times for c in columns.kids(time, "det"))


def is_condition(columns: Columns, clause: Clause) -> bool:
    """Tell "if", "unless" and "had that happened"."""
    if clause.mark is not None:
        return columns.lower[clause.mark] in markers("condition")
    return inverted(columns, clause)


def binds(columns: Columns, clause: Clause, *free: str) -> bool:
    """Tell whether a clause makes another depend on it: not "as if", nor with one of ``free`` before it, "even if"."""
    if clause.mark is None or columns.lower[clause.mark] != "if":
        return is_condition(columns, clause)
    return columns.lower[max(0, clause.mark - 1)] not in ("as", *free)
