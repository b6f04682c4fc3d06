"""Plain words for readers: dates, distances in time, confidence, kinds of clash, short names."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
KINDS = {
    "contradiction": "Contradiction",
    "shift": "Position shift",
    "qualification": "Qualification",
    "agreement": "Agreement",
}
# What the verdict line of a pair opens with.
VERBS = {
    "contradiction": "Contradicts.",
    "shift": "Position changed.",
    "qualification": "Limits it.",
    "agreement": "Agrees.",
}
# Readers are no linguists: the names of kinds of clash in their words.
SUBTYPES = {
    "numeric": "Number",
    "temporal": "Date",
    "antonym": "Opposite",
    "semantic": "Meaning",
    "negation": "Yes or no",
    "quantifier": "All or none",
    "rejection": "Denied",
    "presupposition": "Taken as given",
}
FORMS = {
    "direct": "Direct quote",
    "indirect": "Reported speech",
    "mixed": "Partly quoted",
    "turn": "Transcript",
    "narrator": "Outlet’s own words",
}
STATES = {"confirmed": "✓ Confirmed", "rejected": "– Rejected", "unsure": "? Unsure", None: "Not reviewed"}
CERTAINTIES = {
    "certain": "plain statement",
    "probable": "probable",
    "possible": "possible",
    "underspecified": "left open",
}
MODALITIES = {
    "factual": "",
    "hypothetical": "hypothetical",
    "conditional": "conditional",
    "predicted": "about the future",
    "deontic": "what ought to be",
    "desired": "a wish",
    "interrogative": "a question",
}


@lru_cache(maxsize=8192)
def day(iso: str | None) -> str:
    """Return a readable date: ``2023-02-11`` -> ``11 Feb 2023``; partial ISO dates are allowed."""
    parts = _numbers(iso)
    if not parts:
        return iso or "No date"
    names = [str(parts[2])] if len(parts) > 2 else []
    if len(parts) > 1:
        names.append(MONTHS[parts[1] - 1])
    return " ".join([*names, str(parts[0])])


def month(iso: str | None) -> str:
    """Return the month of a date: ``2023-02-11`` -> ``Feb 2023``."""
    parts = _numbers(iso)
    return day("-".join(iso.split("-")[:2])) if parts else day(iso)


@lru_cache(maxsize=8192)
def ordinal(iso: str | None) -> int | None:
    """Return days since year one of an ISO date or None; a missing day or month counts as the first."""
    parts = _numbers(iso)
    if not parts:
        return None
    year, month_, day_ = [*parts, 1, 1][:3]
    try:
        return date(year, month_, day_).toordinal()
    except ValueError:
        return None


def _numbers(iso: str | None) -> list[int]:
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?(?:T.*)?", iso or "")
    return [int(part) for part in match.groups() if part] if match and int(match[1]) else []


def months_between(a: str | None, b: str | None) -> float | None:
    """Return the distance of two dates in months, or None when one is unknown."""
    one, two = ordinal(a), ordinal(b)
    return None if one is None or two is None else abs(two - one) / 30.44


def gap(a: str | None, b: str | None) -> str:
    """Say how far apart two dates are: ``26 months``; empty when unknown, ``the same day`` when zero."""
    months = months_between(a, b)
    if months is None:
        return ""
    days = round(months * 30.44)
    if days == 0:
        return "the same day"
    for size, unit in ((365.25, "year"), (30.44, "month"), (7, "week"), (1, "day")):
        count = round(days / size)
        if days >= size * (3 if unit == "year" else 2):
            return plural(count, unit)
    return plural(days, "day")


def apart(a: str | None, b: str | None) -> str:
    """Say how far apart two claims are, for a list: ``26 months apart``."""
    words = gap(a, b)
    if not words:
        return "no date" if a is None and b is None else "one without a date"
    return words if words == "the same day" else f"{words} apart"


def plural(count: int, noun: str, many: str = "") -> str:
    """Return ``1 claim``, ``2 claims``, ``2,000 claims``."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def times(count: int) -> str:
    """Return ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def confidence(score: float) -> str:
    """Return the word for a score of a link."""
    score = round(score, 2)
    for limit, word in ((0.9, "very high"), (0.75, "high"), (0.6, "medium")):
        if score >= limit:
            return word
    return "low"


def blocks(score: float) -> list[bool]:
    """Return the five blocks of the meter; one at least is filled."""
    return [index == 0 or score > 0.55 + index * 0.08 for index in range(5)]


def subtype(name: str) -> str:
    """Return the short label of a kind of clash."""
    return SUBTYPES.get(name) or cut(name.replace("-", " ").capitalize(), 24) or "Other"


def initials(name: str) -> str:
    """Return up to two initials of a name, ``?`` for an empty one."""
    words = [
        word for word in re.findall(r"[^\W\d_]+", name) if word.casefold() not in {"of", "the", "and", "de", "von"}
    ]
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:])) or "?"


def short(name: str) -> str:
    """Return the last word of a person's name: the name a list can afford."""
    return name.split()[-1] if name.split() else name


