"""Cues that are no verbs: "according to X", "in X's view", "his concern that …", "X is sure that …", "reportedly"."""

from __future__ import annotations

from dataclasses import replace

from .frames import Frame
from .lexicon import Entry, by_first_word, by_lemma, entries
from .roles import DUMMIES, ISSUING, Range, is_human, is_passive, noun_phrase, ranges, source, subject_of, verb_group
from .tree import Tree

# "made a claim", "expressed concern": the verb only carries the noun
_LIGHT = frozenset(
    (
        "make issue give offer have hold release deliver send launch mount express voice raise take put file air level "
        "repeat reiterate"
    ).split(" ")
)
# "criticism of the plan", "support for it": a stance of people in general; other nouns need somebody who has it
_SOURCELESS = frozenset(("accusation", "concern", "stance", "question"))
_CLAUSE = frozenset(("VERB", "AUX"))
WRITINGS = frozenset("statement release letter message email e-mail tweet post note memo".split())
_SEEMING = frozenset("be seem look sound appear remain".split())
_LEADS_IN = 12  # tokens at most between "a statement" and the colon before its words
_OPENING = frozenset(("“", '"', "``", "''", "„", "«"))
_RETRACTING = frozenset("retract withdraw recant rescind abandon drop disavow renounce revoke".split())
_TAKING_BACK = frozenset((("take", "back"), ("walk", "back")))
_HOPING = frozenset((("in", "hope"), ("in", "belief"), ("in", "expectation"), ("in", "conviction"), ("for", "fear")))
_UNKNOWING = frozenset(("unaware", "ignorant", "oblivious"))  # "unaware that P" is "not aware that P"


def phrase_frame(tree: Tree, token: int) -> Frame | None:
    """Frame of "according to X", "per X", "in the words of X", "in X's view" that starts at ``token``."""
    for words, entry in by_first_word("phrase").get(tree.lower[token], ()):
        if "prep" not in entry.frames:
            continue
        end = token + len(words) - 1
        if end >= tree.size or tuple(tree.lower[token : end + 1]) != words:
            continue
        pobj = next((k for k in tree.children[end] if tree.dep[k] in ("pobj", "pcomp")), None)
        if pobj is None:
            pobj = next((k for k in tree.children[token] if tree.dep[k] == "pobj"), None)
        if pobj is None or pobj < end:
            continue
        speaker = noun_phrase(tree, pobj)
        without = {*range(token, end + 1), *tree.subtree(pobj)}
        beside = tree.head[token]
        if entry.cls == "belief" and tree.dep[beside] == "appos":  # "left the party, a betrayal in the eyes of many"
            content = ranges(sorted(tree.subtree(beside) - without))
        else:
            content = _clause_around(tree, token, without)
        if content:
            return Frame(token, entry, (token, end), [speaker], content, lemma=entry.lemma)
    for words, entry in by_first_word("phrase").get(tree.lower[token], ()):
        if "poss" not in entry.frames:
            continue
        noun = next((k for k in tree.children[token] if tree.dep[k] == "pobj" and tree.lemma[k] == words[1]), None)
        owner = tree.kid(noun, "poss") if noun is not None else None
        if owner is None or tree.right[noun] > noun:
            continue
        left, right = tree.left[owner], tree.right[owner]
        content = _clause_around(tree, token, set(range(token, tree.right[noun] + 1)))
        if content:
            return Frame(token, entry, (noun, noun), [(left, right)], content, lemma=entry.lemma)
    return None


def viewer_frame(tree: Tree, token: int) -> Frame | None:
    """Frame of "To her, the plan is a joke": so she sees it."""
    head, seen = tree.head[token], tree.kid(token, "pobj")
    if token != tree.sent[token] or seen is None or tree.lemma[head] not in _SEEMING or head < seen:
        return None
    end = tree.right[token]
    if end + 1 >= tree.size or tree.lower[end + 1] != "," or end - token > 6:
        return None
    if tree.ent[seen] not in ("PERSON", "NORP") and not is_human(tree.lemma[seen]):
        return None
    entry = dict(by_first_word("phrase")["in"])["in", "the", "eyes", "of"]
    content = _clause_around(tree, token, set(range(token, end + 1)))
    return (
        Frame(token, entry, (token, token), [noun_phrase(tree, seen)], content, lemma=entry.lemma) if content else None
    )


def adverb_frame(tree: Tree, token: int) -> Frame | None:
    """Frame of "reportedly", "allegedly": no source is named."""
    entry = next((e for e in _adverbs() if e.lemma == tree.lower[token]), None)
    if entry is None:
        return None
    head = tree.head[token]
    if tree.pos[head] not in _CLAUSE:
        return None
    content = sorted(k for k in tree.subtree(head) if k != token)
    return Frame(token, entry, (token, token), [], ranges(content), lemma=entry.lemma)


def _adverbs():
    return [entry for entry in entries() if "adverb" in entry.frames]


