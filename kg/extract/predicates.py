"""From a clause's surface roles to a predicate with its arguments and qualifiers."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Qualifier
from . import arguments
from .arguments import Inside
from .clauses import Clause
from .columns import Columns
from .wordlists import fixed_phrases, governors, light_verbs

_NEEDS_OBJECT = frozenset({"make", "take", "do", "have", "give", "put", "let", "keep", "bring", "get"})
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "look", "get", "grow", "prove"})


@dataclass(slots=True)
class Predicate:
    """A predicate as text (lemmas) and tokens, with the roots of its arguments."""

    text: str
    lemma: str
    verb: int
    tokens: list[int]
    subjects: list[int]
    objects: list[int] = field(default_factory=list)
    qualifiers: list[Qualifier] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)


def predicate(tree: Columns, clauses: dict[int, Clause], clause: Clause, inside: Inside) -> Predicate | None:
    """Return the predicate of a clause with its arguments, passives turned; None where nothing is said of anything."""
    chain, dropped = _without_governors(tree, clause.chain, inside)
    inner = clauses.get(clause.chain[-1], clause)
    if _only_governs(tree, clauses, clause, inside) or _elliptical(tree, inner):
        return None
    words: list[str] = []
    tokens: list[int] = []
    for k, i in enumerate(chain):
        if k and i in clauses and any(tree.tag[c] == "TO" for c in tree.children[i]):
            words.append("to")
        elif k and tree.tag[i] == "VBG":
            words.append(tree.lower[i])
            tokens.append(i)
            continue
        words.append(_verb_word(tree, clauses, i))
        tokens.append(i)
        for c in tree.children[i]:
            if tree.dep[c] == "prt":
                words.append(tree.lower[c])
                tokens.append(c)
    passive = inner.passive or (clause.passive and chain[0] == clause.chain[0])
    subjects, objects = list(clause.subjects), list(inner.objects)
    recipient = inner.recipient
    used: set[int] = set()
    if inner.passive and inner.agent and inside(inner.agent[0]):
        if len(chain) == 1:
            subjects, objects = list(inner.agent[1]), [*subjects, *objects][:1]
            passive = False
            used.update(tree.head[i] for i in inner.agent[1])
        else:
            tokens.append(inner.agent[0])
    obliques = [pair for part in _parts(clauses, clause, inner) for pair in part.obliques]
    if inner.existential or clause.existential:
        return _existential(tree, clauses, clause, inner, inside)
    if passive and tree.lemma[chain[0]] != "be":
        words[0] = "be " + tree.lower[chain[0]] if chain[0] == clause.verb else words[0]
    result = Predicate("", tree.lemma[chain[-1]], inner.verb, tokens, subjects, objects, [], dropped)
    if inner.complement is not None and inside(inner.complement) and inner.complement not in chain:
        _complement(tree, inner, words, result, inside, used)
    if not result.objects and recipient is not None:
        result.objects = [recipient]
        recipient = None
    _fold_fixed_phrase(tree, chain[-1], words, result, obliques, used, inside)
    if len(result.objects) == 1:
        _fold_light_verb(tree, chain[-1], words, result, obliques, used, inside)
    if not result.objects:
        result.objects = [c for c in inner.complements if inside(c) and c not in chain and c not in clause.chain][:1]
    if not result.objects:
        _fold_preposition(tree, words, result, obliques, used, inside)
    bare = not result.objects and not passive and len(words) == 1
    if bare and result.lemma in _NEEDS_OBJECT:
        return None
    result.text = " ".join(words)
    result.qualifiers = _qualifiers(tree, clauses, clause, inner, used, recipient, inside)
    result.tokens = sorted({i for i in result.tokens if inside(i)}) or [clause.verb]
    result.objects = [i for i in result.objects if inside(i) or i in clause.subjects or clause.gap is not None]
    return result


def _parts(clauses: dict[int, Clause], clause: Clause, inner: Clause) -> list[Clause]:
    """The clause and those it absorbed, outermost first."""
    return [clauses[i] for i in clause.chain if i in clauses] or [inner]


def _without_governors(tree: Columns, chain: list[int], inside: Inside) -> tuple[list[int], list[int]]:
    """Drop leading predicates that only say whether or how surely the rest holds."""
    kept = list(chain)
    dropped: list[int] = []
    while len(kept) > 1:
        word = governors().get(tree.lemma[kept[0]])
        copula = tree.lemma[kept[0]] in _COPULAS and tree.pos[kept[1]] in ("ADJ", "ADV")
        if copula:
            word = governors().get(tree.lemma[kept[1]])
            if word is None or not word.transparent or len(kept) < 3:
                break
            dropped += kept[:2]
            kept = kept[2:]
        elif word is not None and word.transparent:
            dropped.append(kept.pop(0))
        else:
            break
    return kept, dropped


def _only_governs(tree: Columns, clauses: dict[int, Clause], clause: Clause, inside: Inside) -> bool:
    """Tell "it is likely that P", "I think P": P speaks for itself."""
    if len(clause.chain) > 1:
        return False
    if tree.lemma[clause.verb] == "let" and not clause.own_subject and _let_us(tree, clauses, clause):
        return True
    below = [c for c in clause.complements if inside(c)]
    if clause.complement is not None and inside(clause.complement):
        word = governors().get(tree.lemma[clause.complement])
        below += [c for c in tree.kids(clause.complement, "ccomp", "xcomp") if c in clauses and inside(c)]
        below += [c for c in clause.adjuncts if _that(tree, c)]
    else:
        word = governors().get(tree.lemma[clause.verb])
    return bool(below) and word is not None and word.transparent and not clause.objects


def _let_us(tree: Columns, clauses: dict[int, Clause], clause: Clause) -> bool:
    """Tell "let me repeat", "let us look"."""
    who = [*clause.objects, *(s for c in clause.complements for s in clauses[c].subjects)]
    return bool(clause.complements) and any(tree.lower[i] in ("me", "us", "'s", "’s") for i in who)


def _elliptical(tree: Columns, inner: Clause) -> bool:
    """Tell "if they had", "as they are": an auxiliary alone says nothing of its own."""
    bare = not (inner.objects or inner.complement is not None or inner.obliques or inner.complements or inner.adverbs)
    return bare and tree.lemma[inner.verb] in ("be", "have", "do") and not inner.existential and not inner.passive


def _that(tree: Columns, clause: int) -> bool:
    return any(tree.dep[c] == "mark" and tree.lower[c] in ("that", "for") for c in tree.children[clause])


def _verb_word(tree: Columns, clauses: dict[int, Clause], i: int) -> str:
    if tree.lower[i] in ("'s", "’s", "'re", "’re", "'m", "’m"):
        return "be"
    return tree.lemma[i]


def _complement(tree: Columns, inner: Clause, words: list[str], result: Predicate, inside: Inside, used: set) -> None:
    head = inner.complement
    label = tree.dep[head]
    adjective = label == "acomp" or (label != "attr" and tree.pos[head] in ("ADJ", "VERB", "ADV"))
    if label == "oprd" and not adjective:
        result.qualifiers.append(Qualifier("manner", tree.words(tree.trim(tree.subtree(head))), ()))
        if not result.objects:
            result.objects = [head]
            result.qualifiers.pop()
        return
    if not adjective:
        result.objects = [head, *(i for i in inner.others if inside(i))]
        return
    first = head
    while first > 1 and tree.lower[first - 1] in ("-", "–") and tree.head[first - 2] == head:
        first -= 2  # "far-fetched"
    word = tree.lower[head] if tree.tag[head] in ("VBN", "VBG", "JJR") or first < head else tree.lemma[head]
    words.append("".join([*tree.lower[first:head], word]))
    result.tokens += range(first, head + 1)
    if not result.objects:
        for c in tree.kids(head, "prep"):
            target = tree.child(c, "pobj", "pcomp")
            if target is not None and inside(target) and arguments.preposition_role(tree, c, target) != "time":
                words.append(tree.lower[c])
                result.tokens.append(c)
                result.objects = [target]
                used.add(c)
                break


def _fold_fixed_phrase(tree: Columns, verb: int, words, result: Predicate, obliques, used: set, inside: Inside) -> None:
    """ "take the schedule into account" -> take into account (schedule)."""
    for prep, target in obliques:
        if (
            target is not None
            and (tree.lemma[verb], tree.lower[prep], tree.lemma[target]) in fixed_phrases()
            and inside(target)
        ):
            words += [tree.lower[prep], tree.lemma[target]]
            result.tokens += [prep, target]
            used.add(prep)
            return


def _fold_light_verb(tree: Columns, verb: int, words, result: Predicate, obliques, used: set, inside: Inside) -> None:
    """ "play a role in the downing" -> play role in (downing)."""
    noun = result.objects[0]
    if (tree.lemma[verb], tree.lemma[noun]) not in light_verbs() or not inside(noun):
        return
    places = [*((c, tree.child(c, "pobj", "pcomp")) for c in tree.kids(noun, "prep")), *obliques]
    for prep, target in places:
        if target is None or not inside(target) or arguments.preposition_role(tree, prep, target) == "time":
            continue
        words += [tree.lemma[noun], tree.lower[prep]]
        result.tokens += [noun, prep]
        result.objects = [target]
        used.add(prep)
        for c in tree.kids(noun, "amod"):
            result.qualifiers.append(Qualifier("degree", tree.lower[c], tree.spans([c])))
        return
    if tree.lemma[noun] in ("place", "part"):
        words.append(tree.lemma[noun])
        result.tokens.append(noun)
        result.objects = []


def _fold_preposition(tree: Columns, words: list[str], result: Predicate, obliques, used: set, inside: Inside) -> None:
    """ "crash on the spot" -> crash on (spot): the first phrase that tells neither time nor cause."""
    for prep, target in obliques:
        if target is None or prep in used or not inside(prep) or not inside(target):
            continue
        if any(
            tree.dep[c] == "advmod" and tree.lower[c] in ("perhaps", "possibly", "probably")
            for c in tree.children[prep]
        ):
            continue
        if arguments.is_discourse(tree, tree.subtree(prep)):
            used.add(prep)
            continue
        role = arguments.preposition_role(tree, prep, target)
        if role in ("time", "cause", "condition", "degree") or tree.lower[prep] in (
            "according",
            "without",
            "like",
            "by",
        ):
            continue
        words.append(tree.lower[prep])
        result.tokens.append(prep)
        result.objects = [target]
        used.add(prep)
        return


def _existential(tree: Columns, clauses, clause: Clause, inner: Clause, inside: Inside) -> Predicate | None:
    """ "There was a drone in the sky" -> (drone, be in, sky); "there were 300 of them" -> (them, exist)."""
    what = inner.complement if inner.complement is not None else clause.complement
    what = what if what is not None else next(iter(inner.subjects or clause.subjects), None)
    if what is None or not inside(what):
        return None
    used: set[int] = set()
    result = Predicate("exist", "exist", inner.verb, [inner.verb], [what])
    pairs = [*inner.obliques, *((c, tree.child(c, "pobj")) for c in tree.kids(what, "prep"))]
    if tree.tag[what] == "CD":
        for prep, target in pairs:
            if tree.lower[prep] == "of" and target is not None and inside(target):
                result.subjects = [target]
                number = tree.trim([i for i in tree.subtree(what, frozenset({"prep"})) if inside(i)]) or [what]
                result.qualifiers.append(Qualifier("count", tree.words(number), tree.spans(number)))
                used.add(prep)
    else:
        words = ["be"]
        _fold_preposition(tree, words, result, [p for p in pairs if tree.lower[p[0]] != "of"], used, inside)
        if len(words) > 1:
            result.text = " ".join(words)
    result.qualifiers += _qualifiers(tree, clauses, clause, inner, used, None, inside)
    return result


def _qualifiers(tree: Columns, clauses, clause: Clause, inner: Clause, used: set, recipient, inside) -> list[Qualifier]:
    found: list[tuple[int, str, list[int]]] = []
    for part in _parts(clauses, clause, inner):
        for adverb in part.adverbs:
            role = arguments.adverb_role(tree, adverb) if adverb != clause.gap else ""
            tokens = tree.subtree(adverb)
            if role and not arguments.is_discourse(tree, tokens):
                found.append((adverb, role, tokens))
        extra = []
        if part.complement is not None and tree.dep[part.complement] != "attr":
            extra = [(c, tree.child(c, "pobj", "pcomp")) for c in tree.kids(part.complement, "prep")]
        for prep, target in [*part.obliques, *extra]:
            if prep not in used and target is not None and inside(target) and tree.lower[prep] != "according":
                tokens = tree.subtree(prep)
                if target not in tokens or arguments.is_discourse(tree, tokens):
                    continue
                found.append((prep, arguments.preposition_role(tree, prep, target), tokens))
        if part.agent and part.agent[0] not in used and len(clause.chain) > 1:
            found.append((part.agent[0], "instrument", tree.subtree(part.agent[0])))
        for target in part.objects:
            # "held a meeting in Oban on Monday": the parser hangs both on the noun.
            if inside(target) and target not in clause.subjects:
                found.extend(_settings(tree, target, used))
        for adjunct in part.adjuncts:
            role = arguments.adjunct_role(tree, clauses[adjunct])
            if role:
                found.append((adjunct, role, tree.subtree(adjunct)))
    if recipient is not None:
        found.append((recipient, "beneficiary", tree.subtree(recipient)))
    result = []
    for _, role, tokens in sorted(found, key=lambda item: item[2][0]):
        kept = tree.trim([i for i in tokens if inside(i)])
        if kept:
            result.append(Qualifier(role, tree.words(kept), tree.spans(kept)))
    return result


def _settings(tree: Columns, noun: int, used: set) -> list[tuple[int, str, list[int]]]:
    """Where and when, by name, on an object."""
    found = []
    for prep in tree.kids(noun, "prep"):
        target = tree.child(prep, "pobj")
        if target is not None and prep not in used and tree.ent[target] in ("GPE", "LOC", "FAC", "DATE", "TIME"):
            role = arguments.preposition_role(tree, prep, target)
            if role in ("time", "place") and tree.lower[prep] in (
                "in",
                "at",
                "on",
                "during",
                "since",
                "until",
                "by",
                "near",
            ):
                found.append((prep, role, tree.subtree(prep)))
    return found
