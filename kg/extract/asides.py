"""Phrases that only accompany a sentence, taken out of it: "so to speak", "to put it mildly", "let me say again".

They keep their place in the words of a claim; no clause and no qualifier is made of them.
"""

from __future__ import annotations

from .columns import Columns, Mend

_LABEL = "discourse"
# Infinitives that comment on the wording, by verb and by a word that must go with them.
_COMMENTS = {
    "speak": frozenset(("so", "strictly", "generally")),
    "put": frozenset(("mildly", "bluntly", "simply", "briefly", "way")),
    "be": frozenset(("honest", "frank", "sure", "precise", "exact", "fair", "clear", "blunt")),
    "tell": frozenset(("truth",)),
    "mention": frozenset(("not",)),
    "say": frozenset(("least",)),
}
_AS_FAR = frozenset(("concern", "know", "understand", "remember", "recall", "see", "tell", "judge", "permit", "go"))
_WORDING = frozenset(("say", "put", "repeat", "call"))
_LISTENING = frozenset(("know", "see", "understand"))


def _comment(columns: Columns, i: int) -> bool:
    """ "so to speak", "to put it mildly", "not to mention that P", where P is said all the same."""
    with_it = _COMMENTS.get(columns.lemma[i])
    if with_it is None or not columns.is_infinitive(i) or columns.dep[i] not in ("advcl", "xcomp", "ROOT", "ccomp"):
        return False
    if columns.child(i, "nsubj", "nsubjpass") is not None:
        return False
    below = columns.child(i, "ccomp")
    near = [c for c in columns.children[i] if c != below and columns.dep[c] not in ("advcl", "acl")]
    own = {columns.lower[k] for c in near for k in columns.subtree(c)}
    if not own & with_it or len(own) > 5:
        return False
    first = columns.left[i]
    apart = first == 0 or columns.opens[first] or columns.lower[first - 1] in (",", "–", "—", "-", "and", ")")
    last = max((k for c in near for k in columns.subtree(c) if columns.pos[k] != "PUNCT"), default=i)
    behind = columns.pos[max(last, i) + 1 : max(last, i) + 2] in ([], ["PUNCT"]) or below is not None
    if columns.head[i] == i:
        if below is None:
            return False
        columns.attach(below, below, "ROOT")
        for c in columns.kids(i, "punct"):
            columns.attach(c, below, "punct")
        columns.attach(i, below, _LABEL)
        return True
    if not apart or not behind or below is not None:
        return False
    for c in columns.kids(i, "advcl", "acl"):  # "a plan, so to speak, related to the port"
        noun = first - 2
        named = noun >= 0 and columns.pos[noun] in ("NOUN", "PROPN")
        columns.attach(c, noun if named else columns.head[i], "acl" if named else "advcl")
    columns.attach(i, columns.head[i], _LABEL)
    return True


def _as_long(columns: Columns, i: int) -> bool:
    """ "As soon as it opens, prices will fall": the three words open one clause; "as far as I know" only hedges it."""
    word = columns.head[i]
    if columns.dep[i] != "advcl" or columns.lower[word] not in ("soon", "long", "far") or columns.dep[word] != "advmod":
        return False
    hedges = columns.lower[word] == "far"
    if hedges and columns.lemma[i] not in _AS_FAR:
        return False  # "as far as the station"
    columns.attach(i, columns.head[word], _LABEL if hedges else "advcl")
    columns.attach(word, i, "mark")
    return True


def _let_me(columns: Columns, i: int) -> bool:
    """ "let me say again", "let's put it that way" between commas, with nothing said after it."""
    said = columns.child(i, "ccomp", "xcomp")
    if columns.lemma[i] != "let" or said is None or columns.lemma[said] not in _WORDING or columns.head[i] == i:
        return False
    first = columns.child(said, "nsubj", "dobj")
    if first is None or columns.lower[first] not in ("me", "us", "'s", "’s") or columns.lower[i - 1] != ",":
        return False
    if columns.child(said, "ccomp") is not None:
        return False
    end = next((k for k in range(said, min(said + 6, len(columns))) if columns.lower[k] == ","), None)
    if end is None:
        return False
    above, dep = columns.head[i], columns.dep[i]
    mine = set(range(i, end))
    stray = [k for j in (i, said) for k in columns.children[j] if k not in mine and columns.dep[k] != "punct"]
    heir = None
    if dep not in ("parataxis", "advcl", "conj"):
        # The parser made it the verb of the sentence around it, which has no other here.
        heir = next((k for k in stray if columns.dep[k] in ("nsubj", "nsubjpass", "dobj")), None)
        if heir is None:
            return False
        columns.attach(heir, above, "dobj" if heir > above else "nsubj")
    for k in stray:
        if k != heir:
            columns.attach(k, above, columns.dep[k])
    columns.attach(said, i, _LABEL)
    columns.attach(i, above, _LABEL)
    return True


def _you_know(columns: Columns, i: int) -> bool:
    """ "You know, it is hard", "Yes, you see": the hearer is only addressed."""
    subject = columns.child(i, "nsubj")
    if columns.lemma[i] not in _LISTENING or subject is None or columns.lower[subject] != "you":
        return False
    rest = [c for c in columns.children[i] if c != subject and columns.dep[c] not in ("punct", "intj", "discourse")]
    if rest or columns.dep[i] not in ("ROOT", "parataxis", "ccomp"):
        return False
    columns.attach(i, columns.head[i], _LABEL)
    return True


ASIDES = (
    Mend(_comment, "advcl xcomp ROOT ccomp", "aux"),
    Mend(_as_long, "advcl", "mark"),
    Mend(_let_me, "", "ccomp xcomp"),
    Mend(_you_know, "ROOT parataxis ccomp", "nsubj", "you"),
)
