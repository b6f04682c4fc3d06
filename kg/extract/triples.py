"""Subject, predicate, object: few, maximal triples, one per clause, each slot tied to its tokens and characters.

Passives are turned, coordinated arguments distributed, light verbs and prepositions folded into the predicate,
and predicates that only say how certain something is ("is likely to") left to :mod:`.factuality`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from spacy.tokens import Doc

from ..model import Qualifier, Span
from . import arguments
from .arguments import Slot
from .clauses import Clause, heads_clause, read, stands_alone
from .columns import Columns
from .confidence import confidence
from .coordination import conjuncts, contrast, may_share
from .labels import hyphened
from .predicates import predicate, qualities
from .repairs import repaired
from .wordlists import event_nouns

_RECIPROCAL = frozenset(
    ("meet", "agree", "discuss", "talk", "negotiate", "sign", "share", "differ", "combine", "unite")
)
_PLACEHOLDERS = frozenset(("WP", "WDT"))  # "what happened": nobody is named
_SENTENCES = frozenset(("main", "conjunct", "complement"))
_MOST = 4  # triples one clause may be distributed into


@dataclass(frozen=True, slots=True)
class Triple:
    """One proposition as read from one clause, polarity-free.

    ``subject`` is None where nobody is named ("to provide assistance" on its own); ``object`` None where
    there is none. ``verb`` is the token that heads the clause (the last verb of a chain), ``outer`` the token
    by which the clause hangs in its sentence, ``kind`` the sort of clause (main, conjunct, complement,
    relative, participle, adverbial, infinitive, gerund, noun). ``clause`` spans the words of the whole clause
    inside the content; ``content`` repeats the spans that were asked about. ``dropped`` are the tokens of
    governors left out of the predicate. ``confidence`` is the chance that the triple is right.
    """

    subject: Slot | None
    predicate: str
    object: Slot | None
    qualifiers: tuple[Qualifier, ...]
    predicate_spans: tuple[Span, ...]
    clause: Span
    verb: int
    outer: int
    kind: str
    passive: bool
    confidence: float
    content: tuple[Span, ...]
    dropped: tuple[int, ...] = field(default=(), compare=False)
    contrast: str = ""  # "not": this is B of "A, not B"; "but": this is B of "not A but B"; "or": A or B


def find(doc: Doc, spans: Iterable[tuple[int, int]] | None = None) -> list[Triple]:
    """Return the triples of the content in ``spans`` (half-open code points; None for the whole text), in text order.

    The pieces of one discontinuous content belong in one call. Subjects may stand outside the content
    ("promised | to pay": the promiser pays); nothing else does.
    """
    columns, clauses = parsed(doc)
    if not len(columns):
        return []
    content = tuple(Span(a, b) for a, b in spans) if spans is not None else (Span(0, len(doc.text)),)
    inside = columns.inside(content)
    found: list[Triple] = []
    for i in (i for low, high in columns.within(content) for i in range(low, high)):
        clause = clauses.get(i)
        if clause is not None and (clause.owner is None or not inside(clause.owner)):
            found.extend(_read(columns, clauses, clause, inside, content))
        elif columns.dep[i] == "poss":
            found.extend(_noun(columns, i, inside, content))
        elif columns.dep[i] in ("oprd", "ccomp", "prep") and not inside(columns.head[i]):
            blamed = columns.dep[i] == "prep" and columns.lemma[columns.head[i]] == "blame"
            found.extend((_blame if blamed else _small_clause)(columns, i, inside, content))
    # "has nothing | to do with": the verb inside an idiom is no clause of its own.
    swallowed = {i for triple in found for i in triple.dropped if i > triple.outer}
    found = [triple for triple in found if triple.verb not in swallowed or triple.verb != triple.outer]
    found.sort(key=lambda triple: (triple.clause.start, triple.verb))
    return found


@lru_cache(maxsize=2)
def parsed(doc: Doc) -> tuple[Columns, dict[int, Clause]]:
    """Return the columns and clauses of a Doc; the last two Docs are kept."""
    columns = repaired(doc)
    return columns, read(columns)


def _read(columns: Columns, clauses: dict[int, Clause], clause: Clause, inside, content) -> list[Triple]:
    compared = clause.mark is not None and columns.lower[clause.mark] == "than"  # "more than they need"
    if compared or _of_nothing(columns, clauses, clause):
        return []
    return [triple for one in qualities(columns, clause) for triple in _one(columns, clauses, one, inside, content)]


def _of_nothing(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> bool:
    """Tell the clause on what is denied to be: "it was not a leak that began at the quay"."""
    noun = columns.head[clause.verb]
    governor = clauses.get(columns.head[noun])
    if clause.kind != "relative" or governor is None or noun != governor.complement:
        return False
    vague = columns.child(noun, "det")
    denied = columns.child(governor.verb, "neg")
    return denied is not None and vague is not None and columns.lower[vague] in ("a", "an", "any")


def _one(columns: Columns, clauses: dict[int, Clause], clause: Clause, inside, content) -> list[Triple]:
    reading = predicate(columns, clauses, clause, inside)
    if reading is None:
        return []
    whole = reading.lemma in _RECIPROCAL
    # Of two subjects, one before the quotation, that is the source: "Moe, the mayor, tweeted: “Cats kill birds.”"
    named = [i for i in reading.subjects if inside(i)] if clause.own_subject else []
    subjects = _slots(columns, named or reading.subjects, inside, whole, outside=True) or [None]
    if clause.kind == "relative" and subjects[0]:  # "Ruth, who built it, and Omar": Omar built nothing
        subjects = [one for one in subjects if one.root < clause.verb] or subjects
    whole = whole or reading.text.endswith((" between", " among"))
    turned = clause.passive and any(
        i in clause.subjects for i in reading.objects
    )  # may stand outside, as a subject may
    objects = _slots(columns, reading.objects, inside, whole, outside=turned) or [None]
    if len(subjects) * len(objects) > _MOST:
        subjects = _slots(columns, reading.subjects, inside, True, outside=True) or [None]
        objects = objects if len(objects) <= _MOST else _slots(columns, reading.objects, inside, True) or [None]
    if objects == [None] and _cut_off(columns, clauses, clause, reading.verb, inside):
        return []
    if objects == [None] and (subjects == [None] or columns.tag[subjects[0].root] in _PLACEHOLDERS):
        return []
    span = _extent(columns, clause, inside)
    kind = clause.kind
    heads = columns.dep[clause.verb] in ("csubj", "csubjpass")  # "skipping it | is seen | as a snub"
    if (
        kind in ("complement", "infinitive", "adverbial", "gerund")
        and not heads
        and not inside(columns.head[clause.verb])
    ):
        kind = "main"  # what governs it stands outside the content
    elif kind in ("complement", "gerund") and objects[0] and columns.tag[objects[0].root] in _PLACEHOLDERS:
        return []  # "had they said what they said later": a thing, not a statement
    made = []
    for subject in subjects:
        for target in objects:
            shared = list(reading.qualifiers)
            for one in (target, subject):
                counted = one and arguments.count_qualifier(columns, one.root, inside)
                if counted:
                    shared.append(counted)
            words = tuple(part for part in (target and target.text, *(q.value for q in reading.qualifiers)) if part)
            # A verb alone is a poor tuple on its own, but a fair one where it is all that a sentence says.
            said = words or (("",) if kind in _SENTENCES or " " in reading.text else ())
            sure = confidence(kind, subject.text if subject else "it", said)
            made.append(
                Triple(
                    subject, reading.text, target, tuple(shared), columns.spans(reading.tokens), span, reading.verb,
                    clause.outer, kind, clause.passive, sure, content, tuple(reading.dropped),
                    _contrast(columns, subject, target),
                )
            )  # fmt: skip
    return made


def _cut_off(columns: Columns, clauses: dict[int, Clause], clause: Clause, verb: int, inside) -> bool:
    """Tell "the films show | that it fell", where all that is shown stands outside: nothing is said without it."""
    inner = clauses.get(verb)
    what = [*inner.objects, *inner.complements] if inner is not None else []
    if not what or any(inside(i) for i in what):
        return False
    if columns.is_infinitive(clause.verb):
        return False  # "wanted | to share"
    end = columns.sentence(columns.start[verb]).end
    return "?" not in columns.text[end - 6 : end].rstrip()[-2:]  # a question is one without its object, too


def _contrast(columns: Columns, *slots: Slot | None) -> str:
    return next((found for one in slots if one and (found := contrast(columns, one.root))), "")


def _slots(columns: Columns, roots: list[int], inside, whole: bool, outside: bool = False) -> list[Slot]:
    found = []
    for root in roots:
        joined = [root] if whole or columns.pos[root] in ("VERB", "AUX") else conjuncts(columns, root)
        whole = whole or may_share(columns, root)
        for one in joined:
            # A subject outside the content is read in full where it stands.
            use = (lambda _: True) if outside and not inside(one) else inside
            made = arguments.slot(columns, one, use, whole)
            if made is not None:
                found.append(made)
    return found


def _extent(columns: Columns, clause: Clause, inside) -> Span:
    """The words of the clause itself: its subtree less coordinated clauses and asides, inside the content."""
    head = clause.verb
    tokens = [head]
    if columns.dep[head] == "ccomp" and columns.lemma[columns.head[head]] == "let" and columns.head[head] < head:
        tokens.append(columns.head[head])  # "Let 's wait"
    for c in columns.children[head]:
        if columns.dep[c] in ("conj", "parataxis", "dep") and heads_clause(columns, c):
            continue
        if columns.dep[c] in ("cc", "punct"):
            continue
        if heads_clause(columns, c) and stands_alone(columns, c):
            continue
        tokens.extend(columns.subtree(c))
    kept = columns.trim(sorted(i for i in tokens if inside(i))) or [head]
    while len(kept) > 1 and _dangles(columns, kept[-1], inside):
        kept = columns.trim(kept[:-1]) or [head]  # "…, while" of a clause that is somebody else's
    while kept[-1] + 1 < len(columns) and inside(kept[-1] + 1) and columns.ent[kept[-1] + 1] == columns.ent[kept[-1]]:
        if columns.ent[kept[-1]] not in ("TIME", "DATE", "MONEY"):
            break
        kept.append(kept[-1] + 1)  # "before 9 | p.m."
    return Span(columns.start[kept[0]], columns.end[kept[-1]])


def _dangles(columns: Columns, i: int, inside) -> bool:
    """Tell a last word whose clause or object lies outside the content: "while", "stand trial over"."""
    if columns.dep[i] == "mark":
        return not inside(columns.head[i])
    below = columns.children[i]
    return columns.dep[i] in ("prep", "agent") and bool(below) and not any(inside(c) for c in below)


def _small_clause(columns: Columns, i: int, inside, content) -> list[Triple]:
    """What "called | the report misleading" says of the report, where the verb stands outside the content."""
    verb = columns.head[i]
    about = columns.child(i, "nsubj") if columns.dep[i] == "ccomp" else columns.child(verb, "dobj", "nsubjpass")
    if columns.dep[i] == "prep":  # "was seen by many as | a retreat"
        about = about if about is not None else columns.child(verb, "csubjpass")
        target = columns.child(i, "pobj", "pcomp", "amod") if columns.lower[i] == "as" else None
        if target is None or columns.pos[verb] != "VERB":
            return []
        i = target
    if about is None or not inside(about):
        return []
    subject = arguments.slot(columns, about, inside)
    adjective = columns.pos[i] in ("ADJ", "VERB")
    target = None if adjective else arguments.slot(columns, i, inside)
    if subject is None or (target is None and not adjective):
        return []
    text = f"be {hyphened(columns, i)}" if adjective else "be"
    spans, extent = columns.spans([i]), Span(*_hull(columns, [*columns.subtree(about), *columns.subtree(i)], inside))
    sure = confidence("complement", subject.text, (target.text if target else "",))
    first = Triple(subject, text, target, (), spans, extent, i, i, "main", False, sure, content)
    more = [c for c in columns.kids(i, "conj") if adjective and columns.pos[c] == "ADJ" and inside(c)]
    return [
        first,
        *(replace(first, predicate=f"be {hyphened(columns, c)}", predicate_spans=columns.spans([c])) for c in more),
    ]


def _blame(columns: Columns, prep: int, inside, content) -> list[Triple]:
    """What "blamed | the strike for the delay", "… the delay on the strike" says: the strike is to blame for it."""
    verb, target = columns.head[prep], columns.child(prep, "pobj")
    about = columns.child(verb, "dobj", "nsubjpass")
    if about is None or target is None or not inside(about) or columns.lower[prep] not in ("for", "on"):
        return []
    cause, effect = (about, target) if columns.lower[prep] == "for" else (target, about)
    causes, effects = _slots(columns, [cause], inside, False), _slots(columns, [effect], inside, False)
    spans, extent = (
        columns.spans([prep]),
        Span(*_hull(columns, [*columns.subtree(about), *columns.subtree(prep)], inside)),
    )
    return [
        Triple(one, "be to blame for", other, (), spans, extent, prep, prep, "main", False,
               confidence("complement", one.text, (other.text,)), content)
        for one in causes for other in effects
    ]  # fmt: skip


def _hull(columns: Columns, tokens: list[int], inside) -> tuple[int, int]:
    kept = columns.trim(sorted(j for j in tokens if inside(j)))
    return columns.start[kept[0]], columns.end[kept[-1]]


def _noun(columns: Columns, owner: int, inside, content) -> list[Triple]:
    """A happening named by a noun with a possessor: "Ruth's apology to the crew"."""
    noun = columns.head[owner]
    if columns.pos[noun] != "NOUN" or columns.lemma[noun] not in event_nouns() or not inside(noun):
        return []
    verb, patient = event_nouns()[columns.lemma[noun]]
    possessor = arguments.slot(columns, owner, inside)
    if possessor is None:
        return []
    target, text = None, verb
    for c in columns.kids(noun, "prep"):
        root = columns.child(c, "pobj")
        if root is not None and inside(c) and inside(root) and columns.lower[c] in ("of", "to", "against", "on"):
            if arguments.preposition_role(columns, c, root) == "time":
                continue
            target = arguments.slot(columns, root, inside)
            text = verb if columns.lower[c] == "of" else f"{verb} {columns.lower[c]}"
            break
    if patient and target is None:
        text = "be " + participle(verb)
    if target is None and not patient:
        return []
    tokens = columns.trim([j for j in columns.subtree(noun) if inside(j)])
    extent = Span(columns.start[tokens[0]], columns.end[tokens[-1]])
    spans, sure = columns.spans([noun]), confidence("noun", possessor.text, (target.text,) if target else ())
    return [Triple(possessor, text, target, (), spans, extent, noun, noun, "noun", False, sure, content)]


def participle(verb: str) -> str:
    """Return the regular past participle of a verb of ``event_nouns.csv``."""
    first, _, rest = verb.partition(" ")
    done = first + ("d" if first.endswith("e") else "ed")
    return f"{done} {rest}" if rest else done
