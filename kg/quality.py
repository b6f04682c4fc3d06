"""How much of a hand-made gold the pipeline finds: speakers, spans, triples, labels, links, traps.

The gold is a folder of JSON lines beside the documents (``data/harbour.gold``): ``claims.jsonl``,
``not_claims.jsonl``, ``links.jsonl`` and ``not_links.jsonl``; ``data/README.md`` explains the fields.
Scores are shares in 0..1; :mod:`kg.alignment` says when two claims or labels count as the same.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .alignment import RELAXED, SAME_NAME, align, named_documents, overlap, same_act, same_speaker, slots, token_f1
from .counting import clusters
from .errors import KgError
from .model import LINK_KINDS, Claim, Snapshot

JUDGED = "links between claims of the gold"  # how many links could be judged: no merit, so no floor
UNFLAGGED = "candidate pairs without a clash, not flagged"
# Subtypes of agreement that say one thing twice; a link to one report of it is a link to the other.
REPEATS = {"same-utterance", "syndicated-copy", "repeat"}


@dataclass(frozen=True)
class Gold:
    """The records of a gold folder, as they stand in its files, and the hash of what they were made on."""

    claims: tuple[dict, ...]
    not_claims: tuple[dict, ...]
    links: tuple[dict, ...]
    not_links: tuple[dict, ...]
    corpus: str


@dataclass
class Report:
    """Scores by name (share, counted, out of), and what went wrong, for the person who mends it."""

    scores: dict[str, tuple[float, int, int]] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, right: int, total: int) -> None:
        self.scores[name] = (right / total if total else 0.0, right, total)

    def note(self, kind: str, words: str) -> None:
        self.errors.setdefault(kind, []).append(words)

    def check(self, name: str, right: bool, words: str, tally: Counter) -> None:
        tally[name, bool(right)] += 1
        if not right:
            self.note(name, words)

    def markdown(self) -> str:
        """Return the scores as a Markdown table."""
        rows = [f"| {name} | {share:.3f} | {right} of {total} |" for name, (share, right, total) in self.scores.items()]
        return "\n".join(["| score | share | counted |", "|---|---:|---:|", *rows])


def load(folder: Path, documents: Path) -> Gold:
    """Read the gold in ``folder``, made on the files in ``documents``. Raises KgError."""
    if not (folder / "claims.jsonl").is_file():
        raise KgError("no gold here", folder, "a gold folder holds claims.jsonl and links.jsonl")
    parts = {
        name: tuple(json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines() if line)
        for name in ("claims", "not_claims", "links", "not_links")
    }
    return Gold(**parts, corpus=corpus_hash(folder, documents))


def corpus_hash(*folders: Path) -> str:
    """Return the SHA-256 over names and contents of all files in the folders: what a floor was measured on."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def score(snapshot: Snapshot, gold: Gold) -> Report:
    """Score the claims and links of a graph, built from the documents of the gold alone."""
    report = Report()
    documents = named_documents(snapshot.documents, (*gold.claims, *gold.not_claims))
    pairs = align(snapshot.claims, gold.claims, documents)
    _score_attribution(report, snapshot.claims, gold.claims, documents, pairs)
    _score_labels(report, gold.claims, pairs)
    _score_links(report, snapshot, gold, pairs)
    _score_traps(report, snapshot, gold, documents, pairs)
    _score_candidates(report, snapshot, gold, pairs)
    _score_clusters(report, snapshot, gold, pairs)
    return report


# ---- claims


