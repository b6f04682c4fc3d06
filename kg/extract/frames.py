"""From a cue word to its frame: which tokens are source, cue, content and addressee.

Works on a parse; every function returns inclusive token ranges. The span conventions follow the
annotation guidelines of PolNeAR (Newell et al. 2018): full noun phrase, whole verb group, content
with "that" and without the recipient.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from .lexicon import Entry, by_first_word, by_lemma
from .tree import Tree

Range = tuple[int, int]

_GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))
_SUBJECTS = ("nsubj", "csubj")
_PASSIVE = ("nsubjpass", "csubjpass")
_PEOPLE = frozenset(
    """reporter journalist audience crowd voter supporter people viewer listener colleague lawmaker senator official
    president minister leader parliament congress committee court judge jury police investigator agency newspaper
    magazine network channel outlet station host anchor interviewer reader follower delegate donor student member
    friend family wife husband mother father parent child rally gathering conference public nation world press media
    lawyer attorney aide adviser ally everyone everybody anyone someone nobody him her them us me you""".split()
)  # fmt: skip
# "released a statement saying": the verb and its object are part of the cue, the source is the verb's subject.
_ISSUE = frozenset("issue release put send post publish make give write circulate deliver tweet file sign hold".split())
_LIGHT = frozenset(
    "make issue give offer have hold release deliver send launch mount express voice raise face draw take put spark "
    "prompt file air level repeat reiterate".split()
)
_MEDIUM = frozenset(
    """statement interview release speech email e-mail tweet post letter remark address video call report briefing
    conference message note memo column op-ed article book blog twitter facebook telegram instagram appearance
    testimony editorial affidavit filing comment transcript podcast broadcast ad""".split()
)
_DUMMY = frozenset(("it", "there"))
_OBJECT_PREPS = frozenset(
    "as of for about against over from toward towards by among between including regarding".split()
)
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


@dataclass(slots=True)
class Frame:
    """One attribution in token indices; ``quote`` asks for a quotation where there is no clause."""

    head: int
    entry: Entry
    cue: Range
    source: list[Range] = field(default_factory=list)
    content: list[Range] = field(default_factory=list)
    addressee: list[Range] = field(default_factory=list)
    negated: bool = False
    wants_quote: bool = False
    lemma: str = ""


def verb_frame(tree: Tree, verb: int) -> Frame | None:
    """Return the frame of a reporting verb, or None where its complements make it no cue."""
    entry, extra = _verb_entry(tree, verb)
    if entry is None:
        return None
    kids, dep, frames = tree.children[verb], tree.dep, entry.frames
    passive = any(dep[k] in ("auxpass", *_PASSIVE) for k in kids) or (
        tree.tag[verb] == "VBN" and dep[verb] == "acl" and not any(dep[k] == "dobj" for k in kids)
    )
    cue_left, cue_right = verb_group(tree, verb, extra)
    frame = Frame(verb, entry, (cue_left, cue_right), lemma=entry.lemma)
    frame.negated = any(dep[k] == "neg" for k in kids)
    content = _complements(tree, verb, entry, extra, passive, frame)
    if content is None:
        return None
    source = _source(tree, verb, passive)
    if entry.cls == "appearance" and content:
        source, content = _experiencer(tree, verb, source, content)
    frame.source = source
    frame.content = content
    if not content:
        if "q" not in frames:
            return None
        frame.wants_quote = True
    if source and _negative_subject(tree, source[0]):
        frame.negated = True
    _extend_cue(tree, frame, source)
    return frame


def _experiencer(tree: Tree, verb: int, source: list[Range], content: list[Range]) -> tuple[list[Range], list[Range]]:
    """ "It seems (to X) that …", "the market seems to recover": what seems is content, the source is X or nobody."""
    seen: list[Range] = []
    for kid in tree.children[verb]:
        if tree.dep[kid] == "prep" and tree.lower[kid] == "to" and (pobj := tree.kid(kid, "pobj")) is not None:
            seen = [noun_phrase(tree, pobj)]
    subject = [r for r in source if tree.lower[r[0]] not in _DUMMY or r[0] != r[1]]
    return seen, subject + content


def _verb_entry(tree: Tree, verb: int) -> tuple[Entry | None, list[int]]:
    """The lexicon entry of a verb and the further tokens of a cue of several words ("pointed out")."""
    lemma = tree.lemma[verb]
    for words, entry in by_first_word("verb").get(lemma, ()):
        tokens, at = [], verb
        for word in words[1:]:
            found = None
            for offset in range(1, 4 if len(words) == 2 else 3):
                nxt = at + offset
                if nxt >= tree.size or tree.sent[nxt] != tree.sent[verb]:
                    break
                if tree.lemma[nxt] == word or tree.lower[nxt] == word:
                    found = nxt
                    break
                if tree.lower[nxt] not in (
                    "it",
                    "that",
                    "the",
                    "a",
                    "this",
                    "very",
                    "not",
                    "also",
                    "repeatedly",
                    "specifically",
                ):
                    break
            if found is None:
                break
            tokens.append(found)
            at = found
        else:
            return entry, tokens
    return by_lemma("verb").get(lemma), []


def verb_group(tree: Tree, verb: int, extra: list[int]) -> Range:
    """The contiguous verb group: auxiliaries, negation and adverbs before, particle or preposition behind."""
    left = verb
    while left > 0 and tree.sent[left - 1] == tree.sent[verb]:
        before = left - 1
        if (
            tree.dep[before] in _GROUP
            and left <= tree.head[before] <= verb
            and tree.lower[before] not in ("when", "why", "how", "where")
        ):
            left = before
        elif tree.tag[before] == "TO" and tree.head[before] == verb:
            left = before
        else:
            break
    # "went on to say", "would like to thank": a governing verb that is no cue itself belongs to the group.
    head = tree.head[verb]
    if tree.dep[verb] == "xcomp" and head < left and tree.pos[head] == "VERB":
        between = range(head + 1, left)
        if all(tree.dep[k] in ("prt", "advmod", "aux", "neg") for k in between) and tree.lemma[head] not in by_lemma(
            "verb"
        ):
            left = verb_group(tree, head, [])[0]
    right = max([verb, *extra])
    return left, right


def _extend_cue(tree: Tree, frame: Frame, source: list[Range]) -> None:
    """Take in adverbs and the medium right after the verb: "said repeatedly", "said in a statement"."""
    taken = {k for a, b in [*source, *frame.content, *frame.addressee] for k in range(a, b + 1)}
    left, right = frame.cue
    verb = frame.head
    while right + 1 < tree.size and right + 1 not in taken and tree.sent[right + 1] == tree.sent[verb]:
        nxt = right + 1
        if tree.head[nxt] == verb and tree.dep[nxt] in ("advmod", "prt", "npadvmod") and tree.right[nxt] == nxt:
            right = nxt
            continue
        if tree.head[nxt] == verb and tree.dep[nxt] == "prep" and tree.right[nxt] - nxt <= 5:
            end = tree.right[nxt]
            nouns = {tree.lemma[k] for k in range(nxt, end + 1)}
            if nouns & _MEDIUM and not taken & set(range(nxt, end + 1)):
                right = end
                continue
        break
    if right + 1 < tree.size and tree.lower[right + 1] == ":" and right + 1 not in taken:
        right += 1
    frame.cue = (left, right)


def _complements(tree, verb, entry, extra, passive, frame) -> list[Range] | None:
    """Content ranges of a verb by its frames. Empty: a quotation is needed. None: no cue here."""
    frames, dep, lower = entry.frames, tree.dep, tree.lower
    kids = [k for k in tree.children[verb] if k not in extra]
    by: dict[str, list[int]] = {}
    for kid in kids:
        by.setdefault(dep[kid], []).append(kid)
    out: list[Range] = []
    recipient = "r" in frames
    objects = by.get("dobj", []) + by.get("dative", [])
    clauses = [k for k in by.get("ccomp", []) if not _is_adverbial(tree, k)]
    infinitives = by.get("xcomp", [])
    preps = [k for k in by.get("prep", []) + by.get("agent", [])]
    subject_passive = by.get("nsubjpass", []) + by.get("csubjpass", [])
    for kid in clauses:
        if "that" in frames or "q" in frames or (kid < verb and "that" in frames):
            out.append(_span(tree, kid, verb))
        elif "np-to" in frames or "to" in frames or "np-as" in frames:
            out.append(_span(tree, kid, verb))
    for kid in infinitives:
        marked = any(tree.tag[k] == "TO" for k in tree.children[kid])
        if marked and ("to" in frames or "np-to" in frames):
            out.append((tree.left[kid], tree.right[kid]))
        elif not marked and tree.tag[kid] == "VBG" and "ing" in frames:
            out.append((tree.left[kid], tree.right[kid]))
        elif not marked and tree.tag[kid] != "VBG" and ("np-as" in frames or "that" in frames or "to" in frames):
            out.append((tree.left[kid], tree.right[kid]))
    for kid in by.get("oprd", []) + by.get("attr", []) + by.get("acomp", []):
        if "np-as" in frames or (entry.cls == "appearance"):
            out.append((tree.left[kid], tree.right[kid]))
    for kid in preps:
        word = lower[kid]
        if f"p:{word}" in frames or (kid in extra):
            out += _prep_content(tree, kid, frame)
        elif (
            word in ("as", "of", "for", "on", "about", "with", "at")
            and f"np-{word}" in frames
            and (objects or subject_passive or passive)
        ):
            out.append((kid, tree.right[kid]))
        elif word == "to" and (
            "r" in frames or entry.cls in ("statement", "claim", "admission", "promise", "question", "warning")
        ):
            pobj = tree.kid(kid, "pobj")
            if pobj is not None and _is_person(tree, pobj):
                frame.addressee.append((tree.left[pobj], tree.right[pobj]))
    for kid in extra:  # "call for X", "rule out X": the object hangs on the particle or the verb
        if dep[kid] in ("prep", "agent") and kid not in preps:
            out += _prep_content(tree, kid, frame)
    if recipient and out and objects:
        frame.addressee += [(tree.left[k], tree.right[k]) for k in objects if k > verb][:1]
        objects = objects[1:] if objects[0] > verb else objects
    for kid in objects:
        span = (tree.left[kid], _with_adjuncts(tree, verb, _cut_relative(tree, kid)))
        if tree.dep[kid] == "dative":
            frame.addressee.append(span)
        elif recipient and _is_person(tree, kid):
            frame.addressee.append(span)
        elif "np" in frames or any(f.startswith("np-") for f in frames) and out:
            out.append(span)
    if passive:
        for kid in subject_passive:
            if lower[kid] in _DUMMY:
                continue
            if recipient and (out or "np" not in frames) and _is_person(tree, kid):
                frame.addressee.append((tree.left[kid], tree.right[kid]))
            elif out or "np" in frames:
                out.append((tree.left[kid], _cut_relative(tree, kid)))
    if not out:
        inverted = _inverted(tree, verb, entry)
        if inverted is not None:
            out = inverted
    return out


def _inverted(tree: Tree, verb: int, entry: Entry) -> list[Range] | None:
    """Content of "…, X said" and "As X said, …" where the parser made the content the head."""
    if not entry.frames & {"that", "q"}:
        return None
    dep, head = tree.dep[verb], tree.head[verb]
    marked_as = any(tree.lower[k] == "as" and tree.dep[k] in ("mark", "advmod") for k in tree.children[verb])
    if (
        dep == "parataxis"
        or (dep == "advcl" and marked_as)
        or (dep == "ccomp" and head > verb and not _has_mark(tree, verb))
    ):
        subtree = sorted(tree.subtree(head) - tree.subtree(verb))
        return ranges(subtree)
    return None


def _has_mark(tree: Tree, verb: int) -> bool:
    return any(tree.dep[k] == "mark" for k in tree.children[verb])


def _span(tree: Tree, kid: int, verb: int) -> Range:
    left, right = tree.left[kid], tree.right[kid]
    if left < verb < right:
        # A crossing parse: keep the side on which the head of the content stands.
        return (left, verb - 1) if kid < verb else (verb + 1, right)
    return left, right


def _prep_content(tree: Tree, prep: int, frame: Frame) -> list[Range]:
    objects = [k for k in tree.children[prep] if tree.dep[k] in ("pobj", "pcomp", "ccomp", "prep")]
    if not objects:
        return []
    left = min(tree.left[k] for k in objects)
    right = max(tree.right[k] for k in objects)
    if prep == frame.cue[1] + 1 or prep == frame.cue[1]:
        frame.cue = (frame.cue[0], prep)
        return [(left, right)] if left > prep else [(prep, right)]
    return [(prep, right)] if prep < left else [(left, right)]


def _is_adverbial(tree: Tree, kid: int) -> bool:
    first = tree.left[kid]
    return tree.lower[first] in ("because", "although", "while", "when", "since", "unless") and tree.head[first] == kid


def _cut_relative(tree: Tree, noun: int) -> int:
    """Last token of a noun phrase without a relative clause set off by a comma."""
    right = tree.right[noun]
    for kid in tree.children[noun]:
        if tree.dep[kid] in ("relcl", "acl") and tree.left[kid] > noun and tree.lower[tree.left[kid] - 1] == ",":
            right = min(right, tree.left[kid] - 2)
    return max(right, noun)


def _with_adjuncts(tree: Tree, verb: int, right: int) -> int:
    """Last token of an object with the prepositional phrases right behind it that the parser hung on the verb.

    "mocked her remarks about the dam as empty": the phrases belong to what is mocked. Phrases of
    time and place ("on Monday", "in Geneva") stay outside.
    """
    while right + 1 < tree.size:
        nxt = right + 1
        if tree.head[nxt] != verb or tree.dep[nxt] not in ("prep", "agent") or tree.lower[nxt] not in _OBJECT_PREPS:
            break
        noun = tree.kid(nxt, "pobj")
        if noun is not None and tree.ent[noun] in ("DATE", "TIME"):
            break
        right = tree.right[nxt]
    return right


def _is_person(tree: Tree, noun: int) -> bool:
    if tree.ent[noun] in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    return tree.lemma[noun] in _PEOPLE or tree.lower[noun] in _PEOPLE or tree.pos[noun] == "PROPN"


def _negative_subject(tree: Tree, source: Range) -> bool:
    return tree.lower[source[0]] in ("no", "nobody", "none", "neither", "no-one")


def _source(tree: Tree, verb: int, passive: bool) -> list[Range]:
    """The noun phrase that speaks: subject, by-agent, or the subject of the governing clause."""
    if passive:
        agent = tree.kid(verb, "agent")
        if agent is not None:
            pobj = tree.kid(agent, "pobj")
            if pobj is not None:
                return [noun_phrase(tree, pobj)]
        return []
    subject = _subject(tree, verb, 0)
    own = subject is not None and tree.head[subject] == verb
    if not own and tree.tag[verb] in _FINITE and tree.dep[verb] != "conj":
        beside = _neighbour(tree, verb)
        if beside is not None:
            return [(tree.left[beside], beside)]
    if subject is None or (tree.lower[subject] in _DUMMY and tree.dep[subject] == "expl"):
        return []
    return [noun_phrase(tree, subject)]


def _neighbour(tree: Tree, verb: int) -> int | None:
    """The name or pronoun right before a finite verb that the parser left without a subject."""
    at = verb_group(tree, verb, [])[0] - 1
    if at < 0 or tree.sent[at] != tree.sent[verb] and tree.sent[verb] != verb:
        return None
    if (
        tree.pos[at] in ("PROPN", "PRON")
        and tree.tag[at] not in ("PRP$", "WDT", "WP", "EX")
        and tree.lower[at] not in _DUMMY
    ):
        return at if tree.right[at] <= at else None
    return None


def _subject(tree: Tree, verb: int, depth: int) -> int | None:
    for kid in tree.children[verb]:
        if tree.dep[kid] in _SUBJECTS:
            return kid
    dep, head = tree.dep[verb], tree.head[verb]
    if depth > 6 or head == verb:
        return None
    if dep == "conj":
        found = _subject(tree, head, depth + 1)
        return found if found is not None else tree.kid(head, *_PASSIVE)
    if dep in ("xcomp", "advcl"):
        if any(tree.dep[k] == "mark" and tree.lower[k] != "as" for k in tree.children[verb]) and dep == "advcl":
            pass
        objects = [k for k in tree.children[head] if tree.dep[k] == "dobj" and k < verb]
        if dep == "xcomp" and objects and tree.tag[verb] == "VB":
            return objects[0]
        found = _subject(tree, head, depth + 1)
        return found if found is not None else tree.kid(head, *_PASSIVE)
    if dep == "pcomp":
        above = tree.head[head]
        found = _subject(tree, above, depth + 1) if tree.pos[above] in ("VERB", "AUX") else None
        return found if found is not None else tree.kid(above, *_PASSIVE)
    if dep == "acl" and tree.tag[verb] == "VBG":
        above = tree.head[head]
        if tree.dep[head] == "dobj" and tree.lemma[above] in _ISSUE and tree.lemma[head] in _MEDIUM:
            return _subject(tree, above, depth + 1)
        return head
    return None


def noun_phrase(tree: Tree, noun: int) -> Range:
    """The full noun phrase with titles and appositions, without incidental clauses after a comma."""
    left, right = tree.left[noun], tree.right[noun]
    for kid in tree.children[noun]:
        first = tree.left[kid]
        if first <= noun:
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
