"""From claims to links: repeats first, then candidates, rules, the model if there is one, and stances."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from ..canonical import pointers
from ..counting import Groups
from ..ids import mint
from ..model import Claim, Document, Identity, Link, Reason
from . import (
    nearest,
    rules_agree,
    rules_cause,
    rules_correction,
    rules_existence,
    rules_polarity,
    rules_rejection,
    rules_values,
    shifts,
    sides,
    sums,
    utterances,
)
from .candidates import answers, candidates, owned, proposable, targets
from .pairs import Pair, pair
from .ranking import Scorer, Weighed, scorer, suggested, weigh
from .rejections import rejects
from .sides import Side, apart
from .stances import representatives

VERSION = "1"
FLOOR = {"contradiction": 0.4, "agreement": 0.45, "shift": 0.4, "qualification": 0.25}

Rule = Callable[[Pair], "Reason | None"]
CONTRADICTIONS: tuple[Rule, ...] = (
    rules_rejection.rejection,
    rules_polarity.negation,
    rules_polarity.quantifier,
    rules_polarity.antonym,
    rules_polarity.presupposition,
    rules_existence.existence,
    rules_existence.permission,
    rules_existence.prohibition,
    rules_existence.entry,
    rules_existence.examples,
    rules_values.numbers,
    rules_correction.correction,
    rules_values.times,
    rules_values.places,
    rules_values.roles,
    rules_cause.cause,
)
OTHERS: tuple[Rule, ...] = (rules_agree.bound, rules_agree.agreement, rules_agree.hedge, rules_agree.restriction)


def find(
    claims: Iterable[Claim],
    documents: Iterable[Document],
    identities: Iterable[Identity] = (),
    nli: Scorer | str | None = None,
    judged: Collection[tuple[str, str]] = frozenset(),
    thresholds: Mapping[str, float] | None = None,
) -> list[Link]:
    """Return the links between claims, best first within each kind.

    ``identities`` make entities of several documents one; ``nli`` is a loaded model, the name or path
    of one, or "none": it weighs the links of the rules and adds those that only the wording suggests,
    but is not asked for new ones between ``judged`` pairs (sorted claim ids), on which people have
    ruled. ``thresholds`` maps a rule to the least score its links need, as fitted from verdicts.
    The same input gives the same links.
    """
    by_id = {document.id: document for document in documents}
    made = _made(claims, by_id, identities)
    near = _near(made)
    origin = utterances.copies(by_id)
    repeats = _repeats(made, near, origin, by_id)
    utterance = _utterances(made, repeats)
    links = {link.id: link for link in repeats}
    pointed, replies = _pointed(made)
    reasons: list[tuple[Pair, Reason]] = []
    unexplained: list[Pair] = []
    least = thresholds or {}
    for i, j in sorted({*near, *pointed, *replies}):
        if utterance[made[i].id] == utterance[made[j].id]:
            continue
        one = pair(made[i], made[j])
        if not one.one_story:
            continue
        reason = judge(one, (i, j) in replies)
        if reason is None:
            unexplained.append(one)
        elif reason.score >= least.get(reason.rule, 0.0):
            reasons.append((one, reason))
    kept = representatives(reasons, utterance)
    for found in _ranked(kept, unexplained, scorer(nli), judged):
        link = _link(found)
        links.setdefault(link.id, link)
    order = {kind: n for n, kind in enumerate(("contradiction", "shift", "agreement", "qualification"))}
    return sorted(links.values(), key=lambda link: (order[link.kind], -link.score, link.id))


def proposed(
    claims: Iterable[Claim], documents: Iterable[Document], identities: Iterable[Identity] = ()
) -> set[tuple[str, str]]:
    """Return the pairs of claim ids that :func:`find` judges: what a false alarm is a share of."""
    made = _made(claims, {document.id: document for document in documents}, identities)
    pointed, replies = _pointed(made)
    return {(made[i].id, made[j].id) for i, j in {*_near(made), *pointed, *replies}}


def _made(claims: Iterable[Claim], documents: Mapping[str, Document], identities: Iterable[Identity]) -> list[Side]:
    canonical = pointers(i for i in identities if i.kind != "speech-event")
    ordered = sorted(claims, key=lambda c: (c.document, c.start, c.end, c.ordinal, c.id))
    cast = {identifier: sides.cast(document) for identifier, document in documents.items()}
    return [
        sides.make(claim, documents[claim.document], i, canonical, cast[claim.document])
        for i, claim in enumerate(ordered)
        if claim.document in documents
    ]


def _near(made: list[Side]) -> list[tuple[int, int]]:
    """Return the pairs that share names, words or meaning."""
    of_rules = (rules_cause.keys, rules_existence.keys, shifts.keys, rules_correction.keys, sums.keys)
    keyed = candidates(made, lambda side: [key for keys in of_rules for key in keys(side)])
    return sorted({*keyed, *nearest.neighbours(made, proposable)})


def _pointed(made: list[Side]) -> tuple[list[tuple[int, int]], set[tuple[int, int]]]:
    """Return the pairs of a rejection and what it may mean: by the words it names, and by its place in the text."""
    found = {i: rejection for i, side in enumerate(made) if (rejection := rejects(side))}
    replies = set(answers(made, {i for i, rejection in found.items() if rejection.bare}))
    replies |= set(owned(made, {i: rejection.owner for i, rejection in found.items() if rejection.owner}, found))
    return targets(made, {i: r.concepts for i, r in found.items() if r.concepts}), replies


def _ranked(
    kept: list[tuple[Pair, Reason]], unexplained: list[Pair], nli: Scorer | None, judged: Collection[tuple[str, str]]
) -> list[Weighed]:
    if nli is None:
        return [Weighed(one, reason) for one, reason in kept]
    return weigh(kept, nli) + suggested([one for one in unexplained if _key(one) not in judged], nli)


def _key(found: Pair) -> tuple[str, str]:
    a, b = sorted((found.a.id, found.b.id))
    return a, b


def judge(found: Pair, reply: bool = False) -> Reason | None:
    """Return the best reason any rule gives for a pair; a contradiction needs two voices or two accounts.

    ``reply`` says that one claim answers the other in a conversation, so a bare "You are wrong" means it.
    """
    if reason := shifts.shift(found):
        return reason if reason.score >= FLOOR["shift"] else None
    if reply and (reason := rules_rejection.answered(found)) and reason.score >= FLOOR["contradiction"]:
        return reason
    if not found.same_speaker or found.a.document.id != found.b.document.id:
        clashes = [] if _one_voice_moved(found) else [r for rule in CONTRADICTIONS if (r := rule(found))]
        best = max(clashes, key=lambda r: r.score, default=None)
        if best is not None and best.score >= FLOOR["contradiction"]:
            return best
    for rule in OTHERS if rules_agree.comparable(found) else ():
        if (reason := rule(found)) and reason.score >= FLOOR[reason.kind]:
            return reason
    return None


def _one_voice_moved(found: Pair) -> bool:
    """One speaker on two dates shifts; only two accounts of one day can contradict each other."""
    if not found.same_speaker:
        return False
    if found.a.speaker is None:
        return True
    return apart(found.a, found.b) != 0


def _repeats(made: list[Side], pairs_: list[tuple[int, int]], origin: dict[str, str], by_id: dict) -> list[Link]:
    """Link each claim to the best report of the same utterance in each other document."""
    best: dict[tuple[str, str], utterances.Repeat] = {}
    likely = [found for i, j in pairs_ if (found := utterances.repeat(made[i], made[j], origin))]
    occasions = {frozenset((f.a.document.id, f.b.document.id)) for f in likely if utterances.sure(f)}
    for found in likely:
        if frozenset((found.a.document.id, found.b.document.id)) not in occasions:
            continue
        for side, other in ((found.a, found.b), (found.b, found.a)):
            key = (side.id, other.document.id)
            if key not in best or found.rank > best[key].rank:
                best[key] = found
    kept = {}
    for (identifier, _), found in best.items():
        mirror = (found.b.id, found.a.document.id) if found.a.id == identifier else (found.a.id, found.b.document.id)
        if best[mirror] is found:
            kept[found.a.id, found.b.id] = found
    links = []
    for found in kept.values():
        original = by_id[origin[found.a.document.id]]
        name = original.publisher or original.title or original.name
        reason = utterances.reason(found, name)
        links.append(_link(Weighed(pair(found.a, found.b), reason)))
    return links


def _utterances(made: list[Side], repeats: list[Link]) -> dict[str, str]:
    """Return claim id -> id of the earliest report of its utterance."""
    joined = Groups(side.id for side in sorted(made, key=lambda s: (s.claim.date or "9999", s.order)))
    for link in repeats:
        joined.join(link.a, link.b)
    return {member: members[0] for members in joined.groups() for member in members}


def _link(weighed: Weighed) -> Link:
    found, reason = weighed.pair, weighed.reason
    a, b, marks_a, marks_b = found.a, found.b, reason.marks_a, reason.marks_b
    if reason.kind == "shift":
        earlier, _ = shifts.earlier_first(found)
        if earlier is b:
            a, b, marks_a, marks_b = b, a, marks_b, marks_a
        identifier = mint("link", reason.kind, [a.id, b.id])
    else:
        if a.id > b.id:
            a, b, marks_a, marks_b = b, a, marks_b, marks_a
        identifier = mint("link", reason.kind, sorted((a.id, b.id)))
    return Link(
        id=identifier,
        kind=reason.kind,
        subtype=reason.subtype,
        a=a.id,
        b=b.id,
        score=round(min(1.0, max(0.0, reason.score)), 4),
        reason=reason.text,
        rule=reason.rule,
        version=VERSION,
        marks_a=marks_a,
        marks_b=marks_b,
        clash=reason.clash,
        checks=rules_rejection.checklist(found, reason),
        raw_score=weighed.raw,
        model=weighed.model,
    )
