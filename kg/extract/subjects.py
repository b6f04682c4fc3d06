"""Whom a clause is about where it does not say so itself: relative, participial, infinitive, coordinated clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .columns import Columns
from .roles import is_somebody, meant_by_who
from .wordlists import is_report, time_nouns

if TYPE_CHECKING:
    from .clauses import Clause

_RELATIVE = {"who", "which", "that", "whom"}
# Verbs whose object does what the phrase after it says: "thanked her for coming".
# Verbs whose infinitive is done by the subject although an object stands between: "promised them to go".
_OBJECT_DOES = frozenset(
    ("accuse", "blame", "thank", "suspect", "criticise", "criticize", "praise", "prevent", "stop", "charge", "convict",
     "forgive", "condemn", "keep", "discourage", "arrest", "punish", "prosecute", "commend", "ban", "excuse", "fine",
     "taunt", "mock", "ridicule", "fault", "berate", "scold")
)  # fmt: skip
INTRANSITIVE = frozenset(
    ("occur", "happen", "arise", "appear", "die", "arrive", "come", "go", "emerge", "fall", "rise", "remain", "exist")
)
# What a whole sentence does to the next thing: "…, which led to the leak".
FOLLOWING = frozenset({"lead", "cause", "mean", "prompt", "result", "force", "trigger", "allow", "spark"})
_CALLING_ON = frozenset(
    (("call", "on"), ("call", "upon"), ("appeal", "to"), ("count", "on"), ("rely", "on"), ("wait", "for"),
     ("plead", "with"), ("look", "to"), ("long", "for"))
)  # fmt: skip
# Verbs of making somebody do what the infinitive behind says.
_PUSHING = frozenset(
    "push pay hire press urge permit bribe train pressure recruit appoint invite allow pay beg".split()
)
_CAUSING = frozenset("get push press ask urge force want make persuade allow".split())
_ORDERS = frozenset("injunction order law bill ruling measure amendment motion resolution decree ban".split())
_CHANCES = frozenset("opportunity chance right permission leave desire wish intention ability".split())
_OF_WAYS = frozenset(
    "take find know choose pave show see lose go explore suggest propose".split()
)  # what is done to ways
_PLEDGES = frozenset("pledge promise vow offer commitment threat plan refusal decision attempt effort bid".split())
_DUMMIES = frozenset(("it", "there"))
_SENSING = frozenset(("watch", "see", "hear", "read", "listen", "look", "judge", "follow"))  # what a "this" cannot do
_POINTERS = frozenset(("this", "that"))
_INHERITED = frozenset(("relative", "participle", "complement", "gerund"))  # kinds a second clause shares
_NO_COMMAND = frozenset(("thank", "let", "bless"))
_SUBJECT_CONTROL = {"promise", "vow", "threaten", "use"}


def is_quoted_command(columns: Columns, verb: int) -> bool:
    """Tell the “Go home” of “Go home,” she said, which the one who says so does not do."""
    if columns.dep[verb] not in ("ccomp", "xcomp") or columns.tag[verb] != "VB" or columns.lemma[verb] in _NO_COMMAND:
        return False
    first = columns.left[verb]
    opens = any(columns.tag[k] == "``" or columns.lower[k] in ("“", '"') for k in (first - 1, first) if k >= 0)
    if not opens or columns.lower[verb] != columns.lemma[verb] or not is_report(columns.lemma[columns.head[verb]]):
        return False
    helped = any(columns.lemma[c] != "do" for c in columns.kids(verb, "aux", "auxpass"))
    return not helped and columns.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is None


def inherit(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> None:
    """Give a clause without a subject of its own the one it is understood with."""
    i = clause.verb
    dep, head = columns.dep[i], columns.head[i]
    if dep == "relcl":
        lower = [clauses[c] for c in clause.complements if columns.dep[c] == "xcomp" and c in clauses]
        _bind_relative(columns, clause, head, lower[0] if lower else clause)
    elif dep in ("advcl", "conj"):
        _bind_loose(columns, clause)
    elif dep == "ccomp" and columns.dep[head] == "relcl":
        _bind_said(columns, clause, head)
    if clause.subjects or clause.existential or is_quoted_command(columns, i):
        return
    if dep == "acl":
        if columns.tag[i] != "VB" or columns.lemma[head] in _ORDERS:
            clause.subjects = [head]  # "an order to close the port" closes it
        elif columns.lemma[head] in _CHANCES and (asker := _clause_above(columns, clauses, head)) is not None:
            clause.subjects = list(asker.subjects)  # "asked for permission to build"
        return
    governor = clauses.get(head)
    if dep == "pcomp":
        for j in columns.ancestors(i):
            if j in clauses:
                governor = clauses[j]
                break
    if dep == "xcomp" and governor is None and columns.head[head] in clauses:
        governor = clauses[columns.head[head]]
    if governor is None:
        accused = head - 1  # "accuse" taken for a noun: still it is the accused who did it
        if dep == "pcomp" and columns.dep[accused] == "dobj" and columns.lower[columns.head[accused]] in _OBJECT_DOES:
            clause.subjects = [accused]
        return
    if dep == "advcl" and (pushed := _pushed(columns, governor, i)) is not None:
        clause.subjects = [pushed]
        return
    if dep == "advcl" and (asker := _busy_meanwhile(columns, clauses, clause)) is not None:
        clause.subjects = list(asker.subjects)
        return
    if (dep == "xcomp" and governor.objects and columns.lemma[governor.verb] not in _SUBJECT_CONTROL) or (
        dep == "pcomp" and governor.objects and columns.lemma[governor.verb] in _OBJECT_DOES
    ):
        clause.subjects = governor.objects[:1]
    elif dep == "xcomp" and (asked := _called_on(columns, governor)) is not None:
        clause.subjects = [asked]
    elif dep == "xcomp" and governor.recipient is not None:
        clause.subjects = [governor.recipient]
    elif dep == "ccomp" and (there := _there_is(columns, i)) is not None:
        clause.subjects = [there]
    elif dep in ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "parataxis"):
        idle = _DUMMIES | _POINTERS if columns.lemma[i] in _SENSING else _DUMMIES
        if dep in ("advcl", "pcomp") and any(columns.lower[s] in idle for s in governor.subjects):
            return  # "it takes time to mend": not "it" mends; "this is all I know, watching them"
        if dep == "advcl" and i < head and columns.tag[i] == "VBG" and _asks_you(columns, governor):
            return  # "Coming back to the strike, do you think …?": who asks comes back
        clause.subjects = list(governor.subjects)
        if dep == "conj":
            clause.gap = governor.gap
            # "was shot and killed": the second participle shares the auxiliary.
            shares = columns.tag[i] == "VBN" and not any(
                columns.dep[c] in ("aux", "auxpass") for c in columns.children[i]
            )
            clause.passive |= governor.passive and shares
            if shares and clause.passive and governor.agent is None and i - head == 2:
                governor.agent = clause.agent  # "killed or maimed by mines"
            clause.kind = governor.kind if governor.kind in _INHERITED else clause.kind


def _there_is(columns: Columns, verb: int) -> int | None:
    """Who is there before a verb without a subject: "There's a man that watches me, has the keys"."""
    said = (c for c in columns.children[verb] if c < verb and columns.dep[c] == "ccomp" and columns.lemma[c] == "be")
    for be in said:
        kids = columns.children[be]
        if any(columns.dep[k] == "expl" for k in kids):
            return next((k for k in kids if columns.dep[k] == "attr"), None)
    return None


def _pushed(columns: Columns, governor: Clause, i: int) -> int | None:
    """Return who is to do it in "pushed aides to help", where the parser took "to help" for a purpose."""
    whom = governor.objects[0] if len(governor.objects) == 1 else None
    if whom is not None and columns.lemma[whom] in _PLEDGES and whom < i and columns.is_infinitive(i):
        of = next((c for c in columns.kids(whom, "prep") if columns.lower[c] in ("from", "by")), None)
        return columns.child(of, "pobj") if of is not None else None  # "holds pledges from towns to limit noise"
    if whom is None or columns.lemma[governor.verb] not in _PUSHING or not columns.is_infinitive(i) or i < whom:
        return None
    known = columns.ent[whom] in ("PERSON", "ORG", "NORP") or columns.tag[whom] == "PRP"
    return whom if known or is_somebody(columns.lemma[whom]) else None


def _busy_meanwhile(columns: Columns, clauses: dict[int, Clause], clause: Clause) -> Clause | None:
    """Return whose doing it is in "campaigned to get them to speak while threatening them": the campaigner's."""
    i, above = clause.verb, columns.head[clause.verb]
    if columns.tag[i] != "VBG" or i < above or clause.mark is None or columns.lower[clause.mark] != "while":
        return None
    if not columns.is_infinitive(above) or columns.lemma[columns.head[above]] not in _CAUSING:
        return None
    return next((clauses[j] for j in columns.ancestors(above) if j in clauses and _told(columns, j)), None)


