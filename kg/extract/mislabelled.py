"""Repairs of parses that take words for what they are not. Each is for a class of sentences."""

from __future__ import annotations

from .clauses import SUBJECTS
from .columns import Columns, Mend
from .lexicon import by_lemma

_EXPECTING = frozenset(("expect", "want", "wish", "like", "prefer"))
_NAMING = frozenset(("call", "label", "brand", "deem", "consider", "find", "declare", "term", "dub"))
_PAIRED = frozenset(
    (("mistake", "for"), ("blame", "for"), ("blame", "on"), ("exchange", "for"), ("swap", "for"), ("confuse", "with"),
     ("replace", "with"), ("replace", "by"), ("remind", "of"), ("inform", "of"), ("warn", "of"), ("notify", "of"),
     ("assure", "of"), ("convince", "of"), ("rob", "of"),
     ("strip", "of"), ("deprive", "of"), ("relieve", "of"),
     ("compare", "to"), ("compare", "with"), ("liken", "to"), ("equate", "with"))
)  # fmt: skip
_OBJECTIVE = frozenset(("me", "us", "him", "her", "them", "you"))


def _expected(columns: Columns, i: int) -> bool:
    """Put "expects pressure on workers in the north to ease" right: pressure eases, whatever "to ease" hangs on."""
    if columns.tag[i] != "VB" or columns.dep[i] not in ("acl", "advcl", "relcl", "xcomp"):
        return False
    if columns.child(i, *SUBJECTS, "mark") is not None or not columns.is_infinitive(i):
        return False
    noun = next((j for j in columns.ancestors(i) if columns.dep[j] == "dobj"), None)
    if noun is None or columns.child(noun, "prep") is None or columns.right[noun] != columns.right[i]:
        return False
    verb = columns.head[noun]
    if columns.lemma[verb] not in _EXPECTING or noun < verb or columns.child(verb, "ccomp", "xcomp") is not None:
        return False
    columns.attach(i, verb, "ccomp")
    columns.attach(noun, i, "nsubj")
    return True


def _for_our_part(columns: Columns, i: int) -> bool:
    """ "We do it for our part to win": the part is no one who wins."""
    mark, part = columns.child(i, "mark"), columns.child(i, "nsubj")
    if mark is None or part is None or columns.lower[mark] != "for" or columns.lemma[part] != "part":
        return False
    if columns.child(part, "poss") is None or columns.head[i] == i:
        return False
    columns.attach(mark, columns.head[i], "prep")
    columns.attach(part, mark, "pobj")
    return True


def _naming(columns: Columns, i: int) -> bool:
    """ "called the reports about the closure misleading": an adjective behind its noun is what the noun is called."""
    target = columns.child(i, "dobj")
    if target is None or target < i or columns.lemma[i] not in _NAMING or columns.child(i, "oprd") is not None:
        return False
    last = columns.right[target]
    while last > target and columns.pos[last] in ("PUNCT", "SPACE"):
        last -= 1
    above, own = columns.head[last], columns.child(last, "nsubj")
    while columns.dep[last] == "conj" and columns.pos[columns.head[last]] == "ADJ":
        last = columns.head[last]  # "the claim of a right to the files wild and worrying"
    above = columns.head[last]
    if last == target or columns.pos[last] not in ("ADJ", "VERB") or above > last:
        return False
    if columns.dep[last] == "pcomp" and own is not None:
        columns.attach(own, above, "pobj")
    elif columns.dep[last] != "amod":
        return False
    columns.attach(last, i, "oprd")
    return True


def _seen_as(columns: Columns, i: int) -> bool:
    """ "see the mayor as weak", "branded her a liar": what somebody is seen as, no clause and no measure."""
    thing = columns.child(i, "dobj")
    for c in columns.kids(i, "ccomp"):
        seen = columns.child(c, "nsubj")
        mark = next((k for k in columns.kids(c, "advmod", "mark", "prep") if columns.lower[k] == "as"), None)
        if columns.pos[c] in ("ADJ", "NOUN", "PROPN") and seen is not None and mark is not None and i < seen < mark < c:
            columns.attach(seen, i, "dobj")
            columns.attach(mark, i, "prep")
            columns.attach(c, mark, "amod" if columns.pos[c] == "ADJ" else "pobj")
            return True
    for c in columns.kids(thing, "appos") if thing is not None and columns.lemma[i] in _NAMING else ():
        article = columns.child(c, "det")  # "called Berg a “Red Queen”"
        if article is not None and columns.lower[article] in ("a", "an") and columns.left[c] == thing + 1:
            columns.attach(c, i, "oprd")
            return True
    for c in columns.kids(i, "npadvmod"):
        article = columns.child(c, "det")
        named = thing is not None and thing < c and columns.lemma[i] in _NAMING
        if named and article is not None and columns.lower[article] in ("a", "an"):
            columns.attach(c, i, "oprd")
            return True
    return False


