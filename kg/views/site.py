"""The files of the site: ``index.html`` at the top, everything else in ``pages/`` beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from ..errors import ExportError
from ..model import Snapshot
from . import front, net, page, svg, words
from .bodies import Bodies
from .book import Book

INLINE = 60  # pairs inside index.html; the others lie in data files of as many
ROWS_INLINE = 500  # entries of the list of pairs
CLAIMS_INLINE = 2000  # rows of the table of claims; data files hold as many each
# Files that one snapshot has and the next may not; nothing else in the folder is ever removed.
CHANGING = (
    "speaker-*.html",
    "document-*.html",
    "lanes.svg",
    "heat.svg",
    "data/pairs-*.js",
    "data/claims-*.js",
    "data/list.js",
    "data/group-*.js",
)
TABS = (
    ("index", "Contradictions"),
    ("agreements", "Agreements"),
    ("speakers", "Speakers"),
    ("sources", "Sources"),
    ("claims", "All claims"),
    ("documents", "Documents"),
)


class Site:
    """All pages of one snapshot.

    ``single`` makes addresses for one file that holds all pages. ``token`` is the secret of a local
    server: with it the pages send verdicts to the server they came from, without it they collect them.
    ``start`` names the page that a single file shows first. ``served`` pages lead to the server's search and questions.
    """

    def __init__(
        self, snapshot: Snapshot, single: bool = False, token: str = "", start: str = "", served: bool = False
    ):
        self.book = Book(snapshot)
        self.single, self.token, self.start, self.served = single, token, start, served
        self.depth = ""  # "" for index.html, "../" inside pages/
        self.bodies = Bodies(self.book, self.url)
        self.name = words.cut(snapshot.title, 80) or "Claims"

    def url(self, kind: str, name: str = "", **state: str) -> str:
        """Return the relative address of a page with its state in the hash; "" for a file a single page lacks."""
        if kind == "file":
            return "" if self.single else f"{'' if self.depth else 'pages/'}{name}"
        identifier = f"{kind}-{name}" if name else kind
        if self.single:
            return "#" + urlencode({"page": identifier, **state}, errors="replace")
        if identifier == "index":
            path = f"{self.depth}index.html"
        else:
            path = f"{'' if self.depth else 'pages/'}{identifier}.html"
        return path + ("#" + urlencode(state, errors="replace") if state else "")

    def tabs(self) -> list[tuple[str, str, int | None]]:
        """Return the tabs with their counts."""
        book, bodies = self.book, self.bodies
        contradictions = [link for link in book.clashes if link.kind == "contradiction"]
        counts = (contradictions, bodies.clusters, book.people, book.sources, book.claims, book.documents)
        return [(identifier, label, len(count)) for (identifier, label), count in zip(TABS, counts, strict=True)]

    def made(self) -> str:
        """Return the line at the foot of every page."""
        parts = [f"Built from {words.plural(len(self.book.documents), 'document')}."]
        parts += [
            f"{key.capitalize()}: {words.cut(value, 120)}."
            for key, value in self.book.made_with
            if not key.startswith("rule ")
        ]
        return " ".join([*parts, "No network access needed."])

    def shell(self, pages: list[dict], islands, scripts, own_files: bool = False) -> bytes:
        """Put fragments into one HTML file."""
        css = page.asset("page.css")
        template = page.environment().get_template("shell.html")
        html = template.render(
            pages=[{**each, "body": page.safe(each["body"])} for each in pages],
            title=pages[0]["title"],
            tab=pages[0]["tab"],
            name=self.name,
            tabs=self.tabs(),
            made=self.made(),
            url=self.url,
            css=css,
            islands=islands,
            scripts=scripts,
            token=self.token,
            served=self.served,
            start=self.start,
            csp=page.policy(css, scripts, own_files, bool(self.token)),
        )
        return page.clean(html)

    def part(self, identifier: str, label: str, tab: str, body: str) -> dict:
        """Describe one fragment for the shell."""
        return {"id": identifier, "title": f"{label} · {self.name}", "tab": tab, "body": body}

    def index_data(self, chunk_of: dict[str, int]) -> tuple[list, list, list]:
        """Return (islands, scripts, rows of the list that are left for a data file) of the first page."""
        scripts, islands, rest = [page.asset("app.js"), page.asset("pairs.js")], [], []
        if self.book.clashes:
            data = front.rows(self.book, chunk_of)
            if not self.single:
                rest = data["rows"][ROWS_INLINE:]
                data["rows"] = data["rows"][:ROWS_INLINE]
            data.update(folder="pages/data/", more=bool(rest), total=len(self.book.clashes))
            islands.append(("data-pairs", page.island(data)))
        if self.bodies.pane:
            more = {"signs": svg.SIGNS, "folder": "pages/data/", "agreements": self.url("agreements")}
            drawn = {**self.drawn(self.bodies.pane), **more}
            islands.append(("data-graph", page.island(drawn)))
            if self.single and self.bodies.pane.grouped:
                islands.append(("data-groups", page.island(dict(self.groups()))))
            scripts += [page.vis(), page.asset("graph.js")]
        return islands, scripts, rest

    def groups(self) -> Iterator[tuple[str, dict]]:
        """Yield (id, picture) for every dot of a large graph: what it shows once it is opened."""
        book, pane = self.book, self.bodies.pane
        for group, claims in pane.members.items():
            drawn = net.opened(book, pane, group)
            shown = min(len(claims), net.MOST_OPENED)
            head = pane.graph.nodes[group]["title"].split("\n")[0]
            head += f"; the {shown} with most links are shown" if shown < len(claims) else ""
            yield group, {**self.drawn(drawn), "head": head}

    def drawn(self, pane: net.Pane) -> dict:
        """Return a picture as data, with the agreement that each of its claims belongs to."""
        found = net.network(pane)
        return {**found, "clusters": {n: key for n in pane.graph if (key := self.bodies.cluster_of(n))}}

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        """Yield (name, SVG) of the pictures that are files of their own."""
        if self.bodies.pane:
            yield "lanes.svg", page.clean(svg.lanes(self.bodies.pane, self.name))
        if self.bodies.heat:
            yield "heat.svg", page.clean(svg.heat(self.bodies.heat, self.name))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield (path, bytes) of every file of the site."""
        bodies, book = self.bodies, self.book
        inline, later = book.clashes[:INLINE], book.clashes[INLINE:]
        islands, scripts, rest = self.index_data({link.id: number // INLINE for number, link in enumerate(later)})
        body = bodies.index([bodies.pair(link) for link in inline], bool(later))
        part = self.part("index", "Contradictions", "index", body)
        grouped = bool(bodies.pane and bodies.pane.grouped)
        yield "index.html", self.shell([part], islands, [*scripts, page.START], bool(later) or grouped)
        for number in range(0, len(later), INLINE):
            pieces = [bodies.fill("pair.html", p=bodies.pair(link)) for link in later[number : number + INLINE]]
            yield f"pages/data/pairs-{number // INLINE}.js", page.call("kgPairs", number // INLINE, pieces)
        if grouped:
            for group, drawn in self.groups():
                yield f"pages/data/group-{group.replace('/', '-')}.js", page.call("kgGroup", group, drawn)
        if rest:
            yield "pages/data/list.js", page.call("kgRows", rest)
        for name, picture in self.pictures():
            yield f"pages/{name}", picture
        self.depth = "../"
        yield from self.claims_files()
        for each in (*self.plain(), *self.each_one()):
            identifier, label, tab, body = each
            part = self.part(identifier, label, tab, body())
            yield f"pages/{identifier}.html", self.shell([part], [], [page.asset("app.js"), page.START])

    def plain(self) -> list[tuple]:
        """Return (id, label, tab, function) of the pages that are markup alone."""
        bodies = self.bodies
        return [
            ("agreements", "Agreements", "agreements", bodies.agreements),
            ("pairs", "All pairs", "index", bodies.pairs),
            ("speakers", "Speakers", "speakers", bodies.people),
            ("sources", "Sources", "sources", bodies.outlets),
            ("documents", "Documents", "documents", bodies.documents),
            ("about", "About", "about", bodies.about),
        ]

    def each_one(self) -> Iterator[tuple]:
        """Yield the same for every speaker and every document."""
        bodies, book = self.bodies, self.book
        for key in book.speakers:
            voice = book.voice_of(key)
            if voice.unclear:
                continue
            yield f"speaker-{voice.slug}", voice.name, "speakers", lambda key=key: bodies.speaker(key)
        for document in book.snapshot.documents:
            label = document.title or document.name
            name = f"document-{bodies.slugs[document.id]}"
            yield name, label, "documents", lambda document=document: bodies.document(document)

    def claims_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the page of all claims and the data files that go with it."""
        self.depth = "../"
        rows = self.bodies.claim_rows()
        data = self.claim_data(rows[:CLAIMS_INLINE], len(rows))
        data["files"] = [f"data/claims-{number}.js" for number in range(1, -(-len(rows) // CLAIMS_INLINE))]
        part = self.part("claims", "All claims", "claims", self.bodies.table())
        scripts = [page.asset("app.js"), page.asset("claims.js"), page.START]
        yield (
            "pages/claims.html",
            self.shell([part], [("data-claims", page.island(data))], scripts, bool(data["files"])),
        )
        for number, name in enumerate(data["files"], 1):
            part_of = rows[number * CLAIMS_INLINE : (number + 1) * CLAIMS_INLINE]
            yield f"pages/{name}", page.call("kgClaims", number, part_of)

    def claim_data(self, rows: list[list], total: int) -> dict:
        """Return what the table of claims reads."""
        return {
            "columns": self.bodies.CLAIM_COLUMNS,
            "rows": rows,
            "total": total,
            "files": [],
            "index": self.url("index"),
            "agreements": self.url("agreements"),
            "documents": [self.url("document", self.bodies.slugs[each.id]) for each in self.book.snapshot.documents],
        }

    def single_file(self) -> bytes:
        """Return all pages as one HTML file; the hash says which of them is shown."""
        bodies = self.bodies
        first = bodies.index([bodies.pair(link) for link in self.book.clashes], False)
        parts = [self.part("index", "Contradictions", "index", first)]
        parts += [self.part(name, label, tab, body()) for name, label, tab, body in (*self.plain(), *self.each_one())]
        parts.append(self.part("claims", "All claims", "claims", bodies.table()))
        islands, scripts, _ = self.index_data({})
        rows = bodies.claim_rows()
        islands.append(("data-claims", page.island(self.claim_data(rows, len(rows)))))
        islands.append(("data-files", page.island({name: each.decode("utf-8") for name, each in self.pictures()})))
        return self.shell(parts, islands, [*scripts, page.asset("claims.js"), page.START])


def write_site(snapshot: Snapshot, out_dir: Path) -> Path:
    """Write all files and remove pages of an earlier site that no longer exist."""
    written = set()
    try:
        for name, content in Site(snapshot).files():
            target = out_dir / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written.add(target)
        for pattern in CHANGING:
            for old in (out_dir / "pages").glob(pattern):
                if old not in written:
                    old.unlink()
    except OSError as error:
        raise ExportError(f"cannot write the pages: {error.strerror}", out_dir, "choose another folder") from None
    return out_dir / "index.html"


def write_single_file(snapshot: Snapshot, target: Path) -> Path:
    """Write the one-file export to ``target``."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Site(snapshot, single=True).single_file())
    except OSError as error:
        raise ExportError(f"cannot write the page: {error.strerror}", target, "choose another folder") from None
    return target
