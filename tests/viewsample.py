"""An invented affair, the Harbour Tunnel, as a snapshot made by hand. No person, outlet or event in it is real."""

# ruff: noqa: E501 (rows of tables are wider than code)
from __future__ import annotations

import re

from kg.model import (
    Check,
    Claim,
    Cue,
    Document,
    Entity,
    Identity,
    Link,
    Mention,
    Proposition,
    Qualifier,
    Review,
    Snapshot,
    Span,
    TimeSpan,
    Value,
)

SPEAKERS = {
    "reyes": ("Daniel Reyes", "person", "Transport minister"),
    "okafor": ("Ines Okafor", "person", "Mayor of Port Halden"),
    "lind": ("Tomas Lind", "person", "Council opposition"),
    "norrland": ("Norrland Tunnelling", "organisation", "Lead contractor"),
    "audit": ("Office of the Auditor", "organisation", "Public auditor"),
}

# key, speaker, outlet, date, kind, before, words of the claim, after, (subject, predicate, object), extras
CLAIMS = [
    ("c014", "reyes", "Halden Gazette", "2023-02-11", "direct",
     "Asked about delays elsewhere on the line, Reyes said: “", "The Harbour Tunnel will open by 2026, and I stake my name on it",
     ".” He spoke after a site visit.", ("Harbour Tunnel", "open", None),
     {"time": ("by 2026", None, "2026-12-31", "by"), "modality": "predicted", "act": "promise"}),
    ("c017", "okafor", "Halden Gazette", "2023-03-15", "indirect",
     "At the spring fair Mayor Okafor repeated that ", "the Harbour Tunnel would open by 2026",
     ", to applause from the quay.", ("Harbour Tunnel", "open", None),
     {"time": ("by 2026", None, "2026-12-31", "by"), "modality": "predicted"}),
    ("c022", "reyes", "Radio Coast", "2023-09-03", "direct",
     "“", "We open the tunnel in 2026, as planned", ",” the minister told the morning programme.", ("Harbour Tunnel", "open", None),
     {"time": ("in 2026", "2026-01-01", "2026-12-31", "at"), "modality": "predicted"}),
    ("c028", "lind", "Council minutes", "2023-10-05", "turn",
     "Councillor Lind: ", "Drivers will pay a toll. That much is certain.", "", ("drivers", "pay", "toll"), {"modality": "predicted"}),
    ("c033", "okafor", "Council minutes", "2023-11-22", "turn",
     "The Mayor: ", "The whole project costs 1.4 billion euros and not a cent more.", "", ("project", "cost", None),
     {"value": ("1.4 billion euros", 1.4e9, 1.4e9, "exact")}),
    ("c041", "norrland", "Northern Wire", "2024-01-09", "indirect",
     "A Norrland spokeswoman said ", "drilling under the harbour was on schedule", ".", ("drilling", "be on", "schedule"), {}),
    ("c058", "lind", "Tidewater Post", "2024-03-11", "direct",
     "“", "The project is over budget and everybody in this room knows it", "”, Lind said.", ("project", "be over", "budget"), {}),
    ("c064", "okafor", "Radio Coast", "2024-05-02", "direct",
     "The mayor answered curtly: “", "We are within budget", "”.", ("project", "be within", "budget"), {}),
    ("c071", "reyes", "Northern Wire", "2024-06-20", "indirect",
     "Reyes conceded that ", "the tunnel will now open in 2027", ", one year late.", ("Harbour Tunnel", "open", None),
     {"time": ("in 2027", "2027-01-01", "2027-12-31", "at"), "modality": "predicted", "act": "admit"}),
    ("c077", "audit", "Audit report", "2024-07-30", "narrator",
     "Finding 12. ", "The project is over budget by 38 %.", "", ("project", "be over", "budget"),
     {"value": ("38 %", 38.0, 38.0, "exact")}),
    ("c083", "norrland", "Tidewater Post", "2024-09-26", "indirect",
     "In a letter to creditors the contractor wrote that ", "drilling was nine months behind schedule", ".",
     ("drilling", "be behind", "schedule"), {}),
    ("c090", "okafor", "Northern Wire", "2024-11-18", "indirect",
     "Okafor said ", "drivers would not pay any toll", " while she was in office.", ("drivers", "pay", "toll"),
     {"polarity": "negative", "modality": "predicted"}),
    ("c096", "lind", "Northern Wire", "2025-01-14", "mixed",
     "Lind called it settled that ", "drivers and residents “will pay a toll from the first day”", ".", ("drivers", "pay", "toll"),
     {"modality": "predicted"}),
    ("c102", "audit", "Audit report", "2025-02-12", "narrator",
     "Finding 3. ", "The tunnel will probably cost between 2.0 and 2.2 billion euros.", "", ("project", "cost", None),
     {"value": ("between 2.0 and 2.2 billion euros", 2.0e9, 2.2e9, "range"), "certainty": "probable", "modality": "predicted"}),
    ("c109", "norrland", "Halden Gazette", "2025-03-02", "indirect",
     "The contractor now says ", "the tunnel opens in 2029", ".", ("Harbour Tunnel", "open", None),
     {"time": ("in 2029", "2029-01-01", "2029-12-31", "at"), "modality": "predicted"}),
    ("c118", "reyes", "Tidewater Post", "2025-04-09", "indirect",
     "The minister told the committee that ", "the Harbour Tunnel will not open before 2029", ", blaming ground water. “Nobody should be surprised,” he added.",
     ("Harbour Tunnel", "open", None), {"time": ("not before 2029", "2029-01-01", None, "after"), "modality": "predicted"}),
    ("c119", "reyes", "Tidewater Post", "2025-04-09", "direct",
     "He ended with a promise: “", "Residents will never pay a toll", "”.", ("residents", "pay", "toll"),
     {"polarity": "negative", "modality": "predicted", "act": "promise"}),
    ("c125", "okafor", "Halden Gazette", "2025-06-30", "direct",
     "“", "The project remains within budget", "”, the mayor wrote in her newsletter.", ("project", "be within", "budget"), {}),
    ("c128", "lind", "Council minutes", "2025-07-16", "turn",
     "Councillor Lind: ", "We are at 2.1 billion euros now.", "", ("project", "cost", None),
     {"value": ("2.1 billion euros", 2.1e9, 2.1e9, "exact")}),
    ("c131", "reyes", "Council minutes", "2025-08-27", "turn",
     "The Minister: ", "The tunnel costs 2.1 billion euros.", "", ("project", "cost", None),
     {"value": ("2.1 billion euros", 2.1e9, 2.1e9, "exact")}),
    ("c134", "audit", "Audit report", "2025-09-18", "narrator",
     "Finding 20. ", "The tunnel will open in 2029 at the earliest.", "", ("Harbour Tunnel", "open", None),
     {"time": ("in 2029 at the earliest", "2029-01-01", None, "after"), "modality": "predicted"}),
]  # fmt: skip