def _told(columns: Columns, verb: int) -> bool:
    """Tell a finite clause with a subject of its own."""
    return columns.child(verb, "nsubj", "nsubjpass") is not None and not columns.is_infinitive(verb)


def _asks_you(columns: Columns, clause: Clause) -> bool:
    """Tell "do you think", "could you say"."""
    aux = columns.child(clause.verb, "aux")
    return aux is not None and any(columns.lower[s] == "you" and aux < s for s in clause.subjects)


def _clause_above(columns: Columns, clauses: dict[int, Clause], i: int) -> Clause | None:
    return next((clauses[j] for j in columns.ancestors(i) if j in clauses), None)


def _called_on(columns: Columns, clause: Clause) -> int | None:
    """Return who is to do it in "called on the council to pay", "appealed to them to wait"."""
    pairs = ((columns.lemma[clause.verb], columns.lower[prep], target) for prep, target in clause.obliques)
    return next((target for verb, prep, target in pairs if (verb, prep) in _CALLING_ON), None)


def _bind_loose(columns: Columns, clause: Clause) -> None:
    """Let "which" and "who" in a clause that is not labelled relative mean the noun before them."""
    for roots in (clause.subjects, clause.objects):
        for k, i in enumerate(roots):
            if (
                columns.lower[i] in ("which", "who", "whom")
                and columns.tag[i] in ("WDT", "WP")
                and columns.lower[i - 1] != "of"
            ):
                if columns.lower[i] == "who" and _in_row(columns, i):
                    continue
                before = _relative_before(columns, i) - 1
                while before >= 0 and i - before < 30 and columns.pos[before] not in ("NOUN", "PROPN"):
                    before -= 1
                if before >= 0 and columns.pos[before] in ("NOUN", "PROPN") and columns.head[i] != before:
                    roots[k] = before
                    clause.gap = i


