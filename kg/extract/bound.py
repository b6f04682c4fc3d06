"""Whom a pronoun means by the shape of its sentence, whoever else is around, and who else is as good there."""

from __future__ import annotations

from kg.extract import binding
from kg.extract.binding import OBJECT_FORMS, OBJECTS, REFLEXIVE, SUBJECTS, act, clause, finite, subjects
from kg.extract.phrases import Columns
from kg.extract.pronouns import SPEECH, WORDS
from kg.extract.roles import is_human, possessor

_TELLING = frozenset("tell advise warn remind urge instruct persuade convince".split())
_SAYINGS = WORDS | set(
    "assertion allegation accusation suggestion charge contention insistence admission promise pledge vow prediction "
    "warning testimony belief view opinion conviction fear hope denial boast".split()
)
_DUTY = frozenset({"should", "must", "ought"})
_BRINGING = frozenset("cost earn win land buy bring gain deny give".split())


def antecedent(columns: Columns, token: int) -> int | None:
    """Return the head of what the shape of its sentence makes "he", "his" or "him" mean, whoever else is around.

    The aides of "Lee and his aides" are Lee's, he of "Lee said he fell" and of "Lee, who leaves if he is paid" is Lee,
    and who "thanked Lee for his help" had it from Lee.
    """
    noun = columns.head[token]
    if columns.dep[token] == "poss" and columns.dep[noun] == "conj" and columns.lower[token - 1] == "and":
        return columns.head[noun] if columns.head[noun] < token else None
    if columns.dep[token] == "poss":
        return judged(columns, token)
    if columns.lower[token].endswith(("self", "selves")):
        verb = clause(columns, token)
        return next(iter(subjects(columns, verb)), None) if verb is not None else None
    said = reporter(columns, token)
    if said is None:
        said = who_if(columns, token)
    return above_relative(columns, token) if said is None else said


def reporter(columns: Columns, token: int) -> int | None:
    """Return the head of who says the clause that a pronoun opens: the clerk of "the clerk said he fell"."""
    verb = finite(columns, token)
    if columns.dep[token] not in ("nsubj", "nsubjpass"):
        return None
    if (person := told(columns, token)) is not None:
        return person
    if columns.dep[verb] == "parataxis" and columns.lemma[verb] in SPEECH and columns.lower[token - 1] == ",":
        return _narrated(columns, verb)
    if columns.dep[verb] not in ("ccomp", "acl"):
        return None
    cue = columns.head[verb]
    if columns.dep[cue] == "acl" and columns.pos[columns.head[cue]] == "NOUN":
        return possessor(columns, columns.head[cue])  # "given Lee's words saying he would go"
    if columns.pos[cue] == "NOUN":  # "Lee's claim that he won", whatever noun the parser hangs it on
        cue = token - 2 if columns.lower[token - 1] == "that" else cue
        return possessor(columns, cue) if columns.lemma[cue] in _SAYINGS else None
    if cue >= token or columns.lemma[cue] not in SPEECH or binding.is_wished(columns, token):
        return None
    return next((t for t in subjects(columns, cue) if t < cue and columns.dep[t] == "nsubj"), None)


def _narrated(columns: Columns, verb: int) -> int | None:
    """Return who says the sentence that "she said" is put into: "Ann told us that the vote, she said, is due"."""
    found = None
    above = verb
    while columns.head[above] != above:
        inner, above = above, columns.head[above]
        if columns.dep[inner] == "ccomp" and columns.lemma[above] in SPEECH:
            found = next((t for t in subjects(columns, above) if t < above and above < verb), found)
    misread = found is not None and columns.dep[columns.head[found]] == "conj"  # it may be part of what is said
    return None if misread or columns.dep[above] != "ROOT" else found


def judged(columns: Columns, token: int) -> int | None:
    """Return whom somebody thanks or attacks for what a pronoun owns: Lee of "thanked Lee for his help"."""
    above = columns.head[columns.head[token]]
    if columns.dep[columns.head[token]] != "pobj" or columns.lower[above] not in ("for", "over", "about", "of"):
        return None
    for _ in range(5):
        if columns.pos[above] == "VERB":
            break
        above = columns.head[above]
    if act(columns, above) not in binding.AGAINST | {"praise", "thank"}:
        return None
    return next((t for t in range(above + 1, token) if columns.head[t] == above and columns.dep[t] == "dobj"), None)


def who_if(columns: Columns, token: int) -> int | None:
    """Return whom a condition within a relative clause is about: Lee in "Lee, who will not come unless he is paid"."""
    verb = columns.head[token]
    if columns.dep[token] not in SUBJECTS or columns.dep[verb] != "advcl":
        return None
    while columns.dep[verb] in ("advcl", "xcomp", "conj"):
        verb = columns.head[verb]
    who = next((t for t in range(columns.head[verb], verb) if columns.lower[t] == "who"), None)
    if columns.dep[verb] != "relcl" or who is None or any(columns.ent[t] == "PERSON" for t in range(who, token)):
        return None
    return columns.head[verb]


