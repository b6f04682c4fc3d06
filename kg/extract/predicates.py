"""From a clause's surface roles to a predicate with its arguments and qualifiers."""

from __future__ import annotations

from dataclasses import replace

from ..model import Qualifier
from . import arguments
from .adjuncts import adjunct_role
from .arguments import Inside
from .clauses import Clause
from .columns import Columns
from .folding import Predicate, fold_fixed_phrase, fold_light_verb, fold_preposition
from .lexicon import by_lemma
from .wordlists import governors

_ANNOUNCING = frozenset({"first", "second", "third", "point", "fact", "thing", "truth", "matter"})  # "the fact is that"
_RAISING = frozenset({"likely", "unlikely", "able", "unable", "due", "bound", "set", "sure", "certain", "about"})
_STATES = frozenset({"over", "off", "back", "up", "down", "out", "away"})
_NEEDS_OBJECT = frozenset(
    {"make", "take", "do", "have", "give", "put", "let", "keep", "bring", "get", "regard", "concern"}
)
_WHOLLY = frozenset("entirely fully completely wholly totally always necessarily exclusively primarily".split())
_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "look", "get", "grow", "prove"})


def predicate(columns: Columns, clauses: dict[int, Clause], clause: Clause, inside: Inside) -> Predicate | None:
    """Return the predicate of a clause with its arguments, passives turned; None where nothing is said of anything."""
    chain, dropped = _without_governors(columns, clause.chain, inside)
    inner = clause if clause.chain[-1] == clause.verb else clauses.get(clause.chain[-1], clause)
    if _only_governs(columns, clauses, clause, inside) or _elliptical(columns, inner) or _aside(columns, clause):
        return None
    words: list[str] = []
    tokens: list[int] = []
    turned = inner.passive and inner.agent is not None and inside(inner.agent[0]) and len(chain) == 1
    for k, i in enumerate(chain):
        if k and i in clauses and columns.is_infinitive(i):
            words.append("to")
        elif k and columns.tag[i] == "VBG":
            words.append(columns.lower[i])
            tokens.append(i)
            continue
        passive = not turned and i in clauses and clauses[i].passive and columns.lemma[i] != "be"
        words.append(f"be {columns.lower[i]}" if passive else _verb_word(columns, clauses, i))
        tokens.append(i)
        for c in columns.children[i]:
            if columns.dep[c] == "prt":
                words.append(columns.lower[c])
                tokens.append(c)
    subjects, objects = list(clause.subjects), list(inner.objects)
    if any(columns.pos[i] == "ADJ" and columns.lemma[i] not in _RAISING for i in dropped):
        subjects = [i for i in subjects if columns.lower[i] != "it"]  # "it is necessary to wait"
    recipient = inner.recipient
    used: set[int] = set()
    if inner.passive and inner.agent and inside(inner.agent[0]):
        if turned:
            subjects, objects = list(inner.agent[1]), [*subjects, *objects][:1]
            used.update(columns.head[i] for i in inner.agent[1])
        else:
            tokens.append(inner.agent[0])
    obliques = [pair for part in _parts(clauses, clause, inner) for pair in part.obliques]
    if inner.existential or clause.existential:
        return _existential(columns, clauses, clause, inner, inside)
    result = Predicate("", columns.lemma[chain[-1]], inner.verb, tokens, subjects, objects, [], dropped)
    if not subjects and _inverted(columns, inner, result, obliques, words, used, inside):
        pass
    elif inner.complement is not None and inside(inner.complement) and inner.complement not in chain:
        _complement(columns, inner, words, result, inside, used)
    if not result.objects and recipient is not None:
        result.objects = [recipient]
        recipient = None
    elif (state := _state(columns, inner, inside)) is not None:  # "the talks are over", "the port is back on track"
        words.append(columns.lower[state])
        result.tokens.append(state)
        used.add(state)
        obliques = [*((c, columns.child(c, "pobj")) for c in columns.kids(state, "prep")), *obliques]
    fold_fixed_phrase(columns, chain[-1], words, result, obliques, used, inside)
    if len(result.objects) == 1:
        fold_light_verb(columns, chain[-1], words, result, obliques, used, inside)
    if not result.objects:
        result.objects = [c for c in inner.complements if inside(c) and c not in chain and c not in clause.chain][:1]
    if not result.objects:
        fold_preposition(columns, words, result, obliques, used, inside)
    bare = not result.objects and len(words) == 1 and not inner.passive
    if bare and result.lemma in _NEEDS_OBJECT and not _says_how(columns, inner, inside):
        return None
    result.text = " ".join(words)
    result.qualifiers += _qualifiers(columns, clauses, clause, inner, used, recipient, inside)
    result.tokens = sorted({i for i in result.tokens if inside(i)}) or [clause.verb]
    result.objects = [i for i in result.objects if inside(i) or i in clause.subjects or clause.gap is not None]
    return result


