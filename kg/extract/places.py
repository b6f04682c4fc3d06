"""When a name is a town's: "came to Orsk"; and when a capital is no voice: "Oslo is a green city", "visited Oslo"."""

from __future__ import annotations

from kg.extract.phrases import Columns
from kg.names.gazetteer import word_list

# What states are, and towns are not; anything else that a capital is said to be is said of the town.
_ATTITUDES = frozenset(
    "ready willing unwilling able unable right wrong responsible guilty innocent interested aware unaware sure certain "
    "confident concerned worried committed grateful angry furious opposed open prepared reluctant keen eager happy "
    "unhappy silent hostile neutral adamant determined serious sincere afraid wary against satisfied dissatisfied "
    "convinced obliged entitled free due likely unlikely dependent powerless".split()
)
_TOWNS = word_list("place") | frozenset(
    "city town capital village place metropolis hub home settlement destination venue birthplace seat".split()
)
_OF_A_TOWN = frozenset("united undivided divided downtown central old east eastern west western greater".split())
_DONE_TO_TOWNS = frozenset(
    "visit leave reach enter love like see tour bomb shell raid capture seize take occupy liberate storm besiege "
    "encircle surround destroy rebuild restore hit strike flood cross miss explore photograph approach abandon flee "
    "evacuate inhabit settle build found design bypass rename retake recapture attack burn devastate locate situate "
    "connect link paint".split()
)
_DONE_BY_TOWNS = frozenset("lie sit stand grow burn freeze shine sleep flourish boom change attract look smell".split())
_OF_TOWNS = frozenset(
    "mayor street suburb outskirt airport port resident population inhabitant museum theatre theater metro subway park "
    "square building centre center district hotel stadium skyline weather restaurant cafe station cathedral church "
    "mosque bridge river hospital traffic night neighbourhood neighborhood tourist visitor".split()
)


_MOVING = frozenset(
    "come go travel fly drive return arrive move walk march flee sail ride head retreat advance migrate".split()
)
_TAKEN = frozenset("liberate besiege encircle storm shell bomb evacuate inhabit recapture retake rebuild".split())
_TAKEN_STATES = frozenset("liberated occupied besieged captured freed destroyed ruined historic ancient".split())


def evidence(columns: Columns, first: int, last: int, is_family: bool) -> int:
    """How much the words around a name speak for a place: "in X" 2, "near X" 1; "came to X", "the liberated X" 2.

    The latter tell nothing of a family name that somebody here has.
    """
    before = columns.lower[first - 1] if first else ""
    if before == "in":
        return 2
    weight = int(before in ("near", "from", "to", "towards", "inside"))
    if is_family:
        return weight
    head = columns.head[last]
    if weight and columns.dep[last] == "pobj" and columns.lemma[columns.head[head]] in _MOVING:
        return 2
    taken = columns.dep[last] in ("dobj", "nsubjpass") and columns.lemma[head] in _TAKEN
    return 2 if taken or before in _TAKEN_STATES else weight


def is_town(columns: Columns, token: int) -> bool:
    """Is a capital, whose phrase ends at ``token``, spoken of as a town here, not as the voice of its country?"""
    dep, verb = columns.dep[token], columns.head[token]
    lemma = columns.lemma[verb]
    if dep == "pobj" and columns.lower[verb] in ("like", "unlike", "than"):
        beside = [t for t in range(max(0, verb - 6), verb) if columns.dep[t] == "nsubj"]
        above = columns.head[verb] if columns.pos[columns.head[verb]] != "ADJ" else columns.head[columns.head[verb]]
        return any(columns.head[t] == above and is_town(columns, t) for t in beside)
    if any(columns.head[t] == token and columns.lower[t] in _OF_A_TOWN for t in range(max(0, token - 3), token)):
        return True  # "a united Oban", "downtown Oban"
    if dep in ("dobj", "nsubjpass"):
        return lemma in _DONE_TO_TOWNS
    if dep == "poss":
        return lemma in _OF_TOWNS
    if dep != "nsubj":
        return False
    return lemma in _DONE_BY_TOWNS or (lemma in ("be", "become", "remain", "seem") and _is_told_a_town(columns, verb))


def _is_told_a_town(columns: Columns, verb: int) -> bool:
    """Does what follows a copula say what towns are like?"""
    told = [t for t in range(verb + 1, min(columns.size, verb + 12)) if columns.head[t] == verb]
    if any(columns.dep[t] == "attr" for t in told):
        return any(columns.dep[t] == "attr" and columns.lemma[t] in _TOWNS for t in told)
    return any(columns.dep[t] == "acomp" and columns.lemma[t] not in _ATTITUDES for t in told)
