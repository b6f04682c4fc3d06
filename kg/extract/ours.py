"""When "we" and "us" of one speaker are plainly a whole group: "we as a nation", "let us", "us" whom others kill.

Elsewhere a speaker's "we" goes by his name ("We measured it again", says the head of the firm); where a group does
what is told, nobody knows from the text who belongs to it, and "we" it stays.
"""

from __future__ import annotations

from kg.extract.phrases import Columns
from kg.extract.pronouns import SPEECH
from kg.model import Mention
from kg.names.gazetteer import country
from kg.names.roles import role

WE = frozenset({"we", "us", "ourselves"})
_ALL = frozenset("all both most many some each none half".split())
_BODIES = frozenset(
    "nation country people party community society family team company state government church union generation "
    "movement city town region world humanity".split()
)
_HELD = frozenset(
    "nation country democracy constitution election army military troop border economy government leader president "
    "parliament republic society law".split()
)
_HOLDING = frozenset("have lose keep get need select elect choose".split())
_TOGETHER = frozenset({"together", "jointly", "collectively"})
_TO_ONE = frozenset(
    "thank invite call meet receive welcome greet visit show give help let interview join come write phone ring".split()
)
_PRESENT = frozenset({"VB", "VBP", "VBZ"})


def is_group(columns: Columns, token: int, voice: Mention | None) -> bool:
    """Is a speaker's "we" or "us" at ``token`` more than the speaker? An organisation's "we" is the organisation."""
    word = columns.lower[token]
    if word not in WE or voice is None or voice.kind not in ("person", "unknown"):
        return False
    office = role(voice.role) if voice.role else None
    if office is not None and office.cls == "spokesperson":
        return True
    verb = _verb(columns, token)
    if _is_counted(columns, token) or verb is None:
        return _is_counted(columns, token)
    if word != "we":
        return _is_object(columns, token, verb)
    return _is_duty(columns, verb) or _is_condition(columns, token, verb) or _is_shared(columns, _deed(columns, verb))


def _verb(columns: Columns, token: int) -> int | None:
    """The verb that "we" belongs to, through a preposition; where it hangs on an auxiliary the main one."""
    verb = columns.head[token]
    for _ in range(3):
        if columns.pos[verb] in ("VERB", "AUX") and columns.dep[verb] not in ("aux", "auxpass"):
            return verb
        verb = columns.head[verb]
    return None


def _is_counted(columns: Columns, token: int) -> bool:
    """ "We all", "all of us", "we Norlanders", "let us"."""
    after = columns.lower[token + 1] if token + 1 < columns.size else ""
    before = columns.lower[max(0, token - 2) : token]
    apposed = token + 1 < columns.size and columns.tag[token + 1] in ("NNS", "NNPS") and columns.space[token]
    return after in ("all", "both") or before[-1:] == ["let"] or bool(apposed) or (
        before[1:] == ["of"] and before[0] in _ALL | {"two", "three"}
    )  # fmt: skip


def _is_object(columns: Columns, token: int, verb: int) -> bool:
    """ "They kill us", "good for us": but "told us" is said to who tells it, and so is "it is for us to say"."""
    judges = columns.lower[token - 1] == "for" and columns.dep[token] == "nsubj"
    return columns.lower[token] == "us" and not judges and columns.lemma[verb] not in SPEECH | _TO_ONE


def _is_duty(columns: Columns, verb: int) -> bool:
    """ "We have to act", "we need to wait", "we cannot afford to be weak"."""
    lemma = columns.lemma[verb]
    reach = {"have": 2, "need": 5, "afford": 3}.get(lemma, 0)  # "need the strength to act", but "have time to act"
    return any(columns.lower[t] == "to" for t in range(verb + 1, min(verb + reach, columns.size)))


def _is_condition(columns: Columns, token: int, verb: int) -> bool:
    """ "If we do not act": of what may come, not "if we had known"."""
    opens = columns.lower[token - 1] in ("if", "unless") if token else False
    helpers = [t for t in range(token + 1, verb) if columns.dep[t] == "aux" and columns.head[t] == verb]
    first = helpers[0] if helpers else verb
    return opens and columns.tag[first] in _PRESENT


def _is_shared(columns: Columns, verb: int) -> bool:
    """ "We, as a nation, …", "we work together", "we help each other", "we have a country", "we are partners"."""
    for t in range(max(0, verb - 8), min(columns.size, verb + 10)):
        if columns.sentence[t] != columns.sentence[verb]:
            continue
        own = columns.head[t] == verb
        if own and (columns.lower[t] in _TOGETHER or (columns.dep[t] == "attr" and _is_many(columns, t))):
            return True
        if own and columns.dep[t] == "dobj":
            held = columns.lemma[verb] in _HOLDING and columns.lemma[t] in _HELD
            if held or columns.lower[t - 1 : t + 1] in (["each", "other"], ["one", "another"]):
                return True
        above = columns.head[t]
        if columns.dep[t] == "pobj" and columns.lower[above] == "as" and columns.head[above] == verb:
            return columns.lemma[t] in _BODIES
        if columns.lemma[verb] == "make" and t == verb + 1 and country(columns.text[t]):
            return True  # "we will make Norway great"
    return False


def _deed(columns: Columns, verb: int) -> int:
    """What is done in "we are going to act", "we want to act"."""
    behind = range(verb + 1, min(verb + 6, columns.size))
    return next((t for t in behind if columns.head[t] == verb and columns.dep[t] == "xcomp"), verb)


def _is_many(columns: Columns, noun: int) -> bool:
    return columns.is_plural(noun) or columns.lemma[noun] in _BODIES
