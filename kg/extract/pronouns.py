"""Whom or what a pronoun means: the nearest compatible antecedent, or nobody where two are equally good."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.extract import binding, lexicon, quotes
from kg.extract.phrases import Columns
from kg.extract.roles import is_human, meant_by_who
from kg.model import Passage

FIRST = frozenset("i we me us my our mine ours myself ourselves".split())
SECOND = frozenset("you your yours yourself yourselves".split())
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
RELATIVE = frozenset("who whom whose which that".split())
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
WORDS = frozenset("statement remark word comment speech claim letter post answer interview".split())  # "Lee's words"
SPEECH = frozenset(
    lemma for lemma, entry in lexicon.by_lemma("verb").items() if entry.cls in {*lexicon.SPEECH_CLASSES, "stance"}
)
_OF_THINGS = frozenset({"appearance", "evidence", "suggestion"})  # results show and suggest, they do not argue
_PEOPLE_ENDINGS = ("er", "or", "ist", "ian", "ant", "man", "woman", "ee", "crat", "people", "folk")
_THINGS_AFTER_ALL = frozenset(
    "guarantee fee tree degree coffee knee factor error sector corridor door floor colour color tractor "
    "reactor monitor number letter paper order matter river water power corner computer server tower chapter quarter "
    "border disaster winter summer newspaper container trailer tanker freighter steamer trawler helicopter chopper "
    "poster folder counter meter filter restaurant grant plant giant".split()
)
_NOTHING = frozenset("none nothing nobody anything everything something someone anyone everyone".split())
_NEAR = 3  # sentences back in which an antecedent is looked for first, and twice as far if there is none
_HERE = 2.0  # what the sentence itself has goes before what others have
_MARGIN = 1.0  # by how much the best candidate must lead


@dataclass(slots=True)
class Seen:
    """A mention of a person, in the order of the text, that can be an antecedent.

    ``weight`` tells how much it stands out in its sentence: "Lee left" more than "Lee and Rowe left", than "Lee's aide
    left", than "met Lee", than "the Lee report".
    """

    token: int
    entity: str
    sentence: int
    subject: bool
    source: bool
    passage: int
    weight: float = 2.5


def person(
    columns: Columns,
    token: int,
    before: Sequence[Seen],
    fits: Callable[[str], float],
    quoted: Callable[[int], bool],
    passage: int,
) -> str | None:
    """Return the entity that "he" or "she" at ``token`` means, of those seen ``before`` it.

    ``fits`` gives 0 for a person who cannot be meant, 1 for one of unknown and 3 for one of known gender;
    ``quoted`` tells whether a token stands in direct speech, whose people the narrative does not take up; ``passage``
    is the number of the paragraph.
    Subjects go before others, sources before what they speak of; for "he said" after his words the last source
    goes before all.
    """
    sentence = columns.sentence[token]
    after = not columns.first[token]  # "…," he said; but "He said that …" goes on about the last subject
    speaks = after and columns.dep[token] == "nsubj" and columns.lemma[columns.head[token]] in SPEECH
    inside = quoted(token)
    if any(one.sentence == sentence and one.subject and not quoted(one.token) for one in before[-8:]):
        speaks = False  # "Ann Lee met Bo Ray and said she …": the clause has its own subject
    elif speaks and (one := _last_subject(columns, token, before, fits, quoted)):
        return one
    barred = _barred(columns, token, before)
    scores: dict[str, float] = {}
    passed: set[str] = set()  # only mentioned, and too long ago
    for one in reversed(before):
        back = sentence - one.sentence
        if back > 2 * _NEAR or (back > _NEAR and scores):
            break
        fit = fits(one.entity)
        told = quoted(one.token)
        quoted_next = one.source and inside and not told  # those who are quoted one after the other speak of a third
        weight = min(one.weight, 0.0) if quoted_next else one.weight
        if not fit or one.entity in barred or (told and not inside):
            continue
        if back > _NEAR and weight <= 0:
            passed.add(one.entity)
            continue
        score = fit - 1.5 * back + (_HERE if back == 0 else 0.0) - (one.passage != passage)
        score += weight if quoted_next else weight + (2.0 if speaks else 1.0) * one.source
        scores[one.entity] = max(scores.get(one.entity, score), score)
    if (
        inside
        and passed - {*scores}
        and not any(sentence - one.sentence <= _NEAR for one in before if one.entity in scores)
    ):
        return None  # somebody speaks of one of those last mentioned
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if ranked and (len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _MARGIN):
        return ranked[0][0]
    return None


def _last_subject(columns: Columns, token: int, before: Sequence[Seen], fits, quoted) -> str | None:
    """Who is the subject of the last narrated sentence: "Ann Lee disagreed. “It was late,” she said."."""
    last = next((one for one in reversed(before) if not quoted(one.token)), None)
    if last is None or columns.sentence[token] - last.sentence > 2 * _NEAR:
        return None
    told = [one for one in before[-12:] if one.sentence == last.sentence and one.subject and not quoted(one.token)]
    subjects = {one.entity for one in told}
    if len(subjects) > 1:  # "When Ann Lee called, Ida Roe sang. “It was late,” she said."
        subjects = {one.entity for one in told if _is_main(columns, one.token)}
    return subjects.pop() if len(subjects) == 1 and all(map(fits, subjects)) else None


def _is_main(columns: Columns, token: int) -> bool:
    """Is a name the subject of the main clause?"""
    while columns.dep[token] in ("compound", "flat", "nmod", "conj") and columns.head[token] != token:
        token = columns.head[token]
    return columns.dep[token] in SUBJECT and columns.dep[columns.head[token]] == "ROOT"


def _barred(columns: Columns, token: int, before: Sequence[Seen]) -> set[str]:
    """People whom the sentence rules out: "Ann Lee called her" is no reflexive, "the man he met" is somebody else."""
    heads = binding.rivals(columns, token)
    return {one.entity for one in before[-8:] if one.token in heads or (columns.head[one.token] in heads - {one.token}
            and columns.dep[one.token] in ("compound", "appos", "conj"))} if heads else set()  # fmt: skip


def is_either(columns: Columns, token: int) -> bool:
    """Is this "he or she", "his or her": nobody in particular?"""
    around = columns.lower[max(0, token - 2) : token + 3]
    return any(
        around[at : at + 3] in (["he", "or", "she"], ["his", "or", "her"], ["him", "or", "her"], ["she", "or", "he"])
        for at in range(3)
    )


def plural(columns: Columns, token: int) -> int | None:
    """Return the head of what "they" means: the one plural subject before it in its sentence, or in the last one.

    Where they say or think something, they are people: not the wages of "wages fell … they argue". Those who
    attend and come are no visits, but perhaps the envoys of "visits by envoys". "Them" is not the subject beside it.
    An object goes for a subject where it is the only plural around: "paid the guards because they were ill".
    """
    if (whole := binding.parted(columns, token)) is not None:
        return whole
    if columns.dep[token] == "poss" and (whose := _whose(columns, token)) is not None:
        return plural(columns, whose) if columns.lower[whose] in THEY else whose
    barred = binding.rivals(columns, token)
    # "the figures they supplied": those who did are people
    gap = columns.dep[token] in ("nsubj", "nsubjpass") and bool(barred)
    for rival in [*barred]:
        if columns.lower[rival] in THEY and rival < token and (meant := plural(columns, rival)) is not None:
            barred.add(meant)
    own = columns.sentence[token]
    mine, ruled_out = _plural_subjects(columns, token, own, barred, gap)
    if mine or (ruled_out and not gap):
        return mine[0] if len(mine) == 1 else None
    before, _ = _plural_subjects(columns, token, own - 1, barred, gap)
    beside = binding.plural_objects(columns, token, barred)
    if _thinks(columns, token):
        beside = [noun for noun in beside if not _is_thing(columns, noun)]
    people = [noun for noun in beside if not _is_thing(columns, noun)]
    if len(people) == len(beside) == 1 and (columns.dep[people[0]] == "dobj" or not before):
        return people[0]
    if beside:
        return None
    if not before and (again := _they_before(columns, token)) is not None:
        return plural(columns, again)
    return before[0] if len(before) == 1 else None


def _whose(columns: Columns, token: int) -> int | None:
    """Whose "their" is by its clause: "sailors and their families", "voters make up their minds", "they … their"."""
    noun = columns.head[token]
    if columns.dep[noun] == "conj":
        while columns.dep[noun] == "conj" and columns.head[noun] < noun:
            noun = columns.head[noun]
        return noun if columns.is_plural(noun) and noun < token and not _is_thing(columns, noun) else None
    verb = columns.head[noun]
    if columns.pos[verb] != "VERB":
        return None
    subjects = [t for t in binding.subjects(columns, verb) if t < token]
    many = [t for t in subjects if columns.lower[t] in THEY or binding.counts_many(columns, t)]
    if many or len(subjects) != 1:
        return many[0] if many else None
    own = columns.is_plural(subjects[0]) and columns.pos[subjects[0]] == "NOUN"
    if own and not _is_thing(columns, subjects[0]):
        return subjects[0]
    before = (t for t in range(token - 1, max(0, token - 40), -1) if columns.sentence[t] == columns.sentence[token])
    return next((t for t in before if columns.lower[t] == "they" and columns.dep[t] == "nsubj"), None)


def _they_before(columns: Columns, token: int) -> int | None:
    """The only "they" of the sentence before, of whom this one goes on: "But they were hopeful. They argued …"."""
    before = range(max(0, token - 60), token)
    theirs = (t for t in before if columns.lower[t] == "they" and columns.dep[t] == "nsubj")
    last = [t for t in theirs if columns.sentence[t] == columns.sentence[token] - 1]
    return last[0] if len(last) == 1 else None


def _plural_subjects(
    columns: Columns, token: int, sentence: int, barred: set[int], gap: bool
) -> tuple[list[int], bool]:
    """The plural subjects of a sentence before a pronoun that it can mean; and whether one was ruled out."""
    verb = columns.head[token]
    thinks = _thinks(columns, token)
    acts = columns.dep[token] == "nsubj" and binding.is_deed_of_people(columns, verb)
    found: list[int] = []
    ruled_out = False
    for position in range(token - 1, -1, -1):
        if columns.sentence[position] < sentence:
            break
        subject = columns.sentence[position] == sentence and columns.dep[position] in SUBJECT
        if not subject or binding.is_said_by(columns, position, verb) or binding.is_asked(columns, position):
            continue
        if (thinks or gap) and _is_thing(columns, position):
            continue
        happens = acts and binding.is_happening(columns, position)
        head = binding.people_behind(columns, position) if happens else position
        if head is not None and (columns.is_plural(head) or conjuncts(columns, position)):
            ruled_out = ruled_out or position in barred
            found += [] if position in barred else [head]
    return found, ruled_out


def _thinks(columns: Columns, token: int) -> bool:
    entry = lexicon.by_lemma("verb").get(columns.lemma[columns.head[token]])
    return columns.dep[token] == "nsubj" and entry is not None and entry.cls not in _OF_THINGS


def _is_thing(columns: Columns, noun: int) -> bool:
    lemma = columns.lemma[noun]
    people = is_human(lemma) or (lemma.endswith(_PEOPLE_ENDINGS) and lemma not in _THINGS_AFTER_ALL)
    return columns.pos[noun] == "NOUN" and not people


def conjuncts(columns: Columns, head: int) -> list[int]:
    """Return the heads joined to a nominal head by "and"."""
    found, current = [], head
    for token in range(head + 1, min(columns.size, head + 24)):
        if columns.dep[token] == "conj" and columns.head[token] == current:
            found.append(token)
            current = token
    return found


def thing(columns: Columns, token: int, is_person: Callable[[int], bool], things: Sequence[int]) -> int | None:
    """Return the head of what "it" or "its" means: a singular subject before it in the sentence, else the only thing.

    At the opening of a sentence the last one counts, too. The empty "it" of "it is expected that" means nothing.
    """
    empty = binding.means_nothing(columns, token)
    if empty or columns.dep[token] not in SUBJECT | {"poss"}:
        return None
    sentence = columns.sentence[token]
    barred = binding.rivals(columns, token)

    def fits(noun: int) -> bool:
        said = binding.is_said_by(columns, noun, columns.head[token])
        return noun not in barred and not said and not columns.is_plural(noun) and not is_person(noun)

    same = _same_predicate(columns, token, is_person) if columns.dep[token] in SUBJECT else None
    if same is not None:
        return same
    opens = all(
        columns.sentence[t] != sentence or columns.pos[t] in ("PUNCT", "SPACE") for t in range(max(0, token - 3), token)
    )
    if opens and (found := _main_subject(columns, sentence - 1, token)) is not None:
        return found if columns.pos[found] in ("NOUN", "PROPN") and fits(found) else None
    position = token - 1
    while position >= 0 and sentence - columns.sentence[position] <= opens:
        aside = (
            columns.dep[columns.head[position]] == "relcl"
        )  # "Lee, whose firm built it": that is not what "it" takes up
        nominal = columns.dep[position] in SUBJECT and columns.pos[position] in ("NOUN", "PROPN")
        nominal = nominal and columns.lower[position] not in _NOTHING
        if nominal and not aside and not binding.is_asked(columns, position):
            if fits(position):
                return position
            if binding.is_said_by(columns, position, columns.head[token]):
                return None
            if opens:
                return None
        position -= 1
    near = [
        t
        for t in things[: bisect_left(things, token)][-4:]
        if columns.sentence[t] == sentence and not binding.is_asked(columns, t)
    ]
    return near[-1] if len({columns.lower[t] for t in near}) == 1 else None


def _main_subject(columns: Columns, sentence: int, before: int) -> int | None:
    """The subject of the last main clause of a sentence, of "A did this, and B did that" B."""
    found = None
    position = before - 1
    while position >= 0 and columns.sentence[position] >= sentence:
        subject = columns.sentence[position] == sentence and columns.dep[position] in ("nsubj", "nsubjpass")
        if subject and not binding.is_asked(columns, position):
            verb = columns.head[position]
            while columns.dep[verb] == "conj" and columns.head[verb] != verb:
                verb = columns.head[verb]
            if columns.dep[verb] == "ROOT":
                found = position
                break
        position -= 1
    return found


def _same_predicate(columns: Columns, token: int, is_person: Callable[[int], bool]) -> int | None:
    """The last singular subject of the same verb and complement: "The pier is safe" … "It is not safe"."""
    verb = columns.head[token]
    wanted = (columns.lemma[verb], _complement(columns, verb))
    if wanted == ("be", ""):
        return None
    for position in range(token - 1, -1, -1):
        if columns.sentence[token] - columns.sentence[position] > _NEAR:
            return None
        if columns.dep[position] in SUBJECT and columns.pos[position] in ("NOUN", "PROPN"):
            other = columns.head[position]
            if other != verb and (columns.lemma[other], _complement(columns, other)) == wanted:
                return None if columns.is_plural(position) or is_person(position) else position
    return None


def _complement(columns: Columns, verb: int) -> str:
    for token in range(verb + 1, min(columns.size, verb + 8)):
        if columns.head[token] == verb and columns.dep[token] in ("acomp", "attr", "dobj", "oprd"):
            return columns.lemma[token]
    return ""


def relative(columns: Columns, token: int) -> int | None:
    """Return the noun that the relative clause of "who", "which" or "that" hangs on."""
    current = token
    for _ in range(12):
        if columns.dep[current] == "relcl":
            antecedent = columns.head[current]
            nominal = columns.pos[antecedent] in ("NOUN", "PROPN", "PRON") and antecedent < token
            if nominal and columns.lower[token] in ("who", "whom"):
                antecedent = meant_by_who(columns, antecedent)
            return antecedent if nominal else None
        if columns.head[current] == current:
            return None
        current = columns.head[current]
    return None


def quoted(text: str, passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Stretches in somebody's direct words: turns, and what stands between quotation marks of a paragraph."""
    turns = [(passage.start, passage.end) for passage in passages if passage.kind == "turn"]
    told = [passage for passage in passages if passage.kind != "turn"]
    return sorted([*turns, *((quote.start, quote.end) for quote in quotes.find(text, told))])
