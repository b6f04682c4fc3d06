"""What a pair is about, as the question that its two claims answer: ``When will the Harbour Tunnel open?``.

A question takes no side, and a reader knows at once what the two disagree on. Articles and tense come from the
words of the claim, because labels and lemmas have neither.
"""

from __future__ import annotations

import re

from ..model import Claim, Link, Mention
from . import words
from .align import label

_ARTICLE = re.compile(r"\b(the|an?|no|any)\s+(?:[\w-]+\s+)?$", re.IGNORECASE)
_LEADING = re.compile(r"(the|an?|no|any)\s", re.IGNORECASE)
_SMALL = frozenset(
    "the a an all any some no none every each this that these those our my your his her its their "
    "anyone anybody someone somebody everyone everybody nobody nothing something anything "
    "dozens scores hundreds thousands millions".split()
)
_PAST = re.compile(r"\b(was|were|been|did|had|has|have|would)\b")
_HELPING = re.compile(
    r"(?:\b(?:(?:was|were|is|are|been|did|does|do|had|has|have|would|can|could|may|might|must|should|will)(?:n[’']t)?"
    r"|not|never|to|\w+ly)\s+)+(?:\w+\s+)?$"
)
_MODAL = re.compile(r"\b(could|can|must|should)\b(?!n[’']t| (?:not )?have\b)")
_CAUSING = frozenset({"cause", "trigger"})
_PLACE = re.compile(r"\s*\b(at|in|on|near|from|to|into)$")


def title(a: Claim, b: Claim, clash: str = "", spelling: dict[str, str] | None = None) -> str:
    """Return the question of a pair; where neither claim has a usable triple, the words of one of them.

    ``spelling`` holds names as the texts write them inside sentences, by their folded form.
    """
    anchored = sorted((a, b), key=lambda claim: (claim.act in ("reject", "deny"), _hangs(claim)))
    for claim in anchored:
        if not topic(claim):
            continue
        line = topic(claim) + "?" if _hangs(claim) else ask(claim, clash, {**(spelling or {}), **_spelling(a, b)})
        return words.cut(line[:1].upper() + line[1:], 90)
    return words.cut(words.bare(anchored[0].text), 70)


def at_issue(link: Link) -> str:
    """Return what the claims of a link differ in, for :func:`title`."""
    return "cause" if link.subtype == "cause" else link.clash


def topic(claim: Claim) -> str:
    """Return the triple of a claim as a headline, without its polarity; empty when it has none."""
    if claim.proposition is None or not claim.proposition.predicate:
        return ""
    subject = label(claim.proposition.subject)
    predicate = words.third_person(claim.proposition.predicate, subject)
    line = " ".join(part for part in (subject, predicate, label(claim.proposition.object)) if part)
    return words.cut(line[:1].upper() + line[1:], 80)


def ask(claim: Claim, clash: str = "", spelling: dict[str, str] | None = None) -> str:
    """Return the question one claim answers; ``clash`` is what the other answers differently."""
    subject = _phrase(claim, claim.proposition.subject, spelling)
    thing = _phrase(claim, claim.proposition.object)
    verb, rest = _predicate(claim)
    if thing.casefold() in words.PRONOUNS:
        rest, thing = _PLACE.sub("", rest), ""
    if not subject:
        return topic(claim) + "?"
    if clash == "cause" and verb in _CAUSING and thing:
        return f"what {verb}{'s' if not _is_past(claim, verb) else 'd' if verb.endswith('e') else 'ed'} {thing}?"
    if verb == "exist" and subject.startswith(("a ", "an ")):
        return f"{'was' if _is_past(claim, 'be') else 'is'} there {subject}?"
    counts = clash == "value" or (clash == "certainty" and not claim.proposition.object)
    if counts and claim.values and (line := _amount(claim, subject, verb, rest, thing)):
        return line
    opening = {"time": "when ", "place": "where ", "cause": "why "}.get(clash, "")
    if clash == "place":
        rest = _PLACE.sub("", rest)
        thing = "" if claim.proposition.object and thing else thing
    return _join(opening + _auxiliary(claim, subject, verb), subject, _rest(claim, verb), rest, thing) + "?"


def _amount(claim: Claim, subject: str, verb: str, rest: str, thing: str) -> str:
    """Ask for a number; empty where the triple does not say what is counted."""
    counted = claim.values[0].text.casefold()
    names = [label(each).casefold() for each in (claim.proposition.subject, claim.proposition.object)]
    holds = [bool(name) and name.split()[0] in counted for name in names]
    helper = _auxiliary(claim, subject, verb)
    if holds[1]:
        noun = label(claim.proposition.object)
        return _join(_how(noun), noun, helper, subject, _rest(claim, verb), rest) + "?"
    if holds[0]:
        noun = label(claim.proposition.subject)
        told = f"{helper} {rest}" if verb == "be" else _surface(claim)
        if told and not re.search(r"\b(not|never|did)\b", _helpers(claim)):
            return _join(_how(noun), noun, told, thing) + "?"
    if not thing and not claim.proposition.object:
        how = "how many" if any(each.kind == "count" for each in claim.values) else "how much"
        return _join(how, helper, subject, _rest(claim, verb), rest) + "?"
    return ""


