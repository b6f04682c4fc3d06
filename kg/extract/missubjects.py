"""Repairs of parses that lose a subject or take the wrong one. Each is for a class of sentences."""

from __future__ import annotations

from .clauses import FINITE, SUBJECTS
from .columns import Columns, Mend
from .roles import PERSONAL, is_somebody
from .wordlists import is_report

_JOINED = frozenset(("conj", "nsubj", "nsubjpass", "csubj", "csubjpass"))
_DASHES = ("-", "–", "—", "--")
_TEMPORAL = frozenset(("after", "before", "since", "until"))
_CLAUSAL = frozenset(("after", "before", "since", "until", "because", "as", "when", "while", "once", "if"))


def _parted_subject(columns: Columns, i: int) -> bool:
    """ "repeat that our duty, and we agreed on it, is to help": the duty is, whatever stands in between."""
    if columns.dep[i] != "conj" or columns.tag[i] not in FINITE or columns.child(i, *SUBJECTS, "expl") is not None:
        return False
    for noun in range(i - 1, max(i - 25, -1), -1):
        mark = columns.child(noun, "mark") if columns.dep[noun] == "dobj" else None
        if mark is not None and columns.lower[mark] == "that" and columns.pos[noun] in ("NOUN", "PROPN"):
            above = columns.head[noun]
            columns.attach(noun, i, "nsubj")
            columns.attach(mark, i, "mark")
            columns.attach(i, above, "ccomp")
            return True
    return False


def _two_subjects(columns: Columns, i: int) -> bool:
    """ "The mayor, who came late, and the clerk agreed": of two subjects the second is joined to the first."""
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) != 2:
        return False
    first, second = subjects
    joint = columns.left[second] - 1
    if columns.lower[joint] != "and" or columns.head[joint] != first or columns.child(first, "relcl") is None:
        return False
    columns.attach(second, first, "conj")
    return True


def _one_subject(columns: Columns, i: int) -> bool:
    """Of subjects parted by a dash, the nearer one: "the mood, the tone – our talks have always gone well".

    So, too, "Those who left, we have found them all". Where a verb without a subject follows a second dash ("The
    figures – we published them – were right"), the first subject is its own.
    """
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) < 2 or any(columns.lower[c] in ("that", "which", "who", "what") for c in subjects):
        return False
    last = subjects[-1]
    dash = next((k for k in range(last - 1, subjects[0], -1) if columns.lower[k] in _DASHES), None)
    between = any(subjects[0] < c < last for c in columns.kids(i, "advmod", "prep", "npadvmod"))
    absolute = between or columns.lower[columns.left[subjects[0]]] == "absent"  # "Our rents back on track, …"
    apart = absolute and last == columns.leading(i) - 1 and "and" not in columns.lower[subjects[0] : last]
    comma = columns.lower[columns.left[last] - 1] == "," and (apart or columns.tag[last] == "PRP")
    if dash is None and not comma:
        return False
    first = [c for c in subjects[:-1] if dash is None or c <= dash]
    resumed = next((c for c in columns.kids(i, "xcomp", "ccomp", "conj", "dep") if _resumes(columns, c)), None)
    if resumed is None or dash is None:
        for c in first:
            columns.attach(c, i, "dislocated")
        return True
    columns.take_place(resumed, i)
    for c in first:
        columns.attach(c, resumed, "nsubjpass" if columns.child(resumed, "auxpass") is not None else "nsubj")
    for c in columns.kids(i, "mark"):
        if columns.lower[c] != "as" or c < first[0]:  # "– as they noted –"
            columns.attach(c, resumed, "mark")
    columns.attach(i, resumed, "parataxis" if columns.child(i, "mark") is None else "advcl")
    return True


def _put_in(columns: Columns, i: int) -> bool:
    """ "The figures – we printed them – were checked", where the parser hung the figures on the printing."""
    if columns.child(i, *SUBJECTS, "expl", "mark") is not None or columns.lower[columns.leading(i) - 1] not in _DASHES:
        return False
    for c in columns.kids(i, "ccomp"):
        noun, own = columns.child(c, "dep"), columns.child(c, *SUBJECTS)
        if c < i and noun is not None and own is not None and noun < own and columns.pos[noun] in ("NOUN", "PROPN"):
            if columns.lower[columns.left[own] - 1] not in _DASHES:
                continue
            columns.attach(noun, i, "nsubjpass" if columns.child(i, "auxpass") is not None else "nsubj")
            columns.attach(c, i, "parataxis")
            return True
    return False


