"""The room that shows: a snapshot in, a small static site out. It never reads text itself."""

from __future__ import annotations

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

    return write_single_file(snapshot, Path(out_dir))