def _bind_said(columns: Columns, clause: Clause, report: int) -> None:
    """Let "which" in "the files, which she said held the names" mean the files."""
    for k, i in enumerate(clause.subjects):
        if columns.lower[i] in ("which", "who", "that") and columns.tag[i] in ("WDT", "WP") and i < report:
            clause.subjects[k], clause.gap = columns.head[report], i


def _in_row(columns: Columns, i: int) -> bool:
    """Tell one of several questions: "it was clear who was right, who had come and who had not"."""
    verb = columns.head[i]
    for _ in range(6):
        above = columns.head[verb]
        beside = (above, *columns.children[above])
        asked = (c for c in beside if columns.dep[c] != "relcl")
        if any(columns.lower[k] == "who" and k < i for c in asked for k in columns.kids(c, "nsubj")):
            return True
        if above == verb:
            return False
        verb = above
    return False


def _asks_who(columns: Columns, clause: Clause) -> bool:
    return any(columns.lower[i] in ("who", "whom") for i in (*clause.subjects, *clause.objects))


def _of_facts(columns: Columns, clause: Clause) -> bool:
    return is_report(columns.lemma[clause.verb]) and columns.pos[columns.head[clause.verb]] in ("NOUN", "PROPN")


def _relative_before(columns: Columns, i: int) -> int:
    """In "on whose shore it sank and which heads the inquiry" both words mean the same noun."""
    if i and columns.dep[i - 1] == "cc":
        for j in range(i - 1, max(i - 25, -1), -1):
            if columns.tag[j] in ("WDT", "WP", "WP$"):
                return j - 1 if columns.pos[j - 1] == "ADP" else j
    return i