def _score_attribution(report: Report, claims, gold, documents, pairs) -> None:
    demanded = [record for record in gold if not record.get("optional")]
    right = 0
    for record in demanded:
        claim = pairs.get(record["id"])
        if claim is None:
            report.note("claim missed", f"{record['id']}: {record['speaker']}: {record['text']!r}")
        elif not same_speaker(claim, record):
            label = claim.speaker.label if claim.speaker else None
            report.note("speaker", f"{record['id']}: {label!r} for {record['speaker']!r}: {record['text']!r}")
        else:
            right += 1
    report.add("span recall", sum(record["id"] in pairs for record in demanded), len(demanded))
    report.add("attribution recall", right, len(demanded))

    by_document: dict[str, list[Mapping]] = {}
    texts = {}
    for record in gold:
        document = documents.get((record["file"], record.get("part")))
        if document:
            by_document.setdefault(document.id, []).append(record)
            texts[document.id] = document.text
    # Several claims may be read out of one attribution: each is right when its words are some gold claim's
    # and the speaker is that one's.
    attributed = [claim for claim in claims if claim.attribution != "narrator"]
    supported = 0
    for claim in attributed:
        inside = [
            record
            for record in by_document.get(claim.document, ())
            if overlap(texts[claim.document], claim, record, part_of="claim") >= RELAXED
        ]
        if any(same_speaker(claim, record) for record in inside):
            supported += 1
        elif not inside:
            report.note("claim that is none", f"{_label(claim)}: {claim.text!r}")
    report.add("attribution precision", supported, len(attributed))


def _score_labels(report: Report, gold, pairs) -> None:
    tally: Counter = Counter()
    rows: dict[str, list[bool]] = {}
    for record in gold:
        if record.get("optional"):
            continue
        claim = pairs.get(record["id"])
        if claim is None:
            if record["row"]:
                rows.setdefault(record["row"], []).append(False)
            continue
        words = f"{record['id']}: {record['text']!r}"
        for slot, right in slots(claim, record).items():
            report.check(slot, right, f"{words}: {claim.proposition} for {record[slot]!r}", tally)
        labels = {name: record[name] for name in ("act", "polarity", "certainty", "modality") if record[name]}
        for name, wanted in labels.items():
            ours = getattr(claim, name)
            equal = same_act(ours, wanted) if name == "act" else ours == wanted
            report.check(name, equal, f"{words}: {ours} for {wanted}", tally)
        report.check("cue", claim.cue.lemma == record["cue"], f"{words}: {claim.cue.lemma} for {record['cue']}", tally)
        negated = claim.cue.negated == record["cue_negated"]
        report.check("cue negation", negated, f"{words}: {claim.cue.negated}", tally)
        if record["addressee"]:
            label = claim.addressee.label if claim.addressee else ""
            right = token_f1(label, record["addressee"]) >= SAME_NAME
            report.check("addressee", right, f"{words}: {label!r} for {record['addressee']!r}", tally)
        for wanted in record["values"]:
            report.check("value", _has_value(claim, wanted), f"{words}: {[v.text for v in claim.values]}", tally)
        for wanted in record["times"]:
            found = [(time.start, time.end) for time in claim.times]
            report.check("time", (wanted["start"], wanted["end"]) in found, f"{words}: {found} for {wanted}", tally)
        if record["row"]:
            right = same_speaker(claim, record) and negated
            right &= all(getattr(claim, name) == wanted for name, wanted in labels.items() if name != "act")
            right &= same_act(claim.act, record["act"])
            rows.setdefault(record["row"], []).append(right)
    for name in dict.fromkeys(name for name, _ in tally):
        report.add(name, tally[name, True], tally[name, True] + tally[name, False])
    report.add("golden table", sum(map(sum, rows.values())), sum(map(len, rows.values())))
    for row, found in sorted(rows.items()):
        if not all(found):
            report.note("golden table", f"{row}: {sum(found)} of {len(found)}")


def _has_value(claim: Claim, wanted: Mapping) -> bool:
    return any(
        (value.low, value.high) == (wanted["low"], wanted["high"]) and value.bound == wanted["bound"]
        for value in claim.values
    )


# ---- links


