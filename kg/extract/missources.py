"""Repairs of parses that lose the one who says so: "…, his aide, Ruth Moe, said". Each is for a class of sentences."""

from __future__ import annotations

from .columns import Columns, Mend
from .roles import is_human
from .wordlists import is_report, is_speech

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_NAMING = frozenset("call label brand dub deem declare".split())
_OPENING = ("“", '"', "``", "''", "„")


def _apposed(columns: Columns, i: int) -> bool:
    """ "He has not seen the letter, his aide, Ruth Moe, said": the aide is no second name of the letter."""
    told = columns.child(i, "ccomp")
    if told is None or told > i or not is_report(columns.lemma[i]) or columns.child(i, *_SUBJECTS) is not None:
        return False
    if columns.lower[i - 1] != ",":
        return False
    for noun in range(i - 2, told, -1):
        if not _is_somebody(columns, noun):
            continue
        if columns.lower[columns.left[noun] - 1] != ",":
            return False
        if columns.right[noun] >= i - 2 and not _is_somebody(columns, columns.head[noun]):
            columns.attach(noun, i, "nsubj")
            return True
    return False


def _named(columns: Columns, i: int) -> bool:
    """ "The leak was small, the judge Paul Arden said as he left": what the judge said is no relative clause."""
    role, name = columns.head[i], columns.child(i, "nsubj")
    if columns.dep[i] != "relcl" or name is None or columns.pos[name] != "PROPN" or not is_report(columns.lemma[i]):
        return False
    main = columns.head[role]
    first = columns.left[role]
    if not is_human(columns.lemma[role]) or role > name or first == 0 or columns.lower[first - 1] != ",":
        return False
    if columns.left[name] != role + 1 or main >= role or columns.child(i, "ccomp", "dobj") is not None:
        return False
    columns.take_place(i, main)
    columns.attach(main, i, "ccomp")
    columns.attach(role, i, "nsubj")
    columns.attach(name, role, "appos")
    return True


def _and_accused(columns: Columns, i: int) -> bool:
    """ "The mayor said the debt was small and accused the clerk": no debt accuses anybody."""
    told = columns.head[i]
    teller = columns.head[told]
    if columns.dep[i] != "conj" or columns.dep[told] != "ccomp" or not is_speech(columns.lemma[i]):
        return False
    if not is_speech(columns.lemma[teller]) or columns.child(i, *_SUBJECTS, "aux", "auxpass") is not None:
        return False
    thing, who = columns.child(told, *_SUBJECTS), columns.child(teller, "nsubj")
    if thing is None or who is None or columns.pos[thing] != "NOUN" or _is_somebody(columns, thing):
        return False
    columns.attach(i, teller, "conj")
    return True


def _conceded(columns: Columns, i: int) -> bool:
    """ "The yard lost money, its chairman, Lars Holm, conceded in May": he was not conceded, he did it."""
    noun = columns.head[i]
    if columns.tag[i] not in ("VBN", "VBD") or columns.lower[i - 1] != "," or not is_report(columns.lemma[i]):
        return False
    thing = columns.head[noun]
    if columns.dep[noun] not in ("appos", "conj") or columns.lower[columns.left[noun] - 1] != ",":
        return False
    if not _is_somebody(columns, noun) or _is_somebody(columns, thing):
        return False
    main = next((k for k in columns.ancestors(thing) if columns.child(k, *_SUBJECTS) is not None), None)
    if main is None or columns.tag[columns.leading(main)] not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    columns.take_place(i, main)
    columns.attach(main, i, "ccomp")
    columns.attach(noun, i, "nsubj")
    columns.tag[i] = "VBD"
    return True


def _of_whom(columns: Columns, i: int) -> bool:
    """ "Of Berg, Marsh, who knows her, said": Marsh said it, of Berg."""
    of = columns.child(i, "nsubj")
    if of is None or columns.lower[of] != "of" or not is_speech(columns.lemma[i]):
        return False
    whom = columns.child(of, "pobj")
    teller = columns.child(whom, "conj", "appos") if whom is not None else None
    if teller is None or columns.lower[columns.left[teller] - 1] != ",":
        return False
    for c in columns.kids(whom, "relcl", "appos"):
        if c > teller:
            columns.attach(c, teller, columns.dep[c])
    columns.attach(teller, i, "nsubj")
    columns.dep[of] = "prep"
    return True


