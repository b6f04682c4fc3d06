"""A parsed text as plain Python lists, made once: attribute access on spaCy tokens is the costly part.

Token indices are the currency of the extraction rooms; characters come back only at the end.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, pairwise

from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from ..language import TEXT
from ..model import Span
from ..resources import read


class Columns:
    """Columns of one spaCy Doc, all indexed by token: ``dep``, ``tag``, ``pos``, ``lemma``, ``lower``, ``ent``,
    ``head`` (index of the governor, itself at a root), ``children`` (lists, left to right), ``left``/``right``
    (inclusive edges of the subtree), ``start``/``end`` (code points), ``opens`` (begins a sentence), ``space`` (a blank
    follows).
    """

    def __init__(self, doc: Doc):
        self.doc, self.text = doc, doc.user_data.get(TEXT) or doc.text
        strings = doc.vocab.strings
        keys = doc.to_array([DEP, TAG, POS, LEMMA, LOWER, ENT_TYPE]).T.tolist()
        names = {key: strings[key] for key in set().union(*keys) if key}
        names[0] = ""
        self.dep, self.tag, self.pos, lemmas, self.lower, self.ent = ([names[key] for key in column] for column in keys)
        if "[" in self.text:  # "[T]he" is "the"
            self.lower = [re.sub(r"[\[\]]", "", low) if len(low) > 1 else low for low in self.lower]
            for bracket in (i for i, low in enumerate(self.lower) if low in ("[", "]")):
                self.dep[bracket], self.pos[bracket] = "punct", "PUNCT"  # "[Ann] knows": the subject is Ann
        # Without a lemmatizer the column is empty and the lower-case form stands in.
        self.lemma = [_lemma(given.lower(), low) for given, low in zip(lemmas, self.lower, strict=True)]
        # HEAD is a signed offset in an unsigned column.
        heads, starts, lengths, opens, blanks = doc.to_array([HEAD, IDX, LENGTH, SENT_START, SPACY]).astype("int64").T
        self.head = [i + offset for i, offset in enumerate(heads.tolist())]
        self.start, self.end = starts.tolist(), (starts + lengths).tolist()
        self.opens, self.space = (opens == 1).tolist(), (blanks == 1).tolist()
        # The first token of every sentence, and the end.
        self._borders = [0, *(i for i, first in enumerate(self.opens) if first and i), len(heads)]
        self.children: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self._content: tuple[Span, ...] | None = None
        self.settle()

    def sentence(self, offset: int) -> Span:
        """Return the characters of the sentence that holds ``offset``; of the one before where it is between two."""
        token = max(bisect_right(self.start, offset) - 1, 0)
        border = bisect_right(self._borders, token)
        return Span(self.start[self._borders[border - 1]], self.end[self._borders[border] - 1])

    def sentences(self) -> Iterable[tuple[int, int]]:
        """Return the half-open token ranges of the sentences."""
        return pairwise(self._borders)

    def attach(self, i: int, head: int, dep: str) -> None:
        """Hang token ``i`` elsewhere, where a parse is known to be wrong; call :meth:`settle` when done.

        Nothing is done where ``head`` stands below ``i``: a parse has no circles.
        """
        if i in self.ancestors(head):
            return
        if self.head[i] != i:
            self.children[self.head[i]].remove(i)
        self.head[i], self.dep[i] = head, dep
        if head != i:
            self.children[head].append(i)
            self.children[head].sort()

    def take_place(self, i: int, of: int) -> None:
        """Hang token ``i`` where ``of``, the head of its clause, hangs: ``of`` is then to be hung below it."""
        above = self.head[of]
        self.attach(i, i if above == of else above, self.dep[of])

    def settle(self) -> None:
        """Work out the edges of all subtrees."""
        self.left, self.right = list(range(len(self.dep))), list(range(len(self.dep)))
        for i in self._leaves_first():
            head = self.head[i]
            if self.left[i] < self.left[head]:
                self.left[head] = self.left[i]
            if self.right[i] > self.right[head]:
                self.right[head] = self.right[i]

    def __len__(self) -> int:
        return len(self.dep)

    def _leaves_first(self) -> list[int]:
        children = self.children
        order = [i for i, head in enumerate(self.head) if head == i]
        for i in order:  # level by level, while the list grows
            order.extend(children[i])
        return order[::-1]

    def child(self, i: int, *deps: str) -> int | None:
        """Return the first child of ``i`` with one of the dependency labels."""
        labels = self.dep
        for c in self.children[i]:
            if labels[c] in deps:
                return c
        return None

    def is_finite(self, i: int) -> bool:
        """Tell whether a verb has an auxiliary or a subject of its own."""
        return any(
            self.dep[c] in ("aux", "auxpass", "nsubj", "nsubjpass") and self.tag[c] != "TO" for c in self.children[i]
        )

    def is_infinitive(self, i: int) -> bool:
        """Tell "to pay"."""
        return any(self.tag[c] == "TO" for c in self.children[i])

    def leading(self, i: int) -> int:
        """Return the first auxiliary of a verb, else the verb: the word that carries tense and number."""
        return next((c for c in self.children[i] if self.dep[c] in ("aux", "auxpass")), i)

    kid = child  # under this name the attribution rules ask for it

    def kids(self, i: int, *deps: str) -> list[int]:
        """Return all children of ``i`` with one of the dependency labels, left to right."""
        labels = self.dep
        return [c for c in self.children[i] if labels[c] in deps]

    def subtree(self, i: int, without: frozenset[str] | set[str] = frozenset()) -> list[int]:
        """Return the sorted tokens under ``i``, leaving out branches whose label is in ``without``."""
        labels, children = self.dep, self.children
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            if without:
                stack.extend([c for c in children[j] if labels[c] not in without])
            else:
                stack.extend(children[j])
        found.sort()
        return found

    def ancestors(self, i: int) -> Iterable[int]:
        """Yield the governors of ``i``, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def root(self, i: int) -> int:
        """Return the root of the sentence ``i`` stands in."""
        while self.head[i] != i:
            i = self.head[i]
        return i

    def within(self, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Return the half-open token ranges that lie wholly inside character spans."""
        # A span may end before the full stop of an abbreviation ("9 p.m|.").
        spans = ((a, b + (self.text[b : b + 1] == ".")) for a, b in spans)
        ranges = ((bisect_left(self.start, a), bisect_right(self.end, b)) for a, b in spans)
        return tuple((low, high) for low, high in ranges if low < high)

    def inside(self, content: tuple[Span, ...]) -> Callable[[int], bool]:
        """Return a test whether a token lies in ``content``; kept for the next triple of the same content."""
        if self._content is not content:
            self._content, self._inside = content, membership(self.within(content))
        return self._inside

    def touching(self, start: int, end: int) -> range:
        """Return the tokens that lie in a character span, wholly or in part."""
        return range(max(bisect_right(self.start, start) - 1, 0), bisect_left(self.start, end))

    def spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Return half-open character spans of sorted tokens, one per unbroken run."""
        runs: list[list[int]] = []
        for i in tokens:
            if runs and i == runs[-1][1] + 1:
                runs[-1][1] = i
            else:
                runs.append([i, i])
        return tuple(Span(self.start[a], self.end[b]) for a, b in runs)

    def words(self, tokens: Iterable[int]) -> str:
        """Return the wording of tokens with the document's own spacing inside unbroken runs."""
        return self.wording(self.spans(tokens))

    def wording(self, spans: Iterable[Span]) -> str:
        """Return the words of character spans, in order, with single blanks."""
        return " ".join(" ".join(self.text[s.start : s.end] for s in spans).split())

    def trim(self, tokens: list[int]) -> list[int]:
        """Return the tokens without punctuation and space at both ends (an unpaired bracket or quote goes too)."""
        a, b = 0, len(tokens)
        while a < b and self._edge(tokens[a]):
            a += 1
        while b > a and self._edge(tokens[b - 1]):
            b -= 1
        return tokens[a:b]

    def _edge(self, i: int) -> bool:
        if self.pos[i] == "SPACE":
            return True
        if self.pos[i] == "SYM" or self.lower[i] in {"%", "$"}:
            return False
        return self.pos[i] == "PUNCT" or (self.dep[i] == "cc" and self.pos[i] == "CCONJ")


@dataclass(frozen=True, slots=True)
class Mend:
    """A repair of the parse around a verb, and where it is worth a try: the label of the verb (any of ``at``; "" for
    every one), a label among its children (any of ``having``), a word in its sentence (any of ``beside``, lower case).
    It returns whether it has changed anything.
    """

    repair: Callable[[Columns, int], bool]
    at: str = ""
    having: str = ""
    beside: str = ""


def membership(ranges: Sequence[tuple[int, int]]) -> Callable[[int], bool]:
    """Return a test whether a token lies in one of the half-open token ranges."""
    if len(ranges) == 1:
        low, high = ranges[0]
        return lambda i: low <= i < high
    return frozenset(chain.from_iterable(range(low, high) for low, high in ranges)).__contains__


# A short verb doubles its last letter: who was "biding" bides, who was "bidding" bids.
_DOUBLES = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")
_TAKES_ES = ("s", "x", "z", "ch", "sh", "o")


def _lemma(given: str, lower: str) -> str:
    """Mend what a rule lemmatizer gets wrong: "forgot" left as it is, "hoping" -> "hop", "shines" -> "shin"."""
    if given and lower != given and lower.startswith(given):
        ending = lower[len(given) :]
        if ending == "es" and not given.endswith(_TAKES_ES):
            return lower[:-1]
        if ending in ("ing", "ed") and _DOUBLES.fullmatch(given):
            return f"{given}e"
    return _irregular().get(lower, lower) if given in ("", lower) else given


@cache
def _irregular() -> dict[str, str]:
    rows = csv.DictReader(read("data", "lexicon", "irregular.csv").splitlines())
    return {form: row["lemma"] for row in rows for form in row["forms"].split("|")}


@lru_cache(maxsize=2)
def columns_of(doc: Doc) -> Columns:
    """Return the columns of a Doc; the last two are kept, since one document is asked many times."""
    return Columns(doc)
