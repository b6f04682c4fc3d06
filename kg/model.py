"""The frozen records that cross from one room to the next.

Every offset is a half-open pair of Unicode code points into the stored text of one document
version, so ``text[start:end]`` is always the quoted words. Labels follow the field's usage:
*source, cue, content* for attribution (PARC, PolNeAR), *certain/probable/possible/
underspecified* for certainty (FactBank), reified propositions that carry no polarity.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Provenance = Literal["stated", "inferred", "unknown"]
Polarity = Literal["positive", "negative", "unknown"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Modality = Literal["factual", "hypothetical", "conditional", "predicted", "deontic", "desired", "interrogative"]
AttributionKind = Literal["direct", "indirect", "mixed", "turn", "narrator"]
EntityKind = Literal["person", "organisation", "country", "place", "event", "group", "thing", "unknown"]
LinkKind = Literal["contradiction", "agreement", "shift", "qualification"]
Verdict = Literal["confirmed", "rejected", "unsure"]

POLARITIES: tuple[Polarity, ...] = ("positive", "negative", "unknown")
CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "underspecified")
MODALITIES: tuple[Modality, ...] = (
    "factual", "hypothetical", "conditional", "predicted", "deontic", "desired", "interrogative",
)  # fmt: skip
ATTRIBUTIONS: tuple[AttributionKind, ...] = ("direct", "indirect", "mixed", "turn", "narrator")
LINK_KINDS: tuple[LinkKind, ...] = ("contradiction", "agreement", "shift", "qualification")
VERDICTS: tuple[Verdict, ...] = ("confirmed", "rejected", "unsure")
VERDICT_REASONS = ("different time", "reported view", "both true", "different event", "omission", "other")


class Span(NamedTuple):
    """Half-open code-point offsets into a document's stored text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one document: its stored text and what is known about it.

    ``place`` is where it was found (relative path or URL) and ties versions together;
    ``name`` is what users see. ``known`` says for each metadata field whether it was stated
    (front matter, sidecar, HTML metadata), inferred (from the head of the text or the file name) or unknown.
    ``date`` is an ISO date or None; it is never guessed from today.
    """

    id: str
    name: str
    place: str
    text: str
    sha256: str
    media_type: str = "text/plain"
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    licence: str | None = None
    agency: str | None = None  # wire agency the text credits, e.g. "AP": a copy of somebody's original
    known: tuple[tuple[str, Provenance], ...] = ()
    previous: str | None = None  # id of the version this one replaces

    def provenance(self, name: str) -> Provenance:
        """Return how the metadata field ``name`` became known."""
        return dict(self.known).get(name, "unknown")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document with one voice: a turn, a paragraph, a heading, boilerplate.

    ``start:end`` covers the words only (no label "Name, Title:", no dash before a turn).
    ``speaker`` and ``role`` are the words of the label; they are empty outside turns.
    """

    start: int
    end: int
    kind: Literal["turn", "paragraph", "heading", "boilerplate", "label"]
    speaker: str = ""
    speaker_span: Span | None = None
    role: str = ""
    cue_span: Span | None = None  # the "said" of "Speaking next, President X said:"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name someone or something, with what they were resolved to.

    ``text`` is the surface (``""`` when implied, e.g. the speaker of a turn), ``label`` the
    short canonical name shown to readers, ``entity`` the id of that name, None if unresolved.
    """

    text: str
    label: str
    entity: str | None = None
    kind: EntityKind = "unknown"
    spans: tuple[Span, ...] = ()
    role: str = ""  # "president of Russia", "aviation expert": as worded in the document
    generic: bool = False  # "officials", "critics", passive without agent: not an identifiable speaker


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that introduce an attribution. ``lemma`` is "" for the label of a turn."""

    lemma: str
    text: str = ""
    spans: tuple[Span, ...] = ()
    negated: bool = False
    cls: str = "statement"  # statement, admission, denial, question, promise, belief, …: data/lexicon/cues.csv
    factive: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A normalised quantity, as an interval ``[low, high]`` in ``unit`` (SI or ISO 4217 or a noun).

    ``bound`` says how the words limit it; ``tolerance`` is half a unit of the last digit the
    words themselves give, so that 4,000 and 3,890 can be recognised as the same number.
    """

    kind: Literal["count", "money", "percent", "duration", "distance", "age", "mass", "speed", "other"]
    low: float | None
    high: float | None
    unit: str = ""
    bound: Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"] = "exact"
    counted: str = ""  # lemma of what is counted: "person", "missile"
    tolerance: float = 0.0
    text: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A date expression as an inclusive interval of ISO dates; None where it is open or unknown."""

    text: str
    start: str | None
    end: str | None
    granularity: Literal["day", "week", "month", "season", "quarter", "year", "period", "unknown"] = "unknown"
    bound: Literal["at", "by", "before", "after", "since", "until"] = "at"
    anchor: Literal["stated", "utterance", "publication", "none"] = "none"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A modifier that is part of the content: manner, time, place, count, cause, degree, condition, …"""

    role: str
    value: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """Polarity-free content, reified and never asserted. ``predicate`` is a lemma with particles."""

    subject: Mention
    predicate: str
    object: Mention | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    predicate_spans: tuple[Span, ...] = ()

    def __str__(self) -> str:
        parts = [self.subject.label, self.predicate, self.object.label if self.object else ""]
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution, as spans; the outermost ones feed the scorer."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    cue_lemma: str = ""
    cue_class: str = "statement"
    act: str = "say"
    negated: bool = False
    factive: bool = False
    addressee: tuple[Span, ...] = ()
    outer: int | None = None  # index of the attribution this one stands inside
    speaker: Mention | None = None  # the resolved source; None until resolution, or narrator
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's stance towards one proposition, as worded in one span of one document version.

    ``text`` is exactly ``document.text[start:end]``; ``pieces`` are the parts of it that are
    content where something else ("he said") stands between. ``speaker`` None is the narrator.
    ``date`` is the ISO 8601 date of the utterance, or of publication; it may have reduced precision
    ("2025-10", "2025") where the words give no more, and still sorts as text.
    ``reporter`` is the outer speaker of a nested attribution. ``proposition`` is None for a bare
    rejection or thanks that has a target instead of content of its own.
    """

    id: str
    document: str
    start: int
    end: int
    ordinal: int
    text: str
    pieces: tuple[Span, ...]
    speaker: Mention | None
    cue: Cue
    act: str
    attribution: AttributionKind
    polarity: Polarity
    certainty: Certainty
    modality: Modality
    proposition: Proposition | None = None
    addressee: Mention | None = None
    reporter: Mention | None = None
    values: tuple[Value, ...] = ()
    times: tuple[TimeSpan, ...] = ()
    date: str | None = None
    date_source: Provenance = "unknown"
    context: Span | None = None  # the sentence or paragraph to show around the words
    markers: tuple[Span, ...] = ()  # words that carry polarity, certainty or modality ("not", "perhaps")
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something with a canonical name. ``names`` are the surface forms seen."""

    id: str
    label: str
    kind: EntityKind = "unknown"
    names: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """A proposed, reversible identity of two entities, events or speech events. Never owl:sameAs.

    ``a`` points at its representative ``b``; ``reason`` is shown to the reader.
    """

    id: str
    a: str
    b: str
    kind: Literal["entity", "event", "speech-event"]
    reason: str
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one document version."""

    document: Document
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    identities: tuple[Identity, ...] = ()
    extractor: str = ""  # model and rule version, for provenance


