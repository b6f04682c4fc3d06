"""The data of the first page: what it says above the pairs, its filters, and the list itself."""

from __future__ import annotations

from collections import Counter

from ..model import Link
from . import pairs, words
from .book import Book
from .clusters import Cluster
from .pairs import in_order, who
from .pairs import said as words_of
from .questions import at_issue, title


def lede(book: Book) -> list[str]:
    """What the graph holds, in two sentences."""
    if not book.claims:
        return []
    held = f"{words.plural(len(book.claims), 'claim')} in {words.plural(len(book.documents), 'document')}"
    lines = [f"{held}{_published(book)}: {_voices(book)}."]
    kinds = Counter(link.kind for link in book.clashes)
    parts = []
    if kinds["contradiction"]:
        parts.append(f"in {words.plural(kinds['contradiction'], 'pair')} the claims contradict each other")
    if kinds["shift"]:
        parts.append(f"in {words.plural(kinds['shift'], 'pair')} a speaker moved away from earlier words")
    if kinds["qualification"]:
        parts.append(f"in {words.plural(kinds['qualification'], 'pair')} one claim limits the other")
    if parts:
        lines[0] += " " + parts[0][0].upper() + "; ".join(parts)[1:] + "."
        seen = sum(book.state(link) is not None for link in book.clashes)
        checked = f"a person has checked {seen} of {len(book.clashes)}" if seen else "no person has checked them yet"
        lines.append(f"A program found these pairs; {checked}.")
    return lines


def _voices(book: Book) -> str:
    """Count claims by whose they are: "189 by 22 named speakers, 39 in the outlets’ own words, 11 by unnamed ones"."""
    voices = [book.voice(claim) for claim in book.snapshot.claims]
    named = sum(not (voice.narrator or voice.unclear) for voice in voices)
    outlets = sum(voice.narrator for voice in voices)
    unnamed = len(voices) - named - outlets
    parts = [f"{named:,} by {words.plural(len(book.people), 'named speaker')}"] if named else []
    parts += [f"{outlets:,} in the outlets’ own words"] if outlets else []
    parts += [f"{unnamed:,} by {'unnamed ones' if named else 'unnamed speakers'}"] if unnamed else []
    return ", ".join(parts)


def _published(book: Book) -> str:
    """Say when the documents appeared; dates that their texts only speak of do not count."""
    known = sorted(each.date for each in book.snapshot.documents if words.ordinal(each.date) is not None)
    if not known:
        return ""
    first, last = words.month(known[0]), words.month(known[-1])
    return f" of {first}" if first == last else f" of {first} to {last}"


def filters(book: Book) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The choices of the filters above the list of pairs."""
    people, outlets, labels = Counter(), Counter(), Counter()
    for link in book.clashes:
        ends = [book.claims[link.a], book.claims[link.b]]
        people.update(dict.fromkeys((book.voice(end).name for end in ends), 1))
        outlets.update(dict.fromkeys((book.source(end) for end in ends), 1))
        labels[label(link)] += 1
    kinds = [(kind, words.KINDS[kind] + "s") for kind in ("contradiction", "shift", "qualification")]
    present = {link.kind for link in book.clashes}
    kinds = [each for each in kinds if each[0] in present]
    named = {text for _, text in kinds}
    kinds += [
        (name, name) for name in sorted(labels) if name + "s" not in named and name not in ("Shift", "Qualification")
    ]
    return [
        ("speaker", "Speaker", [(name, f"{words.cut(name, 50)} ({n})") for name, n in people.most_common(300)]),
        ("source", "Source", [(name, f"{words.cut(name, 50)} ({n})") for name, n in outlets.most_common(300)]),
        ("kind", "Kind", kinds),
        (
            "review",
            "Review",
            [("open", "Not reviewed"), ("confirmed", "Confirmed"), ("rejected", "Rejected"), ("unsure", "Unsure")],
        ),
    ]


def label(link: Link) -> str:
    """The short name of a kind of clash."""
    return (
        words.subtype(link.subtype) if link.kind == "contradiction" else words.KINDS[link.kind].split()[-1].capitalize()
    )


def bars(book: Book) -> list[float]:
    """Heights of eleven bars: claims over time; empty when all were said on one day."""
    days = [day for day in (words.ordinal(claim.date) for claim in book.snapshot.claims) if day is not None]
    if not days or min(days) == max(days):
        return []
    first, size = min(days), (max(days) - min(days)) / 11
    counts = Counter(min(10, int((day - first) / size)) for day in days)
    most = max(counts.values())
    return [round(max(1.0, 18 * counts[i] / most) if counts[i] else 0, 1) for i in range(11)]


def dots(book: Book, cluster: Cluster) -> tuple[Cluster, list, list]:
    """A cluster with the places of its dates and of its disputes on a line of 240 units."""
    if not book.dates or book.dates[0] == book.dates[1]:
        return cluster, [], []
    first, last = (words.ordinal(each) for each in book.dates)

    def place(claims):
        days = dict.fromkeys(claim.date for claim in claims if words.ordinal(claim.date) is not None)
        return [(round(10 + 220 * (words.ordinal(day) - first) / (last - first), 1), day) for day in days]

    said_at, against = place(cluster.claims), place([claim for claim, _ in cluster.disputes])
    spots = [x for x, _ in said_at]
    # A cross on the day of a dot stands beside it.
    moved = [
        (x + 12 if x < 225 else x - 12, day) if any(abs(x - s) < 9 for s in spots) else (x, day) for x, day in against
    ]
    return cluster, said_at, moved


def rows(book: Book, chunk_of: dict[str, int]) -> dict:
    """The list of pairs as data: one entry per link, in the order of the page."""
    people: dict[str, int] = {}
    outlets: dict[str, int] = {}
    rows = []
    for link in book.clashes:
        a, b, swapped = in_order(book, link)
        voices, places = [book.voice(a), book.voice(b)], [book.source(a), book.source(b)]
        one, two = (link.marks_b, link.marks_a) if swapped else (link.marks_a, link.marks_b)
        row = {
            "id": link.id,
            "kind": link.kind,
            "label": label(link),
            "title": title(a, b, at_issue(link), book.spelling),
            "a": words_of(book, a, one, 38),
            "b": words_of(book, b, two, 38),
            "who": who(*voices),
            "gap": words.apart(a.date, b.date),
            "score": round(link.score, 3),
            "shown": f"{link.score:.2f}",
            "state": book.state(link) or "",
            "speakers": [people.setdefault(each.name, len(people)) for each in voices],
            "sources": [outlets.setdefault(each, len(outlets)) for each in places],
            "dates": [a.date or "", b.date or ""],
            "same": pairs.same(*voices),
            "ends": [a.id, b.id],
            "text": " ".join(
                (
                    words.cut(a.text, 200),
                    words.cut(b.text, 200),
                    *(each.name for each in voices),
                    title(a, b, at_issue(link), book.spelling),
                )
            ).casefold(),
        }
        if link.id in chunk_of:
            row["chunk"] = chunk_of[link.id]
        rows.append(row)
    return {"rows": rows, "speakers": list(people), "sources": list(outlets), "said": said(book.dates)}


def said(dates: tuple[str, str] | None) -> str:
    """Return a range of months for a label."""
    if not dates:
        return "any time"
    one, two = words.month(dates[0]), words.month(dates[1])
    return one if one == two else f"{one} – {two}"
