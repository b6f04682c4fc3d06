"""Documents -> extractions: in this process, in several, or over a Dask cluster; the same records from each.

Documents travel in small chunks. A worker that dies costs nobody else anything: its chunk is read once more, then
document by document with nothing else running, and the document that kills is reported and left out. spaCy's own
``nlp.pipe(n_process=…)`` waits for ever when a worker dies, which is why it is not used.

Several processes are started afresh ("spawn"), so a script that asks for them needs ``if __name__ == "__main__":``.
"""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import replace
from functools import partial
from multiprocessing import get_context

from . import __version__
from .errors import KgError
from .model import Document, Extraction

Read = Callable[[Sequence[Document]], list[Extraction]]
Outcome = tuple[list[Extraction], list[tuple[str, str]]]  # what was read; (document, why not) for the rest

_DOCUMENTS = 8  # a chunk is small, so that few documents are read again when a worker dies …
_LETTERS = 60_000  # … and large enough to fill the batches of the parser
_DEATHS = 2  # workers a chunk may cost before its documents are read one at a time
_AHEAD = 4  # chunks for each worker that are read or wait for their turn to be handed on
_CONNECT = 20  # seconds to wait for a scheduler and its first worker


def extract(
    documents: Iterable[Document],
    model: str | None = None,
    jobs: int = 1,
    dask: str | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    on_error: Callable[[KgError], None] | None = None,
    reader=None,
) -> Iterator[Extraction]:
    """Yield the extraction of each document, in their order, as soon as those before it are there.

    ``jobs`` processes of this machine share the work, or the workers of the Dask scheduler at the address ``dask``
    ("tcp://host:8786"), which need this version of claimkg and the language ``model``. ``progress`` is called with
    ("reading", done, total). A document that cannot be read goes to ``on_error`` and costs nothing else. ``reader``
    is a :class:`kg.extract.llm.Reader`, which counts its tokens and so reads in this process alone. Raises KgError
    where the model, the Dask package or the scheduler is missing.
    """
    from . import language

    documents = list(documents)
    if reader is not None and (jobs > 1 or dask):
        raise KgError("a language model reads in one process", "", "leave out the jobs or the Dask address")
    expected = name(language.load(*([model] if model else [])), reader)
    read = partial(_read, model, reader)
    for done, extraction in enumerate(spread(read, documents, jobs, dask, on_error), start=1):
        if extraction.extractor != expected:
            raise KgError(
                f"the workers read with {extraction.extractor}, not {expected}", dask, "install the same there"
            )
        if progress:
            progress("reading", done, len(documents))
        yield extraction


def spread(
    read: Read,
    documents: Sequence[Document],
    jobs: int = 1,
    dask: str | None = None,
    on_error: Callable[[KgError], None] | None = None,
) -> Iterator[Extraction]:
    """Yield what ``read`` makes of ``documents``, in order; it must be importable by the workers."""
    chunks = list(_chunks(documents))
    if dask:
        outcomes = _shared(_Cluster(dask), read, chunks)
    elif jobs > 1 and len(documents) > 1:
        outcomes = _shared(_Processes(jobs), read, chunks)
    else:
        outcomes = (attempt(read, chunk) for chunk in chunks)
    # Closed at once when the caller stops or is interrupted, so that no worker goes on alone.
    with closing(outcomes):
        for found, failed in outcomes:
            for name, why in failed:
                if on_error:
                    on_error(KgError(why, name, "the other documents are not touched; please report it"))
            yield from found


def name(nlp, reader=None) -> str:
    """Name the rules and the language model, as recorded with every extraction."""
    from .language import describe

    return f"claimkg {__version__}, {reader.name if reader else describe(nlp)}"


def attempt(read: Read, documents: Sequence[Document]) -> Outcome:
    """Read a chunk; where that raises, read its documents one by one and tell which cannot be read."""
    try:
        return read(documents), []
    except KgError:
        raise
    except Exception as error:
        if len(documents) == 1:
            return [], [(documents[0].name, f"could not be read: {type(error).__name__}: {error}")]
    outcomes = [attempt(read, [document]) for document in documents]
    return [e for found, _ in outcomes for e in found], [f for _, failed in outcomes for f in failed]


def _read(model: str | None, reader, documents: Sequence[Document]) -> list[Extraction]:
    from . import language, passages
    from .extract import claims

    nlp = language.load(*([model] if model else []))
    extractor, make = name(nlp, reader), reader.read if reader else claims.assemble
    split = [(document, passages.split(document)) for document in documents]
    docs = language.parse(nlp, split)
    return [
        replace(make(document, doc, parts), extractor=extractor)
        for (document, parts), doc in zip(split, docs, strict=True)
    ]


