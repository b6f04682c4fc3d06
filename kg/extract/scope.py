"""From the clause up through everything that governs it: think, be likely, if, ask whether, in order to."""

from __future__ import annotations

from .adjuncts import is_outcome
from .clauses import Clause
from .columns import Columns
from .governing import governed, is_untruth
from .lexicon import by_lemma
from .questions import OPEN, is_asked, wonders
from .signs import State, binds, is_condition, read_clause, would
from .subjects import is_quoted_command
from .wordlists import Effect, governors, is_speech, markers, untrue

_TELLING = frozenset(("say", "note", "stress", "emphasise", "emphasize", "add", "mention", "repeat", "underline"))
_INCLINED = frozenset("likely unlikely apt prone willing unwilling ready reluctant inclined".split())
_IF_EVER = Effect("", "underspecified", "conditional")
_WRONG = frozenset("wrong unfair misleading mistake ridiculous absurd foolish".split())
_LOOKING = frozenset(("look", "sound", "seem", "appear", "feel"))
_PARTICIPLES = ("VBN", "VBG")
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
    if columns.dep[clause.verb] == "conj" and clause.mark is not None and is_condition(columns, clause):
        state.apply(_IF_EVER, clause.mark)  # "safe, but not if it rains"
    elif columns.dep[clause.verb] in ("ccomp", "ROOT") and _should_it(columns, clause):
        state.apply(_IF_EVER)
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
        elif dep in ("advcl", "acl", "relcl") and _is_denied_whole(columns, at, head):
            state.apply(Effect("negative", "", ""))  # "it is not as though P", "there is no way P"
            break
        elif dep in ("relcl", "acl") and columns.lemma[head] in ("idea", "clue", "inkling") and _is_none(columns, head):
            state.apply(OPEN)  # "I have no idea who P"
            break
        elif dep == "advcl" and at in clauses and not _expects(columns, clauses[at], head):
            _adverbial(columns, clauses, at, head, inside, state)
            aside = True
            break
        elif dep in ("acl", "relcl") and columns.is_infinitive(at) and at != clause.verb and _is_none(columns, head):
            state.withhold()  # "no reason to believe that P"
            break
        elif dep == "acl" and _says_that(columns, at) and is_untruth(columns.lemma[head]):
            state.apply(Effect("negative", "", ""), head)  # "this fiction that P"
            break
        elif dep == "acl" and _says_that(columns, at) and columns.dep[head] == "nsubj":
            # "reports that P are false": on to what is said of the reports
            if columns.lemma[head] in governors():
                state.apply(governors()[columns.lemma[head]].plain, head)  # "the possibility that P"
        elif dep == "relcl" or (dep == "acl" and columns.lemma[head] not in governors()):
            if columns.is_infinitive(at) and not is_outcome(columns, at):
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
                if _is_wrong(columns, columns.head[head]):
                    state.apply(Effect("negative", "", ""))  # "it is wrong to say that P"
                break  # "it is essential to say that P" says P
            if columns.lemma[head] in ("make", "keep") and head in clauses and _commands(columns, clauses[head]):
                state.apply(Effect("", "underspecified", "deontic"), head)  # "Make the port great again!"
                break
            governed(columns, clauses, at, head, head in kept, inside, state)
        at = head
    if is_asked(columns, clause, inside) or wonders(columns, clause):
        state.apply(OPEN)
    return not aside


def _should_it(columns: Columns, clause: Clause) -> bool:
    """Tell "she will win should she run", whatever the parser makes of it, from "Should she run?"."""
    if not clause.own_subject:
        return False
    before = columns.left[clause.subjects[0]] - 1
    words = columns.text[columns.start[before] : columns.end[before]] if before >= 0 else ""
    return words == "should" and columns.head[before] == clause.verb


def _is_denied_whole(columns: Columns, at: int, head: int) -> bool:
    """Tell "it is not as though P", "it is not the case that P", "there is no way P"."""
    if columns.lower[head] == "way" and columns.dep[at] == "relcl":
        return _is_none(columns, head) and columns.dep[head] == "attr"
    if columns.lower[head] == "case" and columns.dep[head] == "attr" and _says_that(columns, at):
        return columns.child(columns.head[head], "neg") is not None
    marks = {columns.lower[c] for c in columns.kids(at, "mark")}
    subject = columns.child(head, "nsubj")
    it = columns.lemma[head] == "be" and subject is not None and columns.lower[subject] == "it"
    return it and columns.child(head, "neg") is not None and marks in ({"as", "though"}, {"as", "if"})


