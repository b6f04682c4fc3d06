"""Where a graph lies: a directory with an Oxigraph store, or a SPARQL endpoint (:mod:`kg.endpoint`).

A graph directory holds ``claimkg.json`` (the marker), ``store/`` (the writer's) and ``read/N/``
(what readers open). When a writer finishes it publishes a snapshot made of hard links and points
the marker at it, so readers always see one complete state, also while a long build is running,
and a build that was killed leaves them what was there before.

Both backends offer the same small interface: ``replace``, ``append``, ``remove``, ``graphs``,
``read``, ``select``, ``publish``, ``close``.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from .errors import QueryError, StoreError
from .upgrades import FORMAT, UPGRADES
from .vocab import PREFIXES

MARKER = "claimkg.json"
Refresh = Callable[["DirectoryStore"], object]


def open_store(place: str | Path, write: bool = False, create: bool = False, refresh: Refresh | None = None):
    """Open the graph at a directory or an ``http(s)`` address.

    With ``refresh``, which writes what is derived from a graph, a directory of an older format is brought up to date.
    Raises StoreError where there is none, where it was made by a newer version, or where
    another process is writing and ``write`` was asked for.
    """
    if str(place).startswith(("http://", "https://")):
        from .endpoint import EndpointStore

        return EndpointStore(str(place), write=write)
    return DirectoryStore(Path(place), write=write, create=create, refresh=refresh)


def published(place: str | Path) -> Path | None:
    """Return the directory readers open now, without opening it; None for an endpoint. Raises StoreError."""
    if str(place).startswith(("http://", "https://")):
        return None
    number = _marker(Path(place)).get("read", 0)
    if not number:
        raise StoreError("the graph was never finished", place, "run 'kg build' again")
    return Path(place) / "read" / str(number)


class MemoryStore:
    """An Oxigraph store in memory: for files that are looked at before they are let in."""

    place = "memory"

    def __init__(self):
        self._store = ox.Store()

    def fill(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of any graphs."""
        self._store.extend(quads)

    def replace(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make ``quads`` the whole content of ``graph`` in one transaction; False where nothing changed."""
        name, quads = ox.NamedNode(graph), list(quads)
        old = set(self._store.quads_for_pattern(None, None, None, name))
        if not old:
            self._change(self._store.extend, quads)
            return bool(quads)
        # A store in memory gives literals the same canonical form as the one on disk.
        fresh = ox.Store()
        fresh.extend(quads)
        if old == set(fresh):
            return False
        triples = ox.serialize((quad.triple for quad in fresh), format=ox.RdfFormat.N_TRIPLES).decode()
        self._change(
            self._store.update, f"DROP SILENT GRAPH <{graph}> ; INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}"
        )
        return True

    def append(self, graph: str, quads: Iterable[ox.Quad]) -> None:
        """Add quads to ``graph``; what is there stays."""
        self._change(self._store.extend, list(quads))

    def remove(self, graph: str) -> None:
        """Drop one named graph."""
        self._change(self._store.remove_graph, ox.NamedNode(graph))

    def graphs(self) -> list[str]:
        """Return the IRIs of all named graphs, sorted."""
        return sorted(graph.value for graph in self._store.named_graphs())

    def read(self, graph: str) -> Iterator[ox.Quad]:
        """Yield the quads of one named graph."""
        return self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def match(self, subject=None, predicate=None, object_=None, graph=None) -> Iterator[ox.Quad]:
        """Yield the quads that fit the terms given; None fits everything."""
        return self._store.quads_for_pattern(subject, predicate, object_, graph)

    def select(self, query: str, substitutions: dict | None = None):
        """Run a query of our own over the union of all graphs (pyoxigraph's result object).

        Foreign queries go through ``answer``, which can stop them.
        """
        try:
            return self._store.query(
                query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions
            )
        except SyntaxError as error:
            raise QueryError(f"malformed query: {error}") from error

    def publish(self) -> None:
        """Nothing to do: there are no other readers."""

    def abandon(self) -> None:
        """Nothing to let go of."""

    def close(self) -> None:
        """Nothing to let go of."""

    def _change(self, change, *arguments) -> None:
        change(*arguments)


class DirectoryStore(MemoryStore):
    """An Oxigraph store on disk; one writer at a time, any number of readers."""

    def __init__(self, path: Path, write: bool = False, create: bool = False, refresh: Refresh | None = None):
        self.path, self.write, self.place = path, write, str(path)
        if create and not (path / MARKER).exists():
            _create(path)
        marker = _marker(path)
        if marker["format"] < FORMAT and refresh:
            older = DirectoryStore(path, write=True)
            older.upgrade(marker["format"])
            refresh(older)
            older.close()
            marker = _marker(path)
        self._number, self._format = marker.get("read", 0), marker["format"]
        if write:
            self._store = _guard(path, ox.Store, str(path / "store"))
            # A writer that was killed, or a snapshot that is gone: publish again when this one closes.
            self._dirty = marker.get("dirty", False) or not self.readable.is_dir()
        else:
            self._store = self._open_published()

    @property
    def readable(self) -> Path:
        """The directory a child process may open to read what this store reads."""
        return self.path / "read" / str(self._number)

    def upgrade(self, made: int) -> None:
        """Bring a directory of the older format ``made`` up to date."""
        for number in range(made, FORMAT):
            for update in UPGRADES[number]:
                self._change(self._store.update, update)
        self._dirty = True

    def answer(self, query: str, timeout: float, rows: int) -> bytes:
        """Answer a foreign query in a child process: SPARQL JSON results, or N-Triples for CONSTRUCT."""
        from .child import answer

        self.publish()
        return answer(self.readable, query, timeout, rows)

    def publish(self) -> None:
        """Let readers see what was written so far."""
        if not self.write or not self._dirty:
            return
        _guard(self.path, self._store.flush)
        read, number = self.path / "read", self._number + 1
        _guard(self.path, lambda: read.mkdir(exist_ok=True))
        shutil.rmtree(read / str(number), ignore_errors=True)
        _guard(self.path, self._store.backup, str(read / str(number)))
        _guard(self.path, _write_marker, self.path, {"format": FORMAT, "read": number})
        self._number, self._dirty = number, False
        # The snapshot before this one may still be open somewhere; older ones go.
        for old in read.iterdir():
            if old.name.isdigit() and int(old.name) < number - 1:
                shutil.rmtree(old, ignore_errors=True)

    def close(self) -> None:
        """Publish what was written and let go of the directory."""
        self.publish()
        self._store = None

    def abandon(self) -> None:
        """Let go of the directory without publishing; what was written stays for the next writer."""
        self._store = None

    def fill(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads of any graphs in bulk, not in one transaction: for a directory that is new."""
        self._change(self._store.bulk_extend, quads)

    def _change(self, change, *arguments) -> None:
        if not self.write:
            raise StoreError("the graph was opened for reading only", self.path)
        if not self._dirty:
            state = {"format": self._format, "read": self._number, "dirty": True}
            _guard(self.path, _write_marker, self.path, state)
            self._dirty = True
        _guard(self.path, change, *arguments)

    def _open_published(self) -> ox.Store:
        if not self._number:
            raise StoreError("the graph was never finished", self.path, "run 'kg build' again")
        try:
            return _guard(self.path, ox.Store.read_only, str(self.readable))
        except StoreError:
            # A writer may have published a newer state and cleared this one away in between.
            number = _marker(self.path).get("read", 0)
            if number == self._number:
                raise
            self._number = number
            return _guard(self.path, ox.Store.read_only, str(self.readable))


def _create(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise StoreError("is a file, not a graph directory", path, "name a new or empty directory")
    if path.is_dir() and any(path.iterdir()):
        raise StoreError("is not a graph directory and not empty", path, "name a new or empty directory")
    try:
        path.mkdir(parents=True, exist_ok=True)
        _write_marker(path, {"format": FORMAT, "read": 0})
    except OSError as error:
        raise StoreError(f"cannot be created: {error.strerror}", path, "name a directory you may write to") from error


def _marker(path: Path) -> dict:
    try:
        marker = json.loads((path / MARKER).read_text("utf-8"))
        made = int(marker["format"])
    except (FileNotFoundError, NotADirectoryError) as error:
        if not path.exists():
            raise StoreError("no such graph directory", path, "'kg build PATH… --graph DIR' makes one") from error
        raise StoreError("is not a graph directory", path, "'kg build PATH… --graph DIR' makes one") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"its {MARKER} cannot be read", path, "build into a new directory") from error
    if made > FORMAT:
        raise StoreError(
            f"was made by a newer version of claimkg (format {made}, this one reads up to {FORMAT})",
            path,
            "install a newer claimkg",
        )
    return marker


def _write_marker(path: Path, state: dict) -> None:
    temporary = path / f".{MARKER}.new"
    temporary.write_text(json.dumps(state) + "\n", "utf-8")
    os.replace(temporary, path / MARKER)


def _guard(path: Path, action, *arguments):
    """Run a store operation; what the disk or another process did to it becomes one line."""
    try:
        return action(*arguments)
    except (OSError, RuntimeError) as error:  # the store reports damage as RuntimeError
        text = str(error)
        if "lock" in text.lower():
            raise StoreError("another process is writing to this graph", path, "wait until it has finished") from error
        if "No space left" in text or "File too large" in text:
            raise StoreError("the disk is full; nothing was changed", path, "make room and run it again") from error
        raise StoreError(f"the store cannot be used: {text}", path, "build into a new directory") from error
