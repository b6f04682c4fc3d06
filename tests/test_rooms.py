"""Data flows one way: sources -> text -> claims -> graph -> links -> views. This test guards it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kg"

# Every room, the lowest first. A room imports from lower floors only, also inside functions.
FLOORS = [
    "errors model ids resources",
    "alignment canonical counting labels names network runner samples times values vocab",
    "graph language passages review sources sparql upgrades",
    "child extract history rdf records",
    "changes derived endpoint links parallel views",
    "check compare quality showing store",
    "imports queries",
    "api",
    "benchmarks export pipeline serve",
    "cli",
    "__main__ __init__",
]
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor.split()}
# library -> the rooms that may import it; what is read out of texts knows no graph, and no view knows a parse
LIBRARIES = {
    "spacy": "language extract".split(),
    "networkx": "network views export".split(),
    "pyvis": ["views"],
    "rdflib": "rdf check".split(),
    "pyoxigraph": "graph store endpoint runner sparql upgrades history queries rdf check imports export serve".split(),
}
APART = [("extract", "graph"), ("links", "extract"), ("links", "graph"), ("views", "links"), ("views", "graph"),
         ("serve", "extract"), ("review", "graph")]  # fmt: skip


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


MODULES = [(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path) for path in sorted(PACKAGE.rglob("*.py"))]


def test_every_room_has_a_floor():
    assert {room for room, _ in MODULES} == set(FLOOR)


@pytest.mark.parametrize(
    ("room", "path"), [pytest.param(*each, id=str(each[1].relative_to(PACKAGE))) for each in MODULES]
)
def test_a_room_imports_from_lower_floors_only(room, path):
    names = [name.split(".") for name in imports(path)]
    rooms = {parts[1] for parts in names if parts[0] == "kg" and len(parts) > 1 and parts[1] in FLOOR} - {room}
    assert [other for other in rooms if FLOOR[other] >= FLOOR[room]] == []
    assert [other for other in rooms if (room, other) in APART] == []
    libraries = {parts[0] for parts in names} & set(LIBRARIES)
    assert [library for library in libraries if room not in LIBRARIES[library]] == []