def _resumes(columns: Columns, verb: int) -> bool:
    """Tell a finite verb without a subject right behind a dash."""
    first = columns.leading(verb)
    if columns.child(verb, *SUBJECTS, "expl", "mark") is not None or columns.tag[first] not in FINITE:
        return False
    return columns.lower[columns.left[verb] - 1] in _DASHES or columns.lower[first - 1] in _DASHES


def _subject_of_auxiliary(columns: Columns, i: int) -> bool:
    """ "The point is that, as for us, we are involved": a subject hung on the auxiliary is that of the verb."""
    if columns.child(i, *SUBJECTS) is not None:
        return False
    for c in columns.kids(i, "aux", "auxpass"):
        for k in columns.kids(c, *SUBJECTS):
            for other in columns.children[c].copy():
                columns.attach(other, i, columns.dep[other])
            columns.dep[k] = "nsubjpass" if columns.dep[c] == "auxpass" else columns.dep[k]
            return True
    return False


def _joined_places(columns: Columns, i: int) -> bool:
    """ "The halls in Oban and Orsk were closed": of the two names none is a second subject."""
    for c in (k for s in columns.children[i] if columns.dep[s] in SUBJECTS for k in (s, *columns.children[s])):
        joint = columns.left[c] - 1
        if columns.pos[c] != "PROPN" or joint < 1 or columns.lower[joint] not in ("and", "or"):
            continue
        if columns.left[c] != c and [columns.lower[columns.left[k]] for k in (c, joint - 1)] != ["the", "the"]:
            continue  # "in Oban and Orsk", "in the Senate and the House"
        if columns.dep[c] not in _JOINED:
            continue
        other = joint - 1
        noun = columns.head[columns.head[other]]
        if columns.pos[other] == "PROPN" and columns.dep[other] == "pobj" and columns.pos[noun] == "NOUN":
            columns.attach(c, other, "conj")
            columns.attach(joint, other, "cc")
            return True
    return False


def _subject_in_condition(columns: Columns, i: int) -> bool:
    """ "If we talk about Norland, the embassy and the consul know": who knows stands behind the last comma."""
    if columns.child(i, *SUBJECTS, "expl") is not None or columns.tag[columns.leading(i)] not in FINITE:
        return False
    before = [c for c in columns.kids(i, "advcl") if columns.right[c] == columns.leading(i) - 1]
    if columns.dep[i] not in ("ROOT", "ccomp") or not before or columns.child(before[0], "mark") is None:
        return False
    for k in range(columns.right[before[0]], before[0], -1):
        if columns.dep[k] == "appos" and columns.lower[columns.left[k] - 1] == ",":
            columns.attach(k, i, "nsubj")
            return True
    return False


def _inner_clause(columns: Columns, i: int) -> bool:
    """ "that the men in the firm Ruth runs are welders": Ruth runs the firm, the men are welders."""
    before = [c for c in columns.kids(columns.head[i], "ccomp") if c < i]
    if columns.dep[i] != "ccomp" or columns.child(i, *SUBJECTS, "expl", "mark") is not None or not before:
        return False
    inner = before[-1]
    subject, name = columns.child(inner, "nsubj"), columns.leading(inner) - 1
    if subject is None or columns.dep[name] != "appos" or columns.right[inner] != columns.left[i] - 1:
        return False
    noun = columns.head[name]
    for c in columns.kids(inner, "mark"):
        columns.attach(c, i, "mark")
    columns.attach(subject, i, "nsubj")
    columns.attach(name, inner, "nsubj")
    columns.attach(inner, noun, "relcl")
    return True


def _sentence_behind(columns: Columns, i: int) -> bool:
    """ "a man who fell after the war began and the rebels won": the second sentence belongs to "after", too."""
    subject = columns.child(i, "nsubj", "nsubjpass")
    if subject is None or subject > i:
        return False
    joined = [*(c for c in columns.kids(i, "nsubj", "nsubjpass") if subject < c < i), *columns.kids(subject, "conj")]
    last = next((c for c in joined if columns.right[c] == columns.leading(i) - 1), None)
    if last is None or columns.lower[columns.left[last] - 1] != "and":
        return False
    end = columns.left[last] - 2
    near = [k for k in (end, *columns.ancestors(end)) if k > subject]
    first = next((k for k in near if columns.dep[k] == "advcl" and columns.right[k] == end), None)
    mark = columns.child(first, "mark") if first is not None else None
    if mark is None or columns.lower[mark] not in _CLAUSAL or columns.child(first, *SUBJECTS) is None:
        return False
    above, dep = columns.head[i], columns.dep[i]
    resumed = next((c for c in columns.kids(i, "conj") if _bare_finite(columns, c, ",")), None)
    if resumed is not None:  # "Marsh, who …, has left"
        columns.attach(resumed, resumed if above == i else above, dep)
        columns.attach(subject, resumed, "nsubjpass" if columns.child(resumed, "auxpass") is not None else "nsubj")
    elif columns.lower[columns.left[subject] - 1] == "," and above != i:
        columns.attach(subject, above, "dislocated")  # "quoted a fascist, a man who …"
    else:
        return False
    columns.attach(columns.left[last] - 1, first, "cc")
    columns.attach(i, first, "conj")
    columns.attach(last, i, "nsubjpass" if columns.child(i, "auxpass") is not None else "nsubj")
    return True


