"""GEXF 1.2, which Gephi opens: https://gexf.net"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from mercato.exchange.exporting import safe_file
from mercato.exchange.exporting.graphs import Node, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mercato.exchange.exporting.graphs import Attributes, Edge, Graph
    from mercato.exchange.exporting.request import Run

_START = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    '<graph mode="static" defaultedgetype="directed">\n'
)


def write_gexf(run: Run, handle: IO[bytes], make: Callable[[Run], Graph]) -> None:
    """A graph as nodes and edges with their attributes."""
    graph = make(run)
    with safe_file.text(handle) as file:
        file.write(_START)
        file.write(_declared("node", graph.of_nodes))
        file.write(_declared("edge", graph.of_edges))
        file.write("<nodes>\n")
        between = "</nodes>\n<edges>\n"
        for one in graph.elements:
            if isinstance(one, Node):
                file.write(_node(one))
            else:
                file.write(f"{between}{_edge(one)}")
                between = ""
        file.write(f"{between}</edges>\n</graph>\n</gexf>\n")


def _node(node: Node) -> str:
    head = f"<node id={quoted(node.uid)} label={quoted(node.label)}>"
    return f"{head}{_values(node.attributes)}</node>\n"


def _edge(edge: Edge) -> str:
    ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
    head = f'<edge id={quoted(edge.uid)} {ends} weight="{edge.weight}">'
    return f"{head}{_values(edge.attributes)}</edge>\n"


def _declared(of: str, attributes: dict[str, str]) -> str:
    lines = (
        f'<attribute id="{name}" title="{name}" type="{kind}"/>\n'
        for name, kind in attributes.items()
    )
    return f'<attributes class="{of}" mode="static">\n{"".join(lines)}</attributes>\n'


def _values(attributes: Attributes) -> str:
    values = (
        f'<attvalue for="{name}" value={quoted(str(value))}/>'
        for name, value in attributes.items()
        if value != ""
    )
    return f"<attvalues>{''.join(values)}</attvalues>"
