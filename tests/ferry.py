"""A small graph about an invented ferry, in which every kind of link occurs. Shared by the tests of the graph."""

from __future__ import annotations

import subprocess
import sys

import kg
from kg import ids
from kg.model import (
    Claim,
    Cue,
    Document,
    Entity,
    Extraction,
    Identity,
    Link,
    Mention,
    Proposition,
    Qualifier,
    Review,
    Span,
    TimeSpan,
    Value,
)

RULES = "rules 1"


def document(name, text, **fields):
    sha = ids.sha256(text)
    return Document(ids.mint("document", sha, fields.get("publisher") or ""), name, name, text, sha, **fields)


def entity(label, kind="person"):
    return Entity(ids.mint("entity", label.casefold()), label, kind, (label,))


def entities(*labels):
    kinds = {"crew": "group", "alarm": "thing", "ferry": "thing", "council": "organisation", "storm": "event"}
    return tuple(sorted((entity(label, kinds.get(label, "person")) for label in labels), key=lambda e: e.id))


def claim(source, speaker, text, subject, predicate, target=None, act="say", polarity="positive", **fields):
    start = source.text.index(text)
    end = start + len(text)

    def mention(label):
        return label and Mention(label, label, ids.mint("entity", label.casefold()), "unknown", (Span(start, end),))

    qualifiers = tuple(Qualifier(role, value) for role, value in fields.pop("qualifiers", ()))
    addressee = mention(fields.pop("addressee", None))
    defaults = {
        "certainty": "certain", "modality": "factual", "attribution": "indirect", "date": source.date,
        "date_source": "stated", "cue": Cue(act, act), "confidence": 0.9,
    }  # fmt: skip
    if isinstance(speaker, str):
        speaker = mention(speaker)
    return Claim(
        id=ids.mint("claim", source.id, start, end, 0), document=source.id, start=start, end=end, ordinal=0, text=text,
        pieces=(Span(start, end),), speaker=speaker, act=act, polarity=polarity, addressee=addressee,
        proposition=Proposition(mention(subject), predicate, mention(target), qualifiers), **{**defaults, **fields},
    )  # fmt: skip


def link(kind, subtype, a, b, score, reason, rule, **fields):
    ends = (a.id, b.id) if kind == "shift" else sorted((a.id, b.id))
    return Link(ids.mint("link", kind, ends), kind, subtype, a.id, b.id, score, reason, rule, "1", **fields)


def review(target, verdict, at, **fields):
    identifier = ids.mint("review", target.id, "ed", at)
    return Review(identifier, target.id, verdict, "ed", at, members=(target.a, target.b), **fields)


POST = document(
    "post.txt",
    "Berg admitted to the council that the crew ignored the alarm.",
    publisher="Coast Post",
    date="2021-05-04",
    title="Alarm ignored",
)
TIMES = document(
    "times.txt",
    "Berg admitted to the council that the crew ignored the alarm. (XP)",
    publisher="Harbour Times",
    date="2021-05-05",
    agency="XP",
)
HERALD = document(
    "herald.txt",
    "Anna Berg denied that the crew ignored the alarm. Owner Lund said the ferry carried 80 people. "
    "He promised to pay the families by 30 June 2021.",
    publisher="Herald",
    date="2021-06-01",
)
OLD = document("radio.txt", "The harbour master knew nothing.", publisher="Radio Bay", date="2021-06-02")
RADIO = document(
    "radio.txt",
    "Ode, the harbour master, said the ferry carried 120 people. Officials said the alarm may have failed. "
    "Ode said the crew did not ignore the alarm on purpose. The storm had begun at noon. "
    '"Calm seas," Ode would not say.',
    publisher="Radio Bay",
    date="2021-06-02",
    previous=OLD.id,
)

