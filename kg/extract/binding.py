"""What a pronoun cannot mean, by the shape of its sentence alone, and when "it" means nothing at all.

In "they attack them" two groups are spoken of, and in "the figures they supplied" the figures supplied nothing.
"""

from __future__ import annotations

from functools import cache

from kg.extract import events, lexicon
from kg.extract.phrases import Columns, begin
from kg.extract.roles import is_human
from kg.names.gazetteer import rows

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
OBJECTS = frozenset({"dobj", "dative", "pobj", "agent", "oprd"})
OBJECT_FORMS = frozenset({"him", "her", "them"})
REFLEXIVE = ("self", "selves")
# Nouns of what is so, at which "it is a …" points ahead or back to a whole sentence.
_SO = frozenset(
    "fact pity shame secret pleasure honour honor privilege joy wonder surprise coincidence truth lie myth mystery "
    "misconception given relief rule custom tradition duty matter question time case".split()
)
_SEEMING = frozenset("seem appear turn happen emerge transpire follow matter".split())
_MOVING = frozenset(
    "bother worry concern surprise please upset annoy amaze shock trouble pain hurt strike sadden anger alarm dawn "
    "disturb help".split()
)
_PEOPLE_DO = frozenset(
    "attend participate visit come arrive work live eat drink sing dance vote study love hate fear want wish try speak "
    "talk sit sleep travel compete win swear greet welcome thank remember forget feel wear carry marry".split()
)
_WISHING = frozenset("recommend demand request urge propose ask insist suggest order require advise stipulate".split())
AGAINST = frozenset({"accuse", "criticize", "condemn", "question", "complain"})
_MONEY = frozenset("money compensation aid loan payment grant gift bribe ransom insurance debt fee fine".split())
_ABSTRACT = ("ness", "ity", "ism", "ship", "ance", "ence", "ings")


def clause(columns: Columns, token: int) -> int | None:
    """Return the verb that a pronoun is an argument of, through a preposition; None for "the fear of them"."""
    verb = columns.head[token]
    if columns.dep[token] == "pobj":
        if columns.dep[verb] not in ("prep", "dative", "agent"):
            return None
        verb = columns.head[verb]
    if columns.dep[token] == "nsubj" and columns.lower[token] in OBJECT_FORMS and columns.dep[verb] == "ccomp":
        verb = columns.head[verb]  # "they found them guilty"
    return verb if columns.pos[verb] in ("VERB", "AUX") else None


def subjects(columns: Columns, verb: int) -> list[int]:
    """Return the subject of a verb, its own or the one that it shares: of "came and helped them" who came."""
    for _ in range(8):
        kids = range(max(0, verb - 40), min(columns.size, verb + 25))
        own = [t for t in kids if columns.head[t] == verb and columns.dep[t] in SUBJECTS]
        if own:
            return own
        above = columns.head[verb]
        if columns.dep[verb] == "acl" and columns.tag[verb] == "VBG":
            return [above]
        if columns.dep[verb] == "xcomp":
            asked = [t for t in range(above, verb) if columns.head[t] == above and columns.dep[t] == "dobj"]
            if asked and (columns.pos[asked[0]] != "NOUN" or is_human(columns.lemma[asked[0]])):
                return asked  # "asked Marsh to help him", not "used the talks to help him"
        elif columns.dep[verb] not in ("conj", "advcl") or (columns.dep[verb] == "advcl" and _finite(columns, verb)):
            return []
        if above == verb:
            return []
        verb = above
    return []


def _finite(columns: Columns, verb: int) -> bool:
    return columns.tag[verb] not in ("VB", "VBG", "VBN")


def rivals(columns: Columns, token: int) -> set[int]:
    """Return the heads that a pronoun cannot mean.

    These are the subject beside it, what its relative clause hangs on, and those that it is joined to ("Ann and they").
    """
    if columns.dep[token] == "conj":
        return _joined_to(columns, token)
    if columns.dep[token] == "poss":
        return _who_judges(columns, token)
    if columns.lower[token].endswith(REFLEXIVE) or columns.dep[token] not in SUBJECTS | OBJECTS:
        return set()
    verb = clause(columns, token)
    if verb is None:
        return set()
    found = set(subjects(columns, columns.head[verb])) if is_wished(columns, token) else set()
    if columns.dep[token] in OBJECTS or columns.lower[token] in OBJECT_FORMS:
        found.update(subjects(columns, verb))
        for subject in [*found]:
            if columns.tag[subject] in ("WP", "WDT") and (above := _hangs_on(columns, columns.head[subject])):
                found.add(above)
    if above := _hangs_on(columns, verb):
        found.add(above)
    return found


