"""What other programs make of our exports: their own models, validators and readers.

They are the extra `interchange` (`pip install -e .[interchange]`); without it, these are skipped.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.exchange.exporting.conftest import Desk
from tests.exchange.exporting.popolo_schemas import DOCUMENT
from tests.records import random_desk as odd_rows
from tests.safety.random_desk import RandomDesk

from mercato.exchange import demo
from mercato.records.storage import file

REASON = "the extra interchange is not installed"


def _fill_demo(folder: Path) -> None:
    file.close_connection()
    demo.make(folder / "demo.mercato")
    file.open_file(folder / "demo.mercato")


def _fill_by_verbs(_: Path) -> None:
    work = RandomDesk(3)
    for _step in range(150):
        work.step()


def _fill_oddly(_: Path) -> None:
    odd_rows.fill(Random(5))


@pytest.fixture(params=[_fill_demo, _fill_by_verbs, _fill_oddly])
def filled(desk: Desk, tmp_path: Path, request: Any) -> Desk:
    """The demo, a file of random work, and one of rows that no verb would make."""
    request.param(tmp_path)
    return desk


def test_followthemoney_finds_every_entity_valid(filled: Desk) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ftm = pytest.importorskip("followthemoney", reason=REASON)
        from followthemoney.proxy import EntityProxy
    entities = [json.loads(line) for line in filled.text("all", "ftm").splitlines()]
    assert entities
    schemata = {entity["id"]: ftm.model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = schemata[entity["id"]]
        assert entity_errors(schema, entity) == {}, entity
        EntityProxy.from_dict(entity, cleaned=False)
        for name, values in entity["properties"].items():
            described = schema.get(name)
            assert described is not None, (entity["schema"], name)
            assert all(described.type.validate(value) for value in values), (name, values)
            if described.range is not None:
                for value in values:
                    assert schemata[value].is_a(described.range), (name, value)


def test_popolo_keeps_to_its_schemas_and_links_to_what_is_there(filled: Desk) -> None:
    jsonschema = pytest.importorskip("jsonschema", reason=REASON)
    document = json.loads(filled.text("all", "popolo"))
    jsonschema.Draft202012Validator(DOCUMENT).validate(document)
    people = {one["id"] for one in document["persons"]}
    places = {one["id"] for one in document["organizations"]}
    assert all(one["person_id"] in people for one in document["memberships"])
    assert all(one["organization_id"] in places for one in document["memberships"])
    assert all(
        one.get("parent_id", next(iter(places))) in places for one in document["organizations"]
    )


def entity_errors(schema: Any, entity: dict[str, Any]) -> dict[str, str]:
    from followthemoney.exc import InvalidData

    try:
        schema.validate(entity)
    except InvalidData as invalid:
        return dict(invalid.errors["properties"])
    return {}


@pytest.mark.parametrize("style", ["gexf", "gexf-flows", "graphml", "graphml-flows"])
def test_networkx_opens_every_network(filled: Desk, style: str) -> None:
    networkx = pytest.importorskip("networkx", reason=REASON)
    filled.export("all", style)
    root = ET.fromstring(filled.out.read_text(encoding="utf-8"))
    nodes = [one for one in root.iter() if one.tag.endswith("}node")]
    edges = [one for one in root.iter() if one.tag.endswith("}edge")]
    read = networkx.read_gexf if style.startswith("gexf") else networkx.read_graphml
    graph = read(filled.out)
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (len(nodes), len(edges))
    assert all(data.get("label") for _, data in graph.nodes(data=True))


@pytest.mark.parametrize("style", ["graphml", "graphml-flows"])
def test_igraph_opens_every_graphml(filled: Desk, style: str) -> None:
    igraph = pytest.importorskip("igraph", reason=REASON)
    filled.export("all", style)
    graph = igraph.Graph.Read_GraphML(str(filled.out))
    root = ET.fromstring(filled.out.read_text(encoding="utf-8"))
    assert graph.vcount() == sum(one.tag.endswith("}node") for one in root.iter())
    assert graph.ecount() == sum(one.tag.endswith("}edge") for one in root.iter())
    assert graph.is_directed()
