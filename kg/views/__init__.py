"""The room that shows: a snapshot in, a small static site out. It never reads text itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model import Snapshot


def write(snapshot: Snapshot, out_dir: str | Path) -> Path:
    """Write the site of a snapshot into ``out_dir`` and return the path of its ``index.html``.

    Everything needed is inside the files: no page asks the network for anything. The bytes depend on the
    snapshot alone. Raises :class:`kg.errors.ExportError` when the folder cannot be written.
    """
    from .site import write_site

    return write_site(snapshot, Path(out_dir))


def write_single(snapshot: Snapshot, out_dir: str | Path) -> Path:
    """Write the same site as one file, ``claims.html`` in ``out_dir``, and return its path."""
    from .site import write_single_file

    return write_single_file(snapshot, Path(out_dir) / "claims.html")


def pages(snapshot: Snapshot, token: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield (relative path, bytes) of every file of the site, for a server.

    With a ``token`` the pages post verdicts to ``/api/reviews`` of the server they came from, with the
    token in the header ``X-Kg-Token``.
    """
    from .site import Site

    return Site(snapshot, token=token, served=True).files()


def places(snapshot: Snapshot) -> dict[str, str]:
    """Return claim id -> the address, below the folder of the site, of its passage in the page of its document."""
    from .book import slug

    files = {each.id: f"pages/document-{slug(each.title or each.name, each.id)}.html" for each in snapshot.documents}
    return {each.id: f"{files[each.document]}#claim={each.id}" for each in snapshot.claims if each.document in files}


def embed(snapshot: Snapshot, height: int = 820, page: str = "index") -> str:
    """Return the one-file site in a sandboxed iframe, for a notebook cell.

    ``height`` is in CSS pixels, ``page`` the page it opens on: index, agreements, speakers, sources, claims, …
    """
    from markupsafe import escape

    from .site import Site

    site = Site(snapshot, single=True, start="" if page == "index" else page).single_file().decode("utf-8")
    return (
        f'<iframe title="Claims" sandbox="allow-scripts allow-downloads" width="100%" height="{int(height)}" '
        f'style="border:1px solid #ccc;border-radius:8px" srcdoc="{escape(site)}"></iframe>'
    )