def _how(noun: str) -> str:
    return "how many" if words.is_plural(noun) else "how much"


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _auxiliary(claim: Claim, subject: str, verb: str) -> str:
    """Return the word that opens the question: will, was, are, did, does."""
    if claim.modality == "predicted":
        return "will"
    if modal := _MODAL.search(_helpers(claim)):
        return modal[1]
    many, past = words.is_plural(subject), _is_past(claim, verb)
    if verb == "be":
        return ("were" if many else "was") if past else "are" if many else "is"
    return "did" if past else "do" if many else "does"


def _rest(claim: Claim, verb: str) -> str:
    """Return the verb that follows the helper; ``be`` is its own."""
    return "" if verb == "be" and claim.modality != "predicted" and not _MODAL.search(_helpers(claim)) else verb


def _is_past(claim: Claim, verb: str) -> bool:
    told = _verb(claim)
    if verb != "be" and told and not told.endswith(("s", "ing")):
        if told != verb:
            return True
        if not _helpers(claim) and not words.is_plural(label(claim.proposition.subject)):
            return True  # "the dredger cut": a present form would end in s
    return bool(_PAST.search(f"{_helpers(claim)} {told}"))


def _verb(claim: Claim) -> str:
    """Return the first word of the predicate as the text has it."""
    return _surface(claim).partition(" ")[0]


def _surface(claim: Claim) -> str:
    """Return the predicate as the text has it, with what stands between its parts."""
    spans = claim.proposition.predicate_spans
    if not spans:
        return ""
    start, end = spans[0][0] - claim.start, spans[-1][1] - claim.start
    return " ".join(claim.text[start:end].casefold().split()) if 0 <= start < end <= len(claim.text) else ""


def _helpers(claim: Claim) -> str:
    """Return the helping words right before the predicate: "had not", "would"."""
    spans = claim.proposition.predicate_spans
    before = claim.text[: max(0, spans[0][0] - claim.start)].casefold() if spans else ""
    found = _HELPING.search(before)
    return found[0] if found else ""


def _predicate(claim: Claim) -> tuple[str, str]:
    """Return the verb and what belongs to it, with the articles of the text: ("play", "a role in")."""
    verb, _, rest = claim.proposition.predicate.partition(" ")
    if rest:
        pattern = r"\s+".join(rf"(?:(?:an?|the)\s+)?{re.escape(word)}" for word in rest.split())
        found = re.search(rf"\b{pattern}(?!\w)", _surface(claim))
        rest = found[0] if found else rest
    return verb, rest


def _phrase(claim: Claim, mention: Mention | None, spelling: dict[str, str] | None = None) -> str:
    """Return the label of a mention with the article it has in the text."""
    name = label(mention)
    if not name:
        return ""
    first = name.split()[0]
    if first.casefold() in _SMALL:
        return first.casefold() + name[len(first) :]
    name = (spelling or {}).get(name.casefold(), name)
    if mention.kind == "person" and not name[0].islower():
        return name
    if not mention.spans:
        return f"the {name}" if name.islower() and not words.is_plural(name) and spelling is not None else name
    start, end = (spot - claim.start for spot in mention.spans[0])
    if not 0 <= start < len(claim.text):  # the noun that a relative clause hangs on
        return f"the {name}" if name[0].islower() and not words.is_plural(name) else name
    told = claim.text[start:end].casefold()
    if first.casefold() not in told and name.split()[-1].casefold() not in told:  # "it", "the company"
        return f"the {name}" if name.islower() and not words.is_plural(name) else name
    found = _LEADING.match(claim.text, start) or _ARTICLE.search(claim.text[:start])
    article = found[1].casefold() if found else ""
    return _join("any" if article == "no" else article, name)


def _spelling(a: Claim, b: Claim) -> dict[str, str]:
    """Prefer "oil" over "Oil" where the two claims differ: the capital began a sentence."""
    mentions = [m for c in (a, b) if c.proposition for m in (c.proposition.subject, c.proposition.object)]
    return {name.casefold(): name for name in map(label, mentions) if name.islower()}


def _hangs(claim: Claim) -> bool:
    """Say whether the subject of a claim means nothing outside its sentence, or is somebody it answers."""
    subject = claim.proposition.subject if claim.proposition else None
    if subject is None or subject.label.casefold() in words.PRONOUNS or claim.proposition.predicate == "":
        return True
    return subject.text.casefold() in words.PRONOUNS and claim.proposition.predicate in ("be", "be wrong", "be right")