def finite(columns: Columns, token: int) -> int:
    """Return the verb of which a pronoun is the subject, where the parser hangs it on an auxiliary the main one."""
    verb = columns.head[token]
    return columns.head[verb] if columns.dep[verb] in ("aux", "auxpass") else verb


def is_wished(columns: Columns, token: int) -> bool:
    """Does somebody want it of another: "Ann demanded that she go", who is not Ann?"""
    verb = finite(columns, token)
    if columns.dep[token] not in SUBJECTS or columns.dep[verb] != "ccomp":
        return False
    if columns.lemma[columns.head[verb]] not in _WISHING or columns.head[verb] > token:
        return False
    helpers = [columns.lower[t] for t in range(token + 1, verb) if columns.dep[t] in ("aux", "auxpass")]
    bare = columns.lower[verb] == columns.lemma[verb] and not helpers
    return bare or helpers[:1] in (["be"], ["should"], ["must"])


def _who_judges(columns: Columns, token: int) -> set[int]:
    """Return who questions or attacks what a pronoun owns, which is not his own: "Lee questioned his experience"."""
    noun = columns.head[token]
    verb = columns.head[noun]
    attacked = columns.dep[noun] == "dobj" and act(columns, verb) in AGAINST
    return set(subjects(columns, verb)) if attacked and columns.lower[token + 1] != "own" else set()


def act(columns: Columns, verb: int) -> str:
    entry = lexicon.by_lemma("verb").get(columns.lemma[verb])
    return entry.act if entry and columns.pos[verb] == "VERB" else ""


def _joined_to(columns: Columns, token: int) -> set[int]:
    """Return the heads before a token that it is joined to by "and"."""
    found: set[int] = set()
    while columns.dep[token] == "conj" and columns.head[token] < token:
        token = columns.head[token]
        found.add(token)
    return found


def _hangs_on(columns: Columns, verb: int) -> int | None:
    """The noun of which a verb says something in a relative clause: of "the figures they were able to supply"."""
    for _ in range(8):
        if columns.dep[verb] in ("relcl", "acl"):
            return columns.head[verb]
        if columns.dep[verb] not in ("xcomp", "conj", "acomp"):
            return None
        verb = columns.head[verb]
    return None


def is_said_by(columns: Columns, noun: int, verb: int) -> bool:
    """Does a noun stand in what a verb behind it reports: the vote of "the vote was secret, it said"?"""
    return noun < verb and columns.lemma[verb] in lexicon.by_lemma("verb") and is_reported(columns, noun, verb)


def is_reported(columns: Columns, noun: int, verb: int) -> bool:
    """Does a noun stand in the clause that a verb reports, before or behind it?"""
    for _ in range(12):
        above = columns.head[noun]
        if above == noun:
            return False
        if above == verb:
            return columns.dep[noun] == "ccomp"
        if above == columns.head[verb] and columns.dep[verb] == "parataxis" and noun != verb:
            return True  # "the vote, they argued, was secret"
        noun = above
    return False


def is_asked(columns: Columns, noun: int) -> bool:
    """Is a noun phrase one that asks, "what kind", "how many towns"? It names nothing to come back to."""
    above = columns.head[columns.head[noun]]
    if columns.dep[noun] == "pobj" and columns.lower[columns.head[noun]] == "of" and above < noun:
        return is_asked(columns, above)  # "what kind of ship"
    first = begin(columns, noun)
    return any(columns.tag[t] in ("WDT", "WP", "WP$", "WRB") for t in range(max(0, first - 1), noun + 1)) and (
        columns.tag[first] in ("WDT", "WP", "WP$", "WRB") or columns.lower[first - 1] == "how"
    )


def means_nothing(columns: Columns, token: int) -> bool:
    """Is this the empty "it" of "it is expected that", "how good it is to", "it is a pity", "as it were"?"""
    verb = columns.head[token]
    if columns.dep[token] == "expl":
        return True
    ahead = range(token + 1, min(columns.size, token + 25))
    raising = columns.dep[token] == "nsubjpass" or columns.pos[verb] in ("AUX", "ADJ")
    raising = raising or columns.lemma[verb] in _SEEMING | {"take"}
    if raising and any(columns.head[c] == verb and columns.dep[c] in ("ccomp", "csubj", "xcomp") for c in ahead):
        return True
    if columns.lemma[verb] in _SEEMING and any(columns.lower[c] in ("that", "as") for c in range(verb + 1, verb + 3)
                                               if c < columns.size):  # fmt: skip
        return True
    if columns.lemma[verb] in _MOVING and any(
        columns.lower[t] == "that" and columns.dep[t] == "mark" and columns.head[columns.head[t]] == verb for t in ahead
    ):
        return True  # "it worries me that …"
    if columns.lemma[verb] != "be":
        return False
    if columns.lower[verb] == "were" and token and columns.lower[token - 1] == "as":
        return True
    near = range(max(0, token - 4), min(columns.size, verb + 8))
    told = [t for t in near if columns.head[t] == verb and columns.dep[t] in ("attr", "acomp")]
    if any(columns.dep[t] == "attr" and columns.lemma[t] in _SO for t in told):
        return True
    return any(columns.head[c] in told and columns.dep[c] in ("ccomp", "csubj") for c in ahead) or any(
        columns.dep[t] == "acomp" and columns.head[c] == t and columns.dep[c] == "xcomp" for t in told for c in ahead
    )