def qualities(columns: Columns, clause: Clause) -> list[Clause]:
    """Return the clause once for each adjective of "is long and dull"; mostly the clause alone."""
    first = clause.complement
    if first is None or columns.pos[first] != "ADJ" or clause.chain != [clause.verb]:
        return [clause]
    joined = [
        c for c in columns.kids(first, "conj") if columns.tag[c] == "JJ" and columns.child(c, "cc", "nsubj") is None
    ]
    joined = [c for c in joined if columns.lower[columns.left[c] - 1] in ("and", ",")]
    return [clause, *(replace(clause, complement=c) for c in joined)]


def _says_how(columns: Columns, inner: Clause, inside: Inside) -> bool:
    """Tell "take longer", "did well"."""
    return any(inside(i) and i > inner.verb and columns.tag[i] in ("RB", "RBR", "RBS", "JJR") for i in inner.adverbs)


def _state(columns: Columns, inner: Clause, inside: Inside) -> int | None:
    """Return the adverb that says what something is: "over", "back"."""
    if columns.lemma[inner.verb] != "be" or inner.passive or inner.objects or inner.complement is not None:
        return None
    found = (i for i in inner.adverbs if i > inner.verb and columns.lower[i] in _STATES and inside(i))
    return next(found, None)


def _inverted(columns: Columns, inner: Clause, result: Predicate, obliques, words, used: set, inside) -> bool:
    """ "On the pier stood a crane" -> (crane, stand on, pier)."""
    behind = inner.complement if inner.complement is not None else next(iter(inner.objects), None)
    if behind is None or columns.tag[inner.verb] not in ("VBD", "VBZ", "VBP") or columns.pos[behind] == "ADJ":
        return False
    for prep, target in obliques:
        if columns.lower[columns.right[prep] + 1 : columns.right[prep] + 2] == [","]:
            continue  # "By the way, thank you"
        if target is not None and prep < target < inner.verb < behind and inside(prep) and inside(behind):
            words.append(columns.lower[prep])
            result.tokens.append(prep)
            result.subjects, result.objects = [behind], [target]
            used.add(prep)
            return True
    return False


def _parts(clauses: dict[int, Clause], clause: Clause, inner: Clause) -> list[Clause]:
    """The clause and those it absorbed, outermost first."""
    if clause.chain == [clause.verb]:
        return [clause]
    return [clauses[i] for i in clause.chain if i in clauses] or [inner]


def _without_governors(columns: Columns, chain: list[int], inside: Inside) -> tuple[list[int], list[int]]:
    """Drop leading predicates that only say whether or how surely the rest holds."""
    kept = list(chain)
    dropped: list[int] = []
    while len(kept) > 1:
        word = governors().get(columns.lemma[kept[0]])
        copula = columns.lemma[kept[0]] in _COPULAS and columns.pos[kept[1]] in ("ADJ", "ADV")
        if copula:
            word = governors().get(columns.lemma[kept[1]])
            if word is None or not word.transparent or len(kept) < 3:
                break
            dropped += kept[:2]
            kept = kept[2:]
        elif word is not None and word.transparent:
            dropped.append(kept.pop(0))
        else:
            break
    return kept, dropped