class Check(NamedTuple):
    """One line of the scope checklist on a link: does the pair pass, fail, or is it unknown?"""

    name: str  # "same event", "overlapping time", "both asserted", "same qualifiers", "outside one attribution"
    state: Literal["yes", "no", "unknown"]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule fired on a pair: plain words, the clashing words on both sides, what clashes."""

    rule: str
    kind: LinkKind
    subtype: str
    text: str
    score: float
    marks_a: tuple[Span, ...] = ()
    marks_b: tuple[Span, ...] = ()
    clash: Literal[
        "polarity", "predicate", "object", "subject", "value", "time", "place", "certainty", "stance", ""
    ] = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A typed, scored, explained relation between two claims. For a shift, ``a`` is the earlier one."""

    id: str
    kind: LinkKind
    subtype: str
    a: str
    b: str
    score: float
    reason: str
    rule: str
    version: str
    marks_a: tuple[Span, ...] = ()
    marks_b: tuple[Span, ...] = ()
    clash: str = ""
    checks: tuple[Check, ...] = ()
    raw_score: float | None = None  # the model's own number before calibration
    model: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A person's verdict on a link. Append-only: the newest one counts, none is ever lost."""

    id: str
    target: str
    verdict: Verdict
    author: str
    created: str  # ISO 8601 date and time, UTC
    reason: str = ""
    note: str = ""
    members: tuple[str, ...] = field(default=())  # the two claims, so that the verdict survives a new link id


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the views and exports need, read out of a graph at one moment.

    Claims carry canonical speakers (identities applied); ``reviews`` is the whole history, oldest first.
    """

    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[Link, ...] = ()
    reviews: tuple[Review, ...] = ()
    entities: tuple[Entity, ...] = ()
    identities: tuple[Identity, ...] = ()
    title: str = ""
    retracted: tuple[tuple[str, str], ...] = ()  # (document id, notice) of what its source took back
    made_with: tuple[tuple[str, str], ...] = ()  # ("rules", "0.1.0"), ("language model", "en_core_web_sm 3.8.0"), …