# a, b, kind, subtype, score, clash, reason, words that clash in a, in b
LINKS = [
    ("c014", "c118", "shift", "reversal", 0.93, "time",
     "Both are about the same tunnel opening. The first says 2026 at the latest, the second says 2029 at the earliest.",
     "will open by 2026", "will not open before 2029"),
    ("c064", "c077", "contradiction", "antonym", 0.91, "predicate",
     "Both are about the same budget. The first says within it, the second says over it.", "within budget", "over budget"),
    ("c041", "c083", "shift", "reversal", 0.88, "predicate",
     "The same speaker first said drilling was on schedule, later that it was behind schedule.", "on schedule", "behind schedule"),
    ("c090", "c096", "contradiction", "negation", 0.84, "polarity",
     "Both are about the same toll. The first says drivers would not pay it, the second says they will.", "not pay", "will pay"),
    ("c017", "c109", "contradiction", "temporal", 0.81, "time",
     "Both are about the same tunnel opening. The first says 2026 at the latest, the second says 2029.", "by 2026", "in 2029"),
    ("c033", "c131", "contradiction", "numeric", 0.79, "value",
     "Both give the cost of the same project: 1.4 billion euros against 2.1 billion euros.", "1.4 billion", "2.1 billion"),
    ("c058", "c125", "contradiction", "antonym", 0.72, "predicate",
     "Both are about the same budget. The first says over it, the second says within it.", "over budget", "within budget"),
    ("c096", "c119", "contradiction", "negation", 0.66, "polarity",
     "The first says residents will pay a toll, the second says they will never pay one.", "will pay", "never pay"),
    ("c102", "c128", "qualification", "bound", 0.61, "certainty",
     "Both give the cost. The first gives a probable range, the second one exact figure.", "probably cost between 2.0 and 2.2 billion", "2.1 billion"),
    ("c014", "c017", "agreement", "repeat", 0.95, "", "Both say the tunnel will open by 2026.", "", ""),
    ("c014", "c022", "agreement", "repeat", 0.92, "", "The same speaker says again that the tunnel opens in 2026.", "", ""),
    ("c118", "c109", "agreement", "independent", 0.86, "", "Both say the tunnel opens in 2029 or later.", "", ""),
    ("c118", "c134", "agreement", "independent", 0.83, "", "Both say 2029 at the earliest.", "", ""),
    ("c109", "c134", "agreement", "independent", 0.90, "", "Both put the opening in 2029.", "", ""),
    ("c058", "c077", "agreement", "independent", 0.82, "", "Both say the project is over budget.", "", ""),
    ("c128", "c131", "agreement", "independent", 0.94, "", "Both give 2.1 billion euros.", "", ""),
    ("c131", "c102", "agreement", "independent", 0.87, "", "2.1 billion lies inside the range of 2.0 to 2.2 billion.", "", ""),
    ("c028", "c096", "agreement", "repeat", 0.97, "", "The same speaker says again that drivers will pay a toll.", "", ""),
    ("c064", "c125", "agreement", "repeat", 0.91, "", "The same speaker says again that the project is within budget.", "", ""),
]  # fmt: skip