def _only_governs(columns: Columns, clauses: dict[int, Clause], clause: Clause, inside: Inside) -> bool:
    """Tell "it is likely that P", "I think P": P speaks for itself."""
    if len(clause.chain) > 1:
        return False
    if columns.lemma[clause.verb] == "let" and not clause.own_subject and _let_us(columns, clauses, clause):
        return True
    below = [c for c in clause.complements if inside(c)]
    if below and columns.dep[clause.verb] == "ccomp" and columns.lemma[columns.head[clause.verb]] == "let":
        return any(columns.lower[i] in ("me", "us") for i in clause.subjects)  # "let | me repeat that P"
    announced = columns.lemma[clause.verb] == "be" and any(columns.lemma[i] in _ANNOUNCING for i in clause.subjects)
    if announced and any(_that(columns, c) for c in below):
        return True
    if below and clause.complement is not None and columns.lemma[clause.complement] == "secret":
        return bool(set(_words_of(columns, clause)) & {"no", "not", "n't", "n’t"})  # "it is no secret that P"
    if clause.complement is not None and inside(clause.complement):
        word = governors().get(columns.lemma[clause.complement])
        below += [c for c in columns.kids(clause.complement, "ccomp", "xcomp") if c in clauses and inside(c)]
        below += [c for c in clause.adjuncts if _that(columns, c)]
    else:
        word = governors().get(columns.lemma[clause.verb])
    return bool(below) and word is not None and word.transparent and not clause.objects


def _words_of(columns: Columns, clause: Clause) -> list[str]:
    """Return the small words on a verb and on its complement."""
    return [columns.lower[k] for i in (clause.verb, clause.complement) if i is not None for k in columns.children[i]]