def _told(columns: Columns, i: int) -> bool:
    """ "The firm knew, its chief, Leo Marsh, admitted before the council": no passive."""
    if columns.tag[i] != "VBN" or not is_report(columns.lemma[i]) or columns.child(i, "aux", "auxpass") is not None:
        return False
    subject = columns.child(i, "nsubj")
    if subject is None or subject > i or not _is_somebody(columns, subject):
        return False
    columns.tag[i] = "VBD"
    return True


def _issued(columns: Columns, i: int) -> bool:
    """ "She issued a statement: “We stand together.”": what is quoted is what she says, and describes no statement."""
    noun, first = columns.head[i], columns.left[i]
    verb = columns.head[noun] if columns.dep[noun] == "dobj" else columns.head[columns.head[noun]]
    subject = columns.child(i, *_SUBJECTS)
    if subject is None or columns.dep[noun] not in ("dobj", "pobj") or first < noun + 2:
        return False
    opens = first - 1 if columns.tag[first - 1] == "``" else first
    if columns.tag[opens] != "``" or columns.lower[opens - 1] not in (":", ",") or columns.tag[subject].startswith("W"):
        return False
    columns.attach(i, verb, "ccomp")
    return True


def _name_behind_quote(columns: Columns, i: int) -> bool:
    """ "“They were clerks,” Ruth Moe, the mayor, said of them": no second name of the clerks."""
    noun, told = columns.child(i, "nsubj"), columns.child(i, "ccomp")
    if not is_report(columns.lemma[i]) or (told is None if noun is None else noun > i):
        return False
    first, last = (told, i - 1) if noun is None else (noun, columns.right[noun])
    for name in range(last, first, -1):
        marked = "''" in columns.tag[max(columns.left[name] - 1, 0) : columns.left[name] + 1]
        if columns.dep[name] in ("appos", "conj") and marked and _is_somebody(columns, name):
            if noun is not None:
                _give_back(columns, noun, i if told is None or told > noun else told)
            columns.attach(name, i, "nsubj")
            return True
    return False


def _give_back(columns: Columns, noun: int, verb: int) -> None:
    """Hang a noun that was taken for the speaker on the clause it stands in."""
    before = columns.child(verb, "attr", "dobj")
    if before is not None and before < noun:
        columns.attach(noun, before, "conj")
    else:
        columns.attach(noun, verb, "attr" if columns.lemma[verb] == "be" else "dobj")


def _behind_place(columns: Columns, i: int) -> bool:
    """ "At the meeting in Oban, a clerk asked who paid": the clerk is no second name of Oban."""
    place = columns.child(i, "prep")
    if place is None or columns.right[place] != i - 1 or columns.child(i, *_SUBJECTS, "aux", "auxpass") is not None:
        return False
    if columns.tag[i] not in ("VBD", "VBZ", "VBP"):
        return False
    for noun in range(place + 2, i):
        last = columns.dep[noun] == "appos" and columns.right[noun] == i - 1
        if last and _is_somebody(columns, noun) and columns.lower[columns.left[noun] - 1] == ",":
            columns.attach(noun, i, "nsubj")
            return True
    return False


def _behind_participle(columns: Columns, i: int) -> bool:
    """ "Ruth Moe, recalling the bills she signed, said she won": who recalls them also says so."""
    main, subject = columns.head[i], columns.child(i, "nsubj")
    if main < i or subject is None or columns.child(i, "aux", "auxpass") is not None or subject > i:
        return False
    if columns.child(main, *_SUBJECTS, "aux", "auxpass") is not None or columns.tag[main] not in ("VBD", "VBZ"):
        return False
    if columns.tag[i] != "VBG" or columns.lower[columns.right[subject] + 1] != "," or columns.lower[main - 1] != ",":
        return False
    columns.attach(subject, main, "nsubj")
    return True