def _bind_relative(columns: Columns, clause: Clause, antecedent: int, lowest: Clause) -> None:
    antecedent = meant_by_who(columns, antecedent) if _asks_who(columns, clause) else antecedent
    if columns.tag[antecedent] == "PRP" and any(columns.lower[k] == "which" for k in clause.subjects):
        before = columns.left[columns.head[antecedent]] - 1  # "the race to succeed him which has been long"
        antecedent = before if columns.pos[before] == "NOUN" else antecedent
    if columns.pos[antecedent] in ("VERB", "AUX") and columns.lemma[clause.verb] in FOLLOWING:
        which = next((k for k in clause.subjects if columns.lower[k] == "which"), None)
        if which is not None:  # "refused to check the valves, which led to the leak"
            clause.subjects, clause.gap = [antecedent], which
            return
    if columns.pos[antecedent] in ("VERB", "AUX"):  # "how many doses we used, which is many"
        nouns = (k for k in range(columns.left[clause.verb] - 1, columns.left[antecedent] - 1, -1))
        antecedent = next((k for k in nouns if columns.pos[k] in ("NOUN", "PROPN")), antecedent)
    if any(columns.lower[i] == "who" and _in_row(columns, i) for i in clause.subjects):
        clause.kind = "complement"
        return
    stated = [i for i in clause.subjects if columns.lower[i] != "that"]
    if stated and len(stated) < len(clause.subjects):
        clause.subjects, clause.kind = stated, "complement"  # "that delays are …": no relative clause at all
        return
    for k, subject in enumerate(clause.subjects):
        if columns.lower[subject] in _RELATIVE and columns.tag[subject] in ("WDT", "WP", "IN", "DT"):
            clause.gap = subject
            clause.subjects[k] = antecedent
            return
    if clause.passive and clause.own_subject:
        # "replied to critics on behalf of the town that delays are caused by …": no relative clause at all.
        relative = [k for k in clause.objects if columns.lower[k] != "that"]
        if len(relative) < len(clause.objects):
            clause.objects, clause.kind = relative, "complement"
    for k, target in enumerate(clause.objects):
        if columns.lower[target] in _RELATIVE and columns.tag[target] in ("WDT", "WP", "IN"):
            clause.gap = target
            if columns.lower[target - 1] == "," and columns.lower[target] == "which" and _of_facts(columns, clause):
                del clause.objects[k]  # "…, which he reported": what he reported is all of the sentence before
            else:
                clause.objects[k] = antecedent
            return
    for k, (prep, target) in enumerate(clause.obliques):
        if target is not None and columns.lower[target] in _RELATIVE:
            clause.gap = target
            clause.obliques[k] = (prep, antecedent)
            return
        if target is None and not columns.children[prep]:
            clause.obliques[k] = (prep, antecedent)  # "the report he referred to"
            return
    relative = [k for k, t in enumerate(lowest.objects) if columns.lower[t] in _RELATIVE and t < lowest.verb]
    if relative and lowest is not clause:  # "the row that she wants to put behind her"
        clause.gap = lowest.objects[relative[0]]
        lowest.objects[relative[0]] = antecedent
        return
    whose = any(columns.tag[columns.left[s]] == "WP$" for s in clause.subjects)  # "the crew, whose ship sank"
    where = whose or any(columns.lower[c] in ("where", "when", "why", "how") for c in clause.adverbs)
    said = any(columns.dep[c] == "ccomp" and columns.left[c] < clause.verb for c in clause.complements)
    full = said or bool(clause.objects or lowest.objects) or clause.passive or clause.complement is not None
    if columns.lower[antecedent] == "way" and columns.dep[antecedent] == "attr":
        det = columns.child(antecedent, "det")
        if det is not None and columns.lower[det] == "no":
            clause.kind = "complement"  # "there is no way | the dam will hold"
    full = full or (columns.lemma[antecedent] == "way" and columns.lemma[lowest.verb] not in _OF_WAYS)
    full = full or columns.lemma[antecedent] in time_nouns()  # "the first time it happened"
    # "a sign it is over"
    full = full or (columns.lemma[lowest.verb] == "be" and bool(lowest.obliques or lowest.adverbs))
    if clause.own_subject and not full and not where and columns.lemma[lowest.verb] not in INTRANSITIVE:
        lowest.objects.append(antecedent)  # "the words he used", "the fuel they want to sell"