def cut(text: str, limit: int) -> str:
    """Cut a text at a word border and add an ellipsis; whitespace runs become one space."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit * 0.5 else head).rstrip(" ,;:-–—…") + "…"


PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "this",
        "these",
        "those",
        "we",
        "i",
        "who",
        "which",
        "you",
        "there",
        "that",
        "his",
        "her",
    }
)
_PLURALS = frozenset({"people", "police", "children", "men", "women", "they", "we", "i", "you", "these", "those"})


def is_plural(subject: str) -> bool:
    """Say whether a subject takes "are": by its last word before a preposition."""
    head = re.split(r" (?:of|in|at|for|from|on|with|near|who|that) ", subject)[0]
    last = head.split()[-1].casefold() if head.split() else ""
    if head.casefold().startswith(("a ", "an ")):
        return False
    return bool(re.search(r"[^s’'u]s$", head)) or " and " in head or last in _PLURALS


def third_person(lemma: str, subject: str) -> str:
    """Inflect the lemma of a predicate for a headline: ``play role in`` -> ``plays role in``."""
    verb, _, rest = lemma.partition(" ")
    plural_subject = is_plural(subject)
    if verb == "be":
        verb = "are" if plural_subject else "is"
    elif verb == "have":
        verb = "have" if plural_subject else "has"
    elif not plural_subject and verb.isalpha():
        if re.search(r"(s|x|z|ch|sh|o)$", verb):
            verb += "es"
        elif re.search(r"[^aeiou]y$", verb):
            verb = verb[:-1] + "ies"
        else:
            verb += "s"
    return f"{verb} {rest}".strip()


_LEADING = re.compile(
    r"^(that(?! (?:is|was|are|were|has|had|will|would|does|did|can|may)\b)|"
    r"whether|why|how|and|but|so|however|also|then)\b,?\s+",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """Return a claim without its quotation marks and without the conjunction it hangs on."""
    return _LEADING.sub("", text.strip(" “”\"'.,;…"))


_QUOTED = re.compile(r"[^“”]{1,200}: (?:on \S+ )?“[^”]*”(?:\. [^“”]{1,200}: |; on \S+ )“[^”]*”\. (?=\S)")


def point(reason: str) -> str:
    """Return a reason without the two quotations it opens with: on a page they stand right below it."""
    return _QUOTED.sub("", reason, count=1) if _QUOTED.match(reason) else reason


_ADVERBS = frozenset("also still even just really never always then again simply probably rightly".split())
_FINITE = {"am": "is", "are": "is", "have": "has", "do": "does", "don't": "doesn’t", "don’t": "doesn’t"}
_WANT = frozenset("want wish need hope like intend mean".split())


def told(cue: str, lemma: str) -> str:
    """Return the reporting words of one person as another tells them: "have to say" -> "has to say"."""
    parts = cue.split(" ")
    at = next((i for i, word in enumerate(parts) if word not in _ADVERBS and not word.endswith("ly")), len(parts))
    if at == len(parts):
        return cue
    word, after = parts[at], parts[at + 1 : at + 2]
    if word in _FINITE:
        parts[at] = _FINITE[word]
    elif word == lemma.split(" ")[0] or (word in _WANT and after == ["to"]):
        parts[at] = third_person(word, "she")
    return " ".join(parts)


def lead(claim) -> str:
    """Return the reporting words that a claim hangs on ("would not admit"), "" where its words stand alone.

    Without them "that oil had leaked" reads the same whether somebody said or denied it.
    """
    cue = claim.cue
    if claim.attribution not in ("indirect", "mixed") or not cue.spans or not any(map(str.isalnum, cue.text)):
        return ""
    if cue.lemma.startswith(("according", "in ")):  # a page names the speaker anyway
        return ""
    words = cue.text
    if claim.speaker and claim.speaker.kind == "person":
        words = told(words, cue.lemma)
    gap = claim.start - cue.spans[-1][1]
    if 0 <= gap <= 90:
        return cut(words, 60) + (" …" if gap > 2 else "")
    return cut(words, 60) + ":" if cue.negated or claim.act in ("deny", "reject") else ""
