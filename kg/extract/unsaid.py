"""What nobody has said: "no one can say that", "if she had said that", "does he accept that …?", "thank you for …".

A cue is not yet a report. Where nobody stands behind the words, they belong to whoever speaks around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Attribution, Span
from .columns import Columns
from .lexicon import by_lemma
from .withheld import is_nobody
from .wordlists import untrue

# Who asks to "tell the crew that P" says P; who asks to "confirm that P" does not.
MESSAGES = frozenset("tell convey inform remind assure notify warn".split())
_NOTHING = ("nothing", "nobody")  # "absolutely nothing foretold that P"
# Who wants, is expected or refuses to say something has not said it; "I want to thank you" does what it says.
_AHEAD = frozenset(
    "want plan intend hope wish expect prepare propose aim schedule suppose ready reluctant willing unwilling likely "
    "unlikely due consider mean refuse decline".split()
)
_SAYING = frozenset(("statement", "claim"))
_NEVER = frozenset(("not", "n't", "n’t", "never", "hardly"))
_SAID = _SAYING | {"request", "question"}
_BIDDING = frozenset("ask call urge demand request order".split())
_PERFORMING = frozenset(("gratitude", "thanks", "welcome"))
_WONDERING = frozenset({"WP", "WRB", "WDT"})
_QUOTES_AND_BLANKS = "\"”»'’) \n"


def is_unsaid(columns: Columns, found: Sequence[Attribution], index: int) -> bool:
    """Return whether nobody has said the content of ``found[index]``, so that it makes no claim of its own."""
    one = found[index]
    cue = cue_token(columns, one)
    if one.kind == "turn" or cue is None:
        return False
    if one.source:
        first, *more = columns.touching(*one.source[0])
        if is_nobody(columns, first) or (more and columns.lower[more[0]] in _NOTHING):
            return True
        if columns.lower[first] == "i" and not more and one.outer is None and one.kind == "indirect":
            return not in_open_quote(columns.text, one.cue[0].start)  # who writes the text is its own voice
    elif one.kind == "indirect":
        own_voice = one.cue_class == "appearance" or one.cue_lemma == "doubt" or _is_own_voice(columns, cue)
        if own_voice or _is_called_untrue(columns, cue):
            return True
    if one.kind == "indirect" and (may_say(columns, cue) or unheard(columns, cue) or _is_made_sure(columns, one)):
        return True
    if columns.dep[cue] == "pcomp" and columns.lower[columns.head[cue]] == "against":
        return True  # "decided against criticising the mayor"
    if _is_asked(columns, cue) or _is_for_somebody(columns, cue) or _lies_ahead(columns, cue):
        return True
    outer = found[one.outer] if one.outer is not None else None
    if outer is None:
        return one.kind == "indirect" and one.cue_class in _SAID and _is_conditional(columns, cue)
    if outer.cue_class in ("request", "question") and columns.is_infinitive(cue):
        return one.cue_lemma not in MESSAGES
    return one.kind == "indirect" and _is_conditional(columns, cue)


def is_message(columns: Columns, one: Attribution, outer: Attribution) -> bool:
    """Return whether ``outer`` asks somebody to pass on the words of ``one``: "asked her to tell the crew that P"."""
    if outer.cue_class not in ("request", "question") or one.cue_lemma not in MESSAGES:
        return False
    cue = cue_token(columns, one)
    return cue is not None and columns.is_infinitive(cue)


def cue_token(columns: Columns, one: Attribution) -> int | None:
    """Return the token that heads the cue, None where there is no cue."""
    if not one.cue:
        return None
    ranges = columns.within([Span(one.cue[0].start, one.cue[-1].end)])
    tokens = range(ranges[0][0], ranges[-1][1]) if ranges else ()
    return next((i for i in tokens if columns.head[i] not in tokens or columns.head[i] == i), None)


def may_say(columns: Columns, verb: int) -> bool:
    """Tell "you could say that P", "critics may argue that P", which nobody has said; "could only say" has.

    Who is one of us may: "I could add", "we might note" do what they say.
    """
    entry = by_lemma("verb").get(columns.lemma[verb])
    subject = columns.child(verb, "nsubj")
    if entry is None or entry.cls not in _SAYING or entry.lemma == "tell" or subject is None:
        return False
    if is_nobody(columns, columns.left[subject]):
        return False
    words = {columns.lower[c] for c in columns.kids(verb, "aux", "advmod", "neg", "nsubj")}
    possible = words & {"may", "might", "could"} or (words & {"can"} and words & {"you", "one"})
    words.add(columns.lower[verb + 1] if verb + 1 < len(columns) else "")
    return bool(possible) and not words & {"i", "we", "not", "n't", "n’t", "only", "have", "'ve", "hardly", "never"}


def unheard(columns: Columns, verb: int) -> bool:
    """Tell the "say" of "I never heard him say that P"."""
    hearing = columns.head[verb]
    if columns.dep[verb] not in ("ccomp", "xcomp") or columns.lemma[hearing] not in ("hear", "see", "catch"):
        return False
    subject = columns.child(hearing, "nsubj")
    denied = any(columns.lower[i] in _NEVER for c in columns.kids(hearing, "neg", "advmod") for i in columns.subtree(c))
    return denied or (subject is not None and is_nobody(columns, columns.left[subject]))


def _is_made_sure(columns: Columns, one: Attribution) -> bool:
    """Tell "make sure that P", "making certain P", which are no beliefs."""
    if one.cue_lemma not in ("sure", "certain"):
        return False
    return any(
        columns.lemma[i] == "make" for low, high in columns.within(one.cue) for i in range(max(0, low - 1), high)
    )


def _is_called_untrue(columns: Columns, cue: int) -> bool:
    """Tell "reports that P are false": whoever says so denies P."""
    if columns.pos[cue] != "NOUN" or columns.dep[cue] not in ("nsubj", "nsubjpass"):
        return False
    return any(columns.lower[c] in untrue() for c in columns.kids(columns.head[cue], "acomp", "attr"))


def in_open_quote(text: str, offset: int) -> bool:
    """Tell whether a quotation of the paragraph is open at ``offset``."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_own_voice(columns: Columns, cue: int) -> bool:
    """Tell an active verb without a subject: "it is hard to say", "by saying", "thank you"."""
    if columns.pos[cue] != "VERB" or columns.child(cue, "auxpass", "nsubjpass", "agent") is not None:
        return False
    return columns.tag[cue] in ("VB", "VBG") or columns.lemma[cue] == "thank"


