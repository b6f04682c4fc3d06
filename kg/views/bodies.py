"""The inside of each page: what it shows, gathered from the book and filled into its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ..model import Document
from . import clusters as clustering
from . import net, sources, words
from .book import Book, slug
from .history import Histories
from .page import environment
from .pairs import Pair, in_order, pair, title, who
from .pairs import said as words_of
from .quotes import quote

MOST_ROWS = 1000  # rows of the table of links
MOST_CLUSTERS = 200


class Bodies:
    """Renders the pages of one book. ``url(page, name, **state)`` knows where they will lie."""

    def __init__(self, book: Book, url: Callable[..., str]):
        self.book, self.url = book, url
        self.histories = Histories(book)
        self.slugs = {each.id: slug(each.title or each.name, each.id) for each in book.snapshot.documents}
        self.clusters = clustering.clusters(book)
        self.heat = sources.heat(book)
        self.pane = net.pane(book) if book.links else None

    def fill(self, template: str, **data) -> str:
        """Render one template with what all of them share."""
        return environment().get_template(template).render(book=self.book, url=self.url, slugs=self.slugs, **data)

    def pair(self, link) -> Pair:
        """Return the pair of a link with the histories of its speakers."""
        laid = pair(self.book, link)
        a, b = laid.a.claim, laid.b.claim
        found = [self.histories.of(a, b)] if laid.same_speaker else [self.histories.of(a), self.histories.of(b)]
        laid.histories.extend(each for each in found if each)
        return laid

    def index(self, pairs: list[Pair], more: bool) -> str:
        """The first page: contradictions first."""
        book = self.book
        dates = book.dates
        shown = [each for each in self.clusters if len(each.claims) > 1][:5]
        return self.fill(
            "index.html",
            headline="Where the record disagrees with itself"
            if book.clashes
            else book.snapshot.title or "Who claimed what",
            lede=self.lede(),
            pairs=pairs,
            chunks=more,
            total=len(book.clashes),
            filters=self.filters(),
            bars=self.bars(),
            said=said(dates),
            first=dates[0] if dates else "",
            last=dates[1] if dates else "",
            pane=self.pane,
            kinds={link.kind for link in book.links},
            clusters=[self.dots(each) for each in shown],
            cluster_count=len(self.clusters),
            axis=[words.month(dates[0]), words.month(dates[1])] if dates and dates[0] != dates[1] else None,
            heat=self.heat if self.heat and len(self.heat.columns) < 9 else sources.heat(book, 8),
        )

    def lede(self) -> list[str]:
        """What the graph holds, in two sentences."""
        book = self.book
        if not book.claims:
            return []
        spoken = sum(not book.voice_of(key).narrator for key in book.speakers)
        when = f" between {words.month(book.dates[0])} and {words.month(book.dates[1])}" if book.dates else ""
        if book.dates and words.month(book.dates[0]) == words.month(book.dates[1]):
            when = f" in {words.month(book.dates[0])}"
        lines = [
            f"{words.plural(spoken, 'speaker')} made {words.plural(len(book.claims), 'claim')} in "
            f"{words.plural(len(book.sources), 'source')}{when}."
        ]
        kinds = Counter(link.kind for link in book.clashes)
        parts = []
        if kinds["contradiction"]:
            parts.append(f"{words.plural(kinds['contradiction'], 'pair contradicts', 'pairs contradict')} each other")
        if kinds["shift"]:
            parts.append(f"in {words.plural(kinds['shift'], 'pair')} a speaker moved away from earlier words")
        if kinds["qualification"]:
            parts.append(f"in {words.plural(kinds['qualification'], 'pair')} one claim limits the other")
        if parts:
            lines[0] += " " + parts[0][0].upper() + "; ".join(parts)[1:] + "."
            open_ = sum(book.state(link) is None for link in book.clashes)
            lines.append(
                f"Found by rules, not by people: {'none' if open_ == len(book.clashes) else len(book.clashes) - open_} "
                f"of them {'has' if len(book.clashes) - open_ == 1 else 'have'} been reviewed."
            )
        return lines

    def filters(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """The choices of the filters above the list of pairs."""
        book, people, outlets, labels = self.book, Counter(), Counter(), Counter()
        for link in book.clashes:
            for end in {link.a, link.b}:
                people[book.voice(book.claims[end]).name] += 1
                outlets[book.source(book.claims[end])] += 1
            labels[self.label(link)] += 1
        kinds = [(kind, words.KINDS[kind] + "s") for kind in ("contradiction", "shift", "qualification")]
        present = {link.kind for link in book.clashes}
        kinds = [each for each in kinds if each[0] in present]
        named = {text for _, text in kinds}
        kinds += [
            (label, label)
            for label in sorted(labels)
            if label + "s" not in named and label not in ("Shift", "Qualification")
        ]
        return [
            ("speaker", "Speaker", [(name, f"{words.cut(name, 50)} ({n})") for name, n in people.most_common(300)]),
            ("source", "Source", [(name, f"{words.cut(name, 50)} ({n})") for name, n in outlets.most_common(300)]),
            ("kind", "Kind", kinds),
            ("review", "Review", [("open", "Not reviewed"), ("confirmed", "Confirmed"), ("rejected", "Rejected"), ("unsure", "Unsure")]),
        ]  # fmt: skip

    def label(self, link) -> str:
        """The short name of a kind of clash."""
        return (
            words.subtype(link.subtype)
            if link.kind == "contradiction"
            else words.KINDS[link.kind].split()[-1].capitalize()
        )

    def bars(self) -> list[float]:
        """Heights of eleven bars: claims over time; empty when all were said on one day."""
        days = [day for day in (words.ordinal(claim.date) for claim in self.book.snapshot.claims) if day is not None]
        if not days or min(days) == max(days):
            return []
        first, size = min(days), (max(days) - min(days)) / 11
        counts = Counter(min(10, int((day - first) / size)) for day in days)
        most = max(counts.values())
        return [round(max(1.0, 18 * counts[i] / most) if counts[i] else 0, 1) for i in range(11)]

    def dots(self, cluster):
        """A cluster with the places of its dates and of its disputes on a line of 240 units."""
        if not self.book.dates or self.book.dates[0] == self.book.dates[1]:
            return cluster, [], []
        first, last = (words.ordinal(each) for each in self.book.dates)

        def place(claims):
            days = dict.fromkeys(claim.date for claim in claims if words.ordinal(claim.date) is not None)
            return [(round(10 + 220 * (words.ordinal(day) - first) / (last - first), 1), day) for day in days]

        return cluster, place(cluster.claims), place([claim for claim, _ in cluster.disputes])

    def rows(self, chunk_of: dict[str, int]) -> dict:
        """The list of pairs as data: one entry per link, in the order of the page."""
        book = self.book
        people: dict[str, int] = {}
        outlets: dict[str, int] = {}
        rows = []
        for link in book.clashes:
            a, b, swapped = in_order(book, link)
            voices, places = [book.voice(a), book.voice(b)], [book.source(a), book.source(b)]
            one, two = (link.marks_b, link.marks_a) if swapped else (link.marks_a, link.marks_b)
            row = {
                "id": link.id, "kind": link.kind, "label": self.label(link), "title": title(a, b),
                "a": words_of(book, a, one), "b": words_of(book, b, two), "who": who(*voices),
                "gap": words.apart(a.date, b.date), "score": round(link.score, 3), "state": book.state(link) or "",
                "speakers": [people.setdefault(each.name, len(people)) for each in voices],
                "sources": [outlets.setdefault(each, len(outlets)) for each in places],
                "dates": [a.date or "", b.date or ""], "same": voices[0].key == voices[1].key, "ends": [a.id, b.id],
                "text": " ".join((words.cut(a.text, 200), words.cut(b.text, 200), *(each.name for each in voices), title(a, b))).casefold(),
            }  # fmt: skip
            if link.id in chunk_of:
                row["chunk"] = chunk_of[link.id]
            rows.append(row)
        return {"rows": rows, "speakers": list(people), "sources": list(outlets), "said": said(book.dates)}

    def pairs(self) -> str:
        """All links as a plain table: the twin of the pictures."""
        book = self.book
        links = [*book.clashes, *book.agreements]
        rows = []
        for link in links[:MOST_ROWS]:
            a, b, _ = in_order(book, link)
            ends = [
                {"voice": book.voice(each).name, "date": words.day(each.date), "text": words.cut(each.text, 240)}
                for each in (a, b)
            ]
            rows.append(
                {"id": link.id, "clash": link.kind != "agreement", "kind": words.KINDS[link.kind], "a": ends[0], "b": ends[1],
                 "reason": link.reason, "score": link.score, "state": words.STATES[book.state(link)]}
            )  # fmt: skip
        return self.fill("pairs.html", rows=rows, left=len(links) - len(rows))

    def agreements(self) -> str:
        """The page of clusters."""
        shown = self.clusters[:MOST_CLUSTERS]
        return self.fill("agreements.html", clusters=shown, left=len(self.clusters) - len(shown))

    def people(self) -> str:
        """The page that lists all voices."""
        rows = []
        for key, claims in self.book.speakers.items():
            kinds = Counter(link.kind for claim in claims for link in self.book.by_claim.get(claim.id, ()))
            rows.append(
                {"voice": self.book.voice_of(key), "claims": len(claims), "clashes": kinds["contradiction"], "shifts": kinds["shift"] // 2}
            )  # fmt: skip
        return self.fill("speakers.html", people=rows)

    def speaker(self, key: str) -> str:
        """One voice: positions over time, what changed, whom it contradicts, all claims."""
        book, voice, claims = self.book, self.book.voice_of(key), self.book.speakers[key]
        claims = sorted(claims, key=lambda c: (c.date is None, c.date or "", c.document, c.start))
        names = next((each.names for each in book.snapshot.entities if each.id == key), ())
        merged = [each.reason for each in book.snapshot.identities if each.kind == "entity" and key in (each.a, each.b)]
        groups: dict[str, list] = {"What changed": [], "Contradicts": [], "Agrees with": []}
        heads = {"shift": "What changed", "contradiction": "Contradicts", "agreement": "Agrees with"}
        told, drawn, seen = set(), [], set()
        for claim in claims:
            for link in sorted(book.by_claim.get(claim.id, ()), key=lambda l: (-l.score, l.id)):
                if link.id in told or link.kind not in heads or book.state(link) == "rejected":
                    continue
                told.add(link.id)
                groups[heads[link.kind]].append(self._relation(link, claim))
            if book.by_claim.get(claim.id) and claim.id not in seen and len(drawn) < 6:
                history = self.histories.of(claim)
                if history:
                    seen.update(point.claim.id for point in history.points)
                    drawn.append((history, title(claim, claim)))
        dates = [claim.date for claim in claims if words.ordinal(claim.date) is not None]
        return self.fill(
            "speaker.html", voice=voice, claims=claims, names=[n for n in names if n != voice.name][:12], merged=merged[:8],
            span=said((dates[0], dates[-1])) if dates else "", histories=drawn,
            groups=[(head, rows[:30]) for head, rows in groups.items() if rows],
        )  # fmt: skip

    def _relation(self, link, claim) -> dict:
        book = self.book
        other = book.claims[link.b if link.a == claim.id else link.a]
        clash = link.kind != "agreement"
        return {
            "who": book.voice(other).name,
            "when": words.apart(claim.date, other.date),
            "mine": words.cut(claim.text, 260),
            "theirs": words.cut(other.text, 260),
            "clash": clash,
            "reason": link.reason,
            "href": self.url("index", link=link.id) if clash else self.url("agreements"),
            "state": words.STATES[book.state(link)] if book.state(link) else "",
        }

    def outlets(self) -> str:
        """The page of sources."""
        return self.fill("sources.html", sources=sources.table(self.book), heat=self.heat)

    def table(self) -> str:
        """The page of all claims; its rows come from :meth:`claim_rows`."""
        people = Counter(self.book.voice(claim).name for claim in self.book.snapshot.claims)
        outlets = Counter(self.book.source(claim) for claim in self.book.snapshot.claims)
        filters = [
            ("speaker", "Speaker", [(name, f"{words.cut(name, 50)} ({n})") for name, n in people.most_common(300)]),
            ("source", "Source", [(name, f"{words.cut(name, 50)} ({n})") for name, n in outlets.most_common(300)]),
            ("stance", "Stance", [(each, each.capitalize()) for each in ("affirms", "denies", "open")]),
        ]
        columns = [("date", "Date"), ("speaker", "Speaker"), ("text", "Claim"), ("stance", "Stance"), ("form", "Form"), ("source", "Source"), ("links", "Links")]  # fmt: skip
        return self.fill("claims.html", total=len(self.book.claims), filters=filters, columns=columns)

    CLAIM_COLUMNS = ("id", "document", "date", "speaker", "text", "stance", "form", "source", "links")

    def claim_rows(self) -> list[list]:
        """The table of all claims as data, in the order of documents."""
        numbers = {each.id: number for number, each in enumerate(self.book.snapshot.documents)}
        stances = {"positive": "affirms", "negative": "denies", "unknown": "open"}
        return [
            [claim.id, numbers.get(claim.document, 0), claim.date or "", self.book.voice(claim).name, words.cut(claim.text, 400),
             stances[claim.polarity], words.FORMS[claim.attribution], self.book.source(claim), len(self.book.by_claim.get(claim.id, ()))]
            for claim in self.book.snapshot.claims
        ]  # fmt: skip

    def documents(self) -> str:
        """The page that lists all documents."""
        count = Counter(claim.document for claim in self.book.snapshot.claims)
        rows = [(each, count[each.id], self.book.shows_text(each)) for each in self.book.snapshot.documents]
        return self.fill("documents.html", documents=rows)

    def document(self, document: Document) -> str:
        """One document: its whole text with claims underlined, or the passages around them."""
        claims = sorted(self._claims_of().get(document.id, ()), key=lambda c: (c.start, -c.end, c.ordinal))
        full = self.book.shows_text(document)
        data = {"parts": self._parts(document, claims)} if full else {"passages": self._passages(document, claims)}
        return self.fill("document.html", document=document, count=len(claims), full=full, **data)

    def _claims_of(self) -> dict:
        if not hasattr(self, "_by_document"):
            self._by_document: dict[str, list] = {}
            for claim in self.book.snapshot.claims:
                self._by_document.setdefault(claim.document, []).append(claim)
        return self._by_document

    def _clash(self, claim) -> str:
        for link in self.book.by_claim.get(claim.id, ()):
            if link.kind in ("contradiction", "shift") and self.book.state(link) != "rejected":
                return self.url("index", link=link.id)
        return ""

    def _parts(self, document: Document, claims) -> list[dict]:
        parts, at = [], 0
        for claim in claims:
            if claim.start < at:
                continue
            if claim.start > at:
                parts.append({"text": document.text[at : claim.start], "claim": ""})
            clash = self._clash(claim)
            href = clash or self.url("speaker", self.book.voice(claim).slug)
            about = f"{self.book.voice(claim).name}: {words.FORMS[claim.attribution]}"
            parts.append(
                {
                    "text": document.text[claim.start : claim.end],
                    "claim": claim.id,
                    "clash": clash,
                    "href": href,
                    "title": about,
                }
            )
            at = claim.end
        parts.append({"text": document.text[at:], "claim": ""})
        return parts

    def _passages(self, document: Document, claims) -> list[tuple]:
        return [(claim, quote(document.text, claim), self._clash(claim)) for claim in claims]

    def about(self) -> str:
        """How the pages came about and what they cannot do."""
        rules = Counter((link.rule, link.version, link.kind) for link in self.book.links)
        labels = {each.id: each.label for each in self.book.snapshot.entities}
        joined = [
            {"a": labels.get(each.a, each.a), "b": labels.get(each.b, each.b), "reason": each.reason}
            for each in self.book.snapshot.identities
            if each.kind == "entity"
        ]
        return self.fill(
            "about.html", rules=sorted((*key, count) for key, count in rules.items()), identities=joined[:200],
            made_with=self.book.snapshot.made_with,
        )  # fmt: skip


def said(dates: tuple[str, str] | None) -> str:
    """Return a range of months for a label."""
    if not dates:
        return "any time"
    one, two = words.month(dates[0]), words.month(dates[1])
    return one if one == two else f"{one} – {two}"