@cache
def _happenings() -> frozenset[str]:
    return frozenset({row["noun"] for row in rows("event_nouns")} | set(events.classes()))


def is_deed_of_people(columns: Columns, verb: int) -> bool:
    """Is this what people do and happenings do not: attend, come, take part, say?"""
    lemma = columns.lemma[verb]
    if lemma in _PEOPLE_DO:
        return True
    return lemma == "take" and any(
        columns.head[t] == verb and columns.lemma[t] == "part" for t in range(verb + 1, min(verb + 4, columns.size))
    )


def is_happening(columns: Columns, noun: int) -> bool:
    """Is this the word for something that happens or an abstraction: visits, meetings, kindness?"""
    lemma = columns.lemma[noun]
    return columns.pos[noun] == "NOUN" and (lemma in _happenings() or columns.lower[noun].endswith(_ABSTRACT))


def is_other_sort(columns: Columns, token: int, noun: int) -> bool:
    """Is "it" a deed and the noun before none: "The town was attacked. It was the worst attack in years"?"""
    deed = not is_happening(columns, noun) and not _said_to_be(columns, token, "attr").isdisjoint(_happenings())
    return deed or (columns.pos[noun] == "PROPN" and is_sum(columns, token))


def is_sum(columns: Columns, token: int) -> bool:
    """Is "it" money: "It was not aid, Norland said", where Norland speaks of no Norland?"""
    return not _said_to_be(columns, token, "attr", "acomp").isdisjoint(_MONEY)


def _said_to_be(columns: Columns, token: int, *deps: str) -> set[str]:
    verb = columns.head[token]
    if columns.lemma[verb] != "be" or columns.dep[token] != "nsubj":
        return set()
    told = (t for t in range(verb + 1, min(verb + 9, columns.size)) if columns.head[t] == verb)
    return {columns.lemma[t] for t in told if columns.dep[t] in deps}


def counts_many(columns: Columns, noun: int) -> bool:
    """Does a noun count people, "52 percent of voters", "a majority of nurses"?"""
    shares = columns.lemma[noun] in ("percent", "%", "majority", "half", "third", "quarter", "number", "most", "rest")
    return shares and any(columns.head[t] == noun and columns.lower[t] == "of" for t in range(noun + 1, noun + 3)
                          if t < columns.size)  # fmt: skip


def parted(columns: Columns, token: int) -> int | None:
    """Return what "three of them" are parts of where it stands just before: "saw ten sailors, three of them women"."""
    prep = columns.head[token]
    part = columns.head[prep]
    if columns.dep[token] != "pobj" or columns.lower[prep] != "of" or part != prep - 1 or columns.pos[part] == "NOUN":
        return None
    before = part - 2
    plural = before >= 0 and columns.is_plural(before) and columns.sentence[before] == columns.sentence[token]
    return before if plural and columns.lower[before + 1 : before + 2] == [","] else None


def plural_objects(columns: Columns, token: int, barred: set[int]) -> list[int]:
    """Return the plural objects before a pronoun in its sentence, those of another verb than its own."""
    found = []
    for noun in range(token - 1, -1, -1):
        if columns.sentence[noun] != columns.sentence[token]:
            break
        thing = columns.is_plural(noun) and columns.dep[noun] in ("dobj", "pobj", "dative")
        if thing and noun not in barred and columns.head[noun] != columns.head[token] and not is_asked(columns, noun):
            found.append(noun)
    return found


def people_behind(columns: Columns, noun: int) -> int | None:
    """Return whose visits "visits by envoys" are, the head of a plural phrase with "by", "of" or "between"."""
    for prep in range(noun + 1, min(columns.size, noun + 8)):
        if columns.head[prep] == noun and columns.lower[prep] in ("by", "of", "between", "among"):
            for token in range(prep + 1, min(columns.size, prep + 8)):
                if columns.head[token] == prep and columns.dep[token] == "pobj" and columns.is_plural(token):
                    return token
    return None
