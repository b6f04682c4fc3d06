"""Words that belong together and that the parser hung on different heads: "non-specialist", "in case it rains"."""

from __future__ import annotations

from .columns import Columns
from .wordlists import time_nouns

_PARTS = frozenset(
    "anti co counter ex extra inter mid mini multi neo non over post pre pro pseudo quasi re self semi sub super ultra"
    " under vice would-be".split()
)
_LOOSE = frozenset({"dobj", "npadvmod", "advmod", "attr", "oprd", "dep", "xcomp"})
_SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
_NUMBERING = frozenset({"nummod", "quantmod", "compound", "amod"})
_DAYS_NAMED = frozenset("black super easter ash good holy cyber bloody palm".split())
_RELATED = frozenset("aide adviser advisor assistant ambassador envoy heir counsel successor".split())
_TELLING = frozenset("tell inform remind assure warn ask brief".split())
_ONGOING = frozenset("be keep continue start begin stop see like favor favour avoid mean".split())
_MODIFIERS = frozenset({"compound", "amod", "advmod", "npadvmod", "nmod", "punct", "det", "dep", "prep"})


def joined(columns: Columns) -> int:
    """Mend words that belong together, each around one word that tells of them; returns how many were mended."""
    found = [(i, _JOINTS[word]) for i, word in enumerate(columns.lower) if word in _JOINTS]
    return sum(repair(columns, i) for i, repair in found if i > 0)


def _hyphen(columns: Columns, dash: int) -> bool:
    """Make the part behind a hyphen the head of its word: "non-specialist"."""
    if dash == len(columns) - 1:
        return False
    if columns.lower[dash - 1] in _PARTS and not columns.space[dash]:
        return not columns.space[dash - 1] and _join(columns, dash - 1, dash, dash + 1)
    return columns.lower[dash : dash + 4] == ["-", "in", "-", "chief"] and _join_office(columns, dash - 1)


def _join(columns: Columns, part: int, dash: int, word: int) -> bool:
    if columns.head[part] in (dash, word) and columns.head[dash] in (part, word):
        return False
    if columns.pos[word] not in ("NOUN", "PROPN", "ADJ"):
        return False
    above, dep = columns.head[part], columns.dep[part]
    takes = dep not in _MODIFIERS or columns.head[word] in (part, dash)
    if takes and above == part:
        above = word
    if takes and (above == dash or (above != word and word in columns.ancestors(above))):
        return False
    if takes:
        columns.attach(word, above, dep)
    for one in (part, dash):
        for c in columns.children[one].copy():
            if c not in (part, dash, word):
                columns.attach(c, word, columns.dep[c])
        columns.attach(one, word, "compound" if one == part else "punct")
    return True


def _join_office(columns: Columns, editor: int) -> bool:
    """Make the club the head of "the Editor-in-Chief Club", which is no editor."""
    club = editor + 5
    if club >= len(columns) or columns.pos[club] != "PROPN" or columns.opens[club] or columns.dep[editor] == "compound":
        return False
    above, dep = columns.head[editor], columns.dep[editor]
    if editor <= above <= club or club in columns.ancestors(above):
        return False
    columns.attach(club, above, dep)
    for part in range(editor, club):
        for c in columns.children[part].copy():
            if not editor <= c <= club:
                columns.attach(c, club, columns.dep[c])
    for part in range(editor, club):
        columns.attach(part, club, "punct" if columns.lower[part] == "-" else "compound")
    return True


def _in_case(columns: Columns, case: int) -> bool:
    """ "paid in case the boat sank": a condition, whatever the clause hangs on."""
    prep = case - 1
    if columns.lower[prep] != "in" or case >= len(columns) - 2:
        return False
    for verb in range(case + 2, min(case + 16, len(columns))):
        subject = columns.child(verb, "nsubj", "nsubjpass", "expl")
        if columns.pos[verb] not in ("VERB", "AUX") or subject is None or not case <= columns.left[subject] <= case + 1:
            continue
        if columns.left[verb] not in (prep, case, case + 1) or subject == case:
            continue
        columns.attach(case, verb, "mark")
        columns.attach(prep, case, "advmod")
        if columns.dep[verb] in ("ccomp", "acl", "relcl"):
            columns.attach(verb, columns.head[verb], "advcl")
        return True
    return False


def _between(columns: Columns, prep: int) -> bool:
    """Mend what stands on both sides of a preposition: "nine in 10 voters", "hand in hand"."""
    if prep + 1 >= len(columns) or columns.opens[prep + 1] or columns.opens[prep]:
        return False
    if columns.lower[prep - 1] == columns.lower[prep + 1]:
        return _pair(columns, prep)
    second = prep + 1 + (columns.lower[prep] == "out" and columns.lower[prep + 1] == "of")
    return columns.lower[prep] in ("in", "out") and second < len(columns) and _ratio(columns, prep, second)


def _pair(columns: Columns, prep: int) -> bool:
    """ "worked hand in hand": a manner, no object."""
    word, verb = prep - 1, columns.head[prep - 1]
    alone = not any(c < word for c in columns.children[word]) and columns.tag[word] in ("NN", "CD")
    if columns.dep[word] not in _LOOSE or not alone or columns.pos[verb] not in ("VERB", "AUX") or verb > word:
        return False
    columns.attach(word, verb, "npadvmod")
    columns.attach(prep, word, "prep")
    columns.attach(prep + 1, prep, "pobj")
    for c in columns.children[prep + 1].copy():
        columns.attach(c, verb, columns.dep[c])
    return True


