"""The inside of each page: what it shows, gathered from the book and filled into its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ..model import VERDICT_REASONS, Claim, Document
from . import clusters as clustering
from . import front, net, sources, svg, words
from .book import CLASHES, Book, Voice, slug
from .history import Histories
from .page import environment
from .pairs import Pair, in_order, pair
from .questions import at_issue, title
from .quotes import quote

MOST_ROWS = 1000  # rows of the table of links
MOST_CLUSTERS = 200
UNNAMED = Voice("", "Unnamed or unclear", unclear=True)


class Bodies:
    """Renders the pages of one book. ``url(page, name, **state)`` knows where they will lie."""

    def __init__(self, book: Book, url: Callable[..., str]):
        self.book, self.url = book, url
        self.histories = Histories(book)
        self.slugs = {each.id: slug(each.title or each.name, each.id) for each in book.snapshot.documents}
        self.clusters = clustering.clusters(book)
        self.heat = sources.heat(book)
        self.pane = net.pane(book)

    def fill(self, template: str, **data) -> str:
        """Render one template with what all of them share."""
        return (
            environment()
            .get_template(template)
            .render(
                book=self.book,
                url=self.url,
                voice_url=self.voice_url,
                claim_url=self.claim_url,
                slugs=self.slugs,
                reasons=VERDICT_REASONS,
                svg=svg,
                **data,
            )
        )

    def voice_url(self, voice: Voice) -> str:
        """Return the page of a speaker; nobody in particular has none, only claims in the table."""
        return self.url("claims", speaker=voice.name) if voice.unclear else self.url("speaker", voice.slug)

    def claim_url(self, claim: Claim) -> str:
        """Return the place of a claim in the page of its document."""
        if claim.document not in self.slugs:
            return self.url("claims")
        return self.url("document", self.slugs[claim.document], claim=claim.id)

    def pair(self, link) -> Pair:
        """Return the pair of a link with the histories of its speakers."""
        laid = pair(self.book, link)
        a, b = laid.a.claim, laid.b.claim
        if laid.same_speaker:
            found = [self.histories.of(a, b)]
        else:  # a speaker who merely repeated it once is no news here
            found = [each for each in map(self.histories.of, (a, b)) if each and (each.moves or each.count > 2)]
        laid.histories.extend(each for each in found if each)
        return laid

    def index(self, pairs: list[Pair], more: bool) -> str:
        """The first page: contradictions first."""
        book = self.book
        dates = book.dates
        shown = [each for each in self.clusters if each.independent] or self.clusters
        return self.fill(
            "index.html",
            headline="Where the record disagrees with itself"
            if book.clashes
            else book.snapshot.title or "Who claimed what",
            lede=front.lede(book),
            pairs=pairs,
            chunks=more,
            total=len(book.clashes),
            filters=front.filters(book),
            bars=front.bars(book),
            said=front.said(dates),
            first=dates[0] if dates else "",
            last=dates[1] if dates else "",
            pane=self.pane,
            kinds={link.kind for link in book.links},
            clusters=[front.dots(book, each) for each in shown[:5]],
            separate=bool(shown) and shown[0].independent,
            cluster_count=len(self.clusters),
            axis=[words.month(dates[0]), words.month(dates[1])] if dates and dates[0] != dates[1] else None,
            heat=self.heat if self.heat and len(self.heat.columns) < 9 else sources.heat(book, 8),
            heat_id="",
        )

    def pairs(self) -> str:
        """All links as a plain table: the twin of the pictures."""
        book = self.book
        links = [*book.clashes, *book.agreements]
        rows = []
        for link in links[:MOST_ROWS]:
            a, b, _ = in_order(book, link)
            ends = [{"voice": book.voice(each).name, "date": words.day(each.date), "claim": each} for each in (a, b)]
            rows.append(
                {
                    "id": link.id,
                    "clash": link.kind != "agreement",
                    "sort": link.kind,
                    "kind": words.KINDS[link.kind],
                    "a": ends[0],
                    "b": ends[1],
                    "reason": link.reason,
                    "score": link.score,
                    "state": words.STATES[book.state(link)],
                }
            )
        return self.fill("pairs.html", rows=rows, left=len(links) - len(rows))

    def agreements(self) -> str:
        """The page of clusters."""
        shown = self.clusters[:MOST_CLUSTERS]
        return self.fill("agreements.html", clusters=shown, left=len(self.clusters) - len(shown))

    def people(self) -> str:
        """The page that lists all voices: named speakers, outlets, then those whom nobody names."""
        groups: dict[str, list] = {"": [], "Outlets in their own words": [], "Unnamed or unclear": []}
        for key, claims in self.book.speakers.items():
            voice = self.book.voice_of(key)
            kinds = Counter(link.kind for claim in claims for link in self.book.by_claim.get(claim.id, ()))
            head = "Unnamed or unclear" if voice.unclear else "Outlets in their own words" if voice.narrator else ""
            row = {
                "voice": voice,
                "claims": len(claims),
                "clashes": kinds["contradiction"],
                "shifts": kinds["shift"] // 2,
            }
            groups[head].append(row)
        return self.fill("speakers.html", groups=groups)

    def speaker(self, key: str) -> str:
        """One voice: positions over time, what changed, whom it contradicts, all claims."""
        book, voice, claims = self.book, self.book.voice_of(key), self.book.speakers[key]
        claims = sorted(claims, key=lambda c: (c.date is None, c.date or "", c.document, c.start))
        names = next((each.names for each in book.snapshot.entities if each.id == key), ())
        merged = [each.reason for each in book.snapshot.identities if each.kind == "entity" and key in (each.a, each.b)]
        groups: dict[str, list] = {"What changed": [], "Contradicts": [], "Agrees with": [], "Said again": []}
        heads = {"shift": "What changed", "contradiction": "Contradicts", "agreement": "Agrees with"}
        told, drawn, seen = set(), [], set()
        for claim in claims:
            for link in sorted(book.by_claim.get(claim.id, ()), key=lambda link: (-link.score, link.id)):
                if link.id in told or link.kind not in heads or book.state(link) == "rejected":
                    continue
                told.add(link.id)
                row = self._relation(link, claim)
                again = link.kind == "agreement" and row["voice"] is None
                groups["Said again" if again else heads[link.kind]].append(row)
            if book.by_claim.get(claim.id) and claim.id not in seen and len(drawn) < 6:
                history = self.histories.of(claim)
                if history and (history.moves or len(history.points) > 2):
                    seen.update(history.members)
                    drawn.append((history, title(claim, claim, spelling=book.spelling)))
        shown = [(head, rows, 8 if head == "Said again" else 30) for head, rows in groups.items()]
        dates = [claim.date for claim in claims if words.ordinal(claim.date) is not None]
        return self.fill(
            "speaker.html",
            voice=voice,
            claims=claims,
            names=[n for n in names if n != voice.name][:12],
            merged=merged[:8],
            span=front.said((dates[0], dates[-1])) if dates else "",
            histories=sorted(drawn, key=lambda each: -each[0].moves),
            groups=[(head, rows[:most], max(0, len(rows) - most)) for head, rows, most in shown if rows],
        )

    def _relation(self, link, claim) -> dict:
        book = self.book
        other = book.claims[link.b if link.a == claim.id else link.a]
        clash = link.kind != "agreement"
        same = book.voice(other).key == book.voice(claim).key
        if same and (other.date or "") < (claim.date or ""):
            claim, other = other, claim
        days = list(dict.fromkeys((words.day(claim.date), words.day(other.date))))
        return {
            "voice": None if same else book.voice(other),
            "days": days,
            "when": words.apart(claim.date, other.date),
            "mine": claim,
            "theirs": other,
            "kind": link.kind,
            "says": {"contradiction": "against", "shift": "then", "agreement": "as"}[link.kind],
            "reason": words.point(link.reason),
            "href": self.url("index", link=link.id)
            if clash
            else self.url("agreements", cluster=self.cluster_of(claim.id)),
            "link": "Compare the two" if clash else "All who say so",
            "state": words.STATES[book.state(link)] if book.state(link) else "",
        }

    def cluster_of(self, claim: str) -> str:
        """Return the key of the agreement that a claim belongs to, "" for none."""
        if not hasattr(self, "_cluster_of"):
            self._cluster_of = {each.id: found.key for found in self.clusters for each in found.claims}
        return self._cluster_of.get(claim, "")

    def outlets(self) -> str:
        """The page of sources."""
        return self.fill("sources.html", sources=sources.table(self.book), heat=self.heat, heat_id="heat-table")

    def table(self) -> str:
        """The page of all claims; its rows come from :meth:`claim_rows`."""
        people = Counter(self.book.voice(claim).name for claim in self.book.snapshot.claims)
        outlets = Counter(self.book.source(claim) for claim in self.book.snapshot.claims)
        filters = [
            ("speaker", "Speaker", [(name, f"{words.cut(name, 50)} ({n})") for name, n in people.most_common(300)]),
            ("source", "Source", [(name, f"{words.cut(name, 50)} ({n})") for name, n in outlets.most_common(300)]),
            ("stance", "Stance", [(each, each.capitalize()) for each in ("affirms", "denies", "open")]),
        ]
        columns = [
            ("date", "Date"),
            ("speaker", "Speaker"),
            ("text", "Claim"),
            ("stance", "Stance"),
            ("form", "Form"),
            ("source", "Source"),
            ("links", "Links"),
        ]
        return self.fill("claims.html", total=len(self.book.claims), filters=filters, columns=columns)

    CLAIM_COLUMNS = ("id", "document", "date", "speaker", "text", "stance", "form", "source", "links", "cue", "to")

    def _leads_to(self, claim: Claim) -> str:
        """Return where the links of a claim are shown: "link=…" of the strongest clash, else "cluster=…", else ""."""
        links = [link for link in self.book.by_claim.get(claim.id, ()) if link.kind in CLASHES]
        if links:
            return f"link={min(links, key=lambda link: (CLASHES.index(link.kind), -link.score, link.id)).id}"
        return f"cluster={key}" if (key := self.cluster_of(claim.id)) else ""

    def claim_rows(self) -> list[list]:
        """The table of all claims as data, in the order of documents."""
        numbers = {each.id: number for number, each in enumerate(self.book.snapshot.documents)}
        stances = {"positive": "affirms", "negative": "denies", "unknown": "open"}
        return [
            [
                claim.id,
                numbers.get(claim.document, 0),
                claim.date or "",
                self.book.voice(claim).name,
                words.cut(self.book.wording(claim), 400),
                stances[claim.polarity],
                self.book.form(claim) + (", retracted" if claim.document in self.book.retracted else ""),
                self.book.source(claim),
                len(self.book.by_claim.get(claim.id, ())),
                words.lead(claim),
                self._leads_to(claim),
            ]
            for claim in self.book.snapshot.claims
        ]

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
        speaking = Counter(v if not (v := self.book.voice(claim)).unclear else UNNAMED for claim in claims)
        return self.fill(
            "document.html",
            document=document,
            count=len(claims),
            full=full,
            clashes=self._clashes_in(claims),
            speaking=sorted(
                speaking.items(), key=lambda item: (item[0].narrator, item[0].unclear, -item[1], item[0].name)
            )[:30],
            **data,
        )

    def _clashes_in(self, claims) -> list[tuple[str, str]]:
        """The pairs in which a document takes part, strongest first, each question once."""
        links = {link.id: link for claim in claims for link in self.book.by_claim.get(claim.id, ())}
        found: dict[str, str] = {}
        for link in sorted(links.values(), key=lambda link: (-link.score, link.id)):
            if link.kind in CLASHES and self.book.state(link) != "rejected":
                a, b, _ = in_order(self.book, link)
                found.setdefault(title(a, b, at_issue(link), self.book.spelling), self.url("index", link=link.id))
        return list(found.items())[:12]

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
            href = clash or self.voice_url(self.book.voice(claim))
            about = f"{self.book.voice(claim).name}: {self.book.form(claim)}"
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

    def _passages(self, document: Document, claims) -> list[dict]:
        """The passages around the claims; those of one speaker in one paragraph stand together."""
        groups: dict[tuple, list] = {}
        for claim in claims:
            groups.setdefault((claim.context or claim.id, self.book.voice(claim).key), []).append(claim)
        rows: list[dict] = []
        for group in groups.values():
            voice, paragraph = self.book.voice(group[0]), self.book.paragraph(group[0])
            if not rows or (rows[-1]["voice"], rows[-1]["paragraph"]) != (voice, paragraph):
                rows.append({"voice": voice, "paragraph": paragraph, "ids": [], "quotes": []})
            rows[-1]["ids"] += [each.id for each in group]
            href = next(filter(None, map(self._clash, group)), "")
            rows[-1]["quotes"].append((quote(document.text, group[0], together=group), href))
        return rows

    def about(self) -> str:
        """How the pages came about and what they cannot do."""
        rules = Counter((link.rule, link.version, link.kind) for link in self.book.links)
        labels = {each.id: each.label for each in self.book.snapshot.entities}
        joined = [
            {"a": labels.get(each.a, ""), "b": labels.get(each.b, ""), "reason": each.reason}
            for each in self.book.snapshot.identities
            if each.kind == "entity"
        ]
        return self.fill(
            "about.html",
            rules=sorted((*key, count) for key, count in rules.items()),
            identities=joined[:200],
            made_with=[each for each in self.book.made_with if not each[0].startswith("rule ")],
        )
