"""Data flows one way: sources -> text -> claims -> graph -> links -> views. This test guards it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"

# room -> what it must never import, directly; the command line and the build see all rooms
FORBIDDEN = {
    "errors": {"kg", "spacy", "rdflib", "pyoxigraph", "pyvis", "networkx"},
    "model": {"kg", "spacy", "rdflib", "pyoxigraph", "pyvis", "networkx"},
    "ids": {"kg", "spacy", "rdflib", "pyoxigraph", "pyvis", "networkx"},
    "vocab": {"spacy", "pyvis", "networkx"},
    "sources": {"spacy", "rdflib", "pyoxigraph", "pyvis", "networkx"},
    "passages": {"rdflib", "pyoxigraph", "pyvis", "networkx"},
    "language": {"rdflib", "pyoxigraph", "pyvis", "networkx"},
    "extract": {"rdflib", "pyoxigraph", "pyvis", "networkx", "kg.graph", "kg.store", "kg.links", "kg.views"},
    "values": {"rdflib", "pyoxigraph", "pyvis", "networkx", "kg.graph", "kg.store", "kg.links", "kg.views"},
    "times": {"rdflib", "pyoxigraph", "pyvis", "networkx", "kg.graph", "kg.store", "kg.links", "kg.views"},
    "names": {"rdflib", "pyoxigraph", "pyvis", "networkx", "kg.graph", "kg.store", "kg.links", "kg.views"},
    "graph": {"spacy", "pyvis", "kg.extract", "kg.links", "kg.views"},
    "store": {"spacy", "pyvis", "kg.extract", "kg.links", "kg.views"},
    "links": {"spacy", "rdflib", "pyoxigraph", "pyvis", "kg.extract", "kg.views", "kg.vocab"},
    "review": {"spacy", "pyvis", "kg.extract", "kg.views"},
    "views": {"spacy", "kg.extract", "kg.links"},
    "serve": {"spacy", "kg.extract"},
}


def imports(path: Path) -> set[str]:
    """Absolute names of everything a module imports, also inside functions."""
    found = set()
    package = ["kg", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *([node.module] if node.module else [])])
            found |= {name, *(f"{name}.{alias.name}" for alias in node.names)}
    return found


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room in FORBIDDEN:
            yield pytest.param(room, path, id=str(path.relative_to(PACKAGE)))


@pytest.mark.parametrize(("room", "path"), list(modules()))
def test_room_imports_only_what_it_may(room, path):
    allowed = {"kg", f"kg.{room}"} if FORBIDDEN[room] & {"kg"} else {"kg"}
    for name in imports(path):
        for banned in FORBIDDEN[room]:
            hit = name == banned or name.startswith(banned + ".")
            assert not hit or (name in allowed and banned == "kg"), f"{path.name} imports {name}"
