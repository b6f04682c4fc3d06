"""From the clause up through everything that governs it: think, be likely, if, ask whether, in order to."""

from __future__ import annotations

import re

from .clauses import Clause, stands_alone
from .columns import Columns
from .lexicon import by_lemma
from .signs import State, binds, is_condition, read_clause, would
from .unsaid import may_say
from .wordlists import Effect, Governor, governors, is_speech, markers, untrue

# With an infinitive these verbs bid, without one they tell or ask.
BIDDING = frozenset(("ask", "tell", "advise", "warn", "instruct", "beg", "invite", "persuade", "remind", "call"))
_TELLING = frozenset(("say", "note", "stress", "emphasise", "emphasize", "add", "mention", "repeat", "underline"))
_OPEN = frozenset(("say", "predict", "tell", "foresee", "forecast", "judge", "guess", "know", "see", "understand"))
_WITH_INFINITIVE = frozenset(("have", "need", "use", "get", "go", "set", "like", "manage"))
_PERFORMED = frozenset(("statement", "gratitude", "thanks", "admission", "confirmation", "claim", "denial", "request"))
# "It worked, didn't it?" and "We lost, who knows?" ask for no answer.
_TAG = re.compile(
    r",\s*(?:(?:(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should)(?:n['’]t)?|will|can)"
    r" (?:I|you|he|she|it|we|they|there)|right|okay|ok|huh|yes|no|who knows|you know)\?$",
    re.IGNORECASE,
)
MULLING, MULLED = frozenset(("consider", "contemplate", "mull", "weigh")), Effect("", "possible", "predicted")
_FALSE = frozenset("false untrue incorrect inaccurate nonsense fiction fantasy fabrication rubbish slander".split())
_UNTRUE = Governor(Effect("negative", "", ""), Effect("positive", "", ""), True)
_INCLINED = frozenset("likely unlikely apt prone willing unwilling ready reluctant inclined".split())
_IF_EVER = Effect("", "underspecified", "conditional")
_CAUSING = frozenset(("make", "let", "help"))
_LOOKING = frozenset(("look", "sound", "seem", "appear", "feel"))
_SHARED = {"VB"}  # a bare infinitive after "and" shares modal and negation with the first verb