def _clause_around(tree: Tree, token: int, without: set[int]) -> list[Range]:
    """The clause an adjunct stands in: the whole sentence where it opens or ends it, else the nearest clause."""
    first, last = tree.sent[token], tree.sentence_end(token)
    stops = [k for k in range(first, last + 1) if tree.lower[k] == ";"]
    first = max([first, *(k + 1 for k in stops if k < token)])
    last = min([last, *(k - 1 for k in stops if k > token)])
    if token > first and tree.lower[token - 1] in ("and", "but", "while"):
        first = token  # "A, and according to her B"
    head = tree.head[token]
    steps = 0
    while tree.pos[head] not in _CLAUSE and tree.head[head] != head and steps < 20:
        head, steps = tree.head[head], steps + 1
    edge = max(without)
    rest = [k for k in range(edge + 1, last + 1) if tree.pos[k] not in ("PUNCT", "SPACE")]
    if not rest or token - first <= 1:
        tokens = [k for k in range(first, last + 1) if k not in without]
    else:
        tokens = sorted(k for k in tree.subtree(head) - without if first <= k <= last)
    while tokens and tree.lower[tokens[0]] in ("but", "and", "however", ",", "meanwhile", "so"):
        tokens.pop(0)
    return ranges(tokens)


def noun_frame(tree: Tree, noun: int) -> Frame | None:
    """Frame of "her claim that …", "criticism of …", "made a promise to …", "his concern is that …"."""
    entry = by_lemma("noun").get(tree.lemma[noun])
    if entry is None:
        return issued_frame(tree, noun)
    if tree.dep[noun] == "compound":
        return None
    content, cue_end = [], noun
    for kid in tree.children[noun]:
        if kid < noun:
            continue
        if tree.dep[kid] in ("acl", "ccomp", "relcl") and tree.left[kid] > noun:
            first = tree.left[kid]
            word = tree.lower[first]
            marked = tree.dep[first] == "mark" if word == "that" else tree.tag[first] == "TO" if word == "to" else True
            if marked and {"if": "whether"}.get(word, word) in entry.frames & {"that", "to", "whether"}:
                content.append(
                    (first, _with_second(tree, noun, tree.right[kid]) if word == "that" else tree.right[kid])
                )
        elif tree.dep[kid] == "prep" and tree.lower[kid] in entry.frames and not content:
            pobj = next((k for k in tree.children[kid] if tree.dep[k] in ("pobj", "pcomp", "prep")), None)
            if pobj is not None:
                cue_end = kid if kid == noun + 1 else cue_end
                content.append((tree.left[pobj] if kid == noun + 1 else kid, tree.right[kid]))
    head = tree.head[noun]
    if not content and tree.dep[noun] == "nsubj" and tree.lemma[head] == "be":
        clause = tree.kid(head, "ccomp")
        if clause is not None and clause > head:
            content.append((tree.left[clause], tree.right[clause]))
            cue_end = head if head == noun + 1 else noun
    if not content:
        return issued_frame(tree, noun)
    cue_start, speaker = noun, []
    owner = tree.kid(noun, "poss")
    if owner is not None:
        speaker = [(tree.left[owner], tree.right[owner])]
        cue_start = tree.right[owner] + 1
    else:
        for kid in tree.children[noun]:
            if tree.dep[kid] == "prep" and tree.lower[kid] in ("by", "from", "among") and kid > noun:
                pobj = tree.kid(kid, "pobj")
                if pobj is not None:
                    speaker = [noun_phrase(tree, pobj)]
                    break
        if not speaker and tree.dep[noun] == "dobj" and tree.lemma[head] in _LIGHT:
            speaker = source(tree, head, False, by_lemma("verb"))
            cue_start = verb_group(tree, head, [], by_lemma("verb"))[0]
        if not speaker and tree.dep[noun] == "pobj" and (tree.lower[head], tree.lemma[noun]) in _HOPING:
            speaker = source(tree, tree.head[head], False, by_lemma("verb"))  # "left in the hope that P"
            cue_start = head
    if not speaker and entry.cls not in _SOURCELESS and not any(tree.lower[a] == "that" for a, _ in content):
        return None
    if cue_start < noun and any(k in range(cue_start, noun) for a, b in content for k in range(a, b + 1)):
        cue_start = noun
    frame = Frame(noun, entry, (cue_start, cue_end), speaker, content, lemma=entry.lemma)
    frame.negated = _is_denied(tree, noun)
    return frame


def issued_frame(tree: Tree, noun: int) -> Frame | None:
    """Frame of "issued a statement, “…”", "released the following statement:", whose quotation says what was issued."""
    verb = tree.head[noun]
    if tree.dep[noun] != "dobj" or tree.lemma[verb] not in ISSUING or tree.lemma[noun] not in WRITINGS or noun < verb:
        return None
    end = noun
    for token in range(noun + 1, min(noun + _LEADS_IN, tree.size)):
        if tree.sent[token] != tree.sent[noun] or tree.lower[token] in _OPENING:
            break
        if tree.pos[token] in _CLAUSE or tree.lower[token] == ";":
            return None  # "… in which it says"
        if tree.lower[token] == ":":
            end = token
            break
    verbs = by_lemma("verb")
    speaker = source(tree, verb, is_passive(tree, verb), verbs)
    entry = replace(by_lemma("noun")["statement"], frames=frozenset("q"))
    cue = verb_group(tree, verb, [], verbs)[0], end
    return Frame(verb, entry, cue, speaker, wants_quote=True, lemma=entry.lemma) if speaker else None