REVIEWS = [
    ("c064", "c077", "confirmed", ""),
    ("c041", "c083", "confirmed", ""),
    ("c058", "c125", "rejected", "different time"),
]


def identifier(kind: str, key: str) -> str:
    """A readable id of the length that minted ids have."""
    return f"{kind}{key}".ljust(26, "0")[:26]


def span_of(claim: Claim, words: str) -> tuple[Span, ...]:
    """Where ``words`` stand inside a claim, as document offsets."""
    at = claim.text.find(words) if words else -1
    return (Span(claim.start + at, claim.start + at + len(words)),) if at >= 0 else ()


def spot(phrase: str, words: str, start: int) -> tuple[Span, ...]:
    """Where the last word of a label or lemma stands in a claim, in any form of it."""
    found = re.search(rf"\b{phrase.split()[-1][:5]}\w*", words, re.IGNORECASE)
    return (Span(start + found.start(), start + found.end()),) if found else ()


def documents_and_claims() -> tuple[tuple[Document, ...], tuple[Claim, ...]]:
    """One document per outlet and date; each claim is a paragraph of it."""
    groups: dict[tuple[str, str], list] = {}
    for row in CLAIMS:
        groups.setdefault((row[2], row[3]), []).append(row)
    documents, claims = [], []
    for (outlet, date), rows in groups.items():
        text, spots = f"{outlet}, {date}\n", []
        for row in rows:
            text += "\n"
            paragraph = len(text)
            start = paragraph + len(row[5])
            text += row[5] + row[6] + row[7] + "\n"
            spots.append((row, Span(paragraph, len(text) - 1), start))
        name = f"{outlet.lower().replace(' ', '-')}-{date}.txt"
        document = Document(
            id=identifier("d", name.replace("-", "").replace(".", "")), name=name, place=name, text=text, sha256="0" * 64,
            title=f"{outlet} of {date}", publisher=outlet, date=date, licence="CC0-1.0",
            known=(("publisher", "stated"), ("date", "stated")),
        )  # fmt: skip
        documents.append(document)
        claims.extend(make_claim(document, *spot) for spot in spots)
    return tuple(documents), tuple(claims)


