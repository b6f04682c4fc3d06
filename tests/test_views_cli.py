"""``kg view`` on a graph that was stored and read back."""

import json
import shutil

import pytest
import viewsample

from kg import api
from kg.cli import main
from kg.model import Extraction


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """A graph directory that holds the sample."""
    folder = tmp_path_factory.mktemp("graph") / "out"
    made = viewsample.snapshot()
    with api.open(folder, create=True) as opened:
        for document in made.documents:
            claims = tuple(claim for claim in made.claims if claim.document == document.id)
            opened.put(Extraction(document, claims, made.entities, extractor="by hand"))
        opened.put_links(made.links)
        opened.add_reviews(made.reviews)
    return folder


def run(*args):
    """Run the command line and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main([str(each) for each in args])
    return ended.value.code


def test_view_writes_the_site_and_prints_its_path(graph, capsys):
    assert run("view", "--graph", graph) == 0
    assert capsys.readouterr().out.strip() == str(graph / "index.html")
    text = (graph / "index.html").read_text("utf-8")
    assert "Where the record disagrees with itself" in text and "will open by 2026" in text
    assert sum(path.name.startswith("document-") for path in (graph / "pages").iterdir()) == 20


def test_view_again_changes_nothing(graph):
    assert run("view", "--graph", graph) == 0
    before = {path: path.read_bytes() for path in (graph / "pages").rglob("*") if path.is_file()}
    assert run("view", "--graph", graph) == 0
    assert {path: path.read_bytes() for path in (graph / "pages").rglob("*") if path.is_file()} == before


def test_view_as_one_file(graph, capsys):
    assert run("view", "--single-file", "--graph", graph) == 0
    assert capsys.readouterr().out.strip() == str(graph / "claims.html")
    assert (graph / "claims.html").read_text("utf-8").count("data-page=") > 25


def saved(link, verdict="confirmed", **fields):
    """A verdict as a page saves one."""
    row = {"target": link.id, "verdict": verdict, "reason": "", "note": "", "members": [link.a, link.b],
           "created": "2025-11-03T10:12:00.000Z", **fields}  # fmt: skip
    return json.dumps(row) + "\n"


def test_verdicts_that_a_page_saved_are_added_once(graph, tmp_path, capsys):
    folder, file = tmp_path / "out", tmp_path / "verdicts.jsonl"
    shutil.copytree(graph, folder)
    one, two = [link for link in viewsample.snapshot().links if link.score in (0.93, 0.84)]
    file.write_text(saved(one) + "\n" + saved(two, "rejected", reason="different time", note="“<b>”"), "utf-8")
    assert run("review", "--file", file, "--author", "Ada", "--graph", folder) == 0
    assert run("review", "--file", file, "--author", "Ada", "--graph", folder) == 0
    assert "2 verdicts added" in (said := capsys.readouterr().err) and "0 verdicts added, 2 known" in said
    with api.open(folder) as opened:
        verdicts, kept = opened.verdicts(), len(opened.reviews())
    assert (verdicts[one.id], verdicts[two.id], kept) == ("confirmed", "rejected", 5)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "line 1"),
        ("[]", "line 1"),
        ('{"target": "l"}', "line 1"),
        (saved(viewsample.snapshot().links[0], "maybe"), "confirmed, rejected, unsure"),
        (saved(viewsample.snapshot().links[0], members=["a> <b"]), "its two claims"),
        (saved(viewsample.snapshot().links[0], created="yesterday"), "line 1"),
    ],
)
def test_a_file_that_no_page_saved_is_refused(line, words, graph, tmp_path, capsys):
    (tmp_path / "verdicts.jsonl").write_text(line, "utf-8")
    before = api.open(graph).reviews()
    assert run("review", "--file", tmp_path / "verdicts.jsonl", "--graph", graph) == 2
    assert words in capsys.readouterr().err
    assert api.open(graph).reviews() == before


def test_a_retraction_shows_wherever_the_document_speaks(graph, tmp_path):
    folder = tmp_path / "out"
    shutil.copytree(graph, folder)
    assert run("retract", "halden-gazette-2023-02-11.txt", "--reason", "the figures were wrong", "--graph", folder) == 0
    assert run("view", "--graph", folder) == 0
    first = (folder / "index.html").read_text("utf-8")
    assert "took its text back (the figures were wrong)" in first
    pages = folder / "pages"
    document = next(pages.glob("document-halden-gazette-of-2023-02-11-*.html")).read_text("utf-8")
    assert "The source took this text back" in document and "the figures were wrong" in document
    for name in ("documents", "agreements", "speaker-daniel-reyes-*"):
        assert "✕ Retracted" in next(pages.glob(f"{name}.html")).read_text("utf-8"), name
    assert ", retracted" in (pages / "claims.html").read_text("utf-8")
    assert "✕ Retracted" not in (graph / "index.html").read_text("utf-8")


def test_a_notebook_gets_tables_and_pages(graph):
    opened = api.open(graph)
    claims = opened.claims()._repr_html_()
    assert (
        claims.count("<tr>") == 21
        and "and 1 more" in claims
        and "Daniel Reyes" in claims
        and "<th>addressee" not in claims
    )
    assert "nothing found" in opened.claims(speaker="nobody at all")._repr_html_()
    assert "<td>" in opened.query("speakers")._repr_html_()
    assert "<td>21</td>" in opened._repr_html_()
    for page in ("agreements", "speakers", "sources", "claims"):
        cell = getattr(opened, f"show_{page}")(400)._repr_html_()
        assert cell.startswith("<iframe ") and "sandbox=" in cell and f"content=&#34;page={page}&#34;" in cell
    assert "content=&#34;page=" not in opened.show_contradictions()._repr_html_()


def test_view_of_nothing_says_what_to_do(tmp_path, capsys):
    assert run("view", "--graph", tmp_path / "none") == 2
    assert "kg build" in capsys.readouterr().err
