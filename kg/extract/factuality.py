"""Polarity, certainty and modality of a proposition, after FactBank (Saurí & Pustejovsky 2009).

They are read at two places: in the content itself (negation, modals, hedges, governing predicates,
conditions, questions) and at the cue that reports it ("denied that", "did not rule out that",
"promised to"). The speaker's own stance is meant; who reports it is another matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from ..model import Certainty, Cue, Modality, Polarity, Span
from .clauses import Clause
from .columns import Columns
from .governing import BIDDING, MULLED, MULLING
from .lexicon import by_lemma
from .questions import OPEN, is_left_open, is_stated
from .scope import climb, is_subjunctive
from .signs import FLIP, NOTHING, State, is_negated
from .triples import Triple, parsed
from .wordlists import Effect, governors, markers

# What a reporting word says about its content, plain and negated, by class of data/lexicon/cues.csv. A lemma in
# governors.csv goes before its class; a class that is not here leaves the content alone, and where the report is
# negated ("did not say that P") nothing is put forward at all.
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
    "knowledge": (NOTHING, NOTHING),
    "emotion": (NOTHING, NOTHING),
}


_KEPT_OFF = frozenset(
    "avoid prevent lack stop block ban reject oppose refuse deny miss forbid prohibit exclude resist escape".split()
)
_AVERSE = frozenset("object objection opposition opposed hostility resistance disapproval disapprove".split())
_CANNOT = re.compile(r"\b(?:can|could)", re.IGNORECASE)
_TAKEN = frozenset(("factual", "predicted"))


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


QUESTION = Factuality("unknown", "underspecified", "interrogative")


def stance(doc: Doc, cue_class: str, negated: bool, cue: tuple[Span, ...]) -> Factuality:
    """Return how a source stands to a thing rather than to a clause: "forecast sales of 3 billion".

    A stance that somebody may take, or would rather take, has not been taken: "could question the figures".
    """
    polarity: Polarity = "unknown" if negated else "positive"
    if cue_class == "prediction":
        return Factuality(polarity, "probable", "predicted", cue)
    state = _outlook(doc, cue)
    if state is None or negated or (state.certainty in ("certain", "underspecified") and state.modality in _TAKEN):
        return Factuality(polarity, "certain", "factual", cue)
    polarity = "unknown" if state.polarity == "unknown" else polarity
    return Factuality(polarity, state.certainty, state.modality, cue)


def _outlook(doc: Doc, cue: tuple[Span, ...]) -> State | None:
    """Return modality and certainty of the verb that is a cue; None for a noun, and for what "I must condemn"."""
    columns, clauses = parsed(doc)
    tokens = [i for low, high in columns.within(cue) for i in range(low, high)]
    verb = next((i for i in tokens if columns.head[i] not in tokens or columns.head[i] == i), None)
    if verb not in clauses:
        return None
    top = verb
    while columns.dep[top] == "xcomp":
        top = columns.head[top]
    state = State()
    climb(columns, clauses, clauses[verb], set(), set(columns.subtree(top)).__contains__, state)
    asking = ("whether", "if") if columns.dep[top] == "ccomp" else ("whether",)
    if any(columns.lower[c] in asking for c in columns.kids(top, "mark")):
        state.apply(OPEN)  # "asked him if he would support the plan"
    first = any(columns.lower[i] in ("i", "we") for i in (*clauses[verb].subjects, *columns.kids(top, "nsubj")))
    return None if first and state.modality in ("desired", "deontic") else state


def assess(doc: Doc, triple: Triple, cue: Cue | None = None, quoted: bool = False) -> Factuality:
    """Return how the source of ``triple`` stands to it.

    ``cue`` is the reporting word, None for a turn or narrator; ``quoted`` tells that the words are a quotation of
    the source.
    """
    columns, clauses = parsed(doc)
    state, central = State(), triple.kind != "noun"
    content = triple.content or (Span(0, len(columns.text)),)
    inside = columns.inside(content)
    clause = clauses.get(triple.verb) if triple.kind != "noun" else None
    if clause is not None:
        outer = clauses.get(triple.outer, clause)
        central = climb(columns, clauses, clause, set(outer.chain) - set(triple.dropped), inside, state)
        if triple.subject is not None:
            _hedged_agent(columns, triple.subject.root, state)
        but = triple.contrast == "but" and clause.kind != "relative"  # not in "a seat, but one that hardly matters"
        if triple.contrast == "not" or (but and is_negated(columns, clauses, clause, inside)):
            state.polarity = FLIP[state.polarity]
        elif triple.contrast == "or" and state.polarity == "positive" and _may_be_either(columns, triple, state):
            state.apply(Effect("", "possible", ""))  # of "Marsh or Berg will win" either may
    endorsed, bid, held = True, False, state.polarity
    if central and clause is not None and clause.own_subject and clause.mark is None and cue is not None:
        # Who disagrees, or denies, in a sentence of their own words asserts that sentence.
        central = not quoted or cue.cls not in ("denial", "agreement")
    if cue is not None and cue.lemma:
        if cue.cls == "refusal" and clause is not None and _in_report(columns, triple.outer, inside):
            state.withhold()  # who refuses to say that P leaves P open
            central = False
        bid = _is_infinitive(columns, _outermost(columns, triple.outer, inside), quoted)
        bid = bid or is_subjunctive(columns, triple.verb)
        if cue.lemma in MULLING and columns.tag[triple.outer] == "VBG" and not cue.negated:
            state.apply(MULLED)  # "considers closing the port" believes nothing
        elif not (quoted and cue.cls == "question" and is_stated(columns, triple.verb, cue)):
            endorsed = _report(cue, state, bid, central, bid or _is_gerund(columns, triple.outer))
        if is_left_open(columns, triple.outer, cue):
            state.apply(OPEN)
    if clause is not None and _is_warned_against(columns, triple.verb):
        if state.polarity == held:  # "ruled against closing" has turned it already
            state.polarity = FLIP[state.polarity]
        if cue is not None and cue.cls not in ("intention", "stance"):
            state.apply(Effect("", "underspecified", "deontic"))  # "warned against closing the pier"
    marks = columns.spans(sorted(state.marks))
    hint = "request" if bid and cue is not None and cue.lemma in BIDDING else _act(state, columns, clause)
    return Factuality(state.polarity, state.certainty, state.modality, marks, hint, endorsed)


def _is_warned_against(columns: Columns, verb: int) -> bool:
    """Tell the deed of "warned against closing", "decided against closing"."""
    return columns.dep[verb] == "pcomp" and columns.lower[columns.head[verb]] == "against"


def _may_be_either(columns: Columns, triple: Triple, state: State) -> bool:
    """Tell "sold the pier or the bridge" from "avoided delay or loss", which avoided both."""
    return state.modality in _TAKEN and columns.lemma[triple.verb] not in _KEPT_OFF


def _outermost(columns: Columns, verb: int, inside) -> int:
    """Return the verb that a cue governs: "tell" for the "pay" of "asked her to tell them that Oban will pay"."""
    while columns.dep[verb] in ("ccomp", "xcomp", "conj") and inside(columns.head[verb]):
        verb = columns.head[verb]
    return verb


def _is_infinitive(columns: Columns, verb: int, quoted: bool) -> bool:
    """Tell what somebody is told to do from a quotation that begins with an infinitive: “To be here is sad”."""
    first = columns.left[verb]
    opens = quoted and columns.lower[first] == "to" and columns.text[columns.start[first]].isupper()
    return columns.is_infinitive(verb) and not opens


def _is_gerund(columns: Columns, verb: int) -> bool:
    return columns.tag[verb] == "VBG" and columns.child(verb, "aux", "nsubj") is None


def _in_report(columns: Columns, outer: int, inside) -> bool:
    """Tell the P of "to say that P", inside the content."""
    head = columns.head[outer]
    return columns.dep[outer] == "ccomp" and inside(head) and columns.is_infinitive(head)


def _hedged_agent(columns: Columns, subject: int, state: State) -> None:
    """Read the doubt in "was caused most likely by coal", where the agent has become the subject."""
    prep = columns.head[subject]
    above = columns.head[prep]
    if columns.dep[prep] == "prep" and columns.dep[above] == "conj" and columns.dep[columns.head[above]] == "agent":
        state.apply(markers("adverb").get(columns.lower[above], NOTHING), above)  # "not by oil but likely by coal"
    elif columns.dep[prep] == "agent":
        for c in columns.kids(prep, "advmod"):
            effect = markers("adverb").get(columns.lower[c])
            if effect is not None and effect.polarity != "negative":
                state.apply(effect, c)


def _report(cue: Cue, state: State, infinitive: bool, central: bool, proposed: bool) -> bool:
    """Put the cue over the content; return whether the source puts the content forward at all.

    What is said in passing (not ``central``) is left as it is: who denies that the ship that sank was sold does
    not deny that it sank.
    """
    word = governors().get(cue.lemma)
    plain, negated = _CLASSES.get(cue.cls, (NOTHING, _WITHHELD))
    if word is not None and cue.cls != "knowledge":
        plain, negated = word.plain, word.negated
        if plain.modality == "predicted" and cue.lemma == "agree" and not infinitive:
            plain, negated = NOTHING, Effect("negative", "", "")  # "agreed that P" holds P true
    if cue.lemma == "believe" and cue.negated and _CANNOT.search(cue.text):
        negated = NOTHING  # "could not believe that P" is astonished at P
    if cue.lemma == "suggest" and proposed:
        plain = governors()["propose"].plain  # "suggested building a pier"
    if cue.lemma in _AVERSE and proposed:
        plain = governors()["oppose"].plain  # "objected to building a pier"
    if cue.cls == "request" and not infinitive and state.modality == "predicted":
        plain = NOTHING  # "advice that it would be hard"
    if infinitive and (plain.modality == "interrogative" or cue.lemma in BIDDING):
        plain, negated = governors()["demand"].plain, _WITHHELD  # "asked them to leave"
    effect = negated if cue.negated else plain
    if cue.negated and effect.polarity == "unknown" and effect.modality != "interrogative":
        state.withhold()
        return False
    if central:
        state.apply(effect)
    return True


def _act(state: State, columns: Columns, clause: Clause | None) -> str:
    """The speech act that the words perform by themselves: "we reject", "I thank you", "we will pay"."""
    if state.modality == "interrogative":
        return "ask"
    if clause is None:
        return ""
    first = any(columns.lower[s] in ("i", "we") for s in clause.subjects)
    if not first and (clause.subjects or columns.tag[clause.verb] != "VBP"):
        return ""
    if state.modality == "predicted":
        entry = by_lemma("verb").get(columns.lemma[clause.verb])
        if state.polarity == "negative" and entry is not None and entry.cls in ("stance", "agreement", "admission"):
            return ""  # "we will never agree with that" promises nothing
        return "promise" if clause.own_subject or columns.dep[clause.verb] == "conj" else ""
    entry = by_lemma("verb").get(columns.lemma[clause.verb])
    performed = state.polarity == "positive" and columns.tag[clause.verb] in ("VBP", "VB")
    return entry.act if entry is not None and performed and state.modality in ("factual", "desired") else ""