def _chunks(documents: Sequence[Document]) -> Iterator[list[Document]]:
    """Cut a list of documents. One process reads the same chunks as many, so that nothing depends on their number."""
    chunk: list[Document] = []
    letters = 0
    for document in documents:
        if chunk and (len(chunk) == _DOCUMENTS or letters + len(document.text) > _LETTERS):
            yield chunk
            chunk, letters = [], 0
        chunk.append(document)
        letters += len(document.text)
    if chunk:
        yield chunk


# ---- workers


class _Processes:
    """Processes of this machine. They end with the process that asked for them, however that ends."""

    deadly = (BrokenProcessPool,)
    patience = _DEATHS

    def __init__(self, jobs: int):
        self.jobs, self.width = jobs, jobs + 1
        self._context = get_context("spawn")
        # Nobody writes into this pipe: it closes when we close it or die, and the workers take note.
        self._end, self._held = self._context.Pipe(duplex=False)
        self._pool: Executor = self._start()

    def _start(self) -> Executor:
        return ProcessPoolExecutor(self.jobs, self._context, _begin, (self._end,))

    def submit(self, *call) -> Future:
        try:
            return self._pool.submit(*call)
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._start()
            return self._pool.submit(*call)

    def close(self, done: bool) -> None:
        if done:
            self._pool.shutdown(wait=True)
        self._held.close()
        self._end.close()
        self._pool.shutdown(wait=False, cancel_futures=True)


def _begin(end) -> None:
    """Set a worker up: an interrupt is its parent's business, and it does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        try:
            end.recv_bytes()
        except (EOFError, OSError):
            os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


class _Cluster:
    """The workers of a Dask scheduler, which reads a chunk again by itself when a worker is lost."""

    patience = 1

    def __init__(self, address: str):
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            raise KgError("Dask is not installed", address, "run: pip install 'claimkg[dask]'") from error
        self.address, self.deadly = address, (KilledWorker,)
        try:
            self._client = Client(address, timeout=_CONNECT, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_CONNECT)
        except (OSError, ValueError, asyncio.TimeoutError) as error:
            hint = "start them with: dask scheduler; dask worker ADDRESS"
            raise KgError("no Dask scheduler with a worker answers", address, hint) from error
        # Reading a chunk twice does no harm, but it must not be taken for one that was read in an earlier build.
        self._pool = self._client.get_executor(pure=False)
        self.width = 2 * max(1, sum(self._client.nthreads().values()))

    def submit(self, *call) -> Future:
        return self._pool.submit(*call)

    def close(self, done: bool) -> None:
        self._pool.shutdown(wait=done)
        self._client.close(timeout=5)


def _shared(workers: _Processes | _Cluster, read: Read, chunks: list[list[Document]]) -> Iterator[Outcome]:
    """Yield the outcome of each chunk, in order; the workers are gone when this ends."""
    waiting = deque(range(len(chunks)))
    running: dict[Future, int] = {}
    suspects: list[int] = []  # chunks whose worker died too often, and those that ran beside them
    deaths: Counter = Counter()
    ready: dict[int, Outcome] = {}
    due = 0
    try:
        while due < len(chunks):
            if suspects and not running:
                # Nothing else runs now, so whatever document a worker dies of is the one.
                index = suspects.pop()
                ready[index] = _one_by_one(workers, read, chunks[index])
            while (
                waiting and not suspects and len(running) < workers.width and waiting[0] < due + _AHEAD * workers.width
            ):
                running[workers.submit(attempt, read, chunks[waiting[0]])] = waiting[0]
                waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                index = running.pop(future)
                try:
                    ready[index] = future.result()
                except workers.deadly:
                    deaths[index] += 1
                    if deaths[index] < workers.patience:
                        waiting.appendleft(index)
                    else:
                        suspects.append(index)
                except CancelledError as error:
                    raise _gone(workers) from error
            while due in ready:
                yield ready.pop(due)
                due += 1
    finally:
        workers.close(due == len(chunks))


def _one_by_one(workers: _Processes | _Cluster, read: Read, documents: list[Document]) -> Outcome:
    found: list[Extraction] = []
    failed: list[tuple[str, str]] = []
    for document in documents:
        try:
            outcome = workers.submit(attempt, read, [document]).result()
        except workers.deadly:
            outcome = [], [(document.name, "the process that reads it dies (out of memory?), so it is left out")]
        except CancelledError as error:
            raise _gone(workers) from error
        found += outcome[0]
        failed += outcome[1]
    return found, failed


def _gone(workers) -> KgError:
    return KgError("the Dask scheduler is gone", getattr(workers, "address", ""), "start it and build again")