def _is_wrong(columns: Columns, above: int) -> bool:
    """Tell "it is wrong", "it would be a mistake"."""
    quality = above if columns.pos[above] == "ADJ" else columns.child(above, "acomp", "attr")
    denied = columns.child(above, "neg") is not None
    return (
        quality is not None and not denied and (columns.lemma[quality] in _WRONG or is_untruth(columns.lemma[quality]))
    )


def _may_join_higher(columns: Columns, verb: int, first: int) -> bool:
    """Tell the "die" of "they go trying to find the ship and die": it may as well be joined to "go"."""
    trying = columns.head[first]
    if columns.tag[verb] not in ("VB", "VBP") or columns.dep[first] != "xcomp" or columns.dep[trying] != "advcl":
        return False
    return columns.tag[trying] == "VBG" and columns.tag[columns.head[trying]] == "VBP"


def _commands(columns: Columns, clause: Clause) -> bool:
    """Tell an imperative: "Close the hatch." "Thank you" and "let me add" do what they say."""
    verb = clause.verb
    if clause.subjects:
        return False
    while columns.dep[verb] == "conj" and columns.tag[verb] in ("VB", "VBP"):
        verb = columns.head[verb]  # "Close the door and leave"
    if any(is_quoted_command(columns, k) for k in (verb, *clause.chain)):
        return True
    if columns.tag[verb] != "VB" or columns.dep[verb] != "ROOT" or columns.is_infinitive(verb):
        return False
    if any(columns.tag[c] == "MD" for c in columns.children[verb]):
        return False
    if columns.lemma[verb] == "let" and columns.child(verb, "ccomp", "xcomp") is not None:
        return False
    entry = by_lemma("verb").get(columns.lemma[verb])
    return entry is None or entry.cls not in ("gratitude", "thanks")


def _says_that(columns: Columns, at: int) -> bool:
    """Tell "the statement that P": P is content, not an aside."""
    return any(columns.dep[c] == "mark" and columns.lower[c] == "that" for c in columns.children[at])


def _is_none(columns: Columns, noun: int) -> bool:
    """Tell "no reason", "little reason", "nothing"."""
    if columns.lower[noun] == "nothing":
        return True
    small = [columns.lower[c] for c in columns.kids(noun, "det", "amod", "neg")]
    return "no" in small or ("little" in small and columns.child(noun, "det") is None)


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
    elif clause.mark is not None and columns.lower[clause.mark] == "whether":
        state.withhold()  # "she will run, whether he likes it or not"
    elif is_outcome(columns, at) or _accompanies(columns, clause, head):
        above = State()
        if head in clauses:
            read_clause(columns, clauses, clauses[head], inside, above)
        state.apply(Effect("", above.certainty, above.modality), *above.marks)
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


def _accompanies(columns: Columns, clause: Clause, head: int) -> bool:
    """Tell the participle of "the dam may break, flooding the valley": it holds as far as the rest does."""
    verb = clause.verb
    if columns.tag[verb] != "VBG" or verb < head or clause.own_subject or clause.mark is not None:
        return False
    return columns.child(verb, "aux") is None and not is_speech(columns.lemma[verb])


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
    # "must be found, mended and paid" shares its "must" as "must pay and leave" does
    alike = columns.tag[verb] in _SHARED or (
        columns.tag[verb] == columns.tag[first] and columns.tag[verb] in _PARTICIPLES
    )
    if not alike or columns.child(verb, "aux", "auxpass", "nsubj", "nsubjpass") is not None:
        return
    joined = next((c for c in reversed(columns.kids(first, "cc")) if c < verb), None)
    for c in columns.children[first]:
        if columns.dep[c] == "aux" and columns.lower[c] in markers("aux") and inside(c):
            effect = markers("aux")[columns.lower[c]]
            if columns.lower[c] in ("would", "'d"):
                effect = would(columns, clauses, clauses[first], False)
            state.apply(effect, c)
        elif columns.dep[c] == "neg" and inside(c) and joined is not None and columns.lower[joined] == "or":
            state.apply(Effect("negative", "", ""), c)
    _condition_in(columns, clauses, clauses[first], inside, state)
