"""From a reporting verb to its frame: which tokens are source, cue, content and addressee.

The span conventions follow the annotation guidelines of PolNeAR (Newell et al., LREC 2018): full
noun phrase, whole verb group, content with "that" and without the recipient. All ranges are
inclusive token indices.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .edges import (
    after_date,
    before_clause,
    deed,
    is_adverbial,
    is_finite,
    with_adjuncts,
    without_comment,
    without_relative,
)
from .lexicon import Entry, by_first_word, by_lemma
from .misparses import SPOKEN, agent_behind, name_behind, recover, waits
from .roles import (
    DUMMIES,
    MEDIA,
    Range,
    is_passive,
    is_person,
    noun_phrase,
    raised_from,
    source,
    subject_of,
    verb_group,
)
from .tree import Tree
from .withheld import held_off, is_met, is_nobody, left_undone

# Verbs that only carry a noun of speech or attitude: "expressed hope" hopes, "issued an apology" apologises.
_CARRIERS = frozenset("issue express voice raise offer repeat reiterate convey extend".split(" "))
_OF_ACTS = frozenset(("for", "about", "over", "regarding"))
_GAP = frozenset("it that the a this very not also repeatedly specifically".split(" "))
_MEASURES = frozenset(("TIME", "DATE", "MONEY", "PERCENT", "QUANTITY"))
_ONLY_THAT = frozenset(("hold",))
STUDIES = frozenset(
    "survey poll study report audit inquiry investigation review paper analysis probe research researcher".split(" ")
)
CHARGES = frozenset(("charge", "accusation", "allegation", "claim", "assertion", "suggestion"))
_SENSES = frozenset(("see", "hear", "watch", "notice"))
_ATTITUDES = frozenset(("belief", "knowledge", "desire", "intention"))


@dataclass(slots=True)
class Frame:
    """One attribution in token indices; ``wants_quote``: it holds only with a quotation in or beside it."""

    head: int
    entry: Entry
    cue: Range
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    addressee: list[Range] = field(default_factory=list)
    negated: bool = False
    wants_quote: bool = False
    inherits: bool = False  # the source is the subject of another clause
    lemma: str = ""


def verb_frame(tree: Tree, verb: int) -> Frame | None:
    """Return the frame of a reporting verb, or None where its complements make it no cue."""
    entry, extra = _entry(tree, verb)
    if entry is None or tree.dep[verb] == "amod":
        return None
    verbs = by_lemma("verb")
    passive = is_passive(tree, verb)
    frame = Frame(verb, entry, verb_group(tree, verb, extra, verbs), lemma=entry.lemma)
    frame.negated = any(tree.dep[k] == "neg" or tree.lower[k] == "neither" for k in tree.children[verb])
    frame.negated ^= left_undone(tree, frame.cue, verb)
    frame.negated |= held_off(tree, verb)
    frame.negated |= tree.dep[verb] == "conj" and any(tree.lower[k] == "nor" for k in tree.children[tree.head[verb]])
    if frame.negated and entry.cls == "denial" and tree.lemma[tree.head[verb]] == "confirm":
        frame.entry = entry = verbs["confirm"]  # who neither confirms nor denies leaves it open
        frame.lemma = entry.lemma
    frame.source = source(tree, verb, passive, verbs)
    frame.inherits = not any(tree.dep[k] in ("nsubj", "csubj", "agent") for k in tree.children[verb])
    content = _yes_or_no(tree, verb, frame) or _content(tree, verb, extra, passive, frame)
    if not content and entry.cls == "denial" and tree.dep[verb] == "relcl" and tree.lemma[tree.head[verb]] in CHARGES:
        content = [(tree.left[tree.head[verb]], tree.head[verb])]  # "…, a charge he denies"
    if entry.lemma == "challenge" and tree.kid(verb, "xcomp", "ccomp") is not None:
        frame.entry = entry = verbs["urge"]  # "challenged the mayor to prove it"
    if entry.lemma in _ONLY_THAT and not any(tree.lower[a] == "that" for a, _ in content):
        return None  # "hold stocks", "hold them liable"
    if entry.cls == "appearance" and content:
        frame.source, content = _experiencer(tree, verb, frame.source, content)
    if not content:
        if "q" not in entry.frames or (entry.cls in _ATTITUDES):
            return None
        frame.wants_quote = True
    if entry.frames == {"q"}:
        frame.wants_quote = True  # "he continued": a cue of quotations alone
    frame.content = content
    if passive:
        agent_behind(tree, verb, frame)
    for first, _ in content if passive else ():  # "alleged by two clerks that P", hung on the clerks by the parser
        frame.source = [(a, first - 1) if a < first <= b else (a, b) for a, b in frame.source]
    if _is_idle(tree, frame, passive):
        return None
    if frame.source and (is_nobody(tree, frame.source[0][0]) or tree.lower[frame.source[0][0]] == "few"):
        frame.negated = True
    if passive and entry.cls == "question" and not frame.addressee and tree.dep[verb] == "advcl":
        asked = subject_of(tree, tree.head[verb], 0, verbs)  # "Asked about gas, the minister said …"
        frame.addressee = [noun_phrase(tree, asked)] if asked is not None else []
    if not frame.addressee and entry.cls in SPOKEN:
        frame.addressee = _spoken_to(tree, verb)
    _take_noun(tree, frame)
    _take_owner(tree, frame)
    _extend_cue(tree, frame)
    return frame


def _yes_or_no(tree: Tree, verb: int, frame: Frame) -> list[Range]:
    """Content of "Asked whether P, she said no": P, which "no" denies and "yes" confirms."""
    word = next((k for k in tree.children[verb] if tree.dep[k] == "intj" and tree.lower[k] in ("no", "yes")), None)
    asked = next((k for k in tree.children[verb] if tree.dep[k] == "advcl" and tree.lower[k] == "asked"), None)
    clause = tree.kid(asked, "ccomp", "advcl") if asked is not None and word is not None else None
    mark = tree.kid(clause, "mark") if clause is not None else None
    if mark is None or tree.lower[mark] not in ("if", "whether"):
        return []
    frame.entry = by_lemma("verb")["deny" if tree.lower[word] == "no" else "confirm"]
    frame.lemma, frame.cue = frame.entry.lemma, (frame.cue[0], max(frame.cue[1], word))
    return [(mark + 1, tree.right[clause])]


def _spoken_to(tree: Tree, verb: int) -> list[Range]:
    """ "Speaking to reporters, she said …": to whom the clause in front says it."""
    for kid in tree.children[verb]:
        if tree.dep[kid] == "advcl" and tree.tag[kid] == "VBG" and tree.lemma[kid] in ("speak", "talk"):
            prep = next((k for k in tree.children[kid] if tree.lower[k] in ("to", "with")), None)
            heard = tree.kid(prep, "pobj") if prep is not None else None
            return [before_clause(tree, heard)] if heard is not None and is_person(tree, heard) else []
    return []


def _is_idle(tree: Tree, frame: Frame, passive: bool) -> bool:
    """Attitudes of "you", aims without anybody who has them, and things that show things are no claims."""
    cls, subject = frame.entry.cls, frame.source[0] if frame.source else None
    if cls in _ATTITUDES and subject is not None and subject[0] == subject[1] and tree.lower[subject[0]] == "you":
        return True
    if subject is not None and subject[0] < subject[1] and tree.tag[subject[0]] == "WP":
        return True  # "what strikes me is how to understand it": a question has no opinion
    if cls in ("intention", "desire") and passive and tree.kid(frame.head, "agent") is None:
        return True
    if cls == "evidence" and not _has_clause(tree, frame):
        shown = range(subject[0], subject[1] + 1) if subject is not None else ()
        return passive or any(tree.ent[k] == "PERSON" or tree.pos[k] == "PRON" for k in shown)
    if is_met(tree, frame.head, frame.lemma):
        return True
    words = {tree.pos[k] for a, b in frame.content for k in range(a, b + 1)}
    return bool(words) and words <= {"ADV", "SCONJ", "PART", "PUNCT", "SPACE", "ADP"}


def _has_clause(tree: Tree, frame: Frame) -> bool:
    return any(tree.dep[k] in ("ccomp", "xcomp") for k in tree.children[frame.head])


def _experiencer(tree: Tree, verb: int, subject: list[Range], content: list[Range]) -> tuple[list[Range], list[Range]]:
    """ "It seems (to X) that …", "the market seems to recover": what seems is content, the source is X or nobody."""
    seen: list[Range] = []
    for kid in tree.children[verb]:
        if tree.dep[kid] == "prep" and tree.lower[kid] == "to" and (pobj := tree.kid(kid, "pobj")) is not None:
            seen = [noun_phrase(tree, pobj)]
    return seen, [r for r in subject if tree.lower[r[0]] not in DUMMIES] + content


def _entry(tree: Tree, verb: int) -> tuple[Entry | None, list[int]]:
    """The lexicon entry of a verb and the further tokens of a cue of several words ("pointed out")."""
    lemma = tree.lemma[verb]
    for words, entry in by_first_word("verb").get(lemma, ()):
        tokens, at = [], verb
        for word in words[1:]:
            found = None
            for nxt in range(at + 1, min(at + 4, tree.size)):
                if tree.sent[nxt] != tree.sent[verb]:
                    break
                if word in (tree.lemma[nxt], tree.lower[nxt]):
                    found = nxt
                    break
                if tree.lower[nxt] not in _GAP:
                    break
            if found is None:
                break
            tokens.append(found)
            at = found
        else:
            return entry, tokens
    return by_lemma("verb").get(lemma), []


def _take_noun(tree: Tree, frame: Frame) -> None:
    """ "issued an apology", "expressed concern": the noun says which act it was, the spans stay those of the verb."""
    if frame.lemma not in _CARRIERS:
        return
    noun = tree.kid(frame.head, "dobj")
    entry = by_lemma("noun").get(tree.lemma[noun]) if noun is not None else None
    if entry is not None:
        frame.entry = replace(entry, frames=frame.entry.frames)
        frame.lemma = entry.lemma


def _take_owner(tree: Tree, frame: Frame) -> None:
    """ "Her letter to the mayor says": the person is the source, what she wrote belongs to the cue."""
    if not frame.source or frame.source[0][1] >= frame.cue[0]:
        return
    first, last = frame.source[0]
    for token in range(first, last + 1):
        if tree.lemma[token] in MEDIA and tree.left[token] == first and frame.cue[0] - last <= 1 and last - first <= 9:
            owner = tree.kid(token, "poss")
            if owner is not None:
                frame.source = [(tree.left[owner], tree.right[owner])]
                frame.cue = (tree.right[owner] + 1, frame.cue[1])
            return


def _extend_cue(tree: Tree, frame: Frame) -> None:
    """Take in adverbs and the medium right after the verb: "said repeatedly", "said in a statement"."""
    taken = {k for a, b in [*frame.source, *frame.content, *frame.addressee] for k in range(a, b + 1)}
    left, right = frame.cue
    verb = frame.head
    while right + 1 < tree.size and right + 1 not in taken and tree.sent[right + 1] == tree.sent[verb]:
        nxt = right + 1
        if tree.head[nxt] == verb and tree.dep[nxt] in ("advmod", "prt", "npadvmod") and tree.right[nxt] == nxt:
            right = nxt
            continue
        if tree.head[nxt] == verb and tree.dep[nxt] == "prep" and tree.right[nxt] - nxt <= 5:
            end = tree.right[nxt]
            tokens = range(nxt, end + 1)
            if any(tree.lemma[k] in MEDIA for k in tokens) and not taken & set(tokens):
                right = end
                continue
        break
    if right + 1 < tree.size and tree.lower[right + 1] == ":" and right + 1 not in taken:
        right += 1
    frame.cue = (left, right)


def _content(tree: Tree, verb: int, extra: list[int], passive: bool, frame: Frame) -> list[Range]:
    """Content ranges of a verb by the frames of its entry; addressees are put into the frame."""
    frames, dep, lower = frame.entry.frames, tree.dep, tree.lower
    by: dict[str, list[int]] = {}
    for kid in tree.children[verb]:
        if kid not in extra:
            by.setdefault(dep[kid], []).append(kid)
    objects = [k for k in by.get("dobj", []) + by.get("dative", []) if k not in extra]
    as_clause = dep[verb] == "advcl" and any(lower[k] == "as" for k in by.get("mark", []))
    if as_clause and objects and not by.get("nsubj") and is_person(tree, objects[0]):
        frame.source, objects = [noun_phrase(tree, objects[0])], []  # "as noted the minister", as other languages do
    patients = by.get("nsubjpass", []) + by.get("csubjpass", []) + (by.get("nsubj", []) if passive else [])
    out = _clauses(tree, verb, by, frames)
    fronted = any(b < verb for a, b in out)
    for kid in by.get("oprd", []) + by.get("attr", []) + by.get("acomp", []):
        if "np-as" in frames or frame.entry.cls == "appearance":
            out.append((tree.left[kid], tree.right[kid]))
    preps = by.get("prep", []) + by.get("agent", [])
    preps += [k for k in extra if dep[k] in ("prep", "agent", "dative")]
    for kid in extra:
        if dep[kid] == "mark":  # "called for the wage to be raised"
            out.append((kid + 1, tree.right[tree.head[kid]]))
            frame.cue = (frame.cue[0], kid)
    named = objects[0] if objects else None
    if named is not None and not any(lower[k] in ("as", "of") for k in preps):
        nxt = tree.right[named] + 1  # "accuse X of Y" where "of Y" hangs elsewhere
        if nxt < tree.size and dep[nxt] == "prep" and f"np-{lower[nxt]}" in frames and nxt not in preps:
            preps.append(nxt)
    done = deed(tree, named, frames) if named is not None and named > verb else None
    if done is not None:
        preps.append(done)
    for kid in preps:
        word = lower[kid]
        pobj = tree.kid(kid, "pobj")
        if word == "to" and pobj is not None and is_person(tree, pobj) and ("r" in frames or frame.entry.cls in SPOKEN):
            heard = before_clause(tree, pobj)
            for k in tree.children[pobj]:  # "apologised to families for the delay"
                if k > pobj and dep[k] == "prep" and f"p:{lower[k]}" in frames and frame.entry.cls == "gratitude":
                    out += _after_preposition(tree, k, frame)
                    heard = (heard[0], min(heard[1], k - 1))
            frame.addressee.append(heard)
        elif f"p:{word}" in frames or kid in extra:
            if frame.entry.cls == "stance" and f"p:{word}" in frames:  # who votes against a plan does not support it
                act = "oppose" if word == "against" else frame.entry.act
                frame.entry, frame.lemma = replace(frame.entry, act=act), f"{frame.lemma} {word}"
            out += _after_preposition(tree, kid, frame)
        elif f"np-{word}" in frames and (objects or patients or passive):
            out.append((kid, tree.right[kid]))
    if "r" in frames and out and objects and objects[0] > verb:
        frame.addressee.append((tree.left[objects[0]], tree.right[objects[0]] if done is None else done - 1))
        objects = objects[1:]
    complemented = bool(out)
    for kid in objects:
        if fronted and kid > verb:
            name_behind(tree, kid, frame)
            continue  # "…, writes the observer": what stands behind is no second content
        span = (tree.left[kid], with_adjuncts(tree, verb, kid))
        if dep[kid] == "dative" or ("r" in frames and is_person(tree, kid)):
            heard = tree.kid(kid, "pobj") if tree.pos[kid] == "ADP" else kid  # "gave thanks to her"
            if heard is not None:
                frame.addressee.append(before_clause(tree, heard))
        elif "np" in frames or _finds(tree, verb, by) or (complemented and any(f.startswith("np-") for f in frames)):
            out.append(span)
            if frame.entry.lemma in _CARRIERS:  # "issued an apology (to her last year) for the noise"
                out += [(k, tree.right[k]) for k in preps if k > span[1] and lower[k] in _OF_ACTS]
        elif "np-as" in frames and kid > verb:
            out.append((tree.left[kid], tree.right[verb]))
            frame.wants_quote = True  # "called the figures "wrong"": the parser often loses the second part
    for kid in patients if passive else []:
        if lower[kid] in DUMMIES:
            continue
        if "r" in frames and (out or "np" not in frames) and is_person(tree, kid):
            frame.addressee.append((tree.left[kid], tree.right[kid]))
        elif out or "np" in frames:
            out.append((tree.left[kid], without_relative(tree, kid)))
    rival = by.get("nsubj", []) if not passive and not out and "that" in frames else []
    if len(rival) > 1 and tree.right[rival[0]] > rival[0] and lower[tree.right[rival[0]] + 1] == ",":
        return [(tree.left[rival[0]], tree.right[rival[0]])]  # a clause that the parser took for a first subject
    if not out and passive and dep[verb] == "acl" and "np" in frames and "agent" in by:
        return [(tree.left[tree.head[verb]], verb - 1)]  # "the plan criticised by the union"
    return out or recover(tree, verb, frame)


def _finds(tree: Tree, verb: int, by: dict[str, list[int]]) -> bool:
    """ "The survey found wide support": what a study finds is a statement, what a person finds is a thing."""
    return tree.lemma[verb] == "find" and any(tree.lemma[k] in STUDIES for k in by.get("nsubj", []))


def _clauses(tree: Tree, verb: int, by: dict[str, list[int]], frames: frozenset[str]) -> list[Range]:
    out: list[Range] = []
    clauses = by.get("ccomp", [])
    if any(k > verb and tree.lower[tree.left[k]] == "that" for k in clauses):
        clauses = [k for k in clauses if k > verb or waits(tree, k)]  # "A; we know that B": A is a clause of its own
    if any(k > verb for k in clauses):  # "A; they say B"
        clauses = [k for k in clauses if k > verb or tree.lower[min(tree.right[k] + 1, verb)] != ";"]
    for kid in clauses:
        if is_adverbial(tree, kid):
            continue
        if tree.lemma[verb] in _SENSES and not is_finite(tree, kid):
            continue  # "saw the wall fall": what was seen, not what is thought
        behind = kid > verb and frames & {"np-to", "to", "np-as"}
        if "that" in frames or behind:
            out.append(_clause_span(tree, kid, verb))
    for kid in by.get("xcomp", []):
        if any(tree.tag[k] == "TO" for k in tree.children[kid]):
            fits = frames & {"to", "np-to"}
        elif tree.tag[kid] == "VBG":
            fits = frames & {"ing"}
        else:
            fits = frames & {"np-as", "that", "to"}
        if fits:
            out.append((tree.left[kid], tree.right[kid]))
    return out


def _clause_span(tree: Tree, kid: int, verb: int) -> Range:
    left, right = tree.left[kid], tree.right[kid]
    if left < verb < right:
        # A crossing parse: keep the side on which the head of the content stands.
        left, right = (left, verb - 1) if kid < verb else (verb + 1, right)
    raised = next(
        (k for k in tree.children[kid] if kid < k <= right and raised_from(tree, k, by_lemma("verb")) is not None), None
    )
    if raised is not None:
        right = min(right, tree.left[raised] - 1)
    mark = next((k for k in tree.children[kid] if tree.lower[k] == "that" and tree.dep[k] == "mark"), None)
    if mark is not None and kid > verb and left < mark:
        left = mark  # "told her when they met that …": the clause begins with "that"
    elif mark is None and left == verb + 1:
        left = after_date(tree, kid, left)
    right = without_comment(tree, left, right)
    while right + 1 < tree.size and tree.ent[right] and tree.ent[right + 1] == tree.ent[right] in _MEASURES:
        right += 1  # "before 9 | p.m."
    return left, right


def _after_preposition(tree: Tree, prep: int, frame: Frame) -> list[Range]:
    """What stands after "of", "about", "for"; the preposition belongs to the cue where it touches it."""
    inner = [k for k in tree.children[prep] if tree.dep[k] in ("pobj", "pcomp", "ccomp", "prep")]
    if not inner:
        return []
    left, right = min(tree.left[k] for k in inner), max(tree.right[k] for k in inner)
    if left > prep and prep in (frame.cue[1], frame.cue[1] + 1):
        frame.cue = (frame.cue[0], prep)
        return [(left, right)]
    return [(min(prep, left), max(prep, right))]
