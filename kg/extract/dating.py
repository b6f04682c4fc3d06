"""When something was said: the date of the utterance, from the words around the cue or from the document."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from .. import times
from ..model import Attribution, Document, Provenance, Span, TimeSpan
from .columns import columns_of
from .spans import less

_CLAUSES = frozenset({"relcl", "acl", "ccomp", "csubj"})
_SHOWN = {"day": 10, "month": 7, "year": 4}


class Calendar:
    """Dates utterances of one document. Reduced precision ("2025-10") is kept, never filled up to a day."""

    def __init__(self, document: Document, doc: Doc):
        self.document, self.doc = document, doc
        self.fallback = (document.date, document.provenance("date"))
        self._known: dict[Span, Sequence[TimeSpan]] = {}  # several attributions share a sentence

    def utterance(self, attribution: Attribution) -> tuple[str | None, Provenance]:
        """Return (ISO date or None, how it is known) for one attribution.

        Only a date that hangs on the cue itself counts ("said on 9 October"), not one inside the
        content or in a clause about the speaker ("who was elected in 2000").
        """
        if not attribution.cue or attribution.kind == "turn":
            return self.fallback
        cue = None
        for stretch in less([columns_of(self.doc).sentence(attribution.cue[0].start)], attribution.content):
            if stretch not in self._known:
                words = self.document.text[stretch.start : stretch.end]
                self._known[stretch] = times.times(words, stretch.start, self.document.date, "publication")
            for time in self._known[stretch]:
                day = self._said(time)
                if day and cue is None:
                    start, end = attribution.cue[0].start, attribution.cue[-1].end
                    cue = self.doc.char_span(start, end, alignment_mode="expand")
                if day and self._hangs_on(time.span, cue):
                    return day, "stated" if time.anchor == "stated" else "inferred"
        return self.fallback

    def _said(self, time: TimeSpan) -> str | None:
        """Return the date if the words name one moment that is not after publication."""
        width = _SHOWN.get(time.granularity)
        if not width or not time.start or time.bound not in ("at", "by") or time.span is None:
            return None
        if self.document.date and time.start > self.document.date:
            return None
        return time.start[:width]

    def _hangs_on(self, span: Span, cue) -> bool:
        words = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        token: Token = words.root
        first = cue.root
        while first.dep_ == "conj" and first.head.pos_ in ("VERB", "AUX"):
            first = first.head  # "In May she admitted that … and promised that …"
            if first.dep_ == "ccomp":  # the parser may tie the promise to what is admitted
                first = first.head
        for _ in range(12):
            if cue.start <= token.i < cue.end or (token.i == first.i and words.end <= first.i):
                return True
            if token.dep_ in _CLAUSES or token.head is token:
                return False
            token = token.head
        return False
