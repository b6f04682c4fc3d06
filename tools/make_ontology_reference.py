"""Write docs/ontology.md and docs/ontology.html from the files in ontology/. Run it after changing a term."""

from __future__ import annotations

from html import escape
from pathlib import Path

import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg import resources, vocab

DOCS = Path(__file__).parent.parent / "docs"
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.4rem .6rem;text-align:left;"
    "vertical-align:top}code{white-space:nowrap}"
)


def sections() -> list[tuple[str, str, list[str], list[list[str]]]]:
    """Return (title, text, column names, rows) of every section; the first cell of a row is a term."""
    found = []
    for name, title in (("claimkg", "Terms"), ("words", "Where the words stand")):
        graph = rdflib.Graph().parse(data=resources.read("ontology", f"{name}.ttl"), format="turtle")
        about = next(graph.subjects(RDF.type, OWL.Ontology))
        for kind, label in (
            (OWL.Class, "classes"),
            (OWL.ObjectProperty, "relations"),
            (OWL.DatatypeProperty, "values"),
        ):
            rows = [
                [vocab.shorten(str(term)), *(str(graph.value(term, p)) for p in (RDFS.comment, SKOS.example))]
                for term in sorted(graph.subjects(RDF.type, kind))
            ]
            if rows:
                found.append(
                    (f"{title}: {label}", str(graph.value(about, RDFS.comment)), ["term", "meaning", "example"], rows)
                )
    graph = rdflib.Graph().parse(data=resources.read("ontology", "values.ttl"), format="turtle")
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        rows = [
            [vocab.shorten(str(value)), *(str(graph.value(value, p)) for p in (SKOS.definition, SKOS.example))]
            for value in sorted(graph.subjects(SKOS.inScheme, scheme))
        ]
        found.append((str(graph.value(scheme, DCTERMS.title)), "", ["value", "meaning", "example"], rows))
    return found


def markdown() -> str:
    """Return the reference as Markdown."""
    lines = [
        "# Ontology reference",
        "",
        "Made from `ontology/*.ttl`. How the terms are used: [graph.md](graph.md).",
        "",
    ]
    told = ""
    for title, text, columns, rows in sections():
        lines += [f"## {title}", ""]
        if text and text != told:
            lines += [text, ""]
            told = text
        lines += [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
        lines += ["| " + " | ".join([f"`{row[0]}`", *(_cell(cell) for cell in row[1:])]) + " |" for row in rows]
        lines.append("")
    return "\n".join(lines)


def html() -> str:
    """Return the reference as one self-contained page, every term with an address of its own."""
    parts = [f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Ontology</title><style>{_STYLE}</style>']
    parts.append("<h1>Ontology reference</h1>")
    for title, text, columns, rows in sections():
        parts.append(f"<h2>{escape(title)}</h2><p>{escape(text)}</p><table><tr>")
        parts += [f"<th>{column}</th>" for column in columns]
        for row in rows:
            parts.append(f'</tr><tr id="{escape(row[0])}"><td><code>{escape(row[0])}</code></td>')
            parts += [f"<td>{escape(cell)}</td>" for cell in row[1:]]
        parts.append("</tr></table>")
    return "\n".join(parts) + "</html>\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    (DOCS / "ontology.md").write_text(markdown(), "utf-8")
    (DOCS / "ontology.html").write_text(html(), "utf-8")