def _let_us(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> bool:
    """Tell "let me repeat", "let us look"."""
    who = [*clause.objects, *(s for c in clause.complements for s in clauses[c].subjects)]
    return bool(clause.complements) and any(columns.lower[i] in ("me", "us", "'s", "’s") for i in who)


def _aside(columns: Columns, clause: Clause) -> bool:
    """Tell "as you noted", "as we agreed": it points at the sentence around it."""
    verb = clause.verb
    if columns.right[verb] - columns.left[verb] < 5 and arguments.is_discourse(columns, columns.subtree(verb)):
        return True  # "to put it mildly"
    marked = clause.mark is not None and columns.lower[clause.mark] == "as"
    return marked and not clause.objects and not clause.complements and columns.lemma[clause.verb] in by_lemma("verb")


def _elliptical(columns: Columns, inner: Clause) -> bool:
    """Tell "if they had", "as they are": an auxiliary alone says nothing of its own."""
    if columns.lemma[inner.verb] not in ("be", "have", "do") or inner.existential or inner.passive:
        return False
    if columns.lower[inner.verb - 1] == "as" and inner.mark == inner.verb - 1:
        return True  # "as have those before us"
    if inner.objects or inner.complement is not None or inner.obliques or inner.complements:
        return False
    return all(arguments.is_discourse(columns, columns.subtree(i)) for i in inner.adverbs)


def _that(columns: Columns, clause: int) -> bool:
    return any(columns.dep[c] == "mark" and columns.lower[c] in ("that", "for") for c in columns.children[clause])


def _verb_word(columns: Columns, clauses: dict[int, Clause], i: int) -> str:
    if i in clauses and columns.pos[i] == "ADJ" and not columns.is_infinitive(i):
        return f"be {columns.lower[i]}"  # "deem it | important"
    if columns.lower[i] in ("'s", "’s", "'re", "’re", "'m", "’m"):
        return "be"
    return columns.lemma[i]


def _complement(
    columns: Columns, inner: Clause, words: list[str], result: Predicate, inside: Inside, used: set
) -> None:
    head = inner.complement
    label = columns.dep[head]
    adjective = label == "acomp" or (label != "attr" and columns.pos[head] in ("ADJ", "VERB", "ADV"))
    if label == "oprd" and not adjective:
        tokens = columns.trim([i for i in columns.subtree(head) if inside(i)])
        result.qualifiers.append(Qualifier("manner", columns.words(tokens), columns.spans(tokens)))
        if not result.objects:
            result.objects = [head]
            result.qualifiers.pop()
        return
    quality = columns.child(head, "amod")
    if columns.lower[head] == "thanks" and quality is not None and columns.child(head, "prep") is not None:
        words.append(columns.lower[quality])  # "is possible | thanks to the crew"
        result.tokens.append(quality)
        cause = [i for i in columns.subtree(head) if i >= head and inside(i)]
        result.qualifiers.append(Qualifier("cause", columns.words(cause), columns.spans(cause)))
        return
    if not adjective:
        result.objects = [head, *(i for i in inner.others if inside(i))]
        return
    first = head
    while first > 1 and columns.lower[first - 1] in ("-", "–") and columns.head[first - 2] == head:
        first -= 2  # "far-fetched"
    word = columns.lower[head] if columns.tag[head] in ("VBN", "VBG", "JJR") or first < head else columns.lemma[head]
    if columns.ent[head] == "NORP":
        word = columns.words([head])  # "British" keeps its capital
    degree = columns.child(head, "advmod")
    if (
        degree == head - 1
        and columns.lower[degree] in ("more", "less")
        and any(columns.lower[c] == "than" for c in columns.kids(head, "prep"))
    ):
        words.append(columns.lower[degree])  # "more useful than"
        result.tokens.append(degree)
    elif degree is not None and columns.lower[degree] in _WHOLLY and inside(degree):
        result.qualifiers.append(Qualifier("degree", columns.words([degree]), columns.spans([degree])))
    last = head
    while last + 2 < len(columns) and columns.lower[last + 1] == "-" and not any(columns.space[last : last + 2]):
        last += 2  # "semi-off"
    words.append("".join([*columns.lower[first:head], word, *columns.lower[head + 1 : last + 1]]))
    result.tokens += range(first, last + 1)
    if not result.objects:
        for c in columns.kids(head, "prep"):
            target = columns.child(c, "pobj", "pcomp")
            if target is not None and columns.lemma[target] == "order":
                continue  # "stayed quiet in order to win"
            if target is not None and inside(target) and arguments.preposition_role(columns, c, target) != "time":
                words.append(columns.lower[c])
                result.tokens.append(c)
                result.objects = [target]
                used.add(c)
                break


def _existential(columns: Columns, clauses, clause: Clause, inner: Clause, inside: Inside) -> Predicate | None:
    """ "There was a drone in the sky" -> (drone, be in, sky); "there were 300 of them" -> (them, exist)."""
    what = inner.complement if inner.complement is not None else clause.complement
    what = what if what is not None else next(iter(inner.subjects or clause.subjects), None)
    if what is None or not inside(what):
        return None
    if columns.lemma[what] in ("doubt", "question") and any(
        _that(columns, c) for c in columns.kids(what, "acl", "ccomp")
    ):
        return None  # "there is no doubt that P": P speaks for itself
    hidden = {"denying": "ccomp", "way": "relcl"}.get(columns.lower[what])
    if hidden and columns.lower[what - 1] == "no" and columns.child(what, hidden) is not None:
        return None  # "there is no denying that P", "there is no way P"
    used: set[int] = set()
    result = Predicate("exist", "exist", inner.verb, [inner.verb], [what])
    pairs = [*inner.obliques, *((c, columns.child(c, "pobj")) for c in columns.kids(what, "prep"))]
    if columns.tag[what] == "CD":
        for prep, target in pairs:
            if columns.lower[prep] == "of" and target is not None and inside(target):
                result.subjects = [target]
                number = columns.trim([i for i in columns.subtree(what, frozenset({"prep"})) if inside(i)]) or [what]
                result.qualifiers.append(Qualifier("count", columns.words(number), columns.spans(number)))
                used.add(prep)
    elif (doing := clauses.get(columns.child(what, "acl"))) is not None and columns.tag[doing.verb] == "VBG":
        words = [columns.lemma[doing.verb]]  # "there are divers working in the yard"
        result.text, result.objects = words[0], [i for i in doing.objects if inside(i)]
        if not result.objects:
            fold_preposition(columns, words, result, doing.obliques, used, inside)
            result.text = " ".join(words)
        result.qualifiers += _qualifiers(columns, clauses, doing, doing, used, None, inside)
    else:
        words = ["be"]
        pairs = _voiced(columns, what) or [p for p in pairs if columns.lower[p[0]] != "of"]
        fold_preposition(columns, words, result, pairs, used, inside)
        if len(words) > 1:
            result.text = " ".join(words)
    result.qualifiers += _qualifiers(columns, clauses, clause, inner, used, None, inside)
    return result


def _voiced(columns: Columns, what: int) -> list[tuple[int, int]]:
    """Return "from Oban" of "no statement about the strike from Oban": it is Oban that is silent, wherever it hangs."""
    if columns.lemma[what] not in by_lemma("noun"):
        return []
    pairs = ((c, columns.child(c, "pobj")) for c in columns.subtree(what) if columns.lower[c] == "from")
    return [(c, who) for c, who in pairs if who is not None and columns.pos[who] == "PROPN"][:1]


def _qualifiers(
    columns: Columns, clauses, clause: Clause, inner: Clause, used: set, recipient, inside
) -> list[Qualifier]:
    found: list[tuple[int, str, list[int]]] = []
    for part in _parts(clauses, clause, inner):
        for adverb in part.adverbs:
            role = arguments.adverb_role(columns, adverb) if adverb != clause.gap and adverb not in used else ""
            tokens = columns.subtree(adverb)
            if role and not arguments.is_discourse(columns, tokens):
                found.append((adverb, role, tokens))
        extra = []
        if part.complement is not None and columns.dep[part.complement] != "attr":
            for c in columns.kids(part.complement, "xcomp", "advcl", "ccomp"):
                if c not in clauses and columns.children[c] and columns.dep[columns.children[c][0]] == "mark":
                    found.append((c, "degree", columns.subtree(c)))  # "stronger than expected"
            extra = [(c, columns.child(c, "pobj", "pcomp")) for c in columns.kids(part.complement, "prep")]
        for prep, target in [*part.obliques, *extra]:
            if prep not in used and target is not None and inside(target) and columns.lower[prep] != "according":
                tokens = columns.subtree(prep)
                if target not in tokens or arguments.is_discourse(columns, tokens):
                    continue
                role = arguments.preposition_role(columns, prep, target)
                if role != "discourse":
                    found.append((prep, role, tokens))
        if part.agent and part.agent[0] not in used and len(clause.chain) > 1:
            found.append((part.agent[0], "instrument", columns.subtree(part.agent[0])))
        for target in part.objects:
            # "held a meeting in Oban on Monday": the parser hangs both on the noun.
            if inside(target) and target not in clause.subjects:
                found.extend(_settings(columns, target, used))
        for adjunct in part.adjuncts:
            role = adjunct_role(columns, clauses[adjunct])
            tokens = columns.subtree(adjunct)
            if role and inside(adjunct) and not arguments.is_discourse(columns, tokens):
                found.append((adjunct, role, tokens))
    if recipient is not None:
        found.append((recipient, "beneficiary", columns.subtree(recipient)))
    result = []
    for _, role, tokens in sorted(found, key=lambda item: item[2][0]):
        kept = columns.trim([i for i in tokens if inside(i)])
        if len(kept) > 2 and [columns.lower[i] for i in kept[-2:]] == [",", "then"]:
            kept = kept[:-2]  # "if it rains, then"
        if kept:
            result.append(Qualifier(role, columns.words(kept), columns.spans(kept)))
    return result


def _settings(columns: Columns, noun: int, used: set) -> list[tuple[int, str, list[int]]]:
    """Where and when, by name, on an object."""
    found = []
    for prep in columns.kids(noun, "prep"):
        target = columns.child(prep, "pobj")
        if target is not None and prep not in used and columns.ent[target] in ("GPE", "LOC", "FAC", "DATE", "TIME"):
            role = arguments.preposition_role(columns, prep, target)
            if role in ("time", "place") and columns.lower[prep] in (
                "in",
                "at",
                "on",
                "during",
                "since",
                "until",
                "by",
                "near",
            ):
                found.append((prep, role, columns.subtree(prep)))
    return found
