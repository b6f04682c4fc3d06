"""Words that belong together and that the parser hung on different heads: "non-specialist", "in case it rains"."""

from __future__ import annotations

from .columns import Columns

_PARTS = frozenset(
    "anti co counter ex extra inter mid mini multi neo non over post pre pro pseudo quasi re self semi sub super ultra"
    " under vice would-be".split()
)
_MODIFIERS = frozenset({"compound", "amod", "advmod", "npadvmod", "nmod", "punct", "det", "dep", "prep"})


def joined(columns: Columns) -> int:
    """Make the part behind a hyphen the head of its word, and "in case" a conjunction; returns how many were mended."""
    mended = sum(_in_case(columns, i) for i in _places(columns, "case") if 0 < i < len(columns) - 2)
    for dash in _places(columns, "-"):
        if not 0 < dash < len(columns) - 1:
            continue
        if columns.lower[dash - 1] in _PARTS and not columns.space[dash]:
            mended += not columns.space[dash - 1] and _join(columns, dash - 1, dash, dash + 1)
        elif columns.lower[dash : dash + 4] == ["-", "in", "-", "chief"]:
            mended += _join_office(columns, dash - 1)
    return mended


def _places(columns: Columns, word: str) -> list[int]:
    return [i for i, lower in enumerate(columns.lower) if lower == word]


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
    if columns.lower[prep] != "in":
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
