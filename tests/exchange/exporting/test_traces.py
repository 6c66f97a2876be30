"""What rests on a confidential record is neither named nor counted, over any number of steps."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.exchange.exporting.conftest import Desk
from tests.records import random_desk

from mercato.exchange import importing, reading, restoring
from mercato.exchange.exporting.closed import BY_ENDS
from mercato.exchange.exporting.formats import TABLES
from mercato.exchange.exporting.secret_names import SecretNames
from mercato.exchange.exporting.selection import TYPES
from mercato.exchange.importing import Table
from mercato.records.evidence import references
from mercato.records.journal import journal
from mercato.records.moving import move_status
from mercato.records.schema import (
    Alias,
    Identifier,
    Move,
    Organization,
    Person,
    Record,
    Source,
    Tagging,
)
from mercato.records.verbs import deleting, editing, positions

Row = dict[str, str]


def rows(desk: Desk, table: str, **options: object) -> list[Row]:
    return list(csv.DictReader(desk.text(table, "csv", **options).splitlines()))


def internal(desk: Desk, name: str = "Covert Corp") -> str:
    return desk.add("organization", name=name, confidentiality="internal")


def test_a_position_that_is_closed_through_its_owner_is_no_link_either(desk: Desk) -> None:
    ada, org = desk.add("person", name="Ada"), internal(desk)
    move = desk.add("move", person=ada, to="Apple", close_old="no", open_new="no")
    with journal.edit("test.edit"):
        held = positions.create(person=desk.id(ada), organization=desk.id(org))
        Move.update(from_position=held, to_position=held).where(Move.id == desk.id(move)).execute()
    result = desk.export("moves", "csv")
    assert editing.uid_of(held) not in desk.out.read_text()
    assert result.blanked == 2
    shown = rows(desk, "moves", include_confidential=True)
    assert shown[0]["from_position_uid"] == editing.uid_of(held)


def test_people_whose_only_post_there_is_confidential_are_not_counted(desk: Desk) -> None:
    desk.add("position", person="Ada", organization="Apple", is_current="yes")
    post = desk.add("position", person="Bob", organization="Apple", is_current="yes")
    with journal.edit("test.edit"):
        editing.set_field(desk.id(post), "confidentiality", "internal")
    assert [row["people_now"] for row in rows(desk, "organizations")] == ["1"]


def test_records_about_protected_people_are_not_counted_for_a_source(desk: Desk) -> None:
    source = desk.add("source", headline="News")
    hidden = desk.add("person", name="Secretive Smith", confidentiality="protected")
    desk.add("move", person=hidden, to="Apple", source=source)
    desk.add("claim", text="It is so.", subject=[hidden], source=source)
    desk.add("move", person="Ada", to="Apple", source=source)
    assert [row["records"] for row in rows(desk, "sources", columns=("records",))] == ["1"]


def test_a_claim_about_a_move_or_claim_of_somebody_protected_stays_out(desk: Desk) -> None:
    hidden = desk.add("person", name="Secretive Smith", confidentiality="protected")
    move = desk.add("move", person=hidden, to="Apple")
    claim = desk.add("claim", text="There will be more of them.", subject=[move, "Apple"])
    denial = desk.add("claim", text="There will not.", kind="denial", subject=[claim])
    desk.add("claim", text="Something else.", subject=["Apple"])
    for what, _ in desk.everywhere():
        content = desk.all_bytes().decode(errors="replace")
        assert not [one for one in (move, claim, denial, "There will") if one in content], what
    assert desk.export("claims", "csv").withheld == 2
    assert desk.export("all", "jsonl").withheld == 4


@pytest.mark.parametrize(("end", "counted"), [("from", "arrivals"), ("to", "departures")])
def test_a_move_of_which_one_end_is_withheld_counts_at_the_other(
    desk: Desk, end: str, counted: str
) -> None:
    other = "to" if end == "from" else "from"
    desk.add("move", person="Ada", **{end: internal(desk), other: "Apple"})
    desk.add("move", party="a team", **{end: internal(desk, "Sly Fox"), other: "Apple"})
    columns = ("name", "arrivals", "departures", "internal", "groups_in", "groups_out")
    (row,) = rows(desk, "organizations", columns=columns)
    grouped = "groups_in" if counted == "arrivals" else "groups_out"
    assert {name for name, count in row.items() if count == "1"} == {counted, grouped}
    assert len(rows(desk, "moves")) == 2


def test_a_post_that_is_withheld_is_no_reason_to_show_no_other(desk: Desk) -> None:
    ada, hidden = desk.add("person", name="Ada"), internal(desk)
    desk.add("position", person=ada, organization="Meta", role="adviser", is_current="unknown")
    desk.add("position", person=ada, organization="Apple", role="CFO", is_current="yes")
    desk.add("position", person=ada, organization=hidden, is_current="yes", start="2025")
    columns = ("role", "organization")
    (row,) = rows(desk, "people", columns=columns)
    assert (row["role"], row["organization"]) == ("CFO", "Apple")
    places = {one["name"]: one["uid"] for one in rows(desk, "organizations")}
    assert row["organization_uid"] == places["Apple"]
    (row,) = rows(desk, "people", columns=columns, include_confidential=True)
    assert row["organization"] == "Covert Corp"


def test_nothing_counts_for_what_it_only_belongs_to_through_something_withheld(desk: Desk) -> None:
    desk.add("organization", name="Covert Corp", parent="Apple", confidentiality="internal")
    lab = desk.add("organization", name="Lab", parent="Apple > Covert Corp")
    desk.add("position", person="Ada", organization=lab, is_current="yes")
    desk.add("position", person="Bob", organization="Apple > Other", is_current="yes")
    desk.add("move", person="Ada", to=lab)
    found = {row["name"]: row for row in rows(desk, "organizations")}
    counts = {name: (row["people_now"], row["arrivals"]) for name, row in found.items()}
    assert counts == {"Apple": ("1", "0"), "Other": ("1", "0"), "Lab": ("1", "1")}


def test_the_uid_of_a_protected_person_in_a_text_is_a_trace(desk: Desk) -> None:
    hidden = desk.add("person", name="Secretive Smith", confidentiality="protected")
    desk.add("person", name="Ada", note=f"see {hidden.upper()}")
    assert hidden not in desk.text("people", "csv").lower()


@pytest.mark.parametrize("end", ["from", "to"])
def test_nothing_tells_that_an_end_is_known_but_withheld(desk: Desk, end: str) -> None:
    given = (
        {end: internal(desk), "to_verification": "rumoured"}
        if end == "to"
        else {end: internal(desk)}
    )
    desk.add("move", person="Ada", **given)
    desk.add("move", person="Bob", **{end: "?"})
    one, other = (
        {name: row[name] for name in row if name.startswith(f"{end}_")}
        for row in rows(desk, "moves")
    )
    assert one == other
    assert {name: text for name, text in one.items() if text} == {f"{end}_state": "unknown"}
    lines = map(json.loads, desk.text("moves", "jsonl").splitlines())
    told = [line for line in lines if line["type"] == "move"]
    assert f"{end}_state" in told[0]
    assert list(told[0]) == list(told[1])


def test_no_history_nor_evidence_tells_of_a_destination_that_is_withheld(desk: Desk) -> None:
    hidden, unknown = (desk.add("move", person="Ada", to=to) for to in (internal(desk), "?"))
    source = desk.id(desk.add("source", headline="News"))
    with journal.edit("test.edit"):
        references.add_reference(source, desk.id(hidden), field="to_organization")
        references.add_reference(source, desk.id(unknown))
        move_status.set_status(desk.id(hidden), to_verification="rumoured")
        for move in (hidden, unknown):
            editing.set_field(desk.id(move), "kind", "joins")
            move_status.set_status(desk.id(move), stage="started")
    lines = map(json.loads, desk.text("moves", "jsonl").splitlines())
    told = {line["uid"]: line for line in lines if "uid" in line}
    assert list(told[hidden]) == list(told[unknown])
    assert told[hidden]["statuses"] == told[unknown]["statuses"]
    assert "field" not in told[hidden]["references"][0]
    with journal.edit("test.import"):
        assert restoring.run(desk.out).counts["changed"] == 0


ENDS = [("?", "X"), ("X", "?"), ("Meta", "X"), ("X", "Meta"), ("X", "-"), ("X", "X")]


def kinds(desk: Desk, ends: tuple[str, str], **given: str) -> list[str]:
    """The kinds of two moves, with an end withheld and with one that nobody knows."""
    for end in (internal(desk), "?"):
        leaves, joins = (end if one == "X" else one for one in ends)
        desk.add("move", person="Ada", **{"from": leaves, "to": joins}, **given)
    return [row["kind"] for row in rows(desk, "moves")]


@pytest.mark.parametrize("ends", ENDS)
def test_the_kind_of_a_move_does_not_tell_of_an_end_that_is_withheld(
    desk: Desk, ends: tuple[str, str]
) -> None:
    withheld, unknown = kinds(desk, ends)
    assert withheld == unknown


def test_no_kind_tells_that_an_own_venture_is_withheld(desk: Desk) -> None:
    hidden = desk.add("move", person="Ada", **{"from": "Meta", "to": internal(desk)})
    with journal.edit("test.edit"):
        Move.update(to_state="own_venture", kind="moves").where(
            Move.id == desk.id(hidden)
        ).execute()
    (row,) = rows(desk, "moves")
    lines = map(json.loads, desk.text("moves", "jsonl").splitlines())
    told = [line["kind"] for line in lines if line["type"] == "move"]
    assert [row["kind"]] == told == ["leaves"]


@pytest.mark.parametrize("kind", ["moves", "joins", "leaves", "returns"])
@pytest.mark.parametrize("ends", ENDS)
def test_all_formats_say_the_same_kind_and_it_stays_when_it_comes_back(
    desk: Desk, ends: tuple[str, str], kind: str
) -> None:
    told = kinds(desk, ends, kind=kind)
    lines = map(json.loads, desk.text("moves", "jsonl").splitlines())
    assert sorted(line["kind"] for line in lines if line["type"] == "move") == sorted(told)
    assert set(told) - BY_ENDS == {kind} - BY_ENDS
    with journal.edit("test.import"):
        assert restoring.run(desk.out).counts["changed"] == 0


@pytest.mark.parametrize("style", ["csv", "jsonl"])
def test_an_end_that_was_withheld_stays_when_the_export_comes_back(
    desk: Desk, tmp_path: Path, style: str
) -> None:
    desk.add("move", person="Ada", to=internal(desk))
    desk.out = tmp_path / f"out.{style}"
    desk.export("moves", style)
    with journal.edit("test.import"):
        if style == "csv":
            table = Table(reading.look(desk.out), "out.csv")
            report = importing.run(table, importing.propose(table, "moves").plan)
        else:
            report = restoring.run(desk.out)
    assert (report.counts["changed"], report.counts["refused"]) == (0, 0)
    assert (Move.get().to_state, Move.get().kind) == ("known", "joins")


@pytest.mark.parametrize("seed", range(4))
def test_a_table_is_as_if_nothing_confidential_had_ever_been_recorded(
    desk: Desk, seed: int
) -> None:
    random = Random(seed)
    random_desk.fill(random)
    with journal.edit("test.edit"):
        name_apart()
        for record in list(Record.select()):
            level = "internal" if random.random() < 0.15 else "public"
            Record.update(confidentiality=level).where(Record.id == record.id).execute()
    told = {table: facts(desk, table) for table in TABLES}
    with journal.edit("test.edit"):
        forget(SecretNames().closed.records)
    assert told == {table: facts(desk, table) for table in TABLES}


def facts(desk: Desk, table: str) -> list[Row]:
    found = sorted(rows(desk, table), key=lambda row: row["uid"])
    # Rows that no verb made say at random of what kind a move is.
    return [{name: row[name] for name in row if name != "kind"} for row in found]


def name_apart() -> None:
    """Give everybody a name of their own, so that no text names anybody."""
    for model in (Person, Organization):
        for one in list(model.select()):
            model.update(name=f"{model.__name__} X{one.id}").where(model.id == one.id).execute()
    others = {"given_name": None, "family_name": None, "sort_name": None, "native_name": None}
    Person.update(**others).execute()
    Organization.update(website=None).execute()
    Source.update(headline=None, url=None, authors=None).execute()
    for owned in (Alias, Identifier, Tagging):
        owned.delete().execute()


def forget(closed: set[int]) -> None:
    """Delete records as if nobody had known of the ends and parents that they are."""
    for end in ("from", "to"):
        unknown = {f"{end}_organization": None, f"{end}_state": "unknown", f"{end}_role": None}
        unknown |= {"to_verification": None} if end == "to" else {}
        Move.update(**unknown).where(getattr(Move, f"{end}_organization").in_(closed)).execute()
    for link in (Organization.parent, Source.outlet):
        link.model.update({link: None}).where(link.in_(closed)).execute()
    for record_type in reversed(TYPES):
        for record in list(Record.select().where(Record.type == record_type)):
            if record.id in closed and Record.get_or_none(id=record.id):
                deleting.delete(record.id)


@pytest.mark.parametrize("down", [False, True])
def test_no_place_in_the_order_tells_what_a_row_does_not_show(desk: Desk, down: bool) -> None:
    for person, to in (("Ada", "Apple"), ("Bob", internal(desk)), ("Cy", "Zoom"), ("Dee", "?")):
        desk.add("move", person=person, to=to)
    found = rows(desk, "moves", sort=(("to_organization", down),))
    joined = ["Zoom", "Apple"] if down else ["Apple", "Zoom"]
    assert [row["to_organization"] for row in found] == [*joined, "", ""]
    desk.add("move", person="Cy", to=internal(desk, "Other Corp"))
    hidden = desk.add("person", name="Secretive Smith", confidentiality="protected")
    for _ in range(3):
        desk.add("move", person=hidden, to="Apple")
    found = rows(desk, "organizations", sort=(("arrivals", True),))
    assert [row["arrivals"] for row in found] == ["1", "1"]
    assert found[-1]["name"] == "Apple"


def test_the_date_of_a_tip_is_not_told_by_the_place_of_a_move(desk: Desk) -> None:
    for day, kind in (("2025-01-01", "article"), ("2025-02-01", "tip"), ("2025-03-01", "article")):
        source = desk.add("source", kind=kind, headline=day, published_on=day)
        desk.add("move", person=f"P {day}", to="Apple", source=source)
    found = rows(desk, "moves", columns=("date",))
    assert [row["date"] for row in found] == ["2025-03-01", "2025-01-01", ""]


def test_a_move_that_a_tip_tells_of_has_the_date_of_what_is_public(desk: Desk) -> None:
    tip = desk.add("source", kind="tip", headline="Tip", published_on="2025-02-01")
    news = desk.add("source", headline="News", published_on="July 2025")
    first, second = (desk.add("move", person=name, to="Apple", source=tip) for name in ("A", "B"))
    with journal.edit("test.edit"):
        references.add_reference(desk.id(news), desk.id(first))
    found = {row["uid"]: row for row in rows(desk, "moves")}
    told = [found[first][name] for name in ("date", "date_which", "date_earliest", "date_latest")]
    assert told == ["2025-07", "first_reported", "2025-07-01", "2025-07-31"]
    assert (found[second]["date"], found[second]["date_which"]) == ("", "")


def test_the_uids_of_subjects_are_quoted_where_the_delimiter_stands_between_them(
    desk: Desk,
) -> None:
    desk.add("claim", text="It is so.", subject=["Apple", "Meta"])
    desk.export("claims", "csv", delimiter=";", columns=("subjects", "text"))
    with desk.out.open(newline="") as handle:
        header, row = csv.reader(handle, delimiter=";")
    assert len(row) == len(header)
    assert row[header.index("text")] == "It is so."


def test_the_day_of_a_tip_is_not_the_date_of_a_role(desk: Desk) -> None:
    tip = desk.add("source", kind="tip", headline="Tip", published_on="2025-07-01")
    given = {"to": "Apple", "stage": "started", "verification": "confirmed"}
    desk.add("move", person="Ada", source=tip, **given)
    desk.add("position", person="Bob", organization="Apple", is_current="yes", source=tip)
    columns = ("name", "role", "organization", "as_of")
    found = rows(desk, "people", columns=columns, include_confidential=True)
    assert [row["as_of"] for row in found] == ["2025-07-01", "2025-07-01"]
    found = rows(desk, "people", columns=columns)
    assert [(row["organization"], row["as_of"]) for row in found] == [("Apple", "")] * 2


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("claim", {"text": "Secretive Smith goes.", "subject": ["Apple"]}),
        ("move", {"party": "friends, Secretive Smith", "to": "Apple"}),
        ("source", {"headline": "Secretive Smith speaks", "url": "https://x.io/secretive-smith"}),
    ],
)
def test_what_has_nothing_left_to_tell_leaves_no_link_to_it(
    desk: Desk, kind: str, values: dict[str, Any]
) -> None:
    desk.add("person", name="Secretive Smith", confidentiality="protected")
    hollow = desk.add(kind, **values)
    if kind == "source":
        desk.add("move", person="Ada", to="Apple", source=hollow)
        desk.add("source", headline="Copied", relays=hollow)
    else:
        desk.add("claim", text="So they say.", subject=["Apple", hollow])
    if kind == "move":
        desk.add("move", person="Ada", to="Apple", member_of=hollow)
    for what, _ in desk.everywhere():
        assert hollow.encode() not in desk.all_bytes(), what
    assert desk.export(f"{kind}s", "csv").withheld >= 1


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("move", {"party": "analysts, Price", "to": "Apple"}),
        ("source", {"headline": "Price rises hit Apple", "url": "https://x.io/price-rises"}),
    ],
)
def test_a_word_that_is_a_family_name_too_keeps_no_move_and_no_source_out(
    desk: Desk, kind: str, values: dict[str, Any]
) -> None:
    desk.add("person", name="Anna Price", confidentiality="protected")
    told = desk.add(kind, **values)
    for what, _ in desk.everywhere():
        assert b"price" not in desk.all_bytes().lower(), what
    assert desk.export(f"{kind}s", "csv").withheld == 0
    assert told in desk.text("all", "jsonl")


def test_a_claim_whose_text_holds_a_family_name_stays_out_as_there_is_none_without(
    desk: Desk,
) -> None:
    desk.add("person", name="Anna Price", confidentiality="protected")
    desk.add("claim", text="Price rises hit Apple.", subject=["Apple"])
    assert rows(desk, "claims") == []
    assert desk.export("claims", "csv").withheld == 1
