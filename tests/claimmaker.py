"""Claims in a compact notation, so that tests of links read as tables of statements.

``Speaker @date #document: words | flags``, all but the words optional. In the words:
``[subject]``, ``{predicate}``, ``<object>``, ``*marker*``, ``^role:qualifier^``, ``«number=kind low high unit bound»``
and ``~time=start/end~``; ``=label`` or ``=lemma`` may follow inside the brackets. Flags: ``neg``, ``unknown``,
a certainty, a modality, ``cue=admit``, ``cueneg``, ``factive``, ``act=deny``, ``turn``, ``to=Name``, ``by=Name``.
"""

from __future__ import annotations

import re

from kg import ids
from kg.model import (
    CERTAINTIES,
    MODALITIES,
    Claim,
    Cue,
    Document,
    Mention,
    Proposition,
    Qualifier,
    Span,
    TimeSpan,
    Value,
)

_LINE = re.compile(
    r"^(?:(?P<who>[^@#|:\[]*?))?\s*(?:@(?P<date>[\d-]+))?\s*(?:#(?P<doc>[\w.-]+))?\s*:\s(?P<body>.*)$", re.S
)
_CLOSERS = {"[": "]", "{": "}", "<": ">", "«": "»", "~": "~", "*": "*", "^": "^"}


def world(*lines: str) -> tuple[list[Claim], list[Document]]:
    """Return the claims of the lines and their documents; lines with one #name share a document."""
    parsed = []
    for number, line in enumerate(lines):
        found = _LINE.match(line)
        who, when, name = (found[g] or None for g in ("who", "date", "doc"))
        body, _, flags = found["body"].partition(" | ")
        parsed.append(((who or "").strip(), when, name or f"doc{number}", body.strip(), flags.split()))
    texts: dict[str, str] = {}
    dates: dict[str, str | None] = {}
    drafts = []
    for who, when, name, body, flags in parsed:
        start = len(texts.get(name, "")) + (2 if name in texts else 0)
        plain, marks = _scan(body, start)
        texts[name] = f"{texts[name]}\n\n{plain}" if name in texts else plain
        dates.setdefault(name, when)
        drafts.append((who, when, name, plain, start, marks, flags))
    documents = {
        name: Document(
            id=ids.mint("document", name), name=name, place=name, text=text, sha256=ids.sha256(text),
            publisher=name.title(), date=dates[name],
        )
        for name, text in texts.items()
    }  # fmt: skip
    claims = [_claim(documents[draft[2]], i, *draft) for i, draft in enumerate(drafts)]
    return claims, list(documents.values())


def mention(label: str, text: str | None = None, spans: tuple[Span, ...] = ()) -> Mention:
    """Return a mention; a capitalised label is a resolved name."""
    named = label[:1].isupper() and label.split()[0].lower() not in ("the", "a", "this", "it", "no", "all", "that")
    return Mention(
        text=label if text is None else text,
        label=label,
        entity=ids.mint("entity", label.casefold()) if named else None,
        kind="organisation" if named else "unknown",
        spans=spans,
    )


def _scan(body: str, offset: int) -> tuple[str, list[tuple[str, Span, str, str]]]:
    out, stack, marks, i = "", [], [], 0
    while i < len(body):
        char = body[i]
        if stack and char == _CLOSERS[stack[-1][0]]:
            kind, start, note = stack.pop()
            marks.append((kind, Span(start + offset, len(out) + offset), out[start:], note))
        elif stack and char == "=":
            closer = _CLOSERS[stack[-1][0]]
            end = body.index(closer, i)
            stack[-1][2] = body[i + 1 : end]
            i = end
            continue
        elif char in _CLOSERS:
            note = ""
            if char == "^":
                note, _, _ = body[i + 1 :].partition(":")
                i += len(note) + 1
            stack.append([char, len(out), note])
        else:
            out += char
        i += 1
    return out, marks


def _claim(document, ordinal, who, when, _name, plain, start, marks, flags) -> Claim:
    options = dict(flag.split("=", 1) for flag in flags if "=" in flag)
    plain_flags = {flag for flag in flags if "=" not in flag}

    def only(kind: str):
        return next(((span, text, note) for k, span, text, note in marks if k == kind), None)

    subject, predicate, obj = only("["), only("{"), only("<")
    proposition = None
    if predicate:
        proposition = Proposition(
            subject=mention(subject[2] or subject[1], subject[1], (subject[0],)) if subject else mention("it", ""),
            predicate=predicate[2] or predicate[1],
            object=mention(obj[2] or obj[1], obj[1], (obj[0],)) if obj else None,
            qualifiers=tuple(Qualifier(note, text, (span,)) for k, span, text, note in marks if k == "^"),
            predicate_spans=(predicate[0],),
        )
    end = start + len(plain)
    lemma = options.get("cue", "say")
    return Claim(
        id=ids.mint("claim", document.id, start, end, ordinal),
        document=document.id,
        start=start,
        end=end,
        ordinal=ordinal,
        text=plain,
        pieces=(Span(start, end),),
        speaker=mention(who) if who else None,
        cue=Cue("" if "turn" in plain_flags else lemma, negated="cueneg" in flags, factive="factive" in flags),
        act=options.get("act", "admit" if lemma == "admit" else "say"),
        attribution="turn" if "turn" in plain_flags else "indirect" if who else "narrator",
        polarity="negative" if "neg" in plain_flags else "unknown" if "unknown" in plain_flags else "positive",
        certainty=next((c for c in CERTAINTIES if c in plain_flags), "certain"),
        modality=next((m for m in MODALITIES if m in plain_flags), "factual"),
        proposition=proposition,
        addressee=mention(options["to"].replace("_", " ")) if "to" in options else None,
        reporter=mention(options["by"].replace("_", " ")) if "by" in options else None,
        values=tuple(_value(span, text, note) for k, span, text, note in marks if k == "«"),
        times=tuple(_time(span, text, note) for k, span, text, note in marks if k == "~"),
        date=when,
        date_source="stated" if when else "unknown",
        context=Span(start, end),
        markers=tuple(span for k, span, _, _ in marks if k == "*"),
    )  # fmt: skip


def _value(span: Span, text: str, note: str) -> Value:
    """Read "count 40 40 person exact": kind, low, high ("-" for none), what is counted or the unit, bound."""
    kind, low, high, what, bound, *rest = [*note.split(), "exact"][:5] + note.split()[5:]
    return Value(
        kind=kind,
        low=None if low == "-" else float(low),
        high=None if high == "-" else float(high),
        unit="" if kind == "count" or what == "-" else what,
        bound=bound,
        counted=what if kind == "count" else "",
        tolerance=float(rest[0]) if rest else 0.0,
        text=text,
        span=span,
    )


def _time(span: Span, text: str, note: str) -> TimeSpan:
    start, _, end = note.partition("/")
    return TimeSpan(text, start or None, end or start or None, "day" if not end or start == end else "year", span=span)
