"""What an argument is called: its bare noun phrase, cut to an unbroken run of words that a reader takes in at once."""

from __future__ import annotations

from collections.abc import Callable

from .columns import Columns

Inside = Callable[[int], bool]

TIMES = {"DATE", "TIME"}
SCALES = frozenset("m m. bn bn. tn k".split())  # "£2m"
_UNITS = frozenset("percent % cent dollar ruble rouble euro pound yen mile meter metre".split()) | SCALES
_QUOTES = {ord(mark): None for mark in '"“”„«»[]'}
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
    "neither": "either",
}  # "nothing left of it"
_DROPPED = {"the", "a", "an", "any", "no", "whose", "not", "rather"}
# "even small sums", "perhaps the crew": how the slot is meant, no part of what it names.
_FOCUS = frozenset(
    "only even just merely simply perhaps maybe possibly probably especially particularly exactly precisely".split()
)
_SHORT_WITHOUT = frozenset(
    {"relcl", "acl", "appos", "advcl", "parataxis", "conj", "cc", "preconj", "prep", "ccomp", "neg"}
)
_WHERE = frozenset("here there too now today also elsewhere nearby currently annually only".split())
_LONGEST = 8  # words of a label
_NO_START = frozenset({"POS", "HYPH", ",", ":"})
_NUMBERED = frozenset(
    "number school article provision clause paragraph chapter page gate room line game round route flight phase".split()
)


def bare_phrase(columns: Columns, root: int, inside: Inside, whole: bool) -> list[int]:
    """Return the tokens of the noun phrase at ``root`` without clauses; with its conjuncts where ``whole``."""
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


def label(columns: Columns, core: list[int], root: int) -> str:
    """Return a noun phrase as a label: without determiner, number and focus, at most eight words, polarity-free."""
    kept = _unbroken(columns, core, root)
    kept = _without_focus(columns, kept, root)
    while len(kept) > 1 and kept[0] != root and columns.lower[kept[0]] in _DROPPED:
        if columns.lower[root] == "one" and columns.lower[kept[0]] == "no":
            break
        kept = _without_focus(columns, kept[1:], root)
    counted = set()
    if columns.child(root, "nummod") is not None:
        counted = {j for c in counts(columns, root) for j in c}
        behind = (c for c in columns.kids(root, "nummod") if c > root)
        counted |= {c for c in behind if columns.child(c, "conj") is not None}  # "6 and 16"
    if counted and columns.lemma[root] not in _UNITS and columns.ent[root] not in ("MONEY", "PERCENT", "DATE", "TIME"):
        kept = [i for i in kept if i not in counted] or kept
    while len(kept) > 1 and kept[-1] > root and _hangs_over(columns, kept[-1], root):
        kept.pop()
    if _is_long(columns, kept) and columns.lower[kept[0]] in ("some", "certain", "various", "several"):
        kept = kept[1:]  # sooner than whose fault it is
    if _is_long(columns, kept):
        kept = [i for i in kept if i <= root]
    while len(kept) > 1 and (_is_long(columns, kept) or columns.tag[kept[0]] in _NO_START):
        kept = kept[1:]
    text = columns.words(kept)
    bare = text.translate(_QUOTES).strip(" '‘’")
    return _ANYONE.get(bare.lower()) or _ANYONE.get(text.lower()) or _anything(bare) or text


def of_word(word: str) -> str:
    """Return the label of an argument of one word."""
    bare = word.translate(_QUOTES).strip(" '‘’")
    return _ANYONE.get(bare.lower()) or _ANYONE.get(word.lower()) or bare or word


def _is_long(columns: Columns, tokens: list[int]) -> bool:
    """Tell more words than a label holds, as a reader counts them: "two-day" is one."""
    return len(tokens) > _LONGEST and len(columns.words(tokens).split()) > _LONGEST


def _hangs_over(columns: Columns, last: int, root: int) -> bool:
    """Tell a last word that leads on ("what is impossible | to") or says where or when ("objective reasons | here")."""
    if columns.tag[last] in ("TO", "CC") or columns.dep[last] in ("cc", "mark"):
        return True
    indefinite = columns.lower[root].startswith(("any", "every", "no", "some"))  # "nothing there"
    return columns.dep[last] == "advmod" and columns.lower[last] in _WHERE and not indefinite


def _anything(label: str) -> str:
    """ "nothing left of it" -> "anything left of it"."""
    for no, anything in _ANY_FIRST.items():
        if label.lower().startswith(f"{no} "):
            return anything + label[len(no) :]
    return label


def _unbroken(columns: Columns, tokens: list[int], root: int) -> list[int]:
    """The tokens without a hole: words between ("airport | or | bus station") are put back, else a part goes."""
    if tokens[-1] - tokens[0] + 1 == len(tokens) and "," not in columns.lower[tokens[0] : tokens[-1] + 1]:
        return tokens
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


def words_cut(columns: Columns, tokens: list[int], root: int, limit: int = 12) -> str:
    """Return the first words of a clause, without a last one that leads to what is left out ("… , which is")."""
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


def run_around(tokens: list[int], root: int) -> list[int]:
    """Return the unbroken run of tokens that holds ``root`` (or the first one)."""
    if root not in tokens:
        root = tokens[0]
    k = tokens.index(root)
    a = b = k
    while a > 0 and tokens[a - 1] == tokens[a] - 1:
        a -= 1
    while b + 1 < len(tokens) and tokens[b + 1] == tokens[b] + 1:
        b += 1
    return tokens[a : b + 1]


def hyphened(columns: Columns, i: int) -> str:
    """Return the word at ``i`` with what a hyphen ties to it, in lower case: "far-fetched"."""
    first = last = i
    while first > 1 and columns.lower[first - 1] == "-" and not any(columns.space[first - 2 : first]):
        first -= 2
    while last + 2 < len(columns) and columns.lower[last + 1] == "-" and not any(columns.space[last : last + 2]):
        last += 2
    return "".join(columns.lower[first : last + 1])


def counts(columns: Columns, root: int) -> list[list[int]]:
    """Return the number phrases on a noun: "at least 38" of "at least 38 people"."""
    return [
        columns.subtree(c)
        for c in columns.children[root]
        if columns.dep[c] == "nummod"
        and columns.tag[c] == "CD"
        and columns.ent[c] not in TIMES
        and not (c > root and columns.lemma[root] in _NUMBERED)
        and not (columns.lower[c + 1 : c + 2] == ["-"] and not columns.space[c])  # "a two-day trial"
    ]
