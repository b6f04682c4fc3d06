"""Networks for the tools that draw them."""

from __future__ import annotations

import re
from typing import BinaryIO

from ..network import network

# Neither format may hold control characters, which a text can.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def graphml(graph, output: BinaryIO) -> None:
    import networkx

    output.write("\n".join(networkx.generate_graphml(_clean(graph), named_key_ids=True)).encode() + b"\n")


def gexf(graph, output: BinaryIO) -> None:
    import networkx

    lines = "\n".join(networkx.generate_gexf(_clean(graph))) + "\n"
    # The library stamps the day of writing; a file is to be the same on every day.
    output.write(re.sub(r' lastmodifieddate="[^"]*"', "", lines).encode())


def _clean(graph):
    made = network(graph.snapshot())
    for _, values in made.nodes(data=True):
        values.update({key: _CONTROL.sub(" ", value) for key, value in values.items() if isinstance(value, str)})
    for _, _, values in made.edges(data=True):
        values.update({key: _CONTROL.sub(" ", value) for key, value in values.items() if isinstance(value, str)})
    return made
