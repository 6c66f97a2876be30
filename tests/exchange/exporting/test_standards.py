"""The standard formats: what they hold, and that they state no rumour as fact."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.exchange.exporting.conftest import Desk

from mercato.exchange.exporting import formats, stated
from mercato.exchange.exporting.export import export_table
from mercato.exchange.exporting.request import ExportRequest
from mercato.records.belongings import identifiers
from mercato.records.errors import Refused
from mercato.records.finding import tables
from mercato.records.journal import journal
from mercato.records.schema import Organization
from mercato.records.verbs import editing

GEXF = "{http://www.gexf.net/1.2draft}"
LEI = "5493006MHB84DD0ZWV18"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def entities(desk: Desk, table: str = "all") -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in desk.text(table, "ftm").splitlines():
        entity = json.loads(line)
        found.setdefault(entity["schema"], []).append(entity)
    return found


def move(desk: Desk, person: str = "Ada", **values: str) -> str:
    given = {"from": "Apple", "to": "Meta", "stage": "started", **values}
    return desk.add("move", person=person, **given)


@pytest.mark.parametrize("verification", ["rumoured", "denied", "disputed", "retracted"])
@pytest.mark.parametrize("style", ["ftm", "popolo", "gexf", "gexf-flows", "graphml"])
def test_what_is_no_fact_is_left_out_and_counted(desk: Desk, style: str, verification: str) -> None:
    uid = move(desk, verification=verification)
    assert desk.export("all", style).unstated == 1
    assert uid not in desk.out.read_text()


def test_a_rumoured_destination_is_left_out_though_the_departure_is_told(desk: Desk) -> None:
    move(desk, verification="confirmed", to_verification="rumoured")
    (event,) = entities(desk)["Event"]
    assert len(event["properties"]["involved"]) == 2
    assert "Meta" not in event["properties"]["name"][0]
    desk.export("all", "gexf-flows")
    assert "<edge " not in desk.out.read_text()


def test_positions_are_employments_directorships_and_memberships(desk: Desk) -> None:
    for kind in ("employee", "board", "elected"):
        desk.add("position", person="Ada", organization=kind, kind=kind, role="R", start="2024-05")
    found = entities(desk)
    for schema in ("Employment", "Directorship", "Membership"):
        (spell,) = found[schema]
        assert spell["properties"]["startDate"] == ["2024-05"]
    memberships = json.loads(desk.text("all", "popolo"))["memberships"]
    assert {spell["start_date"] for spell in memberships} == {"2024-05"}


def test_counts_are_those_of_what_stands_in_the_file(desk: Desk) -> None:
    move(desk, starts_on="2025-07")
    move(desk, "Bob", close_old="no", open_new="no")
    move(desk, "Eve", stage="agreed")
    desk.add("move", party="ten engineers", to="Meta", stage="started")
    result = desk.export("all", "popolo")
    document = json.loads(desk.out.read_text())
    assert result.rows == sum(map(len, document.values()))
    assert (result.implied, result.unstated) == (1, 2)
    assert desk.export("all", "ftm").rows == len(desk.out.read_text().splitlines())
    for style in ("gexf", "gexf-flows"):
        counted = desk.export("all", style).rows
        elements = [one.tag for one in ET.fromstring(desk.out.read_text()).iter()]
        assert counted == elements.count(f"{GEXF}node") + elements.count(f"{GEXF}edge")


def test_what_popolo_has_no_word_for_is_counted(desk: Desk) -> None:
    web = desk.add("source", headline="Web", url="https://n.example/a")
    desk.add("source", headline="On paper")
    move(desk, source=web, close_old="no", open_new="no")
    desk.add("claim", text="He will go.", kind="fact", subject=["Ada"], source=web)
    with journal.edit("organization.changed"):
        apple, meta = (Organization.get(Organization.name == name) for name in ("Apple", "Meta"))
        editing.create("organization_change", a=apple.id, kind="merged_into", b=meta.id)
    result = desk.export("all", "popolo")
    document = desk.out.read_text()
    assert (document.count("https://n.example/a"), "On paper" in document) == (2, False)
    assert [one for one in result.left_out() if one[0].startswith("export.untold")] == [
        ("export.untold_claims", 1),
        ("export.untold_changes", 1),
        ("export.untold_sources", 1),
    ]
    assert desk.export("all", "ftm").left_out() == []
    assert desk.export("people", "popolo").left_out() == []


def test_a_move_of_which_a_part_is_no_fact_is_counted_once(desk: Desk) -> None:
    move(desk, stage="announced", close_old="no", open_new="no")
    move(desk, "Bob", stage="left", left_on="2025-06", close_old="no", open_new="no")
    result = desk.export("all", "popolo")
    ends = json.loads(desk.out.read_text())["memberships"]
    assert [one.get("end_date") for one in ends] == ["2025-06"]
    assert (result.unstated, result.implied) == (2, 0)


def test_a_position_without_a_word_takes_no_end_of_a_move_along(desk: Desk) -> None:
    desk.add("position", person="Ada", organization="Apple", is_current="incoming")
    move(desk, stage="left", left_on="2025-06", close_old="no", open_new="no")
    result = desk.export("all", "popolo")
    ends = json.loads(desk.out.read_text())["memberships"]
    assert [one.get("end_date") for one in ends] == ["2025-06"]
    assert result.implied == 0


def test_only_certain_days_are_dates_elsewhere(desk: Desk) -> None:
    desk.add("position", person="Ada", organization="Apple", start="about 2019", end="Q3 2025")
    (spell,) = entities(desk)["Employment"]
    assert not {"startDate", "endDate"} & spell["properties"].keys()


def test_the_end_of_a_settled_move_is_told_once(desk: Desk) -> None:
    move(desk, left_on="2025-06", starts_on="2025-07-01", close_old="no", open_new="no")
    ends = json.loads(desk.text("all", "popolo"))["memberships"]
    assert {(one.get("start_date"), one.get("end_date")) for one in ends} == {
        (None, "2025-06"),
        ("2025-07-01", None),
    }
    desk.add("position", person="Ada", organization="Meta", start="2025-07-01")
    ends = json.loads(desk.text("all", "popolo"))["memberships"]
    assert sum(one.get("start_date") == "2025-07-01" for one in ends) == 1


def test_names_and_numbers_get_their_standard_places(desk: Desk) -> None:
    numbers = ["wikidata:Q42", f"lei:{LEI}"]
    desk.add("person", name="Ada Lovelace", alias=["former:Ada Byron", "Countess"], tag="maths")
    desk.add("organization", name="Meta", kind="company", country="US", identifier=numbers)
    desk.add("organization", name="Odd", identifier=["other:1", "ticker:X"])
    found = entities(desk)
    person = found["Person"][0]["properties"]
    assert (person["previousName"], person["alias"]) == (["Ada Byron"], ["Countess"])
    company = found["Company"][0]["properties"]
    assert (company["wikidataId"], company["country"]) == (["Q42"], ["us"])
    assert company["leiCode"] == [LEI]
    odd = found["Organization"][0]["properties"]["idNumber"]
    assert odd == ["other:1", "ticker:X"]
    assert not identifiers.is_lei(f"{LEI[:-1]}9")


def test_a_number_longer_than_others_take_is_a_note_there(desk: Desk) -> None:
    page = f"https://en.wikipedia.example/wiki/{'Very_long_' * 6}"
    desk.add("organization", name="Apple", note="Big", identifier=f"other:{page}")
    (entity,) = (json.loads(line) for line in desk.text("all", "ftm").splitlines())
    assert entity["properties"]["notes"] == ["Big", f"other:{page}"]
    assert "idNumber" not in entity["properties"]


def test_only_sources_that_support_are_proof(desk: Desk) -> None:
    yes = desk.add("source", headline="Yes", url="https://yes.example/1", published_on="2025")
    no = desk.add("source", headline="No")
    uid = move(desk, source=yes)
    desk.add("reference", source=no, record=uid, stance="contradicts")
    (event,) = entities(desk)["Event"]
    assert event["properties"]["proof"] == [yes]


def test_rumours_denials_and_what_was_refuted_are_no_notes(desk: Desk) -> None:
    desk.add("claim", text="So it is.", subject=["Apple"])
    desk.add("claim", text="They say.", kind="rumour")
    desk.add("claim", text="Not so.", outcome="refuted")
    (note,) = entities(desk)["Note"]
    assert note["properties"]["description"] == ["So it is."]


def test_flows_weigh_people_and_keep_groups_apart(desk: Desk) -> None:
    for person in ("Ada", "Bob"):
        move(desk, person)
    desk.add("move", party="ten engineers", to="Meta", stage="started", **{"from": "Apple"})
    root = ET.fromstring(desk.text("all", "gexf-flows"))
    (edge,) = root.iter(f"{GEXF}edge")
    assert edge.get("weight") == "2"
    values = {value.get("for"): value.get("value") for value in edge.iter(f"{GEXF}attvalue")}
    assert values == {"people": "2", "groups": "1"}


def test_networks_join_people_to_places_and_units_to_parents(desk: Desk) -> None:
    desk.add("position", person="Ada & <Bob>", organization="Apple > Lab", role='"Head"')
    root = ET.fromstring(desk.text("all", "graphml"))
    assert len(list(root.iter(f"{GRAPHML}node"))) == 3
    edges = [(e.get("source"), e.get("target")) for e in root.iter(f"{GRAPHML}edge")]
    nodes = {node.get("id") for node in root.iter(f"{GRAPHML}node")}
    assert len(edges) == 2
    assert {end for edge in edges for end in edge} == nodes


def test_a_selection_brings_what_it_links_to_and_nothing_else(desk: Desk) -> None:
    move(desk, source="Pang leaves Apple for Meta today")
    move(desk, "Bob", **{"from": "Google", "to": "OpenAI"})
    lines = [json.loads(line) for line in desk.text("moves", "jsonl", query="ada").splitlines()]
    names = {line["name"] for line in lines if "name" in line}
    assert names == {"Ada", "Apple", "Meta"}
    uids = {line.get("uid") for line in lines}
    (told,) = [line for line in lines if line["type"] == "move"]
    assert {told["person"], told["from_organization"], told["references"][0]["source"]} <= uids


def test_people_bring_their_positions_and_moves(desk: Desk) -> None:
    move(desk)
    lines = desk.text("people", "jsonl", query="ada").splitlines()
    assert {json.loads(line)["type"] for line in lines} >= {"move", "position", "organization"}


def test_a_format_that_cannot_tell_of_a_table_says_so(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        desk.export("people", "sentences-en")
    assert refused.value.code == "export.wrong_table"
    with pytest.raises(Refused):
        desk.export("all", "csv")


def test_markdown_reads_like_the_window_and_escapes_what_would_be_markup(desk: Desk) -> None:
    given = {"from": "Apple", "from_role": "A|b *c*", "announced_on": "7 July 2025"}
    desk.add("move", person="Ada", to="=", **given)
    lines = desk.text("moves", "markdown").splitlines()
    assert lines[1].startswith("| --- |")
    assert lines[2].startswith("| 7 Jul 2025 | Ada | Apple | A\\|b \\*c\\* | own\\_venture |")


def test_markdown_of_all_columns_has_them_all(desk: Desk) -> None:
    desk.add("person", name="Ada", tell_apart="the countess")
    headings, _, row = desk.text("people", "markdown").splitlines()
    assert headings == f"| {' | '.join(tables.TABLES['people'].columns)} |"
    assert "| the countess |" in row
    desk.export("people", "markdown", columns=("name",))
    assert desk.out.read_text().splitlines()[0] == "| name |"


@pytest.mark.parametrize(
    "style", [code for code, found in formats.FORMATS.items() if found.of_records]
)
def test_progress_reaches_its_total_and_never_goes_back(desk: Desk, style: str) -> None:
    move(desk, verification="denied")
    desk.add("claim", text="It is so.", subject=["Apple"])
    heard: list[tuple[int, int]] = []
    request = ExportRequest("all", desk.out, style)
    export_table(request, lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1] > 0


def ends_of(desk: Desk) -> set[tuple[str | None, str | None]]:
    told = json.loads(desk.text("all", "popolo"))["memberships"]
    return {(one.get("start_date"), one.get("end_date")) for one in told}


@pytest.mark.parametrize(
    "given",
    [{"kind": "moves", "interim": "yes"}, {"to_role": "board member"}, {"kind": "seconded"}],
)
def test_who_keeps_the_old_post_by_the_rules_of_moves_has_not_left_it(
    desk: Desk, given: dict[str, str]
) -> None:
    dates = {"left_on": "2025-06", "starts_on": "2025-07", "close_old": "no", "open_new": "no"}
    move(desk, **dates, **given)
    assert ends_of(desk) == {("2025-07", None)}


def test_a_position_that_stays_out_does_not_stand_for_the_end_of_a_move(desk: Desk) -> None:
    move(desk, starts_on="2025-07", close_old="no", open_new="no")
    post = desk.add("position", person="Ada", organization="Meta", start="2025-01")
    with journal.edit("test.edit"):
        editing.set_field(desk.id(post), "confidentiality", "internal")
    assert ("2025-07", None) in ends_of(desk)
    told = json.loads(desk.text("all", "popolo", include_confidential=True))["memberships"]
    assert [one["start_date"] for one in told if "start_date" in one] == ["2025-01"]


def test_a_position_that_is_not_in_the_file_stands_for_no_end_of_a_move(desk: Desk) -> None:
    move(desk, starts_on="2025-07", close_old="no", open_new="no")
    desk.add("position", person="Ada", organization="Meta", start="2025-01")
    told = json.loads(desk.text("moves", "popolo"))["memberships"]
    assert "2025-07" in [one.get("start_date") for one in told]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "https://a.bc:port/",
            "http://[x.y",
            "http://a..bc",
            "http://a.bc:/",
            "https://a.bc:99999/",
        ),
        *(
            "ftp://a.bc",
            "http://a",
            "http://a.bc/c d",
            "http://-a.bc",
            "",
            "http://a.b",
            "http://3.14",
            "http://ab.cd\n",
        ),
    ],
)
def test_only_an_address_that_every_program_takes_is_a_link(address: str) -> None:
    assert stated.web_address(address) is None


def test_usual_addresses_are_links() -> None:
    for address in ("https://a.bc:8080/c?d=e#f", "http://été.example/é", "https://x-y.example"):
        assert stated.web_address(address) == address


@pytest.mark.parametrize("day", ["2024-02-31", "0000", "2024-13", "2024-00-01", "2024~", "24"])
def test_a_day_that_no_calendar_has_is_no_date(day: str) -> None:
    assert stated.plain_day(day) is None
    assert [stated.plain_day(one) for one in ("2024", "2024-12", "2024-02-29")] == [
        "2024",
        "2024-12",
        "2024-02-29",
    ]


def test_entities_of_markup_are_escaped_and_other_ampersands_stay(desk: Desk) -> None:
    desk.add("person", name="R&D &lt;b&gt; &#60;")
    assert r"R&D \&lt;b\&gt; \&\#60;" in desk.text("people", "markdown")


def test_sentences_are_text_in_markdown_too(desk: Desk) -> None:
    source = desk.add("source", headline="News", outlet="The *Post*")
    move(desk, desk.add("person", name="1. Ada <b>"), to="R&D_x", to_role="*head*", source=source)
    text = desk.text("moves", "sentences-en")
    assert text.startswith(r"1\. Ada \<b\> has left Apple for R&D\_x (\*head\*)")
    assert text.endswith("according to The \\*Post\\*.\n")


@pytest.mark.parametrize("style", ["gexf", "gexf-flows", "graphml", "graphml-flows"])
def test_characters_that_xml_cannot_hold_are_left_out_of_networks_and_counted(
    desk: Desk, style: str
) -> None:
    uid = desk.add("organization", name="Apple")
    with journal.edit("test.edit"):
        name = 'A\0\x01\x0b\x1f\ufffe\uffff]]>"<&\tb\r'
        Organization.update(name=name).where(Organization.id == desk.id(uid)).execute()
    assert desk.export("all", style).left_out() == [("export.unwritable", 6)]
    root = ET.fromstring(desk.out.read_bytes())
    assert 'A]]>"<&\tb\r' in {
        *root.itertext(),
        *(value for e in root.iter() for value in e.attrib.values()),
    }


@pytest.mark.parametrize(("day", "told"), [("0800", None), ("1000", "1000"), ("9999-12-31", None)])
def test_a_year_that_others_do_not_know_is_no_date_there(
    desk: Desk, day: str, told: str | None
) -> None:
    desk.add("organization", name="Acme", founded=day)
    (found,) = entities(desk)["Organization"]
    assert found["properties"].get("incorporationDate") == (told and [told])


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"headline": "He goes", "text": "x"}, "He goes"),
        ({"outlet": "The Post", "text": "x"}, "The Post"),
        ({"text": "He goes.\nSo it is said."}, "He goes."),
        ({"url": "https://x.example/1", "outlet": "The Post"}, None),
    ],
)
def test_every_article_has_something_to_be_known_by(
    desk: Desk, values: dict[str, str], title: str | None
) -> None:
    desk.add("source", **values)
    (found,) = entities(desk)["Article"]
    assert found["properties"].get("title") == (title and [title])


def test_addresses_in_popolo_are_in_the_letters_that_addresses_may_have(desk: Desk) -> None:
    url = "https://bücher.example/é/100%/a%C3%A9[1]?q=a;b|c#d"
    desk.add("person", name="Ada", source=desk.add("source", url=url, headline="x"))
    (person,) = json.loads(desk.text("all", "popolo"))["persons"]
    wanted = "https://b%C3%BCcher.example/%C3%A9/100%25/a%C3%A9%5B1%5D?q=a;b%7Cc#d"
    assert person["sources"] == [{"url": wanted}]
