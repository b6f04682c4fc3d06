"""What a predicate does to the clause it governs: fail to, is likely that, let him, make sure that, is time for."""

from __future__ import annotations

from .clauses import stands_alone
from .columns import Columns
from .lexicon import by_lemma
from .questions import DELIBERATING, OPEN, is_open, is_wondering
from .signs import State, read_clause
from .unsaid import may_say, unheard
from .wordlists import Effect, Governor, governors, is_speech, untrue

# With an infinitive these verbs bid, without one they tell or ask.
BIDDING = frozenset(("ask", "tell", "advise", "warn", "instruct", "beg", "invite", "persuade", "remind", "call"))
_OPEN = frozenset(("say", "predict", "tell", "foresee", "forecast", "judge", "guess", "know", "see", "understand"))
_WITH_INFINITIVE = frozenset(("have", "need", "use", "get", "go", "set", "like", "manage"))
_PERFORMED = frozenset(("statement", "gratitude", "thanks", "admission", "confirmation", "claim", "denial", "request"))
MULLING, MULLED = frozenset(("consider", "contemplate", "mull", "weigh")), Effect("", "possible", "predicted")
_FALSE = frozenset("false untrue incorrect inaccurate nonsense fiction fantasy fabrication rubbish slander".split())
_UNTRUE = Governor(Effect("negative", "", ""), Effect("positive", "", ""), True)
_CAUSING = frozenset("make let help allow cause get enable permit see watch hear".split())
_PERMITTING = frozenset(("allow", "enable", "permit"))
_GRANTING = _PERMITTING | {"let", "get"}  # what is not granted does not happen
_WONDERING = frozenset("be check test find learn matter depend care decide hear tell".split())
_MEANS = frozenset("leeway power right ability chance room freedom opportunity capacity authority reason".split())
_PROVIDED = frozenset(("provided", "providing", "assuming", "supposing"))
_STOPPING = frozenset(("stop", "quit", "cease"))
_DENYING = frozenset(("deny", "dispute", "refute"))


def governed(columns: Columns, clauses, at: int, head: int, part: bool, inside, state: State) -> None:
    """Apply the predicate ``head`` to its complement ``at``."""
    mark = next((c for c in columns.children[at] if columns.dep[c] == "mark"), None)
    asked = mark is not None and columns.lower[mark] in ("whether", "if") and columns.dep[at] != "advcl"
    if asked and at < head and columns.lower[mark] == "if":
        state.apply(Effect("", "underspecified", "conditional"), mark)  # "however, if it rains, we close"
    elif asked and (columns.lower[mark] == "whether" or _may_ask(columns, head)):
        state.apply(OPEN, mark)
    elif asked:
        state.apply(Effect("", "underspecified", "conditional"), mark)  # "will grow if it rains", taken for a whether
    lemma = columns.lemma[head]
    opens = columns.left[at]
    if lemma in DELIBERATING and at > head and is_wondering(columns, opens):
        state.apply(OPEN, opens)  # "met to discuss where this will end"
    if lemma in _OPEN and columns.tag[opens] in ("WRB", "WP", "WDT") and at > head and is_open(columns, head):
        state.apply(OPEN, opens)
    particle = columns.child(head, "prt")
    word = governors().get(f"{lemma} {columns.lower[particle]}") if particle is not None else None
    if word is None:
        word = governors().get(lemma)
    if word is None and lemma == "be":
        # "It is likely that P" may hang P on the verb instead of on the adjective.
        adjective = columns.child(head, "acomp", "attr")
        word = governors().get(columns.lemma[adjective]) if adjective is not None and at != adjective else None
        if adjective is not None and at != adjective and is_untruth(columns.lemma[adjective]):
            word = _UNTRUE  # "it is a myth that P"
        head_mark = adjective
    else:
        head_mark = head
    if columns.lower[head] in _PROVIDED and columns.dep[head] in ("prep", "advcl") and columns.dep[at] == "ccomp":
        state.apply(Effect("", "underspecified", "conditional"), head)  # "provided that they pay"
        return
    subject = columns.child(head, "nsubj") if word is None and lemma == "be" and columns.dep[at] == "ccomp" else None
    if subject is not None and columns.pos[subject] == "NOUN":
        word = governors().get(columns.lemma[subject])  # "my guess is that P"
    if word is None and lemma == "be" and (_is_time(columns, head) or _is_needed(columns, head)):
        state.apply(Effect("", "underspecified", "deontic"), head)  # "it is time for them to pay"
        return
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
    own_let = head in clauses and clauses[head].own_subject
    if lemma == "let" and not own_let and columns.dep[head] != "xcomp":
        state.apply(Effect("", "underspecified", "desired"), head)  # "let us wait"
        return
    if stands_alone(columns, at):
        return
    if lemma == "have" and _has_means(columns, head):
        state.apply(Effect("", "underspecified", "hypothetical"), head)  # "the leeway they have to go on"
        return
    if part or (lemma in _WITH_INFINITIVE and columns.dep[at] != "xcomp"):
        word = None  # "was told to leave" is what happened
    elif lemma in BIDDING and columns.dep[at] in ("xcomp", "ccomp") and columns.is_infinitive(at):
        word = governors()["demand"]
    if lemma in MULLING and columns.tag[at] == "VBG":
        state.apply(MULLED, head)  # "considers closing the port"
        word = None
    elif columns.lower[head] == "supposed" and columns.dep[at] == "xcomp" and columns.lemma[at] != "be":
        state.apply(Effect("", "underspecified", "deontic"), head)  # "was supposed to sell"
        word = None
    elif columns.lower[head] in ("going", "about") and _was(columns, head) and not _foretold(columns, head):
        state.apply(Effect("", "underspecified", "hypothetical"), head)  # "was going to vote"
        word = None
    if _told_or_ensured(columns, clauses, at, head, inside, state):
        return
    own = State()
    if head in clauses:
        read_clause(columns, clauses, clauses[head], inside, own)
    elif columns.dep[head] in ("acomp", "attr", "oprd", "dobj") and columns.head[head] in clauses:
        # The negation of "is not likely to" stands on the copula above; it is read here and not again there.
        read_clause(columns, clauses, clauses[columns.head[head]], inside, own)
    if word is None and lemma in _CAUSING and columns.dep[at] == "ccomp" and _is_caused(columns, at):
        _caused(columns, head, own, state)
        return
    if word is None and lemma == "be" and own.polarity == "negative" and _is_told_of(columns, at, head):
        state.apply(Effect("negative", "", ""), *own.marks)  # "it is not that he lied"
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
    if lemma in _DENYING and own.polarity == "negative" and _impossible(columns, head):
        state.apply(Effect("", "certain", ""), *own.marks)
        return
    effect = word.negated if own.polarity == "negative" else word.plain
    state.apply(effect, *own.marks, *([head_mark] if word.transparent and head_mark is not None else []))
    if word.transparent or columns.dep[at] == "xcomp" or own.modality == "conditional":
        # What is said of a speech act ("I would like to note that") is not said of its content.
        state.apply(Effect("", own.certainty, own.modality))