def _object_of_preposition(columns: Columns, i: int) -> bool:
    """ "despite all that, ties continue to grow": what stands behind a preposition is its object."""
    noun = columns.child(i, "dobj")
    if noun is None or noun > i or columns.left[noun] == 0 or columns.tag[noun] in ("WP", "WDT"):
        return False
    prep = columns.left[noun] - 1
    if columns.pos[prep] not in ("ADP", "SCONJ") or columns.dep[prep] != "prep" or columns.children[prep]:
        return False
    columns.attach(noun, prep, "pobj")
    return True


def _in_process(columns: Columns, i: int) -> bool:
    """ "is in the process of being closed" is being closed."""
    for prep in columns.kids(i, "prep"):
        noun = columns.child(prep, "pobj")
        if columns.lemma[i] != "be" or columns.lower[prep] != "in" or noun is None or columns.lower[noun] != "process":
            continue
        of = columns.child(noun, "prep")
        verb = columns.child(of, "pcomp") if of is not None else None
        if verb is None or not any(columns.tag[k] == "VBG" for k in (verb, *columns.children[verb])):
            continue
        columns.take_place(verb, i)
        for c in columns.children[i].copy():
            passive = columns.dep[c] == "nsubj" and columns.child(verb, "auxpass") is not None
            columns.attach(c, verb, "dep" if c == prep else "nsubjpass" if passive else columns.dep[c])
        columns.attach(i, verb, "aux")
        return True
    return False


def _reports_that(columns: Columns, i: int) -> bool:
    """ "denied reports in the press that he had left": what was reported, no relative clause."""
    noun = columns.head[i]
    that = next((c for c in columns.kids(i, "dobj", "nsubj", "mark") if columns.lower[c] == "that"), None)
    if columns.dep[i] != "relcl" or that is None or columns.lemma[noun] not in by_lemma("noun"):
        return False
    if columns.dep[noun] != "dobj" or columns.child(i, "nsubj", "nsubjpass", "expl") in (None, that):
        return False
    verb = by_lemma("verb").get(columns.lemma[columns.head[noun]])
    if verb is None or verb.cls not in ("denial", "confirmation", "rejection", "admission"):
        return False
    columns.attach(that, i, "mark")
    columns.attach(i, noun, "acl")
    return True


def _noun_that(columns: Columns, i: int) -> bool:
    """ "withdrew his charge that the clerk stole": what the charge says, where the verb itself reports nothing."""
    noun, verb = columns.child(columns.head[i], "dobj"), by_lemma("verb").get(columns.lemma[columns.head[i]])
    if columns.dep[i] != "ccomp" or noun is None or (verb is not None and "that" in verb.frames):
        return False
    entry = by_lemma("noun").get(columns.lemma[noun])
    first = columns.left[i]
    called = columns.lemma[noun] in ("fiction", "myth", "lie", "fantasy", "illusion", "fact")
    if not (called or (entry and "that" in entry.frames)) or columns.lower[first] != "that" or noun != first - 1:
        return False
    columns.attach(i, noun, "acl")
    return True


def _told_to(columns: Columns, i: int) -> bool:
    """ "complained to a crowd that the port was slow": the complaint, nothing about the crowd."""
    whom = columns.head[i]
    that, prep = columns.child(i, "mark"), columns.head[whom]
    verb = by_lemma("verb").get(columns.lemma[columns.head[prep]])
    if columns.dep[i] != "relcl" or that is None or columns.lower[that] != "that" or columns.dep[whom] != "pobj":
        return False
    if columns.lower[prep] not in ("to", "with", "at") or verb is None or "that" not in verb.frames:
        return False
    columns.attach(i, columns.head[prep], "ccomp")
    return True


def _not_but(columns: Columns, i: int) -> bool:
    """ "was not a fault, but rather the normal work": a noun that the parser joined to the verb is a second what."""
    what = columns.child(i, "attr")
    if what is None or columns.child(i, "neg") is None:
        return False
    for c in columns.kids(i, "conj"):
        before = columns.left[c] - 1
        while before > what and columns.lower[before] in ("rather", "instead"):
            before -= 1
        if columns.pos[c] in ("NOUN", "PROPN") and columns.lower[before] == "but" and columns.child(c, "nsubj") is None:
            columns.attach(c, i, "attr")
            return True
    return False