def climb(columns: Columns, clauses: dict[int, Clause], clause: Clause, kept: set[int], inside, state: State) -> bool:
    """Read the clause, then every predicate above it inside the content; those in ``kept`` are part of the triple.

    Returns False for an aside: a relative, adverbial or participial clause, which whoever denies, doubts or
    hopes the rest takes for granted.
    """
    read_clause(columns, clauses, clause, inside, state)
    _condition_in(columns, clauses, clause, inside, state)
    if _commands(columns, clause):
        state.apply(Effect("", "underspecified", "deontic"))
    at, aside = clause.verb, False
    for _ in range(40):
        dep, head = columns.dep[at], columns.head[at]
        if head == at or (dep != "conj" and not inside(head)):
            if dep == "advcl" and at in clauses and _open_end(columns, clauses[at]):
                state.apply(_IF_EVER, clauses[at].mark)
            elif dep == "advcl" and at in clauses and is_condition(columns, clauses[at]):
                mark = clauses[at].mark
                if mark is None or inside(mark):  # in "Asked if he lied, she said no" the "if" is the asker's
                    state.apply(_IF_EVER)
            aside = at in clauses and clauses[at].kind == "relative"
            break
        if dep == "conj" and _may_join_higher(columns, at, head):
            break
        if dep == "conj" and head in clauses:
            _share(columns, clauses, at, head, inside, state)
        elif dep == "advcl" and at in clauses and not _expects(columns, clauses[at], head):
            _adverbial(columns, clauses, at, head, inside, state)
            aside = True
            break
        elif dep in ("acl", "relcl") and columns.is_infinitive(at) and at != clause.verb and _is_none(columns, head):
            state.withhold()  # "no reason to believe that P"
            break
        elif dep == "acl" and _says_that(columns, at) and _is_untruth(columns.lemma[head]):
            state.apply(Effect("negative", "", ""), head)  # "this fiction that P"
            break
        elif dep == "acl" and _says_that(columns, at) and columns.dep[head] == "nsubj":
            pass  # "reports that P are false": on to what is said of the reports
        elif dep == "relcl" or (dep == "acl" and columns.lemma[head] not in governors()):
            if dep == "acl" and columns.is_infinitive(at):
                state.apply(Effect("", "underspecified", "hypothetical"))  # "an attempt to sell"
            aside = not _says_that(columns, at)
            break
        elif dep == "pcomp":
            word = columns.head[head]
            held_off = columns.lower[head] == "from" and columns.lemma[word] in ("prevent", "stop", "keep", "refrain")
            if columns.lower[head] == "without" or held_off:
                state.apply(Effect("negative", "", ""), head if columns.lower[head] == "without" else word)
            bare = columns.pos[word] == "NOUN" or columns.dep[word] == "acl"
            if not held_off and bare and columns.lemma[word] in governors() and inside(word):
                # "hope for mending the bridge", "words aimed at calming the crew"
                state.apply(governors()[columns.lemma[word]].plain, word)
                break
            aside = inside(word)
            break
        elif dep == "nsubj" and columns.pos[at] == "NOUN":
            quality = columns.child(head, "acomp", "attr")
            if quality is not None and columns.lower[quality] in untrue():
                state.apply(Effect("negative", "", ""), quality)  # "reports that P are false"
        elif dep in ("ccomp", "xcomp", "csubj", "acl", "parataxis", "dep", "advmod", "advcl"):
            told = dep == "ccomp" and columns.is_infinitive(head) and columns.lemma[head] in _TELLING
            said = told and columns.head[head] != head and inside(columns.head[head])
            reported = dep == "ccomp" and columns.is_infinitive(head) and is_speech(columns.lemma[head])
            if reported and columns.lemma[columns.head[head]] in _INCLINED:
                state.withhold()  # "voters are likely to say that P": they may
                break
            if said and columns.tag[columns.left[at]] not in ("WRB", "WP", "WDT"):
                break  # "it is essential to say that P" says P
            _governed(columns, clauses, at, head, head in kept, inside, state)
        at = head
    if _asked(columns, clause, inside) or _wonders(columns, clause):
        state.apply(Effect("unknown", "underspecified", "interrogative"))
    return not aside


def _may_join_higher(columns: Columns, verb: int, first: int) -> bool:
    """Tell the "die" of "they go trying to find the ship and die": it may as well be joined to "go"."""
    trying = columns.head[first]
    if columns.tag[verb] not in ("VB", "VBP") or columns.dep[first] != "xcomp" or columns.dep[trying] != "advcl":
        return False
    return columns.tag[trying] == "VBG" and columns.tag[columns.head[trying]] == "VBP"


def _commands(columns: Columns, clause: Clause) -> bool:
    """Tell an imperative: "Close the hatch." "Thank you" and "let me add" do what they say."""
    verb = clause.verb
    if columns.tag[verb] != "VB" or columns.dep[verb] != "ROOT" or clause.subjects or columns.is_infinitive(verb):
        return False
    if any(columns.tag[c] == "MD" for c in columns.children[verb]) or columns.lemma[verb] == "let":
        return False
    entry = by_lemma("verb").get(columns.lemma[verb])
    return entry is None or entry.cls not in ("gratitude", "thanks")


def _says_that(columns: Columns, at: int) -> bool:
    """Tell "the statement that P": P is content, not an aside."""
    return any(columns.dep[c] == "mark" and columns.lower[c] == "that" for c in columns.children[at])


def _is_none(columns: Columns, noun: int) -> bool:
    """Tell "no reason", "little reason"."""
    small = [columns.lower[c] for c in columns.kids(noun, "det", "amod", "neg")]
    return "no" in small or ("little" in small and columns.child(noun, "det") is None)


def _is_untruth(word: str) -> bool:
    """Tell what denies the P in "it is a myth that P"; "it is absurd that P" takes P for granted."""
    return word in _FALSE or f"a {word}" in untrue()


