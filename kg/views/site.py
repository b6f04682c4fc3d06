"""The files of the site: ``index.html`` at the top, everything else in ``pages/`` beside it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from ..errors import ExportError
from ..model import Snapshot
from . import net, page, words
from .bodies import Bodies
from .book import Book

INLINE = 60  # pairs inside index.html; the others lie in data files of as many
TABS = (
    ("index", "Contradictions"),
    ("agreements", "Agreements"),
    ("speakers", "Speakers"),
    ("sources", "Sources"),
    ("claims", "All claims"),
    ("documents", "Documents"),
)
CLAIMS_INLINE = 4000


class Site:
    """All pages of one snapshot."""

    def __init__(self, snapshot: Snapshot, single: bool = False):
        self.book = Book(snapshot)
        self.single = single
        self.depth = ""  # "" for index.html, "../" inside pages/
        self.bodies = Bodies(self.book, self.url)
        self.name = snapshot.title or "Claims"

    def url(self, kind: str, name: str = "", **state: str) -> str:
        """Return the relative address of a page with its state in the hash."""
        identifier = f"{kind}-{name}" if name else kind
        if self.single:
            return "#" + urlencode({"page": identifier, **state})
        if identifier == "index":
            path = f"{self.depth}index.html"
        else:
            path = f"{'' if self.depth else 'pages/'}{identifier}.html"
        return path + ("#" + urlencode(state) if state else "")

    def tabs(self) -> list[tuple[str, str, int | None]]:
        """Return the tabs with their counts."""
        book, bodies = self.book, self.bodies
        counts = {
            "index": len(book.clashes), "agreements": len(bodies.clusters), "speakers": len(book.speakers),
            "sources": len(book.sources), "claims": len(book.claims), "documents": len(book.documents),
        }  # fmt: skip
        return [(identifier, label, counts[identifier]) for identifier, label in TABS]

    def made(self) -> str:
        """Return the line at the foot of every page."""
        parts = [f"Built from {words.plural(len(self.book.documents), 'document')}."]
        parts += [f"{name.capitalize()} {value}." for name, value in self.book.snapshot.made_with]
        return " ".join([*parts, "No network access needed."])

    def shell(self, pages: list[dict], islands, scripts, own_files: bool = False) -> bytes:
        """Put fragments into one HTML file."""
        css = page.asset("page.css")
        html = page.environment().get_template("shell.html").render(
            pages=[{**each, "body": page.safe(each["body"])} for each in pages], title=pages[0]["title"], tab=pages[0]["tab"],
            name=self.name, tabs=self.tabs(), made=self.made(), url=self.url, css=css, islands=islands, scripts=scripts,
            csp=page.policy(css, scripts, own_files),
        )  # fmt: skip
        return page.clean(html)

    def part(self, identifier: str, label: str, tab: str, body: str) -> dict:
        """Describe one fragment for the shell."""
        return {"id": identifier, "title": f"{label} · {self.name}", "tab": tab, "body": body}

    def files(self):
        """Yield (path, bytes) of every file of the site."""
        bodies, book = self.bodies, self.book
        app, start = page.asset("app.js"), "KG.start();"
        inline, rest = book.clashes[:INLINE], book.clashes[INLINE:]
        chunk_of = {link.id: number // INLINE for number, link in enumerate(rest)}
        islands = (
            [("data-pairs", page.island({**bodies.rows(chunk_of), "chunks": "pages/data/pairs-"}))]
            if book.clashes
            else []
        )
        scripts = [app, page.asset("pairs.js")]
        if bodies.pane:
            islands.append(("data-graph", page.island(net.network(bodies.pane))))
            scripts += [page.vis(), page.asset("graph.js")]
        body = bodies.index([bodies.pair(link) for link in inline], bool(rest))
        yield (
            "index.html",
            self.shell([self.part("index", "Contradictions", "index", body)], islands, [*scripts, start], bool(rest)),
        )
        for number in range(0, len(rest), INLINE):
            pieces = [bodies.fill("pair.html", p=bodies.pair(link)) for link in rest[number : number + INLINE]]
            yield (
                f"pages/data/pairs-{number // INLINE}.js",
                page.clean(f"kgPairs({number // INLINE},{page.island(pieces)});\n"),
            )
        self.depth = "../"
        yield from self._pages([app, start])

    def plain(self):
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

    def _pages(self, scripts):
        bodies, book = self.bodies, self.book
        for identifier, label, tab, body in self.plain():
            yield f"pages/{identifier}.html", self.shell([self.part(identifier, label, tab, body())], [], scripts)
        yield from self._claims(scripts)
        for key in book.speakers:
            voice = book.voice_of(key)
            part = self.part(f"speaker-{voice.slug}", voice.name, "speakers", bodies.speaker(key))
            yield f"pages/speaker-{voice.slug}.html", self.shell([part], [], scripts)
        for document in book.snapshot.documents:
            name = bodies.slugs[document.id]
            part = self.part(
                f"document-{name}", document.title or document.name, "documents", bodies.document(document)
            )
            yield f"pages/document-{name}.html", self.shell([part], [], scripts)

    def _claims(self, scripts):
        rows = self.bodies.claim_rows()
        data = page.island(self.claim_data(rows[:CLAIMS_INLINE], len(rows)))
        scripts = [scripts[0], page.asset("claims.js"), *scripts[1:]]
        part = self.part("claims", "All claims", "claims", self.bodies.table())
        yield "pages/claims.html", self.shell([part], [("data-claims", data)], scripts, len(rows) > CLAIMS_INLINE)

    def claim_data(self, rows, total: int) -> dict:
        """Return what the table of claims reads."""
        return {
            "columns": self.bodies.CLAIM_COLUMNS, "rows": rows, "total": total,
            "documents": [self.url("document", self.bodies.slugs[each.id]) for each in self.book.snapshot.documents],
        }  # fmt: skip


def single_file(snapshot: Snapshot) -> bytes:
    """Return all pages as one HTML file; the hash says which of them is shown."""
    site = Site(snapshot, single=True)
    bodies, book = site.bodies, site.book
    parts = [
        site.part("index", "Contradictions", "index", bodies.index([bodies.pair(link) for link in book.clashes], False))
    ]
    parts += [site.part(identifier, label, tab, body()) for identifier, label, tab, body in site.plain()]
    parts.append(site.part("claims", "All claims", "claims", bodies.table()))
    for key in book.speakers:
        voice = book.voice_of(key)
        parts.append(site.part(f"speaker-{voice.slug}", voice.name, "speakers", bodies.speaker(key)))
    for document in book.snapshot.documents:
        name = f"document-{bodies.slugs[document.id]}"
        parts.append(site.part(name, document.title or document.name, "documents", bodies.document(document)))
    rows = bodies.claim_rows()
    islands = [("data-claims", page.island(site.claim_data(rows, len(rows))))]
    scripts = [page.asset("app.js"), page.asset("pairs.js")]
    if book.clashes:
        islands.append(("data-pairs", page.island(bodies.rows({}))))
    if bodies.pane:
        islands.append(("data-graph", page.island(net.network(bodies.pane))))
        scripts += [page.vis(), page.asset("graph.js")]
    return site.shell(parts, islands, [*scripts, page.asset("claims.js"), "KG.start();"])


def write_single_file(snapshot: Snapshot, out_dir: Path) -> Path:
    """Write the one-file export as ``claims.html``."""
    target = out_dir / "claims.html"
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        target.write_bytes(single_file(snapshot))
    except OSError as error:
        raise ExportError(
            f"cannot write the page: {error.strerror}", target, "choose a folder you may write to"
        ) from None
    return target


def write_site(snapshot: Snapshot, out_dir: Path) -> Path:
    """Write all files and remove pages of an earlier site that no longer exist."""
    try:
        written = set()
        for name, content in Site(snapshot).files():
            target = out_dir / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            written.add(target)
        for old in [*(out_dir / "pages").glob("*.html"), *(out_dir / "pages" / "data").glob("*.js")]:
            if old not in written:
                old.unlink()
    except OSError as error:
        raise ExportError(
            f"cannot write the pages: {error.strerror}", out_dir, "choose a folder you may write to"
        ) from None
    return out_dir / "index.html"
