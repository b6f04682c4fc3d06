"""Repairs of verbs whose small words the parser takes for others: the "'s" of "he's given it", a particle."""

from __future__ import annotations

from .columns import Columns, Mend
from .lexicon import by_lemma

_PARTICLES = frozenset({"away", "back", "off"})
_WHEN = (["in"], ["on"], ["at"], ["during"], ["when"], ["then"])
_GIVING = frozenset("give offer award pay teach grant ask tell send show allow call name deny".split())
_TELLING = frozenset("tell inform assure remind warn".split())
_HALVES = frozenset("down up out off by apart aside".split())
_ASKED = frozenset("ask wonder know see doubt care check matter mind tell say decide find determine remember".split())
_COUNTING = frozenset("predict expect forecast foresee want need kill hire build buy sell cut add create lose".split())
_MANY = frozenset({"hundreds", "thousands", "millions", "billions"})


def _takes_particle(columns: Columns, i: int) -> bool:
    """ "gave away only two tugs", "handed the keys back": what belongs to the verb is no place."""
    what = columns.child(i, "dobj", "nsubjpass")
    if what is None:
        return False
    over = next((c for c in columns.kids(i, "prep") if columns.lower[c : c + 2] == ["over", "to"]), None)
    if over is not None and not columns.children[over] and what < over:
        columns.dep[over] = "prt"  # "turned the files over to the police"
        return True
    for c in columns.kids(i, "advmod"):
        beside = c == i + 1 or (i < what and c == columns.right[what] + 1)
        further = columns.children[c]
        if columns.lower[c + 1 : c + 2] in _WHEN:
            continue  # "was made back in May"
        if columns.lower[c] in _PARTICLES and beside and all(columns.lower[k] in ("to", "from") for k in further):
            columns.dep[c] = "prt"
            for k in further.copy():
                columns.attach(k, i, "prep")
            return True
    return False


def _has(columns: Columns, i: int) -> bool:
    """ "he's sold the pier", "she's gone": he has, and nothing was done to them."""
    aux = columns.child(i, "auxpass")
    if aux is None or columns.lower[aux] not in ("'s", "’s") or columns.tag[i] != "VBN":
        return False
    if columns.child(i, "agent", "oprd", "attr", "acomp") is not None:
        return False
    what = columns.child(i, "dobj")
    sold = what is not None and what > i and (columns.lemma[i] not in _GIVING or _is_thing(columns, i, what))
    if not sold and (what is not None or columns.lemma[i] not in ("go", "come", "be", "become")):
        return False
    columns.dep[aux] = "aux"
    to_whom = columns.child(what, "compound") if what is not None and columns.lower[what] in _MANY else None
    if to_whom is not None and columns.tag[to_whom] in ("NN", "NNS"):  # "given | other clubs | millions"
        for c in columns.children[what].copy():
            if c < to_whom:
                columns.attach(c, to_whom, columns.dep[c])
        columns.attach(to_whom, i, "dative")
    subject = columns.child(i, "nsubjpass")
    if subject is not None:
        columns.dep[subject] = "nsubj"
    return True


def _is_thing(columns: Columns, i: int, what: int) -> bool:
    """Tell "he's given them a boat" and "he's given millions", which he has done, from "he's given a boat"."""
    return columns.child(i, "dative") is not None or columns.lemma[what] in ("million", "thousand", "billion", "dollar")


def _make_sure(columns: Columns, i: int) -> bool:
    """ "will make sure promises become reality": what is sure is that they do, not the promises."""
    sure = i + 1
    if columns.lemma[i] != "make" or sure + 1 >= len(columns) or columns.lower[sure] != "sure":
        return False
    verb = next((c for c in columns.kids(i, "ccomp") if sure in columns.subtree(c)), None)
    if verb is None or columns.head[sure] not in (verb, columns.child(verb, "nsubj", "nsubjpass")):
        return False
    columns.attach(sure, i, "ccomp")
    columns.attach(verb, sure, "ccomp")
    return True


def _only_if(columns: Columns, i: int) -> bool:
    """ "will grow if the sea warms": a condition, nothing that is asked."""
    mark, verb = columns.child(i, "mark"), columns.head[i]
    if mark is None or columns.lower[mark] != "if" or verb > i or columns.lower[mark - 1] in ("as", "even"):
        return False
    asked = columns.lemma[verb] in by_lemma("verb") or columns.lemma[verb] in _ASKED
    if columns.pos[verb] != "VERB" or asked or columns.left[i] != mark:
        return False
    columns.attach(i, verb, "advcl")
    return True


