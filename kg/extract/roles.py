"""Who speaks, and to whom: the noun phrases around a cue, as inclusive token ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names.gazetteer import word_list

if TYPE_CHECKING:
    from .tree import Tree

Range = tuple[int, int]

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
PERSONAL = frozenset(("he", "she", "it", "they", "we", "i", "you"))
DUMMIES = frozenset(("it", "there"))
# "released a statement saying": the verb and its object are part of the cue, the source is the verb's subject.
ISSUING = frozenset(
    "issue release put send post publish make give write circulate deliver tweet file sign hold".split(" ")
)
MEDIA = frozenset(
    (
        "statement interview release speech email e-mail tweet post letter remark address video call report briefing "
        "conference message note memo column op-ed article book blog twitter facebook telegram instagram appearance "
        "testimony editorial affidavit filing comment transcript podcast broadcast ad paper"
    ).split(" ")
)
_PEOPLE = frozenset(
    (
        "reporter journalist audience crowd voter supporter people viewer listener colleague lawmaker senator official "
        "president minister leader parliament congress committee court judge jury police investigator agency newspaper "
        "magazine network channel outlet station host anchor interviewer reader follower delegate donor student member "
        "friend family wife husband mother father parent child rally gathering conference public nation world press "
        "media lawyer attorney aide adviser ally everyone everybody anyone someone nobody him her them us me you i he "
        "she we they who council union worker resident mayor governor editor chairman chief ambassador relative "
        "victim authority government ministry company partner counterpart commission mission deputy envoy"
    ).split(" ")
)
_HUMAN = _PEOPLE - frozenset("congress committee rally gathering world press media".split(" ")) | frozenset(
    (
        "suspect defendant witness victim survivor villager protester demonstrator driver pilot captain sailor teacher "
        "doctor nurse patient scientist researcher expert analyst economist engineer lawyer activist campaigner critic "
        "observer columnist commentator "
        "opponent farmer fisherman trader investor shareholder employee manager director owner boss coach fan "
        "neighbour neighbor tenant passenger commuter soldier officer guard detective inspector spokesman spokeswoman "
        "spokesperson army navy firm club team hospital school charity bank regulator body group party opposition "
        "maker brother sister son daughter uncle aunt cousin widow boyfriend girlfriend author source pal insider "
        "man woman boy girl person"
    ).split(" ")
)
_GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))
_HAVING = frozenset("have get see hear want".split(" "))
_ANYBODY = frozenset("someone somebody anyone anybody everyone everybody".split(" "))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_PROMPT = frozenset(("quick", "careful", "able", "right", "first", "free", "happy", "fair", "ready"))
_QUESTION = frozenset(("when", "why", "how", "where", "as"))


def is_person(tree: Tree, noun: int) -> bool:
    """Can this noun be spoken to: a name, a pronoun for people, or one of the usual audiences?"""
    if tree.ent[noun] in ("PERSON", "ORG", "NORP", "GPE") or tree.pos[noun] == "PROPN":
        return True
    return tree.lemma[noun] in _PEOPLE or tree.lower[noun] in _PEOPLE


_BODIES = frozenset(
    (
        "council union court jury police agency newspaper magazine network channel outlet station government ministry "
        "company commission mission authority parliament nation public audience crowd army navy firm club team "
        "hospital school charity bank regulator body group party opposition maker family source"
    ).split(" ")
)
_WOMEN = frozenset("wife mother sister daughter aunt widow girlfriend spokeswoman woman girl actress queen".split(" "))
_MEN = frozenset("husband father brother son uncle widower boyfriend spokesman man boy king fisherman".split(" "))


def is_somebody(lemma: str) -> bool:
    """Is this the word for one person, whom "he" or "she" can mean: a suspect or a nurse, no club?"""
    return (lemma in _HUMAN and lemma not in _BODIES) or lemma in word_list("people")


def possessor(tree: Tree, noun: int) -> int | None:
    """Return the token of whose something is: "his", "Lee's"."""
    before = range(noun - 1, max(noun - 9, -1), -1)
    return next((t for t in before if tree.dep[t] == "poss" and tree.head[t] == noun), None)


def meant_by_who(tree: Tree, noun: int) -> int:
    """Return who "who" means behind ``noun``: in "Ruth's protest, who will not wait" it is Ruth."""
    if tree.dep[noun] == "appos" and is_somebody(tree.lemma[noun]) and tree.pos[tree.head[noun]] == "PROPN":
        return tree.head[noun]  # "Leo Marsh, a tycoon who came"
    behind = ("of", "from") if tree.ent[noun] in ("GPE", "LOC") else ("of",)  # "Leo Marsh, a doctor from Oban, who"
    above = tree.head[tree.head[noun]] if tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in behind else noun
    if not is_person(tree, noun) and is_somebody(tree.lemma[above]):
        if tree.dep[above] == "appos" and tree.pos[tree.head[above]] == "PROPN":
            return tree.head[above]
        return above  # "the first leader of a state who came"
    owner = possessor(tree, noun)
    thing = tree.pos[noun] == "NOUN" and not is_person(tree, noun) and not is_somebody(tree.lemma[noun])
    return owner if thing and owner is not None and tree.pos[owner] == "PROPN" else noun


def is_other_sex(lemma: str, pronoun: str) -> bool:
    """Does the word for a person forbid this pronoun: "he" for a wife, "she" for a spokesman?"""
    return lemma in (_WOMEN if pronoun in ("he", "him", "his", "himself") else _MEN)


def is_human(lemma: str) -> bool:
    """Is this the word for somebody, or a body, that can hold an opinion: a suspect, a nurse, a club?"""
    return lemma in _HUMAN or lemma in word_list("people")


def is_passive(tree: Tree, verb: int) -> bool:
    """Passive with an auxiliary, or a bare participle: "a bay called X", "asked about Y, she said"."""
    deps = {tree.dep[k] for k in tree.children[verb]}
    if deps & {"auxpass", *PASSIVE_SUBJECTS}:
        return True
    if tree.tag[verb] == "VBN" and tree.dep[verb] == "ccomp" and tree.lemma[tree.head[verb]] in _HAVING:
        return True  # "has him labelled a fool"
    if tree.lower[verb] == "asked" and not deps & {"aux", *SUBJECTS} and tree.dep[verb] in ("advcl", "ccomp", "csubj"):
        before = verb - 1
        if before < tree.sent[verb] or tree.lower[before] in ("when", "if", "as", '"', "“"):
            return True  # "Asked why, she said …", whatever the tagger made of it
    if tree.tag[verb] != "VBN" or _quotes_behind_name(tree, verb):
        return False
    auxiliaries = {tree.lemma[k] for k in tree.children[verb] if tree.dep[k] == "aux"}
    if auxiliaries:  # "were all of them warned?" is passive even where the parser saw a subject
        return "be" in auxiliaries and "have" not in auxiliaries
    if deps & {"dobj", *SUBJECTS}:
        return False
    head = tree.head[verb]
    if tree.dep[verb] == "conj":
        return is_passive(tree, head)
    return tree.dep[verb] in ("acl", "advcl", "amod") or "agent" in deps


def _quotes_behind_name(tree: Tree, verb: int) -> bool:
    """ "Ruth Moe, the mayor of Aue, tweeted: …", which the parser takes for "the tweeted Ruth Moe"."""
    if tree.dep[verb] != "acl" or tree.pos[tree.head[verb]] != "PROPN" or tree.lower[verb - 1] != ",":
        return False
    return ":" in tree.lower[verb + 1 : verb + 5] and tree.kid(verb, "agent", "auxpass") is None


def verb_group(tree: Tree, verb: int, extra: list[int], verbs) -> Range:
    """The contiguous verb group: auxiliaries, negation and adverbs before, further words of the cue behind.

    ``verbs`` are the lemmas that are cues themselves; a governing verb that is none ("went on to
    say", "tried to explain") belongs to the group.
    """
    left = verb
    while left > 0 and tree.sent[left - 1] == tree.sent[verb]:
        before = left - 1
        inside = left <= tree.head[before] <= verb
        adverb = tree.dep[before] in _GROUP and inside and tree.lower[before] not in _QUESTION
        if not adverb and not (tree.tag[before] == "TO" and tree.head[before] == verb):
            break
        left = before
    head = tree.head[verb]
    prompt = tree.dep[verb] == "xcomp" and head == left - 1 and tree.lower[head] in _PROMPT
    if prompt and tree.head[head] < verb:  # "was quick to point out"; not "Ready to go, he says"
        return verb_group(tree, tree.head[head], [], verbs)[0], max([verb, *extra])
    if tree.dep[verb] == "xcomp" and head < left and tree.pos[head] in ("VERB", "AUX"):
        close = all(tree.dep[k] in ("prt", "advmod", "aux", "neg") for k in range(head + 1, left))
        wish = tree.lemma[head] in ("like", "want", "wish") and _first_person(tree, head)
        if close and (wish or tree.lemma[head] not in verbs):
            left = verb_group(tree, head, [], verbs)[0]
    return left, max([verb, *extra])


def _first_person(tree: Tree, verb: int) -> bool:
    """ "I would like to thank" thanks; "she would like to thank" wants."""
    return any(tree.dep[k] == "nsubj" and tree.lower[k] in ("i", "we") for k in tree.children[verb])


def source(tree: Tree, verb: int, passive: bool, verbs) -> list[Range]:
    """The noun phrase that speaks: subject, by-agent, or the subject of the governing clause; [] where none is."""
    if passive:
        agent = tree.kid(verb, "agent")
        pobj = tree.kid(agent, "pobj") if agent is not None else None
        if pobj is None or tree.ent[pobj] in ("DATE", "TIME") or tree.lemma[pobj] in ("end", "start", "time"):
            return []
        return [noun_phrase(tree, pobj)]
    if (
        tree.tag[verb].startswith("NN") and tree.lower[verb - 1] != "to"
    ):  # a verb taken for a noun: everything before it in its phrase
        own = tree.kid(verb, "nsubj")
        if own is not None and own < verb:
            return [noun_phrase(tree, own)]
        top = tree.head[verb]
        while tree.head[top] != top and tree.head[top] < verb:
            top = tree.head[top]
        return [(tree.left[top], verb - 1)] if top < verb else []
    subject = subject_of(tree, verb, 0, verbs)
    own = subject is not None and tree.head[subject] == verb
    first = verb_group(tree, verb, [], verbs)[0]
    if not own and tree.dep[verb] != "conj" and (tree.tag[verb] in _FINITE or tree.tag[first] in _FINITE):
        beside = first - 1
        if beside >= 0 and _can_be_subject(tree, beside):
            return [(tree.left[beside], beside)]
    if subject is None or (tree.lower[subject] in DUMMIES and (tree.dep[subject] == "expl" or not own)):
        return []  # also the "it" of "it is hard to say"
    if tree.dep[verb] == "acl" and subject == tree.head[verb] and tree.kid(verb, "ccomp") is not None:
        return [_author(tree, subject, verb)]
    return _parted(tree, subject, _with_bracket(tree, noun_phrase(tree, subject, behind=own and subject > verb)))


def _author(tree: Tree, noun: int, verb: int) -> Range:
    """Who says it in "a letter from Ruth Moe saying that …": she does; in "clerks saying that …" the clerks do."""
    for prep in tree.children[noun] if tree.lemma[noun] in MEDIA else ():
        writer = tree.kid(prep, "pobj") if tree.lower[prep] in ("by", "from") and prep < verb else None
        if writer is not None and is_person(tree, writer):
            noun = writer
            break
    prep = tree.head[noun]
    if tree.lemma[noun] in MEDIA and tree.lower[prep] == "in" and tree.pos[tree.head[prep]] == "VERB":
        noun = tree.kid(tree.head[prep], "nsubj") or noun  # "In remarks saying that P, she turned to the crew"
    left, right = noun_phrase(tree, noun)
    speaks = is_person(tree, noun) or is_human(tree.lemma[noun]) or tree.lemma[noun] in MEDIA
    if not speaks or tree.lower[noun] in _ANYBODY or noun > verb:
        return left, right
    return left, max(noun, min(right, tree.left[verb] - 1))


def _parted(tree: Tree, noun: int, phrase: Range) -> list[Range]:
    """A phrase with a second speaker behind an inserted clause: "Ruth Moe, who runs the ferry, and Omar Lind"."""
    other = tree.kid(noun, "conj")
    if other is None or other <= phrase[1] or tree.lower[tree.left[other] - 1] != "and" or not is_person(tree, other):
        return [phrase]
    return [phrase, noun_phrase(tree, other)]


def _with_bracket(tree: Tree, phrase: Range) -> Range:
    """ "Senator Ida Moe (I-Aue)": the parser may take what stands in the brackets for the subject."""
    for at in range(phrase[0] - 1, max(phrase[0] - 5, 0), -1):
        if tree.lower[at] in (")", ",", "."):
            break
        if tree.lower[at] == "(" and tree.pos[at - 1] == "PROPN":
            left = at - 1
            while left > 0 and tree.pos[left - 1] == "PROPN" and tree.sent[left - 1] == tree.sent[at]:
                left -= 1
            closed = phrase[1] + 1 < tree.size and tree.lower[phrase[1] + 1] == ")"
            return left, phrase[1] + closed
    return phrase


def _can_be_subject(tree: Tree, token: int) -> bool:
    if tree.pos[token] not in ("PROPN", "PRON") or tree.tag[token] in ("PRP$", "WDT", "WP", "EX", "WP$"):
        return False
    return tree.lower[token] not in DUMMIES and tree.right[token] <= token


def subject_of(tree: Tree, verb: int, depth: int, verbs) -> int | None:
    """The head noun of a verb's subject, its own or that of the clause it depends on."""
    own = [kid for kid in tree.children[verb] if tree.dep[kid] in SUBJECTS]
    if own:  # of two, the nearer one ("The wall held, he wrote" with the wall for a subject, too)
        before = [kid for kid in own if kid < verb]
        return before[-1] if before else own[0]
    dep, head = tree.dep[verb], tree.head[verb]
    if depth > 6 or head == verb:
        return None
    if dep == "conj":
        above = raised_from(tree, verb, verbs)
        return _inherited(tree, head if above is None else above, depth, verbs)
    if dep in ("xcomp", "advcl"):
        objects = [k for k in tree.children[head] if tree.dep[k] == "dobj" and k < verb]
        if dep == "xcomp" and objects and tree.tag[verb] == "VB" and is_person(tree, objects[0]):
            return objects[0]
        return _inherited(tree, head, depth, verbs)
    if dep == "pcomp":
        above = tree.head[head]
        if tree.lower[head] in ("of", "from", "for"):  # "accused the mayor of hiding": the mayor hides
            patient = tree.kid(above, "nsubjpass") or next(
                (k for k in tree.children[above] if tree.dep[k] == "dobj" and k < verb), None
            )
            if patient is not None:
                return patient
        return _inherited(tree, above, depth, verbs) if tree.pos[above] in ("VERB", "AUX") else None
    if dep == "relcl" and tree.dep[head] == "ROOT" and tree.tag[verb] in _FINITE and tree.pos[head] == "PROPN":
        return head  # "Bishop Pike, speaking on Sunday, called on …", read as a name with a clause
    if _quotes_behind_name(tree, verb):
        return head
    if dep == "acl" and tree.tag[verb] == "VBG":
        above = tree.head[head]
        if tree.dep[head] == "dobj" and tree.lemma[above] in ISSUING and tree.lemma[head] in MEDIA:
            return subject_of(tree, above, depth + 1, verbs)
        return head
    return None


def raised_from(tree: Tree, verb: int, verbs) -> int | None:
    """The cue that shares its subject with ``verb``, where the parser coordinated too low.

    In "she said the pumps were new and insisted that …" pumps do not insist: where the subject of
    the reported clause is nobody who speaks, the coordinated cue belongs to the speaker above.
    """
    head = tree.head[verb]
    if tree.dep[verb] != "conj" or tree.dep[head] != "ccomp":
        return None
    if tree.tag[verb] not in _FINITE and not _disagrees(tree, verb, head):
        return None
    above, entry = tree.head[head], verbs.get(tree.lemma[verb])
    perfect = _disagrees(tree, verb, head)  # "think relief is near and have asked for it": relief has not
    if entry is None or above > verb or (tree.tag[above] != tree.tag[verb] and not perfect):
        return None
    if (
        not perfect
        and "that" not in entry.frames
        and entry.cls not in ("refusal", "intention", "desire", "request", "promise")
    ):
        return None
    barred = (*SUBJECTS, *PASSIVE_SUBJECTS, *(() if perfect else ("aux",)))
    if any(tree.dep[k] in barred for k in tree.children[verb]):
        return None
    subject = tree.kid(head, *SUBJECTS, *PASSIVE_SUBJECTS)
    return None if subject is None or is_person(tree, subject) or tree.pos[subject] == "PRON" else above


def _disagrees(tree: Tree, verb: int, clause: int) -> bool:
    """Tell "have" or "has" that does not agree with the subject of the clause it was joined to."""
    subject = tree.kid(clause, *SUBJECTS, *PASSIVE_SUBJECTS)
    have = next((k for k in tree.children[verb] if tree.lower[k] in ("have", "has")), None)
    if (
        subject is None
        or have is None
        or not tree.tag[subject].startswith("NN")
        or tree.kid(subject, "conj") is not None
    ):
        return False
    return (tree.lower[have] == "have") != tree.tag[subject].endswith("S")


def _inherited(tree: Tree, verb: int, depth: int, verbs) -> int | None:
    """The subject a dependent clause takes over: of a passive with "by X" the X, else the subject."""
    found = subject_of(tree, verb, depth + 1, verbs)
    if found is not None:
        return found
    agent = tree.kid(verb, "agent")
    if agent is not None and (pobj := tree.kid(agent, "pobj")) is not None:
        return pobj
    return tree.kid(verb, *PASSIVE_SUBJECTS)


def noun_phrase(tree: Tree, noun: int, behind: bool = False) -> Range:
    """The full noun phrase with titles and appositions, without incidental clauses after a comma.

    ``behind``: the phrase stands behind its verb ("said Ms Moe, who runs the ferry"), where what
    follows it introduces the speaker and belongs to the name.
    """
    left, right = tree.left[noun], tree.right[noun]
    for kid in tree.children[noun]:
        first = tree.left[kid]
        if first <= noun:
            continue
        if behind and tree.dep[kid] == "relcl" and tree.lower[first] in ("who", "whose"):
            continue
        if tree.dep[kid] in ("relcl", "acl", "advcl", "parataxis") and tree.lower[first - 1] in (
            ",",
            "-",
            "–",
            "—",
            "(",
        ):
            right = min(right, first - 2)
        elif tree.dep[kid] in ("relcl", "acl") and tree.dep[noun] == "dobj":
            right = min(right, first - 1)
    right = max(right, noun)
    while right > noun and tree.pos[right] in ("PUNCT", "SPACE") and tree.lower[right] not in (")", "”", '"', "]"):
        right -= 1
    while left < noun and (tree.pos[left] in ("PUNCT", "SPACE") and tree.lower[left] not in ("“", '"')):
        left += 1
    return left, right


def ranges(tokens: list[int]) -> list[Range]:
    """Sorted token indices as inclusive ranges."""
    out: list[Range] = []
    for token in tokens:
        if out and token == out[-1][1] + 1:
            out[-1] = (out[-1][0], token)
        else:
            out.append((token, token))
    return out
