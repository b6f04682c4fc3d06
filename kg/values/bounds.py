"""Words that bound a number: "at least", "about", "or more"."""

from __future__ import annotations

import re

_BEFORE = {
    "at_least": "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum|≥|starting from",
    "at_most": "at most|no more than|not more than|up to|as many as|as much as|as long as"
    "|a maximum of|maximum|not exceeding|≤",
    "more_than": "more than|over|above|upwards of|exceeding|in excess of|greater than|just over|well over"
    "|higher than|>",
    "less_than": "less than|fewer than|under|below|just under|lower than|smaller than|<",
    "about": "about|around|roughly|approximately|nearly|almost|close to|some|an estimated|estimated"
    "|circa|ca\\.|approx\\.|~|≈|or so|in the region of|on the order of",
    "exact": "exactly|precisely",
}
_BOUND_BEFORE = re.compile(
    "(?:"
    + "|".join(rf"(?P<{name}>(?<![\w-])(?:{words}))" for name, words in _BEFORE.items())
    + r")\s*(?:the\s+|a\s+total\s+of\s+)?$",
    re.IGNORECASE,
)
BOUND_AFTER = re.compile(
    r"\s*(?:(?P<more>\+|or\s+(?:more|over|higher|above|longer|older)\b|and\s+(?:more|over|above)\b|plus\b)"
    r"|(?P<less>or\s+(?:less|fewer|under|lower|below)\b|at\s+most\b)|(?P<floor>at\s+least\b)|(?P<so>-odd\b|or\s+so\b|give\s+or\s+take\b))",
    re.IGNORECASE,
)


def bound_before(before: str, start: int) -> tuple[str, int]:
    """Return the bound that the words before a number give it, and where those words begin."""
    match = _BOUND_BEFORE.search(before)
    if not match:
        return "exact", start
    return match.lastgroup, start - (len(before) - match.start())
