"""Labels before speech: "Name, Title: …", "SMITH: …", "Speaking next, President X said: …".

A colon alone is no label ("There is one problem: …"): before it must stand a name, a title with
a name, a role word, or a short clause that ends in a speech verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .model import Span

_MAX_LABEL = 220  # code points up to the colon; the longest real titles stay far below
_COLON = re.compile(r":(?=\s|[\"“„«]|$|\*\*)")
_WORD = re.compile(r"[^\s,]+")
_PARTICLES = frozenset(
    "de da do du di del della der den van von la le al el bin ibn ben of the and & oglu ogly qizi kyzy y e".split(" ")
)
_TITLES = frozenset(
    """president vice first second deputy prime minister foreign defense defence interior chancellor premier king queen
    prince princess mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady senator sen sen. rep rep.
    congressman congresswoman gov gov. governor mayor secretary speaker ambassador general gen. colonel col. captain
    chairman chairwoman chair director editor editor-in-chief judge justice attorney reverend rev. pope bishop chief
    superintendent councilman councilwoman councillor councilor alderman trustee treasurer sheriff principal
    commissioner moderator host anchor presenter correspondent reporter journalist spokesperson spokesman spokeswoman
    deputy-minister mp""".split(None)
)
_ROLES = frozenset(
    """q a question answer journalist reporter moderator host interviewer interviewee correspondent anchor presenter
    speaker chair chairman chairwoman chairperson audience voice narrator translator interpreter student caller guest
    participant member court clerk unidentified unknown male female man woman president minister judge prosecutor
    witness defendant lawyer counsel editor director""".split(None)
)
_NEVER = frozenset(
    """note notes update updates updated photo photos video source sources read related see tags tag topics topic date
    time place location correction editor image images caption copyright summary background example warning breaking
    analysis opinion watch listen contact email phone tel fax website url http https published posted by written
    question-and-answer p.s ps nb key conclusion result results total price address subject re fwd from to cc title
    author authors category categories language keywords also more next previous step part chapter section figure table
    live exclusive review report poll fact facts ingredients method winner winners loser losers pros cons bottom
    yes no however first second third finally therefore monday tuesday wednesday thursday friday saturday
    sunday""".split(None)
)
_SPEECH = (
    "said|says|stated|noted|added|replied|answered|responded|asked|continued|remarked|declared|began|concluded|"
    "told|spoke|stressed|emphasized|emphasised|observed|explained|commented|went on to say|had this to say"
)
_NARRATED = re.compile(
    rf"(?P<head>[A-ZÀ-ÞА-Я][^.!?:;\n]{{1,160}}?)\s(?P<cue>{_SPEECH})(?P<tail>(?:\s[^.!?:;\n]{{0,80}})?)$"
)
_LEAD = re.compile(
    r"(?:\w+ing|in|at|on|after|then|next|following|during|meanwhile|finally|earlier|later|for|with|as|also|afterwards|"
    r"opening|thereafter)\b[^,]*,\s*",
    re.IGNORECASE,
)
# "The Minister for Ports (Ann Lee):", as parliaments print it
_OFFICE = re.compile(r"(?P<office>[A-Z][^():.!?]{3,90}?) \((?P<name>(?:[A-Z][\w.'’-]+ )+[A-Z][\w.'’-]+)\)")
_TIMED = re.compile(r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?\s*(?:[-–—]\s+)?)?")  # "[00:12:30] Ann Lee:"
_PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you|who|which|this|that|these|those|there|what|one)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?i:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Rev|St|Jr|Sr|Inc|Ltd|Co|No|Lt|Sgt|Hon))\."
)


@dataclass(frozen=True, slots=True)
class Label:
    """Who is named before a turn. ``content`` is where the words begin, ``key`` tells speakers apart."""

    speaker: str
    span: Span
    role: str
    colon: Span
    content: int
    key: str
    certain: bool  # a title, a role after a comma, capitals: a label even where no other turn stands around it
    cue: Span | None = None  # the speech verb of a narrated label


def read(text: str, start: int, end: int) -> Label | None:
    """Read a label "Name, Title:" at ``start``, or return None."""
    colon = _colon(text, start, end)
    if colon is None:
        return None
    first = _TIMED.match(text, start, colon.start).end()
    first += text[first] in '"“„«-–—*_'
    head = text[first : colon.start].strip("*_ ")
    offset = text.index(head, first, colon.start) if head else first
    if (held := _OFFICE.fullmatch(head)) and (
        held["office"].startswith("The ") or held["office"].split()[0].lower() in _TITLES
    ):
        named = Span(offset + held.start("name"), offset + held.end("name"))
        return Label(held["name"], named, held["office"], colon, _content(text, colon, end),
                     _key(held["name"].lower().split()), True)  # fmt: skip
    name, comma, role = head.partition(",")
    bare = re.sub(r"\([^()]*\)", "", name).strip()
    words = _WORD.findall(bare)
    if not words or len(words) > 9 or (comma and not role.strip()) or _ends_sentence(head):
        return None
    low = [word.lower().strip(".") for word in words]
    if (
        (low[0] in _NEVER and (len(low) == 1 or low[0] not in _TITLES))
        or _PRONOUN.match(bare)
        or not _named(words, low)
    ):
        return None
    capitals = bare.isupper() and len(bare) > 1
    title = low[0] in _TITLES and len(words) > 1
    if (
        len(words) == 1
        and not capitals
        and low[0] not in _ROLES
        and not role
        and len(bare) < 3
        and bare not in ("Q", "A")
    ):
        return None
    if role and not _is_role(role):
        return None
    content = _content(text, colon, end)
    certain = bool(role.strip()) or capitals or title or (low[0] in _ROLES and len(words) == 1)
    speaker = Span(offset, offset + len(name.rstrip()))
    return Label(text[speaker.start : speaker.end], speaker, role.strip(), colon, content, _key(low), certain)


def _content(text: str, colon: Span, end: int) -> int:
    content = colon.end
    while content < end and (text[content].isspace() or text[content] in "*_"):
        content += 1
    return content


def narrated(text: str, start: int, end: int) -> Label | None:
    """Read a label "…, President X said …:" at ``start``, or return None."""
    colon = _colon(text, start, end)
    if colon is None or (colon.end < end and text[colon.end : end].lstrip()[:1] in '"“„«'):
        return None
    match = _NARRATED.match(text[start : colon.start].rstrip())
    if match is None:
        return None
    head, offset = match["head"], start
    lead = _LEAD.match(head)
    if lead:
        head, offset = head[lead.end() :], start + lead.end()
    name, _, role = head.rstrip(", ").partition(",")
    if not name or _PRONOUN.match(name) or not re.search(r"\b[A-ZÀ-ÞА-Я]", name) or _ends_sentence(name):
        return None
    if len(name.split()) > 12 or any(mark in head for mark in '“”"'):
        return None
    content = colon.end
    while content < end and text[content].isspace():
        content += 1
    cue = Span(start + match.start("cue"), start + match.end("cue"))
    span = Span(offset, offset + len(name))
    return Label(name, span, role.strip(), colon, content, _key(name.lower().split()), True, cue)


def _key(low: list[str]) -> str:
    """Return a name without its titles: "mark lee"; Mr and Mrs Lee are two."""
    bare = [word for word in low if word not in _TITLES]
    return " ".join(low if len(bare) < 2 and low[0] in ("mr", "mrs", "ms", "miss") else bare or low)


def _colon(text: str, start: int, end: int) -> Span | None:
    match = _COLON.search(text, start, min(end, start + _MAX_LABEL))
    return Span(match.start(), match.end()) if match else None


def _named(words: list[str], low: list[str]) -> bool:
    """Names are capitalised throughout; the small words inside names and titles are few."""
    if not any(word[:1].isupper() for word in words) or not (words[0][:1].isupper() or words[0][:1] in "'’\"“"):
        return False
    if low[0] == "the" and len(low) == 2 and low[1] in _ROLES:
        return True  # "The Chair:", "THE WITNESS:"
    if low[0] in ("the", "a", "an", "and", "of") and words != ["A"]:
        return False
    return all(word[:1].isupper() or word[:1].isdigit() or word[:1] in '"“”(' or word in _PARTICLES for word in words)


def _is_role(role: str) -> bool:
    """The part after the comma is a noun phrase, so it holds no pronoun, clause or full stop."""
    if _ends_sentence(role) or len(role.split()) > 28:
        return False
    return not re.search(
        r"\b(?:he|she|they|we|i|is|are|was|were|will|would|has|have|said|that|which|but|because|if)\b", role
    )


def _ends_sentence(words: str) -> bool:
    return bool(re.search(r"[.!?](?=\s|$)", _ABBREVIATED.sub("", words)))
