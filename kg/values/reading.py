"""Reads quantities: finds the number, its bound, its unit or noun, and makes a Value of them."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from kg.model import Span, Value
from kg.values.bounds import BOUND_AFTER, bound_before
from kg.values.counted import PARTITIVE, WORD_AFTER, counted_noun, currencies, is_plural, unit_after
from kg.values.guards import is_name, is_temperature
from kg.values.numerals import FRACTIONS, NUMBER, SMALL, counts, numeral, upper, vague

_RELATIVE = re.compile(r"\s+(?:ago|later|earlier|prior|before|after|hence|from\s+now)\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r"[\s-]years?[\s-]olds?\b|\s+years?\s+of\s+age\b|[\s-]months?[\s-]old\b", re.IGNORECASE)
_RATIO = re.compile(r"\s+(?:in|out\s+of)\s+(?:every\s+)?(?=\w)", re.IGNORECASE)
_PERIOD = re.compile(
    r"\s+of\s+(?:the\s+|this\s+|that\s+|last\s+|next\s+|his\s+|her\s+|their\s+)?(?:year|month|week|day|season|term|decade|century)s?\b"
)
_NTH = re.compile(r"\b(?:first|second|latter)\s+\Z", re.IGNORECASE)
_SECOND_ADJECTIVE = re.compile(r"\s+and(?=\s+[a-z])")
_AGE_BEFORE = re.compile(r"\b(?:aged|age|at the age of|at age)\s+$", re.IGNORECASE)
_APPOSED_AGE = re.compile(r"[A-Z][\w’'-]+,\s$")
_CASUALTIES = {
    "killed": "dead", "dead": "dead", "died": "dead", "injured": "injured", "wounded": "injured", "hurt": "injured",
    "missing": "missing", "detained": "detained", "arrested": "arrested",
}  # fmt: skip


def quantities(text: str, offset: int = 0) -> tuple[Value, ...]:
    """Return every quantity in ``text``, in order; spans are code points, shifted by ``offset``. Never raises."""
    found, position = [], 0
    for match in NUMBER.finditer(text) if counts(text) else ():
        if match.start() < position:
            continue
        value, end = _read(text, match)
        if value is not None:
            start = value.span.start
            found.append(_shifted(value, offset))
            position = max(end, start + 1)
    return tuple(found)


def _read(text: str, match: re.Match) -> tuple[Value | None, int]:
    """Turn one number into a value and the place where its words end, or (None, 0) if it is no quantity."""
    before = text[max(0, match.start() - 40) : match.start()]
    end = match.end()
    if match["none"]:
        return _zero(text, match)
    if match["share"]:
        return _share(text, match)
    if match["vague"]:
        low, high, bound, step = vague(match["vague"])
        scaled = False
    else:
        parsed = numeral(text, match)
        if parsed and (ratio := _RATIO.match(text, parsed[1])) and (share := _ratio(text, match, parsed[0], ratio)):
            return share
        if parsed is None or is_name(text, match, before, parsed[1]):
            return None, 0
        low, end, step, scaled = parsed
        high, bound = low, "exact"
    currency = currencies().get(match["symbol"].casefold()) if match["symbol"] else None

    # "10-15", "10 to 15", "between 10 and 15"
    ranged = None if match["vague"] else upper(text, end, before, low)
    if ranged:
        factor = ranged[2] if not scaled else 1.0
        low, high, end, bound, step = low * factor, ranged[0], ranged[1], "range", 0.0

    start = match.start()
    if bound == "exact":
        bound, start = bound_before(before, match.start())
        after = BOUND_AFTER.match(text, end)
        if after and bound in ("exact", "about"):
            kind = after.lastgroup
            bound = {"more": "at_least", "less": "at_most", "floor": "at_least", "so": "about"}[kind]
            end = after.end()
    elif bound == "range":
        left = re.search(r"\bbetween\s+$", before)
        start = match.start() - len(left[0]) if left else match.start()

    kind, unit, factor, counted, end = _counted(text, match, before, end, currency, low)
    if kind is None:
        return None, 0
    if bound == "exact" and (after := BOUND_AFTER.match(text, end)) and re.match(r"\s+(?:or|at)\b", after[0]):
        bound = {"more": "at_least", "less": "at_most", "floor": "at_least", "so": "about"}[after.lastgroup]
        end = after.end()
    tolerance = 0.0 if kind == "count" and step <= 1 else step / 2 * factor
    if bound == "about":
        tolerance = max(tolerance, abs(high or low) * factor / 10)
    low, high = (low * factor if low is not None else None), (high * factor if high is not None else None)
    if bound in ("at_least", "more_than"):
        high = None
    elif bound in ("at_most", "less_than"):
        low = None
    low, high = _plain(low), _plain(high)
    return Value(
        kind, low, high, unit, bound, counted, _plain(tolerance) or 0.0, text[start:end], Span(start, end)
    ), end


def _ratio(text: str, match: re.Match, part: float, ratio: re.Match) -> tuple[Value, int] | None:
    """Read "nine in 10 voters" as a share of the voters, with the steps that tenths allow."""
    whole = NUMBER.match(text, ratio.end()) or NUMBER.match(text[ratio.end() : ratio.end() + 20])
    if whole is None or not (whole["digits"] or whole["words"]):
        return None
    parsed = numeral(whole.string, whole)
    if parsed is None or not 0 < part < parsed[0] <= 1000 or part != int(part):
        return None
    end = parsed[1] + (0 if whole.string is text else ratio.end())
    if unit_after(text, end):
        return None  # "five in 30 minutes"
    bound, start = bound_before(text[max(0, match.start() - 40) : match.start()], match.start())
    share = round(100 * part / parsed[0], 2)
    low = None if bound in ("at_most", "less_than") else share
    high = None if bound in ("at_least", "more_than") else share
    counted = counted_noun(text, end)[0]
    words = text[start:end]
    return Value("percent", low, high, "%", bound, counted, round(50 / parsed[0], 2), words, Span(start, end)), end


def _share(text: str, match: re.Match) -> tuple[Value | None, int]:
    if _PERIOD.match(text, match.end()) or _NTH.search(text, max(0, match.start() - 8), match.start()):
        return None, 0  # "in the first half of the year"
    count, _, part = match["share"].casefold().replace("-", " ").rpartition(" ")
    number = FRACTIONS[part.rstrip("s") if part != "half" else part] * SMALL.get(count, 1)
    bound, start = bound_before(text[max(0, match.start() - 40) : match.start()], match.start())
    number = round(number, 2)
    low, high = (
        (number, None)
        if bound in ("more_than", "at_least")
        else (None, number)
        if bound in ("less_than", "at_most")
        else (number, number)
    )
    words = text[start : match.end()]
    return Value("percent", low, high, "%", bound, "", 2.0, words, Span(start, match.end())), match.end()


def _zero(text: str, match: re.Match) -> tuple[Value | None, int]:
    words, end, counted = match["none"].casefold(), match.end(), "person"
    if words == "none":
        counted = ""
        if of := PARTITIVE.match(text, end):
            counted = counted_noun(text, of.end())[0]
    elif words == "no":
        if re.match(
            r"\s+(?:more|less|fewer|longer|later|earlier|other|such|one|doubt)\b", text[end : end + 12], re.IGNORECASE
        ):
            return None, 0
        counted, stop = counted_noun(text, end)
        if not counted or not is_plural(text[end:stop].split()[-1]):
            return None, 0
        end = stop
    return Value("count", 0.0, 0.0, "", "exact", counted, 0.0, text[match.start() : end], Span(match.start(), end)), end


def _counted(text, match, before, end, currency, low):
    """Return (kind, unit, factor, counted noun, end) of what follows the number; kind None for no quantity."""
    if currency:
        return "money", currency, 1.0, "", end
    if _AGE_BEFORE.search(before) or (
        _APPOSED_AGE.search(before) and re.match(r"[,.]", text[end : end + 1]) and match["digits"]
    ):
        return ("age", "year", 1.0, "", end) if low is not None and low <= 130 else (None, "", 1.0, "", end)
    if age := _AGE_AFTER.match(text, end):
        factor = 1 / 12 if "month" in age[0].lower() else 1.0
        return "age", "year", factor, "", age.end()
    of = PARTITIVE.match(text, end)
    unit = unit_after(text, of.end() if of and match["vague"] else end)
    if unit:
        kind, name, factor, stop = unit
        if kind == "duration" and _RELATIVE.match(text, stop):
            return None, "", 1.0, "", end
        if name == "degC" and not is_temperature(text, match.start(), stop):
            return None, "", 1.0, "", end
        counted = ""
        if kind == "percent" and (of := PARTITIVE.match(text, stop)):
            counted = counted_noun(text, of.end())[0]
        return kind, name, factor, counted, stop
    casualty = WORD_AFTER.match(text, end)
    if casualty and casualty[1].casefold() in _CASUALTIES:
        return "count", "", 1.0, _CASUALTIES[casualty[1].casefold()], casualty.end()
    if of and of[0].split()[-1].lower() in ("them", "us", "you"):
        return "count", "", 1.0, "", end
    head, stop = counted_noun(text, of.end() if of else end)
    if head and low is not None and low > 1 and not is_plural(text[end:stop].split()[-1]):
        joined = _SECOND_ADJECTIVE.match(text, stop)
        further, last = counted_noun(text, joined.end()) if joined else ("", stop)
        if further and is_plural(text[stop:last].split()[-1]):
            head, stop = further, last  # "several strong | and strict rules"
    if match["vague"] and not head:
        return None, "", 1.0, "", end
    return "count", "", 1.0, head, stop if head else end


def _plain(number: float | None) -> float | None:
    """Take the dust off a product of decimals: 1.003 * 1e9 is 1003000000.0."""
    return None if number is None or not math.isfinite(number) else float(f"{number:.12g}")


def _shifted(value: Value, offset: int) -> Value:
    if not offset:
        return value
    return replace(value, span=Span(value.span.start + offset, value.span.end + offset))
