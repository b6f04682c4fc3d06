"""What the attribution rules ask of a parse, on top of the shared columns: sentences and mended lemmas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .repairs import repaired

if TYPE_CHECKING:
    from spacy.tokens import Doc

# The small model's lemmatiser mistakes these forms; the words are frequent in reported speech.
_LEMMAS = {
    "retweeted": "retweet", "accused": "accuse", "tweeted": "tweet", "tweeting": "tweet", "pled": "plead",
    "swore": "swear", "sworn": "swear", "opposed": "oppose", "vowed": "vow", "declined": "decline",
}  # fmt: skip


class Tree:
    """Token attributes as lists; ``left``/``right`` are the edges of each subtree, ``sent`` the first token of
    each token's sentence.
    """

    __slots__ = ("children", "dep", "end", "ent", "head", "left", "lemma", "lower", "pos", "right", "sent", "size",
                 "start", "tag")  # fmt: skip

    def __init__(self, doc: Doc):
        shared = repaired(doc)
        self.lower, self.pos, self.tag = shared.lower, shared.pos, shared.tag
        self.dep, self.ent = shared.dep, shared.ent
        self.head, self.children, self.left, self.right = shared.head, shared.children, shared.left, shared.right
        self.start, self.end = shared.start, shared.end
        self.lemma = [_LEMMAS.get(low, lemma) for low, lemma in zip(shared.lower, shared.lemma, strict=True)]
        self.size = len(self.lower)
        first = 0
        self.sent = []
        for token, opens in enumerate(shared.opens):
            first = token if opens else first
            self.sent.append(first)

    def sentence_end(self, token: int) -> int:
        """Index of the last token of the sentence that holds ``token``."""
        first, last = self.sent[token], token
        while last + 1 < self.size and self.sent[last + 1] == first:
            last += 1
        return last

    def kid(self, token: int, *deps: str) -> int | None:
        """The first child of ``token`` with one of the dependency labels, or None."""
        for child in self.children[token]:
            if self.dep[child] in deps:
                return child
        return None

    def subtree(self, token: int) -> set[int]:
        """All tokens below and including ``token``."""
        order = [token]
        for one in order:  # grows while it is read: breadth first
            order += self.children[one]
        return set(order)