def told(columns: Columns, token: int) -> int | None:
    """Return who is told what to do, or asked what he does: Lee of "told Lee that he must go"."""
    verb = finite(columns, token)
    cue = columns.head[verb]
    if columns.dep[verb] == "relcl" and columns.lower[token - 1] == "that":  # "told Lee in a letter that he must go"
        cue = columns.head[columns.head[cue]]
    asked = columns.lemma[cue] == "ask" and columns.dep[verb] == "ccomp" and not may(columns, token)
    if not asked and (columns.lemma[cue] not in _TELLING or not is_due(columns, token)):
        return None
    objects = (t for t in range(cue + 1, token) if columns.head[t] == cue and columns.dep[t] in ("dobj", "dative"))
    return next(objects, None)


def asker(columns: Columns, token: int) -> int | None:
    """Return who asks the question that a word stands in, of another: "a reporter asked whether he would pay"."""
    verb = token
    for _ in range(12):
        above = columns.head[verb]
        if columns.lemma[above] == "ask" and columns.dep[verb] == "ccomp":
            return None if may(columns, token) else next((t for t in subjects(columns, above) if t < above), None)
        if above == verb:
            return None
        verb = above
    return None


def may(columns: Columns, token: int) -> bool:
    """Does somebody ask for leave: "asked whether he could sit"?"""
    return any(
        columns.lower[t] in ("can", "could", "may", "might") for t in range(token + 1, min(token + 4, columns.size))
    )


def is_due(columns: Columns, token: int) -> bool:
    """Is it a duty of the subject: "he should go", "she must wait"?"""
    return any(columns.lower[t] in _DUTY for t in range(token + 1, min(token + 4, columns.size)))


def owner(columns: Columns, token: int) -> int | None:
    """Return whose the subject is beside an object, or of the clause before: Lee of "Lee's words had made him rich"."""
    if columns.dep[token] in SUBJECTS and columns.lower[token] not in OBJECT_FORMS:
        beside = _subjects_before(columns, token)
    elif columns.dep[token] in OBJECTS | SUBJECTS and not _is_for(columns, token):
        verb_of = clause(columns, token)
        beside = subjects(columns, verb_of) if verb_of is not None else []
    else:
        return None
    return next((held for t in beside if (held := possessor(columns, t)) is not None and held != token), None)


def _is_for(columns: Columns, token: int) -> bool:
    """Is this "himself", or the subject of "for him to say that"?"""
    return columns.lower[token].endswith(REFLEXIVE) or columns.lower[token - 1] == "for"


def _subjects_before(columns: Columns, token: int) -> list[int]:
    """Return the subject of the clause that a clause is joined to: the plan of "said Lee's plan failed and he left"."""
    verb = finite(columns, token)
    if columns.dep[verb] != "conj":
        return []
    above = columns.head[verb]
    said = [t for t in range(above + 1, token) if columns.head[t] == above and columns.dep[t] == "ccomp"]
    return [t for t in subjects(columns, said[-1] if said else above) if t < token]


def befalls_owner(columns: Columns, token: int) -> bool:
    """Can only the owner be meant: "Lee's words cost him the vote", "Lee's plan is weak and he should go"?"""
    if columns.lower[token] not in OBJECT_FORMS:
        noun = _subjects_before(columns, token)
        return is_due(columns, token) and not any(is_human(columns.lemma[t]) for t in noun)
    verb = clause(columns, token)
    if verb is None:
        return False
    after = range(token + 1, min(token + 6, columns.size))
    if columns.lemma[verb] == "make":
        nouns = (t for t in after if columns.pos[t] == "NOUN")
        return any(columns.head[t] in (verb, token) or columns.head[token] == t for t in nouns)
    given = any(columns.dep[t] == "dobj" and columns.head[t] == verb for t in after)
    return columns.lemma[verb] in _BRINGING and given


def above_relative(columns: Columns, token: int) -> int | None:
    """Return whose deed a relative clause is about: Lee of "Lee sold the house that he had built"."""
    if columns.dep[token] not in SUBJECTS:
        return None
    verb = finite(columns, token)
    noun = columns.head[verb]
    if columns.dep[verb] != "relcl" or noun > token:
        return None
    while columns.dep[noun] in ("pobj", "prep", "conj"):
        noun = columns.head[noun]
    if columns.dep[noun] != "dobj":
        return None
    above = next((t for t in subjects(columns, columns.head[noun]) if t < noun), None)
    if above is None or any(columns.ent[t] == "PERSON" for t in range(above + 1, token)):
        return None
    return above