def _expects(columns: Columns, clause: Clause, head: int) -> bool:
    """Tell "it is possible for the port to open", "he made clear that P", which parsers label adverbial."""
    mark = columns.lower[clause.mark] if clause.mark is not None else ""
    judged = columns.pos[head] == "ADJ" and columns.dep[head] == "oprd"  # "made it hard for newcomers to win"
    return mark in ("that", "for") and (judged or columns.lemma[head] in governors() or columns.lemma[head] == "be")


def _adverbial(columns: Columns, clauses: dict[int, Clause], at: int, head: int, inside, state: State) -> None:
    clause = clauses[at]
    if columns.lemma[head] in _LOOKING and is_condition(columns, clause) and not binds(columns, clause):
        state.apply(Effect("", "probable", ""))  # "it looks as if the pier will close"
    elif is_condition(columns, clause):
        state.apply(Effect("", "underspecified", "conditional"), *([clause.mark] if clause.mark is not None else []))
    elif _open_end(columns, clause):
        state.apply(_IF_EVER, clause.mark)
    elif _purpose(columns, at) or _so_that(columns, at):
        # A purpose holds no more than the plan it belongs to.
        state.apply(Effect("", "underspecified", "desired"))
    elif columns.tag[at] in ("VBZ", "VBP") and _when(columns, clause):
        above = State()
        while head not in clauses and columns.head[head] != head:
            head = columns.head[head]
        if head in clauses:
            read_clause(columns, clauses, clauses[head], inside, above)
        if above.modality == "predicted":  # "once the inquiry ends, we will pay"
            state.apply(Effect("", "", "predicted"))


def _open_end(columns: Columns, clause: Clause) -> bool:
    """Tell "until they are paid", which have not been; "until they were paid" tells what happened."""
    if clause.mark is None or columns.lower[clause.mark] not in ("until", "till"):
        return False
    first = columns.leading(clause.verb)
    return columns.tag[first] in ("VBZ", "VBP")


def _so_that(columns: Columns, verb: int) -> bool:
    """Tell "we work so that they are safe": the aim, as a result it would stand in the past."""
    marks = [columns.lower[c] for c in columns.children[verb] if columns.dep[c] == "mark"]
    first = columns.leading(verb)
    return marks == ["so", "that"] and columns.tag[first] in ("VBZ", "VBP", "MD")


def _when(columns: Columns, clause: Clause) -> bool:
    marks = [*clause.adverbs, *([clause.mark] if clause.mark is not None else [])]
    return any(
        columns.lower[c] in ("when", "once", "after", "before", "until", "as", "whenever", "soon") for c in marks
    )