def _ratio(columns: Columns, prep: int, second: int) -> bool:
    """ "nine in 10 registered voters": so many of the voters, who are the head of the phrase."""
    first, noun = prep - 1, columns.head[second]
    numbers = columns.lower[first], columns.lower[second]
    if columns.tag[first] != "CD" or columns.tag[second] != "CD" or not _is_share(*numbers):
        return False
    if columns.dep[second] != "nummod" or not second < noun <= second + 4:
        noun = first
    inner = columns.head[first] in (noun, second)
    if columns.ent[second] in ("DATE", "TIME", "MONEY") or (columns.dep[first] in _NUMBERING and not inner):
        return False
    if noun == first:
        columns.attach(prep, first, "quantmod")
        columns.attach(second, first, "quantmod")
        return True
    if columns.lemma[noun] in time_nouns() or columns.dep[first] == "ROOT":
        return False
    if not inner:
        columns.attach(noun, columns.head[first], columns.dep[first])
    for part in (first, second):
        columns.attach(part, noun, "quantmod")
    for part in range(prep, second):
        columns.attach(part, second, "quantmod")
    return True


def _is_share(part: str, whole: str) -> bool:
    """Tell what shares are counted in, "nine in 10" and "30 out of 100", from "one in 2019" and "six in two"."""
    sizes = [_SMALL.index(word) if word in _SMALL else int(word) if word.isdigit() else 0 for word in (part, whole)]
    return 0 < sizes[0] < sizes[1] <= 1000


def _weekday(columns: Columns, day: int) -> bool:
    """ "told the Herald Monday": the Herald was told, on Monday."""
    name, above = day - 1, columns.head[day]
    named = columns.dep[name] == "compound" and columns.head[name] == day and columns.pos[name] == "PROPN"
    told = columns.dep[day] == "npadvmod" and columns.lemma[above] in _TELLING and above < name
    heard = columns.dep[day] in ("dobj", "dative") or (told and columns.child(above, "dobj", "dative") is None)
    if not named or not heard or columns.lower[name] in _DAYS_NAMED:
        return False
    columns.attach(name, above, "dobj" if told else columns.dep[day])
    for c in columns.children[day].copy():
        columns.attach(c, name, columns.dep[c])
    columns.attach(day, above, "npadvmod")
    return True


def _before_what(columns: Columns, mark: int) -> bool:
    """ "sent an email weeks before he left": how long before, no time of his leaving and no email weeks."""
    unit, verb = mark - 1, columns.head[mark]
    if columns.dep[mark] != "mark" or columns.lemma[unit] not in time_nouns() or columns.tag[unit] != "NNS":
        return False
    above = columns.head[verb]
    if columns.dep[unit] == "dobj" and columns.head[unit] == above:
        thing = next((c for c in columns.children[unit] if c == unit - 1 and columns.dep[c] == "compound"), None)
        if thing is not None and columns.child(above, "dobj") == unit:
            columns.attach(thing, above, "dobj")
            for c in columns.children[unit].copy():
                columns.attach(c, thing, columns.dep[c])
    elif columns.dep[unit] != "npadvmod" or columns.head[unit] != verb:
        return False
    columns.attach(unit, mark, "npadvmod")
    return True


def _to(columns: Columns, to: int) -> bool:
    """ "a job for aides to the mayor": whose aides they are, not for whom the job is."""
    noun = to - 1
    if columns.lemma[noun] not in _RELATED or columns.dep[to] != "prep" or columns.head[to] == noun:
        return _between(columns, to)
    if columns.pos[noun] != "NOUN" or columns.pos[columns.head[to]] not in ("VERB", "AUX"):
        return False
    columns.attach(to, noun, "prep")
    return True


def _clock(columns: Columns, half: int) -> bool:
    """ "at 3 a.m.": the half of the day belongs to the hour."""
    if columns.tag[half - 1] != "CD" or columns.dep[half - 1] != "pobj" or columns.opens[half]:
        return False
    if columns.head[half] == half - 1 or columns.children[half]:
        return False
    columns.attach(half, half - 1, "advmod")
    return True


def _forward(columns: Columns, forward: int) -> bool:
    """ "will close moving forward", "Going forward, …": from now on."""
    moving = forward - 1
    verb = columns.head[moving]
    bare = all(c == forward or columns.dep[c] == "punct" for c in columns.children[moving])
    if columns.lower[moving] not in ("going", "moving") or not bare:
        return False
    ends = forward + 1 == len(columns) or columns.pos[forward + 1] == "PUNCT" or columns.opens[forward + 1]
    if not ends or columns.dep[moving] not in ("advcl", "xcomp", "acl", "ccomp") or columns.lemma[verb] in _ONGOING:
        return False
    while columns.pos[verb] not in ("VERB", "AUX") and columns.head[verb] != verb:
        verb = columns.head[verb]  # "that of its parent moving forward"
    columns.attach(forward, verb, "advmod")
    columns.attach(moving, forward, "advmod")
    return True


_JOINTS = {
    "-": _hyphen,
    "case": _in_case,
    "to": _to,
    **dict.fromkeys(("in", "out", "by", "for"), _between),
    **dict.fromkeys(("before", "after"), lambda columns, i: _before_what(columns, i) or _between(columns, i)),
    **dict.fromkeys("monday tuesday wednesday thursday friday saturday sunday".split(), _weekday),
    **dict.fromkeys(("a.m.", "p.m.", "am", "pm"), _clock),
    "forward": _forward,
}