ADMITS = claim(POST, "Berg", "the crew ignored the alarm", "crew", "ignore", "alarm", "admit", addressee="council")
COPIED = claim(TIMES, "Berg", "the crew ignored the alarm", "crew", "ignore", "alarm", "admit", addressee="council")
DENIES = claim(HERALD, "Anna Berg", "the crew ignored the alarm", "crew", "ignore", "alarm", "deny", "negative")
EIGHTY = claim(
    HERALD,
    "Lund",
    "the ferry carried 80 people",
    "ferry",
    "carry",
    values=(Value("count", 80.0, 80.0, "", counted="person", text="80 people"),),
)
PAYS = claim(
    HERALD,
    "Lund",
    "to pay the families by 30 June 2021",
    "Lund",
    "pay",
    act="promise",
    modality="predicted",
    times=(TimeSpan("by 30 June 2021", None, "2021-06-30", "day", "by", "stated"),),
)
KNEW = claim(OLD, None, "The harbour master knew nothing", "Ode", "know", attribution="narrator")
HUNDRED = claim(
    RADIO,
    "Ode",
    "the ferry carried 120 people",
    "ferry",
    "carry",
    values=(Value("count", 120.0, 120.0, "", counted="person", text="120 people"),),
)
FAILED = claim(
    RADIO,
    Mention("Officials", "officials", None, "group", (Span(60, 69),), generic=True),
    "the alarm may have failed",
    "alarm",
    "fail",
    certainty="possible",
)
PURPOSE = claim(
    RADIO,
    "Ode",
    "the crew did not ignore the alarm on purpose",
    "crew",
    "ignore",
    "alarm",
    polarity="negative",
    qualifiers=[("manner", "on purpose")],
)
STORM = claim(RADIO, None, "The storm had begun at noon", "storm", "begin", attribution="narrator")
CALM = claim(RADIO, "Ode", "Calm seas", "sea", "calm", cue=Cue("say", "would not say", (), True), attribution="direct")

SHIFT = link("shift", "reversal", ADMITS, DENIES, 0.8, "admitted in May, denied in June", "polarity")
NUMBERS = link("contradiction", "numeric", EIGHTY, HUNDRED, 0.9, "80 against 120 people", "numeric", clash="value")
COPY = link("agreement", "syndicated-copy", ADMITS, COPIED, 0.95, "one text is a copy of the other", "repeat")
BACKED = link("agreement", "independent", DENIES, PURPOSE, 0.6, "both deny it", "agreement")
FALSE = link("contradiction", "negation", ADMITS, PURPOSE, 0.5, "ignored / did not ignore", "negation")
LINKS = (SHIFT, NUMBERS, COPY, BACKED, FALSE)
REVIEWS = (
    review(FALSE, "rejected", "2021-07-01T10:00:00Z", reason="both true", note="'on purpose' matters"),
    review(SHIFT, "confirmed", "2021-07-01T10:05:00Z"),
)
SAME = Identity(
    ids.mint("identity", entity("Berg").id, entity("Anna Berg").id),
    entity("Berg").id,
    entity("Anna Berg").id,
    "entity",
    "one surname",
    0.9,
    "surname",
)
EXTRACTIONS = (
    Extraction(POST, (ADMITS,), entities("Berg", "crew", "alarm", "council"), extractor=RULES),
    Extraction(TIMES, (COPIED,), entities("Berg", "crew", "alarm", "council"), extractor=RULES),
    Extraction(
        HERALD, (DENIES, EIGHTY, PAYS), entities("Anna Berg", "crew", "alarm", "ferry", "Lund"), extractor=RULES
    ),
    Extraction(OLD, (KNEW,), entities("Ode"), extractor=RULES),
    Extraction(
        RADIO,
        (HUNDRED, FAILED, PURPOSE, STORM, CALM),
        entities("Ode", "ferry", "crew", "alarm", "storm"),
        extractor=RULES,
    ),
)


def fill(graph: kg.Graph) -> None:
    """Write the whole sample into an open graph."""
    for extraction in EXTRACTIONS:
        graph.put(extraction)
    graph.put_identities([SAME])
    graph.put_links(LINKS)
    graph.add_reviews(REVIEWS)


def make(place):
    """Make the sample graph in a directory and return the directory."""
    with kg.open(place, create=True) as graph:
        fill(graph)
    return place


def run_kg(*arguments, **options):
    """Run the command line as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "kg", *map(str, arguments)], capture_output=True, text=True, timeout=300, **options
    )