def _both_believed(columns: Columns, i: int) -> bool:
    """ "They believe I am a thief or I am a liar": they believe both, where no "or" stands with "believe"."""
    above = columns.head[i]
    told = columns.child(above, "ccomp")
    if told is None or not above < told < i or columns.child(i, "nsubj") is None:
        return False
    if not is_report(columns.lemma[above]) or is_report(columns.lemma[i]):
        return False
    if columns.child(told, "conj") is not None or not any(
        told < c < i for k in (told, i) for c in columns.kids(k, "cc")
    ):
        return False
    columns.attach(i, told, "conj")
    return True


def _who_also_says(columns: Columns, i: int) -> bool:
    """ "This was the man who ran the port, claims that it leaks": who ran it claims so, not "this"."""
    main = columns.head[i]
    subject, noun = columns.child(main, *_SUBJECTS), columns.child(main, "attr")
    if (
        columns.lemma[main] != "be"
        or noun is None
        or subject is None
        or not noun < i
        or not is_report(columns.lemma[i])
    ):
        return False
    if columns.lower[subject] not in ("this", "that", "there", "it") or columns.child(i, *_SUBJECTS) is not None:
        return False
    nouns = (noun, *columns.kids(noun, "appos"))
    tells = [c for k in nouns for c in columns.kids(k, "relcl") if c < i and columns.child(c, "nsubj") is not None]
    if not tells or columns.tag[tells[-1]] != columns.tag[i] or not _is_somebody(columns, noun):
        return False
    columns.attach(i, tells[-1], "conj")
    return True


def _so_said(columns: Columns, i: int) -> bool:
    """ "It is so old, Ruth Moe said, that it breaks": she says both halves."""
    main, told = columns.head[i], columns.child(i, "ccomp")
    if main > i or told is None or told < i or columns.child(i, "nsubj") is None or not is_report(columns.lemma[i]):
        return False
    if not any(columns.lower[k] in ("so", "such") for k in range(columns.left[main], i) if columns.dep[k] != "mark"):
        return False
    if columns.lower[columns.left[told]] != "that":
        return False
    columns.take_place(i, main)
    columns.attach(main, i, "ccomp")
    return True


def _called_it(columns: Columns, i: int) -> bool:
    """ "called the notion of a man-made leak a hoax": "a hoax" is what it was called, no object of a leak."""
    whom = columns.child(i, "dobj")
    if whom is None or whom < i or columns.lemma[i] not in _NAMING or columns.child(i, "oprd") is not None:
        return False
    for noun in columns.subtree(whom)[1:]:
        name = columns.child(noun, "dobj")
        article = columns.left[name] if name is not None else 0
        if columns.pos[noun] == "NOUN" and article == noun + 1 and columns.lower[article] in ("a", "an"):
            columns.attach(name, i, "oprd")
            return True
    return False


def _bracketed(columns: Columns, i: int) -> bool:
    """ "[Ruth] knows it": a bracket is nobody."""
    marks = [c for c in columns.kids(i, *_SUBJECTS) if columns.lower[c] in ("]", ")")]
    for c in marks:
        columns.dep[c] = "punct"
    return bool(marks)


def _is_somebody(columns: Columns, noun: int) -> bool:
    return columns.ent[noun] in ("PERSON", "ORG", "GPE", "NORP") or is_human(columns.lemma[noun])


MISSOURCES = (
    Mend(_apposed, "", "ccomp"),
    Mend(_named, "relcl", "nsubj"),
    Mend(_and_accused, "conj"),
    Mend(_conceded, "acl"),
    Mend(_of_whom, "", "nsubj", "of"),
    Mend(_told, "conj ccomp ROOT", "nsubj"),
    Mend(_name_behind_quote, "", "nsubj ccomp", "” '' \""),
    Mend(_behind_place, "ROOT ccomp", "prep", ","),
    Mend(_behind_participle, "advcl", "nsubj", ","),
    Mend(_both_believed, "conj", "nsubj"),
    Mend(_who_also_says, "conj", "ccomp"),
    Mend(_so_said, "parataxis", "ccomp", "so such"),
    Mend(_called_it, "", "dobj", "a an"),
    Mend(_bracketed, "", "nsubj", "]"),
    Mend(_issued, "acl relcl", beside=" ".join(_OPENING)),
)