def make_claim(document: Document, row, context: Span, start: int) -> Claim:
    """The claim of one row of ``CLAIMS``."""
    key, who, _, date, kind, _, words, _, (subject, predicate, target), extra = row
    name, entity_kind, role = SPEAKERS[who]
    end = start + len(words)
    values, times = (), ()
    if "value" in extra:
        text, low, high, bound = extra["value"]
        unit, family = ("percent", "percent") if "%" in text else ("EUR", "money")
        values = (Value(family, low, high, unit, bound, text=text),)
    if "time" in extra:
        text, low, high, bound = extra["time"]
        times = (TimeSpan(text, low, high, "year", bound, "stated"),)
    qualifiers = (Qualifier("time", times[0].text),) if times else ()
    return Claim(
        id=identifier("", key), document=document.id, start=start, end=end, ordinal=0, text=words, pieces=(Span(start, end),),
        speaker=Mention(name.split()[-1], name, identifier("e", who), entity_kind, role=role), cue=Cue("say", "said"),
        act=extra.get("act", "say"), attribution=kind, polarity=extra.get("polarity", "positive"),
        certainty=extra.get("certainty", "certain"), modality=extra.get("modality", "factual"),
        proposition=Proposition(
            Mention(subject, subject, None, "thing", spot(subject, words, start)), predicate,
            Mention(target, target, None, "thing", spot(target, words, start)) if target else None, qualifiers,
            spot(predicate, words, start),
        ),
        values=values, times=times, date=date, date_source="stated", context=context, confidence=0.9,
    )  # fmt: skip


def make_link(row, claims: dict[str, Claim]) -> Link:
    """The link of one row of ``LINKS``."""
    a, b, kind, subtype, score, clash, reason, marks_a, marks_b = row
    one, two = claims[identifier("", a)], claims[identifier("", b)]
    checks = (
        Check("same event", "yes", "the Harbour Tunnel"),
        Check(
            "overlapping time",
            "yes" if clash != "time" else "no",
            "" if clash != "time" else "2026 and 2029 do not overlap",
        ),
        Check("both asserted", "yes"),
        Check("same qualifiers", "unknown", "one gives a percentage" if "c077" in (a, b) else ""),
    )
    return Link(
        id=identifier("l", kind[0] + a + b), kind=kind, subtype=subtype, a=one.id, b=two.id, score=score, reason=reason,
        rule=f"{subtype}-rule", version="1", marks_a=span_of(one, marks_a), marks_b=span_of(two, marks_b), clash=clash,
        checks=checks if kind != "agreement" else (),
    )  # fmt: skip


def snapshot() -> Snapshot:
    """The whole affair: 21 claims by five speakers in six outlets, ten agreements, nine clashes, three verdicts."""
    documents, claims = documents_and_claims()
    by_id = {claim.id: claim for claim in claims}
    links = tuple(make_link(row, by_id) for row in LINKS)
    ends = {(link.a, link.b): link for link in links if link.kind != "agreement"}
    reviews = []
    for number, (a, b, verdict, reason) in enumerate(REVIEWS):
        link = ends[identifier("", a), identifier("", b)]
        reviews.append(
            Review(identifier("r", str(number)), link.id, verdict, "desk", f"2025-10-0{number + 1}T09:00:00+00:00", reason,
                   members=(link.a, link.b))
        )  # fmt: skip
    entities = tuple(
        Entity(identifier("e", key), name, kind, (name, name.split()[-1]), role)
        for key, (name, kind, role) in SPEAKERS.items()
    )
    identities = (
        Identity(identifier("i", "1"), identifier("e", "mayor"), identifier("e", "okafor"), "entity", "“The Mayor” heads a turn in minutes that name Ines Okafor as mayor.", 0.9, "role-in-document"),
    )  # fmt: skip
    return Snapshot(
        documents, claims, links, tuple(reviews), entities, identities, title="Harbour Tunnel",
        made_with=(("rules", "1"), ("language model", "en_core_web_sm 3.8.0")),
    )  # fmt: skip