def _called_by_name(columns: Columns, i: int) -> bool:
    """ "That is how it is, Anna": she is spoken to, and it is no Anna."""
    name = columns.child(i, "attr")
    if name is None or columns.pos[name] != "PROPN" or name < i or columns.lower[columns.left[name] - 1] != ",":
        return False
    ends = name + 1 == len(columns) or columns.lower[name + 1] in (".", "!", "?", "…", ",", '"', "”", "''")
    if not ends or columns.left[name] < name - 1 or columns.child(name, "conj", "appos") is not None:
        return False
    columns.attach(name, i, "npadvmod")
    return True


def _what_is_it(columns: Columns, i: int) -> bool:
    """ "find out what is the reason": the reason is looked for, and whoever looks for it is nothing of the sort."""
    asked = columns.kids(i, "attr")
    if len(asked) != 2 or columns.lower[asked[0]] not in ("what", "who") or not asked[0] < i < asked[1]:
        return False
    if columns.child(i, "nsubj", "expl") is not None:
        return False
    columns.dep[asked[1]] = "nsubj"
    return True


def _he_should(columns: Columns, i: int) -> bool:
    """ "If they cannot say ‘sorry’ they should go": the condition is no main clause, and the words do not go."""
    mark, noun = columns.child(i, "mark"), columns.child(i, "dobj")
    if mark is None or columns.lower[mark] != "if" or noun is None or columns.left[i] != mark:
        return False
    verb = next((c for c in columns.kids(noun, "relcl") if c > noun), None)
    subject = columns.child(verb, "nsubj", "nsubjpass") if verb is not None else None
    if subject is None or columns.tag[subject] != "PRP" or columns.left[verb] != subject:
        return False
    if not any(columns.tag[c] == "MD" for c in columns.kids(verb, "aux")) or columns.pos[subject - 1] != "PUNCT":
        return False
    columns.take_place(verb, i)
    columns.attach(i, verb, "advcl")
    for c in columns.kids(i, "punct"):
        if c > verb:
            columns.attach(c, verb, "punct")
    return True


def _between_two(columns: Columns, i: int) -> bool:
    """ "predict between two and four rises": so many rises are predicted."""
    for prep in columns.kids(i, "prep"):
        noun = columns.child(prep, "pobj")
        number = prep + 1
        if noun is None or columns.lower[prep] != "between" or prep != i + 1 or columns.tag[number] != "CD":
            continue
        other = columns.child(number, "conj")
        if other is None or columns.tag[other] != "CD" or number == noun:
            continue
        if columns.child(i, "dobj") is None and columns.lemma[i] in _COUNTING:
            columns.attach(noun, i, "dobj")
            columns.attach(prep, number, "quantmod")
            return True
    return False


def _backs_down(columns: Columns, i: int) -> bool:
    """ "did not back down", "grew up": the small word is half of the verb, no manner."""
    for c in columns.kids(i, "advmod"):
        if c == i + 1 and columns.lower[c] in _HALVES and not columns.children[c] and columns.lemma[i] != "be":
            if c + 1 < len(columns) and columns.lower[c + 1] in ("to", "from", "by", "of"):
                return False  # "down to 5 percent"
            columns.dep[c] = "prt"
            return True
    return False


def _told_at_the_start(columns: Columns, i: int) -> bool:
    """ "told her at the start of the talks that the port would not pay for it": what she was told."""
    that = next((c for c in columns.kids(i, "dobj", "mark") if columns.lower[c] == "that"), None)
    if that is None or columns.tag[that] != "IN" or columns.left[i] != that or columns.dep[columns.head[i]] != "pobj":
        return False
    if columns.child(i, "nsubj", "nsubjpass", "expl") is None or columns.child(i, "prep") is None:
        return False
    verb = next((j for j in columns.ancestors(i) if columns.pos[j] == "VERB"), None)
    if verb is None or verb > that or columns.lemma[verb] not in _TELLING:
        return False
    if columns.child(verb, "ccomp") is not None or columns.child(verb, "dobj", "dative") is None:
        return False
    columns.attach(i, verb, "ccomp")
    columns.dep[that] = "mark"
    return True


MISNAMED = (
    Mend(_what_is_it, "ccomp", "attr", "what who"),
    Mend(_he_should, "ROOT ccomp", "mark", "if"),
    Mend(_between_two, "", "prep", "between"),
    Mend(_make_sure, "", "ccomp", "sure"),
    Mend(_only_if, "ccomp", "mark", "if"),
    Mend(_called_by_name, "", "attr", ","),
    Mend(_backs_down, "", "advmod", "down up out off by apart aside"),
    Mend(_told_at_the_start, "relcl", "dobj mark", "that"),
    Mend(_has, "", "auxpass"),
    Mend(_takes_particle, "", "advmod prep"),
)