def _score_links(report: Report, snapshot: Snapshot, gold: Gold, pairs: Mapping[str, Claim]) -> None:
    """Links are compared between groups of claims that repeat each other, since one stands for all of them."""
    names = {claim.id: name for name, claim in pairs.items()}
    group = _groups(gold)
    wanted: dict[tuple, dict] = {}
    allowed: set[tuple] = set()
    for link in gold.links:
        key = _key(link, group)
        allowed.add(key)
        if not link["optional"]:
            wanted.setdefault(key, link)
    found: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in LINK_KINDS}
    hit, unjudged, seen, repeats = set(), 0, set(), []
    for link in sorted(snapshot.links, key=lambda each: (-each.score, each.id)):
        if link.a not in names or link.b not in names:
            unjudged += 1
            continue
        a, b = names[link.a], names[link.b]
        key = _key({"kind": link.kind, "a": a, "b": b, "subtype": link.subtype}, group)
        inside = link.kind == "agreement" and group[a] == group[b]
        hit.add(key)
        repeats += [(a, b)] if inside else []
        if key not in seen:
            seen.add(key)
            found[link.kind].append((link.score, inside or key in allowed))
            if not inside and key not in allowed:
                report.note(f"{link.kind} that is none", f"{link.subtype}: {a} / {b}: {link.reason}")
    # A repeats B and B repeats C: then A and C are found to repeat each other.
    joined = _joined(group, repeats)
    hit |= {key for key in wanted if key[0] == "agreement" and joined[key[1]] == joined[key[2]]}
    for kind in LINK_KINDS:
        goal = [key for key in wanted if key[0] == kind]
        right = [ok for _, ok in found[kind]]
        if goal:
            report.add(f"{kind} recall", sum(key in hit for key in goal), len(goal))
        report.add(f"{kind} precision", sum(right), len(right))
        if kind == "contradiction":
            for k in (10, 20, 50):
                report.add(f"{kind} precision at {k}", sum(right[:k]), len(right[:k]))
        for key in goal:
            if key not in hit:
                link = wanted[key]
                reach = "" if link["a"] in pairs and link["b"] in pairs else " (a claim was missed)"
                report.note(f"{kind} missed", f"{link['subtype']}: {link['a']} / {link['b']}: {link['why']}{reach}")
    report.add(JUDGED, len(snapshot.links) - unjudged, len(snapshot.links))


