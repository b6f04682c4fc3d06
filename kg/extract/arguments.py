"""Slots and qualifiers of a triple: what the words of an argument are, in full and in short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model import Qualifier, Span
from .clauses import Clause
from .columns import Columns
from .wordlists import adverb_roles, compound_prepositions, discourse, is_speech, markers, preposition_roles, time_nouns

Inside = Callable[[int], bool]

_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "sis", "ship", "cy", "mony")
_PERSONS = {"PERSON", "ORG", "NORP"}
_PLACES = {"GPE", "LOC", "FAC"}
_TIMES = {"DATE", "TIME"}
_NUMBERS = {"PERCENT", "MONEY", "QUANTITY", "CARDINAL"}
_QUOTES = {ord(mark): None for mark in '"“”„«»'}
# A triple carries no polarity: "no one saw it" is (anyone, see, it), negative.
_ANYONE = {
    "'s": "us",
    "’s": "us",
    "no one": "anyone",
    "nobody": "anyone",
    "none": "any",
    "nothing": "anything",
    "neither": "either",
}
_ANY_FIRST = {
    "nothing": "anything",
    "nobody": "anyone",
    "no one": "anyone",
    "none of": "any of",
}  # "nothing left of it"
_DROPPED = {"the", "a", "an", "any", "no", "whose", "not", "rather"}
# "even small sums", "perhaps the crew": how the slot is meant, no part of what it names.
_FOCUS = frozenset(
    "only even just merely simply perhaps maybe possibly probably especially particularly exactly precisely".split()
)
_SHORT_WITHOUT = frozenset(
    {"relcl", "acl", "appos", "advcl", "parataxis", "conj", "cc", "preconj", "prep", "ccomp", "neg"}
)
_FOR_DEEDS = frozenset("thank congratulate praise commend apologize apologise mistake confuse exchange swap".split(" "))
_LASTING = frozenset(
    "long longer short some considerable limited indefinite certain first second third fourth last next being".split()
)
_WHICH = frozenset({"this", "that", "such"})
_HEARERS = frozenset("court judge jury tribunal parliament committee commission audience crowd camera eye".split())
_NUMBERED = frozenset("number school article provision clause paragraph chapter page gate room line".split())
_SUMS = frozenset({"amount", "total", "sum", "price"})
_SCALES = frozenset("m m. bn bn. tn k".split())  # "£2m"
_UNITS = frozenset("percent % cent dollar ruble rouble euro pound yen mile meter metre".split()) | _SCALES


@dataclass(frozen=True, slots=True)
class Slot:
    """One argument: ``root`` token, ``label`` for readers (no determiner, no relative clause, at most eight words),
    ``text`` as worded with its ``spans``, and ``core``, the bare noun phrase in one piece, for the resolver.
    """

    root: int
    label: str
    text: str
    spans: tuple[Span, ...]
    core: Span


def membership(ranges: tuple[tuple[int, int], ...]) -> Inside:
    """Return a test whether a token lies in one of the half-open token ranges."""
    if len(ranges) == 1:
        low, high = ranges[0]
        return lambda i: low <= i < high
    return lambda i: any(low <= i < high for low, high in ranges)


def slot(columns: Columns, root: int, inside: Inside, whole: bool = False) -> Slot | None:
    """Return the argument headed by ``root``; conjuncts are left out unless ``whole``; None where no word is left.

    ``inside`` tells which tokens may be used: content stops where "he said" begins.
    """
    leave = frozenset() if whole else frozenset({"conj", "cc", "preconj"})
    if columns.child(root, "neg") is not None and columns.pos[root] not in ("VERB", "AUX"):
        leave |= {"neg", "appos"}  # "insurance, not | compensation"
    full = columns.trim([i for i in _branch(columns, root, leave) if inside(i)])
    if not any(char.isalnum() for i in full for char in columns.lower[i]):
        return None
    # "all meetings", taken for a verb, is still a noun phrase.
    verbal = columns.pos[root] in ("VERB", "AUX") and columns.child(root, "det", "amod", "poss") is None
    if columns.tag[full[-1]] == "POS":
        full = full[:-1] or full
        last = full[-1]
        inner, inside = inside, lambda i: i <= last and inner(i)
    core = full if verbal else _core(columns, root, inside, whole)
    label = _label(columns, core, root) if not verbal else _words_cut(columns, full, root)
    run = _run_around(core, root)
    return Slot(
        root, label, columns.words(full), columns.spans(full), Span(columns.start[run[0]], columns.end[run[-1]])
    )


def _branch(columns: Columns, root: int, leave: frozenset[str]) -> list[int]:
    """Subtree of ``root`` without the branches in ``leave`` directly under it."""
    found = [root]
    cut = len(columns)
    for c in columns.children[root]:
        if columns.dep[c] in leave:
            cut = min(cut, c)
    for c in columns.children[root]:
        # What follows "and" or the second conjunct belongs to it, except clauses over the whole.
        if columns.dep[c] not in leave and not (c > cut and columns.dep[c] == "punct"):
            found.extend(columns.subtree(c))
    found.sort()
    return found


def _core(columns: Columns, root: int, inside: Inside, whole: bool) -> list[int]:
    without = _SHORT_WITHOUT - {"conj", "cc"} if whole else _SHORT_WITHOUT
    found = columns.subtree(root, without)
    for c in columns.kids(root, "amod", "nmod", "compound"):
        if columns.child(c, "conj") is not None and c < root:  # "trade and economic ties" are no "trade ties"
            found.extend(k for k in columns.subtree(c) if k not in found)
    found.sort()
    for c in columns.children[root]:
        if columns.dep[c] == "prep" and columns.lower[c] == "of" and c == found[-1] + 1:
            found.extend(_of_phrase(columns, c, found[-1]))
        elif columns.dep[c] == "acl" and columns.lower[c] == "left" and c == found[-1] + 1:
            found.extend(columns.subtree(c, frozenset({"relcl", "punct"})))  # "nothing left of the yard"
    return columns.trim([i for i in found if inside(i)]) or [root]


def _of_phrase(columns: Columns, prep: int, after: int) -> list[int]:
    """ "of the jet": the phrase with a bare noun, shortened until a label can hold it."""
    target = columns.child(prep, "pobj")
    if target is None:
        return []
    for without in (
        _SHORT_WITHOUT - {"prep", "conj", "cc"},
        _SHORT_WITHOUT,
        _SHORT_WITHOUT | {"amod", "poss", "nummod"},
    ):
        tokens = [i for i in [prep, *columns.subtree(target, without)] if i > after]
        if len(tokens) <= 7:
            return tokens
    return []


def _label(columns: Columns, core: list[int], root: int) -> str:
    kept = _unbroken(columns, core, root)
    kept = _without_focus(columns, kept, root)
    while len(kept) > 1 and kept[0] != root and columns.lower[kept[0]] in _DROPPED:
        if columns.lower[root] == "one" and columns.lower[kept[0]] == "no":
            break
        kept = _without_focus(columns, kept[1:], root)
    counted = {j for c in counts(columns, root) for j in c}
    counted |= {
        c for c in columns.kids(root, "nummod") if c > root and columns.child(c, "conj") is not None
    }  # "6 and 16"
    if counted and columns.lemma[root] not in _UNITS and columns.ent[root] not in ("MONEY", "PERCENT", "DATE", "TIME"):
        kept = [i for i in kept if i not in counted] or kept
    if len(kept) > 8:
        kept = [i for i in kept if i <= root]
    while len(kept) > 8 or (len(kept) > 1 and columns.tag[kept[0]] == "POS"):
        kept = kept[1:]
    text = columns.words(kept)
    bare = text.translate(_QUOTES).strip(" '‘’")
    return _ANYONE.get(bare.lower()) or _ANYONE.get(text.lower()) or _anything(bare) or text


def _anything(label: str) -> str:
    """ "nothing left of it" -> "anything left of it"."""
    for no, anything in _ANY_FIRST.items():
        if label.lower().startswith(f"{no} "):
            return anything + label[len(no) :]
    return label


def _unbroken(columns: Columns, tokens: list[int], root: int) -> list[int]:
    """The tokens without a hole: words between ("airport | or | bus station") are put back, else a part goes."""
    kept = tokens[:1]
    for i in tokens[1:]:
        between = range(kept[-1] + 1, i)
        if len(between) > 4 or any(columns.pos[k] in ("VERB", "AUX", "PUNCT") for k in between):
            if kept[-1] >= root:
                break
            kept = []
        else:
            kept.extend(between)
        if i > root and columns.lower[i] == "," and not any(columns.dep[k] == "conj" and k > i for k in tokens):
            break  # "the crew | , free of charge", "each other | , colleagues"
        kept.append(i)
    return columns.trim(kept) or [root]


def _without_focus(columns: Columns, tokens: list[int], root: int) -> list[int]:
    """The tokens without "only", "even", "at least" at their head; "the only child", "at least 38" stay as they are."""
    while len(tokens) > 1 and tokens[0] != root and columns.lower[tokens[0]] in _FOCUS:
        first = tokens[0]
        if columns.dep[first] == "amod" and columns.child(columns.head[first], "det", "poss") is not None:
            break
        tokens = tokens[1:]
    least = len(tokens) > 2 and columns.lower[tokens[0]] == "at" and columns.lower[tokens[1]] == "least"
    return tokens[2:] if least and columns.tag[tokens[2]] != "CD" and root not in tokens[:2] else tokens


def _words_cut(columns: Columns, tokens: list[int], root: int, limit: int = 12) -> str:
    """The first words of a clause, without a last one that leads to what is left out ("… , which is")."""
    asides = (k for k, i in enumerate(tokens) if k and columns.tag[i] == "WDT" and columns.lower[i - 1] == ",")
    cut = next(asides, len(tokens))
    tokens = tokens[:cut] if root in tokens[:cut] or root not in tokens[:limit] else tokens
    kept = _without_focus(columns, tokens, root)[:limit]
    while len(kept) > 1 and kept[-1] != root and _leads_on(columns, kept, tokens):
        kept.pop()
    text = columns.words(kept)
    return _ANYONE.get(text.lower()) or _anything(text)


def _leads_on(columns: Columns, kept: list[int], tokens: list[int]) -> bool:
    last = kept[-1]
    if columns.dep[last] in ("cc", "punct", "mark", "aux", "auxpass", "det"):
        return True
    more = [i for i in tokens if i > last]
    if not more:
        return columns.tag[last] == "TO"
    open_ended = columns.dep[last] == "prep" or columns.tag[last] in ("WDT", "WP", "WRB")
    return open_ended or (columns.head[last] in more and columns.pos[last] not in ("VERB", "AUX"))


def _run_around(tokens: list[int], root: int) -> list[int]:
    """The unbroken run of tokens that holds ``root`` (or the first one)."""
    if root not in tokens:
        root = tokens[0]
    k = tokens.index(root)
    a = b = k
    while a > 0 and tokens[a - 1] == tokens[a] - 1:
        a -= 1
    while b + 1 < len(tokens) and tokens[b + 1] == tokens[b] + 1:
        b += 1
    return tokens[a : b + 1]


def counts(columns: Columns, root: int) -> list[list[int]]:
    """Return the number phrases on a noun: "at least 38" of "at least 38 people"."""
    return [
        columns.subtree(c)
        for c in columns.children[root]
        if columns.dep[c] == "nummod"
        and columns.tag[c] == "CD"
        and columns.ent[c] not in _TIMES
        and not (c > root and columns.lemma[root] in _NUMBERED)
    ]


def count_qualifier(columns: Columns, root: int, inside: Inside) -> Qualifier | None:
    """Return how many of the noun there are, number and noun together ("two missiles")."""
    if columns.ent[root] in _TIMES or columns.lower[root] in _SCALES:
        return None
    for tokens in counts(columns, root):
        kept = sorted({i for i in tokens if inside(i)})
        if kept:
            return Qualifier(
                "count", columns.words([*kept, root]) if root > kept[-1] else columns.words(kept), columns.spans(kept)
            )
    return None


def without_asides(columns: Columns, qualifier: Qualifier) -> Qualifier:
    """Return a qualifier without what a comma or a dash sets off: "for a ship, which he had seen before"."""
    tokens = [i for low, high in columns.within(qualifier.spans) for i in range(low, high)]
    asides = (columns.left[i] for i in tokens if columns.dep[i] == "relcl")
    cut = min((first for first in asides if columns.lower[first - 1] in (",", "–", "—")), default=len(columns))
    kept = columns.trim([i for i in tokens if i < cut])
    if not kept or len(kept) == len(tokens):
        return qualifier
    return Qualifier(qualifier.role, columns.words(kept), columns.spans(kept))


def is_discourse(columns: Columns, tokens: list[int]) -> bool:
    """Tell phrases that are no part of the content: "of course", "in turn", "on the contrary"."""
    tokens = columns.trim(tokens)
    return len(tokens) <= 5 and columns.words(tokens).lower() in discourse()


def _by_how_much(columns: Columns, unit: int) -> bool:
    """Tell "delayed by a week" from "done by the weekend"."""
    return bool(counts(columns, unit)) or any(
        columns.lower[c] in ("a", "an", "several") for c in columns.children[unit]
    )


def _dated_beyond(columns: Columns, noun: int) -> bool:
    """Tell a noun that a date behind it has swallowed: "left school | more than 30 years ago"."""
    after = columns.right[noun] + 1
    return columns.pos[noun] == "NOUN" and after < len(columns) and columns.ent[after] in _TIMES


def _faces(columns: Columns, who: int) -> bool:
    """Tell "before us", "before the judge" from "before the war"."""
    if columns.tag[who] == "PRP":
        return columns.lower[who] != "it"
    return columns.ent[who] == "PERSON" or columns.lemma[who] in _HEARERS


def _next_word(columns: Columns, noun: int) -> str:
    """The word behind a noun, "." where its phrase ends."""
    return columns.lower[noun + 1] if columns.right[noun] > noun else "."


def _lasts(columns: Columns, noun: int) -> bool:
    """Tell "for a long time", "for the first time", "for a while" from "for your time", "for lack of time"."""
    if columns.lower[noun] == "while":
        return True
    words = [columns.lower[c] for c in columns.children[noun]]
    return columns.lower[noun] == "time" and (words == ["a"] or not _LASTING.isdisjoint(words))


def preposition_role(columns: Columns, prep: int, target: int | None) -> str:
    """Name the role of a prepositional phrase from the preposition and the head of its object."""
    word = columns.lower[prep]
    default = preposition_roles().get(word, "manner")
    if default == "cause" or target is None:
        return default
    ent, lemma = columns.ent[target], columns.lemma[target]
    if word == "in" and lemma == "case" and not _WHICH.isdisjoint(columns.lower[c] for c in columns.children[target]):
        return "condition"
    compound = compound_prepositions().get((word, columns.lower[target]))
    if compound is not None and (not compound.then or _next_word(columns, target) in compound.then):
        return compound.role
    if lemma in ("beginning", "end", "start") and word in ("from", "at", "by", "until", "since", "in"):
        return "time"
    if word in ("for", "with") and columns.lemma[columns.head[prep]] in _FOR_DEEDS:
        return "topic"  # "thanked them for coming", "mistook it for a ship"
    if word == "for" and lemma in _SUMS:
        return "degree"
    if columns.dep[target] == "pcomp":
        return {"by": "manner", "without": "manner", "after": "time", "before": "time", "since": "time"}.get(
            word, "cause" if word == "for" else "topic"
        )
    if word in ("of", "about", "regarding", "concerning", "against", "as", "like", "than"):
        return default
    if word == "for" and _lasts(columns, target):
        return "time"
    if word == "before" and _faces(columns, target):
        return "place"
    if word == "for" and not counts(columns, target) and ent not in _TIMES:
        pass
    elif lemma in time_nouns():
        return "degree" if word == "by" and _by_how_much(columns, target) else "time"
    elif ent in _TIMES and not _dated_beyond(columns, target):
        return "time"
    if default == "time":
        return default
    if ent in _PERSONS or columns.tag[target] == "PRP":
        return {"for": "beneficiary", "to": "beneficiary", "with": "manner", "from": "topic"}.get(word, default)
    if ent in _PLACES:
        return "beneficiary" if word == "for" else ("place" if default == "place" else default)
    if ent in _NUMBERS and word == "by":
        return "degree"
    if default == "place" and not ent and lemma.endswith(_ABSTRACT) and word in ("in", "at", "on", "under", "within"):
        return "manner"
    return default


def adverb_role(columns: Columns, adverb: int) -> str:
    """Name the role of an adverb or a bare noun phrase used as one; "" where it is no part of the content."""
    word = columns.lower[adverb]
    if word in markers("adverb"):
        return ""
    if word == "next" and any(columns.lower[c] == "to" for c in columns.children[adverb]):
        return "place"
    if word == "far" and columns.lower[adverb - 1] == "so" and columns.left[adverb] == adverb - 1:
        return "time"
    if word == "back" and adverb + 2 < len(columns) and columns.dep[adverb + 1] == "prep":
        target = columns.child(adverb + 1, "pobj")
        if target is not None and columns.ent[target] in _TIMES:
            return ""  # "back in May"
    if columns.lower[adverb] == "thanks" and columns.child(adverb, "prep") is not None:
        return "cause"
    if columns.dep[adverb] == "npadvmod":
        if columns.ent[adverb] in _TIMES or columns.lemma[adverb] in time_nouns():
            return "time"
        if columns.pos[adverb] == "PROPN" and columns.ent[adverb] not in _NUMBERS:
            return ""  # an address: "thank you, Rhona"
        return "manner" if columns.tag[adverb] in ("PRP", "WP") else "degree"
    if columns.tag[adverb] in ("WRB", "WP", "WDT"):
        return ""
    if word == "so" and adverb < columns.head[adverb] and adverb == columns.left[columns.head[adverb]]:
        return ""
    role = adverb_roles().get(word)
    if role is not None:
        return "" if role == "discourse" else role
    return "manner" if columns.pos[adverb] == "ADV" else "degree"


_MARKS = {
    "if": "condition", "unless": "condition", "provided": "condition", "because": "cause", "as": "time",
    "since": "time", "after": "time", "before": "time", "until": "time", "till": "time", "while": "",
    "when": "time", "once": "time", "whenever": "time", "so": "purpose", "that": "purpose", "than": "degree",
    "where": "place",
}  # fmt: skip
_ASIDES = frozenset({"be", "know", "remember", "recall", "see", "understand", "hear", "realise", "realize"})
_PRESENT = frozenset({"VBZ", "VBP"})


def adjunct_role(columns: Columns, clause: Clause) -> str:
    """Name the role an adverbial clause has in its governor; "" where it has none of its own."""
    mark = clause.mark
    if mark is None:
        mark = next((c for c in clause.adverbs if columns.lower[c] in ("when", "where", "whenever", "once")), None)
    verb = clause.verb
    if mark is not None:
        word = columns.lower[mark]
        if any(columns.lower[c] == "long" for c in columns.kids(verb, "mark")):
            return "condition"  # "as long as it holds"
        if word == "as" and (columns.lemma[verb] in _ASIDES or is_speech(columns.lemma[verb])):
            return ""  # "as you noted" is an aside
        if word == "since" and columns.tag[verb] in _PRESENT:
            return "cause"
        if word == "where" and columns.lower[columns.left[verb] - 1] == ",":
            return ""  # ", where the chairs discussed the plan": a statement of its own
        return _MARKS.get(word, "")
    if columns.tag[verb] == "VB" and columns.is_infinitive(verb):
        return "purpose"
    return "condition" if inverted(columns, clause) else ""


def inverted(columns: Columns, clause: Clause) -> bool:
    """Tell a condition without "if": "had that happened", "should it fail", "were he to go"."""
    if not clause.own_subject or columns.dep[clause.verb] not in ("advcl", "parataxis") or clause.mark is not None:
        return False
    first = clause.subjects[0]
    return any(
        columns.dep[c] in ("aux", "auxpass") and c < first and columns.lower[c] in ("had", "should", "were")
        for c in columns.children[clause.verb]
    )
