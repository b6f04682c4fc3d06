"""A graph directory: one writer, many readers, whole states only, and one clear line for what is wrong."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import ferry
import pyoxigraph as ox
import pytest

import kg
from kg import graph, history
from kg.errors import StoreError
from kg.store import open_store


@pytest.fixture
def place(tmp_path):
    return ferry.make(tmp_path / "g")


def damage(path, how):
    """Make something that is no sound graph directory, in the way named."""
    if how == "missing":
        return path.parent / "nowhere"
    if how == "file":
        path.parent.joinpath("file").write_text("x")
        return path.parent / "file"
    if how == "folder":
        path.parent.joinpath("folder").mkdir()
        path.parent.joinpath("folder", "letter.txt").write_text("x")
        return path.parent / "folder"
    if how == "newer":
        (path / "claimkg.json").write_text('{"format": 99, "read": 1}')
    elif how == "garbled":
        (path / "claimkg.json").write_bytes(b"\xff\x00{")
    elif how == "other json":
        (path / "claimkg.json").write_text("[]")
    elif how == "never finished":
        (path / "claimkg.json").write_text('{"format": 3, "read": 0}')
    elif how == "snapshot gone":
        shutil.rmtree(path / "read")
    elif how == "store gone":
        shutil.rmtree(path / "store")
    elif how == "store damaged":
        for file in (path / "read").rglob("MANIFEST*"):
            file.write_bytes(b"no manifest")
    return path


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("missing", "no such graph directory .'kg build PATH… --graph DIR' makes one"),
        ("file", "is not a graph directory"),
        ("folder", "is not a graph directory"),
        ("newer", "newer version of claimkg .format 99, this one reads up to 3. .install a newer claimkg"),
        ("garbled", "claimkg.json cannot be read"),
        ("other json", "claimkg.json cannot be read"),
        ("never finished", "never finished .run 'kg build' again"),
        ("snapshot gone", "store cannot be used"),
        ("store damaged", "store cannot be used"),
    ],
)
def test_what_is_no_graph_is_said_in_one_line(place, how, message):
    wrong = damage(place, how)
    with pytest.raises(StoreError, match=message.replace("(", r"\(")) as caught:
        kg.open(wrong)
    assert str(wrong) in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("how", ["file", "folder"])
def test_nothing_is_written_where_something_else_lies(place, how):
    wrong = damage(place, how)
    before = sorted(wrong.rglob("*"))
    with pytest.raises(StoreError, match="not a graph directory"):
        kg.open(wrong, create=True)
    assert sorted(wrong.rglob("*")) == before


def test_a_second_writer_is_told_to_wait_and_readers_go_on(place):
    code = (
        "import sys, kg\n"
        "try:\n    kg.open(sys.argv[1], write=True)\nexcept kg.KgError as error:\n    print(error)\n"
        "with kg.open(sys.argv[1]) as g:\n    print(len(g.documents()))"
    )
    with kg.open(place, write=True) as g:
        g.store.remove(graph.document_graph(ferry.POST.id))
        done = subprocess.run([sys.executable, "-c", code, str(place)], capture_output=True, text=True, check=True)
    said, documents = done.stdout.splitlines()
    assert "another process is writing" in said
    assert documents == "4"  # what was published before the writer began
    with kg.open(place) as g:
        assert len(g.documents()) == 3


def test_a_reader_keeps_its_state_while_others_write(place):
    with kg.open(place) as reader:
        with kg.open(place, write=True) as g:
            g.put_links([])
        assert len(reader.links()) == len(ferry.LINKS)
    with kg.open(place) as g:
        assert g.links() == []


def test_a_killed_writer_leaves_what_was_published_and_the_next_one_goes_on(place):
    code = (
        "import sys, os, kg\n"
        "g = kg.open(sys.argv[1], write=True)\n"
        "g.put_links([])\n"
        "os.kill(os.getpid(), 9)"
    )  # fmt: skip
    subprocess.run([sys.executable, "-c", code, str(place)], check=False)
    with kg.open(place) as g:
        assert len(g.links()) == len(ferry.LINKS)
    with kg.open(place, write=True):
        pass
    with kg.open(place) as g:
        assert g.links() == []
        assert len(g.claims()) == 10


def test_a_full_disk_is_named_and_readers_keep_what_there_was(place):
    """The system refuses files above a size as it refuses any byte on a full disk: in the middle of a write."""
    code = (
        "import sys, resource, kg, ferry\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try:\n"
        "    with kg.open(sys.argv[1], write=True) as g:\n"
        "        for n in range(40):\n"
        "            text = f'{n} ' + 'Nothing more was said. ' * 2000\n"
        "            g.put(kg.model.Extraction(ferry.document(f'{n}.txt', text), ()))\n"
        "except kg.KgError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", code, str(place)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent)
    assert "the disk is full" in done.stdout and "Traceback" not in done.stderr, done
    with kg.open(place) as g:
        assert len(g.documents()) == 4 and len(g.claims()) == 10
    with kg.open(place, write=True) as g:  # and once there is room again, all is as it was
        g.put_links([])
    with kg.open(place) as g:
        assert g.links() == []


def test_an_error_while_writing_publishes_nothing(place):
    with pytest.raises(ZeroDivisionError), kg.open(place, write=True) as g:
        g.put_links([])
        1 / 0  # noqa: B018
    with kg.open(place) as g:
        assert len(g.links()) == len(ferry.LINKS)


def test_replacing_is_all_or_nothing_and_says_whether_anything_changed(tmp_path):
    quads = list(graph.quads(ferry.EXTRACTIONS[0]))
    name = graph.document_graph(ferry.POST.id)
    store = open_store(tmp_path / "g", write=True, create=True)
    assert store.replace(name, quads) is True
    assert store.replace(name, quads) is False
    assert store.replace(name, quads[:5]) is True
    assert len(list(store.read(name))) == 5
    assert store.replace(name, []) is True
    assert store.graphs() == []
    store.close()


def test_old_snapshots_are_cleared_away(place):
    for links in ([], ferry.LINKS, []):
        with kg.open(place, write=True) as g:
            g.put_links(links)
    assert len(list((place / "read").iterdir())) == 2
    assert json.loads((place / "claimkg.json").read_text()) == {"format": 3, "read": 4}


def test_a_reader_cannot_write(place):
    with kg.open(place) as g, pytest.raises(StoreError, match="for reading only"):
        g.put_links([])


def test_building_in_another_order_gives_the_same_quads(tmp_path):
    def dump(name, extractions):
        with kg.open(tmp_path / name, create=True) as g:
            for extraction in extractions:
                g.put(extraction)
            g.put_identities([ferry.SAME])
        store = ox.Store.read_only(str(open_store(tmp_path / name).readable))
        return sorted(str(quad) for quad in store)

    assert dump("a", ferry.EXTRACTIONS) == dump("b", ferry.EXTRACTIONS[::-1])


def test_adding_a_document_leaves_the_others_untouched(place):
    def graphs(g):
        return {name: set(g.store.read(name)) for name in g.store.graphs() if "/graph/document/" in name}

    with kg.open(place, write=True) as g:
        before = graphs(g)
        extra = ferry.document("late.txt", "Nothing more was said.")
        g.put(kg.model.Extraction(extra, ()))
        after = graphs(g)
    assert {name: after[name] for name in before} == before and len(after) == len(before) + 1


_OLD = """PREFIX clm: <https://w3id.org/claimkg/ns#> PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> """
AGEING = {
    2: (
        "DROP GRAPH <https://w3id.org/claimkg/id/graph/canonical>",
        "DELETE { GRAPH ?g { ?s dcterms:type ?o } } INSERT { GRAPH ?g { ?s clm:kind ?o } } WHERE { GRAPH ?g { "
        "?s dcterms:type ?o FILTER(CONTAINS(STR(?o), '/link-kind/') || CONTAINS(STR(?o), '/change/')) } }",
        "DELETE { GRAPH ?g { ?s dcterms:type ?o } } INSERT { GRAPH ?g { ?s clm:role ?o } } WHERE { GRAPH ?g { "
        "?s dcterms:type ?o FILTER(CONTAINS(STR(?o), '/vocab/role/')) } }",
        "DELETE { GRAPH ?g { ?s clm:first ?a ; clm:second ?b } } "
        "INSERT { GRAPH ?g { ?s clm:earlier ?a ; clm:later ?b } } "
        "WHERE { GRAPH ?g { ?s a clm:PositionShift ; clm:first ?a ; clm:second ?b } }",
        "DELETE { GRAPH ?g { ?c schema:text ?t } } WHERE { GRAPH ?g { ?c a clm:Claim ; schema:text ?t } }",
    ),
    1: (
        "DELETE { GRAPH ?g { ?p schema:name ?n } } INSERT { GRAPH ?g { ?p skos:prefLabel ?n } } "
        "WHERE { GRAPH ?g { ?p a clm:Predicate ; schema:name ?n } }",
    ),
}