def _governed(columns: Columns, clauses, at: int, head: int, part: bool, inside, state: State) -> None:
    """Apply the predicate ``head`` to its complement ``at``."""
    mark = next((c for c in columns.children[at] if columns.dep[c] == "mark"), None)
    asked = mark is not None and columns.lower[mark] in ("whether", "if") and columns.dep[at] != "advcl"
    if asked and at < head and columns.lower[mark] == "if":
        state.apply(Effect("", "underspecified", "conditional"), mark)  # "however, if it rains, we close"
    elif asked:
        state.apply(Effect("unknown", "underspecified", "interrogative"), mark)
    lemma = columns.lemma[head]
    opens = columns.left[at]
    if lemma in _OPEN and columns.tag[opens] in ("WRB", "WP", "WDT") and at > head and _is_open(columns, head):
        state.apply(Effect("unknown", "underspecified", "interrogative"), opens)
    particle = columns.child(head, "prt")
    word = governors().get(f"{lemma} {columns.lower[particle]}") if particle is not None else None
    if word is None:
        word = governors().get(lemma)
    if word is None and lemma == "be":
        # "It is likely that P" may hang P on the verb instead of on the adjective.
        adjective = columns.child(head, "acomp", "attr")
        word = governors().get(columns.lemma[adjective]) if adjective is not None and at != adjective else None
        if adjective is not None and at != adjective and _is_untruth(columns.lemma[adjective]):
            word = _UNTRUE  # "it is a myth that P"
        head_mark = adjective
    else:
        head_mark = head
    if word is None and mark is not None and columns.lower[mark] == "for":
        state.apply(Effect("", "underspecified", "hypothetical"))  # "it is hard for them to pay"
    if columns.lower[head] in ("going", "about") and columns.dep[at] != "xcomp":
        word = None
    if lemma == "be" and word is None and not part and columns.dep[at] == "xcomp" and columns.is_infinitive(at):
        state.apply(Effect("", "underspecified", "deontic"))  # "our task is to find the leak and mend it"
        return
    if (
        lemma in ("like", "want", "wish", "let")
        and columns.dep[at] in ("xcomp", "ccomp")
        and _performs(columns, clauses, at, head)
    ):
        return
    if lemma == "let" and not (head in clauses and clauses[head].own_subject):
        state.apply(Effect("", "underspecified", "desired"), head)  # "let us wait"
        return
    if stands_alone(columns, at):
        return
    if part or (lemma in _WITH_INFINITIVE and columns.dep[at] != "xcomp"):
        word = None  # "was told to leave" is what happened
    elif lemma in BIDDING and columns.dep[at] in ("xcomp", "ccomp") and columns.is_infinitive(at):
        word = governors()["demand"]
    if lemma in MULLING and columns.tag[at] == "VBG":
        state.apply(MULLED, head)  # "considers closing the port"
        word = None
    elif columns.lower[head] == "going" and any(columns.tag[c] == "VBD" for c in columns.kids(head, "aux")):
        state.apply(Effect("", "underspecified", "hypothetical"), head)  # "was going to vote"
        word = None
    if columns.dep[at] == "ccomp" and may_say(columns, head):
        if any(columns.lower[c] in ("you", "one") for c in columns.kids(head, "nsubj")):
            state.apply(Effect("", "possible", ""), head)  # "you could say that P"
        else:
            state.withhold()  # "critics may say that P"
        return
    own = State()
    if head in clauses:
        read_clause(columns, clauses, clauses[head], inside, own)
    elif columns.dep[head] in ("acomp", "attr", "oprd", "dobj") and columns.head[head] in clauses:
        # The negation of "is not likely to" stands on the copula above; it is read here and not again there.
        read_clause(columns, clauses, clauses[columns.head[head]], inside, own)
    if word is None and lemma in _CAUSING and columns.dep[at] == "ccomp" and mark is None:
        _caused(own, lemma, state)
        return
    if word is None:
        judged = columns.lemma[head] in ("be", "seem", "appear") and columns.child(head, "acomp", "attr") is not None
        if judged and not part:
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


def _caused(own: State, lemma: str, state: State) -> None:
    """What "could make him resign" may do, he may do; who is not let go stays, who is not made to go may go."""
    state.apply(Effect("", own.certainty, own.modality), *own.marks)
    if own.polarity == "negative":
        state.apply(
            Effect(*(("negative", "", "") if lemma == "let" else ("unknown", "underspecified", ""))), *own.marks
        )


def _wonders(columns: Columns, clause: Clause) -> bool:
    """Tell a question without its mark: "How many have died.", "to what extent this would help"."""
    verb = clause.verb
    first = next((k for k in range(columns.left[verb], verb) if columns.pos[k] != "PUNCT"), verb)
    if columns.dep[verb] not in ("ROOT", "conj", "ccomp", "pcomp") or not clause.own_subject:
        return False
    if columns.dep[verb] == "ccomp" and not stands_alone(columns, verb):
        return False
    if any(columns.left[c] == first and columns.dep[c] in ("csubj", "csubjpass") for c in columns.children[verb]):
        return False  # "how much they knew is open"
    if columns.lower[first] == "how" and first + 1 < len(columns):
        return columns.lower[first + 1] in ("many", "much", "often", "long", "far", "old")
    return columns.dep[first] == "prep" and columns.lower[first + 1] in ("what", "which") and first < verb


def _is_open(columns: Columns, head: int) -> bool:
    """Tell "it is hard to say how", "cannot tell who": the answer is not there."""
    return columns.is_infinitive(head) or columns.child(head, "neg") is not None