def _told_or_ensured(columns: Columns, clauses, at: int, head: int, inside, state: State) -> bool:
    """Read "you could say that P", "critics may say that P", "ensure that P"; return whether it was one of them."""
    if columns.dep[at] == "ccomp" and may_say(columns, head):
        if any(columns.lower[c] in ("you", "one") for c in columns.kids(head, "nsubj")):
            state.apply(Effect("", "possible", ""), head)
        else:
            state.withhold()
        return True
    stopped = columns.dep[head] == "xcomp" and columns.lemma[columns.head[head]] in _STOPPING
    if is_speech(columns.lemma[head]) and (stopped or unheard(columns, head)):
        state.withhold()  # "never heard him say that P", "stop saying that P"
        return True
    if columns.lemma[head] in ("believe", "imagine") and _is_hard(columns, head):
        state.withhold()  # "it is hard to believe that P"
        return True
    doing = _ensuring(columns, head)
    if doing is None:
        return False
    own = State()
    if columns.tag[doing] in ("VBG", "VB") and columns.child(doing, "nsubj") is None:
        own.apply(Effect("", "underspecified", "desired"), head)  # "works to make sure that P"
    elif doing in clauses:
        read_clause(columns, clauses, clauses[doing], inside, own)
    state.apply(Effect("", own.certainty, own.modality), *own.marks)
    return True


def _caused(columns: Columns, verb: int, own: State, state: State) -> None:
    """Apply "could make him resign", "did not let him go", "allows them to go" to what is brought about."""
    allowed = columns.lemma[verb] in _PERMITTING and columns.tag[verb] in ("VBP", "VBZ")
    state.apply(Effect("", "possible" if allowed else own.certainty, own.modality), *own.marks)
    if own.polarity == "negative" and columns.lemma[verb] in _GRANTING:
        state.apply(Effect("negative", "", ""), *own.marks)
    elif own.polarity == "negative":  # who is not made to resign may resign
        state.apply(Effect("unknown", "underspecified", ""), *own.marks)