def _no_verb(columns: Columns, i: int) -> bool:
    """ "the work of the missiles’ fuses": what has a possessive mark is no verb, whatever the tagger took it for."""
    noun = columns.child(i, "nsubj")
    prep = columns.child(noun, "prep") if noun is not None else None
    objects = columns.kids(prep, "pobj") if prep is not None else []
    case = columns.child(objects[0], "case") if len(objects) == 2 else None
    if case is None or columns.tag[i] != "VBZ" or not case < objects[1] < i:
        return False
    columns.attach(noun, columns.head[i], columns.dep[i])
    for c in [*columns.children[i], *columns.children[noun]]:
        if columns.dep[c] in ("punct", "cc") and c > i:
            columns.attach(c, noun, columns.dep[c])
    for c, dep in zip(objects, ("poss", "compound"), strict=True):
        columns.attach(c, i, dep)
    columns.attach(i, prep, "pobj")
    columns.pos[i], columns.tag[i] = "NOUN", "NNS"
    _not_but(columns, columns.head[noun])
    return True


def _for_another(columns: Columns, i: int) -> bool:
    """ "took the shadow for a ship": the phrase behind the object belongs to the verb."""
    thing = columns.child(i, "dobj")
    if thing is None or thing < i:
        return False
    last = columns.right[thing]
    for c in (*columns.kids(thing, "prep"), *(j for j in columns.ancestors(last) if thing < j < last)):
        if (columns.lemma[i], columns.lower[c]) in _PAIRED and columns.dep[c] == "prep":
            columns.attach(c, i, "prep")
            return True
    return False


def _has_to_do(columns: Columns, i: int) -> bool:
    """ "has to do with the treaty" is no duty."""
    do = columns.child(i, "xcomp", "relcl")
    if columns.lemma[i] != "have" or do is None or columns.lower[do] != "do" or columns.dep[do] != "xcomp":
        return False
    about = columns.child(do, "prep")
    if about is None or columns.lower[about] != "with" or columns.child(do, "dobj") is not None:
        return False
    for c in columns.children[do].copy():
        columns.attach(c, i, "prt" if columns.tag[c] == "TO" else columns.dep[c])
    columns.attach(do, i, "prt")
    columns.pos[do] = "ADV"
    return True


def _given_thing(columns: Columns, i: int) -> bool:
    """ "allowed us the opportunity to rest": a noun with an article is no clause."""
    for c in columns.kids(i, "ccomp"):
        whom = columns.child(c, "nsubj")
        noun = columns.pos[c] == "NOUN" and columns.child(c, "det") is not None
        if noun and whom is not None and whom < c and columns.lemma[i] in ("make", "call", "consider", "find"):
            columns.attach(whom, i, "dobj")
            columns.attach(c, i, "oprd")  # "made this a showcase"
            return True
        if noun and whom is not None and whom < c and columns.lower[whom] in _OBJECTIVE:
            columns.attach(whom, i, "dative")
            columns.attach(c, i, "dobj")
            return True
    return False


def _thanks_to(columns: Columns, i: int) -> bool:
    """ "This was possible thanks to the crew": a cause."""
    thanks = columns.child(i, "attr")
    if thanks is None or columns.lower[thanks] != "thanks" or columns.child(thanks, "prep") is None:
        return False
    quality = columns.child(thanks, "amod")
    if quality is not None and columns.child(i, "acomp") is None:
        columns.attach(quality, i, "acomp")
    columns.attach(thanks, i, "advmod")
    return True


def _for_it_to(columns: Columns, i: int) -> bool:
    """ "make an effort for this to happen": the effort is made, this happens."""
    mark = columns.child(i, "mark")
    things = columns.kids(i, "nsubj")
    if mark is None or columns.lower[mark] != "for" or len(things) != 2 or not things[0] < mark < things[1]:
        return False
    columns.attach(things[0], columns.head[i], "dobj")
    columns.attach(i, columns.head[i], "advcl")
    return True


def _up_to_now(columns: Columns, i: int) -> bool:
    """ "what they have provided up to now": a time."""
    up = columns.child(i, "prt")
    if up is None or columns.lower[up] != "up" or up + 2 >= len(columns) or columns.lower[up + 1] != "to":
        return False
    if columns.lower[up + 2] not in ("now", "date", "then", "today"):
        return False
    columns.attach(up + 2, i, "advmod")
    columns.attach(up, up + 2, "advmod")
    columns.attach(up + 1, up + 2, "advmod")
    return True


def _made_possible(columns: Columns, i: int) -> bool:
    """ "made it possible to plan": what is possible is the planning, not "it"."""
    quality = columns.child(i, "ccomp")
    it = columns.child(quality, "nsubj") if quality is not None else None
    if it is None or columns.pos[quality] != "ADJ" or columns.lower[it] != "it" or quality < i:
        return False
    if f"{columns.lemma[i]} {columns.lower[quality]}" in ("make clear", "make plain", "make known", "make public"):
        return False
    columns.attach(it, i, "dobj")
    columns.attach(quality, i, "oprd")
    return True


