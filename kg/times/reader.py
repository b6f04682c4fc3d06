"""What the rules for dates know of the text around a match: its anchor, and whether it speaks of past or future."""

from __future__ import annotations

import re
from datetime import date

_FUTURE = re.compile(
    r"\b(?:will|won['’]t|shall|would(?!\s+have)|(?:is|are|was|were)\s+(?:expected|scheduled|due|planned|set|slated|going)|expected|scheduled|slated|upcoming|plans?|"
    r"planned|intends?|to\s+be\s+held)\b|['’]ll\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:\w+ed|was|were|had|has|did|came|went|said|told|took|gave|won|lost|held|met|made|fell|rose|began|became|left|"
    r"found|saw|got|put|ran|sent|spoke|wrote|hit|died|broke|led|paid|bought|sold|struck|burned|sank)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…](?=[\s”\"»]|$)|\n")


class Reader:
    """What the rules need to know: the text, the anchor, and the last date the text has named."""

    def __init__(self, text: str, anchor: date | None):
        self.text, self.anchor = text, anchor
        self.named: date | None = None
        self.full: date | None = None  # the last day named with its year, where no anchor is known

    def future(self, match: re.Match) -> bool:
        """Return whether the sentence speaks of what is to come."""
        return _FUTURE.search(self._sentence(match)) is not None

    def past(self, match: re.Match) -> bool:
        """Return whether the sentence tells of what has been."""
        return _PAST.search(self._sentence(match)) is not None

    def _sentence(self, match: re.Match) -> str:
        start = max(
            (stop.end() for stop in _SENTENCE.finditer(self.text, max(0, match.start() - 300), match.start())),
            default=0,
        )
        stop = _SENTENCE.search(self.text, match.end(), match.end() + 300)
        return self.text[max(start, match.start() - 300) : stop.start() if stop else match.end() + 300]
