"""The last step of every extractor: words and readings become :class:`kg.model.Claim` records."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from .. import ids, times, values
from ..model import AttributionKind, Claim, Cue, Document, Mention, Proposition, Provenance, Span, TimeSpan
from .columns import columns_of
from .factuality import Factuality

_CLAUSES_ON_NOUNS = frozenset({"relcl", "acl", "appos"})
_CLIMB = 12
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_CLOSING = re.compile(r"[.,!?…]?([”»\")\]])")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all claims of one attribution share: the occasion on which they are made."""

    kind: AttributionKind
    cue: Cue
    speaker: Mention | None
    addressee: Mention | None
    reporter: Mention | None
    date: str | None
    date_source: Provenance


class Maker:
    """Makes the claims of one document: ids, exact words, quantities and dates. Holds none twice."""

    def __init__(self, document: Document, doc: Doc):
        self.document, self._columns = document, columns_of(doc)
        self._made: list[Claim] = []
        self._ordinals: Counter = Counter()
        self._held: set[tuple] = set()
        self._days: list[tuple[int, str]] | None = None  # the days that the text names in full

    def claims(self) -> tuple[Claim, ...]:
        """Return what was made, in the order of the text."""
        return tuple(sorted(self._made, key=lambda claim: (claim.start, claim.end, claim.ordinal)))

    def add(
        self,
        pieces: Sequence[Span],
        proposition: Proposition,
        act: str,
        stance: Factuality,
        confidence: float,
        frame: Frame,
    ) -> None:
        """Make a claim of the words in ``pieces`` (half-open code points, in order) unless it was made before."""
        pieces = tidy(self.document.text, pieces)
        if not pieces:
            return
        start, end = pieces[0].start, pieces[-1].end
        # "…," X said, adding …: two cues of one speaker claim the same words once.
        same = (start, end, frame.speaker and (frame.speaker.entity or frame.speaker.label), str(proposition))
        if same in self._held:
            return
        self._held.add(same)
        ordinal = self._ordinals[start, end]
        self._ordinals[start, end] += 1
        anchor = frame.date if len(frame.date or "") == 10 else self.document.date
        words = [(self.document.text[piece.start : piece.end], piece.start) for piece in pieces]
        self._made.append(
            Claim(
                id=ids.mint("claim", self.document.id, start, end, ordinal),
                document=self.document.id,
                start=start,
                end=end,
                ordinal=ordinal,
                text=self.document.text[start:end],
                pieces=tuple(pieces),
                speaker=frame.speaker,
                cue=frame.cue,
                act=act,
                attribution=frame.kind,
                polarity=stance.polarity,
                certainty=stance.certainty,
                modality=stance.modality,
                proposition=proposition,
                addressee=frame.addressee,
                reporter=frame.reporter,
                values=tuple(value for text, at in words for value in values.quantities(text, at)),
                times=tuple(time for time in self._times(words, anchor) if self._is_own(time.span, proposition)),
                date=frame.date,
                date_source=frame.date_source,
                context=self._context(start, end),
                markers=tuple(stance.markers),
                confidence=round(confidence, 3),
            )
        )

    def _times(self, words: list[tuple[str, int]], anchor: str | None) -> list[TimeSpan]:
        return [time for text, at in words for time in times.times(text, at, anchor, full=self._full_day(at, anchor))]

    def _is_own(self, span: Span, proposition: Proposition) -> bool:
        """Return whether a date is that of the claim: in "the club, founded in 2007, fell" nobody fell in 2007."""
        columns = self._columns
        predicate = {i for each in proposition.predicate_spans for i in columns.touching(*each)}
        within = columns.touching(*span)
        token = next((i for i in within if columns.head[i] not in within), within[0])
        for _ in range(_CLIMB):
            above = columns.head[token]
            if not predicate or token in predicate or above == token:
                return True
            noun = columns.dep[above] == "pobj" and columns.head[columns.head[above]] in predicate
            if columns.dep[token] in _CLAUSES_ON_NOUNS and not noun:  # but "spoke at a fair held in May"
                return False
            token = above
        return True

    def _full_day(self, at: int, anchor: str | None) -> str | None:
        """Return the day last named with its year before an offset; only where the document has no date."""
        if anchor is not None:
            return None
        if self._days is None:
            found = times.times(self.document.text)
            self._days = [(one.span.end, one.start) for one in found if one.granularity == "day" and one.start]
        number = bisect_right(self._days, (at, "")) - 1
        return self._days[number][1] if number >= 0 else None

    def _context(self, start: int, end: int) -> Span:
        sentence = self._columns.sentence(start)
        return Span(min(sentence.start, start), max(sentence.end, end))


def tidy(text: str, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return the pieces without blank edges, and with the mark that closes (or opens) a pair they hold half of.

    A clause ends before its full stop; “it was “a mess” without the last mark is not what stands in the text.
    """
    kept = []
    for start, end in pieces:
        words = text[start:end]
        if any(char.isalnum() for char in words):
            kept.append([end - len(words.lstrip()), start + len(words.rstrip())])
    if not kept:
        return ()
    said = "".join(text[start:end] for start, end in kept)
    closing = _CLOSING.match(text, kept[-1][1])
    if closing and _is_half_open(said, closing[1]):
        kept[-1][1] = closing.end()
    elif (first := text[max(kept[0][0] - 1, 0) : kept[0][0]]) and _is_half_closed(said, first):
        kept[0][0] -= 1
    return tuple(Span(*piece) for piece in kept)


def _is_half_open(words: str, mark: str) -> bool:
    if mark == '"':
        return words.count('"') % 2 == 1
    opening = next(a for a, b in _PAIRS if b == mark)
    return words.count(opening) > words.count(mark)


def _is_half_closed(words: str, mark: str) -> bool:
    if mark == '"':
        return words.count('"') % 2 == 1
    closing = next((b for a, b in _PAIRS if a == mark), "")
    return bool(closing) and words.count(closing) > words.count(mark)