def _performs(columns: Columns, clauses, at: int, head: int) -> bool:
    """Tell "I would like to thank you", "let me stress": saying so is doing it."""
    who = [*clauses[head].subjects, *clauses[at].subjects] if head in clauses and at in clauses else []
    first = any(columns.lower[i] in ("i", "we", "me", "us") for i in who)
    entry = by_lemma("verb").get(columns.lemma[at])
    return first and (
        columns.lemma[at] in ("begin", "express", "repeat") or (entry is not None and entry.cls in _PERFORMED)
    )


def _condition_in(columns: Columns, clauses, clause: Clause, inside, state: State) -> None:
    """A clause under an "if" of its own, also one shared with the clause it is joined to, is conditional."""
    at: int | None = clause.verb
    for _ in range(20):
        part = clauses.get(at)
        if part is not None:
            for c in part.adjuncts:
                if c in clauses and binds(columns, clauses[c], "even") and inside(c):
                    mark = clauses[c].mark
                    if mark is not None and columns.lower[mark] == "case":
                        continue  # "keeps ropes in case the mast breaks": they are kept
                    state.apply(Effect("", "underspecified", "conditional"), *([mark] if mark is not None else [c]))
                    return
        if columns.dep[at] in ("xcomp", "acomp") and columns.head[at] != at:
            at = columns.head[at]
        else:
            return


def is_subjunctive(columns: Columns, verb: int) -> bool:
    """Tell "asked that the name not be used"."""
    kids = columns.children[verb]
    first = columns.leading(verb)
    return columns.tag[first] == "VB" and any(columns.dep[c] == "mark" and columns.lower[c] == "that" for c in kids)


def _purpose(columns: Columns, verb: int) -> bool:
    marks = {columns.lower[c] for c in columns.children[verb] if columns.dep[c] == "mark"}
    return columns.is_infinitive(verb) and marks <= {"so", "as", "in", "order", "for"}


def _share(columns: Columns, clauses, verb: int, first: int, inside, state: State) -> None:
    """Let "will not pay or apologise" carry modal (and with "or" the negation) over to the second verb."""
    bare = columns.tag[verb] in _SHARED and not any(columns.dep[c] in ("aux", "nsubj") for c in columns.children[verb])
    if not bare:
        return
    joined = columns.child(first, "cc")
    for c in columns.children[first]:
        if columns.dep[c] == "aux" and columns.lower[c] in markers("aux") and inside(c):
            effect = markers("aux")[columns.lower[c]]
            if columns.lower[c] in ("would", "'d"):
                effect = would(columns, clauses, clauses[first], False)
            state.apply(effect, c)
        elif columns.dep[c] == "neg" and inside(c) and joined is not None and columns.lower[joined] == "or":
            state.apply(Effect("negative", "", ""), c)
    _condition_in(columns, clauses, clauses[first], inside, state)


def _is_tagged(columns: Columns, root: int, end: int) -> bool:
    """Tell "It worked, didn't it?"; what is said of "you" waits for an answer all the same."""
    told = any(columns.lower[i] in ("you", "your") for i in columns.subtree(root))
    return not told and bool(_TAG.search(columns.text, max(0, columns.start[end] - 30), columns.end[end]))


def _asked(columns: Columns, clause: Clause, inside) -> bool:
    """Tell whether the clause is (part of) a direct question inside the content."""
    root = columns.root(clause.verb)
    end = columns.right[root]
    while end > root and (columns.pos[end] == "SPACE" or columns.lower[end] in ('"', "”", "''", "»")):
        end -= 1
    if columns.lower[end] != "?" or not inside(end):
        return False
    if _is_tagged(columns, root, end):
        return False
    at = clause.verb
    while columns.head[at] != at and columns.dep[at] in ("conj", "xcomp", "ccomp", "acomp"):
        if columns.dep[at] == "ccomp" and is_speech(columns.lemma[columns.head[at]]):
            # "Why does he claim that P?" asks about the claim, "Does she accept that P?" about P.
            return not any(columns.tag[i] in ("WP", "WRB", "WDT") for i in range(columns.left[root], root))
        at = columns.head[at]
    return columns.dep[at] == "ROOT"
