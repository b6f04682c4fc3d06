"""One process, several, a cluster: the same extractions in the same order, whatever dies on the way."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import make_document

import kg
from kg import parallel
from kg.errors import KgError
from kg.model import Extraction

TEXTS = [
    "Keeper Ines Okafor said on Monday that the lighthouse was dark.\n\nPilot Tomas Lind denied that it was dark.",
    "“We will pay for the two buoys,” the surveyor Ruth Adeyemi told the council on 3 May 2024.",
    "Nobody asked the divers. According to Daniel Reyes, they had found 40 anchors.",
] * 7


# ---- readers for the workers: each says in a document's own text what happens to its process


def plain(documents):
    """Make an empty extraction of each document; some documents kill, some raise."""
    for document in documents:
        word, _, place = document.text.partition(" ")
        if word == "KILL" or (word == "ONCE" and not Path(place).exists()):
            if place:
                Path(place).touch()
            os._exit(1)
        if word == "RAISE":
            raise ValueError("no such thing")
        if word == "SLEEP":
            Path(place, str(os.getpid())).touch()
            time.sleep(60)
    return [Extraction(document, ()) for document in documents]


def documents(*texts):
    return [make_document(f"{text}", f"{number}.txt") for number, text in enumerate(texts)]


def names(extractions):
    return [extraction.document.name for extraction in extractions]


def many(special=None, at=13, count=30):
    texts = [f"text {number}" for number in range(count)]
    if special:
        texts[at] = special
    return documents(*texts)


# ---- processes


def test_documents_that_kill_their_worker_are_reported_and_the_others_are_read():
    mixed = many("KILL", at=2)
    mixed[21] = make_document("KILL ", "21.txt")
    errors = []
    found = names(parallel.spread(plain, mixed, jobs=2, on_error=errors.append))
    assert found == [f"{n}.txt" for n in range(30) if n not in (2, 21)]
    assert sorted(error.where for error in errors) == ["2.txt", "21.txt"]


def test_a_worker_that_dies_once_costs_nothing(tmp_path):
    errors = []
    found = names(parallel.spread(plain, many(f"ONCE {tmp_path / 'died'}"), jobs=2, on_error=errors.append))
    assert (tmp_path / "died").exists()
    assert found == [f"{n}.txt" for n in range(30)]
    assert errors == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_document_that_raises_is_reported_and_the_others_are_read(jobs):
    errors = []
    found = names(parallel.spread(plain, many("RAISE"), jobs=jobs, on_error=errors.append))
    assert found == [f"{n}.txt" for n in range(30) if n != 13]
    assert [str(error).split(" (")[0] for error in errors] == ["13.txt: could not be read: ValueError: no such thing"]


def test_no_documents_give_nothing():
    assert list(parallel.spread(plain, [], jobs=2)) == []


def test_a_language_model_reads_alone():
    with pytest.raises(KgError, match="one process"):
        list(parallel.extract(many(), jobs=2, reader=object()))


def test_who_stops_early_leaves_no_process():
    found = parallel.spread(plain, many(), jobs=2)
    next(found)
    assert multiprocessing.active_children()
    found.close()
    assert _until(lambda: not multiprocessing.active_children())


SCRIPT = """
import sys
sys.path.insert(0, sys.argv[1])
from test_parallel import documents, plain
from kg import parallel
if __name__ == "__main__":
    list(parallel.spread(plain, documents(*[f"SLEEP {sys.argv[2]}"] * 20), jobs=2))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of POSIX")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_build_leaves_no_process(tmp_path, sent):
    script, mark = tmp_path / "script.py", tmp_path / "running"
    script.write_text(SCRIPT, encoding="utf-8")
    mark.mkdir()
    command = [sys.executable, str(script), str(Path(__file__).parent), str(mark)]
    main = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        assert _until(lambda: len(list(mark.iterdir())) == 2, 60)
        os.kill(main.pid, sent)
        main.wait(timeout=30)
    finally:
        main.kill()
    assert _until(lambda: not any(_alive(int(path.name)) for path in mark.iterdir()))


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")  # a dead child of an init that collects nothing is no process any more
    return not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _until(true, seconds=20) -> bool:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def quads(place: Path) -> list[str]:
    store = kg.open(place).store
    return sorted(str(quad) for name in store.graphs() for quad in store.read(name))


def test_the_graph_is_the_same_whatever_the_jobs(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, text in enumerate(TEXTS[:12]):
        (folder / f"{number:02}.txt").write_text(f"{text}\n\nThat was day {number}.\n", encoding="utf-8")
    steps = []
    for jobs in (1, 2):
        place = tmp_path / str(jobs)
        kg.build([folder], place, nli="none", pages=False, jobs=jobs, progress=lambda *step: steps.append(step))
    one, two = (quads(tmp_path / str(jobs)) for jobs in (1, 2))
    assert len(one) > 500
    assert two == one
    assert [step for step in steps if step[0] == "reading"] == [("reading", n, 12) for n in range(1, 13)] * 2


# ---- a cluster


@pytest.fixture(scope="module")
def cluster():
    distributed = pytest.importorskip("distributed", reason="needs Dask: pip install 'claimkg[dask]'")
    import dask

    # Every worker that dies takes seconds to replace; one death is enough to suspect a chunk.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as local,
    ):
        yield local.scheduler_address


def test_a_cluster_reads_what_one_process_reads(cluster):
    stories = [make_document(f"{text}\n\nNight {n}.", f"{n}.txt", date="2024-05-06") for n, text in enumerate(TEXTS)]
    assert list(parallel.extract(stories, dask=cluster)) == list(parallel.extract(stories))


def test_a_document_that_kills_a_worker_of_the_cluster_is_reported(cluster):
    errors = []
    found = names(parallel.spread(plain, many("KILL", count=20), dask=cluster, on_error=errors.append))
    assert found == [f"{n}.txt" for n in range(20) if n != 13]
    assert [error.where for error in errors] == ["13.txt"]


def test_a_cluster_that_is_not_there_is_one_line(monkeypatch):
    pytest.importorskip("distributed", reason="needs Dask: pip install 'claimkg[dask]'")
    monkeypatch.setattr(parallel, "_CONNECT", 1)
    with pytest.raises(KgError, match="no Dask scheduler"):
        list(parallel.spread(plain, many(), dask="tcp://127.0.0.1:9"))


def test_missing_dask_is_one_line_that_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(KgError, match=r"claimkg\[dask\]"):
        list(parallel.spread(plain, many(), dask="tcp://127.0.0.1:8786"))