def _plural_verb(columns: Columns, i: int) -> bool:
    """ "a man who fled in a car and two women were held": more than the man were held, and no women were fled in."""
    subject, first = columns.child(i, "nsubj", "nsubjpass"), columns.leading(i)
    if subject is None or subject > i or columns.tag[subject] not in ("NN", "NNP") or columns.child(subject, "conj"):
        return False
    if columns.tag[first] != "VBP" and columns.lower[first] != "were":
        return False
    if columns.child(subject, "relcl") is None or not (
        is_somebody(columns.lemma[subject]) or columns.lemma[subject] in ("man", "woman")
    ):
        return False
    near = [k for k in (first - 1, *columns.ancestors(first - 1)) if columns.right[k] == first - 1 and k > subject]
    other = next((k for k in near if columns.dep[k] == "conj" and columns.pos[k] in ("NOUN", "PROPN")), None)
    if other is None or columns.lower[columns.left[other] - 1] != "and":
        return False
    columns.attach(columns.left[other] - 1, subject, "cc")
    columns.attach(other, subject, "conj")
    return True


def _gifts_paid(columns: Columns, i: int) -> bool:
    """ "In Oban, she said, the gifts paid for seats": a sentence with a report put into it has a verb all the same."""
    noun = columns.head[i]
    if columns.head[noun] != noun or columns.tag[i] not in ("VBN", "VBD") or columns.pos[noun] not in ("NOUN", "PROPN"):
        return False
    said = columns.child(noun, "parataxis")
    if said is None or said > noun or columns.left[i] < noun or columns.child(i, *SUBJECTS, "agent", "aux") is not None:
        return False
    if columns.child(noun, "relcl", "conj", "appos") is not None:
        return False
    columns.attach(said, said, "ROOT")
    columns.attach(i, said, "ccomp")
    for c in columns.children[noun].copy():
        if c < columns.left[said] or c > i:
            columns.attach(c, i, columns.dep[c])
    columns.attach(noun, i, "nsubj")
    columns.tag[i] = "VBD"
    return True


def _bare_finite(columns: Columns, verb: int, before: str) -> bool:
    """Tell a finite verb that has no subject and stands right behind a word."""
    first = columns.leading(verb)
    if columns.child(verb, *SUBJECTS, "expl", "mark") is not None or columns.tag[first] not in (*FINITE, "MD"):
        return False
    return columns.lower[first - 1] == before


def _since_they_closed(columns: Columns, i: int) -> bool:
    """ "It began after the police last week closed the case": "after" opens a sentence of its own."""
    if columns.child(i, *SUBJECTS, "expl", "mark", "cc") is not None or columns.tag[columns.leading(i)] not in FINITE:
        return False
    end = columns.left[i] - 1
    prep = next((k for k in (end, *columns.ancestors(end)) if columns.dep[k] == "prep"), None)
    noun = columns.child(prep, "pobj") if prep is not None else None
    if noun is None or columns.lower[prep] not in _TEMPORAL or columns.right[prep] != end or columns.head[i] > prep:
        return False
    if columns.tag[i] == "VBN" and columns.leading(i) == i:
        return False
    columns.attach(i, columns.head[i], "advcl")
    columns.attach(prep, i, "mark")
    columns.attach(noun, i, "nsubjpass" if columns.child(i, "auxpass") is not None else "nsubj")
    return True