def _asks(columns: Columns, token: int) -> bool:
    sentence = columns.sentence(columns.start[token])
    return columns.text[sentence.start : sentence.end].rstrip(_QUOTES_AND_BLANKS)[-1:] == "?"


def _is_asked(columns: Columns, cue: int) -> bool:
    """Tell a cue that a question is about: "Does she accept that P?", not "Why did she say that P?"."""
    if columns.dep[cue] == "acomp":
        cue = columns.head[cue]  # "Is the mayor ready to pay?"
    main = columns.head[cue] == cue or columns.dep[cue] == "ccomp"  # of "…?" she asked
    if not main or not _asks(columns, cue):
        return False
    subject = columns.child(cue, "nsubj", "nsubjpass")
    subject = cue if subject is None else subject
    before = [c for c in columns.children[cue] if c < subject]
    wondering = any(columns.tag[i] in _WONDERING for i in range(columns.left[cue], subject))
    inverted = cue < subject or any(columns.dep[c] in ("aux", "auxpass") for c in before)
    return inverted and (not wondering or any(columns.tag[c] == "WP" for c in before))


def _is_for_somebody(columns: Columns, cue: int) -> bool:
    """Tell "it is for the voters to judge how …", "it is hard for me to say what …": nobody has judged yet."""
    marks = columns.kids(cue, "mark")
    return columns.is_infinitive(cue) and any(columns.lower[c] == "for" for c in marks)


def _lies_ahead(columns: Columns, cue: int) -> bool:
    """Tell "wants to announce that P", "is expected to confirm that P"."""
    head = columns.head[cue]
    ahead = {columns.lower[c] for c in columns.kids(cue, "aux")} & {"will", "would", "'ll", "’ll", "'d", "’d"}
    if ahead and (columns.lemma[cue] in _BIDDING) and columns.child(cue, "neg") is None:
        return not {columns.lower[c] for c in columns.kids(cue, "nsubj")} & {"i", "we"}
    if not columns.is_infinitive(cue) or columns.dep[cue] != "xcomp" or columns.lemma[head] not in _AHEAD:
        return False
    verb = head if columns.pos[head] in ("VERB", "AUX") else columns.head[head]
    subject = columns.child(verb, "nsubj")
    first = subject is not None and columns.lower[subject] in ("i", "we")
    if first and columns.lemma[head] not in ("refuse", "decline"):
        return False
    entry = by_lemma("verb").get(columns.lemma[cue])
    performed = entry is not None and entry.cls in _PERFORMING and columns.lemma[head] not in ("refuse", "decline")
    return not performed


def _is_conditional(columns: Columns, cue: int) -> bool:
    """Tell a cue in an if-clause, unless that only leads up to a question ("If he says so, why …?")."""
    token = cue
    for _ in range(6):
        marks = {columns.lower[c] for c in columns.kids(token, "mark")}
        if columns.dep[token] == "advcl" and marks & {"if", "unless"}:
            return not _asks(columns, token) or any(columns.lower[c] == "had" for c in columns.children[token])
        if columns.head[token] == token or (columns.dep[token] in ("advcl", "relcl") and marks):
            return False
        token = columns.head[token]
    return False
