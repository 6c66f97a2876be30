"""GraphML, which igraph, yEd and many others open: http://graphml.graphdrawing.org"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from mercato.exchange.exporting import safe_file
from mercato.exchange.exporting.graphs import Node, escaped, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.exporting.graphs import Attributes, Edge, Graph
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
        for one in graph.elements:
            file.write(_node(one) if isinstance(one, Node) else _edge(one))
        file.write("</graph>\n</graphml>\n")


def _node(node: Node) -> str:
    data = _data("node", {"label": node.label, **node.attributes})
    return f"<node id={quoted(node.uid)}>{data}</node>\n"


def _edge(edge: Edge) -> str:
    data = _data("edge", {"weight": edge.weight, **edge.attributes})
    ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
    return f"<edge id={quoted(edge.uid)} {ends}>{data}</edge>\n"


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