def _is_denied(tree: Tree, noun: int) -> bool:
    """ "no doubt that", "did not make the claim that", "retracted her claim that"."""
    if any(tree.lower[k] == "no" and tree.dep[k] in ("det", "neg") for k in tree.children[noun]):
        return True
    head = tree.head[noun]
    if tree.dep[noun] == "pobj" and tree.lower[head] == "from" and tree.lemma[tree.head[head]] in ("back", "distance"):
        return True  # "backed down from his claim that"
    taken_back = tree.lemma[head] in _RETRACTING or (tree.lemma[head], tree.lower[head + 1]) in _TAKING_BACK
    if tree.dep[noun] == "dobj" and taken_back:
        return True
    carried = tree.dep[noun] in ("dobj", "attr")
    return carried and any(tree.dep[k] == "neg" for k in tree.children[head])


def _with_second(tree: Tree, noun: int, right: int) -> int:
    """Last token of "his claim that A and they B" where the parser tied B to the main clause.

    "they" or "it" that cannot be the main subject goes on with the claim.
    """
    at = right + 1
    if at + 2 >= tree.size or tree.lower[at] != "and" or tree.lower[at + 1] not in ("they", "it"):
        return right
    main = noun
    while tree.head[main] != main and not (tree.pos[main] == "VERB" and tree.kid(main, "nsubj") is not None):
        main = tree.head[main]
    subject, second = tree.kid(main, "nsubj"), tree.head[at + 1]
    if subject is None or tree.dep[second] != "conj" or tree.head[second] != main:
        return right
    plural = tree.tag[subject] in ("NNS", "NNPS") or tree.lower[subject] in ("they", "we")
    fits = plural if tree.lower[at + 1] == "they" else tree.lower[subject] == "it"
    return right if fits else tree.right[second]


def adjective_frame(tree: Tree, adjective: int) -> Frame | None:
    """Frame of "X is confident that …", "X was willing to …": the subject of the copula is the source."""
    entry = by_lemma("adjective").get(tree.lemma[adjective]) or by_lemma("adjective").get(tree.lower[adjective])
    head = tree.head[adjective]
    if entry is None:
        return None
    if tree.dep[adjective] == "amod" and head < adjective and tree.lower[adjective - 1] == ",":
        return _aside_frame(tree, adjective, entry)
    if tree.dep[adjective] not in ("acomp", "ROOT", "conj") or tree.pos[head] not in _CLAUSE:
        return None
    if tree.lemma[head] == "make" or tree.lemma[adjective - 1] == "make":
        return None  # who makes sure that P sees to it
    subject = subject_of(tree, head, 0, by_lemma("verb"))
    if subject is None or tree.lower[subject] in DUMMIES or subject > adjective:
        return None
    content, cue_end = [], adjective
    for kid in [*tree.children[adjective], *(k for k in tree.children[head] if k > adjective)]:
        first = tree.left[kid]
        if first <= adjective or content:
            continue
        if (tree.dep[kid] == "ccomp" and "that" in entry.frames) or (tree.dep[kid] == "xcomp" and "to" in entry.frames):
            content.append((first, tree.right[kid]))
        elif tree.dep[kid] == "prep" and tree.lower[kid] in entry.frames and tree.head[kid] == adjective:
            pobj = next((k for k in tree.children[kid] if tree.dep[k] in ("pobj", "pcomp")), None)
            if pobj is not None:
                adjacent = kid == adjective + 1
                cue_end = kid if adjacent else cue_end
                content.append((tree.left[pobj] if adjacent else kid, tree.right[kid]))
    if not content:
        return None
    left = verb_group(tree, head, [], by_lemma("verb"))[0]
    between = range(head + 1, adjective)
    if left > adjective or not all(tree.dep[k] in ("advmod", "neg") or tree.head[k] == adjective for k in between):
        left = adjective  # also "Ready to back the plan, Moe says …"
    frame = Frame(adjective, entry, (left, cue_end), [noun_phrase(tree, subject)], content, lemma=entry.lemma)
    frame.negated = any(tree.dep[k] == "neg" for k in tree.children[head]) ^ (entry.lemma in _UNKNOWING)
    return frame


def _aside_frame(tree: Tree, adjective: int, entry: Entry) -> Frame | None:
    """Frame of "her aides, confident that …": the noun before the comma is the source."""
    clause = tree.kid(adjective, "ccomp")
    if clause is None or "that" not in entry.frames or clause < adjective:
        return None
    noun = tree.head[adjective]
    speaker = (tree.left[noun], adjective - 2)
    content = [(tree.left[clause], tree.right[clause])]
    return Frame(adjective, entry, (adjective, adjective), [speaker], content, lemma=entry.lemma)
