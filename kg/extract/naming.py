"""Where a parsed document names someone or something: capitalised runs, titles, labels and NER, weighed together.

A small NER model takes people for organisations and the other way round; titles ("President X"),
first names, a family name seen with a first name elsewhere, country and acronym tables and the labels
of turns all outvote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract import places
from kg.extract.appositions import organisation_apposed, person_apposed
from kg.extract.events import classes as event_classes
from kg.extract.phrases import Columns
from kg.extract.pronouns import SPEECH, SUBJECT
from kg.model import EntityKind
from kg.names import folding
from kg.names.gazetteer import acronyms, adjective, capital, country, full_names, is_first_name, titles, word_list
from kg.names.roles import is_role, role, split_role

_PARTICLES = frozenset("al el bin ibn bint von van de da di del der den dos oglu ogly oğlu qizi kyzy".split(" "))
ORG_WORDS = word_list("organisation")
_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
}
_ADDRESSED = frozenset({"head of state", "head of government", "minister", "official", "lawmaker", "head", "other"})
# Capitalised in headlines and after colons, but never in a name, unlike the prepositions of "Bank for Works".
_NO_NAME = frozenset(
    "if when while with says said after as amid is are was were has have had that who because on but and".split()
)
_SITE = re.compile(r"[a-z\d]{2}\.[A-Za-z]{2,}$|[A-Z\d]{3}\.[A-Z]{2,3}$")
_ROMAN = re.compile(r"[IVXLC]+$")


@dataclass(slots=True)
class Hit:
    """Tokens ``start:end`` name something; ``role`` holds the words of the title or office beside the name."""

    start: int
    end: int
    text: str
    kind: EntityKind
    role: str = ""


def find(columns: Columns) -> list[Hit]:
    """Return the naming mentions of a document in order, without overlaps; single names are still to be placed."""
    hits: list[Hit] = []
    text = columns.string
    # What is a name somewhere is one at the head of a sentence, too, whatever the tagger says there ("Sanders").
    proper = {columns.text[t] for t in range(columns.size) if columns.pos[t] == "PROPN"}
    end = 0
    for token in [t for t, word in enumerate(columns.text) if word[:1].isupper()]:
        if token < end or token in columns.junk:
            continue
        if not (_opens(columns, token) or _names_again(columns, token, proper)):
            continue
        end = _run_end(columns, token)
        hit = _classify(text, columns, token, end)
        if hit:
            while hits and hits[-1].end > hit.start:
                hits.pop()  # "Dockworkers" of "Dockworkers' Union"
            hits.append(hit)
            end = max(end, hit.end)
    families = {
        folding.fold(folding.family(hit.text))
        for hit in hits
        if hit.kind == "person" and len(folding.parts(hit.text)[0]) > 1
    }
    doubled = {folding.tail(hit.text) for hit in hits if hit.kind == "person"} - {""}
    for hit in hits:
        hit.kind = "person" if hit.text in doubled else hit.kind  # "Moa Lind" where there is an Enrique Moa Lind
        single = hit.end - hit.start == 1 and hit.kind in ("organisation", "place", "unknown", "thing")
        if single and folding.fold(hit.text) in families and not country(hit.text) and hit.text not in acronyms():
            hit.kind = "person"
    common = {columns.lower[t] for t in range(columns.size) if columns.text[t][:1].islower()}
    for hit in hits:
        if hit.end - hit.start == 1 and hit.kind != "country" and not hit.role and hit.text.lower() in common:
            hit.kind = "unknown"  # a common word at the head of a sentence
    _unname(columns, hits, families)
    _vote(columns, hits, families)
    return [hit for hit in hits if hit.kind != "unknown"]


def _unname(columns: Columns, hits: list[Hit], families: set[str]) -> None:
    """Take a word that stands only before common nouns for no person: "an Orsk mother"; nor are "the Marshes" one."""
    before: dict[str, list[bool]] = {}
    for hit in hits:
        head = columns.head[hit.start]
        noun = columns.dep[hit.start] == "compound" and columns.pos[head] == "NOUN" and head >= hit.end
        before.setdefault(hit.text, []).append(hit.end - hit.start == 1 and noun)
    for hit in hits:
        only = all(before[hit.text]) and len(before[hit.text]) > 1
        folk = (
            columns.lower[hit.start - 1] == "the" and hit.text.endswith("s") and folding.fold(hit.text[:-1]) in families
        )
        if hit.kind == "person" and not hit.role and (only or folk):
            hit.kind = "unknown"


def _vote(columns: Columns, hits: list[Hit], families: set[str]) -> None:
    """Let one surface be one kind: what most of its mentions were taken for, "in X" counting for a place."""
    votes: dict[str, dict[str, int]] = {}
    for hit in hits:
        if hit.kind in ("unknown", "country") or hit.role or hit.text in acronyms():
            continue
        tally = votes.setdefault(hit.text, {})
        tally[hit.kind] = tally.get(hit.kind, 0) + 1
        if hit.kind != "person" or " " not in hit.text:
            known = folding.fold(hit.text) in families  # "came to Lee" is no town where there is an Ann Lee
            tally["place"] = tally.get("place", 0) + places.evidence(columns, hit.start, hit.end - 1, known)
    for hit in hits:
        tally = votes.get(hit.text)
        if tally and not hit.role and not is_first_name(hit.text) and hit.text.split()[-1].casefold() not in ORG_WORDS:
            hit.kind = max(sorted(tally), key=lambda kind: (tally[kind], kind == hit.kind))  # type: ignore[assignment]


def _is_capital(columns: Columns, token: int) -> bool:
    text = columns.text[token]
    return text[:1].isupper() and columns.pos[token] != "PRON" and text not in ("I", "The", "A", "An")


def _is_linking(columns: Columns, token: int) -> bool:
    """Is a word between names no part of one, though it is capitalised: "LEE WITH ROWE", "Lee Says"?"""
    return columns.lower[token] in _NO_NAME and columns.pos[token] not in ("PROPN", "NOUN")


def _opens(columns: Columns, token: int) -> bool:
    if not _is_capital(columns, token) or _is_linking(columns, token):
        return False
    before = columns.text[token - 1] if token else "\n"
    if not columns.first[token] and columns.pos[token - 1] != "SPACE" and before not in '“"‘«–—-•':
        return True
    text = columns.text[token]
    known = columns.pos[token] == "PROPN" or columns.ent[token] in _KINDS or is_first_name(text)
    known = known or country(text) or adjective(text)
    return bool(known or capital(text) or is_role(text) or text in acronyms() or text.casefold() in titles())


def _names_again(columns: Columns, token: int, proper: set[str]) -> bool:
    subject = columns.pos[token] in ("VERB", "ADJ") and columns.dep[token] in SUBJECT  # "Berling wept"
    named = columns.pos[token] == "NOUN" or subject
    return named and _is_capital(columns, token) and columns.text[token] in proper


def _run_end(columns: Columns, token: int) -> int:
    """The end of a run of capitalised words, through particles ("van der") and hyphens."""
    end = token + 1
    if _SITE.search(columns.text[token]):
        return end  # "Herald.com Ruth Moe": the place of publication is no part of the name
    while end < columns.size:
        text = columns.text[end]
        if columns.first[end] and not columns.text[end - 1].endswith("."):
            break
        dated = columns.dep[end] == "npadvmod" and columns.lower[end] in _MONTHS_AND_DAYS  # "told CNN | Tuesday"
        if dated or _is_linking(columns, end):
            break
        if _is_capital(columns, end) and columns.pos[end] != "SPACE":
            end += 1
        elif (
            text in ("-", "–", "/") and not columns.space[end - 1] and not columns.space[end] and end + 1 < columns.size
        ):
            end += 2
        elif text in _PARTICLES and (
            text in ("oglu", "ogly", "oğlu", "qizi", "kyzy")
            or (end + 1 < columns.size and _is_capital(columns, end + 1))
        ):
            end += 1
        else:
            break
    while end - 1 > token and columns.pos[end - 1] == "SPACE":
        end -= 1
    return end


def _joined(text: str, columns: Columns, start: int, end: int) -> str:
    return text[columns.idx[start] : columns.end(end - 1)] if end > start else ""


def _classify(text: str, columns: Columns, start: int, end: int) -> Hit | None:
    """Decide what a run names: person after title and office, organisation, country, place."""
    words = columns.text[start:end]
    words_text = _joined(text, columns, start, end)
    if found := country(words_text):
        return Hit(start, end, words_text, "country") if found else None
    far = _through_of(text, columns, start, end)
    if far:
        return far
    if _ends_in_role(words):
        return None
    if len(words) == 1 and words[0].casefold() in ORG_WORDS:
        begin = _possessor(columns, start)
        return Hit(begin, end, _joined(text, columns, begin, end), "organisation") if begin < start else None
    if words[0] == "Official" and len(words) == 2:
        return Hit(start + 1, end, words[1], "place")
    lead, office = split_role(words)
    name_start = start + lead
    if office and name_start < end and all(word.casefold() in _NAMED_FOR for word in columns.text[name_start:end]):
        # "the Editor-in-Chief Club", "the Prime Minister Cup" name no person
        return Hit(start, end, words_text, "organisation" if words[-1].casefold() in ORG_WORDS else "thing")
    if lead and not office and _is_addressed(columns.words(name_start, end - 1)):
        return None  # "Mr. President" is an office; Mr. King has a name
    if name_start >= end or (lead == 0 and len(words) == 1 and (is_role(words[0]) or adjective(words[0]))):
        return None
    role_start = start
    if office:
        role_words = _joined(text, columns, start, name_start)
    else:
        role_start = _role_before(columns, start)
        role_words = _joined(text, columns, role_start, start)
    name = _joined(text, columns, name_start, end)
    kind = _kind(columns, name_start, end, name, office or bool(role_words) or lead > 0)
    if kind == "person":
        skip = 0
        tokens = columns.text[name_start:end]
        if len(tokens) > 2 and not is_first_name(tokens[0]) and is_first_name(tokens[1]) and not role_words:
            skip = 1
        while skip < len(tokens) - 1 and (
            adjective(tokens[skip]) or country(tokens[skip]) or tokens[skip] in acronyms()
        ):
            skip += 1
        if skip:
            role_words = role_words or _joined(text, columns, start, name_start + skip)
            name_start += skip
            name = _joined(text, columns, name_start, end)
    if kind == "place":
        return Hit(start, end, words_text, kind)
    if kind == "organisation":
        name_start = start if not office else name_start
        name_start = _possessor(columns, name_start)
        name = _joined(text, columns, name_start, end)
        return Hit(name_start, end, name, kind)
    return Hit(name_start, end, name, kind, role_words if kind == "person" else "")


def _is_addressed(words: str) -> bool:
    office = role(words) if is_role(words) else None
    return office is not None and office.cls in _ADDRESSED and office.name not in ("king", "queen", "judge", "clerk")


def _beside_organisation(columns: Columns, end: int, ner: EntityKind) -> bool:
    return ner in ("person", "organisation", "unknown") and organisation_apposed(columns.string, columns.end(end - 1))


def _headed(columns: Columns, start: int) -> bool:
    """Does a name stand after "chief executive of", "editor of"?"""
    before = start - 1 - (start > 1 and columns.lower[start - 1] == "the")
    if before < 1 or columns.lower[before] != "of":
        return False
    office = role(columns.words(max(0, before - 2), before - 1))
    return office is not None and office.cls in ("head", "journalist")


def _ends_in_role(words: Sequence[str]) -> bool:
    """ "RA Prime Minister", "Director General" name an office, not a person; "Larry King" is one."""
    tail = any(is_role(" ".join(words[-size:])) for size in (1, 2, 3) if size <= len(words))
    return tail and not is_first_name(words[0])


def _kind(columns: Columns, start: int, end: int, name: str, titled: bool) -> EntityKind:
    words = columns.text[start:end]
    labels = [columns.ent[token] for token in range(start, end) if columns.ent[token]]
    ner = (
        _KINDS.get(max(set(labels), key=lambda label: (labels.count(label), label)), "unknown") if labels else "unknown"
    )
    if len(words) == 1 and words[0].casefold() in _MONTHS_AND_DAYS:
        return "unknown"
    if capital(name):
        return "place"
    if _beside_organisation(columns, end, ner) and not titled and not is_first_name(words[0]):
        return "organisation"
    if len(words) == 1 and name not in acronyms() and person_apposed(columns.string, columns.end(end - 1)):
        return "person"
    if words[-1].casefold() in event_classes():
        return "unknown"  # "Second Arland War" is an event
    named = len(words) == 2 and is_first_name(words[0]) and (titled or ner == "person")  # "Leo Park"
    addressed = titled and len(words) == 1 and start > 0 and titles().get(columns.lower[start - 1])  # "Mr. Hill"
    if (named or addressed) and words[-1].casefold() in _PLACE_WORDS:
        return "person"
    if words[-1].casefold() in _PLACE_WORDS or (len(words) > 1 and words[0].casefold() in ("port", "mount", "lake")):
        return "place"
    if (
        name in acronyms()
        or name.casefold() in full_names().keys() | word_list("platform")
        or (words[-1].casefold() in ORG_WORDS and not (titled and is_first_name(words[0])))
    ):
        return "organisation"
    if (
        titled
        and all(word[:1].isupper() or word in _PARTICLES or word in "-–" for word in words)
        and len(words) < 5
        and (ner != "place" or (start > 0 and titles().get(columns.lower[start - 1])))
    ):
        return "person"
    if len(words) > 1 and is_first_name(words[0]) and not _ROMAN.match(words[0]):
        return "person"
    if all(adjective(word) or word.casefold() in ("-", "–") for word in words):
        return "unknown"
    if name.isupper() and len(words) == 1 and 2 <= len(name) <= 6 and not _ROMAN.match(name):
        return "organisation" if ner != "place" else "place"
    if len(words) > 1 and words[1:] and re.search(r"(?:ovich|evich|ovna|evna)$", words[1]):
        return "person"
    if len(words) == 1 and is_first_name(words[0]) and columns.pos[start] == "PROPN":
        return "person"
    if ner in ("unknown", "person") and _headed(columns, start) and not is_first_name(words[0]):
        return "organisation"
    if ner == "place" and len(words) == 1 and columns.dep[start] == "nsubj":
        land = re.search(r"(?:ia|land|stan|burg|ville|grad|shire)$", name)
        return "person" if columns.lemma[columns.head[start]] in SPEECH and not land else ner
    return ner


_PLACE_WORDS = word_list("place")
_NAMED_FOR = ORG_WORDS - {"house", "bank", "court"} | word_list("named after an office")
_MONTHS_AND_DAYS = frozenset(
    "january february march april may june july august september october november december monday"
    " tuesday wednesday thursday friday saturday"
    " sunday christmas easter".split()
)


def _through_of(text: str, columns: Columns, start: int, end: int) -> Hit | None:
    """Read names that go through "of": "Ministry of Works of Arland"; "President of the Republic of Arland Ann Lee"."""
    words = columns.text[start:end]
    office = is_role(words[-1]) or (len(words) > 1 and is_role(" ".join(words[-2:])))
    institution = words[-1].casefold() in ORG_WORDS
    if not (office or institution) or end >= columns.size or columns.lower[end] not in ("of", "for"):
        return None
    position, last = end, end
    while position < columns.size and columns.lower[position] in ("of", "for", "and"):
        nxt = position + 1
        if nxt < columns.size and columns.lower[nxt] == "the":
            nxt += 1
        if nxt >= columns.size or not _is_capital(columns, nxt) or (columns.lower[position] == "and" and office):
            break
        stop = _country_end(text, columns, nxt)
        if office and stop and stop < columns.size and _is_capital(columns, stop) and not columns.first[stop]:
            name_end = _run_end(columns, stop)
            return Hit(
                stop, name_end, _joined(text, columns, stop, name_end), "person", _joined(text, columns, start, stop)
            )
        last = position = stop or _run_end(columns, nxt)
    if institution and last > end:
        return Hit(start, last, _joined(text, columns, start, last), "organisation")
    return None


def _country_end(text: str, columns: Columns, start: int) -> int:
    """The end of the longest country name that begins at a token, or 0."""
    for size in (6, 5, 4, 3, 2, 1):
        if start + size <= columns.size and country(_joined(text, columns, start, start + size)):
            return start + size
    return 0


def _role_before(columns: Columns, start: int) -> int:
    """Where the lower-case office before a name begins: "independent political expert Ann Lee"."""
    if not start or not is_role(columns.text[start - 1]) or not columns.space[start - 1]:
        return start
    begin = start - 1
    while (
        begin > 0
        and start - begin < 5
        and columns.pos[begin - 1] in ("ADJ", "NOUN", "PROPN")
        and columns.space[begin - 1]
    ):
        begin -= 1
        if columns.first[begin]:
            break
    return begin


def _possessor(columns: Columns, start: int) -> int:
    """Take the owner into "Arland's Foreign Ministry", "Prosecutor General's Office" and "Dockers' Union"."""
    if start < 2 or columns.text[start - 1] not in ("'s", "’s", "‘s", "'", "’"):
        return start
    begin = start - 1
    while begin > 0 and _is_capital(columns, begin - 1) and not columns.first[begin]:
        begin -= 1
    owner = columns.text[begin : start - 1]
    alone = columns.lower[start] in ORG_WORDS
    return begin if owner and (alone or country(" ".join(owner)) or _ends_in_role(owner)) else start