def _that_mark(columns: Columns, i: int) -> bool:
    """ "I know that they came, that they stayed": "that" opens the clause and is nothing in it."""
    that, subject = columns.child(i, "dobj"), columns.child(i, *SUBJECTS)
    if that is None or columns.lower[that] != "that" or columns.tag[that] != "IN" or subject is None or that > subject:
        return False
    if columns.dep[i] not in ("ccomp", "advcl", "conj"):
        return False
    columns.attach(that, i, "mark")
    return True


def _that_thing(columns: Columns, i: int) -> bool:
    """ "Marsh disputes that.": at the end of a clause "that" opens nothing."""
    that = columns.child(i, "dobj")
    if that is None or columns.lower[that] != "that" or columns.tag[that] != "IN" or that < i:
        return False
    columns.pos[that], columns.tag[that] = "PRON", "DT"
    return True


def _both_verbs(columns: Columns, i: int) -> bool:
    """ "those that both help and oppose it": "both" joins the verbs."""
    both, joined = columns.child(i, "nsubj"), columns.child(i, "conj")
    if both is None or columns.lower[both] != "both" or joined is None or columns.dep[i] != "relcl":
        return False
    that = both - 1
    if columns.lower[that] not in ("that", "who", "which"):
        return False
    columns.attach(that, i, "nsubj")
    columns.attach(both, i, "preconj")
    return True


def _wanted(columns: Columns, i: int) -> bool:
    """ "would like everything to be settled": everything be settled."""
    thing = columns.child(i, "dobj")
    verb = columns.child(thing, "relcl", "acl") if thing is not None else None
    if columns.lemma[i] not in ("like", "want") or verb is None or not columns.is_infinitive(verb):
        return False
    if columns.pos[thing] != "PRON" and columns.lower[thing] not in ("everything", "nothing", "something", "everyone"):
        return False
    passive = columns.child(verb, "auxpass") is not None
    columns.attach(verb, i, "ccomp")
    columns.attach(thing, verb, "nsubjpass" if passive else "nsubj")
    return True


def _of_a_council(columns: Columns, i: int) -> bool:
    """ "called the council’s plan “wild”": it was the plan that was called so, neither the council nor nothing."""
    named = columns.kids(i, "oprd")
    thing = columns.child(i, "dobj")
    case = columns.child(thing, "case") if thing is not None else None
    if case is not None and named and named[0] > case and columns.left[named[0]] == case + 1:
        owned = named[0]
        if columns.pos[owned] != "NOUN":
            return False
        columns.attach(owned, i, "dobj")
        columns.attach(thing, owned, "poss")
        return True
    if thing is None and len(named) == 1 and columns.lemma[i] in _NAMING:
        quality = named[0]
        inner = next((c for c in columns.kids(quality, "nmod", "compound", "npadvmod") if c < quality), None)
        if inner is None or columns.lower[inner + 1] not in ('"', "“", "''", "``", "‘") or inner < i:
            return False
        columns.attach(inner, i, "dobj")
        for c in columns.kids(quality, "poss", "det"):
            if c < inner:
                columns.attach(c, inner, columns.dep[c])
        return True
    return False


MISLABELLED = (
    Mend(_expected, "acl advcl relcl xcomp"),
    Mend(_for_our_part, "", "mark"),
    Mend(_naming, "", "dobj"),
    Mend(_seen_as, "", "ccomp npadvmod dobj"),
    Mend(_object_of_preposition, "", "dobj"),
    Mend(_in_process, "", "prep", "process"),
    Mend(_reports_that, "relcl"),
    Mend(_noun_that, "ccomp", "mark"),
    Mend(_told_to, "relcl", "mark"),
    Mend(_not_but, "", "neg", "but"),
    Mend(_no_verb, "", "nsubj", "'s ’s ' ’"),
    Mend(_for_another, "", "dobj"),
    Mend(_has_to_do, "", "xcomp"),
    Mend(_given_thing, "", "ccomp"),
    Mend(_thanks_to, "", "attr"),
    Mend(_for_it_to, "", "mark"),
    Mend(_up_to_now, "", "prt"),
    Mend(_made_possible, "", "ccomp"),
    Mend(_that_mark, "ccomp advcl conj", "dobj"),
    Mend(_that_thing, "", "dobj"),
    Mend(_both_verbs, "relcl", "conj"),
    Mend(_wanted, "", "dobj"),
    Mend(_of_a_council, "", "oprd"),
)