def _joined(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Name -> the representative of all that are connected with it by pairs (union-find)."""
    above = {name: name for name in names}

    def top(name: str) -> str:
        while above[name] != name:
            name = above[name]
        return name

    for pair in pairs:
        a, b = sorted(map(top, pair))
        above[b] = a
    return {name: top(name) for name in above}


def _groups(gold: Gold) -> dict[str, str]:
    """Gold id -> the representative of the claims that repeat it, by the gold's own links."""
    repeats = [
        (link["a"], link["b"])
        for link in gold.links
        if link["kind"] == "agreement" and link["subtype"] in REPEATS and not link["optional"]
    ]
    return _joined((record["id"] for record in gold.claims), repeats)


def _key(link: Mapping, group: Mapping[str, str]) -> tuple:
    if link["kind"] == "agreement" and group[link["a"]] == group[link["b"]]:
        # Inside a group every pair is judged by itself.
        return ("agreement", *sorted((link["a"], link["b"])))
    ends = (group[link["a"]], group[link["b"]])
    return (link["kind"], *(ends if link["kind"] == "shift" else sorted(ends)))


def _score_traps(report: Report, snapshot: Snapshot, gold: Gold, documents, pairs: Mapping[str, Claim]) -> None:
    linked = {frozenset((link.a, link.b)): link for link in snapshot.links if link.kind == "contradiction"}
    held = 0
    for trap in gold.not_links:
        a, b = pairs.get(trap["a"]), pairs.get(trap["b"])
        link = linked.get(frozenset((a.id, b.id))) if a and b else None
        if link:
            report.note("trap sprung", f"{trap['trap']}: {trap['a']} / {trap['b']}: {link.reason}")
        held += link is None
    report.add("traps avoided", held, len(gold.not_links))
    held = 0
    for record in gold.not_claims:
        document = documents.get((record["file"], record.get("part")))
        wrong = [
            claim
            for claim in snapshot.claims
            if document
            and claim.document == document.id
            and not claim.cue.negated
            and overlap(document.text, claim, record) >= RELAXED
            and same_speaker(claim, record)
        ]
        for claim in wrong:
            report.note("claim nobody made", f"{record['id']}: {_label(claim)}: {claim.text!r}")
        held += not wrong
    report.add("claims nobody made, avoided", held, len(gold.not_claims))


def _score_candidates(report: Report, snapshot: Snapshot, gold: Gold, pairs: Mapping[str, Claim]) -> None:
    """Of all pairs the links judge, how many that clash in no way are left unflagged."""
    from .links import proposed

    names = {claim.id: name for name, claim in pairs.items()}
    group = _groups(gold)
    clash = {_key(link, group) for link in gold.links if link["kind"] == "contradiction"}
    flagged = {frozenset((link.a, link.b)) for link in snapshot.links if link.kind == "contradiction"}
    innocent = left = 0
    for a, b in proposed(snapshot.claims, snapshot.documents, snapshot.identities):
        if a in names and b in names:
            key = _key({"kind": "contradiction", "a": names[a], "b": names[b]}, group)
            innocent += key not in clash
            left += key not in clash and frozenset((a, b)) not in flagged
    report.add(UNFLAGGED, left, innocent)


def _score_clusters(report: Report, snapshot: Snapshot, gold: Gold, pairs: Mapping[str, Claim]) -> None:
    """How many members of the agreement clusters say what most of their cluster says."""
    names = {claim.id: name for name, claim in pairs.items()}
    agreed = [(link["a"], link["b"]) for link in gold.links if link["kind"] == "agreement"]
    says = _joined((record["id"] for record in gold.claims), agreed)
    most = counted = 0
    for members in clusters(snapshot.links):
        known = [says[names[member]] for member in members if member in names]
        if len(known) > 1:
            counted += len(known)
            most += max(Counter(known).values())
    report.add("agreement clusters, purity", most, counted)


def _label(claim: Claim) -> str:
    return claim.speaker.label if claim.speaker else "(narrator)"


# ---- the floor


def below(report: Report, floor: Mapping, corpus: str) -> list[str]:
    """Return a line for each score under its floor. Raises KgError where the floor belongs to another gold."""
    if floor.get("corpus") != corpus:
        raise KgError("the floor was measured on another corpus", hint="'kg quality --update' measures it anew")
    scores = {name: share for name, (share, _, _) in report.scores.items()}
    return [
        f"{name}: {scores.get(name, 0.0):.3f} is below {least:.3f}"
        for name, least in floor["scores"].items()
        if scores.get(name, 0.0) < least
    ]


def raised(report: Report, floor: Mapping, corpus: str) -> dict:
    """Return a floor that is nowhere lower than ``floor``, unless that one was measured on another corpus.

    Shares are cut, not rounded, to three digits, so that a score never fails its own floor.
    """
    old = floor.get("scores", {}) if floor.get("corpus") == corpus else {}
    new = {name: int(share * 1000) / 1000 for name, (share, _, _) in report.scores.items() if name != JUDGED}
    return {"corpus": corpus, "scores": {name: max(share, old.get(name, 0.0)) for name, share in new.items()}}


def written(page: str, table: str) -> str:
    """Return a Markdown page with ``table`` between its two ``scores`` comments. Raises KgError."""
    first, last = "<!-- scores -->", "<!-- /scores -->"
    if first not in page or last not in page:
        raise KgError("there is no place for the table", hint=f"put {first} and {last} around it")
    head, rest = page.split(first, 1)
    return f"{head}{first}\n\n{table}\n\n{last}{rest.split(last, 1)[1]}"