def _is_told_of(columns: Columns, at: int, head: int) -> bool:
    """Tell "it is (not) that P"."""
    subject, mark = columns.child(head, "nsubj"), columns.child(at, "mark")
    it = subject is not None and columns.lower[subject] == "it" and columns.child(head, "acomp", "attr") is None
    return it and mark is not None and columns.lower[mark] in ("that", "like") and columns.dep[at] == "ccomp"


def _may_ask(columns: Columns, head: int) -> bool:
    """Tell "ask if", "see if", "is sure if" from "accelerate if"."""
    if columns.pos[head] not in ("VERB", "AUX"):
        return True
    lemma = columns.lemma[head]
    return lemma in _WONDERING or lemma in governors() or by_lemma("verb").get(lemma) is not None


def _is_hard(columns: Columns, verb: int) -> bool:
    """Tell the infinitive of "hard to believe", "find it difficult to believe"."""
    above = columns.head[verb]
    quality = above if columns.pos[above] == "ADJ" else columns.child(above, "acomp", "oprd")
    hard = quality is not None and columns.lower[quality] in ("hard", "harder", "difficult", "tough", "impossible")
    return hard and columns.is_infinitive(verb) and columns.child(columns.head[quality], "neg") is None


def _has_means(columns: Columns, having: int) -> bool:
    """Tell "the power they have to close it" from "the bills they have to pay"."""
    first = columns.left[having]
    means = columns.lemma[columns.head[having]] if columns.dep[having] == "relcl" else ""
    within = [columns.lemma[k] for k in range(first, having) if columns.pos[k] == "NOUN"]
    return means in _MEANS or any(word in _MEANS for word in within)


def _was(columns: Columns, verb: int) -> bool:
    """Tell "was going", "was about"."""
    if columns.lower[verb] == "about":
        return columns.tag[columns.head[verb]] == "VBD"
    return any(columns.tag[c] == "VBD" for c in columns.kids(verb, "aux"))


def _foretold(columns: Columns, verb: int) -> bool:
    """Tell the future of a past: "she said that he was going to resign", not “I was going to pay,” she said."""
    said, first = columns.head[verb], columns.left[verb]
    told = columns.dep[verb] == "ccomp" and said < first and is_speech(columns.lemma[said])
    return told and not any(columns.tag[i] == "``" for i in range(said, first + 1))


def _impossible(columns: Columns, denial: int) -> bool:
    """Tell "there is no denying that P", "nobody can deny that P", which are sure of P."""
    able = any(columns.lower[c] in ("can", "ca", "could") for c in columns.kids(denial, "aux"))
    return able or columns.child(denial, "det") is not None


def _is_caused(columns: Columns, verb: int) -> bool:
    """Tell "made him resign", "got him to resign" from "saw he had resigned"."""
    return columns.child(verb, "mark") is None and columns.tag[columns.leading(verb)] not in ("VBD", "VBZ", "MD")


def _ensuring(columns: Columns, head: int) -> int | None:
    """Return the verb of "ensure that P", "make sure that P"; None for "is sure that P"."""
    if columns.lemma[head] == "ensure":
        return head
    made = columns.lemma[head] in ("sure", "certain") and columns.lemma[columns.head[head]] == "make"
    return columns.head[head] if made else None


def _is_time(columns: Columns, head: int) -> bool:
    """Tell "it is (high, past) time for them to pay"."""
    subject, time = columns.child(head, "nsubj"), columns.child(head, "attr")
    if time is None or columns.lower[time] != "time" or subject is None or columns.child(head, "neg") is not None:
        return False
    return columns.lower[subject] == "it" and columns.child(time, "det") is None


def _is_needed(columns: Columns, head: int) -> bool:
    """Tell "what is essential is that they pay"."""
    subject = columns.child(head, "csubj")
    quality = columns.child(subject, "acomp", "attr") if subject is not None else None
    word = governors().get(columns.lemma[quality]) if quality is not None else None
    return word is not None and word.plain.modality == "deontic"


def _performs(columns: Columns, clauses, at: int, head: int) -> bool:
    """Tell "I would like to thank you", "let me stress": saying so is doing it."""
    who = [*clauses[head].subjects, *clauses[at].subjects] if head in clauses and at in clauses else []
    first = any(columns.lower[i] in ("i", "we", "me", "us") for i in who)
    entry = by_lemma("verb").get(columns.lemma[at])
    return first and (
        columns.lemma[at] in ("begin", "express", "repeat") or (entry is not None and entry.cls in _PERFORMED)
    )


def is_untruth(word: str) -> bool:
    """Tell what denies the P in "it is a myth that P"; "it is absurd that P" takes P for granted."""
    return word in _FALSE or f"a {word}" in untrue()