def age(store, format_):
    """Take a store back to an older format."""
    for number in (2, 1)[: 3 - format_]:
        for update in AGEING[number]:
            store.update(_OLD + update)


@pytest.mark.parametrize("format_", [1, 2])
@pytest.mark.parametrize("write", [False, True])
def test_a_directory_of_an_older_format_is_upgraded(place, write, format_):
    questions = ("said-about", "position-shifts", "open-contradictions", "denied-and-affirmed", "identities")
    with kg.open(place, write=True) as g:
        g.forget(ferry.POST.id, "ed")
        before = g.snapshot(), [list(g.query(name)) for name in questions]
    store = ox.Store(str(place / "store"))
    age(store, format_)
    store.flush()
    del store
    (place / "claimkg.json").write_text(f'{{"format": {format_}, "read": 1}}')
    with kg.open(place, write=write) as g:
        assert (g.snapshot(), [list(g.query(name)) for name in questions]) == before
    assert json.loads((place / "claimkg.json").read_text())["format"] == 3


@pytest.mark.parametrize("format_", [1, 2])
def test_what_an_older_version_exported_or_forgot_comes_back_in_the_form_of_today(place, format_):
    with kg.open(place) as g:
        quads = [quad for name in g.store.graphs() for quad in g.store.read(name)]
    store = ox.Store()
    store.extend(quads)
    age(store, format_)
    fresh = history.unpack(history.pack(store))
    kept = {quad for quad in quads if quad.graph_name.value != graph.CANONICAL}
    assert {quad for quad in fresh if quad.graph_name.value != graph.CANONICAL} == kept