def _nearest_noun(columns: Columns, i: int) -> bool:
    """ "They sell in Oban and the trade has grown": a verb that nothing joins has the noun before it for a subject."""
    first = columns.leading(i)
    if columns.child(i, *SUBJECTS, "expl", "mark", "cc") is not None or columns.tag[first] not in (*FINITE, "MD"):
        return False
    if any(c < first and columns.dep[c] != "punct" for c in columns.children[i]) or columns.pos[first - 1] == "PUNCT":
        return False
    near = [k for k in (first - 1, *columns.ancestors(first - 1)) if columns.right[k] == first - 1 and k < i]
    noun = next((k for k in near if columns.dep[k] == "conj" and columns.pos[k] in ("NOUN", "PROPN")), None)
    if noun is None or columns.head[i] > noun or columns.lower[columns.left[noun] - 1] not in ("and", "but"):
        return False
    above = columns.head[noun]
    if columns.dep[above] not in ("pobj", "dobj", "attr") or columns.lower[columns.head[above]] == "between":
        return False
    if not columns.lower[noun].isalpha() or columns.ent[noun] in ("DATE", "TIME"):
        return False
    joint = columns.left[noun] - 1
    columns.attach(noun, i, "nsubjpass" if columns.child(i, "auxpass") is not None else "nsubj")
    columns.attach(joint, columns.head[i], "cc")
    return True


def _comma_and_verb(columns: Columns, i: int) -> bool:
    """ "He does not know me, never met me, does not care": one and the same he."""
    first = columns.leading(i)
    if columns.child(i, *SUBJECTS, "expl", "mark") is not None or columns.tag[first] not in ("VBZ", "VBD", "VBP"):
        return False
    before = next((c for c in columns.kids(i, "ccomp") if c < i), None)
    if before is None or columns.child(before, *SUBJECTS) is None or columns.lower[first - 1] != ",":
        return False
    if (
        columns.child(i, "neg") is None
        or columns.child(before, "mark") is not None
        or columns.right[before] < first - 2
    ):
        return False
    columns.take_place(before, i)
    columns.attach(i, before, "conj")
    return True


def _range_joined(columns: Columns, i: int) -> bool:
    """ "words on all from fish to ports and ships were read": of two subjects the second is in the range."""
    subjects = [c for c in columns.kids(i, "nsubj", "nsubjpass") if c < i]
    if len(subjects) != 2 or columns.lower[columns.left[subjects[1]] - 1] != "and":
        return False
    joint = columns.left[subjects[1]] - 1
    noun = columns.head[joint]
    if not subjects[0] < noun < joint or columns.pos[noun] not in ("NOUN", "PROPN"):
        return False
    words = columns.lower[subjects[0] : joint]
    if "to" not in words or "from" not in words[: words.index("to")]:
        return False
    columns.attach(subjects[1], noun, "conj")
    return True


def _selected(columns: Columns, i: int) -> bool:
    """ "People selected for the panel were paid": they were selected, and they were paid."""
    noun, verb = columns.child(i, "nsubj"), columns.child(i, "ccomp")
    if columns.tag[i] not in ("VBD", "VBN") or noun != i - 1 or verb is None or verb < i or is_report(columns.lemma[i]):
        return False
    if columns.child(i, "dobj", "aux", "xcomp") is not None or columns.lower[noun] in PERSONAL:
        return False
    first = columns.leading(verb)
    if columns.child(verb, *SUBJECTS, "expl", "mark") is not None or columns.tag[first] not in (*FINITE, "MD"):
        return False
    if columns.lower[first - 1] in (",", ":") or columns.left[verb] != first:
        return False
    columns.take_place(verb, i)
    for c in columns.children[i].copy():
        if c < noun or (columns.dep[c] == "punct" and c > verb):
            columns.attach(c, verb, columns.dep[c])
    columns.attach(noun, verb, "nsubjpass" if columns.child(verb, "auxpass") is not None else "nsubj")
    columns.attach(i, noun, "acl")
    columns.tag[i] = "VBN"
    return True


MISSUBJECTS = (
    Mend(_parted_subject, "conj"),
    Mend(_two_subjects, "", "nsubj nsubjpass", "and"),
    Mend(_one_subject, "", "nsubj nsubjpass"),
    Mend(_put_in, "", "ccomp"),
    Mend(_subject_of_auxiliary, "", "aux auxpass"),
    Mend(_joined_places, "", "nsubj nsubjpass csubj", "and or"),
    Mend(_subject_in_condition, "ROOT ccomp", "advcl"),
    Mend(_inner_clause, "ccomp"),
    Mend(_sentence_behind, "", "nsubj nsubjpass", "and"),
    Mend(_plural_verb, "", "nsubj nsubjpass", "and"),
    Mend(_gifts_paid, "acl"),
    Mend(_since_they_closed, "conj advcl"),
    Mend(_nearest_noun, "conj"),
    Mend(_comma_and_verb, "", "ccomp"),
    Mend(_range_joined, "", "nsubj nsubjpass", "and"),
    Mend(_selected, "ROOT ccomp", "ccomp"),
)
