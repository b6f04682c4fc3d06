"""``kg view`` on a graph that was stored and read back."""

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
