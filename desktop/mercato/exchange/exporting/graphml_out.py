"""GraphML, which igraph, yEd and many others open: http://graphml.graphdrawing.org"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from mercato.exchange.exporting import safe_file
from mercato.exchange.exporting.graphs import escaped, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.exporting.graphs import Attributes, Graph
    from mercato.exchange.exporting.request import Run

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
)
_TYPES = {"string": "string", "integer": "int"}


def write_graphml(run: Run, handle: IO[bytes], make: Callable[[Run], Graph]) -> None:
    """A graph as nodes and edges with their attributes."""
    graph = make(run)
    with safe_file.text(handle) as file:
        file.write(_START)
        file.write(_declared("node", {"label": "string", **graph.of_nodes}))
        file.write(_declared("edge", {"weight": "integer", **graph.of_edges}))
        file.write('<graph edgedefault="directed">\n')
        for node in graph.nodes():
            data = _data("node", {"label": node.label, **node.attributes})
            file.write(f"<node id={quoted(node.uid)}>{data}</node>\n")
        for edge in graph.edges():
            data = _data("edge", {"weight": edge.weight, **edge.attributes})
            ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
            file.write(f"<edge id={quoted(edge.uid)} {ends}>{data}</edge>\n")
        file.write("</graph>\n</graphml>\n")


def _declared(of: str, attributes: dict[str, str]) -> str:
    return "".join(
        f'<key id="{of}_{name}" for="{of}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>\n'
        for name, kind in attributes.items()
    )


def _data(of: str, attributes: Attributes) -> str:
    return "".join(
        f'<data key="{of}_{name}">{escaped(value)}</data>'
        for name, value in attributes.items()
        if value != ""
    )
